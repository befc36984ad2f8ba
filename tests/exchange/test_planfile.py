"""Plan text, read and written: the same plan comes back, and a few words are enough for a small one."""

import io
from dataclasses import replace
from datetime import date

import pytest
from bench.planfile_read import plan_of as layered_plan
from hypothesis import HealthCheck, given, settings
from tests.exchange.plantext import plan_of, read_text, task_of
from tests.sound import sound_plans
from tests.strategies import plans

from ropewalk.exchange.planfile import text_of, write
from ropewalk.planning import schedule
from ropewalk.planning.calendars import STANDARD, WORKDAY, Calendar, Shift
from ropewalk.planning.plan import (
    Assignment,
    Baseline,
    ConstraintKind,
    Lag,
    LagUnit,
    Link,
    LinkKind,
    Plan,
    Progress,
    Project,
    Task,
    TaskKind,
    TaskRef,
    TimeUnit,
)
from ropewalk.planning.units import Minutes, day_of, parse_instant
from ropewalk.planning.units import text_of as date_text

THOROUGH = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@THOROUGH
@given(plans())
def test_every_plan_that_can_be_stated_comes_back_equal(plan: Plan) -> None:
    assert read_text(text_of(plan)).plan == plan


@THOROUGH
@given(plans())
def test_what_was_read_is_written_as_it_stood(plan: Plan) -> None:
    text = text_of(plan)
    again = read_text(text).plan
    assert again is not None
    assert text_of(again) == text


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(sound_plans())
def test_a_plan_that_comes_back_has_the_same_schedule(plan: Plan) -> None:
    again = read_text(text_of(plan)).plan
    assert again is not None
    assert schedule(again).finish.tolist() == schedule(plan).finish.tolist()


def test_a_schedule_is_no_part_of_the_text() -> None:
    plan = plan_of("[task]\ndig = '3d'")
    stream = io.BytesIO()
    write(plan, schedule(plan), stream)
    assert stream.getvalue() == text_of(plan).encode()


def test_a_large_plan_comes_back_equal() -> None:
    plan = layered_plan(2_000)
    assert read_text(text_of(plan)).plan == plan


def test_a_few_words_make_a_plan() -> None:
    plan = plan_of('[task]\ndig = "3d"\npour = { duration = "2d", after = ["dig"] }')
    assert plan == Plan(
        projects=(
            Project(
                key="house",
                tasks=(Task(key="dig", duration=Minutes(1440)), Task(key="pour", duration=Minutes(960))),
                links=(Link(source="dig", target="pour"),),
            ),
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        '[project]\nkey = "LED"\nname = "Ledger"\n[task]\na = "1d"',
        '[project.LED]\nname = "Ledger"\n[task]\na = "1d"',
        '[project]\nkey = "LED"\nname = "Ledger"\n[project.task]\na = "1d"',
        '[project.LED]\nname = "Ledger"\n[project.LED.task.a]\nduration = "1d"',
        '[project.LED]\nname = "Ledger"\ntask.a.duration = "1d"',
        '[[project]]\nkey = "LED"\nname = "Ledger"\n[[project.task]]\nkey = "a"\nduration = "1d"',
        'project.LED = { name = "Ledger", task = { a = "1d" } }',
        '\ufeff[project.LED]\r\nname = "Ledger"\r\ntask = {\r\n  a = "1d",\r\n}',
    ],
)
def test_a_project_may_be_written_in_any_of_these_ways(text: str) -> None:
    assert plan_of(text).projects == (Project(key="LED", name="Ledger", tasks=(Task(key="a", duration=Minutes(480)),)),)


@pytest.mark.parametrize(
    ("text", "minutes", "is_elapsed", "is_estimated", "shown"),
    [
        ("5d", 2400, False, False, TimeUnit.DAYS),
        ("3h", 180, False, False, TimeUnit.HOURS),
        ("2w", 4800, False, False, TimeUnit.WEEKS),
        ("1mo", 9600, False, False, TimeUnit.MONTHS),
        ("45m", 45, False, False, TimeUnit.MINUTES),
        ("4ed", 5760, True, False, TimeUnit.DAYS),
        ("5d?", 2400, False, True, TimeUnit.DAYS),
        ("1.5d", 720, False, False, TimeUnit.DAYS),
        ("1d20m", 500, False, False, TimeUnit.DAYS),
        ("0d", 0, False, False, TimeUnit.DAYS),
    ],
)
def test_an_amount_of_time_is_a_number_and_a_unit(
    text: str, minutes: int, is_elapsed: bool, is_estimated: bool, shown: TimeUnit
) -> None:
    task = task_of(f'a = "{text}"')
    assert (task.duration, task.is_elapsed, task.is_estimated, task.shown) == (minutes, is_elapsed, is_estimated, shown)


