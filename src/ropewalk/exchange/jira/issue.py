"""An issue as an export states it, before anybody asks which issues enter the program."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ropewalk.exchange.table.dates import Span
from ropewalk.exchange.table.states import State
from ropewalk.planning.findings import Finding
from ropewalk.planning.units import Minutes

MOST_ISSUES = 50_000
"""A file with more is refused."""

SUB_TASK, ITEM, EPIC, INITIATIVE = -1, 0, 1, 2
"""Ranks of issues: parts of an item, items, epics, and what stands above epics (2 and more)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """Working minutes: estimated at first, still to do, spent; None where nothing is stated."""

    estimate: Minutes | None = None
    remaining: Minutes | None = None
    spent: Minutes | None = None

    @property
    def planned(self) -> Minutes | None:
        """The whole estimate, where there is one; what remains and what is spent make one up."""
        if self.estimate:
            return self.estimate
        return Minutes(self.remaining + (self.spent or 0)) if self.remaining else None

    @property
    def left(self) -> Minutes | None:
        """What remains, as stated, else what the time spent leaves of the estimate."""
        if self.remaining is not None:
            return self.remaining
        return None if self.estimate is None else Minutes(max(self.estimate - (self.spent or 0), 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Days and moments as stated. `began` and `changed` say when work began and when the state was last another."""

    start: Span | None = None
    due: Span | None = None
    created: Span | None = None
    updated: Span | None = None
    resolved: Span | None = None
    changed: Span | None = None
    began: Span | None = None
    sprint: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue.

    rank         as Jira says it (see EPIC), None where it does not
    parents      keys or ids of what it belongs to, the nearest first
    epic         key of its epic where a field of its own says so
    whole        effort with that of its sub-tasks, where Jira adds it up
    blocks, waits_for   keys of other issues
    number       its row in a CSV file, else its place in the file, from 1
    is_stand_in  named by others and not in the file
    """

    key: str
    number: int
    id: str = ""
    name: str = ""
    type: str = ""
    rank: int | None = None
    status: str = ""
    state: State = State.WAITING
    resolution: str = ""
    project: str = ""
    project_name: str = ""
    lead: str | None = None
    parents: tuple[str, ...] = ()
    parent_name: str = ""
    epic: str | None = None
    versions: tuple[str, ...] = ()
    dates: Dates = Dates()
    effort: Effort = Effort()
    whole: Effort = Effort()
    points: float | None = None
    assignee: str | None = None
    email: str | None = None
    blocks: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    notes: str = ""
    is_stand_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a project: CSV exports know its name only."""

    project: str
    name: str
    start: Span | None = None
    release: Span | None = None
    is_released: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What a file holds, in its order.

    versions  by (project, name), for those that say more than their name
    findings  what was wrong with single values and with the file
    """

    file: str
    format: str
    issues: tuple[Issue, ...]
    versions: Mapping[tuple[str, str], Version] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    matched: tuple[tuple[str, str], ...] = ()
