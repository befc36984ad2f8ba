"""Why a task is on its date: the chain of causes, in words."""

from ropewalk.planning.explain.chain import steps_of
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.explain.outlook import leeway_of, pushes_of, sooner_of
from ropewalk.planning.explain.scope import EVERYTHING, Scope
from ropewalk.planning.explain.step import Explanation, Gap, Step
from ropewalk.planning.plan import Plan, TaskRef
from ropewalk.planning.schedule import Schedule

__all__ = ["EVERYTHING", "Explanation", "Gap", "Scope", "Step", "explain"]


def explain(plan: Plan, schedule: Schedule, ref: TaskRef, *, scope: Scope = EVERYTHING) -> Explanation:
    """Why a task is on its date, back to where the chain of causes begins.

    plan, schedule  a plan and the schedule made of it
    scope           what the reader may see; tasks out of sight are spoken of and not named
    raises          KeyError where the schedule has no such task
    cost            O(tasks + links)
    """
    facts = Facts(plan, schedule, scope)
    row = facts.outline.rows[ref]
    pushes, onward = pushes_of(facts, row)
    return Explanation(
        ref=ref,
        steps=tuple(steps_of(facts, row)),
        sooner=sooner_of(facts, row),
        leeway=leeway_of(facts, row),
        pushes=pushes,
        onward=onward,
    )
