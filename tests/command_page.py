"""docs/command-line.md, written from the parser: `python -m tests.command_page` brings it up to date."""

import argparse
import os
from collections.abc import Iterator

from ropewalk.app.cli.options import parser
from tests.shared import ROOT

PAGE = ROOT / "docs" / "command-line.md"
COMMAND = "python -m tests.command_page"

_HEAD = f"""# The command line

A file in, an answer out: no database, nothing is kept. Answers go to standard output, all else to standard error.
Several files are several projects of one program. A project is called as `--project KEY=FILE` says, else as its file
says (its own id or title), else as its file is called; never by the order of the files.

This page is written from the program's own help by `{COMMAND}`.
"""


def helps() -> Iterator[tuple[str, str]]:
    """The name of each command and its help, as it stands in a window of 100 columns."""
    os.environ["COLUMNS"] = "100"
    top = parser()
    yield "ropewalk", top.format_help()
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield f"ropewalk {name}", command.format_help()


def text_of_page() -> str:
    """The whole page."""
    return _HEAD + "".join(f"\n## {name}\n\n```text\n{text.rstrip()}\n```\n" for name, text in helps())


def main() -> None:
    """Write the page."""
    PAGE.write_text(text_of_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
