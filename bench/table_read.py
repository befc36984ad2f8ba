"""Reading sheets: bytes of a CSV file to a plan, 1,000 and 10,000 tasks, warm, and each part of the way beside it."""

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import numpy as np

from bench.tables import medians, show
from ropewalk.exchange.reading import Reading
from ropewalk.exchange.table import read, sheet_of

BARS = {1_000: 0.05, 10_000: 0.5}
_HEADER = ("ID", "Task Name", "Start", "Finish", "Duration", "Predecessors", "Owner", "% Complete", "Notes")
_FIRST = datetime(2026, 1, 5)
_PEOPLE = ("Ana Reis", "Ben Okoro", "Chloé Brun", "Dai Evans", "Eva Lind")


def csv_of(count: int, *, seed: int = 1) -> bytes:
    """A sheet of so many tasks: summaries by indent, dates as people write them, two predecessors each."""
    rng = np.random.default_rng(seed)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(_HEADER)
    for number in range(1, count + 1):
        writer.writerow(_row(number, rng))
    return stream.getvalue().encode()


def _row(number: int, rng: np.random.Generator) -> tuple[object, ...]:
    if number % 10 == 1:
        return number, f"Stage {number // 10 + 1}", "", "", "", "", "", "", ""
    start = _FIRST + timedelta(days=7 * int(rng.integers(0, 200)))
    days = int(rng.integers(1, 10))
    finish = start + timedelta(days=days + 2 * (days // 6) - 1)
    before = [other for other in {int(each) for each in rng.integers(1, number, 2)} if other % 10 != 1]
    links = ";".join(f"{other}{'SS+2d' if other % 7 == 0 else ''}" for other in before)
    person = _PEOPLE[int(rng.integers(0, len(_PEOPLE)))]
    dates = f"{start:%d/%m/%Y}", f"{finish:%d/%m/%Y}"
    return (
        number,
        f"   Work package {number}",
        *dates,
        f"{days}d",
        links,
        person,
        f"{int(rng.integers(0, 2)) * 10}%",
        "",
    )


def _read(data: bytes) -> Reading:
    delimited = sheet_of(data, name="big.csv")
    if delimited.sheet is None:
        raise ValueError(delimited.findings)
    return read([delimited.sheet], name="big.csv")


def main() -> None:
    """Print the table."""
    rows = []
    for count, bar in BARS.items():
        data = csv_of(count)
        sheet = sheet_of(data, name="big.csv").sheet
        if sheet is None:
            raise ValueError("the sheet of the bench cannot be read")
        actions: list[Callable[[], object]] = [
            partial(_read, data),
            partial(sheet_of, data, name="big.csv"),
            partial(read, [sheet], name="big.csv"),
        ]
        whole, cells, plan = medians(actions)
        figures = (f"{seconds * 1e3:.1f}" for seconds in (whole, cells, plan, bar))
        rows.append([f"{count:,}", f"{len(data) / 1e6:.2f}", *figures])
    show("CSV to plan, warm, ms", ["tasks", "MB", "bytes to plan", "to cells", "cells to plan", "bar"], rows)


if __name__ == "__main__":
    main()
