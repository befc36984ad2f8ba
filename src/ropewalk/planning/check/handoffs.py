"""Handoffs, blackouts, commitments and risks that name what is not there."""

from collections.abc import Iterator

from ropewalk.planning.check.directory import Directory, named, place_of_handoff, said
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.dates import HANDOFF_PROMISED_LATE, HANDOFF_TOO_EARLY
from ropewalk.planning.findings.logic import (
    BLACKOUT_MISSING_TASK,
    COMMITMENT_MISSING,
    HANDOFF_MISSING_PROJECT,
    HANDOFF_MISSING_TASK,
    HANDOFF_UNDATED,
    HANDOFF_WITHIN,
    RISK_MISSING_TASK,
)
from ropewalk.planning.phrases import date_phrase, day_phrase, ref_phrase
from ropewalk.planning.plan import ConstraintKind, Handoff, LinkKind, Task, TaskRef
from ropewalk.planning.units import MINUTES_PER_DAY


def judge_handoffs(directory: Directory) -> Iterator[Finding]:
    """What can be known about each handoff without a schedule."""
    for handoff in directory.plan.handoffs:
        if handoff.giver.project == handoff.receiver.project:
            facts = {"handoff": _name(handoff), "project": handoff.giver.project}
            yield HANDOFF_WITHIN.at(place_of_handoff(handoff), **facts)
        giver = directory.task(handoff.giver)
        yield from _ends(directory, handoff, giver)
        yield from _dates(directory, handoff, giver)


def judge_named_tasks(directory: Directory) -> Iterator[Finding]:
    """Blackouts, commitments and risks for tasks that are not there."""
    plan = directory.plan
    for blackout in plan.blackouts:
        for ref in (ref for ref in blackout.tasks if not directory.has(ref)):
            facts = {"blackout": named(blackout.key, blackout.name), "missing": ref_phrase(ref)}
            yield BLACKOUT_MISSING_TASK.at(_place(ref, f"blackout {blackout.key}"), **facts)
    for risk in plan.risks:
        for ref in (ref for ref in risk.tasks if not directory.has(ref)):
            facts = {"risk": named(risk.key, risk.name), "missing": ref_phrase(ref)}
            yield RISK_MISSING_TASK.at(_place(ref, f"risk {risk.key}"), **facts)
    for commitment in plan.commitments:
        if commitment.project is None and commitment.task is None:
            continue
        ref = TaskRef(commitment.project or "", commitment.task)
        if not directory.has(ref):
            facts = {"commitment": named(commitment.key, commitment.name), "missing": ref_phrase(ref)}
            yield COMMITMENT_MISSING.at(_place(ref, f"commitment {commitment.key}"), **facts)


def _ends(directory: Directory, handoff: Handoff, giver: Task | None) -> Iterator[Finding]:
    is_dated = handoff.promised is not None or handoff.needed_by is not None
    if giver is None and handoff.giver.key is not None:
        until = "its date stands in for the task" if is_dated else "it holds nothing back"
        yield _missing(directory, handoff, handoff.giver, side="giver", until=until)
    elif giver is None and not is_dated:
        yield HANDOFF_UNDATED.at(place_of_handoff(handoff), handoff=_name(handoff))
    if directory.task(handoff.receiver) is None:
        yield _missing(directory, handoff, handoff.receiver, side="receiver", until="it holds nothing back")


def _missing(directory: Directory, handoff: Handoff, ref: TaskRef, *, side: str, until: str) -> Finding:
    facts = {"handoff": _name(handoff), "missing": ref_phrase(ref), "side": side, "until": until}
    place = place_of_handoff(handoff, side)
    if ref.project in directory.projects:
        return HANDOFF_MISSING_TASK.at(place, **facts)
    return HANDOFF_MISSING_PROJECT.at(place, **facts, project=ref.project)


def _dates(directory: Directory, handoff: Handoff, giver: Task | None) -> Iterator[Finding]:
    needed = handoff.needed_by
    if needed is None:
        return
    facts = {"handoff": _name(handoff), "needed_by": date_phrase(needed)}
    if handoff.promised is not None and _day(handoff.promised) > _day(needed):
        place = place_of_handoff(handoff, "promised")
        yield HANDOFF_PROMISED_LATE.at(place, **facts, promised=date_phrase(handoff.promised))
    if giver is None:
        return
    reason, floor = _floor(giver, handoff.kind)
    if floor is not None and _day(floor) > _day(needed):
        task = said(directory.projects[handoff.giver.project], giver)
        place = place_of_handoff(handoff, "needed_by")
        yield HANDOFF_TOO_EARLY.at(place, **facts, task=task, reason=reason, date=day_phrase(floor))


def _floor(giver: Task, kind: LinkKind) -> tuple[str, int | None]:
    """Before when the giver cannot have given, as far as the plan itself says so."""
    progress, manual, constraint = giver.progress, giver.manual, giver.constraint
    gives_at_start = kind in (LinkKind.SS, LinkKind.SF)
    if progress is not None and not gives_at_start and progress.actual_finish is not None:
        return "finished", progress.actual_finish
    if progress is not None and progress.actual_start is not None:
        return "started", progress.actual_start
    if manual is not None:
        return "is held by hand on", manual.start if gives_at_start else manual.finish or manual.start
    if constraint is not None and constraint.kind in (ConstraintKind.SNET, ConstraintKind.MSO):
        return "may not start before", constraint.at
    if constraint is not None and not gives_at_start and constraint.kind in (ConstraintKind.FNET, ConstraintKind.MFO):
        return "may not finish before", constraint.at
    return "", None


def _day(instant: int) -> int:
    return instant // MINUTES_PER_DAY


def _place(ref: TaskRef, field: str) -> Place:
    return Place(project=ref.project, key=ref.key, field=field)


def _name(handoff: Handoff) -> str:
    return named(handoff.key, handoff.what)
