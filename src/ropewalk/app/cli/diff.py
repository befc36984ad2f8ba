"""`ropewalk diff`: two versions of a plan, what people changed and what that moved."""

import argparse
import sys
from collections.abc import Iterable

from ropewalk.app.cli.program import UNREADABLE, Program, program_of
from ropewalk.app.cli.rooms import keep_profile
from ropewalk.app.cli.saying import changes_answer, say, say_findings, say_stops
from ropewalk.planning.compare import Impact, compare
from ropewalk.planning.findings import Finding

MOST = 40
"""Lines of one list; the rest is counted."""


def run(arguments: argparse.Namespace) -> int:
    """Print what moved; exit code as `Program.status` of the worse of the two."""
    old = _opened(arguments, arguments.old, key=None)
    new = _opened(arguments, arguments.new, key=_only_key(old))
    if isinstance(old, tuple) or isinstance(new, tuple):
        say_findings((*_findings(old), *_findings(new)), to=sys.stderr)
        return UNREADABLE
    if old.schedule is None or new.schedule is None:
        say_findings((*old.findings, *new.findings), to=sys.stderr)
        return UNREADABLE
    _say_impact(compare((old.plan, old.schedule), (new.plan, new.schedule)))
    kept = keep_profile(arguments, new)
    say_stops([finding for finding in (*old.findings, *new.findings, *kept) if changes_answer(finding)])
    return max(old.status, new.status)


def _opened(arguments: argparse.Namespace, path: str, *, key: str | None) -> Program | tuple[Finding, ...]:
    """One version; where both hold one project it has the same key in both, whatever the files are called."""
    files, project = ([path], []) if key is None else ([], [f"{key}={path}"])
    return program_of(argparse.Namespace(**{**vars(arguments), "files": files, "project": project}))


def _only_key(program: Program | tuple[Finding, ...]) -> str | None:
    if isinstance(program, tuple) or len(program.plan.projects) != 1:
        return None
    return program.plan.projects[0].key


def _findings(program: Program | tuple[Finding, ...]) -> tuple[Finding, ...]:
    return program if isinstance(program, tuple) else program.findings


def _say_impact(impact: Impact) -> None:
    if impact.is_empty:
        say("Nothing was changed, and nothing moved.")
        return
    say(impact.program.sentence)
    if impact.causes.sentence:
        say(impact.causes.sentence)
    _say_list("What people changed", (each.sentence for each in impact.changes))
    _say_list("New tasks", (each.sentence for each in impact.added))
    _say_list("Tasks that are gone", (each.sentence for each in impact.gone))
    _say_list("Projects", (each.sentence for each in impact.projects))
    _say_list("Milestones", (each.sentence for each in impact.milestones))
    _say_list("Handoffs", (each.sentence for each in impact.handoffs))
    _say_list("Commitments", (each.sentence for each in impact.commitments))
    _say_list("Newly critical", (each.sentence for each in impact.critical))
    _say_list("No longer critical", (each.sentence for each in impact.relieved))
    milestones = set(impact.milestones)
    _say_list("Tasks that moved", (each.sentence for each in impact.moves if each not in milestones))


def _say_list(title: str, sentences: Iterable[str]) -> None:
    lines = list(sentences)
    if not lines:
        return
    say()
    say(f"{title} ({len(lines):,})")
    for line in lines[:MOST]:
        say(f"  {line}")
    if len(lines) > MOST:
        say(f"  and {len(lines) - MOST:,} more")
