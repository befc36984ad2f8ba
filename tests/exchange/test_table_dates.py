"""Dates as people write them, and what a stated start or finish does to a task."""

from datetime import date, datetime

import pytest
from tests.exchange.sheets import (
    codes_of,
    csv_of,
    dates_of,
    days_of,
    project_of,
    read_csv,
    read_rows,
    read_text,
    tasks_of,
)

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.dates import DateOrder
from ropewalk.exchange.table.profile import Profile
from ropewalk.planning.plan import ConstraintKind
from ropewalk.planning.units import parse_instant, text_of


def start_of(*cells: Cell) -> str | None:
    """The day on which the first of some tasks starts, all in one column of starts."""
    rows = [(f"Task {number}", cell, "1d") for number, cell in enumerate(cells)]
    dates = dates_of(read_rows(("Task", "Start", "Duration"), *rows))["Task 0"]
    return dates[0][:10] if dates[0] else None


@pytest.mark.parametrize(
    "written",
    [
        date(2026, 3, 4),
        datetime(2026, 3, 4),
        datetime(2026, 3, 4, 8),
        46085,
        20260304,
        "2026-03-04",
        "2026/03/04",
        "2026.03.04",
        "2026-03-04T08:00:00",
        "2026-03-04T08:00:00Z",
        "2026-03-04 08:00",
        "20260304",
        "46085",
        "4 March 2026",
        "4. März 2026",
        "4 mars 2026",
        "4 de marzo de 2026",
        "Mar 4, 2026",
        "March 4th, 2026",
        "4-Mar-26",
        "4-Mar-2026",
        "04MAR2026",
        "Wed 4 Mar 2026",
        "Wed 04/03/26",
        "Wed 3/4/26",
        "Mi 04.03.26",
        "Mer 04/03/26",
        "mié 04/03/26",
        "Wednesday, March 4, 2026",
        "04.03.2026",
        "4.3.26",
        "2026-W10-3",
        "04/03/2026 8:00 AM",
        "2026 Mar 4",
    ],
)
def test_a_day_is_read_however_it_is_written(written: Cell) -> None:
    assert start_of(written) == "2026-03-04"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Q2 2026", "2026-04-01"),
        ("2026 Q2", "2026-04-01"),
        ("2. Quartal 2026", "2026-04-01"),
        ("H2 2026", "2026-07-01"),
        ("March 2026", "2026-03-02"),
        ("2026-03", "2026-03-02"),
        ("Mar-26", "2026-03-02"),
        ("KW 10 2026", "2026-03-02"),
        ("2026-W10", "2026-03-02"),
        ("Week 10 2026", "2026-03-02"),
    ],
)
def test_a_start_in_a_week_a_month_or_a_quarter_is_its_first_working_day(written: str, day: str) -> None:
    assert start_of(written) == day


def test_a_finish_in_a_quarter_is_its_last_working_day_and_that_is_said() -> None:
    reading = read_rows(("Task", "Start", "Finish"), ("Lay the keel", "Q1 2026", "Q1 2026"))
    assert days_of(reading) == {"Lay the keel": "01-01 to 03-31"}
    assert "sheet-dates-rough" in codes_of(reading)


def test_one_date_that_fits_only_one_way_decides_for_all() -> None:
    assert start_of("04/03/2026", "25/03/2026") == "2026-03-04"
    assert start_of("03/04/2026", "03/25/2026") == "2026-03-04"


def test_a_weekday_beside_a_date_decides_the_order() -> None:
    assert start_of("03/04/2026", "Fri 03/06/26") == "2026-03-04"


def test_dates_that_fit_both_ways_are_read_so_that_no_task_finishes_before_it_starts_and_that_is_said() -> None:
    reading = read_rows(
        ("Task", "Start", "Finish"), ("Lay", "05/03/2026", "04/04/2026"), ("Rig", "01/04/2026", "02/04/2026")
    )
    assert "sheet-date-order" in codes_of(reading)
    assert days_of(reading)["Lay"] == "03-05 to 04-04"


def test_headers_in_german_make_day_first_the_likelier_order() -> None:
    reading = read_rows(
        ("Aufgabe", "Beginn", "Dauer"), ("Kiel", "04/03/2026", "1 Tag"), ("Mast", "05/03/2026", "1 Tag")
    )
    assert days_of(reading)["Kiel"] == "03-04 to 03-04"


