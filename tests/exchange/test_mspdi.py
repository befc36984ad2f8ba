"""Microsoft Project XML: tasks, links, dates and progress as the plan states them."""

from typing import Any

import pytest
from tests.exchange.mspditext import (
    calendar,
    fields_of,
    findings_of,
    link,
    mspdi,
    project_of,
    reading_of,
    task,
    task_of,
    told,
    week,
)

from ropewalk.exchange.mspdi.header import key_for
from ropewalk.planning.plan import (
    Baseline,
    Constraint,
    ConstraintKind,
    DialectName,
    Lag,
    LagUnit,
    Link,
    LinkKind,
    Manual,
    Progress,
    ScheduleFrom,
    TaskKind,
    TaskRef,
    TimeUnit,
)
from ropewalk.planning.units import Minutes, Money, parse_instant, text_of


def baseline(number: int, **fields: Any) -> str:
    return f"<Baseline>{fields_of(Number=number, **fields)}</Baseline>"


def test_tasks_are_named_by_their_uid_and_keep_their_order() -> None:
    project = project_of(mspdi(task(7, "Lay the keel"), task(3, "Plank the hull")))
    assert [(each.key, each.name) for each in project.tasks] == [("7", "Lay the keel"), ("3", "Plank the hull")]


def test_the_project_row_and_blank_rows_are_no_tasks() -> None:
    data = mspdi(task(0, "Brig", OutlineLevel=0, Summary=1), task(1), task(2, IsNull=1), task(3))
    assert [each.key for each in project_of(data).tasks] == ["1", "3"]


def test_the_outline_gives_each_task_the_nearest_row_above_it_that_stands_higher() -> None:
    levels = [(1, 1), (2, 2), (3, 3), (4, 2), (5, 1), (6, 3)]
    project = project_of(mspdi(*(task(uid, OutlineLevel=level) for uid, level in levels)))
    assert [each.parent for each in project.tasks] == [None, "1", "2", "1", None, "5"]


def test_an_outline_number_stands_in_for_a_missing_level() -> None:
    rows = [
        f"<Task>{fields_of(UID=uid, Name='T', OutlineNumber=number)}</Task>"
        for uid, number in enumerate(["1", "1.1", "2"], 1)
    ]
    assert [each.parent for each in project_of(mspdi(*rows)).tasks] == [None, "1", None]


def test_names_notes_and_wbs_come_as_they_were_written() -> None:
    found = task_of(mspdi(task(1, "Sea &amp; land", WBS="A.1", Notes="Ask <![CDATA[<the> owner]]>", Priority=700)))
    assert (found.name, found.wbs, found.notes, found.priority) == ("Sea & land", "A.1", "Ask <the> owner", 700)


@pytest.mark.parametrize(
    ("shown", "elapsed", "estimated", "unit"),
    [
        (7, False, False, TimeUnit.DAYS),
        (5, False, False, TimeUnit.HOURS),
        (8, True, False, TimeUnit.DAYS),
        (39, False, True, TimeUnit.DAYS),
        (44, True, True, TimeUnit.MONTHS),
        (21, False, False, TimeUnit.DAYS),
    ],
)
def test_a_duration_is_working_time_unless_its_format_counts_by_the_clock(
    shown: int, elapsed: bool, estimated: bool, unit: TimeUnit
) -> None:
    found = task_of(mspdi(task(1, hours=24, DurationFormat=shown)))
    assert (found.duration, found.is_elapsed, found.is_estimated, found.shown) == (1440, elapsed, estimated, unit)


def test_seconds_of_a_duration_are_rounded_to_minutes() -> None:
    assert task_of(mspdi(task(1, Duration="PT114H17M50S"))).duration == 6858


def test_a_summary_takes_its_length_from_its_tasks() -> None:
    found = task_of(mspdi(task(1, Summary=1, hours=80), task(2, OutlineLevel=2)))
    assert (found.kind, found.duration) == (TaskKind.SUMMARY, None)


def test_a_milestone_is_one_by_its_flag() -> None:
    assert task_of(mspdi(task(1, hours=0, Milestone=1))).kind is TaskKind.MILESTONE


@pytest.mark.parametrize(("code", "kind"), [(0, LinkKind.FF), (1, LinkKind.FS), (2, LinkKind.SF), (3, LinkKind.SS)])
def test_links_are_of_four_kinds(code: int, kind: LinkKind) -> None:
    project = project_of(mspdi(task(1), task(2, inside=link(1, code))))
    assert project.links == (Link(source="1", target="2", kind=kind),)


