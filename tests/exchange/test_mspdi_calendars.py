"""Microsoft Project XML: when work is done, and by whom."""

from datetime import date
from typing import Any

import pytest
from tests.exchange.mspditext import (
    STANDARD,
    assignment,
    calendar,
    day,
    exception,
    fields_of,
    findings_of,
    mspdi,
    period,
    plan_of,
    resource,
    task,
    told,
    week,
)

from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.calendars import (
    WORKDAY,
    WORKWEEK,
    Calendar,
    CalendarException,
    Recurrence,
    RecurrenceKind,
    Shift,
)
from ropewalk.planning.plan import Assignment, ResourceKind
from ropewalk.planning.recurring import days_of
from ropewalk.planning.units import Minutes, date_of, day_of, parse_instant

NEW_YEAR = day_of(date(2026, 1, 1))


def calendar_of(*calendars: str) -> Calendar:
    """The last calendar of a file with these."""
    return plan_of(mspdi(task(1), calendars="".join(calendars))).calendars[-1]


def days_named(found: CalendarException) -> list[str]:
    """The days an exception holds."""
    return [date_of(each).isoformat() for each in days_of(found).tolist()]


def recurring(first: str, last: str, **fields: Any) -> CalendarException:
    """The only exception of a calendar."""
    (found,) = calendar_of(calendar(1, "Standard", days=week(), exceptions=exception(first, last, **fields))).exceptions
    return found


def test_a_base_calendar_has_seven_days() -> None:
    found = calendar_of(calendar(1, "Standard", days=week()))
    assert (found.key, found.base, found.week) == ("Standard", None, WORKWEEK)


def test_a_base_calendar_without_days_works_the_usual_week() -> None:
    assert calendar_of(calendar(1, "Standard")).week == WORKWEEK


def test_a_working_day_without_times_works_the_usual_hours() -> None:
    days = "".join(f"<WeekDay>{fields_of(DayType=n, DayWorking=1)}</WeekDay>" for n in range(1, 8))
    assert calendar_of(calendar(1, "Standard", days=days)).week == (WORKDAY,) * 7


def test_midnight_at_the_end_of_a_shift_is_the_end_of_the_day() -> None:
    found = calendar_of(calendar(1, "Night", days=day(2, [("22:00:00", "00:00:00"), ("00:00:00", "06:00:00")])))
    assert found.week[0] == (Shift(0, 360), Shift(1320, 1440))


def test_shifts_that_touch_are_one() -> None:
    found = calendar_of(calendar(1, "Long", days=day(2, [("08:00:00", "12:00:00"), ("12:00:00", "16:00:00")])))
    assert found.week[0] == (Shift(480, 960),)


def test_a_calendar_that_builds_on_another_states_only_what_differs() -> None:
    found = calendar_of(STANDARD, calendar(2, "Mornings", days=day(6), IsBaseCalendar=0, BaseCalendarUID=1))
    assert (found.base, found.week) == ("Standard", (None, None, None, None, (), None, None))


def test_a_calendar_that_only_hands_on_its_base_is_left_out_and_its_people_work_by_the_base() -> None:
    own = calendar(5, "Ana Reis", IsBaseCalendar=0, BaseCalendarUID=1)
    data = mspdi(task(1), calendars=STANDARD + own, resources=resource(1, "Ana Reis", CalendarUID=5))
    assert [each.key for each in plan_of(data).calendars] == ["Standard"]
    assert plan_of(data).resources[0].calendar == "Standard"


def test_calendars_of_one_name_are_told_apart_by_number() -> None:
    free = day(6)
    named = [calendar(uid, "Unnamed", days=free, IsBaseCalendar=0, BaseCalendarUID=1) for uid in (2, 3)]
    plan = plan_of(mspdi(task(1), calendars=STANDARD + "".join(named)))
    assert [each.key for each in plan.calendars] == ["Standard", "Unnamed (2)", "Unnamed (3)"]


def test_older_files_state_free_days_as_days_of_type_0() -> None:
    days = week() + day(0, inside=period("2026-01-01", "2026-01-02"))
    (found,) = calendar_of(calendar(1, "Standard", days=days)).exceptions
    assert (found.first, found.last, found.shifts) == (NEW_YEAR, NEW_YEAR + 1, ())


