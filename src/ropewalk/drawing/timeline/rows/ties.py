"""Handoffs and critical chains as ties between rows; what leads out of the window becomes counted stubs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from ropewalk.drawing.timeline.rows.board import Board
from ropewalk.drawing.timeline.rows.handoffs import Given
from ropewalk.drawing.timeline.rows.lines import Standing
from ropewalk.drawing.timeline.rows.vocabulary import MOST_TIES, End, Span, Stub, Tie
from ropewalk.drawing.timeline.rows.words import counted
from ropewalk.planning.plan import LinkKind
from ropewalk.planning.units import NEVER

_FROM_START = (LinkKind.SS, LinkKind.SF)
_TO_FINISH = (LinkKind.FF, LinkKind.SF)
_MOST_TOLD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """The ties of a window. `hidden` were delivered, `dateless` cannot be drawn, `left_out` were too many."""

    ties: tuple[Tie, ...]
    stubs: tuple[Stub, ...]
    open_handoffs: int
    late_handoffs: int
    hidden: int
    dateless: int
    left_out: int


@dataclass(frozen=True, eq=False)
class Tying:
    """Fastens ties to the rows `first` to `stop` that stand, within a span of time."""

    board: Board
    standing: Standing
    first: int
    stop: int
    span: Span
    _leaving: dict[tuple[End, bool, bool], list[str]] = field(default_factory=dict)

    def tied(self) -> Tied:
        """The most urgent ties of the window, at most 120, and what was not drawn."""
        givens = self.board.givens
        open_ones = [given for given in givens if not given.is_delivered]
        handoffs = [tie for given in open_ones if (tie := self._handoff(given)) is not None]
        touching = [*self._touching(handoffs), *self._touching(self._links())]
        drawn = sorted(touching, key=_urgency)[:MOST_TIES]
        return Tied(
            ties=tuple(drawn),
            stubs=self._stubs(),
            open_handoffs=len(open_ones),
            late_handoffs=sum(1 for given in open_ones if given.days_late is not None),
            hidden=len(givens) - len(open_ones),
            dateless=len(open_ones) - len(handoffs),
            left_out=len(touching) - len(drawn),
        )

    def _handoff(self, given: Given) -> Tie | None:
        """A handoff between the rows that show its ends; None where one of them has no date."""
        giver, receiver = self._line(given.giver_row, given.handoff.giver.project), given.receiver_row
        if given.forecast is None or receiver is None:
            return None
        reached = self._date(receiver, finish=given.handoff.kind in _TO_FINISH)
        to = self._position(int(self.board.lines.places[receiver]))
        if reached is None:
            return None
        at = to if giver is None else self._position(giver)
        return Tie(
            key=given.handoff.key,
            kind=given.handoff.kind,
            giver=End(at, given.forecast),
            receiver=End(to, reached),
            days_late=given.days_late,
            is_hard=given.handoff.is_hard,
            drives=given.drives,
            sentence=given.sentence,
        )

    def _links(self) -> Iterator[Tie]:
        """Links between critical tasks that rows of the window show; between two rows the one that comes last."""
        places, positions = self.board.lines.places, self.standing.positions
        sources, targets = self.board.chains
        above, below = positions[places[sources]], positions[places[targets]]
        gives = (above >= self.first) & (above < self.stop)
        takes = (below >= self.first) & (below < self.stop)
        shown = np.flatnonzero((gives | takes) & (above != below))
        shown = shown[np.argsort(self.board.schedule.finish[sources[shown]], kind="stable")]
        pairs = {(int(above[each]), int(below[each])): int(each) for each in shown}
        for (at, to), each in sorted(pairs.items()):
            tie = self._link(int(sources[each]), int(targets[each]), at, to)
            if tie is not None:
                yield tie

    def _link(self, source: int, target: int, at: int, to: int) -> Tie | None:
        cause = self.board.schedule.causes[target]
        kind = LinkKind(cause.link) if cause is not None and cause.link is not None else LinkKind.FS
        leaves = self._date(source, finish=kind not in _FROM_START)
        reached = self._date(target, finish=kind in _TO_FINISH)
        if leaves is None or reached is None:
            return None
        return Tie(
            key="",
            kind=kind,
            giver=End(at, leaves),
            receiver=End(to, reached),
            drives=True,
            sentence=f"{self.board.facts.name(source)} holds {self.board.facts.name(target)}",
        )

    def _touching(self, ties: Iterable[Tie]) -> Iterator[Tie]:
        """Ties with both ends in the window; those with one end in it leave a stub there."""
        for tie in ties:
            if not self._in_time(tie):
                continue
            gives, takes = self._is_in(tie.giver), self._is_in(tie.receiver)
            if gives and takes:
                yield tie
            elif gives or takes:
                near, far = (tie.giver, tie.receiver) if gives else (tie.receiver, tie.giver)
                self._leaving.setdefault((near, gives, far.row > near.row), []).append(_told(tie))

    def _stubs(self) -> tuple[Stub, ...]:
        return tuple(
            Stub(at=at, gives=gives, is_below=is_below, count=len(told), sentence=_listing(told))
            for (at, gives, is_below), told in sorted(self._leaving.items())
        )

    def _in_time(self, tie: Tie) -> bool:
        edges = sorted((tie.giver.at, tie.receiver.at))
        return edges[0] <= self.span.finish and edges[1] >= self.span.start

    def _is_in(self, end: End) -> bool:
        return self.first <= end.row < self.stop

    def _line(self, row: int | None, project: str) -> int | None:
        """The line of a giver: its task's, else that of its project; None where that is not here."""
        if row is not None:
            return int(self.board.lines.places[row])
        number = self.board.lanes_by_key.get(project)
        return None if number is None else self.board.lines.heads[number]

    def _position(self, line: int) -> int:
        return int(self.standing.positions[line])

    def _date(self, row: int, *, finish: bool) -> int | None:
        column = self.board.schedule.finish if finish else self.board.schedule.start
        return None if column[row] == NEVER else int(column[row])


def _urgency(tie: Tie) -> tuple[bool, float, bool, bool]:
    return tie.days_late is None, -(tie.days_late or 0), not tie.drives, not tie.key


def _told(tie: Tie) -> str:
    return tie.sentence


def _listing(told: list[str]) -> str:
    more = [f"and {counted(len(told) - _MOST_TOLD, 'more')}"] if len(told) > _MOST_TOLD else []
    return "; ".join([*told[:_MOST_TOLD], *more])
