"""Promised dates beside forecast ones: handoffs and commitments, compared by the day."""

from dataclasses import dataclass
from functools import cached_property

from ropewalk.planning.plan import Commitment, Handoff, LinkKind, Plan, TaskRef
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import MINUTES_PER_DAY, NEVER

_FROM_START = (LinkKind.SS, LinkKind.SF)


def is_later(forecast: int | None, promised: int | None) -> bool:
    """Whether a forecast falls on a later day than a promise; not where one of them is missing."""
    return forecast is not None and promised is not None and days_late(forecast, promised) > 0


def days_late(forecast: int, promised: int) -> int:
    """Calendar days from a promise to its forecast, negative where that comes first; midnight ends the day before."""
    return (forecast - 1) // MINUTES_PER_DAY - (promised - 1) // MINUTES_PER_DAY


@dataclass(frozen=True, eq=False)
class Forecasts:
    """A plan and its schedule, asked when what was promised will come."""

    plan: Plan
    schedule: Schedule

    def of_handoff(self, handoff: Handoff) -> int | None:
        """When a handoff is given: the giver's finish (its start for SS and SF), from outside as promised."""
        if handoff.giver not in self.schedule.rows:
            return handoff.promised
        return self.of_task(handoff.giver, from_start=handoff.kind in _FROM_START)

    def of_commitment(self, commitment: Commitment) -> int | None:
        """When what a commitment is about is finished; None where that is not there or has no date."""
        if commitment.project is None:
            return _dated(self.schedule.program_finish) if commitment.task is None else None
        if commitment.task is None:
            return self.of_projects.get(commitment.project)
        return self.of_task(TaskRef(commitment.project, commitment.task))

    def of_task(self, ref: TaskRef, *, from_start: bool = False) -> int | None:
        """When a task finishes, or starts."""
        row = self.schedule.rows.get(ref)
        column = self.schedule.start if from_start else self.schedule.finish
        return None if row is None else _dated(int(column[row]))

    @cached_property
    def of_projects(self) -> dict[str, int]:
        """When the last active task of each project finishes; projects without dates are left out."""
        finishes: dict[str, int] = {}
        tasks = (task for project in self.plan.projects for task in project.tasks)
        for ref, task, finish in zip(self.schedule.refs, tasks, self.schedule.finish.tolist(), strict=True):
            if task.is_active and finish != NEVER and finish > finishes.get(ref.project, NEVER):
                finishes[ref.project] = finish
        return finishes


def _dated(instant: int) -> int | None:
    return None if instant == NEVER else instant
