"""Versions of the projects: milestones that wait for what is in them, or tasks where nothing else enters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ropewalk.exchange.jira.facts import Facts, first_of
from ropewalk.exchange.jira.issue import Version
from ropewalk.exchange.jira.levels import Level
from ropewalk.exchange.jira.rollups import Sum, sum_of
from ropewalk.exchange.jira.tree import NOBODY
from ropewalk.exchange.table.states import State
from ropewalk.planning.plan import Constraint, ConstraintKind, Link, Progress, Task, TaskKind
from ropewalk.planning.units import Instant, Minutes

_NEARLY_DONE = 99.0

Name = tuple[str, str]
"""Project and name of a version."""


@dataclass(eq=False)
class Versions:
    """Makes a task of each version that has an issue in it.

    stated  what the export says of versions beside their names
    rolled  versions whose dates are those of the issues in them
    """

    facts: Facts
    stated: Mapping[Name, Version]
    rolled: list[Name] = field(default_factory=list)

    def __post_init__(self) -> None:
        tree = self.facts.tree
        self.rows: dict[Name, list[int]] = {}
        if tree.level.has_versions:
            for row, issue in enumerate(tree.issues):
                for name in issue.versions:
                    self.rows.setdefault((issue.project, name), []).append(row)
        taken = {(issue.project, issue.key) for issue in tree.issues}
        self.keys = {name: name[1] if name not in taken else f"version {name[1]}" for name in self.rows}
        self.holds = frozenset(row for rows in self.rows.values() for row in rows)

    def tasks(self, project: str) -> Iterator[Task]:
        """The tasks of the versions of a project, in the order in which its issues name them."""
        for name, rows in self.rows.items():
            if name[0] == project:
                yield self._task(name, sum_of(self._rolled_up(rows), self.facts))

    def links(self, project: str) -> Iterator[Link]:
        """A version waits for every task that is in it: by its own word, or because all its issues are."""
        tree = self.facts.tree
        for name, rows in self.rows.items():
            if name[0] != project:
                continue
            inside = set(rows)
            anchors = {tree.anchors[row] for row in rows if not tree.enters[row]} - {NOBODY}
            whole = {anchor for anchor in anchors if self._is_whole(anchor, inside)}
            for row in sorted({row for row in rows if tree.enters[row]} | whole):
                issue = tree.issues[row]
                if issue.project == project and issue.state is not State.DROPPED:
                    yield Link(source=issue.key, target=self.keys[name])

    def _rolled_up(self, rows: list[int]) -> list[int]:
        """Issues in a version that are not tasks themselves, and what is directly below those."""
        tree = self.facts.tree
        items = [row for row in rows if not tree.enters[row]]
        parts = [part for row in items for part in tree.children.get(row, ()) if not tree.enters[part]]
        return list(dict.fromkeys([*items, *parts]))

    def _is_whole(self, anchor: int, inside: set[int]) -> bool:
        tree = self.facts.tree
        items = [row for row in tree.below.get(anchor, ()) if tree.is_item(row)]
        return bool(items) and inside.issuperset(items)

    def _task(self, name: Name, below: Sum) -> Task:
        tree, times = self.facts.tree, self.facts.times
        stated = self.stated.get(name)
        start, due = times.version_starts.get(name), times.version_dues.get(name)
        is_alone = tree.level is Level.VERSIONS
        if is_alone and ((start is None and below.start is not None) or (due is None and below.due is not None)):
            start, due = first_of(start, below.start), first_of(due, below.due)
            self.rolled.append(name)
        span = times.work_between(start, due) if is_alone and start is not None and due is not None else None
        done = below.actual_finish if is_alone and below.state is State.DONE else None
        finish = first_of(times.version_dues.get(name), below.actual_finish) if stated and stated.is_released else done
        is_milestone = not span and (due is not None or finish is not None)
        return Task(
            key=self.keys[name],
            name=name[1],
            kind=TaskKind.MILESTONE if is_milestone else TaskKind.TASK,
            duration=Minutes(0) if is_milestone else span or None,
            constraint=_constraint(start if span else None, due),
            deadline=times.version_dues.get(name),
            progress=_progress(below, finish, span),
            rollup=below.rollup,
            notes=stated.notes if stated else "",
        )


def _constraint(start: Instant | None, due: Instant | None) -> Constraint | None:
    """Work on a version goes not before its start; a version comes out not before its day."""
    if start is not None:
        return Constraint(kind=ConstraintKind.SNET, at=start)
    return None if due is None else Constraint(kind=ConstraintKind.FNET, at=due)


def _progress(below: Sum, finish: Instant | None, span: Minutes | None) -> Progress | None:
    if finish is not None:
        start = below.actual_start if span and below.actual_start is not None else finish
        return Progress(actual_start=min(start, finish), actual_finish=finish, percent_complete=100.0)
    if not span or below.state is State.WAITING:
        return None
    share = below.share or 0.0
    return Progress(actual_start=below.actual_start, percent_complete=min(round(100 * share, 1), _NEARLY_DONE))
