"""Task: an Excel workbook to its sheets."""

from typing import BinaryIO

from ropewalk.app.child.answer import Answer, serve
from ropewalk.exchange.workbook.read import read
from ropewalk.exchange.workbook.values import packed


def sheets(stream: BinaryIO) -> Answer:
    """Sheets with their cells packed for JSON, and remarks."""
    contents = read(stream)
    return {
        "sheets": [
            {"name": name, "rows": [[packed(cell) for cell in row] for row in rows]} for name, rows in contents.sheets
        ],
        "remarks": [{"code": remark.code, "facts": remark.facts} for remark in contents.remarks],
    }


if __name__ == "__main__":
    serve(sheets)
