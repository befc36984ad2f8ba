"""Plans for property tests: whatever the vocabulary can say. Plans a schedule can be made of are in tests/sound.py."""

from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ropewalk.planning.calendars import (
    ALL_DAY,
    WORKDAY,
    WORKWEEK,
    Calendar,
    CalendarException,
    DayShifts,
    Recurrence,
    RecurrenceKind,
    Shift,
    Week,
    WorkWeek,
)
from ropewalk.planning.plan import (
    Assignment,
    Baseline,
    Blackout,
    BlackoutRule,
    Commitment,
    Constraint,
    ConstraintKind,
    DialectName,
    External,
    Handoff,
    Lag,
    LagUnit,
    Link,
    LinkKind,
    Manual,
    Objective,
    Plan,
    Progress,
    Project,
    Resource,
    ResourceKind,
    Risk,
    Rollup,
    ScheduleFrom,
    Split,
    Task,
    TaskKind,
    TaskRef,
    TimeUnit,
)
from ropewalk.planning.units import EARLIEST, LATEST, day_of

Thing = TypeVar("Thing")

_FIRST, _LAST = day_of(date(1940, 1, 1)), day_of(date(2199, 12, 31))
_ODD_KEYS = ("", "a", "a b", "a FS", "a FS+2d", "b SS", "b 50%", "A:b", "A", "LED", "1", '"', "a\nb", "ß.ü", "[x]", " ")


def built(make: type[Thing], **parts: SearchStrategy[Any]) -> SearchStrategy[Thing]:
    """Things with every field drawn; fails where the vocabulary has a field that is not named here."""
    names = {each.name for each in fields(make)}  # type: ignore[arg-type]
    if names != set(parts):
        raise AssertionError(f"{make.__name__}: add or remove {names ^ set(parts)} in tests/strategies.py")
    return st.builds(make, **parts)


def optional(parts: SearchStrategy[Thing]) -> SearchStrategy[Thing | None]:
    """The thing or none."""
    return st.none() | parts


def several(parts: SearchStrategy[Thing], most: int = 3) -> SearchStrategy[tuple[Thing, ...]]:
    """At most so many of them, as a tuple."""
    return st.lists(parts, max_size=most).map(tuple)


texts = st.text(max_size=12) | st.sampled_from(["", "Ledger schema", 'say "no"', "C:\\plans", "two\nlines", "\x7f\t"])
keys = st.sampled_from(_ODD_KEYS) | st.text(max_size=4)
wholes = st.integers(-10, 10_000) | st.integers(-(10**18), 10**18)
amounts = st.sampled_from([0, 30, 60, 480, 500, 960, 2400, -480]) | wholes
numbers = st.sampled_from([0.0, 0.5, 1.0, 100.0]) | st.floats(allow_nan=False)
days = st.integers(_FIRST, _LAST) | st.integers(-(10**7), 10**7)
instants = (
    st.integers(_FIRST, _LAST).map(lambda day: day * 1440 + 480)
    | st.integers(_FIRST, _LAST).map(lambda day: day * 1440 + 1020)
    | st.integers(_FIRST, _LAST).map(lambda day: day * 1440)
    | st.integers(EARLIEST, LATEST)
    | st.integers(-(10**13), 10**13)
)
refs = st.builds(TaskRef, keys, optional(keys))
lags = st.just(Lag()) | built(Lag, amount=amounts, unit=st.sampled_from(LagUnit), shown=st.sampled_from(TimeUnit))
kinds_of_link = st.sampled_from(LinkKind)

_edges = st.integers(0, 1440) | st.integers(-100, 3000)
day_shifts: SearchStrategy[DayShifts] = st.sampled_from([(), WORKDAY, ALL_DAY, (Shift(480, 720),)]) | several(
    st.builds(Shift, _edges, _edges), 3
)
weeks: SearchStrategy[Week] = (
    st.sampled_from([(None,) * 7, WORKWEEK, (WORKDAY,) * 7, ((),) * 7])
    | st.tuples(*[optional(day_shifts)] * 7)
    | several(optional(day_shifts), 8)
)
recurrences = built(
    Recurrence,
    kind=st.sampled_from(RecurrenceKind),
    every=wholes,
    weekdays=several(st.integers(-1, 8)),
    position=optional(wholes),
    month=optional(wholes),
    day=optional(wholes),
    occurrences=optional(wholes),
)
exceptions = built(
    CalendarException, first=days, last=days, shifts=day_shifts, name=texts, recurrence=optional(recurrences)
)
calendars = built(
    Calendar,
    key=keys,
    name=texts,
    base=optional(keys),
    week=weeks,
    work_weeks=several(built(WorkWeek, first=days, last=days, week=weeks, name=texts), 2),
    exceptions=several(exceptions, 2),
)

