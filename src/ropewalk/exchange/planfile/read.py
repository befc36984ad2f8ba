"""Plan text to a plan. Exact: what it states and cannot be read is a finding that stops, so no plan is read in part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO, TypeVar

from ropewalk.exchange.planfile.calendars import judge_bases, read_calendar, refuse_endless
from ropewalk.exchange.planfile.dayhours import Effort, HoursByCalendar
from ropewalk.exchange.planfile.document import Document, document_of
from ropewalk.exchange.planfile.entries import Entry, entries
from ropewalk.exchange.planfile.fields import Form, stated
from ropewalk.exchange.planfile.programs import BLACKOUT, COMMITMENT, HANDOFF, OBJECTIVE, PROGRAM, RESOURCE, RISK
from ropewalk.exchange.planfile.read_project import LOOSE, ProjectReader, Stated, text_in, units_of
from ropewalk.exchange.planfile.refs import read_ref
from ropewalk.exchange.planfile.scopes import BY_CLOCK, PLAIN, Scope, scope_between, scope_of_promise
from ropewalk.exchange.planfile.spot import Faults, Spot
from ropewalk.exchange.planfile.unreadable import EnoughError, TooManyDaysError, UnreadableError
from ropewalk.exchange.planfile.values import TEXT
from ropewalk.exchange.reading import Reading
from ropewalk.planning.calendars import Calendar
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.planfile import PLAN_TEXT_EMPTY, PLAN_TEXT_STRAY, PLAN_TEXT_TOO_LARGE
from ropewalk.planning.plan import Plan, Project

FORMAT = "plan text"
EXPECT = "expect"
"""A table for tests: what a schedule of this plan has to answer. Not part of the plan."""

_TABLES = ("program", "calendar", "people", "objective", "project", "handoff", "blackout", "commitment", "risk")

Thing = TypeVar("Thing")


def read(stream: BinaryIO, *, name: str) -> Reading:
    """Read plan text.

    name      the file's own name without folders: for findings, and the key of a project that states none
    returns   a reading without a plan where a finding stops it; never raises for what is in the stream
    cost      O(bytes); about 10 µs a task
    """
    document = document_of(stream, name=name)
    if not isinstance(document, Document):
        return Reading(format=FORMAT, plan=None, findings=document)
    faults = Faults(name, document.text)
    plan, refusals = _plan_of(document, faults)
    if plan is not None and not plan.projects and not plan.handoffs and not faults.findings():
        faults.add(PLAN_TEXT_EMPTY, (), Place(), file=name)
    findings = faults.findings() + refusals
    return Reading(format=FORMAT, plan=None if any(finding.stops for finding in findings) else plan, findings=findings)


def _plan_of(document: Document, faults: Faults) -> tuple[Plan | None, tuple[Finding, ...]]:
    """The plan in a document, None where it is not read to its end, and why not where no fault says so."""
    try:
        return _Reader(document.tables, faults).plan(), ()
    except EnoughError:
        return None, ()
    except TooManyDaysError:
        facts = {"what": "far too many days off for its dates", "limit": "a thousand calendars with a hundred each"}
        return None, (PLAN_TEXT_TOO_LARGE.at(Place(file=faults.file), file=faults.file, **facts),)


def stem_of(name: str) -> str:
    """A file's name without what says that it is plan text."""
    return PurePath(name).stem.removesuffix(".plan") or "PLAN"


