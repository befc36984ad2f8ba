"""Which tasks of two versions are the same: by key, or by name where the keys are only row numbers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import Plan, Project, Task, TaskRef
from ropewalk.planning.schedule import Schedule

Matches = dict[TaskRef, TaskRef]
"""Task of before -> the same task now, for the projects whose keys are positions only."""

_Name = tuple[str, ...]
"""A task's name; or that and the names of the summaries above it."""


def matches_of(before: Plan, after: Plan) -> Matches:
    """Every task of before whose key means another task now, or a task that has it no more.

    Keys of a project are taken for positions where tasks changed their names under the same key and at least half of
    those names stand under another key: one row that came or went renames all rows below it. Then tasks are paired
    by name and the summaries above, by name alone, and the rest by key; of several that are called the same the
    first is paired with the first. A task that is gone keeps its key, or gets one that no task has.

    cost   O(tasks)
    """
    now = {project.key: project for project in reversed(after.projects)}
    found: Matches = {}
    for project in before.projects:
        other = now.get(project.key)
        if other is not None and other.tasks != project.tasks and _is_positional(project, other):
            found.update(_paired(project, other))
    return found


def with_keys_of_now(plan: Plan, matches: Mapping[TaskRef, TaskRef]) -> Plan:
    """The plan of before, its tasks called by the keys they have now."""
    if not matches:
        return plan

    def told(refs: Iterable[TaskRef]) -> tuple[TaskRef, ...]:
        return tuple(matches.get(ref, ref) for ref in refs)

    return replace(
        plan,
        projects=tuple(_rekeyed(project, matches) for project in plan.projects),
        handoffs=tuple(
            replace(each, giver=matches.get(each.giver, each.giver), receiver=matches.get(each.receiver, each.receiver))
            for each in plan.handoffs
        ),
        blackouts=tuple(replace(each, tasks=told(each.tasks)) for each in plan.blackouts),
        risks=tuple(replace(each, tasks=told(each.tasks)) for each in plan.risks),
        commitments=tuple(
            replace(each, task=_key(matches, each.project or "", each.task)) for each in plan.commitments
        ),
    )


def with_rows_of_now(schedule: Schedule, matches: Mapping[TaskRef, TaskRef]) -> Schedule:
    """The schedule of before, its tasks called by the keys they have now."""
    if not matches:
        return schedule
    return replace(
        schedule,
        refs=tuple(matches.get(ref, ref) for ref in schedule.refs),
        causes=tuple(
            cause if cause is None or cause.ref is None else cause._replace(ref=matches.get(cause.ref, cause.ref))
            for cause in schedule.causes
        ),
    )


def _is_positional(before: Project, after: Project) -> bool:
    was, now = _by_key(before), _by_key(after)
    names_before = {task.name for task in before.tasks} - {""}
    names_after = {task.name for task in after.tasks} - {""}
    renamed = [(task, now[key]) for key, task in was.items() if key in now and now[key].name != task.name]
    shifted = [(old, new) for old, new in renamed if old.name in names_after or new.name in names_before]
    return bool(shifted) and 2 * len(shifted) >= len(renamed)


def _paired(before: Project, after: Project) -> Iterator[tuple[TaskRef, TaskRef]]:
    left, free = _by_key(before), _by_key(after)
    pairs: dict[str, str] = {}
    for names_before, names_after in ((_paths(before), _paths(after)), (_names(before), _names(after))):
        _pair(left, free, pairs, (names_before, names_after))
    pairs |= {key: key for key in left if key in free}
    used = {*_by_key(before), *_by_key(after)}
    for key in left:
        if key in free or key not in _by_key(after):
            continue
        pairs[key] = _unused(key, used)
        used.add(pairs[key])
    yield from ((TaskRef(before.key, key), TaskRef(before.key, other)) for key, other in pairs.items() if key != other)


def _pair(
    left: dict[str, Task],
    free: dict[str, Task],
    pairs: dict[str, str],
    names: tuple[Mapping[str, _Name], Mapping[str, _Name]],
) -> None:
    """Pair what is called the same, one after the other, and take it out of both."""
    waiting: dict[_Name, list[str]] = {}
    for key in reversed(free):
        if free[key].name:
            waiting.setdefault(names[1][key], []).append(key)
    for key in list(left):
        keys = waiting.get(names[0][key])
        if left[key].name and keys:
            pairs[key] = keys.pop()
            del left[key], free[pairs[key]]


def _paths(project: Project) -> dict[str, _Name]:
    """Each task's name behind those of the summaries above it."""
    outline = Outline.of(Plan(projects=(project,)))
    tasks = outline.tasks
    return {
        task.key: (task.name, *(tasks[at].name for at in outline.above(row)))
        for row, task in enumerate(tasks)
        if row not in outline.doubles
    }


def _names(project: Project) -> dict[str, _Name]:
    return {task.key: (task.name,) for task in project.tasks}


def _by_key(project: Project) -> dict[str, Task]:
    """The tasks by key; of a key that comes twice the first one is meant."""
    found: dict[str, Task] = {}
    for task in project.tasks:
        found.setdefault(task.key, task)
    return found


def _unused(key: str, used: set[str]) -> str:
    """`12 (before)`, for a task that is gone and whose key another one has now."""
    name = f"{key} (before)"
    while name in used:
        name = f"{name} (before)"
    return name


def _rekeyed(project: Project, matches: Mapping[TaskRef, TaskRef]) -> Project:
    home = project.key
    if not any(ref.project == home for ref in matches):
        return project

    def called(key: str) -> str:
        return matches.get(TaskRef(home, key), TaskRef(home, key)).key or key

    return replace(
        project,
        tasks=tuple(
            replace(task, key=called(task.key), parent=None if task.parent is None else called(task.parent))
            for task in project.tasks
        ),
        links=tuple(replace(link, source=called(link.source), target=called(link.target)) for link in project.links),
        assignments=tuple(replace(each, task=called(each.task)) for each in project.assignments),
    )


def _key(matches: Mapping[TaskRef, TaskRef], project: str, key: str | None) -> str | None:
    return matches.get(TaskRef(project, key), TaskRef(project, key)).key
