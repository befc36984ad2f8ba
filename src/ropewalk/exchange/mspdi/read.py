"""The door: Microsoft Project XML to a plan, read as a stream."""

from dataclasses import dataclass, field, replace
from typing import BinaryIO

from ropewalk.exchange.contents.refusal import Refusal
from ropewalk.exchange.mspdi.calendars import Calendars, Stated, named, read_calendar
from ropewalk.exchange.mspdi.faults import Faults
from ropewalk.exchange.mspdi.fields import Fields
from ropewalk.exchange.mspdi.header import Header
from ropewalk.exchange.mspdi.outside import crossings
from ropewalk.exchange.mspdi.people import People, Span
from ropewalk.exchange.mspdi.records import Record, Section, sections_of
from ropewalk.exchange.mspdi.splits import Shapes
from ropewalk.exchange.mspdi.standins import StandIns
from ropewalk.exchange.mspdi.tasks import Saved, TaskRows
from ropewalk.exchange.reading import CrossLink, Reading, SavedDates
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.files import FILE_DOCTYPE
from ropewalk.planning.findings.mspdi import (
    MSPDI_BROKEN,
    MSPDI_ENCODING,
    MSPDI_NO_TASKS,
    MSPDI_OTHER,
    MSPDI_TOO_LARGE,
)
from ropewalk.planning.plan import Plan, Project, TaskRef
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY, Day
from ropewalk.planning.worktime import Worktimes

FORMAT = "mspdi"
_LONGEST_LAG_DAYS = 400
_REFUSALS = {kind.code: kind for kind in (MSPDI_BROKEN, MSPDI_OTHER, MSPDI_ENCODING, MSPDI_TOO_LARGE, FILE_DOCTYPE)}


def read(stream: BinaryIO, *, name: str) -> Reading:
    """Read Microsoft Project XML.

    name      the file's own name without folders: for findings, and for the project's key where it has no title
              (the rule is told at `header.key_for`)
    returns   a reading without a plan where a finding stops it; never raises for what is in the stream
    cost      O(bytes), about 100 µs a task; memory for the plan and one record

    Tasks keep their UID as key. Row 0, which stands for the project, and blank rows are left out; calendars and
    people go by their names. What their tool had computed is kept in `saved`, beside our own answer.
    """
    faults = Faults(name)
    reader = _Reader(faults, name)
    try:
        for section in sections_of(stream):
            reader.take(section)
    except Refusal as refusal:
        return Reading(format=FORMAT, plan=None, findings=(_stopping(refusal, name),))
    return reader.reading()


def _stopping(refusal: Refusal, name: str) -> Finding:
    """What a refusal says; a damaged place is named by its line."""
    line = refusal.facts.get("line")
    facts = {**refusal.facts, "line": f", in line {line:,}" if isinstance(line, int) and line else ""}
    return _REFUSALS[refusal.code].at(Place(file=name), file=name, **facts)


@dataclass(eq=False)
class _Reader:
    faults: Faults
    name: str
    header: Record = field(default_factory=dict)
    stated: list[Stated] = field(default_factory=list)
    calendars: Calendars | None = None
    rows: TaskRows | None = None

    def __post_init__(self) -> None:
        self.people = People(self.faults)

    def take(self, section: Section) -> None:
        """One more record. The schema puts the project's fields and calendars before its tasks."""
        match section.container, section.name:
            case "", _:
                self.header.update(section.record)
            case "Calendars", "Calendar":
                calendar = read_calendar(section.record, self.faults)
                self.stated += [] if calendar is None else [calendar]
                self.calendars = None
            case "Tasks", "Task":
                self._task_rows().add(section.record, self._calendars())
            case "Resources", "Resource":
                self.people.add_resource(section.record)
            case "Assignments", "Assignment":
                self.people.add_assignment(section.record)

    def reading(self) -> Reading:
        """All of it together."""
        rows, calendars = self._task_rows(), self._calendars()
        rows.settle()
        resources, assignments = self.people.named(calendars)
        bare = replace(self._header().project(calendars), assignments=assignments)
        plan = Plan(calendars=calendars.stated, resources=resources, projects=(bare,))
        project, crossing = self._whole(plan, rows)
        if not project.tasks:
            self.faults.add(MSPDI_NO_TASKS, file=self.name)
        return Reading(
            format=FORMAT,
            plan=replace(plan, projects=(project,)),
            findings=self.faults.findings(project.key),
            saved=tuple(_saved(project.key, each) for each in rows.saved),
            cross_links=crossing,
        )

    def _header(self) -> Header:
        return Header(Fields(self.header, self.faults, who="The project"), self.name)

    def _calendars(self) -> Calendars:
        if self.calendars is None:
            self.calendars = named(self.stated)
        return self.calendars

    def _task_rows(self) -> TaskRows:
        if self.rows is None:
            self.rows = TaskRows(self.faults, self._header().is_from_start)
        return self.rows

    def _whole(self, plan: Plan, rows: TaskRows) -> tuple[Project, tuple[CrossLink, ...]]:
        """The project with its tasks, links, pauses and stand-ins for tasks of other files; and links that leave it."""
        first, last = _horizon(rows.saved)
        worktimes = Worktimes(plan, first, last)
        project = replace(plan.projects[0], tasks=tuple(rows.tasks), links=tuple(rows.links))
        spans: dict[str, list[Span]] = {}
        for stated in self.people.assignments:
            spans.setdefault(stated.assignment.task, []).extend(stated.spans)
        outsiders = StandIns(project, worktimes, self.faults)
        outsiders.add(rows.outside, rows.saved)
        tasks = (*Shapes(worktimes, spans).with_splits(project, rows.saved), *outsiders.tasks)
        links = (*project.links, *outsiders.links)
        return replace(project, tasks=tasks, links=links), (*crossings(project.key, tasks, links), *outsiders.left)


def _horizon(saved: list[Saved]) -> tuple[Day, Day]:
    """First and last day on which their tool had anything going on, and as much before as a lag may reach back."""
    dates = [at for row in saved for at in (row.start, row.finish) if at is not None and EARLIEST <= at < LATEST]
    first, last = min(dates, default=0) // MINUTES_PER_DAY, max(dates, default=0) // MINUTES_PER_DAY
    return Day(max(first - _LONGEST_LAG_DAYS, EARLIEST // MINUTES_PER_DAY)), Day(last + 1)


def _saved(project: str, row: Saved) -> SavedDates:
    return SavedDates(TaskRef(project, row.key), *row[1:])