@pytest.mark.parametrize(("order", "day"), [(DateOrder.DAY_FIRST, "03-05"), (DateOrder.MONTH_FIRST, "05-04")])
def test_a_profile_decides_the_order_of_day_and_month(order: DateOrder, day: str) -> None:
    written = "05/03/2026" if order is DateOrder.DAY_FIRST else "05/04/2026"
    reading = read_rows(("Task", "Start", "Duration"), ("Lay", written, "1d"), profile=Profile(date_order=order))
    assert days_of(reading)["Lay"] == f"{day} to {day}"


def test_what_is_no_date_is_said_with_its_row_and_column() -> None:
    reading = read_rows(("Task", "Start", "Duration"), ("Lay", "after the rain", "5d"), ("Rig", "TBD", "5d"))
    findings = [each for each in reading.findings if each.code == "sheet-date-unreadable"]
    assert [(each.place.row, each.place.field) for each in findings] == [(2, "Start"), (3, "Start")]
    assert "after the rain" in findings[0].sentence


def test_a_date_outside_the_years_of_plans_is_said_and_left_out() -> None:
    reading = read_rows(("Task", "Start", "Duration"), ("Lay", "1066-10-14", "5d"), ("Rig", date(2026, 1, 5), "5d"))
    assert "sheet-date-range" in codes_of(reading)
    assert tasks_of(reading)["Lay"].constraint is None


def test_a_start_without_a_predecessor_is_a_start_no_earlier_than() -> None:
    task = tasks_of(read_text("Task,Start,Duration\nLay,2026-01-14,5d"))["Lay"]
    assert task.constraint is not None
    assert (task.constraint.kind, text_of(task.constraint.at)) == (ConstraintKind.SNET, "2026-01-14T08:00")


def test_a_start_that_follows_from_its_predecessor_binds_nothing() -> None:
    reading = read_text("""
        ID,Task,Start,Finish,Predecessors
        1,Lay,2026-01-05,2026-01-09,
        2,Plank,2026-01-12,2026-01-23,1
        3,Paint,2026-01-15,2026-01-16,2SS+3d
    """)
    assert tasks_of(reading)["Plank"].constraint is None
    assert tasks_of(reading)["Paint"].constraint is None
    assert days_of(reading)["Paint"] == "01-15 to 01-16"


def test_a_start_later_than_its_predecessors_ask_for_is_kept_and_said() -> None:
    reading = read_text("""
        ID,Task,Start,Finish,Predecessors
        1,Lay,2026-01-05,2026-01-09,
        2,Plank,2026-02-02,2026-02-13,1
    """)
    assert days_of(reading)["Plank"] == "02-02 to 02-13"
    assert "sheet-starts-later" in codes_of(reading)


def test_a_start_before_its_predecessor_is_done_gives_way_and_is_kept_beside() -> None:
    reading = read_text("""
        ID,Task,Start,Finish,Predecessors
        1,Lay,2026-01-05,2026-01-09,
        2,Plank,2026-01-07,2026-01-08,1
    """)
    assert days_of(reading)["Plank"] == "01-12 to 01-13"
    assert [text_of(saved.start) for saved in reading.saved] == ["2026-01-05T08:00", "2026-01-07T08:00"]
    assert "sheet-starts-earlier" in codes_of(reading)


def test_start_and_finish_give_the_duration_in_working_time() -> None:
    assert tasks_of(read_text("Task,Start,Finish\nLay,2026-01-08,2026-01-13"))["Lay"].duration == 4 * 480


def test_finish_and_duration_give_the_start() -> None:
    assert days_of(read_text("Task,Finish,Duration\nLay,2026-01-16,8d")) == {"Lay": "01-07 to 01-16"}


def test_a_long_duration_before_a_finish_reaches_as_far_back_as_it_has_to() -> None:
    assert dates_of(read_text("Task,Finish,Duration\nLay,2026-01-16,520d"))["Lay"][0] == "2024-01-22T08:00"


def test_a_due_date_alone_is_where_the_task_is_shown() -> None:
    reading = read_text("Task,Due date\nSign the contract,2026-03-20\nLay,2026-03-27")
    assert days_of(reading) == {"Sign the contract": "03-20 to 03-20", "Lay": "03-27 to 03-27"}


