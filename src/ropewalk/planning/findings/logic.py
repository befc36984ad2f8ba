"""What can be wrong with keys, links, outlines, handoffs and names that lead nowhere."""

from ropewalk.planning.findings.finding import kind

LINK_CIRCLE = kind(
    "link-circle",
    sentence="{circle} wait for each other in a circle.",
    remedy="Remove one of the links between them; until then they and every task behind them get no dates.",
    stops=True,
)
LINK_CIRCLES_MORE = kind(
    "link-circles-more",
    sentence="There are more circles of links than the {named} named here.",
    remedy="Mend those that are named and check again.",
    stops=True,
)
LINK_MISSING_TASK = kind(
    "link-missing-task",
    sentence="The {link} link from {source} to {target} leads nowhere: {project} has no task {missing}.",
    remedy="Correct the key or delete the link; until then it is left out.{hint}",
    drops=True,
)
LINK_TO_ITSELF = kind(
    "link-to-itself",
    sentence="{task} is linked to itself.",
    remedy="Delete the link; until then it is left out.",
    drops=True,
)
LINK_TWICE = kind(
    "link-twice",
    sentence="The {link} link from {source} to {target} stands {times} times in {project}.",
    remedy="Keep one of them; until then the one that asks for the later date decides.",
)
LINK_LAG_RANGE = kind(
    "link-lag-range",
    sentence="The {link} link from {source} to {target} waits for {lag:,} minutes, longer than any plan.",
    remedy="Correct the lag.",
    stops=True,
)

DOUBLE_TASK = kind(
    "double-task",
    sentence="{times} tasks of {project} have the key {key}.",
    remedy="Give each its own key: links and handoffs cannot tell them apart.",
    stops=True,
)
DOUBLE_PROJECT = kind(
    "double-project",
    sentence="{times} projects have the key {key}.",
    remedy="Give each its own key, for a file with --project KEY=FILE.",
    stops=True,
)
DOUBLE_CALENDAR = kind(
    "double-calendar",
    sentence="{times} calendars have the key {key}.",
    remedy="Give each its own key: tasks that name it cannot tell them apart.",
    stops=True,
)
DOUBLE_PERSON = kind(
    "double-person",
    sentence="{times} people or machines have the key {key}.",
    remedy="Give each its own key: tasks that name it cannot tell them apart.",
    stops=True,
)
DOUBLE_KEY = kind(
    "double-key",
    sentence="{times} {nouns} have the key {key}.",
    remedy="Give each its own key, so that people know which one is meant.",
)

PARENT_MISSING = kind(
    "parent-missing",
    sentence="{task} stands below {parent}, and {project} has no such task.",
    remedy="Correct the parent; until then the task stands at the top of its project.",
    drops=True,
)
PARENT_CIRCLE = kind(
    "parent-circle",
    sentence="The parents of tasks lead round in a circle: {circle}.",
    remedy="Give one of them another parent.",
    stops=True,
)
SUMMARY_EMPTY = kind(
    "summary-empty",
    sentence="{task} is a summary with no task below it.",
    remedy="Put its tasks below it or make it a task or a milestone.",
)
SUMMARY_WORK = kind(
    "summary-work",
    sentence="{task} is a summary and has work of its own: {people}.",
    remedy="Move the people to the tasks below it: the dates of a summary come from those.",
)

CALENDAR_MISSING = kind(
    "calendar-missing",
    sentence="{who} works by the calendar {calendar}, and there is no such calendar.",
    remedy="Add the calendar or name another; until then the standard week stands in for it.",
    drops=True,
)
PERSON_MISSING = kind(
    "person-missing",
    sentence="{person} is named in {project} for {what} and is not among the people of the program.",
    remedy="Add the person or correct the name.",
)
ASSIGNMENT_MISSING_TASK = kind(
    "assignment-missing-task",
    sentence="{people} of {project} {work} on {task}, and there is no such task.",
    remedy="Correct the key or delete the assignment; until then it is left out.",
    drops=True,
)
OBJECTIVE_MISSING = kind(
    "objective-missing",
    sentence="{project} serves the objective {objective}, and the program has no such objective.",
    remedy="Add the objective or name another.",
)

HANDOFF_MISSING_TASK = kind(
    "handoff-missing-task",
    sentence="Handoff {handoff} names {missing} as its {side}, and there is no such task.",
    remedy="Correct the key; until then {until}.",
    drops=True,
)
HANDOFF_MISSING_PROJECT = kind(
    "handoff-missing-project",
    sentence="Handoff {handoff} names {missing} as its {side}, and the program has no project {project}.",
    remedy="Add the project's plan or correct the key; until then {until}.",
    drops=True,
)
HANDOFF_WITHIN = kind(
    "handoff-within",
    sentence="Handoff {handoff} goes from {project} to {project} itself.",
    remedy="Make it a link of the project, or name the project that gives.",
)
HANDOFF_UNDATED = kind(
    "handoff-undated",
    sentence="Handoff {handoff} comes from outside the program and has no date.",
    remedy="Say when it is promised or when it is needed; until then it holds nothing back.",
    drops=True,
)
BLACKOUT_MISSING_TASK = kind(
    "blackout-missing-task",
    sentence="Blackout {blackout} names {missing}, and there is no such task.",
    remedy="Correct the key; until then the window does not bind it.",
    drops=True,
)
COMMITMENT_MISSING = kind(
    "commitment-missing",
    sentence="Commitment {commitment} is for {missing}, which the program does not have.",
    remedy="Correct the key; until then nothing is compared with it.",
    drops=True,
)
RISK_MISSING_TASK = kind(
    "risk-missing-task",
    sentence="Risk {risk} delays {missing}, and there is no such task.",
    remedy="Correct the key.",
)
