"""Which tasks two versions have in common, where keys are ids and where they are only the rows of a sheet."""

from tests.exchange.plantext import plan_of

from ropewalk.planning import schedule
from ropewalk.planning.compare import Impact, Version, compare
from ropewalk.planning.plan import TaskRef

ROWS = ("Agree rules", "Write scripts", "Load data", "Go live")


def sheet(*names: str, days: int = 3) -> Version:
    """A chain of tasks whose keys are the rows they stand in."""
    lines = []
    for row, name in enumerate(names, start=2):
        after = f', after = ["{row - 1}"]' if row > 2 else ""
        lines.append(f'{row} = {{ name = "{name}", duration = "{days}d"{after} }}')
    return _version("\n".join(lines))


def _version(tasks: str, tail: str = "") -> Version:
    plan = plan_of(f'[project]\nkey = "S"\nstart = 2026-11-23\n[task]\n{tasks}\n{tail}')
    return Version(plan, schedule(plan))


def said(impact: Impact) -> list[str]:
    return [change.sentence for change in impact.changes]


def test_a_row_that_comes_in_renames_nothing() -> None:
    impact = compare(sheet(*ROWS), sheet("Agree rules", "Order servers", *ROWS[1:]))
    assert [note.name for note in impact.added] == ["Order servers"]
    assert impact.gone == ()
    assert said(impact) == [
        "Write scripts no longer waits for the finish of Agree rules.",
        "Order servers waits for the finish of Agree rules now.",
        "Write scripts waits for the finish of Order servers now.",
    ]
    assert impact.causes.sentence == "The finish moves 3 working days later: Order servers is new (+3 working days)."
    assert [move.ref.key for move in impact.moves] == ["4", "5", "6"]


def test_a_row_before_the_last_renames_nothing_either() -> None:
    impact = compare(sheet(*ROWS), sheet(*ROWS[:3], "Rehearse", "Go live"))
    assert [note.name for note in impact.added] == ["Rehearse"]
    assert not any(each.startswith("The name") for each in said(impact))


def test_a_row_that_is_gone_is_told_under_the_key_it_had() -> None:
    impact = compare(sheet(*ROWS), sheet("Agree rules", "Load data", "Go live"))
    assert [(note.ref, note.name) for note in impact.gone] == [(TaskRef("S", "3"), "Write scripts")]
    assert impact.added == ()
    assert {share.ref for share in impact.causes.shares} == {TaskRef("S", "3")}


def test_a_change_below_a_row_that_came_in_is_that_of_its_task() -> None:
    tasks = '{} = {{ name = "Agree rules", duration = "3d" }}\n{} = {{ name = "Load data", duration = "{}d" }}'
    new = '2 = { name = "Order servers", duration = "1d" }\n'
    impact = compare(_version(tasks.format(2, 3, 5)), _version(new + tasks.format(3, 4, 8)))
    assert said(impact) == ["The duration of Load data is 8 working days; it was 5 working days."]
    assert [change.place for change in impact.changes] == [TaskRef("S", "4")]


def test_tasks_of_one_name_are_told_apart_by_the_summary_above_them() -> None:
    two = '{} = {{ name = "Paper" }}\n{} = {{ name = "Review", duration = "{}d", parent = "{}" }}\n'
    other = '{} = {{ name = "Code" }}\n{} = {{ name = "Review", duration = "{}d", parent = "{}" }}\n'
    before = _version(two.format(2, 3, 1, 2) + other.format(4, 5, 4, 4))
    after = _version(other.format(2, 3, 4, 2) + two.format(4, 5, 1, 4))
    impact = compare(before, after)
    assert (impact.changes, impact.added, impact.gone, impact.moves) == ((), (), (), ())


def test_a_handoff_from_a_row_follows_the_row() -> None:
    text = "[project.{0}]\nstart = 2026-11-23\n[project.{0}.task]\n"
    tie = '[[handoff]]\nid = "H-01"\ngiver = "A:{}"\nreceiver = "B:x"\nneeded_by = 2026-12-24'
    rows = '{} = {{ name = "Build", duration = "2d" }}\n'
    end = text.format("B") + 'x = "1d"\n'
    plans = (
        plan_of(text.format("A") + rows.format(2) + end + tie.format(2)),
        plan_of(text.format("A") + '2 = { name = "Draw", duration = "9d" }\n' + rows.format(3) + end + tie.format(3)),
    )
    before, after = (Version(plan, schedule(plan)) for plan in plans)
    impact = compare(before, after)
    assert (impact.changes, impact.handoffs) == ((), ())
    assert [note.name for note in impact.added] == ["Draw"]


def test_a_task_renamed_under_its_own_id_is_renamed() -> None:
    impact = compare(sheet(*ROWS), sheet("Agree rules", "Write programs", *ROWS[2:]))
    assert [(each.key, each.field, each.before) for each in impact.changes] == [("3", "name", "Write scripts")]
    assert (impact.added, impact.gone) == ((), ())


def test_many_tasks_renamed_under_their_ids_stay_themselves() -> None:
    impact = compare(sheet(*ROWS), sheet(*(f"{name} (new)" for name in ROWS)))
    assert len(impact.changes) == len(ROWS)
    assert (impact.added, impact.gone) == ((), ())
