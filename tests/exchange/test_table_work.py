"""Durations, predecessors, outline, people and progress, as sheets say them."""

import pytest
from tests.exchange.sheets import (
    codes_of,
    dates_of,
    days_of,
    links_of,
    plan_of,
    project_of,
    read_rows,
    read_text,
    tasks_of,
)

from ropewalk.planning.plan import TaskKind
from ropewalk.planning.units import text_of


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("5d", 2400),
        ("5 days", 2400),
        ("5 days?", 2400),
        ("2w", 4800),
        ("2 wks", 4800),
        ("40h", 2400),
        ("40 hrs", 2400),
        ("1.5d", 720),
        ("1,5 Tage", 720),
        ("3 Wochen", 7200),
        ("2 jours", 960),
        ("2 días", 960),
        ("1 mon", 9600),
        ("2w 3d", 6240),
        ("90 min", 90),
        ("PT16H0M0S", 960),
        ("16:00", 960),
        ("3 edays", 4320),
        ("3ed", 4320),
        ("2 elapsed days", 2880),
        (3, 1440),
        ("3", 1440),
        (0.5, 240),
        ("0 days", 0),
    ],
)
def test_a_duration_is_read_however_it_is_written(written: object, minutes: int) -> None:
    reading = read_rows(("Task", "Duration"), ("Lay", written))  # type: ignore[arg-type]
    assert tasks_of(reading)["Lay"].duration == minutes


def test_a_question_mark_makes_an_estimate_and_an_e_counts_the_clock() -> None:
    lay, cure = tasks_of(read_text("Task,Duration\nLay,5 days?\nCure,2ed")).values()
    assert (lay.is_estimated, lay.is_elapsed) == (True, False)
    assert (cure.is_estimated, cure.is_elapsed) == (False, True)


def test_a_header_names_the_unit_of_its_numbers() -> None:
    assert tasks_of(read_text("Task,Duration (weeks)\nLay,2"))["Lay"].duration == 4800
    assert tasks_of(read_text("Task,Hours\nLay,20"))["Lay"].duration == 1200


def test_numbers_that_only_fit_their_dates_as_weeks_are_weeks_and_that_is_said() -> None:
    reading = read_text("""
        Task,Start,Finish,Duration
        A,2026-01-05,2026-01-16,2
        B,2026-01-19,2026-02-06,3
        C,2026-02-09,2026-02-13,1
        D,,,4
    """)
    assert tasks_of(reading)["D"].duration == 4 * 2400
    assert "sheet-duration-unit" in codes_of(reading)


def test_dates_win_over_a_number_and_a_number_with_its_unit_wins_over_dates() -> None:
    reading = read_text("Task,Start,Finish,Duration\nA,2026-01-05,2026-01-09,7\nB,2026-01-05,2026-01-09,7d")
    assert [task.duration for task in project_of(reading).tasks] == [5 * 480, 7 * 480]
    assert codes_of(reading).count("sheet-durations-differ") == 2


def test_finishes_that_are_start_plus_duration_lie_a_day_after_the_work() -> None:
    reading = read_text("""
        Task,Start,Finish,Days
        A,2026-01-05,2026-01-08,3
        B,2026-01-08,2026-01-13,3
        C,2026-01-13,2026-01-15,2
    """)
    assert days_of(reading) == {"A": "01-05 to 01-07", "B": "01-08 to 01-12", "C": "01-13 to 01-14"}
    assert "sheet-finish-after" in codes_of(reading)


def test_what_is_no_duration_is_said() -> None:
    reading = read_text("Task,Duration\nLay,a while\nRig,5d")
    assert "sheet-duration-unreadable" in codes_of(reading)
    assert tasks_of(reading)["Lay"].duration is None


def test_a_task_that_says_nothing_of_time_gets_no_date() -> None:
    assert days_of(read_text("Task,Duration,Status\nLay,5d,\nSomething,,Done")) | {"Lay": ""} == {
        "Lay": "",
        "Something": "undated",
    }


_CHAIN = "ID,Task,Duration,Predecessors\n1,A,5d,\n2,B,5d,\n3,C,5d,\n4,D,5d,{}"


