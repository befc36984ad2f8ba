"""Answers of Jira's API: searches, pages, JSON Lines, issues of a sprint; damaged, huge and foreign ones."""

import io
import json
from typing import Any

import pytest
from tests.exchange.jira_exports import (
    Ticket,
    day,
    findings_of,
    issue_of,
    jira_json,
    plan_of,
    project_of,
    read,
    task_of,
    tickets_of_a_program,
)
from tests.hostile.goods import good_jira_csv, good_jira_json
from tests.hostile.mutate import mutated
from tests.shared import shared_file

from ropewalk.exchange.jira import Level, read_json
from ropewalk.exchange.jira import stream as pieces
from ropewalk.exchange.sniff import Format, sniff
from ropewalk.planning.plan import Rollup
from ropewalk.planning.units import text_of

EPIC = Ticket(key="LED-1", type="Epic", start=day("2026-03-02"), due=day("2026-03-13"))
STORY = Ticket(key="LED-2", epic="LED-1", category="Done", resolved=day("2026-01-07 16:00"))
OLD_SPRINT = (
    "com.atlassian.greenhopper.service.sprint.Sprint@1f[id=1,state=ACTIVE,name=Sprint 7,"
    "startDate=2026-03-02T09:00:00.000Z,endDate=2026-03-13T17:00:00.000Z,completeDate=<null>]"
)


def answer(*issues: dict[str, Any], **page: Any) -> bytes:
    """A search that answers these issues."""
    return json.dumps({"issues": list(issues), **page}).encode()


def with_fields(ticket: Ticket, **fields: Any) -> dict[str, Any]:
    """The issue of a ticket with some of its fields replaced."""
    issue = issue_of(ticket)
    return {**issue, "fields": {**issue["fields"], **fields}}


def test_json_lines_lists_single_issues_and_pages_are_read_alike() -> None:
    one, two = issue_of(EPIC), issue_of(STORY)
    page = {"startAt": 0, "total": 2}
    names = {"names": {"customfield_10014": "Epic Link", "customfield_10015": "Start date"}}
    shapes = [
        json.dumps({**page, "issues": [one, two], **names}),
        json.dumps({**page, **names, "issues": [one, two]}),
        json.dumps({**page, **names, "issues": [one]}) + "\n" + json.dumps({**page, "startAt": 1, "issues": [two]}),
        json.dumps([{**one, **names}, two]),
        json.dumps({**one, **names}) + "\n" + json.dumps(two) + "\n",
        json.dumps([{"issues": [one], **names}, {"issues": [two]}]),
        json.dumps({"backend": "jira", "data": {**one}, **names}) + "\n" + json.dumps({"data": two}),
        json.dumps({**page, "issues": [one, two], **names}, indent=2),
    ]
    plans = [plan_of(shape.encode()) for shape in shapes]
    assert plans[0].projects[0].tasks[0].rollup == Rollup(items=1, done=1)
    assert all(plan == plans[0] for plan in plans)


def test_custom_fields_are_known_by_their_types_too() -> None:
    schema = {
        "customfield_10014": {"type": "any", "custom": "com.pyxis.greenhopper.jira:gh-epic-link"},
        "customfield_10015": {"type": "date", "custom": "com.atlassian.jpo:jpo-custom-field-baseline-start"},
    }
    data = answer(issue_of(EPIC), issue_of(STORY), schema=schema)
    assert task_of(data, "LED-1").duration == 10 * 480
    assert task_of(data, "LED-1").rollup == Rollup(items=1, done=1)
    assert findings_of(data, "jira-fields-guessed") == []


def test_custom_fields_without_names_are_known_by_what_stands_in_them_and_said() -> None:
    data = jira_json(EPIC, STORY, names=False)
    assert task_of(data, "LED-1").rollup == Rollup(items=1, done=1)
    assert task_of(data, "LED-1").duration == 10 * 480
    sentence = findings_of(data, "jira-fields-guessed")[0].sentence
    assert "customfield_10014 is epic link" in sentence
    assert "customfield_10015 is start date" in sentence


def test_a_field_that_only_looks_like_a_date_is_left_alone() -> None:
    data = answer(with_fields(EPIC, customfield_10015=None, customfield_10777="2030-01-01"))
    assert text_of(project_of(data).tasks[0].deadline) == "2026-03-13T17:00"
    assert project_of(data).tasks[0].duration is None


def test_hierarchy_levels_say_how_high_an_issue_stands() -> None:
    data = answer(
        with_fields(Ticket(key="LED-1"), issuetype={"name": "Feature", "hierarchyLevel": 1, "subtask": False}),
        with_fields(Ticket(key="LED-2", parent="LED-1"), issuetype={"name": "Epic step", "hierarchyLevel": 0}),
    )
    assert [task.key for task in project_of(data).tasks] == ["LED-1"]


