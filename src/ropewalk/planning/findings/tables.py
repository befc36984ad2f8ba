"""What can be wrong with a plan kept in a spreadsheet or a CSV file."""

from ropewalk.planning.findings.finding import kind

SHEET_NOT_TEXT = kind(
    "sheet-not-text",
    sentence="{file} is not text: {what}.",
    remedy="Save the sheet as CSV (UTF-8) or as an Excel workbook (.xlsx) and open that.",
    stops=True,
)
SHEET_EMPTY = kind(
    "sheet-empty",
    sentence="{file} holds no cell with anything in it.",
    remedy="Open the file that holds the plan.",
    stops=True,
)
SHEET_TOO_LARGE = kind(
    "sheet-too-large",
    sentence="{file} has {what}; {limit} can be read.",
    remedy="Keep the plan in a file of its own, without the rows and columns that are not part of it.",
    stops=True,
)
SHEET_QUOTE_OPEN = kind(
    "sheet-quote-open",
    sentence="A quotation mark opened in row {row} is never closed, so the rows after it cannot be told apart.",
    remedy="Close the quotation mark, or export the file again: it may have been cut off.",
    stops=True,
)
SHEET_NO_PLAN = kind(
    "sheet-no-plan",
    sentence="No plan was found in {file}: {what}.",
    remedy="A plan needs a row of headers with a name and at least a start, a finish, a duration or predecessors. "
    "If it has them in other words, say which column is which with --map PROFILE.",
    stops=True,
)
SHEET_TRANSPOSED = kind(
    "sheet-transposed",
    sentence="Sheet {sheet} has its headers below each other and a task in every column.",
    remedy="Turn it: copy it, and in a new sheet choose Paste Special > Transpose; open that.",
    stops=True,
)
SHEET_NO_ROWS = kind(
    "sheet-no-rows",
    sentence="Sheet {sheet} has the headers of a plan in row {row} and no task below them.",
    remedy="Fill in the tasks, or name the sheet that holds them in a profile (--map PROFILE).",
    stops=True,
)
PROFILE_UNREADABLE = kind(
    "profile-unreadable",
    sentence="The profile cannot be read: {what}.",
    remedy="Make a new one with --save-map and change that.",
    stops=True,
)
PROFILE_SHEET_MISSING = kind(
    "profile-sheet-missing",
    sentence="The profile names the sheet {sheet}, and the file has {sheets}.",
    remedy="Correct the name of the sheet in the profile.",
    stops=True,
)
PROFILE_HEADER_MISSING = kind(
    "profile-header-missing",
    sentence="The profile names the column {header}, and row {row} of sheet {sheet} has no such header.",
    remedy="Correct the header in the profile; until then {field} is not read from it.",
)
SHEET_CHOSEN = kind(
    "sheet-chosen",
    sentence="The plan was read from sheet {sheet}, the one that looks most like a plan; {count} not read: {others}.",
    remedy="If another sheet holds the plan, name it in a profile (--map PROFILE).",
)
SHEET_ENCODING = kind(
    "sheet-encoding",
    sentence="The text of {file} is not UTF-8; it was read as {encoding}{lost}.",
    remedy="If letters look wrong, save the file again as CSV UTF-8.",
)
SHEET_COLUMN_GUESSED = kind(
    "sheet-column-guessed",
    sentence="Column {header} was taken for {field} by what stands in it.",
    remedy="If that is wrong, correct it in a profile (--map PROFILE).",
)
SHEET_DATE_ORDER = kind(
    "sheet-date-order",
    sentence="Dates such as {example} can be read two ways; they were read with the {order} ({why}).",
    remedy="If that is wrong, set date_order in a profile (--map PROFILE), or write dates as 2026-01-31.",
)
SHEET_DATE_MIXED = kind(
    "sheet-date-mixed",
    sentence="Dates are written both with the day first and with the month first ({day_first} and {month_first}); "
    "those that fit both were read with the {order}.",
    remedy="Write all dates as 2026-01-31.",
)
SHEET_DATE_UNREADABLE = kind(
    "sheet-date-unreadable",
    sentence="{task}: {field} reads {text}, which is not a date.",
    remedy="Write a date such as 2026-01-31, or leave the cell empty; until then there is no {field}.",
    drops=True,
)
SHEET_DATE_RANGE = kind(
    "sheet-date-range",
    sentence="{task}: {field} reads {text}, outside the years 1940 to 2199.",
    remedy="Correct the date; until then there is no {field}.",
    drops=True,
)
SHEET_DATES_ROUGH = kind(
    "sheet-dates-rough",
    sentence="{count} name a week, a month or a quarter instead of a day, such as {example}: a start was read as "
    "its first working day, a finish as its last.",
    remedy="Write the day where it matters.",
)
SHEET_DATES_REVERSED = kind(
    "sheet-dates-reversed",
    sentence="{task}: finish {finish} comes before start {start}.",
    remedy="Correct one of the two; until then the finish is not used.",
)
SHEET_DURATION_UNREADABLE = kind(
    "sheet-duration-unreadable",
    sentence="{task}: {field} reads {text}, which is not an amount of time.",
    remedy="Write days, weeks or hours such as 5d, 2w or 40h; until then there is no {field}.",
    drops=True,
)
SHEET_DURATION_UNIT = kind(
    "sheet-duration-unit",
    sentence="Durations without a unit were read as {unit}: that fits the dates of {fits} of {of} rows.",
    remedy="If that is wrong, set duration_unit in a profile (--map PROFILE).",
)
SHEET_DURATIONS_DIFFER = kind(
    "sheet-durations-differ",
    sentence="{count} a duration that is not the working time between their start and finish: {rows}. {used}",
    remedy="Where the other one is meant, correct the duration or the dates.",
)
SHEET_FINISH_AFTER = kind(
    "sheet-finish-after",
    sentence="Dates under {field} are start plus duration, the day after the last day of work; "
    "they were read as the end of the day before.",
    remedy="Write the last day of work as the finish, or leave the finishes out: they follow from the durations.",
)
SHEET_WEEK = kind(
    "sheet-week",
    sentence="{free} of {of} starts and finishes fall on weekends: work was read as going on {week}.",
    remedy="If that is wrong, set week in a profile (--map PROFILE).",
)
SHEET_WORKS_EVERY_DAY = kind(
    "sheet-works-every-day",
    sentence="{count} on a day that is free otherwise: {rows}. Work there was read as going on every day of the week.",
    remedy="If that is wrong, move the date to a working day, or set week in a profile (--map PROFILE).",
)
SHEET_STARTS_LATER = kind(
    "sheet-starts-later",
    sentence="{count} later than links ask: {rows}. There the start this makes was read as Start No Earlier Than.",
    remedy="Where a task may start as soon as it can, clear its date or give it the constraint ASAP.",
)
SHEET_STARTS_EARLIER = kind(
    "sheet-starts-earlier",
    sentence="{count} earlier than links allow: {rows}. There the links decide; "
    "the stated dates are kept beside the schedule.",
    remedy="Correct the dates or the predecessors.",
)
SHEET_LINK_SHARED = kind(
    "sheet-link-shared",
    sentence="{task}: {field} names {name}, and several rows go by that; row {used} was taken.",
    remedy="Write the id or the row number instead of the name.",
)
SHEET_COLUMNS_UNUSED = kind(
    "sheet-columns-unused",
    sentence="These columns say nothing that was read: {columns}.",
    remedy="If one of them matters, say what it means in a profile (--map PROFILE).",
)
SHEET_HANDOFF_UNREADABLE = kind(
    "sheet-handoff-unreadable",
    sentence="Row {row} of sheet {sheet}: {field} reads {text}, which is not understood.",
    remedy="Write tasks as PROJECT:KEY, lags as +2d and dates as 2026-01-31.",
    drops=True,
)
SHEET_LINK_UNREADABLE = kind(
    "sheet-link-unreadable",
    sentence="{task}: {field} reads {text}, which names no task.",
    remedy="Write ids of other rows such as 3FS+2d;5SS; until then this link is left out.",
    drops=True,
)
SHEET_LINK_MISSING = kind(
    "sheet-link-missing",
    sentence="{task}: {field} names {missing}, and no row has that {by}.",
    remedy="Correct the reference or add the row; until then this link is left out.",
    drops=True,
)
SHEET_LINK_ITSELF = kind(
    "sheet-link-itself",
    sentence="{task} names itself under {field}.",
    remedy="Remove the reference; it is left out.",
    drops=True,
)
SHEET_LINK_ABOVE = kind(
    "sheet-link-above",
    sentence="{task} is linked with {other}, the summary it belongs to.",
    remedy="Link the tasks, not a task with its own summary; the link is left out.",
    drops=True,
)
SHEET_ROW_NUMBERS = kind(
    "sheet-row-numbers",
    sentence="There is no id column: numbers under {field} were read as {meaning}, and tasks go by them.",
    remedy="Add a column with an id for each task, so that nothing has to be guessed.",
)
SHEET_ID_TWICE = kind(
    "sheet-id-twice",
    sentence="Rows {first} and {row} have the same id {id}.",
    remedy="Give each row its own id; until then row {row} is called {key}, and links to {id} lead to row {first}.",
)
SHEET_NAME_MISSING = kind(
    "sheet-name-missing",
    sentence="Row {row} has {what} and no name.",
    remedy="Name the task, or clear the row.",
)
SHEET_HEADINGS = kind(
    "sheet-headings",
    sentence="{count} a name and nothing else; they were read as headings over the rows below them: {rows}.",
    remedy="If they are tasks, give them dates or a duration; "
    "if the outline is another, add a column with the outline level.",
)
SHEET_PERCENT_UNREADABLE = kind(
    "sheet-percent-unreadable",
    sentence="{task}: {field} reads {text}, which is not a percentage from 0 to 100.",
    remedy="Write a percentage such as 50 %; until then nothing is done.",
)
SHEET_PROGRESS_ASSUMED = kind(
    "sheet-progress-assumed",
    sentence="{count} begun or done and no date says when: {rows}. The dates that links and durations make, up to the "
    "data date, were taken for the actual ones; what is left follows the data date.",
    remedy="Add columns Actual start and Actual finish.",
)
SHEET_PROGRESS_UNDATED = kind(
    "sheet-progress-undated",
    sentence="{count} begun or done and nothing says when: {rows}. They are scheduled as if nothing were done.",
    remedy="Add columns Actual start and Actual finish, or write Start: and Data date: above the headers.",
)
SHEET_STATUS_AGAINST_PERCENT = kind(
    "sheet-status-against-percent",
    sentence="{task} has the status {status} and is {percent:g} % complete.",
    remedy="Correct one of the two; the percentage is used.",
)
SHEET_CELL_UNREADABLE = kind(
    "sheet-cell-unreadable",
    sentence="{task}: {field} reads {text}, which is not understood.",
    remedy="{remedy}",
)
SHEET_CALENDAR_UNKNOWN = kind(
    "sheet-calendar-unknown",
    sentence="{count} by the calendar {calendar}, and a sheet cannot say what that is.",
    remedy="Open the plan from its own tool; until then the standard week stands in for it.",
)
SHEET_LOSES_CALENDARS = kind(
    "sheet-loses-calendars",
    sentence="{count} by calendars that a sheet cannot hold: {who} ({calendars}).",
    remedy="Keep the plan as .plan.toml or as XML; read from the sheet these work the standard week.",
)
SHEET_LOSES_DIALECT = kind(
    "sheet-loses-dialect",
    sentence="A sheet cannot say that {projects} follows the rules of Microsoft Project.",
    remedy="Keep the plan as .plan.toml or as XML; read from the sheet it follows the rules of Ropewalk.",
)
SHEET_LOSES_FACTS = kind(
    "sheet-loses-facts",
    sentence="A sheet cannot hold {what}; left out for {who}.",
    remedy="Keep the plan as .plan.toml where they matter.",
)
SHEET_MORE = kind(
    "sheet-more",
    sentence="{count} more, down to row {last}, are of the same kind; the last one: {example}",
    remedy="{remedy}",
)
