"""What issues say of work that has begun or is done: facts, remaining work, throughput, the data date."""

from tests.exchange.jira_exports import (
    day,
    findings_of,
    plan_of,
    project_of,
    read,
    task_of,
)
from tests.exchange.jira_stories import BOTH, DATED, Export, dates_of, done, epic, story

from ropewalk.exchange.jira import Level
from ropewalk.exchange.reading import WeekCount
from ropewalk.planning.plan import (
    DialectName,
    Progress,
    Rollup,
)
from ropewalk.planning.units import parse_instant, text_of


@BOTH
def test_what_is_done_stands_on_its_facts(export: Export) -> None:
    data = export(
        epic("LED-1", category="Done", created=day("2026-01-06 10:00"), resolved=day("2026-01-15 16:30"), **DATED)
    )
    task = task_of(data, "LED-1")
    assert task.progress == Progress(
        actual_start=parse_instant("2026-01-06T10:00"),
        actual_finish=parse_instant("2026-01-15T16:30"),
        percent_complete=100.0,
    )


@BOTH
def test_what_is_in_progress_began_when_its_state_changed(export: Export) -> None:
    data = export(
        epic("LED-1", category="In Progress", changed=day("2026-01-12 09:00"), **DATED),
        done("LED-2", "LED-1", "2026-01-14 09:00", changed=day("2026-01-14 09:00"), points=5.0),
        story("LED-3", "LED-1", points=15.0),
    )
    progress = task_of(data, "LED-1").progress
    assert progress is not None
    assert progress.actual_start == parse_instant("2026-01-12T09:00")
    assert progress.percent_complete == 25.0


@BOTH
def test_work_of_which_nothing_is_known_is_taken_to_end_on_its_due_date(export: Export) -> None:
    data = export(
        epic(
            "LED-1",
            category="In Progress",
            start=day("2026-01-05"),
            due=day("2026-01-30"),
            changed=day("2026-01-16 12:00"),
        )
    )
    assert dates_of(data)["LED-1"][1] == "2026-01-30T17:00"


@BOTH
def test_remaining_work_is_what_jira_says_remains(export: Export) -> None:
    data = export(story("LED-1", category="In Progress", estimate=72_000, remaining=18_000, changed=day("2026-01-06")))
    progress = task_of(data, "LED-1", Level.ISSUES).progress
    assert progress is not None
    assert (progress.percent_complete, progress.remaining) == (75.0, 300)


@BOTH
def test_dropped_issues_count_neither_as_work_nor_as_throughput(export: Export) -> None:
    data = export(
        epic("LED-1"),
        done("LED-2", "LED-1", "2026-01-07"),
        done("LED-3", "LED-1", "2026-01-08", resolution="Won't Do"),
        epic("LED-4", category="Done", resolution="Duplicate", resolved=day("2026-01-08")),
    )
    assert task_of(data, "LED-1").rollup == Rollup(items=1, done=1)
    assert not task_of(data, "LED-4").is_active
    assert read(data).throughput == (WeekCount("LED", "2026-01-05", 1),)
    assert (
        "2 issues closed without being done (Won't Do and Duplicate)" in findings_of(data, "jira-dropped")[0].sentence
    )


@BOTH
def test_the_newest_change_is_the_data_date_of_every_project(export: Export) -> None:
    data = export(epic("LED-1", updated=day("2026-01-20 11:00")), epic("CRD-1"))
    assert {text_of(project.data_date) for project in plan_of(data).projects} == {"2026-01-20T17:00"}
    assert "Tue 20 Jan 2026" in findings_of(data, "jira-data-date")[0].sentence


@BOTH
def test_a_project_follows_our_own_rules_from_its_earliest_date(export: Export) -> None:
    project = project_of(export(epic("LED-1", **DATED)))
    assert project.dialect is DialectName.ROPEWALK
    assert text_of(project.start) == "2026-01-05T09:12"


@BOTH
def test_an_estimate_with_a_due_date_begins_in_time_where_nothing_was_created(export: Export) -> None:
    data = export(epic("LED-1", created=None, due=day("2026-03-13"), estimate=144_000))
    assert dates_of(data)["LED-1"] == ("2026-03-09T08:00", "2026-03-13T17:00")
