"""What stands above the headers: the project's name, its start, its data date."""

import re
from typing import NamedTuple

from ropewalk.exchange.cells import Cell, Sheet
from ropewalk.exchange.table.dates import DateOrder, Read, Span, Unsure, read_date
from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.moments import decide_order
from ropewalk.exchange.table.texts import is_blank, text_of

_LABELS = {
    "name": """
        project|project name|project title|program|programme|projekt|projektname|projet|nom du projet|proyecto
        |title""",
    "start": """
        project start|project start date|start|start date|projektstart|projektbeginn|debut du projet
        |inicio del proyecto""",
    "data_date": """
        data date|status date|status as of|as of|as of date|as at|report date|last updated|updated
        |statusdatum|stichtag|stand|stand vom|stand per|stand am|datenstand|datenstand vom|status vom|berichtsdatum
        |date d etat|etat au|situation au|date des donnees|donnees au|arrete au|mis a jour le|date d avancement
        |fecha de estado|fecha de datos|fecha de corte|datos al|estado al|situacion al|actualizado al""",
    "lead": "project manager|pm|project lead|projektleiter|projektleitung|chef de projet|jefe de proyecto|manager",
}
_BY_LABEL = {" ".join(label.split()): fact for fact, labels in _LABELS.items() for label in labels.split("|")}
_GENERIC = re.compile(
    r"(the )?(project|program|programme|master|detailed|high level|overall)?\s*(plan|schedule|timeline|gantt"
    r"|gantt chart|roadmap|tasks|task list|project|projektplan|zeitplan|planning|cronograma)"
)
_DATED = frozenset(label for label, fact in _BY_LABEL.items() if fact in ("start", "data_date"))
_PARTED = re.compile(r"\s[-–—|]\s|\s*[,;(]\s*")
_LONGEST_LABEL = 4
_LONGEST_TITLE = 80
_MOST_WORDS = 9


class Titles(NamedTuple):
    """Facts above the headers; None where they are not said."""

    name: str | None = None
    start: Span | None = None
    data_date: Span | None = None
    lead: str | None = None


def titles_of(
    sheet: Sheet, header_row: int, *, order: DateOrder | None, hint: DateOrder | None, faults: Faults
) -> Titles:
    """Labelled facts (`Project: Ledger`, `Status date | 2026-03-01`, `as of 3 March`), else a lone text as the name.

    `order` is binding; without it the dates of the titles decide it themselves, with `hint` where they leave it open.
    """
    facts: dict[str, Cell] = {}
    lone: str | None = None
    for row in sheet.rows[:header_row]:
        cells = _parted([cell for cell in row if not is_blank(cell)])
        found = _labelled(cells)
        facts = found | facts
        if lone is None and len(cells) - len(found) == 1 and isinstance(cells[0], str) and not _labelled(cells[:1]):
            lone = _title(cells[0])
    name = _title(text_of(facts["name"])) if "name" in facts else None
    reads = {fact: read_date(facts[fact]) for fact in ("start", "data_date") if fact in facts}
    unsure = {facts[fact]: found for fact, found in reads.items() if isinstance(found, Unsure)}
    if unsure and order is None:
        order = decide_order(unsure, {}, hint, faults)
    return Titles(
        name=name or lone,
        start=_span(reads.get("start"), order),
        data_date=_span(reads.get("data_date"), order),
        lead=text_of(facts["lead"])[:_LONGEST_TITLE] if "lead" in facts else None,
    )


def _parted(cells: list[Cell]) -> list[Cell]:
    """A lone `Rollout – as of 20 Nov 2026` as its name and its date, everything else as it is."""
    if len(cells) != 1 or not isinstance(cells[0], str):
        return cells
    for part in _PARTED.finditer(cells[0]):
        name, rest = cells[0][: part.start()].strip(), cells[0][part.end() :].strip().removesuffix(")")
        if name and _labelled([rest]):
            return [name, rest]
    return cells


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
        elif unmarked := _without_colon(text_of(cells[at])):
            facts.setdefault(*unmarked)
        at += 1
    return facts


def _without_colon(text: str) -> tuple[str, str] | None:
    """A label and the date behind it, as in `as of 13-Nov-2026`."""
    words = text.split()
    for count in range(min(_LONGEST_LABEL, len(words) - 1), 0, -1):
        label, rest = plain(" ".join(words[:count])), " ".join(words[count:])
        if label in _DATED and read_date(rest) is not None:
            return _BY_LABEL[label], rest
    return None


def _title(text: str) -> str | None:
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST_TITLE or len(text.split()) > _MOST_WORDS or text[-1] in ".!?":
        return None
    if _GENERIC.fullmatch(plain(text)) or read_date(text) is not None:
        return None
    return text


def _span(found: Read, order: DateOrder | None) -> Span | None:
    span = found.by(order or DateOrder.DAY_FIRST) if isinstance(found, Unsure) else found
    return span if span is not None and span.first >= 0 else None
