"""Microsoft Project's rules, each in a file of a few tasks: read, scheduled, and held against what Project shows."""

import pytest
from tests.exchange.mspditext import (
    STANDARD,
    assignment,
    calendar,
    dates_of,
    day,
    findings_of,
    link,
    mspdi,
    period,
    plan_of,
    reading_of,
    resource,
    scheduled,
    task,
    task_of,
    told,
    worked,
)

from ropewalk.planning.plan import External, Split, TaskRef
from ropewalk.planning.units import Minutes, text_of

NIGHT = calendar(
    2, "Night", days="".join(day(n, [("00:00:00", "06:00:00"), ("22:00:00", "00:00:00")]) for n in range(1, 8))
)
SIX_DAYS = calendar(
    4, "Six days", days="".join(day(n, [("08:00:00", "12:00:00"), ("13:00:00", "17:00:00")]) for n in range(2, 8))
)


def float_of(data: bytes, key: str) -> tuple[int, bool]:
    """Total float of a task and whether it is critical."""
    answer = scheduled(data)
    row = answer.rows[TaskRef(plan_of(data).projects[0].key, key)]
    return int(answer.total_float[row]), bool(answer.is_critical[row])


def late_of(data: bytes, key: str) -> tuple[str | None, str | None]:
    """Late start and late finish of a task."""
    answer = scheduled(data)
    row = answer.rows[TaskRef(plan_of(data).projects[0].key, key)]
    return text_of(int(answer.late_start[row])), text_of(int(answer.late_finish[row]))


def test_a_lag_is_counted_on_the_calendar_of_the_task_that_waits() -> None:
    data = mspdi(task(1), task(2, CalendarUID=2, inside=link(1, lag=4800)), calendars=STANDARD + NIGHT)
    assert dates_of(data, "2") == ("2026-01-06T22:00", "2026-01-07T06:00")


def test_a_lag_is_counted_on_the_projects_calendar_though_the_people_who_wait_work_at_night() -> None:
    own = calendar(3, "Ana", days="", IsBaseCalendar=0, BaseCalendarUID=2)
    data = mspdi(
        task(1),
        task(2, inside=link(1, 3, lag=4800)),
        calendars=STANDARD + NIGHT + own,
        resources=resource(1, "Ana", CalendarUID=3),
        assignments=assignment(2, 1),
    )
    assert dates_of(data, "2") == ("2026-01-05T22:00", "2026-01-06T06:00")


def test_a_share_of_a_duration_by_the_clock_is_waited_for_by_the_clock() -> None:
    data = mspdi(task(1, hours=48, DurationFormat=8), task(2, inside=link(1, lag=50, shown=19)))
    assert dates_of(data, "2") == ("2026-01-08T08:00", "2026-01-08T17:00")


def test_a_milestone_stays_at_the_end_of_the_day_and_work_moves_on_to_the_next() -> None:
    data = mspdi(task(1), task(2, hours=0, Milestone=1, inside=link(1)), task(3, inside=link(2)))
    assert dates_of(data, "2") == ("2026-01-05T17:00", "2026-01-05T17:00")
    assert dates_of(data, "3") == ("2026-01-06T08:00", "2026-01-06T17:00")


def test_a_milestone_that_waits_stands_at_the_end_of_the_waiting() -> None:
    data = mspdi(task(1, hours=0, Milestone=1), task(2, hours=0, Milestone=1, inside=link(1, lag=4800)))
    assert dates_of(data, "2") == ("2026-01-05T17:00", "2026-01-05T17:00")


def test_a_milestone_stands_on_the_projects_start_though_nobody_works_yet() -> None:
    data = mspdi(task(1, hours=0, Milestone=1), task(2), StartDate="2026-01-05T06:00:00")
    assert dates_of(data, "1") == ("2026-01-05T06:00", "2026-01-05T06:00")
    assert dates_of(data, "2") == ("2026-01-05T08:00", "2026-01-05T17:00")


def test_a_task_that_finishes_with_anothers_start_shows_that_start() -> None:
    data = mspdi(task(1), task(2, inside=link(1)), task(3, inside=link(2, 2)))
    assert dates_of(data, "3") == ("2026-01-05T08:00", "2026-01-06T08:00")


def test_the_projects_start_binds_tasks_that_nothing_else_starts() -> None:
    early = told(ConstraintType=4, ConstraintDate="2025-12-29T08:00:00")
    data = mspdi(task(1, **early), task(2, inside=link(1)), task(3))
    assert dates_of(data, "1") == ("2025-12-29T08:00", "2025-12-29T17:00")
    assert dates_of(data, "2") == ("2025-12-30T08:00", "2025-12-30T17:00")
    assert dates_of(data, "3") == ("2026-01-05T08:00", "2026-01-05T17:00")