def test_a_day_is_as_long_as_its_project_says() -> None:
    task = task_of('a = "2d"', above="[project]\nminutes_per_day = 450")
    assert task.duration == 900


@pytest.mark.parametrize(
    ("text", "kind", "lag"),
    [
        ("wall", LinkKind.FS, Lag()),
        ("wall FS+2d", LinkKind.FS, Lag(amount=960)),
        ("wall SS+50%", LinkKind.SS, Lag(amount=5000, unit=LagUnit.PERCENT)),
        ("wall FF-1ed", LinkKind.FF, Lag(amount=-1440, unit=LagUnit.ELAPSED)),
        ("wall SF", LinkKind.SF, Lag()),
        ("wall FS - 3h", LinkKind.FS, Lag(amount=-180, shown=TimeUnit.HOURS)),
        ("wall +1w", LinkKind.FS, Lag(amount=2400, shown=TimeUnit.WEEKS)),
    ],
)
def test_a_link_is_the_earlier_task_with_its_kind_and_lag(text: str, kind: LinkKind, lag: Lag) -> None:
    project = plan_of(f'[task]\nwall = "4d"\npaint = {{ after = ["{text}"] }}').projects[0]
    assert project.links == (Link(source="wall", target="paint", kind=kind, lag=lag),)


@pytest.mark.parametrize("key", ["Phase 2", "wall FS", "wall SS+2d", "A:b", "été", "a.b", 'say "no"', "", "50%"])
def test_any_key_can_be_linked(key: str) -> None:
    tasks = (Task(key=key), Task(key="next"))
    plan = Plan(projects=(Project(key="P", tasks=tasks, links=(Link(source=key, target="next"),)),))
    assert plan_of(text_of(plan)) == plan


def test_a_date_alone_is_the_first_working_minute_of_a_start_and_the_last_of_a_finish() -> None:
    task = task_of("a = { constraint = 'SNET 2026-11-23', deadline = 2026-11-27, manual = { start = '2026-11-24' } }")
    assert task.constraint is not None
    assert task.manual is not None
    assert date_text(task.constraint.at) == "2026-11-23T08:00"
    assert date_text(task.deadline) == "2026-11-27T17:00"
    assert date_text(task.manual.start) == "2026-11-24T08:00"


def test_a_date_alone_goes_by_the_calendar_of_its_task() -> None:
    above = '[calendar.NIGHT]\nweek = { mon-fri = "20:00-24:00", sat-sun = "closed" }\n[project]\ncalendar = "NIGHT"'
    task = task_of("a = { constraint = 'MSO 2026-11-23', deadline = 2026-11-27 }", above=above)
    assert task.constraint is not None
    assert date_text(task.constraint.at) == "2026-11-23T20:00"
    assert date_text(task.deadline) == "2026-11-28T00:00"


def test_a_date_on_which_nobody_works_stays_that_date() -> None:
    task = task_of("a = { deadline = 2026-11-28 }")
    assert date_text(task.deadline) == "2026-11-28T17:00"


@pytest.mark.parametrize(
    "stated", ["2026-11-20T13:30:00", "2026-11-20 13:30:00", '"2026-11-20 13:30"', "2026-11-20T13:30"]
)
def test_a_date_may_state_its_time(stated: str) -> None:
    assert task_of(f"a = {{ deadline = {stated} }}").deadline == parse_instant("2026-11-20T13:30")


def test_constraints_know_which_end_they_hold() -> None:
    for kind in ConstraintKind:
        constraint = task_of(f"a = {{ constraint = '{kind} 2026-11-23' }}").constraint
        assert constraint is not None
        is_finish = kind in (ConstraintKind.MFO, ConstraintKind.FNET, ConstraintKind.FNLT)
        assert date_text(constraint.at) == f"2026-11-23T{'17:00' if is_finish else '08:00'}", kind


def test_a_task_that_others_name_as_parent_is_a_summary() -> None:
    project = plan_of("[task]\nhouse = {}\nroof = { parent = 'house' }").projects[0]
    assert [task.kind for task in project.tasks] == [TaskKind.SUMMARY, TaskKind.TASK]


def test_any_field_of_progress_makes_progress() -> None:
    assert task_of("a = { percent_complete = 0 }").progress == Progress()
    assert task_of("a = { actual_start = 2026-11-20 }").progress == Progress(
        actual_start=parse_instant("2026-11-20T08:00")
    )
    assert task_of("a = {}").progress is None


