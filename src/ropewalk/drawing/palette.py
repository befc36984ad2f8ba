"""Colours of the product: each token a pair, for light and for dark ground.

Ink and judgement keep 4.5 : 1 on every ground they stand on (WCAG 2.2, 1.4.3), project colours 3 : 1 on the sheet
(1.4.11). The seven project colours are far from each other for normal, protan, deutan and tritan sight. The tests
compute all of it again from these values.
"""

from typing import NamedTuple


class Pair(NamedTuple):
    """One colour as `#rrggbb`, for light and for dark ground."""

    light: str
    dark: str


GROUNDS = {
    "paper": Pair("#f6f5f2", "#14171a"),
    "sheet": Pair("#ffffff", "#1b1f23"),
    "sunk": Pair("#efede8", "#101315"),
    "raised": Pair("#ffffff", "#23282d"),
}
"""What lies under the rest: the page, a section on it, groups inside, what floats."""

RULES = {
    "hair": Pair("#e3e0d9", "#2d3338"),
    "line": Pair("#cbc7bd", "#3d444b"),
    "edge": Pair("#87837a", "#7c858e"),
}
"""Lines. The first two only divide; `edge` bounds what can be used."""

INKS = {
    "ink": Pair("#1c1b19", "#ebe9e4"),
    "ink-2": Pair("#4e4b45", "#b9b8b2"),
    "ink-3": Pair("#6a665e", "#989a98"),
    "accent": Pair("#0b568f", "#7fbdf2"),
}
"""Text, from loud to quiet, and the one accent."""

JUDGEMENTS = {
    "good": Pair("#1d6a3c", "#7fd09a"),
    "warn": Pair("#855300", "#efbe63"),
    "bad": Pair("#b02a1c", "#ff9a8a"),
}
"""Always shown with a shape or a word."""

WASHES = {
    "accent-ink": Pair("#ffffff", "#0c1a26"),
    "accent-wash": Pair("#e7f0f7", "#1a2c3b"),
    "good-wash": Pair("#e5f2e9", "#17301f"),
    "warn-wash": Pair("#fbf0d8", "#36290f"),
    "bad-wash": Pair("#fce8e4", "#40201b"),
}
"""Grounds of chips and tags, and the ink on a filled button."""

PROJECTS = (
    Pair("#5967c8", "#696dbf"),
    Pair("#cd775d", "#e29652"),
    Pair("#044935", "#7effea"),
    Pair("#6e6100", "#f9e681"),
    Pair("#632782", "#cdb7ff"),
    Pair("#3c9dba", "#78a3b0"),
    Pair("#a04879", "#b85853"),
)
"""Given to projects in their order, for life: iris, clay, pine, olive, plum, sky, rose. Fills, never text."""

TINT_SHARE = 0.38
"""How much of a project's colour is in the tint of work that is left."""


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour, the rest of the ground under it; in sRGB, as `color-mix(in srgb, …)` does."""
    parts = zip(channels_of(colour), channels_of(ground), strict=True)
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02x}" for over, under in parts)


def channels_of(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def tint_of(pair: Pair) -> Pair:
    """The tint of a project's colour on the sheet."""
    sheet = GROUNDS["sheet"]
    return Pair(mixed(pair.light, sheet.light, TINT_SHARE), mixed(pair.dark, sheet.dark, TINT_SHARE))


def _lane_ground() -> Pair:
    sunk, sheet = GROUNDS["sunk"], GROUNDS["sheet"]
    return Pair(mixed(sunk.light, sheet.light, 0.75), mixed(sunk.dark, sheet.dark, 0.75))


def tokens() -> dict[str, Pair]:
    """Every colour by the name it has in the sheets: `ink-2`, `s1`, `s1-tint`."""
    named = {**GROUNDS, "lane": _lane_ground(), **RULES, **INKS, **JUDGEMENTS, **WASHES}
    for number, pair in enumerate(PROJECTS, start=1):
        named[f"s{number}"] = pair
        named[f"s{number}-tint"] = tint_of(pair)
    return named


def slot_of(number: int) -> tuple[int, bool]:
    """Colour slot, 1 to 7, of the project with this number; and whether it is used a second time, so hatched."""
    return number % len(PROJECTS) + 1, number >= len(PROJECTS)


def sheet() -> str:
    """The tokens as custom properties of the page; `data-theme` on its root overrides what the reader's system says."""
    pairs = "".join(f"--{name}:light-dark({pair.light},{pair.dark});" for name, pair in tokens().items())
    themes = "".join(f':root[data-theme="{theme}"]{{color-scheme:{theme}}}' for theme in ("light", "dark"))
    paper = "@media print{:root,:root[data-theme]{color-scheme:light}}"
    return f":root{{color-scheme:light dark;{pairs}}}\n{themes}\n{paper}"
