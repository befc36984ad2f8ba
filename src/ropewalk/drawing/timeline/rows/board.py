"""A program made ready to be looked at, window after window."""

from dataclasses import dataclass
from functools import cached_property

from ropewalk.drawing.timeline.rows.handoffs import Given, givens_of
from ropewalk.drawing.timeline.rows.prepared import Prepared


@dataclass(frozen=True, eq=False)
class Board(Prepared):
    """What every window on a program needs, made once: keep it beside the schedule it was made of."""

    @cached_property
    def givens(self) -> list[Given]:
        """Every handoff as it stands."""
        return givens_of(self)

    @cached_property
    def stages(self) -> frozenset[str]:
        """The names under which all stages fold: `LED:S1`."""
        rows = (int(self.lines.rows[line]) for line in self.lines.stages)
        return frozenset("{0.project}:{0.key}".format(self.outline.refs[row]) for row in rows)
