"""Plan: what people state. Frozen; no field of the schedule appears here.

One program holds projects; a project holds tasks and the links between them; a handoff is a promise
between projects. Keys are what people say aloud: a task is named by (project key, task key).
Durations are working minutes of the task's calendar, instants as in `units`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ropewalk.planning.calendars import Calendar
from ropewalk.planning.units import Instant, Minutes, Money


class TaskRef(NamedTuple):
    """Names one task of the program; `key` is None where a project gives without naming a task."""

    project: str
    key: str | None


class TaskKind(StrEnum):
    """A summary holds other tasks; a milestone takes no time."""

    TASK = "task"
    MILESTONE = "milestone"
    SUMMARY = "summary"


class LinkKind(StrEnum):
    """From which end of the source to which end of the target."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


class LagUnit(StrEnum):
    """What an amount of waiting counts."""

    WORKING = "working"
    ELAPSED = "elapsed"
    PERCENT = "percent"
    ELAPSED_PERCENT = "elapsed percent"


class TimeUnit(StrEnum):
    """How a person wrote a duration; never changes its meaning."""

    MINUTES = "m"
    HOURS = "h"
    DAYS = "d"
    WEEKS = "w"
    MONTHS = "mo"


class ConstraintKind(StrEnum):
    """The eight start and finish constraints."""

    ASAP = "ASAP"
    ALAP = "ALAP"
    MSO = "MSO"
    MFO = "MFO"
    SNET = "SNET"
    SNLT = "SNLT"
    FNET = "FNET"
    FNLT = "FNLT"


class DialectName(StrEnum):
    """Whose scheduling rules a project follows; see `planning/dialects`."""

    PROJECT = "project"
    ROPEWALK = "ropewalk"


class ScheduleFrom(StrEnum):
    """Which end of the project is given and which is answered."""

    START = "start"
    FINISH = "finish"


class BlackoutRule(StrEnum):
    """What named tasks may not do inside a blackout window."""

    RUN = "run"
    FINISH = "finish"


