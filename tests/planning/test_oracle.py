"""The forward pass held against a scheduler that walks through time minute by minute and shares no code with it."""

from datetime import datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ropewalk.planning.calendars import WORKDAY, Calendar, CalendarException, Shift
from ropewalk.planning.plan import Constraint, ConstraintKind, Lag, LagUnit, Link, LinkKind, Plan, Project, Task
from ropewalk.planning.scheduling import schedule
from ropewalk.planning.units import Day, Instant, Minutes, instant_of, parse_instant

STEP = 30
START = parse_instant("2026-11-02T08:00")
FIRST = START // STEP - 60 * 48
COUNT = 200 * 48

STD = Calendar(key="STD", week=(WORKDAY,) * 5 + ((), ()))
NIGHT = Calendar(key="NIGHT", week=((Shift(0, 360), Shift(1320, 1440)),) * 7)
CLOSED = Calendar(
    key="CLOSED",
    week=(WORKDAY,) * 5 + ((), ()),
    exceptions=(CalendarException(first=Day(START // 1440 + 2), last=Day(START // 1440 + 8)),),
)
CALENDARS = (STD, NIGHT, CLOSED)


def works(key: str, half_hour: int) -> bool:
    """Whether the half hour that begins here is working time: written out by hand for the three calendars."""
    moment = datetime(1970, 1, 1) + timedelta(minutes=STEP * half_hour)
    hour = moment.hour + moment.minute / 60
    if key == "NIGHT":
        return hour < 6 or hour >= 22
    closed = datetime(2026, 11, 4) <= moment < datetime(2026, 11, 11)
    office = moment.weekday() < 5 and (8 <= hour < 12 or 13 <= hour < 17)
    return office and not (key == "CLOSED" and closed)


GRID = {key: np.array([works(key, FIRST + n) for n in range(COUNT)]) for key in ("STD", "NIGHT", "CLOSED")}
DONE = {key: np.concatenate([[0], np.cumsum(grid)]) for key, grid in GRID.items()}


def walked(project: Project) -> dict[str, tuple[int, int]]:
    """Starts and finishes, as numbers of half hours, by trying one start after the other."""
    answer: dict[str, tuple[int, int]] = {}
    for task in project.tasks:
        key = task.calendar or "STD"
        start = START // STEP - FIRST
        if task.constraint is not None and task.constraint.kind is ConstraintKind.SNET:
            start = (task.constraint.at or 0) // STEP - FIRST
        while not _fits(project, task, start, answer):
            start += 1
        answer[task.key] = (start, _finish(key, start, (task.duration or 0) // STEP))
    return answer


def _finish(key: str, start: int, work: int) -> int:
    at = start
    while work:
        work -= bool(GRID[key][at])
        at += 1
    return at


def _fits(project: Project, task: Task, start: int, answer: dict[str, tuple[int, int]]) -> bool:
    key, work = task.calendar or "STD", (task.duration or 0) // STEP
    if work and not GRID[key][start]:
        return False
    finish = _finish(key, start, work)
    constraint = task.constraint
    earliest = 0
    if constraint is not None and constraint.kind is ConstraintKind.FNET:
        earliest = DONE[key][(constraint.at or 0) // STEP - FIRST]
    if DONE[key][finish] < earliest:
        return False
    return all(_waits(link, key, start, finish, work, answer) for link in project.links if link.target == task.key)


def _waits(link: Link, key: str, start: int, finish: int, work: int, answer: dict[str, tuple[int, int]]) -> bool:
    source_start, source_finish = answer[link.source]
    at = source_finish if link.kind in (LinkKind.FS, LinkKind.FF) else source_start
    if link.lag.unit is LagUnit.ELAPSED:
        at += link.lag.amount // STEP
    lag = link.lag.amount // STEP if link.lag.unit is LagUnit.WORKING else 0
    needed = DONE[key][at] + lag
    if link.kind in (LinkKind.FF, LinkKind.SF):
        return bool(DONE[key][finish] >= needed)
    if work:
        return bool(DONE[key][start] >= needed and start >= (at if not lag else 0))
    return bool(DONE[key][start] >= needed)


@st.composite
def plans(draw: st.DrawFn) -> Project:
    """Up to seven tasks with time, each waiting for earlier ones."""
    count = draw(st.integers(1, 7))
    tasks = [
        Task(
            key=str(n),
            duration=Minutes(STEP * draw(st.integers(1, 60))),
            calendar=draw(st.sampled_from([None, None, "NIGHT", "CLOSED"])),
            constraint=draw(
                st.one_of(
                    st.none(),
                    st.builds(
                        Constraint,
                        kind=st.sampled_from([ConstraintKind.SNET, ConstraintKind.FNET]),
                        at=st.integers(0, 700).map(lambda half: Instant(START + STEP * half)),
                    ),
                )
            ),
        )
        for n in range(count)
    ]
    links = []
    for target in range(1, count):
        for source in draw(st.sets(st.integers(0, target - 1), max_size=3)):
            working = st.builds(Lag, amount=st.integers(0, 40).map(lambda n: STEP * n))
            elapsed = st.builds(Lag, amount=st.integers(0, 200).map(lambda n: STEP * n), unit=st.just(LagUnit.ELAPSED))
            kind, lag = draw(st.sampled_from(list(LinkKind))), draw(st.one_of(st.just(Lag()), working, elapsed))
            links.append(Link(source=str(source), target=str(target), kind=kind, lag=lag))
    return Project(key="P", start=START, calendar="STD", tasks=tuple(tasks), links=tuple(links))


@given(plans())
def test_the_engine_finds_the_first_start_that_fits(project: Project) -> None:
    """All link types, lags by work and by the clock, three calendars, SNET and FNET."""
    answer = schedule(Plan(projects=(project,), calendars=CALENDARS))
    for row, task in enumerate(project.tasks):
        start, finish = walked(project)[task.key]
        assert int(answer.start[row]) == STEP * (start + FIRST), task.key
        assert int(answer.finish[row]) == STEP * (finish + FIRST), task.key


def test_the_oracle_knows_monday_morning() -> None:
    """The walk itself, checked by hand once."""
    task = Task(key="0", duration=Minutes(960))
    start, finish = walked(Project(key="P", start=START, tasks=(task,)))["0"]
    assert STEP * (start + FIRST) == instant_of(datetime(2026, 11, 2, 8))
    assert STEP * (finish + FIRST) == instant_of(datetime(2026, 11, 3, 17))
