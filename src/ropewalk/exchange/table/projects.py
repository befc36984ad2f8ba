"""The projects of a sheet: its tasks by project, with what the sheet says of each as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ropewalk.exchange.table.dates import Span
from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.links import Links
from ropewalk.exchange.table.tasks import Known
from ropewalk.exchange.table.texts import text_of
from ropewalk.exchange.table.titles import Titles
from ropewalk.planning.findings.program import START_FOUND
from ropewalk.planning.phrases import date_phrase
from ropewalk.planning.plan import Assignment, Project, Task, TaskKind
from ropewalk.planning.statement import begins_of
from ropewalk.planning.units import NEVER, Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What the projects of a sheet are made of; `tasks` has one for each row."""

    known: Known
    titles: Titles
    tasks: Sequence[Task]
    links: Links
    faults: Faults

    def projects(self) -> tuple[Project, ...]:
        """Every project, in the order in which they first appear."""
        return tuple(self._project(key, rows) for key, rows in self.known.names.groups.items())

    def _project(self, key: str, rows: Sequence[int]) -> Project:
        office = self.known.office
        project = Project(
            key=key,
            name=self._name(key, rows),
            start=self._start(rows),
            data_date=self._data_date(rows),
            calendar=office.project_calendar,
            lead=self.titles.lead,
            minutes_per_day=office.scale.day,
            minutes_per_week=office.scale.week,
            days_per_month=office.scale.month // office.scale.day,
            tasks=tuple(self.tasks[row] for row in rows),
            links=tuple(self.links.links.get(key, ())),
            assignments=tuple(self._assignments(rows)),
        )
        return project if project.start is not None else self._with_earliest(project, rows)

    def _assignments(self, rows: Sequence[int]) -> list[Assignment]:
        people = self.known.people.assigned
        return [
            Assignment(task=self.tasks[row].key, resource=person, units=units)
            for row in rows
            if self.tasks[row].kind is not TaskKind.SUMMARY
            for person, units in people[row]
        ]

    def _name(self, key: str, rows: Sequence[int]) -> str:
        cells = self.known.rows.column(Field.PROJECT_NAME)
        named = next((text for row in rows if (text := text_of(cells[row]))), "")
        is_only = len(self.known.names.groups) == 1
        return " ".join(named.split()) or (self.titles.name if is_only and self.titles.name else key)

    def _start(self, rows: Sequence[int]) -> Instant | None:
        span = self._span(Field.PROJECT_START, rows) or self.titles.start
        return None if span is None else Instant(span.first)

    def _data_date(self, rows: Sequence[int]) -> Instant | None:
        span = self._span(Field.DATA_DATE, rows) or self.titles.data_date
        return None if span is None else Instant(self.known.office.finish_of(span))

    def _span(self, field: Field, rows: Sequence[int]) -> Span | None:
        column = self.known.moments.column(field, len(self.known.rows))
        return next((span for row in rows if (span := column[row]) is not None), None)

    def _with_earliest(self, project: Project, rows: Sequence[int]) -> Project:
        """The start is left to what the tasks state, unless a date that binds nothing is earlier than all of it."""
        begins = self.known.times.begins
        earliest = min((int(begins[row]) for row in rows if begins[row] != NEVER), default=None)
        if earliest is None or earliest >= min(begins_of(project), default=earliest + 1):
            return project
        header = self.known.rows.header(Field.START)
        self.faults.add(START_FOUND, column=header, project=project.key, date=date_phrase(earliest))
        return replace(project, start=Instant(earliest))
