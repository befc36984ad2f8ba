"""The plan against its usual baseline: missed tasks and the two indices (DCMA 11, 13 and 14)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ropewalk.planning.baselines import usual_baseline
from ropewalk.planning.check.directory import named
from ropewalk.planning.findings.quality import (
    BASELINE_MISSED,
    FINISH_INDEX_LOW,
    PATH_INDEX_LOW,
    TASKS_UNBASELINED,
)
from ropewalk.planning.phrases import count_phrase
from ropewalk.planning.plan import Project, TaskRef
from ropewalk.planning.promises import days_late
from ropewalk.planning.quality.limits import LIMITS
from ropewalk.planning.quality.sheet import MOST_NAMED, OPEN_TASK, Sheet
from ropewalk.planning.quality.tally import Tally
from ropewalk.planning.units import EARLIEST, LATEST, NEVER, BoolArray, Int64Array


def judge_baseline(sheet: Sheet) -> Iterator[Tally]:
    """What was to be finished by the data date, and what has no baseline at all."""
    kept = _Kept(sheet)
    missed = sheet.rows(kept.is_due & ~kept.is_met)
    yield Tally(
        kind=BASELINE_MISSED,
        noun="task",
        of=int(kept.is_due.sum()),
        refs=sheet.refs(missed),
        names=sheet.names(missed),
    )
    yield _finish_index(sheet, kept)
    bare = sheet.rows(sheet.is_open & (kept.finishes == NEVER))
    yield Tally(
        kind=TASKS_UNBASELINED,
        noun=OPEN_TASK,
        of=int(sheet.is_open.sum()),
        refs=sheet.refs(bare),
        names=sheet.names(bare),
    )


def judge_path_index(sheet: Sheet) -> Iterator[Tally]:
    """Projects that would have to gain time to finish as their baseline says.

        CPLI = (CPL + F) / CPL

    CPL    working time from the data date to the project's finish, F from there to the finish of the baseline
    source DCMA 13
    """
    kept = _Kept(sheet)
    indices = {project.key: _path_index(sheet, kept, project) for project in sheet.plan.projects}
    known = {key: index for key, index in indices.items() if index is not None}
    low = [each for each in sheet.plan.projects if not LIMITS[PATH_INDEX_LOW.code].passes(known.get(each.key, 1.0))]
    yield Tally(
        kind=PATH_INDEX_LOW,
        noun="project",
        of=len(known),
        refs=[TaskRef(project.key, None) for project in low],
        names=[f"{named(project.key, project.name)} ({known[project.key]:.2f})" for project in low[:MOST_NAMED]],
        share=min(known.values(), default=1.0),
    )


@dataclass(frozen=True, eq=False)
class _Kept:
    """The usual baseline of every row that is work; flags are (n,) bool, instants (n,) int64 with NEVER for none."""

    sheet: Sheet

    @cached_property
    def finishes(self) -> Int64Array:
        finishes, number = np.full(len(self.sheet.schedule.refs), NEVER, np.int64), usual_baseline(self.sheet.plan)
        for row, task in enumerate(self.sheet.facts.outline.tasks):
            for baseline in task.baselines:
                finish = baseline.finish
                if baseline.number == number and finish is not None and EARLIEST <= finish < LATEST:
                    finishes[row] = finish
        return finishes

    @cached_property
    def of_projects(self) -> dict[str, int]:
        """The last of them in each project that has any."""
        last: dict[str, int] = {}
        for row in np.flatnonzero(self.sheet.is_work & (self.finishes != NEVER)).tolist():
            key = self.sheet.facts.ref(row).project
            last[key] = max(last.get(key, NEVER), int(self.finishes[row]))
        return last

    @cached_property
    def is_due(self) -> BoolArray:
        """Work that the baseline has finished by the data date."""
        dates = self.sheet.data_dates
        is_dated = (self.finishes != NEVER) & (dates != NEVER)
        return np.asarray(self.sheet.is_work & is_dated & (self.finishes <= dates))

    @cached_property
    def is_met(self) -> BoolArray:
        """Work that was finished on its day or before."""
        flags = np.zeros(self.finishes.size, np.bool_)
        for row in np.flatnonzero(self.is_due & self.sheet.is_done).tolist():
            flags[row] = days_late(int(self.sheet.schedule.finish[row]), int(self.finishes[row])) <= 0
        return flags


def _finish_index(sheet: Sheet, kept: _Kept) -> Tally:
    """Tasks finished over tasks that should be, those without a baseline left out (DCMA 14)."""
    has_baseline = kept.finishes != NEVER
    finished = int((sheet.is_work & sheet.is_done & has_baseline & (sheet.data_dates != NEVER)).sum())
    due = int(kept.is_due.sum())
    index = finished / due if due else 1.0
    is_low = not LIMITS[FINISH_INDEX_LOW.code].passes(index)
    behind = sheet.rows(kept.is_due & ~sheet.is_done & is_low)
    return Tally(
        kind=FINISH_INDEX_LOW,
        noun="task",
        of=due,
        refs=sheet.refs(behind),
        names=sheet.names(behind),
        share=index,
        facts={"finished": count_phrase(finished, "task"), "due": f"{due:,}", "are": "is" if finished == 1 else "are"},
    )


def _path_index(sheet: Sheet, kept: _Kept, project: Project) -> float | None:
    finish = sheet.forecasts.of_projects.get(project.key)
    planned = kept.of_projects.get(project.key)
    if finish is None or planned is None or project.data_date is None or finish <= project.data_date:
        return None
    times = sheet.facts.worktimes
    time = times.times[times.number_of_project(project)]
    length = int(time.work_between(project.data_date, finish))
    return (length + int(time.work_between(finish, planned))) / length if length > 0 else None
