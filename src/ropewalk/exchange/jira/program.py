"""An export becomes a program: a project for each of its projects, tasks for what enters, sums for the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ropewalk.exchange.jira.facts import Facts
from ropewalk.exchange.jira.faults import Faults
from ropewalk.exchange.jira.issue import EPIC, Export
from ropewalk.exchange.jira.levels import Level
from ropewalk.exchange.jira.links import Links
from ropewalk.exchange.jira.remarks import Remarks
from ropewalk.exchange.jira.tasks import Tasks
from ropewalk.exchange.jira.throughput import throughput_of
from ropewalk.exchange.jira.times import Times
from ropewalk.exchange.jira.tree import Tree
from ropewalk.exchange.jira.versions import Versions
from ropewalk.exchange.reading import Reading, SavedDates
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.jira import JIRA_ISSUES_ENTER, JIRA_NOTHING_ENTERS
from ropewalk.planning.plan import Link, Plan, Project, Resource, Task, TaskKind, TaskRef
from ropewalk.planning.units import Instant, Minutes


def reading_of(export: Export, *, level: Level) -> Reading:
    """The reading of an export at a level. Cost O(issues + links)."""
    faults = Faults(export.file)
    if level is Level.EPICS_AND_VERSIONS and _has_only_items(export):
        faults.add(JIRA_ISSUES_ENTER, Place(), file=export.file)
        level = Level.ISSUES
    program = _Program.of(export, level, faults)
    plan = program.plan()
    if not any(project.tasks for project in plan.projects):
        nothing = JIRA_NOTHING_ENTERS.at(Place(file=export.file), file=export.file, level=level, others=level.others)
        return _reading(export, None, (*export.findings, *faults.findings(), nothing))
    program.remarks.add_all(plan)
    return replace(
        _reading(export, plan, (*export.findings, *faults.findings())),
        saved=tuple(program.saved()),
        throughput=throughput_of(program.facts),
        cross_links=tuple(program.links.leaving),
    )


def _reading(export: Export, plan: Plan | None, findings: tuple[Finding, ...]) -> Reading:
    return Reading(format=export.format, plan=plan, findings=findings, matched=export.matched)


def _has_only_items(export: Export) -> bool:
    """Whether no issue is an epic, belongs to one or is in a version."""
    if any(issue.versions or issue.epic for issue in export.issues):
        return False
    tree = Tree.of(export, Level.EPICS, Faults(export.file))
    return all(rank < EPIC for rank in tree.ranks)


@dataclass(eq=False)
class _Program:
    export: Export
    facts: Facts
    tasks: Tasks
    versions: Versions
    links: Links
    remarks: Remarks

    @classmethod
    def of(cls, export: Export, level: Level, faults: Faults) -> "_Program":
        tree = Tree.of(export, level, faults)
        facts = Facts(tree, Times.of(tree.issues, export.versions.values()))
        tasks, versions = Tasks(facts), Versions(facts, export.versions)
        remarks = Remarks(facts, tasks, versions, faults)
        return cls(export, facts, tasks, versions, Links(tree, faults).sort(), remarks)

    def plan(self) -> Plan:
        """Every project with its tasks and links, handoffs between them, everybody once."""
        keys = dict.fromkeys(issue.project for issue in self.facts.tree.issues)
        projects = tuple(self._project(key) for key in keys)
        return Plan(projects=projects, resources=tuple(self._people(projects)), handoffs=tuple(self.links.between))

    def saved(self) -> Iterator[SavedDates]:
        """Start and due dates of tasks as Jira shows them."""
        tree, times = self.facts.tree, self.facts.times
        for row, issue in enumerate(tree.issues):
            start, due = times.starts[row], times.dues[row]
            if tree.enters[row] and (start is not None or due is not None):
                yield SavedDates(TaskRef(issue.project, issue.key), start, due)
        for name, key in self.versions.keys.items():
            start, due = times.version_starts.get(name), times.version_dues.get(name)
            if start is not None or due is not None:
                yield SavedDates(TaskRef(name[0], key), start, due)

    def _rows(self, project: str) -> list[int]:
        """The rows of a project that enter, each behind what it belongs to."""
        tree = self.facts.tree
        rows = [row for row, issue in enumerate(tree.issues) if tree.enters[row] and issue.project == project]
        below: dict[int, list[int]] = {}
        for row in rows:
            below.setdefault(tree.outline(row), []).append(row)
        ordered: list[int] = []
        waiting = below.get(-1, [])[::-1]
        while waiting:
            row = waiting.pop()
            ordered.append(row)
            waiting.extend(reversed(below.get(row, [])))
        return ordered

    def _project(self, key: str) -> Project:
        tree = self.facts.tree
        rows = self._rows(key)
        tasks = [*(self.tasks.task(row) for row in rows), *self.versions.tasks(key)]
        links = tuple(dict.fromkeys([*self.links.within.get(key, []), *self.versions.links(key)]))
        milestones = {tree.issues[row].key for row in rows if self.tasks.is_milestone(row)}
        milestones |= {self.versions.keys[name] for name in self.versions.rows if name[0] == key}
        dated = _with_milestones(tasks, links, milestones)
        issues = [issue for issue in tree.issues if issue.project == key]
        assignments = (self.tasks.assignment(row) for row in rows)
        return Project(
            key=key,
            name=next((issue.project_name for issue in issues if issue.project_name), ""),
            lead=next((issue.lead for issue in issues if issue.lead), None),
            start=self._start(key, dated),
            data_date=self.facts.times.facts_end,
            tasks=tuple(dated),
            links=links,
            assignments=tuple(each for each in assignments if each is not None),
        )

    def _start(self, project: str, tasks: Sequence[Task]) -> Instant | None:
        """The earliest date of a project's issues and tasks; what is only due began as early as it takes."""
        issues, times = self.facts.tree.issues, self.facts.times
        columns = (times.created, times.starts, times.dues, times.began)
        dates = [column[row] for row, issue in enumerate(issues) if issue.project == project for column in columns]
        for task in tasks:
            dates += _dates_of(task)
            if task.deadline is not None and task.duration:
                dates.append(times.start_before(task.deadline, task.duration))
        return min((at for at in dates if at is not None), default=None)

    def _people(self, projects: Sequence[Project]) -> Iterator[Resource]:
        names = dict.fromkeys(task.owner for project in projects for task in project.tasks if task.owner)
        names |= dict.fromkeys(project.lead for project in projects if project.lead)
        emails = {issue.assignee: issue.email for issue in self.facts.tree.issues if issue.email}
        for name in names:
            yield Resource(key=name, name=name, email=emails.get(name))


