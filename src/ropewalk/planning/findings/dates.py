"""What can be wrong with dates, amounts and calendars."""

from ropewalk.planning.findings.finding import kind

DATE_RANGE = kind(
    "date-range",
    sentence="{who}: {what} is in {date}, outside the years 1940 to 2199.",
    remedy="Correct the date.",
    stops=True,
)
DATE_RANGE_KEPT = kind(
    "date-range-kept",
    sentence="{who}: {what} is in {date}, outside the years 1940 to 2199.",
    remedy="Correct the date; nothing is computed from it.",
)
FINISH_BEFORE_START = kind(
    "finish-before-start",
    sentence="{who}: {what} finish {finish} comes before {what} start {start}.",
    remedy="Correct one of the two dates.",
    stops=True,
)
FINISH_BEFORE_START_KEPT = kind(
    "finish-before-start-kept",
    sentence="{who}: {what} finish {finish} comes before {what} start {start}.",
    remedy="Correct one of the two dates; the schedule does not depend on them.",
)
BLACKOUT_EMPTY = kind(
    "blackout-empty",
    sentence="Blackout {blackout} finishes {finish}, before it starts {start}.",
    remedy="Correct one of the two dates; until then the window holds nothing.",
    drops=True,
)
ACTUAL_AFTER_DATA_DATE = kind(
    "actual-after-data-date",
    sentence="{task} is said to have {verb} on {date}, after the data date of {project}, {data_date}.",
    remedy="Correct the date, or bring the data date of the project up to the facts.",
)
CONSTRAINT_UNDATED = kind(
    "constraint-undated",
    sentence="{task} has the constraint {constraint} without a date.",
    remedy="Give it a date or remove it; until then it is left out.",
    drops=True,
)
PROJECT_FINISH_UNSTATED = kind(
    "project-finish-unstated",
    sentence="{project} is to be scheduled back from its finish and states none.",
    remedy="State the finish; until then the project is scheduled from its start.",
    drops=True,
)
TASKS_UNDATED = kind(
    "tasks-undated",
    sentence="{project}: {count} {state} neither a duration nor dates: {tasks}.",
    remedy="Give {each} a duration; nothing is invented where none is stated.",
)
TASKS_LENGTHLESS = kind(
    "tasks-lengthless",
    sentence="{project}: {count} {state} a date and no duration: {tasks}.",
    remedy="Give {each} a duration, or make it a milestone; until then it counts as taking no time.",
)
HANDOFF_PROMISED_LATE = kind(
    "handoff-promised-late",
    sentence="Handoff {handoff} is needed by {needed_by} and promised for {promised}.",
    remedy="Agree on one date with both sides.",
)
HANDOFF_TOO_EARLY = kind(
    "handoff-too-early",
    sentence="Handoff {handoff} is needed by {needed_by}, and {task} that gives it {reason} {date}.",
    remedy="Agree on a later date with the receiver, or let the task begin earlier.",
)

DURATION_NEGATIVE = kind(
    "duration-negative",
    sentence="{task} has a negative {what} of {minutes:,} minutes.",
    remedy="Correct it.",
    stops=True,
)
DURATION_RANGE = kind(
    "duration-range",
    sentence="{task} has a {what} of {minutes:,} minutes, longer than any plan.",
    remedy="Correct it.",
    stops=True,
)
PERCENT_RANGE = kind(
    "percent-range",
    sentence="{task} is {percent:g} % complete.",
    remedy="Give a percentage from 0 to 100.",
)
WORK_LEFT_ON_FINISHED = kind(
    "work-left-on-finished",
    sentence="{task} finished on {date} and has {minutes:,} minutes of work left.",
    remedy="Remove the finish or set the remaining work to nothing; until then the task counts as finished.",
)
RESUME_BEFORE_STOP = kind(
    "resume-before-stop",
    sentence="{task} goes on {resume}, before it stopped {stop}.",
    remedy="Correct one of the two dates.",
)
SPLIT_BEYOND = kind(
    "split-beyond",
    sentence="{task} is split after {after:,} minutes of work and has {duration:,} in all.",
    remedy="Correct the split; until then it is left out.",
    drops=True,
)
SPLIT_BACKWARD = kind(
    "split-backward",
    sentence="{task} has a split after {after:,} minutes that pauses for {gap:,} minutes.",
    remedy="Give splits in order, with an amount of work before and a pause above 0.",
)
PROBABILITY_RANGE = kind(
    "probability-range",
    sentence="Risk {risk} has the probability {probability:g}.",
    remedy="Give a probability from 0 to 1.",
)
DELAYS_UNORDERED = kind(
    "delays-unordered",
    sentence="Risk {risk} adds {low:,}, {likely:,} and {high:,} minutes, which do not rise from low to high.",
    remedy="Give the low, the likely and the high delay in this order.",
)
UNITS_RANGE = kind(
    "units-range",
    sentence="{who} has {units:g} units.",
    remedy="Give a number from 0 up; 1 is full time.",
)
DAY_LENGTH = kind(
    "day-length",
    sentence="{project} counts {minutes:,} minutes to a {unit}.",
    remedy="Give a length from 1 minute to the whole {unit}; durations are shown by it.",
)

CALENDAR_EMPTY = kind(
    "calendar-empty",
    sentence="Calendar {calendar} has no working time at all.",
    remedy="Give it working days, or let {users} work by another.",
    stops=True,
)
CALENDAR_RUNS_OUT = kind(
    "calendar-runs-out",
    sentence="Calendar {calendar} has no working time after {date}.",
    remedy="Give its week working days; work that is not done by then cannot be placed.",
)
CALENDAR_WEEK = kind(
    "calendar-week",
    sentence="Calendar {calendar} has a week of {days}.",
    remedy="Give seven days, Monday first.",
    stops=True,
)
SHIFT_RANGE = kind(
    "shift-range",
    sentence="Calendar {calendar} has a shift from minute {start:,} to minute {finish:,} of {day}.",
    remedy="Give shifts that begin before they end, from 00:00 to 24:00; work over midnight is two shifts.",
    stops=True,
)
SHIFT_OVERLAP = kind(
    "shift-overlap",
    sentence="Calendar {calendar} has shifts that overlap or stand out of order on {day}.",
    remedy="Give the shifts of a day in order, each after the one before.",
    stops=True,
)
CALENDAR_BASE_MISSING = kind(
    "calendar-base-missing",
    sentence="Calendar {calendar} builds on {base}, and there is no such calendar.",
    remedy="Add the calendar below or name another; until then the days it leaves open are free.",
)
CALENDAR_BASE_CIRCLE = kind(
    "calendar-base-circle",
    sentence="Calendars {circle} build on each other in a circle.",
    remedy="Let one of them stand on its own.",
    stops=True,
)
CALENDAR_IDLE_FAULT = kind(
    "calendar-idle-fault",
    sentence="{fault} Nothing works by it.",
    remedy="Mend it before somebody uses it, or delete it.",
)
CALENDAR_SPAN = kind(
    "calendar-span",
    sentence="Calendar {calendar} has {what} from {first} to {last}.",
    remedy="Let it end after it begins, within the years 1940 to 2199; until then only the days within count.",
)
RECURRENCE_RANGE = kind(
    "recurrence-range",
    sentence="Calendar {calendar} repeats {what} by a rule that no day fits: {fault}.",
    remedy="Correct the rule of the exception.",
)
