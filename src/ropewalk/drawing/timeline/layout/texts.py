"""Words inside the plot: lateness, tags of late handoffs, where delays begin, what leads out of the window."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ropewalk.drawing.glyphs import fitted, width_of
from ropewalk.drawing.timeline.layout.bands import PROGRAM, Bands, Near
from ropewalk.drawing.timeline.layout.frame import Frame
from ropewalk.drawing.timeline.layout.measures import BASE_SHIFT, DIAMOND, KNOT, PROMISE, SMALL, TEXT
from ropewalk.drawing.timeline.layout.routes import Route
from ropewalk.drawing.timeline.layout.stubs import stub_line
from ropewalk.drawing.timeline.rows.vocabulary import ProgramRow, Promise, Row, RowKind, Shade, Stub
from ropewalk.drawing.timeline.rows.words import NB, days_words, lateness_words, short_date, signed_days, start_short

_BESIDE = 8.0
_TAG_PADS = 17.0
_LONGEST_KEY = 90.0
_LONGEST_NAME = 160.0
_MOST_ROWS = 24
_NOTE_WITHIN = 90.0
_ROW_OFF, _BEYOND, _NO_LANE = 4.0, 60.0, 12.0
"""What a row costs as the place of a tag, in pixels: per row off the middle, beyond the ends, not a lane."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text at its left end and baseline; `kind` is how it is drawn; `lead` comes before it in bold."""

    kind: str
    x: float
    y: float
    said: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """The tag of a late handoff: a box around its key and delay."""

    x: float
    middle: float
    width: float
    said: str
    sentence: str