def test_a_released_version_is_done_on_its_day() -> None:
    version = {"name": "1.0", "released": True, "releaseDate": "2026-01-09"}
    data = answer(with_fields(EPIC, fixVersions=[version]))
    progress = task_of(data, "1.0").progress
    assert progress is not None
    assert text_of(progress.actual_finish) == "2026-01-09T17:00"


def test_a_version_with_a_start_is_work_where_versions_alone_enter() -> None:
    version = {"name": "1.0", "startDate": "2026-03-02", "releaseDate": "2026-03-13"}
    data = answer(with_fields(EPIC, fixVersions=[version]))
    assert task_of(data, "1.0", Level.VERSIONS).duration == 10 * 480


@pytest.mark.parametrize(
    "sprint",
    [
        {
            "id": 1,
            "name": "Sprint 7",
            "state": "active",
            "boardId": 2,
            "startDate": "2026-03-02T09:00:00.000Z",
            "endDate": "2026-03-13T17:00:00.000Z",
        },
        OLD_SPRINT,
    ],
)
def test_the_sprint_dates_an_issue_that_has_no_dates_of_its_own(sprint: object) -> None:
    data = answer(with_fields(Ticket(key="LED-2"), customfield_10020=[sprint]))
    task = task_of(data, "LED-2", Level.ISSUES)
    assert task.constraint is not None
    assert text_of(task.constraint.at) == "2026-03-02T09:00"
    assert task.deadline is None
    assert "LED-2" in findings_of(data, "jira-sprint-dates", Level.ISSUES)[0].sentence


def test_the_history_knows_when_work_began() -> None:
    histories = [
        {"created": "2026-01-12T10:00:00.000+0000", "items": [{"field": "status", "toString": "Building"}]},
        {"created": "2026-01-08T10:00:00.000+0000", "items": [{"field": "status", "toString": "Building"}]},
        {"created": "2026-01-06T10:00:00.000+0000", "items": [{"field": "assignee", "toString": "Building"}]},
    ]
    ticket = Ticket(key="LED-1", type="Epic", category="In Progress", status="Building", due=day("2026-03-13"))
    data = answer({**issue_of(ticket), "changelog": {"histories": histories}})
    progress = task_of(data, "LED-1").progress
    assert progress is not None
    assert text_of(progress.actual_start) == "2026-01-08T10:00"


def test_rich_text_becomes_plain() -> None:
    document = {
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": "Lay "}, {"type": "text", "text": "the keel"}]},
            {"type": "bulletList", "content": [{"type": "listItem", "content": [{"type": "text", "text": "port"}]}]},
        ],
    }
    assert task_of(answer(with_fields(EPIC, description=document)), "LED-1").notes == "Lay the keel\nport"


@pytest.mark.parametrize(
    ("name", "outward", "inward", "side", "links"),
    [
        ("Blocks", "blocks", "is blocked by", "outward", [("LED-1", "LED-2")]),
        ("Blocker", "is blocked by", "blocks", "outward", [("LED-2", "LED-1")]),
        ("dependent", "depends upon", "is depended upon by", "outward", [("LED-2", "LED-1")]),
        ("dependent", "depends upon", "is depended upon by", "inward", [("LED-1", "LED-2")]),
        ("Gantt", "has to be done before", "has to be done after", "inward", [("LED-2", "LED-1")]),
        ("Cloners", "is a clone of", "is cloned by", "outward", []),
        ("Reference", "relates to", "is related to", "inward", []),
    ],
)
def test_the_words_of_a_link_say_who_goes_first(
    name: str, outward: str, inward: str, side: str, links: list[tuple[str, str]]
) -> None:
    link_type = {"name": name, "outward": outward, "inward": inward}
    link = {"type": link_type, f"{side}Issue": {"key": "LED-2"}}
    data = answer(with_fields(EPIC, issuelinks=[link]), issue_of(Ticket(key="LED-2", type="Epic")))
    assert [(link.source, link.target) for link in project_of(data).links] == links


def test_missing_pages_are_counted() -> None:
    data = answer(issue_of(EPIC), startAt=0, maxResults=1, total=1234)
    assert "1 of 1,234 issues" in findings_of(data, "jira-pages-missing")[0].sentence
    assert findings_of(answer(issue_of(EPIC), nextPageToken="x", isLast=False), "jira-pages-missing")


@pytest.mark.parametrize(
    "fields",
    [
        {"summary": ["a"], "duedate": 20260331, "timeoriginalestimate": "lots", "fixVersions": "1.0"},
        {"status": 5, "project": [], "issuetype": None, "assignee": [1], "parent": 7, "issuelinks": {}},
        {"created": {}, "updated": True, "resolutiondate": "yesterday", "timespent": -5, "description": 3.5},
        {
            "fixVersions": [3, None, {"name": {}}, {"name": "1.0", "releaseDate": 5}],
            "issuelinks": [None, 5, {"type": 3}],
        },
        {"customfield_10015": [["x"]], "customfield_10031": {"a": {"b": {"c": {"d": 1}}}}, "customfield_10020": [{}]},
        {},
    ],
)
def test_fields_of_the_wrong_type_are_findings_and_the_issue_is_read(fields: dict[str, Any]) -> None:
    names = {"customfield_10015": "Start date", "customfield_10031": "Story Points", "customfield_10020": "Sprint"}
    data = answer({"id": "10001", "key": "LED-1", "fields": fields}, names=names)
    assert "LED-1" in {task.key for project in plan_of(data, Level.ISSUES).projects for task in project.tasks}


