"""A parsed file: the plan it states, what is wrong with it, and the dates it was saved with."""

from dataclasses import dataclass
from typing import NamedTuple

from ropewalk.planning.findings import Finding
from ropewalk.planning.plan import Plan, TaskRef
from ropewalk.planning.units import Instant, Minutes


class SavedDates(NamedTuple):
    """What the saving tool had computed for one task; kept beside our own answer, never mixed with it."""

    ref: TaskRef
    start: Instant | None = None
    finish: Instant | None = None
    late_start: Instant | None = None
    late_finish: Instant | None = None
    total_float: Minutes | None = None
    is_critical: bool | None = None


class WeekCount(NamedTuple):
    """Throughput of a tracker: items resolved in the week that begins on this Monday (ISO date)."""

    project: str
    week: str
    resolved: int


class CrossLink(NamedTuple):
    """A link that leaves the file: a candidate for a handoff. `file` and `other` as the file writes them."""

    task: TaskRef
    file: str
    other: str
    kind: str
    is_giver: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader answers.

    format     "mspdi", "mpp", "plan text", "sheet", "jira csv", "jira json"
    plan       None when a finding stops the file as a whole
    saved      dates as saved, for the tasks that had some
    matched    for sheets: (field, header as written) for each column that was recognised
    """

    format: str
    plan: Plan | None
    findings: tuple[Finding, ...] = ()
    saved: tuple[SavedDates, ...] = ()
    matched: tuple[tuple[str, str], ...] = ()
    throughput: tuple[WeekCount, ...] = ()
    cross_links: tuple[CrossLink, ...] = ()
