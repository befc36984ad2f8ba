"""What the rows are called: project and key of each, and how other rows may refer to them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.texts import is_blank, shortened, text_of
from ropewalk.planning.findings.tables import SHEET_ID_TWICE

_WHOLE_FLOAT = re.compile(r"\d+\.0")
_LONGEST_KEY = 80
_LONGEST_NUMBER = 12
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".json", ".jsonl")


def project_key_of(text: str) -> str:
    """A project's key as a text states it: on one line, without the colon that divides project and task."""
    return " ".join(text.replace(":", " ").split())[:_LONGEST_KEY].strip()


def key_of_file(name: str) -> str:
    """The key a file's own name gives: without its ending."""
    stem = name
    for ending in _ENDINGS:
        if name.casefold().endswith(ending):
            stem = name[: -len(ending)]
            break
    return project_key_of(PurePosixPath(stem.replace("\\", "/")).name) or "PLAN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Project and key of each of n rows.

    projects  the project key of each row
    keys      the key of each row, unique in its project
    groups    the rows of each project, in the order in which projects first appear
    """

    projects: list[str]
    keys: list[str]
    groups: dict[str, list[int]]

    def numbered(self, numbers: Sequence[int]) -> "Names":
        """The same rows called by these numbers."""
        return replace(self, keys=[str(number) for number in numbers])


def names_of(rows: Rows, *, otherwise: str, faults: Faults) -> Names:
    """Keys from the id column, else the sheet's row numbers; projects from their column, else the one of the file."""
    projects = _projects(rows, otherwise)
    groups: dict[str, list[int]] = {}
    for row, project in enumerate(projects):
        groups.setdefault(project, []).append(row)
    keys = _keys(rows)
    for group in groups.values():
        _make_unique(rows, group, keys, faults)
    return Names(projects=projects, keys=keys, groups=groups)


def _projects(rows: Rows, otherwise: str) -> list[str]:
    """A blank cell continues the project above it, as merged cells do."""
    chosen = Field.PROJECT if rows.has(Field.PROJECT) else Field.PROJECT_NAME
    if not rows.has(chosen):
        return [otherwise] * len(rows)
    current = otherwise
    projects: list[str] = []
    for cell in rows.cells[chosen]:
        current = project_key_of(text_of(cell)) or current
        projects.append(current)
    return projects


def _keys(rows: Rows) -> list[str]:
    if not rows.has(Field.ID):
        return [str(number) for number in rows.numbers]
    texts = [_key_text(cell) for cell in rows.cells[Field.ID]]
    if all(not text or _WHOLE_FLOAT.fullmatch(text) for text in texts):
        texts = [text.removesuffix(".0") for text in texts]
    stated = set(texts)
    return [
        text or (str(number) if str(number) not in stated else f"row {number}")
        for text, number in zip(texts, rows.numbers, strict=True)
    ]


def _key_text(cell: Cell) -> str:
    return "" if is_blank(cell) else shortened(text_of(cell), _LONGEST_KEY)


def _make_unique(rows: Rows, group: Sequence[int], keys: list[str], faults: Faults) -> None:
    first: dict[str, int] = {}
    for row in group:
        key = keys[row]
        if key in first:
            number = rows.numbers[row]
            keys[row] = f"{key} (row {number})"
            facts = {"first": rows.numbers[first[key]], "id": key, "key": keys[row]}
            faults.add(SHEET_ID_TWICE, row=number, column=rows.header(Field.ID), **facts)
        first.setdefault(keys[row], row)


@dataclass(slots=True)
class Directory:
    """Finds the row a reference means: by id, by WBS code, by name; first in its own project, then anywhere."""

    rows: Rows
    names: Names
    numbering: Callable[[int], int | None] | None = None
    _own: dict[str, dict[str, int]] = field(default_factory=dict)
    _exact: dict[str, dict[str, int]] = field(default_factory=dict)
    _shared: dict[str, set[str]] = field(default_factory=dict)
    _anywhere: dict[str, int | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        keys = self.names.keys
        for project, group in self.names.groups.items():
            self._exact[project] = {keys[row]: row for row in reversed(group)} if self.rows.has(Field.ID) else {}
            self._own[project] = self._of_group(project, group)
        for own in self._own.values():
            for word, row in own.items():
                self._anywhere[word] = None if word in self._anywhere else row

    def _of_group(self, project: str, group: Sequence[int]) -> dict[str, int]:
        found: dict[str, int] = {}
        shared = self._shared[project] = set()
        if self.rows.has(Field.ID):
            for row in group:
                found.setdefault(_folded(self.names.keys[row]), row)
        for column in filter(self.rows.has, (Field.WBS, Field.NAME)):
            taken = set(found)
            cells = self.rows.column(column)
            for row in group:
                word = _folded(text_of(cells[row]))
                if word and not (column is Field.NAME and word.isdigit()) and word not in taken:
                    if word in found:
                        shared.add(word)
                    found.setdefault(word, row)
        return found

    def find(self, word: str, project: str) -> int | None:
        """The row a word means to a row of this project; None where no row goes by it, or several elsewhere do."""
        exact = self._exact[project].get(word)
        if exact is not None:
            return exact
        folded = _folded(word)
        own = self._own[project]
        if folded in own:
            return own[folded]
        if self.numbering is not None and folded.isdecimal() and folded.isascii() and len(folded) < _LONGEST_NUMBER:
            numbered = self.numbering(int(folded))
            if numbered is not None:
                return numbered
        return self.find_anywhere(word)

    def find_anywhere(self, word: str) -> int | None:
        """The row a word means in the whole sheet: the only one that goes by it, or the one of `PROJECT:KEY`."""
        row = self._anywhere.get(_folded(word))
        return self._qualified(word) if row is None else row

    def is_shared(self, word: str, project: str) -> bool:
        """Whether several rows of the project go by a word, so that the first of them was found."""
        if not self._shared[project]:
            return False
        return _folded(word) in self._shared[project] and word not in self._exact[project]

    def _qualified(self, word: str) -> int | None:
        """The row meant by `PROJECT:KEY`."""
        project, colon, key = word.partition(":")
        while colon:
            own = self._own.get(project_key_of(project))
            if own is not None:
                exact = self._exact[project_key_of(project)].get(key.strip())
                return own.get(_folded(key)) if exact is None else exact
            more, colon, key = key.partition(":")
            project = f"{project}:{more}"
        return None


def _folded(text: str) -> str:
    """Ids that differ only in case, leading zeros or a trailing `.0` are the same."""
    if text.isdigit() and text[0] != "0" and text.isascii():
        return text
    word = " ".join(text.split()).casefold()
    whole = word.removesuffix(".0")
    return str(int(whole)) if whole.isdigit() and whole.isascii() and len(whole) < 20 else word
