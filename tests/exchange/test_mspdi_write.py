"""Plans written for Microsoft Project: read again they are the plans they were, and stand on the same dates."""

import io
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.planning.programs import programs
from tests.shared import shared_file, shared_files

from ropewalk.exchange.mspdi.read import read
from ropewalk.exchange.mspdi.write import write
from ropewalk.exchange.reading import Reading
from ropewalk.planning import Handoff, Lag, Link, LinkKind, Plan, Project, Task, TaskRef, schedule
from ropewalk.planning.calendars import STANDARD, CalendarException
from ropewalk.planning.check import check
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import (
    Baseline,
    Constraint,
    ConstraintKind,
    DialectName,
    LagUnit,
    Manual,
    Progress,
    Split,
    TaskKind,
)
from ropewalk.planning.units import Day, Minutes, parse_instant, text_of

MONDAY = parse_instant("2026-11-23T08:00")
REAL = [
    (path.parent.name, path.name)
    for folder in ("mpxj", "aspose", "mpsplib")
    for path in shared_files(f"plans/{folder}", "*.xml")
]


def written(plan: Plan) -> bytes:
    stream = io.BytesIO()
    write(plan, schedule(plan), stream)
    return stream.getvalue()


def reread(plan: Plan) -> Reading:
    return read(io.BytesIO(written(plan)), name="again.xml")


def only(reading: Reading) -> Project:
    assert reading.plan is not None, reading.findings
    return reading.plan.projects[0]


def project(*tasks: Task, links: tuple[Link, ...] = ()) -> Project:
    return Project(key="P", name="P", dialect=DialectName.PROJECT, start=MONDAY, tasks=tasks, links=links)


def work(key: str, days: float = 1, **stated: object) -> Task:
    return replace(Task(key=key, name=f"Task {key}", duration=Minutes(int(480 * days))), **stated)  # type: ignore[arg-type]


def task_again(task: Task) -> Task:
    """The task as it comes back."""
    return next(each for each in only(reread(Plan(projects=(project(task),)))).tasks if each.key == task.key)


@pytest.mark.parametrize(("folder", "name"), REAL or [("mpxj", "sample1.xml")])
def test_a_real_plan_comes_back_with_the_same_dates(folder: str, name: str) -> None:
    with shared_file("plans", folder, name).open("rb") as stream:
        before = read(stream, name=name).plan
    assert before is not None
    after = reread(before).plan
    assert after is not None
    assert dates_of(after) == dates_of(before)


def dates_of(plan: Plan) -> list[tuple[str | None, str | None]]:
    answer = schedule(plan)
    return [(text_of(int(s)), text_of(int(f))) for s, f in zip(answer.start, answer.finish, strict=True)]


def named(plan: Plan) -> Plan:
    """The plan with a name of its own for each task, to tell them apart whatever their keys become."""
    projects = (
        replace(each, tasks=tuple(replace(task, name=f"{each.key}:{task.key}") for task in each.tasks))
        for each in plan.projects
    )
    return replace(plan, projects=tuple(projects))


@settings(max_examples=60)
@given(programs())
def test_a_program_comes_back_with_the_same_dates(plan: Plan) -> None:
    plan = named(plan)
    if any(finding.stops for finding in check(plan)):
        return
    answer, outline = schedule(plan), Outline.of(plan)
    again = reread(plan).plan
    assert again is not None
    later = schedule(again)
    names = [task.name for each in again.projects for task in each.tasks]
    ours = [
        (outline.tasks[row].name, int(answer.start[row]), int(answer.finish[row]))
        for row in range(len(outline.tasks))
        if not outline.is_summary(row)
    ]
    theirs = {(name, int(s), int(f)) for name, s, f in zip(names, later.start, later.finish, strict=True)}
    assert [each for each in ours if each not in theirs] == []


@pytest.mark.parametrize("kind", LinkKind)
@pytest.mark.parametrize(
    "lag",
    [
        Lag(),
        Lag(amount=960),
        Lag(amount=-480),
        Lag(amount=2880, unit=LagUnit.ELAPSED),
        Lag(amount=5000, unit=LagUnit.PERCENT),
    ],
)
def test_a_link_keeps_its_type_and_its_lag(kind: LinkKind, lag: Lag) -> None:
    link = Link(source="1", target="2", kind=kind, lag=lag)
    [again] = only(reread(Plan(projects=(project(work("1"), work("2"), links=(link,)),)))).links
    assert (again.kind, again.lag.amount, again.lag.unit) == (kind, lag.amount, lag.unit)


@pytest.mark.parametrize("kind", [each for each in ConstraintKind if each not in ("ASAP", "ALAP")])
def test_a_constraint_comes_back(kind: ConstraintKind) -> None:
    wish = Constraint(kind=kind, at=parse_instant("2026-12-07T08:00"))
    assert task_again(work("1", constraint=wish)).constraint == wish


