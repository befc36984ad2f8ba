"""Workbooks built part by part, so that a test can say exactly what is odd about one."""

import io
import zipfile
from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


def sheet_xml(data: str, *, dimension: str = "A1:B2") -> str:
    """A sheet around its rows."""
    return f'<worksheet xmlns="{_MAIN}"><dimension ref="{dimension}"/><sheetData>{data}</sheetData></worksheet>'


def text_rows(*rows: tuple[str, ...]) -> str:
    """Rows of inline texts."""
    return "".join(f"<row>{''.join(map(_text_cell, row))}</row>" for row in rows)


def _text_cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def parts_of(
    sheets: Mapping[str, str],
    *,
    hidden: tuple[str, ...] = (),
    is_1904: bool = False,
    styles: str = "",
    strings: str = "",
) -> dict[str, str]:
    """The parts of a workbook; `sheets` are names and whole sheet parts, styles and strings what is inside theirs."""
    states = {name: "hidden" if name in hidden else "visible" for name in sheets}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}" state="{states[name]}"/>'
        for n, name in enumerate(sheets, start=1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    flag = ' date1904="1"' if is_1904 else ""
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr{flag}/>'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}'
        f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="t" Type="{_OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
        **{f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), start=1)},
    }


def packed(parts: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as an .xlsx file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def workbook(
    data: str, *, dimension: str = "A1:B2", styles: str = "", strings: str = "", is_1904: bool = False
) -> bytes:
    """An .xlsx file with one sheet, Plan, that holds these rows."""
    plan = sheet_xml(data, dimension=dimension)
    return packed(parts_of({"Plan": plan}, styles=styles, strings=strings, is_1904=is_1904))


PLAN_ROWS = (
    ("Id", "Name", "Duration", "Predecessors"),
    ("1", "Lay the keel", "5d", ""),
    ("2", "Plank the hull", "10d", "1"),
    ("3", "Launch", "0d", "2FS+1d"),
)
