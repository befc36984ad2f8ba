"""Which sheet is the plan, where its headers stand, which column means what."""

import subprocess
import sys
from datetime import date

import pytest
from tests.exchange.sheets import (
    codes_of,
    csv_of,
    days_of,
    plan_of,
    project_of,
    read_csv,
    read_file,
    read_rows,
    read_text,
    sheet,
    tasks_of,
)
from tests.shared import ROOT, shared_file

from ropewalk.exchange import table
from ropewalk.exchange.cells import Cell
from ropewalk.exchange.reading import Reading
from ropewalk.planning import schedule
from ropewalk.planning.plan import TaskKind

_HEADER = ("ID", "Task", "Start", "Finish")
_ROW = (1, "Lay the keel", date(2026, 1, 5), date(2026, 1, 9))


def columns_of(reading: Reading) -> dict[str, str]:
    return dict(reading.matched)


def test_the_columns_of_a_usual_sheet_are_recognised_by_their_headers() -> None:
    reading = read_rows(
        ("ID", "Task Name", "Duration", "Start Date", "End Date", "Predecessors", "Owner", "% Done"), _row()
    )
    assert columns_of(reading) | {"header row": "1", "id": "ID", "name": "Task Name", "finish": "End Date"} == (
        columns_of(reading)
    )
    assert columns_of(reading)["% complete"] == "% Done"


def _row() -> tuple[Cell, ...]:
    return (1, "Lay the keel", "5d", date(2026, 1, 5), date(2026, 1, 9), None, "Ana", "50%")


@pytest.mark.parametrize(
    "header",
    [
        ("Nr.", "Vorgangsname", "Dauer", "Anfang", "Ende", "Vorgänger"),
        ("N°", "Nom de la tâche", "Durée", "Début", "Fin", "Prédécesseurs"),
        ("Id", "Nombre de tarea", "Duración", "Comienzo", "Fin", "Predecesoras"),
        ("Activity ID", "Activity Name", "Original Duration", "Start", "Finish", "Predecessors"),
        ("#", "What", "Length", "Begin", "End", "Depends on"),
    ],
)
def test_headers_are_understood_in_the_words_of_several_languages_and_tools(header: tuple[str, ...]) -> None:
    reading = read_rows(
        header,
        ("1", "Lay the keel", "5 d", "05.01.2026", "09.01.2026", ""),
        ("2", "Plank the hull", "10 d", "12.01.2026", "23.01.2026", "1"),
    )
    assert days_of(reading) == {"Lay the keel": "01-05 to 01-09", "Plank the hull": "01-12 to 01-23"}
    assert len(project_of(reading).links) == 1


def test_headers_may_stand_below_merged_title_rows() -> None:
    reading = read_rows(
        ("Brig relaunch", None, None, None),
        (None,),
        ("Project manager", "Ana Reis", None, "Status date:", date(2026, 1, 7)),
        (),
        _HEADER,
        _ROW,
    )
    assert columns_of(reading)["header row"] == "5"
    assert project_of(reading).name == "Brig relaunch"
    assert project_of(reading).lead == "Ana Reis"


def test_the_title_of_a_sheet_is_the_key_of_its_project_and_the_file_name_where_there_is_none() -> None:
    assert project_of(read_rows(("Brig relaunch",), _HEADER, _ROW)).key == "Brig relaunch"
    assert project_of(read_rows(("Project plan",), _HEADER, _ROW, name="brig.xlsx")).key == "brig"


def test_a_thousand_empty_formatted_rows_are_no_tasks() -> None:
    reading = read_rows(
        _HEADER, _ROW, *[(None, "", " ", None)] * 1_000, (2, "Launch", date(2026, 1, 12), date(2026, 1, 12))
    )
    assert [task.key for task in project_of(reading).tasks] == ["1", "2"]


