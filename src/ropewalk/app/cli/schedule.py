"""`ropewalk schedule`: plans as one program, scheduled; as words, JSON or a picture."""

import argparse
import sys
from typing import BinaryIO

from ropewalk.app.cli.files import STANDARD_OUTPUT, write_bytes, write_whole
from ropewalk.app.cli.program import UNREADABLE, Program, program_of
from ropewalk.app.cli.report import say_program, say_tasks
from ropewalk.app.cli.rooms import keep_profile, picture_of
from ropewalk.app.cli.saying import say_findings, say_stops
from ropewalk.exchange import answer
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.calls import CALL_NO_BASELINE
from ropewalk.planning.phrases import list_phrase


def run(arguments: argparse.Namespace) -> int:
    """Write what was asked for; exit code as `Program.status`, 2 where something could not be written."""
    program = program_of(arguments)
    if isinstance(program, tuple) or program.schedule is None:
        say_findings(program if isinstance(program, tuple) else program.findings, to=sys.stderr)
        return UNREADABLE
    said = [*keep_profile(arguments, program), *missing_baseline(program, arguments.baseline)]
    if arguments.json is not None:
        said += _written(write_whole(arguments.json, lambda stream: _write_json(program, stream)))
    if arguments.svg is not None:
        said += _written(write_bytes(arguments.svg, picture_of(program, arguments.baseline)))
    takes_output = STANDARD_OUTPUT in (arguments.json, arguments.svg)
    if not takes_output and arguments.text:
        say_tasks(program, arguments.baseline)
    elif not takes_output and arguments.json is None and arguments.svg is None:
        say_program(program)
    say_stops([*program.findings, *said])
    return UNREADABLE if any(finding.stops for finding in said) else program.status


def missing_baseline(program: Program, number: int | None) -> list[Finding]:
    """What is said where a baseline is asked for that no task has."""
    tasks = [task for project in program.plan.projects for task in project.tasks]
    known = sorted({baseline.number for task in tasks for baseline in task.baselines})
    if number is None or number in known:
        return []
    names = list_phrase([str(each) for each in known], most=11) or "none"
    return [
        CALL_NO_BASELINE.at(
            Place(field="--baseline"), number=number, are="are" if len(known) > 1 else "is", known=names
        )
    ]


def _write_json(program: Program, stream: BinaryIO) -> None:
    if program.schedule is not None:
        answer.write(program.plan, program.schedule, stream, files=program.joined.files, findings=program.findings)


def _written(failed: Finding | None) -> list[Finding]:
    return [] if failed is None else [failed]
