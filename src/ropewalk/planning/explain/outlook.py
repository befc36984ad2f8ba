"""What would let a task start earlier, how much float it has, and what it pushes."""

from dataclasses import dataclass

from ropewalk.planning.explain.asks import FROM_START, Ask, asks_of, least_start, undelayed_start
from ropewalk.planning.explain.chain import first_and_last
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.explain.reasons import blackout_of
from ropewalk.planning.phrases import constraint_words, day_phrase, finish_phrase, list_phrase
from ropewalk.planning.plan import TaskRef
from ropewalk.planning.progress import is_done
from ropewalk.planning.schedule import CauseKind
from ropewalk.planning.units import NEVER

_WAITS = (CauseKind.LINK, CauseKind.HANDOFF)
_MOST_NAMED = 3


def sooner_of(facts: Facts, row: int) -> str:
    """What would let the task start earlier, and how far; empty where it has no date or has begun."""
    start, progress = facts.start(row), facts.task(row).progress
    if facts.outline.is_summary(row) or start is None or is_done(facts.task(row)):
        return ""
    if progress is not None and progress.actual_start is not None:
        return ""
    undelayed = undelayed_start(facts, row)
    if undelayed is not None:
        gain = facts.amount(row, _worked(facts, row, undelayed, start))
        return f"Without its delay by levelling it could start {gain} earlier, {day_phrase(undelayed)}."
    cause, asks = facts.schedule.causes[row], asks_of(facts, row)
    kind = CauseKind.NONE if cause is None else cause.kind
    if kind is CauseKind.NONE:
        return ""
    if kind is CauseKind.DATA_DATE:
        return "It cannot start earlier: what is left lies after the data date."
    if kind in (CauseKind.MANUAL, CauseKind.CALENDAR):
        return _if_released(facts, row, kind, start, asks)
    if kind is CauseKind.CONSTRAINT and any(ask.kind in _WAITS and ask.start > start for ask in asks):
        return ""
    return _if_others_held(facts, row, start, asks)


def leeway_of(facts: Facts, row: int) -> str:
    """The task's float in words."""
    total, free = int(facts.schedule.total_float[row]), int(facts.schedule.free_float[row])
    if total == NEVER:
        return ""
    latest = int(facts.schedule.late_finish[row])
    if total < 0:
        return f"It is {facts.amount(row, total)} late for {_what_it_misses(facts, row, latest)}."
    if total == 0:
        return "It has no float: if it slips, the finish of the program or a date it has to meet slips too."
    room = f"It has {facts.amount(row, total)} of float"
    until = "" if latest == NEVER else f": it may finish as late as {finish_phrase(latest)}"
    if free == NEVER or free >= total:
        return f"{room}{until}."
    own = "none" if free <= 0 else f"only {facts.amount(row, free)}"
    return f"{room}{until}; {own} of it without moving the next task."


def _what_it_misses(facts: Facts, row: int, latest: int) -> str:
    """The date that a task with negative float misses: its own where it is that, else what follows from another's."""
    task, ref = facts.task(row), facts.ref(row)
    if latest == NEVER:
        return "what it has to meet"
    day = finish_phrase(latest)
    if task.deadline is not None and finish_phrase(task.deadline) == day:
        return f"its deadline, {day}"
    for handoff in facts.plan.handoffs:
        if handoff.giver == ref and handoff.needed_by is not None and finish_phrase(handoff.needed_by) == day:
            return f"handoff {handoff.key}, needed by {day}"
    if task.constraint is not None and task.constraint.at is not None:
        return f"what it has to meet: it would have to finish {day}"
    return f"what comes after it: it would have to finish {day}"


@dataclass(frozen=True, slots=True)
class _Push:
    row: int
    date: int


def pushes_of(facts: Facts, row: int) -> tuple[tuple[TaskRef, ...], str]:
    """The tasks whose dates this one holds, the earliest first, and the sentence that names some."""
    givers = {facts.ref(row), *_summaries_held(facts, row)}
    held = [
        _Push(at, start)
        for at, cause in enumerate(facts.schedule.causes)
        if cause is not None and cause.ref in givers and (start := facts.start(at)) is not None
    ]
    held.sort(key=lambda push: (push.date, push.row))
    refs = tuple(facts.ref(push.row) for push in held if facts.scope.sees(facts.ref(push.row)))
    if held:
        names = [f"{facts.name(push.row)} ({day_phrase(push.date)})" for push in held]
        return refs, f"It pushes {list_phrase(names, most=_MOST_NAMED)}."
    if facts.start(row) is None or facts.outline.is_summary(row):
        return refs, ""
    return refs, "It pushes none of the tasks that wait for it." if facts.has_waiting(row) else "Nothing waits for it."


