"""CSV exports as sites write them: dates in the site's format, cells with anything in them, headers old and new."""

import csv
import io
from datetime import datetime, timedelta

import pytest
from tests.exchange.jira_exports import (
    Ticket,
    Writing,
    day,
    day_first,
    dotted,
    findings_of,
    iso,
    jira_csv,
    month_first,
    named_month,
    plan_of,
    project_of,
    read,
    task_of,
    tickets_of_a_program,
)

from ropewalk.exchange.jira import Level
from ropewalk.exchange.sniff import Format, sniff
from ropewalk.planning.units import text_of

EPIC = Ticket(key="LED-1", type="Epic", start=day("2026-02-03"), due=day("2026-03-31"), created=day("2026-01-05 09:12"))


@pytest.mark.parametrize("date", [named_month, iso, day_first, month_first, dotted])
def test_dates_are_read_in_the_format_of_the_site(date: Writing) -> None:
    data = jira_csv(EPIC, date=date)
    (saved,) = read(data).saved
    assert (text_of(saved.start), text_of(saved.finish)) == ("2026-02-03T08:00", "2026-03-31T17:00")
    assert text_of(project_of(data).start) == "2026-01-05T09:12"
    assert findings_of(data, "jira-date-order") == []


@pytest.mark.parametrize("date", [day_first, month_first])
def test_numbers_of_issues_tell_the_order_of_day_and_month(date: Writing) -> None:
    tickets = [
        Ticket(key=f"LED-{number}", type="Epic", created=datetime(2026, 1, 9, 10) + timedelta(days=28 * number))
        for number in range(1, 5)
    ]
    tickets = [ticket for ticket in tickets if ticket.created and ticket.created.day <= 12]
    data = jira_csv(*tickets, date=date)
    assert "in the order of their numbers" in findings_of(data, "jira-date-order")[0].sentence
    assert text_of(project_of(data).start) == "2026-02-06T10:00"


@pytest.mark.parametrize("date", [day_first, month_first])
def test_no_issue_ends_before_it_was_created(date: Writing) -> None:
    ticket = Ticket(
        key="LED-1", type="Epic", category="Done", created=day("2026-03-04 10:00"), resolved=day("2026-05-02 09:00")
    )
    data = jira_csv(ticket, date=date)
    assert "before they were created" in findings_of(data, "jira-date-order")[0].sentence
    assert text_of(project_of(data).data_date) == "2026-05-02T09:00"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_survive_every_encoding_of_an_office(encoding: str) -> None:
    data = jira_csv(Ticket(key="LED-1", type="Epic", summary="Größe, Œuvre – prüfen"), encoding=encoding)
    assert task_of(data, "LED-1").name == "Größe, Œuvre – prüfen"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_delimiter_is_read(delimiter: str) -> None:
    assert task_of(jira_csv(EPIC, delimiter=delimiter), "LED-1").duration == 41 * 480


def test_line_breaks_commas_and_quotes_stay_in_their_cells() -> None:
    data = jira_csv(
        Ticket(key="LED-1", type="Epic", summary='The "big"\nsail, port', description='one,\r\n"two"\n\nthree')
    )
    task = task_of(data, "LED-1")
    assert task.name == 'The "big" sail, port'
    assert task.notes == 'one,\n"two"\n\nthree'


def test_every_column_of_a_repeated_header_counts() -> None:
    data = jira_csv(
        Ticket(key="LED-1", type="Epic", blocks=("LED-2", "LED-3"), versions=("1.0", "2.0")),
        Ticket(key="LED-2", type="Epic"),
        Ticket(key="LED-3", type="Epic", blocked_by=("LED-1", "LED-2")),
    )
    links = [(link.source, link.target) for link in project_of(data).links]
    assert links == [
        ("LED-1", "LED-2"),
        ("LED-1", "LED-3"),
        ("LED-2", "LED-3"),
        ("LED-1", "1.0"),
        ("LED-1", "2.0"),
    ]


def sheet(*rows: list[str]) -> bytes:
    """A CSV of these rows."""
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


def test_the_columns_of_a_new_site_are_read_as_well() -> None:
    data = sheet(
        [
            "Work item type",
            "Work item key",
            "Work item id",
            "Summary",
            "Parent",
            "Parent key",
            "Parent summary",
            "Status",
        ],
        ["Epic", "LED-1", "10001", "Hull", "", "", "", "To Do"],
        ["Story", "LED-2", "10002", "Plank", "10001", "LED-1", "Hull", "Done"],
        ["Story", "LED-3", "10003", "Mast", "10009", "LED-9", "Rigging", "In Progress"],
    )
    assert sniff(io.BytesIO(data), name="plan.csv") is Format.JIRA_CSV
    tasks = project_of(data).tasks
    assert [(task.key, task.name) for task in tasks] == [("LED-1", "Hull"), ("LED-9", "Rigging")]
    assert tasks[0].rollup is not None
    assert (tasks[0].rollup.items, tasks[0].rollup.done) == (1, 1)


def test_parents_are_found_by_their_numbers_too() -> None:
    data = sheet(
        ["Issue key", "Issue id", "Parent id", "Issue Type", "Summary"],
        ["LED-1", "10001", "", "Story", "Hull"],
        ["LED-2", "10002", "10001", "Sub-task", "Plank"],
    )
    assert task_of(data, "LED-2", Level.ISSUES).parent == "LED-1"


