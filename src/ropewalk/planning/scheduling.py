"""The whole way: a plan in, its schedule out."""

from ropewalk.planning.answer import schedule_of
from ropewalk.planning.cpm import NUMPY, BackEnd, Passes, pass_of
from ropewalk.planning.plan import Plan
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.statement import Statement


def schedule(plan: Plan, *, back_end: BackEnd = NUMPY) -> Schedule:
    """Schedule every project of a plan as one program.

    Always answers: tasks in a circle of links or behind one, and tasks without anything that dates them, get none.
    """
    return schedule_of(*passes_of(plan, back_end=back_end))


def passes_of(plan: Plan, *, back_end: BackEnd = NUMPY) -> tuple[Statement, Passes]:
    """The stated plan and its passes; calendars are laid out wider until every date falls into them."""
    widened = 0
    while True:
        statement = Statement.of(plan, widened=widened)
        passes = pass_of(statement.network, back_end)
        if statement.is_widest or not passes.leaves_horizon:
            return statement, passes
        widened += 1