@pytest.mark.parametrize("kind", [0, 2])
def test_a_task_that_only_has_to_finish_with_another_does_not_begin_before_the_project(kind: int) -> None:
    """Microsoft's knowledge base, Q103971."""
    data = mspdi(task(1), task(2, hours=40, inside=link(1, kind)))
    assert dates_of(data, "2") == ("2026-01-05T08:00", "2026-01-09T17:00")


@pytest.mark.parametrize(
    ("kind", "at", "wanted"),
    [
        (2, "2026-01-05T08:00:00", ("2026-01-05T08:00", "2026-01-05T17:00")),
        (3, "2026-01-05T17:00:00", ("2026-01-05T08:00", "2026-01-05T17:00")),
        (5, "2026-01-05T08:00:00", ("2026-01-05T08:00", "2026-01-05T17:00")),
        (7, "2026-01-05T17:00:00", ("2026-01-05T08:00", "2026-01-05T17:00")),
        (4, "2026-01-05T08:00:00", ("2026-01-06T08:00", "2026-01-06T17:00")),
        (6, "2026-01-05T17:00:00", ("2026-01-06T08:00", "2026-01-06T17:00")),
    ],
)
def test_fixed_and_not_later_dates_win_over_links(kind: int, at: str, wanted: tuple[str, str]) -> None:
    data = mspdi(task(1), task(2, ConstraintType=kind, ConstraintDate=at, inside=link(1)))
    assert dates_of(data, "2") == wanted


def test_a_date_that_holds_a_task_before_its_links_costs_it_float() -> None:
    pinned = told(ConstraintType=3, ConstraintDate="2026-01-06T17:00:00")
    data = mspdi(task(1, hours=24), task(2, hours=0, Milestone=1, inside=link(1), **pinned))
    assert dates_of(data, "2") == ("2026-01-06T17:00", "2026-01-06T17:00")
    assert float_of(data, "2") == (-480, True)


def test_a_deadline_moves_nobody_and_makes_a_task_critical() -> None:
    data = mspdi(task(1, hours=16, Deadline="2026-01-05T17:00:00"), task(2, hours=80))
    assert dates_of(data, "1") == ("2026-01-05T08:00", "2026-01-06T17:00")
    assert float_of(data, "1") == (-480, True)


def test_tasks_within_the_limit_of_float_are_critical() -> None:
    data = mspdi(task(1), task(2, hours=24), task(3, hours=16), CriticalSlackLimit=1)
    assert [float_of(data, key) for key in "123"] == [(960, False), (0, True), (480, True)]


def test_a_manual_task_stays_where_it_was_put_and_others_follow_it() -> None:
    dates = told(Manual=1, Start="2026-01-01T08:00:00", Finish="2026-01-02T17:00:00")
    data = mspdi(task(1, hours=40), task(2, inside=link(1), hours=16, **dates), task(3, inside=link(2)))
    assert dates_of(data, "2") == ("2026-01-01T08:00", "2026-01-02T17:00")
    assert dates_of(data, "3") == ("2026-01-05T08:00", "2026-01-05T17:00")


def test_what_follows_the_start_of_a_manual_task_does_not_bind_its_late_dates() -> None:
    dates = told(Manual=1, Start="2026-01-05T08:00:00", Finish="2026-01-05T17:00:00")
    data = mspdi(task(1, **dates), task(2, inside=link(1, 3, lag=4800)), task(3, hours=40))
    assert late_of(data, "1") == ("2026-01-09T08:00", "2026-01-09T17:00")


def test_a_manual_summary_holds_back_the_automatic_tasks_below_it() -> None:
    dates = told(Manual=1, Summary=1, Start="2026-01-07T08:00:00", Finish="2026-01-30T17:00:00")
    data = mspdi(task(1, **dates), task(2, OutlineLevel=2), task(3))
    assert dates_of(data, "2") == ("2026-01-07T08:00", "2026-01-07T17:00")
    assert late_of(data, "3") == ("2026-01-30T08:00", "2026-01-30T17:00")


def test_a_summary_that_may_not_start_earlier_holds_back_the_tasks_below_it() -> None:
    held = told(Summary=1, ConstraintType=4, ConstraintDate="2026-01-07T08:00:00")
    assert dates_of(mspdi(task(1, **held), task(2, OutlineLevel=2)), "2")[0] == "2026-01-07T08:00"


def test_links_of_summaries_hold_for_all_below_them() -> None:
    data = mspdi(
        task(1, Summary=1),
        task(2, OutlineLevel=2, hours=16),
        task(3, Summary=1, inside=link(1)),
        task(4, OutlineLevel=2),
    )
    assert dates_of(data, "4") == ("2026-01-07T08:00", "2026-01-07T17:00")


