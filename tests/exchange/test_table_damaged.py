"""Sheets that hold anything at all: a reading, never an exception, and never a date that no calendar has."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.sheets import csv_of, plan_of, project_of, read_csv, read_rows, sheet
from tests.hostile.goods import good_csv
from tests.hostile.mutate import mutated

from ropewalk.exchange import table
from ropewalk.exchange.cells import Cell
from ropewalk.exchange.reading import Reading
from ropewalk.planning import schedule
from ropewalk.planning.check import check
from ropewalk.planning.units import EARLIEST, LATEST

_HEADERS = (
    "ID", "WBS", "Task", "Level", "Parent", "Kind", "Milestone", "Start", "Finish", "Duration", "Predecessors",
    "Successors", "Owner", "Resources", "% complete", "Status", "Project", "Project start", "Data date", "Actual start",
    "Actual finish", "Remaining", "Baseline start", "Deadline", "Constraint", "Constraint date", "Mode", "Active",
    "Calendar", "Total float", "Priority", "Notes",
)  # fmt: skip
_ODD: tuple[Cell, ...] = (
    None, "", " ", "-", 0, 1, -1, 3.5, 1e308, -1e308, float("nan"), float("inf"), True, False, "1", "2", "3", "1;2;3",
    "2FS+2d", "9999999999999999999", "1.1", "1.1.1", "Lay", "0d", "5d", "-5d", "1e9d", "99999999d", "50%", "200%",
    "yes", "MSO", "ALAP", "manual", "24 hours", "every day", "2026-01-05", "31/12/2199", "01/01/1940", "9999-12-31",
    "Q4 2199",
    date(2026, 1, 5), date(1, 1, 1), date(9999, 12, 31), datetime(2199, 12, 31, 23, 59), datetime(1940, 1, 1), "LED:1",
    "C:\\x.mpp\\3", "#REF!", "=1+1", "\ud800", "\0", "x" * 5_000, ";" * 300, "1," * 300, "٣", "²", "１", "done", "WBS",
)  # fmt: skip

cells = st.sampled_from(_ODD) | st.text(max_size=6) | st.integers(-5, 50) | st.dates()
rows = st.lists(cells, max_size=len(_HEADERS)).map(tuple)


def hold_sound(reading: Reading) -> None:
    """A plan that can be judged, scheduled and written; or a finding that stops."""
    if reading.plan is None:
        assert any(finding.stops for finding in reading.findings)
        return
    for finding in reading.findings:
        assert finding.place.file is not None
        assert finding.sentence[-1] in ".”)…"
        assert "{" not in finding.remedy
    assert all(len({task.key for task in project.tasks}) == len(project.tasks) for project in reading.plan.projects)
    if not any(finding.stops for finding in check(reading.plan)):
        schedule(reading.plan)
    for saved in reading.saved:
        assert all(EARLIEST <= at <= LATEST for at in (saved.start, saved.finish) if at is not None)


@settings(max_examples=150, deadline=None)
@given(st.permutations(_HEADERS), st.lists(rows, min_size=1, max_size=8))
def test_no_cells_under_any_headers_escape(headers: list[str], below: list[tuple[Cell, ...]]) -> None:
    hold_sound(read_rows(tuple(headers), *below))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(cells, cells, cells, cells), max_size=12))
def test_no_sheet_without_known_headers_escapes(grid: list[tuple[Cell, ...]]) -> None:
    hold_sound(read_rows(*grid))


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_escape(data: bytes) -> None:
    hold_sound(read_csv(data))


@pytest.mark.parametrize("number", range(60))
def test_no_damaged_copy_of_a_good_sheet_escapes(number: int) -> None:
    hold_sound(read_csv(mutated(good_csv(), number)))


@pytest.mark.long
@pytest.mark.parametrize("batch", range(20))
def test_no_damaged_copy_of_ten_thousand_escapes(batch: int) -> None:
    for number in range(1_000 + 500 * batch, 1_500 + 500 * batch):
        hold_sound(read_csv(mutated(good_csv(), number)))


def test_a_parent_that_is_its_own_grandchild_does_not_hang() -> None:
    reading = read_rows(("ID", "Task", "Parent", "Duration"), (1, "A", 2, "1d"), (2, "B", 3, "1d"), (3, "C", 1, "1d"))
    hold_sound(reading)
    assert len(project_of(reading).tasks) == 3


def test_a_circle_of_predecessors_is_read_and_left_to_the_judge() -> None:
    reading = read_rows(("ID", "Task", "Duration", "Predecessors"), (1, "A", "1d", "2"), (2, "B", "1d", "1"))
    assert [finding.code for finding in check(plan_of(reading)) if finding.stops] == ["link-circle"]


@pytest.mark.parametrize("header", ["Level", "Parent"])
def test_an_outline_deeper_than_any_is_read_flat_at_its_bottom(header: str) -> None:
    rows = [(f"T{n}", n if header == "Level" else f"T{n - 1}", "1d", f"T{n - 1}") for n in range(1, 20_000)]
    project = project_of(read_csv(csv_of([("Task", header, "Duration", "Predecessors"), *rows])))
    above = {task.key: task.parent for task in project.tasks}
    deepest, at = 0, project.tasks[-1].key
    while (up := above[at]) is not None:
        deepest, at = deepest + 1, up
    assert deepest == 99


def test_a_workbook_of_empty_sheets_is_refused_once() -> None:
    reading = table.read([sheet(), sheet((None,)), sheet(("",))], name="empty.xlsx")
    assert [finding.code for finding in reading.findings] == ["sheet-empty"]
