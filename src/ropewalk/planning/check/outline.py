"""Summaries: parents that are not there, circles of parents, summaries that hold nothing or do work."""

from collections.abc import Iterator

from ropewalk.planning.check.directory import Directory, named, place_of, said
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.logic import PARENT_CIRCLE, PARENT_MISSING, SUMMARY_EMPTY, SUMMARY_WORK
from ropewalk.planning.phrases import list_phrase, ref_phrase
from ropewalk.planning.plan import Project, ResourceKind, TaskKind

_MOST_NAMED = 20


def judge_outline(directory: Directory) -> Iterator[Finding]:
    """Every task that stands below nothing real, and every summary that is none."""
    outline = directory.outline
    for row, (task, parent) in enumerate(zip(outline.tasks, outline.parents, strict=True)):
        if parent < 0 and task.parent is not None:
            yield _parentless(directory, row)
        if task.kind is TaskKind.SUMMARY and row not in outline.children and row not in outline.doubles:
            project = outline.projects[row]
            yield SUMMARY_EMPTY.at(place_of(project, task), task=said(project, task))
    for project in directory.plan.projects:
        yield from _working_summaries(directory, project)


def _parentless(directory: Directory, row: int) -> Finding:
    outline = directory.outline
    project, task = outline.projects[row], outline.tasks[row]
    if (project.key, task.parent) not in outline.rows:
        parent = f"{project.key}:{task.parent}"
        facts = {"task": said(project, task), "parent": parent, "project": project.key}
        return PARENT_MISSING.at(place_of(project, task, "parent"), **facts)
    circle = [ref_phrase(outline.refs[at]) for at in _circle_of_parents(directory, row)]
    return PARENT_CIRCLE.at(place_of(project, task, "parent"), circle=" → ".join([*circle, circle[0]]))


def _circle_of_parents(directory: Directory, row: int) -> list[int]:
    """The way up from a row until it comes back to it, at most so many rows."""
    outline = directory.outline
    circle = [row]
    while len(circle) < _MOST_NAMED:
        ref = outline.refs[circle[-1]]
        above = outline.rows[ref.project, outline.tasks[circle[-1]].parent]
        if above == row:
            break
        circle.append(above)
    return circle


def _working_summaries(directory: Directory, project: Project) -> Iterator[Finding]:
    outline, people = directory.outline, directory.resources
    working: dict[int, list[str]] = {}
    for assignment in project.assignments:
        row = outline.rows.get((project.key, assignment.task))
        person = people.get(assignment.resource)
        if row in outline.children and row is not None and person is not None and person.kind is ResourceKind.WORK:
            working.setdefault(row, []).append(named(person.name or person.key, ""))
    for row, names in working.items():
        task = outline.tasks[row]
        place = Place(project=project.key, key=task.key, field="people")
        yield SUMMARY_WORK.at(place, task=said(project, task), people=list_phrase(names))
