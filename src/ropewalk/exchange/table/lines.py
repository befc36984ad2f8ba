"""A plan as lines of a sheet: one for each task, with what people and our own reader need to know of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ropewalk.exchange.table.told import Told, calendar_word, lag_text, people_text, reference_text
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import (
    Constraint,
    ConstraintKind,
    Handoff,
    Lag,
    LinkKind,
    Manual,
    Plan,
    Progress,
    Project,
    Task,
    TaskKind,
)
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.statement import starts_of
from ropewalk.planning.units import NEVER

_NO_PROGRESS = Progress()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One task as it is written.

    level         1 for tasks without a summary above them
    begin         when the project starts, as stated or as scheduled
    start, finish as scheduled, or as held by hand; None where there is none
    total, free   float in working minutes
    """

    project: Project
    task: Task
    kind: TaskKind
    level: int
    begin: int | None
    start: int | None
    finish: int | None
    total: int | None
    free: int | None
    is_critical: bool | None
    constraint: str
    predecessors: str
    owner: str
    people: str
    calendar: str

    @property
    def progress(self) -> Progress:
        """What has happened; nothing where the task states none."""
        return self.task.progress or _NO_PROGRESS

    @property
    def manual(self) -> Manual | None:
        """The dates held by hand."""
        return self.task.manual


def lines_of(plan: Plan, schedule: Schedule | None) -> Iterator[Line]:
    """Every task of a plan, project after project. Cost O(tasks + links)."""
    outline = Outline.of(plan)
    told = Told.of(plan)
    levels, begins = _levels(outline), starts_of(plan)
    links = _links_into(plan, told)
    for row, (task, project) in enumerate(zip(outline.tasks, outline.projects, strict=True)):
        start, finish = _dates(schedule, row, task)
        into = links.get((project.key, task.key), [])
        yield Line(
            project=project,
            task=task,
            kind=outline.kind(row),
            level=levels[row],
            begin=project.start if schedule is None else begins[project.key],
            start=start,
            finish=finish,
            total=_known(schedule, "total_float", row),
            free=_known(schedule, "free_float", row),
            is_critical=None if schedule is None or start is None else bool(schedule.is_critical[row]),
            constraint=_constraint(task, outline.kind(row), schedule, row, is_waiting=bool(into)),
            predecessors=";".join(into),
            owner=told.person(task.owner),
            people=people_text(told, project.key, task.key),
            calendar=calendar_word(told, project, task),
        )


def _levels(outline: Outline) -> list[int]:
    levels = [0] * len(outline.parents)
    for row in range(len(levels)):
        way = [row]
        while not levels[way[-1]] and outline.parents[way[-1]] >= 0:
            way.append(outline.parents[way[-1]])
        top = levels[way[-1]] or 1
        for depth, at in enumerate(reversed(way)):
            levels[at] = top + depth
    return levels


def _links_into(plan: Plan, told: Told) -> dict[tuple[str, str], list[str]]:
    """What stands under predecessors for each task: links of its project, then hard handoffs from others."""
    found: dict[tuple[str, str], list[str]] = {}
    for project in plan.projects:
        for link in project.links:
            text = _link_text(told, project.key, link.source, link.kind, link.lag)
            found.setdefault((project.key, link.target), []).append(text)
    for handoff in plan.handoffs:
        if handoff.is_hard and handoff.giver.key is not None and handoff.receiver.key is not None:
            text = _handoff_text(told, handoff)
            found.setdefault((handoff.receiver.project, handoff.receiver.key), []).append(text)
    return found


def _link_text(told: Told, project: str, source: str, kind: LinkKind, lag: Lag) -> str:
    return reference_text(source, kind, lag_text(lag), knows=told.knows(project))


def _handoff_text(told: Told, handoff: Handoff) -> str:
    name = f"{handoff.giver.project}:{handoff.giver.key}"
    return reference_text(name, handoff.kind, lag_text(handoff.lag), knows=told.knows(handoff.receiver.project))


def _dates(schedule: Schedule | None, row: int, task: Task) -> tuple[int | None, int | None]:
    if task.manual is not None and (task.manual.start is not None or task.manual.finish is not None):
        return task.manual.start, task.manual.finish
    return _known(schedule, "start", row), _known(schedule, "finish", row)


def _known(schedule: Schedule | None, column: str, row: int) -> int | None:
    if schedule is None:
        return None
    value = int(getattr(schedule, column)[row])
    return None if value == NEVER else value


def _constraint(task: Task, kind: TaskKind, schedule: Schedule | None, row: int, *, is_waiting: bool) -> str:
    """The constraint's letters; ASAP where only the project's start holds a task, so that its date binds nobody."""
    stated: Constraint | None = task.constraint
    if stated is not None and stated.kind is not ConstraintKind.ASAP:
        return stated.kind.value
    if schedule is None or is_waiting or kind is TaskKind.SUMMARY or task.manual is not None:
        return ""
    return ConstraintKind.ASAP.value if schedule.causes[row] is None and task.progress is None else ""
