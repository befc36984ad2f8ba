"""`ropewalk convert`: a plan in another format."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ropewalk.app.cli.files import write_whole
from ropewalk.app.cli.program import UNREADABLE, program_of
from ropewalk.app.cli.rooms import keep_profile
from ropewalk.app.cli.saying import say, say_findings, say_stops
from ropewalk.exchange import planfile, table
from ropewalk.exchange.mspdi.losses import losses_of as mspdi_losses
from ropewalk.exchange.mspdi.write import write as write_mspdi
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.calls import CALL_ENDING, CALL_SAME_FILE
from ropewalk.planning.phrases import count_phrase
from ropewalk.planning.plan import Plan
from ropewalk.planning.schedule import Schedule

Write = Callable[[Plan, Schedule | None, BinaryIO], None]


class Writer(NamedTuple):
    """What writes a format, and what tells which facts it cannot hold."""

    write: Write
    losses: Callable[[Plan], tuple[Finding, ...]]


def _nothing(_: Plan) -> tuple[Finding, ...]:
    return ()


WRITERS: dict[str, Writer] = {
    ".xml": Writer(write_mspdi, mspdi_losses),
    ".xlsx": Writer(table.write_xlsx, table.losses_of),
    ".csv": Writer(table.write_csv, partial(table.losses_of, keeps_handoffs=False)),
    ".toml": Writer(planfile.write, _nothing),
}
"""Formats by the ending of the file."""


def run(arguments: argparse.Namespace) -> int:
    """Write the plan; exit code as `Program.status`, 2 where nothing could be written."""
    target = Path(arguments.target)
    writer = WRITERS.get(target.suffix.casefold())
    if writer is None:
        say_findings([CALL_ENDING.at(Place(file=target.name), file=target.name)], to=sys.stderr)
        return UNREADABLE
    if _is_same(Path(arguments.source), target):
        say_findings([CALL_SAME_FILE.at(Place(file=target.name), file=target.name)], to=sys.stderr)
        return UNREADABLE
    arguments.files = [arguments.source]
    program = program_of(arguments)
    if isinstance(program, tuple) or program.schedule is None:
        say_findings(program if isinstance(program, tuple) else program.findings, to=sys.stderr)
        return UNREADABLE
    plan, answer = program.plan, program.schedule
    failed = write_whole(arguments.target, lambda stream: writer.write(plan, answer, stream))
    kept = keep_profile(arguments, program)
    if failed is not None:
        say_findings([failed], to=sys.stderr)
        return UNREADABLE
    count = sum(len(project.tasks) for project in plan.projects)
    say(f"Wrote {count_phrase(count, 'task')} to {arguments.target}.")
    say_findings(writer.losses(plan), to=sys.stderr)
    say_stops([*program.findings, *kept])
    return program.status


def _is_same(source: Path, target: Path) -> bool:
    return source.exists() and target.exists() and source.samefile(target)
