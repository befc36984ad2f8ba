"""Names and figures of the rows, the marks that fold them, the colours of the projects."""

from collections.abc import Iterator

from ropewalk.drawing.svg import escaped, group, number, path, rect, text, title
from ropewalk.drawing.timeline.layout.labels import Label, RowLabels
from ropewalk.drawing.timeline.layout.layout import Layout
from ropewalk.drawing.timeline.layout.measures import BASE_SHIFT, MARGIN, NAME
from ropewalk.drawing.timeline.rows.vocabulary import Row
from ropewalk.planning.phrases import ref_phrase

_SWATCH = 10.0


def names(layout: Layout) -> Iterator[str]:
    """Everything that is written about the rows."""
    for heading in layout.headings:
        yield _line(heading)
    yield from _program(layout)
    for labels in layout.labels:
        yield _row(layout.frame.row(labels.number), labels)


def fold_mark(x: float, y: float, *, is_folded: bool) -> str:
    """A chevron: down where the rows below are seen, right where they are folded."""
    turn = f"M{number(x + 1.5)} {number(y - 4)}l4 4 -4 4" if is_folded else f"M{number(x)} {number(y - 2)}l4 4 4 -4"
    return path("fold", turn)


def swatch(x: float, y: float, *, is_reused: bool) -> str:
    """The colour of a project; striped where an earlier project has it too."""
    square = rect("did", x, y - _SWATCH / 2, _SWATCH, _SWATCH, round_by=2)
    if not is_reused:
        return square
    left, _top = number(x), number(y - _SWATCH / 2)
    return square + path(
        "cut", f"M{left} {number(y)}l5 -5M{left} {number(y + 5)}l10 -10M{number(x + 5)} {number(y + 5)}l5 -5"
    )


def _program(layout: Layout) -> Iterator[str]:
    frame = layout.frame
    if layout.timeline.program is not None:
        is_wide = bool(frame.column)
        y = frame.program_top + (frame.measures.program_middle + BASE_SHIFT * NAME if is_wide else 16)
        yield text("n b", MARGIN, y, "Program finish")


def _row(row: Row, labels: RowLabels) -> str:
    y = labels.y - BASE_SHIFT * NAME
    parts = []
    if labels.fold is not None:
        name = escaped(ref_phrase(row.ref))
        chevron = fold_mark(labels.fold, y, is_folded=bool(row.is_folded))
        parts.append(group("folds", [chevron], more=f' data-fold="{name}"'))
    if labels.swatch is not None:
        parts.append(swatch(labels.swatch, y, is_reused=row.is_reused))
    parts += [_line(label) for label in labels.labels if label.said]
    cut = next((label.full for label in labels.labels if label.full), "")
    told = [title(row.sentence if cut else "")] if cut else []
    return group(f"name s{row.slot}", [*told, *parts], more=f' data-row="{escaped(ref_phrase(row.ref))}"')


def _line(label: Label) -> str:
    return text(label.kind, label.x, label.y, label.said, anchor="end" if label.is_end else "")
