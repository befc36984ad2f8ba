"""How wide text is, without a font at hand: a table of advance widths and a margin for the reader's own face.

Widths are thousandths of the type size, those of Helvetica (Adobe Font Metrics, 1990). The faces a system offers for
it differ by a few hundredths, so every measure is a little generous; a test holds it against real faces in a browser.
"""

import unicodedata
from functools import lru_cache

_SPREAD = 1.07
_BOLD = 1.075
_ELLIPSIS = "…"
_OTHER, _WIDE, _CAPITAL = 580, 1040, 720
_BY_WIDTH = {
    235: "'ijl|",
    278: " \u00a0!,./:;I[\\]·",
    300: "ft",
    333: "()-`r",
    389: '"*{}°',
    500: "Jckvxyz",
    556: "#$0123456789?L_abdeghnopqsu^",
    611: "FTZ",
    584: "+<=>~−±×",
    667: "&ABEKPSVXY–",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…→←↑↓■▲●◆◇▸▾",
    1015: "@",
}
_WIDTHS = {glyph: width for width, glyphs in _BY_WIDTH.items() for glyph in glyphs}


@lru_cache(maxsize=4096)
def _advance(glyph: str) -> int:
    known = _WIDTHS.get(glyph)
    if known is not None:
        return known
    plain = unicodedata.normalize("NFD", glyph)[0]
    if plain in _WIDTHS:
        return _WIDTHS[plain]
    if unicodedata.combining(glyph) or unicodedata.category(glyph) in ("Cf", "Mn", "Me"):
        return 0
    if unicodedata.east_asian_width(glyph) in "WF" or ord(glyph) > 0xFFFF:
        return _WIDE
    return _CAPITAL if glyph.isupper() else _OTHER


def width_of(text: str, *, size: float, bold: bool = False) -> float:
    """Pixels that a line of text takes at this type size, rather too many than too few."""
    units = sum(map(_advance, text))
    return units * size / 1000 * _SPREAD * (_BOLD if bold else 1.0)


def fitted(text: str, room: float, *, size: float, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits into so many pixels, with an ellipsis; empty where none does."""
    if width_of(text, size=size, bold=bold) <= room:
        return text
    scale = size / 1000 * _SPREAD * (_BOLD if bold else 1.0)
    left = room / scale - _advance(_ELLIPSIS)
    kept = 0
    for glyph in text:
        left -= _advance(glyph)
        if left < 0:
            break
        kept += 1
    beginning = text[:kept].rstrip()
    return f"{beginning}{_ELLIPSIS}" if beginning else ""


def wrapped(text: str, room: float, *, size: float, bold: bool = False) -> list[str]:
    """The text in lines of at most so many pixels, broken at spaces; a word that is too long is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size=size, bold=bold) > room:
            lines.append(fitted(line, room, size=size, bold=bold))
            line = word
        else:
            line = longer
    return [*lines, fitted(line, room, size=size, bold=bold)] if line else lines
