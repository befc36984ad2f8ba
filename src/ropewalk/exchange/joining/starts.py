"""When a project starts that does not say so: as somebody says, when its work begins, at its data date, else today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ropewalk.planning.findings import Finding, FindingKind, Place
from ropewalk.planning.findings.program import (
    START_AT_DATA_DATE,
    START_FOUND,
    START_TODAY,
    START_UNKNOWN_PROJECT,
)
from ropewalk.planning.phrases import date_phrase, list_phrase
from ropewalk.planning.plan import Plan, Project, ScheduleFrom
from ropewalk.planning.statement import begins_of
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

    Where a file says nothing, the first date counts on which work begins in it, else the data date: of the project,
    else of its sisters in the file. A date to be reached, such as a deadline, begins nothing.
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
    sisters = [other for other in plan.projects if files.get(other.key) == file]
    for beside in ([project], sisters):
        begins = [at for other in beside for at in begins_of(other)]
        if begins:
            return _starting(project, min(begins), START_FOUND, place)
        data_dates = [other.data_date for other in beside if other.data_date is not None]
        if data_dates:
            return _starting(project, min(data_dates), START_AT_DATA_DATE, place)
    return _starting(project, starts.today, START_TODAY, place)


def _starting(project: Project, start: int, kind: FindingKind, place: Place) -> tuple[Project, Finding]:
    finding = kind.at(place, project=project.key, date=date_phrase(start))
    return replace(project, start=Instant(start)), finding


def _unknown(plan: Plan, starts: Starts) -> Iterator[Finding]:
    keys = [project.key for project in plan.projects]
    for key in starts.by_project:
        if key not in keys:
            yield START_UNKNOWN_PROJECT.at(Place(project=key, field="--start"), project=key, known=list_phrase(keys))
