"""Our own dialect, the default: a date that a person wishes never breaks what the links say."""

from ropewalk.planning.dialects.rules import Rules

ROPEWALK = Rules(
    constraints_break_logic=False,
    start_binds_open_only=False,
    links_hold_started_work=True,
    data_date_holds_work=True,
    late_within_total=False,
    resources_shape_time=True,
    done_has_no_float=True,
    held_starts_are_free=False,
    begun_has_begun_late=False,
    floats_by_own_calendar=False,
    moments_stand_as_asked=False,
)
