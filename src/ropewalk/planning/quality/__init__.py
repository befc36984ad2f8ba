"""How good a plan is: open ends, pinned dates, missing progress and the like, counted against limits."""

from collections.abc import Iterator

from ropewalk.planning.findings import Finding
from ropewalk.planning.findings.quality import FACTS_AHEAD, TASKS_UNSTATED
from ropewalk.planning.plan import Plan
from ropewalk.planning.quality.baseline import judge_baseline, judge_path_index
from ropewalk.planning.quality.dates import judge_data_dates, judge_facts, judge_held
from ropewalk.planning.quality.lengths import judge_lengths
from ropewalk.planning.quality.limits import LIMITS, LONG_DAYS, STALE_DAYS, Limit
from ropewalk.planning.quality.logic import judge_ends, judge_links
from ropewalk.planning.quality.path import judge_path
from ropewalk.planning.quality.promises import judge_commitments, judge_handoffs
from ropewalk.planning.quality.sheet import Sheet
from ropewalk.planning.quality.tally import QualityCheck, Tally
from ropewalk.planning.schedule import Schedule

__all__ = ["LIMITS", "LONG_DAYS", "STALE_DAYS", "Limit", "QualityCheck", "checks_of", "quality"]

_SAID_BY_CHECK = (FACTS_AHEAD.code, TASKS_UNSTATED.code)
"""Rules of the table that `check` has already said, task by task."""


def quality(plan: Plan, schedule: Schedule, *, today: int | None = None) -> tuple[Finding, ...]:
    """What keeps a plan from being a good one: one finding for each rule that something breaks; none stops.

    Told whether or not the plan keeps within the limit of the rule. What `check` says of the plan is not repeated.

    plan, schedule  a plan and the schedule made of it
    today           an instant to hold data dates against; None: only against each other
    source          DCMA 14 points and GAO-16-89G, see `limits`
    cost            O(tasks + links)
    """
    judged = checks_of(plan, schedule, today=today)
    return tuple(each.finding for each in judged if each.finding is not None and each.name not in _SAID_BY_CHECK)


def checks_of(plan: Plan, schedule: Schedule, *, today: int | None = None) -> tuple[QualityCheck, ...]:
    """Every rule held against a plan, whether something breaks it or not, in the order of `LIMITS`."""
    judged = {tally.kind.code: tally.judged() for tally in _tallies(Sheet(plan, schedule), today)}
    return tuple(judged[name] for name in LIMITS)


def _tallies(sheet: Sheet, today: int | None) -> Iterator[Tally]:
    yield from judge_ends(sheet)
    yield from judge_links(sheet)
    yield from judge_held(sheet)
    yield from judge_lengths(sheet)
    yield from judge_facts(sheet)
    yield from judge_data_dates(sheet, today)
    yield from judge_baseline(sheet)
    yield from judge_path(sheet)
    yield from judge_path_index(sheet)
    yield from judge_handoffs(sheet)
    yield from judge_commitments(sheet)