def test_ids_that_were_filled_in_advance_are_no_tasks() -> None:
    reading = read_rows(_HEADER, _ROW, *[(number, None, None, None) for number in range(2, 40)])
    assert len(project_of(reading).tasks) == 1


def test_a_header_repeated_on_every_page_is_no_task() -> None:
    reading = read_rows(_HEADER, _ROW, _HEADER, (2, "Launch", date(2026, 1, 12), date(2026, 1, 12)))
    assert list(tasks_of(reading)) == ["Lay the keel", "Launch"]


def test_a_key_is_the_id_and_without_an_id_column_the_row() -> None:
    assert [task.key for task in project_of(read_rows(_HEADER, ("A-7", *_ROW[1:]))).tasks] == ["A-7"]
    assert [task.key for task in project_of(read_rows((), _HEADER[1:], _ROW[1:])).tasks] == ["3"]


def test_an_id_that_comes_twice_is_said_and_keeps_both_rows() -> None:
    reading = read_rows(_HEADER, _ROW, (1, "Launch", *_ROW[2:]))
    assert "sheet-id-twice" in codes_of(reading)
    assert [task.key for task in project_of(reading).tasks] == ["1", "1 (row 3)"]


def test_words_over_several_headers_belong_to_each_of_them() -> None:
    reading = read_rows(
        (None, "Baseline", None, "Actual", None, "Planned", None),
        ("Task", "Start", "Finish", "Start", "Finish", "Start", "Finish"),
        ("Lay the keel", *[date(2026, 1, day) for day in (1, 2, 6, 12, 5, 9)]),
    )
    task = tasks_of(reading)["Lay the keel"]
    assert task.progress is not None
    assert task.progress.actual_finish is not None
    assert task.baselines[0].finish is not None
    assert task.progress.actual_finish - task.baselines[0].finish == 10 * 1440


def test_a_column_without_a_header_that_holds_the_names_is_found_by_its_content() -> None:
    reading = read_rows(
        ("", "Start", "Finish"),
        ("Lay the keel", date(2026, 1, 5), date(2026, 1, 9)),
        ("Plank the hull", date(2026, 1, 12), date(2026, 1, 16)),
    )
    assert list(tasks_of(reading)) == ["Lay the keel", "Plank the hull"]
    assert "sheet-column-guessed" in codes_of(reading)


def test_columns_that_were_not_read_are_named() -> None:
    reading = read_rows((*_HEADER, "Swarm", "Mood"), (*_ROW, "blue", None))
    (finding,) = (each for each in reading.findings if each.code == "sheet-columns-unused")
    assert "Swarm" in finding.sentence
    assert "Mood" not in finding.sentence


def test_of_several_sheets_the_one_that_looks_like_a_plan_is_read_and_the_others_are_named() -> None:
    risks = sheet(("Id", "Risk", "Probability", "Impact"), (1, "Storm", "H", "M"), name="Risks")
    reading = table.read([risks, sheet(_HEADER, _ROW, name="Schedule")], name="yard.xlsx")
    assert columns_of(reading)["sheet"] == "Schedule"
    assert any("Risks" in finding.sentence for finding in reading.findings if finding.code == "sheet-chosen")


@pytest.mark.parametrize(
    ("name", "looks_like"),
    [("RACI.xlsx", "RACI chart"), ("Risk Log.xlsx", "risk log"), ("Stakeholders.xlsx", "list of stakeholders")],
)
def test_what_is_no_plan_is_refused_with_what_it_looks_like(name: str, looks_like: str) -> None:
    reading = read_file(shared_file("tpm-handbook", name))
    assert reading.plan is None
    (finding,) = reading.findings
    assert finding.stops
    assert looks_like in finding.sentence


