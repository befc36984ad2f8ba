"""What can be wrong with a Microsoft Project XML file."""

from ropewalk.planning.findings.finding import kind

MSPDI_BROKEN = kind(
    "mspdi-broken",
    sentence="{file} is damaged: {what}{line}.",
    remedy="Fetch it again if it came by mail or download, or save it once more from Microsoft Project as XML.",
    stops=True,
)
MSPDI_OTHER = kind(
    "mspdi-other",
    sentence="{file} is XML and no Microsoft Project plan: its outermost element is {root}.",
    remedy="In Microsoft Project choose File > Save As > XML Format (*.xml) and open that file.",
    stops=True,
)
MSPDI_ENCODING = kind(
    "mspdi-encoding",
    sentence="{file} says that its letters are {encoding}, and they cannot be read so: {what}.",
    remedy="Save it once more from Microsoft Project as XML; if a program changed it since, let that save UTF-8.",
    stops=True,
)
MSPDI_TOO_LARGE = kind(
    "mspdi-too-large",
    sentence="{file} has more than {limit:,} {what}; no plan needs that.",
    remedy="Save the plan without time-phased details and baselines nobody uses, or in several files.",
    stops=True,
)
MSPDI_NO_TASKS = kind(
    "mspdi-no-tasks",
    sentence="{file} is a Microsoft Project plan without any task.",
    remedy="If it should have some, save it once more with all tasks shown.",
)
MSPDI_VALUE = kind(
    "mspdi-value",
    sentence="{who}: {field} reads {text}, which is not {wanted}.",
    remedy="Correct it in Microsoft Project and save again; until then it counts as not stated.",
    drops=True,
)
MSPDI_MORE = kind(
    "mspdi-more",
    sentence="{count:,} more of this kind, the last one: {last}",
    remedy="{remedy}",
)
MSPDI_TASK_WITHOUT_UID = kind(
    "mspdi-task-without-uid",
    sentence="{who} has no UID; it is called {called}.",
    remedy="Save the plan once more from Microsoft Project: it gives every task its own number.",
)
MSPDI_OUTSIDE_UNDATED = kind(
    "mspdi-outside-undated",
    sentence="{who} waits for {other} of {file}, and nothing here says when that finishes; {instead}.",
    remedy="Open {file} as well and tie the two tasks with a handoff.",
)
MSPDI_SUBPROJECT = kind(
    "mspdi-subproject",
    sentence="{who} stands for another plan, {file}, whose tasks are not in this file.",
    remedy="Name that plan as well; until then its dates are those saved here.",
)
MSPDI_RECURRENCE = kind(
    "mspdi-recurrence",
    sentence="Calendar {calendar}: the exception {name} repeats in a way that is not understood ({what}).",
    remedy="Enter it in Microsoft Project as separate days; until then it is left out.",
    drops=True,
)
MSPDI_LOSES = kind(
    "mspdi-loses",
    sentence="Microsoft Project has no field for {what}; left out of the file: {which}.",
    remedy="Keep the plan as .plan.toml as well, which holds all of it.",
)
