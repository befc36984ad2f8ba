"""Amounts of time: float, durations, people (DCMA 6 to 8 and 10)."""

from collections.abc import Iterator

import numpy as np

from ropewalk.planning.findings import FindingKind
from ropewalk.planning.findings.quality import (
    FLOAT_HIGH,
    FLOAT_NEGATIVE,
    TASKS_LONG,
    TASKS_UNSTAFFED,
    TASKS_UNSTATED,
)
from ropewalk.planning.quality.limits import LONG_DAYS
from ropewalk.planning.quality.sheet import OPEN_TASK, IntArray, Sheet
from ropewalk.planning.quality.tally import Tally
from ropewalk.planning.stating import is_unstated
from ropewalk.planning.units import NEVER, BoolArray


def judge_lengths(sheet: Sheet) -> Iterator[Tally]:
    """Float out of measure, negative float, long tasks, tasks without a length, without anybody."""
    floats = sheet.schedule.total_float
    most = LONG_DAYS * sheet.day_lengths
    yield _tally(sheet, FLOAT_HIGH, (floats != NEVER) & (floats > most), worst=-floats, days=LONG_DAYS)
    yield _tally(sheet, FLOAT_NEGATIVE, (floats != NEVER) & (floats < 0), worst=floats)
    yield _tally(sheet, TASKS_LONG, sheet.durations > most, worst=-sheet.durations, days=LONG_DAYS)
    yield _tally(sheet, TASKS_UNSTATED, _unstated(sheet))
    yield _tally(sheet, TASKS_UNSTAFFED, sheet.takes_time & ~_staffed(sheet), among=sheet.takes_time)


def _unstated(sheet: Sheet) -> BoolArray:
    flags = np.zeros(len(sheet.schedule.refs), np.bool_)
    tasks = sheet.facts.outline.tasks
    flags[[row for row in np.flatnonzero(sheet.durations < 0).tolist() if is_unstated(tasks[row])]] = True
    return flags


def _staffed(sheet: Sheet) -> BoolArray:
    """(n,) whether somebody owns the row or works on it."""
    staffed = {(project.key, each.task) for project in sheet.plan.projects for each in project.assignments}
    outline = sheet.facts.outline
    pairs = zip(outline.refs, outline.tasks, strict=True)
    return np.array([bool(task.owner) or ref in staffed for ref, task in pairs], np.bool_)


def _tally(
    sheet: Sheet,
    kind: FindingKind,
    flags: BoolArray,
    *,
    among: BoolArray | None = None,
    worst: IntArray | None = None,
    **facts: object,
) -> Tally:
    """The flagged rows among the open ones; those with the least of `worst` are named."""
    looked_at = sheet.is_open if among is None else sheet.is_open & among
    rows = sheet.rows(flags & looked_at, by=worst)
    return Tally(
        kind=kind,
        noun=OPEN_TASK,
        of=int(looked_at.sum()),
        refs=sheet.refs(rows),
        names=sheet.names(rows),
        facts=facts,
    )
