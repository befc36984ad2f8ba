"""`ropewalk check`: everything that is wrong with plans, and what could be tied together."""

import argparse
import json
from collections.abc import Sequence

from ropewalk.app.cli.program import UNREADABLE, Program, program_of
from ropewalk.app.cli.rooms import keep_profile
from ropewalk.app.cli.saying import say, say_findings
from ropewalk.app.cli.ties import proposals_of, tie_text
from ropewalk.exchange.answer import finding_row
from ropewalk.planning.candidates import Candidate
from ropewalk.planning.findings import Finding
from ropewalk.planning.phrases import count_phrase

_SHEET, _HEADER_ROW = "sheet", "header row"
"""What stands in `Reading.matched` beside the columns."""


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; exit code as `Program.status`."""
    program = program_of(arguments)
    if isinstance(program, tuple):
        _say_json(program, ()) if arguments.json else say_findings(program)
        return UNREADABLE
    kept = keep_profile(arguments, program)
    findings = (*program.findings, *kept)
    candidates = proposals_of(program)
    if arguments.json:
        _say_json(findings, candidates)
    else:
        _say_matches(program)
        say_findings(findings)
        say(summary_of(findings))
        _say_candidates(candidates, [handoff.key for handoff in program.plan.handoffs])
    return max(program.status, UNREADABLE if any(finding.stops for finding in kept) else 0)


def summary_of(findings: Sequence[Finding]) -> str:
    """`3 findings, 1 of them stops the schedule.`"""
    if not findings:
        return "No findings."
    stopping = sum(finding.stops for finding in findings)
    if not stopping:
        return f"{count_phrase(len(findings), 'finding')}, none of them stops the schedule."
    if len(findings) == 1:
        return "1 finding, and it stops the schedule."
    does = "stops" if stopping == 1 else "stop"
    return f"{count_phrase(len(findings), 'finding')}, {stopping:,} of them {does} the schedule."


def _say_matches(program: Program) -> None:
    """How sheets were read, so that it can be corrected."""
    for file, reading in program.readings:
        if not reading.matched:
            continue
        facts = dict(reading.matched)
        where = f"sheet {facts[_SHEET]}, " if _SHEET in facts else ""
        row = f"headers in row {facts[_HEADER_ROW]}" if _HEADER_ROW in facts else "headers found"
        say(f"{file}: {where}{row}; --save-map PROFILE keeps this, --map PROFILE corrects it")
        for field, header in reading.matched:
            say(f"    {field:<18} {header}")


def _say_candidates(candidates: Sequence[Candidate], taken: Sequence[str]) -> None:
    if not candidates:
        return
    say()
    say(f"{count_phrase(len(candidates), 'link')} between projects could become handoffs:")
    for candidate in candidates:
        say(f"  {candidate.sentence}")
    say()
    say("Keep those that are true in a file, and name it with --tie:")
    say()
    say(tie_text(candidates, taken))


def _say_json(findings: Sequence[Finding], candidates: Sequence[Candidate]) -> None:
    told = {
        "findings": [finding_row(finding) for finding in findings],
        "candidates": [
            {
                "giver": {"project": each.giver.project, "key": each.giver.key},
                "receiver": {"project": each.receiver.project, "key": each.receiver.key},
                "sentence": each.sentence,
            }
            for each in candidates
        ],
    }
    say(json.dumps(told, ensure_ascii=False, indent=1))
