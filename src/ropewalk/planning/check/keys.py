"""Keys that name two things."""

from collections.abc import Iterator

from ropewalk.planning.check.directory import Directory, doubles_of
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.logic import DOUBLE_CALENDAR, DOUBLE_KEY, DOUBLE_PERSON, DOUBLE_PROJECT, DOUBLE_TASK


def judge_keys(directory: Directory) -> Iterator[Finding]:
    """Every key of the plan that comes more than once among its like."""
    plan = directory.plan
    for key, times in doubles_of(project.key for project in plan.projects).items():
        yield DOUBLE_PROJECT.at(Place(project=key), key=key, times=times)
    for project in plan.projects:
        for key, times in doubles_of(task.key for task in project.tasks).items():
            yield DOUBLE_TASK.at(Place(project=project.key, key=key), key=key, times=times, project=project.key)
    for key, times in doubles_of(calendar.key for calendar in plan.calendars).items():
        yield DOUBLE_CALENDAR.at(Place(field="calendars"), key=key, times=times)
    for key, times in doubles_of(resource.key for resource in plan.resources).items():
        yield DOUBLE_PERSON.at(Place(field="people"), key=key, times=times)
    for nouns, keys in _others(directory):
        for key, times in doubles_of(keys).items():
            yield DOUBLE_KEY.at(Place(field=nouns), nouns=nouns, key=key, times=times)


def _others(directory: Directory) -> Iterator[tuple[str, list[str]]]:
    plan = directory.plan
    yield "handoffs", [handoff.key for handoff in plan.handoffs]
    yield "blackouts", [blackout.key for blackout in plan.blackouts]
    yield "objectives", [objective.key for objective in plan.objectives]
    yield "commitments", [commitment.key for commitment in plan.commitments]
    yield "risks", [risk.key for risk in plan.risks]
