"""What stands above the headers: the project's name, its start, its data date."""

import re
from typing import NamedTuple

from ropewalk.exchange.cells import Cell, Sheet
from ropewalk.exchange.table.dates import DateOrder, Span, Unsure, read_date
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.texts import is_blank, text_of

_LABELS = {
    "name": """
        project|project name|project title|program|programme|projekt|projektname|projet|nom du projet|proyecto
        |title""",
    "start": """
        project start|project start date|start|start date|projektstart|projektbeginn|debut du projet
        |inicio del proyecto""",
    "data_date": """
        data date|status date|as of|as of date|statusdatum|stichtag|date d etat|fecha de estado|report date
        |last updated|updated""",
    "lead": "project manager|pm|project lead|projektleiter|projektleitung|chef de projet|jefe de proyecto|manager",
}
_BY_LABEL = {" ".join(label.split()): fact for fact, labels in _LABELS.items() for label in labels.split("|")}
_GENERIC = re.compile(
    r"(the )?(project|program|programme|master|detailed|high level|overall)?\s*(plan|schedule|timeline|gantt"
    r"|gantt chart|roadmap|tasks|task list|project|projektplan|zeitplan|planning|cronograma)"
)
_LONGEST_TITLE = 80
_MOST_WORDS = 9


class Titles(NamedTuple):
    """Facts above the headers; None where they are not said."""

    name: str | None = None
    start: Span | None = None
    data_date: Span | None = None
    lead: str | None = None


def titles_of(sheet: Sheet, header_row: int, order: DateOrder | None) -> Titles:
    """Labelled facts (`Project: Ledger`, `Status date | 2026-03-01`), else a lone text as the name."""
    facts: dict[str, Cell] = {}
    lone: str | None = None
    for row in sheet.rows[:header_row]:
        cells = [cell for cell in row if not is_blank(cell)]
        found = _labelled(cells)
        facts = found | facts
        if lone is None and not found and len(cells) == 1 and isinstance(cells[0], str):
            lone = _title(cells[0])
    name = _title(text_of(facts["name"])) if "name" in facts else None
    return Titles(
        name=name or lone,
        start=_span(facts.get("start"), order),
        data_date=_span(facts.get("data_date"), order),
        lead=text_of(facts["lead"])[:_LONGEST_TITLE] if "lead" in facts else None,
    )


def _labelled(cells: list[Cell]) -> dict[str, Cell]:
    """Labels followed by their value, in the next cell or after a colon."""
    facts: dict[str, Cell] = {}
    at = 0
    while at < len(cells):
        label, _, rest = text_of(cells[at]).partition(":")
        fact = _BY_LABEL.get(plain(label))
        if fact and rest.strip():
            facts.setdefault(fact, rest.strip())
        elif fact and at + 1 < len(cells):
            facts.setdefault(fact, cells[at + 1])
            at += 1
        at += 1
    return facts


def _title(text: str) -> str | None:
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST_TITLE or len(text.split()) > _MOST_WORDS or text[-1] in ".!?":
        return None
    if _GENERIC.fullmatch(plain(text)) or read_date(text) is not None:
        return None
    return text


def _span(cell: Cell, order: DateOrder | None) -> Span | None:
    found = read_date(cell)
    span = found.by(order or DateOrder.DAY_FIRST) if isinstance(found, Unsure) else found
    return span if span is not None and span.first >= 0 else None
