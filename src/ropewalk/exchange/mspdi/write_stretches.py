"""Work laid out in time: Project has no field for a pause, it only shows when people work on a task."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ropewalk.exchange.mspdi.terms import TimephasedKind
from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.plan import Task
from ropewalk.planning.progress import remaining_of, work_of
from ropewalk.planning.units import MINUTES_PER_DAY, Minutes

_MOST_ROWS = 5_000


class Stretch(NamedTuple):
    """Work from one instant to another within a day, so many minutes of it."""

    kind: TimephasedKind
    start: int
    finish: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The working time of a task and when it starts."""

    time: WorkingTime
    start: int

    def stretches(self, task: Task) -> Iterator[Stretch]:
        """Days on which a split task is worked on; what is done is actual work."""
        done = max(work_of(task) - sum(split.gap for split in task.splits) - remaining_of(task), 0)
        is_begun = task.progress is not None and task.progress.actual_start is not None
        at = int(self.time.positions(self.start)) >> 1
        worked = 0
        rows = 0
        for length, gap in _parts(task):
            for share, kind in _shares(length, (done if is_begun else 0) - worked):
                for stretch in self._days(at, share, kind):
                    yield stretch
                    rows += 1
                    if rows > _MOST_ROWS:
                        return
                at += share
            worked += length
            at += gap

    def _days(self, at: int, minutes: int, kind: TimephasedKind) -> Iterator[Stretch]:
        """A piece of work that is not interrupted, day by day."""
        while minutes > 0:
            start = int(self.time.instants(2 * at + 1))
            midnight = start - start % MINUTES_PER_DAY + MINUTES_PER_DAY
            until = (int(self.time.positions(midnight, late=True)) >> 1) - at
            share = min(minutes, until)
            if share <= 0:
                return
            yield Stretch(kind, start, int(self.time.instants(2 * (at + share))), share)
            at, minutes = at + share, minutes - share


def _parts(task: Task) -> Iterator[tuple[int, int]]:
    """Working minutes of each part of a split task and of the pause after it."""
    done = 0
    duration = task.duration or 0
    for split in task.splits:
        if not done < split.after < duration or split.gap <= 0:
            continue
        yield split.after - done, split.gap
        done = split.after
    yield max(duration - done, 0), 0


def _shares(length: int, done: int) -> Sequence[tuple[Minutes, TimephasedKind]]:
    """What of a part is done, and what is left of it."""
    first = min(max(done, 0), length)
    return (Minutes(first), TimephasedKind.ACTUAL), (Minutes(length - first), TimephasedKind.REMAINING)