def _summaries_held(facts: Facts, row: int) -> list[TaskRef]:
    """Summaries above whose finish is this row's."""
    return [facts.ref(at) for at in facts.outline.above(row) if row in first_and_last(facts, at)]


def _if_released(facts: Facts, row: int, kind: CauseKind, start: int, asks: list[Ask]) -> str:
    earliest = asks[0].start if asks else None
    if earliest is None or earliest >= start:
        return ""
    gain = facts.amount(row, _worked(facts, row, earliest, start))
    blackout = blackout_of(facts, row)
    name = "the blackout" if blackout is None else blackout.name or blackout.key
    when = "Scheduled by its links" if kind is CauseKind.MANUAL else f"Without {name}"
    return f"{when} it could start {gain} earlier, {day_phrase(earliest)}."


def _if_others_held(facts: Facts, row: int, start: int, asks: list[Ask]) -> str:
    holding = [ask for ask in asks if ask.start >= start]
    if not holding:
        return ""
    rest = [ask for ask in asks if ask.start < start]
    wishes = list(dict.fromkeys(_wish(facts, row, ask) for ask in holding))
    if any(not wish for wish in wishes):
        return ""
    verb = "come" if start == facts.finish(row) else "start"
    lead = f"It would {verb} earlier if {' and '.join(wishes)}"
    if not rest or not _is_possible(facts, row, holding, rest[0]):
        return f"{lead}."
    gain = facts.amount(row, _worked(facts, row, rest[0].start, start))
    until = "" if rest[0].kind is CauseKind.NONE else f", until {_holder(facts, row, rest[0])} holds it"
    return f"{lead}: by up to {gain}{until}."


def _is_possible(facts: Facts, row: int, holding: list[Ask], after: Ask) -> bool:
    """Whether the task can start where the next ask holds it: a task waited for cannot take less than no time."""
    waits = [ask for ask in holding if ask.kind in _WAITS]
    if not waits:
        return True
    if after.kind is CauseKind.NONE:
        return False
    inside = [ask for ask in waits if facts.row(ask.ref) is not None]
    least = [least_start(facts, row, ask) for ask in inside]
    return all(each is not None and each <= after.start for each in least)


def _wish(facts: Facts, row: int, ask: Ask) -> str:
    """What would have to change for an ask to go away; empty for what cannot."""
    if ask.kind in _WAITS:
        source = facts.row(ask.ref)
        if source is None:
            return f"{'it' if ask.handoff is None else ask.handoff.key} were promised earlier"
        if _is_past(facts, source, ask):
            return ""
        verb = "started" if ask.link in FROM_START else "finished"
        return f"{facts.name(source)} {verb} earlier"
    if ask.kind is CauseKind.CONSTRAINT:
        who = "it" if ask.row == row else facts.name(ask.row)
        return f"it were not said that {who} {constraint_words(ask.link)} {day_phrase(ask.ready)}"
    return ""


def _is_past(facts: Facts, source: int, ask: Ask) -> bool:
    """Whether what is waited for has happened: that comes no earlier."""
    task = facts.task(source)
    has_begun = task.progress is not None and task.progress.actual_start is not None
    return is_done(task) or (has_begun and ask.link in FROM_START)


def _holder(facts: Facts, row: int, ask: Ask) -> str:
    if ask.kind in _WAITS:
        source = facts.row(ask.ref)
        if source is not None:
            return facts.name(source)
        return "its handoff" if ask.handoff is None else ask.handoff.key
    if ask.kind is CauseKind.CONSTRAINT:
        return "its constraint" if ask.row == row else f"the constraint of {facts.name(ask.row)}"
    return "the data date"


def _worked(facts: Facts, row: int, earliest: int, start: int) -> int:
    return int(facts.time(row).work_between(earliest, start))
