"""A stream to a reading: the format is told by content, then the opener of that format is loaded and asked."""

import importlib
import io
from typing import BinaryIO

from ropewalk.app.opening.wishes import Wishes, unread
from ropewalk.exchange.reading import Reading
from ropewalk.exchange.sniff import Format, sniff
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.files import FILE_TOO_LARGE

MEGABYTE = 1024 * 1024
MOST_BYTES = 256 * MEGABYTE
"""No plan is larger; formats that need more memory for a byte have lower limits of their own."""

OPENERS: dict[Format, str] = {
    Format.PLAN_TEXT: "plan_text",
    Format.MSPDI: "mspdi",
    Format.MPP: "mpp",
    Format.WORKBOOK: "workbook",
    Format.CSV: "csv",
    Format.JIRA_CSV: "jira_csv",
    Format.JIRA_JSON: "jira_json",
}
"""The room beside this one that opens each format; loaded when the first such file comes, for a start in tenths of a
second."""

_NO_WISHES = Wishes()


def open_plan(stream: BinaryIO, *, name: str, wishes: Wishes = _NO_WISHES) -> Reading:
    """What a file says. A reading without a plan where a finding stops it; never raises for what is in the file.

    stream   seekable, read from its beginning
    name     the file's own name without folders; never decides the format
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size > MOST_BYTES:
        facts = {"size": f"{size / MEGABYTE:,.0f} MB", "limit": f"{MOST_BYTES / MEGABYTE:,.0f} MB"}
        return unread("file", FILE_TOO_LARGE.at(Place(file=name), file=name, **facts))
    found = sniff(stream, name=name)
    if isinstance(found, Finding):
        return unread("file", found)
    opener = importlib.import_module(f"ropewalk.app.opening.{OPENERS[found]}")
    reading: Reading = opener.open_file(stream, name=name, wishes=wishes)
    return reading
