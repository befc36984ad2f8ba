"""The tasks of a whole program as rows, and who stands below whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ropewalk.planning.plan import Plan, Project, Task, TaskKind, TaskRef


@dataclass(frozen=True, eq=False)
class Outline:
    """n rows, project after project, each in its own order. A key that comes twice keeps its first row.

    tasks     the task of each row
    projects  the project of each row
    refs      (project key, task key) of each row
    """

    tasks: tuple[Task, ...]
    projects: tuple[Project, ...]
    refs: tuple[TaskRef, ...]

    @classmethod
    def of(cls, plan: Plan) -> "Outline":
        """The rows of a plan."""
        pairs = [(project, task) for project in plan.projects for task in project.tasks]
        return cls(
            tasks=tuple(task for _, task in pairs),
            projects=tuple(project for project, _ in pairs),
            refs=tuple(TaskRef(project.key, task.key) for project, task in pairs),
        )

    @cached_property
    def rows(self) -> dict[tuple[str, str | None], int]:
        """Row of each task; the first one where a key comes twice."""
        rows: dict[tuple[str, str | None], int] = {}
        for row, ref in enumerate(self.refs):
            rows.setdefault(ref, row)
        return rows

    @cached_property
    def doubles(self) -> frozenset[int]:
        """Rows whose key an earlier row has already."""
        return frozenset(row for row, ref in enumerate(self.refs) if self.rows[ref] != row)

    @cached_property
    def parents(self) -> list[int]:
        """Row of the summary above each row, -1 for none; circles of parents are cut."""
        above = [
            -1 if task.parent is None else self.rows.get((ref.project, task.parent), -1)
            for task, ref in zip(self.tasks, self.refs, strict=True)
        ]
        settled: set[int] = set()
        for row in range(len(above)):
            _cut_circle(above, row, settled)
        return above

    @cached_property
    def depths(self) -> list[int]:
        """How many summaries stand above each row."""
        depths = [-1] * len(self.tasks)
        for row in range(len(depths)):
            line = []
            while row >= 0 and depths[row] < 0:
                line.append(row)
                row = self.parents[row]
            depth = depths[row] if row >= 0 else -1
            for each in reversed(line):
                depth += 1
                depths[each] = depth
        return depths

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """Rows directly below each row that has any."""
        below: dict[int, list[int]] = {}
        for row, parent in enumerate(self.parents):
            if parent >= 0 and row not in self.doubles:
                below.setdefault(parent, []).append(row)
        return below

    def is_summary(self, row: int) -> bool:
        """Whether tasks stand below this row."""
        return row in self.children

    def kind(self, row: int) -> TaskKind:
        """Summary where tasks stand below, else what the planner said."""
        return TaskKind.SUMMARY if self.is_summary(row) else self.tasks[row].kind

    def leaves(self, row: int) -> Iterator[int]:
        """Every row below this one that has none below it; itself where it has none."""
        stack = [row]
        while stack:
            top = stack.pop()
            below = self.children.get(top)
            if below is None:
                yield top
            else:
                stack.extend(reversed(below))

    def above(self, row: int) -> Iterator[int]:
        """The summaries over a row, nearest first."""
        while (row := self.parents[row]) >= 0:
            yield row


def _cut_circle(above: list[int], row: int, settled: set[int]) -> None:
    """Cut the way up from a row where it comes back to itself. `settled`: rows from which it is known to end."""
    seen: set[int] = set()
    at = row
    while at >= 0 and at not in settled:
        seen.add(at)
        if above[at] in seen:
            above[at] = -1
        at = above[at]
    settled |= seen
