"""Who stands below whom: circles of parents are cut, and no outline is too deep."""

from hypothesis import given
from hypothesis import strategies as st

from ropewalk.planning import schedule
from ropewalk.planning.check import check
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import Plan, Project, Task
from ropewalk.planning.units import Minutes, parse_instant

MONDAY = parse_instant("2026-11-23T08:00")


def plan_of(parents: list[int | None]) -> Plan:
    """A project in which each task stands below the task of this number."""
    tasks = tuple(
        Task(key=str(number), parent=None if parent is None else str(parent), duration=Minutes(480))
        for number, parent in enumerate(parents)
    )
    return Plan(projects=(Project(key="P", start=MONDAY, tasks=tasks),))


@given(st.lists(st.none() | st.integers(0, 7), max_size=8))
def test_the_way_up_from_every_task_ends(parents: list[int | None]) -> None:
    outline = Outline.of(plan_of(parents))
    for row in range(len(parents)):
        above = list(outline.above(row))
        assert len(set(above)) == len(above) == outline.depths[row]


@given(st.lists(st.none() | st.integers(0, 7), max_size=8))
def test_parents_that_form_no_circle_stay(parents: list[int | None]) -> None:
    outline = Outline.of(plan_of(parents))
    for row, parent in enumerate(parents):
        stated = -1 if parent is None or parent >= len(parents) else parent
        assert outline.parents[row] in (stated, -1)
        if outline.parents[row] != stated:
            assert _comes_back(parents, row)


def test_an_outline_of_twenty_thousand_levels_is_judged_and_scheduled() -> None:
    plan = plan_of([None, *range(20_000)])
    assert check(plan) == ()
    answer = schedule(plan)
    assert answer.start[0] == answer.start[20_000]


def _comes_back(parents: list[int | None], row: int) -> bool:
    at: int | None = parents[row]
    for _ in parents:
        if at is None or at >= len(parents) or at == row:
            break
        at = parents[at]
    return at == row