def test_a_finish_before_its_start_is_said_and_not_used() -> None:
    reading = read_text("Task,Start,Finish\nLay,2026-01-08,2026-01-05\nRig,2026-01-05,2026-01-06")
    assert "sheet-dates-reversed" in codes_of(reading)
    assert tasks_of(reading)["Lay"].duration is None


def test_a_cutover_on_a_weekend_stays_there() -> None:
    reading = read_text("""
        Task,Start,Finish
        Build,2026-01-05,2026-01-09
        Cutover,2026-01-10,2026-01-11
        Care,2026-01-12,2026-01-16
    """)
    assert days_of(reading)["Cutover"] == "01-10 to 01-11"
    assert tasks_of(reading)["Cutover"].duration == 960
    assert tasks_of(reading)["Care"].calendar is None


def test_a_milestone_on_a_saturday_stays_there() -> None:
    reading = read_text("Task,Start,Finish,Milestone\nGo live,2026-01-10,2026-01-10,yes\nLay,2026-01-05,2026-01-09,no")
    assert days_of(reading)["Go live"] == "01-10 to 01-10"


def test_a_sheet_that_counts_weekends_like_other_days_works_every_day_and_says_so() -> None:
    rows = [(f"Step {number}", date(2026, 1, number), date(2026, 1, number + 1)) for number in range(1, 20)]
    reading = read_rows(("Task", "Start", "Finish"), *rows)
    assert all(task.duration == 960 for task in project_of(reading).tasks)
    assert "sheet-week" in codes_of(reading)
    assert days_of(reading)["Step 10"] == "01-10 to 01-11"


def test_a_sheet_of_a_country_that_rests_on_friday_and_saturday_is_read_by_its_own_week() -> None:
    rows = [(f"Step {week}", date(2026, 1, 4 + 7 * week), date(2026, 1, 8 + 7 * week)) for week in range(3)]
    rows += [(f"Task {week}", date(2026, 1, 5 + 7 * week), date(2026, 1, 6 + 7 * week)) for week in range(3)]
    reading = read_rows(("Task", "Start", "Finish"), *rows)
    assert {task.duration for task in project_of(reading).tasks} == {5 * 480, 2 * 480}
    assert dict(reading.matched)["week"] == "Sunday to Thursday"


def test_deadlines_baselines_and_constraints_are_read_from_their_columns() -> None:
    reading = read_text("""
        Task,Duration,Deadline,Baseline Start,Baseline Finish,Constraint Type,Constraint Date
        Lay,5d,2026-02-27,2026-01-05,2026-01-09,Must Finish On,2026-01-30
        Rig,5d,,,,As Late As Possible,
        Launch,1d,,,,SNLT,02/03/2026
    """)
    lay, rig, launch = tasks_of(reading).values()
    assert lay.deadline == parse_instant("2026-02-27T17:00")
    assert [text_of(lay.baselines[0].start), text_of(lay.baselines[0].finish)] == [
        "2026-01-05T08:00",
        "2026-01-09T17:00",
    ]
    assert lay.constraint is not None
    assert (lay.constraint.kind, lay.constraint.at) == (ConstraintKind.MFO, parse_instant("2026-01-30T17:00"))
    assert rig.constraint is not None
    assert rig.constraint.kind is ConstraintKind.ALAP
    assert launch.constraint is not None
    assert (launch.constraint.kind, launch.constraint.at) == (ConstraintKind.SNLT, parse_instant("2026-03-02T08:00"))


def test_a_constraint_without_a_date_of_its_own_takes_the_start_or_the_finish() -> None:
    reading = read_text("Task,Start,Finish,Constraint\nLay,2026-01-05,2026-01-09,FNLT\nRig,2026-01-05,2026-01-09,MSO")
    kinds = [
        (text_of(task.constraint.at), task.constraint.kind) for task in project_of(reading).tasks if task.constraint
    ]
    assert kinds == [("2026-01-09T17:00", ConstraintKind.FNLT), ("2026-01-05T08:00", ConstraintKind.MSO)]


def test_as_soon_as_possible_frees_a_task_from_its_stated_start() -> None:
    assert tasks_of(read_text("Task,Start,Duration,Constraint\nLay,2026-01-14,5d,ASAP"))["Lay"].constraint is None


