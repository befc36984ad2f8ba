"""What people stated otherwise, field by field, and the schedule against its baselines."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import strategies as plain
from tests.exchange.plantext import plan_of

from ropewalk.planning import schedule
from ropewalk.planning.calendars import Calendar
from ropewalk.planning.compare import Version, against_baseline, compare
from ropewalk.planning.compare.changes import changes_between
from ropewalk.planning.explain import Scope
from ropewalk.planning.plan import (
    Blackout,
    Commitment,
    Handoff,
    Plan,
    Project,
    Resource,
    Risk,
    Task,
    TaskRef,
)

TEXT = """
[[people]]
key = "ana"
name = "Ana Berg"
[calendar.SITE]
name = "Site"
week = { mon-fri = "08:00-16:00" }
[project.H]
name = "House"
start = 2026-11-23
data_date = 2026-11-20
[project.H.task]
dig = { name = "Dig", duration = "3d", deadline = 2026-12-04, people = ["ana"] }
pour = { name = "Pour", duration = "2d", after = ["dig FS+2d"] }
[project.H.baseline.0]
dig = { start = 2026-11-23, finish = 2026-11-25 }
[[risk]]
id = "R-1"
name = "Frost"
probability = 0.2
tasks = ["H:pour"]
"""

UNCOMPARED = {"key", "wbs", "shown"}
"""Keys say what is the same; WBS codes and units of display are the tool's own."""


def told(*edits: tuple[str, str]) -> list[str]:
    """What is said of the text with some of it written otherwise."""
    text = TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return [each.change.sentence for each in changes_between(plan_of(TEXT), plan_of(text))]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            '"Dig", duration = "3d"',
            '"Dig", duration = "5d"',
            "The duration of Dig is 5 working days; it was 3 working days.",
        ),
        ('"Dig", duration', '"Digging", duration', "The name of Digging is Digging; it was Dig."),
        ("deadline = 2026-12-04", "deadline = 2026-12-11", "The deadline of Dig is 11 Dec 2026; it was 4 Dec 2026."),
        (", deadline = 2026-12-04", "", "The deadline of Dig is no longer stated; it was 4 Dec 2026."),
        (
            '["dig FS+2d"]',
            '["dig FS+3d"]',
            "The lag from the finish of Dig to Pour is 3 working days; it was 2 working days.",
        ),
        ('["dig FS+2d"]', '["dig SS"]', "Pour waits for the start of Dig now."),
        ('people = ["ana"]', 'people = ["ana 50%"]', "The share of Ana Berg on Dig is 50 %; it was 100 %."),
        (', people = ["ana"]', "", "Ana Berg no longer works on Dig."),
        (
            "data_date = 2026-11-20",
            "data_date = 2026-11-27",
            "The data date of H House is 27 Nov 2026; it was 20 Nov 2026.",
        ),
        ('"Pour", duration', '"Pour", active = false, duration', "Pour is inactive now."),
        (
            '"Pour", duration',
            '"Pour", constraint = "SNET 2026-12-01", duration',
            "The constraint of Pour is “may start no earlier than 1 Dec 2026”; none was stated.",
        ),
        (
            '"Pour", duration',
            '"Pour", manual = { start = 2026-12-07 }, duration',
            "Pour has its dates held by hand now.",
        ),
        (
            "finish = 2026-11-25 }",
            "finish = 2026-11-26 }",
            "The baseline 0 of Dig is 23 Nov 2026 to 26 Nov 2026; it was 23 Nov 2026 to 25 Nov 2026.",
        ),
        ("probability = 0.2", "probability = 0.35", "The probability of risk R-1 Frost is 35 %; it was 20 %."),
        ("08:00-16:00", "08:00-15:00", "The Monday of calendar SITE Site is 08:00 to 15:00; it was 08:00 to 16:00."),
        (
            'name = "Ana Berg"',
            'name = "Ana Berg"\nteam = "dig"',
            "The team of resource ana Ana Berg is dig; none was stated.",
        ),
    ],
)
def test_each_change_is_said(old: str, new: str, sentence: str) -> None:
    assert sentence in told((old, new))


def test_a_task_reports_progress() -> None:
    said = told(('"Dig", duration', '"Dig", actual_start = 2026-11-23, percent_complete = 50, duration'))
    assert said == [
        "The actual start of Dig is 23 Nov 2026; none was stated.",
        "The progress of Dig is 50 %; none was stated.",
    ]