def test_a_sheet_that_lies_on_its_side_is_refused_with_the_way_to_turn_it() -> None:
    reading = read_rows(
        ("Task", "Lay the keel", "Plank the hull"),
        ("Start", date(2026, 1, 5), date(2026, 1, 12)),
        ("Finish", date(2026, 1, 9), date(2026, 1, 16)),
        ("Owner", "Ana", "Ben"),
    )
    assert reading.plan is None
    assert "Transpose" in reading.findings[0].sentence + reading.findings[0].remedy


def test_the_plan_of_a_real_handbook_stands_on_the_dates_it_states_but_for_a_task_before_its_predecessor() -> None:
    reading = read_file(shared_file("tpm-handbook", "Project Plan.xlsx"))
    answer = schedule(plan_of(reading))
    starts = {ref.key: int(answer.start[row]) for ref, row in answer.rows.items()}
    assert len(project_of(reading).tasks) == 39
    assert [saved.ref.key for saved in reading.saved if starts[saved.ref.key] != saved.start] == ["33"]
    assert "sheet-starts-earlier" in codes_of(reading)


@pytest.mark.parametrize(("name", "count"), [("uk_2019.csv", 133), ("uk_2021.csv", 184), ("uk_2022.csv", 235)])
def test_a_portfolio_with_prose_between_its_dates_is_read_and_the_prose_is_said(name: str, count: int) -> None:
    reading = read_file(shared_file("gmpp", name))
    assert len(project_of(reading).tasks) == count
    assert "sheet-date-unreadable" in codes_of(reading)
    assert "sheet-encoding" in codes_of(reading)


def test_several_projects_in_one_sheet_become_projects_with_handoffs_between_them() -> None:
    reading = read_text("""
        Project,ID,Task,Duration,Predecessors
        LED,1,Ledger schema,5d,
        LED,2,Ledger live,0d,1
        CRD,1,Card design,3d,
        CRD,2,Card live,2d,1;LED:2FS+1d
    """)
    plan = plan_of(reading)
    assert [project.key for project in plan.projects] == ["LED", "CRD"]
    assert [project.links[0].source for project in plan.projects] == ["1", "1"]
    (handoff,) = plan.handoffs
    assert (handoff.giver, handoff.receiver, handoff.lag.amount) == (("LED", "2"), ("CRD", "2"), 480)


def test_ids_may_start_again_in_every_project() -> None:
    rows = [(f"P{project}", number, f"Step {number}", "2d") for project in range(6) for number in range(1, 9)]
    reading = read_csv(csv_of([("Project", "ID", "Task", "Duration"), *rows]))
    assert [task.key for task in plan_of(reading).projects[5].tasks] == [str(number) for number in range(1, 9)]
    assert "sheet-id-twice" not in codes_of(reading)


def test_a_blank_project_cell_continues_the_project_above_it_as_merged_cells_do() -> None:
    reading = read_rows(
        ("Project", "Task", "Duration"), ("LED", "Schema", "5d"), (None, "Code", "5d"), ("CRD", "Design", "2d")
    )
    assert [len(project.tasks) for project in plan_of(reading).projects] == [2, 1]


def test_a_sheet_without_any_cell_and_one_without_tasks_are_refused() -> None:
    assert codes_of(read_rows((), (None, ""))) == ["sheet-empty"]
    assert codes_of(read_rows(_HEADER)) == ["sheet-no-rows"]


def test_names_that_step_to_the_right_are_an_outline() -> None:
    reading = read_text("""
        Task,,,Owner,Start,Finish
        Hull,,,,,
        ,Keel,,Ana,2026-01-05,2026-01-09
        ,Planks,,,,
        ,,Port,Ben,2026-01-12,2026-01-16
        Rig,,,Ben,2026-01-19,2026-01-20
    """)
    assert [(task.name, task.parent) for task in project_of(reading).tasks] == [
        ("Hull", None),
        ("Keel", "2"),
        ("Planks", "2"),
        ("Port", "4"),
        ("Rig", None),
    ]
    assert codes_of(reading) == []


