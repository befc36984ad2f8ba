"""The compiled loops, where numba is installed: the same answers as numpy, full and edited."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.planning.programs import programs
from tests.planning.test_editing import changes

from ropewalk.planning import compiled
from ropewalk.planning.compiled import Loops, back_end_of
from ropewalk.planning.editing import edit
from ropewalk.planning.plan import Plan
from ropewalk.planning.scheduling import passes_of, schedule

SOME = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
COLUMNS = ("start", "finish", "early_start", "late_start", "late_finish", "total_float", "free_float", "is_critical")


@pytest.fixture(scope="module")
def loops() -> Iterator[Loops]:
    """The loops, compiled once for this room: it takes half a minute."""
    if not compiled.is_installed():
        pytest.skip("NO NUMBA HERE: the compiled loops are not tested")
    yield compiled.compile_loops(None)


@SOME
@given(plan=programs())
def test_a_compiled_schedule_is_the_one_numpy_answers(loops: Loops, plan: Plan) -> None:
    ours, theirs = schedule(plan), schedule(plan, back_end=back_end_of(loops))
    assert all(np.array_equal(getattr(ours, name), getattr(theirs, name)) for name in COLUMNS)
    assert ours.causes == theirs.causes


@SOME
@given(plan=programs(), data=st.data())
def test_a_compiled_edit_is_the_one_plain_loops_answer(loops: Loops, plan: Plan, data: st.DataObject) -> None:
    _, passes = passes_of(plan)
    wanted = data.draw(changes(passes.stated))
    ours, theirs = edit(passes, wanted), edit(passes, wanted, loops=loops, back_end=back_end_of(loops))
    assert np.array_equal(ours.passes.earlies, theirs.passes.earlies)
    assert np.array_equal(ours.passes.lates, theirs.passes.lates)
    assert sorted(ours.nodes.tolist()) == sorted(theirs.nodes.tolist())
