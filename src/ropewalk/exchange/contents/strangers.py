"""Formats that are recognised and not read: what they are called and what the person can do instead."""

from typing import NamedTuple


class Stranger(NamedTuple):
    """A format that is not read.

    what      as a person would say it, to follow "is"
    how       what to do instead, a whole sentence
    is_plan   it holds a plan; else it cannot be one
    """

    what: str
    how: str
    is_plan: bool = False


_SAVE_XLSX = "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and open that."
_SHEET_HOW = "If it shows a plan, ask for the file it was made from: Microsoft Project, Excel, CSV or Jira export."
_AS_XML = "save it as Microsoft Project XML and open that."

XER = Stranger(
    "a Primavera P6 export (XER)",
    "Until then export it from P6 as Microsoft Project XML: File > Export > Microsoft Project > XML.",
    is_plan=True,
)
PMXML = Stranger(
    "a Primavera P6 export (PMXML)",
    "Until then export it from P6 as Microsoft Project XML: File > Export > Microsoft Project > XML.",
    is_plan=True,
)
PROJECTLIBRE = Stranger(
    "a ProjectLibre plan (.pod)",
    "Until then open it in ProjectLibre, choose File > Save As > MS Project XML (*.xml), and open that.",
    is_plan=True,
)
GANTTPROJECT = Stranger(
    "a GanttProject plan (.gan)",
    "Until then open it in GanttProject, choose Project > Export > Microsoft Project > XML, and open that.",
    is_plan=True,
)
PLANNER = Stranger(
    "a plan of GNOME Planner",
    "Until then open it in ProjectLibre, " + _AS_XML,
    is_plan=True,
)
TASKJUGGLER = Stranger(
    "a TaskJuggler plan (.tjp)",
    "Until then add an export with `formats mspxml` to it, run tj3, and open the XML file that comes out.",
    is_plan=True,
)
MPX = Stranger(
    "an old Microsoft Project exchange file (MPX)",
    "Until then open it in Microsoft Project or ProjectLibre, " + _AS_XML,
    is_plan=True,
)
ICALENDAR = Stranger(
    "a calendar (iCalendar)",
    "Until then put the dates into a sheet with the columns Name, Start and Finish.",
    is_plan=True,
)
JIRA_XML = Stranger(
    "a Jira export as XML or RSS",
    "Until then export the same search from Jira as CSV (all fields).",
    is_plan=True,
)
OLD_EXCEL = Stranger("an Excel workbook of the time before 2007 (.xls)", _SAVE_XLSX, is_plan=True)
BINARY_EXCEL = Stranger("a binary Excel workbook (.xlsb)", _SAVE_XLSX, is_plan=True)
EXCEL_XML = Stranger("an Excel 2003 XML sheet", _SAVE_XLSX, is_plan=True)
OPEN_SHEET = Stranger("an OpenDocument sheet (.ods)", _SAVE_XLSX, is_plan=True)
NUMBERS = Stranger(
    "an Apple Numbers, Pages or Keynote document", "In Numbers choose File > Export To > Excel, and open that."
)
WEB_PAGE = Stranger(
    "a web page (HTML)",
    "Some tools save a page under the name of a sheet, and a login page may come instead of a file: "
    "export the plan as CSV, .xlsx or XML.",
)
OWN_SCHEDULE = Stranger(
    "a schedule that Ropewalk wrote (schedule --json)",
    "Open the plan it was made from; a schedule holds answers, not what people stated.",
)
LFS_POINTER = Stranger(
    "a pointer of Git LFS instead of the file itself", "Fetch the file (git lfs pull) and open that."
)
PDF = Stranger("a PDF document", _SHEET_HOW)
IMAGE = Stranger("a picture", _SHEET_HOW)
WORD = Stranger("a Word document", "If it holds the plan as a table, copy that into an Excel sheet and open that.")
POWERPOINT = Stranger("a PowerPoint presentation", _SHEET_HOW)
VISIO = Stranger("a Visio drawing", _SHEET_HOW)
MAIL = Stranger("a mail message", "Save the attached plan and open that.")
RICH_TEXT = Stranger(
    "a formatted text (RTF)", "If it holds the plan as a table, copy that into an Excel sheet and open that."
)
OPEN_DOCUMENT = Stranger("an OpenDocument text or drawing", _SHEET_HOW)
ARCHIVE = Stranger("a packed archive", "Unpack it and open the plan that is in it.")
PROGRAM = Stranger("a program for a computer", "Open the plan itself.")
MUSIC = Stranger("a sound or a film", "Open the plan itself.")
DATABASE = Stranger("a database", "Export the plan from the tool that keeps it, as XML, CSV or .xlsx.")

BY_MARK: tuple[tuple[bytes, Stranger], ...] = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"II*\0", IMAGE),
    (b"MM\0*", IMAGE),
    (b"8BPS", IMAGE),
    (b"{\\rtf", RICH_TEXT),
    (b"\xac\xed\x00\x05", PROJECTLIBRE),
    (b"\x1f\x8b\x08", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ\0", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"\x09\x08\x10\x00\x00\x06\x05\x00", OLD_EXCEL),
    (b"\x09\x04\x06\x00\x00\x00\x10\x00", OLD_EXCEL),
    (b"MZ\x90\x00", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"ID3", MUSIC),
    (b"OggS", MUSIC),
    (b"SQLite format 3\0", DATABASE),
    (b"\x00\x01\x00\x00Standard Jet DB", DATABASE),
    (b"\x00\x01\x00\x00Standard ACE DB", DATABASE),
)

BY_STREAM: tuple[tuple[str, Stranger], ...] = (
    ("WordDocument", WORD),
    ("Workbook", OLD_EXCEL),
    ("Book", OLD_EXCEL),
    ("PowerPoint Document", POWERPOINT),
    ("VisioDocument", VISIO),
    ("__properties_version1.0", MAIL),
)
"""Streams in the directory of a compound file."""

BY_ENTRY: tuple[tuple[str, Stranger], ...] = (
    ("xl/workbook.bin", BINARY_EXCEL),
    ("word/document.xml", WORD),
    ("ppt/presentation.xml", POWERPOINT),
    ("visio/document.xml", VISIO),
    ("Index/Document.iwa", NUMBERS),
    ("Index.zip", NUMBERS),
    ("META-INF/MANIFEST.MF", PROGRAM),
)
"""Entries of an archive."""

BY_ROOT: dict[str, Stranger] = {
    "APIBusinessObjects": PMXML,
    "Workbook": EXCEL_XML,
    "html": WEB_PAGE,
    "HTML": WEB_PAGE,
    "rss": JIRA_XML,
    "svg": IMAGE,
}
"""Root elements of XML."""
