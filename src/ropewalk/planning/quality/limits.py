"""What a good plan keeps to: one limit per rule, and who set it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ropewalk.planning.findings import quality as kinds

LONG_DAYS = 44
"""Working days, two months: longer tasks and larger floats are looked at (DCMA 6 and 8)."""

STALE_DAYS = 7
"""Calendar days: an update is asked for every week."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The most (or least) that a good plan has.

    share      of 1; None: counted and not judged
    source     who set it
    is_least   whether less than that is what fails
    """

    share: float | None
    source: str
    is_least: bool = False

    def passes(self, share: float) -> bool:
        """Whether a share keeps to the limit."""
        if self.share is None:
            return True
        return share >= self.share if self.is_least else share <= self.share


LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        kinds.TASKS_WITHOUT_PREDECESSOR.code: Limit(0.05, "DCMA 1, GAO 2"),
        kinds.TASKS_WITHOUT_SUCCESSOR.code: Limit(0.05, "DCMA 1, GAO 2"),
        kinds.TASKS_DANGLING.code: Limit(0.0, "GAO 2"),
        kinds.LINKS_WITH_LEAD.code: Limit(0.0, "DCMA 2"),
        kinds.LINKS_WITH_LAG.code: Limit(0.05, "DCMA 3"),
        kinds.LINKS_OTHER_KINDS.code: Limit(0.10, "DCMA 4"),
        kinds.LINKS_ON_SUMMARIES.code: Limit(0.0, "GAO 2"),
        kinds.DATES_PINNED.code: Limit(0.05, "DCMA 5"),
        kinds.TASKS_MANUAL.code: Limit(0.0, "GAO 2"),
        kinds.FLOAT_HIGH.code: Limit(0.05, "DCMA 6, GAO 7"),
        kinds.FLOAT_NEGATIVE.code: Limit(0.0, "DCMA 7, GAO 7"),
        kinds.TASKS_LONG.code: Limit(0.05, "DCMA 8, GAO 4"),
        kinds.TASKS_UNSTATED.code: Limit(0.0, "GAO 1, GAO 4"),
        kinds.FACTS_AHEAD.code: Limit(0.0, "DCMA 9"),
        kinds.WORK_BEHIND.code: Limit(0.0, "DCMA 9"),
        kinds.PROGRESS_MISSING.code: Limit(0.0, "DCMA 9, GAO 9"),
        kinds.DATA_DATE_STALE.code: Limit(0.0, "GAO 9"),
        kinds.DATA_DATE_MISSING.code: Limit(0.0, "GAO 9"),
        kinds.TASKS_UNSTAFFED.code: Limit(None, "DCMA 10, GAO 3"),
        kinds.BASELINE_MISSED.code: Limit(0.05, "DCMA 11, GAO 10"),
        kinds.TASKS_UNBASELINED.code: Limit(None, "GAO 10"),
        kinds.PATH_BROKEN.code: Limit(0.0, "DCMA 12, GAO 6"),
        kinds.PATH_FROM_DATE.code: Limit(0.0, "GAO 6"),
        kinds.PATH_INDEX_LOW.code: Limit(0.95, "DCMA 13", is_least=True),
        kinds.FINISH_INDEX_LOW.code: Limit(0.95, "DCMA 14", is_least=True),
        kinds.HANDOFFS_WITHOUT_NEED.code: Limit(0.0, "GAO 5"),
        kinds.HANDOFFS_UNPROMISED.code: Limit(0.0, "GAO 5"),
        kinds.HANDOFFS_LATE.code: Limit(0.0, "GAO 5"),
        kinds.COMMITMENTS_LATE.code: Limit(0.0, "GAO 5"),
    }
)
"""The limits of every rule, in the order in which they are told.

sources  DCMA 14-point assessment (Earned Value Management System Program Analysis Pamphlet, 2012);
         GAO-16-89G, Schedule Assessment Guide, ten best practices (its eighth, risk analysis, is no rule here)
"""
