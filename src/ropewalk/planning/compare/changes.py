"""What a person stated otherwise, from one version of a plan to the next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from ropewalk.planning.calendars import Calendar
from ropewalk.planning.check.directory import named
from ropewalk.planning.compare.calendars import calendar_changes
from ropewalk.planning.compare.fields import (
    BLACKOUT,
    COMMITMENT,
    HANDOFF,
    OBJECTIVE,
    PLAN,
    PROJECT,
    RESOURCE,
    RISK,
    TASK,
    Field,
    baseline_phrase,
)
from ropewalk.planning.compare.impact import Change
from ropewalk.planning.compare.subject import Subject, Told, came, change, field_changes, went
from ropewalk.planning.compare.ties import assignment_changes, link_changes
from ropewalk.planning.phrases import count_phrase
from ropewalk.planning.plan import (
    Blackout,
    Commitment,
    Handoff,
    Objective,
    Plan,
    Project,
    Resource,
    Risk,
    Task,
    TaskRef,
)

Keyed = TypeVar("Keyed", Project, Task, Calendar, Handoff, Blackout, Commitment, Objective, Risk, Resource)
_PER_DAY = 480


def changes_between(before: Plan, after: Plan) -> Iterator[Told]:
    """Everything that differs, in the order of the plan; tasks that came or went are not in it."""
    yield from map(
        Told, field_changes(Subject("program", None, after.key, "the program"), PLAN, before, after, _PER_DAY)
    )
    projects = _by_key(before.projects)
    people = {each.key: each.name or each.key for each in chain(before.resources, after.resources)}
    for project in _by_key(after.projects).values():
        was = projects.pop(project.key, None)
        if was is None:
            yield Told(came(_subject(project), count_phrase(len(project.tasks), "task")), (_place(project),))
        elif was != project:
            yield from _project(was, project, people)
    for project in projects.values():
        yield Told(went(_subject(project), count_phrase(len(project.tasks), "task")), (_place(project),))
    yield from _program(before, after)


def _project(before: Project, after: Project, people: Mapping[str, str]) -> Iterator[Told]:
    per_day = after.minutes_per_day
    yield from (
        Told(each, (_place(after),)) for each in field_changes(_subject(after), PROJECT, before, after, per_day)
    )
    tasks = _by_key(before.tasks)
    names = {task.key: task.name or task.key for task in chain(before.tasks, after.tasks)}
    for task in _by_key(after.tasks).values():
        was = tasks.get(task.key)
        if was is not None and was is not task and was != task:
            place = TaskRef(after.key, task.key)
            subject = Subject("task", place, task.key, task.name or task.key)
            changed = chain(field_changes(subject, TASK, was, task, per_day), _baselines(subject, was, task, per_day))
            yield from (Told(each, (place,)) for each in changed)
    kept = {task.key for task in after.tasks}
    yield from link_changes(before, after, names, kept)
    yield from assignment_changes(before, after, names, people, kept)


def _place(project: Project) -> TaskRef:
    return TaskRef(project.key, None)


def _subject(project: Project) -> Subject:
    return Subject("project", _place(project), project.key, named(project.key, project.name))


def _program(before: Plan, after: Plan) -> Iterator[Told]:
    """What stands beside the projects."""
    sides = {each.key: (each.giver, each.receiver) for each in chain(before.handoffs, after.handoffs)}
    yield from _things("handoff", HANDOFF, before.handoffs, after.handoffs, sides)
    named_tasks = {each.key: each.tasks for each in chain(before.blackouts, after.blackouts)}
    yield from _things("blackout", BLACKOUT, before.blackouts, after.blackouts, named_tasks)
    meant = {each.key: _meant(each) for each in chain(before.commitments, after.commitments)}
    yield from _things("commitment", COMMITMENT, before.commitments, after.commitments, meant)
    yield from _things("objective", OBJECTIVE, before.objectives, after.objectives, {})
    at_risk = {each.key: each.tasks for each in chain(before.risks, after.risks)}
    yield from _things("risk", RISK, before.risks, after.risks, at_risk)
    yield from _things("resource", RESOURCE, before.resources, after.resources, _work_of(before, after))
    yield from map(Told, _calendars(before, after))


def _things(
    noun: str,
    fields: Sequence[Field[Keyed]],
    before: Iterable[Keyed],
    after: Iterable[Keyed],
    refs: Mapping[str, tuple[TaskRef, ...]],
) -> Iterator[Told]:
    """Things of one kind, the same where their keys are."""
    left = _by_key(before)
    for thing in _by_key(after).values():
        was = left.pop(thing.key, None)
        subject = Subject(noun, None, thing.key, f"{noun} {named(thing.key, _name(thing))}")
        told = refs.get(thing.key, ())
        if was is None:
            yield Told(came(subject), told)
        elif was != thing:
            yield from (Told(each, told) for each in field_changes(subject, fields, was, thing, _PER_DAY))
    for thing in left.values():
        subject = Subject(noun, None, thing.key, f"{noun} {named(thing.key, _name(thing))}")
        yield Told(went(subject), refs.get(thing.key, ()))


def _baselines(subject: Subject, before: Task, after: Task, per_day: int) -> Iterator[Change]:
    was = {each.number: each for each in before.baselines}
    now = {each.number: each for each in after.baselines}
    for number in sorted({*was, *now}):
        if was.get(number) != now.get(number):
            texts = [baseline_phrase(each.get(number), per_day) for each in (was, now)]
            yield change(subject, f"baseline {number}", texts[0] or None, texts[1] or None)


def _calendars(before: Plan, after: Plan) -> Iterator[Change]:
    left = _by_key(before.calendars)
    for calendar in _by_key(after.calendars).values():
        was = left.pop(calendar.key, None)
        subject = Subject("calendar", None, calendar.key, f"calendar {named(calendar.key, calendar.name)}")
        if was is None:
            yield came(subject)
        elif was != calendar:
            told = [change(subject, *each) for each in calendar_changes(was, calendar)]
            yield from told or [change(subject, "", "", "", f"The {subject.said} is stated otherwise.")]
    for calendar in left.values():
        yield went(Subject("calendar", None, calendar.key, f"calendar {named(calendar.key, calendar.name)}"))


def _by_key(things: Iterable[Keyed]) -> dict[str, Keyed]:
    """Things by their keys; of a key that comes twice the first one is meant."""
    found: dict[str, Keyed] = {}
    for thing in things:
        found.setdefault(thing.key, thing)
    return found


def _meant(commitment: Commitment) -> tuple[TaskRef, ...]:
    return () if commitment.project is None else (TaskRef(commitment.project, commitment.task),)


def _work_of(before: Plan, after: Plan) -> dict[str, tuple[TaskRef, ...]]:
    """The tasks each person works on, in either version."""
    work: dict[str, list[TaskRef]] = {}
    for project in chain(before.projects, after.projects):
        for each in project.assignments:
            work.setdefault(each.resource, []).append(TaskRef(project.key, each.task))
    return {key: tuple(refs) for key, refs in work.items()}


def _name(thing: Project | Task | Calendar | Handoff | Blackout | Commitment | Objective | Risk | Resource) -> str:
    return thing.what if isinstance(thing, Handoff) else thing.name
