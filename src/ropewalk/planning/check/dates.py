"""Dates out of range, dates in the wrong order, facts after the data date, constraints without a date."""

from collections.abc import Iterator
from typing import NamedTuple

from ropewalk.planning.check.directory import Directory, named, place_of, place_of_handoff, said
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.dates import (
    ACTUAL_AFTER_DATA_DATE,
    BLACKOUT_EMPTY,
    CONSTRAINT_UNDATED,
    DATE_RANGE,
    DATE_RANGE_KEPT,
    FINISH_BEFORE_START,
    FINISH_BEFORE_START_KEPT,
    PROJECT_FINISH_UNSTATED,
)
from ropewalk.planning.phrases import date_phrase, day_phrase, moment_phrase
from ropewalk.planning.plan import Baseline, ConstraintKind, Plan, Progress, Project, ScheduleFrom, Task
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY


class _Date(NamedTuple):
    """A stated date: in words what it is, and whether other dates are computed from it."""

    what: str
    at: int | None
    drives: bool = True


def judge_dates(directory: Directory) -> Iterator[Finding]:
    """Every date of the plan by itself, against its pair and against the data date."""
    for project in directory.plan.projects:
        yield from _project(project)
        facts_end = _facts_end(project)
        for task in project.tasks:
            progress = task.progress
            if progress is not None and not _is_sound_progress(progress, min(facts_end + 1, LATEST)):
                yield from _progress(project, task, progress, facts_end)
            if not _is_sound_statement(task):
                yield from _stated(project, task)
            for baseline in task.baselines:
                if not _fits(baseline.start, baseline.finish):
                    yield from _baseline(project, task, baseline)
    yield from _program(directory.plan)


def _fits(start: int | None, finish: int | None, limit: int = LATEST) -> bool:
    """Whether two dates are in range and in order, as far as they are stated. The quick way past sound tasks."""
    if start is not None and not EARLIEST <= start < limit:
        return False
    if finish is not None and not EARLIEST <= finish < limit:
        return False
    return start is None or finish is None or start <= finish


def _is_sound_progress(progress: Progress, limit: int) -> bool:
    is_whole = progress.stop is None and progress.resume is None
    return _fits(progress.actual_start, progress.actual_finish, limit) and (
        is_whole or (_fits(progress.stop, None) and _fits(None, progress.resume))
    )


def _is_sound_statement(task: Task) -> bool:
    constraint, manual = task.constraint, task.manual
    if constraint is not None and (not _fits(constraint.at, None) or constraint.at is None):
        return False
    return (manual is None or _fits(manual.start, manual.finish)) and _fits(None, task.deadline)


def _facts_end(project: Project) -> int:
    """The end of the day of the data date: facts of that day are facts."""
    if project.data_date is None:
        return LATEST
    return project.data_date - project.data_date % MINUTES_PER_DAY + MINUTES_PER_DAY


def _project(project: Project) -> Iterator[Finding]:
    who = named(project.key, project.name)
    dates = [_Date("start", project.start), _Date("finish", project.finish), _Date("data date", project.data_date)]
    yield from _out_of_range(who, place_of(project), dates)
    yield from _out_of_order(who, place_of(project), dates[0], dates[1])
    if project.schedule_from is ScheduleFrom.FINISH and project.finish is None:
        yield PROJECT_FINISH_UNSTATED.at(place_of(project, field="finish"), project=who)


def _progress(project: Project, task: Task, progress: Progress, facts_end: int) -> Iterator[Finding]:
    start, finish = _Date("actual start", progress.actual_start), _Date("actual finish", progress.actual_finish)
    who, place = said(project, task), place_of(project, task, "progress")
    others = [_Date("stop", progress.stop), _Date("resume", progress.resume)]
    yield from _out_of_range(who, place, [start, finish, *others])
    yield from _out_of_order(who, place, start, finish)
    for verb, date in (("started", start), ("finished", finish)):
        if project.data_date is not None and date.at is not None and date.at > facts_end:
            days = {"date": day_phrase(date.at), "data_date": day_phrase(project.data_date)}
            yield ACTUAL_AFTER_DATA_DATE.at(place, task=who, verb=verb, project=project.key, **days)


def _stated(project: Project, task: Task) -> Iterator[Finding]:
    who, place = said(project, task), place_of(project, task)
    yield from _out_of_range(who, place, [_Date("deadline", task.deadline)])
    if task.manual is not None:
        start, finish = _Date("manual start", task.manual.start), _Date("manual finish", task.manual.finish)
        yield from _out_of_range(who, place, [start, finish])
        yield from _out_of_order(who, place, start, finish)
    if task.constraint is not None:
        yield from _out_of_range(who, place, [_Date(f"constraint {task.constraint.kind}", task.constraint.at)])
        is_free = task.constraint.kind in (ConstraintKind.ASAP, ConstraintKind.ALAP)
        if task.constraint.at is None and not is_free:
            place = place_of(project, task, "constraint")
            yield CONSTRAINT_UNDATED.at(place, task=who, constraint=task.constraint.kind)


def _baseline(project: Project, task: Task, baseline: Baseline) -> Iterator[Finding]:
    name = "baseline" if baseline.number == 0 else f"baseline {baseline.number}"
    start = _Date(f"{name} start", baseline.start, drives=False)
    finish = _Date(f"{name} finish", baseline.finish, drives=False)
    who, place = said(project, task), place_of(project, task, name)
    yield from _out_of_range(who, place, [start, finish])
    yield from _out_of_order(who, place, start, finish)


def _program(plan: Plan) -> Iterator[Finding]:
    for handoff in plan.handoffs:
        dates = [_Date("needed-by date", handoff.needed_by), _Date("promised date", handoff.promised)]
        yield from _out_of_range(f"Handoff {named(handoff.key, handoff.what)}", place_of_handoff(handoff), dates)
    for blackout in plan.blackouts:
        name, place = named(blackout.key, blackout.name), Place(field=f"blackout {blackout.key}")
        dates = [_Date("start", blackout.start), _Date("finish", blackout.finish)]
        yield from _out_of_range(f"Blackout {name}", place, dates)
        if blackout.finish < blackout.start:
            facts = {"finish": moment_phrase(blackout.finish), "start": moment_phrase(blackout.start)}
            yield BLACKOUT_EMPTY.at(place, blackout=name, **facts)
    for commitment in plan.commitments:
        who = f"Commitment {named(commitment.key, commitment.name)}"
        dates = [_Date("date", commitment.date, drives=False), _Date("since", commitment.since, drives=False)]
        yield from _out_of_range(who, Place(field=f"commitment {commitment.key}"), dates)


def _out_of_range(who: str, place: Place, dates: list[_Date]) -> Iterator[Finding]:
    for date in dates:
        if date.at is not None and not EARLIEST <= date.at < LATEST:
            kind = DATE_RANGE if date.drives else DATE_RANGE_KEPT
            yield kind.at(place, who=who, what=date.what, date=_year(date.at))


def _out_of_order(who: str, place: Place, start: _Date, finish: _Date) -> Iterator[Finding]:
    if start.at is None or finish.at is None or start.at <= finish.at:
        return
    kind = FINISH_BEFORE_START if start.drives else FINISH_BEFORE_START_KEPT
    what = start.what.removesuffix("start").strip()
    facts = {"finish": moment_phrase(finish.at), "start": moment_phrase(start.at)}
    yield kind.at(place, who=who, what=f"the {what}".strip(), **facts)


def _year(instant: int) -> str:
    return date_phrase(instant).rsplit(" ", 1)[-1]