@dataclass(eq=False)
class _Reader:
    tables: dict[str, Any]
    faults: Faults

    def plan(self) -> Plan:
        top = self._spot((), "The file")
        for name in self.tables:
            if name not in (*_TABLES, *LOOSE, EXPECT):
                top.report_unknown(name, (*_TABLES, *LOOSE))
        program = PROGRAM.attributes(self.tables.get("program", {}), self._spot(("program",), "The program"))
        calendars = tuple(self._calendars())
        by_key = {calendar.key: calendar for calendar in reversed(calendars)}
        judge_bases(by_key, self._spot(("calendar",), "Calendar"))
        refuse_endless(calendars)
        hours = HoursByCalendar(by_key, Effort())
        self._scopes: dict[str, Scope] = {}
        return Plan(
            **(program or {}),
            projects=tuple(self._projects(hours)),
            calendars=calendars,
            resources=self._things("people", RESOURCE, "Person"),
            handoffs=self._things("handoff", HANDOFF, "Handoff"),
            blackouts=self._things("blackout", BLACKOUT, "Blackout"),
            objectives=self._things("objective", OBJECTIVE, "Objective"),
            commitments=self._things("commitment", COMMITMENT, "Commitment"),
            risks=self._things("risk", RISK, "Risk"),
        )

    def _spot(self, path: tuple[str | int, ...], who: str, scope: Scope | None = None) -> Spot:
        return Spot(self.faults, scope or PLAIN, path, who)

    def _calendars(self) -> Iterator[Calendar]:
        for each in entries(self.tables.get("calendar"), self._spot(("calendar",), "Calendar")):
            calendar = read_calendar(each.key, each.table, self._spot(each.path, f"Calendar {each.key}"))
            if calendar is not None:
                yield calendar

    def _projects(self, hours: HoursByCalendar) -> Iterator[Project]:
        for each in self._stated_projects():
            scope = Scope(units_of(each.table), hours.of(text_in(each.table, "calendar")))
            self._scopes.setdefault(each.key, scope)
            project = ProjectReader(self.faults, hours, each).project()
            if project is not None:
                yield project

    def _stated_projects(self) -> Iterator[Stated]:
        """Projects by their keys, or the one whose fields and tasks stand without any."""
        given = self.tables.get("project", {})
        loose = {name: self.tables[name] for name in LOOSE if name in self.tables}
        spot = self._spot(("project",), "Project")
        if isinstance(given, dict) and _is_single(given, has_loose=bool(loose)):
            key = _TEXT_KEY.attributes({name: given[name] for name in given if name == "key"}, spot)
            rest = {name: value for name, value in given.items() if name != "key"}
            self._report_stray(loose.keys() & given.keys())
            own = (key or {}).get("key", stem_of(self.faults.file))
            yield Stated(own, loose | rest, ("project",), frozenset(loose.keys() - given.keys()))
            return
        found = list(entries(given, spot))
        if len(found) == 1 and isinstance(found[0].table, dict) and not loose.keys() & found[0].table.keys():
            only = found[0]
            yield Stated(only.key, only.table | loose, only.path, frozenset(loose))
            return
        self._report_stray(loose)
        for each in found:
            if isinstance(each.table, dict):
                yield Stated(each.key, each.table, each.path)
            else:
                wanted = UnreadableError("a table of fields", "Write [project.KEY] and its fields below.")
                self._spot(each.path, f"Project {each.key}").report_self(wanted, each.table)

    def _report_stray(self, names: Iterable[str]) -> None:
        """Say that tables stand outside of the projects, and whose they are cannot be known."""
        for name in sorted(names):
            self.faults.add(PLAN_TEXT_STRAY, (name,), Place(field=name), field=name, file=self.faults.file)

    def _things(self, name: str, form: Form[Thing], noun: str) -> tuple[Thing, ...]:
        found = []
        for each in entries(self.tables.get(name), self._spot((name,), noun)):
            thing = form.read(
                each.table, self._spot(each.path, f"{noun} {each.key}", self._scope_of(name, each)), key=each.key
            )
            if thing is not None:
                found.append(thing)
        return tuple(found)

    def _scope_of(self, name: str, each: Entry) -> Scope:
        """What dates and amounts mean in a row that belongs to no project."""
        match name:
            case "handoff":
                return scope_between(self._scopes, _project_in(each, "giver"), _project_in(each, "receiver"))
            case "blackout":
                return BY_CLOCK
            case "commitment":
                return scope_of_promise(self._scopes, _project_in(each, "for"))
            case _:
                return PLAIN


_TEXT_KEY = Form(Plan, (stated("key", TEXT),))


def _project_in(each: Entry, name: str) -> str | None:
    try:
        return read_ref(each.table[name]).project if isinstance(each.table, dict) and name in each.table else None
    except UnreadableError:
        return None


def _is_single(given: dict[str, Any], *, has_loose: bool) -> bool:
    """Whether [project] holds the fields of the only project, not projects by their keys."""
    return any(not isinstance(value, dict) for value in given.values()) or (not given and has_loose)