def test_a_list_of_milestones_has_milestones() -> None:
    reading = read_text("Milestone,Date,Owner\nKickoff,5 Jan 2026,Ana\nLaunch,31 Mar 2026,Ben")
    assert [task.kind for task in project_of(reading).tasks] == [TaskKind.MILESTONE] * 2
    assert days_of(reading) == {"Kickoff": "01-05 to 01-05", "Launch": "03-31 to 03-31"}


def test_a_list_of_deadlines_is_a_plan_of_them() -> None:
    reading = read_text("Action,Owner,Deadline\nSign,Ana,2026-01-05\nPay,Ben,2026-01-15")
    assert days_of(reading) == {"Sign": "01-05 to 01-05", "Pay": "01-15 to 01-15"}


def test_an_item_of_a_roadmap_goes_on_for_its_quarter() -> None:
    reading = read_text("Feature,Quarter\nLogin,Q1 2026\nSearch,Q2 2026")
    assert days_of(reading) == {"Login": "01-01 to 03-31", "Search": "04-01 to 06-30"}


_EXPORTS = {
    "asana": """
        Task ID,Created At,Completed At,Name,Assignee,Start Date,Due Date,Parent task,Blocked By (Dependencies)
        1201,2026-01-02,2026-01-09,Design,Ana,2026-01-05,2026-01-09,,
        1202,2026-01-02,,Build,Ben,2026-01-12,2026-01-16,,Design
    """,
    "smartsheet": """
        Task Name,Duration,Start,Finish,Predecessors,% Complete,Assigned To,Status
        Design,5d,01/05/26,01/09/26,,100%,ana@yard.example,Complete
        Build,5d,01/12/26,01/16/26,1,0%,ben@yard.example,Not Started
    """,
    "microsoft project": """
        ID,Active,Task Mode,Name,Duration,Start,Finish,Predecessors,Outline Level
        1,Yes,Auto Scheduled,Design,5 days,"Mon 1/5/26 8:00 AM","Fri 1/9/26 5:00 PM",,1
        2,Yes,Auto Scheduled,Build,5 days?,"Mon 1/12/26 8:00 AM","Fri 1/16/26 5:00 PM",1FS,1
    """,
    "primavera": """
        Activity ID,Activity Name,Original Duration,Start,Finish,Predecessors,Activity % Complete,Activity Status
        A10,Design,5,05-Jan-26 A,09-Jan-26 A,,100%,Completed
        A20,Build,5,12-Jan-26,16-Jan-26*,A10,0%,Not Started
    """,
    "monday": """
        Yard,,,,
        Name,Person,Status,Timeline - Start,Timeline - End,Depends on
        Design,Ana,Done,2026-01-05,2026-01-09,
        Build,Ben,Working on it,2026-01-12,2026-01-16,Design
    """,
    "by hand": """
        S.No,Activity Description,Responsibility,Planned Start Date,Planned End Date,Status,Predecessor
        1,Design,Ana,05-01-2026,09-01-2026,Completed,
        2,Build,Ben,12-01-2026,16-01-2026,Not started,1
    """,
}


@pytest.mark.parametrize("tool", _EXPORTS)
def test_exports_of_usual_tools_are_read_as_they_are(tool: str) -> None:
    reading = read_text(_EXPORTS[tool])
    assert days_of(reading) == {"Design": "01-05 to 01-09", "Build": "01-12 to 01-16"}
    assert len(project_of(reading).links) == 1
    assert tasks_of(reading)["Build"].constraint is None


def test_reading_a_plain_sheet_loads_neither_the_guesser_of_code_pages_nor_the_writer_of_workbooks() -> None:
    program = (
        "import sys; from ropewalk.exchange import table; "
        "sheet = table.sheet_of(b'Task,Duration\\nLay,5d', name='a.csv').sheet; table.read([sheet], name='a.csv'); "
        "print(*(name for name in ('charset_normalizer', 'xlsxwriter') if name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == ""
