"""What a dialect decides. A project names its dialect; everything else in the engine is the same for all."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The questions on which planning tools differ.

    constraints_break_logic   MSO and MFO replace what links ask; SNLT and FNLT pull a task before its links
    start_binds_open_only     the project's start holds only tasks without predecessor and constraint
    links_hold_started_work   the rest of a started task still waits for its predecessors (retained logic)
    data_date_holds_work      no remaining work before the data date
    late_within_total         ALAP uses up total float; otherwise only free float, and moves nobody
    resources_shape_time      a task's working time is that of the people on it
    done_has_no_float         a finished task has no float and is never critical
    held_starts_are_free      what waits for a start that is a fact, or held by hand, does not bind late dates
    begun_has_begun_late      the late start of a started task is its actual start
    floats_by_own_calendar    float is counted on the task's or project's calendar, whoever works on the task
    moments_stand_as_asked    a task without length stands on the very moment asked of it, in working time or not
    """

    constraints_break_logic: bool
    start_binds_open_only: bool
    links_hold_started_work: bool
    data_date_holds_work: bool
    late_within_total: bool
    resources_shape_time: bool
    done_has_no_float: bool
    held_starts_are_free: bool
    begun_has_begun_late: bool
    floats_by_own_calendar: bool
    moments_stand_as_asked: bool
