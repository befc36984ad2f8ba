"""What can be wrong with what somebody asks for."""

from ropewalk.planning.findings.finding import kind

CALL_NO_FILE = kind(
    "call-no-file",
    sentence="No plan was named.",
    remedy="Name one or more plan files, such as: ropewalk check plan.xml sheet.xlsx.",
    stops=True,
)
CALL_PROJECT = kind(
    "call-project",
    sentence="--project {text} does not give a key to a file.",
    remedy="Write --project KEY=FILE, such as --project LED=ledger.xml.",
    stops=True,
)
CALL_DATE = kind(
    "call-date",
    sentence="--start {text} cannot be read as a date from 1940 to 2199.",
    remedy="Write year, month, day: 2026-01-31 or 2026-01-31T08:00, for one project LED=2026-01-31.",
    stops=True,
)
CALL_ENDING = kind(
    "call-ending",
    sentence="{file} does not end as a format that can be written.",
    remedy="Name a file that ends in .xml (Microsoft Project), .xlsx, .csv or .plan.toml.",
    stops=True,
)
CALL_SAME_FILE = kind(
    "call-same-file",
    sentence="{file} would be written over itself.",
    remedy="Name another file to write to.",
    stops=True,
)
CALL_NO_TASK = kind(
    "call-no-task",
    sentence="There is no task {task} in the program{near}.",
    remedy="Name a task by its key, as KEY or PROJECT:KEY; ropewalk schedule FILE --text lists them.",
    stops=True,
)
CALL_MANY_TASKS = kind(
    "call-many-tasks",
    sentence="{count} tasks are called {task}: {tasks}.",
    remedy="Say which project is meant, as PROJECT:KEY.",
    stops=True,
)
CALL_NO_BASELINE = kind(
    "call-no-baseline",
    sentence="No task has a baseline {number}; there {are} {known}.",
    remedy="Choose a baseline that was saved with the plans, or leave --baseline out.",
)
CALL_NO_SHEET = kind(
    "call-no-sheet",
    sentence="--save-map has nothing to keep: no file is a spreadsheet or a CSV file.",
    remedy="Leave it out, or name a spreadsheet.",
)
CALL_PORT_TAKEN = kind(
    "call-port-taken",
    sentence="The page cannot be served on port {port}: {why}.",
    remedy="Leave --port out to have a free one, or end what uses it.",
    stops=True,
)
CALL_DEMO_AND_FILES = kind(
    "call-demo-and-files",
    sentence="--demo shows the demo program, and {files} named as well.",
    remedy="Leave out --demo or the files.",
    stops=True,
)
CALL_WHY_NO_FILE = kind(
    "call-why-no-file",
    sentence="{text} was read as a task, and no plan was named.",
    remedy="Name the plans first, then the task: ropewalk why plan.xml LED:120.",
    stops=True,
)
CALL_MAP_FILE = kind(
    "call-map-file",
    sentence="--map {text} is for {file}, which is not among the files.",
    remedy="Write --map FILE=PROFILE with the file's own name, or --map PROFILE for every sheet.",
    stops=True,
)
CALL_MANY_SHEETS = kind(
    "call-many-sheets",
    sentence="--save-map kept how {file} was read; {others} not kept.",
    remedy="Name one spreadsheet at a time to keep its profile.",
)
