"""Progress without dates: what is done was done when the plan had it, and before the data date."""

from collections.abc import Callable
from dataclasses import replace

from ropewalk.exchange.table.faults import Faults, counted, rows_named
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.tasks import Known
from ropewalk.planning import schedule
from ropewalk.planning.findings.tables import SHEET_PROGRESS_ASSUMED, SHEET_PROGRESS_UNDATED
from ropewalk.planning.plan import Plan, Progress, Project, Task, TaskRef
from ropewalk.planning.progress import is_done
from ropewalk.planning.statement import begin_of
from ropewalk.planning.units import NEVER, Instant

Dates = Callable[[TaskRef], tuple[int, int]]
"""Start and finish of a task, NEVER where it has none."""


def with_assumed_progress(plan: Plan, known: Known, faults: Faults) -> Plan:
    """The plan in which work that has begun on no stated date began where links and durations alone put it.

    A row that is done, or partly done, and names no date, would count for nothing. It is said which rows these are,
    and which stay so, since neither a start nor a data date is known. Cost: one schedule where there are such rows.
    """
    undated = {
        TaskRef(project.key, task.key) for project in plan.projects for task in project.tasks if _is_undated(task)
    }
    if not undated:
        return plan
    dates = _dates_without(plan)
    projects = tuple(_assumed(project, undated, dates) for project in plan.projects)
    left = {
        TaskRef(project.key, task.key) for project in projects for task in project.tasks if _is_undated(task)
    } & undated
    numbers = {
        TaskRef(project, key): number
        for project, key, number in zip(known.names.projects, known.names.keys, known.rows.numbers, strict=True)
    }
    for kind, refs in ((SHEET_PROGRESS_ASSUMED, undated - left), (SHEET_PROGRESS_UNDATED, left)):
        rows = sorted(numbers[ref] for ref in refs)
        if rows:
            count = counted(len(rows), "row is", "rows are")
            faults.add(kind, column=known.rows.header(Field.PERCENT), count=count, rows=rows_named(rows))
    return replace(plan, projects=projects)


def _is_undated(task: Task) -> bool:
    progress = task.progress
    return progress is not None and progress.actual_start is None and progress.actual_finish is None


def _dates_without(plan: Plan) -> Dates:
    """When everything would be if nothing had been reported."""
    bare = [
        replace(
            project,
            data_date=None,
            start=project.start if project.start is not None else _begin(project),
            tasks=tuple(replace(task, progress=None) if _is_undated(task) else task for task in project.tasks),
        )
        for project in plan.projects
    ]
    answer = schedule(replace(plan, projects=tuple(bare)))

    def dates_of(ref: TaskRef) -> tuple[int, int]:
        row = answer.rows[ref]
        return int(answer.start[row]), int(answer.finish[row])

    return dates_of


def _begin(project: Project) -> Instant | None:
    begin = begin_of(project)
    return None if begin is None else Instant(begin)


def _assumed(project: Project, undated: set[TaskRef], dates: Dates) -> Project:
    if _begin(project) is None:
        return project
    tasks = [
        task
        if task.progress is None or (ref := TaskRef(project.key, task.key)) not in undated
        else replace(task, progress=_begun(task, task.progress, project.data_date, *dates(ref)))
        for task in project.tasks
    ]
    return replace(project, tasks=tuple(tasks))


def _begun(task: Task, progress: Progress, data_date: Instant | None, start: int, finish: int) -> Progress:
    """Progress on these dates; what has happened has happened before the data date."""
    if start == NEVER or finish == NEVER:
        return progress
    if data_date is not None:
        start, finish = min(start, data_date), min(finish, data_date)
    ended = Instant(finish) if is_done(task) else None
    return replace(progress, actual_start=Instant(start), actual_finish=ended)
