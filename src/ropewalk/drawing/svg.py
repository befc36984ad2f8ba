"""SVG as text: escaped, with short numbers, without style attributes. What is drawn is in the rooms beside this one."""

import re
from collections.abc import Iterable

_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
_BLANKS = re.compile(r"[^\S\u00a0]+")
_LONGEST = 600


def plain(text: str) -> str:
    """Somebody's text as one line that XML can hold and that cannot turn the line around."""
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}…"
    return text if text.isascii() and text.isprintable() else _BLANKS.sub(" ", _UNWRITABLE.sub("\ufffd", text))


def escaped(text: str) -> str:
    """Text as XML writes it, in an element or between quotation marks."""
    text = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;")


def number(value: float) -> str:
    """A length with at most one decimal: `12`, `7.5`."""
    tenths = round(value * 10)
    return str(tenths // 10) if tenths % 10 == 0 else str(tenths / 10)


def rect(name: str, x: float, y: float, width: float, height: float, *, round_by: float = 0) -> str:
    """A rectangle of this class."""
    corner = f' rx="{number(round_by)}"' if round_by else ""
    size = f'width="{number(width)}" height="{number(height)}"'
    return f'<rect class="{name}" x="{number(x)}" y="{number(y)}" {size}{corner}/>'


def path(name: str, steps: str) -> str:
    """A path of this class."""
    return f'<path class="{name}" d="{steps}"/>'


def across(x0: float, x1: float, y: float) -> str:
    """The steps of a line to the right."""
    return f"M{number(x0)} {number(y)}H{number(x1)}"


def down(x: float, y0: float, y1: float) -> str:
    """The steps of a line downwards."""
    return f"M{number(x)} {number(y0)}V{number(y1)}"


def text(name: str, x: float, y: float, words: str, *, anchor: str = "") -> str:
    """A line of text whose baseline is at `y`; `anchor` is `end` or `middle`, the start where it is empty."""
    where = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{name}" x="{number(x)}" y="{number(y)}"{where}>{escaped(words)}</text>'


def title(words: str) -> str:
    """What a reader is told who rests on an element, as its first child."""
    return f"<title>{escaped(words)}</title>"


def group(name: str, parts: Iterable[str], *, more: str = "") -> str:
    """Elements under one class; `more` are attributes that are already written."""
    return f'<g class="{name}"{more}>{"".join(parts)}</g>'


def polyline(points: Iterable[tuple[float, float]]) -> str:
    """The steps of a line through points whose segments run across or down; what stands still is left out."""
    steps: list[str] = []
    before: tuple[str, str] | None = None
    for x, y in points:
        at = number(x), number(y)
        if before is None:
            steps.append(f"M{at[0]} {at[1]}")
        elif at[1] == before[1] and at[0] != before[0]:
            steps.append(f"H{at[0]}")
        elif at[0] == before[0] and at[1] != before[1]:
            steps.append(f"V{at[1]}")
        elif at != before:
            steps.append(f"L{at[0]} {at[1]}")
        before = at
    return "".join(steps)
