"""What keeps a sound plan from being a good one. None of these stops anything."""

from ropewalk.planning.findings.finding import FindingKind, kind


def _rule(code: str, *, sentence: str, remedy: str, norm: str = "{norm}") -> FindingKind:
    """A rule of quality. Its sentence says how many, what of them, which, and what a good plan keeps to."""
    return kind(code, sentence=f"{sentence}: {{names}}.{norm}", remedy=remedy)


TASKS_WITHOUT_PREDECESSOR = _rule(
    "tasks-without-predecessor",
    sentence="{tally} {wait} for nothing",
    remedy="Link {each} to what has to happen before it; until then nothing that slips moves it.",
)
TASKS_WITHOUT_SUCCESSOR = _rule(
    "tasks-without-successor",
    sentence="{tally} {lead} to nothing",
    remedy="Link {each} to what needs it; until then its slips move nothing and its float means little.",
)
TASKS_DANGLING = _rule(
    "tasks-dangling",
    sentence="{tally} {have} a loose end, where no link holds the start or none leaves the finish",
    remedy="Add a link into the start or out of the finish; until then a longer duration goes unnoticed.",
)
LINKS_WITH_LEAD = _rule(
    "links-with-lead",
    sentence="{tally} {let} a task begin before what it waits for is over (a lead)",
    remedy="Split the task that is waited for where the other may begin, and link the parts.",
)
LINKS_WITH_LAG = _rule(
    "links-with-lag",
    sentence="{tally} {wait} for time to pass (a lag)",
    remedy="Make {each} a task with a name and an owner, so that somebody can shorten the wait.",
)
LINKS_OTHER_KINDS = _rule(
    "links-other-kinds",
    sentence="{tally} {run} otherwise than from finish to start",
    remedy="Keep what is meant; the rest is easier to follow from finish to start.",
)
DATES_PINNED = _rule(
    "dates-pinned",
    sentence="{tally} {have} a pinned date",
    remedy="Use a deadline where the date is a promise: it is compared and does not hide a slip.",
)
FLOAT_HIGH = _rule(
    "float-high",
    sentence="{tally} {have} more than {days} working days of float",
    remedy="Look for the link that is missing behind {each}: most float as large as this is not real.",
)
FLOAT_NEGATIVE = _rule(
    "float-negative",
    sentence="{tally} cannot meet a date {they} {have} to meet",
    remedy="Shorten what leads to {each} or agree on another date; ropewalk why names the chain.",
)
TASKS_LONG = _rule(
    "tasks-long",
    sentence="{tally} {take} more than {days} working days",
    remedy="Split {each} where something can be shown to be finished.",
)
FACTS_AHEAD = _rule(
    "facts-ahead",
    sentence="{tally} {are} said to have started or finished after the data date",
    remedy="Correct the date, or bring the data date of the project up to the facts.",
)
WORK_BEHIND = _rule(
    "work-behind",
    sentence="{tally} {have} work left that is planned before the data date",
    remedy="Move what is left behind the data date, or say how far it has come.",
)
TASKS_UNSTAFFED = _rule(
    "tasks-unstaffed",
    sentence="{tally} {have} neither an owner nor anybody who works on {them}",
    remedy="Name who does {each}.",
)
BASELINE_MISSED = _rule(
    "baseline-missed",
    sentence="{tally} due by the data date {are} late against the baseline",
    remedy="Say what is done about {each}, or agree on a new baseline and keep the old one.",
)
PATH_BROKEN = _rule(
    "path-broken",
    sentence="A slip of {slip} in the first open task of the path that drives the finish moves the finish by {moved}",
    remedy="Look on the path for pinned dates, dates held by hand and missing links: they hide the slip.",
    norm=" In a sound plan the finish moves as far as the task.",
)
PATH_FROM_DATE = _rule(
    "path-from-date",
    sentence="The path that drives the finish begins on a date that {reason}, not with work that can be shortened",
    remedy="Replace the date by a link to what it waits for, where there is such a thing.",
    norm=" In a sound plan such a date follows from work.",
)
PATH_INDEX_LOW = _rule(
    "path-index-low",
    sentence="{tally} would have to gain time to finish as the baseline says (critical path length index {index})",
    remedy="Win time on the path that drives the finish, or agree on a later finish.",
)
FINISH_INDEX_LOW = _rule(
    "finish-index-low",
    sentence="{finished} {are} finished of {due} that should be by the baseline (baseline execution index {index}); "
    "still open",
    remedy="Ask what holds up those that are due, and whether their finish has been recorded.",
)
TASKS_UNBASELINED = _rule(
    "tasks-unbaselined",
    sentence="{tally} {have} no baseline date to be compared with",
    remedy="Take a baseline once the plan is agreed.",
)
PROGRESS_MISSING = _rule(
    "progress-missing",
    sentence="{tally} should have started or finished by the data date, and nothing is said of it",
    remedy="Ask who owns {each}: what has started, what has finished, how much is left?",
)
DATA_DATE_STALE = _rule(
    "data-date-stale",
    sentence="{tally} {have} not been brought up to date for more than {days} days",
    remedy="Ask for an update and import it; until then the dates are those of an old plan.",
)
DATA_DATE_MISSING = _rule(
    "data-date-missing",
    sentence="{tally} {report} progress and {do} not say as of when",
    remedy="State the data date of the project; until then nobody can tell what is late.",
)
LINKS_ON_SUMMARIES = _rule(
    "links-on-summaries",
    sentence="{tally} {hang} on a summary",
    remedy="Link the task below that really waits or gives; a link on a summary holds everything below it.",
)
TASKS_MANUAL = _rule(
    "tasks-manual",
    sentence="{tally} {have} dates held by hand",
    remedy="Let the links schedule {each}; a date held by hand does not move when its reason does.",
)
TASKS_UNSTATED = _rule(
    "tasks-unstated",
    sentence="{tally} {state} no duration",
    remedy="Give {each} a duration; nothing is invented for {them}.",
)
HANDOFFS_WITHOUT_NEED = _rule(
    "handoffs-without-need",
    sentence="{tally} {do} not say when {they} {are} needed",
    remedy="Ask the receiver for the date; without it nobody sees a handoff break.",
)
HANDOFFS_UNPROMISED = _rule(
    "handoffs-unpromised",
    sentence="{tally} {are} needed by a date that nobody has promised",
    remedy="Ask the giver for a date; a handoff that is not agreed is a risk.",
)
HANDOFFS_LATE = _rule(
    "handoffs-late",
    sentence="{tally} {come} later than needed",
    remedy="Ask the giver what would bring it forward, or the receiver whether the date can wait.",
)
COMMITMENTS_LATE = _rule(
    "commitments-late",
    sentence="{tally} {are} planned later than promised",
    remedy="Win the time back, or tell whom it was promised to.",
)
