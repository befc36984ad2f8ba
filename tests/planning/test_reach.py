"""Whatever amounts and dates a plan states, the engine answers; a plan in which everything fits is left alone."""

from dataclasses import replace

import pytest
from bench.planfile_read import plan_of
from hypothesis import HealthCheck, given, settings
from tests.sound import sound_plans
from tests.strategies import plans

from ropewalk.planning import schedule
from ropewalk.planning.calendars import Calendar, CalendarException, Recurrence, RecurrenceKind, Shift
from ropewalk.planning.plan import (
    Blackout,
    Constraint,
    ConstraintKind,
    Handoff,
    Lag,
    Link,
    Manual,
    Plan,
    Progress,
    Project,
    Split,
    Task,
    TaskRef,
)
from ropewalk.planning.reach import within_reach
from ropewalk.planning.units import EARLIEST, LATEST, Day, Instant, Minutes, parse_instant

THOROUGH = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
HUGE = 10**300
AT_HUGE = Instant(HUGE)
MONDAY = parse_instant("2026-11-23T08:00")


def plan_with(task: Task, **fields: object) -> Plan:
    """A task and one that waits for it."""
    tasks = (replace(task, key="a"), Task(key="b", duration=Minutes(480)))
    project = Project(key="P", start=MONDAY, calendar="C", tasks=tasks, links=(Link(source="a", target="b"),))
    return replace(Plan(projects=(project,)), **fields)  # type: ignore[arg-type]


def repeated(rule: Recurrence, *, first: int = 20_000, last: int = 21_000) -> Plan:
    """A plan on a calendar with an exception by this rule."""
    exception = CalendarException(first=Day(first), last=Day(last), recurrence=rule)
    calendar = Calendar(key="C", week=((Shift(480, 1020),),) * 7, exceptions=(exception,))
    return plan_with(Task(key="a", duration=Minutes(480)), calendars=(calendar,))


UNCOUNTABLE = {
    "duration": plan_with(Task(key="a", duration=Minutes(HUGE))),
    "deadline": plan_with(Task(key="a", duration=Minutes(480), deadline=AT_HUGE)),
    "constraint": plan_with(
        Task(key="a", duration=Minutes(480), constraint=Constraint(kind=ConstraintKind.SNET, at=AT_HUGE))
    ),
    "manual": plan_with(Task(key="a", manual=Manual(start=Instant(-HUGE), finish=AT_HUGE))),
    "no percentage": plan_with(
        Task(key="a", duration=Minutes(480), progress=Progress(actual_start=MONDAY, percent_complete=float("nan")))
    ),
    "remaining": plan_with(
        Task(key="a", duration=Minutes(480), progress=Progress(actual_start=MONDAY, remaining=Minutes(HUGE)))
    ),
    "resume": plan_with(
        Task(key="a", duration=Minutes(480), progress=Progress(actual_start=MONDAY, stop=MONDAY, resume=AT_HUGE))
    ),
    "levelling": plan_with(Task(key="a", duration=Minutes(480), levelling_delay=Minutes(HUGE))),
    "split": plan_with(Task(key="a", duration=Minutes(480), splits=(Split(after=Minutes(HUGE), gap=Minutes(HUGE)),))),
    "many pauses": plan_with(
        Task(key="a", duration=Minutes(480), splits=(Split(after=Minutes(0), gap=Minutes(LATEST)),) * 40)
    ),
    "limit": Plan(projects=(Project(key="P", critical_limit=Minutes(HUGE), tasks=(Task(key="a"),)),)),
    "lag": Plan(
        projects=(
            Project(
                key="P",
                tasks=(Task(key="a"), Task(key="b")),
                links=(Link(source="a", target="b", lag=Lag(amount=HUGE)),),
            ),
        )
    ),
    "handoff": plan_with(
        Task(key="a"),
        handoffs=(Handoff(key="H", giver=TaskRef("X", None), receiver=TaskRef("P", "a"), promised=AT_HUGE),),
    ),
    "blackout": plan_with(
        Task(key="a", duration=Minutes(480)),
        blackouts=(Blackout(key="B", start=Instant(-HUGE), finish=AT_HUGE, tasks=(TaskRef("P", "a"),)),),
    ),
    "days off": repeated(Recurrence(kind=RecurrenceKind.DAILY), first=-HUGE, last=HUGE),
    "days off before all time": repeated(Recurrence(kind=RecurrenceKind.DAILY), first=-HUGE, last=-HUGE),
    "days off in no order": repeated(Recurrence(kind=RecurrenceKind.DAILY), first=21_000, last=20_000),
    "every so many": repeated(Recurrence(kind=RecurrenceKind.DAILY, every=HUGE)),
    "last of no weekday": repeated(Recurrence(kind=RecurrenceKind.MONTHLY_POSITION, position=5)),
    "weekday 77": repeated(Recurrence(kind=RecurrenceKind.YEARLY_POSITION, weekdays=(77,), position=5, month=2)),
    "month": repeated(Recurrence(kind=RecurrenceKind.YEARLY_DAY, month=HUGE, day=-4)),
    "shift": plan_with(
        Task(key="a", duration=Minutes(480)), calendars=(Calendar(key="C", week=((Shift(HUGE, HUGE + 60),),) * 7),)
    ),
}


@pytest.mark.parametrize("what", UNCOUNTABLE)
def test_a_plan_with_an_amount_or_date_beyond_counting_is_answered(what: str) -> None:
    assert len(schedule(UNCOUNTABLE[what]).refs) == len(UNCOUNTABLE[what].projects[0].tasks)


@THOROUGH
@given(plans())
def test_every_plan_that_can_be_stated_is_answered(plan: Plan) -> None:
    assert len(schedule(plan).refs) == sum(len(project.tasks) for project in plan.projects)


@THOROUGH
@given(sound_plans())
def test_a_plan_in_which_everything_fits_is_left_alone(plan: Plan) -> None:
    assert within_reach(plan) is plan


def test_so_is_a_large_one() -> None:
    plan = plan_of(2_000)
    assert within_reach(plan) is plan


def test_a_date_beyond_all_years_is_the_last_one() -> None:
    task = within_reach(UNCOUNTABLE["deadline"]).projects[0].tasks[0]
    assert task.deadline == LATEST - 1
    assert within_reach(UNCOUNTABLE["manual"]).projects[0].tasks[0].manual == Manual(
        start=EARLIEST, finish=Instant(LATEST - 1)
    )


def test_what_fits_stays_beside_what_does_not() -> None:
    plan = within_reach(UNCOUNTABLE["duration"])
    assert plan.projects[0].tasks[1] == UNCOUNTABLE["duration"].projects[0].tasks[1]
    assert plan.projects[0].links == UNCOUNTABLE["duration"].projects[0].links