def test_a_calendar_that_says_nothing_of_its_week_works_the_standard_one() -> None:
    calendar = plan_of("[calendar.SITE]\nexceptions = [{ on = 2027-03-26 }]\n[task]\na = '1d'").calendars[0]
    assert calendar.week == STANDARD.week
    assert calendar.exceptions[0].first == calendar.exceptions[0].last == day_of(date(2027, 3, 26))


def test_a_week_states_only_the_days_that_differ() -> None:
    text = '[calendar.{}]\n{}week = {{ fri = "08:00-12:00" }}\n[task]\na = "1d"'
    alone = plan_of(text.format("SITE", "")).calendars[0]
    based = plan_of(text.format("SITE", 'base = "OTHER"\n')).calendars[0]
    morning = (Shift(480, 720),)
    assert alone.week == (WORKDAY,) * 4 + (morning, (), ())
    assert based.week == (None,) * 4 + (morning, None, None)


def test_people_stand_with_their_task() -> None:
    project = plan_of("[task]\na = { people = ['ana', 'ben 50%', { who = 'crane', work = '2d' }] }").projects[0]
    assert project.assignments == (
        Assignment(task="a", resource="ana"),
        Assignment(task="a", resource="ben", units=0.5),
        Assignment(task="a", resource="crane", work=Minutes(960)),
    )


def test_baselines_stand_in_tables_of_their_own() -> None:
    text = "[task]\na = '5d'\n[baseline.0]\na = { finish = 2026-11-20 }\n[baseline.2]\na = { duration = '4d' }"
    assert plan_of(text).projects[0].tasks[0].baselines == (
        Baseline(number=0, finish=parse_instant("2026-11-20T17:00")),
        Baseline(number=2, duration=Minutes(1920)),
    )


def test_a_list_of_handoffs_alone_ties_plans_together() -> None:
    text = '[[handoff]]\nid = "H-1"\ngiver = "LED:120"\nreceiver = "CRD:45"\nneeded_by = 2027-04-28\nhard = false'
    handoff = plan_of(text).handoffs[0]
    assert (handoff.key, handoff.giver, handoff.receiver) == ("H-1", TaskRef("LED", "120"), TaskRef("CRD", "45"))
    assert (date_text(handoff.needed_by), handoff.is_hard) == ("2027-04-28T17:00", False)


def test_a_blackout_takes_whole_days() -> None:
    text = "[blackout.FREEZE]\nstart = 2027-11-15\nfinish = 2028-01-09\ntasks = 'house:a'\n[task]\na = '1d'"
    blackout = plan_of(text).blackouts[0]
    assert (date_text(blackout.start), date_text(blackout.finish)) == ("2027-11-15T00:00", "2028-01-10T00:00")
    assert blackout.tasks == (TaskRef("house", "a"),)


def test_a_table_of_expectations_is_no_part_of_the_plan() -> None:
    assert plan_of("[task]\na = '1d'\n[expect]\nfindings = []") == plan_of("[task]\na = '1d'")


def test_links_that_follow_no_order_keep_theirs() -> None:
    links = (Link(source="a", target="c"), Link(source="a", target="b"), Link(source="b", target="gone"))
    plan = Plan(projects=(Project(key="P", tasks=(Task(key="a"), Task(key="b"), Task(key="c")), links=links),))
    assert plan_of(text_of(plan)) == plan


def test_two_tasks_of_one_key_can_be_kept() -> None:
    tasks = (Task(key="a", name="first"), Task(key="a", name="second"))
    plan = Plan(projects=(Project(key="P", tasks=tasks),))
    assert plan_of(text_of(plan)) == plan


def test_the_text_is_one_line_for_each_task_and_shows_the_outline() -> None:
    plan = plan_of(
        "[project]\nkey = 'H'\n[task]\nroof = { name = 'Roof' }\n"
        "tiles = { parent = 'roof', duration = '2d', after = ['beams SS+1d'] }\n"
        "beams = { parent = 'roof', duration = '3d' }"
    )
    assert text_of(replace(plan, calendars=(Calendar(key="SITE", name="Site", week=STANDARD.week),))) == (
        '[program]\nkey = "PROGRAM"\n'
        '\n[calendar.SITE]\nname = "Site"\n'
        "\n[project.H]\n"
        "\n[project.H.task]\n"
        'roof = { name = "Roof" }\n'
        '  tiles = { parent = "roof", duration = "2d", after = ["beams SS+1d"] }\n'
        '  beams = { parent = "roof", duration = "3d" }\n'
    )