@pytest.mark.parametrize(
    ("lag", "shown", "wanted"),
    [
        (4800, 7, Lag(amount=480)),
        (-4800, 5, Lag(amount=-480, shown=TimeUnit.HOURS)),
        (14400, 8, Lag(amount=1440, unit=LagUnit.ELAPSED)),
        (-75, 19, Lag(amount=-7500, unit=LagUnit.PERCENT)),
        (50, 20, Lag(amount=5000, unit=LagUnit.ELAPSED_PERCENT)),
        (4800, 39, Lag(amount=480)),
        (25, 51, Lag(amount=2500, unit=LagUnit.PERCENT)),
    ],
)
def test_lags_are_tenths_of_a_minute_or_percent_by_their_format(lag: int, shown: int, wanted: Lag) -> None:
    assert project_of(mspdi(task(1), task(2, inside=link(1, lag=lag, shown=shown)))).links[0].lag == wanted


def test_a_link_to_a_task_that_is_not_there_is_kept_for_the_judge() -> None:
    assert project_of(mspdi(task(2, inside=link(77)))).links == (Link(source="77", target="2"),)


@pytest.mark.parametrize(("code", "kind"), list(enumerate(ConstraintKind)))
def test_constraints_are_of_eight_kinds(code: int, kind: ConstraintKind) -> None:
    found = task_of(mspdi(task(1, ConstraintType=code, ConstraintDate="2026-01-12T08:00:00")))
    at = None if kind is ConstraintKind.ALAP else parse_instant("2026-01-12T08:00")
    assert found.constraint == (None if kind is ConstraintKind.ASAP else Constraint(kind=kind, at=at))


def test_tasks_of_a_plan_made_back_from_its_finish_are_late_unless_they_say_otherwise() -> None:
    dates = told(ScheduleFromStart=0, FinishDate="2026-02-27T17:00:00")
    project = project_of(mspdi(task(1, ConstraintType=1), task(2, ConstraintType=0), **dates))
    assert project.schedule_from is ScheduleFrom.FINISH
    assert text_of(project.finish) == "2026-02-27T17:00"
    assert [each.constraint for each in project.tasks] == [None, Constraint(kind=ConstraintKind.ASAP)]


def test_dates_have_no_zone() -> None:
    assert task_of(mspdi(task(1, Deadline="2026-02-02T17:00:00+09:00"))).deadline == parse_instant("2026-02-02T17:00")


def test_a_manual_task_keeps_the_dates_it_shows() -> None:
    dates = told(Manual=1, Start="2026-02-02T08:00:00", Finish="2026-02-03T17:00:00")
    start, finish = parse_instant("2026-02-02T08:00"), parse_instant("2026-02-03T17:00")
    assert task_of(mspdi(task(1, **dates))).manual == Manual(start=start, finish=finish)


def test_an_automatic_task_does_not_state_the_dates_it_was_computed_to_have() -> None:
    found = task_of(mspdi(task(1, Manual=0, Start="2026-02-02T08:00:00", ManualStart="2026-02-02T08:00:00")))
    assert (found.manual, found.constraint) == (None, None)


def test_progress_is_what_happened_and_what_is_left() -> None:
    facts = told(ActualStart="2026-01-05T08:00:00", PercentComplete=30, RemainingDuration="PT28H0M0S")
    pause = told(Stop="2026-01-06T12:00:00", Resume="2026-01-08T08:00:00")
    assert task_of(mspdi(task(1, hours=40, **facts, **pause))).progress == Progress(
        actual_start=parse_instant("2026-01-05T08:00"),
        percent_complete=30.0,
        remaining=Minutes(1680),
        stop=parse_instant("2026-01-06T12:00"),
        resume=parse_instant("2026-01-08T08:00"),
    )


def test_a_task_that_has_not_begun_has_no_progress() -> None:
    assert task_of(mspdi(task(1, PercentComplete=0, RemainingDuration="PT8H0M0S"))).progress is None


def test_the_status_date_is_the_data_date_and_the_clock_of_the_machine_is_not_read() -> None:
    project = project_of(mspdi(task(1), StatusDate="2026-01-09T17:00:00", CurrentDate="2031-01-01T08:00:00"))
    assert text_of(project.data_date) == "2026-01-09T17:00"
    assert project_of(mspdi(task(1), CurrentDate="2031-01-01T08:00:00")).data_date is None


def test_eleven_baselines_are_kept_and_interim_ones_are_not() -> None:
    stated = told(Start="2026-01-05T08:00:00", Finish="2026-01-06T17:00:00", Duration="PT16H0M0S")
    inside = "".join(baseline(number, **stated, Work="PT8H0M0S", Cost="1234.5") for number in range(12))
    found = task_of(mspdi(task(1, inside=inside))).baselines
    assert [each.number for each in found] == list(range(11))
    assert found[0] == Baseline(
        number=0,
        start=parse_instant("2026-01-05T08:00"),
        finish=parse_instant("2026-01-06T17:00"),
        duration=Minutes(960),
        work=Minutes(480),
        cost=Money(1234),
    )


