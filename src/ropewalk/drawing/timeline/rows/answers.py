"""What the whole picture says in a sentence or two, and what it leaves out, counted."""

from ropewalk.drawing.timeline.rows.board import Board
from ropewalk.drawing.timeline.rows.folding import Folding
from ropewalk.drawing.timeline.rows.ties import Tied
from ropewalk.drawing.timeline.rows.vocabulary import MOST_TIES, Promise
from ropewalk.drawing.timeline.rows.words import LEAST_DAYS, counted, days_words, finish_date, finish_day
from ropewalk.planning.phrases import list_phrase
from ropewalk.planning.units import NEVER


def title_of(board: Board) -> str:
    """The name of the program; of its project where it has only one."""
    if board.plan.name:
        return board.plan.name
    if len(board.lanes) == 1:
        return board.lanes[0].project.name or board.lanes[0].project.key
    return board.plan.key


def answer_of(board: Board, promises: tuple[Promise, ...], tied: Tied) -> str:
    """When the program finishes, against what is committed, what drives it, and which handoffs are late."""
    finish = board.schedule.program_finish
    if finish == NEVER or board.extent is None:
        return "No task has a date."
    subject = "The program" if len(board.lanes) > 1 else "The project"
    when = f"{subject} finishes {finish_day(finish)}{_against(promises)}"
    drivers = [lane.project.key for lane in board.lanes if lane.drives]
    drives = f"; {list_phrase(drivers)} {'drives' if len(drivers) == 1 else 'drive'} it"
    parts = [f"{when}{drives if drivers and len(board.lanes) > 1 else ''}."]
    if tied.late_handoffs:
        verb = "is" if tied.late_handoffs == 1 else "are"
        parts.append(f"{tied.late_handoffs:,} of {counted(tied.open_handoffs, 'open handoff')} {verb} forecast late.")
    return " ".join(parts)


def notes_of(board: Board, tied: Tied, folding: Folding, *, first: int, shown: int) -> tuple[str, ...]:
    """What is not in the picture, counted."""
    total = int(folding.standing.lines.size)
    window = "" if shown == total else f"Rows {first + 1:,} to {first + shown:,} of {total:,}"
    without = f"{counted(tied.dateless, 'handoff has', 'handoffs have')} no date and cannot be drawn"
    notes = [
        window,
        _stand_ins(board, folding.stand_ins),
        _handoffs(tied),
        without if tied.dateless else "",
        f"{counted(tied.left_out, 'link')} beyond {MOST_TIES} not drawn" if tied.left_out else "",
        _dateless(board),
    ]
    return tuple(note for note in notes if note)


def _stand_ins(board: Board, lines: frozenset[int]) -> str:
    """How many stages and projects stand for the tasks below them."""
    if not lines:
        return ""
    inside = sum(int(board.lines.sizes[line]) for line in lines)
    lanes = len(lines.intersection(board.lines.heads))
    parts = [counted(count, noun) for count, noun in ((len(lines) - lanes, "stage"), (lanes, "project")) if count]
    return f"{list_phrase(parts)} {'stands' if len(lines) == 1 else 'stand'} for {counted(inside, 'row')}"


def _against(promises: tuple[Promise, ...]) -> str:
    first = min(promises, key=lambda promise: promise.date, default=None)
    if first is None or first.days_late is None:
        return ""
    committed = f"the {finish_date(first.date)} committed"
    if abs(first.days_late) < LEAST_DAYS:
        return ", on the day committed"
    return f", {days_words(abs(first.days_late))} {'after' if first.days_late > 0 else 'before'} {committed}"


def _handoffs(tied: Tied) -> str:
    if not tied.open_handoffs and not tied.hidden:
        return ""
    delivered = f", {tied.hidden:,} delivered hidden" if tied.hidden else ""
    return f"{counted(tied.open_handoffs, 'open handoff')}{delivered}"


def _dateless(board: Board) -> str:
    dateless = int((board.schedule.start == NEVER).sum())
    if not dateless:
        return ""
    return f"{dateless:,} of {counted(len(board.outline.tasks), 'task')} {'has' if dateless == 1 else 'have'} no date"
