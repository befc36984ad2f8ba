"""Microsoft Project's rules, as files that it saved show them."""

from ropewalk.planning.dialects.rules import Rules

PROJECT = Rules(
    constraints_break_logic=True,
    start_binds_open_only=True,
    links_hold_started_work=False,
    data_date_holds_work=False,
    late_within_total=True,
    resources_shape_time=True,
    done_has_no_float=True,
    held_starts_are_free=True,
    begun_has_begun_late=True,
    floats_by_own_calendar=True,
    moments_stand_as_asked=True,
)