def test_an_inactive_task_is_told_apart() -> None:
    assert not task_of(mspdi(task(1, Active=0))).is_active
    assert task_of(mspdi(task(1))).is_active


def test_people_do_not_move_a_task_that_ignores_them_or_whose_duration_is_fixed() -> None:
    data = mspdi(task(1, IgnoreResourceCalendar=1), task(2, Type=1), task(3, Type=0))
    assert [each.ignores_resource_calendars for each in project_of(data).tasks] == [True, True, False]


def test_a_task_calendar_goes_by_its_name_and_minus_one_is_none() -> None:
    calendars = calendar(1, "Standard", days=week()) + calendar(4, "Nights", days=week([("22:00:00", "00:00:00")]))
    data = mspdi(task(1, CalendarUID=4), task(2, CalendarUID=-1), calendars=calendars)
    assert [each.calendar for each in project_of(data).tasks] == ["Nights", None]


def test_levelling_moves_a_task_by_tenths_of_minutes_of_the_clock() -> None:
    assert task_of(mspdi(task(1, LevelingDelay=14400, LevelingDelayFormat=8))).levelling_delay == 1440


def test_the_project_says_how_it_counts() -> None:
    counts = told(MinutesPerDay=450, MinutesPerWeek=2250, DaysPerMonth=21, CriticalSlackLimit=2)
    project = project_of(mspdi(task(1), **counts, Manager="Ana Reis"))
    assert (project.minutes_per_day, project.minutes_per_week, project.days_per_month) == (450, 2250, 21)
    assert (project.critical_limit, project.lead, project.dialect) == (900, "Ana Reis", DialectName.PROJECT)


def test_the_dates_of_their_tool_are_kept_beside_the_plan() -> None:
    stated = told(Start="2026-01-05T08:00:00", Finish="2026-01-05T17:00:00", LateStart="2026-01-06T08:00:00")
    more = told(LateFinish="2026-01-06T17:00:00", TotalSlack=4800, Critical=0)
    (saved,) = reading_of(mspdi(task(1, **stated, **more))).saved
    assert saved.ref == TaskRef("BRIG", "1")
    assert [text_of(at) for at in saved[1:5]] == [
        "2026-01-05T08:00",
        "2026-01-05T17:00",
        "2026-01-06T08:00",
        "2026-01-06T17:00",
    ]
    assert (saved.total_float, saved.is_critical) == (480, False)


def test_a_task_that_was_saved_without_dates_has_none_beside_it() -> None:
    (saved,) = reading_of(mspdi(task(1))).saved
    assert (saved.start, saved.total_float, saved.is_critical) == (None, None, None)


@pytest.mark.parametrize(
    ("title", "name", "key"),
    [
        ("Brig", "a.xml", "BRIG"),
        ("Move to the new yard", "a.xml", "MNY"),
        ("Release 2.1 plan", "a.xml", "R21P"),
        ("Project1", "Hull repair.mspdi.xml", "HR"),
        ("", "hull-repair-2026.mpp", "HR2026"),
        ("", "led.xml", "LED"),
        ("Größenplanung", "a.xml", "GRÖSSENPLANU"),
        ("???", "", "PLAN"),
    ],
)
def test_a_project_gets_a_key_that_can_be_spoken(title: str, name: str, key: str) -> None:
    assert key_for(title, name) == key


def test_a_plan_with_a_prefix_before_every_element_reads_the_same() -> None:
    text = mspdi(task(1, "Keel")).decode().replace('xmlns="', 'xmlns:p="')
    prefixed = text.replace("</", "</p:").replace("<p:", "<").replace("<", "<p:").replace("<p:/p:", "</p:")
    assert task_of(prefixed.replace("<p:?xml", "<?xml").replace("<p:/", "</p:").encode()).name == "Keel"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1251"])
def test_files_are_read_in_the_encoding_they_are_in(encoding: str) -> None:
    declared = encoding.removesuffix("-sig").removesuffix("-le")
    text = mspdi(task(1, "Киль"), prologue=f'<?xml version="1.0" encoding="{declared}"?>').decode()
    assert task_of(text.encode(encoding)).name == "Киль"


def test_a_file_that_only_claims_to_be_wide_is_read() -> None:
    assert task_of(mspdi(task(1, "Keel"), prologue='<?xml version="1.0" encoding="utf-16"?>')).name == "Keel"


def test_a_sound_file_has_no_findings() -> None:
    assert findings_of(mspdi(task(1), task(2, inside=link(1)))) == ()
