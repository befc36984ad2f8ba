"""Microsoft Project XML: their codes, our words, both ways. Read by the reader and by the writer."""

from enum import IntEnum
from typing import NamedTuple, TypeVar

from ropewalk.planning.calendars import RecurrenceKind
from ropewalk.planning.plan import ConstraintKind, LagUnit, LinkKind, ResourceKind, TimeUnit

Theirs = TypeVar("Theirs")
Ours = TypeVar("Ours")

NAMESPACE = "http://schemas.microsoft.com/project"

LINK_KINDS: dict[int, LinkKind] = {0: LinkKind.FF, 1: LinkKind.FS, 2: LinkKind.SF, 3: LinkKind.SS}
"""`PredecessorLink/Type`."""

CONSTRAINTS: dict[int, ConstraintKind] = {
    0: ConstraintKind.ASAP,
    1: ConstraintKind.ALAP,
    2: ConstraintKind.MSO,
    3: ConstraintKind.MFO,
    4: ConstraintKind.SNET,
    5: ConstraintKind.SNLT,
    6: ConstraintKind.FNET,
    7: ConstraintKind.FNLT,
}
"""`Task/ConstraintType`."""

RESOURCE_KINDS: dict[int, ResourceKind] = {0: ResourceKind.MATERIAL, 1: ResourceKind.WORK, 2: ResourceKind.COST}
"""`Resource/Type`. Project itself writes cost resources as material with `IsCostResource`."""


class Measure(NamedTuple):
    """How an amount of time is shown.

    unit          None where the amount is a share (percent)
    is_elapsed    counted by the clock, not in working time
    is_estimated  shown with a question mark
    """

    unit: TimeUnit | None
    is_elapsed: bool = False
    is_estimated: bool = False


_UNITS = (TimeUnit.MINUTES, TimeUnit.HOURS, TimeUnit.DAYS, TimeUnit.WEEKS, TimeUnit.MONTHS)
_FIRST_UNIT, _FIRST_SHARE, _ESTIMATED = 3, 19, 32

MEASURES: dict[int, Measure] = {
    **{_FIRST_UNIT + 2 * place: Measure(unit) for place, unit in enumerate(_UNITS)},
    **{_FIRST_UNIT + 1 + 2 * place: Measure(unit, is_elapsed=True) for place, unit in enumerate(_UNITS)},
    _FIRST_SHARE: Measure(None),
    _FIRST_SHARE + 1: Measure(None, is_elapsed=True),
}
MEASURES |= {code + _ESTIMATED: measure._replace(is_estimated=True) for code, measure in MEASURES.items()}
"""`DurationFormat`, `LagFormat`, `LevelingDelayFormat`: 3 m, 4 em, 5 h … 12 emo, 19 %, 20 e%; estimated from 35 on."""

UNSTATED_MEASURES = frozenset({21, 53})
"""Formats that say nothing: shown as the project shows durations."""

LAG_UNITS: dict[tuple[bool, bool], LagUnit] = {
    (False, False): LagUnit.WORKING,
    (False, True): LagUnit.ELAPSED,
    (True, False): LagUnit.PERCENT,
    (True, True): LagUnit.ELAPSED_PERCENT,
}
"""Unit of a lag by (is a share, is elapsed)."""

LAG_PER_MINUTE = 10
"""`LinkLag`, `LevelingDelay`, `Delay` and the slacks count tenths of a minute; a lag that is a share counts percent."""

SHARE_PER_PERCENT = 100
"""Our shares are hundredths of a percent."""

COST_PER_UNIT = 100
"""Costs count hundredths of the currency's unit, however many digits the currency shows."""

RECURRENCES: dict[int, RecurrenceKind] = {
    2: RecurrenceKind.YEARLY_DAY,
    3: RecurrenceKind.YEARLY_POSITION,
    4: RecurrenceKind.MONTHLY_DAY,
    5: RecurrenceKind.MONTHLY_POSITION,
    6: RecurrenceKind.WEEKLY,
    7: RecurrenceKind.DAILY,
}
"""`Exception/Type`. 1 is a stretch of days that does not recur; 8 and 9 are never written by Project."""

STRETCH = 1
"""`Exception/Type` of a stretch of days."""

MONTH_ITEMS: dict[int, tuple[int, ...]] = {
    0: (0, 1, 2, 3, 4, 5, 6),
    1: (0, 1, 2, 3, 4),
    2: (5, 6),
    **{3 + day: ((day + 6) % 7,) for day in range(7)},
}
"""`Exception/MonthItem`: our weekdays (0 Monday); any day, working days, weekend days, then Sunday to Saturday."""

WEEKDAYS: dict[int, int] = {1 + day: (day + 6) % 7 for day in range(7)}
"""`WeekDay/DayType` 1 Sunday to 7 Saturday: our weekdays. 0 is a stretch of days named by `TimePeriod`."""

PERIOD_DAY = 0
"""`WeekDay/DayType` of an exception."""

WEEKDAY_BITS: dict[int, int] = {1 << day: (day + 6) % 7 for day in range(7)}
"""`Exception/DaysOfWeek`: one bit for each day, Sunday the lowest."""

MOST_BASELINES = 10
"""Baselines are numbered 0 to 10; 11 and more are interim or inner ones of Project's own."""

NOBODY = -65535
"""`Assignment/ResourceUID` of work that nobody is on."""

NO_CALENDAR = -1
"""`CalendarUID` and `BaseCalendarUID` that name none."""

PROJECT_ROW = 0
"""UID of the task that stands for the whole project."""


class TimephasedKind(IntEnum):
    """`TimephasedData/Type` of work, as far as it shapes a schedule."""

    REMAINING = 1
    ACTUAL = 2


class Contour(IntEnum):
    """`Assignment/WorkContour`."""

    FLAT = 0
    BY_HAND = 8


class TaskMode(IntEnum):
    """`Task/Type`: what stays when work, units or duration change."""

    FIXED_UNITS = 0
    FIXED_DURATION = 1
    FIXED_WORK = 2


def inverse(terms: dict[Theirs, Ours]) -> dict[Ours, Theirs]:
    """Our words, their codes; the lowest code where several mean the same."""
    return {ours: theirs for theirs, ours in reversed(terms.items())}
