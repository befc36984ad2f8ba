"""The way back from a task to where its date begins."""

from collections.abc import Iterator

from ropewalk.planning.explain.asks import FROM_START, TO_FINISH, Ask, asks_of
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.explain.gaps import closed_days, gap_between, gap_sentence
from ropewalk.planning.explain.reasons import HOLDS_FINISH, reason_of
from ropewalk.planning.explain.step import Gap, Step
from ropewalk.planning.phrases import date_phrase, day_phrase, finish_phrase
from ropewalk.planning.plan import ConstraintKind, LagUnit, Project, ScheduleFrom, Task
from ropewalk.planning.progress import is_done, remaining_of, work_of
from ropewalk.planning.schedule import Cause, CauseKind
from ropewalk.planning.stating import is_unstated

_FREE = Cause(CauseKind.NONE, None, None, 0)
_WAITS = (CauseKind.LINK, CauseKind.HANDOFF)


def steps_of(facts: Facts, row: int) -> Iterator[Step]:
    """The task and what it waits for, one after the other, each task once."""
    at: int | None = row
    wants_start = False
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        if not facts.scope.sees(facts.ref(at)):
            yield _unseen_step(facts, at)
            return
        if facts.outline.is_summary(at):
            yield _summary_step(facts, at)
            at = first_and_last(facts, at)[0 if wants_start else 1]
            continue
        cause = facts.schedule.causes[at] or _FREE
        asks = asks_of(facts, at)
        ask = _ask_behind(facts, at, cause, asks)
        yield _step(facts, at, cause, ask, asks)
        at, wants_start = _next(facts, cause, ask)


def first_and_last(facts: Facts, row: int) -> tuple[int | None, int | None]:
    """The task below a summary that starts first and the one that finishes last, of those that have dates."""
    leaves = [leaf for leaf in facts.outline.leaves(row) if facts.task(leaf).is_active]
    starts = [(start, leaf) for leaf in leaves if (start := facts.start(leaf)) is not None]
    finishes = [(-finish, leaf) for leaf in leaves if (finish := facts.finish(leaf)) is not None]
    return min(starts, default=(0, None))[1], min(finishes, default=(0, None))[1]


def _next(facts: Facts, cause: Cause, ask: Ask | None) -> tuple[int | None, bool]:
    """The row a cause leads back to, and whether it is that row's start that counts."""
    if cause.kind in _WAITS:
        return facts.row(cause.ref), cause.link in FROM_START
    if cause.kind is CauseKind.CALENDAR and ask is not None:
        return facts.row(ask.ref), ask.link in FROM_START
    return None, False


def _ask_behind(facts: Facts, row: int, cause: Cause, asks: list[Ask]) -> Ask | None:
    """What the cause says, as the plan states it; behind a blackout, what asked for the date it moved."""
    if cause.kind is CauseKind.CALENDAR:
        return asks[0] if asks else None
    fits = (each for each in asks if each.kind == cause.kind and each.ref == cause.ref and each.link == cause.link)
    return next(fits, None)


def _step(facts: Facts, row: int, cause: Cause, ask: Ask | None, asks: list[Ask]) -> Step:
    gap = _gap(facts, row, cause, ask)
    said = [_sentence(facts, row, cause, ask), _overruled(facts, row, cause, asks), gap_sentence(gap)]
    return Step(
        ref=facts.scope.ref_of(facts.ref(row)),
        name=facts.name(row),
        start=facts.start(row),
        finish=facts.finish(row),
        cause=cause.kind,
        link=cause.link,
        lag=cause.lag,
        gap=gap,
        sentence=" ".join(filter(None, said)),
    )


def _unseen_step(facts: Facts, row: int) -> Step:
    """The end of the chain for a reader who may not see further: its dates, and no reason."""
    finish, name = facts.finish(row), facts.name(row)
    when = "has no dates" if finish is None else f"finishes {finish_phrase(finish)}"
    return Step(
        ref=None,
        name=name,
        start=facts.start(row),
        finish=finish,
        cause=None,
        link=None,
        lag=0,
        gap=None,
        sentence=f"{name[:1].upper()}{name[1:]} {when}; why is for those who see its plan.",
    )


def _summary_step(facts: Facts, row: int) -> Step:
    name, start, finish = facts.name(row), facts.start(row), facts.finish(row)
    first, last = first_and_last(facts, row)
    if start is None or finish is None or first is None or last is None:
        sentence = f"{name} has no dates, for no task below it has any."
    else:
        sentence = (
            f"{name} runs from {day_phrase(start)} to {finish_phrase(finish)}: "
            f"{facts.name(first)} starts first and {'' if first == last else facts.name(last) + ' '}finishes last."
        )
    return Step(
        ref=facts.scope.ref_of(facts.ref(row)),
        name=name,
        start=start,
        finish=finish,
        cause=None,
        link=None,
        lag=0,
        gap=None,
        sentence=sentence,
    )


