"""`ropewalk view`: a program as one page, in a file or served to this machine."""

import argparse
import os
import sys
import webbrowser

from ropewalk.app.cli.demo import demo_program
from ropewalk.app.cli.files import why, write_bytes
from ropewalk.app.cli.page import Look, page_of
from ropewalk.app.cli.program import UNREADABLE, Program, program_of
from ropewalk.app.cli.report import headline_of
from ropewalk.app.cli.rooms import keep_profile
from ropewalk.app.cli.saying import say, say_findings, say_stops
from ropewalk.app.cli.serving import Server
from ropewalk.planning.baselines import usual_baseline
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.calls import CALL_DEMO_AND_FILES, CALL_PORT_TAKEN
from ropewalk.planning.plan import Plan


def run(arguments: argparse.Namespace) -> int:
    """Write the page or serve it until Ctrl+C; exit code as `Program.status`."""
    program = _opened(arguments)
    if isinstance(program, tuple) or program.schedule is None:
        say_findings(program if isinstance(program, tuple) else program.findings, to=sys.stderr)
        return UNREADABLE
    kept = keep_profile(arguments, program)
    if arguments.out is not None:
        failed = write_bytes(arguments.out, page_of(program, _look(arguments, program.plan)))
        say_stops([*program.findings, *kept, *([failed] if failed else [])])
        return UNREADABLE if failed else program.status
    return _serve(arguments, program)


def _opened(arguments: argparse.Namespace) -> Program | tuple[Finding, ...]:
    """The plans that were named; the demo where it was asked for, or where none was."""
    named = [*arguments.files, *arguments.project]
    if arguments.demo and named:
        files = f"{named[0]} was" if len(named) == 1 else f"{len(named)} files were"
        return (CALL_DEMO_AND_FILES.at(Place(field="--demo"), files=files),)
    return program_of(arguments) if named else demo_program()


def _serve(arguments: argparse.Namespace, program: Program) -> int:
    try:
        server = Server(arguments.port, lambda: _opened(arguments), program, _look(arguments, program.plan))
    except OSError as error:
        say_findings([CALL_PORT_TAKEN.at(Place(field="--port"), port=arguments.port, why=why(error))], to=sys.stderr)
        return UNREADABLE
    with server:
        say(headline_of(program))
        say(f"Look at it on {server.address} (Ctrl+C ends).")
        sys.stdout.flush()
        say_stops(program.findings)
        if not arguments.no_browser and _has_screen():
            webbrowser.open(server.address)
        server.serve_until_interrupted()
    return 0


def _look(arguments: argparse.Namespace, plan: Plan) -> Look:
    """How the page looks at first: beside the baseline that was asked for, else the usual one of the plans."""
    baseline = usual_baseline(plan) if arguments.baseline is None else arguments.baseline
    return Look(baseline=baseline, folded=frozenset() if arguments.every_task else None)


def _has_screen() -> bool:
    """Whether a browser with a window can be opened; a browser in the terminal would take it over."""
    is_desk = sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return is_desk and sys.stdout.isatty()
