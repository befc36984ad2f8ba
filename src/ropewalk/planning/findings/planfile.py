"""What can be wrong with a plan kept as text. Plan text is exact: whatever it states and cannot be read stops it."""

from ropewalk.planning.findings.finding import kind

PLAN_TEXT_TOO_LARGE = kind(
    "plan-text-too-large",
    sentence="{file} holds {what}; {limit} can be read.",
    remedy="Keep the projects of the program in several files and give all of them.",
    stops=True,
)
PLAN_TEXT_ENCODING = kind(
    "plan-text-encoding",
    sentence="{file} is not UTF-8: {what}.",
    remedy="Save it as UTF-8 in the editor it was written with.",
    stops=True,
)
PLAN_TEXT_SYNTAX = kind(
    "plan-text-syntax",
    sentence="Line {line}, column {column} of {file} is not TOML: {what}.",
    remedy="Correct the line; docs/plan-text.md shows how a plan is written.",
    stops=True,
)
PLAN_TEXT_NESTED = kind(
    "plan-text-nested",
    sentence="{file} nests brackets or dotted keys deeper than any plan does.",
    remedy="Write each task as one line, key = {{ field = value }}; docs/plan-text.md shows how.",
    stops=True,
)
PLAN_TEXT_DOUBLE = kind(
    "plan-text-double",
    sentence="{what} stands twice in {file}, in line {first} and in line {second}.",
    remedy="Keep one of the two, or give one another key.",
    stops=True,
)
PLAN_TEXT_UNKNOWN = kind(
    "plan-text-unknown",
    sentence="{who} has a field {field}, which plan text does not know there.",
    remedy="{hint}",
    stops=True,
)
PLAN_TEXT_NO_TASK = kind(
    "plan-text-no-task",
    sentence="{who} names the task {field}, and there is none of that key.",
    remedy="{hint}",
    stops=True,
)
PLAN_TEXT_VALUE = kind(
    "plan-text-value",
    sentence="{who}: {field} is {given}, not {wanted}.",
    remedy="{remedy}",
    stops=True,
)
PLAN_TEXT_MISSING = kind(
    "plan-text-missing",
    sentence="{who} states no {field}.",
    remedy="Add {field} = {example}.",
    stops=True,
)
PLAN_TEXT_STRAY = kind(
    "plan-text-stray",
    sentence="{field} stands outside of a project, and {file} has projects with names of their own.",
    remedy="Move it below its project, as [project.KEY.{field}].",
    stops=True,
)
PLAN_TEXT_MORE = kind(
    "plan-text-more",
    sentence="{file} has more than the {named} faults named here.",
    remedy="Mend those that are named and check again.",
    stops=True,
)
PLAN_TEXT_EMPTY = kind(
    "plan-text-empty",
    sentence="{file} holds no project and no handoff.",
    remedy='Write at least one project with a task, such as dig = {{ duration = "3d" }} below [task].',
)
