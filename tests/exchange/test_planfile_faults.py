"""Bad plan text: each fault is a finding with its line, all of them are named, and no plan is read in part."""

import io

import pytest
from tests.exchange.plantext import faults_of, plan_of, read_text
from tests.hostile.mutate import mutated

from ropewalk.exchange.planfile import read
from ropewalk.exchange.planfile.document import MOST_BYTES, memory_needed
from ropewalk.exchange.planfile.spot import MOST_FAULTS
from ropewalk.planning.check import check


def only_fault(text: str | bytes, code: str) -> str:
    """The sentence and remedy of the one fault of a text."""
    findings = faults_of(text)
    assert [finding.code for finding in findings] == [code]
    return f"{findings[0].sentence} {findings[0].remedy}"


def test_a_misspelt_field_is_told_with_what_was_perhaps_meant() -> None:
    said = only_fault("[task]\na = '1d'\nb = { duration = '1d', afte = ['a'] }", "plan-text-unknown")
    assert "house:b" in said
    assert "afte" in said
    assert "Did you mean after?" in said


def test_a_misspelt_table_is_told_with_what_was_perhaps_meant() -> None:
    assert "Did you mean task?" in only_fault("[tasks]\na = '1d'\n[project.P]\n", "plan-text-unknown")


def test_a_fault_names_file_project_task_field_and_line() -> None:
    finding = faults_of("[project.LED]\n\n[project.LED.task]\nL1 = '1d'\nL2 = { duration = 5 }")[0]
    place = finding.place
    assert (place.file, place.project, place.key, place.field, place.row) == (
        "house.plan.toml",
        "LED",
        "L2",
        "duration",
        5,
    )


def test_a_fault_in_a_table_of_its_own_has_the_line_of_its_field() -> None:
    text = '[project.LED]\n[project.LED.task."L 2"]\nname = """\n[task]\nb = 1\n"""\nnotes = [\n  1,\n]\nwbs = 7'
    assert [finding.place.row for finding in faults_of(text)] == [7, 10]


def test_every_fault_is_named_not_only_the_first() -> None:
    text = (
        "[project]\nnmae = 'x'\nstart = 2026\n[task]\na = { duration = '5x', people = [4] }\n"
        "b = { after = ['a FS+2q', 7], kind = 'milstone', constraint = 'SNETT 2026-01-01' }\n"
        "[risk.R]\nprobability = 'high'"
    )
    codes = [finding.code for finding in faults_of(text)]
    assert len(codes) == 10
    assert set(codes) == {"plan-text-unknown", "plan-text-value", "plan-text-missing"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a = { duration = '5x' }", "“5x”, not an amount of time"),
        ("a = { duration = 5 }", "5, not an amount of time"),
        ("a = { duration = '5d 3ed' }", "not an amount of time"),
        ("a = { remaining = '4ed' }", "not an amount of working time"),
        ("a = { levelling_delay = '4d' }", "not an amount of time by the clock"),
        ("a = { deadline = '2026-02-30' }", "not a date of the calendar"),
        ("a = { deadline = 'soon' }", "not a date"),
        ("a = { deadline = 2026-11-20T08:00:00Z }", "not a date without a time zone"),
        ("a = { deadline = 2026-11-20T08:00:30 }", "not a date to the minute"),
        ("a = { deadline = 08:00:00 }", "not a date"),
        ("a = { constraint = 'SNETT 2026-11-20' }", "not a constraint"),
        ("a = { constraint = 'SNET yesterday' }", "not SNET with a date"),
        ("a = { after = ['b FS+2q'] }", "“b FS+2q”, not a task with a lag"),
        ("a = { after = [['b']] }", "a list, not a list of earlier tasks"),
        ("a = { kind = 'phase' }", "not one of"),
        ("a = { active = 'yes' }", "not true or false"),
        ("a = { priority = 'high' }", "not a whole number"),
        ("a = { percent_complete = '40 %' }", "not a number"),
        ("a = { name = 7 }", "7, not text"),
        ("a = { people = [4] }", "4, not a list of people"),
        ("a = { splits = '2d' }", "not a list of tables"),
        ("a = { manual = 2026-11-20 }", "not a table of fields"),
        ("a = 5", "not a table of fields or a duration"),
        ("a = { priority = 1e400 }", "inf, not a whole number"),
        (f"a = {{ percent_complete = 1{'0' * 400} }}", "more than 60 digits, not a number"),
    ],
)
def test_a_value_of_the_wrong_kind_is_quoted_with_what_belongs_there(line: str, words: str) -> None:
    assert words in only_fault(f"[task]\n{line}", "plan-text-value")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[calendar.C]\nweek = { mo-fr = '08:00-12:00' }", "a week of days from mon to sun"),
        ("[calendar.C]\nweek = { mon = '8 to 12' }", "not working hours"),
        ("[calendar.C]\nexceptions = [{ on = 2026-12-24T08:00:00 }]", "not a date without a time"),
        ("[calendar.C]\nexceptions = 2026-12-24", "not a list of tables"),
        ("[handoff.H]\ngiver = 7\nreceiver = 'CRD'", "not a task of a project"),
        ("[handoff.H]\ngiver = 'LED'\nreceiver = 'CRD'\nlink = 'FX'", "not a kind of link"),
        ("[risk.R]\nname = 'late'\ndelays = ['1d', '2d']", "not three amounts of time"),
        ("[baseline.first]\n[task]\na = '1d'", "not the number of a baseline"),
        ("project = 5", "not a table of tables"),
        ("people = ['ana']", "not a table that states its key"),
    ],
)
def test_so_is_one_in_another_table(text: str, words: str) -> None:
    assert words in only_fault(text, "plan-text-value")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("[handoff.H]\ngiver = 'LED:1'", "receiver"),
        ("[commitment]\nC = { name = 'Go live' }", "date"),
        ("[objective]\nO1 = {}", "name"),
        ("[blackout.F]\nstart = 2026-11-20", "finish"),
        ("[task]\na = { splits = [{ after = '1d' }] }", "gap"),
        ("[[risk]]\nname = 'late'", "key"),
    ],
)
def test_what_has_to_be_there_and_is_not_is_told(text: str, field: str) -> None:
    assert f"states no {field}" in only_fault(text, "plan-text-missing")


