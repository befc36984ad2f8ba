"""The answer to "why is it on this date": frozen steps, and the sentences that say them."""

from dataclasses import dataclass

from ropewalk.planning.plan import TaskRef
from ropewalk.planning.schedule import CauseKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Closed days that a task waits for, day numbers, both included; `days` of them would else be worked."""

    first: int
    last: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One task of the chain.

    ref        None where the reader may not follow it
    start, finish   instants, None where the task has no date
    cause      why it is there; None for a summary, which has its dates from the tasks below it, and out of sight
    link       FS, SS, FF, SF for a link or handoff, the constraint's kind for a constraint
    lag        minutes of the link's lag: working ones, or of the clock where it was stated so
    gap        closed days between what it waited for and its own date
    """

    ref: TaskRef | None
    name: str
    start: int | None
    finish: int | None
    cause: CauseKind | None
    link: str | None
    lag: int
    gap: Gap | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a task is on its date.

    steps    the task first, then what it waits for, back to where the chain begins
    sooner   what would let it start earlier
    leeway   its float in words
    pushes   tasks that its own dates hold, as far as the reader may see them
    onward   the same in words
    """

    ref: TaskRef
    steps: tuple[Step, ...]
    sooner: str
    leeway: str
    pushes: tuple[TaskRef, ...]
    onward: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it, in order, to be read aloud."""
        said = (*(step.sentence for step in self.steps), self.sooner, self.leeway, self.onward)
        return tuple(sentence for sentence in said if sentence)
