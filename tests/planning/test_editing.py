"""Edits: whatever changes, the incremental pass answers what a full pass of a network built anew answers."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.programs import START, programs

from ropewalk.planning.columns import NO_CAP, NO_FLOOR, Links
from ropewalk.planning.cpm import Passes, pass_of
from ropewalk.planning.editing import BoundName, Changes, Edited, edit, relink
from ropewalk.planning.network import Network
from ropewalk.planning.plan import (
    Constraint,
    ConstraintKind,
    Lag,
    Link,
    LinkKind,
    Plan,
    Progress,
    Project,
    Task,
)
from ropewalk.planning.scheduling import passes_of
from ropewalk.planning.statement import Statement
from ropewalk.planning.units import NEVER, Instant, Int32Array, Minutes

FLOORS: tuple[BoundName, ...] = ("start_floors", "finish_floors")
CAPS: tuple[BoundName, ...] = ("start_caps", "finish_caps", "late_starts", "late_finishes")


def by_node(passes: Passes, positions: Int32Array) -> Int32Array:
    """(nodes, 2) positions in the stated order; NEVER for nodes without any."""
    table = np.full((passes.network.nodes.works.size, 2), NEVER, np.int32)
    table[passes.network.order.nodes] = positions[:-1].reshape(-1, 2)
    return table


def of_scratch(network: Network) -> Passes:
    """A full pass of a network built anew from the same columns."""
    fresh = Network.of_columns(network.nodes, network.links, hours=network.hours, windows=network.windows)
    return pass_of(fresh)


def check_edit(before: Passes, edited: Edited) -> None:
    """The answer is that of a full pass, and exactly the nodes that moved are named."""
    after, fresh = edited.passes, of_scratch(edited.passes.stated)
    assert (after.finish, after.latest.tolist()) == (fresh.finish, fresh.latest.tolist())
    moved = np.zeros(after.network.nodes.works.size, np.bool_)
    for name in ("earlies", "lates", "soonest"):
        assert np.array_equal(by_node(after, getattr(after, name)), by_node(fresh, getattr(fresh, name))), name
        if name != "soonest":
            differs = by_node(after, getattr(after, name)) != by_node(before, getattr(before, name))
            moved |= differs.any(axis=1)
    assert sorted(edited.nodes.tolist()) == np.flatnonzero(moved).tolist()


@st.composite
def changes(draw: st.DrawFn, network: Network) -> Changes:
    """One to three durations, lags and bounds of a network."""
    nodes = st.integers(0, network.nodes.works.size - 1)
    hours = st.integers(0, 60).map(lambda hour: 60 * hour)
    bounds: dict[BoundName, dict[int, int]] = {}
    for _ in range(draw(st.integers(0, 2))):
        node = draw(nodes)
        near = int(network.hours.positions(START, network.nodes.calendars[node])) + 120 * draw(st.integers(-20, 60))
        if draw(st.booleans()):
            bounds.setdefault(draw(st.sampled_from(FLOORS)), {})[node] = draw(st.sampled_from([near, NO_FLOOR]))
        else:
            bounds.setdefault(draw(st.sampled_from(CAPS)), {})[node] = draw(st.sampled_from([near, NO_CAP]))
    works = draw(st.dictionaries(nodes, hours, max_size=2))
    lags: dict[int, int] = {}
    if network.links.lags.size:
        lags = draw(
            st.dictionaries(st.integers(0, network.links.lags.size - 1), hours.map(lambda n: n - 960), max_size=2)
        )
    return Changes(works=works, lags=lags, bounds=bounds)


def with_links(links: Links, rows: Int32Array, added: dict[str, int] | None = None) -> Links:
    """Some of the links, and one more."""
    columns: dict[str, Any] = {}
    for field in fields(Links):
        column = getattr(links, field.name)[rows]
        columns[field.name] = (
            column if added is None else np.append(column, added.get(field.name, 0)).astype(column.dtype)
        )
    return Links(**columns)


@st.composite
def relinked(draw: st.DrawFn, network: Network) -> Links:
    """The links of a network without some of them, or with one more, circles included."""
    links, count = network.links, network.links.lags.size
    gone = draw(st.sets(st.integers(0, max(count - 1, 0)), max_size=2))
    rows = np.array([row for row in range(count) if row not in gone], np.int32)
    if draw(st.booleans()):
        return with_links(links, rows)
    nodes = st.integers(0, network.nodes.works.size - 1)
    ends = st.integers(0, 1)
    added = {"sources": draw(nodes), "targets": draw(nodes), "source_ends": draw(ends), "target_ends": draw(ends)}
    added["elapsed"] = draw(st.sampled_from([0, 0, 1440]))
    return with_links(links, rows, added)


@given(programs(), st.data())
def test_a_run_of_edits_gives_what_full_passes_give(plan: Plan, data: st.DataObject) -> None:
    """Durations, lags, bounds and links in any order, each edit on the answer of the one before."""
    _, passes = passes_of(plan)
    for _ in range(data.draw(st.integers(1, 5))):
        network = passes.stated
        if data.draw(st.integers(0, 3)) == 0:
            edited = relink(passes, data.draw(relinked(network)))
        else:
            edited = edit(passes, data.draw(changes(network)))
        check_edit(passes, edited)
        passes = edited.passes


def _edited_task(draw: st.DrawFn, task: Task) -> Task:
    at = Instant(START + 1440 * draw(st.integers(0, 15)))
    kinds = [kind for kind in ConstraintKind if kind not in (ConstraintKind.ASAP, ConstraintKind.ALAP)]
    match draw(st.integers(0, 5)):
        case 0:
            return replace(task, duration=Minutes(60 * draw(st.integers(0, 40))))
        case 1:
            return replace(task, constraint=Constraint(kind=draw(st.sampled_from(kinds)), at=at))
        case 2:
            return replace(task, constraint=None)
        case 3:
            return replace(task, deadline=draw(st.sampled_from([None, at])))
        case 4:
            return replace(task, progress=Progress(actual_start=at, percent_complete=40.0))
        case _:
            return replace(task, progress=Progress(actual_start=at, actual_finish=Instant(at + 1440)))


def _edited_links(draw: st.DrawFn, project: Project) -> tuple[Link, ...]:
    links = list(project.links)
    is_old: bool = draw(st.booleans())
    if links and is_old:
        at = draw(st.integers(0, len(links) - 1))
        lag = Lag(amount=60 * draw(st.integers(-16, 40)))
        is_kept = draw(st.booleans())
        links[at : at + 1] = [replace(links[at], lag=lag)] if is_kept else []
        return tuple(links)
    keys = st.sampled_from([task.key for task in project.tasks])
    return (*links, Link(source=draw(keys), target=draw(keys), kind=draw(st.sampled_from(list(LinkKind)))))


@st.composite
def edited_plans(draw: st.DrawFn, plan: Plan) -> Plan:
    """A plan in which a person has changed one thing: a task's dates, duration or progress, or a link."""
    at = draw(st.integers(0, len(plan.projects) - 1))
    project = plan.projects[at]
    if draw(st.integers(0, 2)) == 0:
        project = replace(project, links=_edited_links(draw, project))
    else:
        row = draw(st.integers(0, len(project.tasks) - 1))
        tasks = list(project.tasks)
        tasks[row] = _edited_task(draw, tasks[row])
        project = replace(project, tasks=tuple(tasks))
    return replace(plan, projects=(*plan.projects[:at], project, *plan.projects[at + 1 :]))


