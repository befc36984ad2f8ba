"""How findings, dates and tables read on a terminal."""

import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TextIO

from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.phrases import count_phrase

WIDEST = 110
_ABOUT_CALLS = ("call-", "tie-", "project-key-", "start-today")
"""Codes of what is said about the call itself."""
STOPS, DROPS, TELLS = "■", "◆", "▲"
"""Marks of findings: those that stop, those by which something is left out, and the others; no colour needed."""


def say(text: str = "", *, to: TextIO | None = None) -> None:
    """One line; letters the terminal cannot show become question marks instead of an error."""
    stream = sys.stdout if to is None else to
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, errors="replace").decode(encoding) + "\n")


def say_findings(findings: Iterable[Finding], *, to: TextIO | None = None) -> None:
    """Each finding: what is wrong, where, what to do; those that stop first."""
    for finding in sorted(findings, key=lambda each: (not each.stops, not each.drops)):
        say(_wrapped(f"{mark_of(finding)} ", finding.sentence, to), to=to)
        where = place_phrase(finding.place)
        if where:
            say(_wrapped("  ", where, to), to=to)
        say(_wrapped("  → ", finding.remedy, to), to=to)


def mark_of(finding: Finding) -> str:
    """The mark of a finding."""
    return STOPS if finding.stops else DROPS if finding.drops else TELLS


def say_stops(findings: Sequence[Finding]) -> None:
    """On standard error: findings that change the answer in full, the others counted."""
    told = [finding for finding in findings if changes_answer(finding)]
    say_findings(told, to=sys.stderr)
    rest = len(findings) - len(told)
    if rest:
        kind = "more finding" if told else "finding"
        does = "does not stop" if rest == 1 else "do not stop"
        say(f"{count_phrase(rest, kind)} that {does} the schedule: ropewalk check says more.", to=sys.stderr)


def changes_answer(finding: Finding) -> bool:
    """Whether the schedule is another than what was asked for: something stops, is left out, or was taken otherwise."""
    return finding.stops or finding.drops or finding.code.startswith(_ABOUT_CALLS)


def place_phrase(place: Place) -> str:
    """`in plan.xml, LED:4, row 7, duration`; empty where nothing is known."""
    task = (
        place.project if place.key is None else place.key if place.project is None else f"{place.project}:{place.key}"
    )
    row = None if place.row is None else f"row {place.row}"
    parts = [part for part in (place.file, task, row, place.field) if part]
    return f"in {', '.join(parts)}" if parts else ""


def table_lines(header: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> list[str]:
    """The lines of a table, columns two blanks apart; those numbered in `right` stand at their right edge."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = []
    for row in (header, *rows):
        cells = [
            cell.rjust(width) if number in right else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


def shortened(text: str, width: int) -> str:
    """At most so many letters, the last one `…` where some are left out."""
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def _wrapped(lead: str, text: str, to: TextIO | None) -> str:
    stream = sys.stdout if to is None else to
    if not stream.isatty():
        return lead + text
    width = min(shutil.get_terminal_size().columns, WIDEST)
    return textwrap.fill(
        text,
        width=max(width, 40),
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
