"""A project from its table: the tasks, what links them, who works on them, the baselines."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ropewalk.exchange.planfile.amounts import Units
from ropewalk.exchange.planfile.dayhours import HoursByCalendar
from ropewalk.exchange.planfile.entries import Entry, entries
from ropewalk.exchange.planfile.fields import tables
from ropewalk.exchange.planfile.lines import Path
from ropewalk.exchange.planfile.programs import LINK, PROJECT
from ropewalk.exchange.planfile.refs import REMEDY_LINK, read_person, read_predecessor
from ropewalk.exchange.planfile.scopes import Scope
from ropewalk.exchange.planfile.spot import Faults, Spot
from ropewalk.exchange.planfile.tasks import ASSIGNMENT, BASELINE, LOOSE_ASSIGNMENT, TASK
from ropewalk.exchange.planfile.unreadable import UnreadableError
from ropewalk.planning.plan import Assignment, Baseline, Link, Project, Task, TaskKind

Table = dict[str, Any]

LOOSE = ("task", "links", "assignments", "baseline")
"""What a program of one project may state without naming the project."""

_REMEDY_PEOPLE = 'Write their keys, with a share where it is not all their time: ["ana", "ben 50%"].'
_LINKS = tables(LINK, name="links")
_ASSIGNMENTS = tables(LOOSE_ASSIGNMENT, name="assignments")


@dataclass(frozen=True, slots=True)
class Stated:
    """The table of a project and where it stands; what is loose stands outside of it."""

    key: str
    table: Table
    path: Path
    loose: frozenset[str] = frozenset()


@dataclass(eq=False)
class ProjectReader:
    """Reads one project."""

    faults: Faults
    hours: HoursByCalendar
    stated: Stated
    _scopes: dict[str | None, Scope] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.units = units_of(self.stated.table)
        self.scope = self._scope_by(text_in(self.stated.table, "calendar"))

    def project(self) -> Project | None:
        """The project; what cannot be read of it is reported."""
        table, key = self.stated.table, self.stated.key
        spot = Spot(self.faults, self.scope, self.stated.path, f"Project {key}", project=key)
        rows = [self._row_of(each) for each in entries(table.get("task"), self._inside("task"))]
        tasks, links, people = self._tasks([row for row in rows if row is not None])
        links += _listed(_LINKS.read, table, "links", self._around("links"))
        people += _listed(_ASSIGNMENTS.read, table, "assignments", self._around("assignments"))
        return PROJECT.read(table, spot, key=key, tasks=tuple(tasks), links=tuple(links), assignments=tuple(people))

    def _inside(self, name: str) -> Spot:
        """What stands under this name; a loose one stands outside of the project's table."""
        stated = self.stated
        path = (name,) if name in stated.loose else (*stated.path, name)
        return Spot(self.faults, self.scope, path, f"Project {stated.key}", project=stated.key)

    def _around(self, name: str) -> Spot:
        """The table in which this name stands."""
        inside = self._inside(name)
        return replace(inside, path=inside.path[:-1])

    def _scope_by(self, calendar: str | None) -> Scope:
        """What dates mean on a calendar; the project's own where none is named."""
        if calendar not in self._scopes:
            self._scopes[calendar] = Scope(self.units, self.hours.of(calendar))
        return self._scopes[calendar]

    def _row_of(self, each: Entry) -> Entry | None:
        """The row of a task; its duration alone may stand for its table."""
        if isinstance(each.table, dict):
            return each
        if isinstance(each.table, str):
            return replace(each, table={"duration": each.table})
        wanted = UnreadableError("a table of fields or a duration", 'Write { duration = "3d" }, or "3d" alone.')
        self._spot_of(each, self.scope).report_self(wanted, each.table)
        return None

    def _spot_of(self, each: Entry, scope: Scope) -> Spot:
        project = self.stated.key
        return Spot(self.faults, scope, each.path, f"{project}:{each.key}", project=project, key=each.key)

    def _tasks(self, rows: list[Entry]) -> tuple[list[Task], list[Link], list[Assignment]]:
        """Every task in order, with the links into it and the people on it."""
        tasks: list[Task] = []
        links: list[Link] = []
        people: list[Assignment] = []
        parents = {text_in(row.table, "parent") for row in rows}
        baselines = self._baselines(rows)
        for row in rows:
            calendar = text_in(row.table, "calendar")
            spot = self._spot_of(row, self.scope if calendar is None else self._scope_by(calendar))
            attributes = TASK.attributes(row.table, spot)
            if attributes is None:
                continue
            if row.key in parents:
                attributes.setdefault("kind", TaskKind.SUMMARY)
            if row.key in baselines:
                attributes["baselines"] = attributes.get("baselines", ()) + tuple(baselines[row.key])
            tasks.append(Task(key=row.key, **attributes))
            if "after" in row.table:
                links.extend(_links_into(row, spot))
            if "people" in row.table:
                people.extend(_people_on(row, spot))
        return tasks, links, people

    def _baselines(self, rows: list[Entry]) -> dict[str, list[Baseline]]:
        """The baselines stated in tables of their own, by task."""
        found: dict[str, list[Baseline]] = {}
        calendars = {row.key: text_in(row.table, "calendar") for row in rows}
        inside = self._inside("baseline")
        for section in entries(self.stated.table.get("baseline", {}), inside):
            number = _number_of(section, inside)
            spot = replace(inside, path=section.path, who=f"Baseline {section.key} of {self.stated.key}")
            if number is None or not isinstance(section.table, dict):
                continue
            for row in entries(section.table, spot):
                if row.key not in calendars:
                    spot.report_no_task(row.key, calendars)
                    continue
                calendar = calendars[row.key]
                scope = self.scope if calendar is None else self._scope_by(calendar)
                baseline = BASELINE.read(row.table, self._spot_of(row, scope), number=number)
                if baseline is not None:
                    found.setdefault(row.key, []).append(baseline)
        return found