def test_a_task_scheduled_by_hand_keeps_both_its_dates() -> None:
    reading = read_text("""
        ID,Task,Start,Finish,Predecessors,Mode
        1,Lay,2026-01-05,2026-01-09,,Auto Scheduled
        2,Plank,2026-01-06,2026-01-08,1,Manually Scheduled
    """)
    assert days_of(reading)["Plank"] == "01-06 to 01-08"


def test_the_project_starts_where_a_column_or_a_title_says() -> None:
    titled = read_text("Project start:,2026-02-02\nTask,Duration\nLay,5d")
    assert days_of(titled) == {"Lay": "02-02 to 02-06"}
    column = read_text("Task,Duration,Project start\nLay,5d,2026-02-02\nRig,2d,")
    assert days_of(column)["Rig"] == "02-02 to 02-03"


def test_the_earliest_date_in_the_sheet_is_where_the_project_starts() -> None:
    reading = read_text("Task,Start,Duration\nLay,2026-01-14,5d\nRig,,2d\nPaint,2026-01-07,1d")
    assert days_of(reading)["Rig"] == "01-07 to 01-08"


def test_a_status_date_is_the_data_date_and_holds_open_work() -> None:
    reading = read_text("Status date:,2026-01-14\nTask,Start,Duration,% complete\nLay,2026-01-05,5d,0%")
    assert text_of(project_of(reading).data_date) == "2026-01-14T17:00"
    assert days_of(reading)["Lay"] == "01-15 to 01-21"


def test_a_sheet_that_is_not_utf_8_is_read_by_its_code_page_and_that_is_said() -> None:
    data = csv_of([("Task", "Début", "Durée"), ("Poser la quille à Brème", "05/01/2026", "5 jours")], encoding="cp1252")
    reading = read_csv(data)
    assert list(tasks_of(reading)) == ["Poser la quille à Brème"]
    assert "sheet-encoding" in codes_of(reading)


@pytest.mark.parametrize(
    "title",
    [
        "Stand: 14.11.2026",
        "Stand 14.11.2026",
        "Stand vom 14.11.2026",
        "Datenstand: 14.11.2026",
        "as of 14-Nov-2026",
        "Status as of: 14-Nov-2026",
        "Situation au 14/11/2026",
        "Fecha de corte: 14/11/2026",
    ],
)
def test_a_data_date_is_read_from_the_title_however_it_is_called(title: str) -> None:
    reading = read_rows((title, None), ("Task", "Duration"), ("Dig", "5d"), ("Pour", "2d"))
    assert (text_of(project_of(reading).data_date) or "")[:10] == "2026-11-14"


@pytest.mark.parametrize(
    "title",
    [
        "Rollout, phase two – as of 20 Nov 2026",
        "Rollout, phase two (as of 20 Nov 2026)",
        "Rollout, phase two; Stand: 20.11.2026",
    ],
)
def test_a_title_that_holds_a_name_and_a_date_gives_both(title: str) -> None:
    reading = read_rows((title, None), ("Task", "Duration"), ("Dig", "5d"), ("Pour", "2d"))
    read = project_of(reading)
    assert (read.name, (text_of(read.data_date) or "")[:10]) == ("Rollout, phase two", "2026-11-20")


def test_a_start_in_the_title_that_can_be_read_two_ways_is_told() -> None:
    reading = read_rows(("Start: 04/03/2027", None), ("Task", "Duration"), ("Dig", "5d"), ("Pour", "2d"))
    assert "sheet-date-order" in codes_of(reading)


def test_another_date_in_the_title_proves_the_order_of_its_start() -> None:
    titles = ("Start: 04/03/2027", None), ("Status date: 03/25/2027", None)
    reading = read_rows(*titles, ("Task", "Duration"), ("Dig", "5d"), ("Pour", "2d"))
    assert "sheet-date-order" not in codes_of(reading)
    assert (text_of(project_of(reading).start) or "")[:10] == "2027-04-03"


def test_a_task_that_works_on_weekends_for_one_date_is_told_with_its_row() -> None:
    reading = read_text("""
        Task,Start,Finish
        Dig,2026-01-05,2026-01-09
        Move,2026-01-10,2026-01-14
        Pour,2026-01-15,2026-01-16
    """)
    (said,) = [each for each in reading.findings if each.code == "sheet-works-every-day"]
    assert "row 3" in said.sentence
