"""What can be wrong with an export of Jira, and what its reader decided."""

from ropewalk.planning.findings.finding import kind

JIRA_NOT_JSON = kind(
    "jira-not-json",
    sentence="{file} is not JSON that can be read: {what}.",
    remedy="Download the answer of Jira again: it was cut off or changed on its way.",
    stops=True,
)
JIRA_NESTED = kind(
    "jira-nested",
    sentence="{file} nests brackets deeper than any answer of Jira does.",
    remedy="Download the answer of Jira again; if it is still like this, export CSV instead.",
    stops=True,
)
JIRA_TOO_LARGE = kind(
    "jira-too-large",
    sentence="{file} holds {what}; {limit} can be read.",
    remedy="Narrow the search in Jira (by project, or by date of change) and export it in several files.",
    stops=True,
)
JIRA_NO_ISSUES = kind(
    "jira-no-issues",
    sentence="{file} holds no Jira issue{what}.",
    remedy="In Jira, search for the issues and export the result: Export > CSV (all fields), or the answer of "
    "/rest/api/2/search as JSON.",
    stops=True,
)
JIRA_NO_KEYS = kind(
    "jira-no-keys",
    sentence="No column of {file} holds the keys of issues.",
    remedy="In Jira choose Export > CSV (all fields); the column is called Issue key.",
    stops=True,
)
JIRA_NOTHING_ENTERS = kind(
    "jira-nothing-enters",
    sentence="Nothing in {file} is on the chosen level, {level}.",
    remedy="Choose another level: {others}.",
    stops=True,
)
JIRA_ISSUES_ENTER = kind(
    "jira-issues-enter",
    sentence="{file} holds no epic and no version, so its issues entered themselves.",
    remedy="If there are epics, export them together with their issues.",
)
JIRA_ENTERED = kind(
    "jira-entered",
    sentence="{entered} entered the program from {file}; {rest} below that level became progress and throughput.",
    remedy="If more or less is wanted, choose another level: {others}.",
)
JIRA_PAGES_MISSING = kind(
    "jira-pages-missing",
    sentence="{file} holds {read:,} of {total:,} issues: Jira answers a search in pages.",
    remedy="Fetch the other pages as well (startAt or nextPageToken) and put them into one file, one after the other.",
)
JIRA_AT_LIMIT = kind(
    "jira-at-limit",
    sentence="{file} holds exactly {count:,} issues, which is as many as Jira exports at once.",
    remedy="If the search finds more, export it in several parts, such as one for each project.",
)
JIRA_DATA_DATE = kind(
    "jira-data-date",
    sentence="The export does not say when it was made; its newest change, of {date}, is taken as the data date.",
    remedy="If it is older than the program, set a data date for its projects.",
)
JIRA_UNDATED = kind(
    "jira-undated",
    sentence="There are no dates and no estimate for {count} of {project} ({of} in all): {issues}.",
    remedy="Give them a start and a due date or an estimate in Jira; nothing is invented for them.",
)
JIRA_DATES_ROLLED = kind(
    "jira-dates-rolled",
    sentence="{project} has {count} without dates of its own, read with those of the issues below: {keys}.",
    remedy="Give them dates of their own in Jira where those of their issues are not the plan.",
)
JIRA_SPRINT_DATES = kind(
    "jira-sprint-dates",
    sentence="{project} has {count} without dates, read with those of the sprint: {issues}.",
    remedy="Give them dates of their own in Jira where the sprint is not the plan.",
)
JIRA_DATES_REVERSED = kind(
    "jira-dates-reversed",
    sentence="{issue}: due {due} comes before start {start}.",
    remedy="Correct one of the two in Jira; until then no duration is taken from them.",
)
JIRA_DATE_ORDER = kind(
    "jira-date-order",
    sentence="Dates such as {example} can be read two ways; they were read with the {order} ({why}).",
    remedy="If that is wrong, export again from a Jira whose dates show the month as a word or the year first.",
)
JIRA_DATE_MIXED = kind(
    "jira-date-mixed",
    sentence="Dates are written both with the day first and with the month first ({day_first} and {month_first}); "
    "those that fit both were read with the {order}.",
    remedy="Export all issues from one Jira and with one language.",
)
JIRA_LOOSE = kind(
    "jira-loose",
    sentence="{project} has {count} outside of everything that entered: {issues}; only throughput counts such issues.",
    remedy="Give them an epic or a version in Jira, or let every issue enter.",
)
JIRA_STAND_IN = kind(
    "jira-stand-in",
    sentence="{file} names {count} that it does not hold: {keys}. A task without dates of its own stands in for each.",
    remedy="Export the epics together with their issues.",
)
JIRA_DROPPED = kind(
    "jira-dropped",
    sentence="{project} has {count} closed without being done ({why}); such issues count neither as work nor as done.",
    remedy="If some were done after all, correct their resolution in Jira.",
)
JIRA_DONE_WITH_REST = kind(
    "jira-done-with-rest",
    sentence="{issue} is done and has {open} that are not.",
    remedy="Close them, move them to another epic or reopen it; until then it counts as done.",
)
JIRA_ISSUE_UNREADABLE = kind(
    "jira-issue-unreadable",
    sentence="Issue {number} of {file} is left out: {what}.",
    remedy="Export it again.",
    drops=True,
)
JIRA_ISSUE_TWICE = kind(
    "jira-issue-twice",
    sentence="{file} holds {count} more than once: {issues}; the first of each counts.",
    remedy="If the file was put together from several answers, fetch them again at once: issues moved meanwhile.",
)
JIRA_VALUE = kind(
    "jira-value",
    sentence="{issue}: {field} reads {text}, which is not {wanted}.",
    remedy="Correct it in Jira and export again; until then there is no {field}.",
    drops=True,
)
JIRA_DATE_RANGE = kind(
    "jira-date-range",
    sentence="{issue}: {field} reads {text}, outside the years 1940 to 2199.",
    remedy="Correct it in Jira and export again; until then there is no {field}.",
    drops=True,
)
JIRA_FIELDS_GUESSED = kind(
    "jira-fields-guessed",
    sentence="{file} does not say what its custom fields mean; by what stands in them {fields}.",
    remedy="Add expand=names to the search, so that nothing has to be guessed.",
)
JIRA_LINK_ITSELF = kind(
    "jira-link-itself",
    sentence="{issue} is said to block itself.",
    remedy="Delete the link in Jira; it is left out.",
    drops=True,
)
JIRA_LINK_ABOVE = kind(
    "jira-link-above",
    sentence="{issue} is linked with {other}, to which it belongs.",
    remedy="Link the issues, not an issue with its own epic; the link is left out.",
    drops=True,
)
JIRA_LINKS_BELOW = kind(
    "jira-links-below",
    sentence="{project} has {count} between issues that did not enter: {links}. Such links are left out.",
    remedy="Link the epics where one as a whole waits for the other, or let every issue enter.",
    drops=True,
)
JIRA_LINKS_OUTSIDE = kind(
    "jira-links-outside",
    sentence="{project} has {count} to issues that are not in {file}: {links}.",
    remedy="Export those as well, or tie the projects with handoffs.",
)
JIRA_PARENT_CIRCLE = kind(
    "jira-parent-circle",
    sentence="{circle} stand below each other in a circle.",
    remedy="Correct the parent in Jira; until then they stand at the top.",
)
JIRA_PARENT_ELSEWHERE = kind(
    "jira-parent-elsewhere",
    sentence="{project} has {count} below an issue of another project: {issues}; in its outline each stands on top.",
    remedy="Nothing need be done; the outline of a project holds its own issues only.",
)
JIRA_MORE = kind(
    "jira-more",
    sentence="{count} more are of the same kind; the last one: {example}",
    remedy="{remedy}",
)
