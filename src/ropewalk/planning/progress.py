"""Data date, actuals and remaining work become fixed dates and bounds."""

from dataclasses import dataclass

from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.dialects import Rules
from ropewalk.planning.plan import Project, Task


@dataclass(frozen=True, slots=True)
class Fixed:
    """The task stands on these dates."""

    start: int
    finish: int


@dataclass(frozen=True, slots=True)
class Begun:
    """Work began at `start`; `remaining` working minutes are left and go on no earlier than `resume`."""

    start: int
    remaining: int
    resume: int


def work_of(task: Task) -> int:
    """Working minutes from start to finish, pauses included; 0 where no duration is stated."""
    return max(task.duration or 0, 0) + sum(max(split.gap, 0) for split in task.splits)


def is_done(task: Task) -> bool:
    """Whether nothing of the task is left to do."""
    progress = task.progress
    return progress is not None and (progress.actual_finish is not None or progress.percent_complete >= 100)


def remaining_of(task: Task) -> int:
    """Working minutes still to do: as stated, else what the percentage leaves of the duration."""
    work = max(task.duration or 0, 0)
    progress = task.progress
    if progress is None:
        return work
    if progress.remaining is not None:
        return max(progress.remaining, 0)
    return round(work * (1 - min(max(progress.percent_complete, 0.0), 100.0) / 100))


def pauses_left(task: Task) -> int:
    """Working minutes of the pauses that still lie ahead."""
    done = max(task.duration or 0, 0) - remaining_of(task)
    return sum(max(split.gap, 0) for split in task.splits if split.after > done)


def progress_of(project: Project, task: Task, rules: Rules, time: WorkingTime) -> Fixed | Begun | None:
    """What progress makes of a task; None where it has not begun.

    A finished task keeps its actual dates, and what takes no time has happened when it began. In a dialect that lets
    links hold started work the rest goes on at the later of data date and resume; in others a started task runs on
    from its actual start.
    """
    progress = task.progress
    if progress is None or (progress.actual_start is None and progress.actual_finish is None):
        return None
    if progress.actual_finish is not None:
        finish = progress.actual_finish
        start = (
            int(time.start_before(finish, work_of(task))) if progress.actual_start is None else progress.actual_start
        )
        return Fixed(min(start, finish), finish)
    if progress.actual_start is None or progress.percent_complete >= 100:
        return None if progress.actual_start is None else Fixed(progress.actual_start, _end(task, time))
    if task.duration == 0 and remaining_of(task) == 0:
        return Fixed(progress.actual_start, progress.actual_start)
    if rules.links_hold_started_work:
        return Begun(progress.actual_start, remaining_of(task), _resume(project, task, rules, time))
    return Fixed(progress.actual_start, _end(task, time))


def _end(task: Task, time: WorkingTime) -> int:
    """Finish of a task that runs on from its actual start; after a pause in progress, from where it resumes."""
    progress = task.progress
    if progress is None or progress.actual_start is None:
        return 0
    if progress.resume is not None and progress.stop is not None and progress.resume > progress.stop:
        return int(time.finish_after(progress.resume, remaining_of(task) + pauses_left(task)))
    work = work_of(task)
    return int(time.finish_after(progress.actual_start, work)) if work else progress.actual_start


def _resume(project: Project, task: Task, rules: Rules, time: WorkingTime) -> int:
    progress = task.progress
    if progress is None or progress.actual_start is None:
        return 0
    done = max(work_of(task) - remaining_of(task), 0)
    moments = [progress.resume, project.data_date if rules.data_date_holds_work else None]
    stated = [moment for moment in moments if moment is not None]
    return max([*stated, progress.actual_start]) if stated else int(time.finish_after(progress.actual_start, done))
