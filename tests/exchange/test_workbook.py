"""Workbooks to sheets: what real ones hold, and what broken ones are refused for."""

import importlib
import io
from datetime import date, datetime
from typing import Any

import pytest
from tests.exchange.workbooks import PLAN_ROWS, packed, parts_of, sheet_xml, text_rows, workbook
from tests.shared import shared_file

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.contents.refusal import Refusal
from ropewalk.exchange.workbook.formats import Shown, shown_by
from ropewalk.exchange.workbook.read import Contents, read
from ropewalk.planning.findings import CATALOGUE

xlsxwriter: Any = importlib.import_module("xlsxwriter")
importlib.import_module("ropewalk.planning.findings.files")

_STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs>'
)
_STYLED = {"plain": 0, "day": 1, "moment": 2, "percent": 3, "own": 4}


def contents_of(data: bytes) -> Contents:
    return read(io.BytesIO(data))


def rows_of(data: bytes) -> list[list[Cell]]:
    return contents_of(data).sheets[0][1]


def refusal_of(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as refused:
        read(io.BytesIO(data))
    assert refused.value.code in CATALOGUE
    return refused.value


def number_cell(value: str, style: str, *, code: str = "General", is_1904: bool = False) -> Cell:
    cell = f'<row r="1"><c r="A1" s="{_STYLED[style]}"><v>{value}</v></c></row>'
    rows = rows_of(workbook(cell, styles=_STYLES.format(code=code), is_1904=is_1904))
    return rows[0][0] if rows else None


def test_texts_stand_in_their_rows_and_columns() -> None:
    assert rows_of(workbook(text_rows(*PLAN_ROWS))) == [
        ["Id", "Name", "Duration", "Predecessors"],
        ["1", "Lay the keel", "5d"],
        ["2", "Plank the hull", "10d", "1"],
        ["3", "Launch", "0d", "2FS+1d"],
    ]


def test_a_shared_text_is_joined_from_its_runs_without_reading_aids() -> None:
    strings = "<si><r><t>Lay </t></r><r><t>the keel</t></r><rPh><t>kana</t></rPh></si><si><t>Launch</t></si>"
    rows = rows_of(
        workbook('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>', strings=strings)
    )
    assert rows == [["Launch", "Lay the keel"]]


def test_an_escaped_line_break_becomes_one() -> None:
    assert rows_of(workbook(text_rows(("one_x000D_two",)))) == [["one\rtwo"]]


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        ("45017", "plain", 45017),
        ("45017.5", "plain", 45017.5),
        ("1.5E3", "plain", 1500),
        ("45017", "day", date(2023, 4, 1)),
        ("45017.375", "day", datetime(2023, 4, 1, 9)),
        ("45017", "moment", datetime(2023, 4, 1)),
        ("45017.708333333336", "moment", datetime(2023, 4, 1, 17)),
        ("59", "day", date(1900, 2, 28)),
        ("61", "day", date(1900, 3, 1)),
        ("0", "day", None),
        ("-3", "day", -3),
        ("9999999", "day", 9999999),
        ("0.5", "percent", "50%"),
        ("1", "percent", "100%"),
        ("0.335", "percent", "33.5%"),
    ],
)
def test_a_number_means_what_its_style_shows(value: str, style: str, expected: Cell) -> None:
    cell = number_cell(value, style)
    assert (cell, type(cell)) == (expected, type(expected))


def test_a_workbook_that_counts_from_1904_says_so() -> None:
    assert number_cell("43555", "day", is_1904=True) == date(2023, 4, 1)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("dd/mm/yyyy", Shown.DAY),
        ("[$-409]d-mmm-yy;@", Shown.DAY),
        ("mmm", Shown.DAY),
        ("yyyy-mm-dd hh:mm", Shown.MOMENT),
        ("h:mm AM/PM", Shown.TIME),
        ("mm:ss.0", Shown.TIME),
        ("[h]:mm", Shown.ELAPSED),
        ("0.0%", Shown.PERCENT),
        ('0 "days"', Shown.NUMBER),
        ("0\\ \\d", Shown.NUMBER),
        ("[Red]#,##0.00", Shown.NUMBER),
        ("General", Shown.NUMBER),
        ("@", Shown.NUMBER),
    ],
)
def test_a_number_format_tells_dates_from_numbers(code: str, shown: Shown) -> None:
    assert shown_by(164, code) is shown