def test_deadline_progress_splits_and_baselines_come_back() -> None:
    deadline = parse_instant("2026-12-11T17:00")
    began = Progress(actual_start=MONDAY, percent_complete=50.0, remaining=Minutes(480))
    baselines = (
        Baseline(number=0, start=MONDAY, finish=parse_instant("2026-11-24T17:00"), duration=Minutes(960)),
        Baseline(number=10, start=MONDAY, finish=parse_instant("2026-11-25T17:00"), duration=Minutes(1440)),
    )
    again = task_again(work("1", 2, deadline=deadline, progress=began, baselines=baselines))
    assert again.deadline == deadline
    assert again.progress is not None
    assert (again.progress.actual_start, again.progress.percent_complete) == (MONDAY, 50.0)
    assert [(each.number, each.start, each.finish) for each in again.baselines] == [
        (each.number, each.start, each.finish) for each in baselines
    ]
    assert task_again(work("2", 2, splits=(Split(after=Minutes(480), gap=Minutes(480)),))).splits


def test_manual_and_inactive_tasks_and_milestones_come_back() -> None:
    held = Manual(start=MONDAY, finish=parse_instant("2026-11-24T17:00"))
    assert task_again(work("1", 2, manual=held)).manual == held
    assert not task_again(work("2", is_active=False)).is_active
    assert task_again(work("3", 0, kind=TaskKind.MILESTONE)).kind is TaskKind.MILESTONE


def test_closed_days_come_back() -> None:
    closed = CalendarException(first=Day(MONDAY // 1440), last=Day(MONDAY // 1440 + 1), name="Closed")
    calendar = replace(STANDARD, exceptions=(closed,))
    plan = Plan(calendars=(calendar,), projects=(replace(project(work("1")), calendar=calendar.key),))
    again = reread(plan).plan
    assert again is not None
    assert dates_of(again) == [("2026-11-25T08:00", "2026-11-25T17:00")]


def test_a_handoff_becomes_a_link_between_the_summaries_of_two_projects() -> None:
    giver = replace(project(work("1", 3)), key="LED", name="Ledger")
    receiver = replace(project(work("1", 2)), key="CRD", name="Cards")
    promise = Handoff(key="H-01", giver=TaskRef("LED", "1"), receiver=TaskRef("CRD", "1"))
    again = only(reread(Plan(projects=(giver, receiver), handoffs=(promise,))))
    assert [task.name for task in again.tasks if task.parent is None] == ["Ledger", "Cards"]
    assert len({task.key for task in again.tasks}) == len(again.tasks) == 4
    assert len(again.links) == 1


def test_elements_stand_in_the_order_of_the_schema_and_no_clock_is_read() -> None:
    plan = Plan(projects=(project(work("1"), work("2"), links=(Link(source="1", target="2"),)),))
    text = written(plan)
    places = [text.index(f"<{name}>".encode()) for name in ("Calendars", "Tasks")]
    assert places == sorted(places)
    assert written(plan) == text
    assert b"CurrentDate" not in text


def test_what_people_type_is_escaped() -> None:
    hostile = work("1", name="</Name><Task>&\x00 ]]>")
    assert re.search(r"Task", task_again(hostile).name)


_BY_MPXJ = """
import json, sys, jpype, pathlib, importlib.util
where = importlib.util.find_spec("mpxj").submodule_search_locations[0]
jpype.startJVM("-Xmx256m", classpath=[str(jar) for jar in pathlib.Path(where, "lib").glob("*.jar")])
project = jpype.JClass("org.mpxj.mspdi.MSPDIReader")().read(sys.argv[1])
tasks = [task for task in project.getTasks() if task.getUniqueID() is not None and int(task.getUniqueID()) > 0]
print(json.dumps({
    "tasks": {
        str(task.getUniqueID()): [str(task.getName()), str(task.getStart()), str(task.getFinish())] for task in tasks
    },
    "links": sum(len(task.getPredecessors()) for task in tasks),
}))
"""


def test_another_reader_of_the_format_sees_the_same_tasks_links_and_dates(tmp_path: Path) -> None:
    if shutil.which("java") is None or find_spec("mpxj") is None or find_spec("jpype") is None:
        pytest.skip("NO JAVA OR MPXJ HERE: install the extra [mpp] and Java 17 to run this test")
    links = (Link(source="1", target="2", kind=LinkKind.SS, lag=Lag(amount=480)), Link(source="2", target="3"))
    plan = Plan(projects=(project(work("1", 3), work("2", 2), work("3", 0, kind=TaskKind.MILESTONE), links=links),))
    path = tmp_path / "plan.xml"
    path.write_bytes(written(plan))
    run = subprocess.run([sys.executable, "-c", _BY_MPXJ, str(path)], capture_output=True, text=True, timeout=120)
    seen = json.loads(run.stdout.splitlines()[-1])
    answer = schedule(plan)
    assert seen["links"] == 2
    for row, key in enumerate(("1", "2", "3")):
        assert seen["tasks"][key] == [
            f"Task {key}",
            text_of(int(answer.start[row])),
            text_of(int(answer.finish[row])),
        ]
