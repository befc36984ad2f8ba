"""The very moments on which tasks stand that nothing moves on to working time, where a dialect leaves them there.

Between two shifts working time stands still: 17:00 and the next 08:00 are one position. A task without length
stands on the moment that was asked of it; a task that has to finish with another's start shows that start.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ropewalk.planning.causes import Drivers
from ropewalk.planning.columns import FINISH, START
from ropewalk.planning.cpm import Passes
from ropewalk.planning.dialects import DIALECTS
from ropewalk.planning.schedule import CauseKind
from ropewalk.planning.statement import Statement, starts_of
from ropewalk.planning.units import Int32Array


@dataclass(frozen=True, eq=False)
class Moments:
    """Moments of the early dates of a statement's rows; only rows whose dialect leaves them where they were asked."""

    statement: Statement
    passes: Passes
    drivers: Drivers

    def stand(self, positions: Int32Array, starts: Int32Array, finishes: Int32Array) -> None:
        """Put the moments into the dates (rows,) computed from these positions, in place, where they mean the same."""
        if not self._rows:
            return
        self._put(positions[:-1:2], starts, self._lengthless)
        self._put(positions[1::2], finishes, {**self._lengthless, **self._finishing})

    def _put(self, positions: Int32Array, dates: Int32Array, moments: dict[int, int]) -> None:
        chosen = [place for place in moments if place in self._rows]
        if not chosen:
            return
        places, hours = np.array(chosen), self.passes.network.hours
        instants = np.array([moments[place] for place in chosen])
        found = hours.positions(instants, self.passes.network.calendars[places])
        agree = (found >> 1) == (positions[places] >> 1)
        rows = np.array([self._rows[place] for place in chosen])
        dates[rows[agree]] = instants[agree]

    @cached_property
    def _rows(self) -> dict[int, int]:
        """Place -> row, for the rows of dialects that have such moments."""
        projects, ranks = self.statement.outline.projects, self.passes.network.ranks
        places = {int(ranks[node]): row for row, node in self.statement.nodes.items()}
        return {
            place: row
            for place, row in places.items()
            if place >= 0 and DIALECTS[projects[row].dialect].moments_stand_as_asked
        }

    @cached_property
    def _lengthless(self) -> dict[int, int]:
        """Place -> moment of every node without length; those before it come first."""
        network = self.passes.network
        moments: dict[int, int] = {}
        stated = self._stated
        for place in np.flatnonzero(network.nodes.works[network.order.nodes] == 0).tolist():
            link = int(self.drivers.links[place])
            if link < 0 or self.drivers.is_capped[place]:
                moments[place] = stated.get(place, int(self._instants[0][place]))
            else:
                moments[place] = self._asked(link, place, moments)
        return moments

    def _asked(self, link: int, place: int, moments: dict[int, int]) -> int:
        """What a link asks of a node without length. A lag ends with the work it counts, a lead begins with it."""
        network = self.passes.network
        works, clock = network.lags[0][link], network.lags[1][link]
        if works > 0:
            return int(self._instants[2][place])
        if works < 0:
            return int(self._instants[3][place])
        return self._end(link, moments) + int(clock)

    def _end(self, link: int, moments: dict[int, int]) -> int:
        """The moment of the end of a link's source."""
        network = self.passes.network
        source = int(network.ranks[network.links.sources[link]])
        end = int(network.links.source_ends[link])
        said = self.statement.said.get(self._rows.get(source, -1), (None, None))[end]
        if said is not None:
            return said
        return moments[source] if source in moments else int(self._instants[end][source])

    @cached_property
    def _instants(self) -> tuple[Int32Array, Int32Array, Int32Array, Int32Array]:
        """(n,) instants each: starts, finishes, starts as the end of a shift, starts as the beginning of one."""
        network, earlies = self.passes.network, self.passes.earlies
        starts, finishes = earlies[:-1:2], earlies[1::2]
        begin, end, before, after = (
            network.hours.instants(positions, network.calendars)
            for positions in (starts, finishes, starts & ~1, starts | 1)
        )
        return begin, end, before, after

    @cached_property
    def _finishing(self) -> dict[int, int]:
        """Place -> finish of tasks that finish with another's start, without any lag."""
        network = self.passes.network
        links, places = self.drivers.links, np.arange(self.drivers.links.size)
        driven = (links >= 0) & ~self.drivers.is_capped & (network.nodes.works[network.order.nodes] > 0)
        places, links, stated = places[driven], links[driven], network.links
        ends_so = (stated.source_ends[links] == START) & (stated.target_ends[links] == FINISH)
        return {
            place: self._end(link, self._lengthless)
            for place, link in zip(places[ends_so].tolist(), links[ends_so].tolist(), strict=True)
            if self._is_without_lag(link)
        }

    def _is_without_lag(self, link: int) -> bool:
        """Whether somebody stated this link, and no lag on it."""
        saying = self.statement.sayings.get(link)
        return saying is not None and saying.lag.amount == 0

    @cached_property
    def _stated(self) -> dict[int, int]:
        """Place -> the moment that holds it, for rows that a date holds and no link."""
        starts = starts_of(self.statement.plan)
        return {place: at for place, row in self._rows.items() if (at := self._holding(row, starts)) is not None}

    def _holding(self, row: int, starts: dict[str, int]) -> int | None:
        task, project = self.statement.outline.tasks[row], self.statement.outline.projects[row]
        hold = self.statement.holds.get(self.statement.nodes[row])
        if hold is None:
            return None
        match hold.kind:
            case CauseKind.NONE:
                return starts.get(project.key)
            case CauseKind.CONSTRAINT:
                return None if task.constraint is None else task.constraint.at
            case CauseKind.DATA_DATE:
                return project.data_date
        return None
