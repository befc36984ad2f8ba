"""The marks of the time axis: weeks, months, quarters or years, as many as have room for their words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ropewalk.drawing.glyphs import width_of
from ropewalk.drawing.timeline.layout.measures import TEXT
from ropewalk.drawing.timeline.layout.scale import Scale
from ropewalk.drawing.timeline.rows.vocabulary import Zoom
from ropewalk.drawing.timeline.rows.words import NB
from ropewalk.planning.units import MINUTES_PER_DAY, date_of, day_of

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GAP = 5.0
_APART = 2.0
_LEAST_STEP = {Zoom.AUTO: 0, Zoom.WEEKS: 0, Zoom.MONTHS: 1, Zoom.QUARTERS: 3}


Words = Callable[[date], str]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with its words; `is_strong` where a year begins."""

    x: float
    words: str
    is_strong: bool

    @property
    def end(self) -> float:
        """Where its words end."""
        return self.x + _GAP + width_of(self.words, size=TEXT, bold=self.is_strong)


@dataclass(frozen=True, slots=True)
class _Step:
    """Every `months` months, or `days` days where that is set, from a Monday; `room`: pixels words need."""

    months: int
    days: int
    room: float

    def dates(self, first: date, last: date) -> Iterator[date]:
        if self.days:
            at = first - timedelta(days=first.weekday())
            while at <= last:
                yield at
                at += timedelta(days=self.days)
            return
        months = (first.year * 12 + first.month - 1) // self.months * self.months
        while months // 12 <= last.year and months // 12 < 9999:
            yield date(months // 12, months % 12 + 1, 1)
            months += self.months

    def length(self) -> float:
        """Days, about."""
        return self.days or self.months * 30.4


_STEPS = (
    _Step(0, 7, 44),
    _Step(1, 0, 36),
    _Step(2, 0, 36),
    _Step(3, 0, 36),
    _Step(6, 0, 36),
    *(_Step(12 * years, 0, 40) for years in (1, 2, 5, 10, 20, 50, 100)),
)


def ticks_of(scale: Scale, zoom: Zoom) -> list[Tick]:
    """The ticks inside the picture, no two of them so close that their words touch."""
    step = next(
        (each for each in _STEPS[_LEAST_STEP[zoom] :] if each.length() * scale.day >= each.room),
        _STEPS[-1],
    )
    words = _week_words if step.days else _quarter_words if step.months == 3 else _month_words
    if step.months >= 12:
        words = _year_words
    return list(_laid(scale, step, words))


def _laid(scale: Scale, step: _Step, words: Words) -> Iterator[Tick]:
    first = date_of(scale.span.start // MINUTES_PER_DAY)
    last = date_of(scale.span.finish // MINUTES_PER_DAY)
    dates = [at for at in step.dates(first, last) if scale.holds(day_of(at) * MINUTES_PER_DAY)]
    places = [*(scale.x(day_of(at) * MINUTES_PER_DAY) for at in dates), scale.right + _GAP]
    year: int | None = None
    taken = scale.left
    for at, x, next_x in zip(dates, places, places[1:], strict=False):
        said, is_strong = _fitting(words, at, next_x - x - _GAP - _APART, is_new=at.year != year)
        end = x + _GAP + width_of(said, size=TEXT, bold=is_strong)
        if x + _GAP < taken or end > scale.right:
            said = ""
        else:
            taken, year = end + _APART, at.year
        yield Tick(x, said, is_strong and bool(said))


def _fitting(words: Words, at: date, room: float, *, is_new: bool) -> tuple[str, bool]:
    """What is said at a date, and whether a year begins with it: in January the year alone where room is short."""
    short = words(at)
    if not is_new or words is _year_words:
        return short, False
    said = f"{short} {at.year}"
    is_tight = width_of(said, size=TEXT, bold=True) > room
    return (str(at.year) if is_tight and at.month == 1 and at.day < 8 else said), True


def _week_words(at: date) -> str:
    return f"{at.day}{NB}{_MONTHS[at.month - 1]}"


def _month_words(at: date) -> str:
    return _MONTHS[at.month - 1]


def _quarter_words(at: date) -> str:
    return f"Q{(at.month + 2) // 3}"


def _year_words(at: date) -> str:
    return str(at.year)
