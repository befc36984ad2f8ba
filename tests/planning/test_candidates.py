"""Handoffs that plans hint at and nobody has stated."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.exchange.plantext import plan_of
from tests.planning.programs import programs

from ropewalk.planning import schedule
from ropewalk.planning.candidates import Candidate, Evidence, LinkOut, candidates
from ropewalk.planning.check import check
from ropewalk.planning.plan import External, Handoff, LinkKind, Plan, Project, TaskRef

PROGRAM = """
[project.LED]
name = "Ledger extraction"
start = 2026-11-23
[project.LED.task]
12 = {{ name = "Ledger schema frozen", duration = "5d" }}
post = {{ name = "Posting interface v2", kind = "milestone", after = ["12"] }}
[project.CRD]
name = "Card move"
start = 2026-11-23
[project.CRD.task]
port = {{ name = "Authorisation port", duration = "9d" }}
{tasks}
"""


def program(*tasks: str) -> Plan:
    """The ledger and the cards; `tasks` stand in the plan of the cards."""
    return plan_of(PROGRAM.format(tasks="\n".join(tasks)))


def named(name: str) -> Plan:
    """The program with one task of this name in the plan of the cards."""
    return program(f'x = {{ name = "{name}", duration = "1d" }}')


def found(plan: Plan, *links: LinkOut, files: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Giver and receiver of each candidate."""
    return [(_said(each.giver), _said(each.receiver)) for each in proposed(plan, *links, files=files)]


def proposed(plan: Plan, *links: LinkOut, files: dict[str, str] | None = None) -> tuple[Candidate, ...]:
    return candidates(plan, schedule(plan), links, files=files)


def _said(ref: TaskRef) -> str:
    return f"{ref.project}:{ref.key or ''}"


@pytest.mark.parametrize(
    "name",
    [
        "Waiting for ledger schema",
        "wait for the Ledger schema to be frozen",
        "Blocked by LED:12",
        "Depends on the frozen ledger schema",
        "Needs frozen schema from LED",
        "requires the schema of the ledger from Ledger extraction",
        "Warten auf Ledger schema",
        "Blockiert durch LED:12",
        "Hängt von LED:12 ab",
        "Benötigt schema frozen von LED",
        "En attente de LED:12",
        "Bloqué par LED:12",
        "Dépend de LED:12",
        "A la espera de LED:12",
        "Bloqueada por LED:12",
        "Depende de LED:12",
    ],
)
def test_a_name_that_says_it_waits_points_to_the_task_it_means(name: str) -> None:
    assert found(named(name)) == [("LED:12", "CRD:x")]


@pytest.mark.parametrize(
    "name",
    [
        "Wait 3 days",
        "Authorisation test",
        "Waiting for the authorisation port",
        "Ledger schema review",
        "Depends on weather",
        "Needs a rest",
        "Attend the ledger meeting",
    ],
)
def test_a_name_that_means_no_other_project_proposes_nothing(name: str) -> None:
    assert found(named(name)) == []


def test_a_name_that_means_a_project_alone_leaves_the_task_open() -> None:
    (candidate,) = proposed(named("Needs sign-off from LED"))
    assert (candidate.giver, candidate.evidence) == (TaskRef("LED", None), Evidence.SAID_OF_PROJECT)


def test_an_issue_key_in_a_name_is_enough() -> None:
    plan = program('x = { name = "blocked by LED-7", duration = "1d" }')
    ledger = plan.projects[0]
    tasks = (*ledger.tasks, replace(ledger.tasks[0], key="LED-7", name="Parity"))
    assert found(replace(plan, projects=(replace(ledger, tasks=tasks), *plan.projects[1:]))) == [("LED:LED-7", "CRD:x")]


def test_milestones_of_one_name_are_tied_from_the_one_that_is_worked_for() -> None:
    plan = program('in = { name = "Posting interface v2 received", kind = "milestone" }')
    (candidate,) = proposed(plan)
    assert (candidate.giver, candidate.receiver) == (TaskRef("LED", "post"), TaskRef("CRD", "in"))
    assert candidate.sentence == (
        "LED:post Posting interface v2 and CRD:in Posting interface v2 received are milestones of one name, "
        "and only the first waits for work of its project."
    )


def test_names_that_every_plan_has_are_not_alike() -> None:
    text = "[project.{0}]\nstart = 2026-11-23\n[project.{0}.task]\na = {{ name = '{1}', kind = 'milestone' }}\n"
    assert found(plan_of(text.format("A", "Project complete") + text.format("B", "Project complete"))) == []
    many = "".join(text.format(key, "Board review") for key in "ABCD")
    assert found(plan_of(many)) == []


LINK = LinkOut(TaskRef("CRD", "port"), "C:\\plans\\Ledger extraction.mpp", "12", "SS", is_giver=False)


