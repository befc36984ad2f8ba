"""How the classes of a timeline look: once with the page's tokens, once with colours of its own for a file."""

import re

from ropewalk.drawing import palette

FONT = '-apple-system,"Segoe UI",Roboto,Ubuntu,Cantarell,"Noto Sans","Liberation Sans",Helvetica,Arial,sans-serif'

_TEXT_RULES = (
    (".timeline text", f"font-family:{FONT};font-size:12px;font-variant-numeric:tabular-nums;fill:var(--ink-2)"),
    (".timeline .n", "font-size:13px;fill:var(--ink)"),
    (".timeline .s", "font-size:11px"),
    (".timeline .m", "font-weight:550;fill:var(--ink)"),
    (".timeline .b", "font-weight:650;fill:var(--ink)"),
    (".timeline .q", "fill:var(--ink-3)"),
    (".timeline .off", "fill:var(--ink-3);text-decoration:line-through"),
    (".timeline .good", "font-weight:650;fill:var(--good)"),
    (".timeline .bad", "font-weight:650;fill:var(--bad)"),
    (".timeline .acc", "font-weight:650;fill:var(--accent)"),
    (".timeline .big", "font-size:18px;font-weight:650;fill:var(--ink)"),
    (".timeline .halo text", "paint-order:stroke;stroke:var(--sheet);stroke-width:4px;stroke-linejoin:round"),
)
_LINE = "fill:none;stroke:"
_GROUND_RULES = (
    (".timeline .sheet", "fill:var(--sheet)"),
    (".timeline .lane", "fill:var(--lane)"),
    (".timeline .hatch", f"{_LINE}var(--line);stroke-width:1.2"),
    (".timeline .grid", f"{_LINE}var(--hair)"),
    (".timeline .axis", f"{_LINE}var(--line)"),
    (".timeline .now", f"{_LINE}var(--accent);stroke-width:1.5"),
    (".timeline .commit", f"{_LINE}var(--ink);stroke-width:1.5;stroke-dasharray:6 3"),
    (".timeline .freeze", f"{_LINE}var(--ink-3);stroke-dasharray:2 2"),
    (".timeline .hit", "fill:none;pointer-events:all"),
    (".timeline .fold", f"{_LINE}var(--ink-2);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round"),
)
_TIE_RULES = (
    (".timeline .tie", f"{_LINE}var(--ink-3);stroke-width:1.1"),
    (".timeline .soft", "stroke-dasharray:1.5 2.5"),
    (".timeline .drives", "stroke:var(--ink);stroke-width:1.8"),
    (".timeline .late", "stroke:var(--bad);stroke-width:1.8;stroke-dasharray:5 3"),
    (".timeline .chain", f"{_LINE}var(--ink);stroke-width:1.8"),
    (".timeline .tip", "fill:var(--ink-3)"),
    (".timeline .tip.k", "fill:var(--ink)"),
    (".timeline .tip.r", "fill:var(--bad)"),
    (".timeline .knot", "fill:var(--sheet);stroke:var(--ink-2);stroke-width:1.3"),
    (".timeline .knot.k", "stroke:var(--ink)"),
    (".timeline .knot.r", "stroke:var(--bad)"),
    (".timeline .tag", "fill:var(--bad-wash);stroke:var(--bad)"),
    (".timeline .square", "fill:var(--bad)"),
)
_BAR_RULES = (
    (".timeline .ghost", "fill:var(--sheet);stroke:var(--ink-3);stroke-width:.8"),
    (".timeline .ring", f"{_LINE}var(--ink);stroke-width:1.8"),
    (".timeline .split", f"{_LINE}var(--ink-3);stroke-dasharray:2 2"),
    (".timeline .stage", "fill:var(--ink-2)"),
    (".timeline .stage.k", "fill:var(--ink)"),
    (".timeline .idle", "fill:var(--sheet);stroke:var(--line)"),
    (".timeline .abroad", "fill:var(--sheet);stroke:var(--ink-2);stroke-dasharray:3 2"),
    (".timeline .ink", "fill:var(--ink)"),
    (".timeline .promise", "fill:var(--sheet);stroke:var(--ink);stroke-width:1.4"),
    (".timeline .due", f"{_LINE}var(--ink-2);stroke-width:1.5"),
    (".timeline .missed", "stroke:var(--bad)"),
    (".timeline .shackle", f"{_LINE}var(--ink);stroke-width:1.2"),
    (".timeline .cut", f"{_LINE}var(--sheet);stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round"),
    (".timeline .cut.k", "stroke:var(--ink-2)"),
)


def _project_rules() -> list[tuple[str, str]]:
    rules = []
    for slot in range(1, len(palette.PROJECTS) + 1):
        rules.append((f".timeline .s{slot} .did", f"fill:var(--s{slot})"))
        rules.append((f".timeline .s{slot} .left", f"fill:var(--s{slot}-tint);stroke:var(--s{slot})"))
        rules.append((f".timeline .s{slot} .yet", f"fill:var(--s{slot}-tint)"))
    return rules


RULES = (*_GROUND_RULES, *_TEXT_RULES, *_TIE_RULES, *_project_rules(), *_BAR_RULES)
"""Selectors and declarations, in order."""

_PRINT = "@media print{.timeline{print-color-adjust:exact;-webkit-print-color-adjust:exact}}"
_TOKEN = re.compile(r"var\(--([a-z0-9-]+)\)")


def stylesheet() -> str:
    """The sheet of a page that shows timelines: the product's tokens, and what the classes of a timeline look like."""
    return f"{palette.sheet()}\n{_sheet(RULES)}\n{_PRINT}\n"


def own_sheet() -> str:
    """The sheet of a timeline that stands alone: its colours written out, for light, for dark, and light in print."""
    coloured = tuple(rule for rule in ((name, _colours(body)) for name, body in RULES) if rule[1])
    light = _spelled(_sheet(RULES), dark=False)
    dark = _spelled(_sheet(coloured), dark=True)
    return f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}{_PRINT}"


def _sheet(rules: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"{selector}{{{body}}}" for selector, body in rules)


def _colours(body: str) -> str:
    return ";".join(each for each in body.split(";") if "var(" in each)


def _spelled(sheet: str, *, dark: bool) -> str:
    """The sheet with the values of the tokens in their places."""
    tokens = palette.tokens()
    return _TOKEN.sub(lambda found: tokens[found[1]].dark if dark else tokens[found[1]].light, sheet)
