"""What the rows say has happened: percentages, words for a status, actual dates, what remains."""

from dataclasses import dataclass
from typing import NamedTuple

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.durations import Amount
from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.moments import Moments
from ropewalk.exchange.table.office import Office
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.states import State, are_shares, percent_of, state_of
from ropewalk.exchange.table.texts import says_nothing, shortened, text_of
from ropewalk.exchange.table.times import Times
from ropewalk.planning.findings.tables import SHEET_PERCENT_UNREADABLE, SHEET_STATUS_AGAINST_PERCENT
from ropewalk.planning.plan import Progress
from ropewalk.planning.units import NEVER, Instant, Minutes


@dataclass(frozen=True, slots=True)
class Facts:
    """Progress of n rows, None where nothing has happened, and which rows were dropped from the plan of work."""

    progress: list[Progress | None]
    is_dropped: list[bool]


def facts_of(rows: Rows, moments: Moments, times: Times, office: Office, faults: Faults) -> Facts:
    """Bring percentage, status and actual dates of each row together; the percentage wins over the status."""
    count = len(rows)
    percents = _percents(rows, faults)
    meanings = {text: state_of(text) for text in {text_of(cell) for cell in rows.cells.get(Field.STATUS, ())}}
    states = [None if cell is None else meanings[text_of(cell)] for cell in rows.column(Field.STATUS)]
    begun = office.starts(moments.column(Field.ACTUAL_START, count), times.is_clock).tolist()
    ended = office.finishes(moments.column(Field.ACTUAL_FINISH, count), times.is_clock).tolist()
    progress: list[Progress | None] = []
    dates = _Dates(times.begins.tolist(), times.starts.tolist(), times.finishes.tolist(), times.durations.tolist())
    for row in range(count):
        percent, state = percents[row], states[row]
        if percent is not None and _contradicts(state, percent):
            facts = {"task": rows.called(row), "status": shortened(text_of(rows.column(Field.STATUS)[row]))}
            number, header = rows.numbers[row], rows.header(Field.STATUS)
            faults.add(SHEET_STATUS_AGAINST_PERCENT, row=number, column=header, percent=percent, **facts)
        actual = (_known(begun[row]), _known(ended[row]))
        amount = times.remaining[row]
        progress.append(_progress(row, percent, state, actual, amount, dates))
    return Facts(progress, [state is State.DROPPED for state in states])


def _percents(rows: Rows, faults: Faults) -> list[float | None]:
    cells = rows.column(Field.PERCENT)
    shares = are_shares(cells)
    header = rows.header(Field.PERCENT)
    percents: list[float | None] = []
    known: dict[tuple[Cell, type], float | None] = {}
    for row, cell in enumerate(cells):
        if cell is None or cell == "":
            percents.append(None)
            continue
        key = cell, type(cell)
        if key not in known:
            percent = percent_of(cell, are_shares=shares)
            known[key] = _percent_of_word(cell) if percent is None else percent
        if known[key] is None and not says_nothing(cell):
            facts = {"task": rows.called(row), "field": header, "text": shortened(text_of(cell))}
            faults.add(SHEET_PERCENT_UNREADABLE, row=rows.numbers[row], column=header, **facts)
        percents.append(known[key])
    return percents


def _percent_of_word(cell: Cell) -> float | None:
    """`done` under % complete is 100; `not started` is 0."""
    return {State.DONE: 100.0, State.WAITING: 0.0}.get(state) if (state := state_of(cell)) else None


def _contradicts(state: State | None, percent: float) -> bool:
    return (state is State.DONE and percent < 100) or (state is State.WAITING and percent >= 100)


def _known(instant: int) -> Instant | None:
    return None if instant == NEVER else Instant(instant)


class _Dates(NamedTuple):
    """What the rows state as a plan: instants and minutes, NEVER for none."""

    begins: list[int]
    starts: list[int]
    finishes: list[int]
    durations: list[int]

    def finish(self, row: int) -> Instant | None:
        """The finish as stated; a finished row without length that states one date finished then."""
        if self.finishes[row] == NEVER and self.durations[row] in (0, NEVER):
            return _known(self.starts[row])
        return _known(self.finishes[row])


def _progress(
    row: int,
    percent: float | None,
    state: State | None,
    actual: tuple[Instant | None, Instant | None],
    amount: Amount | None,
    dates: _Dates,
) -> Progress | None:
    begun, ended = actual
    is_done = ended is not None or (percent >= 100 if percent is not None else state is State.DONE)
    is_started = begun is not None or bool(percent) or (percent is None and state is State.STARTED)
    if is_done:
        return Progress(
            actual_start=begun or _known(dates.begins[row]),
            actual_finish=ended or dates.finish(row),
            percent_complete=100.0,
        )
    if is_started:
        remaining = None if amount is None else Minutes(amount.minutes)
        start = begun or _known(dates.begins[row])
        return Progress(actual_start=start, percent_complete=percent or 0.0, remaining=remaining)
    return None
