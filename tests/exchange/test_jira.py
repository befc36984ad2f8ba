"""What a Jira export comes to: epics and versions as tasks, the rest as progress and throughput, in both formats."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.jira_exports import (
    Ticket,
    day,
    findings_of,
    jira_csv,
    jira_json,
    plan_of,
    project_of,
    read,
    task_of,
    tickets_of_a_program,
)
from tests.exchange.jira_stories import BOTH, DATED, Export, dates_of, done, epic, story

from ropewalk.exchange.jira import Level
from ropewalk.exchange.reading import CrossLink, WeekCount
from ropewalk.planning import schedule
from ropewalk.planning.check import check
from ropewalk.planning.plan import (
    Assignment,
    Constraint,
    ConstraintKind,
    Link,
    LinkKind,
    Rollup,
    TaskKind,
    TaskRef,
)
from ropewalk.planning.units import Minutes, parse_instant, text_of


@BOTH
def test_epics_enter_and_their_stories_roll_up(export: Export) -> None:
    data = export(
        epic("LED-1", summary="Hull", **DATED),
        done("LED-2", "LED-1", "2026-01-07 16:00", estimate=28800, remaining=0),
        story("LED-3", "LED-1", estimate=57600, remaining=57600),
        done("LED-4", "LED-1", "2026-01-15 10:00"),
    )
    project = project_of(data)
    assert [task.key for task in project.tasks] == ["LED-1"]
    assert project.tasks[0].name == "Hull"
    assert project.tasks[0].rollup == Rollup(items=3, done=2, estimated=Minutes(1440), remaining=Minutes(960))
    assert read(data).throughput == (WeekCount("LED", "2026-01-05", 1), WeekCount("LED", "2026-01-12", 1))


@BOTH
def test_start_is_a_wish_and_due_a_deadline(export: Export) -> None:
    task = task_of(export(epic("LED-1", **DATED)), "LED-1")
    assert task.constraint == Constraint(kind=ConstraintKind.SNET, at=parse_instant("2026-03-02T08:00"))
    assert task.deadline == parse_instant("2026-03-13T17:00")
    assert task.duration == 10 * 480


@BOTH
def test_an_estimate_in_seconds_is_a_duration_where_dates_are_missing(export: Export) -> None:
    assert task_of(export(epic("LED-1", estimate=144_000)), "LED-1").duration == 5 * 480


@BOTH
def test_a_due_date_without_a_length_is_kept_and_not_stretched(export: Export) -> None:
    data = export(epic("LED-1", due=day("2026-03-31")))
    task = task_of(data, "LED-1")
    assert task.duration is None
    assert task.constraint == Constraint(kind=ConstraintKind.FNET, at=parse_instant("2026-03-31T17:00"))
    assert dates_of(data) == {"LED-1": ("2026-03-31T17:00", "2026-03-31T17:00")}


@BOTH
def test_undated_issues_are_counted_and_listed_and_get_no_dates(export: Export) -> None:
    data = export(
        epic("LED-1", **DATED),
        epic("LED-2"),
        story("LED-3", "LED-2"),
        story("LED-4", "LED-1", category="In Progress"),
        story("LED-5", "LED-1", estimate=3600),
        done("LED-6", "LED-1", "2026-01-07"),
    )
    (finding,) = findings_of(data, "jira-undated")
    assert "3 open issues of LED (5 in all): LED-2, LED-3 and LED-4" in finding.sentence
    assert dates_of(data)["LED-2"] == (None, None)


@BOTH
def test_an_epic_in_progress_without_dates_gets_none_either(export: Export) -> None:
    data = export(epic("LED-1", category="In Progress", changed=day("2026-01-06 09:00")))
    assert dates_of(data)["LED-1"] == (None, None)


@BOTH
def test_an_epic_without_dates_takes_those_of_its_stories_and_says_so(export: Export) -> None:
    data = export(
        epic("LED-1"),
        story("LED-2", "LED-1", start=day("2026-03-02"), due=day("2026-03-04")),
        story("LED-3", "LED-1", due=day("2026-03-13")),
    )
    task = task_of(data, "LED-1")
    assert task.duration == 10 * 480
    assert task.deadline is None
    assert "LED-1" in findings_of(data, "jira-dates-rolled")[0].sentence


@BOTH
def test_blocks_within_a_project_is_a_link_stated_once(export: Export) -> None:
    data = export(epic("LED-1", blocks=("LED-2",)), epic("LED-2", blocked_by=("LED-1",)))
    assert project_of(data).links == (Link(source="LED-1", target="LED-2", kind=LinkKind.FS),)


@BOTH
def test_one_export_becomes_several_projects_and_blocks_between_them_a_handoff(export: Export) -> None:
    plan = plan_of(export(epic("LED-7", summary="Schema", blocks=("CRD-4",)), epic("CRD-4")))
    assert [project.key for project in plan.projects] == ["LED", "CRD"]
    assert [project.name for project in plan.projects] == ["The LED project", "The CRD project"]
    (handoff,) = plan.handoffs
    assert (handoff.giver, handoff.receiver) == (TaskRef("LED", "LED-7"), TaskRef("CRD", "CRD-4"))
    assert handoff.key == "LED-7 blocks CRD-4"
    assert handoff.what == "Schema"


@BOTH
def test_a_story_that_blocks_a_story_of_another_project_is_a_candidate_between_their_epics(export: Export) -> None:
    data = export(epic("LED-1"), story("LED-2", "LED-1", blocks=("CRD-2",)), epic("CRD-1"), story("CRD-2", "CRD-1"))
    assert read(data).cross_links == (CrossLink(TaskRef("CRD", "CRD-1"), "LED", "LED-1", "FS", False),)
    assert plan_of(data).handoffs == ()


@BOTH
def test_a_link_to_an_issue_outside_of_the_file_is_a_candidate_and_said(export: Export) -> None:
    data = export(epic("LED-1", blocked_by=("PLT-99",), blocks=("WEB-3",)))
    assert read(data).cross_links == (
        CrossLink(TaskRef("LED", "LED-1"), "WEB", "WEB-3", "FS", True),
        CrossLink(TaskRef("LED", "LED-1"), "PLT", "PLT-99", "FS", False),
    )
    assert "PLT-99 blocks LED-1" in findings_of(data, "jira-links-outside")[0].sentence


@BOTH
def test_a_link_between_stories_of_one_project_is_left_out_and_said(export: Export) -> None:
    data = export(
        epic("LED-1"),
        epic("LED-2"),
        story("LED-3", "LED-1", blocks=("LED-4", "LED-5")),
        story("LED-4", "LED-2"),
        story("LED-5", "LED-1"),
    )
    assert project_of(data).links == ()
    assert (
        "1 link between issues that did not enter: LED-3 blocks LED-4"
        in findings_of(data, "jira-links-below")[0].sentence
    )


@BOTH
def test_on_the_level_of_issues_everything_is_a_task_below_its_epic(export: Export) -> None:
    data = export(
        epic("LED-1"),
        story("LED-2", "LED-1", estimate=28800, assignee="Ana Reis", blocks=("LED-3",)),
        story("LED-3", "LED-1", estimate=28800),
        Ticket(key="LED-4", type="Sub-task", parent="LED-3", estimate=7200),
    )
    project = project_of(data, Level.ISSUES)
    kinds = [(task.key, task.kind, task.parent) for task in project.tasks]
    assert kinds == [
        ("LED-1", TaskKind.SUMMARY, None),
        ("LED-2", TaskKind.TASK, "LED-1"),
        ("LED-3", TaskKind.SUMMARY, "LED-1"),
        ("LED-4", TaskKind.TASK, "LED-3"),
    ]
    assert project.links == (Link(source="LED-2", target="LED-3"),)
    assert project.assignments == (
        Assignment(task="LED-2", resource="Ana Reis", work=Minutes(480), remaining_work=Minutes(480)),
    )


@BOTH
def test_a_version_waits_for_its_epics(export: Export) -> None:
    data = export(
        epic("LED-1", versions=("1.0",), **DATED),
        epic("LED-2", **DATED),
        story("LED-3", "LED-2", versions=("1.0", "2.0")),
        epic("LED-4", **DATED),
        story("LED-5", "LED-4", versions=("2.0",)),
        story("LED-6", "LED-4"),
    )
    project = project_of(data)
    assert project.links == (
        Link(source="LED-1", target="1.0"),
        Link(source="LED-2", target="1.0"),
        Link(source="LED-2", target="2.0"),
    )
    version = task_of(data, "1.0")
    assert version.kind is TaskKind.MILESTONE
    assert version.rollup == Rollup(items=1, done=0)
    assert dates_of(data)["1.0"] == ("2026-03-13T17:00", "2026-03-13T17:00")


def test_a_release_date_is_kept_and_promised() -> None:
    data = jira_json(epic("LED-1", versions=("1.0",), **DATED), releases={"1.0": "2026-04-30"})
    version = task_of(data, "1.0")
    assert version.constraint == Constraint(kind=ConstraintKind.FNET, at=parse_instant("2026-04-30T17:00"))
    assert version.deadline == parse_instant("2026-04-30T17:00")
    assert dates_of(data)["1.0"][1] == "2026-04-30T17:00"


@BOTH
def test_a_version_without_any_date_gets_none(export: Export) -> None:
    data = export(epic("LED-1", versions=("1.0",)))
    assert dates_of(data)["1.0"] == (None, None)


@BOTH
def test_versions_alone_span_the_dates_of_what_is_in_them(export: Export) -> None:
    data = export(
        epic("LED-1", versions=("1.0",), **DATED),
        done("LED-2", "LED-1", "2026-01-07", versions=("1.0",)),
        story("LED-3"),
    )
    project = project_of(data, Level.VERSIONS)
    assert [task.key for task in project.tasks] == ["1.0"]
    assert project.tasks[0].duration == 10 * 480
    assert project.tasks[0].rollup == Rollup(items=1, done=1)
    assert "LED-3" in findings_of(data, "jira-loose", Level.VERSIONS)[0].sentence


@BOTH
def test_epics_alone_leave_versions_out(export: Export) -> None:
    data = export(epic("LED-1", versions=("1.0",)), epic("LED-2"))
    assert [task.key for task in project_of(data, Level.EPICS).tasks] == ["LED-1", "LED-2"]


@BOTH
def test_an_export_without_epics_and_versions_enters_by_its_issues(export: Export) -> None:
    data = export(story("LED-1", estimate=28800), story("LED-2", estimate=28800))
    assert [task.key for task in project_of(data).tasks] == ["LED-1", "LED-2"]
    assert findings_of(data, "jira-issues-enter")


@BOTH
@pytest.mark.parametrize("level", [Level.EPICS, Level.VERSIONS])
def test_a_level_on_which_there_is_nothing_stops_and_names_the_others(export: Export, level: Level) -> None:
    reading = read(export(story("LED-1")), level)
    assert reading.plan is None
    assert reading.findings[-1].stops
    assert "issues" in reading.findings[-1].remedy


@BOTH
def test_an_epic_that_is_only_named_gets_a_task_that_stands_for_its_issues(export: Export) -> None:
    data = export(done("LED-2", "LED-1", "2026-01-07"), story("LED-3", "LED-1"))
    (task,) = project_of(data).tasks
    assert (task.key, task.rollup) == ("LED-1", Rollup(items=2, done=1))
    assert "LED-1" in findings_of(data, "jira-stand-in")[0].sentence


@BOTH
def test_assignees_own_their_tasks_and_are_the_people_of_the_program(export: Export) -> None:
    data = export(
        epic("LED-1", assignee="Ana Reis"), epic("CRD-1", assignee="Ben Okoro"), epic("CRD-2", assignee="Ana Reis")
    )
    plan = plan_of(data)
    assert [task.owner for project in plan.projects for task in project.tasks] == ["Ana Reis", "Ben Okoro", "Ana Reis"]
    assert {"Ana Reis", "Ben Okoro"} <= {person.key for person in plan.resources}
    assert plan.projects[0].assignments == ()


@BOTH
def test_story_points_stand_in_the_notes(export: Export) -> None:
    data = export(
        epic("LED-1", description="Why"),
        done("LED-2", "LED-1", "2026-01-07", points=3.0),
        story("LED-3", "LED-1", points=5.0),
    )
    assert task_of(data, "LED-1").notes == "Story points of its issues: 8, 3 of them done\n\nWhy"


@BOTH
def test_what_stands_above_epics_is_a_summary_of_them(export: Export) -> None:
    data = export(
        Ticket(key="LED-1", type="Initiative"), epic("LED-2", parent="LED-1", **DATED), story("LED-3", "LED-2")
    )
    kinds = [(task.key, task.kind, task.parent) for task in project_of(data).tasks]
    assert kinds == [("LED-1", TaskKind.SUMMARY, None), ("LED-2", TaskKind.TASK, "LED-1")]


@BOTH
def test_an_unknown_type_that_holds_stories_is_as_high_as_an_epic(export: Export) -> None:
    data = export(
        Ticket(key="LED-1", type="Workstream"),
        Ticket(key="LED-2", type="Feature", parent="LED-1"),
        Ticket(key="LED-3", type="Story", parent="LED-2"),
        Ticket(key="LED-4", type="Feature"),
    )
    assert [task.key for task in project_of(data).tasks] == ["LED-1", "LED-2", "LED-4"]


@BOTH
def test_a_story_below_an_epic_of_another_project_counts_there(export: Export) -> None:
    data = export(epic("PLT-1"), done("LED-2", "PLT-1", "2026-01-07"))
    assert task_of(data, "PLT-1").rollup == Rollup(items=1, done=1)
    assert task_of(data, "LED-2", Level.ISSUES).parent is None
    assert findings_of(data, "jira-parent-elsewhere", Level.ISSUES)


@BOTH
def test_a_milestone_by_its_type_takes_no_time(export: Export) -> None:
    data = export(Ticket(key="LED-1", type="Milestone", due=day("2026-03-31")), Ticket(key="LED-2", type="Milestone"))
    tasks = project_of(data, Level.ISSUES).tasks
    assert [task.kind for task in tasks] == [TaskKind.MILESTONE, TaskKind.TASK]
    assert dates_of(data, Level.ISSUES) == {"LED-1": ("2026-03-31T17:00", "2026-03-31T17:00"), "LED-2": (None, None)}


@BOTH
def test_a_done_epic_with_open_stories_is_said(export: Export) -> None:
    data = export(epic("LED-1", category="Done", resolved=day("2026-01-09")), story("LED-2", "LED-1"))
    assert "LED-1 is done and has 1 issue" in findings_of(data, "jira-done-with-rest")[0].sentence


@BOTH
def test_dates_in_the_wrong_order_are_said_and_make_no_duration(export: Export) -> None:
    data = export(epic("LED-1", start=day("2026-03-13"), due=day("2026-03-02")))
    assert task_of(data, "LED-1").duration is None
    assert findings_of(data, "jira-dates-reversed")


@BOTH
def test_links_to_itself_and_to_its_own_epic_are_said_and_left_out(export: Export) -> None:
    data = export(epic("LED-1", blocks=("LED-1", "LED-2")), story("LED-2", "LED-1", **DATED))
    assert project_of(data, Level.ISSUES).links == ()
    codes = {finding.code for finding in read(data, Level.ISSUES).findings}
    assert {"jira-link-itself", "jira-link-above"} <= codes


@BOTH
def test_parents_in_a_circle_are_said_and_stand_at_the_top(export: Export) -> None:
    data = export(epic("LED-1", parent="LED-2"), epic("LED-2", parent="LED-1"), epic("LED-3", parent="LED-3"))
    assert [task.parent for task in project_of(data).tasks] == [None, None, None]
    assert "LED-1 → LED-2 → LED-1" in findings_of(data, "jira-parent-circle")[0].sentence


@BOTH
def test_an_issue_that_stands_twice_counts_once(export: Export) -> None:
    data = export(epic("LED-1", summary="first"), epic("LED-1", summary="second"))
    assert [task.name for task in project_of(data).tasks] == ["first"]
    assert findings_of(data, "jira-issue-twice")


@BOTH
def test_start_and_due_are_kept_as_the_dates_jira_shows(export: Export) -> None:
    (saved,) = read(export(epic("LED-1", **DATED))).saved
    assert (text_of(saved.start), text_of(saved.finish)) == ("2026-03-02T08:00", "2026-03-13T17:00")


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(Level))
def test_both_formats_of_one_search_give_one_plan(seed: int, level: Level) -> None:
    tickets = tickets_of_a_program(seed)
    from_csv, from_json = read(jira_csv(*tickets), level), read(jira_json(*tickets), level)
    assert from_csv.plan is not None
    assert from_json.plan is not None
    leads = [dataclasses.replace(project, lead=None) for project in from_csv.plan.projects]
    assert leads == list(from_json.plan.projects)
    assert from_csv.throughput == from_json.throughput
    assert from_csv.cross_links == from_json.cross_links


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(Level))
def test_the_plan_of_an_export_is_sound_and_dates_nothing_undated(seed: int, level: Level) -> None:
    plan = plan_of(jira_csv(*tickets_of_a_program(seed)), level)
    stopping = {finding.code for finding in check(plan) if finding.stops}
    assert stopping <= {"link-circle"}
    answer = schedule(plan)
    tasks = [task for project in plan.projects for task in project.tasks]
    for task, start in zip(tasks, answer.start.tolist(), strict=True):
        if task.kind is TaskKind.TASK and task.duration is None and task.constraint is None and task.progress is None:
            assert text_of(start) is None
