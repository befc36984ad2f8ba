"""A plan to CSV: UTF-8 with its mark, as spreadsheets like it, and no cell that they would take for a formula."""

import csv
import io
from typing import BinaryIO

from ropewalk.exchange.table.columns import Shape, Value, table_of
from ropewalk.exchange.table.defused import defused
from ropewalk.exchange.table.lines import lines_of
from ropewalk.exchange.table.told import date_text
from ropewalk.planning.plan import Plan
from ropewalk.planning.schedule import Schedule


def write(plan: Plan, schedule: Schedule | None, stream: BinaryIO) -> None:
    """Write a plan as CSV, a row for each task; `read` gives a plan back that schedules to the same dates.

    What a sheet cannot say is left out: holidays, splits, soft handoffs, costs. The same plan gives the same bytes.
    """
    table = table_of(lines_of(plan, schedule))
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.header for column in table.columns])
    shapes = [column.shape for column in table.columns]
    writer.writerows(
        [defused(_text(value, shape)) for value, shape in zip(row, shapes, strict=True)] for row in table.rows
    )
    stream.write(text.getvalue().encode("utf-8-sig", errors="replace"))


def _text(value: Value, shape: Shape) -> str:
    if value is None:
        return ""
    if shape in (Shape.MOMENT, Shape.DAY):
        return date_text(int(value), may_be_day=shape is Shape.DAY)
    if shape is Shape.SHARE:
        return f"{float(value) * 100:.10g}%"
    return str(value)