constraints = built(Constraint, kind=st.sampled_from(ConstraintKind), at=optional(instants))
progresses = built(
    Progress,
    actual_start=optional(instants),
    actual_finish=optional(instants),
    percent_complete=numbers,
    remaining=optional(amounts),
    stop=optional(instants),
    resume=optional(instants),
)
baselines = built(
    Baseline,
    number=st.integers(-1, 11),
    start=optional(instants),
    finish=optional(instants),
    duration=optional(amounts),
    work=optional(amounts),
    cost=optional(wholes),
)
rollups = built(Rollup, items=wholes, done=wholes, estimated=optional(amounts), remaining=optional(amounts))
tasks = built(
    Task,
    key=keys,
    name=texts,
    kind=st.sampled_from(TaskKind),
    parent=optional(keys),
    wbs=texts,
    duration=optional(amounts),
    is_elapsed=st.booleans(),
    is_estimated=st.booleans(),
    shown=st.sampled_from(TimeUnit),
    calendar=optional(keys),
    ignores_resource_calendars=st.booleans(),
    constraint=optional(constraints),
    deadline=optional(instants),
    manual=optional(built(Manual, start=optional(instants), finish=optional(instants))),
    external=optional(built(External, file=texts, key=optional(keys))),
    is_active=st.booleans(),
    progress=optional(progresses | st.just(Progress())),
    splits=several(built(Split, after=amounts, gap=amounts), 2),
    levelling_delay=amounts,
    baselines=several(baselines),
    rollup=optional(rollups),
    owner=optional(texts),
    priority=optional(wholes),
    notes=texts,
)
links = built(Link, source=keys, target=keys, kind=kinds_of_link, lag=lags)
assignments = built(
    Assignment,
    task=keys,
    resource=keys,
    units=numbers,
    work=optional(amounts),
    remaining_work=optional(amounts),
    delay=amounts,
    start=optional(instants),
    finish=optional(instants),
)
projects = built(
    Project,
    key=keys,
    name=texts,
    dialect=st.sampled_from(DialectName),
    start=optional(instants),
    finish=optional(instants),
    schedule_from=st.sampled_from(ScheduleFrom),
    data_date=optional(instants),
    calendar=optional(keys),
    lead=optional(texts),
    objective=optional(texts),
    minutes_per_day=st.just(480) | st.integers(-1, 1440),
    minutes_per_week=st.just(2400) | st.integers(-1, 10080),
    days_per_month=st.just(20) | st.integers(-1, 31),
    critical_limit=amounts,
    tasks=several(tasks, 4),
    links=several(links, 4),
    assignments=several(assignments, 4),
)
resources = built(
    Resource,
    key=keys,
    name=texts,
    kind=st.sampled_from(ResourceKind),
    calendar=optional(keys),
    max_units=numbers,
    team=optional(keys),
    email=optional(texts),
)
handoffs = built(
    Handoff,
    key=keys,
    giver=refs,
    receiver=refs,
    what=texts,
    accepted_when=texts,
    kind=kinds_of_link,
    lag=lags,
    needed_by=optional(instants),
    promised=optional(instants),
    is_hard=st.booleans(),
)
blackouts = built(
    Blackout,
    key=keys,
    name=texts,
    start=instants,
    finish=instants,
    rule=st.sampled_from(BlackoutRule),
    tasks=several(refs),
)
commitments = built(
    Commitment,
    key=keys,
    date=instants,
    project=optional(keys),
    task=optional(keys),
    name=texts,
    by=optional(texts),
    to=optional(texts),
    since=optional(instants),
)
risks = built(
    Risk,
    key=keys,
    name=texts,
    probability=optional(numbers),
    delays=optional(st.tuples(amounts, amounts, amounts)),
    tasks=several(refs),
    owner=optional(texts),
    response=texts,
)


def plans() -> SearchStrategy[Plan]:
    """Plans of every kind the vocabulary can express, sound or not."""
    return built(
        Plan,
        key=keys,
        name=texts,
        projects=several(projects, 2),
        calendars=several(calendars, 2),
        resources=several(resources, 2),
        handoffs=several(handoffs, 2),
        blackouts=several(blackouts, 2),
        objectives=several(built(Objective, key=keys, name=texts, measure=texts), 2),
        commitments=several(commitments, 2),
        risks=several(risks, 2),
        notes=texts,
    )
