"""The links of a served page: zoom, baseline, folded lanes, window. What is shown is in the address."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlencode

from ropewalk.app.cli.page.pictures import ROWS_SHOWN, Look
from ropewalk.app.cli.page.render import Choice, Choices
from ropewalk.drawing.timeline import Zoom
from ropewalk.planning.plan import Plan

_ZOOMS = {zoom.value: zoom for zoom in Zoom}


def look_of(query: Mapping[str, str], plan: Plan, usual: Look) -> Look:
    """What an address asks for; what it asks wrongly is as usual."""
    keys = {project.key for project in plan.projects}
    folded = frozenset(query.get("fold", "").split(",")) & keys if "fold" in query else usual.folded
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
        is_table_open="table" in query,
    )


def choices_of(look: Look, plan: Plan) -> Choices:
    """The links of a page that looks like this."""
    return Choices(
        views=[Choice(zoom.value.capitalize(), _address(replace(look, zoom=zoom)), zoom is look.zoom) for zoom in Zoom],
        baselines=list(_baselines(look, plan)),
        pages=list(_pages(look, plan)),
        folds=list(_folds(look, plan)),
    )


def _baselines(look: Look, plan: Plan) -> Iterator[Choice]:
    numbers = sorted({each.number for project in plan.projects for task in project.tasks for each in task.baselines})
    if not numbers:
        return
    yield Choice("No baseline", _address(replace(look, baseline=None)), look.baseline is None)
    for number in numbers:
        yield Choice(f"Baseline {number}", _address(replace(look, baseline=number)), look.baseline == number)


def _pages(look: Look, plan: Plan) -> Iterator[Choice]:
    count = sum(1 if project.key in look.folded else 1 + len(project.tasks) for project in plan.projects)
    if look.first_row > 0:
        yield Choice("Rows before", _address(replace(look, first_row=max(look.first_row - ROWS_SHOWN, 0))))
    if look.first_row + ROWS_SHOWN < count:
        yield Choice("Rows after", _address(replace(look, first_row=look.first_row + ROWS_SHOWN)))


def _folds(look: Look, plan: Plan) -> Iterator[Choice]:
    if len(plan.projects) < 2:
        return
    for project in plan.projects:
        verb = "Unfold" if project.key in look.folded else "Fold"
        yield Choice(f"{verb} {project.key}", _address(replace(look, folded=look.folded ^ {project.key}, first_row=0)))


def _address(look: Look) -> str:
    query = {
        "zoom": look.zoom.value if look.zoom else None,
        "fold": ",".join(sorted(look.folded)),
        "baseline": "none" if look.baseline is None else str(look.baseline),
        "row": str(look.first_row) if look.first_row else None,
        "table": "open" if look.is_table_open else None,
    }
    return f"/?{urlencode({name: value for name, value in query.items() if value is not None})}"
