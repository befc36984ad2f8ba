"""A timeline's SVG read back as shapes: what tests measure."""

import re
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

from ropewalk.drawing.glyphs import width_of
from ropewalk.drawing.timeline import Timeline, draw

_SVG = "{http://www.w3.org/2000/svg}"
_STEPS = re.compile(r"([MHVLmhvlzZ])([^MHVLmhvlzZ]*)")
_SMALLEST = 0.05

Segment = tuple[float, float, float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle, and the words in it."""

    left: float
    top: float
    right: float
    bottom: float
    words: str = ""

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share more than an edge."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _SMALLEST and down > _SMALLEST


@dataclass(frozen=True)
class Picture:
    """An SVG text and what is in it."""

    svg: str

    @cached_property
    def root(self) -> ET.Element:
        """The document; raises where it is not well formed."""
        return ET.fromstring(self.svg)

    def all(self, tag: str, kind: str = "") -> list[ET.Element]:
        """Elements of a tag, those of a class where one is named."""
        found = list(self.root.iter(_SVG + tag))
        return [each for each in found if not kind or kind in each.get("class", "").split()]

    def inside(self, kind: str) -> list[ET.Element]:
        """Everything inside groups of a class."""
        return [each for group in self.all("g", kind) for each in group.iter() if each is not group]

    @cached_property
    def texts(self) -> list[Box]:
        """Each line of text as the box it takes."""
        return [_text_box(each) for each in self.all("text")]

    @cached_property
    def tags(self) -> list[Box]:
        """The boxes of late handoffs' tags."""
        return [_rect_box(each) for each in self.all("rect", "tag")]

    def segments(self, kind: str) -> list[Segment]:
        """The straight pieces of every path in groups of a class, arrow heads left out."""
        paths = [each for each in self.inside(kind) if each.tag == _SVG + "path" and "tip" not in each.get("class", "")]
        return [segment for each in paths for segment in _segments(each.get("d", ""))]

    def rects(self, kind: str) -> list[Box]:
        """Rectangles of a class."""
        return [_rect_box(each) for each in self.all("rect", kind)]

    def titles(self, kind: str) -> list[str]:
        """What is told about the groups of a class."""
        return [each.text or "" for group in self.all("g", kind) for each in group.findall(_SVG + "title")]


def picture_of(timeline: Timeline, *, standalone: bool = False) -> Picture:
    """The picture of a timeline."""
    return Picture(draw(timeline, standalone=standalone))


def crossed(segment: Segment, box: Box) -> bool:
    """Whether a piece of a line runs through a box."""
    x0, y0, x1, y1 = segment
    line = Box(min(x0, x1) - 0.3, min(y0, y1) - 0.3, max(x0, x1) + 0.3, max(y0, y1) + 0.3)
    return line.meets(box)


def _text_box(element: ET.Element) -> Box:
    words = "".join(element.itertext())
    kinds = element.get("class", "").split()
    size = 18.0 if "big" in kinds else 13.0 if "n" in kinds else 11.0 if "s" in kinds else 12.0
    is_bold = bool({"b", "m", "good", "bad", "acc", "big"} & set(kinds))
    width = width_of(words, size=size, bold=is_bold)
    x, y = float(element.get("x", "nan")), float(element.get("y", "nan"))
    left = x - width if element.get("text-anchor") == "end" else x
    return Box(left, y - 0.74 * size, left + width, y + 0.2 * size, words)


def _rect_box(element: ET.Element) -> Box:
    x, y, width, height = (float(element.get(name, "nan")) for name in ("x", "y", "width", "height"))
    return Box(x, y, x + width, y + height)


def _segments(steps: str) -> list[Segment]:
    found: list[Segment] = []
    x = y = 0.0
    for letter, given in _STEPS.findall(steps):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", given)]
        before = (x, y)
        if letter == "M":
            x, y = numbers[0], numbers[1]
            continue
        if letter == "H":
            x = numbers[0]
        elif letter == "V":
            y = numbers[0]
        elif letter == "L":
            x, y = numbers[0], numbers[1]
        found.append((*before, x, y))
    return found
