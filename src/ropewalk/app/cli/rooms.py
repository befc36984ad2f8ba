"""Rooms that only some calls need, loaded when they do: a call that draws nothing starts without what draws."""

import argparse
import importlib

from ropewalk.app.cli.program import Program
from ropewalk.planning.findings import Finding


def keep_profile(arguments: argparse.Namespace, program: Program) -> tuple[Finding, ...]:
    """What `--save-map` asks for; findings where it cannot be done."""
    if arguments.save_map is None:
        return ()
    profiles = importlib.import_module("ropewalk.app.cli.profiles")
    findings: tuple[Finding, ...] = profiles.write_profile(arguments.save_map, program)
    return findings


def handoff_lines(program: Program) -> list[tuple[str, ...]]:
    """Handoffs as cells of a table; nothing where the program has none."""
    if program.schedule is None or not program.plan.handoffs:
        return []
    timeline = importlib.import_module("ropewalk.drawing.timeline")
    handoffs = importlib.import_module("ropewalk.app.cli.handoffs")
    lines: list[tuple[str, ...]] = handoffs.lines_of(timeline.Board(program.plan, program.schedule))
    return lines


def picture_of(program: Program, baseline: int | None) -> bytes:
    """The timeline as a file of its own."""
    if program.schedule is None:
        return b""
    timeline = importlib.import_module("ropewalk.drawing.timeline")
    shown = timeline.timeline_of(program.plan, program.schedule, baseline=baseline)
    drawn: str = timeline.draw(shown, standalone=True)
    return drawn.encode()