def test_a_link_that_leaves_its_file_is_the_surest_hint() -> None:
    (candidate,) = proposed(program(), LINK)
    assert (candidate.giver, candidate.receiver) == (TaskRef("LED", "12"), TaskRef("CRD", "port"))
    assert (candidate.kind, candidate.evidence) == (LinkKind.SS, Evidence.LINKED)


def test_a_link_finds_its_project_by_the_name_of_the_file() -> None:
    link = LINK._replace(file="..\\old\\L2026.mpp")
    assert found(program(), link) == [("..\\old\\L2026.mpp:", "CRD:port")]
    assert found(program(), link, files={"LED": "l2026.xml", "CRD": "cards.xml"}) == [("LED:12", "CRD:port")]


def test_a_link_to_a_file_that_is_not_here_says_so() -> None:
    (candidate,) = proposed(program(), LINK._replace(file="Vendor.mpp", other="7"))
    assert candidate.evidence is Evidence.LINKED_OUTSIDE
    assert "waits for 7 of Vendor.mpp, which is not in this program" in candidate.sentence


def test_a_link_to_a_project_by_its_key_names_the_task() -> None:
    assert found(program(), LINK._replace(file="D:\\old\\led.MPP")) == [("LED:12", "CRD:port")]


def test_a_link_to_a_task_that_its_project_lacks_says_what_to_name() -> None:
    (candidate,) = proposed(program(), LINK._replace(file="LED.mpp", other="77"))
    assert candidate.giver == TaskRef("LED", None)
    assert "not in this program" not in candidate.sentence
    assert candidate.sentence.endswith("LED has no task 77: name the task that gives, or when it is promised.")


def test_a_link_out_of_a_file_gives_to_the_other() -> None:
    link = LinkOut(TaskRef("LED", "12"), "Card move.mpp", "port", "FS", is_giver=True)
    assert found(program(), link) == [("LED:12", "CRD:port")]


def test_a_task_quoted_from_another_plan_stands_for_the_real_one() -> None:
    plan = program('ghost = { name = "Ledger schema frozen" }', 'x = { duration = "1d", after = ["ghost"] }')
    cards = plan.projects[1]
    tasks = tuple(
        replace(task, external=External(file="Ledger extraction.mpp")) if task.key == "ghost" else task
        for task in cards.tasks
    )
    assert found(replace(plan, projects=(plan.projects[0], replace(cards, tasks=tasks)))) == [("LED:12", "CRD:x")]


def test_the_surest_come_first() -> None:
    plan = program(
        'a = { name = "Needs sign-off from LED", duration = "1d" }',
        'b = { name = "Posting interface v2", kind = "milestone" }',
        'c = { name = "Blocked by LED:12", duration = "1d" }',
    )
    assert [each.evidence for each in proposed(plan, LINK)] == [
        Evidence.LINKED,
        Evidence.SAID,
        Evidence.SAME_NAME,
        Evidence.SAID_OF_PROJECT,
    ]


def test_a_handoff_that_is_stated_is_not_proposed_again() -> None:
    plan = named("Blocked by LED:12")
    handoff = Handoff(key="H-1", giver=TaskRef("LED", "12"), receiver=TaskRef("CRD", "x"), is_hard=False)
    assert found(replace(plan, handoffs=(handoff,))) == []


def test_what_would_close_a_circle_is_not_proposed() -> None:
    plan = named("Blocked by LED:12")
    back = Handoff(key="H-1", giver=TaskRef("CRD", "x"), receiver=TaskRef("LED", "12"))
    assert found(replace(plan, handoffs=(back,))) == []


def test_of_two_candidates_that_wait_for_each_other_the_surer_stays() -> None:
    plan = named("Blocked by LED:12")
    link = LinkOut(TaskRef("CRD", "x"), "LED", "12", "FS", is_giver=True)
    assert found(plan, link) == [("CRD:x", "LED:12")]


def test_a_finished_receiver_waits_for_nothing() -> None:
    done = "actual_start = 2026-11-02, actual_finish = 2026-11-03"
    assert found(program(f'x = {{ name = "Blocked by LED:12", duration = "1d", {done} }}')) == []


def _waiting(project: Project, other: Project) -> Project:
    """The project with tasks that say they wait for the tasks of the same key in another."""
    tasks = (replace(task, name=f"waiting for {other.key}:{task.key}") for task in project.tasks)
    return replace(project, tasks=tuple(tasks))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_taking_every_candidate_adds_no_circle(plan: Plan) -> None:
    """The names of random tasks say that they wait for tasks of the other projects."""
    first, *others = plan.projects
    last = plan.projects[-1]
    plan = replace(plan, projects=(_waiting(first, last), *(_waiting(other, first) for other in others)))
    taken = tuple(each.handoff(f"N{number}") for number, each in enumerate(proposed(plan)))
    before = {each.sentence for each in check(plan) if "circle" in each.code}
    after = {each.sentence for each in check(replace(plan, handoffs=plan.handoffs + taken)) if "circle" in each.code}
    assert after == before
