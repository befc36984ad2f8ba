"""How many items each project resolved in each week."""

from collections import Counter

from ropewalk.exchange.jira.facts import Facts
from ropewalk.exchange.reading import WeekCount
from ropewalk.exchange.table.states import State
from ropewalk.planning.units import MINUTES_PER_DAY, date_of

_THURSDAY = 3
"""Day 0 (1970-01-01) was one."""


def throughput_of(facts: Facts) -> tuple[WeekCount, ...]:
    """Weeks in which something was resolved, by project and week. Epics, parts of items and dropped items count not."""
    tree = facts.tree
    counts: Counter[tuple[str, int]] = Counter()
    for row, issue in enumerate(tree.issues):
        finish = facts.own_finish(row)
        if tree.is_item(row) and issue.state is State.DONE and finish is not None:
            counts[issue.project, _monday_of((finish - 1) // MINUTES_PER_DAY)] += 1
    order = {project: at for at, project in enumerate(dict.fromkeys(issue.project for issue in tree.issues))}
    return tuple(
        WeekCount(project, date_of(monday).isoformat(), count)
        for (project, monday), count in sorted(counts.items(), key=lambda each: (order[each[0][0]], each[0][1]))
    )


def _monday_of(day: int) -> int:
    return day - (day + _THURSDAY) % 7
