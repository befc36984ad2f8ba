"""Random plans of what a sheet can say: no holidays, splits or people's calendars."""

from hypothesis import strategies as st

from ropewalk.planning.plan import (
    Baseline,
    Constraint,
    ConstraintKind,
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
    TaskKind,
    TaskRef,
    TimeUnit,
)
from ropewalk.planning.units import Instant, Minutes, parse_instant

_START = parse_instant("2026-01-05T08:00")
_UNDATED = (ConstraintKind.ASAP, ConstraintKind.ALAP)


def instants(days: int = 60) -> st.SearchStrategy[Instant]:
    """Half hours around the start, on and off working time."""
    return st.integers(0, days * 48).map(lambda half: Instant(_START + 30 * half))


def lags() -> st.SearchStrategy[Lag]:
    """None mostly; else by work, by the clock or as a share."""
    return st.one_of(
        st.just(Lag()),
        st.builds(Lag, amount=st.integers(-20, 40).map(lambda n: 60 * n), shown=st.sampled_from(TimeUnit)),
        st.builds(Lag, amount=st.integers(-20, 60).map(lambda n: 60 * n), unit=st.just(LagUnit.ELAPSED)),
        st.builds(Lag, amount=st.sampled_from([-2500, 5000, 3333]), unit=st.just(LagUnit.PERCENT)),
    )


@st.composite
def constraints(draw: st.DrawFn) -> Constraint | None:
    """Mostly none."""
    kind = draw(st.sampled_from([None, None, None, *ConstraintKind]))
    if kind is None:
        return None
    return Constraint(kind=kind, at=None if kind in _UNDATED else draw(instants()))


@st.composite
def progresses(draw: st.DrawFn) -> Progress | None:
    """Mostly none; else begun or done."""
    shape = draw(st.integers(0, 9))
    start = draw(instants(10))
    if shape == 1:
        finish = Instant(start + 30 * draw(st.integers(0, 400)))
        return Progress(actual_start=start, actual_finish=finish, percent_complete=100.0)
    if shape == 2:
        return Progress(actual_start=start, percent_complete=draw(st.sampled_from([0.0, 25.0, 33.3])))
    return None


@st.composite
def tasks(draw: st.DrawFn, key: str, *, parent: str | None) -> Task:
    """Ordinary mostly, sometimes by hand, by the clock, begun or off."""
    shape = draw(st.integers(0, 12))
    duration = Minutes(30 * draw(st.integers(0, 80)))
    kind = TaskKind.MILESTONE if shape == 3 else TaskKind.TASK
    manual = None
    if shape == 4:
        start = draw(instants())
        manual = Manual(start=start, finish=Instant(start + 30 * draw(st.integers(0, 300))))
    progress = None if manual is not None else draw(progresses())
    return Task(
        key=key,
        name=draw(st.sampled_from(["Keel", "Hull", "-5 knots", "Rig, then sail", "1.2 Mast"])),
        kind=kind,
        parent=parent,
        wbs=draw(st.sampled_from(["", "1.1", "2"])),
        duration=Minutes(0) if kind is TaskKind.MILESTONE else duration,
        is_elapsed=shape == 5 and manual is None and progress is None,
        shown=draw(st.sampled_from(TimeUnit)),
        calendar=draw(st.sampled_from([None, None, None, "ELAPSED"])) if shape != 5 else None,
        constraint=None if manual is not None else draw(constraints()),
        deadline=draw(st.none() | instants()),
        manual=manual,
        is_active=shape != 6,
        progress=progress,
        baselines=(Baseline(number=0, start=_START, finish=draw(instants())),) if shape == 7 else (),
    )


@st.composite
def projects(draw: st.DrawFn, key: str) -> Project:
    """Up to eight tasks, some below a summary, linked forward."""
    count = draw(st.integers(1, 8))
    with_summary = draw(st.booleans())
    rows: list[Task] = []
    if with_summary:
        rows.append(Task(key="S", name="Stage", kind=TaskKind.SUMMARY))
    rows += [
        draw(tasks(str(number), parent="S" if with_summary and (number == 1 or draw(st.booleans())) else None))
        for number in range(1, count + 1)
    ]
    links = {}
    for _ in range(draw(st.integers(0, 2 * count))):
        source = draw(st.integers(1, count))
        target = draw(st.integers(1, count))
        if source < target:
            kind = draw(st.sampled_from(LinkKind))
            links[source, target, kind] = Link(source=str(source), target=str(target), kind=kind, lag=draw(lags()))
    return Project(
        key=key,
        start=draw(st.none() | instants(5)),
        data_date=draw(st.none() | st.none() | instants(20)),
        tasks=tuple(rows),
        links=tuple(links.values()),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """One or two projects, with hard handoffs from the first to the second."""
    keys = draw(st.sampled_from([("LED",), ("LED", "CRD")]))
    made = tuple(draw(projects(key)) for key in keys)
    handoffs = {}
    for _ in range(draw(st.integers(0, 3)) if len(made) == 2 else 0):
        giver = TaskRef("LED", draw(st.sampled_from([task.key for task in made[0].tasks])))
        receiver = TaskRef("CRD", draw(st.sampled_from([task.key for task in made[1].tasks])))
        kind = draw(st.sampled_from(LinkKind))
        key = f"{giver.key}-{receiver.key}-{kind}"
        handoffs[key] = Handoff(key=key, giver=giver, receiver=receiver, kind=kind, lag=draw(lags()))
    return Plan(projects=made, handoffs=tuple(handoffs.values()))
