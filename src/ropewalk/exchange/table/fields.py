"""What a column of a plan can mean."""

from enum import StrEnum


class Field(StrEnum):
    """One meaning of a column, in the words of a profile."""

    ID = "id"
    NAME = "name"
    WBS = "wbs"
    LEVEL = "outline level"
    PARENT = "parent"
    KIND = "kind"
    MILESTONE = "milestone"
    START = "start"
    FINISH = "finish"
    DURATION = "duration"
    PREDECESSORS = "predecessors"
    SUCCESSORS = "successors"
    OWNER = "owner"
    PEOPLE = "people"
    PERCENT = "% complete"
    STATUS = "status"
    PROJECT = "project"
    PROJECT_NAME = "project name"
    PROJECT_START = "project start"
    DATA_DATE = "data date"
    ACTUAL_START = "actual start"
    ACTUAL_FINISH = "actual finish"
    REMAINING = "remaining"
    BASELINE_START = "baseline start"
    BASELINE_FINISH = "baseline finish"
    DEADLINE = "deadline"
    CONSTRAINT = "constraint"
    CONSTRAINT_DATE = "constraint date"
    MODE = "mode"
    ACTIVE = "active"
    CALENDAR = "calendar"
    LATE_START = "late start"
    LATE_FINISH = "late finish"
    TOTAL_FLOAT = "total float"
    CRITICAL = "critical"
    PRIORITY = "priority"
    NOTES = "notes"


IGNORED = "ignored"
"""In a profile: this column is not to be used."""

DATE_FIELDS = (
    Field.START,
    Field.FINISH,
    Field.ACTUAL_START,
    Field.ACTUAL_FINISH,
    Field.BASELINE_START,
    Field.BASELINE_FINISH,
    Field.DEADLINE,
    Field.CONSTRAINT_DATE,
    Field.PROJECT_START,
    Field.DATA_DATE,
    Field.LATE_START,
    Field.LATE_FINISH,
)
DURATION_FIELDS = (Field.DURATION, Field.REMAINING, Field.TOTAL_FLOAT)
LINK_FIELDS = (Field.PREDECESSORS, Field.SUCCESSORS)

SCHEDULE_FIELDS = frozenset({Field.START, Field.FINISH, Field.DURATION, Field.PREDECESSORS, Field.SUCCESSORS})
"""A table that has none of these is no plan."""
