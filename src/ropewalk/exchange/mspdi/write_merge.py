"""A program as one plan that Project can hold: a summary for each project, handoffs as links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ropewalk.planning.calendars import STANDARD
from ropewalk.planning.plan import (
    Constraint,
    ConstraintKind,
    DialectName,
    External,
    Handoff,
    Link,
    Manual,
    Plan,
    Project,
    ScheduleFrom,
    Task,
    TaskKind,
    TaskRef,
)
from ropewalk.planning.units import Instant, Minutes

_KEY = "{at}:{key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A plan of one project.

    plan    handoffs and blackouts are gone; `project` is its only project
    refs    which task of the program each of its tasks is; None for those that were added
    wanted  the key each task had there
    is_changed  whether Project would place its tasks by other rules than the program's
    """

    plan: Plan
    refs: tuple[TaskRef | None, ...]
    wanted: tuple[str, ...]
    is_changed: bool

    @property
    def project(self) -> Project:
        """The only project."""
        return self.plan.projects[0]


def merged(plan: Plan) -> Merged:
    """A plan as one project in Project's dialect. A plan that is one already stays as it is."""
    projects = plan.projects or (Project(key=plan.key, name=plan.name),)
    whole = projects[0] if len(projects) == 1 else _whole_of(plan, projects)
    refs = _refs_of(projects)
    keys = [task.key for project in projects for task in project.tasks]
    if len(projects) > 1:
        keys = [key for project in projects for key in ("", *(task.key for task in project.tasks))]
    given = list(_given_from_outside(plan, projects, len(projects) > 1))
    tasks = (*whole.tasks, *(task for task, _ in given))
    links = dict.fromkeys((*whole.links, *_handoff_links(plan, projects), *(link for _, link in given)))
    project = replace(
        whole,
        tasks=tuple(_with_needed_dates(tasks, plan, projects)),
        links=tuple(links) if given or plan.handoffs else whole.links,
        dialect=DialectName.PROJECT,
    )
    is_plain = len(projects) == 1 and projects[0].dialect is DialectName.PROJECT
    return Merged(
        plan=replace(plan, projects=(project,), handoffs=(), blackouts=()),
        refs=(*refs, *[None] * len(given)),
        wanted=(*keys, *[""] * len(given)),
        is_changed=not is_plain or bool(plan.blackouts) or bool(plan.handoffs),
    )


def _refs_of(projects: Sequence[Project]) -> Iterator[TaskRef | None]:
    for project in projects:
        if len(projects) > 1:
            yield None
        yield from (TaskRef(project.key, task.key) for task in project.tasks)


def _whole_of(plan: Plan, projects: Sequence[Project]) -> Project:
    """Several projects as one: each below a summary that goes by its name and starts when the project does."""
    first = projects[0]
    starts = [project.start for project in projects if project.start is not None]
    start = min(starts, default=None)
    data_dates = [project.data_date for project in projects if project.data_date is not None]
    calendars = {resource.key for resource in plan.resources if resource.calendar is not None}
    return replace(
        first,
        key=plan.key,
        name=plan.name or plan.key,
        start=start,
        finish=None,
        schedule_from=ScheduleFrom.START,
        data_date=max(data_dates, default=None),
        lead=None,
        critical_limit=min(project.critical_limit for project in projects),
        tasks=tuple(
            task for at, project in enumerate(projects) for task in _below_summary(at, project, first, start, calendars)
        ),
        links=tuple(
            replace(link, source=_key(at, link.source), target=_key(at, link.target))
            for at, project in enumerate(projects)
            for link in project.links
        ),
        assignments=tuple(
            replace(each, task=_key(at, each.task))
            for at, project in enumerate(projects)
            for each in project.assignments
        ),
    )


def _below_summary(
    at: int, project: Project, first: Project, start: Instant | None, with_calendars: set[str]
) -> Iterator[Task]:
    """The tasks of a project and the summary above them; tasks of another calendar than the file's name theirs."""
    is_later = project.start is not None and start is not None and project.start > start
    floor = Constraint(kind=ConstraintKind.SNET, at=project.start) if is_later else None
    summary = str(at)
    yield Task(key=summary, name=project.name or project.key, kind=TaskKind.SUMMARY, constraint=floor)
    own = None if _calendar_of(project) == _calendar_of(first) else _calendar_of(project)
    busy = {each.task for each in project.assignments if each.resource in with_calendars}
    stated = {task.key for task in project.tasks}
    for task in project.tasks:
        parent = _key(at, task.parent) if task.parent in stated and task.parent is not None else summary
        calendar = task.calendar if task.calendar is not None or task.key in busy or task.is_elapsed else own
        yield replace(task, key=_key(at, task.key), parent=parent, calendar=calendar)


def _calendar_of(project: Project) -> str:
    return project.calendar or STANDARD.key


def _key(at: int, key: str) -> str:
    return _KEY.format(at=at, key=key)


def _places(projects: Sequence[Project]) -> dict[TaskRef, str]:
    """The key of each task in the whole."""
    found: dict[TaskRef, str] = {}
    for at, project in enumerate(projects):
        for task in project.tasks:
            key = _key(at, task.key) if len(projects) > 1 else task.key
            found.setdefault(TaskRef(project.key, task.key), key)
    return found


def _handoff_links(plan: Plan, projects: Sequence[Project]) -> Iterator[Link]:
    """Hard handoffs between tasks that are there; soft ones move nothing."""
    places = _places(projects)
    for handoff in plan.handoffs:
        source, target = places.get(handoff.giver), places.get(handoff.receiver)
        if handoff.is_hard and source is not None and target is not None:
            yield Link(source=source, target=target, kind=handoff.kind, lag=handoff.lag)


def _given_from_outside(plan: Plan, projects: Sequence[Project], is_whole: bool) -> Iterator[tuple[Task, Link]]:
    """A milestone on the promised day for each handoff whose giver has no task here."""
    places = _places(projects)
    for at, handoff in enumerate(plan.handoffs):
        date = _date_of(handoff)
        target = places.get(handoff.receiver)
        if handoff.is_hard and date is not None and target is not None and handoff.giver not in places:
            key = f"handoff {at}" if is_whole else f"handoff {handoff.key}"
            task = Task(
                key=key,
                name=handoff.what or handoff.key,
                kind=TaskKind.MILESTONE,
                duration=Minutes(0),
                manual=Manual(start=date, finish=date),
                external=External(file=handoff.giver.project, key=handoff.giver.key),
            )
            yield task, Link(source=key, target=target, kind=handoff.kind, lag=handoff.lag)


def _date_of(handoff: Handoff) -> Instant | None:
    return handoff.promised if handoff.promised is not None else handoff.needed_by


def _with_needed_dates(tasks: Sequence[Task], plan: Plan, projects: Sequence[Project]) -> Iterator[Task]:
    """The day by which a handoff is needed is a deadline of the task that gives."""
    places = _places(projects)
    needed: dict[str, Instant] = {}
    for handoff in plan.handoffs:
        key = places.get(handoff.giver)
        if key is not None and handoff.needed_by is not None:
            needed[key] = min(needed.get(key, handoff.needed_by), handoff.needed_by)
    for task in tasks:
        by = needed.get(task.key)
        if by is None or (task.deadline is not None and task.deadline <= by):
            yield task
        else:
            yield replace(task, deadline=by)
