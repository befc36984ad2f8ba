"""What a timeline shows, as frozen rows: nothing here knows a pixel.

Rows are numbered from 0 over everything that is unfolded, lanes included, whether in the window or not.
Instants are minutes of the plan's wall clock, days are working days of the project.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ropewalk.planning.plan import LinkKind, TaskRef


class Zoom(StrEnum):
    """How much time a screen shows; AUTO shows the whole program."""

    AUTO = "auto"
    WEEKS = "weeks"
    MONTHS = "months"
    QUARTERS = "quarters"


class RowKind(StrEnum):
    """A lane is a project; a stage holds tasks."""

    LANE = "lane"
    STAGE = "stage"
    TASK = "task"
    MILESTONE = "milestone"


class Span(NamedTuple):
    """From one instant to another."""

    start: int
    finish: int


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What somebody wants to see of a program.

    baseline   number of the baseline to compare with
    folded     projects `LED` and stages `LED:S1` that are shut; None: whatever keeps the picture readable, so
               that of a large program stages are shown first
    first_row, rows   the rows in the window; `rows` None: all, and beyond 400 stages stand for their tasks
    from_, to  the time in the window; None: as the zoom says
    width      pixels of the plot; below 560 of the whole drawing, with labels above the bars
    """

    baseline: int | None = None
    folded: frozenset[str] | None = None
    zoom: Zoom = Zoom.AUTO
    first_row: int = 0
    rows: int | None = None
    from_: int | None = None
    to: int | None = None
    width: int = 1040

    @property
    def is_narrow(self) -> bool:
        """Whether the drawing is for a phone."""
        return self.width < NARROW_BELOW


NARROW_BELOW = 560
READABLE_ROWS = 100
"""So many rows are shown as they are where nobody says what to fold."""
MOST_BARS = 400
MOST_TIES = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A committed date, and how many working days later the plan's own date is; None where that has no date."""

    date: int
    days_late: float | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the picture.

    slot          colour of its project, 1 to 7; `is_reused`: the project shares it with an earlier one
    is_folded     None where nothing is below
    pieces        where work is done between start and finish; more than one where the task is split
    done_until    facts reach up to here
    baseline      its dates in the baseline, only where they differ
    slip_days     later than in the baseline, negative: earlier; None where there is none to compare
    slip_note     where the delay begins: why, in a few words; else empty
    ticks         finishes of the stages a folded lane stands for
    sentence      everything about it, to be read aloud
    """

    ref: TaskRef
    kind: RowKind
    depth: int
    name: str
    slot: int
    is_reused: bool = False
    is_folded: bool | None = None
    start: int | None = None
    finish: int | None = None
    pieces: tuple[Span, ...] = ()
    done_until: int | None = None
    baseline: Span | None = None
    slip_days: float | None = None
    slip_note: str = ""
    float_days: float | None = None
    is_critical: bool = False
    is_done: bool = False
    is_held: bool = False
    is_external: bool = False
    is_active: bool = True
    deadline: int | None = None
    promises: tuple[Promise, ...] = ()
    ticks: tuple[int, ...] = ()
    sentence: str = ""

    @property
    def fold_name(self) -> str:
        """What the row is called in `View.folded`: `LED`, `LED:S1`."""
        return self.ref.project if self.ref.key is None else f"{self.ref.project}:{self.ref.key}"


class End(NamedTuple):
    """Where a tie is fastened: the number of the row that shows the task, and the instant."""

    row: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A handoff, or a link of a critical chain where `key` is empty.

    days_late   working days by which a handoff is forecast later than it is needed; None: it holds
    drives      it is on the path that drives the program's finish
    """

    key: str
    kind: LinkKind
    giver: End
    receiver: End
    days_late: float | None = None
    is_hard: bool = True
    drives: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """Ties of one row that lead out of the window: how many, and where to."""

    at: End
    gives: bool
    is_below: bool
    count: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """Time in which rows `first` to `last` (included) do not work; a freeze has a name."""

    span: Span
    first: int
    last: int
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataDate:
    """The data date of the rows `first` to `last`, included."""

    date: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramRow:
    """The finish of the whole program, above all lanes."""

    name: str
    finish: int | None
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A window on a program.

    answer      one sentence: what the picture says
    baseline    the one the rows are compared with; None where nothing has it
    program     None where one project is the program
    rows        rows `first_row` and following, of `total_rows`
    promises    dates committed for the whole program
    notes       what is not drawn, counted
    """

    title: str
    answer: str
    view: View
    baseline: int | None
    span: Span
    program: ProgramRow | None
    rows: tuple[Row, ...]
    first_row: int
    total_rows: int
    ties: tuple[Tie, ...]
    stubs: tuple[Stub, ...]
    shades: tuple[Shade, ...]
    data_dates: tuple[DataDate, ...]
    promises: tuple[Promise, ...]
    notes: tuple[str, ...]
