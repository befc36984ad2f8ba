"""The table `[expect]` of plan text: what a schedule of the plan beside it has to answer. See docs/plan-text.md."""

import io
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ropewalk.exchange.planfile import read
from ropewalk.exchange.planfile.amounts import Units
from ropewalk.exchange.planfile.dates import read_instant
from ropewalk.exchange.planfile.dayhours import HoursByCalendar
from ropewalk.exchange.planfile.refs import read_bond
from ropewalk.exchange.planfile.scopes import PLAIN, Scope
from ropewalk.planning.check import check
from ropewalk.planning.findings import Finding
from ropewalk.planning.plan import Plan, Project, Task, TaskKind, TaskRef
from ropewalk.planning.schedule import Cause, CauseKind, Schedule
from ropewalk.planning.scheduling import schedule
from ropewalk.planning.units import NEVER, text_of

PROGRAM_WORDS = ("finish", "findings", "critical", "driving", "task")
TASK_WORDS = {"start", "finish", "early", "late", "total", "free", "critical", "driving", "because"}
NO_DATES = "no dates"


def plan_of(text: bytes, name: str) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan of a text and everything that is wrong with it."""
    reading = read(io.BytesIO(text), name=name)
    if reading.plan is None:
        raise ValueError("; ".join(finding.sentence for finding in reading.findings))
    return reading.plan, (*reading.findings, *check(reading.plan))


def differences(path: Path) -> list[str]:
    """What a plan file expects and the engine does not answer, a line each; empty where all is as expected."""
    text = path.read_bytes()
    plan, findings = plan_of(text, path.name)
    expected = tomllib.loads(text.decode()).get("expect")
    if not expected:
        return [f"{path.name} expects nothing: add a table [expect]"]
    unknown = [f"[expect] has no {word}" for word in expected if word not in PROGRAM_WORDS]
    return unknown + list(_Judge(plan, findings, schedule(plan), expected).differences())


@dataclass(frozen=True, eq=False)
class _Judge:
    plan: Plan
    findings: tuple[Finding, ...]
    answer: Schedule
    expected: Mapping[str, Any]

    def differences(self) -> Iterator[str]:
        for ref, stated in self._tasks():
            row = self.answer.rows.get(ref)
            if row is None:
                yield f"{ref.project}:{ref.key} is expected and is no task of the plan"
            else:
                yield from self._task(row, {"dates": stated} if isinstance(stated, str) else stated)
        yield from self._program()

    def _program(self) -> Iterator[str]:
        if "finish" in self.expected:
            finish = read_instant(self.expected["finish"], PLAIN.hours.finish_of)
            yield from _differ("the program's finish", text_of(finish), text_of(self.answer.program_finish))
        for word, flags in (("critical", self.answer.is_critical), ("driving", self.answer.is_driving)):
            if word in self.expected:
                wanted = sorted(map(self._ref, self.expected[word]))
                shown = [kind is not TaskKind.SUMMARY for kind in self.answer.kinds]
                found = [
                    ref for ref, flag, is_shown in zip(self.answer.refs, flags, shown, strict=True) if flag and is_shown
                ]
                yield from _differ(f"what is {word}", _names(wanted), _names(sorted(found)))
        stated = Counter(map(self._finding, self.expected.get("findings", [])))
        codes = {code for code, ref in stated if ref is None}
        told = Counter((each.code, None if each.code in codes else _place(each)) for each in self.findings)
        yield from (f"{_shown(*each)} is expected and not found" for each in (stated - told).elements())
        yield from (f"{_shown(*each)} is found and not expected" for each in (told - stated).elements())

    def _tasks(self) -> Iterator[tuple[TaskRef, Any]]:
        for key, stated in self.expected.get("task", {}).items():
            yield self._ref(key), stated

    def _ref(self, text: str) -> TaskRef:
        """`LED:L2`, or the key alone where the program has one project."""
        project, colon, key = text.partition(":")
        if colon and any(each.key == project for each in self.plan.projects):
            return TaskRef(project, key)
        return TaskRef(self.plan.projects[0].key, text)

    def _finding(self, text: str) -> tuple[str, TaskRef | None]:
        code, _, key = text.partition(" ")
        return code, self._ref(key) if key else None

    @cached_property
    def _hours(self) -> HoursByCalendar:
        return HoursByCalendar({calendar.key: calendar for calendar in reversed(self.plan.calendars)})

    @cached_property
    def _stated(self) -> list[tuple[Project, Task]]:
        return [(project, task) for project in self.plan.projects for task in project.tasks]

    def _scope(self, row: int) -> Scope:
        """Dates and amounts mean what they mean in the task's own line."""
        project, task = self._stated[row]
        return Scope(Units.of_project(project), self._hours.of(task.calendar or project.calendar))

    def _task(self, row: int, stated: Mapping[str, Any]) -> Iterator[str]:
        answer, scope = self.answer, self._scope(row)
        name = f"{answer.refs[row].project}:{answer.refs[row].key}"
        yield from (f"{name}: there is no {word} to expect" for word in stated if word not in {*TASK_WORDS, "dates"})
        for word, columns in (
            ("dates", (answer.start, answer.finish)),
            ("early", (answer.early_start, answer.early_finish)),
            ("late", (answer.late_start, answer.late_finish)),
        ):
            if word in stated:
                found = tuple(text_of(int(column[row])) for column in columns)
                yield from _differ(f"{name} {word}", _span(stated[word], scope), found)
        for word, column, hour in (
            ("start", answer.start, scope.hours.start_of),
            ("finish", answer.finish, scope.hours.finish_of),
        ):
            if word in stated:
                at = text_of(read_instant(stated[word], hour))
                yield from _differ(f"{name} {word}", at, text_of(int(column[row])))
        for word, amounts in (("total", answer.total_float), ("free", answer.free_float)):
            if word in stated:
                room = None if amounts[row] == NEVER else int(amounts[row])
                minutes = None if stated[word] == "none" else scope.units.read(stated[word]).minutes
                yield from _differ(f"{name} {word} float in minutes", minutes, room)
        for word, flags in (("critical", answer.is_critical), ("driving", answer.is_driving)):
            if word in stated:
                yield from _differ(f"{name} is {word}", stated[word], bool(flags[row]))
        if "because" in stated:
            cause = self._cause(stated["because"], scope)
            yield from _differ(f"{name} is there because of", cause, answer.causes[row])

    def _cause(self, text: str, scope: Scope) -> Cause | None:
        """`nothing`; `constraint SNET`; `link KEY FS+2d` and `handoff P:KEY SS`; else the kind's own words."""
        kinds = {kind.words: kind for kind in CauseKind}
        if text == "nothing":
            return None
        if text in kinds:
            return Cause(kinds[text], None, None, 0)
        word, _, rest = text.partition(" ")
        if word == "constraint":
            return Cause(CauseKind.CONSTRAINT, None, rest, 0)
        key, _, bond = rest.partition(" ")
        link, lag = read_bond(bond or "FS", scope.units)
        ref = TaskRef(key, None) if any(key == each.giver.project for each in self.plan.handoffs) else self._ref(key)
        return Cause(kinds[word], ref, link.value, lag.amount)


def _span(text: str, scope: Scope) -> tuple[str | None, str | None]:
    if text == NO_DATES:
        return None, None
    start, _, finish = text.partition(" to ")
    return (
        text_of(read_instant(start, scope.hours.start_of)),
        text_of(read_instant(finish or start, scope.hours.finish_of)),
    )


def _differ(what: str, expected: object, found: object) -> Iterator[str]:
    if expected != found:
        yield f"{what}: expected {expected}, is {found}"


def _names(refs: list[TaskRef]) -> list[str]:
    return [f"{ref.project}:{ref.key}" for ref in refs]


def _place(finding: Finding) -> TaskRef | None:
    place = finding.place
    return None if place.project is None else TaskRef(place.project, place.key)


def _shown(code: str, ref: TaskRef | None) -> str:
    return code if ref is None else f"{code} {ref.project}:{ref.key}"