def units_of(table: Mapping[str, object]) -> Units:
    """The units of the project a table states; the usual ones where it states none that can be read."""
    names = ("minutes_per_day", "minutes_per_week", "days_per_month")
    stated = {name: table.get(name) for name in names}
    return Units.of(**{name: given for name, given in stated.items() if type(given) is int})


def text_in(table: object, name: str) -> str | None:
    """The text of a field, None where it has none or another value."""
    given = table.get(name) if isinstance(table, dict) else None
    return given if isinstance(given, str) else None


def _links_into(row: Entry, spot: Spot) -> Iterator[Link]:
    given = row.table["after"]
    for text in [given] if isinstance(given, str) else given if isinstance(given, list) else [None]:
        try:
            if not isinstance(text, str):
                raise UnreadableError("a list of earlier tasks", REMEDY_LINK)
            source, kind, lag = read_predecessor(text, spot.scope.units)
        except UnreadableError as fault:
            spot.report(fault, "after", given if text is None else text)
        else:
            yield Link(source=source, target=row.key, kind=kind, lag=lag)


def _people_on(row: Entry, spot: Spot) -> Iterator[Assignment]:
    given = row.table["people"]
    for number, each in enumerate([given] if isinstance(given, str) else given if isinstance(given, list) else [None]):
        if isinstance(each, str):
            person, units = read_person(each)
            yield Assignment(task=row.key, resource=person, units=units)
        elif isinstance(each, dict):
            assignment = ASSIGNMENT.read(each, spot.into("people", number), task=row.key)
            if assignment is not None:
                yield assignment
        else:
            wanted = UnreadableError("a list of people", _REMEDY_PEOPLE)
            spot.report(wanted, "people", given if each is None else each)


def _number_of(section: Entry, spot: Spot) -> int | None:
    try:
        return int(section.key)
    except ValueError:
        wanted = UnreadableError("the number of a baseline, 0 to 10", "Write [project.KEY.baseline.0].")
        spot.report(wanted, "baseline", section.key)
        return None


def _listed(read: Any, table: Table, name: str, spot: Spot) -> Iterable[Any]:  # noqa: ANN401
    """What a list of tables states; nothing where there is none."""
    if name not in table:
        return ()
    try:
        return tuple(read(table[name], spot))
    except UnreadableError as fault:
        spot.report(fault, name, table[name])
        return ()