def test_a_value_of_the_wrong_type_is_named_with_its_issue_and_field() -> None:
    data = answer(with_fields(EPIC, duedate=20260331, timeoriginalestimate="lots"))
    sentences = [finding.sentence for finding in findings_of(data, "jira-value")]
    assert sentences == [
        "LED-1: due date reads 20260331, which is not a date.",
        "LED-1: original estimate reads lots, which is not an amount of time in seconds.",
    ]


def test_entries_that_are_no_issues_are_left_out_and_said() -> None:
    data = answer(issue_of(EPIC), 5, None, {"key": "LED-9"}, {"fields": {}}, [])  # type: ignore[arg-type]
    assert [task.key for task in project_of(data).tasks] == ["LED-1"]
    assert len(findings_of(data, "jira-issue-unreadable")) == 5


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "jira-not-json"),
        (b"   ", "jira-not-json"),
        (b"{", "jira-not-json"),
        (b'{"issues": [', "jira-not-json"),
        (b'{"issues" 5}', "jira-not-json"),
        (b'{"issues": []}', "jira-no-issues"),
        (b'{"issues": 7}', "jira-no-issues"),
        (b'{"values": [{"id": 1, "name": "Sprint 1", "state": "active"}]}', "jira-no-issues"),
        (b'{"issues": [1, 2]}', "jira-no-issues"),
        (b'{"issues": [' + b"[" * 100_000, "jira-nested"),
        (b'{"issues": [{"key": "A-1", "fields": {"summary": ' + b"9" * 5_000 + b"}}]}", "jira-not-json"),
        (good_jira_json()[:-30], "jira-not-json"),
    ],
)
def test_a_file_that_holds_no_answer_stops_and_says_why(data: bytes, code: str) -> None:
    reading = read_json(io.BytesIO(data), name="export.json")
    assert reading.plan is None
    assert code in {finding.code for finding in reading.findings if finding.stops}


def test_halves_of_letters_and_control_characters_do_not_pass() -> None:
    data = answer(with_fields(EPIC, summary="Ke\ud800el\u0000\u0007"))
    assert task_of(data, "LED-1").name.encode() == "Ke\ufffdel\ufffd\ufffd".encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marks_of_an_encoding_are_followed(encoding: str) -> None:
    text = json.dumps({"issues": [with_fields(EPIC, summary="Größe")]}, ensure_ascii=False)
    reading = read_json(io.BytesIO(text.encode(encoding)), name="export.json")
    assert reading.plan is not None
    assert reading.plan.projects[0].tasks[0].name == "Größe"


def test_an_answer_is_read_the_same_in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    data = jira_json(*tickets_of_a_program(3))
    whole = read(data)
    monkeypatch.setattr(pieces, "_PIECE_BYTES", 7)
    assert read(data) == whole


def test_one_issue_beyond_all_measure_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_LETTERS_OF_A_VALUE", 10_000)
    monkeypatch.setattr(pieces, "_PIECE_BYTES", 1_000)
    reading = read(answer(with_fields(EPIC, description="x" * 50_000)))
    assert reading.plan is None
    assert reading.findings[-1].code == "jira-too-large"


@pytest.mark.parametrize("number", range(60))
def test_damaged_answers_are_findings_or_plans_and_never_exceptions(number: int) -> None:
    reading = read_json(io.BytesIO(mutated(good_jira_json(), number)), name="export.json")
    assert reading.plan is not None or any(finding.stops for finding in reading.findings)


@pytest.mark.parametrize("number", range(60))
def test_damaged_sheets_are_findings_or_plans_and_never_exceptions(number: int) -> None:
    reading = read(mutated(good_jira_csv(), number))
    assert reading.plan is not None or any(finding.stops for finding in reading.findings)


def test_a_real_answer_for_a_sprint_gives_the_epic_its_issues_belong_to() -> None:
    path = shared_file("jira", "issues_in_sprint.json")
    with path.open("rb") as stream:
        assert sniff(stream, name=path.name) is Format.JIRA_JSON
        reading = read_json(stream, name=path.name)
    assert reading.plan is not None
    (project,) = reading.plan.projects
    assert (project.key, project.name) == ("AR", "Team Argon")
    assert [(task.key, task.name) for task in project.tasks] == [("AR-37", "Moderation: Design")]