def test_a_stretch_of_days_stated_both_ways_is_one() -> None:
    days = week() + day(0, inside=period("2026-01-01", "2026-01-02"))
    found = calendar_of(calendar(1, "Standard", days=days, exceptions=exception("2026-01-01", "2026-01-02")))
    assert [each.name for each in found.exceptions] == ["Feast"]


def test_an_exception_may_work_other_hours() -> None:
    hours = (
        f"<WorkingTimes><WorkingTime>{fields_of(FromTime='10:00:00', ToTime='14:00:00')}</WorkingTime></WorkingTimes>"
    )
    stated = exception("2026-01-03", "2026-01-03", DayWorking=1, inside=hours)
    (found,) = calendar_of(calendar(1, "Standard", days=week(), exceptions=stated)).exceptions
    assert found.shifts == (Shift(600, 840),)


@pytest.mark.parametrize(
    ("first", "last", "rule", "wanted"),
    [
        ("2026-01-01", "2026-01-10", told(Type=7, Period=3), ["01-01", "01-04", "01-07", "01-10"]),
        ("2026-01-01", "2026-01-31", told(Type=6, Period=1, DaysOfWeek=2), ["01-05", "01-12", "01-19", "01-26"]),
        ("2026-01-01", "2026-01-31", told(Type=6, Period=2, DaysOfWeek=4), ["01-13", "01-27"]),
        ("2026-01-01", "2026-04-30", told(Type=4, Period=1, MonthDay=15), ["01-15", "02-15", "03-15", "04-15"]),
        (
            "2026-01-01",
            "2026-04-30",
            {"Type": 5, "Period": 2, "MonthItem": 8, "MonthPosition": 4},
            ["01-30", "03-27"],
        ),
        ("2026-01-01", "2027-12-31", told(Type=2, Month=11, MonthDay=24), ["12-24", "12-24"]),
        ("2026-01-01", "2026-12-31", told(Type=3, Month=8, MonthItem=4, MonthPosition=0), ["09-07"]),
        (
            "2026-01-01",
            "2030-12-31",
            {"Type": 4, "Period": 1, "MonthDay": 1, "EnteredByOccurrences": 1, "Occurrences": 2},
            ["01-01", "02-01"],
        ),
    ],
)
def test_exceptions_repeat_by_days_weeks_months_and_years(
    first: str, last: str, rule: dict[str, int], wanted: list[str]
) -> None:
    assert [each[5:] for each in days_named(recurring(first, last, **rule))] == wanted


def test_each_second_week_is_counted_from_sunday_as_project_counts() -> None:
    """From Thursday 1 January: the week of Sunday 28 December is the first, so the Sunday of the third is next."""
    found = recurring("2026-01-01", "2026-02-28", Type=6, Period=2, DaysOfWeek=1)
    assert [each[5:] for each in days_named(found)] == ["01-11", "01-25", "02-08", "02-22"]


def test_sundays_and_other_days_of_each_second_week_stand_in_the_same_weeks() -> None:
    stated = exception("2026-01-01", "2026-01-31", Type=6, Period=2, DaysOfWeek=1 + 64)
    found = calendar_of(calendar(1, "Standard", days=week(), exceptions=stated)).exceptions
    assert sorted(each[5:] for one in found for each in days_named(one)) == [
        "01-03",
        "01-11",
        "01-17",
        "01-25",
        "01-31",
    ]


def test_a_rule_that_is_not_understood_is_left_out_and_told() -> None:
    stated = exception("2026-01-01", "2026-12-31", Type=5, Period=1, MonthItem=4)
    data = mspdi(task(1), calendars=calendar(1, "Standard", days=week(), exceptions=stated))
    assert plan_of(data).calendars[0].exceptions == ()
    assert [each.code for each in findings_of(data)] == ["mspdi-recurrence"]


