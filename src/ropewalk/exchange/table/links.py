"""Predecessors and successors of the rows become links, handoffs between projects, and links that leave the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ropewalk.exchange.reading import CrossLink
from ropewalk.exchange.table.durations import Scale
from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.fields import LINK_FIELDS, Field
from ropewalk.exchange.table.keys import Directory
from ropewalk.exchange.table.outline import Parents
from ropewalk.exchange.table.predecessors import NO_LAG, Reference, Unread, read_references
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.texts import says_nothing, shortened, text_of
from ropewalk.planning.findings.tables import (
    SHEET_LINK_ABOVE,
    SHEET_LINK_ITSELF,
    SHEET_LINK_MISSING,
    SHEET_LINK_SHARED,
    SHEET_LINK_UNREADABLE,
)
from ropewalk.planning.plan import Handoff, Lag, Link, LinkKind, TaskRef


class Tie(NamedTuple):
    """One link from row to row."""

    source: int
    target: int
    kind: LinkKind
    lag: Lag


@dataclass(slots=True, kw_only=True)
class Links:
    """The links of a sheet.

    links     links of each project
    handoffs  links between two projects of the sheet
    crosses   links to other files
    ties      every link between rows
    """

    links: dict[str, list[Link]] = field(default_factory=dict)
    handoffs: list[Handoff] = field(default_factory=list)
    crosses: list[CrossLink] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)


@dataclass(slots=True)
class Memory:
    """What cells and words meant to rows of one project."""

    cells: dict[str, tuple[Reference | Unread, ...]] = field(default_factory=dict)
    rows: dict[str, int | None] = field(default_factory=dict)


@dataclass(slots=True)
class _Tying:
    rows: Rows
    directory: Directory
    parents: Parents
    faults: Faults
    found: Links = field(default_factory=Links)
    seen: dict[tuple[int, int, LinkKind], Lag] = field(default_factory=dict)
    known: dict[str, Memory] = field(default_factory=dict)

    def references(self, project: str, text: str, scale: Scale) -> tuple[Reference | Unread, ...]:
        """What a cell refers to, as a row of the project means it."""
        known = self.known.setdefault(project, Memory())
        if text not in known.cells:
            known.cells[text] = read_references(
                text, knows=lambda word: self.find(word, project, known) is not None, scale=scale
            )
        return known.cells[text]

    def find(self, word: str, project: str, known: Memory) -> int | None:
        """The row a word means, looked up once."""
        if word not in known.rows:
            known.rows[word] = self.directory.find(word, project)
        return known.rows[word]

    def ref(self, row: int) -> TaskRef:
        names = self.directory.names
        return TaskRef(names.projects[row], names.keys[row])

    def tie(self, row: int, reference: Reference, column: Field) -> None:
        project = self.directory.names.projects[row]
        other = self.find(reference.name, project, self.known.setdefault(project, Memory()))
        if other is None:
            self._leave(row, reference, column)
            return
        if other == row or self._is_above(other, row) or self._is_above(row, other):
            self._refuse(row, other, column)
            return
        if self.directory.is_shared(reference.name, project):
            self._say_shared(row, other, reference, column)
        source, target = (other, row) if column is Field.PREDECESSORS else (row, other)
        self._add(source, target, reference)

    def _add(self, source: int, target: int, reference: Reference) -> None:
        kind, lag = reference.kind, reference.lag
        known = self.seen.get((source, target, kind))
        if known is not None and (known == lag or lag == NO_LAG):
            return
        self.seen[source, target, kind] = lag
        self.found.ties.append(Tie(source, target, kind, lag))
        names = self.directory.names
        if names.projects[source] == names.projects[target]:
            link = Link(source=names.keys[source], target=names.keys[target], kind=kind, lag=lag)
            self.found.links.setdefault(names.projects[source], []).append(link)
        else:
            giver, receiver = self.ref(source), self.ref(target)
            suffix = "" if kind is LinkKind.FS else f" {kind}"
            key = f"{giver.project}:{giver.key} > {receiver.project}:{receiver.key}{suffix}"
            self.found.handoffs.append(Handoff(key=key, giver=giver, receiver=receiver, kind=kind, lag=lag))

    def _leave(self, row: int, reference: Reference, column: Field) -> None:
        """A reference to another file, or to a row that is not there."""
        file, other = _outside(reference.name)
        if file:
            is_giver = column is Field.SUCCESSORS
            self.found.crosses.append(CrossLink(self.ref(row), file, other, reference.kind.value, is_giver))
            return
        header = self.rows.header(column)
        noun = "id or name" if self.rows.has(Field.ID) else "number or name"
        facts = {"task": self.rows.called(row), "field": header, "missing": shortened(reference.name), "by": noun}
        self.faults.add(SHEET_LINK_MISSING, row=self.rows.numbers[row], column=header, **facts)

    def _say_shared(self, row: int, other: int, reference: Reference, column: Field) -> None:
        header = self.rows.header(column)
        facts = {"task": self.rows.called(row), "field": header, "name": shortened(reference.name)}
        self.faults.add(
            SHEET_LINK_SHARED, row=self.rows.numbers[row], column=header, used=self.rows.numbers[other], **facts
        )

    def _refuse(self, row: int, other: int, column: Field) -> None:
        header, number = self.rows.header(column), self.rows.numbers[row]
        task = self.rows.called(row)
        if other == row:
            self.faults.add(SHEET_LINK_ITSELF, row=number, column=header, task=task, field=header)
        else:
            self.faults.add(SHEET_LINK_ABOVE, row=number, column=header, task=task, other=self.rows.called(other))

    def _is_above(self, above: int, row: int) -> bool:
        at = self.parents[row]
        while at is not None:
            if at == above:
                return True
            at = self.parents[at]
        return False


def links_of(rows: Rows, directory: Directory, parents: Parents, scale: Scale, faults: Faults) -> Links:
    """Every link the link columns state. What leads nowhere, or to a row's own summary, is said and left out."""
    tying = _Tying(rows, directory, parents, faults)
    for column in LINK_FIELDS:
        for row, text in _filled(rows, column):
            for reference in tying.references(directory.names.projects[row], text, scale):
                if isinstance(reference, Unread):
                    header = rows.header(column)
                    facts = {"task": rows.called(row), "field": header, "text": shortened(reference.text)}
                    faults.add(SHEET_LINK_UNREADABLE, row=rows.numbers[row], column=header, **facts)
                else:
                    tying.tie(row, reference, column)
    return tying.found


def _filled(rows: Rows, column: Field) -> Iterator[tuple[int, str]]:
    for row, cell in enumerate(rows.cells.get(column, ())):
        if cell is not None and cell != "" and not says_nothing(cell):
            yield row, text_of(cell)


def _outside(name: str) -> tuple[str, str]:
    r"""File and task of a reference such as `C:\plans\led.mpp\12` or `LED:12`; two empty texts where it is neither."""
    path, cut, task = name.rpartition("\\")
    if cut and task:
        return path.rpartition("\\")[2] or path, task
    project, colon, task = name.partition(":")
    return (project.strip(), task.strip()) if colon and project.strip() and task.strip() else ("", "")
