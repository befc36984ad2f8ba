"""Everything a plan names, by its key, for judges that follow references."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ropewalk.planning.calendars import ELAPSED, STANDARD, Calendar
from ropewalk.planning.findings import Place
from ropewalk.planning.outline import Outline
from ropewalk.planning.phrases import ref_phrase
from ropewalk.planning.plan import Handoff, Plan, Project, Resource, Task, TaskRef


@dataclass(frozen=True, eq=False)
class Directory:
    """A plan and its look-up tables; where a key comes twice the first one is meant."""

    plan: Plan
    outline: Outline

    @classmethod
    def of(cls, plan: Plan) -> "Directory":
        """The tables of a plan."""
        return cls(plan, Outline.of(plan))

    @cached_property
    def projects(self) -> dict[str, Project]:
        """Each project by its key."""
        return {project.key: project for project in reversed(self.plan.projects)}

    @cached_property
    def calendars(self) -> dict[str, Calendar]:
        """Each calendar by its key, the two that are always there included."""
        stated = {calendar.key: calendar for calendar in reversed(self.plan.calendars)}
        return {STANDARD.key: STANDARD, ELAPSED.key: ELAPSED} | stated

    @cached_property
    def resources(self) -> dict[str, Resource]:
        """Each person, team, machine or room by its key."""
        return {resource.key: resource for resource in reversed(self.plan.resources)}

    def has(self, ref: TaskRef) -> bool:
        """Whether the plan has the task, or the project where the reference names no task."""
        return ref.project in self.projects if ref.key is None else ref in self.outline.rows

    def task(self, ref: TaskRef) -> Task | None:
        """The task a reference names, None where there is none."""
        row = self.outline.rows.get(ref)
        return None if row is None else self.outline.tasks[row]


def place_of(project: Project, task: Task | None = None, field: str | None = None) -> Place:
    """The place of a project, or of a task in it."""
    return Place(project=project.key, key=None if task is None else task.key, field=field)


def place_of_handoff(handoff: Handoff, field: str | None = None) -> Place:
    """The place of a handoff: its receiver's end."""
    name = f"handoff {handoff.key}"
    return Place(
        project=handoff.receiver.project,
        key=handoff.receiver.key,
        field=name if field is None else f"{name} {field}",
    )


def said(project: Project, task: Task) -> str:
    """A task as findings name it: `LED:4 Ledger build`."""
    return named(ref_phrase(TaskRef(project.key, task.key)), task.name)


def named(key: str, name: str) -> str:
    """A thing by its key and its name, where it has one of its own."""
    return key if not name or name == key else f"{key} {name}"


def doubles_of(keys: Iterable[str]) -> dict[str, int]:
    """Keys that come more than once, and how often, in order of their first coming."""
    return {key: times for key, times in Counter(keys).items() if times > 1}
