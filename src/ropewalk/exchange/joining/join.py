"""Readings -> one program. Nothing depends on the order of the files but the order of the projects on the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from ropewalk.exchange.joining.keys import keys_of
from ropewalk.exchange.joining.naming import Names, names_of, renamed
from ropewalk.exchange.reading import CrossLink, Reading, SavedDates, WeekCount
from ropewalk.planning.findings import Finding
from ropewalk.planning.plan import Plan

Item = TypeVar("Item")
_UNNAMED = Plan().key


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of the program.

    file     its own name, without folders
    reading  what was read in it, a plan included
    key      what its one project is to be called; None: as the file says
    """

    file: str
    reading: Reading
    key: str | None = None

    @property
    def plan(self) -> Plan:
        """The plan of the file; an empty one where it holds none."""
        return self.reading.plan or Plan()


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """One program, and from which file each of its projects came.

    files     project key -> the name of its file
    saved     dates as the files were saved with, under the keys of the program
    """

    plan: Plan
    files: dict[str, str]
    findings: tuple[Finding, ...] = ()
    saved: tuple[SavedDates, ...] = ()
    throughput: tuple[WeekCount, ...] = ()
    cross_links: tuple[CrossLink, ...] = ()


def join(parts: Sequence[Part]) -> Joined:
    """One program of the plans of several files.

    A project keeps its key unless `Part.key` gives another; where two files use the same key for a project each
    takes the stem of its file. Calendars and people of the same key and different content get their project's key
    in front; equal ones are one. Findings of the readings come first, in order.
    """
    keys = keys_of([(part.file, part.plan, part.key) for part in parts])
    names = names_of([part.plan for part in parts], [keyed.keys for keyed in keys])
    plans = [renamed(part.plan, each) for part, each in zip(parts, names, strict=True)]
    files: dict[str, str] = {}
    for part, plan in zip(parts, plans, strict=True):
        for project in plan.projects:
            files.setdefault(project.key, part.file)
    return Joined(
        plan=_together(plans),
        files=files,
        findings=tuple(chain.from_iterable(_findings(*pair) for pair in zip(parts, names, strict=True)))
        + tuple(chain.from_iterable(keyed.findings for keyed in keys)),
        saved=tuple(
            saved._replace(ref=each.ref(saved.ref))
            for part, each in zip(parts, names, strict=True)
            for saved in part.reading.saved
        ),
        throughput=tuple(
            week._replace(project=each.projects.get(week.project, week.project))
            for part, each in zip(parts, names, strict=True)
            for week in part.reading.throughput
        ),
        cross_links=tuple(
            link._replace(task=each.ref(link.task))
            for part, each in zip(parts, names, strict=True)
            for link in part.reading.cross_links
        ),
    )


def _findings(part: Part, names: Names) -> Iterator[Finding]:
    """The findings of a reading under the keys of the program, each with its file."""
    for finding in part.reading.findings:
        place = finding.place
        project = None if place.project is None else names.projects.get(place.project, place.project)
        yield replace(finding, place=replace(place, file=place.file or part.file, project=project))


def _together(plans: Sequence[Plan]) -> Plan:
    named = sorted((plan.key, plan.name, plan.notes) for plan in plans if plan.key != _UNNAMED or plan.name)
    key, name, notes = named[0] if named else (_UNNAMED, "", "")
    return Plan(
        key=key,
        name=name,
        notes=notes,
        projects=tuple(project for plan in plans for project in plan.projects),
        calendars=_once(calendar for plan in plans for calendar in plan.calendars),
        resources=_once(resource for plan in plans for resource in plan.resources),
        handoffs=tuple(handoff for plan in plans for handoff in plan.handoffs),
        blackouts=tuple(blackout for plan in plans for blackout in plan.blackouts),
        objectives=_once(objective for plan in plans for objective in plan.objectives),
        commitments=tuple(commitment for plan in plans for commitment in plan.commitments),
        risks=tuple(risk for plan in plans for risk in plan.risks),
    )


def _once(things: Iterator[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(things))
