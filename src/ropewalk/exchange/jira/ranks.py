"""How high each issue stands: as Jira says it, by the name of its type, else by what stands below that type."""

from collections.abc import Sequence

from ropewalk.exchange.jira.issue import EPIC, INITIATIVE, ITEM, SUB_TASK, Issue
from ropewalk.exchange.jira.words import RANKS
from ropewalk.exchange.table.headers import plain

_HIGHEST = INITIATIVE + 3


def ranks_of(issues: Sequence[Issue], parents: Sequence[int], epics: frozenset[str]) -> list[int]:
    """The rank of each issue.

    parents  the row of what each belongs to, -1 for none
    epics    keys that a field for epics names
    """
    known = [_known_rank(issue, epics) for issue in issues]
    by_type: dict[str, int] = {}
    for _ in range(_HIGHEST - SUB_TASK):
        before = dict(by_type)
        for row, parent in enumerate(parents):
            if parent >= 0 and known[parent] is None and issues[parent].type != issues[row].type:
                below = _rank(issues[row], known[row], by_type)
                name = issues[parent].type.casefold()
                by_type[name] = min(max(by_type.get(name, ITEM), below + 1), _HIGHEST)
        if by_type == before:
            break
    return [_rank(issue, rank, by_type) for issue, rank in zip(issues, known, strict=True)]


def _known_rank(issue: Issue, epics: frozenset[str]) -> int | None:
    if issue.rank is not None:
        return issue.rank
    words = plain(issue.type)
    if words in RANKS:
        return RANKS[words]
    if "epic" in words.split() or issue.key in epics:
        return EPIC
    return SUB_TASK if words.startswith(("sub task", "subtask")) else None


def _rank(issue: Issue, known: int | None, by_type: dict[str, int]) -> int:
    return by_type.get(issue.type.casefold(), ITEM) if known is None else known
