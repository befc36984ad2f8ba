"""The answer to "what moved?": frozen items, each of which knows its sentence."""

from dataclasses import dataclass
from enum import StrEnum

from ropewalk.planning.plan import TaskKind, TaskRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How far one date moved; later is positive. Instants; None where there was or is no date.

    minutes  working minutes, on the calendar that holds now; None where one of the dates is missing
    days     calendar days, None likewise
    """

    before: int | None
    after: int | None
    minutes: int | None
    days: int | None

    @property
    def is_still(self) -> bool:
        """Whether the date is what it was."""
        return self.before == self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A task whose dates moved, appeared or went away."""

    ref: TaskRef
    name: str
    kind: TaskKind
    start: Shift
    finish: Shift
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishMove:
    """The finish of the program (`project` None) or of a project."""

    project: str | None
    finish: Shift
    sentence: str


class Standing(StrEnum):
    """How a promise stands beside its forecast."""

    OPEN = "open"
    KEPT = "kept"
    PROMISE_MISSED = "promise missed"
    BROKEN = "broken"

    @property
    def is_bad(self) -> bool:
        """Whether somebody waits longer than was said."""
        return self in (Standing.PROMISE_MISSED, Standing.BROKEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMove:
    """A handoff or commitment whose forecast moved or that stands otherwise than before.

    key            of the handoff or commitment
    before, after  how it stood and stands; None where it was not there or is no more
    """

    key: str
    before: Standing | None
    after: Standing | None
    forecast: Shift
    sentence: str

    @property
    def breaks(self) -> bool:
        """Whether it is broken now and was not."""
        return self.after is Standing.BROKEN and self.before is not Standing.BROKEN

    @property
    def is_mended(self) -> bool:
        """Whether it was broken and is not any more."""
        return self.before is Standing.BROKEN and self.after not in (Standing.BROKEN, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskNote:
    """One thing said of one task: that it became critical, that it is new, that it is gone."""

    ref: TaskRef
    name: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that a person stated otherwise.

    noun           task, link, project, handoff, calendar …
    place          the task or project it belongs to; None: the program
    key            of what changed, as people say it
    field          in words; empty where the whole came or went
    before, after  in words; None where there was or is nothing
    """

    noun: str
    place: TaskRef | None
    key: str
    field: str
    before: str | None
    after: str | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one cause added to the finish of the program: working minutes, later is positive.

    ref    the task; None for the room and the closed days on the way, and where the reader may not follow it
    """

    ref: TaskRef | None
    minutes: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Causes:
    """Why the program's finish moved.

    shares    what each cause added; they add up to the move where `is_exact`
    is_exact  whether each share is known by itself; else only that they moved the finish together
    sentence  all of it in one
    """

    shares: tuple[Share, ...] = ()
    is_exact: bool = True
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What became of a program from one version to the next. Every list has the weightiest first.

    program       its finish, moved or not
    projects      finishes of projects that moved
    moves         tasks in both versions whose dates moved
    handoffs      those whose forecast or standing changed, new ones and gone ones
    commitments   likewise
    critical      tasks that became critical
    relieved      tasks that are no longer critical
    added, gone   tasks of one version only
    changes       what people stated otherwise
    causes        what moved the program's finish
    unseen        how many moves and changes the reader may not see
    """

    program: FinishMove
    projects: tuple[FinishMove, ...] = ()
    moves: tuple[Move, ...] = ()
    handoffs: tuple[PromiseMove, ...] = ()
    commitments: tuple[PromiseMove, ...] = ()
    critical: tuple[TaskNote, ...] = ()
    relieved: tuple[TaskNote, ...] = ()
    added: tuple[TaskNote, ...] = ()
    gone: tuple[TaskNote, ...] = ()
    changes: tuple[Change, ...] = ()
    causes: Causes = Causes()
    unseen: int = 0
    sentence: str = ""

    @property
    def milestones(self) -> tuple[Move, ...]:
        """Milestones that moved."""
        return tuple(move for move in self.moves if move.kind is TaskKind.MILESTONE)

    @property
    def is_empty(self) -> bool:
        """Whether nothing moved, nothing was stated otherwise and no promise stands otherwise."""
        lists = (self.projects, self.moves, self.handoffs, self.commitments, self.critical, self.relieved)
        stated = (self.added, self.gone, self.changes)
        return self.program.finish.is_still and not self.unseen and not any((*lists, *stated))
