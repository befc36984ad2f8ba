"""A timeline as SVG text: the whole picture, or its parts side by side so that the names can stay in place."""

import re
from collections.abc import Iterator
from enum import StrEnum

from ropewalk.drawing.glyphs import wrapped
from ropewalk.drawing.svg import escaped, group, number, rect, text
from ropewalk.drawing.timeline.layout.layout import Layout, layout_of
from ropewalk.drawing.timeline.layout.measures import DIAMOND, MARGIN, NAME, PROMISE
from ropewalk.drawing.timeline.layout.texts import Words
from ropewalk.drawing.timeline.marks.bars import diamond, row_mark
from ropewalk.drawing.timeline.marks.ground import ground, patterns
from ropewalk.drawing.timeline.marks.legend import Foot, foot_of
from ropewalk.drawing.timeline.marks.names import FoldLink, names
from ropewalk.drawing.timeline.marks.styles import FONT, own_sheet
from ropewalk.drawing.timeline.marks.ties import knot_mark, line_mark, stub_mark, tag_mark
from ropewalk.drawing.timeline.rows.vocabulary import Timeline

_TITLE = 18.0
_TITLE_LINE = 24.0
_ANSWER_LINE = 19.0
_UNNAMED = re.compile(r"[^A-Za-z0-9_-]")


class Part(StrEnum):
    """Which part of a timeline: names and plot have the same height, so that the plot can scroll beside the names."""

    WHOLE = "whole"
    NAMES = "names"
    PLOT = "plot"
    FOOT = "foot"


def draw(
    timeline: Timeline,
    *,
    standalone: bool = False,
    part: Part = Part.WHOLE,
    name: str | None = None,
    fold_link: FoldLink | None = None,
) -> str:
    """The SVG of a timeline. Equal timelines give equal text.

    standalone  for a file: with a heading and one `<style>` element; else the page has `stylesheet()`
    part        a part of the picture, for a page; a narrow drawing has no names beside its plot
    fold_link   the address behind the mark that folds a row, for a page that is served
    name        what its ids begin with, for each drawing on a page another; None: its width tells them apart
    """
    name = _UNNAMED.sub("-", name or f"timeline-{timeline.view.width}")
    layout = layout_of(timeline)
    foot = foot_of(timeline, layout.frame, name)
    box = _box(layout, foot, part)
    heading = _heading(timeline, layout.frame.width) if standalone else []
    raised = len(heading) and _TITLE_LINE + (len(heading) - 1) * _ANSWER_LINE + MARGIN
    shown = (box[0], box[1] - raised, box[2], box[3] + raised)
    body = [rect("sheet", *shown), *heading, *_body(layout, foot, part, name, fold_link)]
    style = f"<style>{own_sheet()}</style>" if standalone else ""
    return f"{_opening(timeline, shown, name)}{style}{patterns(name)}{''.join(body)}</svg>"


def _opening(timeline: Timeline, box: tuple[float, float, float, float], name: str) -> str:
    view = " ".join(map(number, box))
    size = f'width="{number(box[2])}" height="{number(box[3])}" viewBox="{view}"'
    told = f'role="img" aria-labelledby="{name}-title {name}-answer"'
    face = f'font-family="{escaped(FONT)}" font-size="12"'
    words = f'<title id="{name}-title">{escaped(f"Timeline of {timeline.title}")}</title>'
    answer = f'<desc id="{name}-answer">{escaped(timeline.answer)}</desc>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" {size} {told} {face}>{words}{answer}'


def _box(layout: Layout, foot: Foot, part: Part) -> tuple[float, float, float, float]:
    """What is seen: left, top, width, height."""
    frame = layout.frame
    if part is Part.NAMES:
        return 0, 0, frame.column, frame.bottom + 1
    if part is Part.PLOT:
        return frame.column, 0, frame.width - frame.column, frame.bottom + 1
    if part is Part.FOOT:
        return 0, frame.bottom + 1, frame.width, foot.height
    return 0, 0, frame.width, frame.bottom + foot.height


def _body(layout: Layout, foot: Foot, part: Part, name: str, fold_link: FoldLink | None) -> Iterator[str]:
    if part is Part.FOOT:
        yield from foot.parts
        return
    yield from ground(layout, name)
    if part is not Part.NAMES:
        yield from _plot(layout)
    if part is not Part.PLOT or not layout.frame.column:
        yield group("names", names(layout, fold_link))
    if part is Part.WHOLE:
        yield from foot.parts


def _plot(layout: Layout) -> Iterator[str]:
    """Lines under bars, bars under marks, words on top."""
    frame = layout.frame
    yield from (line_mark(line) for line in layout.lines)
    yield from (stub_mark(frame, stub) for stub in layout.timeline.stubs)
    yield from (row_mark(frame, place) for place in frame.numbers())
    yield from _program(layout)
    yield from (knot_mark(line) for line in layout.lines)
    yield group("halo", [_words(words) for words in layout.words])
    yield from (tag_mark(tag) for tag in layout.tags)


def _program(layout: Layout) -> Iterator[str]:
    program, frame = layout.timeline.program, layout.frame
    if program is None:
        return
    y = frame.program_top + frame.measures.program_middle
    if program.finish is not None and frame.scale.holds(program.finish):
        yield diamond("ink", frame.scale.x(program.finish), y, DIAMOND)
    for promise in program.promises:
        if frame.scale.holds(promise.date):
            yield diamond("promise", frame.scale.x(promise.date), y, PROMISE)


def _words(words: Words) -> str:
    lead = f'<tspan class="b">{escaped(words.lead)}</tspan> ' if words.lead else ""
    where = f'x="{number(words.x)}" y="{number(words.y)}"'
    return f'<text class="{words.kind}" {where}>{lead}{escaped(words.said)}</text>'


def _heading(timeline: Timeline, width: float) -> list[str]:
    """The name of the program and the answer, above a picture that stands alone."""
    lines = wrapped(timeline.answer, min(width - 2 * MARGIN, 720), size=NAME)
    title = wrapped(timeline.title, width - 2 * MARGIN, size=_TITLE, bold=True)[:1]
    top = -(len(lines) * _ANSWER_LINE + MARGIN)
    said = [text("big", MARGIN, top + 2, title[0] if title else "")]
    said += [text("n", MARGIN, top + 2 + (line + 1) * _ANSWER_LINE, words) for line, words in enumerate(lines)]
    return said
