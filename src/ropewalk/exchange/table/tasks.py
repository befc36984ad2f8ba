"""Rows become tasks: everything their columns say, brought together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ropewalk.exchange.reading import SavedDates
from ropewalk.exchange.table.amounts import amounts_of, say_unreadable
from ropewalk.exchange.table.durations import Amount
from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.gaps import Gaps
from ropewalk.exchange.table.keys import Names
from ropewalk.exchange.table.marks import manual_of, priorities_of, texts_of, truths_of
from ropewalk.exchange.table.moments import Moments
from ropewalk.exchange.table.office import Office, Pace
from ropewalk.exchange.table.outline import Parents
from ropewalk.exchange.table.paces import StatedPaces
from ropewalk.exchange.table.people import People
from ropewalk.exchange.table.progress import Facts
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.texts import is_blank
from ropewalk.exchange.table.times import Times
from ropewalk.exchange.table.wishes import Rowwise, constraints_of
from ropewalk.planning.calendars import ELAPSED
from ropewalk.planning.findings.tables import SHEET_NAME_MISSING
from ropewalk.planning.plan import Baseline, Manual, Progress, Task, TaskKind, TaskRef, TimeUnit
from ropewalk.planning.units import NEVER, Instant, Int64Array, Minutes

Dates = list[Instant | None]
_UNSAID = Task(key="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of n rows before they become tasks."""

    rows: Rows
    names: Names
    moments: Moments
    office: Office
    stated: StatedPaces
    times: Times
    parents: Parents
    is_summary: Sequence[bool]
    is_waiting: Sequence[bool]
    gaps: Gaps
    kinds: Sequence[TaskKind | None]
    facts: Facts
    people: People


def tasks_of(known: Known, faults: Faults) -> list[Task]:
    """The task of each row. Cost O(rows)."""
    rows, times, names = known.rows, known.times, known.names
    durations = times.durations.tolist()
    kinds = list(map(_kind, known.kinds, known.is_summary, durations, times.amounts, _are_moments(known)))
    manual = _manual(known, faults)
    progress = _progress(known, kinds)
    rowwise = Rowwise(
        is_waiting=known.is_waiting,
        gaps=known.gaps,
        is_held=[hold is not None for hold in manual],
        is_momentary=[kind is TaskKind.MILESTONE for kind in kinds],
        is_summary=known.is_summary,
        progress=progress,
    )
    constraints = constraints_of(
        rows, known.moments, times, known.office, parents=known.parents, facts=rowwise, faults=faults
    )
    _say_nameless(rows, faults)
    amounts = times.amounts
    columns: dict[str, Sequence[Any]] = {
        "key": names.keys,
        "name": texts_of(rows, Field.NAME),
        "kind": kinds,
        "parent": [None if parent is None else names.keys[parent] for parent in known.parents],
        "wbs": texts_of(rows, Field.WBS),
        "duration": list(map(_duration, kinds, amounts, durations)),
        "is_elapsed": [amount is not None and amount.is_elapsed for amount in amounts],
        "is_estimated": [amount is not None and amount.is_estimated for amount in amounts],
        "shown": list(map(_shown, amounts, durations)),
        "calendar": _calendars(known),
        "constraint": constraints,
        "deadline": _finishes(known, Field.DEADLINE),
        "manual": manual,
        "is_active": _active(known, faults),
        "progress": progress,
        "baselines": _baselines(known),
        "owner": known.people.owners,
        "priority": priorities_of(rows.column(Field.PRIORITY)),
        "notes": texts_of(rows, Field.NOTES),
    }
    said = {name: values for name, values in columns.items() if name == "key" or _says_something(name, values)}
    return [Task(**dict(zip(said, values, strict=True))) for values in zip(*said.values(), strict=True)]


def _says_something(name: str, values: Sequence[Any]) -> bool:
    """Whether a column differs anywhere from what a task is without it."""
    default = getattr(_UNSAID, name)
    return any(value != default for value in values)


def _are_moments(known: Known) -> list[bool]:
    """Whether each row states one date and no length, and is not half done: it is reached then."""
    count = len(known.rows)
    starts, finishes = (known.moments.column(field, count) for field in (Field.START, Field.FINISH))
    columns = zip(starts, finishes, known.times.durations.tolist(), known.rows.column(Field.DURATION), strict=True)
    return [
        (start is None) != (finish is None)
        and duration == NEVER
        and is_blank(cell)
        and (progress is None or progress.percent_complete >= 100)
        for (start, finish, duration, cell), progress in zip(columns, known.facts.progress, strict=True)
    ]


def _kind(stated: TaskKind | None, is_summary: bool, duration: int, amount: Amount | None, is_moment: bool) -> TaskKind:
    """Who has rows below is a summary, what takes no time a milestone; a summary of nothing that lasts is a task."""
    if is_summary:
        return TaskKind.SUMMARY
    if stated is TaskKind.SUMMARY:
        return TaskKind.TASK if duration != NEVER and duration > 0 else TaskKind.SUMMARY
    if stated is TaskKind.MILESTONE or (amount is not None and amount.minutes == 0 and duration == 0):
        return TaskKind.MILESTONE
    if stated is None and is_moment:
        return TaskKind.MILESTONE
    return TaskKind.TASK


def _duration(kind: TaskKind, amount: Amount | None, duration: int) -> Minutes | None:
    """A milestone that lasts has to say so as a duration; its dates alone are when it is."""
    if kind is TaskKind.MILESTONE and (amount is None or amount.is_plain):
        return Minutes(0)
    return None if kind is TaskKind.SUMMARY or duration == NEVER else Minutes(duration)


