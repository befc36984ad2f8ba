"""What is written above the time axis: data date and commitments, in as many lines as keep them apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ropewalk.drawing.glyphs import width_of
from ropewalk.drawing.timeline.layout.measures import TEXT
from ropewalk.drawing.timeline.layout.scale import Scale
from ropewalk.drawing.timeline.rows.vocabulary import Timeline
from ropewalk.drawing.timeline.rows.words import NB, short_date

_GAP = 5.0
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class HeadMark:
    """Words beside a line that runs through the rows; `kind` is `now` or `commit`."""

    kind: str
    x: float
    words: str
    line: int
    is_left: bool

    @property
    def stretch(self) -> tuple[float, float]:
        """From where to where its words reach."""
        width = width_of(self.words, size=TEXT, bold=True)
        return (self.x - _GAP - width, self.x - _GAP) if self.is_left else (self.x + _GAP, self.x + _GAP + width)


@dataclass(slots=True)
class _Lines:
    """Marks that have their place; a mark's own line runs down from its words through every line below them."""

    scale: Scale
    marks: list[HeadMark] = field(default_factory=list)

    def place(self, kind: str, x: float, words: str) -> None:
        """The lowest line in which words fit, right of x or left of it; without words where there is none."""
        width = width_of(words, size=TEXT, bold=True)
        sides = (False, True) if x < self.scale.right - width - 2 * _GAP else (True, False)
        choices = (HeadMark(kind, x, words, line, is_left) for line in range(_MOST_LINES) for is_left in sides)
        found = next((mark for mark in choices if self._is_free(mark)), HeadMark(kind, x, "", 0, False))
        self.marks.append(found)

    def _is_free(self, mark: HeadMark) -> bool:
        start, end = mark.stretch
        if start < self.scale.left or end > self.scale.right:
            return False
        for other in self.marks:
            left, right = other.stretch
            if other.words and mark.line == other.line and start - _GAP < right and end + _GAP > left:
                return False
            if other.line >= mark.line and start - 2 < other.x < end + 2:
                return False
            if mark.line >= other.line and other.words and left - 2 < mark.x < right + 2:
                return False
        return True


def head_marks(timeline: Timeline, scale: Scale) -> tuple[list[HeadMark], int]:
    """The marks above the axis and how many lines they take."""
    lines = _Lines(scale)
    for each in _wanted(timeline, scale):
        lines.place(*each)
    return lines.marks, max((mark.line for mark in lines.marks), default=0) + 1


def _wanted(timeline: Timeline, scale: Scale) -> Iterator[tuple[str, float, str]]:
    dates = sorted({each.date for each in timeline.data_dates})
    if dates and scale.holds(dates[-1]):
        words = f"Data date {short_date(dates[-1])}"
        if len(dates) > 1:
            words = f"Data dates {short_date(dates[0])} to {short_date(dates[-1])}"
        yield "now", scale.x(dates[-1]), words.replace(" ", NB)
    for promise in timeline.promises:
        if scale.holds(promise.date):
            words = f"Committed {short_date(promise.date)}".replace(" ", NB)
            yield "commit", scale.x(promise.date), words
