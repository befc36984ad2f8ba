"""The one door for files: which format is this, and what plan is in it? Risky formats go through a limited child."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import BinaryIO

from ropewalk.app.child.project import mspdi_of
from ropewalk.app.child.workbook import sheets_of
from ropewalk.exchange import jira, mspdi, planfile, table
from ropewalk.exchange.jira import Level
from ropewalk.exchange.reading import Reading
from ropewalk.exchange.sniff import Format, sniff
from ropewalk.exchange.table.profile import Profile
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.files import FILE_TOO_LARGE

MEGABYTE = 1024 * 1024
MOST_BYTES = 256 * MEGABYTE
"""No plan is larger; formats that need more memory for a byte have lower limits of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What somebody says about how files are to be read.

    profile   which column of a sheet means what
    level     which level of a tracker's export enters the program
    """

    profile: Profile | None = None
    level: Level = Level.EPICS_AND_VERSIONS


_NO_WISHES = Wishes()
_Reader = Callable[[BinaryIO, str, Wishes], Reading]


def open_plan(stream: BinaryIO, *, name: str, wishes: Wishes = _NO_WISHES) -> Reading:
    """What a file says. A reading without a plan where a finding stops it; never raises for what is in the file.

    stream   seekable, read from its beginning
    name     the file's own name without folders; never decides the format
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size > MOST_BYTES:
        facts = {"size": f"{size / MEGABYTE:,.0f} MB", "limit": f"{MOST_BYTES / MEGABYTE:,.0f} MB"}
        return unread("file", FILE_TOO_LARGE.at(Place(file=name), file=name, **facts))
    found = sniff(stream, name=name)
    if isinstance(found, Finding):
        return unread("file", found)
    return _READERS[found](stream, name, wishes)


def unread(what: str, *findings: Finding) -> Reading:
    """A reading without a plan."""
    return Reading(format=what, plan=None, findings=findings)


def _plan_text(stream: BinaryIO, name: str, _: Wishes) -> Reading:
    return planfile.read(stream, name=name)


def _mspdi(stream: BinaryIO, name: str, _: Wishes) -> Reading:
    return mspdi.read(stream, name=name)


def _mpp(stream: BinaryIO, name: str, _: Wishes) -> Reading:
    made = mspdi_of(stream, name=name)
    if isinstance(made, Finding):
        return unread("mpp", made)
    return replace(mspdi.read(io.BytesIO(made.mspdi), name=name), format="mpp")


def _workbook(stream: BinaryIO, name: str, wishes: Wishes) -> Reading:
    book = sheets_of(stream, name=name)
    if isinstance(book, Finding):
        return unread("sheet", book)
    reading = table.read(book.sheets, name=name, profile=wishes.profile)
    return replace(reading, findings=(*book.findings, *reading.findings))


def _csv(stream: BinaryIO, name: str, wishes: Wishes) -> Reading:
    delimited = table.sheet_of(stream.read(), name=name)
    if delimited.sheet is None:
        return unread("sheet", *delimited.findings)
    reading = table.read((delimited.sheet,), name=name, profile=wishes.profile)
    return replace(reading, findings=(*delimited.findings, *reading.findings))


def _jira_csv(stream: BinaryIO, name: str, wishes: Wishes) -> Reading:
    return jira.read_csv(stream, name=name, level=wishes.level)


def _jira_json(stream: BinaryIO, name: str, wishes: Wishes) -> Reading:
    return jira.read_json(stream, name=name, level=wishes.level)


_READERS: dict[Format, _Reader] = {
    Format.PLAN_TEXT: _plan_text,
    Format.MSPDI: _mspdi,
    Format.MPP: _mpp,
    Format.WORKBOOK: _workbook,
    Format.CSV: _csv,
    Format.JIRA_CSV: _jira_csv,
    Format.JIRA_JSON: _jira_json,
}