def test_target_dates_stand_in_for_start_and_due() -> None:
    data = sheet(
        ["Issue key", "Issue Type", "Custom field (Target start)", "Custom field (Target end)", "Due date"],
        ["LED-1", "Epic", "2026-03-02", "2026-03-13", ""],
        ["LED-2", "Epic", "2026-03-02", "2026-03-13", "2026-03-06"],
    )
    assert [task.duration for task in project_of(data).tasks] == [10 * 480, 5 * 480]


def test_a_depends_on_link_leads_the_other_way() -> None:
    data = sheet(
        ["Issue key", "Issue Type", "Outward issue link (Depends)", "Inward issue link (Depends)"],
        ["LED-1", "Epic", "LED-2", ""],
        ["LED-2", "Epic", "", "LED-3"],
        ["LED-3", "Epic", "", ""],
    )
    links = [(link.source, link.target) for link in project_of(data).links]
    assert links == [("LED-2", "LED-1"), ("LED-2", "LED-3")]


def test_without_a_category_the_status_says_it() -> None:
    data = sheet(
        ["Issue key", "Issue Type", "Status", "Resolution", "Resolved", "Created"],
        ["LED-1", "Epic", "In Review", "", "", "2026-01-05"],
        ["LED-2", "Epic", "Shipped to yard", "Fixed", "2026-01-09 10:00", "2026-01-05"],
        ["LED-3", "Epic", "Backlog", "Unresolved", "", "2026-01-05"],
        ["LED-4", "Epic", "Closed", "Won't Fix", "2026-01-09", "2026-01-05"],
    )
    tasks = project_of(data).tasks
    assert [task.progress is not None for task in tasks] == [False, True, False, False]
    assert [task.is_active for task in tasks] == [True, True, True, False]


def test_what_cannot_be_read_is_said_with_row_and_column_and_the_rest_is_read() -> None:
    data = sheet(
        ["Issue key", "Issue Type", "Due date", "Original Estimate", "Custom field (Story Points)"],
        ["LED-1", "Epic", "soon", "lots", "many"],
        ["LED-2", "Epic", "2026-03-31", "28800", "5"],
        ["LED-3", "Epic", "9999-03-31", "-3", "2,5"],
        ["", "Epic", "2026-03-31", "", ""],
    )
    found = {(finding.code, finding.place.row, finding.place.field) for finding in read(data).findings}
    assert {
        ("jira-value", 2, "due date"),
        ("jira-value", 2, "original estimate"),
        ("jira-value", 2, "story points"),
        ("jira-date-range", 4, "due date"),
        ("jira-value", 4, "original estimate"),
        ("jira-issue-unreadable", 5, None),
    } <= found
    assert [task.key for task in project_of(data).tasks] == ["LED-1", "LED-2", "LED-3"]


def test_many_faults_of_a_kind_are_summed_up() -> None:
    data = sheet(["Issue key", "Issue Type", "Due date"], *([f"LED-{n}", "Epic", "soon"] for n in range(1, 101)))
    findings = [finding for finding in read(data).findings if finding.code in ("jira-value", "jira-more")]
    assert len(findings) == 9
    assert findings[-1].sentence.startswith("92 more are of the same kind; the last one: LED-100: due date reads soon")


def test_an_export_that_is_as_long_as_jira_allows_is_said() -> None:
    data = sheet(["Issue key", "Issue Type"], *([f"LED-{n}", "Epic"] for n in range(1, 1001)))
    assert "exactly 1,000 issues" in findings_of(data, "jira-at-limit")[0].sentence


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "sheet-empty"),
        (b"Summary,Status\nHull,Done\n", "jira-no-keys"),
        (b"Issue key,Summary\n", "jira-no-issues"),
        (b"Issue key,Summary\n,,\n , \n", "jira-no-issues"),
        (b'Issue key,Summary\nLED-1,"cut', "sheet-quote-open"),
        (b"\0\1\2\3\4\5\6\7" * 500, "sheet-not-text"),
        (b"Issue key,Summary\nLED-1,a\n" + b"," * 10_000, "sheet-too-large"),
    ],
)
def test_a_file_without_issues_stops_and_says_why(data: bytes, code: str) -> None:
    reading = read(data)
    assert reading.plan is None
    assert code in {finding.code for finding in reading.findings if finding.stops}


def test_what_was_recognised_is_named_with_its_header() -> None:
    matched = dict(read(jira_csv(EPIC)).matched)
    assert matched["start date"] == "Custom field (Start date)"
    assert matched["blocks"] == "Outward issue link (Blocks)"


def test_a_site_s_export_is_sniffed_as_one() -> None:
    assert sniff(io.BytesIO(jira_csv(*tickets_of_a_program(1))), name="plan.csv") is Format.JIRA_CSV


def test_one_key_in_two_columns_of_the_same_name_is_no_trouble() -> None:
    data = sheet(["Issue key", "Key", "Issue Type"], ["LED-1", "LED-1", "Epic"], ["", "LED-2", "Epic"])
    assert [task.key for project in plan_of(data).projects for task in project.tasks] == ["LED-1", "LED-2"]
