"""Lines of the program become the rows of a picture."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ropewalk.drawing.timeline.rows.board import Board
from ropewalk.drawing.timeline.rows.comparing import Comparing
from ropewalk.drawing.timeline.rows.doing import done_until, lane_until, pieces_of
from ropewalk.drawing.timeline.rows.lanes import Lane
from ropewalk.drawing.timeline.rows.lines import Standing
from ropewalk.drawing.timeline.rows.promises import lane_promises, task_promises
from ropewalk.drawing.timeline.rows.sentences import lane_sentence, row_sentence
from ropewalk.drawing.timeline.rows.vocabulary import Row, RowKind, Span
from ropewalk.planning.plan import Task, TaskKind, TaskRef
from ropewalk.planning.progress import work_of
from ropewalk.planning.units import NEVER

_MOST_NOTES = 3


@dataclass(frozen=True, eq=False)
class Bars:
    """Makes rows for the lines that stand, `first` to `stop`."""

    board: Board
    standing: Standing
    comparing: Comparing
    first: int
    stop: int

    def rows(self) -> tuple[Row, ...]:
        """The rows, in order."""
        return tuple(self._row(line) for line in self._lines)

    @cached_property
    def _lines(self) -> list[int]:
        return [int(line) for line in self.standing.lines[self.first : self.stop]]

    @cached_property
    def _tasks(self) -> list[int]:
        """Rows of the outline that are shown."""
        rows = self.board.lines.rows[self._lines]
        return [int(row) for row in rows if row >= 0]

    @cached_property
    def _slips(self) -> dict[int, float]:
        return self.comparing.slips(self._tasks)

    @cached_property
    def _notes(self) -> dict[int, str]:
        """Why delays begin, at most three: where most of a delay is a task's own, critical ones first."""
        lines, folded = self.board.lines, self.standing.folded
        places = {row: int(lines.places[row]) for row in self._tasks if row in self._slips}
        barred = {row: self._slips[row] for row, at in places.items() if not lines.sizes[at] or at in folded}
        critical = self.board.schedule.is_critical
        begun = sorted((not critical[row], -days, row) for row, days in self.comparing.beginnings(barred).items())
        return {row: self.comparing.note(row, -days) for _, days, row in begun[:_MOST_NOTES]}

    def _row(self, line: int) -> Row:
        row = int(self.board.lines.rows[line])
        is_folded = None if not self.board.lines.sizes[line] else line in self.standing.folded
        if row < 0:
            return self._lane(self.board.lanes[-1 - row], is_folded=is_folded)
        return self._task(row, line, is_folded=is_folded)

    def _lane(self, lane: Lane, *, is_folded: bool | None) -> Row:
        slot, is_reused = lane.slot
        promises = lane_promises(self.board, lane, self.standing)
        span = () if lane.start is None or lane.finish is None else (Span(lane.start, lane.finish),)
        return Row(
            ref=TaskRef(lane.project.key, None),
            kind=RowKind.LANE,
            depth=0,
            name=lane.project.name,
            slot=slot,
            is_reused=is_reused,
            is_folded=is_folded,
            start=lane.start,
            finish=lane.finish,
            pieces=span,
            done_until=lane_until(self.board, lane) if is_folded else None,
            is_critical=lane.drives,
            promises=promises,
            ticks=tuple(self._ticks(lane)) if is_folded else (),
            sentence=lane_sentence(lane, promises),
        )

    def _ticks(self, lane: Lane) -> Iterator[int]:
        """When the stages of a lane finish; of a lane without stages, its milestones."""
        lines, outline = self.board.lines, self.board.outline
        stages = [int(lines.rows[line]) for line in lines.stages_of(lane)]
        marks = stages or [row for row in lane.rows if outline.tasks[row].kind is TaskKind.MILESTONE]
        finishes = {int(self.board.schedule.finish[row]) for row in marks} - {NEVER, lane.finish}
        yield from sorted(finishes)

    def _task(self, row: int, line: int, *, is_folded: bool | None) -> Row:
        board, task = self.board, self.board.outline.tasks[row]
        lane = board.lines.lane_at(line)
        slot, is_reused = lane.slot
        slack = int(board.schedule.total_float[row])
        per_day = max(lane.project.minutes_per_day, 1)
        is_parent = board.outline.is_summary(row)
        shown = Row(
            ref=board.outline.refs[row],
            kind=_kind(task, is_parent=is_parent),
            depth=int(board.lines.depths[line]),
            name=board.facts.name(row),
            slot=slot,
            is_reused=is_reused,
            is_folded=is_folded,
            start=board.facts.start(row),
            finish=board.facts.finish(row),
            pieces=pieces_of(board, row),
            done_until=done_until(board, row),
            baseline=self.comparing.span(row),
            slip_days=self._slips.get(row),
            slip_note=self._notes.get(row, ""),
            float_days=None if slack == NEVER else slack / per_day,
            is_critical=bool(board.schedule.is_critical[row]),
            is_done=bool(board.done[row]),
            is_held=task.manual is not None and task.external is None,
            is_external=task.external is not None,
            is_active=task.is_active,
            deadline=task.deadline,
            promises=task_promises(board, row),
        )
        return replace(shown, sentence=row_sentence(board, row, shown, baseline=self.comparing.number))


def _kind(task: Task, *, is_parent: bool) -> RowKind:
    if is_parent:
        return RowKind.STAGE
    if task.kind is TaskKind.MILESTONE or (work_of(task) == 0 and task.duration == 0):
        return RowKind.MILESTONE
    return RowKind.TASK
