"""The instants of an export: days become the first and last working minute of the standard week, moments stay."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

from ropewalk.exchange.jira.issue import Dates, Issue, Version
from ropewalk.exchange.table.dates import Span
from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.calendars import STANDARD
from ropewalk.planning.units import MINUTES_PER_DAY, Day, Instant, Int32Array, Minutes

_MARGIN_DAYS = 400
"""Room for work that ends on the first day or starts on the last."""

Instants = list[Instant | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Instants of n issues, None where nothing is stated, and of the versions by project and name.

    sprint_starts, sprint_dues  those of the last sprint an issue was put into
    facts_end                   the end of work on the day of the newest change; None where none is stated
    """

    working: WorkingTime
    starts: Instants
    dues: Instants
    sprint_starts: Instants
    sprint_dues: Instants
    created: Instants
    updated: Instants
    resolved: Instants
    changed: Instants
    began: Instants
    version_starts: dict[tuple[str, str], Instant]
    version_dues: dict[tuple[str, str], Instant]
    facts_end: Instant | None

    @classmethod
    def of(cls, issues: Sequence[Issue], versions: Iterable[Version]) -> "Times":
        """The instants of an export's issues and versions."""
        stated = list(versions)
        working = _working_time(list(_spans(issues, stated)))

        def starts(pick: Callable[[Dates], Span | None]) -> Instants:
            return _starts(working, [pick(issue.dates) for issue in issues])

        def ends(pick: Callable[[Dates], Span | None]) -> Instants:
            return _ends(working, [pick(issue.dates) for issue in issues])

        names = [(version.project, version.name) for version in stated]
        version_starts = _starts(working, [version.start for version in stated])
        version_dues = _ends(working, [version.release for version in stated])
        facts = {
            "created": starts(lambda dates: dates.created),
            "updated": ends(lambda dates: dates.updated),
            "resolved": ends(lambda dates: dates.resolved),
            "changed": ends(lambda dates: dates.changed),
            "began": starts(lambda dates: dates.began),
        }
        released = [at for at, version in zip(version_dues, stated, strict=True) if version.is_released]
        known = [at for column in (*facts.values(), released) for at in column if at is not None]
        return cls(
            working=working,
            starts=starts(lambda dates: dates.start),
            dues=ends(lambda dates: dates.due),
            sprint_starts=starts(lambda dates: dates.sprint),
            sprint_dues=ends(lambda dates: dates.sprint),
            **facts,
            version_starts={name: at for name, at in zip(names, version_starts, strict=True) if at is not None},
            version_dues={name: at for name, at in zip(names, version_dues, strict=True) if at is not None},
            facts_end=_end_of_day(working, max(known, default=None)),
        )

    def work_between(self, start: Instant, finish: Instant) -> Minutes:
        """Working minutes between two instants, 0 where the second is the earlier one."""
        return Minutes(max(int(self.working.work_between(start, finish)), 0))

    def start_before(self, finish: Instant, minutes: Minutes) -> Instant:
        """When work of so many minutes has to begin to be finished then."""
        return Instant(int(self.working.start_before(finish, minutes)))


def _end_of_day(working: WorkingTime, newest: Instant | None) -> Instant | None:
    """The later of a moment and the last working minute of its day: what is not done by then goes on the next day."""
    if newest is None:
        return None
    midnight = newest - newest % MINUTES_PER_DAY + MINUTES_PER_DAY
    return Instant(max(newest, int(working.last_finish(midnight))))


def _starts(working: WorkingTime, spans: list[Span | None]) -> Instants:
    firsts = [None if span is None else Instant(span.first) for span in spans]
    return _instants(working.next_start, firsts, [_is_day(span) for span in spans])


def _ends(working: WorkingTime, spans: list[Span | None]) -> Instants:
    lasts = [None if span is None else Instant(span.last) for span in spans]
    return _instants(working.last_finish, lasts, [_is_day(span) for span in spans])


def _is_day(span: Span | None) -> bool:
    return span is not None and span.last > span.first


def _instants(edge: Callable[[ArrayLike], Int32Array], instants: list[Instant | None], is_day: list[bool]) -> Instants:
    """Days moved to the working minute at their edge; moments as they are."""
    days = [at for at, moves in zip(instants, is_day, strict=True) if moves and at is not None]
    moved = dict(zip(days, edge(days).tolist() if days else (), strict=True))
    return [Instant(moved[at]) if moves and at is not None else at for at, moves in zip(instants, is_day, strict=True)]


def _working_time(spans: list[Span]) -> WorkingTime:
    """The standard week over all days that are stated."""
    first = min((span.first for span in spans), default=0) // MINUTES_PER_DAY - _MARGIN_DAYS
    last = max((span.last for span in spans), default=0) // MINUTES_PER_DAY + _MARGIN_DAYS
    return WorkingTime.of(STANDARD, calendars={}, first=Day(first), last=Day(last))


def _spans(issues: Sequence[Issue], versions: Sequence[Version]) -> Iterable[Span]:
    for issue in issues:
        dates = issue.dates
        every = (dates.start, dates.due, dates.created, dates.updated, dates.resolved, dates.changed, dates.began)
        yield from (span for span in (*every, dates.sprint) if span is not None)
    for version in versions:
        yield from (span for span in (version.start, version.release) if span is not None)
