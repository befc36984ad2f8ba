"""What can be wrong with a file before anybody has read a plan in it."""

from ropewalk.planning.findings.finding import kind

_LETTER = (
    "“Could you send me the plan {file} once more, as XML? In Microsoft Project: File > Save As > choose a folder > "
    "Save as type: XML Format (*.xml) > Save. A question about missing information can be answered with Yes. "
    "The XML file holds the same tasks, links, dates and people, and I can open it here. Thank you.”"
)

FILE_MISSING = kind(
    "file-missing",
    sentence="There is no file {file}.",
    remedy="Correct the name or the folder.",
    stops=True,
)
FILE_FOLDER = kind(
    "file-folder",
    sentence="{file} is a folder, not a file.",
    remedy="Name the plan files in it.",
    stops=True,
)
FILE_CLOSED = kind(
    "file-closed",
    sentence="{file} cannot be opened: {why}.",
    remedy="Close it in other programs, or ask its owner for the right to read it.",
    stops=True,
)
FILE_NOT_WRITTEN = kind(
    "file-not-written",
    sentence="{file} cannot be written: {why}.",
    remedy="Name a file in a folder that is there and that you may write to; if it is open elsewhere, close it.",
    stops=True,
)
FILE_EMPTY = kind(
    "file-empty",
    sentence="{file} is empty.",
    remedy="Save or download it again: nothing of the plan has arrived.",
    stops=True,
)
FILE_TOO_LARGE = kind(
    "file-too-large",
    sentence="{file} has {size}; {limit} can be read.",
    remedy="Save the plan without what does not belong to it, or in several files.",
    stops=True,
)
FILE_UNKNOWN = kind(
    "file-unknown",
    sentence="{file} is not a plan in any format that can be read: {what}.",
    remedy="Save the plan as Microsoft Project XML or .mpp, as an Excel workbook (.xlsx), as CSV or as plan text "
    "(.plan.toml); from Jira export CSV or JSON.",
    stops=True,
)
FILE_OTHER = kind(
    "file-other",
    sentence="{file} is {what}; that is not a plan.",
    remedy="{how}",
    stops=True,
)
FILE_LATER = kind(
    "file-later",
    sentence="{file} is {what}. This format is not read yet.",
    remedy="{how}",
    stops=True,
)
FILE_LOCKED = kind(
    "file-locked",
    sentence="{file} is protected by a password.",
    remedy="Ask the sender to save it without a password: {how}.",
    stops=True,
)
FILE_DOCTYPE = kind(
    "file-doctype",
    sentence="{file} has a DOCTYPE{where}. Plans have none: it can make a reader open other files or fill its memory.",
    remedy="Export the plan again from the tool that keeps it; if it is still there, delete it in a text editor.",
    stops=True,
)

READING_TOO_LONG = kind(
    "reading-too-long",
    sentence="Reading {file} was stopped after {seconds:g} seconds.",
    remedy="Save the plan once more from its own tool and open that. If the machine is busy, try again later.",
    stops=True,
)
READING_TOO_HUNGRY = kind(
    "reading-too-hungry",
    sentence="Reading {file} was stopped because it needed more than {megabytes:,} MB of memory.",
    remedy="Save the plan once more from its own tool, without what does not belong to it, and open that.",
    stops=True,
)
READING_BROKE_OFF = kind(
    "reading-broke-off",
    sentence="Reading {file} broke off: {how}.",
    remedy="Save the plan once more from its own tool and open that; the file may be damaged.",
    stops=True,
)
READING_NOT_STARTED = kind(
    "reading-not-started",
    sentence="The separate program that reads {file} could not be started: {why}.",
    remedy="Make room on the disk for temporary files, or ask whoever runs this machine.",
    stops=True,
)

WORKBOOK_BROKEN = kind(
    "workbook-broken",
    sentence="{file} is a damaged Excel workbook: {what}.",
    remedy="Open it in Excel, save it as .xlsx and open that; if it came by mail or download, fetch it again.",
    stops=True,
)
WORKBOOK_BOMB = kind(
    "workbook-bomb",
    sentence="{file} would unpack to far more than a plan holds: {what}.",
    remedy="Copy the plan into a new workbook and open that.",
    stops=True,
)
WORKBOOK_CELL_FAR = kind(
    "workbook-cell-far",
    sentence="Sheet {sheet} has something in cell {cell}; rows to {rows:,} and columns to {column} are read.",
    remedy="Clear that cell, or copy the plan into a new workbook, and open that.",
    stops=True,
)
WORKBOOK_TOO_LARGE = kind(
    "workbook-too-large",
    sentence="{file} has more than {limit:,} {what}.",
    remedy="Keep the plan in a workbook of its own, without the sheets that are not part of it.",
    stops=True,
)
WORKBOOK_HIDDEN = kind(
    "workbook-hidden",
    sentence="Hidden sheets of {file} were not read: {sheets}.",
    remedy="If one of them holds the plan, unhide it in Excel (right click on a sheet's tab > Unhide) and save.",
)
WORKBOOK_UNCALCULATED = kind(
    "workbook-uncalculated",
    sentence="{cells} of sheet {sheet} held a formula without its result, {cell} first; read as empty.",
    remedy="Open the workbook in Excel and save it, so that the results are kept in it.",
)

MPP_NO_JAVA = kind(
    "mpp-no-java",
    sentence="{file} is a Microsoft Project file (.mpp), and reading those needs Java 17 or newer: {what}.",
    remedy="Install Java 17 (on Debian or Ubuntu: apt install default-jre-headless), or ask the sender: " + _LETTER,
    stops=True,
)
MPP_NO_PACKAGE = kind(
    "mpp-no-package",
    sentence="{file} is a Microsoft Project file (.mpp), and the extra that reads those is not installed.",
    remedy="Install it (pip install 'ropewalk[mpp]'), or ask the sender: " + _LETTER,
    stops=True,
)
MPP_BROKEN = kind(
    "mpp-broken",
    sentence="{file} looks like a Microsoft Project file (.mpp) and cannot be read: {what}.",
    remedy="Fetch it again if it came by mail or download. If that does not help, ask the sender: " + _LETTER,
    stops=True,
)
MPP_LOCKED = kind(
    "mpp-locked",
    sentence="{file} is a Microsoft Project file (.mpp) that is protected by a password.",
    remedy="Ask the sender to save it without one (File > Save As > Tools > General Options: leave the protection "
    "password empty), or as XML: " + _LETTER,
    stops=True,
)
