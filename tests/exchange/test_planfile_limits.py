"""Plan text that asks for too much: refused or read within bounds, and said in sentences somebody can read."""

import tracemalloc

import pytest
import tomli
from tests.exchange.plantext import faults_of, plan_of

from ropewalk.exchange.planfile.document import MOST_LINKS, MOST_TASKS, link_count, task_count
from ropewalk.exchange.planfile.spot import MOST_FAULTS
from ropewalk.planning.units import text_of as date_text

_LONGEST_SENTENCE = 500


def codes_of(text: str | bytes) -> set[str]:
    """The codes of what is wrong with a text."""
    return {finding.code for finding in faults_of(text)}


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("[task]\na = '1d'\nb = '1d'", 2),
        ("[project]\nkey = 'A'\n[project.task]\na = '1d'\n[[task]]\nkey = 'b'", 2),
        ("[project.A.task]\na = '1d'\n[project.B.task]\nb = '1d'\nc = '1d'", 3),
        ("[[project]]\nkey = 'A'\ntask = { a = '1d' }\n[[project]]\nkey = 'B'\n[[project.task]]\nkey = 'b'", 2),
        ("[project]\nkey = 5\n", 0),
        ("project = 5\ntask = 7", 0),
    ],
)
def test_tasks_are_counted_in_whichever_way_projects_are_written(text: str, tasks: int) -> None:
    assert task_count(tomli.loads(text)) == tasks


def test_more_tasks_than_a_plan_has_are_refused_with_their_number() -> None:
    (finding,) = faults_of("[task]\n" + "".join(f"{number}='1d'\n" for number in range(MOST_TASKS + 1)))
    assert finding.code == "plan-text-too-large"
    assert f"{MOST_TASKS + 1:,} tasks" in finding.sentence


