"""Tasks: each record of a task as one of ours, its links, its place in the outline and the dates it was saved with."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ropewalk.exchange.mspdi import terms
from ropewalk.exchange.mspdi.calendars import Calendars
from ropewalk.exchange.mspdi.faults import Faults
from ropewalk.exchange.mspdi.fields import Fields
from ropewalk.exchange.mspdi.links import OutsideLink, links_of
from ropewalk.exchange.mspdi.outside import external_of, outside_of
from ropewalk.exchange.mspdi.records import Record, parts_in
from ropewalk.planning.findings.mspdi import MSPDI_SUBPROJECT, MSPDI_TASK_WITHOUT_UID
from ropewalk.planning.plan import (
    Baseline,
    Constraint,
    ConstraintKind,
    External,
    Link,
    Manual,
    Progress,
    Task,
    TaskKind,
    TimeUnit,
)
from ropewalk.planning.units import Instant, Minutes, Money

_NO_MEASURE = terms.Measure(TimeUnit.DAYS)
_KNOWN_MEASURES = {**terms.MEASURES, **dict.fromkeys(terms.UNSTATED_MEASURES, _NO_MEASURE)}


class Saved(NamedTuple):
    """What their tool had computed for one task."""

    key: str
    start: Instant | None
    finish: Instant | None
    late_start: Instant | None
    late_finish: Instant | None
    total_float: Minutes | None
    is_critical: bool | None


@dataclass(slots=True)
class TaskRows:
    """The tasks of a file, read one after the other.

    saved     dates as computed by their tool, one row for each task
    links     in the order of their targets
    outside   links that leave the file
    """

    faults: Faults
    is_from_start: bool
    tasks: list[Task] = field(default_factory=list)
    saved: list[Saved] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    outside: list[OutsideLink] = field(default_factory=list)
    _subprojects: dict[str, str] = field(default_factory=dict)
    _above: list[tuple[int, str]] = field(default_factory=list)
    _rows: int = 0

    def add(self, record: Record, calendars: Calendars) -> None:
        """One more task. Blank rows and the row of the project itself are none."""
        self._rows += 1
        fields = Fields(record, self.faults, who=f"Task {record.get('UID') or f'in row {self._rows}'}")
        if fields.flag("IsNull"):
            return
        uid = fields.whole("UID")
        if uid == terms.PROJECT_ROW:
            return
        key = self._key(fields, uid)
        fields.key, fields.who = key, f"Task {key} {fields.text('Name')}".strip()
        if uid is None:
            who = f"The task in row {self._rows}"
            self.faults.add(MSPDI_TASK_WITHOUT_UID, key=key, at="UID", who=who, called=key)
        self.tasks.append(self._task(fields, key, calendars))
        self.saved.append(_saved(fields, key))
        if fields.flag("IsSubproject") or fields.text("SubprojectName"):
            self._subprojects[key] = outside_of(fields.text("SubprojectName")).file
        links, outside = links_of(fields, key)
        self.links += links
        self.outside += outside

    def settle(self) -> None:
        """To be called last: summaries take their length from their tasks; a plan inside the plan keeps its dates."""
        above = {task.parent for task in self.tasks}
        for row, task in enumerate(self.tasks):
            if task.key in above:
                self.tasks[row] = replace(task, duration=None)
            elif task.key in self._subprojects:
                self.tasks[row] = self._subproject(task, self.saved[row])

    def _subproject(self, task: Task, saved: Saved) -> Task:
        """A row that stands for another plan whose tasks are not here."""
        file = self._subprojects[task.key] or "another plan"
        who = f"Task {task.key} {task.name}".strip()
        self.faults.add(MSPDI_SUBPROJECT, key=task.key, at="SubprojectName", who=who, file=file)
        manual = Manual(start=saved.start, finish=saved.finish)
        return replace(task, external=External(file=file), manual=task.manual or manual)

    def _key(self, fields: Fields, uid: int | None) -> str:
        return f"row {self._rows}" if uid is None else str(uid)

    def _parent(self, fields: Fields, key: str) -> str | None:
        """The nearest task before this one that stands higher in the outline."""
        level = fields.whole("OutlineLevel")
        if level is None:
            level = fields.text("OutlineNumber").count(".") + 1
        while self._above and self._above[-1][0] >= level:
            self._above.pop()
        parent = self._above[-1][1] if self._above else None
        self._above.append((level, key))
        return parent

    def _task(self, fields: Fields, key: str, calendars: Calendars) -> Task:
        measure = fields.term("DurationFormat", _KNOWN_MEASURES) or _NO_MEASURE
        is_manual = fields.flag("Manual")
        duration = fields.minutes("ManualDuration") if is_manual else None
        if duration is None:
            duration = fields.minutes("Duration")
        return Task(
            key=key,
            name=fields.text("Name"),
            kind=_kind(fields),
            parent=self._parent(fields, key),
            wbs=fields.text("WBS"),
            duration=duration,
            is_elapsed=measure.is_elapsed,
            is_estimated=fields.flag("Estimated") or measure.is_estimated,
            shown=measure.unit or TimeUnit.DAYS,
            calendar=calendars.key_of(fields.whole("CalendarUID")),
            ignores_resource_calendars=_is_deaf_to_people(fields),
            constraint=self._constraint(fields),
            deadline=fields.instant("Deadline"),
            manual=_manual(fields) if is_manual or fields.flag("ExternalTask") else None,
            external=external_of(fields),
            is_active=fields.flag("Active", otherwise=True),
            progress=_progress(fields),
            levelling_delay=fields.tenths("LevelingDelay") or Minutes(0),
            baselines=tuple(_baselines(fields)),
            priority=fields.whole("Priority"),
            notes=fields.text("Notes"),
        )

    def _constraint(self, fields: Fields) -> Constraint | None:
        """None for the usual: early in a plan scheduled from its start, late in one from its finish."""
        kind = fields.term("ConstraintType", terms.CONSTRAINTS)
        if kind is None or kind is (ConstraintKind.ASAP if self.is_from_start else ConstraintKind.ALAP):
            return None
        is_dated = kind not in (ConstraintKind.ASAP, ConstraintKind.ALAP)
        return Constraint(kind=kind, at=fields.instant("ConstraintDate") if is_dated else None)


def _kind(fields: Fields) -> TaskKind:
    if fields.flag("Summary"):
        return TaskKind.SUMMARY
    return TaskKind.MILESTONE if fields.flag("Milestone") else TaskKind.TASK


def _is_deaf_to_people(fields: Fields) -> bool:
    """Whether people's free days leave the task where it is: where it says so, and where its duration is fixed."""
    return fields.flag("IgnoreResourceCalendar") or fields.whole("Type") == terms.TaskMode.FIXED_DURATION


