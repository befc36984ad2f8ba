"""Where a value stands, what amounts and dates mean there, and what is said when it cannot be read."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from ropewalk.exchange.planfile.hints import cut, hint_for
from ropewalk.exchange.planfile.lines import Lines, Path
from ropewalk.exchange.planfile.scopes import Scope
from ropewalk.exchange.planfile.unreadable import EnoughError, UnreadableError
from ropewalk.planning.findings import Finding, FindingKind, Place
from ropewalk.planning.findings.planfile import (
    PLAN_TEXT_MISSING,
    PLAN_TEXT_MORE,
    PLAN_TEXT_NO_TASK,
    PLAN_TEXT_UNKNOWN,
    PLAN_TEXT_VALUE,
)

MOST_FAULTS = 100
_LONGEST = 60


@dataclass(eq=False)
class Faults:
    """Everything wrong with one text, at most so many named."""

    file: str
    text: str
    _found: list[Finding] = field(default_factory=list)
    _more: bool = False

    @cached_property
    def lines(self) -> Lines:
        """In which line things stand."""
        return Lines.of(self.text)

    def add(self, kind: FindingKind, path: Path, place: Place, **facts: object) -> None:
        """A fault at a path of the document. Raises EnoughError after the last one that is named."""
        if len(self._found) >= MOST_FAULTS:
            self._more = True
            raise EnoughError
        self._found.append(kind.at(replace(place, file=self.file, row=self.lines.line_of(path)), **facts))

    def findings(self) -> tuple[Finding, ...]:
        """What was collected, in the order of the text."""
        found = sorted(self._found, key=lambda finding: finding.place.row or 0)
        if self._more:
            found.append(PLAN_TEXT_MORE.at(Place(file=self.file), file=self.file, named=MOST_FAULTS))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Spot:
    """One table of the text.

    who            how a sentence names it: `LED:L2`, `Calendar CALDER`
    project, key   for the place of a finding
    """

    faults: Faults
    scope: Scope
    path: Path
    who: str
    project: str | None = None
    key: str | None = None

    def into(self, *path: str | int) -> "Spot":
        """A table inside this one."""
        return replace(self, path=self.path + path)

    def place(self, field: str | None = None) -> Place:
        """Where a finding about this table belongs."""
        key = None if self.key is None else cut(self.key)
        return Place(project=None if self.project is None else cut(self.project), key=key, field=field)

    def report(self, fault: UnreadableError, field: str, given: object) -> None:
        """Say that a field cannot be read."""
        self._add(PLAN_TEXT_VALUE, field, given=shown(given), wanted=fault.wanted, remedy=fault.remedy)

    def report_self(self, fault: UnreadableError, given: object) -> None:
        """Say that what stands here is not even a table."""
        name = _name_of(self.path[-1]) if self.path else ""
        facts = {"who": cut(self.who), "field": name, "given": shown(given), "wanted": fault.wanted}
        self.faults.add(PLAN_TEXT_VALUE, self.path, self.place(name), **facts, remedy=fault.remedy)

    def report_unknown(self, field: str, known: Iterable[str]) -> None:
        """Say that there is no such field here, and which was perhaps meant."""
        self._add(PLAN_TEXT_UNKNOWN, field, hint=hint_for(field, known))

    def report_no_task(self, key: str, tasks: Iterable[str]) -> None:
        """Say that a task is named here and there is none."""
        self._add(PLAN_TEXT_NO_TASK, key, hint=hint_for(key, tasks))

    def report_missing(self, field: str, example: str) -> None:
        """Say that a field is missing that has to be there."""
        self._add(PLAN_TEXT_MISSING, field, example=example)

    def _add(self, kind: FindingKind, field: str, **facts: object) -> None:
        name = cut(field)
        self.faults.add(kind, (*self.path, field), self.place(name), who=cut(self.who), field=name, **facts)


def _name_of(part: str | int) -> str:
    return cut(part) if isinstance(part, str) else f"entry {part + 1}"


def shown(given: object) -> str:
    """A value as a sentence quotes it."""
    match given:
        case bool():
            return str(given).lower()
        case str():
            return f"“{cut(given)}”"
        case date():
            return given.isoformat()
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return str(given)[:_LONGEST] if isinstance(given, float) else whole_shown(given)


def whole_shown(given: object) -> str:
    """A whole number; one of a thousand digits by its length."""
    if isinstance(given, int) and abs(given) >= 10**_LONGEST:
        return "a number of more than 60 digits"
    return str(given)[:_LONGEST]
