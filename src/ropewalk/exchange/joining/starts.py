"""When a project starts that does not say so: as somebody says, on its earliest date, else today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.program import START_FOUND, START_TODAY, START_UNKNOWN_PROJECT
from ropewalk.planning.phrases import date_phrase, list_phrase
from ropewalk.planning.plan import Plan, Project, ScheduleFrom
from ropewalk.planning.statement import instants_of
from ropewalk.planning.units import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """What somebody says about starts, and what today is.

    every       the start of every project
    by_project  the start of single projects, which comes before `every`
    """

    today: Instant
    every: Instant | None = None
    by_project: Mapping[str, Instant] = field(default_factory=dict)


def with_starts(plan: Plan, starts: Starts, *, files: Mapping[str, str]) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan with a start for every project, and what is to be said about those that state none.

    Where a file says nothing, the earliest date in it counts: of the project, else of its sisters in the file.
    """
    findings = list(_unknown(plan, starts))
    projects: list[Project] = []
    for project in plan.projects:
        said = starts.by_project.get(project.key, starts.every)
        if said is not None:
            project = replace(project, start=said)
        elif project.start is None and not _is_from_finish(project):
            project, finding = _found(plan, project, starts, files)
            findings.append(finding)
        projects.append(project)
    return replace(plan, projects=tuple(projects)), tuple(findings)


def _is_from_finish(project: Project) -> bool:
    return project.schedule_from is ScheduleFrom.FINISH and project.finish is not None


def _found(plan: Plan, project: Project, starts: Starts, files: Mapping[str, str]) -> tuple[Project, Finding]:
    file = files.get(project.key)
    place = Place(file=file, project=project.key, field="start")
    own = instants_of(project)
    beside = own or [at for other in plan.projects if files.get(other.key) == file for at in instants_of(other)]
    if beside:
        start = Instant(min(beside))
        return replace(project, start=start), START_FOUND.at(place, project=project.key, date=date_phrase(start))
    facts = {"project": project.key, "date": date_phrase(starts.today)}
    return replace(project, start=starts.today), START_TODAY.at(place, **facts)


def _unknown(plan: Plan, starts: Starts) -> Iterator[Finding]:
    keys = [project.key for project in plan.projects]
    for key in starts.by_project:
        if key not in keys:
            yield START_UNKNOWN_PROJECT.at(Place(project=key, field="--start"), project=key, known=list_phrase(keys))
