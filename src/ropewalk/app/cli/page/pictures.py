"""The timeline in the sizes a page shows: broad for screens, narrow for phones."""

from dataclasses import dataclass

from ropewalk.planning.plan import Plan
from ropewalk.planning.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What part of the program is shown, and how.

    baseline    the baseline to compare with, None for none
    zoom        weeks, months or quarters; None: what fits
    folded      keys of projects shown as one line
    first_row   first row of the window
    """

    baseline: int | None = None
    zoom: str | None = None
    folded: frozenset[str] = frozenset()
    first_row: int = 0
    is_table_open: bool = False


def pictures_of(plan: Plan, schedule: Schedule, look: Look) -> tuple[str, str]:
    """The broad picture and the narrow one."""
    return "", ""
