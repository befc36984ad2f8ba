"""Whom a sentence is for: which tasks its reader may see by name."""

from collections.abc import Callable
from dataclasses import dataclass

from ropewalk.planning.plan import TaskRef

Sees = Callable[[TaskRef], bool]


def _everything(_: TaskRef) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Scope:
    """What a reader may see. A task out of sight is spoken of, with its dates, and never named.

    sees     whether the reader may see a task
    unnamed  what a task out of sight is called
    """

    sees: Sees = _everything
    unnamed: str = "a task of another project"

    def name_of(self, ref: TaskRef, name: str) -> str:
        """The name of a task for this reader; its key where it has no name."""
        return (name or ref.key or ref.project) if self.sees(ref) else self.unnamed

    def ref_of(self, ref: TaskRef) -> TaskRef | None:
        """The reference itself, None where the reader may not follow it."""
        return ref if self.sees(ref) else None


EVERYTHING = Scope()
"""For a reader who may see the whole program."""
