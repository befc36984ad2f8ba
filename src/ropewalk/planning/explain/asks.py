"""What each statement of a plan asks of one task's start: which one holds it, and which would hold it next."""

from collections.abc import Iterator
from dataclasses import dataclass

from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.dialects import DIALECTS
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.plan import ConstraintKind, Handoff, Lag, LagUnit, LinkKind, TaskRef
from ropewalk.planning.progress import is_done, remaining_of, work_of
from ropewalk.planning.schedule import CauseKind

FROM_START = (LinkKind.SS, LinkKind.SF)
"""Links that wait for the start of their source."""
TO_FINISH = (LinkKind.FF, LinkKind.SF)
"""Links that hold the finish of their target."""

_FLOORS = (ConstraintKind.SNET, ConstraintKind.MSO, ConstraintKind.FNET, ConstraintKind.MFO)
_FINISH_FLOORS = (ConstraintKind.FNET, ConstraintKind.MFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One reason not to start before `start`.

    reached  when what is waited for happens, before any lag
    ready    the same with its lag, before the calendar moves it on
    row      the row that states it: the task's, or that of a summary above it
    ref      the task it waits for, None where it waits for a date
    link     kind of the link or constraint
    handoff  where the wait is a handoff
    """

    kind: CauseKind
    start: int
    reached: int
    ready: int
    row: int
    ref: TaskRef | None = None
    link: str | None = None
    lag: Lag = Lag()
    handoff: Handoff | None = None


def asks_of(facts: Facts, row: int) -> list[Ask]:
    """Everything that asks something of the task's start, the latest first."""
    time = facts.time(row)
    if not time.total:
        return []
    found = [*_links(facts, row, time), *_handoffs(facts, row, time), *_dates(facts, row, time)]
    return sorted(found, key=lambda ask: -ask.start)


def least_start(facts: Facts, row: int, ask: Ask) -> int | None:
    """The start an ask would leave if the task waited for took no time at all.

    None where that cannot be said: it waits for the start of another, or for a date.
    """
    source = facts.row(ask.ref)
    begins = None if source is None else facts.start(source)
    if begins is None or ask.link in FROM_START:
        return None
    time = facts.time(row)
    return _start_for(facts, row, time, _after(time, begins, ask.lag, 0), to_finish=ask.link in TO_FINISH)


def undelayed_start(facts: Facts, row: int) -> int | None:
    """The start a task would have without its delay by levelling; None where no such delay holds it."""
    task, start = facts.task(row), facts.start(row)
    has_begun = task.progress is not None and task.progress.actual_start is not None
    if task.levelling_delay <= 0 or start is None or has_begun or is_done(task) or task.manual is not None:
        return None
    asked = next((ask.start for ask in asks_of(facts, row)), None)
    return asked if asked is not None and asked < start else None


def _links(facts: Facts, row: int, time: WorkingTime) -> Iterator[Ask]:
    key = facts.project(row).key
    for link in facts.links_into(row):
        source = facts.row(TaskRef(key, link.source))
        stating = facts.row(TaskRef(key, link.target))
        if source is None or stating is None or not facts.task(source).is_active or is_done(facts.task(stating)):
            continue
        reached = facts.start(source) if link.kind in FROM_START else facts.finish(source)
        if reached is None:
            continue
        ready = _after(time, reached, link.lag, work_of(facts.task(source)))
        ready = _as_start(time, ready) if link.kind in FROM_START else ready
        yield Ask(
            kind=CauseKind.LINK,
            start=_start_for(facts, row, time, ready, to_finish=link.kind in TO_FINISH),
            reached=reached,
            ready=ready,
            row=stating,
            ref=TaskRef(key, link.source),
            link=link.kind,
            lag=link.lag,
        )


def _handoffs(facts: Facts, row: int, time: WorkingTime) -> Iterator[Ask]:
    for handoff in facts.handoffs_into(row):
        source, stating = facts.row(handoff.giver), facts.row(handoff.receiver)
        reached: int | None = handoff.promised if handoff.promised is not None else handoff.needed_by
        if source is not None:
            reached = facts.start(source) if handoff.kind in FROM_START else facts.finish(source)
        if reached is None or stating is None:
            continue
        ready = _after(time, reached, handoff.lag, 0 if source is None else work_of(facts.task(source)))
        ready = _as_start(time, ready) if source is not None and handoff.kind in FROM_START else ready
        yield Ask(
            kind=CauseKind.HANDOFF,
            start=_start_for(facts, row, time, ready, to_finish=handoff.kind in TO_FINISH),
            reached=reached,
            ready=ready,
            row=stating,
            ref=handoff.giver,
            link=handoff.kind,
            lag=handoff.lag,
            handoff=handoff,
        )


def _dates(facts: Facts, row: int, time: WorkingTime) -> Iterator[Ask]:
    """Constraints of the task and of the summaries above it, the project's start and its data date."""
    for at in facts.own_and_above(row):
        constraint = facts.task(at).constraint
        if constraint is not None and constraint.at is not None and constraint.kind in _FLOORS:
            start = _start_for(facts, row, time, constraint.at, to_finish=constraint.kind in _FINISH_FLOORS)
            yield Ask(
                kind=CauseKind.CONSTRAINT,
                start=start,
                reached=constraint.at,
                ready=constraint.at,
                row=at,
                link=constraint.kind,
            )
    project, task = facts.project(row), facts.task(row)
    rules = DIALECTS[project.dialect]
    if project.start is not None:
        start = _start_for(facts, row, time, project.start, to_finish=False)
        yield Ask(kind=CauseKind.NONE, start=start, reached=project.start, ready=project.start, row=row)
    if project.data_date is not None and rules.data_date_holds_work and not is_done(task):
        start = _start_for(facts, row, time, project.data_date, to_finish=False)
        yield Ask(kind=CauseKind.DATA_DATE, start=start, reached=project.data_date, ready=project.data_date, row=row)


def _after(time: WorkingTime, reached: int, lag: Lag, source_work: int) -> int:
    share = round(source_work * lag.amount / 10_000)
    if lag.unit is LagUnit.ELAPSED:
        return reached + lag.amount
    if lag.unit is LagUnit.ELAPSED_PERCENT:
        return reached + share
    minutes = lag.amount if lag.unit is LagUnit.WORKING else share
    if minutes == 0:
        return reached
    return int(time.finish_after(reached, minutes) if minutes > 0 else time.start_before(reached, -minutes))


def _as_start(time: WorkingTime, ready: int) -> int:
    """What follows a start begins a shift where another one would end it."""
    return int(time.next_start(ready))


def _start_for(facts: Facts, row: int, time: WorkingTime, ready: int, *, to_finish: bool) -> int:
    """The start that suits work which may start, or finish, from `ready` on."""
    task = facts.task(row)
    work = work_of(task) if task.progress is None else remaining_of(task)
    if work == 0:
        return int(time.instants(time.positions(ready)))
    return int(time.start_before(ready, work) if to_finish else time.next_start(ready))