def test_levelling_moves_a_task_by_the_clock_from_the_shift_in_which_it_could_begin() -> None:
    data = mspdi(task(1, hours=40), task(2, inside=link(1), LevelingDelay=14400), task(3, inside=link(2)))
    assert dates_of(data, "2") == ("2026-01-13T08:00", "2026-01-13T17:00")
    assert float_of(data, "1") == (0, True)


def test_levelling_counts_from_the_date_before_which_a_task_may_not_start() -> None:
    held = told(ConstraintType=4, ConstraintDate="2026-01-08T08:00:00", LevelingDelay=14400)
    assert dates_of(mspdi(task(1, **held)), "1") == ("2026-01-09T08:00", "2026-01-09T17:00")


def test_a_task_pauses_where_nobody_works_on_it_in_between() -> None:
    spans = worked("2026-01-05T08:00:00", "2026-01-05T17:00:00", 8) + worked(
        "2026-01-08T08:00:00", "2026-01-08T17:00:00", 8
    )
    shown = told(Start="2026-01-05T08:00:00", Finish="2026-01-08T17:00:00")
    data = mspdi(task(1, hours=16, **shown), task(2, inside=link(1)), assignments=assignment(1, inside=spans))
    assert task_of(data).splits == (Split(after=Minutes(480), gap=Minutes(960)),)
    assert dates_of(data, "1") == ("2026-01-05T08:00", "2026-01-08T17:00")
    assert dates_of(data, "2") == ("2026-01-09T08:00", "2026-01-09T17:00")


def test_a_task_pauses_between_the_work_of_one_and_the_work_of_another() -> None:
    first = assignment(1, 1, Start="2026-01-05T08:00:00", Finish="2026-01-05T17:00:00")
    second = assignment(1, 2, Start="2026-01-07T08:00:00", Finish="2026-01-07T17:00:00")
    shown = told(Start="2026-01-05T08:00:00", Finish="2026-01-07T17:00:00")
    resources = resource(1, "Ana") + resource(2, "Ben")
    data = mspdi(task(1, hours=16, **shown), resources=resources, assignments=first + second)
    assert task_of(data).splits == (Split(after=Minutes(480), gap=Minutes(480)),)


def test_a_task_does_not_pause_where_its_work_says_otherwise_than_its_duration() -> None:
    shown = told(Start="2026-01-05T08:00:00", Finish="2026-01-08T17:00:00")
    spans = worked("2026-01-05T08:00:00", "2026-01-05T17:00:00", 8)
    data = mspdi(task(1, hours=16, **shown), assignments=assignment(1, inside=spans))
    assert task_of(data).splits == ()


def test_a_weekend_is_no_pause() -> None:
    spans = worked("2026-01-09T08:00:00", "2026-01-09T17:00:00", 8) + worked(
        "2026-01-10T08:00:00", "2026-01-12T08:00:00", None
    )
    spans += worked("2026-01-12T08:00:00", "2026-01-12T17:00:00", 8)
    shown = told(Start="2026-01-09T08:00:00", Finish="2026-01-12T17:00:00")
    assert task_of(mspdi(task(1, hours=16, **shown), assignments=assignment(1, inside=spans))).splits == ()


def test_people_shape_the_time_of_a_task_and_not_its_float() -> None:
    own = calendar(
        3, "Ana", days=day(3) + day(0, inside=period("2026-01-07", "2026-01-07")), IsBaseCalendar=0, BaseCalendarUID=1
    )
    data = mspdi(
        task(1, hours=16),
        task(2, hours=80),
        calendars=STANDARD + own,
        resources=resource(1, "Ana", CalendarUID=3),
        assignments=assignment(1, 1),
    )
    assert dates_of(data, "1") == ("2026-01-05T08:00", "2026-01-08T17:00")
    assert late_of(data, "1") == ("2026-01-15T08:00", "2026-01-16T17:00")
    assert float_of(data, "1") == (6 * 480, False)


def test_a_task_runs_where_its_calendar_and_its_people_have_time_in_common() -> None:
    data = mspdi(
        task(1, hours=48, CalendarUID=4),
        calendars=STANDARD + SIX_DAYS,
        resources=resource(1, "Ana", CalendarUID=1),
        assignments=assignment(1, 1),
    )
    assert dates_of(data, "1")[1] == "2026-01-12T17:00"


def test_a_started_task_keeps_its_start_and_runs_on() -> None:
    facts = told(ActualStart="2026-01-06T08:00:00", PercentComplete=50, RemainingDuration="PT8H0M0S")
    data = mspdi(task(1, hours=16, **facts), task(2, inside=link(1)))
    assert dates_of(data, "1") == ("2026-01-06T08:00", "2026-01-07T17:00")
    assert late_of(data, "1") == ("2026-01-06T08:00", "2026-01-07T17:00")


