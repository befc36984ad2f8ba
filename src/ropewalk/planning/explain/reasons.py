"""Each kind of cause as the clause after "because"."""

from ropewalk.planning.explain.asks import FROM_START, Ask, undelayed_start
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.phrases import (
    clock_phrase,
    constraint_words,
    date_phrase,
    day_phrase,
    finish_phrase,
    work_phrase,
)
from ropewalk.planning.plan import Blackout, BlackoutRule, ConstraintKind, Handoff, Lag, LagUnit, LinkKind, TaskRef
from ropewalk.planning.progress import is_done
from ropewalk.planning.schedule import Cause, CauseKind
from ropewalk.planning.units import MINUTES_PER_DAY

HOLDS_FINISH = frozenset({"FF", "SF", "FNET", "MFO", "FNLT"})
"""Links and constraints that hold a finish, so that the start follows from it."""


def reason_of(facts: Facts, row: int, cause: Cause, ask: Ask | None) -> str:
    """Why the row is on its date, as a clause; empty where nothing but its project's start holds it."""
    is_delayed = undelayed_start(facts, row) is not None
    delay = f"levelling delays it by {clock_phrase(facts.task(row).levelling_delay)}" if is_delayed else ""
    return " and ".join(filter(None, [_held(facts, row, cause, ask), delay]))


def _held(facts: Facts, row: int, cause: Cause, ask: Ask | None) -> str:
    if cause.kind in (CauseKind.LINK, CauseKind.HANDOFF):
        return _waiting(facts, row, cause, ask)
    if cause.kind is CauseKind.CONSTRAINT:
        return _constraint(facts, row, cause)
    if cause.kind is CauseKind.MANUAL:
        return _manual(facts, row)
    if cause.kind is CauseKind.DATA_DATE:
        project = facts.project(row)
        date = "" if project.data_date is None else f", {date_phrase(project.data_date)}"
        return f"no work that is left can begin before the data date of {project.key}{date}"
    if cause.kind is CauseKind.CALENDAR:
        blackout = blackout_of(facts, row)
        if blackout is None:
            return "its calendar has no working time before that"
        verb = "run" if blackout.rule is BlackoutRule.RUN else "finish"
        window = f"{date_phrase(blackout.start)} to {_last_day(blackout.finish)}"
        return f"it may not {verb} during {blackout.name or blackout.key}, {window}"
    return ""


def ending_of(facts: Facts, ref: TaskRef | None, link: str | None) -> str:
    """What a link waits for: `Ledger schema finishes Tue 8 Dec 2026`."""
    row = facts.row(ref)
    if row is None:
        return "a task that is not here" if ref is None else ref.project
    task, progress = facts.task(row), facts.task(row).progress
    if link in FROM_START:
        verb = "starts" if progress is None or progress.actual_start is None else "started"
        at = facts.start(row)
        return f"{facts.name(row)} {verb} {'at no known date' if at is None else day_phrase(at)}"
    verb = "finished" if is_done(task) else "finishes"
    at = facts.finish(row)
    return f"{facts.name(row)} {verb} {'at no known date' if at is None else finish_phrase(at)}"


def blackout_of(facts: Facts, row: int) -> Blackout | None:
    """The blackout that a task stands after: the last one before its start, or finish, that names it."""
    start, finish = facts.start(row), facts.finish(row)
    if start is None or finish is None:
        return None
    refs = {*(facts.ref(at) for at in facts.own_and_above(row)), TaskRef(facts.project(row).key, None)}
    windows = [each for each in facts.plan.blackouts if refs & set(each.tasks)]
    past = [each for each in windows if each.finish <= (start if each.rule is BlackoutRule.RUN else finish)]
    return max(past, key=lambda each: each.finish, default=None)


def lag_phrase(facts: Facts, row: int, lag: Lag) -> str:
    """A lag without its sign, as it was stated."""
    if lag.unit is LagUnit.WORKING:
        return work_phrase(lag.amount, facts.project(row).minutes_per_day)
    if lag.unit is LagUnit.ELAPSED:
        return clock_phrase(lag.amount)
    return f"{abs(lag.amount) / 100:g} % of that duration"


def _waiting(facts: Facts, row: int, cause: Cause, ask: Ask | None) -> str:
    handoff = _handoff_of(facts, row, cause, ask)
    if handoff is None:
        return _lagged(facts, row, ending_of(facts, cause.ref, cause.link), cause, ask)
    thing = f"{handoff.what} ({handoff.key})" if handoff.what else handoff.key
    if facts.row(handoff.giver) is None:
        return _lagged(facts, row, _from_outside(handoff, thing), cause, ask)
    ending = ending_of(facts, handoff.giver, handoff.kind)
    clause = f"it needs {thing} from {handoff.giver.project}, where {ending}"
    return _lagged(facts, row, clause, cause, ask)


def _from_outside(handoff: Handoff, thing: str) -> str:
    if handoff.promised is not None:
        return f"it needs {thing} from {handoff.giver.project}, promised for {finish_phrase(handoff.promised)}"
    needed = "" if handoff.needed_by is None else f", needed by {finish_phrase(handoff.needed_by)} and not promised"
    return f"it needs {thing} from {handoff.giver.project}{needed}"


def _handoff_of(facts: Facts, row: int, cause: Cause, ask: Ask | None) -> Handoff | None:
    if cause.kind is not CauseKind.HANDOFF:
        return None
    if ask is not None and ask.handoff is not None:
        return ask.handoff
    fits = (each for each in facts.handoffs_into(row) if each.giver == cause.ref and each.kind == cause.link)
    return next(fits, None)


def _lagged(facts: Facts, row: int, clause: str, cause: Cause, ask: Ask | None) -> str:
    lag = Lag(amount=cause.lag) if ask is None else ask.lag
    if lag.amount == 0:
        return clause
    amount = lag_phrase(facts, row, lag)
    if lag.amount > 0:
        has = "has" if amount.startswith("1 ") or "%" in amount else "have"
        return f"{clause} and {amount} {has} to pass"
    verb = "finish" if cause.link in (LinkKind.FF, LinkKind.SF) else "start"
    return f"{clause} and it may {verb} {amount} before that"


def _constraint(facts: Facts, row: int, cause: Cause) -> str:
    words = constraint_words(cause.link)
    if cause.link == ConstraintKind.ALAP:
        return f"it {words}"
    for at in facts.own_and_above(row):
        constraint = facts.task(at).constraint
        if constraint is None or constraint.kind != cause.link or constraint.at is None:
            continue
        who = "it" if at == row else f"{facts.name(at)}, which it is part of,"
        date = day_phrase if constraint.kind in ("SNET", "MSO", "SNLT") else finish_phrase
        return f"{who} {words} {date(constraint.at)}"
    return f"it {words} a date"


def _manual(facts: Facts, row: int) -> str:
    external = facts.task(row).external
    if external is not None:
        return f"its dates are quoted from {external.file}"
    holder = next((at for at in facts.own_and_above(row) if facts.task(at).manual is not None), row)
    who = "its dates are" if holder == row else f"the dates of {facts.name(holder)}, which it is part of, are"
    return f"{who} held by hand"


def _last_day(instant: int) -> str:
    """The last day of a window: the day before, where it closes at midnight."""
    return date_phrase(instant - 1 if instant % MINUTES_PER_DAY == 0 else instant)
