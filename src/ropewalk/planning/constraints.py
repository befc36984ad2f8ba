"""Constraints, deadlines and blackout windows become bounds, by the project's dialect."""

from ropewalk.planning.columns import AS_SOON, WITHIN_FREE, WITHIN_TOTAL
from ropewalk.planning.dialects import Rules
from ropewalk.planning.drafting import Bound, Draft, Hold
from ropewalk.planning.plan import Constraint, ConstraintKind, Project, ScheduleFrom
from ropewalk.planning.schedule import CauseKind

_ALWAYS: dict[ConstraintKind, tuple[Bound, ...]] = {
    ConstraintKind.SNET: (Bound.START_FLOOR,),
    ConstraintKind.FNET: (Bound.FINISH_FLOOR,),
    ConstraintKind.SNLT: (Bound.LATE_START,),
    ConstraintKind.FNLT: (Bound.LATE_FINISH,),
    ConstraintKind.MSO: (Bound.START_FLOOR, Bound.LATE_START),
    ConstraintKind.MFO: (Bound.FINISH_FLOOR, Bound.LATE_FINISH),
}
_BREAKING: dict[ConstraintKind, tuple[Bound, ...]] = {
    ConstraintKind.SNLT: (Bound.START_CAP,),
    ConstraintKind.FNLT: (Bound.FINISH_CAP,),
    ConstraintKind.MSO: (Bound.START_PIN,),
    ConstraintKind.MFO: (Bound.FINISH_CAP,),
}
"""What a constraint binds besides, in a dialect where it breaks what links ask."""


HOLDS_FINISH = frozenset({ConstraintKind.FNET, ConstraintKind.FNLT, ConstraintKind.MFO})
"""Constraints on a finish; the other dated ones are on a start."""


def bind_constraint(draft: Draft, node: int, constraint: Constraint | None, *, breaks_logic: bool) -> None:
    """Bind a task's node by its constraint."""
    if constraint is None or constraint.at is None:
        return
    hold = Hold(CauseKind.CONSTRAINT, constraint.kind.value)
    broken = _BREAKING.get(constraint.kind, ()) if breaks_logic else ()
    for bound in (*_ALWAYS.get(constraint.kind, ()), *broken):
        draft.bind(bound, node, constraint.at, hold)


def is_from_finish(project: Project) -> bool:
    """Whether a project is planned back from its finish; one that states none is planned from its start."""
    return project.schedule_from is ScheduleFrom.FINISH and project.finish is not None


def lateness_of(constraint: Constraint | None, rules: Rules, project: Project) -> int:
    """How late a task goes: ALAP asks for it, and so does a project planned back from its finish."""
    kind = None if constraint is None else constraint.kind
    is_free = kind is None and is_from_finish(project)
    if kind is not ConstraintKind.ALAP and not is_free:
        return AS_SOON
    return WITHIN_TOTAL if rules.late_within_total or is_free else WITHIN_FREE


def replaces_start(constraint: Constraint | None) -> bool:
    """Whether a constraint stands in for the project's start, so that the task may begin before it."""
    return constraint is not None and constraint.kind in (ConstraintKind.SNET, ConstraintKind.MSO, ConstraintKind.MFO)
