"""Tasks that became critical or ceased to be, tasks that came and went."""

from collections.abc import Iterator

import numpy as np

from ropewalk.planning.compare.impact import TaskNote
from ropewalk.planning.compare.sayings import finish_date, per_day_of
from ropewalk.planning.compare.versions import Versions
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.phrases import clock_phrase, date_phrase, work_phrase
from ropewalk.planning.progress import is_done
from ropewalk.planning.units import NEVER


def became_critical(versions: Versions) -> tuple[TaskNote, ...]:
    """Work in both versions that is critical now and was not, what drives the finish first."""
    facts = versions.after
    return tuple(_note(facts, now, _now_critical(versions, was, now)) for was, now in _turned(versions, +1))


def no_longer_critical(versions: Versions) -> tuple[TaskNote, ...]:
    """Work in both versions that was critical and is not."""
    return tuple(_note(versions.after, now, _relieved(versions.after, now)) for _, now in _turned(versions, -1))


def added_tasks(versions: Versions) -> tuple[TaskNote, ...]:
    """Tasks that were not there."""
    facts = versions.after
    return tuple(_note(facts, row, f"is new{_span(facts, row, ':')}") for row in versions.added)


def gone_tasks(versions: Versions) -> tuple[TaskNote, ...]:
    """Tasks that are not there any more."""
    facts = versions.before
    return tuple(_note(facts, row, f"is gone{_span(facts, row, '; it was planned for')}") for row in versions.gone)


def _turned(versions: Versions, to: int) -> Iterator[tuple[int, int]]:
    """(row before, row now) of work whose being critical turned on (+1) or off (-1)."""
    if not versions.pairs:
        return
    was, now = np.array(versions.pairs, np.int64).T
    before, after = versions.before.schedule, versions.after.schedule
    turned = after.is_critical[now].astype(np.int8) - before.is_critical[was].astype(np.int8) == to
    was, now = was[turned], now[turned]
    order = np.lexsort((now, ~after.is_driving[now]))
    for row_before, row in zip(was[order].tolist(), now[order].tolist(), strict=True):
        if not versions.after.outline.is_summary(row) and not versions.before.outline.is_summary(row_before):
            yield row_before, row


def _now_critical(versions: Versions, was: int, now: int) -> str:
    room = int(versions.before.schedule.total_float[was])
    tail = "" if room == NEVER or room <= 0 else f"; it had {_amount(versions.before, was, room)} of float"
    if versions.after.schedule.is_driving[now]:
        return f"is critical now and drives the finish of the program{tail}"
    return f"is critical now{tail}"


def _relieved(facts: Facts, row: int) -> str:
    room = int(facts.schedule.total_float[row])
    if is_done(facts.task(row)):
        return "is no longer critical: it is finished"
    return f"is no longer critical{'' if room == NEVER else f': it has {_amount(facts, row, room)} of float'}"


def _amount(facts: Facts, row: int, minutes: int) -> str:
    per_day = per_day_of(facts.task(row), facts.project(row).minutes_per_day)
    return clock_phrase(minutes) if per_day is None else work_phrase(minutes, per_day)


def _note(facts: Facts, row: int, said: str) -> TaskNote:
    name = facts.name(row)
    return TaskNote(ref=facts.ref(row), name=name, sentence=f"{name[:1].upper()}{name[1:]} {said}.")


def _span(facts: Facts, row: int, lead: str) -> str:
    """`: 1 Mar 2027 to 12 Mar 2027`."""
    start, finish = facts.start(row), facts.finish(row)
    if start is None or finish is None:
        return ""
    if start == finish:
        return f"{lead} {finish_date(finish)}"
    return f"{lead} {date_phrase(start)} to {finish_date(finish)}"
