"""New names for what two files call the same: projects, calendars and people, with every reference to them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from ropewalk.planning.calendars import ELAPSED, STANDARD, Calendar
from ropewalk.planning.plan import Commitment, Handoff, Plan, Project, Resource, Risk, Task, TaskRef


class Keyed(Protocol):
    """Anything a plan holds under a key."""

    @property
    def key(self) -> str:
        """What people call it."""


Thing = TypeVar("Thing", bound=Keyed)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Names:
    """Old key -> new key within one file; what is not in it keeps its key.

    order     new keys of the projects, in order: where a file says one key twice both are renamed
    """

    order: tuple[str, ...] = ()
    projects: dict[str, str] = field(default_factory=dict)
    calendars: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)

    def ref(self, ref: TaskRef) -> TaskRef:
        """A task under the keys of the program."""
        return TaskRef(self.projects.get(ref.project, ref.project), ref.key)

    def calendar(self, key: str | None) -> str | None:
        """A calendar; what names none means the standard week of its own file."""
        return self.calendars.get(STANDARD.key) if key is None else self.calendars.get(key, key)

    def person(self, key: str | None) -> str | None:
        """A person."""
        return None if key is None else self.people.get(key, key)


def names_of(plans: Sequence[Plan], keys: Sequence[Sequence[str]]) -> list[Names]:
    """The names of each of several plans, given the new keys of their projects."""
    prefixes = [own[0] if own else f"FILE{number}" for number, own in enumerate(keys, start=1)]
    calendars = _calendar_names(plans, prefixes)
    worked = [
        [_person_on(names, person) for person in plan.resources] for plan, names in zip(plans, calendars, strict=True)
    ]
    people = _clashing(worked)
    return [
        Names(
            order=tuple(own),
            projects={project.key: key for project, key in zip(plan.projects, own, strict=True)},
            calendars=calendar_names,
            people={person.key: f"{prefix}/{person.key}" for person in plan.resources if person.key in people},
        )
        for plan, own, prefix, calendar_names in zip(plans, keys, prefixes, calendars, strict=True)
    ]


def renamed(plan: Plan, names: Names) -> Plan:
    """The same plan under the names of the program."""
    return replace(
        plan,
        projects=tuple(_project(project, key, names) for project, key in zip(plan.projects, names.order, strict=True)),
        calendars=tuple(_calendar(calendar, names.calendars) for calendar in plan.calendars),
        resources=tuple(
            replace(_person_on(names.calendars, person), key=names.people.get(person.key, person.key))
            for person in plan.resources
        ),
        handoffs=tuple(_handoff(handoff, names) for handoff in plan.handoffs),
        blackouts=tuple(replace(each, tasks=tuple(map(names.ref, each.tasks))) for each in plan.blackouts),
        commitments=tuple(_commitment(commitment, names) for commitment in plan.commitments),
        risks=tuple(_risk(risk, names) for risk in plan.risks),
    )


def _calendar_names(plans: Sequence[Plan], prefixes: Sequence[str]) -> list[dict[str, str]]:
    """New keys of calendars that differ between plans; whoever names none works by the standard week."""
    laid = [_with_standard(plan) if len(plans) > 1 else list(plan.calendars) for plan in plans]
    clashing = _clashing(laid)
    while True:
        above = {each.key for calendars in laid for each in calendars if each.base in clashing}
        if above <= clashing:
            break
        clashing |= above
    return [
        {calendar.key: f"{prefix}/{calendar.key}" for calendar in plan.calendars if calendar.key in clashing}
        for plan, prefix in zip(plans, prefixes, strict=True)
    ]


def _with_standard(plan: Plan) -> list[Calendar]:
    stated = {calendar.key for calendar in plan.calendars}
    return [*plan.calendars, *(each for each in (STANDARD, ELAPSED) if each.key not in stated)]


def _clashing(shelves: Sequence[Iterable[Thing]]) -> set[str]:
    """Keys under which different shelves hold different things."""
    found: dict[str, set[Thing]] = {}
    for shelf in shelves:
        for thing in shelf:
            found.setdefault(thing.key, set()).add(thing)
    return {key for key, things in found.items() if len(things) > 1}


def _calendar(calendar: Calendar, names: dict[str, str]) -> Calendar:
    base = None if calendar.base is None else names.get(calendar.base, calendar.base)
    return replace(calendar, key=names.get(calendar.key, calendar.key), base=base)


def _person_on(calendars: dict[str, str], person: Resource) -> Resource:
    if person.calendar is None:
        return person
    return replace(person, calendar=calendars.get(person.calendar, person.calendar))


def _project(project: Project, key: str, names: Names) -> Project:
    return replace(
        project,
        key=key,
        calendar=names.calendar(project.calendar),
        lead=names.person(project.lead),
        tasks=_each(project.tasks, lambda task: _task(task, names), needed=bool(names.calendars or names.people)),
        assignments=_each(
            project.assignments,
            lambda each: replace(each, resource=names.people.get(each.resource, each.resource)),
            needed=bool(names.people),
        ),
    )


def _each(things: tuple[Item, ...], change: Callable[[Item], Item], *, needed: bool) -> tuple[Item, ...]:
    return tuple(change(thing) for thing in things) if needed else things


def _task(task: Task, names: Names) -> Task:
    calendar = None if task.calendar is None else names.calendar(task.calendar)
    owner = names.person(task.owner)
    if calendar == task.calendar and owner == task.owner:
        return task
    return replace(task, calendar=calendar, owner=owner)


def _handoff(handoff: Handoff, names: Names) -> Handoff:
    return replace(handoff, giver=names.ref(handoff.giver), receiver=names.ref(handoff.receiver))


def _commitment(commitment: Commitment, names: Names) -> Commitment:
    project = commitment.project
    return replace(
        commitment,
        project=None if project is None else names.projects.get(project, project),
        by=names.person(commitment.by),
        to=names.person(commitment.to),
    )


def _risk(risk: Risk, names: Names) -> Risk:
    return replace(risk, tasks=tuple(map(names.ref, risk.tasks)), owner=names.person(risk.owner))