def _gap(facts: Facts, row: int, cause: Cause, ask: Ask | None) -> Gap | None:
    """Days off between what is waited for and the date that waits; a blackout names its own days."""
    date = facts.finish(row) if cause.link in TO_FINISH else facts.start(row)
    progress = facts.task(row).progress
    has_begun = progress is not None and progress.actual_start is not None
    if ask is None or date is None or has_begun or cause.kind is CauseKind.CALENDAR:
        return None
    counts_work = ask.lag.unit in (LagUnit.WORKING, LagUnit.PERCENT)
    return gap_between(facts.time(row), min(ask.reached, ask.ready) if counts_work else ask.ready, date)


def _sentence(facts: Facts, row: int, cause: Cause, ask: Ask | None) -> str:
    task, name = facts.task(row), facts.name(row)
    start, finish = facts.start(row), facts.finish(row)
    if start is None or finish is None:
        return _dateless(facts, row, name)
    if is_done(task):
        return _done(name, task, start, finish)
    reason = reason_of(facts, row, cause, ask)
    if task.progress is not None and task.progress.actual_start is not None:
        because = f" because {reason}" if reason else ""
        rest = f"the rest of it, {facts.amount(row, remaining_of(task))}, finishes {finish_phrase(finish)}"
        return f"{name} started {day_phrase(start)}, and {rest}{because}."
    if cause.kind is CauseKind.MANUAL and start != finish:
        return f"{name} runs from {day_phrase(start)} to {finish_phrase(finish)} because {reason}."
    if work_of(task) == 0 and start == finish:
        lead, tail, length = f"{name} falls on {finish_phrase(finish)}", "", ""
    elif cause.link in HOLDS_FINISH:
        lead, tail = f"{name} finishes {finish_phrase(finish)}", f", so it starts {day_phrase(start)}"
        length = f" It takes {_length(facts, row, start, finish)}."
    else:
        lead, tail = f"{name} starts {day_phrase(start)}", ""
        until = "" if finish_phrase(finish) == day_phrase(start) else f", until {finish_phrase(finish)}"
        length = f" It takes {_length(facts, row, start, finish)}{until}."
    because = f"{lead} because {reason}{tail}." if reason else f"{lead}. {_unheld(facts.project(row), task)}"
    return f"{because}{length}"


def _length(facts: Facts, row: int, start: int, finish: int) -> str:
    """`10 working days over the closed days 24 Dec to 1 Jan`: what a finish stands behind its start for."""
    gap = None if facts.task(row).is_elapsed else gap_between(facts.time(row), start, finish)
    over = "" if gap is None else f" over {closed_days(gap)}"
    return f"{facts.amount(row, work_of(facts.task(row)))}{over}"


def _unheld(project: Project, task: Task) -> str:
    if task.constraint is not None and task.constraint.kind is ConstraintKind.ALAP:
        return "It goes as late as it can."
    if project.schedule_from is ScheduleFrom.FINISH and project.finish is not None:
        return f"Its project is scheduled back from its finish, {date_phrase(project.finish)}."
    if project.start is None:
        return "Nothing holds it back."
    return f"Nothing holds it back but its project's start, {date_phrase(project.start)}."


def _overruled(facts: Facts, row: int, cause: Cause, asks: list[Ask]) -> str:
    """Where a date stands against what the links ask."""
    start = facts.start(row)
    waits = [ask for ask in asks if ask.kind in _WAITS]
    if start is None or not waits or cause.kind not in (CauseKind.MANUAL, CauseKind.CONSTRAINT):
        return ""
    if waits[0].start <= start or is_done(facts.task(row)):
        return ""
    return f"What it waits for would have it start {day_phrase(waits[0].start)}."


def _dateless(facts: Facts, row: int, name: str) -> str:
    task = facts.task(row)
    if is_unstated(task):
        return f"{name} has no dates, for it states neither a duration nor a date."
    if not facts.time(row).total:
        return f"{name} has no dates, for its calendar has no working time."
    return f"{name} has no dates, for it stands in a circle of links or behind one."


def _done(name: str, task: Task, start: int, finish: int) -> str:
    if work_of(task) == 0 or start == finish:
        return f"{name} was reached {finish_phrase(finish)}. What has happened does not move."
    return f"{name} started {day_phrase(start)} and finished {finish_phrase(finish)}. What has happened does not move."
