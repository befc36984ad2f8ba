"""Links that could become handoffs, and the text that makes them so."""

from collections.abc import Collection, Sequence

from ropewalk.app.cli.program import Program
from ropewalk.exchange.planfile.refs import ref_value
from ropewalk.exchange.planfile.toml import text_value
from ropewalk.planning.candidates import Candidate, LinkOut, candidates
from ropewalk.planning.plan import LinkKind


def proposals_of(program: Program) -> tuple[Candidate, ...]:
    """What `ropewalk check` proposes, the surest first."""
    if program.schedule is None:
        return ()
    links = [LinkOut(*link) for link in program.joined.cross_links]
    return candidates(program.plan, program.schedule, links, files=program.joined.files)


def tie_text(proposed: Sequence[Candidate], taken: Collection[str] = ()) -> str:
    """The candidates as handoffs of plan text, under keys that nobody uses yet."""
    keys = (key for key in (f"H-{number:02}" for number in range(1, 10_000)) if key not in taken)
    return "\n\n".join(_handoff(candidate, key) for candidate, key in zip(proposed, keys, strict=False))


def _handoff(candidate: Candidate, key: str) -> str:
    pairs = [
        ("id", text_value(key)),
        ("giver", ref_value(candidate.giver)),
        ("receiver", ref_value(candidate.receiver)),
        ("what", text_value(candidate.what)),
    ]
    if candidate.kind is not LinkKind.FS:
        pairs.append(("link", text_value(candidate.kind.value)))
    return "[[handoff]]\n" + "\n".join(f"{name} = {value}" for name, value in pairs)
