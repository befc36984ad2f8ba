"""What moved the program's finish: shares along the driving path that add up to the move.

Along the path that drives the later of the two finishes every task and every wait has a length in both versions. The
differences of these lengths add up to the difference of the finishes, whatever happened elsewhere:

    finish' - finish = (first start' - first start) + sum of (length' - length) - room before the finish

All are counted in working minutes of one calendar, that of the project that finishes last, so that nothing is lost in
between. A difference that a person's change explains is that change's share; the rest is room and closed days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ropewalk.planning.compare.impact import Causes, Share
from ropewalk.planning.compare.moves import finishing_project
from ropewalk.planning.compare.route import Point, route_of
from ropewalk.planning.compare.versions import Versions
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.phrases import date_phrase, list_phrase, work_phrase
from ropewalk.planning.plan import Lag, LagUnit, Task, TaskRef
from ropewalk.planning.schedule import CauseKind
from ropewalk.planning.units import NEVER

_MOST_NAMED = 6


def causes_of(versions: Versions) -> Causes:
    """Why the program's finish moved; nothing where it did not, or where one version has none."""
    finishes = [each.schedule.program_finish for each in (versions.before, versions.after)]
    if NEVER in finishes or finishes[0] == finishes[1]:
        return Causes()
    ledger = _Ledger(versions, is_later=finishes[1] > finishes[0])
    if not ledger.is_known:
        names = [ledger.name(ref) for ref in dict.fromkeys(point.ref for point in ledger.route)]
        told = f"Together they drive the finish, and none of them was there before: {list_phrase(names)}."
        return Causes(is_exact=False, sentence=told if names else "")
    shares = tuple(share for share in ledger.shares() if share.minutes)
    return Causes(shares=shares, sentence=ledger.sentence(shares))


class _Part(NamedTuple):
    """A piece of the path, by how much it makes the finish later, and the change that explains it, if one does."""

    ref: TaskRef
    minutes: int
    clause: str = ""