def _shown(amount: Amount | None, duration: int) -> TimeUnit:
    """The unit a duration was written in; days where it follows from the dates."""
    return TimeUnit.DAYS if amount is None or amount.minutes != duration else amount.shown


def _dates(instants: Int64Array) -> Dates:
    return [None if at == NEVER else Instant(at) for at in instants.tolist()]


def _starts(known: Known, field: Field) -> Dates:
    if not known.rows.has(field):
        return [None] * len(known.rows)
    return _dates(known.office.starts(known.moments.column(field, len(known.rows)), known.times.is_clock))


def _finishes(known: Known, field: Field) -> Dates:
    if not known.rows.has(field):
        return [None] * len(known.rows)
    return _dates(known.office.finishes(known.moments.column(field, len(known.rows)), known.times.is_clock))


def _manual(known: Known, faults: Faults) -> list[Manual | None]:
    starts, finishes = _dates(known.times.begins), _dates(known.times.finishes)
    return [
        Manual(start=start, finish=finish) if by_hand and (start is not None or finish is not None) else None
        for by_hand, start, finish in zip(manual_of(known.rows, faults), starts, finishes, strict=True)
    ]


def _progress(known: Known, kinds: Sequence[TaskKind]) -> list[Progress | None]:
    """Progress of rows that are worked on; a summary's is its rows', and a percentage alone dates nothing."""
    found: list[Progress | None] = []
    for row, (progress, kind) in enumerate(zip(known.facts.progress, kinds, strict=True)):
        if progress is None or kind is TaskKind.SUMMARY or not _dates_something(known, row, progress):
            found.append(None)
        elif kind is TaskKind.MILESTONE and progress.actual_start is not None and progress.actual_finish is not None:
            start, finish = _one_moment(known, row, progress.actual_start, progress.actual_finish)
            found.append(replace(progress, actual_start=start, actual_finish=finish))
        else:
            found.append(progress)
    return found


def _dates_something(known: Known, row: int, progress: Progress) -> bool:
    if progress.actual_start is not None or progress.actual_finish is not None:
        return True
    says = progress.percent_complete > 0 or progress.remaining is not None
    return says and (known.times.durations[row] != NEVER or known.times.finishes[row] != NEVER)


def _baselines(known: Known) -> list[tuple[Baseline, ...]]:
    starts, finishes = _starts(known, Field.BASELINE_START), _finishes(known, Field.BASELINE_FINISH)
    return [
        () if start is None and finish is None else (Baseline(number=0, start=start, finish=finish),)
        for start, finish in zip(starts, finishes, strict=True)
    ]


def _active(known: Known, faults: Faults) -> list[bool]:
    flags = truths_of(known.rows, Field.ACTIVE, faults)
    return [flag is not False and not dropped for flag, dropped in zip(flags, known.facts.is_dropped, strict=True)]


def _calendars(known: Known) -> list[str | None]:
    """Keys of the calendars of the rows: the clock where their calendar says so, else what their dates ask for."""
    keys = [known.office.key_of(pace) for pace in Pace]
    own = [keys[pace] for pace in known.times.paces.tolist()]
    for row in np.flatnonzero(known.stated.is_clock).tolist():
        own[row] = ELAPSED.key
    return own


def _say_nameless(rows: Rows, faults: Faults) -> None:
    for row, text in enumerate(texts_of(rows, Field.NAME)):
        if not text:
            held = [rows.header(field) for field in rows.cells if not is_blank(rows.cells[field][row])]
            what = " and ".join(held[:3]) or "something"
            faults.add(SHEET_NAME_MISSING, row=rows.numbers[row], column=rows.header(Field.NAME), what=what)


def saved_of(known: Known, tasks: Sequence[Task], faults: Faults) -> tuple[SavedDates, ...]:
    """The dates a sheet was saved with, for the rows that have any."""
    rows, times = known.rows, known.times
    floats = amounts_of(rows, Field.TOTAL_FLOAT, known.office.scale, times.unit or TimeUnit.DAYS, may_be_negative=True)
    say_unreadable(rows, Field.TOTAL_FLOAT, floats, faults)
    columns = zip(
        known.names.projects,
        tasks,
        _dates(times.starts),
        _dates(times.finishes),
        _starts(known, Field.LATE_START),
        _finishes(known, Field.LATE_FINISH),
        floats,
        truths_of(rows, Field.CRITICAL, faults),
        strict=True,
    )
    saved: list[SavedDates] = []
    for row, (project, task, start, finish, late_start, late_finish, total, is_critical) in enumerate(columns):
        if start is None and finish is None and late_start is None and late_finish is None and total is None:
            continue
        if task.kind is TaskKind.MILESTONE and start is not None and finish is not None and not task.duration:
            start, finish = _one_moment(known, row, start, finish)
        minutes = None if total is None else Minutes(total.minutes)
        saved.append(
            SavedDates(TaskRef(project, task.key), start, finish, late_start, late_finish, minutes, is_critical)
        )
    return tuple(saved)


def _one_moment(known: Known, row: int, start: Instant, finish: Instant) -> tuple[Instant, Instant]:
    """A milestone named by a day is reached at the day's end where it waits for work, else at its beginning."""
    if not known.office.is_day(start, finish):
        return start, finish
    moment = finish if known.is_waiting[row] else start
    return moment, moment