def test_more_links_than_a_plan_has_are_refused_with_their_number() -> None:
    after = ", ".join(["'a'"] * (MOST_LINKS // 2 + 1))
    (finding,) = faults_of(f"[project.P.task]\na = '1d'\nb = {{ after = [{after}] }}\nc = {{ after = [{after}] }}")
    assert finding.code == "plan-text-too-large"
    assert f"{MOST_LINKS + 2:,} links" in finding.sentence


def test_links_are_counted_with_their_tasks_and_alone() -> None:
    project = "[project.A]\nlinks = [{ from = 'a', to = 'b' }]\n[[project.A.task]]\nkey = 'a'\nafter = ['x', 'y']\n"
    assert link_count(tomli.loads(f"{project}[task]\nb = 7")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 2_000_000,
        "#\n" * 2_000_000,
        "[program]\nnotes = '''" + "\n" * 2_000_000 + "'''",
        "a = [" + "1," * 2_000_000 + "]",
        "[task]\n" + "".join(f"{number}={{}}\n" for number in range(170_000)),
    ],
)
def test_a_text_that_takes_too_long_to_look_through_is_refused_before_it_is(text: str) -> None:
    assert codes_of(text) == {"plan-text-too-large"}


def test_reading_ends_after_the_faults_that_are_named() -> None:
    links = ", ".join('"x FS+2q"' for _ in range(20_000))
    findings = faults_of(f"[task]\na = {{ after = [{links}] }}")
    assert len(findings) == MOST_FAULTS + 1
    assert findings[-1].code == "plan-text-more"


def test_calendars_upon_calendars_without_end_are_refused() -> None:
    chain = "".join(f"[calendar.C{number}]\nbase = 'C{number + 1}'\n" for number in range(30))
    finding = faults_of(f"{chain}[task]\na = '1d'")[0]
    assert (finding.code, finding.place.row) == ("plan-text-value", 2)
    assert "no more than 20 others below it" in finding.sentence


def test_a_circle_of_calendars_is_read_and_left_to_check() -> None:
    plan = plan_of("[calendar.A]\nbase = 'B'\n[calendar.B]\nbase = 'A'\n[task]\na = { deadline = 2026-11-27 }")
    assert [calendar.base for calendar in plan.calendars] == ["B", "A"]


def test_dates_on_calendars_with_endless_days_off_are_refused() -> None:
    rule = "{ on = '1941-01-01 to 2199-01-01', repeats = { kind = 'daily', every = 400 } }"
    calendars = "".join(f"[calendar.C{number}]\nexceptions = [{', '.join([rule] * 20)}]\n" for number in range(60))
    tasks = "".join(f"t{number} = {{ calendar = 'C{number}', deadline = 2026-11-27 }}\n" for number in range(60))
    (finding,) = faults_of(f"{calendars}[task]\n{tasks}")
    assert finding.code == "plan-text-too-large"
    assert "days off" in finding.sentence


def test_a_date_on_each_of_many_calendars_takes_little_memory() -> None:
    calendars = "".join(f"[calendar.C{number}]\n" for number in range(400))
    tasks = "".join(f"t{number} = {{ calendar = 'C{number}', deadline = 2026-11-27 }}\n" for number in range(400))
    tracemalloc.start()
    plan = plan_of(f"{calendars}[task]\n{tasks}")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert {date_text(task.deadline) for task in plan.projects[0].tasks} == {"2026-11-27T17:00"}
    assert peak < 40 * 2**20


@pytest.mark.parametrize(
    "rule",
    [
        f"kind = 'daily', every = 1{'0' * 300}",
        "kind = 'monthly by position', position = 5",
        "kind = 'yearly by position', position = 99, weekdays = [77], month = -1",
        f"kind = 'weekly', weekdays = ['mon'], occurrences = -1{'0' * 300}",
    ],
)
def test_a_date_on_a_calendar_that_repeats_by_an_impossible_rule_is_read(rule: str) -> None:
    above = f"[calendar.C]\nexceptions = [{{ on = '2026-01-01 to 2027-01-01', repeats = {{ {rule} }} }}]\n"
    plan = plan_of(f"{above}[project]\ncalendar = 'C'\n[task]\na = {{ deadline = 2026-11-27 }}")
    assert date_text(plan.projects[0].tasks[0].deadline) == "2026-11-27T17:00"


def test_a_day_of_a_thousand_shifts_is_refused() -> None:
    hours = ", ".join(["08:00-09:00"] * 1_000)
    finding = faults_of(f"[calendar.C]\nweek = {{ mon = '{hours}' }}\n[task]\na = '1d'")[0]
    assert "of at most 100 shifts a day" in finding.sentence


@pytest.mark.parametrize(
    "text",
    [
        f"[task]\n{'k' * 100_000} = 5",
        f"[task.a]\n{'k' * 100_000} = 5",
        f"[project.{'k' * 100_000}]\nstart = 'soon'",
        f"[task]\n{'k' * 100_000} = '1d'\n{'k' * 100_000} = '1d'",
        f"[handoff.{'k' * 100_000}]\ngiver = '{'g' * 100_000}'",
        "[task]\n" + "".join(f"t{number} = '1d'\n" for number in range(5_000)) + "[baseline.0]\npour = {}",
        f"[calendar.C]\nweek = {{ {'m' * 100_000} = 'closed' }}\n[task]\na = '1d'",
        f"[task]\na = {{ kind = '{'k' * 100_000}' }}",
    ],
)
def test_what_is_said_about_a_monstrous_name_can_be_read(text: str) -> None:
    for finding in faults_of(text):
        assert len(finding.sentence) < _LONGEST_SENTENCE
        assert len(finding.remedy) < 3_000
        assert len(finding.place.key or "") < _LONGEST_SENTENCE
        assert len(finding.place.field or "") < _LONGEST_SENTENCE


@pytest.mark.parametrize("end", ["", "\n", "  # the end", "\n# the end", '\nb = """\n"""'])
def test_a_fault_has_its_line_however_the_text_ends(end: str) -> None:
    assert faults_of(f"[task]\na = 5{end}")[0].place.row == 2


def test_the_byte_that_is_no_utf_8_is_named_behind_a_byte_order_mark_too() -> None:
    (finding,) = faults_of(b"\xef\xbb\xbf[task]\n# caf\xe9\na = '1d'")
    assert "line 2 holds the byte e9" in finding.sentence


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("a = { percent = 40 }", "percent_complete"),
        ("a = { predecessors = ['b'] }", "after"),
        ("a = { resources = ['ana'] }", "people"),
        ("a = { title = 'Dig' }", "name"),
        ("a = { actual_end = 2026-11-20 }", "actual_finish"),
        ("a = { start = 2026-11-20 }", "SNET"),
        ("a = { finish = 2026-11-20 }", "actual_finish"),
    ],
)
def test_words_of_other_tools_are_answered_with_ours(line: str, hint: str) -> None:
    (finding,) = faults_of(f"[task]\n{line}")
    assert hint in finding.remedy


def test_a_span_of_days_is_answered_with_how_one_is_written() -> None:
    (finding,) = faults_of("[calendar.C]\nexceptions = [{ on = '2026-12-24 - 2027-01-01' }]\n[task]\na = '1d'")
    assert "2026-12-24 to 2027-01-01" in finding.remedy


def test_hours_that_cannot_be_read_are_named_by_their_day() -> None:
    findings = faults_of("[calendar.C]\nweek = { mon = '9-5', tue-fri = 'all day' }\n[task]\na = '1d'")
    assert [finding.sentence for finding in findings] == [
        "Calendar C: mon is “9-5”, not working hours.",
        "Calendar C: tue-fri is “all day”, not working hours.",
    ]


def test_tasks_inside_and_outside_of_the_only_project_are_not_mixed_up() -> None:
    text = "[project]\nkey = 'A'\n[project.task]\na = '1d'\n[task]\nb = '1d'"
    (finding,) = faults_of(text)
    assert (finding.code, finding.place.field, finding.place.row) == ("plan-text-stray", "task", 5)


def test_a_fault_in_the_links_of_a_project_whose_tasks_stand_outside_has_its_line() -> None:
    (finding,) = faults_of("[project.A]\nlinks = [{ from = 'a' }]\n[task]\na = '1d'")
    assert finding.place.row == 2


def test_days_off_that_repeat_over_all_years_without_end_are_refused() -> None:
    rule = "{ on = '1941-01-01 to 2199-01-01', repeats = { kind = 'daily', every = 400, occurrences = 9 } }"
    (finding,) = faults_of(f"[calendar.C]\nexceptions = [{', '.join([rule] * 300)}]\n[task]\na = '1d'")
    assert finding.code == "plan-text-too-large"
