"""Starts that links do not explain: a task that waits for others and starts later than they ask for was put there."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ropewalk.exchange.table.links import Tie
from ropewalk.exchange.table.office import Office, Pace, Paces
from ropewalk.exchange.table.outline import Parents
from ropewalk.exchange.table.times import Times
from ropewalk.planning.plan import LagUnit, LinkKind
from ropewalk.planning.units import MINUTES_PER_DAY, NEVER, BoolArray, Int64Array

_FROM_START = (LinkKind.SS, LinkKind.SF)
_TO_FINISH = (LinkKind.FF, LinkKind.SF)
_UNKNOWN = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Gaps:
    """Where the start that each row states, or that its finish and duration make, is not the one its links ask for.

    is_later     (n,) it lies later, with work between; nobody knows what they ask for, and so it counts
    is_next_day  (n,) it lies on a later day, with or without work between
    is_earlier   (n,) it lies on an earlier day
    is_unknown   (n,) a link comes from a row without dates
    """

    is_later: BoolArray
    is_next_day: BoolArray
    is_earlier: BoolArray
    is_unknown: BoolArray


def gaps_of(ties: Sequence[Tie], parents: Parents, times: Times, office: Office) -> Gaps:
    """Stated starts beside what links into each row and the summaries above it ask for.

    Judged by the dates the sheet itself states; where a source states none, the stated date holds the row.
    """
    asked = _asked(ties, times, office)
    for row in range(len(parents)):
        at = parents[row]
        while at is not None:
            asked[row] = max(asked[row], asked[at])
            at = parents[at]
    starts = times.begins
    is_dated = (asked > NEVER) & (starts != NEVER)
    is_unknown = is_dated & (asked == _UNKNOWN)
    rows = np.flatnonzero(is_dated & ~is_unknown)
    is_later = is_unknown.copy()
    is_later[rows] = office.work_between(asked[rows], starts[rows], times.paces[rows]) > 0
    days, asked_days = starts // MINUTES_PER_DAY, asked // MINUTES_PER_DAY
    return Gaps(
        is_later=is_later,
        is_next_day=is_unknown | (is_dated & (days > asked_days)),
        is_earlier=is_dated & ~is_unknown & (days < asked_days),
        is_unknown=is_unknown,
    )


def _asked(ties: Sequence[Tie], times: Times, office: Office) -> Int64Array:
    """(n,) the earliest start that links into each row allow; NEVER for no link, _UNKNOWN where a date is missing."""
    asked = np.full(times.starts.size, NEVER, np.int64)
    if not ties:
        return asked
    sources = np.array([tie.source for tie in ties])
    targets = np.array([tie.target for tie in ties])
    from_start = np.array([tie.kind in _FROM_START for tie in ties], np.bool_)
    to_finish = np.array([tie.kind in _TO_FINISH for tie in ties], np.bool_)
    made = office.finishes_after(times.starts, times.durations, times.paces)
    ends = np.where(times.finishes == NEVER, made, times.finishes)
    moments = np.where(from_start, times.begins[sources], ends[sources])
    known = np.flatnonzero(moments != NEVER)
    work, wait = _lags(ties, times, sources)
    moments[known] = _later(moments[known], work[known], times.paces[targets[known]], office) + wait[known]
    lengths = np.maximum(times.durations[targets], 0)
    back = np.flatnonzero((moments != NEVER) & to_finish & (lengths > 0))
    moments[back] = office.starts_before(moments[back], lengths[back], times.paces[targets[back]])
    np.maximum.at(asked, targets, np.where(moments == NEVER, _UNKNOWN, moments))
    return asked


def _lags(ties: Sequence[Tie], times: Times, sources: Int64Array) -> tuple[Int64Array, Int64Array]:
    """Minutes of work and minutes of the clock that each link waits."""
    lengths = np.maximum(times.durations[sources], 0).tolist()
    work, wait = np.zeros(len(ties), np.int64), np.zeros(len(ties), np.int64)
    for number, tie in enumerate(ties):
        if tie.lag.amount:
            is_share = tie.lag.unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT)
            amount = lengths[number] * tie.lag.amount // 10_000 if is_share else tie.lag.amount
            is_work = tie.lag.unit in (LagUnit.WORKING, LagUnit.PERCENT)
            (work if is_work else wait)[number] = amount
    return work, wait


def _later(moments: Int64Array, work: Int64Array, paces: Paces, office: Office) -> Int64Array:
    """Each moment after so many minutes of work, or before where they are negative."""
    later = moments.copy()
    for pace in Pace:
        time = office.times[pace]
        ahead = np.flatnonzero((paces == pace) & (work > 0))
        later[ahead] = time.finish_after(moments[ahead], work[ahead])
        behind = np.flatnonzero((paces == pace) & (work < 0))
        later[behind] = time.start_before(moments[behind], -work[behind])
    return later