def test_every_key_that_stands_twice_is_told_with_both_lines() -> None:
    findings = faults_of("[task]\na = '1d'\nb = '1d'\na = '2d'\n[people]\nx = {}\n[people]\ny = {}")
    assert [finding.code for finding in findings] == ["plan-text-double"] * 2
    assert "task.a stands twice" in findings[0].sentence
    assert "in line 2 and in line 4" in findings[0].sentence
    assert "in line 5 and in line 7" in findings[1].sentence


def test_a_task_outside_of_several_projects_is_told() -> None:
    text = "[project.A]\n[project.B]\n[task]\na = '1d'"
    assert "[project.KEY.task]" in only_fault(text, "plan-text-stray")


def test_a_baseline_of_a_task_that_is_not_there_is_told() -> None:
    said = only_fault("[task]\npour = '1d'\n[baseline.1]\npuor = {}", "plan-text-no-task")
    assert "Did you mean pour?" in said


def test_what_is_no_toml_is_told_with_line_and_column() -> None:
    said = only_fault("[task]\na = '1d'\nb = [1,", "plan-text-syntax")
    assert "Line 3" in said


def test_an_inline_table_with_a_key_twice_is_told() -> None:
    assert "Line 2" in only_fault("[task]\na = { name = 'x', name = 'y' }", "plan-text-syntax")


@pytest.mark.parametrize("data", [b'[task]\n# caf\xe9\na = "1d"', "[task]\na = '1d'".encode("utf-16"), b"\xff\xfe\x00"])
def test_what_is_not_utf_8_is_told_with_its_line(data: bytes) -> None:
    assert "is not UTF-8: line" in only_fault(data, "plan-text-encoding")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a = " + "[" * 100_000, "plan-text-nested"),
        ("a = " + "{a = " * 50_000 + "1" + "}" * 50_000, "plan-text-nested"),
        ("[" + "a." * 20_000 + "b]", "plan-text-nested"),
        ("a = " + "9" * 100_000, "plan-text-syntax"),
        ("a = [" + "{}," * 4_000_000 + "]", "plan-text-too-large"),
        ("\n".join(f"[k{number}.a.b.c]" for number in range(100_000)), "plan-text-too-large"),
        ("#" * (MOST_BYTES + 1), "plan-text-too-large"),
        ("a = 1\0", "plan-text-syntax"),
        ('a = "\ud7ff\\ud800"', "plan-text-syntax"),
    ],
)
def test_a_hostile_text_is_refused(text: str, code: str) -> None:
    only_fault(text, code)


def test_a_text_of_ten_thousand_tasks_is_far_from_the_limit() -> None:
    line = '1234 = { name = "A work package. With a name", duration = "5d", after = ["1233", "1200 FS+2d"] }\n'
    assert memory_needed((line * 50_000).encode()) < 200 * 2**20


def test_thousands_of_faults_are_counted_not_listed() -> None:
    text = "[task]\n" + "".join(f"t{number} = {{ duraton = '1d' }}\n" for number in range(5_000))
    findings = faults_of(text)
    assert len(findings) == MOST_FAULTS + 1
    assert findings[-1].code == "plan-text-more"


def test_an_empty_text_is_told_and_is_an_empty_plan() -> None:
    reading = read_text("# nothing yet\n")
    assert reading.plan is not None
    assert [finding.code for finding in reading.findings] == ["plan-text-empty"]


def test_names_that_lead_nowhere_are_read_and_judged_by_check() -> None:
    plan = plan_of("[task]\na = { after = ['gone'], calendar = 'NIGHT', parent = 'roof', people = ['ana'] }")
    codes = {finding.code for finding in check(plan)}
    assert codes >= {"link-missing-task", "calendar-missing", "parent-missing", "person-missing"}


_GOOD = b"""[program]
key = "P"
[calendar.SITE]
week = { mon-fri = "08:00-12:00, 13:00-17:00", sat-sun = "closed" }
exceptions = [{ on = "2026-12-24 to 2027-01-01", name = "Closed", repeats = { kind = "weekly", weekdays = ["mon"] } }]
[project.LED]
start = 2026-11-23
calendar = "SITE"
[project.LED.task]
a = { name = "Dig", duration = "5d", people = ["ana 50%"], actual_start = 2026-11-23, percent_complete = 40 }
b = { duration = "3ed", after = ["a SS+50%"], constraint = "SNET 2026-12-01", deadline = 2026-12-18T12:00:00 }
[handoff.H-1]
giver = "LED:a"
receiver = "CRD:1"
[risk.R-1]
name = "Rain"
delays = ["1d", "2d", "5d"]
"""


@pytest.mark.parametrize("seed", range(200))
def test_a_damaged_copy_is_read_whole_or_not_at_all(seed: int) -> None:
    reading = read(io.BytesIO(mutated(_GOOD, seed)), name="damaged.plan.toml")
    assert (reading.plan is None) == any(finding.stops for finding in reading.findings)
    assert all(finding.place.file == "damaged.plan.toml" for finding in reading.findings)
