"""Which sheet of a workbook is the plan, and what the others look like."""

from collections.abc import Sequence
from typing import NamedTuple

from ropewalk.exchange.cells import Sheet
from ropewalk.exchange.table.fields import SCHEDULE_FIELDS, Field
from ropewalk.exchange.table.headers import candidates_of, plain
from ropewalk.exchange.table.match import Match, labels_of, match_of
from ropewalk.exchange.table.profile import Profile
from ropewalk.exchange.table.texts import is_blank, shortened
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.tables import (
    PROFILE_HEADER_MISSING,
    PROFILE_SHEET_MISSING,
    SHEET_CHOSEN,
    SHEET_EMPTY,
    SHEET_NO_PLAN,
    SHEET_TRANSPOSED,
)

_OTHERS = {
    "a risk log": "risk risks probability likelihood impact severity mitigation strategy contingency trigger|exposure",
    "a list of stakeholders": "stakeholder alias department role influence interest power stake|stake in project"
    "|com plan",
    "a list of issues": "issue raised resolution|raised by|raised on|date raised|severity",
    "a budget": "budget cost amount variance invoice actuals spend|actual cost|planned cost|budgeted cost",
}
_OTHER_WORDS = {
    name: frozenset([*words.split("|")[0].split(), *words.split("|")[1:]]) for name, words in _OTHERS.items()
}
_RACI = frozenset({"r", "a", "c", "i", "s", "a/r", "r/a", "c/i", "ra"})
_NAMED = 8
_ROWS_SEARCHED = 60


class Choice(NamedTuple):
    """The sheet of the plan and its match; both None where a finding says that there is none."""

    sheet: Sheet | None
    match: Match | None
    findings: tuple[Finding, ...]


def choose(sheets: Sequence[Sheet], *, name: str, profile: Profile | None) -> Choice:
    """The sheet that looks most like a plan, or the one the profile names."""
    place = Place(file=name)
    filled = [sheet for sheet in sheets if any(not is_blank(cell) for row in sheet.rows for cell in row)]
    if not filled:
        return Choice(None, None, (SHEET_EMPTY.at(place, file=name),))
    if profile and profile.sheet is not None and len(sheets) > 1:
        filled = [sheet for sheet in filled if sheet.name == profile.sheet]
        if not filled:
            names = ", ".join(sheet.name for sheet in sheets[:_NAMED])
            return Choice(None, None, (PROFILE_SHEET_MISSING.at(place, sheet=profile.sheet, sheets=names),))
    matches = [(sheet, match_of(sheet, profile)) for sheet in filled]
    plans = [(sheet, match) for sheet, match in matches if match and match.is_plan and not _is_other(sheet, match)]
    if not plans:
        lying = next((sheet for sheet in filled if _lies_on_its_side(sheet)), None)
        if lying is not None:
            return Choice(None, None, (SHEET_TRANSPOSED.at(place, sheet=lying.name),))
        what = "; ".join(_described(sheet, match) for sheet, match in matches[:_NAMED])
        return Choice(None, None, (SHEET_NO_PLAN.at(place, file=name, what=what),))
    sheet, match = max(plans, key=lambda pair: pair[1].score)
    return Choice(sheet, match, tuple(_said(sheet, match, filled, name, profile)))


def _said(sheet: Sheet, match: Match, filled: Sequence[Sheet], name: str, profile: Profile | None) -> list[Finding]:
    place = Place(file=name, row=match.header_row + 1)
    findings: list[Finding] = []
    others = [other.name for other in filled if other is not sheet]
    if others:
        count = "1 sheet was" if len(others) == 1 else f"{len(others)} sheets were"
        listed = ", ".join(others[:_NAMED]) + ("…" if len(others) > _NAMED else "")
        findings.append(SHEET_CHOSEN.at(place, sheet=sheet.name, count=count, others=listed))
    for header, field in profile.columns if profile else ():
        if field is not None and header not in match.headers:
            facts = {"header": header, "row": match.header_row + 1, "sheet": sheet.name, "field": field}
            findings.append(PROFILE_HEADER_MISSING.at(place, **facts))
    return findings


def _is_other(sheet: Sheet, match: Match) -> bool:
    """A risk log with a due date is no plan: it knows neither starts nor durations nor predecessors."""
    if (SCHEDULE_FIELDS - {Field.FINISH}) & match.columns.keys():
        return False
    return _other_kind(sheet, match) is not None


def _other_kind(sheet: Sheet, match: Match) -> str | None:
    words = {plain(header) for header in match.headers}
    found = {name: len(known & words) for name, known in _OTHER_WORDS.items()}
    best = max(found, key=lambda name: found[name])
    if found[best] >= 2:
        return best
    body = [row for row in sheet.rows[match.header_row + 1 :] if any(not is_blank(cell) for cell in row)]
    columns = sum(1 for column in range(len(match.headers)) if _is_raci(body, column))
    return "a RACI chart" if columns >= 3 else None


def _is_raci(body: Sequence[Sequence[object]], column: int) -> bool:
    letters = [
        str(row[column]).strip().casefold() for row in body if column < len(row) and row[column] not in (None, "")
    ]
    return len(letters) >= 2 and sum(letter in _RACI for letter in letters) >= 0.8 * len(letters)


def _described(sheet: Sheet, match: Match | None) -> str:
    match = match or _first_wide_row(sheet)
    if match is None:
        return f"sheet {shortened(sheet.name)} has no row of headers"
    headers = [shortened(header, 24) for header in match.headers if header]
    listed = ", ".join(headers[:_NAMED]) + (" and more" if len(headers) > _NAMED else "")
    kind = _other_kind(sheet, match)
    if kind:
        return f"sheet {shortened(sheet.name)} looks like {kind}, with the columns {listed}"
    lacks = "no names" if Field.NAME not in match.columns else "no start, finish, duration or predecessors"
    return f"sheet {shortened(sheet.name)} has the columns {listed}, and {lacks}"


def _lies_on_its_side(sheet: Sheet) -> bool:
    """Whether the headers of a plan stand below each other, a task to a column."""
    for column in range(2):
        below = [row[column] for row in sheet.rows[:_ROWS_SEARCHED] if column < len(row) and len(row) > column + 1]
        fields = {field for cell in below for field, weight in candidates_of(cell) if weight > 0.5}
        if Field.NAME in fields and len(SCHEDULE_FIELDS & fields) >= 2:
            return True
    return False


def _first_wide_row(sheet: Sheet) -> Match | None:
    for number, row in enumerate(sheet.rows):
        if sum(1 for cell in row if not is_blank(cell)) >= 2:
            return Match(number, labels_of(row), {}, (), 0.0)
    return None
