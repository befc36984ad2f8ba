"""Dates that are held, that lie in the past, that nobody brought up to date (DCMA 5 and 9, GAO 9)."""

from collections.abc import Iterator

import numpy as np

from ropewalk.planning.check.directory import named
from ropewalk.planning.dialects import DIALECTS
from ropewalk.planning.findings import FindingKind
from ropewalk.planning.findings.quality import (
    DATA_DATE_MISSING,
    DATA_DATE_STALE,
    DATES_PINNED,
    FACTS_AHEAD,
    PROGRESS_MISSING,
    TASKS_MANUAL,
    WORK_BEHIND,
)
from ropewalk.planning.plan import ConstraintKind, Manual, Project, TaskRef
from ropewalk.planning.progress import remaining_of, work_of
from ropewalk.planning.quality.limits import STALE_DAYS
from ropewalk.planning.quality.sheet import MOST_NAMED, OPEN_TASK, Sheet
from ropewalk.planning.quality.tally import Tally
from ropewalk.planning.schedule import CauseKind
from ropewalk.planning.statement import starts_of
from ropewalk.planning.units import MINUTES_PER_DAY, NEVER, BoolArray, Int32Array, Int64Array

_PINS = (ConstraintKind.MSO, ConstraintKind.MFO, ConstraintKind.SNLT, ConstraintKind.FNLT)


def judge_held(sheet: Sheet) -> Iterator[Tally]:
    """Open tasks with constraints that may break what links ask, and those held by hand."""
    tasks = sheet.facts.outline.tasks
    pinned = [task.constraint is not None and task.constraint.kind in _PINS for task in tasks]
    manual = [task.manual not in (None, Manual()) for task in tasks]
    yield _tally(sheet, DATES_PINNED, np.array(pinned, np.bool_), among=sheet.is_open)
    yield _tally(sheet, TASKS_MANUAL, np.array(manual, np.bool_), among=sheet.is_open)


def judge_facts(sheet: Sheet) -> Iterator[Tally]:
    """Facts after the data date, work planned before it, and facts that are missing."""
    dated = sheet.data_dates != NEVER
    ahead = _last_facts(sheet) > (sheet.data_dates // MINUTES_PER_DAY + 1) * MINUTES_PER_DAY
    yield _tally(sheet, FACTS_AHEAD, ahead & dated, among=sheet.is_work & dated, noun="task")
    missing = _says_nothing(sheet)
    yield _tally(sheet, WORK_BEHIND, _left_behind(sheet) & ~missing, among=sheet.is_open & dated)
    yield _tally(sheet, PROGRESS_MISSING, missing, among=sheet.is_open & dated)


def judge_data_dates(sheet: Sheet, today: int | None) -> Iterator[Tally]:
    """Projects whose data date is older than the newest of the program (than `today`, where given), or missing."""
    projects = [project for project in sheet.plan.projects if project.tasks]
    dates = [project.data_date for project in projects if project.data_date is not None]
    newest = max(dates if today is None else [*dates, today], default=NEVER)
    old = newest - STALE_DAYS * MINUTES_PER_DAY
    open_keys = {ref.project for ref in sheet.refs(sheet.rows(sheet.is_open))}
    alive = [project for project in projects if project.key in open_keys]
    stale = [each for each in alive if each.data_date is not None and each.data_date < old]
    yield _projects(DATA_DATE_STALE, stale, of=len(alive), days=STALE_DAYS)
    begun_keys = {ref.project for ref in sheet.refs(sheet.rows(sheet.has_begun))}
    silent = [each for each in projects if each.data_date is None and each.key in begun_keys]
    yield _projects(DATA_DATE_MISSING, silent, of=len(projects))


def _last_facts(sheet: Sheet) -> Int64Array:
    """(n,) the last date each row states as a fact, NEVER where it states none."""
    dates = np.full(len(sheet.schedule.refs), NEVER, np.int64)
    for row in np.flatnonzero(sheet.has_begun).tolist():
        progress = sheet.facts.task(row).progress
        if progress is not None:
            facts = (progress.actual_start, progress.actual_finish)
            dates[row] = max((date for date in facts if date is not None), default=NEVER)
    return dates


def _says_nothing(sheet: Sheet) -> BoolArray:
    """(n,) open rows that should have started, or finished, before the data date and do not say so.

    They should have where their schedule has them before it, or where nothing but the data date keeps them from it.
    """
    starts, finishes, dates = sheet.schedule.start, sheet.schedule.finish, sheet.data_dates
    begins = starts_of(sheet.plan)
    held = [cause is not None and cause.kind is CauseKind.DATA_DATE for cause in sheet.schedule.causes]
    may_begin = np.array([begins[project.key] for project in sheet.facts.outline.projects], np.int64) < dates
    should_start = _before(starts, dates) | (np.array(held, np.bool_) & may_begin)
    return np.asarray(sheet.is_open & np.where(sheet.has_begun, _before(finishes, dates), should_start))


def _left_behind(sheet: Sheet) -> BoolArray:
    """(n,) begun rows that go on from a point before the data date."""
    flags = np.zeros(len(sheet.schedule.refs), np.bool_)
    for row in np.flatnonzero(sheet.is_open & sheet.has_begun).tolist():
        data_date = sheet.facts.project(row).data_date
        if data_date is not None and not DIALECTS[sheet.facts.project(row).dialect].data_date_holds_work:
            went = _goes_on(sheet, row)
            flags[row] = went is not None and int(sheet.facts.time(row).work_between(went, data_date)) > 0
    return flags


def _goes_on(sheet: Sheet, row: int) -> int | None:
    """From when on the work that is left is planned; None where nothing is left or nobody said when it began."""
    task, time = sheet.facts.task(row), sheet.facts.time(row)
    progress, left = task.progress, remaining_of(task)
    if progress is None or progress.actual_start is None or not left or not time.total:
        return None
    if progress.resume is not None:
        return progress.resume
    return int(time.finish_after(progress.actual_start, max(work_of(task) - left, 0)))


def _before(instants: Int32Array, dates: Int64Array) -> BoolArray:
    return np.asarray((instants != NEVER) & (dates != NEVER) & (instants < dates))


def _tally(sheet: Sheet, kind: FindingKind, flags: BoolArray, *, among: BoolArray, noun: str = OPEN_TASK) -> Tally:
    rows = sheet.rows(flags & among)
    return Tally(kind=kind, noun=noun, of=int(among.sum()), refs=sheet.refs(rows), names=sheet.names(rows))


def _projects(kind: FindingKind, projects: list[Project], *, of: int, **facts: object) -> Tally:
    return Tally(
        kind=kind,
        noun="project",
        of=of,
        refs=[TaskRef(project.key, None) for project in projects],
        names=[named(project.key, project.name) for project in projects[:MOST_NAMED]],
        facts=facts,
    )
