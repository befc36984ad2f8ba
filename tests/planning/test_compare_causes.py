"""Why the program's finish moved: shares that add up to the move, and nothing invented."""

import pytest
from hypothesis import given, settings
from tests.exchange.plantext import plan_of
from tests.planning.programs import programs
from tests.planning.test_compare import BEFORE, SLIP, version, version_of

from ropewalk.planning import schedule
from ropewalk.planning.compare import Causes, Version, compare
from ropewalk.planning.plan import Plan, TaskRef

HOUSE = """
[project]
key = "H"
start = 2026-11-23
[task]
dig = { name = "Dig", duration = "3d" }
pour = { name = "Pour", duration = "2d", after = ["dig"] }
wall = { name = "Walls", duration = "10d", after = ["pour"] }
roof = { name = "Roof", duration = "5d", after = ["wall"] }
yard = { name = "Yard", duration = "4d" }
"""


def house(*edits: tuple[str, str]) -> Version:
    """The house with some of its text written otherwise."""
    text = HOUSE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    plan = plan_of(text)
    return Version(plan, schedule(plan))


def causes(*edits: tuple[str, str]) -> Causes:
    """Why the house finishes at another time than it did."""
    return compare(house(), house(*edits)).causes


@given(programs(), programs())
@settings(max_examples=300, deadline=None)
def test_the_shares_add_up_to_the_move(old: Plan, new: Plan) -> None:
    impact = compare(version_of(old), version_of(new))
    if impact.causes.is_exact:
        assert sum(share.minutes for share in impact.causes.shares) == (impact.program.finish.minutes or 0)


def test_no_cause_is_named_where_the_finish_stays() -> None:
    assert causes(('"Yard", duration = "4d"', '"Yard", duration = "9d"')) == Causes()


def test_one_longer_task_is_the_whole_move() -> None:
    (share,) = causes(('"Pour", duration = "2d"', '"Pour", duration = "5d"')).shares
    assert (share.ref, share.minutes) == (TaskRef("H", "pour"), 3 * 480)


def test_changes_on_the_path_are_told_apart() -> None:
    found = causes(
        ('"Pour", duration = "2d"', '"Pour", duration = "5d"'), ('"Roof", duration = "5d"', '"Roof", duration = "4d"')
    )
    assert found.sentence == (
        "The finish moves 2 working days later: "
        "Pour takes longer (+3 working days) and Roof takes less time (−1 working day)."
    )


def test_a_change_beside_the_path_has_no_share() -> None:
    found = causes(
        ('"Pour", duration = "2d"', '"Pour", duration = "5d"'), ('"Yard", duration = "4d"', '"Yard", duration = "9d"')
    )
    assert [share.ref and share.ref.key for share in found.shares] == ["pour"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('after = ["pour"]', 'after = ["pour FS+2d"]', "the wait before Walls is longer (+2 working days)"),
        ('after = ["pour"]', 'after = ["pour FS-1d"]', "the wait before Walls is shorter (−1 working day)"),
        ('"Dig", duration', '"Dig", constraint = "SNET 2026-11-25", duration', "Dig starts later (+2 working days)"),
        ("start = 2026-11-23", "start = 2026-11-25", "Dig starts later (+2 working days)"),
        (
            "start = 2026-11-23",
            "start = 2026-11-23\ndata_date = 2026-11-24",
            "Dig is left to the data date, 24 Nov 2026 (+2 working days)",
        ),
        (
            '"Yard", duration = "4d"',
            '"Yard", after = ["wall"], duration = "9d"',
            "Yard waits for Walls now",
        ),
    ],
)
def test_each_kind_of_change_is_named(old: str, new: str, told: str) -> None:
    assert told in causes((old, new)).sentence


def test_a_task_that_comes_between_is_the_whole_move() -> None:
    found = causes(
        ("roof = {", 'cure = { name = "Curing", duration = "7d", after = ["wall"] }\nroof = {'),
        ('after = ["wall"] }\nyard', 'after = ["cure"] }\nyard'),
    )
    assert found.sentence == "The finish moves 7 working days later: Curing is new (+7 working days)."


def test_a_task_that_is_gone_from_the_path_is_named() -> None:
    without = house(
        ('pour = { name = "Pour", duration = "2d", after = ["dig"] }\n', ""), ('after = ["pour"]', 'after = ["dig"]')
    )
    found = compare(house(), without).causes
    assert "Pour is gone (−2 working days)" in found.sentence


def test_room_on_a_path_that_takes_over_is_counted() -> None:
    assert compare(BEFORE, SLIP).causes.sentence == (
        "The finish moves 9 working days later: Ledger build takes longer (+15 working days) "
        "and room on this path is used up (−6 working days)."
    )


def test_a_path_that_gives_way_names_what_holds_the_finish_then() -> None:
    assert compare(SLIP, BEFORE).causes.sentence == (
        "The finish moves 9 working days earlier: Ledger build takes less time (−15 working days) "
        "and another path holds the finish now (+6 working days)."
    )


def test_a_program_with_nothing_in_common_is_not_explained() -> None:
    other = plan_of('[project]\nkey = "X"\nstart = 2026-11-23\n[task]\nfly = { name = "Fly", duration = "90d" }')
    found = compare(house(), version_of(other)).causes
    assert (found.shares, found.is_exact) == ((), False)


def test_a_slip_through_a_handoff_is_followed_into_the_other_project() -> None:
    (first, _) = compare(BEFORE, version(("53d", "70d"))).causes.shares
    assert first.ref == TaskRef("LED", "build")


def test_a_task_without_dates_is_no_cause() -> None:
    signed = 'sign = { name = "Signed" }\ndig = { name = "Dig", duration = "3d", after = ["sign"] }'
    undated = (('dig = { name = "Dig", duration = "3d" }', signed),)
    before, after = house(*undated), house(*undated, ('"Roof", duration = "5d"', '"Roof", duration = "7d"'))
    assert [share.sentence for share in compare(before, after).causes.shares] == [
        "Roof takes longer (+2 working days)."
    ]


def test_a_task_that_has_dates_now_is_told_to_have_them() -> None:
    before, after = (
        house(("[task]", f'[task]\nsign = {{ name = "Signed"{length} }}'), ('"Dig", duration = "3d"', f'"Dig", {dig}'))
        for length, dig in (
            ("", 'duration = "3d", after = ["sign"]'),
            (', duration = "4d"', 'duration = "3d", after = ["sign"]'),
        )
    )
    (share,) = compare(before, after).causes.shares
    assert share.sentence == "Signed has dates now (+4 working days)."
