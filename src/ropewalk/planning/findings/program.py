"""What can be wrong when several files become one program."""

from ropewalk.planning.findings.finding import kind

PROJECT_KEY_SHARED = kind(
    "project-key-shared",
    sentence="{file} calls its project {key}, and so does {others}; here it is called {used}.",
    remedy="Give it a key of its own with --project KEY=FILE.",
)
PROJECT_KEY_FOR_MANY = kind(
    "project-key-for-many",
    sentence="--project {key}={file} gives one key, and the file holds {count} projects: {projects}.",
    remedy="Leave the key out: they keep the keys the file gives them.",
    stops=True,
)
PROJECT_KEY_FOR_NONE = kind(
    "project-key-for-none",
    sentence="--project {key}={file} gives a key, and the file holds no project.",
    remedy="Name the file without a key.",
)
PROJECT_KEY_TWICE = kind(
    "project-key-twice",
    sentence="{file} would be a second project {key}; here it is called {used}.",
    remedy="Give each file its own key with --project KEY=FILE, and name each file once.",
    stops=True,
)
START_FOUND = kind(
    "start-found",
    sentence="{project} does not say when it starts; it starts on {date}, when work first begins in its file.",
    remedy="If that is wrong, say when it starts with --start DATE.",
)
START_AT_DATA_DATE = kind(
    "start-at-data-date",
    sentence="{project} names no date on which work begins; it starts at its data date, {date}.",
    remedy="If that is wrong, say when it starts with --start DATE.",
)
START_TODAY = kind(
    "start-today",
    sentence="{project} names no date on which work begins; it is scheduled from today, {date}.",
    remedy="Say when it starts with --start DATE.",
)
START_UNKNOWN_PROJECT = kind(
    "start-unknown-project",
    sentence="--start names the project {project}, and there is none; the projects are {known}.",
    remedy="Correct the key.",
    stops=True,
)
TIE_WITHOUT_HANDOFF = kind(
    "tie-without-handoff",
    sentence="{file} ties nothing: it holds no handoff.",
    remedy='Write [[handoff]] and below it id, giver = "PROJECT:KEY", receiver = "PROJECT:KEY" and what changes hands.',
)
TIE_WITH_PROJECTS = kind(
    "tie-with-projects",
    sentence="{file} was given with --tie and holds the projects {projects} as well; only its handoffs are used.",
    remedy="Name the file without --tie to have its projects in the program.",
)
