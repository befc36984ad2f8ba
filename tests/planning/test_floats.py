"""What float means: a slip within free float moves nobody, one within total float leaves the finish where it is."""

from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.planning.programs import programs, projects

from ropewalk.planning.columns import NO_CAP
from ropewalk.planning.cpm import Passes
from ropewalk.planning.editing import Changes, edit
from ropewalk.planning.floats import free_floats, total_floats
from ropewalk.planning.plan import ConstraintKind, DialectName, Plan, Project, ScheduleFrom, Task
from ropewalk.planning.scheduling import passes_of
from ropewalk.planning.units import Int64Array

sparse = settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
"""Many programs stand in a circle or have no room: they are left out."""
LATE = (ConstraintKind.SNLT, ConstraintKind.FNLT, ConstraintKind.MSO, ConstraintKind.MFO, ConstraintKind.ALAP)


def open_task(task: Task) -> Task:
    """The task without anything that has to be reached by a date."""
    is_late = task.constraint is not None and task.constraint.kind in LATE
    return replace(task, deadline=None, constraint=None if is_late else task.constraint, manual=None, progress=None)


def open_project(project: Project) -> Project:
    """The project in our dialect, without late dates."""
    return replace(project, dialect=DialectName.ROPEWALK, tasks=tuple(map(open_task, project.tasks)))


def open_plan(plan: Plan) -> Plan:
    """The plan without late dates and windows."""
    handoffs = tuple(replace(handoff, needed_by=None) for handoff in plan.handoffs)
    return replace(plan, projects=tuple(map(open_project, plan.projects)), handoffs=handoffs, blackouts=())


def slipped(passes: Passes, place: int, minutes: int) -> Passes:
    """The passes after a node starts so many working minutes later than it has to; a milestone before a pause."""
    node = int(passes.network.order.nodes[place])
    start = int(passes.earlies[2 * place]) + 2 * minutes
    if minutes and not passes.network.bounds.sides[place]:
        start &= ~1
    return edit(passes, Changes(bounds={"start_floors": {node: start}})).passes


def as_soon_as_it_can(plan: Plan) -> Plan:
    """The plan without tasks that go as late as they can, planned from its start."""

    def task_of(task: Task) -> Task:
        is_late = task.constraint is not None and task.constraint.kind is ConstraintKind.ALAP
        return replace(task, constraint=None) if is_late else task

    projects = (
        replace(each, schedule_from=ScheduleFrom.START, tasks=tuple(map(task_of, each.tasks))) for each in plan.projects
    )
    return replace(plan, projects=tuple(projects))


def a_place(data: st.DataObject, passes: Passes, among: Int64Array | None = None) -> int:
    """A node that counts and may move, one of those that are given where some are."""
    network = passes.network
    fits = np.flatnonzero(network.counts & (network.bounds.caps >= NO_CAP // 2))
    if among is not None:
        fits = np.intersect1d(fits, among)
    assume(fits.size)
    return int(fits[data.draw(st.integers(0, fits.size - 1))])


@given(programs())
def test_without_late_dates_no_float_is_negative(plan: Plan) -> None:
    _, passes = passes_of(open_plan(plan))
    assert (total_floats(passes)[passes.network.counts] >= 0).all()
    assert (free_floats(passes)[passes.network.counts] >= 0).all()


@sparse
@given(programs(), st.data())
def test_a_slip_within_free_float_moves_nobody_else(plan: Plan, data: st.DataObject) -> None:
    _, passes = passes_of(as_soon_as_it_can(replace(plan, blackouts=())))
    frees = free_floats(passes)
    roomy = np.flatnonzero(frees > 0)
    place = a_place(data, passes, roomy)
    free = int(frees[place])
    after = slipped(passes, place, data.draw(st.sampled_from([free, free // 2, 1])))
    others = passes.network.counts.copy()
    others[place] = False
    for slot in (0, 1):
        assert np.array_equal(after.earlies[slot:-1:2][others], passes.earlies[slot:-1:2][others])


@sparse
@given(programs(), st.data())
def test_a_slip_within_total_float_leaves_the_finish(plan: Plan, data: st.DataObject) -> None:
    _, passes = passes_of(open_plan(plan))
    place = a_place(data, passes)
    total = int(total_floats(passes)[place])
    assert slipped(passes, place, data.draw(st.sampled_from([total, total // 2]))).finish == passes.finish


@sparse
@given(projects("P", plain=True), st.data())
def test_a_slip_beyond_total_float_moves_the_finish(project: Project, data: st.DataObject) -> None:
    """On one calendar, where no night or weekend takes a slip up."""
    project = open_project(project)
    links = tuple(link for link in project.links if "elapsed" not in link.lag.unit)
    tasks = tuple(replace(task, is_elapsed=False) for task in project.tasks)
    _, passes = passes_of(Plan(projects=(replace(project, links=links, tasks=tasks),)))
    assume(not passes.network.nodes.takes_earliest.any())
    place = a_place(data, passes)
    after = slipped(passes, place, int(total_floats(passes)[place]) + 1)
    assert after.finish > passes.finish