def test_amounts_that_read_alike_are_told_to_the_minute() -> None:
    (sentence,) = told(('"Dig", duration = "3d"', '"Dig", duration = "3d1m"'))
    assert sentence == "The duration of Dig is 1,441 minutes; it was 1,440 minutes."


def test_links_and_people_of_a_task_that_is_gone_are_not_told_beside_it() -> None:
    before = plan_of(TEXT)
    after = plan_of(
        TEXT.replace('pour = { name = "Pour", duration = "2d", after = ["dig FS+2d"] }\n', "").replace(
            '["H:pour"]', "[]"
        )
    )
    assert [each.change.noun for each in changes_between(before, after)] == ["risk"]


def test_changes_out_of_sight_are_counted_and_not_told() -> None:
    before, after = plan_of(TEXT), plan_of(TEXT.replace('"Dig", duration = "3d"', '"Dig", duration = "5d"'))
    versions = [Version(plan, schedule(plan)) for plan in (before, after)]
    impact = compare(versions[0], versions[1], scope=Scope(sees=lambda ref: ref.key == "pour"))
    assert impact.changes == ()
    assert impact.unseen == 2


def _drawn(strategy: st.SearchStrategy[Any], make: type) -> st.SearchStrategy[tuple[Any, str, Any]]:
    names = sorted({each.name for each in fields(make)} - UNCOMPARED)
    return st.tuples(strategy, st.sampled_from(names), strategy)


def _with(plan: Plan, make: type, thing: Any) -> Plan:
    """The plan with one thing of this kind, its key made the same."""
    same = replace(thing, key="K")
    if make is Task:
        return replace(plan, projects=(Project(key="P", tasks=(same,)),))
    lists: dict[str, Any] = {f"{make.__name__.lower()}s": (same,)}
    return replace(plan, **lists)


@pytest.mark.parametrize(
    ("strategy", "make"),
    [
        (plain.tasks, Task),
        (plain.projects, Project),
        (plain.handoffs, Handoff),
        (plain.blackouts, Blackout),
        (plain.commitments, Commitment),
        (plain.risks, Risk),
        (plain.resources, Resource),
        (plain.calendars, Calendar),
    ],
)
def test_no_field_changes_unnoticed(strategy: st.SearchStrategy[Any], make: type) -> None:
    """Whatever field of a thing is stated otherwise, a change tells of it, or it is a task that came or went."""

    @given(_drawn(strategy, make))
    @settings(max_examples=150, deadline=None)
    def changes(drawn: tuple[Any, str, Any]) -> None:
        thing, name, other = drawn
        edited = replace(thing, **{name: getattr(other, name)})
        before, after = _with(Plan(), make, thing), _with(Plan(), make, edited)
        if _means_the_same(thing, edited, name):
            return
        assert [*changes_between(before, after)]

    changes()


def _means_the_same(thing: Any, edited: Any, name: str) -> bool:
    if getattr(thing, name) == getattr(edited, name):
        return True
    if name == "lag":
        return (thing.lag.amount, thing.lag.unit) == (edited.lag.amount, edited.lag.unit)
    if name in ("links", "assignments", "tasks", "baselines"):
        return True
    return name == "progress" and None in (thing.progress, edited.progress)


def test_the_schedule_is_held_against_a_baseline() -> None:
    plan = plan_of(TEXT.replace('"Dig", duration = "3d"', '"Dig", duration = "5d"'))
    found = against_baseline(plan, schedule(plan), 0)
    assert [slip.sentence for slip in found.slips] == [
        "Dig finishes 2 working days later than in baseline 0: 27 Nov 2026 instead of 25 Nov 2026."
    ]
    assert found.without == (TaskRef("H", "pour"),)
    assert [slip.ref.key for slip in found.late] == ["dig"]
    assert found.sentence == (
        "Against baseline 0, 1 of 1 task is late, 0 on the day and 0 early. 1 task has no date in it."
    )


def test_a_task_on_its_day_is_in_time_whatever_the_hour() -> None:
    plan = plan_of(
        TEXT.replace('"Dig", duration = "3d"', '"Dig", duration = "3d30m"').replace(
            "finish = 2026-11-25", "finish = 2026-11-26"
        )
    )
    (slip,) = against_baseline(plan, schedule(plan)).slips
    assert slip.sentence == "Dig finishes on the day of baseline 0, 26 Nov 2026."


def test_a_baseline_that_was_never_taken_is_said_to_be_empty() -> None:
    plan = plan_of(TEXT)
    assert against_baseline(plan, schedule(plan), 7).sentence == "No task has a date in baseline 7."