def _with_milestones(tasks: list[Task], links: Sequence[Link], milestones: set[str]) -> list[Task]:
    """Milestones without a date of their own are milestones only where something with dates leads to them."""
    by_key = {task.key: task for task in tasks}
    dated = {task.key for task in tasks if _is_dated(task) and task.key not in milestones}
    dated |= {key for key in milestones if by_key[key].constraint is not None or by_key[key].progress is not None}
    waiting = [link for link in links if link.target in milestones]
    while newly := {link.target for link in waiting if link.source in dated} - dated:
        dated |= newly
    return [_as_milestone(task, is_dated=task.key in dated) if task.key in milestones else task for task in tasks]


def _as_milestone(task: Task, *, is_dated: bool) -> Task:
    if task.duration:
        return task
    if not is_dated:
        return replace(task, kind=TaskKind.TASK, duration=None)
    return replace(task, kind=TaskKind.MILESTONE, duration=Minutes(0))


def _is_dated(task: Task) -> bool:
    """Whether dates follow from what a task says; a summary has those of its tasks."""
    is_summary = task.kind is TaskKind.SUMMARY
    return is_summary or task.duration is not None or task.constraint is not None or task.progress is not None


def _dates_of(task: Task) -> list[Instant | None]:
    constraint, progress = task.constraint, task.progress
    return [
        task.deadline,
        None if constraint is None else constraint.at,
        None if progress is None else progress.actual_start,
        None if progress is None else progress.actual_finish,
    ]
