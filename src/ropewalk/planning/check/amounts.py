"""Durations, percentages, splits, probabilities and units that cannot be; tasks that state no time at all."""

from collections.abc import Iterator

from ropewalk.planning.check.directory import Directory, named, place_of, said
from ropewalk.planning.check.links import MOST_MINUTES
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.dates import (
    DAY_LENGTH,
    DELAYS_UNORDERED,
    DURATION_NEGATIVE,
    DURATION_RANGE,
    PERCENT_RANGE,
    PROBABILITY_RANGE,
    RESUME_BEFORE_STOP,
    SPLIT_BACKWARD,
    SPLIT_BEYOND,
    TASKS_LENGTHLESS,
    TASKS_UNDATED,
    UNITS_RANGE,
    WORK_LEFT_ON_FINISHED,
)
from ropewalk.planning.phrases import count_phrase, day_phrase, list_phrase
from ropewalk.planning.plan import Plan, Progress, Project, Task, TaskKind
from ropewalk.planning.stating import is_unstated
from ropewalk.planning.units import MINUTES_PER_DAY

_MOST_NAMED = 10


def judge_amounts(directory: Directory) -> Iterator[Finding]:
    """Every amount of the plan by itself."""
    for project in directory.plan.projects:
        yield from _day_lengths(project)
        for task in project.tasks:
            if task.duration is not None and not 0 <= task.duration <= MOST_MINUTES:
                yield _duration(project, task, "duration", task.duration)
            if task.progress is not None:
                yield from _progress(project, task, task.progress)
            if task.splits:
                yield from _splits(project, task)
            if not 0 <= task.levelling_delay <= MOST_MINUTES:
                yield _duration(project, task, "levelling delay", task.levelling_delay)
        for assignment in project.assignments:
            if not 0 <= assignment.units < float("inf"):
                place = Place(project=project.key, key=assignment.task, field="people")
                who = f"{assignment.resource} on {project.key}:{assignment.task}"
                yield UNITS_RANGE.at(place, who=who, units=assignment.units)
        yield from _undated(project)
    yield from _program(directory.plan)


def _day_lengths(project: Project) -> Iterator[Finding]:
    lengths = (
        ("day", project.minutes_per_day, MINUTES_PER_DAY),
        ("week", project.minutes_per_week, 7 * MINUTES_PER_DAY),
    )
    for unit, minutes, most in lengths:
        if not 0 < minutes <= most:
            place = place_of(project, field=f"minutes per {unit}")
            yield DAY_LENGTH.at(place, project=named(project.key, project.name), minutes=minutes, unit=unit)


def _duration(project: Project, task: Task, what: str, minutes: int) -> Finding:
    kind = DURATION_NEGATIVE if minutes < 0 else DURATION_RANGE
    return kind.at(place_of(project, task, what), task=said(project, task), what=what, minutes=minutes)


def _progress(project: Project, task: Task, progress: Progress) -> Iterator[Finding]:
    if not 0 <= progress.percent_complete <= 100:
        place = place_of(project, task, "percent complete")
        yield PERCENT_RANGE.at(place, task=said(project, task), percent=progress.percent_complete)
    left, finish = progress.remaining, progress.actual_finish
    if left is not None and not 0 <= left <= MOST_MINUTES:
        yield _duration(project, task, "remaining duration", left)
    elif left and finish is not None:
        place = place_of(project, task, "remaining duration")
        yield WORK_LEFT_ON_FINISHED.at(place, task=said(project, task), date=day_phrase(finish), minutes=left)
    if progress.stop is not None and progress.resume is not None and progress.resume < progress.stop:
        facts = {"stop": day_phrase(progress.stop), "resume": day_phrase(progress.resume)}
        yield RESUME_BEFORE_STOP.at(place_of(project, task, "resume"), task=said(project, task), **facts)


def _splits(project: Project, task: Task) -> Iterator[Finding]:
    place, last = place_of(project, task, "splits"), 0
    for split in task.splits:
        if not -MOST_MINUTES <= split.gap <= MOST_MINUTES:
            yield _duration(project, task, "pause", split.gap)
        elif split.after < last or split.gap <= 0 or split.after <= 0:
            yield SPLIT_BACKWARD.at(place, task=said(project, task), after=split.after, gap=split.gap)
        elif task.duration is not None and split.after >= task.duration:
            yield SPLIT_BEYOND.at(place, task=said(project, task), after=split.after, duration=task.duration)
        last = max(last, split.after)


def _undated(project: Project) -> Iterator[Finding]:
    """Tasks without a duration, summed up: those without any date, and those that count as taking no time."""
    summaries = {task.parent for task in project.tasks}
    open_tasks = [task for task in project.tasks if task.duration is None and task.key not in summaries]
    undated = [task for task in open_tasks if is_unstated(task) and task.is_active]
    lengthless = [task for task in open_tasks if not is_unstated(task) and _has_no_length(task)]
    for kind, tasks in ((TASKS_UNDATED, undated), (TASKS_LENGTHLESS, lengthless)):
        if tasks:
            yield kind.at(
                place_of(project, field="duration"),
                count=f"{len(tasks):,} of {count_phrase(len(project.tasks), 'task')}",
                state="states" if len(tasks) == 1 else "state",
                each="it" if len(tasks) == 1 else "each",
                project=named(project.key, project.name),
                tasks=list_phrase([task.key for task in tasks], most=_MOST_NAMED),
            )


def _has_no_length(task: Task) -> bool:
    """A task that says when and not how long; milestones take no time, summaries take their tasks'."""
    if task.kind is not TaskKind.TASK or not task.is_active:
        return False
    manual, progress = task.manual, task.progress
    if manual is not None and manual.start is not None and manual.finish is not None:
        return False
    return progress is None or (progress.remaining is None and progress.actual_finish is None)


def _program(plan: Plan) -> Iterator[Finding]:
    for resource in plan.resources:
        if not 0 <= resource.max_units < float("inf"):
            who, units = resource.name or resource.key, resource.max_units
            yield UNITS_RANGE.at(Place(key=resource.key, field="units"), who=who, units=units)
    for risk in plan.risks:
        place, name = Place(field=f"risk {risk.key}"), named(risk.key, risk.name)
        if risk.probability is not None and not 0 <= risk.probability <= 1:
            yield PROBABILITY_RANGE.at(place, risk=name, probability=risk.probability)
        if risk.delays is not None and not 0 <= risk.delays[0] <= risk.delays[1] <= risk.delays[2]:
            low, likely, high = risk.delays
            yield DELAYS_UNORDERED.at(place, risk=name, low=low, likely=likely, high=high)
