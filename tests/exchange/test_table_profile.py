"""Profiles: how a sheet was read, kept, corrected and used again."""

from datetime import date

import pytest
from tests.exchange.sheets import codes_of, plan_of, read_rows, read_text, tasks_of

from ropewalk.exchange.reading import Reading
from ropewalk.exchange.table.dates import DateOrder
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.profile import Profile, ProfileError, profile_of, profile_of_match, text_of_profile
from ropewalk.exchange.table.weeks import Week
from ropewalk.planning.plan import TimeUnit

_SHEET = """
    Plan of the yard
    No,What is to be done,From,To,Effort,After,Who
    1,Lay the keel,05/01/2026,16/01/2026,2,,Ana
    2,Plank the hull,19/01/2026,06/02/2026,3,1,Ben
    3,Rig,09/02/2026,20/02/2026,2,1SS+1w;2,Ben
"""


def saved_profile(reading: Reading) -> Profile:
    return profile_of(text_of_profile(profile_of_match(reading.matched)))


def test_the_saved_match_reads_the_same_plan_again() -> None:
    first = read_text(_SHEET)
    again = read_text(_SHEET, profile=saved_profile(first))
    assert plan_of(again) == plan_of(first)
    assert again.matched == first.matched


def test_the_saved_match_of_a_workbook_with_guessed_columns_reads_the_same_plan_again() -> None:
    rows = (
        ("Yard",),
        (None, "Start", "Finish", None),
        ("Lay the keel", date(2026, 1, 5), date(2026, 1, 6), "a"),
        ("Plank the hull", date(2026, 1, 9), date(2026, 1, 12), "b"),
    )
    first = read_rows(*rows)
    again = read_rows(*rows, profile=saved_profile(first))
    assert "sheet-column-guessed" in codes_of(first)
    assert plan_of(again) == plan_of(first)


def test_a_profile_is_a_few_readable_lines() -> None:
    profile = Profile(
        sheet="Plan",
        header_row=3,
        date_order=DateOrder.DAY_FIRST,
        duration_unit=TimeUnit.WEEKS,
        week=Week.EVERY_DAY,
        minutes_per_day=450,
        columns=(('What "exactly"', Field.NAME), ("Mood", None)),
    )
    text = text_of_profile(profile)
    assert text.splitlines()[1:] == [
        "[sheet]",
        'name = "Plan"',
        "header_row = 3",
        'date_order = "day first"',
        'duration_unit = "weeks"',
        'week = "every day"',
        "minutes_per_day = 450",
        "",
        "[columns]",
        '"What \\"exactly\\"" = "name"',
        '"Mood" = "ignored"',
    ]
    assert profile_of(text) == profile


def test_a_profile_corrects_what_was_recognised_wrongly() -> None:
    text = "Task,Description,Duration\nLK,Lay the keel,5d\nPH,Plank the hull,10d"
    profile = Profile(columns=(("Task", Field.ID), ("Description", Field.NAME)))
    assert [task.key for task in tasks_of(read_text(text, profile=profile)).values()] == ["LK", "PH"]
    assert list(tasks_of(read_text(text, profile=profile))) == ["Lay the keel", "Plank the hull"]


def test_an_ignored_column_is_not_read() -> None:
    text = "Task,Start,Duration\nLay,2026-01-05,5d"
    assert tasks_of(read_text(text, profile=Profile(columns=(("Start", None),))))["Lay"].constraint is None


def test_a_profile_says_how_long_a_day_is() -> None:
    reading = read_text("Task,Duration\nLay,2d", profile=Profile(minutes_per_day=450))
    assert tasks_of(reading)["Lay"].duration == 900
    assert plan_of(reading).projects[0].minutes_per_day == 450


def test_a_header_the_profile_names_and_the_sheet_lacks_is_said() -> None:
    reading = read_text("Task,Duration\nLay,2d", profile=Profile(columns=(("Dauer", Field.DURATION),)))
    assert "profile-header-missing" in codes_of(reading)


def test_a_sheet_the_profile_names_and_the_file_lacks_is_said() -> None:
    reading = read_rows(("Task", "Duration"), ("Lay", "2d"), profile=Profile(sheet="Other"))
    assert reading.plan is not None, "a single sheet needs no name"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[sheet", "TOML"),
        ('[columns]\nA = "colour"', "colour is no field"),
        ('[sheet]\nweek = "whenever"', "week is not one of"),
        ("[sheet]\nheader_row = 0", "header_row is not a whole number"),
        ("[sheet]\nheader_row = true", "header_row is not a whole number"),
        ("columns = 3", "[columns] is not a table"),
        ("[sheets]", "sheets"),
        ("a = " + "[" * 5_000, "nested"),
    ],
)
def test_a_profile_that_cannot_be_read_says_why(text: str, says: str) -> None:
    with pytest.raises(ProfileError) as error:
        profile_of(text, name="yard.toml")
    assert error.value.finding.code == "profile-unreadable"
    assert error.value.finding.place.file == "yard.toml"
    if says != "TOML":
        assert says in error.value.finding.sentence
