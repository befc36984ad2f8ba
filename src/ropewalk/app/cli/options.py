"""What can be typed after `ropewalk`, and the help that is shown for it."""

from __future__ import annotations

import argparse
import textwrap
from typing import TYPE_CHECKING

from ropewalk import __version__

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = "Many projects, one program: real plan files in, one program's schedule out."
_FORMATS = "Microsoft Project (.xml, .mpp), Excel (.xlsx), CSV, Jira exports (CSV, JSON) and plan text (.plan.toml)"
LEVELS = ("epics-and-versions", "epics", "versions", "issues")
_CODES = """\
exit codes:
  0  no finding stops the schedule
  1  some finding stops it: tasks it names have no dates
  2  a file or the call could not be read
"""


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="ropewalk", description=_ABOUT, epilog=_epilog(), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="version", version=f"ropewalk {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, title="commands")
    _add_check(commands)
    _add_schedule(commands)
    _add_why(commands)
    _add_diff(commands)
    _add_convert(commands)
    _add_view(commands)
    return top


def _epilog() -> str:
    told = textwrap.fill(f"Files are told apart by what is in them: {_FORMATS}.", 96)
    return f"{told}\n\n{_CODES}\nropewalk COMMAND --help says more."


def _command(commands: Commands, name: str, short: str, long: str) -> argparse.ArgumentParser:
    about = f"{short[:1].upper()}{short[1:]}.\n\n{long}"
    return commands.add_parser(
        name, help=short, description=about, epilog=_CODES, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def _add_check(commands: Commands) -> None:
    long = "Everything that is wrong with the plans, where, and what to do; and links that could become handoffs."
    made = _command(commands, "check", "say what is wrong with plans", long)
    _add_files(made)
    made.add_argument("--json", action="store_true", help="write the findings as JSON")


def _add_schedule(commands: Commands) -> None:
    long = "Without --json, --svg or --text: the program, its projects and its milestones in short."
    made = _command(commands, "schedule", "schedule plans as one program", long)
    _add_files(made)
    made.add_argument("--json", metavar="OUT", help="write the schedule as JSON to this file; - for standard output")
    made.add_argument("--svg", metavar="OUT", help="draw the timeline into this file; - for standard output")
    made.add_argument("--text", action="store_true", help="print every task with its dates")
    made.add_argument("--baseline", metavar="N", type=_baseline, help="compare with this baseline, 0 to 10")


def _add_why(commands: Commands) -> None:
    long = "The chain of causes in words, back to where it begins. TASK is KEY or PROJECT:KEY."
    made = _command(commands, "why", "say why a task is on its date", long)
    _add_files(made)
    made.add_argument("task", metavar="TASK", help="a task's key, such as 120 or LED:120, or its full name")


def _add_diff(commands: Commands) -> None:
    long = "What people changed, and what that moved: tasks, milestones, handoffs, the finish."
    made = _command(commands, "diff", "compare two versions of a plan", long)
    made.add_argument("old", metavar="OLD", help="the earlier file")
    made.add_argument("new", metavar="NEW", help="the later file")
    _add_reading(made)


def _add_convert(commands: Commands) -> None:
    long = "The ending of OUT says how: .xml (Microsoft Project), .xlsx, .csv, .plan.toml."
    made = _command(commands, "convert", "write a plan in another format", long)
    made.add_argument("source", metavar="IN", help=f"a plan: {_FORMATS}")
    made.add_argument("target", metavar="OUT", help="the file to write; an existing one is replaced")
    _add_reading(made)


def _add_view(commands: Commands) -> None:
    long = "Timeline, milestones, critical path and findings on one page, served to this machine only; Ctrl+C ends it."
    made = _command(commands, "view", "show plans as one program in the browser", long)
    _add_files(made, count="*")
    made.add_argument("--out", metavar="PAGE.html", help="write one self-contained page instead of serving it")
    made.add_argument("--every-task", action="store_true", help="draw every task, not stages where there are many")
    made.add_argument("--demo", action="store_true", help="show the demo program, as without any FILE")
    made.add_argument("--baseline", metavar="N", type=_baseline, help="compare with this baseline, 0 to 10")
    made.add_argument("--port", metavar="N", type=_port, default=0, help="the port to serve on (default: a free one)")
    made.add_argument("--no-browser", action="store_true", help="print the address and open no browser")


def _add_files(made: argparse.ArgumentParser, count: str = "*") -> None:
    made.add_argument("files", metavar="FILE", nargs=count, help=f"a plan: {_FORMATS}")
    made.add_argument(
        "--project", metavar="KEY=FILE", action="append", default=[], help="a plan, and what its project is called"
    )
    made.add_argument(
        "--tie", metavar="HANDOFFS.toml", action="append", default=[], help="handoffs between the projects"
    )
    _add_reading(made)


def _add_reading(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--start",
        metavar="DATE",
        action="append",
        default=[],
        help="when projects start, or KEY=DATE for one (default: the earliest date in the file, else today)",
    )
    made.add_argument(
        "--map",
        metavar="PROFILE",
        action="append",
        default=[],
        help="which column of a sheet means what, or FILE=PROFILE for one of several sheets",
    )
    made.add_argument("--save-map", metavar="PROFILE", help="keep how the sheet was read, to correct it")
    made.add_argument(
        "--level",
        choices=LEVELS,
        help="what of a Jira export enters the program (default: epics-and-versions)",
    )


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text} is no port; they are numbered 0 to 65535")
    return int(text)


def _baseline(text: str) -> int:
    if not text.isdecimal() or int(text) > 10:
        raise argparse.ArgumentTypeError(f"{text} is no baseline; they are numbered 0 to 10")
    return int(text)
