"""Starts, finishes and durations of the rows, each filled in from the other two where it is not said."""

from dataclasses import dataclass

import numpy as np

from ropewalk.exchange.table.amounts import Amounts, amounts_of, say_unreadable, unit_of_header, unit_that_fits
from ropewalk.exchange.table.dates import Span
from ropewalk.exchange.table.faults import Faults, counted, rows_named
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.moments import Moments
from ropewalk.exchange.table.office import Office, Pace, Paces
from ropewalk.exchange.table.paces import StatedPaces
from ropewalk.exchange.table.rows import Rows
from ropewalk.planning.findings.tables import (
    SHEET_DATES_REVERSED,
    SHEET_DURATIONS_DIFFER,
    SHEET_FINISH_AFTER,
    SHEET_WORKS_EVERY_DAY,
)
from ropewalk.planning.plan import TimeUnit
from ropewalk.planning.units import MINUTES_PER_DAY, NEVER, BoolArray, Int64Array
from ropewalk.planning.units import text_of as date_text_of

_NEEDED_ROWS = 3
_NEEDED_SHARE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """n rows. Instants and minutes are (n,) int64, NEVER where nothing is known.

    starts, finishes  as stated, a day being its first and last working minute
    begins            the start as stated, else what finish and duration make of it
    durations         working minutes of each row's pace
    amounts           durations as written
    remaining         remaining durations as written
    unit              what durations without a unit count; None where there is none of them
    """

    starts: Int64Array
    finishes: Int64Array
    begins: Int64Array
    durations: Int64Array
    paces: Paces
    amounts: Amounts
    remaining: Amounts
    unit: TimeUnit | None

    @property
    def is_clock(self) -> BoolArray:
        """(n,) whether each row is worked by the clock."""
        return np.asarray(self.paces == Pace.CLOCK)


def times_of(
    rows: Rows,
    moments: Moments,
    office: Office,
    *,
    unit: TimeUnit | None,
    stated: StatedPaces,
    is_summary: BoolArray,
    faults: Faults,
) -> Times:
    """Read the durations and bring them together with the dates. `unit` is binding for durations without one.

    Dates win over a duration without a unit, since those are often formulas or calendar days; a duration
    with its unit wins over dates.
    """
    amounts = amounts_of(rows, Field.DURATION, office.scale, TimeUnit.DAYS)
    is_clock = stated.is_clock | stated.is_wait
    starts = office.starts(moments.column(Field.START, len(rows)), is_clock)
    finishes = office.finishes(_last_spans(rows, moments), is_clock)
    _drop_reversed(rows, moments, starts, finishes, faults)
    paces = stated.paces if stated.week is not None else _paces(office, starts, finishes, amounts, is_clock)
    spans = office.work_between(starts, finishes, paces)
    has_both = (starts != NEVER) & (finishes != NEVER)
    plain = np.array([amount is not None and amount.is_plain for amount in amounts], np.bool_)
    counts = has_both & ~is_summary
    if plain.any():
        unit = unit or unit_of_header(rows) or unit_that_fits(amounts, plain & counts, spans, office.scale, faults)
        amounts = amounts_of(rows, Field.DURATION, office.scale, unit)
    say_unreadable(rows, Field.DURATION, amounts, faults)
    lengths = _minutes(amounts)
    takes_dates = has_both & (plain | (lengths == NEVER))
    if _finish_on_next_day(lengths, spans, plain & counts, office.scale.day):
        chosen = has_both & plain
        _take_day_before(rows, moments, office, finishes=finishes, paces=paces, chosen=chosen, faults=faults)
        spans, takes_dates = np.where(chosen, lengths, spans), has_both & (lengths == NEVER)
    _say_different(rows, lengths, spans, counts, takes_dates, office.scale.day, faults)
    durations = np.where(takes_dates, np.maximum(spans, 0), lengths)
    if stated.week is None:
        _say_every_day(rows, (paces == Pace.EVERY_DAY) & (durations > 0) & ~is_summary, faults)
    remaining = amounts_of(rows, Field.REMAINING, office.scale, unit or TimeUnit.DAYS)
    say_unreadable(rows, Field.REMAINING, remaining, faults)
    return Times(
        starts=starts,
        finishes=finishes,
        begins=_begins(starts, finishes, durations, paces, office),
        durations=durations,
        paces=paces,
        amounts=amounts,
        remaining=remaining,
        unit=unit if plain.any() else None,
    )


def _last_spans(rows: Rows, moments: Moments) -> list[Span | None]:
    """Finishes; where a sheet states one date alone, a week, month or quarter is when the work goes on."""
    if rows.has(Field.FINISH) or rows.has(Field.DURATION):
        return moments.column(Field.FINISH, len(rows))
    starts = moments.column(Field.START, len(rows))
    return [span if span is not None and span.is_rough else None for span in starts]


