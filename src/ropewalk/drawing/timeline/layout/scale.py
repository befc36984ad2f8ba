"""Time across the page."""

from dataclasses import dataclass

from ropewalk.drawing.timeline.rows.vocabulary import Span
from ropewalk.planning.units import MINUTES_PER_DAY


@dataclass(frozen=True, slots=True)
class Scale:
    """Instants from `span.start` at `left` to `span.finish` at `right`, evenly."""

    span: Span
    left: float
    right: float

    def x(self, instant: int) -> float:
        """Where an instant is; beyond the edges too."""
        share = (instant - self.span.start) / (self.span.finish - self.span.start)
        return self.left + share * (self.right - self.left)

    def clamped(self, instant: int) -> float:
        """Where an instant is, at the edge when it is beyond it."""
        return min(max(self.x(instant), self.left), self.right)

    def holds(self, instant: int) -> bool:
        """Whether an instant is in the picture."""
        return self.span.start <= instant <= self.span.finish

    @property
    def day(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) * MINUTES_PER_DAY / (self.span.finish - self.span.start)
