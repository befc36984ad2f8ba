"""Microsoft Project XML: what is wrong with a file is a finding, and never a plan in part."""

import pytest
from tests.exchange.mspditext import (
    fields_of,
    findings_of,
    link,
    mspdi,
    plan_of,
    project_of,
    reading_of,
    task,
    task_of,
    told,
)

from ropewalk.planning.check import check

GOOD = mspdi(task(1), task(2, inside=link(1)))


@pytest.mark.parametrize("length", [0, 20, len(GOOD) // 3, len(GOOD) - 12, len(GOOD) - 1])
def test_a_file_that_was_cut_off_is_no_plan(length: int) -> None:
    reading = reading_of(GOOD[:length])
    assert reading.plan is None
    assert [(each.code, each.stops) for each in reading.findings] == [("mspdi-broken", True)]


def test_a_damaged_place_is_named_by_its_line() -> None:
    (finding,) = findings_of(GOOD.replace(b"<Tasks>", b"\n\n<Tasks><"))
    assert ("in line 3" in finding.sentence, finding.place.file) == (True, "brig.xml")


def test_another_kind_of_xml_is_told_by_its_root() -> None:
    (finding,) = findings_of(b"<recipe><flour/></recipe>")
    assert (finding.code, "recipe" in finding.sentence) == ("mspdi-other", True)


@pytest.mark.parametrize(
    "prologue",
    [
        "<!DOCTYPE Project>",
        '<!DOCTYPE Project [<!ENTITY a "b">]>',
        "<!--" + "x" * 300_000 + '--><!DOCTYPE Project SYSTEM "http://127.0.0.1:9/x">',
    ],
)
def test_a_doctype_is_refused_before_anything_it_says(prologue: str) -> None:
    reading = reading_of(mspdi(task(1), prologue=prologue))
    assert (reading.plan, [each.code for each in reading.findings]) == (None, ["file-doctype"])


@pytest.mark.parametrize("encoding", ["klingon", "utf-7", "rot13", "zlib"])
def test_an_encoding_nobody_knows_is_told(encoding: str) -> None:
    (finding,) = findings_of(mspdi(task(1), prologue=f'<?xml version="1.0" encoding="{encoding}"?>'))
    assert (finding.code, finding.stops) == ("mspdi-encoding", True)


def test_letters_that_are_not_in_the_encoding_are_told() -> None:
    (finding,) = findings_of(mspdi(task(1, "Keel")).replace(b"Keel", b"Ke\xff\xfel"))
    assert (finding.code, "UTF-8" in finding.sentence) == ("mspdi-encoding", True)


def test_nesting_without_end_is_refused() -> None:
    assert [each.code for each in findings_of(mspdi("<a>" * 100_000))] == ["mspdi-broken"]


def test_text_without_end_is_refused() -> None:
    assert [each.code for each in findings_of(mspdi(task(1, "x" * 5_000_000)))] == ["mspdi-too-large"]


def test_one_record_without_end_is_refused() -> None:
    inside = "<PredecessorLink><Type>1</Type></PredecessorLink>" * 300_000
    assert [each.code for each in findings_of(mspdi(task(1, inside=inside)))] == ["mspdi-too-large"]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("Duration", "eight hours"),
        ("Duration", "PT"),
        ("Deadline", "tomorrow"),
        ("Deadline", "2026-13-40T00:00:00"),
        ("DurationFormat", "77"),
        ("PercentComplete", "half"),
        ("Priority", "5.5"),
        ("Summary", "maybe"),
        ("CalendarUID", "Standard"),
        ("TotalSlack", "nan"),
        ("LevelingDelay", "1e999"),
        ("ConstraintType", "12"),
    ],
)
def test_a_value_that_cannot_be_read_is_told_with_its_place_and_counts_as_not_stated(field: str, text: str) -> None:
    reading = reading_of(mspdi(task(1, "Keel", **told(**{field: text}))))
    (finding,) = {each.code: each for each in reading.findings}.values()
    assert (finding.code, finding.stops, finding.place.key, finding.place.field) == ("mspdi-value", False, "1", field)
    assert (finding.place.project, text in finding.sentence, "Keel" in finding.sentence) == ("BRIG", True, True)
    assert reading.plan is not None


def test_a_link_that_names_no_task_is_told() -> None:
    data = mspdi(task(1), task(2, inside=f"<PredecessorLink>{fields_of(Type=1)}</PredecessorLink>"))
    assert project_of(data).links == ()
    assert [each.place.field for each in findings_of(data)] == ["PredecessorUID"]


def test_the_first_few_of_a_kind_are_told_and_the_rest_counted() -> None:
    found = findings_of(mspdi(*(task(uid, Duration="long") for uid in range(1, 31))))
    assert [each.code for each in found] == ["mspdi-value"] * 8 + ["mspdi-more"]
    assert found[-1].sentence.startswith("22 more")


def test_a_task_without_a_number_is_called_by_its_row() -> None:
    data = mspdi(task(1), f"<Task>{fields_of(Name='Keel', OutlineLevel=1)}</Task>")
    assert [each.key for each in project_of(data).tasks] == ["1", "row 2"]
    assert [each.code for each in findings_of(data)] == ["mspdi-task-without-uid"]


def test_two_tasks_of_one_number_are_left_for_the_judge() -> None:
    data = mspdi(task(1), task(1))
    assert findings_of(data) == ()
    assert [each.code for each in check(plan_of(data)) if each.stops] == ["double-task"]


def test_a_plan_without_tasks_is_read_and_told() -> None:
    data = mspdi()
    assert project_of(data).tasks == ()
    assert [(each.code, each.stops) for each in findings_of(data)] == [("mspdi-no-tasks", False)]


def test_a_shift_that_ends_before_it_begins_is_told() -> None:
    times = fields_of(FromTime="17:00:00", ToTime="08:00:00")
    working = f"<WorkingTimes><WorkingTime>{times}</WorkingTime></WorkingTimes>"
    days = f"<WeekDay>{fields_of(DayType=2, DayWorking=1)}{working}</WeekDay>"
    calendars = f"<Calendar>{fields_of(UID=1, Name='Odd', IsBaseCalendar=1)}<WeekDays>{days}</WeekDays></Calendar>"
    assert [each.place.field for each in findings_of(mspdi(task(1), calendars=calendars))] == ["ToTime"]


def test_elements_that_stand_twice_or_where_none_belongs_harm_nobody() -> None:
    inside = "<Name>Keel</Name><Baseline/><PredecessorLink/><Baseline>7</Baseline><Name><b>x</b></Name>"
    assert task_of(mspdi(task(1, inside=inside))).key == "1"


def test_a_plan_that_stands_for_another_keeps_its_dates_and_is_told() -> None:
    dates = told(Start="2026-02-02T08:00:00", Finish="2026-02-03T17:00:00")
    data = mspdi(task(1, "Rig", IsSubproject=1, SubprojectName="C:\\plans\\rig.mpp", **dates))
    found = task_of(data)
    assert found.external is not None
    assert (found.external.file, found.manual is not None) == ("rig.mpp", True)
    assert [each.code for each in findings_of(data)] == ["mspdi-subproject"]
