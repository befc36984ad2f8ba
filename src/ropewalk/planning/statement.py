"""A plan made ready for the passes, and what is needed to read the answer back as tasks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ropewalk.planning.drafting import Draft, Hold
from ropewalk.planning.linking import Linking, Saying
from ropewalk.planning.network import Network
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import ConstraintKind, Plan, Project, Task
from ropewalk.planning.stating import Stating
from ropewalk.planning.units import (
    EARLIEST,
    LATEST,
    MINUTES_PER_DAY,
    Day,
    Int32Array,
)
from ropewalk.planning.worktime import Worktimes

_AT_START = frozenset({ConstraintKind.SNET, ConstraintKind.MSO})
_AT_FINISH = frozenset({ConstraintKind.FNET, ConstraintKind.MFO})
_MARGIN_DAYS = 400
_LONGEST_GUESS_DAYS = 40 * 366


@dataclass(frozen=True, eq=False, kw_only=True)
class Statement:
    """n rows of tasks over the nodes of a network.

    nodes      row -> node, for rows without tasks below
    said       row -> (start, finish) to report as they were said
    relays     node -> row of the summary it stands for
    sayings    link number -> what it says; links inside summaries say nothing
    holds      node -> why it has its highest floor
    begun      row -> node of its start, where that is a fact and the rest of it may move
    own_hours  row -> calendar on which its float is counted, where it is not the one it runs on
    """

    plan: Plan
    outline: Outline
    network: Network
    nodes: dict[int, int]
    said: dict[int, tuple[int | None, int | None]]
    relays: dict[int, int]
    sayings: dict[int, Saying]
    holds: dict[int, Hold]
    begun: dict[int, int]
    own_hours: dict[int, int]
    first: Day
    last: Day

    @classmethod
    def of(cls, plan: Plan, *, widened: int = 0, starts: Mapping[str, int] | None = None) -> "Statement":
        """State a plan. Cost O(tasks + links).

        widened  how often the calendars turned out too short
        starts   where projects that are planned back from their finish turned out to start
        """
        first, last = horizon_of(plan, widened)
        outline = Outline.of(plan)
        draft = Draft()
        stating = Stating(outline, Worktimes(plan, first, last), draft, starts_of(plan) | dict(starts or {}))
        stating.state_tasks()
        stating.state_summaries()
        linking = Linking(stating)
        linking.state(plan)
        stating.bind_open_starts()
        hours = stating.worktimes.hours()
        nodes, holds = draft.nodes(hours)
        network = Network.of_columns(nodes, draft.link_columns(), hours=hours, windows=draft.window_columns(hours))
        return cls(
            plan=plan,
            outline=outline,
            network=network,
            nodes=stating.nodes,
            said=stating.said,
            relays=stating.relays,
            sayings=linking.sayings,
            holds=holds,
            begun=stating.begun,
            own_hours=stating.own_hours,
            first=first,
            last=last,
        )

    def over(self, network: Network) -> "Statement":
        """The same statement over an edited network."""
        return replace(self, network=network)

    @cached_property
    def row_nodes(self) -> Int32Array:
        """(n,) node of each row, -1 for summaries and doubled keys."""
        nodes = np.full(len(self.outline.tasks), -1, np.int32)
        if self.nodes:
            nodes[list(self.nodes)] = list(self.nodes.values())
        return nodes

    @property
    def is_widest(self) -> bool:
        """Whether the calendars reach as far as dates may."""
        return self.first * MINUTES_PER_DAY <= EARLIEST and (self.last + 1) * MINUTES_PER_DAY >= LATEST


def starts_of(plan: Plan) -> dict[str, int]:
    """When each project starts: as stated, else when its work begins, else its data date, else as its program does.

    Where nothing in the program begins on a date, the first date it states at all stands in.
    """
    stated = {project.key: begin_of(project) for project in plan.projects}
    known = [at for at in stated.values() if at is not None]
    first = min(known or [at for project in plan.projects for at in instants_of(project)], default=0)
    starts: dict[str, int] = {}
    for project in plan.projects:
        own = project.start if project.start is not None else stated[project.key]
        starts.setdefault(project.key, first if own is None else own)
    return starts


def begin_of(project: Project) -> int | None:
    """The first instant on which work begins by what a project states, else its data date; None for neither."""
    return min(begins_of(project), default=project.data_date)


def begins_of(project: Project) -> list[int]:
    """Instants on which work begins by what a project states, in no order: its start, and starts of its tasks.

    Dates by which something has to be reached begin nothing: deadlines, late constraints, data dates, baselines.
    """
    own = () if project.start is None else (project.start,)
    return [*own, *(at for task in project.tasks for at in _begins_of_task(task) if at is not None)]


def _begins_of_task(task: Task) -> tuple[int | None, ...]:
    """When a task begins by its constraint, by hand and by the facts; what takes no time begins when it is reached."""
    stated = task.constraint
    kinds = _AT_START if task.duration else _AT_START | _AT_FINISH
    constraint = stated.at if stated is not None and stated.kind in kinds else None
    manual = None if task.manual is None else (task.manual.finish if task.manual.start is None else task.manual.start)
    actual = (None, None) if task.progress is None else (task.progress.actual_start, task.progress.actual_finish)
    return (constraint, manual, *actual)


def horizon_of(plan: Plan, widened: int) -> tuple[Day, Day]:
    """First and last day over which calendars are laid out; wider each time they were too short."""
    stated = [instant for project in plan.projects for instant in instants_of(project)]
    stated += [at for handoff in plan.handoffs for at in (handoff.needed_by, handoff.promised) if at is not None]
    stated += [at for blackout in plan.blackouts for at in (blackout.start, blackout.finish)]
    stated = [instant for instant in stated if EARLIEST <= instant < LATEST] or [0]
    work = sum(max(task.duration or 0, 0) for project in plan.projects for task in project.tasks)
    reach = min(work // 240, _LONGEST_GUESS_DAYS)
    margin = _MARGIN_DAYS << (2 * widened)
    back = margin + (reach if _has_late_dates(plan) else 0)
    first = max(min(stated) // MINUTES_PER_DAY - back, EARLIEST // MINUTES_PER_DAY)
    last = min(max(stated) // MINUTES_PER_DAY + reach + margin, LATEST // MINUTES_PER_DAY)
    return Day(first), Day(last)


def _has_late_dates(plan: Plan) -> bool:
    """Whether anything has to be reached by a date, so that late dates may lie far before the first date stated."""
    needed = any(handoff.needed_by is not None for handoff in plan.handoffs)
    return needed or any(
        project.finish is not None
        or any(task.deadline is not None or task.constraint is not None for task in project.tasks)
        for project in plan.projects
    )


def instants_of(project: Project) -> list[int]:
    """Every instant a project states, in no order; baselines are left out, they bind nothing."""
    own = [project.start, project.finish, project.data_date]
    return [at for at in (*own, *(at for task in project.tasks for at in _task_instants(task))) if at is not None]


def _task_instants(task: Task) -> tuple[int | None, ...]:
    constraint = None if task.constraint is None else task.constraint.at
    if task.manual is None and task.progress is None:
        return (constraint, task.deadline)
    manual = (None, None) if task.manual is None else (task.manual.start, task.manual.finish)
    progress = task.progress
    actual = () if progress is None else (progress.actual_start, progress.actual_finish, progress.resume)
    return (constraint, task.deadline, *manual, *actual)
