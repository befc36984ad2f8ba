"""A project as tables: its fields, one line for each task, one for each saved date of a baseline."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ropewalk.exchange.planfile.amounts import Units
from ropewalk.exchange.planfile.dayhours import HoursByCalendar
from ropewalk.exchange.planfile.programs import LINK, PROJECT
from ropewalk.exchange.planfile.refs import person_text, predecessor_text
from ropewalk.exchange.planfile.scopes import Scope
from ropewalk.exchange.planfile.tasks import ASSIGNMENT, BASELINE, LOOSE_ASSIGNMENT, TASK
from ropewalk.exchange.planfile.toml import (
    Pairs,
    block,
    header,
    key_text,
    lines_value,
    list_value,
    table_value,
    text_value,
)
from ropewalk.planning.plan import Assignment, Baseline, Link, Project, Task, TaskKind

_INDENT = "  "
_BEFORE_LINKS = frozenset({"name", "kind", "parent", "wbs", "duration"})


def project_text(project: Project, hours: HoursByCalendar, *, is_list: bool) -> Iterator[str]:
    """The tables of a project; `is_list` where another project has the same key."""
    yield from _ProjectText(project, hours, ("project",) if is_list else ("project", project.key)).tables(
        is_list=is_list
    )


@dataclass(eq=False)
class _ProjectText:
    project: Project
    hours: HoursByCalendar
    path: tuple[str, ...]
    _scopes: dict[str | None, Scope] = field(default_factory=dict)

    def tables(self, *, is_list: bool) -> Iterator[str]:
        project = self.project
        pairs = PROJECT.pairs(project, self._scope(project.calendar))
        if is_list:
            pairs.insert(0, ("key", text_value(project.key)))
        if self._loose_links:
            pairs.append(("links", lines_value(map(self._link_value, self._loose_links))))
        if self._loose_people:
            pairs.append(("assignments", lines_value(map(self._assignment_value, self._loose_people))))
        yield header(*self.path, is_list=is_list) + block(pairs)
        if project.tasks and self._have_own_keys:
            yield header(*self.path, "task") + "".join(self._task_lines())
        elif project.tasks:
            yield from (self._task_block(task) for task in project.tasks)
        yield from self._baseline_tables()

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(task.key for task in self.project.tasks)

    @cached_property
    def _rows(self) -> dict[str, int]:
        """The row of each task whose key is its own."""
        return {task.key: row for row, task in enumerate(self.project.tasks) if self._counts[task.key] == 1}

    @cached_property
    def _have_own_keys(self) -> bool:
        return len(self._rows) == len(self.project.tasks)

    @cached_property
    def _parents(self) -> frozenset[str | None]:
        return frozenset(task.parent for task in self.project.tasks)

    @cached_property
    def _links(self) -> dict[str, list[Link]]:
        """Links that stand with the task they lead to: from the first on, as long as they follow the tasks' order."""
        links = self.project.links
        found: dict[str, list[Link]] = {}
        for link in links[: _in_order([self._rows.get(link.target) for link in links])]:
            found.setdefault(link.target, []).append(link)
        return found

    @cached_property
    def _loose_links(self) -> Sequence[Link]:
        return self.project.links[sum(map(len, self._links.values())) :]

    @cached_property
    def _people(self) -> dict[str, list[Assignment]]:
        """Assignments that stand with their task, like links."""
        assignments = self.project.assignments
        found: dict[str, list[Assignment]] = {}
        for each in assignments[: _in_order([self._rows.get(each.task) for each in assignments])]:
            found.setdefault(each.task, []).append(each)
        return found

    @cached_property
    def _loose_people(self) -> Sequence[Assignment]:
        return self.project.assignments[sum(map(len, self._people.values())) :]

    def _scope(self, calendar: str | None) -> Scope:
        key = self.project.calendar if calendar is None else calendar
        if key not in self._scopes:
            self._scopes[key] = Scope(self._units, self.hours.of(key))
        return self._scopes[key]

    @cached_property
    def _units(self) -> Units:
        return Units.of_project(self.project)

    def _task_lines(self) -> Iterator[str]:
        """One line for each task, indented by how many summaries stand above it."""
        depths: dict[str | None, int] = {}
        for task in self.project.tasks:
            depths[task.key] = depths.get(task.parent, -1) + 1
            yield f"{_INDENT * depths[task.key]}{key_text(task.key)} = {table_value(self._pairs(task))}\n"

    def _task_block(self, task: Task) -> str:
        pairs: Pairs = [("key", text_value(task.key)), *self._pairs(task)]
        return header(*self.path, "task", is_list=True) + block(pairs)

    def _pairs(self, task: Task) -> Pairs:
        scope = self._scope(task.calendar)
        kind = TaskKind.SUMMARY if task.key in self._parents else TaskKind.TASK
        pairs = TASK.pairs(task, scope, kind=kind)
        if self._stand_apart(task):
            pairs = [pair for pair in pairs if pair[0] != "baselines"]
        at = sum(name in _BEFORE_LINKS for name, _ in pairs)
        return [*pairs[:at], *self._bonds(task, scope), *pairs[at:]]

    def _bonds(self, task: Task, scope: Scope) -> Pairs:
        """Who the task waits for, and who works on it."""
        if self._counts[task.key] > 1:
            return []
        pairs: Pairs = []
        if links := self._links.get(task.key):
            texts = (predecessor_text(link.source, link.kind, link.lag, self._units) for link in links)
            pairs.append(("after", list_value(map(text_value, texts))))
        if people := self._people.get(task.key):
            pairs.append(("people", list_value(self._person_value(each, scope) for each in people)))
        return pairs

    def _person_value(self, assignment: Assignment, scope: Scope) -> str:
        is_plain = assignment == Assignment(task=assignment.task, resource=assignment.resource, units=assignment.units)
        text = person_text(assignment.resource, assignment.units) if is_plain else None
        return table_value(ASSIGNMENT.pairs(assignment, scope)) if text is None else text_value(text)

    def _link_value(self, link: Link) -> str:
        return table_value(LINK.pairs(link, self._scope(None)))

    def _assignment_value(self, assignment: Assignment) -> str:
        return table_value(LOOSE_ASSIGNMENT.pairs(assignment, self._scope(None)))

    def _stand_apart(self, task: Task) -> bool:
        """Whether a task's baselines stand in tables of their own: one table for each number, in order."""
        numbers = [baseline.number for baseline in task.baselines]
        return task.key in self._rows and all(early < late for early, late in pairwise(numbers))

    def _baseline_tables(self) -> Iterator[str]:
        tables: dict[int, list[tuple[Task, Baseline]]] = {}
        for task in self.project.tasks:
            if task.baselines and self._stand_apart(task):
                for baseline in task.baselines:
                    tables.setdefault(baseline.number, []).append((task, baseline))
        for number in sorted(tables):
            yield header(*self.path, "baseline", str(number)) + "".join(
                f"{key_text(task.key)} = {table_value(BASELINE.pairs(baseline, self._scope(task.calendar)))}\n"
                for task, baseline in tables[number]
            )


def _in_order(rows: Sequence[int | None]) -> int:
    """How many rows from the first on never step back, none of them missing."""
    highest = -1
    for count, row in enumerate(rows):
        if row is None or row < highest:
            return count
        highest = row
    return len(rows)
