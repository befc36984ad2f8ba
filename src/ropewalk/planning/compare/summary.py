"""An impact in a few words."""

from dataclasses import replace

from ropewalk.planning.compare.impact import Impact
from ropewalk.planning.phrases import count_phrase, list_phrase
from ropewalk.planning.plan import TaskKind

_BREAKS = (("handoff", "breaks", "break"), ("commitment", "is missed", "are missed"))
_MENDS = (("handoff", "is mended", "are mended"), ("commitment", "is met again", "are met again"))


def with_sentence(impact: Impact) -> Impact:
    """The impact with its sentence: the program's finish, the weightiest milestone, and the rest counted."""
    if impact.is_empty:
        return replace(impact, sentence="Nothing changed and nothing moved.")
    milestone = next(iter(impact.milestones), None)
    counts = [*_moved(impact), *_promises(impact), *_stated(impact)]
    rest = list_phrase(counts, most=len(counts))
    told = [impact.program.sentence, "" if milestone is None else milestone.sentence, f"{rest[:1].upper()}{rest[1:]}."]
    return replace(impact, sentence=" ".join(filter(None, told)))


def _moved(impact: Impact) -> list[str]:
    count = sum(move.kind is not TaskKind.SUMMARY for move in impact.moves)
    return [_counted(count, "task", "moves", "move") if count else "no task moves"]


def _promises(impact: Impact) -> list[str]:
    told = []
    for moves, breaks, mends in zip((impact.handoffs, impact.commitments), _BREAKS, _MENDS, strict=True):
        broken, mended = sum(move.breaks for move in moves), sum(move.is_mended for move in moves)
        told += [_counted(broken, *breaks)] if broken else []
        told += [_counted(mended, *mends)] if mended else []
    return told


def _stated(impact: Impact) -> list[str]:
    told = [
        _counted(len(notes), "task", f"is {word}", f"are {word}")
        for notes, word in ((impact.added, "new"), (impact.gone, "gone"))
        if notes
    ]
    if impact.unseen:
        told.append(f"{impact.unseen:,} more out of sight")
    return told


def _counted(count: int, noun: str, one: str, many: str) -> str:
    return f"{count_phrase(count, noun)} {one if count == 1 else many}"