@dataclass(frozen=True, eq=False)
class _Ledger:
    """The path of the later finish: that of now where the finish moves later, else that of before."""

    versions: Versions
    is_later: bool

    @property
    def here(self) -> Facts:
        """The version whose path it is."""
        return self.versions.after if self.is_later else self.versions.before

    @property
    def there(self) -> Facts:
        """The other one."""
        return self.versions.before if self.is_later else self.versions.after

    @cached_property
    def route(self) -> list[Point]:
        """The path, without what has no date on it."""
        return [point for point in route_of(self.here) if _instant(self.here, point) is not None]

    @cached_property
    def is_known(self) -> bool:
        """Whether any point of the path has a date in the other version."""
        return any(_instant(self.there, point) is not None for point in self.route)

    @cached_property
    def per_day(self) -> int:
        """Minutes of a working day, as the finish is counted."""
        project = finishing_project(self.versions)
        return 480 if project is None else max(project.minutes_per_day, 1)

    def name(self, ref: TaskRef) -> str:
        """A task for the reader."""
        facts = self.here if ref in self.here.outline.rows else self.there
        return self.versions.scope.name_of(ref, facts.task(facts.outline.rows[ref]).name)

    def shares(self) -> Iterator[Share]:
        """Each part that a change explains, then the rest in one."""
        parts = [*self._parts()]
        for part in parts:
            if part.clause:
                yield self._share(self.versions.scope.ref_of(part.ref), part.minutes, part.clause)
        rest = sum(part.minutes for part in parts if not part.clause)
        yield self._share(None, rest, self._rest(rest))

    def sentence(self, shares: tuple[Share, ...]) -> str:
        """All shares in one sentence; empty where no working time lies between the finishes."""
        total = sum(share.minutes for share in shares)
        if not total:
            return ""
        told = list_phrase([share.sentence.removesuffix(".") for share in shares], most=_MOST_NAMED)
        side = "later" if total > 0 else "earlier"
        return f"The finish moves {work_phrase(total, self.per_day)} {side}: {told}."

    def _share(self, ref: TaskRef | None, minutes: int, clause: str) -> Share:
        amount = f"{'+' if minutes > 0 else '−'}{work_phrase(minutes, self.per_day)}"
        return Share(ref=ref, minutes=minutes, sentence=f"{clause} ({amount}).")

    def _rest(self, minutes: int) -> str:
        """Room is what a path has while another one holds the finish."""
        if self.is_later:
            return "room on this path is used up" if minutes < 0 else "closed days on this path"
        return "another path holds the finish now" if minutes > 0 else "fewer closed days on this path"

    def _parts(self) -> Iterator[_Part]:
        here, there = self._positions()
        sign = 1 if self.is_later else -1
        growth = [sign * (mine - theirs) for mine, theirs in zip(here, there, strict=True)]
        yield self._anchor(self.route[0], growth[0])
        for place, (left, right) in enumerate(pairwise(self.route)):
            longer = growth[place + 1] - growth[place]
            if right.waits:
                yield from self._wait(left.ref, right.ref, longer)
            else:
                yield self._work(right.ref, longer)
        ends = self._worked([self.here.schedule.program_finish, self.there.schedule.program_finish])
        yield _Part(self.route[-1].ref, sign * (ends[0] - ends[1]) - growth[-1])

    def _anchor(self, point: Point, later: int) -> _Part:
        """The path begins at another time."""
        facts = self.versions.after
        row, side = facts.row(point.ref), "later" if later > 0 else "earlier"
        name = self.name(point.ref)
        if row is None or None in (_instant(self.here, point), _instant(self.there, point)):
            return _Part(point.ref, later)
        cause, progress = facts.schedule.causes[row], facts.task(row).progress
        if progress is not None and progress.actual_start is not None:
            return _Part(point.ref, later, f"{name} started {side}")
        data_date = facts.project(row).data_date
        if cause is not None and cause.kind is CauseKind.DATA_DATE and data_date is not None:
            return _Part(point.ref, later, f"{name} is left to the data date, {date_phrase(data_date)}")
        return _Part(point.ref, later, f"{name} starts {side}")

    def _work(self, ref: TaskRef, longer: int) -> _Part:
        """A task takes longer, has come or is gone."""
        here, there = self._task(self.here, ref), self._task(self.there, ref)
        name = self.name(ref)
        if there is None:
            return _Part(ref, longer, f"{name} is {'new' if self.is_later else 'gone'}")
        if _instant(self.there, Point(ref, is_start=False)) is None:
            return _Part(ref, longer, f"{name} {'has dates now' if self.is_later else 'has no dates any more'}")
        if here is None or not _is_restated(here, there):
            return _Part(ref, longer)
        return _Part(ref, longer, f"{name} takes {'longer' if longer > 0 else 'less time'}")

    def _wait(self, giver: TaskRef, taker: TaskRef, longer: int) -> Iterator[_Part]:
        """The wait between two tasks has another lag, or the link has come or is gone."""
        here, there = _lag_between(self.here, giver, taker), _lag_between(self.there, giver, taker)
        is_new = (
            there is None and self._task(self.there, giver) is not None and self._task(self.there, taker) is not None
        )
        sign = 1 if self.is_later else -1
        if here is not None and is_new and longer * sign > 0:
            waits = "waits for" if self.is_later else "no longer waits for"
            now = " now" if self.is_later else ""
            yield _Part(taker, longer, f"{self.name(taker)} {waits} {self.name(giver)}{now}")
            return
        waited = _working(here) - _working(there) if here is not None and there is not None else 0
        if waited:
            length = "longer" if waited * sign > 0 else "shorter"
            yield _Part(taker, sign * waited, f"the wait before {self.name(taker)} is {length}")
        yield _Part(taker, longer - sign * waited)

    def _positions(self) -> tuple[list[int], list[int]]:
        """Where each point of the path lies in working minutes, here and there.

        What is not there lies where the point before it does, so that its whole length is its share.
        """
        here = [_instant(self.here, point) for point in self.route]
        there = [_instant(self.there, point) for point in self.route]
        last = next(at for at in there if at is not None)
        filled = []
        for at in there:
            last = last if at is None else at
            filled.append(last)
        return self._worked([at or 0 for at in here]), self._worked(filled)

    def _worked(self, instants: list[int]) -> list[int]:
        project, worktimes = finishing_project(self.versions), self.versions.worktimes
        number = worktimes.number_of_clock() if project is None else worktimes.number_of_project(project)
        time = worktimes.times[number]
        if not time.total:
            return instants
        worked: list[int] = (time.positions(np.array(instants, np.int64)) >> 1).tolist()
        return worked

    def _task(self, facts: Facts, ref: TaskRef) -> Task | None:
        row = facts.row(ref)
        return None if row is None else facts.task(row)


def _instant(facts: Facts, point: Point) -> int | None:
    row = facts.row(point.ref)
    if row is None:
        return None
    return facts.start(row) if point.is_start else facts.finish(row)


def _lag_between(facts: Facts, giver: TaskRef, taker: TaskRef) -> Lag | None:
    """The lag of the first link or hard handoff between two tasks, or the summaries above them; None without one."""
    source, target = facts.row(giver), facts.row(taker)
    if source is None or target is None:
        return None
    refs = {facts.ref(at) for at in facts.own_and_above(source)}
    links = (link.lag for link in facts.links_into(target) if TaskRef(taker.project, link.source) in refs)
    handoffs = (handoff.lag for handoff in facts.handoffs_into(target) if handoff.giver in refs)
    return next(links, None) or next(handoffs, None)


def _working(lag: Lag) -> int:
    return lag.amount if lag.unit is LagUnit.WORKING else 0


def _is_restated(here: Task, there: Task) -> bool:
    """Whether a person stated otherwise how long a task takes, or by which calendar it is worked."""

    def length(task: Task) -> tuple[object, ...]:
        return task.duration, task.is_elapsed, task.splits, task.calendar, task.progress, task.manual, task.constraint

    return length(here) != length(there)
