"""The files somebody names, read, joined, tied and scheduled as one program."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from ropewalk.app.cli.back_end import back_end_for
from ropewalk.app.cli.files import name_of, read_plan
from ropewalk.app.cli.progress import Progress
from ropewalk.app.cli.wishes import Asked, asked_of
from ropewalk.app.opening import Wishes
from ropewalk.exchange.joining import Joined, Part, Starts, join, with_starts
from ropewalk.exchange.reading import Reading
from ropewalk.planning.check import check
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.program import TIE_WITH_PROJECTS, TIE_WITHOUT_HANDOFF
from ropewalk.planning.phrases import list_phrase
from ropewalk.planning.plan import Plan
from ropewalk.planning.quality import quality
from ropewalk.planning.reach import within_reach
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.scheduling import schedule
from ropewalk.planning.units import instant_of

SOUND, STOPPED, UNREADABLE = 0, 1, 2


@dataclass(frozen=True, kw_only=True)
class Program:
    """What came of the files.

    joined     the plan as it was scheduled, and from which file each project came
    readings   (file, reading) of every file, those that could not be read included
    schedule   None where no file could be read
    findings   all of them: of the files, of the plan, of its quality
    paths      of the files, as they were named
    """

    joined: Joined
    readings: tuple[tuple[str, Reading], ...]
    schedule: Schedule | None
    findings: tuple[Finding, ...]
    paths: tuple[str, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan of the program."""
        return self.joined.plan

    @property
    def status(self) -> int:
        """The exit code: 2 where a file could not be read, 1 where a finding stops, else 0."""
        if self.schedule is None or any(reading.plan is None for _, reading in self.readings):
            return UNREADABLE
        return STOPPED if any(finding.stops for finding in self.findings) else SOUND


def program_of(arguments: argparse.Namespace) -> Program | tuple[Finding, ...]:
    """The program of a command's files; only findings where the call itself cannot be understood."""
    asked = asked_of(arguments, today=instant_of(datetime.now()))
    if isinstance(asked, tuple):
        return asked
    with Progress(len(asked.files) + len(asked.ties) + 2) as progress:
        parts, readings = _read(asked, progress)
        joined = join(parts)
        ties = [(path, _reading(path, asked.wishes_for(path), progress)) for path in asked.ties]
        readings += [(name_of(path), reading) for path, reading in ties]
        program = scheduled(_tied(joined, ties), readings, asked.starts, progress)
    return replace(program, paths=(*(path for path, _ in asked.files), *asked.ties))


def scheduled(joined: Joined, readings: Sequence[tuple[str, Reading]], starts: Starts, progress: Progress) -> Program:
    """The program of a joined plan."""
    if all(reading.plan is None for _, reading in readings):
        findings = tuple(chain.from_iterable(reading.findings for _, reading in readings))
        return Program(joined=joined, readings=tuple(readings), schedule=None, findings=findings)
    stated, started = with_starts(joined.plan, starts, files=joined.files)
    plan = within_reach(stated)
    count = sum(len(project.tasks) for project in plan.projects)
    progress.at(f"scheduling {count:,} tasks")
    answer = schedule(plan, back_end=back_end_for(count))
    progress.at("checking")
    unread = chain.from_iterable(reading.findings for _, reading in readings if reading.plan is None)
    judged = (*joined.findings, *started, *check(stated), *quality(plan, answer))
    return Program(
        joined=replace(joined, plan=plan),
        readings=tuple(readings),
        schedule=answer,
        findings=(*unread, *(_placed(finding, joined) for finding in judged)),
    )


def _read(asked: Asked, progress: Progress) -> tuple[list[Part], list[tuple[str, Reading]]]:
    parts: list[Part] = []
    readings: list[tuple[str, Reading]] = []
    for path, key in asked.files:
        reading = _reading(path, asked.wishes_for(path), progress)
        readings.append((name_of(path), reading))
        if reading.plan is not None:
            parts.append(Part(file=name_of(path), reading=reading, key=key))
    return parts, readings


def _reading(path: str, wishes: Wishes, progress: Progress) -> Reading:
    progress.at(f"reading {name_of(path)}")
    return read_plan(path, wishes)


def _tied(joined: Joined, ties: Sequence[tuple[str, Reading]]) -> Joined:
    """The program with the handoffs of these files; what else stands in them is left out and said."""
    plan, findings = joined.plan, list(joined.findings)
    for path, reading in ties:
        if reading.plan is None:
            continue
        name, tied = name_of(path), reading.plan
        findings += [
            replace(each, place=replace(each.place, file=each.place.file or name)) for each in reading.findings
        ]
        if not tied.handoffs:
            findings.append(TIE_WITHOUT_HANDOFF.at(Place(file=name), file=name))
        if tied.projects:
            keys = list_phrase([project.key for project in tied.projects])
            findings.append(TIE_WITH_PROJECTS.at(Place(file=name), file=name, projects=keys))
        plan = replace(plan, handoffs=plan.handoffs + tied.handoffs)
    return replace(joined, plan=plan, findings=tuple(findings))


def _placed(finding: Finding, joined: Joined) -> Finding:
    """The finding with the file of its project, where it names none."""
    place = finding.place
    if place.file is not None or place.project is None or place.project not in joined.files:
        return finding
    return replace(finding, place=replace(place, file=joined.files[place.project]))
