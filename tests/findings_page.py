"""docs/findings.md, written from the catalogue: `python -m tests.findings_page` brings it up to date."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

from ropewalk.planning import findings
from ropewalk.planning.findings import FindingKind
from tests.shared import ROOT

PAGE = ROOT / "docs" / "findings.md"
COMMAND = "python -m tests.findings_page"

_HEAD = f"""# What Ropewalk says about plans

What is wrong with somebody's data is a *finding*: a sentence, a place and a remedy, under a code that stays the same.
A finding that **stops** keeps what it names out of the schedule until it is mended. One that **drops** leaves something
that the plan states out of the schedule, so that dates may be other than meant. The others are said and the work goes
on. Words in *italics* stand for what is filled in.

This page is written from the catalogue in `src/ropewalk/planning/findings` by `{COMMAND}`.
"""


def rooms() -> Iterator[tuple[str, list[FindingKind]]]:
    """What each room of the catalogue is about, and its entries as they stand there."""
    for room in pkgutil.iter_modules(findings.__path__):
        module = importlib.import_module(f"{findings.__name__}.{room.name}")
        entries = [entry for entry in vars(module).values() if isinstance(entry, FindingKind)]
        if entries:
            yield (module.__doc__ or "").partition("\n")[0], entries


def text_of_page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for about, entries in rooms():
        parts.append(f"\n## {about.partition('.')[0]}\n")
        parts.extend(f"\n### {entry.code}\n\n{_lines_of(entry)}\n" for entry in entries)
    return "".join(parts)


def _lines_of(entry: FindingKind) -> str:
    weight = "**Stops.** " if entry.stops else "**Drops.** " if entry.drops else ""
    return f"{weight}{_shown(entry.sentence)}\\\n→ {_shown(entry.remedy)}"


def _shown(template: str) -> str:
    """A template with its places in italics and its doubled braces single."""
    filled = re.sub(r"(?<!{){(\w+)(?:[.:][^{}]*)?}(?!})", lambda found: f"*{found[1].replace('_', ' ')}*", template)
    return filled.replace("{{", "{").replace("}}", "}").replace("<", "\\<")


def main() -> None:
    """Write the page."""
    PAGE.write_text(text_of_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
