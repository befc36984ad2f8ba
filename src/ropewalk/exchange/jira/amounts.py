"""Amounts in an export: seconds of effort, story points."""

import math

from ropewalk.exchange.table.durations import Scale, number_of, read_amount
from ropewalk.planning.units import Minutes

_MOST_SECONDS = 6_000_000_000


def minutes_of(value: object) -> Minutes | None:
    """Minutes of an amount in seconds, or of a text such as `2d 4h`; None where it is neither or negative."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    seconds = number_of(value) if isinstance(value, str) else float(value)
    if seconds is None and isinstance(value, str):
        amount = read_amount(value, scale=Scale())
        return Minutes(amount.minutes) if amount is not None and amount.minutes >= 0 else None
    return Minutes(round(seconds / 60)) if seconds is not None and 0 <= seconds <= _MOST_SECONDS else None


def points_of(value: object) -> float | None:
    """A number of story points; None where it is none or negative."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    points = number_of(value) if isinstance(value, str) else float(value)
    return points if points is not None and math.isfinite(points) and 0 <= points < 1_000_000 else None
