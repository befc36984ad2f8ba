"""What the marks mean, only those that are there; and what is not drawn, counted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ropewalk.drawing.glyphs import width_of, wrapped
from ropewalk.drawing.svg import across, down, group, number, path, rect, text
from ropewalk.drawing.timeline.layout.frame import Frame
from ropewalk.drawing.timeline.layout.measures import BAR, DIAMOND, GHOST, MARGIN, PROMISE, TEXT
from ropewalk.drawing.timeline.marks.bars import bracket, diamond, lock
from ropewalk.drawing.timeline.marks.ties import arrow, ring
from ropewalk.drawing.timeline.rows.vocabulary import Row, RowKind, Timeline

_LINE = 22.0
_GAP = 18.0
_PAD = 10.0

_POINTS = (RowKind.MILESTONE, RowKind.LANE)

Sample = Callable[[float, float], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark drawn from x to the right around the height y, so wide, and what it means."""

    width: float
    sample: Sample
    words: str


@dataclass(frozen=True, slots=True)
class Foot:
    """Everything below the rows, and how high it is."""

    parts: tuple[str, ...]
    height: float


def foot_of(timeline: Timeline, frame: Frame, name: str) -> Foot:
    """The legend and the notes."""
    parts: list[str] = []
    x, y = MARGIN, frame.bottom + _PAD + _LINE / 2
    for entry in _entries(timeline, name):
        width = entry.width + 6 + width_of(entry.words, size=TEXT)
        if x > MARGIN and x + width > frame.width - MARGIN:
            x, y = MARGIN, y + _LINE
        parts += [entry.sample(x, y), text("t", x + entry.width + 6, y + 4, entry.words)]
        x += width + _GAP
    if x > MARGIN:
        y += _LINE
    for line in wrapped("  ·  ".join(timeline.notes), frame.width - 2 * MARGIN, size=TEXT):
        parts.append(text("t", MARGIN, y + 4, line))
        y += _LINE - 4
    return Foot(tuple(parts), y - frame.bottom)


def _entries(timeline: Timeline, name: str) -> Iterator[Entry]:
    """The marks that occur, in the order of their weight."""
    rows, ties = timeline.rows, timeline.ties
    bars = [row for row in rows if row.kind is RowKind.TASK or row.is_folded]
    handoffs = [tie for tie in ties if tie.key]
    slot = bars[0].slot if bars else 1
    wanted = (
        (bool(bars), Entry(34, lambda x, y: _done_and_left(x, y, slot), "done, remaining")),
        (any(row.is_critical for row in bars), Entry(32, lambda x, y: _critical(x, y, slot), "critical")),
        (_any(rows, RowKind.STAGE), Entry(30, lambda x, y: bracket("stage", x, x + 30, y), "stage")),
        (any(row.kind in _POINTS for row in rows), Entry(13, lambda x, y: _point(x, y, slot), "milestone, finish")),
        (_promised(timeline), Entry(12, lambda x, y: diamond("promise", x + 6, y, PROMISE), "committed")),
        (any(row.deadline is not None for row in rows), Entry(8, _deadline, "deadline")),
        (any(row.baseline is not None for row in rows), Entry(32, _ghost, f"baseline {timeline.baseline}")),
        (
            any(tie.days_late is None for tie in handoffs),
            Entry(36, lambda x, y: _tie(x, y, "tie", ""), "handoff on time"),
        ),
        (any(tie.days_late is not None for tie in handoffs), Entry(36, _late, "later than needed")),
        (any(not tie.is_hard for tie in handoffs), Entry(36, lambda x, y: _tie(x, y, "tie soft", ""), "compared only")),
        (any(row.is_held for row in rows), Entry(8, lock, "dates held by hand")),
        (any(row.is_external for row in rows), Entry(24, lambda x, y: _box("abroad", x, y), "elsewhere, quoted")),
        (not all(row.is_active for row in rows), Entry(24, lambda x, y: _box("idle", x, y), "inactive")),
        (bool(timeline.shades), Entry(26, lambda x, y: _hatched(x, y, name), "no work")),
    )
    yield from (entry for occurs, entry in wanted if occurs)


def _any(rows: tuple[Row, ...], kind: RowKind) -> bool:
    return any(row.kind is kind and not row.is_folded for row in rows)


def _promised(timeline: Timeline) -> bool:
    return bool(timeline.promises) or any(row.promises for row in timeline.rows)


def _done_and_left(x: float, y: float, slot: int) -> str:
    left = rect("left", x + 0.5, y - BAR / 2 + 0.5, 33, BAR - 1, round_by=2)
    return group(f"s{slot}", [left, rect("did", x, y - BAR / 2, 15, BAR, round_by=2)])


def _critical(x: float, y: float, slot: int) -> str:
    top = y - BAR / 2
    left = rect("left", x + 0.5, top + 0.5, 31, BAR - 1, round_by=2)
    return group(f"s{slot}", [left, rect("ring", x + 0.7, top + 0.7, 30.6, BAR - 1.4, round_by=2)])


def _point(x: float, y: float, slot: int) -> str:
    return group(f"s{slot}", [diamond("did", x + DIAMOND, y, DIAMOND)])


def _deadline(x: float, y: float) -> str:
    return path("due", f"{down(x + 3.5, y - 6, y + 6)}M{number(x)} {number(y - 6)}h7M{number(x)} {number(y + 6)}h7")


def _ghost(x: float, y: float) -> str:
    return rect("ghost", x, y - GHOST / 2, 32, GHOST, round_by=1)


def _tie(x: float, y: float, line: str, shade: str) -> str:
    drawn = path(line, across(x + 3, x + 31, y)) + arrow(f"tip{shade}", x + 36, y, "right")
    return drawn + ring(f"knot{shade}", x + 3, y)


def _late(x: float, y: float) -> str:
    return _tie(x, y, "tie late", " r")


def _box(kind: str, x: float, y: float) -> str:
    return rect(kind, x + 0.5, y - BAR / 2 + 0.5, 23, BAR - 1, round_by=2)


def _hatched(x: float, y: float, name: str) -> str:
    size = f'width="26" height="{number(BAR)}" fill="url(#{name}-hatch)"'
    return f'<rect x="{number(x)}" y="{number(y - BAR / 2)}" {size}/>'