class ResourceKind(StrEnum):
    """People and machines work; material is used up; cost is only money."""

    WORK = "work"
    MATERIAL = "material"
    COST = "cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """Waiting time on a link; negative is a lead.

    amount   minutes for WORKING and ELAPSED; hundredths of a percent of the source's duration for PERCENT
    shown    the unit the person wrote it in
    """

    amount: int = 0
    unit: LagUnit = LagUnit.WORKING
    shown: TimeUnit = TimeUnit.DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`source` must reach its end before `target` may reach its own; within one project."""

    source: str
    target: str
    kind: LinkKind = LinkKind.FS
    lag: Lag = Lag()


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """`at` is None for ASAP and ALAP only."""

    kind: ConstraintKind
    at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """Dates a person holds by hand: the schedule keeps them whatever the logic says."""

    start: Instant | None = None
    finish: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What has happened.

    percent_complete   0 to 100, of the duration
    remaining          working minutes still to do; None: derived from percent and duration
    stop, resume       the work done so far ended at `stop`, the rest goes on at `resume`
    """

    actual_start: Instant | None = None
    actual_finish: Instant | None = None
    percent_complete: float = 0.0
    remaining: Minutes | None = None
    stop: Instant | None = None
    resume: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A pause: after `after` working minutes of work nothing happens for `gap` working minutes."""

    after: Minutes
    gap: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """A saved promise: number 0 to 10, dates as they were then, duration in working minutes."""

    number: int
    start: Instant | None = None
    finish: Instant | None = None
    duration: Minutes | None = None
    work: Minutes | None = None
    cost: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollup:
    """Items of a tracker that this task stands for, and how many of them are done."""

    items: int
    done: int
    estimated: Minutes | None = None
    remaining: Minutes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class External:
    """The task lives in another file: its dates are quoted here and not computed."""

    file: str
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Work as a planner states it.

    key          unique in its project: the file's own id
    parent       key of the summary task above it
    duration     working minutes on the task's calendar; elapsed minutes where `is_elapsed`; None: not stated
    calendar     key of a calendar of the plan; None: the project's
    manual       set: scheduled by hand
    levelling_delay  elapsed minutes by which levelling moved the start
    """

    key: str
    name: str = ""
    kind: TaskKind = TaskKind.TASK
    parent: str | None = None
    wbs: str = ""
    duration: Minutes | None = None
    is_elapsed: bool = False
    is_estimated: bool = False
    shown: TimeUnit = TimeUnit.DAYS
    calendar: str | None = None
    ignores_resource_calendars: bool = False
    constraint: Constraint | None = None
    deadline: Instant | None = None
    manual: Manual | None = None
    external: External | None = None
    is_active: bool = True
    progress: Progress | None = None
    splits: tuple[Split, ...] = ()
    levelling_delay: Minutes = Minutes(0)
    baselines: tuple[Baseline, ...] = ()
    rollup: Rollup | None = None
    owner: str | None = None
    priority: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A person, team, machine or room; `calendar` and `team` are keys. 1.0 unit is full time."""

    key: str
    name: str = ""
    kind: ResourceKind = ResourceKind.WORK
    calendar: str | None = None
    max_units: float = 1.0
    team: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A resource on a task of its project.

    work    working minutes of effort; None: not stated
    delay   working minutes after the task's start
    start, finish  as the file has them, where the planner shaped the work by hand
    """

    task: str
    resource: str
    units: float = 1.0
    work: Minutes | None = None
    remaining_work: Minutes | None = None
    delay: Minutes = Minutes(0)
    start: Instant | None = None
    finish: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One plan, run by one person, in its own tool's dialect.

    start           no task without a predecessor or constraint starts earlier
    data_date       facts up to here are done; no remaining work is scheduled before it
    critical_limit  tasks with no more float than this are critical (working minutes)
    """

    key: str
    name: str = ""
    dialect: DialectName = DialectName.ROPEWALK
    start: Instant | None = None
    finish: Instant | None = None
    schedule_from: ScheduleFrom = ScheduleFrom.START
    data_date: Instant | None = None
    calendar: str | None = None
    lead: str | None = None
    objective: str | None = None
    minutes_per_day: int = 480
    minutes_per_week: int = 2400
    days_per_month: int = 20
    critical_limit: Minutes = Minutes(0)
    tasks: tuple[Task, ...] = ()
    links: tuple[Link, ...] = ()
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoff:
    """A promise between projects: the giver's task hands something to the receiver's.

    needed_by   acts as a deadline on the giver's task
    promised    compared, never moves a date; unless the giver names no task: then it is the date
    is_hard     drives the receiver's dates; a soft handoff is only compared
    """

    key: str
    giver: TaskRef
    receiver: TaskRef
    what: str = ""
    accepted_when: str = ""
    kind: LinkKind = LinkKind.FS
    lag: Lag = Lag()
    needed_by: Instant | None = None
    promised: Instant | None = None
    is_hard: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Blackout:
    """A window in which the named tasks may not run, or may not finish. A summary names all below it."""

    key: str
    name: str = ""
    start: Instant
    finish: Instant
    rule: BlackoutRule = BlackoutRule.RUN
    tasks: tuple[TaskRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What the program is for; `measure` says how anybody can tell it was reached."""

    key: str
    name: str
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A date promised for the program (both refs None), a project or a task: by whom, to whom, since."""

    key: str
    date: Instant
    project: str | None = None
    task: str | None = None
    name: str = ""
    by: str | None = None
    to: str | None = None
    since: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """Something that may happen; `probability` from 0 to 1, `delays` are low, likely, high working minutes."""

    key: str
    name: str
    probability: float | None = None
    delays: tuple[Minutes, Minutes, Minutes] | None = None
    tasks: tuple[TaskRef, ...] = ()
    owner: str | None = None
    response: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One program as people state it."""

    key: str = "PROGRAM"
    name: str = ""
    projects: tuple[Project, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    resources: tuple[Resource, ...] = ()
    handoffs: tuple[Handoff, ...] = ()
    blackouts: tuple[Blackout, ...] = ()
    objectives: tuple[Objective, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    risks: tuple[Risk, ...] = ()
    notes: str = ""
