"""The date columns of a sheet: read at once, so that the order of day and month is decided over all of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.dates import OUTSIDE, DateOrder, Read, Span, Unsure, read_date
from ropewalk.exchange.table.faults import Faults, counted
from ropewalk.exchange.table.fields import DATE_FIELDS, Field
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.texts import says_nothing, shortened, text_of
from ropewalk.planning.findings.tables import (
    SHEET_DATE_MIXED,
    SHEET_DATE_ORDER,
    SHEET_DATE_RANGE,
    SHEET_DATE_UNREADABLE,
    SHEET_DATES_ROUGH,
)

_ORDER_WORDS = {DateOrder.DAY_FIRST: "day first", DateOrder.MONTH_FIRST: "month first"}
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Moments:
    """What the date columns say.

    spans  n spans for each field, None where there is none
    order  which number came first; None where it did not matter
    """

    spans: Mapping[Field, list[Span | None]]
    order: DateOrder | None

    def column(self, field: Field, count: int) -> list[Span | None]:
        """The spans of a field, all None where the sheet has no such column."""
        return self.spans.get(field) or [None] * count


def moments_of(rows: Rows, *, order: DateOrder | None, hint: DateOrder | None, faults: Faults) -> Moments:
    """Read every date column. `order` is binding, `hint` decides only where the dates themselves leave it open."""
    reads: dict[Cell, Read] = {}
    fields = [field for field in DATE_FIELDS if rows.has(field)]
    read = {field: [_read(cell, reads) for cell in rows.cells[field]] for field in fields}
    unsure = {cell: found for cell, found in reads.items() if isinstance(found, Unsure)}
    if unsure and order is None:
        order = decide_order(unsure, read, hint, faults)
    chosen = order or DateOrder.DAY_FIRST
    spans = {field: [_span(found, chosen) for found in read[field]] for field in fields}
    for field in fields:
        _say_unreadable(rows, field, spans[field], faults)
    _say_rough(rows, spans, faults)
    return Moments(
        {field: [None if span is OUTSIDE else span for span in spans[field]] for field in fields},
        chosen if unsure else None,
    )


def _read(cell: Cell, reads: dict[Cell, Read]) -> Read:
    if cell is None or cell == "":
        return None
    key = cell if isinstance(cell, str) else (cell, type(cell))
    if key not in reads:
        reads[key] = read_date(cell)  # type: ignore[index]
    return reads[key]  # type: ignore[index]


def _span(found: Read, order: DateOrder) -> Span | None:
    return found.by(order) if isinstance(found, Unsure) else found


def decide_order(
    unsure: Mapping[Cell, Unsure], read: Mapping[Field, list[Read]], hint: DateOrder | None, faults: Faults
) -> DateOrder:
    """The order in which some dates are written; a finding where they leave it open.

    unsure  what each cell may mean
    read    the columns they stand in, for what a start and a finish beside each other prove
    """
    proofs = {order: [cell for cell, found in unsure.items() if found.only is order] for order in DateOrder}
    is_open = [cell for cell, found in unsure.items() if found.is_open and found.only is None]
    day, month = len(proofs[DateOrder.DAY_FIRST]), len(proofs[DateOrder.MONTH_FIRST])
    if day and month:
        order = DateOrder.DAY_FIRST if day >= month else DateOrder.MONTH_FIRST
        if is_open:
            by_day, by_month = (shortened(str(proofs[kind][0])) for kind in DateOrder)
            faults.add(SHEET_DATE_MIXED, day_first=by_day, month_first=by_month, order=_ORDER_WORDS[order])
        return order
    if day or month or not is_open:
        return DateOrder.MONTH_FIRST if month else DateOrder.DAY_FIRST
    order, why = _weigh(unsure, read, hint)
    faults.add(SHEET_DATE_ORDER, example=shortened(str(is_open[0])), order=_ORDER_WORDS[order], why=why)
    return order


def _weigh(
    unsure: Mapping[Cell, Unsure], read: Mapping[Field, list[Read]], hint: DateOrder | None
) -> tuple[DateOrder, str]:
    """The likelier order of dates that could all be read both ways, and why it is."""
    if any("." in str(cell) for cell in unsure):
        return DateOrder.DAY_FIRST, "they are written with points"
    starts, finishes = read.get(Field.START, []), read.get(Field.FINISH, [])
    reversed_pairs = {
        order: sum(_is_reversed(start, finish, order) for start, finish in zip(starts, finishes, strict=False))
        for order in DateOrder
    }
    if better := _least(reversed_pairs):
        return better, "otherwise tasks would finish before they start"
    if hint is not None:
        return hint, "as the rest of the file suggests"
    found = [item for column in read.values() for item in column if isinstance(item, Unsure)]
    weekends = {order: sum(_is_weekend(item.by(order)) for item in found) for order in DateOrder}
    if better := _least(weekends):
        return better, "otherwise more of them would fall on weekends"
    lengths = {order: _length(item.by(order) for item in found) for order in DateOrder}
    if better := _least(lengths):
        return better, "so they lie closest together"
    return DateOrder.DAY_FIRST, "nothing in the file says which"


def _least(badness: Mapping[DateOrder, int]) -> DateOrder | None:
    day, month = badness[DateOrder.DAY_FIRST], badness[DateOrder.MONTH_FIRST]
    if day == month:
        return None
    return DateOrder.DAY_FIRST if day < month else DateOrder.MONTH_FIRST


def _is_reversed(start: Read, finish: Read, order: DateOrder) -> bool:
    first, last = _span(start, order), _span(finish, order)
    return first is not None and last is not None and last.last < first.first


def _is_weekend(span: Span | None) -> bool:
    return span is not None and (span.first // 1440 + 3) % 7 >= _SATURDAY


def _length(spans: Iterable[Span | None]) -> int:
    firsts = [span.first for span in spans if span is not None]
    return max(firsts) - min(firsts) if firsts else 0


def _say_unreadable(rows: Rows, field: Field, spans: list[Span | None], faults: Faults) -> None:
    header = rows.header(field)
    for row, (cell, span) in enumerate(zip(rows.cells[field], spans, strict=True)):
        if (span is not None and span is not OUTSIDE) or cell is None or cell == "" or says_nothing(cell):
            continue
        kind = SHEET_DATE_RANGE if span is OUTSIDE else SHEET_DATE_UNREADABLE
        facts = {"task": rows.called(row), "field": header, "text": shortened(text_of(cell))}
        faults.add(kind, row=rows.numbers[row], column=header, **facts)


def _say_rough(rows: Rows, spans: Mapping[Field, list[Span | None]], faults: Faults) -> None:
    rough: Counter[str] = Counter()
    for field, column in spans.items():
        for cell, span in zip(rows.cells[field], column, strict=True):
            if span is not None and span.is_rough:
                rough[shortened(text_of(cell))] += 1
    if rough:
        faults.add(SHEET_DATES_ROUGH, count=counted(rough.total(), "date"), example=next(iter(rough)))
