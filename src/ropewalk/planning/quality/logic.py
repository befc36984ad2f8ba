"""Links: loose ends, leads, lags, kinds, summaries (DCMA 1 to 4, GAO 2)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ropewalk.planning.findings import FindingKind
from ropewalk.planning.findings.quality import (
    LINKS_ON_SUMMARIES,
    LINKS_OTHER_KINDS,
    LINKS_WITH_LAG,
    LINKS_WITH_LEAD,
    TASKS_DANGLING,
    TASKS_WITHOUT_PREDECESSOR,
    TASKS_WITHOUT_SUCCESSOR,
)
from ropewalk.planning.plan import LinkKind
from ropewalk.planning.quality.sheet import MOST_NAMED, OPEN_TASK, IntArray, Sheet, Tie
from ropewalk.planning.quality.tally import Tally
from ropewalk.planning.units import NEVER, BoolArray

_TO_START = (LinkKind.FS, LinkKind.SS)
_FROM_FINISH = (LinkKind.FS, LinkKind.FF)


def judge_ends(sheet: Sheet) -> Iterator[Tally]:
    """Open tasks that nothing leads to or that lead to nothing; each project may begin and end once."""
    ends = _Ends(sheet)
    work = sheet.is_open
    starts, finishes = sheet.schedule.start, -sheet.schedule.finish.astype(np.int64)
    loose = _excused(sheet, work & ~ends.has_source, starts)
    yield _tasks(sheet, TASKS_WITHOUT_PREDECESSOR, loose)
    loose = _excused(sheet, work & ~ends.has_target, finishes)
    yield _tasks(sheet, TASKS_WITHOUT_SUCCESSOR, loose)
    open_starts = ends.has_source & ~ends.start_is_held & ~sheet.has_begun
    open_finishes = ends.has_target & ~ends.finish_leads
    yield _tasks(sheet, TASKS_DANGLING, work & sheet.takes_time & (open_starts | open_finishes))


def judge_links(sheet: Sheet) -> Iterator[Tally]:
    """Links into what is not finished: leads, lags, other kinds than finish to start, ends on summaries."""
    done, children = sheet.is_done, sheet.facts.outline.children
    ties = [tie for tie in sheet.ties if not done[tie.target]]
    yield _links(sheet, LINKS_WITH_LEAD, ties, lambda tie: tie.lag.amount < 0)
    yield _links(sheet, LINKS_WITH_LAG, ties, lambda tie: tie.lag.amount > 0)
    yield _links(sheet, LINKS_OTHER_KINDS, ties, lambda tie: tie.kind is not LinkKind.FS)
    yield _links(sheet, LINKS_ON_SUMMARIES, ties, lambda tie: tie.source in children or tie.target in children)


@dataclass(frozen=True, eq=False)
class _Ends:
    """Which rows are tied at which end; what is tied to a summary is tied to all below it. Flags are (n,) bool."""

    sheet: Sheet

    @cached_property
    def has_source(self) -> BoolArray:
        return self._spread([tie.target for tie in self.sheet.ties])

    @cached_property
    def has_target(self) -> BoolArray:
        return self._spread([tie.source for tie in self.sheet.ties])

    @cached_property
    def start_is_held(self) -> BoolArray:
        return self._spread([tie.target for tie in self.sheet.ties if tie.kind in _TO_START])

    @cached_property
    def finish_leads(self) -> BoolArray:
        return self._spread([tie.source for tie in self.sheet.ties if tie.kind in _FROM_FINISH])

    def _spread(self, rows: Sequence[int]) -> BoolArray:
        flags = np.zeros(len(self.sheet.schedule.refs), np.bool_)
        flags[rows] = True
        return self.sheet.spread_down(flags)


def _excused(sheet: Sheet, loose: BoolArray, order: IntArray) -> BoolArray:
    """The flags without the row of each project that comes first by `order`: a project begins and ends somewhere."""
    kept = loose.copy()
    first: dict[str, int] = {}
    rows = np.flatnonzero(loose)
    for row in rows[np.argsort(order[rows], kind="stable")].tolist():
        if sheet.schedule.start[row] != NEVER:
            first.setdefault(sheet.facts.ref(row).project, row)
    kept[list(first.values())] = False
    return kept


def _tasks(sheet: Sheet, kind: FindingKind, flags: BoolArray) -> Tally:
    rows = sheet.rows(flags)
    return Tally(kind=kind, noun=OPEN_TASK, of=int(sheet.is_open.sum()), refs=sheet.refs(rows), names=sheet.names(rows))


def _links(sheet: Sheet, kind: FindingKind, ties: Sequence[Tie], breaks: Callable[[Tie], bool]) -> Tally:
    found = [tie for tie in ties if breaks(tie)]
    return Tally(
        kind=kind,
        noun="link",
        of=len(ties),
        refs=sheet.refs([tie.target for tie in found]),
        names=[sheet.tie_text(tie) for tie in found[:MOST_NAMED]],
    )