def spread(passes: Passes, after: Statement) -> Passes | None:
    """Passes edited into those of another statement; None where nodes or calendars are not the same ones."""
    before, network = passes.stated, after.network
    same = (
        before.nodes.works.size == network.nodes.works.size
        and np.array_equal(before.hours.start_keys, network.hours.start_keys)
        and all(np.array_equal(getattr(before.nodes, name), getattr(network.nodes, name)) for name in _FIXED)
        and all(np.array_equal(getattr(before.windows, name), getattr(network.windows, name)) for name in _WINDOWS)
    )
    if not same:
        return None
    passes = relink(passes, network.links).passes
    return edit(passes, Changes(works=_difference(before, network, "works"), bounds=_bounds(before, network))).passes


_FIXED = ("calendars", "counts", "takes_earliest", "lateness")
_WINDOWS = ("nodes", "openings", "closings")


def _difference(before: Network, after: Network, name: str) -> dict[int, int]:
    old, new = getattr(before.nodes, name), getattr(after.nodes, name)
    return {node: int(new[node]) for node in np.flatnonzero(old != new).tolist()}


def _bounds(before: Network, after: Network) -> dict[BoundName, dict[int, int]]:
    return {name: changed for name in (*FLOORS, *CAPS) if (changed := _difference(before, after, name))}


@given(programs(), st.data())
def test_what_a_person_edits_in_a_plan_can_be_spread(plan: Plan, data: st.DataObject) -> None:
    """Durations, constraints, deadlines, actual dates and links as people state them."""
    _, passes = passes_of(plan)
    edited = data.draw(edited_plans(plan))
    after = Statement.of(edited)
    spread_out = spread(passes, after)
    if spread_out is None:
        return
    fresh = pass_of(after.network)
    assert spread_out.finish == fresh.finish
    for name in ("earlies", "lates"):
        assert np.array_equal(by_node(spread_out, getattr(spread_out, name)), by_node(fresh, getattr(fresh, name))), (
            name
        )


def test_an_added_link_that_leads_backward_in_the_order_orders_the_nodes_anew() -> None:
    tasks = tuple(Task(key=key, duration=Minutes(480)) for key in "abcd")
    links = (Link(source="a", target="b"), Link(source="c", target="d"))
    plan = Plan(projects=(Project(key="P", start=START, tasks=tasks, links=links),))
    _, passes = passes_of(plan)
    added = {"sources": 1, "source_ends": 1, "targets": 2}
    edited = relink(passes, with_links(passes.stated.links, np.arange(2, dtype=np.int32), added))
    assert edited.passes.network.order.nodes.tolist() == [0, 1, 2, 3]
    check_edit(passes, edited)


def test_a_link_that_closes_a_circle_takes_the_dates_of_those_in_it_and_behind_it() -> None:
    tasks = tuple(Task(key=key, duration=Minutes(480)) for key in "abcd")
    links = (Link(source="a", target="b"), Link(source="b", target="c"), Link(source="c", target="d"))
    plan = Plan(projects=(Project(key="P", start=START, tasks=tasks, links=links),))
    _, passes = passes_of(plan)
    edited = relink(passes, with_links(passes.stated.links, np.arange(3, dtype=np.int32), {"sources": 2, "targets": 1}))
    assert edited.passes.network.order.nodes.tolist() == [0]
    assert edited.nodes.tolist() == [1, 2, 3]
