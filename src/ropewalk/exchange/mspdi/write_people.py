"""People, machines and material to elements, and who works on what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from ropewalk.exchange.mspdi import terms
from ropewalk.exchange.mspdi.write_calendars import CalendarNumbers
from ropewalk.exchange.mspdi.write_markup import Markup, date_text, number_text, span_text
from ropewalk.exchange.mspdi.write_numbers import number_behind, numbers_of
from ropewalk.exchange.mspdi.write_stretches import Stretch
from ropewalk.planning.plan import Assignment, Resource, ResourceKind, Task
from ropewalk.planning.units import Minutes

_MOST_UNITS = 60_000.0
_DAYS_UNIT = 3


@dataclass(frozen=True, slots=True)
class People:
    """Resources, their numbers and those of their calendars."""

    resources: Sequence[Resource]
    numbers: Mapping[str, int]
    calendars: Mapping[str, int]

    @classmethod
    def of(cls, resources: Sequence[Resource], calendars: CalendarNumbers) -> "People":
        """Number resources, and give each that has a calendar one of its own, as Project does."""
        by_key = {resource.key: resource for resource in reversed(resources)}
        kept = list({resource.key: by_key[resource.key] for resource in resources}.values())
        numbers = numbers_of([each.key for each in kept], wanted=map(_wanted, kept))
        own = {
            each.key: calendars.add_for_person(each.calendar, each.name or each.key)
            for each in kept
            if each.calendar is not None and calendars.knows(each.calendar)
        }
        return cls(kept, {each.key: number for each, number in zip(kept, numbers, strict=True)}, own)

    def write_resources(self, markup: Markup) -> None:
        """The element of all resources."""
        markup.begin("Resources")
        for row, each in enumerate(self.resources, 1):
            markup.begin("Resource")
            markup.field("UID", self.numbers[each.key])
            markup.field("ID", row)
            markup.field("Name", _name_of(each))
            markup.field("Type", 1 if each.kind is ResourceKind.WORK else 0)
            markup.flag("IsNull", holds=False)
            markup.field("Group", self._group(each))
            markup.field("EmailAddress", each.email or None)
            if each.kind is ResourceKind.WORK:
                markup.field("MaxUnits", number_text(within(each.max_units)))
            markup.field("CalendarUID", self.calendars.get(each.key))
            markup.flag("IsCostResource", holds=each.kind is ResourceKind.COST)
            markup.end()
        markup.end()

    def _group(self, resource: Resource) -> str | None:
        team = next((each for each in self.resources if each.key == resource.team), None) if resource.team else None
        return resource.team or None if team is None else _name_of(team)


def _wanted(resource: Resource) -> int | None:
    """The number a key tells that was made of one."""
    if resource.name:
        return number_behind(resource.key, f"{resource.name} (", ")")
    return number_behind(resource.key, "resource ")


def _name_of(resource: Resource) -> str | None:
    """Its name, else its key; nothing where the key was made for want of a name."""
    if resource.name or number_behind(resource.key, "resource ") is not None:
        return resource.name or None
    return resource.key


def within(units: float) -> float:
    """Units as Project takes them."""
    return min(max(units, 0.0), _MOST_UNITS) if units == units else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """What an assignment needs to know of its task: number, dates, and when it is worked on where that has pauses."""

    task: Task
    number: int
    start: int | None
    finish: int | None
    stretches: Sequence[Stretch] = ()


def write_assignments(
    markup: Markup, assignments: Sequence[Assignment], people: People, facts: Mapping[str, TaskFacts]
) -> None:
    """The element of all assignments; a split task that nobody is on gets one of nobody, for its pauses."""
    kinds = {each.key: each.kind for each in people.resources}
    written = count(1)
    shown: set[str] = set()
    markup.begin("Assignments")
    for each in assignments:
        about = facts.get(each.task)
        if about is None or each.resource not in people.numbers:
            continue
        works = kinds[each.resource] is ResourceKind.WORK
        if works:
            shown.add(each.task)
        _write(markup, next(written), each, people.numbers[each.resource], about, works=works)
    for key, about in facts.items():
        if about.stretches and key not in shown:
            nobody = Assignment(task=key, resource="", work=about.task.duration)
            _write(markup, next(written), nobody, terms.NOBODY, about, works=True)
    markup.end()


def _write(
    markup: Markup, number: int, assignment: Assignment, resource: int, about: TaskFacts, *, works: bool
) -> None:
    is_shaped = assignment.start is not None or assignment.finish is not None
    start = assignment.start if is_shaped else about.start
    finish = assignment.finish if is_shaped else about.finish
    work = assignment.work if assignment.work is not None or not works else _work_of(assignment, about.task)
    markup.begin("Assignment")
    markup.field("UID", number)
    markup.field("TaskUID", about.number)
    markup.field("ResourceUID", resource)
    markup.field("Delay", assignment.delay * terms.LAG_PER_MINUTE if assignment.delay else None)
    markup.field("Finish", date_text(finish))
    markup.field("RemainingWork", span_text(assignment.remaining_work))
    markup.field("Start", date_text(start))
    markup.field("Units", number_text(within(assignment.units)))
    markup.field("Work", span_text(work))
    by_hand = is_shaped and not assignment.delay
    markup.field("WorkContour", terms.Contour.BY_HAND if by_hand else terms.Contour.FLAT)
    if works:
        _write_stretches(markup, number, about.stretches, assignment.units)
    markup.end()


def _work_of(assignment: Assignment, task: Task) -> Minutes | None:
    """The work of somebody who is on a task all the time."""
    return Minutes(round(task.duration * within(assignment.units))) if task.duration else None


def _write_stretches(markup: Markup, number: int, stretches: Sequence[Stretch], units: float) -> None:
    share = within(units) or 1.0
    for each in stretches:
        markup.begin("TimephasedData")
        markup.field("Type", each.kind)
        markup.field("UID", number)
        markup.field("Start", date_text(each.start))
        markup.field("Finish", date_text(each.finish))
        markup.field("Unit", _DAYS_UNIT)
        markup.field("Value", span_text(max(round(each.minutes * share), 1)))
        markup.end()
