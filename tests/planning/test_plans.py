"""Every plan in tests/plans answers what it expects. A planner can add a case without Python."""

import io
from pathlib import Path

import numpy as np
import pytest
from tests.planning.expectations import differences, plan_of

from ropewalk.exchange.planfile import read, text_of
from ropewalk.planning.compiled import PLAIN_PYTHON, back_end_of
from ropewalk.planning.plan import Plan
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.scheduling import schedule

FOLDER = Path(__file__).resolve().parent.parent / "plans"
PLANS = sorted(FOLDER.glob("*.plan.toml"))
COLUMNS = ("start", "finish", "early_start", "late_start", "late_finish", "total_float", "free_float", "is_critical")


def plan_in(path: Path) -> Plan:
    """The plan of a file."""
    return plan_of(path.read_bytes(), path.name)[0]


def are_equal(one: Schedule, other: Schedule) -> bool:
    """Whether two schedules say the same of every task."""
    columns = all(np.array_equal(getattr(one, name), getattr(other, name)) for name in COLUMNS)
    return columns and one.causes == other.causes


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name.removesuffix(".plan.toml"))
def test_a_plan_answers_what_it_expects(path: Path) -> None:
    assert differences(path) == []


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name.removesuffix(".plan.toml"))
def test_a_plan_has_one_answer_in_either_back_end_and_after_being_written(path: Path) -> None:
    plan = plan_in(path)
    again = read(io.BytesIO(text_of(plan).encode()), name=path.name).plan
    assert again is not None
    assert are_equal(schedule(plan), schedule(again))
    assert are_equal(schedule(plan), schedule(plan, back_end=back_end_of(PLAIN_PYTHON, "loops")))


def test_there_are_plans() -> None:
    assert len(PLANS) >= 30
