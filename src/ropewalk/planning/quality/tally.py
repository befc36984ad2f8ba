"""One rule held against a plan, as a row of a table and as a finding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ropewalk.planning.findings import Finding, FindingKind, Place
from ropewalk.planning.phrases import count_phrase, list_phrase, share_phrase
from ropewalk.planning.plan import TaskRef
from ropewalk.planning.quality.limits import LIMITS, Limit

_VERBS = ("wait", "lead", "let", "run", "take", "report", "hang", "state", "come")
_SINGULAR = {"have": "has", "are": "is", "do": "does", "they": "it", "them": "it", "each": "it"} | {
    verb: f"{verb}s" for verb in _VERBS
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityCheck:
    """One rule held against a plan.

    name     the code of its finding
    count    how many break it, `of` how many it was held against
    share    count / of, 0.0 where there is nothing to hold it against; for the two indices the index itself
    limit    the most a good plan has, for indices the least; None: counted and not judged
    source   who set the limit
    passes   whether the plan keeps to it
    refs     the tasks (of links the target, of handoffs the receiver, of projects no key) that break it
    finding  what is said of it; None where nothing breaks it
    """

    name: str
    count: int
    of: int
    share: float
    limit: float | None
    source: str
    passes: bool
    refs: tuple[TaskRef, ...]
    finding: Finding | None


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What a rule found.

    noun   what was looked at, in the singular: `open task`
    names  the first few of what breaks the rule, as a sentence says them
    share  the index where the rule is about one
    facts  further words for the sentence
    """

    kind: FindingKind
    noun: str
    of: int
    refs: Sequence[TaskRef] = ()
    names: Sequence[str] = ()
    share: float | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    def judged(self) -> QualityCheck:
        """The tally against its limit."""
        limit, count = LIMITS[self.kind.code], len(self.refs)
        share = self.share if self.share is not None else count / self.of if self.of else 0.0
        return QualityCheck(
            name=self.kind.code,
            count=count,
            of=self.of,
            share=share,
            limit=limit.share,
            source=limit.source,
            passes=limit.passes(share) or not self.of,
            refs=tuple(self.refs),
            finding=self._finding(share) if count else None,
        )

    def _finding(self, share: float) -> Finding:
        count, limit = len(self.refs), LIMITS[self.kind.code]
        words = {plural: singular if count == 1 else plural for plural, singular in _SINGULAR.items()}
        return self.kind.at(
            _place(self.refs),
            tally=_tally(count, self.of, self.noun),
            names=_names(self.names, count),
            norm=_norm(limit, share, self.noun),
            index=f"{share:.2f}",
            **{**words, **self.facts},
        )


def _tally(count: int, of: int, noun: str) -> str:
    """`3 of 40 open tasks (7.5 %)`, `All 4 projects`, `Both projects`, `The only project`."""
    if count == of == 2:
        return f"Both {noun}s"
    if count == of:
        return f"The only {noun}" if of == 1 else f"All {count_phrase(of, noun)}"
    return f"{count:,} of {count_phrase(of, noun)} ({share_phrase(count / of)})"


def _names(first: Sequence[str], count: int) -> str:
    return list_phrase([*first, *[""] * (count - len(first))], most=len(first))


def _norm(limit: Limit, share: float, noun: str) -> str:
    """What a sound plan keeps to, and that this one does where it does."""
    if limit.share is None:
        return ""
    if limit.is_least:
        return f" A sound plan has at least {limit.share:.2f}."
    if not limit.share:
        return f" A sound plan has no such {noun.removeprefix('open ')}."
    if limit.passes(share):
        return f" That is within the {share_phrase(limit.share)} that a sound plan may have."
    return f" A sound plan has at most {share_phrase(limit.share)}."


def _place(refs: Sequence[TaskRef]) -> Place:
    """The task where it is one, the project where all are of one, else the program."""
    if len({ref.project for ref in refs}) != 1:
        return Place()
    return Place(project=refs[0].project, key=refs[0].key if len(refs) == 1 else None)
