"""Names of calendars, people and objectives that nobody has."""

from collections import Counter
from collections.abc import Iterator

from ropewalk.planning.check.directory import Directory, named, place_of, said
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.logic import (
    ASSIGNMENT_MISSING_TASK,
    CALENDAR_MISSING,
    OBJECTIVE_MISSING,
    PERSON_MISSING,
)
from ropewalk.planning.phrases import count_phrase, list_phrase
from ropewalk.planning.plan import Project


def judge_references(directory: Directory) -> Iterator[Finding]:
    """Calendars, people and objectives that are named and not there."""
    yield from _calendars(directory)
    yield from _people(directory)
    objectives = {objective.key for objective in directory.plan.objectives}
    for project in directory.plan.projects:
        yield from _assignments(directory, project)
        if project.objective is not None and project.objective not in objectives:
            place = place_of(project, field="objective")
            yield OBJECTIVE_MISSING.at(place, project=project.key, objective=project.objective)


def _calendars(directory: Directory) -> Iterator[Finding]:
    known = directory.calendars
    for project in directory.plan.projects:
        if project.calendar is not None and project.calendar not in known:
            who = named(project.key, project.name)
            yield CALENDAR_MISSING.at(place_of(project, field="calendar"), who=who, calendar=project.calendar)
        for task in project.tasks:
            if task.calendar is not None and task.calendar not in known:
                who = said(project, task)
                yield CALENDAR_MISSING.at(place_of(project, task, "calendar"), who=who, calendar=task.calendar)
    for resource in directory.plan.resources:
        if resource.calendar is not None and resource.calendar not in known:
            place = Place(key=resource.key, field="calendar")
            yield CALENDAR_MISSING.at(place, who=resource.name or resource.key, calendar=resource.calendar)


def _assignments(directory: Directory, project: Project) -> Iterator[Finding]:
    """One finding per task and per person that is missing, however often it is named."""
    keys = {task.key for task in project.tasks}
    lost: dict[str, list[str]] = {}
    unknown: Counter[str] = Counter()
    for assignment in project.assignments:
        person = directory.resources.get(assignment.resource)
        if assignment.task not in keys:
            name = assignment.resource if person is None else person.name or person.key
            lost.setdefault(assignment.task, []).append(name)
        if person is None:
            unknown[assignment.resource] += 1
    for task, people in lost.items():
        place = Place(project=project.key, key=task, field="people")
        work = "works" if len(people) == 1 else "work"
        facts = {"people": list_phrase(people), "work": work, "project": project.key, "task": f"{project.key}:{task}"}
        yield ASSIGNMENT_MISSING_TASK.at(place, **facts)
    for name, times in unknown.items():
        yield _unknown_person(project, name, count_phrase(times, "assignment"))


def _people(directory: Directory) -> Iterator[Finding]:
    """Owners, leads and teams; asked only where the program lists its people at all."""
    if not directory.plan.resources:
        return
    known = {name for resource in directory.plan.resources for name in (resource.key, resource.name) if name}
    for project in directory.plan.projects:
        if project.lead and project.lead not in known:
            yield _unknown_person(project, project.lead, "its lead")
        owners = Counter(task.owner for task in project.tasks if task.owner and task.owner not in known)
        for owner, times in owners.items():
            yield _unknown_person(project, owner, count_phrase(times, "task"))
    for resource in directory.plan.resources:
        if resource.team is not None and resource.team not in directory.resources:
            place = Place(key=resource.key, field="team")
            who = resource.name or resource.key
            yield PERSON_MISSING.at(place, person=resource.team, project="the program", what=f"the team of {who}")


def _unknown_person(project: Project, name: str, what: str) -> Finding:
    return PERSON_MISSING.at(place_of(project, field="people"), person=name, project=project.key, what=what)