@pytest.mark.parametrize(("value", "code", "expected"), [("1.5", "[h]:mm", "36:00"), ("0.375", "hh:mm", "09:00")])
def test_times_are_given_as_they_are_shown(value: str, code: str, expected: str) -> None:
    assert number_cell(value, "own", code=code) == expected


def test_truths_errors_stated_dates_and_results_of_formulas_are_kept() -> None:
    cells = (
        '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#REF!</v></c>'
        '<c r="D1" t="str"><f>A1&amp;B1</f><v>AB</v></c><c r="E1" t="d"><v>2026-01-05T08:00:00</v></c>'
        '<c r="F1" t="d"><v>2026-01-05</v></c><c r="G1"><f>1+1</f><v>2</v></c>'
    )
    expected = [True, False, "#REF!", "AB", datetime(2026, 1, 5, 8), date(2026, 1, 5), 2]
    assert rows_of(workbook(f'<row r="1">{cells}</row>')) == [expected]


def test_empty_formatted_rows_and_cells_leave_no_trace() -> None:
    empty = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/><c r="BZ{n}" s="1"/></row>' for n in range(5, 1986))
    rows = rows_of(workbook(text_rows(*PLAN_ROWS) + empty, dimension="A1:BZ1985"))
    assert len(rows) == 4


def test_a_gap_between_rows_keeps_their_numbers() -> None:
    rows = rows_of(workbook('<row r="3"><c r="C3"><v>7</v></c></row>'))
    assert rows == [[], [], [None, None, 7]]


def test_a_workbook_whose_tags_have_a_prefix_reads_the_same() -> None:
    plain = sheet_xml(text_rows(*PLAN_ROWS))
    prefixed = plain.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    assert rows_of(packed(parts_of({"Plan": prefixed}))) == rows_of(packed(parts_of({"Plan": plain})))


def test_sheets_come_in_the_order_of_their_tabs() -> None:
    first, second = sheet_xml(text_rows(("one",))), sheet_xml(text_rows(("two",)))
    assert contents_of(packed(parts_of({"Plan": first, "People": second}))).sheets == (
        ("Plan", [["one"]]),
        ("People", [["two"]]),
    )


def test_a_hidden_sheet_is_left_out_and_named() -> None:
    sheet = sheet_xml(text_rows(("one",)))
    contents = contents_of(packed(parts_of({"Lists": sheet, "Plan": sheet}, hidden=("Lists",))))
    assert [name for name, _ in contents.sheets] == ["Plan"]
    assert [(remark.code, remark.facts) for remark in contents.remarks] == [("workbook-hidden", {"sheets": "Lists"})]


def test_a_workbook_of_hidden_sheets_only_is_read() -> None:
    contents = contents_of(packed(parts_of({"Plan": sheet_xml(text_rows(("one",)))}, hidden=("Plan",))))
    assert [name for name, _ in contents.sheets] == ["Plan"]


def test_a_formula_without_its_result_is_counted() -> None:
    contents = contents_of(workbook('<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>A1</f><v/></c></row>'))
    assert [(remark.code, remark.facts["cells"], remark.facts["cell"]) for remark in contents.remarks] == [
        ("workbook-uncalculated", "2 cells", "A1")
    ]


