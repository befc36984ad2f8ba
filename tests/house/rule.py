"""What a rule is: a sentence, a judge that names every breach with its remedy, and samples of both kinds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.house.source import Source

Judge = Callable[[Source], Iterator[str]]
"""Breaches in one file, each as `place:line: what is wrong: what to do`."""


@dataclass(frozen=True)
class Rule:
    """`bad` are samples the judge has to object to, `good` those it has to let pass."""

    says: str
    judge: Judge
    bad: Sequence[Source]
    good: Sequence[Source] = ()

    def __str__(self) -> str:
        return self.says.replace(" ", "-")


def at(source: Source, line: int, sentence: str) -> str:
    """A breach, at its place."""
    return f"{source.place}:{line}: {sentence}"
