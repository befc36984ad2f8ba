"""The demo program: it reads without a fault, and its schedule says what every page about it says."""

import io
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from tests.demo import BASELINE, BASELINE_FINISH, CRITICAL_STAGES, PROGRAM_FINISH, STAGES, Stage, demo_plan

from ropewalk.app.demo import plan_texts
from ropewalk.exchange.planfile import read, text_of
from ropewalk.planning import Schedule, schedule
from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.check import check
from ropewalk.planning.plan import Handoff, Plan, Project, Task, TaskKind, TaskRef
from ropewalk.planning.progress import is_done
from ropewalk.planning.units import NEVER, Minutes, day_of, parse_instant
from ropewalk.planning.units import text_of as date_text

DAY = 480
GIVES_ITS_STAGE = {
    "H-01": "L3",
    "H-02": "S2",
    "H-03": "C2",
    "H-04": "L2a",
    "H-05": "P2",
    "H-06": "P3",
    "H-07": "P4",
    "H-08": "C4",
    "H-09": "D5",
    "H-10": "S5",
    "H-11": "M4",
    "H-12": "L5",
}
"""Which stage each open handoff finishes."""


@cache
def answer() -> Schedule:
    """The schedule of the demo."""
    return schedule(demo_plan())


@cache
def answer_without_needs() -> Schedule:
    """The schedule where nobody needs a handoff by a date: float is then room to the program's finish alone."""
    plan = demo_plan()
    return schedule(replace(plan, handoffs=tuple(replace(each, needed_by=None) for each in plan.handoffs)))


def project_of(key: str) -> Project:
    """A project of the demo."""
    return next(project for project in demo_plan().projects if project.key == key)


def task_of(ref: TaskRef) -> Task:
    """A task of the demo."""
    return next(task for task in project_of(ref.project).tasks if task.key == ref.key)


def days_between(early: int, late: int) -> float:
    """Working days of the demo's calendar between two instants."""
    (calendar,) = demo_plan().calendars
    time = WorkingTime.of(calendar, calendars={}, first=day_of(date(2026, 1, 1)), last=day_of(date(2028, 12, 31)))
    return float(time.work_between(early, late)) / DAY


def day_text(instant: int) -> str:
    """The day of an instant."""
    return (date_text(instant) or "").partition("T")[0]


def handoff_of(key: str) -> Handoff:
    """A handoff of the demo."""
    return next(handoff for handoff in demo_plan().handoffs if handoff.key == key)


@pytest.mark.parametrize(("name", "text"), plan_texts())
def test_every_text_of_the_demo_reads_without_a_finding(name: str, text: bytes) -> None:
    assert read(io.BytesIO(text), name=name).findings == ()


@pytest.mark.parametrize(("name", "text"), plan_texts())
def test_the_demo_is_written_as_our_writer_writes_it_but_for_its_comments(name: str, text: bytes) -> None:
    plan = read(io.BytesIO(text), name=name).plan
    assert plan is not None
    lines = [line for line in text.decode().splitlines() if line and not line.startswith("#")]
    assert lines == [line for line in text_of(plan).splitlines() if line]


def test_the_only_findings_are_the_two_promises_that_come_too_late() -> None:
    found = [(finding.code, finding.sentence.split()[1]) for finding in check(demo_plan())]
    assert found == [("handoff-promised-late", "H-02"), ("handoff-promised-late", "H-03")]


def test_the_program_finishes_when_its_pages_say() -> None:
    assert day_text(answer().program_finish) == PROGRAM_FINISH


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.key)
def test_a_stage_starts_and_finishes_when_the_pages_say(stage: Stage) -> None:
    row = answer().rows[stage.ref]
    assert (day_text(answer().start[row]), day_text(answer().finish[row])) == (stage.start, stage.finish)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.key)
def test_a_stage_has_the_float_to_the_program_finish_that_the_pages_say(stage: Stage) -> None:
    plain = answer_without_needs()
    assert plain.total_float[plain.rows[stage.ref]] / DAY == stage.float_days


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.key)
def test_a_stage_slipped_from_baseline_2_by_the_days_the_pages_say(stage: Stage) -> None:
    (baseline,) = task_of(stage.ref).baselines
    assert baseline.number == BASELINE
    assert baseline.finish is not None
    assert days_between(baseline.finish, int(answer().finish[answer().rows[stage.ref]])) == stage.slip_days


def test_every_stage_that_is_open_is_held_against_the_pages() -> None:
    rows = zip(answer().refs, answer().kinds, answer().total_float.tolist(), strict=True)
    open_stages = {ref for ref, kind, room in rows if kind is TaskKind.SUMMARY and room != NEVER}
    assert open_stages == {stage.ref for stage in STAGES}


