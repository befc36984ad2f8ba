"""Which of the baselines of a plan is meant where nobody names one."""

from ropewalk.planning.plan import Plan


def usual_baseline(plan: Plan) -> int | None:
    """The baseline that tools call *the* baseline, 0, where any task has it; else the last one that was saved."""
    numbers = {each.number for project in plan.projects for task in project.tasks for each in task.baselines}
    return 0 if 0 in numbers else max(numbers, default=None)