@pytest.mark.parametrize(
    ("written", "links"),
    [
        ("3", [("3", "4", "FS", 0)]),
        ("3FS+2d;2SS", [("3", "4", "FS", 960), ("2", "4", "SS", 0)]),
        ('"1,2,3"', [("1", "4", "FS", 0), ("2", "4", "FS", 0), ("3", "4", "FS", 0)]),
        ("3 FS + 2 days", [("3", "4", "FS", 960)]),
        ("3fs-1w", [("3", "4", "FS", -2400)]),
        ("3FF+50%", [("3", "4", "FF", 5000)]),
        ("3SF", [("3", "4", "SF", 0)]),
        ("3+2d", [("3", "4", "FS", 960)]),
        ("3EA+2 Tage", [("3", "4", "FS", 960)]),
        ("3 (SS)", [("3", "4", "SS", 0)]),
        ("Finish-to-Start 3", []),
        ("3 finish-to-start", [("3", "4", "FS", 0)]),
        ("C", [("3", "4", "FS", 0)]),
        ("c", [("3", "4", "FS", 0)]),
        ('"A, B"', [("1", "4", "FS", 0), ("2", "4", "FS", 0)]),
        ("003", [("3", "4", "FS", 0)]),
        ("3.0", [("3", "4", "FS", 0)]),
        ("-", []),
        ("n/a", []),
        ("3|2", [("3", "4", "FS", 0), ("2", "4", "FS", 0)]),
    ],
)
def test_predecessors_are_read_however_they_are_written(written: str, links: list[tuple[str, str, str, int]]) -> None:
    assert links_of(read_text(_CHAIN.format(written))) == links


def test_successors_are_links_the_other_way() -> None:
    reading = read_text("ID,Task,Duration,Successors\n1,A,5d,2FS+1d\n2,B,5d,")
    assert links_of(reading) == [("1", "2", "FS", 480)]


def test_a_link_said_on_both_sides_is_one_link() -> None:
    reading = read_text("ID,Task,Duration,Successors,Predecessors\n1,A,5d,2,\n2,B,5d,,1")
    assert links_of(reading) == [("1", "2", "FS", 0)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("9", "sheet-link-missing"),
        ("4", "sheet-link-itself"),
        ("???", "sheet-link-unreadable"),
        ("the mast", "sheet-link-missing"),
    ],
)
def test_a_reference_that_leads_nowhere_is_said_and_left_out(written: str, code: str) -> None:
    reading = read_text(_CHAIN.format(written))
    assert code in codes_of(reading)
    assert links_of(reading) == []


def test_a_task_is_not_linked_with_its_own_summary() -> None:
    reading = read_text("ID,WBS,Task,Duration,Predecessors\n1,1,Hull,,\n2,1.1,Keel,5d,1")
    assert "sheet-link-above" in codes_of(reading)
    assert links_of(reading) == []


def test_a_name_that_several_rows_share_is_said_when_a_link_uses_it() -> None:
    reading = read_text("ID,Task,Duration,Predecessors\n1,Test,5d,\n2,Test,5d,\n3,Ship,1d,Test")
    assert links_of(reading) == [("1", "3", "FS", 0)]
    assert "sheet-link-shared" in codes_of(reading)


def test_a_reference_to_another_file_is_a_link_that_leaves_the_file() -> None:
    reading = read_text(_CHAIN.format("LED:120FS+2d"))
    (cross,) = reading.cross_links
    assert (cross.task.key, cross.file, cross.other, cross.kind, cross.is_giver) == ("4", "LED", "120", "FS", False)


def test_without_ids_numbers_count_as_it_makes_sense_and_that_is_said() -> None:
    by_row = read_text("Task,Duration,Predecessors\nA,5d,\nB,5d,2\nC,5d,3")
    assert links_of(by_row) == [("2", "3", "FS", 0), ("3", "4", "FS", 0)]
    by_task = read_text("Task,Duration,Predecessors\nA,5d,\nB,5d,1\nC,5d,2")
    assert links_of(by_task) == [("1", "2", "FS", 0), ("2", "3", "FS", 0)]
    assert "sheet-row-numbers" in codes_of(by_row)
    assert "sheet-row-numbers" in codes_of(by_task)