def _manual(fields: Fields) -> Manual:
    """Dates held by hand: those their tool shows, which are the ones somebody entered."""
    start, finish = fields.instant("Start"), fields.instant("Finish")
    start = fields.instant("ManualStart") if start is None else start
    finish = fields.instant("ManualFinish") if finish is None else finish
    return Manual(start=start, finish=finish if start is None or finish is None else max(start, finish))


def _progress(fields: Fields) -> Progress | None:
    start, finish = fields.instant("ActualStart"), fields.instant("ActualFinish")
    percent = fields.number("PercentComplete") or 0.0
    if start is None and finish is None and not percent:
        return None
    is_under_way = start is not None and finish is None
    return Progress(
        actual_start=start,
        actual_finish=finish,
        percent_complete=percent,
        remaining=fields.minutes("RemainingDuration") if finish is None else None,
        stop=fields.instant("Stop") if is_under_way else None,
        resume=fields.instant("Resume") if is_under_way else None,
    )


def _baselines(fields: Fields) -> Iterator[Baseline]:
    for record in parts_in(fields.record, "Baseline"):
        stated = Fields(record, fields.faults, who=fields.who, key=fields.key)
        number = stated.whole("Number")
        if number is not None and 0 <= number <= terms.MOST_BASELINES:
            cost = stated.number("Cost")
            yield Baseline(
                number=number,
                start=stated.instant("Start"),
                finish=stated.instant("Finish"),
                duration=stated.minutes("Duration"),
                work=stated.minutes("Work"),
                cost=None if cost is None else Money(round(cost)),
            )


def _saved(fields: Fields, key: str) -> Saved:
    return Saved(
        key=key,
        start=fields.instant("Start"),
        finish=fields.instant("Finish"),
        late_start=fields.instant("LateStart"),
        late_finish=fields.instant("LateFinish"),
        total_float=fields.tenths("TotalSlack"),
        is_critical=fields.flag("Critical") if fields.text("Critical") else None,
    )
