"""Whose working time each task runs on: its calendar, its people's, its project's, or the clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce

from ropewalk.planning.calendar import Segments, WorkingTime, common_shifts, either_shifts, shifts_of
from ropewalk.planning.calendars import ELAPSED, STANDARD, Calendar
from ropewalk.planning.dialects import DIALECTS
from ropewalk.planning.hours import Hours
from ropewalk.planning.plan import Plan, Project, Resource, ResourceKind, Task
from ropewalk.planning.units import Day

_MOST_LAID = 100
"""More calendars are not kept laid out at a time; plans by the thousand of them would not fit."""

Recipe = tuple[str | None, frozenset[str]]
"""A task's own calendar (None: it has none) and its people's; the project's where both are empty."""


@dataclass(eq=False)
class Worktimes:
    """The calendars of a plan laid out from `first` to `last`; each distinct working time has one number."""

    plan: Plan
    first: Day
    last: Day
    times: list[WorkingTime] = field(default_factory=list)
    _numbers: dict[Recipe, int] = field(default_factory=dict)
    _known: dict[bytes, int] = field(default_factory=dict)
    _laid: dict[str, Segments] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._calendars: dict[str, Calendar] = {STANDARD.key: STANDARD, ELAPSED.key: ELAPSED}
        self._calendars |= {calendar.key: calendar for calendar in reversed(self.plan.calendars)}
        self._resources: dict[str, Resource] = {item.key: item for item in self.plan.resources}
        self._people: dict[str, dict[str, list[Resource]]] = {}

    def number_of(self, project: Project, task: Task) -> int:
        """The number of the working time a task runs on."""
        return self._number(self._recipe(project, task))

    def number_without_people(self, project: Project, task: Task) -> int:
        """The number of a task's calendar, else its project's, whoever works on it."""
        if task.is_elapsed:
            return self.number_of_clock()
        return self._number((self._key(task.calendar or project.calendar), frozenset()))

    def number_of_project(self, project: Project) -> int:
        """The number of a project's own calendar."""
        return self._number((self._key(project.calendar), frozenset()))

    def number_of_clock(self) -> int:
        """The number of the calendar that works every hour."""
        return self._number((ELAPSED.key, frozenset()))

    def hours(self) -> Hours:
        """The tables of every working time asked for so far; of the clock where none was."""
        if not self.times:
            self.number_of_clock()
        return Hours.of(self.times)

    def _recipe(self, project: Project, task: Task) -> Recipe:
        if task.is_elapsed:
            return ELAPSED.key, frozenset()
        people = self._people_calendars(project, task)
        if task.calendar is None and not people:
            return self._key(project.calendar), frozenset()
        return task.calendar, people

    def _key(self, calendar: str | None) -> str:
        return calendar if calendar in self._calendars and calendar is not None else STANDARD.key

    def _people_calendars(self, project: Project, task: Task) -> frozenset[str]:
        if task.ignores_resource_calendars or not DIALECTS[project.dialect].resources_shape_time:
            return frozenset()
        if project.key not in self._people:
            self._people[project.key] = _people_by_task(project, self._resources)
        people = self._people[project.key].get(task.key, [])
        if all(person.calendar is None for person in people):
            return frozenset()
        return frozenset(self._key(person.calendar or project.calendar) for person in people)

    def _number(self, recipe: Recipe) -> int:
        if recipe not in self._numbers:
            segments = self._segments(recipe)
            number = self._known.setdefault(segments[0].tobytes() + segments[1].tobytes(), len(self.times))
            if number == len(self.times):
                self.times.append(WorkingTime.over(segments, first=self.first, last=self.last))
            self._numbers[recipe] = number
        return self._numbers[recipe]

    def _segments(self, recipe: Recipe) -> Segments:
        """Where a task's calendar and its people's have no time in common the task's own goes first."""
        own, people = recipe
        shared = reduce(either_shifts, [self._lay(key) for key in sorted(people)]) if people else None
        if own is None and shared is not None:
            return shared
        laid = self._lay(self._key(own))
        common = laid if shared is None else common_shifts(laid, shared)
        return common if common[0].size else laid

    def _lay(self, key: str) -> Segments:
        if key not in self._laid:
            if len(self._laid) >= _MOST_LAID:
                self._laid.clear()
            laid = shifts_of(self._calendars[key], calendars=self._calendars, first=self.first, last=self.last)
            self._laid[key] = laid
        return self._laid[key]


def _people_by_task(project: Project, resources: dict[str, Resource]) -> dict[str, list[Resource]]:
    people: dict[str, list[Resource]] = {}
    for task, person in _working(project, resources):
        people.setdefault(task, []).append(person)
    return people


def _working(project: Project, resources: dict[str, Resource]) -> Iterable[tuple[str, Resource]]:
    for assignment in project.assignments:
        person = resources.get(assignment.resource)
        if person is not None and person.kind is ResourceKind.WORK and assignment.units > 0:
            yield assignment.task, person