@pytest.mark.parametrize(
    "sheet",
    [
        "Task,Duration\nHull,\n  Keel,5d\n  Planks,\n    Port,2d\nRig,1d",
        "Level,Task,Duration\n1,Hull,\n2,Keel,5d\n2,Planks,\n3,Port,2d\n1,Rig,1d",
        "WBS,Task,Duration\n1,Hull,\n1.1,Keel,5d\n1.2,Planks,\n1.2.1,Port,2d\n2,Rig,1d",
        "WBS,Task,Duration\n1.0,Hull,\n1.1,Keel,5d\n1.2,Planks,\n1.2.1,Port,2d\n2.0,Rig,1d",
        "ID,Task,Duration\n1,Hull,\n1.1,Keel,5d\n1.2,Planks,\n1.2.1,Port,2d\n2,Rig,1d",
        "Key,Parent,Task,Duration\nH,,Hull,\nK,H,Keel,5d\nP,H,Planks,\nO,P,Port,2d\nR,,Rig,1d",
        "Parent,Task,Duration\n,Hull,\nHull,Keel,5d\nHull,Planks,\nPlanks,Port,2d\n,Rig,1d",
    ],
)
def test_the_outline_is_read_from_indents_levels_codes_ids_or_parents(sheet: str) -> None:
    project = project_of(read_text(sheet))
    names = {task.key: task.name for task in project.tasks}
    above = {task.name.strip(): names.get(task.parent or "", "").strip() for task in project.tasks}
    assert above == {"Hull": "", "Keel": "Hull", "Planks": "Hull", "Port": "Planks", "Rig": ""}
    assert [task.kind for task in project.tasks][:2] == [TaskKind.SUMMARY, TaskKind.TASK]


def test_numbers_before_the_names_make_an_outline() -> None:
    project = project_of(read_text("Task,Duration\n1 Hull,\n1.1 Keel,5d\n1.2 Planks,2d\n2 Rig,1d"))
    assert [task.parent for task in project.tasks] == [None, "2", "2", None]


def test_rows_with_nothing_but_a_name_are_headings_and_that_is_said() -> None:
    reading = read_text("Task,Duration\nHULL,\nKeel,5d\nPlanks,2d\nRIG,\nMast,1d")
    assert [task.parent for task in project_of(reading).tasks] == [None, "2", "2", None, "5"]
    assert "sheet-headings" in codes_of(reading)


def test_a_column_that_says_summary_makes_headings() -> None:
    reading = read_text("Type,Task,Duration\nSummary,Hull,7d\nTask,Keel,5d\nMilestone,Launched,0d")
    assert [task.kind.value for task in project_of(reading).tasks] == ["summary", "task", "milestone"]
    assert [task.parent for task in project_of(reading).tasks] == [None, "2", "2"]


def test_a_start_of_a_summary_holds_rows_below_it_that_state_no_date() -> None:
    reading = read_text("Task,Start,Duration\nHull,2026-02-02,\n  Keel,,5d\nRig,2026-01-05,1d")
    assert days_of(reading)["Keel"] == "02-02 to 02-06"


def test_no_time_makes_a_milestone_and_so_does_a_flag() -> None:
    reading = read_text("Task,Start,Duration,Milestone\nA,2026-01-05,0d,\nB,2026-01-05,,x\nC,2026-01-05,1d,no")
    assert [task.kind.value for task in project_of(reading).tasks] == ["milestone", "milestone", "task"]
    assert dates_of(reading)["B"] == ("2026-01-05T08:00", "2026-01-05T08:00")


def test_people_become_resources_and_assignments() -> None:
    reading = read_text('Task,Duration,Resource Names\nLay,5d,"Ana Reis,Ben Okoro[50%]"\nRig,2d,Ana Reis')
    assert [person.name for person in plan_of(reading).resources] == ["Ana Reis", "Ben Okoro"]
    assert [(each.task, each.resource, each.units) for each in project_of(reading).assignments] == [
        ("2", "Ana Reis", 1.0),
        ("2", "Ben Okoro", 0.5),
        ("3", "Ana Reis", 1.0),
    ]
    assert tasks_of(reading)["Lay"].owner == "Ana Reis"


