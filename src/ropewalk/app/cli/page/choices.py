"""The links of a served page: zoom, baseline, folded lanes, window. What is shown is in the address."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote, urlencode

from ropewalk.app.cli.page.pictures import ROWS_SHOWN, Look
from ropewalk.app.cli.page.render import Choice, Choices
from ropewalk.drawing.timeline import FoldLink, Row, RowKind, Timeline, Zoom
from ropewalk.planning.plan import Plan
from ropewalk.planning.units import EARLIEST, LATEST, parse_instant, text_of

_STEP_SHARE = 0.8
_ZOOMS = {zoom.value: zoom for zoom in Zoom}


def look_of(query: Mapping[str, str], usual: Look) -> Look:
    """What an address asks for; what it asks wrongly is as usual."""
    folded = frozenset(filter(None, query["fold"].split(","))) if "fold" in query else usual.folded
    number = query.get("baseline", "")
    row = query.get("row", "")
    return replace(
        usual,
        zoom=_ZOOMS.get(query.get("zoom", ""), usual.zoom),
        folded=folded,
        baseline=int(number)
        if number.isdecimal() and len(number) < 3
        else None
        if "baseline" in query
        else usual.baseline,
        first_row=int(row) if row.isdecimal() and len(row) < 9 else 0,
        from_=_instant(query.get("from", "")),
        is_table_open="table" in query,
    )


def _instant(text: str) -> int | None:
    try:
        at = parse_instant(text)
    except ValueError:
        return None
    return at if EARLIEST <= at < LATEST else None


def choices_of(look: Look, plan: Plan, shown: Timeline) -> Choices:
    """The links of a page that looks like this and shows these rows."""
    return Choices(
        spans=list(_spans(look, shown)),
        views=[
            Choice(zoom.value.capitalize(), _address(replace(look, zoom=zoom, from_=None)), zoom is look.zoom)
            for zoom in Zoom
        ],
        baselines=list(_baselines(look, plan)),
        pages=list(_pages(look, shown)),
        folds=list(_folds(look, shown)),
    )


def _spans(look: Look, shown: Timeline) -> Iterator[Choice]:
    """Earlier and later, where a zoom shows less than all of it."""
    if look.zoom is Zoom.AUTO:
        return
    step = round((shown.span.finish - shown.span.start) * _STEP_SHARE)
    yield Choice("Earlier", _address(replace(look, from_=shown.span.start - step)))
    yield Choice("Later", _address(replace(look, from_=shown.span.start + step)))


def _baselines(look: Look, plan: Plan) -> Iterator[Choice]:
    numbers = sorted({each.number for project in plan.projects for task in project.tasks for each in task.baselines})
    if not numbers:
        return
    yield Choice("No baseline", _address(replace(look, baseline=None)), look.baseline is None)
    for number in numbers:
        yield Choice(f"Baseline {number}", _address(replace(look, baseline=number)), look.baseline == number)


def _pages(look: Look, shown: Timeline) -> Iterator[Choice]:
    first, stop = shown.first_row, shown.first_row + len(shown.rows)
    if first > 0:
        yield Choice("Rows before", _address(replace(look, first_row=max(first - ROWS_SHOWN, 0))))
    if stop < shown.total_rows:
        yield Choice("Rows after", _address(replace(look, first_row=stop)))


def _folds(look: Look, shown: Timeline) -> Iterator[Choice]:
    """Fold and unfold what can be folded, as it stands in the rows shown."""
    folded = _folded(look, shown)
    stages = frozenset(row.fold_name for row in shown.rows if _is_stage(row))
    if stages & folded:
        yield Choice("Show every task", _address(replace(look, folded=folded - stages, first_row=0)))
    elif stages:
        yield Choice("Show stages only", _address(replace(look, folded=folded | stages, first_row=0)))


def fold_link_of(look: Look, shown: Timeline) -> FoldLink:
    """The address behind the mark that folds a row, as the rows of this drawing stand; it comes back to the mark."""
    folded = _folded(look, shown)

    def link(row: Row) -> tuple[str, str]:
        name = f"fold-{shown.view.width}-{quote(row.fold_name, safe='')}"
        return f"{_address(replace(look, folded=folded ^ {row.fold_name}))}#{quote(name)}", name

    return link


def _folded(look: Look, shown: Timeline) -> frozenset[str]:
    return look.folded if look.folded is not None else frozenset(row.fold_name for row in shown.rows if row.is_folded)


def _is_stage(row: Row) -> bool:
    return row.kind is RowKind.STAGE and row.is_folded is not None


def _address(look: Look) -> str:
    query = {
        "zoom": look.zoom.value,
        "fold": None if look.folded is None else ",".join(sorted(look.folded)),
        "baseline": "none" if look.baseline is None else str(look.baseline),
        "from": None if look.from_ is None else text_of(look.from_),
        "row": str(look.first_row) if look.first_row else None,
        "table": "open" if look.is_table_open else None,
    }
    return f"/?{urlencode({name: value for name, value in query.items() if value is not None})}"