@dataclass(frozen=True, eq=False)
class Writing:
    """Places words where nothing else is; what finds no place is left out, for it is said elsewhere too."""

    frame: Frame
    bands: Bands

    def program(self, program: ProgramRow) -> Iterator[Words]:
        """The plan's finish, and how it stands to what is committed."""
        scale, middle = self.frame.scale, self.frame.program_top + self.frame.measures.program_middle
        if program.finish is None:
            return
        x = scale.x(program.finish)
        if not scale.holds(program.finish):
            arrow = "→" if x > scale.right else "←"
            said = f"plan{NB}{short_date(program.finish)}{NB}{arrow}"
            edge = scale.clamped(program.finish)
            yield from self._placed(PROGRAM, middle, "t", said, right_of=edge + _BESIDE, left_of=edge - _BESIDE)
            return
        self.bands.take(PROGRAM, x - DIAMOND, x + DIAMOND)
        edges = self._promised(PROGRAM, program.promises, x)
        said = f"plan{NB}{short_date(program.finish)}"
        yield from self._placed(
            PROGRAM, middle, "t", said, right_of=edges[1] + _BESIDE, left_of=x - DIAMOND - 5, goes_left=True
        )
        yield from self._late(PROGRAM, middle, program.promises, edges)

    def promised(self, number: int, row: Row) -> Iterator[Words]:
        """How a lane or task stands to what is committed for it."""
        extent = self.frame.extent(number)
        if extent is None or not row.promises:
            return
        reach = extent[1] + (DIAMOND if row.kind is RowKind.LANE else 0)
        edges = self._promised(number, row.promises, reach)
        yield from self._late(number, self.frame.middle(number), row.promises, edges)

    def begun(self, number: int, row: Row) -> Iterator[Words]:
        """Where a delay begins, and why."""
        extent = self.frame.extent(number)
        if extent is None or not row.slip_note or row.slip_days is None:
            return
        lead = signed_days(row.slip_days)
        width = width_of(lead, size=TEXT, bold=True) + width_of(f" {row.slip_note}", size=TEXT)
        near = Near(right_of=extent[1] + _BESIDE, left_of=extent[0] - _BESIDE, within=_NOTE_WITHIN)
        x = self.bands.find(number, width, near)
        if x is not None:
            yield Words("t", x, _base(self.frame.middle(number), TEXT), row.slip_note, lead)

    def elsewhere(self, number: int, row: Row) -> Iterator[Words]:
        """When a task is whose bar is before or after the time in the picture."""
        scale = self.frame.scale
        if row.start is None or row.finish is None or self.frame.extent(number) is not None or row.kind is RowKind.LANE:
            return
        is_after = row.start > scale.span.finish
        said = f"{start_short(row.start)}{NB}→" if is_after else f"←{NB}{short_date(row.finish)}"
        edges = Near(right_of=scale.left + _BESIDE, left_of=scale.right - _BESIDE, goes_left=is_after, within=0)
        x = self.bands.find(number, width_of(said, size=SMALL), edges)
        if x is not None:
            yield Words("t s", x, _base(self.frame.middle(number), SMALL), said)

    def freeze(self, shade: Shade) -> Iterator[Words]:
        """The name of a freeze, in the first of its rows that has room."""
        x0, x1 = self.frame.scale.clamped(shade.span.start), self.frame.scale.clamped(shade.span.finish)
        whole = fitted(shade.name, _LONGEST_NAME, size=TEXT)
        inside = fitted(shade.name, x1 - x0 - 2 * _BESIDE, size=TEXT)
        for said in dict.fromkeys([whole, inside]):
            width = width_of(said, size=TEXT)
            for number in range(shade.first, min(shade.last + 1, shade.first + _MOST_ROWS)):
                x = self.bands.find(number, width, Near(right_of=x0 + _BESIDE, left_of=x0 - _BESIDE)) if said else None
                if x is not None:
                    yield Words("t", x, _base(self.frame.middle(number), TEXT), said)
                    return

    def stub(self, stub: Stub) -> Iterator[Words]:
        """`3 more below`, where a line leaves the window."""
        line = stub_line(self.frame, stub)
        if not line:
            return
        number, edges = stub.at.row, [x for x, _ in line]
        said = f"{stub.count:,} more {'below' if stub.is_below else 'above'}".replace(" ", NB)
        width = width_of(said, size=SMALL)
        near = Near(right_of=max(edges) + _BESIDE, left_of=min(edges) - _BESIDE, goes_left=not stub.gives)
        x = self.bands.find(number, width, near)
        if x is not None:
            yield Words("t s", x, _base(self.frame.middle(number), SMALL), said)

    def tag(self, route: Route) -> Iterator[Tag]:
        """The tag of a late handoff, beside its longest way down, in the middle of it if there is room."""
        key = fitted(route.tie.key, _LONGEST_KEY, size=SMALL, bold=True)
        said = f"{key} {days_words(route.tie.days_late or 0)}".replace(" ", NB)
        width = width_of(said, size=SMALL, bold=True) + _TAG_PADS
        x = _longest_vertical(route)
        near = Near(right_of=x + 5, left_of=x - 5)
        best: tuple[float, int, float] | None = None
        for number, far in self._rows_along(route):
            if best is not None and far >= best[0]:
                break
            spot = self.bands.nearest(number, width, near)
            if spot is not None and (best is None or far + spot.distance < best[0]):
                best = (far + spot.distance, number, spot.x)
        if best is not None:
            self.bands.take(best[1], best[2], best[2] + width)
            yield Tag(best[2], self.frame.middle(best[1]), width, said, route.tie.sentence)

    def _rows_along(self, route: Route) -> list[tuple[int, float]]:
        """Rows for a tag with how much each is out of the way: best a lane in the middle, last the rows around."""
        first, last = sorted((route.tie.giver.row, route.tie.receiver.row))
        centre = (first + last) / 2
        rows: list[tuple[int, float]] = []
        for number in self.frame.numbers():
            off = _ROW_OFF * abs(number - centre)
            is_beyond = not first < number < last
            is_lane = self.frame.row(number).kind is RowKind.LANE
            rows.append((number, off + _BEYOND * is_beyond + (0 if is_lane else _NO_LANE)))
        return sorted(rows, key=lambda each: (each[1], each[0]))[:_MOST_ROWS]

    def _promised(self, number: int, promises: tuple[Promise, ...], x: float) -> tuple[float, float]:
        """From where to where the marks around x and the promises reach."""
        marks = [self.frame.scale.x(promise.date) for promise in promises if self.frame.scale.holds(promise.date)]
        for mark in marks:
            self.bands.take(number, mark - PROMISE, mark + PROMISE)
        return min([x, *marks]), max([x, *marks])

    def _late(
        self, number: int, middle: float, promises: Iterable[Promise], edges: tuple[float, float]
    ) -> Iterator[Words]:
        late = [promise.days_late for promise in promises if promise.days_late is not None]
        if not late:
            return
        said = lateness_words(max(late))
        kind = "t bad" if said.endswith("late") else "t good"
        yield from self._placed(
            number, middle, kind, said, right_of=edges[1] + _BESIDE + 2, left_of=edges[0] - _BESIDE - 2
        )

    def _placed(
        self,
        number: int,
        middle: float,
        kind: str,
        said: str,
        *,
        right_of: float,
        left_of: float,
        goes_left: bool = False,
    ) -> Iterator[Words]:
        width = width_of(said, size=TEXT, bold=kind != "t")
        x = self.bands.find(number, width, Near(right_of=right_of, left_of=left_of, goes_left=goes_left))
        if x is not None:
            yield Words(kind, x, _base(middle, TEXT), said)


def _base(middle: float, size: float) -> float:
    return middle + BASE_SHIFT * size


def _longest_vertical(route: Route) -> float:
    """The x of the longest vertical of a route; of its knot where it has none."""
    best, x = 0.0, route.knot[0] + KNOT if route.knot is not None else 0.0
    for (x0, y0), (x1, y1) in zip(route.points, route.points[1:], strict=False):
        if x0 == x1 and abs(y1 - y0) > best:
            best, x = abs(y1 - y0), x0
    return x
