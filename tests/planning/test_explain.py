"""Why a task is on its date, in sentences: the chain of causes, each kind of cause, closed days, scope."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.exchange.plantext import plan_of
from tests.planning.programs import programs
from tests.sound import sound_plans

from ropewalk.planning import schedule
from ropewalk.planning.explain import Explanation, Scope, explain
from ropewalk.planning.plan import DialectName, Plan, TaskRef
from ropewalk.planning.schedule import CauseKind
from ropewalk.planning.units import Minutes

PROGRAM = """
[calendar.SITE]
week = {{ mon-fri = "08:00-12:00, 13:00-17:00" }}
exceptions = [{{ on = "2026-12-24 to 2027-01-01", name = "Closed" }}]
[project.LED]
name = "Ledger extraction"
start = 2026-11-23
calendar = "SITE"
[project.LED.task]
schema = {{ name = "Ledger schema", duration = "12d" }}
build = {{ name = "Ledger build", duration = "10d", after = ["schema"] }}
stage = {{ name = "Proof", kind = "summary" }}
load = {{ name = "Load test", parent = "stage", duration = "2d", after = ["build"] }}
fail = {{ name = "Failover test", parent = "stage", duration = "4d", after = ["build"] }}
{tasks}
[project.CRD]
name = "Card move"
start = 2026-11-23
calendar = "SITE"
[project.CRD.task]
cert = {{ name = "Scheme certification", duration = "4d" }}
switch = {{ name = "Card switch live", kind = "milestone", after = ["cert"] }}
[[handoff]]
id = "H-01"
giver = "LED:build"
receiver = "CRD:cert"
what = "Posting interface v2"
{program}
"""


def program(
    task: str = "", *, more: str = "", data_date: str = "", dialect: DialectName = DialectName.ROPEWALK
) -> Plan:
    """The ledger and the cards; `task` is one more task x of the ledger, held against `data_date`."""
    line = f'x = {{ name = "Audit", {task} }}' if task else ""
    text = PROGRAM.format(tasks=line, program=more)
    plan = plan_of(text.replace("start = 2026-11-23", f"start = 2026-11-23\n{data_date}", 1))
    return replace(plan, projects=tuple(replace(project, dialect=dialect) for project in plan.projects))


def why(plan: Plan, project: str, key: str, *, scope: Scope | None = None) -> Explanation:
    """Why a task is on its date."""
    ref = TaskRef(project, key)
    return explain(plan, schedule(plan), ref) if scope is None else explain(plan, schedule(plan), ref, scope=scope)


def reason(task: str, *, more: str = "", data_date: str = "", dialect: DialectName = DialectName.ROPEWALK) -> str:
    """The first sentence about one more task of the ledger."""
    return why(program(task, more=more, data_date=data_date, dialect=dialect), "LED", "x").steps[0].sentence


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs() | sound_plans())
def test_every_task_of_every_program_can_be_explained(plan: Plan) -> None:
    answer = schedule(plan)
    for ref, cause in zip(answer.refs, answer.causes, strict=True):
        told = explain(plan, answer, ref)
        refs = [step.ref for step in told.steps]
        assert refs[0] == ref
        assert len(set(refs)) == len(refs)
        assert all(
            sentence.endswith(".") and "  " not in sentence and "None" not in sentence for sentence in told.sentences
        )
        if told.steps[0].cause is not None:
            assert told.steps[0].cause is (CauseKind.NONE if cause is None else cause.kind)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_each_step_that_waits_is_followed_by_what_it_waits_for(plan: Plan) -> None:
    answer = schedule(plan)
    for ref in answer.refs:
        steps = explain(plan, answer, ref).steps
        for step, behind in itertools.pairwise(steps):
            cause = None if step.ref is None else answer.causes[answer.rows[step.ref]]
            if cause is not None and cause.kind in (CauseKind.LINK, CauseKind.HANDOFF):
                assert behind.ref == cause.ref


def test_the_chain_runs_through_a_handoff_back_to_where_it_begins() -> None:
    told = why(program(), "CRD", "switch")
    assert [step.sentence for step in told.steps] == [
        "Card switch live falls on Wed 6 Jan 2027 because Scheme certification finishes Wed 6 Jan 2027.",
        (
            "Scheme certification starts Wed 23 Dec 2026 because it needs Posting interface v2 (H-01) from LED, "
            "where Ledger build finishes Tue 22 Dec 2026. "
            "It takes 4 working days over the closed days 24 Dec to 1 Jan, until Wed 6 Jan 2027."
        ),
        (
            "Ledger build starts Wed 9 Dec 2026 because Ledger schema finishes Tue 8 Dec 2026. "
            "It takes 10 working days, until Tue 22 Dec 2026."
        ),
        (
            "Ledger schema starts Mon 23 Nov 2026. Nothing holds it back but its project's start, 23 Nov 2026. "
            "It takes 12 working days, until Tue 8 Dec 2026."
        ),
    ]


@pytest.mark.parametrize(
    ("task", "sentence"),
    [
        (
            'duration = "1d", after = ["schema"]',
            "Audit starts Wed 9 Dec 2026 because Ledger schema finishes Tue 8 Dec 2026.",
        ),
        ('duration = "1d", after = ["build SS"]', "because Ledger build starts Wed 9 Dec 2026."),
        (
            'duration = "1d", after = ["schema FS+1d"]',
            "Ledger schema finishes Tue 8 Dec 2026 and 1 working day has to pass.",
        ),
        ('duration = "1d", after = ["schema FS-2d"]', "and it may start 2 working days before that."),
        ('duration = "1d", after = ["schema FS+2ed"]', "and 2 calendar days have to pass."),
        ('duration = "1d", after = ["build SS+50%"]', "starts Wed 9 Dec 2026 and 50 % of that duration has to pass."),
        (
            'duration = "3d", after = ["schema FF"]',
            (
                "Audit finishes Tue 8 Dec 2026 because Ledger schema finishes Tue 8 Dec 2026, "
                "so it starts Fri 4 Dec 2026. It takes 3 working days."
            ),
        ),
        (
            'duration = "2d", constraint = "SNET 2026-12-07"',
            (
                "Audit starts Mon 7 Dec 2026 because it may start no earlier than Mon 7 Dec 2026. "
                "It takes 2 working days, until Tue 8 Dec 2026."
            ),
        ),
        ('duration = "2d", constraint = "ALAP"', "because it goes as late as it can."),
        (
            'duration = "2d", manual = { start = 2026-12-07 }',
            "Audit runs from Mon 7 Dec 2026 to Tue 8 Dec 2026 because its dates are held by hand.",
        ),
        (
            'duration = "1d", after = ["schema"], manual = { start = 2026-12-07 }',
            "held by hand. What it waits for would have it start Wed 9 Dec 2026.",
        ),
        (
            'duration = "4d", actual_start = 2026-11-24, percent_complete = 50',
            "Audit started Tue 24 Nov 2026, and the rest of it, 2 working days, finishes Fri 27 Nov 2026",
        ),
        (
            'duration = "1d", actual_start = 2026-11-23, actual_finish = 2026-11-24',
            "Audit started Mon 23 Nov 2026 and finished Tue 24 Nov 2026. What has happened does not move.",
        ),
        ('name = "Nothing said"', "has no dates, for it states neither a duration nor a date."),
    ],
)
def test_each_kind_of_cause_is_a_sentence(task: str, sentence: str) -> None:
    if task.startswith("name"):
        assert (
            sentence
            in why(plan_of(f"[project]\nkey = 'P'\nstart = 2026-11-23\n[task]\nx = {{ {task} }}"), "P", "x")
            .steps[0]
            .sentence
        )
    else:
        assert sentence in reason(task)


def test_the_data_date_is_a_cause() -> None:
    said = reason('duration = "2d"', data_date="data_date = 2026-11-27")
    assert said.startswith(
        "Audit starts Mon 30 Nov 2026 because no work that is left can begin before the data date of LED"
    )


def test_a_blackout_is_a_cause_and_says_what_it_costs() -> None:
    window = "[[blackout]]\nid = 'F'\nname = 'Freeze'\nstart = 2026-11-25\nfinish = 2026-12-04\ntasks = ['LED:x']"
    told = why(program('duration = "4d"', more=window), "LED", "x")
    assert "because it may not run during Freeze, 25 Nov 2026 to 4 Dec 2026." in told.steps[0].sentence
    assert told.sooner == "Without Freeze it could start 10 working days earlier, Mon 23 Nov 2026."


def test_a_handoff_from_outside_stands_on_its_promise() -> None:
    outside = "[[handoff]]\nid = 'H-02'\ngiver = 'VEN'\nreceiver = 'LED:x'\nwhat = 'HSM'\npromised = 2027-01-15"
    said = reason('duration = "2d"', more=outside)
    assert said.startswith(
        "Audit starts Mon 18 Jan 2027 because it needs HSM (H-02) from VEN, promised for Fri 15 Jan 2027."
    )


def test_a_summary_is_explained_by_the_task_that_finishes_last() -> None:
    first, behind, *_ = why(program(), "LED", "stage").steps
    assert first.sentence == (
        "Proof runs from Wed 23 Dec 2026 to Wed 6 Jan 2027: Load test starts first and Failover test finishes last."
    )
    assert behind.ref == TaskRef("LED", "fail")


def test_closed_days_before_a_start_are_told() -> None:
    said = reason('duration = "1d", constraint = "SNET 2026-12-24"')
    assert "It waits 7 more days over the closed days 24 Dec to 1 Jan." in said


def test_closed_days_within_a_lag_are_told() -> None:
    said = reason('duration = "1d", after = ["build FS+2d"]')
    assert "and 2 working days have to pass." in said
    assert "It waits 7 more days over the closed days 24 Dec to 1 Jan." in said


def test_closed_days_within_a_task_are_told() -> None:
    said = why(program(), "LED", "fail").steps[0].sentence
    assert "It takes 4 working days over the closed days 24 Dec to 1 Jan, until Wed 6 Jan 2027." in said


def test_what_would_let_a_task_start_earlier_names_the_next_that_holds_it() -> None:
    plan = program('duration = "1d", after = ["build"], constraint = "SNET 2026-12-14"')
    assert why(plan, "LED", "x").sooner == (
        "It would start earlier if Ledger build finished earlier: "
        "by up to 7 working days, until its constraint holds it."
    )


def test_no_more_is_promised_than_the_task_waited_for_takes() -> None:
    text = '[project]\nkey = "H"\nstart = 2026-11-23\n[task]\na = "5d"\nb = { duration = "3d", after = ["a FS+3d"] }'
    assert why(plan_of(text), "H", "b").sooner == "It would start earlier if a finished earlier."


def test_what_has_finished_is_not_said_to_finish_earlier() -> None:
    text = (
        '[project]\nkey = "H"\nstart = 2026-11-23\n[task]\n'
        'a = { duration = "5d", actual_start = 2026-11-23, actual_finish = 2026-11-27 }\n'
        'b = { duration = "3d", after = ["a"] }'
    )
    assert why(plan_of(text), "H", "b").sooner == ""


def test_a_delay_by_levelling_is_a_reason() -> None:
    plan = plan_of('[project]\nkey = "H"\nstart = 2026-11-23\n[task]\na = "5d"')
    (project,) = plan.projects
    tasks = tuple(replace(task, levelling_delay=Minutes(4 * 1440)) for task in project.tasks)
    told = why(replace(plan, projects=(replace(project, tasks=tasks),)), "H", "a")
    assert told.steps[0].sentence.startswith("a starts Fri 27 Nov 2026 because levelling delays it by 4 calendar days.")
    assert told.sooner == "Without its delay by levelling it could start 4 working days earlier, Mon 23 Nov 2026."


def test_a_date_that_stands_against_the_links_promises_nothing_earlier() -> None:
    plan = program('duration = "1d", after = ["schema"], constraint = "MSO 2026-12-01"', dialect=DialectName.PROJECT)
    assert why(plan, "LED", "x").sooner == ""


def test_float_by_the_clock_is_told_by_the_clock() -> None:
    assert "calendar days of float" in why(program('duration = "3ed", after = ["schema"]'), "LED", "x").leeway


@pytest.mark.parametrize(
    ("task", "more", "leeway"),
    [
        (
            'duration = "1d", after = ["schema"], deadline = 2026-12-04',
            "",
            "It is 3 working days late for its deadline, Fri 4 Dec 2026.",
        ),
        (
            'duration = "1d", after = ["schema"]',
            "[[handoff]]\nid = 'H-09'\ngiver = 'LED:x'\nreceiver = 'CRD:cert'\nneeded_by = 2026-12-07",
            "It is 2 working days late for handoff H-09, needed by Mon 7 Dec 2026.",
        ),
    ],
)
def test_a_missed_date_is_named(task: str, more: str, leeway: str) -> None:
    assert why(program(task, more=more), "LED", "x").leeway == leeway


def test_a_task_says_what_it_pushes() -> None:
    told = why(program(), "LED", "build")
    assert (
        told.onward == "It pushes Load test (Wed 23 Dec 2026), Failover test (Wed 23 Dec 2026) and "
        "Scheme certification (Wed 23 Dec 2026)."
    )
    assert told.pushes == (TaskRef("LED", "load"), TaskRef("LED", "fail"), TaskRef("CRD", "cert"))


def test_out_of_sight_dates_are_told_and_names_are_not() -> None:
    told = why(program(), "CRD", "switch", scope=Scope(sees=lambda ref: ref.project == "CRD"))
    assert "where a task of another project finishes Tue 22 Dec 2026" in told.steps[1].sentence
    assert told.steps[-1].sentence == (
        "A task of another project finishes Tue 22 Dec 2026; why is for those who see its plan."
    )
    assert "Ledger" not in " ".join(told.sentences)


def test_a_task_in_a_circle_says_so() -> None:
    plan = program('duration = "1d", after = ["x2"]')
    ledger = plan.projects[0]
    other = replace(ledger.tasks[-1], key="x2", name="Review")
    link = replace(ledger.links[-1], source="x", target="x2")
    ledger = replace(ledger, tasks=(*ledger.tasks, other), links=(*ledger.links, link))
    told = why(replace(plan, projects=(ledger, *plan.projects[1:])), "LED", "x")
    assert told.sentences[0] == "Audit has no dates, for it stands in a circle of links or behind one."


def test_a_task_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        why(program(), "LED", "nothing")