def _minutes(amounts: Amounts) -> Int64Array:
    return np.array([NEVER if amount is None else amount.minutes for amount in amounts], np.int64)


def _begins(
    starts: Int64Array, finishes: Int64Array, durations: Int64Array, paces: Paces, office: Office
) -> Int64Array:
    begins = starts.copy()
    rows = np.flatnonzero((starts == NEVER) & (finishes != NEVER) & (durations != NEVER))
    begins[rows] = office.starts_before(finishes[rows], durations[rows], paces[rows])
    return begins


def _paces(office: Office, starts: Int64Array, finishes: Int64Array, amounts: Amounts, is_clock: BoolArray) -> Paces:
    """A row that starts or finishes on a free day works every day; one whose start only opens a time does not."""
    has_length = np.array([amount is not None and amount.minutes > 0 for amount in amounts], np.bool_)
    opens_only = (finishes == NEVER) & has_length
    ends = np.where(finishes == NEVER, NEVER, finishes - 1)
    works_then = (office.is_free(starts) & ~opens_only) | office.is_free(ends)
    return np.where(is_clock, Pace.CLOCK, np.where(works_then, Pace.EVERY_DAY, Pace.WEEK)).astype(np.int8)


def _say_every_day(rows: Rows, chosen: BoolArray, faults: Faults) -> None:
    """Rows that one date makes work seven days a week are said once."""
    found = [rows.numbers[row] for row in np.flatnonzero(chosen).tolist()]
    if found:
        count = counted(len(found), "row starts or finishes", "rows start or finish")
        faults.add(SHEET_WORKS_EVERY_DAY, count=count, rows=rows_named(found))


def _drop_reversed(rows: Rows, moments: Moments, starts: Int64Array, finishes: Int64Array, faults: Faults) -> None:
    """A finish before its start is said and left out."""
    firsts, lasts = (moments.column(field, len(rows)) for field in (Field.START, Field.FINISH))
    for row in np.flatnonzero((starts > finishes) & (finishes != NEVER)).tolist():
        first, last = firsts[row], lasts[row]
        if first is None or last is None or last.last > first.first:
            continue
        facts = {"start": _day_text(first.first), "finish": _day_text(last.first)}
        header = rows.header(Field.FINISH)
        faults.add(SHEET_DATES_REVERSED, row=rows.numbers[row], column=header, task=rows.called(row), **facts)
        finishes[row] = NEVER


def _day_text(instant: int) -> str:
    return (date_text_of(instant) or "").removesuffix("T00:00").replace("T", " ")


def _finish_on_next_day(stated: Int64Array, spans: Int64Array, rows: BoolArray, day: int) -> bool:
    """Whether finishes are start plus duration, as formulas make them: the day after the last day of work."""
    chosen = rows & (stated > 0)
    count = int(np.count_nonzero(chosen))
    return count >= _NEEDED_ROWS and int(np.count_nonzero(chosen & (spans - stated == day))) >= _NEEDED_SHARE * count


def _take_day_before(
    rows: Rows,
    moments: Moments,
    office: Office,
    *,
    finishes: Int64Array,
    paces: Paces,
    chosen: BoolArray,
    faults: Faults,
) -> None:
    """Finishes named by a day move to the end of the last day of work before it."""
    spans = moments.column(Field.FINISH, len(rows))
    moved = [row for row in np.flatnonzero(chosen).tolist() if (span := spans[row]) and span.last > span.first]
    midnights = finishes[moved] // MINUTES_PER_DAY * MINUTES_PER_DAY
    finishes[moved] = office.last_finishes(midnights, paces[moved])
    faults.add(SHEET_FINISH_AFTER, column=rows.header(Field.FINISH), field=rows.header(Field.FINISH))


def _say_different(
    rows: Rows,
    durations: Int64Array,
    spans: Int64Array,
    counts: BoolArray,
    takes_dates: BoolArray,
    day: int,
    faults: Faults,
) -> None:
    differ = counts & (durations != NEVER) & (durations > 0) & (np.abs(durations - spans) > day // 2)
    header = rows.header(Field.DURATION)
    for chosen, used in (
        (differ & takes_dates, "The dates are used."),
        (differ & ~takes_dates, "The durations are used."),
    ):
        numbers = [rows.numbers[row] for row in np.flatnonzero(chosen).tolist()]
        if numbers:
            count = counted(len(numbers), "row states", "rows state")
            faults.add(SHEET_DURATIONS_DIFFER, column=header, count=count, rows=rows_named(numbers), used=used)
