"""Workbooks and Microsoft Project files through the limited child, as callers get them."""

import importlib.util
import io
import re
import shutil
import time
from datetime import date
from pathlib import Path

import pytest
from tests.exchange.workbooks import PLAN_ROWS, packed, parts_of, sheet_xml, text_rows, workbook
from tests.shared import shared_file

from ropewalk.app.child import project
from ropewalk.app.child.limits import Limits
from ropewalk.app.child.project import Converted, limits_for, mspdi_of
from ropewalk.app.child.workbook import Workbook, sheets_of
from ropewalk.exchange.cells import Sheet
from ropewalk.planning.findings import Finding

_MPP_WITH_TWIN = [
    ("aspose", "Residential-Construction"),
    ("aspose", "CustomerFeedback"),
    ("mpxj", "slack9"),
    ("mpsplib", "1-mp_j30_a10_nr1"),
]


def read_book(data: bytes) -> Workbook | Finding:
    return sheets_of(io.BytesIO(data), name="plan.xlsx")


def convert(path: Path) -> Converted | Finding:
    if shutil.which("java") is None or importlib.util.find_spec("mpxj") is None:
        pytest.skip("NO JAVA OR NO MPXJ HERE: .mpp files cannot be converted")
    with path.open("rb") as stream:
        return mspdi_of(stream, name=path.name)


def test_a_workbook_comes_back_as_sheets() -> None:
    cells = '<row r="6"><c r="B6" t="b"><v>1</v></c><c r="C6" t="d"><v>2026-01-05</v></c><c r="D6"><v>2.5</v></c></row>'
    book = read_book(workbook(text_rows(*PLAN_ROWS) + cells))
    rows = (
        ("Id", "Name", "Duration", "Predecessors"),
        ("1", "Lay the keel", "5d"),
        ("2", "Plank the hull", "10d", "1"),
        ("3", "Launch", "0d", "2FS+1d"),
        (),
        (None, True, date(2026, 1, 5), 2.5),
    )
    assert book == Workbook((Sheet("Plan", rows),))


def test_a_remark_about_a_workbook_becomes_a_finding() -> None:
    sheet = sheet_xml(text_rows(*PLAN_ROWS))
    book = read_book(packed(parts_of({"Plan": sheet, "Lists": sheet}, hidden=("Lists",))))
    assert isinstance(book, Workbook)
    assert [(finding.code, finding.stops) for finding in book.findings] == [("workbook-hidden", False)]


def test_a_refused_workbook_becomes_a_finding_with_its_place() -> None:
    finding = read_book(workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    assert isinstance(finding, Finding)
    assert (finding.code, finding.place.row, finding.place.field) == ("workbook-cell-far", 1048576, "XFD")
    assert finding.stops


def test_a_workbook_that_would_answer_without_end_is_stopped_by_memory() -> None:
    strings = f"<si><t>{'x' * 100_000}</t></si>"
    rows = "<row>" + '<c t="s"><v>0</v></c>' * 4_000 + "</row>"
    finding = read_book(workbook(rows * 4, strings=strings))
    assert isinstance(finding, Finding)
    assert finding.code == "reading-too-hungry"


@pytest.mark.parametrize(("folder", "stem"), _MPP_WITH_TWIN)
def test_a_project_file_becomes_the_same_mspdi_as_its_twin(folder: str, stem: str) -> None:
    made = convert(shared_file("plans", folder, f"{stem}.mpp"))
    assert isinstance(made, Converted)
    twin = shared_file("plans", folder, f"{stem}.mspdi.xml").read_bytes()
    clock = re.compile(rb"\s*<CurrentDate>[^<]*</CurrentDate>")
    spread = re.compile(rb"\s*<TimephasedData>.*?</TimephasedData>", re.DOTALL)
    assert spread.sub(b"", made.mspdi) == clock.sub(b"", twin), "the twin was made without the work of single days"
    assert (made.tasks, made.links) == (twin.count(b"<Task>"), twin.count(b"<PredecessorLink>"))


def test_a_project_file_with_a_password_is_refused_with_a_letter() -> None:
    finding = convert(shared_file("plans", "mpxj", "password-protected-mpp9.mpp"))
    assert isinstance(finding, Finding)
    assert finding.code == "mpp-locked"
    assert "Save as type: XML Format (*.xml)" in finding.remedy


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.95])
def test_a_project_file_that_was_cut_off_is_refused_in_time(kept: float, tmp_path: Path) -> None:
    whole = shared_file("plans", "mpxj", "slack9.mpp").read_bytes()
    cut = tmp_path / "cut.mpp"
    cut.write_bytes(whole[: int(len(whole) * kept)])
    began = time.monotonic()
    finding = convert(cut)
    assert isinstance(finding, Finding)
    assert finding.code == "mpp-broken"
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("prelude", "code", "word"),
    [
        ("sys.modules['jpype'] = None", "mpp-no-package", "pip install"),
        ("sys.path.clear()", "mpp-no-package", "pip install"),
        ("import jpype; jpype._core.getDefaultJVMPath = no_java", "mpp-no-java", "apt install"),
    ],
)
def test_what_is_missing_for_project_files_is_named_with_a_letter_to_the_sender(
    prelude: str, code: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = tmp_path / "entry.py"
    entry.write_text(
        "import sys\nfrom ropewalk.app.child.answer import serve\n"
        "from ropewalk.app.child.tasks.project import convert\n"
        "def no_java(*_):\n    import jpype\n    raise jpype.JVMNotFoundException('none')\n"
        f"{prelude}\nserve(convert)\n"
    )
    monkeypatch.setattr(project, "ENTRY", (str(entry),))
    finding = mspdi_of(io.BytesIO(b"x"), name="plan.mpp", limits=Limits(address_bytes=2**30))
    assert isinstance(finding, Finding)
    assert (finding.code, finding.stops) == (code, True)
    assert word in finding.remedy
    assert "Could you send me the plan plan.mpp once more, as XML?" in finding.remedy


def test_a_larger_project_file_gets_more_time() -> None:
    assert [limits_for(size).cpu_seconds for size in (1_000, 3 * 2**20, 2**30)] == [5, 11, 40]
