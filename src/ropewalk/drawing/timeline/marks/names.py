"""Names and figures of the rows, the marks that fold them, the colours of the projects."""

from collections.abc import Callable, Iterator

from ropewalk.drawing.svg import escaped, group, number, path, rect, text, title
from ropewalk.drawing.timeline.layout.labels import Label, RowLabels
from ropewalk.drawing.timeline.layout.layout import Layout
from ropewalk.drawing.timeline.layout.measures import BASE_SHIFT, MARGIN, NAME
from ropewalk.drawing.timeline.rows.vocabulary import Row
from ropewalk.planning.phrases import ref_phrase

_SWATCH = 10.0
_HIT = 24.0


FoldLink = Callable[[Row], tuple[str, str]]
"""The address that folds a row, or unfolds it, and the id under which its mark is found again."""


def names(layout: Layout, fold_link: FoldLink | None = None) -> Iterator[str]:
    """Everything that is written about the rows; the marks that fold them are links where there is an address."""
    for heading in layout.headings:
        yield _line(heading)
    yield from _program(layout)
    for labels in layout.labels:
        yield _row(layout.frame.row(labels.number), labels, fold_link)


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


def _row(row: Row, labels: RowLabels, fold_link: FoldLink | None) -> str:
    y = labels.y - BASE_SHIFT * NAME
    parts = []
    if labels.fold is not None:
        parts.append(_fold(row, labels.fold, y, fold_link))
    if labels.swatch is not None:
        parts.append(swatch(labels.swatch, y, is_reused=row.is_reused))
    parts += [_line(label) for label in labels.labels if label.said]
    cut = next((label.full for label in labels.labels if label.full), "")
    told = [title(row.sentence if cut else "")] if cut else []
    return group(f"name s{row.slot}", [*told, *parts], more=f' data-row="{escaped(ref_phrase(row.ref))}"')


def _fold(row: Row, x: float, y: float, fold_link: FoldLink | None) -> str:
    mark = fold_mark(x, y, is_folded=bool(row.is_folded))
    drawn = group("folds", [mark], more=f' data-fold="{escaped(row.fold_name)}"')
    if fold_link is None:
        return drawn
    said = escaped(f"{'Unfold' if row.is_folded else 'Fold'} {row.name or row.fold_name}")
    ground = rect("hit", x + 4 - _HIT / 2, y - _HIT / 2, _HIT, _HIT)
    address, name = fold_link(row)
    return f'<a id="{escaped(name)}" href="{escaped(address)}" aria-label="{said}">{ground}{drawn}</a>'


def _line(label: Label) -> str:
    return text(label.kind, label.x, label.y, label.said, anchor="end" if label.is_end else "")
