"""The table of contents of a workbook: its sheets, whether they are shown, and how it counts days."""

import posixpath
from typing import NamedTuple

from ropewalk.exchange.contents.refusal import broken
from ropewalk.exchange.workbook.markup import parse
from ropewalk.exchange.workbook.package import Package

MOST_SHEETS = 1_000
_OFFICE_DOCUMENT = "/officeDocument"
_USUAL_BOOK = "xl/workbook.xml"


class Listed(NamedTuple):
    """A sheet as the workbook lists it; `part` is the name of the part that holds its cells."""

    name: str
    part: str
    is_hidden: bool


class Book(NamedTuple):
    """Sheets in the order of their tabs, and the parts they share where there are such."""

    sheets: tuple[Listed, ...]
    is_1904: bool
    strings: str | None
    styles: str | None


class _Relations:
    """Hears a relationships part: targets by id, and ids by the last word of their type."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self.by_type: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            self.targets[attributes.get("Id", "")] = target
            self.by_type.setdefault("/" + attributes.get("Type", "").rpartition("/")[2], target)

    def end(self, name: str) -> None:
        """Relationships are empty elements."""

    def text(self, text: str) -> None:
        """Relationships have no text."""


class _Contents:
    """Hears `workbook.xml`."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.is_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            self.is_1904 = attributes.get("date1904") in ("1", "true", "on")
        elif name == "sheet":
            if len(self.sheets) >= MOST_SHEETS:
                raise broken(f"it lists more than {MOST_SHEETS:,} sheets")
            ids = [value for key, value in attributes.items() if key.rpartition(":")[2] == "id"]
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), ids[0] if ids else "", is_hidden))

    def end(self, name: str) -> None:
        """Sheets are empty elements."""

    def text(self, text: str) -> None:
        """The table of contents has no text that matters."""


def book_of(package: Package) -> Book:
    """The table of contents. Raises Refusal when it is damaged or lists no sheet of cells."""
    part = _book_part(package)
    contents = _Contents()
    parse(package.chunks(part), contents, part=part)
    folder, _, file = part.rpartition("/")
    relations = _relations(package, f"{folder}/_rels/{file}.rels")
    sheets = tuple(
        Listed(name or f"Sheet {number}", _path(folder, relations.targets[key]), is_hidden)
        for number, (name, key, is_hidden) in enumerate(contents.sheets, start=1)
        if key in relations.targets and "chartsheet" not in relations.targets[key]
    )
    if not sheets:
        raise broken("it lists no sheet")
    return Book(
        sheets,
        is_1904=contents.is_1904,
        strings=_shared_part(package, folder, relations.by_type.get("/sharedStrings")),
        styles=_shared_part(package, folder, relations.by_type.get("/styles")),
    )


def _book_part(package: Package) -> str:
    if "_rels/.rels" in package:
        target = _relations(package, "_rels/.rels").by_type.get(_OFFICE_DOCUMENT)
        if target is not None and _path("", target) in package:
            return _path("", target)
    return _USUAL_BOOK


def _relations(package: Package, part: str) -> _Relations:
    relations = _Relations()
    parse(package.chunks(part), relations, part=part)
    return relations


def _path(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


def _shared_part(package: Package, folder: str, target: str | None) -> str | None:
    if target is None:
        return None
    part = _path(folder, target)
    return part if part in package else None
