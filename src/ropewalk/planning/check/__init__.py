"""The only judge of a plan: everything that is wrong with it and can be known without a schedule."""

from collections.abc import Callable, Iterator

from ropewalk.planning.check.amounts import judge_amounts
from ropewalk.planning.check.calendars import judge_calendars
from ropewalk.planning.check.circles import judge_circles
from ropewalk.planning.check.dates import judge_dates
from ropewalk.planning.check.directory import Directory
from ropewalk.planning.check.handoffs import judge_handoffs, judge_named_tasks
from ropewalk.planning.check.keys import judge_keys
from ropewalk.planning.check.links import judge_links
from ropewalk.planning.check.outline import judge_outline
from ropewalk.planning.check.references import judge_references
from ropewalk.planning.findings import Finding
from ropewalk.planning.plan import Plan

__all__ = ["check"]

Judge = Callable[[Directory], Iterator[Finding]]

JUDGES: tuple[Judge, ...] = (
    judge_keys,
    judge_outline,
    judge_links,
    judge_circles,
    judge_calendars,
    judge_references,
    judge_handoffs,
    judge_named_tasks,
    judge_dates,
    judge_amounts,
)


def check(plan: Plan) -> tuple[Finding, ...]:
    """Everything that is wrong with a plan, in the order of the plan; nothing where it is sound.

    A finding `stops` where no schedule can be made of what it names: a circle of links or parents, a key that
    names two things, dates and amounts no calendar holds, a calendar nobody can work by. What is merely left
    out (a link to a task that is not there) is said and does not stop.

    raises   nothing, whatever the plan holds
    cost     O(tasks + links) where no links form a circle; see `circles` for those that do
    """
    directory = Directory.of(plan)
    return tuple(finding for judge in JUDGES for finding in judge(directory))