def test_family_name_and_given_name_are_one_person() -> None:
    reading = read_text('Task,Duration,Owner\nLay,5d,"Lovelace, Ada"\nRig,2d,"Hopper, Grace"')
    assert [person.name for person in plan_of(reading).resources] == ["Lovelace, Ada", "Hopper, Grace"]


def test_who_only_owns_a_task_works_on_it_unless_people_stand_beside() -> None:
    alone = read_text("Task,Duration,Owner\nLay,5d,Ana")
    beside = read_text("Task,Duration,Owner,Resources\nLay,5d,Ana,Ben")
    assert [each.resource for each in project_of(alone).assignments] == ["Ana"]
    assert [each.resource for each in project_of(beside).assignments] == ["Ben"]
    assert tasks_of(beside)["Lay"].owner == "Ana"


@pytest.mark.parametrize(("written", "percent"), [("40%", 40), ("40", 40), ("0.4", 40), ("40,0 %", 40)])
def test_a_share_that_is_done_is_read_however_it_is_written(written: str, percent: float) -> None:
    reading = read_text(f'Task,Start,Duration,% complete\nLay,2026-01-05,5d,"{written}"')
    progress = tasks_of(reading)["Lay"].progress
    assert progress is not None
    assert progress.percent_complete == percent
    assert text_of(progress.actual_start) == "2026-01-05T08:00"


def test_a_task_that_is_done_stands_on_its_dates_as_facts() -> None:
    reading = read_text(
        "Task,Start,Finish,Status\nLay,2026-01-05,2026-01-09,Done\nRig,2026-01-12,2026-01-13,In progress"
    )
    lay, rig = tasks_of(reading).values()
    assert lay.progress is not None
    assert (text_of(lay.progress.actual_start), text_of(lay.progress.actual_finish)) == (
        "2026-01-05T08:00",
        "2026-01-09T17:00",
    )
    assert lay.constraint is None
    assert rig.progress is not None
    assert rig.progress.actual_finish is None


def test_actual_dates_come_before_planned_ones() -> None:
    reading = read_text("Task,Start,Finish,Actual Start,Actual Finish\nLay,2026-01-05,2026-01-09,2026-01-07,2026-01-17")
    assert days_of(reading) == {"Lay": "01-07 to 01-17"}


def test_dropped_tasks_are_inactive() -> None:
    reading = read_text("Task,Duration,Status\nLay,5d,Cancelled\nRig,5d,Open")
    assert [task.is_active for task in project_of(reading).tasks] == [False, True]


def test_a_status_against_the_percentage_is_said() -> None:
    reading = read_text("Task,Start,Duration,% complete,Status\nLay,2026-01-05,5d,40%,Done\nRig,2026-01-05,5d,0%,Open")
    assert "sheet-status-against-percent" in codes_of(reading)


def test_a_row_with_dates_and_no_name_is_a_task_and_that_is_said() -> None:
    reading = read_text("ID,Task,Start,Duration\n1,Lay,2026-01-05,5d\n2,,2026-01-05,5d")
    assert len(project_of(reading).tasks) == 2
    assert "sheet-name-missing" in codes_of(reading)


def test_many_findings_of_a_kind_are_counted_after_the_first_few() -> None:
    reading = read_text("Task,Duration,Start\n" + "".join(f"T{number},5d,soon\n" for number in range(100)))
    assert codes_of(reading).count("sheet-date-unreadable") == 8
    (more,) = (finding for finding in reading.findings if finding.code == "sheet-more")
    assert "92 more" in more.sentence


def test_a_calendar_a_sheet_cannot_say_is_said_and_one_it_can_is_used() -> None:
    reading = read_text("Task,Start,Duration,Calendar\nLay,2026-01-09,2d,Night shift\nPump,2026-01-09,16h,24 Hours")
    assert "sheet-calendar-unknown" in codes_of(reading)
    assert dates_of(reading)["Pump"] == ("2026-01-09T00:00", "2026-01-09T16:00")
