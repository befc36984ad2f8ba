"""The demo program in tests: the plan, and what its schedule has to say, stage by stage."""

import io
from functools import cache
from typing import NamedTuple

from ropewalk.app.demo import plan_texts
from ropewalk.exchange.planfile import read
from ropewalk.planning.plan import Plan, TaskRef


class Stage(NamedTuple):
    """An open stage: when it starts and finishes, in days its float to the program's finish and its slip.

    slip   working days later than baseline 2; negative is earlier
    """

    project: str
    key: str
    start: str
    finish: str
    float_days: int
    slip_days: int

    @property
    def ref(self) -> TaskRef:
        """The summary task of the stage."""
        return TaskRef(self.project, self.key)


STAGES = (
    Stage("LED", "L2a", "2026-10-26", "2026-12-08", 72, 2),
    Stage("LED", "L2", "2026-11-02", "2027-02-25", 5, 6),
    Stage("LED", "L3", "2027-02-26", "2027-04-14", 5, 8),
    Stage("LED", "L4", "2027-04-15", "2027-06-09", 5, 14),
    Stage("LED", "L5", "2027-06-10", "2027-08-10", 5, 14),
    Stage("CRD", "C2", "2026-10-05", "2027-03-10", 0, 7),
    Stage("CRD", "C3", "2027-02-08", "2027-02-19", 13, 10),
    Stage("CRD", "C4", "2027-03-11", "2027-05-07", 0, 7),
    Stage("CRD", "C5", "2027-05-10", "2027-07-08", 0, 7),
    Stage("CRD", "C6", "2027-07-09", "2027-08-17", 0, 7),
    Stage("CRD", "C8", "2027-08-18", "2027-08-31", 0, 7),
    Stage("DR", "D1", "2026-10-19", "2026-12-10", 64, 2),
    Stage("DR", "D2", "2026-12-11", "2027-02-23", 70, 6),
    Stage("DR", "D3", "2026-12-11", "2027-03-03", 64, 4),
    Stage("DR", "D4", "2027-03-04", "2027-03-17", 64, 4),
    Stage("DR", "D5", "2027-05-10", "2027-05-28", 29, 7),
    Stage("DPA", "P1", "2026-10-26", "2026-12-16", 23, 0),
    Stage("DPA", "P2", "2026-12-17", "2027-02-11", 23, 0),
    Stage("DPA", "P3", "2027-02-12", "2027-04-02", 23, 0),
    Stage("DPA", "P4", "2027-04-05", "2027-05-12", 25, 0),
    Stage("SEC", "S1", "2026-11-02", "2026-12-14", 37, 2),
    Stage("SEC", "S2", "2026-10-19", "2027-02-05", 13, 10),
    Stage("SEC", "S3", "2026-12-15", "2027-03-03", 37, 6),
    Stage("SEC", "S4", "2027-03-11", "2027-04-07", 32, 7),
    Stage("SEC", "S5", "2027-04-08", "2027-05-25", 32, 7),
    Stage("MCN", "M1", "2026-10-19", "2027-01-06", 77, -2),
    Stage("MCN", "M2", "2027-01-07", "2027-03-01", 77, -2),
    Stage("MCN", "M3", "2027-04-05", "2027-05-18", 23, 0),
    Stage("MCN", "M4", "2027-05-19", "2027-07-15", 23, 0),
)
"""Every stage that is not finished."""

CRITICAL_STAGES = ("C2", "C4", "C5", "C6", "C8")
"""The path that drives the program's finish."""

PROGRAM_FINISH = "2027-08-31"
BASELINE = 2
BASELINE_FINISH = "2027-08-20"


@cache
def demo_plan() -> Plan:
    """The demo as one plan."""
    ((name, text),) = plan_texts()
    plan = read(io.BytesIO(text), name=name).plan
    assert plan is not None
    return plan
