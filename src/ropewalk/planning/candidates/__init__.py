"""Proposals of handoffs between the projects of one plan, for people to accept or to leave."""

from collections.abc import Iterable, Mapping
from itertools import chain

from ropewalk.planning.candidates.atlas import Atlas
from ropewalk.planning.candidates.candidate import Candidate, Evidence, LinkOut
from ropewalk.planning.candidates.hints import hints_of_links, hints_of_names, hints_of_quotes, hints_of_waits
from ropewalk.planning.candidates.reach import Reach
from ropewalk.planning.plan import Plan, TaskRef
from ropewalk.planning.schedule import Schedule

__all__ = ["Candidate", "Evidence", "LinkOut", "candidates"]

MOST = 100
"""Nobody reads more proposals than this; the surest are kept."""


def candidates(
    plan: Plan, schedule: Schedule, links: Iterable[LinkOut] = (), *, files: Mapping[str, str] | None = None
) -> tuple[Candidate, ...]:
    """What could be a handoff and is none yet, the surest first.

    Links that leave a file, tasks that one plan quotes from another, names that say that a task waits ("waiting
    for", "blocked by", "wartet auf", "en attente de", "depende de" …), and milestones of one name. Never a handoff
    that is stated already, never one that closes a circle with the plan or with a candidate before it, none into
    what is finished, at most 100.

    links   links that leave their file, as their files write them
    files   project key -> the name of the file it came from, to know the project that a link means
    cost    O(tasks + links) for each candidate
    """
    atlas = Atlas(plan, files or {})
    hints = sorted(
        chain(
            hints_of_links(atlas, links), hints_of_quotes(atlas), hints_of_waits(atlas), hints_of_names(atlas, schedule)
        ),
        key=lambda each: each.evidence,
    )
    reach = Reach.of(plan, atlas.outline) if hints else None
    taken = {(handoff.giver, handoff.receiver) for handoff in plan.handoffs}
    kept: list[Candidate] = []
    for hint in hints:
        if reach is None or len(kept) == MOST or not _is_new(atlas, hint, taken):
            continue
        if not reach.leads(hint.giver, hint.receiver):
            reach.add(hint.giver, hint.receiver)
            taken.add((hint.giver, hint.receiver))
            kept.append(hint)
    return tuple(kept)


def _is_new(atlas: Atlas, hint: Candidate, taken: set[tuple[TaskRef, TaskRef]]) -> bool:
    """Between two projects, into something open, and not stated: a project alone gives nothing it gives already."""
    if hint.giver.project == hint.receiver.project or not atlas.is_open(hint.receiver):
        return False
    if hint.giver.key is None:
        return not any(giver.project == hint.giver.project and hint.receiver == receiver for giver, receiver in taken)
    return (hint.giver, hint.receiver) not in taken
