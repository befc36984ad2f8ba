"""The working time of all calendars of a network in one set of tables, so that mixed calendars convert at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.units import Int32Array, Int64Array

_FAR = np.iinfo(np.int32).max
_SPREAD = np.int64(1) << 33


@dataclass(frozen=True, eq=False, slots=True)
class Hours:
    """c calendars, k shifts in all; each calendar's shifts end with one that is never reached.

    starts, finishes  (k,) int32 instants
    before            (k,) int32 working minutes of that calendar before each shift
    heads             (c + 1,) int32, where each calendar's shifts begin
    totals            (c,) int32 working minutes of each horizon
    """

    starts: Int32Array
    finishes: Int32Array
    before: Int32Array
    heads: Int32Array
    totals: Int32Array
    start_keys: Int64Array
    before_keys: Int64Array

    @classmethod
    def of(cls, calendars: Sequence[WorkingTime]) -> "Hours":
        """Join the tables of calendars; a calendar's number is its place in the sequence."""
        ends = np.array([_FAR], np.int32)
        starts = [part for time in calendars for part in (time.starts, ends)]
        finishes = [part for time in calendars for part in (time.finishes, ends)]
        sizes = np.array([time.starts.size + 1 for time in calendars])
        heads = np.zeros(len(calendars) + 1, np.int32)
        np.cumsum(sizes, out=heads[1:])
        spread = np.repeat(np.arange(len(calendars)) * _SPREAD, sizes)
        all_starts = np.concatenate(starts)
        before = np.concatenate([time.before for time in calendars])
        return cls(
            starts=all_starts,
            finishes=np.concatenate(finishes),
            before=before,
            heads=heads,
            totals=np.array([time.total for time in calendars], np.int32),
            start_keys=all_starts.astype(np.int64) + spread,
            before_keys=before.astype(np.int64) + spread,
        )

    def positions(self, instants: ArrayLike, calendars: ArrayLike, *, late: bool = False) -> Int32Array:
        """Positions of instants, each on its own calendar; see `calendar` for what a position is."""
        times = np.asarray(instants, np.int64)
        numbers = np.asarray(calendars, np.int64)
        shift = np.searchsorted(self.start_keys, times + numbers * _SPREAD, side="right") - 1
        is_early = shift < self.heads[numbers]
        found = np.where(is_early, self.heads[numbers], shift)
        into = times - self.starts[found]
        length = self.finishes[found].astype(np.int64) - self.starts[found]
        side = np.where(into < length, 1, np.where(into == length, 0, 0 if late else 1))
        positions = 2 * (self.before[found] + np.minimum(into, length)) + side
        return np.where(is_early, 0 if late else 1, positions).astype(np.int32)

    def instants(self, positions: ArrayLike, calendars: ArrayLike) -> Int32Array:
        """Instants of positions, each on its own calendar; outside the horizon they stop at its edge."""
        counts = np.asarray(positions, np.int64)
        numbers = np.asarray(calendars, np.int64)
        work, side = counts >> 1, counts & 1
        shift = np.searchsorted(self.before_keys, work + side + numbers * _SPREAD, side="left") - 1
        shift = np.clip(shift, self.heads[numbers], self.heads[numbers + 1] - 2)
        into = np.clip(work - self.before[shift], 0, self.finishes[shift] - self.starts[shift])
        return np.asarray(self.starts[shift] + into, np.int32)
