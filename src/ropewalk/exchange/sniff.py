"""Which format is this? The content decides; the name is only repeated in what is said."""

import json
import re
from enum import StrEnum
from typing import BinaryIO

from ropewalk.exchange.contents import archive, compound, strangers
from ropewalk.exchange.contents.markup import Root, root_of
from ropewalk.exchange.contents.strangers import Stranger
from ropewalk.exchange.contents.text import is_text, text_of
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.files import (
    FILE_DOCTYPE,
    FILE_EMPTY,
    FILE_LATER,
    FILE_LOCKED,
    FILE_OTHER,
    FILE_UNKNOWN,
    WORKBOOK_BOMB,
    WORKBOOK_BROKEN,
)

HEAD_BYTES = 256 * 1024
"""How much of a file's beginning is looked at."""


class Format(StrEnum):
    """Formats that are read, each by a reader of its own."""

    MSPDI = "mspdi"
    MPP = "mpp"
    WORKBOOK = "workbook"
    CSV = "csv"
    JIRA_CSV = "jira csv"
    JIRA_JSON = "jira json"
    PLAN_TEXT = "plan text"


_NOUNS = (
    r"(program|projects?|tasks?|links?|handoffs?|calendars?|people|resources?|blackouts?|objectives?|goals?"
    r"|commitments?|risks?)"
)
_PLAN_TABLE = re.compile(
    rf"^[ \t]*\[{{1,2}}[ \t]*[\"']?{_NOUNS}[\"']?[ \t]*(\.[^\]\n]{{1,200}})?\]{{1,2}}[ \t\r]*(#.*)?$",
    re.MULTILINE,
)
_PLAN_START = re.compile(rf"\[{{1,2}}[ \t]*[\"']?{_NOUNS}\b[^\],{{}}]{{0,200}}$")
"""The first line of a plan text whose header was never closed."""
_LIST_TABLE = re.compile(r"\[\[[ \t]*[A-Za-z_][\w.-]{0,80}[ \t]*\]\][ \t]*(#.*)?$")
_ANY_TABLE = re.compile(r"^[ \t]*\[{1,2}[ \t]*[A-Za-z_\"'][^\],\n]{0,200}\]{1,2}[ \t\r]*(#.*)?$", re.MULTILINE)
_TASKJUGGLER = re.compile(r"^[ \t]*project[ \t]+([A-Za-z_]\w*[ \t]+)?\"[^\"\n]{0,200}\"[^{\n]{0,200}\{", re.MULTILINE)
_JSON_START = re.compile(r"\s*(\{\s*[\"}]|\[\s*([{\[\"\-0-9\]]|true|false|null))")
_JSON_NAME = re.compile(r'"([A-Za-z_]\w{0,40})"\s*:')
_WORKBOOK_PARTS = ("[Content_Types].xml", "_rels/", "xl/", "docProps/")
_ISSUE_NAMES = {"issue key", "issue id", "issue type"}


def sniff(stream: BinaryIO, *, name: str) -> Format | Finding:
    """The format of a file, or what is said when it is none that is read.

    stream   seekable, read from its beginning and left there
    name     the file's own name without folders; never decides
    """
    stream.seek(0)
    head = stream.read(HEAD_BYTES)
    try:
        return _judge(stream, head, name)
    finally:
        stream.seek(0)


def _judge(stream: BinaryIO, head: bytes, name: str) -> Format | Finding:
    if not head:
        return FILE_EMPTY.at(Place(file=name), file=name)
    if head.startswith(compound.MARK):
        return _in_compound(compound.entry_names(stream), name)
    if head.startswith((archive.MARK, archive.MARK_EMPTY)):
        return _in_archive(stream, head, name)
    for mark, stranger in strangers.BY_MARK:
        if head.startswith(mark):
            return refusal(stranger, name=name)
    text = text_of(head)
    if not text.strip("\0 \t\r\n\ufeff"):
        return (
            FILE_EMPTY.at(Place(file=name), file=name)
            if text.strip("\0")
            else _unknown(name, "it holds only zero bytes")
        )
    if not is_text(text):
        return _unknown(name, "it is not text, and its beginning is that of no plan")
    return _in_text(text, name)


def refusal(stranger: Stranger, *, name: str) -> Finding:
    """What is said about a file of a format that is not read."""
    kind = FILE_LATER if stranger.is_plan else FILE_OTHER
    return kind.at(Place(file=name), file=name, what=stranger.what, how=stranger.how)


def _unknown(name: str, what: str) -> Finding:
    return FILE_UNKNOWN.at(Place(file=name), file=name, what=what)


