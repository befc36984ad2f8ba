"""The whole way: a plan in, its schedule out."""

from ropewalk.planning.answer import schedule_of
from ropewalk.planning.constraints import is_from_finish
from ropewalk.planning.cpm import NUMPY, BackEnd, Passes, pass_of
from ropewalk.planning.plan import Plan
from ropewalk.planning.reach import within_reach
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.statement import Statement


def schedule(plan: Plan, *, back_end: BackEnd = NUMPY) -> Schedule:
    """Schedule every project of a plan as one program.

    Always answers: tasks in a circle of links or behind one, and tasks without anything that dates them, get none.
    """
    return schedule_of(*passes_of(plan, back_end=back_end))


def passes_of(plan: Plan, *, back_end: BackEnd = NUMPY) -> tuple[Statement, Passes]:
    """The stated plan and its passes; calendars are laid out wider until every date falls into them.

    A project planned back from its finish is stated twice: its start is an answer, from which early dates count.
    """
    plan = within_reach(plan)
    widened = 0
    starts: dict[str, int] | None = None if any(map(is_from_finish, plan.projects)) else {}
    while True:
        statement = Statement.of(plan, widened=widened, starts=starts)
        passes = pass_of(statement.network, back_end)
        if passes.leaves_horizon and not statement.is_widest:
            widened += 1
        elif starts is None:
            starts = _starts_from_finish(statement, passes)
        else:
            return statement, passes


def _starts_from_finish(statement: Statement, passes: Passes) -> dict[str, int]:
    """The latest start with which each project that is planned back from its finish still reaches it."""
    network, starts = passes.network, dict[str, int]()
    for row, node in statement.nodes.items():
        project, place = statement.outline.projects[row], int(network.ranks[node])
        if not is_from_finish(project) or place < 0 or row in statement.said or not network.nodes.counts[node]:
            continue
        at = int(network.hours.instants(passes.lates[2 * place], network.calendars[place]))
        starts[project.key] = min(at, starts.get(project.key, at))
    return starts