def test_the_rest_of_a_started_task_goes_on_when_it_is_said_to_resume() -> None:
    facts = told(ActualStart="2026-01-05T08:00:00", PercentComplete=50, RemainingDuration="PT8H0M0S")
    pause = told(Stop="2026-01-05T17:00:00", Resume="2026-01-12T08:00:00")
    assert dates_of(mspdi(task(1, hours=16, **facts, **pause)), "1") == ("2026-01-05T08:00", "2026-01-12T17:00")


def test_those_before_a_started_task_have_float_until_its_rest_goes_on() -> None:
    half = told(PercentComplete=50, RemainingDuration="PT8H0M0S")
    data = mspdi(
        task(1, hours=16, ActualStart="2026-01-05T08:00:00", **half),
        task(2, hours=16, ActualStart="2026-01-07T08:00:00", inside=link(1), **half),
        task(3, hours=80),
    )
    assert float_of(data, "1") == (480, False)


def test_a_finished_task_keeps_its_dates_and_has_no_float() -> None:
    facts = told(ActualStart="2026-01-05T08:00:00", ActualFinish="2026-01-07T12:00:00", PercentComplete=100)
    data = mspdi(task(1, hours=16, **facts), task(2, inside=link(1)))
    assert dates_of(data, "1") == ("2026-01-05T08:00", "2026-01-07T12:00")
    assert dates_of(data, "2") == ("2026-01-07T13:00", "2026-01-08T12:00")
    assert float_of(data, "1")[1] is False


def test_a_plan_made_back_from_its_finish_puts_its_tasks_late() -> None:
    dates = told(ScheduleFromStart=0, StartDate="2026-01-05T08:00:00", FinishDate="2026-01-16T17:00:00")
    late = told(ConstraintType=1)
    data = mspdi(
        task(1, hours=16, **late), task(2, hours=64, inside=link(1), **late), task(3, hours=40, **late), **dates
    )
    assert dates_of(data, "1") == ("2026-01-05T08:00", "2026-01-06T17:00")
    assert dates_of(data, "3") == ("2026-01-12T08:00", "2026-01-16T17:00")


def test_a_task_of_another_file_is_a_milestone_on_the_date_the_plan_was_saved_with() -> None:
    path = "C:\\plans\\rig.mpp\\12"
    outside = link(9, CrossProjectName=path, CrossProject=1)
    data = mspdi(task(1, Start="2026-01-12T08:00:00", Finish="2026-01-12T17:00:00", inside=outside))
    ghost = task_of(data, "9")
    assert ghost.external == External(file="rig.mpp", key="12")
    assert dates_of(data, "1") == ("2026-01-12T08:00", "2026-01-12T17:00")
    (crossing,) = reading_of(data).cross_links
    assert crossing == (TaskRef("BRIG", "1"), "rig.mpp", "12", "FS", False)
    assert [each.code for each in findings_of(data)] == ["mspdi-outside-undated"]


def test_a_lag_after_a_task_of_another_file_is_taken_off_its_date() -> None:
    outside = link(9, lag=9600, CrossProjectName="rig.mpp\\12", CrossProject=1)
    data = mspdi(task(1, Start="2026-01-12T08:00:00", Finish="2026-01-12T17:00:00", inside=outside))
    assert dates_of(data, "1")[0] == "2026-01-12T08:00"
    assert dates_of(data, "9")[0] == "2026-01-08T08:00"


def test_a_task_of_another_file_that_nothing_dates_is_only_a_crossing() -> None:
    data = mspdi(task(1, inside=link(9, CrossProjectName="rig.mpp\\12", CrossProject=1)))
    assert [each.key for each in plan_of(data).projects[0].tasks] == ["1"]
    assert [each.other for each in reading_of(data).cross_links] == ["12"]


def test_a_shadow_of_another_files_task_keeps_the_dates_it_quotes() -> None:
    shadow = told(ExternalTask=1, ExternalTaskProject="rig.mpp\\7", Start="2026-01-12T08:00:00")
    data = mspdi(
        task(1, inside=link(2)), task(2, "Rig", Finish="2026-01-13T17:00:00", **shadow), task(3, inside=link(1))
    )
    assert dates_of(data, "1") == ("2026-01-14T08:00", "2026-01-14T17:00")
    assert [(each.task.key, each.other, each.is_giver) for each in reading_of(data).cross_links] == [("1", "7", False)]


def test_what_a_shadow_waits_for_is_given_away() -> None:
    shadow = told(ExternalTask=1, ExternalTaskProject="rig.mpp\\7", Start="2026-01-12T08:00:00")
    data = mspdi(task(1), task(2, "Rig", Finish="2026-01-13T17:00:00", inside=link(1), **shadow))
    assert [(each.task.key, each.is_giver) for each in reading_of(data).cross_links] == [("1", True)]
