"""Random programs for the engine's property tests: small, of every kind the engine knows."""

import itertools

from hypothesis import strategies as st

from ropewalk.planning.calendars import WORKDAY, Calendar, CalendarException, Shift
from ropewalk.planning.plan import (
    Blackout,
    BlackoutRule,
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
    Task,
    TaskRef,
)
from ropewalk.planning.units import Day, Instant, Minutes, parse_instant

START = parse_instant("2026-11-02T08:00")
DAY0 = Day(START // 1440)

CALENDARS = (
    Calendar(key="STD", week=(WORKDAY,) * 5 + ((), ())),
    Calendar(key="NIGHT", week=((Shift(0, 360), Shift(1320, 1440)),) * 7),
    Calendar(
        key="HOLIDAYS",
        week=(WORKDAY,) * 5 + ((), ()),
        exceptions=(CalendarException(first=Day(DAY0 + 3), last=Day(DAY0 + 9)),),
    ),
    Calendar(key="CLOCK", week=((Shift(0, 1440),),) * 7),
)


def instants(days: int = 40) -> st.SearchStrategy[Instant]:
    """Half hours around the start of the programs."""
    return st.integers(-2 * 48, days * 48).map(lambda half: Instant(START + 30 * half))


def lags() -> st.SearchStrategy[Lag]:
    """No lag mostly; else working, elapsed or a share."""
    return st.one_of(
        st.just(Lag()),
        st.builds(Lag, amount=st.integers(-40, 60).map(lambda n: 60 * n), unit=st.just(LagUnit.WORKING)),
        st.builds(Lag, amount=st.integers(-48, 96).map(lambda n: 60 * n), unit=st.just(LagUnit.ELAPSED)),
        st.builds(
            Lag,
            amount=st.sampled_from([-5000, 2500, 5000, 10000]),
            unit=st.sampled_from([LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT]),
        ),
    )


def constraints() -> st.SearchStrategy[Constraint | None]:
    """None mostly; else one of the eight."""
    dated = [kind for kind in ConstraintKind if kind not in (ConstraintKind.ASAP, ConstraintKind.ALAP)]
    return st.one_of(
        st.none(),
        st.none(),
        st.builds(Constraint, kind=st.sampled_from(dated), at=instants()),
        st.sampled_from([Constraint(kind=ConstraintKind.ASAP), Constraint(kind=ConstraintKind.ALAP)]),
    )


@st.composite
def tasks(draw: st.DrawFn, key: str, *, parents: list[str], calendars: list[str | None]) -> Task:
    """A task: ordinary mostly, sometimes manual, begun, done, elapsed or inactive."""
    work = Minutes(60 * draw(st.integers(0, 40)))
    shape = draw(st.integers(0, 12))
    start = draw(instants(20))
    progress = None
    if shape == 1:
        percent = draw(st.sampled_from([0.0, 25.0, 50.0]))
        progress = Progress(actual_start=start, percent_complete=percent)
    if shape == 2:
        finish = Instant(start + 60 * draw(st.integers(0, 100)))
        progress = Progress(actual_start=start, actual_finish=finish, percent_complete=100)
    return Task(
        key=key,
        duration=work,
        parent=draw(st.sampled_from([None, *parents])),
        calendar=draw(st.sampled_from(calendars)),
        constraint=draw(constraints()),
        deadline=draw(st.one_of(st.none(), st.none(), instants())),
        manual=Manual(start=start, finish=Instant(start + 1440)) if shape == 3 else None,
        progress=progress,
        is_elapsed=shape == 4,
        is_active=shape != 5,
    )


@st.composite
def projects(draw: st.DrawFn, key: str, *, plain: bool = False) -> Project:
    """Up to twelve tasks under up to three nested summaries, links leading forward."""
    count = draw(st.integers(1, 12))
    summaries = draw(st.integers(0, 3))
    calendars: list[str | None] = [None] if plain else [None, None, *(calendar.key for calendar in CALENDARS)]
    outline = [Task(key=f"S{n}", parent=f"S{n - 1}" if n else None, duration=Minutes(0)) for n in range(summaries)]
    names = [f"S{n}" for n in range(summaries)]
    made = [draw(tasks(f"T{n}", parents=names, calendars=calendars)) for n in range(count)]
    below = {task.parent for task in made}
    links = draw(st.lists(_links(count, [name for name in names if name in below]), max_size=16))
    return Project(
        key=key,
        dialect=draw(st.sampled_from(list(DialectName))),
        start=START,
        data_date=draw(st.one_of(st.none(), instants(10))),
        calendar=None if plain else draw(st.sampled_from(["STD", "HOLIDAYS"])),
        tasks=(*outline, *made),
        links=tuple(links),
    )


@st.composite
def _links(draw: st.DrawFn, count: int, summaries: list[str]) -> Link:
    first = draw(st.integers(0, count - 1))
    second = draw(st.integers(0, count - 1))
    source, target = f"T{min(first, second)}", f"T{max(first, second)}"
    if summaries and draw(st.integers(0, 4)) == 0:
        source = draw(st.sampled_from(summaries))
    if summaries and draw(st.integers(0, 4)) == 0:
        target = draw(st.sampled_from(summaries))
    return Link(source=source, target=target, kind=draw(st.sampled_from(list(LinkKind))), lag=draw(lags()))


@st.composite
def programs(draw: st.DrawFn) -> Plan:
    """One to three projects with handoffs from earlier to later ones and blackout windows; circles may occur."""
    made = [draw(projects(f"P{n}")) for n in range(draw(st.integers(1, 3)))]
    handoffs = []
    for number, (giver, receiver) in enumerate(itertools.pairwise(made)):
        source = draw(st.sampled_from([*giver.tasks, None]))
        handoffs.append(
            Handoff(
                key=f"H{number}",
                giver=TaskRef(giver.key, source.key if source else None),
                receiver=TaskRef(receiver.key, draw(st.sampled_from(receiver.tasks)).key),
                kind=draw(st.sampled_from(list(LinkKind))),
                needed_by=draw(st.one_of(st.none(), instants())),
                promised=draw(st.one_of(st.none(), instants())),
                is_hard=draw(st.booleans()),
            )
        )
    opening = draw(instants())
    blackout = Blackout(
        key="FREEZE",
        start=opening,
        finish=Instant(opening + 60 * draw(st.integers(1, 200))),
        rule=draw(st.sampled_from(list(BlackoutRule))),
        tasks=tuple(TaskRef(made[0].key, task.key) for task in made[0].tasks[: draw(st.integers(0, 4))]),
    )
    return Plan(projects=tuple(made), calendars=CALENDARS, handoffs=tuple(handoffs), blackouts=(blackout,))
