"""`ropewalk`: what each command is called and what it takes. The commands themselves are loaded when they are run."""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence

from ropewalk.app.cli.options import parser

UNREADABLE = 2
INTERRUPTED = 130
_SELDOM = (100_000, 50, 100)
"""How often to look for circles of objects: a plan is read once and holds none; saves a tenth of a large call."""


def main(given: Sequence[str] | None = None) -> int:
    """Run one command. Answers go to standard output, everything else to standard error.

    returns  0 where no finding stops, 1 where some finding stops, 2 where a file or the call cannot be read
    """
    gc.set_threshold(*_SELDOM)
    try:
        arguments = parser().parse_args(given)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else UNREADABLE
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
        return 0


def _run(arguments: argparse.Namespace) -> int:
    command = importlib.import_module(f"ropewalk.app.cli.{arguments.command}")
    status: int = command.run(arguments)
    sys.stdout.flush()
    return status


def _let_go_of_output() -> None:
    """Whoever read the answer has read enough: nothing more is written, at the end of the process either."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
