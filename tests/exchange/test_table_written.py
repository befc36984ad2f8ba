"""Plans written as sheets: what people see in them, and that they can be read again."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.sheets import codes_of, plan_of, read_csv, read_xlsx
from tests.exchange.written import plans

from ropewalk.exchange import table
from ropewalk.exchange.workbook.read import read as read_workbook
from ropewalk.planning import schedule
from ropewalk.planning.plan import (
    Assignment,
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
    Resource,
    Task,
    TaskKind,
    TaskRef,
    TimeUnit,
)
from ropewalk.planning.units import Instant, Minutes, parse_instant, text_of

_START = parse_instant("2026-01-05T08:00")


def project_of(*tasks: Task, key: str = "LED", links: tuple[Link, ...] = (), **more: object) -> Project:
    return Project(key=key, name="Ledger", start=_START, tasks=tasks, links=links, **more)  # type: ignore[arg-type]


_LEDGER = project_of(
    Task(key="1", name="Schema", duration=Minutes(2400), wbs="1.1"),
    Task(
        key="2", name="Live", kind=TaskKind.MILESTONE, duration=Minutes(0), deadline=parse_instant("2026-01-30T17:00")
    ),
    links=(Link(source="1", target="2", kind=LinkKind.FS, lag=Lag(amount=960)),),
    data_date=parse_instant("2026-01-06T17:00"),
)
_CARDS = project_of(
    Task(key="S", name="Cards", kind=TaskKind.SUMMARY),
    Task(key="1", name="Design", parent="S", duration=Minutes(1440), owner="ana"),
    Task(key="2", name="Switch", parent="S", duration=Minutes(480)),
    key="CRD",
    assignments=(Assignment(task="1", resource="ana"), Assignment(task="1", resource="ben", units=0.5)),
)
_PLAN = Plan(
    projects=(_LEDGER, _CARDS),
    resources=(Resource(key="ana", name="Ana Reis"), Resource(key="ben", name="Ben Okoro")),
    handoffs=(
        Handoff(
            key="H-1",
            giver=TaskRef("LED", "2"),
            receiver=TaskRef("CRD", "2"),
            what="Ledger API",
            needed_by=parse_instant("2026-02-02T17:00"),
        ),
        Handoff(key="H-2", giver=TaskRef("CRD", "1"), receiver=TaskRef("LED", "1"), is_hard=False),
    ),
)


def csv_of(plan: Plan) -> bytes:
    stream = io.BytesIO()
    table.write_csv(plan, schedule(plan), stream)
    return stream.getvalue()


def xlsx_of(plan: Plan) -> bytes:
    stream = io.BytesIO()
    table.write_xlsx(plan, schedule(plan), stream)
    return stream.getvalue()


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def dates_of(plan: Plan) -> dict[TaskRef, tuple[str | None, str | None]]:
    answer = schedule(plan)
    return {
        ref: (text_of(int(answer.start[row])), text_of(int(answer.finish[row]))) for ref, row in answer.rows.items()
    }


def test_a_csv_file_says_what_people_look_for() -> None:
    schema, live, cards, *_ = rows_of(csv_of(_PLAN))
    assert (schema["Project"], schema["ID"], schema["Name"], schema["Duration"]) == ("LED", "1", "Schema", "5d")
    assert (schema["Start"], schema["Finish"]) == ("2026-01-07 08:00", "2026-01-13 17:00")
    assert (live["Predecessors"], live["Kind"], live["Deadline"]) == ("1FS+2d", "milestone", "2026-01-30 17:00")
    assert (cards["Kind"], cards["Outline level"], cards["Duration"]) == ("summary", "1", "")


def test_a_csv_file_begins_with_the_mark_that_spreadsheets_look_for() -> None:
    assert csv_of(_PLAN).startswith(b"\xef\xbb\xbfProject,ID,")


def test_columns_that_say_nothing_are_left_out() -> None:
    header = csv_of(_PLAN).decode("utf-8-sig").splitlines()[0].split(",")
    assert "Deadline" in header
    assert "Mode" not in header
    assert "% complete" not in header


@pytest.mark.parametrize(
    "name", ["=1+1", "+49 call", "-5 degrees", "@home", "\tindented", "'=quoted", "'quoted'", "＝wide", "plain"]
)
def test_no_cell_is_a_formula_and_every_name_comes_back_as_it_was(name: str) -> None:
    plan = Plan(projects=(project_of(Task(key=name.strip(), name=name, duration=Minutes(480))),))
    data = csv_of(plan)
    assert not any(cell[:1] in tuple("=+-@\t＝") for row in rows_of(data) for cell in row.values() if cell)
    (task,) = plan_of(read_csv(data)).projects[0].tasks
    assert (task.key, task.name) == (name.strip(), name.strip())


@pytest.mark.parametrize("write_and_read", [lambda plan: read_csv(csv_of(plan)), lambda plan: read_xlsx(xlsx_of(plan))])
def test_a_program_comes_back_with_its_people_links_and_dates(write_and_read: object) -> None:
    reading = write_and_read(_PLAN)  # type: ignore[operator]
    plan = plan_of(reading)
    assert [project.key for project in plan.projects] == ["LED", "CRD"]
    assert plan.projects[0].data_date == _LEDGER.data_date
    assert [task.parent for task in plan.projects[1].tasks] == [None, "S", "S"]
    assert [(each.resource, each.units) for each in plan.projects[1].assignments] == [
        ("Ana Reis", 1.0),
        ("Ben Okoro", 0.5),
    ]
    assert dates_of(plan) == dates_of(_PLAN)


def test_handoffs_have_a_sheet_of_their_own_and_come_back_whole() -> None:
    plan = plan_of(read_xlsx(xlsx_of(_PLAN)))
    assert plan.handoffs == _PLAN.handoffs


def test_in_csv_only_hard_handoffs_come_back_as_they_stand_under_predecessors() -> None:
    plan = plan_of(read_csv(csv_of(_PLAN)))
    assert [(each.giver, each.receiver) for each in plan.handoffs] == [(TaskRef("LED", "2"), TaskRef("CRD", "2"))]


def test_what_a_workbook_says_of_a_handoff_and_cannot_be_read_is_said() -> None:
    handoff = replace(_PLAN.handoffs[0], receiver=TaskRef("", None))
    reading = read_xlsx(xlsx_of(replace(_PLAN, handoffs=(handoff,))))
    assert "sheet-handoff-unreadable" in codes_of(reading)


def test_a_workbook_has_real_dates_and_a_header_that_stays() -> None:
    (name, rows), (handoffs, _) = read_workbook(io.BytesIO(xlsx_of(_PLAN))).sheets
    assert (name, handoffs) == ("Plan", "Handoffs")
    assert rows[1][rows[0].index("Start")] == datetime(2026, 1, 7, 8)
    assert rows[1][rows[0].index("Project start")] == datetime(2026, 1, 5, 8)


def test_a_project_that_starts_on_a_day_is_written_so() -> None:
    plan = Plan(projects=(replace(_LEDGER, start=parse_instant("2026-01-05")),))
    ((_, rows),) = read_workbook(io.BytesIO(xlsx_of(plan))).sheets
    assert rows[1][rows[0].index("Project start")] == date(2026, 1, 5)
    assert plan_of(read_xlsx(xlsx_of(plan))).projects[0].start == parse_instant("2026-01-05")


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert csv_of(_PLAN) == csv_of(_PLAN)
    assert xlsx_of(_PLAN) == xlsx_of(_PLAN)


def test_a_plan_without_a_schedule_is_written_without_dates() -> None:
    stream = io.BytesIO()
    table.write_csv(_PLAN, None, stream)
    assert {row["Start"] for row in rows_of(stream.getvalue())} == {""}
    assert dates_of(plan_of(read_csv(stream.getvalue()))) == dates_of(_PLAN)


_EVERYTHING = project_of(
    Task(key="done", name="Done", duration=Minutes(480), progress=Progress(
        actual_start=parse_instant("2026-01-05T08:00"),
        actual_finish=parse_instant("2026-01-10T15:30"),
        percent_complete=100.0,
    )),
    Task(key="begun", name="Begun", duration=Minutes(2400), progress=Progress(
        actual_start=parse_instant("2026-01-06T10:00"), percent_complete=33.5, remaining=Minutes(700)
    )),
    Task(key="held", name="Held", duration=Minutes(960), manual=Manual(start=parse_instant("2026-01-10T09:00"))),
    Task(key="wait", name="Wait", duration=Minutes(4320), is_elapsed=True, is_estimated=True),
    Task(key="odd", name="Odd", duration=Minutes(2437), shown=TimeUnit.WEEKS),
    Task(key="night", name="Night", duration=Minutes(960), calendar="ELAPSED"),
    Task(key="late", name="Late", duration=Minutes(480), constraint=Constraint(kind=ConstraintKind.ALAP)),
    Task(key="not", name="Not", duration=Minutes(480), constraint=Constraint(
        kind=ConstraintKind.SNLT, at=parse_instant("2026-02-02T08:00")
    )),
    Task(key="off", name="Off", duration=Minutes(480), is_active=False),
    Task(key="base", name="Base", duration=Minutes(480), priority=700, notes="two\nlines", baselines=(
        Baseline(number=0, start=parse_instant("2026-01-05T08:00"), finish=parse_instant("2026-01-07T17:00")),
    )),
    Task(key="void", name="Void"),
    links=(
        Link(source="wait", target="odd", kind=LinkKind.SS, lag=Lag(amount=2880, unit=LagUnit.ELAPSED)),
        Link(source="odd", target="late", kind=LinkKind.FF, lag=Lag(amount=5000, unit=LagUnit.PERCENT)),
        Link(source="begun", target="not", lag=Lag(amount=-90, shown=TimeUnit.HOURS)),
    ),
)  # fmt: skip


@pytest.mark.parametrize("write_and_read", [lambda plan: read_csv(csv_of(plan)), lambda plan: read_xlsx(xlsx_of(plan))])
@pytest.mark.parametrize("key", [task.key for task in _EVERYTHING.tasks])
def test_everything_a_sheet_can_say_of_a_task_comes_back(key: str, write_and_read: object) -> None:
    written = Plan(projects=(_EVERYTHING,))
    plan = plan_of(write_and_read(written))  # type: ignore[operator]
    (task,) = (each for each in plan.projects[0].tasks if each.key == key)
    (stated,) = (each for each in _EVERYTHING.tasks if each.key == key)
    same = (
        "name",
        "kind",
        "duration",
        "is_elapsed",
        "is_estimated",
        "deadline",
        "is_active",
        "progress",
        "baselines",
        "priority",
        "notes",
    )
    assert {name: getattr(task, name) for name in same} == {name: getattr(stated, name) for name in same}
    assert dates_of(plan)[TaskRef("LED", key)] == dates_of(written)[TaskRef("LED", key)]
    assert plan.projects[0].links == _EVERYTHING.links


def test_keys_that_look_like_links_are_told_apart() -> None:
    keys = ("3", "3FS", "3SS", "a b", "A,B", "LED:3", "x+2d", "fs")
    tasks = tuple(Task(key=key, name=f"Task {number}", duration=Minutes(480)) for number, key in enumerate(keys))
    links = tuple(Link(source=key, target="end", kind=LinkKind.SS, lag=Lag(amount=960)) for key in keys)
    plan = Plan(projects=(project_of(*tasks, Task(key="end", name="End", duration=Minutes(480)), links=links),))
    assert set(plan_of(read_csv(csv_of(plan))).projects[0].links) == set(links)


@settings(max_examples=60, deadline=None)
@given(plans())
def test_any_plan_a_sheet_can_say_comes_back_to_the_same_dates(plan: Plan) -> None:
    assert dates_of(plan_of(read_csv(csv_of(plan)))) == dates_of(plan)


@settings(max_examples=20, deadline=None)
@given(plans())
def test_any_plan_a_workbook_can_say_comes_back_to_the_same_dates(plan: Plan) -> None:
    assert dates_of(plan_of(read_xlsx(xlsx_of(plan)))) == dates_of(plan)


@settings(max_examples=40, deadline=None)
@given(plans(), st.sampled_from([0, 540, 1020]))
def test_writing_what_was_read_changes_nothing_more(plan: Plan, shift: int) -> None:
    moved = replace(plan, projects=tuple(_later(project, shift) for project in plan.projects))
    once = csv_of(plan_of(read_csv(csv_of(moved))))
    assert csv_of(plan_of(read_csv(once))) == once


def _later(project: Project, minutes: int) -> Project:
    return replace(project, start=None if project.start is None else Instant(project.start + minutes))
