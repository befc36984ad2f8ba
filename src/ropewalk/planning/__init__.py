"""The engine: pure, no files, no clock, no global state."""

from ropewalk.planning.plan import Assignment, Handoff, Lag, Link, LinkKind, Plan, Project, Resource, Task, TaskRef
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.scheduling import schedule

__all__ = [
    "Assignment",
    "Handoff",
    "Lag",
    "Link",
    "LinkKind",
    "Plan",
    "Project",
    "Resource",
    "Schedule",
    "Task",
    "TaskRef",
    "schedule",
]
