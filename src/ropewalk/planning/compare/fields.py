"""What people may state otherwise, field by field: how each field is called and how its values read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ropewalk.planning.compare.sayings import finish_date
from ropewalk.planning.phrases import (
    clock_phrase,
    constraint_words,
    count_phrase,
    date_phrase,
    list_phrase,
    moment_phrase,
    ref_phrase,
    refs_phrase,
    work_phrase,
)
from ropewalk.planning.plan import (
    Assignment,
    Baseline,
    Blackout,
    Commitment,
    Handoff,
    Lag,
    LagUnit,
    Objective,
    Plan,
    Project,
    Resource,
    Risk,
    Task,
)

Thing = TypeVar("Thing")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Field(Generic[Thing]):
    """One thing that may change.

    words   what it is called
    say     its value as a sentence says it; empty where nothing is stated
    value   the value itself, to tell whether it changed
    exact   the value to the minute, for where `say` would read the same before and after
    flips   whole sentences for a flag that was set and for one that was taken away, to be said of the name
    """

    words: str
    say: Callable[[Thing, int], str]
    value: Callable[[Thing], object]
    exact: Callable[[Thing, int], str] | None = None
    flips: tuple[str, str] | None = None


def text_field(words: str, get: Callable[[Thing], str | None]) -> Field[Thing]:
    """A field that reads as it stands."""
    return Field(words, lambda thing, _: _short(get(thing) or ""), get)


def start_field(words: str, get: Callable[[Thing], int | None]) -> Field[Thing]:
    """A date on which something begins."""
    return Field(words, lambda thing, _: _date(get(thing), date_phrase), get, lambda each, _: _moment(get(each)))


def finish_field(words: str, get: Callable[[Thing], int | None]) -> Field[Thing]:
    """A date by which something is over."""
    return Field(words, lambda thing, _: _date(get(thing), finish_date), get, lambda each, _: _moment(get(each)))


def work_field(words: str, get: Callable[[Thing], int | None]) -> Field[Thing]:
    """Working minutes."""
    return Field(words, lambda thing, per_day: _work(get(thing), per_day), get, lambda each, _: _minutes(get(each)))


def number_field(words: str, get: Callable[[Thing], float | None], unit: str = "") -> Field[Thing]:
    """A number with its unit."""

    def say(thing: Thing, _: int) -> str:
        number = get(thing)
        return "" if number is None else f"{number:g}{unit}"

    return Field(words, say, get)


def flag_field(get: Callable[[Thing], bool], on: str, off: str) -> Field[Thing]:
    """A yes or no, with the sentence for each, to be said of the name."""
    return Field("", lambda thing, _: "yes" if get(thing) else "no", get, flips=(on, off))


def lag_phrase(lag: Lag, per_day: int) -> str:
    """`2 working days`, `a lead of 3 hours`, `50 % of the duration`; empty for none."""
    if not lag.amount:
        return ""
    if lag.unit is LagUnit.WORKING:
        amount = work_phrase(lag.amount, per_day)
    elif lag.unit is LagUnit.ELAPSED:
        amount = clock_phrase(lag.amount)
    else:
        by_clock = " by the clock" if lag.unit is LagUnit.ELAPSED_PERCENT else ""
        amount = f"{abs(lag.amount) / 100:g} % of the duration{by_clock}"
    return f"a lead of {amount}" if lag.amount < 0 else amount


def baseline_phrase(baseline: Baseline | None, per_day: int) -> str:
    """`1 Mar 2027 to 12 Mar 2027, 10 working days`; empty for none."""
    if baseline is None:
        return ""
    dates = [_date(baseline.start, date_phrase), _date(baseline.finish, finish_date)]
    amounts = [_work(baseline.duration, per_day), f"{_work(baseline.work, per_day)} of work" if baseline.work else ""]
    return ", ".join(filter(None, [" to ".join(filter(None, dates)), *amounts])) or "stated without dates"


def _duration(task: Task, per_day: int) -> str:
    if task.duration is None:
        return ""
    guess = " (an estimate)" if task.is_estimated else ""
    return f"{clock_phrase(task.duration) if task.is_elapsed else work_phrase(task.duration, per_day)}{guess}"


def _constraint(task: Task, _: int) -> str:
    if task.constraint is None:
        return ""
    at = task.constraint.at
    return f"“{constraint_words(task.constraint.kind)}{'' if at is None else f' {date_phrase(at)}'}”"


def _splits(task: Task, per_day: int) -> str:
    pauses = [f"{work_phrase(each.gap, per_day)} after {work_phrase(each.after, per_day)}" for each in task.splits]
    return f"a pause of {list_phrase(pauses)}" if pauses else ""


def _external(task: Task, _: int) -> str:
    external = task.external
    return "" if external is None else f"{external.file}{'' if external.key is None else f' {external.key}'}"


def _rollup(task: Task, _: int) -> str:
    rollup = task.rollup
    return "" if rollup is None else f"{rollup.done:,} of {count_phrase(rollup.items, 'item')} done"


def _delays(risk: Risk, per_day: int) -> str:
    return "" if risk.delays is None else list_phrase([work_phrase(delay, per_day) for delay in risk.delays])


def _date(instant: int | None, phrase: Callable[[int], str]) -> str:
    return "" if instant is None else phrase(instant)


def _moment(instant: int | None) -> str:
    return "" if instant is None else moment_phrase(instant)


def _work(minutes: int | None, per_day: int) -> str:
    return "" if minutes is None else work_phrase(minutes, per_day)


def _minutes(minutes: int | None) -> str:
    return "" if minutes is None else count_phrase(minutes, "minute")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


TASK: Sequence[Field[Task]] = (
    text_field("name", lambda task: task.name),
    text_field("kind", lambda task: task.kind),
    text_field("summary task", lambda task: task.parent),
    Field(
        "duration",
        _duration,
        lambda task: (task.duration, task.is_elapsed, task.is_estimated),
        lambda task, _: _minutes(task.duration),
    ),
    text_field("calendar", lambda task: task.calendar),
    flag_field(
        lambda task: task.ignores_resource_calendars,
        "does not follow the calendars of its people now",
        "follows the calendars of its people again",
    ),
    Field("constraint", _constraint, lambda task: task.constraint),
    finish_field("deadline", lambda task: task.deadline),
    flag_field(
        lambda task: task.manual is not None, "has its dates held by hand now", "is scheduled by its links again"
    ),
    start_field("manual start", lambda task: None if task.manual is None else task.manual.start),
    finish_field("manual finish", lambda task: None if task.manual is None else task.manual.finish),
    Field("source", _external, lambda task: task.external),
    flag_field(lambda task: task.is_active, "is active again", "is inactive now"),
    start_field("actual start", lambda task: None if task.progress is None else task.progress.actual_start),
    finish_field("actual finish", lambda task: None if task.progress is None else task.progress.actual_finish),
    number_field("progress", lambda task: None if task.progress is None else task.progress.percent_complete, " %"),
    work_field("remaining work", lambda task: None if task.progress is None else task.progress.remaining),
    finish_field("stop of work", lambda task: None if task.progress is None else task.progress.stop),
    start_field("resumption of work", lambda task: None if task.progress is None else task.progress.resume),
    Field("work", _splits, lambda task: task.splits),
    Field("levelling delay", lambda task, _: clock_phrase(task.levelling_delay), lambda task: task.levelling_delay),
    Field("count of items", _rollup, lambda task: task.rollup),
    text_field("owner", lambda task: task.owner),
    number_field("priority", lambda task: task.priority),
    text_field("note", lambda task: task.notes),
)
"""Baselines are compared beside these. WBS codes are not: tools renumber them whenever a task comes or goes."""

PROJECT: Sequence[Field[Project]] = (
    text_field("name", lambda project: project.name),
    text_field("dialect", lambda project: project.dialect),
    start_field("start", lambda project: project.start),
    finish_field("finish to be met", lambda project: project.finish),
    text_field("end that is given", lambda project: project.schedule_from),
    finish_field("data date", lambda project: project.data_date),
    text_field("calendar", lambda project: project.calendar),
    text_field("lead", lambda project: project.lead),
    text_field("objective", lambda project: project.objective),
    number_field("length of a day", lambda project: project.minutes_per_day, " minutes"),
    number_field("length of a week", lambda project: project.minutes_per_week, " minutes"),
    number_field("length of a month", lambda project: project.days_per_month, " days"),
    work_field("float up to which tasks are critical", lambda project: project.critical_limit),
)

ASSIGNMENT: Sequence[Field[Assignment]] = (
    number_field("share", lambda each: each.units * 100, " %"),
    work_field("work", lambda each: each.work),
    work_field("work left", lambda each: each.remaining_work),
    work_field("delay", lambda each: each.delay),
    start_field("start", lambda each: each.start),
    finish_field("finish", lambda each: each.finish),
)

HANDOFF: Sequence[Field[Handoff]] = (
    text_field("giver", lambda each: ref_phrase(each.giver)),
    text_field("receiver", lambda each: ref_phrase(each.receiver)),
    text_field("subject", lambda each: each.what),
    text_field("acceptance", lambda each: each.accepted_when),
    text_field("link", lambda each: each.kind),
    Field("lag", lambda each, per_day: lag_phrase(each.lag, per_day), lambda each: (each.lag.amount, each.lag.unit)),
    finish_field("needed-by date", lambda each: each.needed_by),
    finish_field("promised date", lambda each: each.promised),
    flag_field(lambda each: each.is_hard, "drives dates now", "is only compared now and drives no date"),
)

RESOURCE: Sequence[Field[Resource]] = (
    text_field("name", lambda each: each.name),
    text_field("kind", lambda each: each.kind),
    text_field("calendar", lambda each: each.calendar),
    number_field("capacity", lambda each: each.max_units * 100, " %"),
    text_field("team", lambda each: each.team),
    text_field("address", lambda each: each.email),
)

BLACKOUT: Sequence[Field[Blackout]] = (
    text_field("name", lambda each: each.name),
    start_field("start", lambda each: each.start),
    finish_field("finish", lambda each: each.finish),
    text_field("rule", lambda each: f"may not {each.rule}"),
    Field("list of tasks", lambda each, _: refs_phrase(each.tasks), lambda each: each.tasks),
)

OBJECTIVE: Sequence[Field[Objective]] = (
    text_field("name", lambda each: each.name),
    text_field("measure", lambda each: each.measure),
)

COMMITMENT: Sequence[Field[Commitment]] = (
    finish_field("date", lambda each: each.date),
    text_field("project", lambda each: each.project),
    text_field("task", lambda each: each.task),
    text_field("name", lambda each: each.name),
    text_field("giver", lambda each: each.by),
    text_field("addressee", lambda each: each.to),
    start_field("day it was given", lambda each: each.since),
)

RISK: Sequence[Field[Risk]] = (
    text_field("name", lambda each: each.name),
    number_field("probability", lambda each: None if each.probability is None else each.probability * 100, " %"),
    Field("delay", _delays, lambda each: each.delays),
    Field("list of tasks", lambda each, _: refs_phrase(each.tasks), lambda each: each.tasks),
    text_field("owner", lambda each: each.owner),
    text_field("response", lambda each: each.response),
)

PLAN: Sequence[Field[Plan]] = (
    text_field("name", lambda plan: plan.name),
    text_field("note", lambda plan: plan.notes),
)
