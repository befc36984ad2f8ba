"""Time without work behind the rows: closed days of each project's calendar, and blackout windows by name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from ropewalk.drawing.timeline.rows.board import Board
from ropewalk.drawing.timeline.rows.lines import Standing
from ropewalk.drawing.timeline.rows.vocabulary import Shade, Span
from ropewalk.planning.plan import Blackout, Project, TaskRef
from ropewalk.planning.recurring import weekdays_of
from ropewalk.planning.units import MINUTES_PER_DAY, BoolArray, Day, Int64Array
from ropewalk.planning.worktime import Worktimes

_WEEKEND_PIXELS = 6.0
"""Weekends are shaded when a day has at least so many pixels."""
_LEAST_PIXELS = 3.0
_USUAL_SHARE = 0.5
_MOST_DAYS = 20_000
_CONTEXT_DAYS = 60


@dataclass(frozen=True, eq=False)
class Shading:
    """Shades the rows `first` to `stop` that stand. `day_pixels`: how wide a day is drawn."""

    board: Board
    standing: Standing
    first: int
    stop: int
    span: Span
    day_pixels: float

    def shades(self) -> tuple[Shade, ...]:
        """Closed time of each lane, lanes beside each other with the same one joined, then the blackouts."""
        return (*_joined(self._closed()), *self._blackouts())

    def _closed(self) -> Iterator[Shade]:
        days = (self.span.finish - self.span.start) // MINUTES_PER_DAY
        if days > _MOST_DAYS:
            return
        first = Day(self.span.start // MINUTES_PER_DAY - _CONTEXT_DAYS)
        last = Day(self.span.finish // MINUTES_PER_DAY + _CONTEXT_DAYS)
        worktimes = Worktimes(self.board.plan, first, last)
        known: dict[int, list[Span]] = {}
        for project, top, bottom in self._lanes():
            number = worktimes.number_of_project(project)
            if number not in known:
                known[number] = list(self._runs(worktimes.times[number].working_days(), first))
            for span in known[number]:
                yield Shade(span=span, first=top, last=bottom)

    def _lanes(self) -> Iterator[tuple[Project, int, int]]:
        """The projects in the window with their first and last row."""
        heads = [int(self.standing.positions[head]) for head in self.board.lines.heads]
        ends = (*heads[1:], int(self.standing.lines.size))
        for lane, head, end in zip(self.board.lanes, heads, ends, strict=False):
            top, bottom = max(head, self.first), min(end, self.stop) - 1
            if top <= bottom:
                yield lane.project, top, bottom

    def _runs(self, works: BoolArray, first: Day) -> Iterator[Span]:
        """Closed days next to each other that are wide enough to see; plain weekends only when days are wide."""
        usual = _usual(works, weekdays_of(np.arange(first, first + works.size, dtype=np.int64)))
        edges = np.flatnonzero(np.diff(np.concatenate([[True], works, [True]]).astype(np.int8)))
        for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            is_holiday = usual[begin:end].any() and (end - begin) * self.day_pixels >= _LEAST_PIXELS
            if self.day_pixels < _WEEKEND_PIXELS and not is_holiday:
                continue
            span = self._cut((first + begin) * MINUTES_PER_DAY, (first + end) * MINUTES_PER_DAY)
            if span is not None:
                yield span

    def _blackouts(self) -> Iterator[Shade]:
        for blackout in self.board.plan.blackouts:
            span = self._cut(blackout.start, blackout.finish)
            if span is None:
                continue
            for top, bottom in _stretches(sorted(self._rows_of(blackout))):
                yield Shade(span=span, first=top, last=bottom, name=blackout.name or blackout.key)

    def _rows_of(self, blackout: Blackout) -> set[int]:
        """The rows in the window that show what a blackout names, and all below it."""
        found: set[int] = set()
        for ref in blackout.tasks:
            line = self._line(ref)
            if line is None:
                continue
            last = line + int(self.board.lines.sizes[line])
            rows = range(int(self.standing.positions[line]), int(self.standing.positions[last]) + 1)
            found.update(range(max(rows.start, self.first), min(rows.stop, self.stop)))
        return found

    def _line(self, ref: TaskRef) -> int | None:
        if ref.key is None:
            number = self.board.lanes_by_key.get(ref.project)
            return None if number is None else self.board.lines.heads[number]
        row = self.board.facts.row(ref)
        return None if row is None else int(self.board.lines.places[row])

    def _cut(self, start: int, finish: int) -> Span | None:
        start, finish = max(start, self.span.start), min(finish, self.span.finish)
        return Span(start, finish) if start < finish else None


def _usual(works: BoolArray, weekdays: Int64Array) -> BoolArray:
    """(days,) whether each day is one that is usually worked, by its weekday."""
    usual = np.zeros(works.size, np.bool_)
    for weekday in range(7):
        same = weekdays == weekday
        usual[same] = bool(same.any()) and float(works[same].mean()) >= _USUAL_SHARE
    return usual


def _joined(shades: Iterator[Shade]) -> list[Shade]:
    """The same time in lanes that follow each other as one."""
    whole: dict[Span, list[Shade]] = {}
    for shade in shades:
        above = whole.setdefault(shade.span, [])
        if above and above[-1].last + 1 == shade.first:
            above[-1] = replace(above[-1], last=shade.last)
        else:
            above.append(shade)
    return [shade for stack in whole.values() for shade in stack]


def _stretches(rows: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of numbers that follow each other without a gap."""
    begin = 0
    for place, row in enumerate(rows):
        if place + 1 == len(rows) or rows[place + 1] != row + 1:
            yield rows[begin], row
            begin = place + 1
