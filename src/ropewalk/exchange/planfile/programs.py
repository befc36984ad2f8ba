"""The program, its projects and what stands between them, as tables."""

from ropewalk.exchange.planfile.fields import Form, stated
from ropewalk.exchange.planfile.values import (
    AMOUNT,
    BOND,
    DELAYS,
    FINISH,
    FLAG,
    NUMBER,
    PROMISED_FOR,
    REF,
    REFS,
    START,
    TEXT,
    WHOLE,
    choice,
)
from ropewalk.planning.plan import (
    Blackout,
    BlackoutRule,
    Commitment,
    DialectName,
    Handoff,
    Link,
    Objective,
    Plan,
    Project,
    Resource,
    ResourceKind,
    Risk,
    ScheduleFrom,
)

PROGRAM = Form(Plan, (stated("key", TEXT), stated("name", TEXT), stated("notes", TEXT)))
PROJECT = Form(
    Project,
    (
        stated("name", TEXT),
        stated("dialect", choice(DialectName)),
        stated("start", START),
        stated("finish", FINISH),
        stated("schedule_from", choice(ScheduleFrom)),
        stated("data_date", FINISH),
        stated("calendar", TEXT),
        stated("lead", TEXT),
        stated("objective", TEXT),
        stated("minutes_per_day", WHOLE),
        stated("minutes_per_week", WHOLE),
        stated("days_per_month", WHOLE),
        stated("critical_limit", AMOUNT),
    ),
    also=frozenset({"task", "links", "assignments", "baseline"}),
)
LINK = Form(
    Link,
    (
        stated("from", TEXT, "source"),
        stated("to", TEXT, "target"),
        stated("link", BOND, "kind", "lag"),
    ),
)
RESOURCE = Form(
    Resource,
    (
        stated("name", TEXT),
        stated("kind", choice(ResourceKind)),
        stated("team", TEXT),
        stated("max_units", NUMBER),
        stated("calendar", TEXT),
        stated("email", TEXT),
    ),
)
HANDOFF = Form(
    Handoff,
    (
        stated("giver", REF, example='"LED:L2"'),
        stated("receiver", REF, example='"CRD:C4"'),
        stated("what", TEXT),
        stated("accepted_when", TEXT),
        stated("link", BOND, "kind", "lag"),
        stated("needed_by", FINISH),
        stated("promised", FINISH),
        stated("hard", FLAG, "is_hard"),
    ),
)
BLACKOUT = Form(
    Blackout,
    (
        stated("name", TEXT),
        stated("start", START, example="2027-11-15"),
        stated("finish", FINISH, example="2028-01-09"),
        stated("rule", choice(BlackoutRule)),
        stated("tasks", REFS),
    ),
)
OBJECTIVE = Form(Objective, (stated("name", TEXT), stated("measure", TEXT)))
COMMITMENT = Form(
    Commitment,
    (
        stated("date", FINISH, example="2027-09-30"),
        stated("for", PROMISED_FOR, "project", "task"),
        stated("name", TEXT),
        stated("by", TEXT),
        stated("to", TEXT),
        stated("since", START),
    ),
)
RISK = Form(
    Risk,
    (
        stated("name", TEXT),
        stated("probability", NUMBER),
        stated("delays", DELAYS),
        stated("tasks", REFS),
        stated("owner", TEXT),
        stated("response", TEXT),
    ),
)
