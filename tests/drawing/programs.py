"""Programs to draw: stages, tasks, milestones, chains, handoffs on time and late, baselines, progress, odd tasks."""

import itertools
from dataclasses import dataclass, replace

import numpy as np

from ropewalk.planning.calendars import STANDARD, CalendarException
from ropewalk.planning.plan import (
    Baseline,
    Blackout,
    BlackoutRule,
    Commitment,
    External,
    Handoff,
    Link,
    LinkKind,
    Manual,
    Plan,
    Progress,
    Project,
    Split,
    Task,
    TaskKind,
    TaskRef,
)
from ropewalk.planning.units import Day, Instant, Minutes, parse_instant

START = parse_instant("2026-08-03T08:00")
_DAY = 1440
_WORK_DAY = 480
_KEYS = ("LED", "CRD", "DR", "DPA", "SEC", "MCN", "OPS", "WEB", "ERP")
_THINGS = (
    "Ledger",
    "Card stack",
    "Key ceremony",
    "Settlement feed",
    "Failover",
    "Console",
    "Balances",
    "Posting rules",
)
_DEEDS = ("design", "build", "review with the assessor", "test", "migration, first half", "cutover", "sign-off")
_CALENDAR = replace(
    STANDARD,
    exceptions=(CalendarException(first=Day(START // _DAY + 143), last=Day(START // _DAY + 151), name="Year end"),),
)


def program_of(count: int, projects: int, *, seed: int = 7, per_stage: int = 6) -> Plan:
    """About so many tasks in so many projects."""
    rng = np.random.default_rng(seed)
    made = [_Builder(number, rng).project(count // projects, per_stage) for number in range(projects)]
    handoffs = tuple(_handoffs(made, rng))
    key = made[0].key
    return Plan(
        key="PROG",
        name="Payments platform",
        projects=tuple(made),
        calendars=(_CALENDAR,),
        handoffs=handoffs,
        blackouts=(
            Blackout(
                key="FREEZE",
                name="Change freeze",
                start=Instant(START + 250 * _DAY),
                finish=Instant(START + 290 * _DAY),
                rule=BlackoutRule.FINISH,
                tasks=(TaskRef(made[-1].key, None),),
            ),
        ),
        commitments=(
            Commitment(key="c", date=Instant(START + 260 * _DAY)),
            Commitment(key="p", date=Instant(START + 160 * _DAY), project=key, name="First live"),
        ),
    )


@dataclass
class _Builder:
    number: int
    rng: np.random.Generator

    def project(self, count: int, per_stage: int) -> Project:
        tasks: list[Task] = []
        links: list[Link] = []
        before: str | None = None
        stages = max(round(count / per_stage), 1)
        for stage in range(stages):
            if stages > 1:
                tasks.append(Task(key=f"S{stage}", name=_name(self.rng, stage), kind=TaskKind.SUMMARY))
            for place in range(max(count // stages, 1)):
                key = f"T{len(tasks)}"
                tasks.append(self._task(key, f"S{stage}" if stages > 1 else None, place, per_stage))
                if before is not None and self.rng.random() < 0.85:
                    kind = LinkKind.SS if self.rng.random() < 0.1 else LinkKind.FS
                    links.append(Link(source=before, target=key, kind=kind))
                before = key if self.rng.random() < 0.8 else before
        data_date = START + _DAY * (60 + 14 * (self.number % 3))
        key = _KEYS[self.number % len(_KEYS)] + ("" if self.number < len(_KEYS) else str(self.number))
        return Project(
            key=key,
            name=f"{_name(self.rng, self.number)} for all regions",
            start=Instant(START + 7 * _DAY * int(self.rng.integers(0, 8))),
            calendar="STANDARD",
            data_date=Instant(data_date - 480 + 1020),
            lead="Ada Okafor",
            tasks=tuple(tasks),
            links=tuple(links),
        )

    def _task(self, key: str, parent: str | None, place: int, per_stage: int) -> Task:
        rng = self.rng
        days = int(rng.integers(1, 25))
        last = place % per_stage == per_stage - 1
        task = Task(
            key=key,
            name=_name(rng, place),
            parent=parent,
            kind=TaskKind.MILESTONE if last else TaskKind.TASK,
            duration=Minutes(0 if last else days * _WORK_DAY),
            baselines=(self._baseline(days),) if rng.random() < 0.7 else (),
        )
        return self._odd(task, days)

    def _baseline(self, days: int) -> Baseline:
        at = START + _DAY * int(self.rng.integers(0, 200))
        finish = at + _DAY * days * 7 // 5 + 540
        return Baseline(number=0, start=Instant(at), finish=Instant(finish), duration=Minutes(days * _WORK_DAY))

    def _odd(self, task: Task, days: int) -> Task:
        """Most tasks are plain; some begun, done, held, quoted, inactive, split, due or without a date."""
        draw = self.rng.random()
        start = Instant(START + _DAY * 7 * int(self.rng.integers(0, 6)))
        if draw < 0.1:
            return replace(task, progress=Progress(actual_start=start, percent_complete=40.0))
        if draw < 0.16:
            finish = Instant(start + _DAY * 3 + 540)
            return replace(task, progress=Progress(actual_start=start, actual_finish=finish, percent_complete=100.0))
        if draw < 0.2:
            manual = Manual(start=start, finish=Instant(start + _DAY * 2 * days + 540))
            return replace(task, manual=manual)
        if draw < 0.23:
            manual = Manual(start=start, finish=Instant(start + _DAY * days + 540))
            return replace(task, manual=manual, external=External(file="vendor.mpp", key="7"))
        if draw < 0.26:
            return replace(task, is_active=False)
        if draw < 0.29 and task.duration:
            return replace(task, splits=(Split(after=Minutes(task.duration // 2), gap=Minutes(5 * _WORK_DAY)),))
        if draw < 0.35:
            return replace(task, deadline=Instant(START + _DAY * int(self.rng.integers(60, 300)) + 540))
        if draw < 0.37:
            return replace(task, duration=None)
        return task


def _name(rng: np.random.Generator, number: int) -> str:
    return f"{_THINGS[int(rng.integers(len(_THINGS)))]} {_DEEDS[number % len(_DEEDS)]}"


def _handoffs(projects: list[Project], rng: np.random.Generator) -> list[Handoff]:
    found: list[Handoff] = []
    for number, (giver, receiver) in enumerate(itertools.pairwise(projects)):
        for turn in range(2):
            source = giver.tasks[int(rng.integers(len(giver.tasks)))]
            target = receiver.tasks[int(rng.integers(len(receiver.tasks)))]
            found.append(
                Handoff(
                    key=f"H-{2 * number + turn:02}",
                    giver=TaskRef(giver.key, source.key),
                    receiver=TaskRef(receiver.key, target.key),
                    what=f"{source.name} done",
                    needed_by=Instant(START + _DAY * int(rng.integers(30, 250)) + 540),
                    promised=Instant(START + _DAY * int(rng.integers(30, 250)) + 540),
                    is_hard=bool(rng.random() < 0.8),
                )
            )
    return found