@pytest.mark.parametrize(("key", "stage"), GIVES_ITS_STAGE.items())
def test_a_handoff_is_given_when_its_stage_finishes(key: str, stage: str) -> None:
    giver = handoff_of(key).giver
    assert task_of(giver).parent == stage
    rows, finish = answer().rows, answer().finish
    assert finish[rows[giver]] == finish[rows[TaskRef(giver.project, stage)]]


@pytest.mark.parametrize("key", ["H-02", "H-03", "H-08"])
def test_where_a_handoff_is_needed_sooner_than_it_comes_the_giver_is_behind_by_those_days(key: str) -> None:
    handoff = handoff_of(key)
    row = answer().rows[handoff.giver]
    assert handoff.needed_by is not None
    behind = days_between(handoff.needed_by, int(answer().finish[row]))
    assert behind > 0
    assert answer().total_float[row] / DAY == -behind


def test_a_need_moves_no_date() -> None:
    assert answer().finish.tolist() == answer_without_needs().finish.tolist()


def test_the_card_move_drives_the_program_and_nothing_else_does() -> None:
    driving = {ref for ref, drives in zip(answer().refs, answer().is_driving, strict=True) if drives}
    stages = [ref for ref in answer().refs if ref in driving and task_of(ref).parent is None]
    assert stages == [TaskRef("CRD", key) for key in CRITICAL_STAGES]


def test_the_critical_stages_are_those_without_float_where_nobody_needs_a_handoff_by_a_date() -> None:
    plain = answer_without_needs()
    critical = [ref for ref, is_critical in zip(plain.refs, plain.is_critical, strict=True) if is_critical]
    assert [ref for ref in critical if task_of(ref).parent is None] == [TaskRef("CRD", key) for key in CRITICAL_STAGES]


def test_baseline_2_finished_the_program_when_its_pages_say() -> None:
    finishes = [
        baseline.finish
        for project in demo_plan().projects
        for task in project.tasks
        for baseline in task.baselines
        if baseline.finish is not None
    ]
    assert day_text(max(finishes)) == BASELINE_FINISH


def test_every_task_has_a_baseline() -> None:
    bare = [task.key for project in demo_plan().projects for task in project.tasks if not task.baselines]
    assert bare == []


def test_the_stages_stand_for_839_work_items() -> None:
    items = {
        project.key: sum(task.rollup.items for task in project.tasks if task.rollup) for project in demo_plan().projects
    }
    assert items == {"CRD": 188, "LED": 214, "SEC": 77, "DR": 96, "DPA": 121, "MCN": 143}


def test_the_commitments_are_those_of_the_pages() -> None:
    dates = {each.key: day_text(each.date) for each in demo_plan().commitments}
    assert dates == {
        "program": "2027-09-30",
        "LED": "2027-09-10",
        "CRD": "2027-08-31",
        "DR": "2027-07-30",
        "DPA": "2027-06-25",
        "SEC": "2027-06-30",
        "MCN": "2027-08-20",
    }


def test_the_two_delivered_handoffs_were_given_on_their_promised_day() -> None:
    for key in ("H-13", "H-14"):
        handoff = handoff_of(key)
        progress = task_of(handoff.giver).progress
        assert progress is not None
        assert progress.actual_finish == handoff.promised, key


def test_fourteen_handoffs_name_tasks_that_are_there() -> None:
    rows = answer().rows
    assert len(demo_plan().handoffs) == 14
    assert all(each.giver in rows and each.receiver in rows for each in demo_plan().handoffs)


def test_the_mainframe_may_not_be_switched_off_in_the_freeze() -> None:
    late = TaskRef("CRD", "CRD-150")
    moved = schedule(_with_duration(demo_plan(), late, (task_of(late).duration or 0) + 55 * DAY))
    row = moved.rows[TaskRef("CRD", "C8")]
    assert moved.finish[moved.rows[TaskRef("CRD", "C6")]] > parse_instant("2027-11-01")
    assert moved.start[row] < parse_instant("2027-11-15") < parse_instant("2028-01-10") <= moved.finish[row]


def test_what_is_done_and_what_is_left_adds_up_to_the_duration_of_work_in_hand() -> None:
    for project in demo_plan().projects:
        for task in project.tasks:
            progress = task.progress
            if progress is None or is_done(task):
                continue
            assert progress.actual_start is not None, task.key
            assert project.data_date is not None, task.key
            done = days_between(progress.actual_start, project.data_date)
            assert ((task.duration or 0) - (progress.remaining or 0)) / DAY == done, task.key


def _with_duration(plan: Plan, ref: TaskRef, minutes: int) -> Plan:
    task = replace(task_of(ref), duration=Minutes(minutes))
    project = project_of(ref.project)
    changed = replace(project, tasks=tuple(task if each.key == ref.key else each for each in project.tasks))
    return replace(plan, projects=tuple(changed if each.key == ref.project else each for each in plan.projects))