def _in_compound(names: frozenset[str], name: str) -> Format | Finding:
    if compound.is_project(names):
        return Format.MPP
    if "EncryptedPackage" in names:
        how = "in Excel, File > Info > Protect Workbook > Encrypt with Password, and leave the password empty"
        return FILE_LOCKED.at(Place(file=name), file=name, how=how)
    for stream_name, stranger in strangers.BY_STREAM:
        if stream_name in names:
            return refusal(stranger, name=name)
    return _unknown(name, "it is an Office file of the older kind (compound file) without a plan in its directory")


def _in_archive(stream: BinaryIO, head: bytes, name: str) -> Format | Finding:
    directory = archive.directory_of(stream)
    began_as_workbook = archive.first_name(head).startswith(_WORKBOOK_PARTS)
    if directory is None:
        if began_as_workbook:
            return WORKBOOK_BROKEN.at(Place(file=name), file=name, what="its end is missing, it was cut off")
        return _unknown(name, "it is a packed archive that is damaged or cut off")
    if directory.is_huge:
        return WORKBOOK_BOMB.at(Place(file=name), file=name, what=f"it holds {directory.entries:,} packed files")
    if archive.is_workbook(directory.names):
        return Format.WORKBOOK
    for entry, stranger in strangers.BY_ENTRY:
        if entry in directory.names:
            return refusal(stranger, name=name)
    if "content.xml" in directory.names:
        is_sheet = b"opendocument.spreadsheet" in head[:200]
        return refusal(strangers.OPEN_SHEET if is_sheet else strangers.OPEN_DOCUMENT, name=name)
    if len(directory.names) != directory.entries:
        if began_as_workbook:
            return WORKBOOK_BROKEN.at(Place(file=name), file=name, what="the directory of its parts cannot be read")
        return _unknown(name, "it is a packed archive whose directory is damaged")
    return refusal(strangers.ARCHIVE, name=name)


def _in_text(text: str, name: str) -> Format | Finding:
    if text.lstrip().startswith("<"):
        return _in_markup(root_of(text), name)
    first = text.lstrip().partition("\n")[0].rstrip("\r")
    if _PLAN_TABLE.search(text) or _PLAN_START.match(first) or (_LIST_TABLE.match(first) and "=" in text):
        return Format.PLAN_TEXT
    if _JSON_START.match(text):
        return _in_json(text, name)
    if first.startswith("ERMHDR\t"):
        return refusal(strangers.XER, name=name)
    if re.match(r"MPX[,;\t]", first):
        return refusal(strangers.MPX, name=name)
    if first.startswith("BEGIN:VCALENDAR"):
        return refusal(strangers.ICALENDAR, name=name)
    if first.startswith("version https://git-lfs"):
        return refusal(strangers.LFS_POINTER, name=name)
    if _TASKJUGGLER.search(text):
        return refusal(strangers.TASKJUGGLER, name=name)
    if _has_issue_header(first):
        return Format.JIRA_CSV
    if _ANY_TABLE.match(first) and "=" in text:
        return _unknown(name, "it is a TOML or INI text without a program, project or task in it")
    return Format.CSV


def _in_markup(root: Root | None, name: str) -> Format | Finding:
    if root is None:
        return _unknown(name, "it begins like XML and has no root element")
    if root.has_doctype:
        if root.name.casefold() == "html":
            return refusal(strangers.WEB_PAGE, name=name)
        return FILE_DOCTYPE.at(Place(file=name), file=name, where="")
    if root.name == "Project" and "Primavera" not in root.namespace:
        return Format.MSPDI
    if root.name == "project":
        is_planner = "mrproject-version" in root.attributes
        return refusal(strangers.PLANNER if is_planner else strangers.GANTTPROJECT, name=name)
    if root.name in strangers.BY_ROOT:
        return refusal(strangers.BY_ROOT[root.name], name=name)
    return _unknown(name, f"it is XML, and its root element is {root.name[:60]}")


def _in_json(text: str, name: str) -> Format | Finding:
    names = set(_JSON_NAME.findall(text))
    if "issues" in names or {"key", "fields"} <= names:
        return Format.JIRA_JSON
    if {"data_date", "tasks", "findings"} <= names:
        return refusal(strangers.OWN_SCHEDULE, name=name)
    return _unknown(
        name, "it is JSON without Jira issues in it" if _is_json(text) else "it begins like JSON and breaks off"
    )


def _is_json(text: str) -> bool:
    """Whether it may be whole JSON: it parses, or it is longer than what was looked at."""
    if len(text) > HEAD_BYTES // 4:
        return True
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _has_issue_header(first: str) -> bool:
    cells = {cell.strip().strip('"').strip().casefold() for cell in re.split(r"[,;\t|]", first[:20_000])}
    cells = {cell.replace("work item", "issue") for cell in cells}
    return "issue key" in cells and ("summary" in cells or len(cells & _ISSUE_NAMES) > 1)
