"""The passes: every back end and every way of computing them gives the same answer."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.programs import CALENDARS, START, programs, projects

from ropewalk.planning.compiled import PLAIN_PYTHON, back_end_of
from ropewalk.planning.cpm import NUMPY
from ropewalk.planning.plan import Link, LinkKind, Plan, Project, Task
from ropewalk.planning.scheduling import passes_of, schedule
from ropewalk.planning.units import NEVER, Instant, Minutes, text_of

LOOPS = back_end_of(PLAIN_PYTHON, "loops")


@given(programs())
def test_the_loops_and_numpy_agree_on_every_position(plan: Plan) -> None:
    """What is compiled is these loops; compiled or not, they are the same functions."""
    _, ours = passes_of(plan, back_end=NUMPY)
    _, theirs = passes_of(plan, back_end=LOOPS)
    assert np.array_equal(ours.earlies, theirs.earlies)
    assert np.array_equal(ours.lates, theirs.lates)
    assert ours.finish == theirs.finish


@given(programs())
def test_scheduling_twice_changes_nothing(plan: Plan) -> None:
    """The engine keeps nothing between two answers."""
    first, second = schedule(plan), schedule(plan)
    for name in ("start", "finish", "late_start", "late_finish", "total_float", "free_float", "is_critical"):
        assert np.array_equal(getattr(first, name), getattr(second, name))
    assert first.causes == second.causes


def _line(project: Project, key: str) -> list[str]:
    """The task and the summaries above it: a link between two of them is a circle, not a link on leaves."""
    parents = {task.key: task.parent for task in project.tasks}
    line = [key]
    while (up := parents[line[-1]]) is not None:
        line.append(up)
    return line


def expanded(project: Project) -> Project:
    """The same project with each link on a summary replaced by one for each leaf below it."""
    below: dict[str, list[str]] = {}
    parents = {task.key: task.parent for task in project.tasks}
    summaries = {task.parent for task in project.tasks}
    for task in project.tasks:
        up = task.key
        while (up := parents[up] or "") and task.key not in summaries:
            below.setdefault(up, []).append(task.key)
    links = [
        replace(link, source=source, target=target)
        for link in project.links
        for source in below.get(link.source, [link.source])
        for target in below.get(link.target, [link.target])
    ]
    return replace(project, links=tuple(links))


@given(projects("P", plain=False))
def test_a_link_on_a_summary_equals_links_on_all_its_leaves(project: Project) -> None:
    """Except from the start of a summary, which is the start of the earliest leaf, and for shares of a duration."""
    summaries = {task.parent for task in project.tasks}
    starts = (LinkKind.SS, LinkKind.SF)
    links = tuple(
        replace(link, lag=replace(link.lag, amount=0) if "percent" in link.lag.unit else link.lag)
        for link in project.links
        if not (link.source in summaries and link.kind in starts)
        and link.source not in _line(project, link.target)
        and link.target not in _line(project, link.source)
    )
    active = tuple(replace(task, is_active=True, progress=None) for task in project.tasks)
    project = replace(project, links=links, tasks=active)
    one = schedule(Plan(projects=(project,), calendars=CALENDARS))
    many = schedule(Plan(projects=(expanded(project),), calendars=CALENDARS))
    for name in ("start", "finish", "late_start", "late_finish", "total_float", "free_float"):
        assert np.array_equal(getattr(one, name), getattr(many, name)), name


def test_a_link_from_the_start_of_a_summary_follows_its_earliest_task() -> None:
    """Not its latest, as expanding the link to all leaves would have it."""
    day = Minutes(480)
    tasks = (
        Task(key="wait", duration=day),
        Task(key="stage"),
        Task(key="early", parent="stage", duration=day),
        Task(key="late", parent="stage", duration=day),
        Task(key="report", duration=day),
    )
    links = (
        Link(source="wait", target="early"),
        Link(source="early", target="late"),
        Link(source="stage", target="report", kind=LinkKind.SS),
    )
    answer = schedule(Plan(projects=(Project(key="P", start=START, tasks=tasks, links=links),)))
    assert text_of(answer.start[4]) == "2026-11-03T08:00"


@given(projects("P"), st.integers(1, 8))
def test_shifting_every_date_by_weeks_shifts_the_answer_by_weeks(project: Project, weeks: int) -> None:
    """On calendars without exceptions nothing else can change."""
    step = weeks * 7 * 1440
    project = replace(project, calendar="STD", tasks=tuple(_on_weeks(task) for task in project.tasks))
    moved = replace(
        project,
        start=Instant(START + step),
        data_date=_later(project.data_date, step),
        tasks=tuple(_moved(task, step) for task in project.tasks),
    )
    before = schedule(Plan(projects=(project,), calendars=CALENDARS))
    after = schedule(Plan(projects=(moved,), calendars=CALENDARS))
    known = before.start != NEVER
    assert np.array_equal(after.start[known], before.start[known] + step)
    assert np.array_equal(after.total_float, before.total_float)


def _on_weeks(task: Task) -> Task:
    return replace(task, calendar=None if task.calendar == "HOLIDAYS" else task.calendar)


def _later(instant: Instant | None, step: int) -> Instant | None:
    return None if instant is None else Instant(instant + step)


def _moved(task: Task, step: int) -> Task:
    constraint, manual, progress = task.constraint, task.manual, task.progress
    if constraint is not None:
        constraint = replace(constraint, at=_later(constraint.at, step))
    if manual is not None:
        manual = replace(manual, start=_later(manual.start, step), finish=_later(manual.finish, step))
    if progress is not None:
        progress = replace(
            progress,
            actual_start=_later(progress.actual_start, step),
            actual_finish=_later(progress.actual_finish, step),
        )
    deadline = _later(task.deadline, step)
    return replace(task, deadline=deadline, constraint=constraint, manual=manual, progress=progress)
