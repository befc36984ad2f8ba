"""Plans a schedule can be made of, for property tests: unique keys, links that lead forward, dates that hold."""

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ropewalk.planning.calendars import ELAPSED, STANDARD, Calendar, CalendarException, Shift
from ropewalk.planning.plan import (
    Assignment,
    Baseline,
    Constraint,
    ConstraintKind,
    DialectName,
    Handoff,
    Lag,
    LagUnit,
    Link,
    LinkKind,
    Manual,
    Plan,
    Progress,
    Project,
    Resource,
    Task,
    TaskKind,
    TaskRef,
)
from ropewalk.planning.units import Instant, Minutes, day_of, instant_of

MONDAY = instant_of(datetime(2026, 11, 23, 8))
HALF = Calendar(key="HALF", name="Mornings", week=((Shift(480, 720),),) * 5 + ((), ()))
HOLIDAY = CalendarException(first=day_of(date(2026, 12, 24)), last=day_of(date(2027, 1, 1)), name="Closed", shifts=())
CALENDARS = (replace(STANDARD, exceptions=(HOLIDAY,)), ELAPSED, HALF)
_AMOUNTS = st.sampled_from([0, 30, 240, 480, 960, 2400])
_LAGS = st.sampled_from(
    [
        Lag(),
        Lag(),
        Lag(amount=960),
        Lag(amount=-480),
        Lag(amount=1440, unit=LagUnit.ELAPSED),
        Lag(amount=5000, unit=LagUnit.PERCENT),
    ]
)
_KINDS = st.sampled_from(LinkKind)


@st.composite
def sound_plans(draw: DrawFn, *, most_projects: int = 3, most_tasks: int = 8) -> Plan:
    """Programs of a few projects with summaries, links, handoffs, dates, progress and people."""
    keys = "ABCDE"[: draw(st.integers(1, most_projects))]
    projects = tuple(draw(sound_projects(key, most_tasks=most_tasks)) for key in keys)
    handoffs = tuple(
        Handoff(
            key=f"H{number}",
            giver=TaskRef(giver.key, draw(st.sampled_from(giver.tasks)).key),
            receiver=TaskRef(receiver.key, draw(st.sampled_from(receiver.tasks)).key),
            kind=draw(_KINDS),
            lag=draw(_LAGS),
            needed_by=draw(st.none() | _instants()),
            is_hard=draw(st.booleans()),
        )
        for number, (giver, receiver) in enumerate(pairwise(projects))
    )
    people = (Resource(key="ana", name="Ana"), Resource(key="ben", name="Ben", calendar="HALF"))
    return Plan(key="SOUND", projects=projects, calendars=CALENDARS, resources=people, handoffs=handoffs)


@st.composite
def sound_projects(draw: DrawFn, key: str, *, most_tasks: int = 8) -> Project:
    """One project: tasks stand below the summary before them, links lead from earlier rows to later ones."""
    count = draw(st.integers(1, most_tasks))
    tasks: list[Task] = []
    parents: list[str | None] = [None]
    for number in range(count):
        parents = parents[: draw(st.integers(1, len(parents)))]
        task = draw(_tasks(f"T{number}", parents[-1]))
        tasks.append(task)
        if number + 1 < count:
            parents.append(task.key)
    above = {task.parent for task in tasks}
    tasks = [_as_summary(task) if task.key in above else task for task in tasks]
    leaves = [task for task in tasks if task.key not in above]
    return Project(
        key=key,
        name=f"Project {key}",
        dialect=draw(st.sampled_from(DialectName)),
        start=MONDAY,
        data_date=draw(st.none() | _instants()),
        calendar=draw(st.sampled_from([None, "STANDARD", "HALF"])),
        tasks=tuple(tasks),
        links=tuple(draw(_links(tasks))),
        assignments=tuple(
            Assignment(task=task.key, resource=draw(st.sampled_from(["ana", "ben"])))
            for task in leaves
            if draw(st.integers(0, 4)) == 0
        ),
    )


def _instants() -> st.SearchStrategy[Instant]:
    return st.integers(-10, 60).map(lambda day: Instant(MONDAY + day * 1440))


@st.composite
def _tasks(draw: DrawFn, key: str, parent: str | None) -> Task:
    is_milestone = draw(st.integers(0, 4)) == 0
    kinds = st.sampled_from([kind for kind in ConstraintKind if kind not in (ConstraintKind.ASAP, ConstraintKind.ALAP)])
    constraints = st.builds(Constraint, kind=kinds, at=_instants())
    rarely = st.integers(0, 5)
    duration = Minutes(0 if is_milestone else draw(_AMOUNTS))
    return Task(
        key=key,
        name=f"Task {key}",
        parent=parent,
        kind=TaskKind.MILESTONE if is_milestone else TaskKind.TASK,
        duration=duration,
        calendar="ELAPSED" if draw(rarely) == 0 else None,
        constraint=draw(constraints) if draw(rarely) == 0 else None,
        deadline=draw(_instants()) if draw(rarely) == 0 else None,
        manual=Manual(start=draw(_instants())) if draw(rarely) == 0 else None,
        progress=draw(_progress(duration)) if draw(rarely) == 0 else None,
        baselines=(Baseline(number=0, start=MONDAY, finish=MONDAY),) if draw(rarely) == 0 else (),
    )


@st.composite
def _progress(draw: DrawFn, duration: Minutes) -> Progress:
    start = draw(_instants())
    if draw(st.booleans()):
        return Progress(actual_start=start, actual_finish=Instant(start + 2 * duration), percent_complete=100.0)
    return Progress(actual_start=start, percent_complete=float(draw(st.sampled_from([10, 25, 50]))))


def _as_summary(task: Task) -> Task:
    return Task(key=task.key, name=task.name, parent=task.parent, kind=TaskKind.SUMMARY, duration=task.duration)


@st.composite
def _links(draw: DrawFn, tasks: list[Task]) -> list[Link]:
    """Links from earlier rows to later ones, none between a task and a summary above it, none twice."""
    above = {task.key: task.parent for task in tasks}
    links: dict[tuple[str, str], Link] = {}
    for _ in range(draw(st.integers(0, len(tasks)))):
        first, last = sorted(draw(st.tuples(*[st.integers(0, len(tasks) - 1)] * 2)))
        source, target = tasks[first].key, tasks[last].key
        if source != target and source not in _line(above, target):
            links[source, target] = Link(source=source, target=target, kind=draw(_KINDS), lag=draw(_LAGS))
    return list(links.values())


def _line(above: dict[str, str | None], key: str) -> set[str]:
    line: set[str] = set()
    at: str | None = key
    while at is not None:
        line.add(at)
        at = above[at]
    return line