def test_what_a_spreadsheet_program_writes_is_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("books") / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Plan")
        sheet.merge_range("A1:D1", "Bridge programme", book.add_format({"bold": True}))
        sheet.write_row("A3", ["Task", "Start", "Done", "Ready"])
        sheet.write("A4", "Lay the keel")
        sheet.write_datetime("B4", datetime(2026, 1, 5), book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write("C4", 0.25, book.add_format({"num_format": "0%"}))
        sheet.write_boolean("D4", False)
    assert rows_of(path.read_bytes()) == [
        ["Bridge programme"],
        [],
        ["Task", "Start", "Done", "Ready"],
        ["Lay the keel", date(2026, 1, 5), "25%", False],
    ]


def test_a_real_plan_sheet_is_read_to_its_last_used_row() -> None:
    rows = rows_of(shared_file("tpm-handbook", "Project Plan.xlsx").read_bytes())
    assert (len(rows), rows[2][2], rows[2][8]) == (40, "   Design Network", date(2023, 1, 2))


def test_a_cell_in_the_farthest_corner_is_refused_by_its_place() -> None:
    refusal = refusal_of(workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    assert (refusal.code, refusal.facts["cell"], refusal.row, refusal.field) == (
        "workbook-cell-far",
        "XFD1048576",
        1048576,
        "XFD",
    )


def test_an_empty_cell_in_the_farthest_corner_does_no_harm() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert len(rows_of(workbook(text_rows(*PLAN_ROWS) + far, dimension="A1:XFD1048576"))) == 4


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]
)
def test_a_doctype_in_any_part_is_refused(part: str) -> None:
    parts = parts_of({"Plan": sheet_xml(text_rows(*PLAN_ROWS))})
    bomb = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    refusal = refusal_of(packed({**parts, part: bomb + parts[part]}))
    assert refusal.code == "file-doctype"
    assert part in str(refusal.facts["where"])


def test_a_part_packed_a_thousand_to_one_is_refused() -> None:
    refusal = refusal_of(packed(parts_of({"Plan": sheet_xml(" " * 20_000_000)})))
    assert refusal.code == "workbook-bomb"


def test_a_small_part_may_be_packed_tightly() -> None:
    assert rows_of(packed(parts_of({"Plan": sheet_xml(" " * 1_000_000 + text_rows(("one",)))}))) == [["one"]]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"xl/worksheets/sheet1.xml": "<worksheet><sheetData>"}, "not well-formed"),
        ({"xl/worksheets/sheet1.xml": "<a>" * 1000}, "nested"),
        ({"xl/worksheets/sheet1.xml": '<?xml version="1.0" encoding="klingon"?><worksheet/>'}, "unknown encoding"),
        ({"xl/worksheets/sheet1.xml": sheet_xml('<row r="0"><c r="A0"><v>1</v></c></row>')}, "row with the number 0"),
        ({"xl/worksheets/sheet1.xml": sheet_xml('<row><c r="ZZZ1"><v>1</v></c></row>')}, "column that does not exist"),
        ({"xl/worksheets/sheet1.xml": sheet_xml('<row><c r="A1" t="s"><v>7</v></c></row>')}, "text that is not there"),
        ({"xl/workbook.xml": "<workbook/>"}, "lists no sheet"),
        ({"../../etc/passwd": "x"}, "leads out"),
        ({"XL/Workbook.xml": "<workbook/>"}, "twice"),
    ],
)
def test_a_damaged_part_is_refused_by_name(change: dict[str, str], what: str) -> None:
    refusal = refusal_of(packed({**parts_of({"Plan": sheet_xml(text_rows(*PLAN_ROWS))}), **change}))
    assert refusal.code == "workbook-broken"
    assert what in str(refusal.facts["what"])


def test_a_workbook_that_was_cut_off_is_refused() -> None:
    data = workbook(text_rows(*PLAN_ROWS))
    assert refusal_of(data[: len(data) // 2]).code == "workbook-broken"


def test_more_cells_than_a_plan_has_are_refused() -> None:
    row = "<row>" + "<c><v>1</v></c>" * 4_000 + "</row>"
    assert refusal_of(packed(parts_of({"Plan": sheet_xml(row * 251)}))).code in ("workbook-too-large", "workbook-bomb")
