"""What a plan states and Microsoft Project has no field for, said before it is lost."""

from collections.abc import Iterator

from ropewalk.planning.findings import Finding
from ropewalk.planning.findings.mspdi import MSPDI_LOSES
from ropewalk.planning.phrases import list_phrase
from ropewalk.planning.plan import Plan


def losses_of(plan: Plan) -> tuple[Finding, ...]:
    """What is left out when the plan is written for Microsoft Project."""
    return tuple(MSPDI_LOSES.at(what=what, which=list_phrase(keys)) for what, keys in _lost(plan) if keys)


def _lost(plan: Plan) -> Iterator[tuple[str, list[str]]]:
    yield "soft handoffs", [each.key for each in plan.handoffs if not each.is_hard]
    yield "blackouts", [each.key for each in plan.blackouts]
    yield "commitments", [each.key for each in plan.commitments]
    yield "risks", [each.key for each in plan.risks]
    yield "objectives", [each.key for each in plan.objectives]
