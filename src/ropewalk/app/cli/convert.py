"""`ropewalk convert`: a plan in another format."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from ropewalk.app.cli.files import write_whole
from ropewalk.app.cli.program import UNREADABLE, program_of
from ropewalk.app.cli.rooms import keep_profile
from ropewalk.app.cli.saying import say_findings, say_stops
from ropewalk.exchange import planfile, table
from ropewalk.exchange.mspdi.write import write as write_mspdi
from ropewalk.planning.findings import Place
from ropewalk.planning.findings.calls import CALL_ENDING, CALL_SAME_FILE
from ropewalk.planning.plan import Plan
from ropewalk.planning.schedule import Schedule

Writer = Callable[[Plan, Schedule | None, BinaryIO], None]

WRITERS: dict[str, Writer] = {
    ".xml": write_mspdi,
    ".xlsx": table.write_xlsx,
    ".csv": table.write_csv,
    ".toml": planfile.write,
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
    failed = write_whole(arguments.target, lambda stream: writer(plan, answer, stream))
    kept = keep_profile(arguments, program)
    if failed is not None:
        say_findings([failed], to=sys.stderr)
        return UNREADABLE
    say_stops([*program.findings, *kept])
    return program.status


def _is_same(source: Path, target: Path) -> bool:
    return source.exists() and target.exists() and source.samefile(target)