def test_a_day_that_does_not_repeat_wins_over_one_that_does() -> None:
    hours = (
        f"<WorkingTimes><WorkingTime>{fields_of(FromTime='08:00:00', ToTime='12:00:00')}</WorkingTime></WorkingTimes>"
    )
    weekly = exception("2026-01-01", "2026-03-31", Type=6, Period=1, DaysOfWeek=2)
    once = exception("2026-01-12", "2026-01-12", DayWorking=1, inside=hours)
    found = calendar_of(calendar(1, "Standard", days=week(), exceptions=once + weekly))
    time = WorkingTime.of(found, calendars={}, first=day_of(date(2026, 1, 5)), last=day_of(date(2026, 1, 19)))
    monday, second = parse_instant("2026-01-05"), parse_instant("2026-01-12")
    assert time.work_between([monday, second], [monday + 1440, second + 1440]).tolist() == [0, 240]


def test_another_week_holds_for_a_while() -> None:
    days = f"<WeekDays>{day(7, [('08:00:00', '12:00:00')])}</WeekDays>"
    span = period("2026-02-01", "2026-02-28")
    other = f"<WorkWeeks><WorkWeek>{span}<Name>Launch</Name>{days}</WorkWeek></WorkWeeks>"
    (found,) = calendar_of(calendar(1, "Standard", days=week(), inside=other)).work_weeks
    assert (found.name, found.week) == ("Launch", (None,) * 5 + ((Shift(480, 720),), None))
    assert (found.first, found.last) == (day_of(date(2026, 2, 1)), day_of(date(2026, 2, 28)))


def test_people_are_known_by_name_with_their_units_mail_and_team() -> None:
    stated = told(MaxUnits="0.5", EmailAddress="ana@example.org", Group="Riggers")
    found, team = plan_of(mspdi(task(1), resources=resource(1, "Ana Reis", **stated))).resources
    assert (found.key, found.max_units, found.email, found.team) == ("Ana Reis", 0.5, "ana@example.org", "Riggers")
    assert team.key == "Riggers"


def test_people_of_one_name_are_told_apart_by_number() -> None:
    resources = resource(1, "Rigger") + resource(2, "Rigger") + resource(3, "")
    assert [each.key for each in plan_of(mspdi(task(1), resources=resources)).resources] == [
        "Rigger (1)",
        "Rigger (2)",
        "resource 3",
    ]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        (told(Type=1), ResourceKind.WORK),
        (told(Type=0), ResourceKind.MATERIAL),
        (told(Type=0, IsCostResource=1), ResourceKind.COST),
        (told(Type=2), ResourceKind.COST),
    ],
)
def test_resources_are_work_material_or_cost(fields: dict[str, int], kind: ResourceKind) -> None:
    assert plan_of(mspdi(task(1), resources=resource(1, "Tar", **fields))).resources[0].kind is kind


def test_the_nameless_resource_that_project_keeps_for_nobody_is_none() -> None:
    assert plan_of(mspdi(task(1), resources=resource(0, "") + resource(2, "Ana", IsNull=1))).resources == ()


def test_an_assignment_says_who_works_how_much_on_what() -> None:
    stated = told(Units="0.5", Work="PT16H0M0S", RemainingWork="PT8H0M0S", Delay=2400, LevelingDelay=4800)
    dates = told(Start="2026-01-05T13:00:00", Finish="2026-01-07T17:00:00")
    data = mspdi(task(1), resources=resource(3, "Ana"), assignments=assignment(1, 3, **stated, **dates))
    assert plan_of(data).projects[0].assignments == (
        Assignment(
            task="1",
            resource="Ana",
            units=0.5,
            work=Minutes(960),
            remaining_work=Minutes(480),
            delay=Minutes(720),
            start=parse_instant("2026-01-05T13:00"),
            finish=parse_instant("2026-01-07T17:00"),
        ),
    )


def test_work_that_nobody_is_on_is_no_assignment() -> None:
    assert plan_of(mspdi(task(1), assignments=assignment(1))).projects[0].assignments == ()


def test_an_exception_of_type_1_is_a_stretch_of_days() -> None:
    assert recurring("2026-01-01", "2026-01-02", Type=1).recurrence is None


def test_a_monthly_rule_is_kept_in_our_words() -> None:
    found = recurring("2026-01-01", "2026-12-31", Type=5, Period=3, MonthItem=1, MonthPosition=2)
    assert found.recurrence == Recurrence(
        kind=RecurrenceKind.MONTHLY_POSITION, every=3, weekdays=(0, 1, 2, 3, 4), position=3
    )
