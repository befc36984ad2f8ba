"""Tasks as tables, one to a line."""

from ropewalk.exchange.planfile.fields import Form, stated, table, tables
from ropewalk.exchange.planfile.values import (
    AMOUNT,
    CONSTRAINT,
    DURATION,
    ELAPSED,
    FINISH,
    FLAG,
    NUMBER,
    START,
    TEXT,
    WHOLE,
    choice,
)
from ropewalk.planning.plan import (
    Assignment,
    Baseline,
    External,
    Manual,
    Progress,
    Rollup,
    Split,
    Task,
    TaskKind,
)

_MANUAL = Form(Manual, (stated("start", START), stated("finish", FINISH)))
_EXTERNAL = Form(External, (stated("file", TEXT), stated("key", TEXT)))
_SPLIT = Form(Split, (stated("after", AMOUNT, example='"2d"'), stated("gap", AMOUNT, example='"3d"')))
_ROLLUP = Form(
    Rollup,
    (
        stated("items", WHOLE, example="12"),
        stated("done", WHOLE, example="4"),
        stated("estimated", AMOUNT),
        stated("remaining", AMOUNT),
    ),
)
_BASELINE_FIELDS = (
    stated("start", START),
    stated("finish", FINISH),
    stated("duration", AMOUNT),
    stated("work", AMOUNT),
    stated("cost", WHOLE),
)
BASELINE = Form(Baseline, _BASELINE_FIELDS)
"""One baseline of a task, its number known."""
NUMBERED_BASELINE = Form(Baseline, (stated("number", WHOLE, example="0"), *_BASELINE_FIELDS))

TASK = Form(
    Task,
    (
        stated("name", TEXT),
        stated("kind", choice(TaskKind)),
        stated("parent", TEXT),
        stated("wbs", TEXT),
        stated("duration", DURATION, "duration", "is_elapsed", "is_estimated", "shown"),
        stated("calendar", TEXT),
        stated("ignores_resource_calendars", FLAG),
        stated("constraint", CONSTRAINT),
        stated("deadline", FINISH),
        stated("manual", table(_MANUAL)),
        stated("external", table(_EXTERNAL)),
        stated("active", FLAG, "is_active"),
        stated("actual_start", START, group="progress"),
        stated("actual_finish", FINISH, group="progress"),
        stated("percent_complete", NUMBER, group="progress"),
        stated("remaining", AMOUNT, group="progress"),
        stated("stop", FINISH, group="progress"),
        stated("resume", START, group="progress"),
        stated("splits", tables(_SPLIT, name="splits")),
        stated("levelling_delay", ELAPSED),
        stated("baselines", tables(NUMBERED_BASELINE, name="baselines")),
        stated("rollup", table(_ROLLUP)),
        stated("owner", TEXT),
        stated("priority", WHOLE),
        stated("notes", TEXT),
    ),
    groups={"progress": Progress},
    marks={"progress": "percent_complete"},
    also=frozenset({"after", "people"}),
)
ASSIGNMENT = Form(
    Assignment,
    (
        stated("who", TEXT, "resource"),
        stated("units", NUMBER),
        stated("work", AMOUNT),
        stated("remaining_work", AMOUNT),
        stated("delay", AMOUNT),
        stated("start", START),
        stated("finish", FINISH),
    ),
)
"""A person on a task, the task known."""
LOOSE_ASSIGNMENT = Form(Assignment, (stated("task", TEXT), *ASSIGNMENT.fields))
