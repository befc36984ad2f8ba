"""CSV bytes to a sheet: any usual delimiter and encoding, quoted line breaks, ragged rows, within limits."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ropewalk.exchange.cells import Sheet
from ropewalk.exchange.table.defused import armed_row
from ropewalk.exchange.table.encoding import Decoded, decode
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.tables import (
    SHEET_EMPTY,
    SHEET_ENCODING,
    SHEET_NOT_TEXT,
    SHEET_QUOTE_OPEN,
    SHEET_TOO_LARGE,
)

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 4_096
MOST_CELLS = 4_000_000

_DELIMITERS = ",;\t|"
_SAMPLE_CHARACTERS = 100_000
_SAMPLE_ROWS = 60
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]")
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)

Row = tuple[str, ...]


class Delimited(NamedTuple):
    """The sheet, None where a finding stops; findings; the delimiter that was found."""

    sheet: Sheet | None
    findings: tuple[Finding, ...]
    delimiter: str = ","


def sheet_of(data: bytes, *, name: str) -> Delimited:
    """The sheet in a CSV file's bytes; `name` is the file's own name. Never raises for what is in them."""
    place = Place(file=name)
    if len(data) > MOST_BYTES:
        what = f"{len(data) / 2**20:,.0f} MB"
        limit = f"{MOST_BYTES / 2**20:,.0f} MB"
        return Delimited(None, (SHEET_TOO_LARGE.at(place, file=name, what=what, limit=limit),))
    decoded = decode(data)
    text = decoded.text.replace("\0", "")
    if not text.strip():
        return Delimited(None, (SHEET_EMPTY.at(place, file=name),))
    if len(_CONTROL.findall(text[:_SAMPLE_CHARACTERS])) > 0.02 * len(text[:_SAMPLE_CHARACTERS]):
        return Delimited(None, (SHEET_NOT_TEXT.at(place, file=name, what="it is full of control characters"),))
    sep = _SEP_LINE.match(text)
    delimiter = sep.group(1) if sep else delimiter_of(text)
    rows = _rows_of(text[sep.end() :] if sep else text, delimiter, name=name, skipped=1 if sep else 0)
    if isinstance(rows, Finding):
        return Delimited(None, (rows,), delimiter)
    if "'" in text:
        rows = [armed_row(row) for row in rows]
    return Delimited(Sheet(name, tuple(rows)), _said_about(decoded, place, name), delimiter)


def delimiter_of(text: str) -> str:
    """The character that splits most rows of the beginning into the same number of cells."""
    sample = text[:_SAMPLE_CHARACTERS]
    scores = {delimiter: _evenness(sample, delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda delimiter: scores[delimiter])


def _evenness(sample: str, delimiter: str) -> float:
    """Share of cells that stand in rows of the most usual width, times that width's logarithm-like growth."""
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(row):
                widths[len(row)] += 1
            if widths.total() >= _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0
    widths.pop(1, None)
    if not widths:
        return 0.0
    width, rows = max(widths.items(), key=lambda item: (item[1] * min(item[0], 12), item[0]))
    return rows / _SAMPLE_ROWS * min(width, 12)


class _TooWideError(ValueError):
    """A line has more delimiters than a sheet has columns."""


def _lines(text: str, delimiter: str) -> Iterator[str]:
    for line in io.StringIO(text, newline=""):
        if len(line) > MOST_COLUMNS and line.count(delimiter) >= MOST_COLUMNS:
            raise _TooWideError
        yield line


def _rows_of(text: str, delimiter: str, *, name: str, skipped: int) -> list[Row] | Finding:
    rows: list[Row] = [()] * skipped
    cells = 0
    before_last = 0
    reader = csv.reader(_lines(text, delimiter), delimiter=delimiter)
    try:
        line = 0
        for row in reader:
            before_last, line = line, reader.line_num
            rows.append(tuple(row))
            cells += len(row)
            if len(rows) > MOST_ROWS or cells > MOST_CELLS or len(row) > MOST_COLUMNS:
                return _too_large(name, rows=len(rows), cells=cells, columns=len(row))
    except _TooWideError:
        return _too_large(name, rows=len(rows), cells=cells, columns=MOST_COLUMNS + 1)
    except csv.Error:
        return SHEET_QUOTE_OPEN.at(Place(file=name, row=len(rows) + 1), row=len(rows) + 1)
    if _ends_in_quotes(text, delimiter, before_last):
        return SHEET_QUOTE_OPEN.at(Place(file=name, row=len(rows)), row=len(rows))
    return rows


def _too_large(name: str, *, rows: int, cells: int, columns: int) -> Finding:
    if columns > MOST_COLUMNS:
        what, limit = f"more than {MOST_COLUMNS:,} columns", f"{MOST_COLUMNS:,}"
    elif rows > MOST_ROWS:
        what, limit = f"more than {MOST_ROWS:,} rows", f"{MOST_ROWS:,}"
    else:
        what, limit = f"more than {MOST_CELLS:,} cells", f"{MOST_CELLS:,}"
    return SHEET_TOO_LARGE.at(Place(file=name, row=rows), file=name, what=what, limit=limit)


def _ends_in_quotes(text: str, delimiter: str, first_line: int) -> bool:
    """Whether the last record, which begins after `first_line` lines, leaves a quotation mark open."""
    if '"' not in text:
        return False
    tail = [line for number, line in enumerate(io.StringIO(text, newline="")) if number >= first_line]
    try:
        for _ in csv.reader(tail, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _said_about(decoded: Decoded, place: Place, name: str) -> tuple[Finding, ...]:
    if decoded.is_sure and not decoded.lost:
        return ()
    lost = f"; {decoded.lost:,} characters could not be read" if decoded.lost else ""
    return (SHEET_ENCODING.at(place, file=name, encoding=decoded.encoding, lost=lost),)
