"""How moved dates read in a sentence."""

from ropewalk.planning.compare.impact import Shift
from ropewalk.planning.compare.versions import day_of
from ropewalk.planning.phrases import clock_phrase, date_phrase, work_phrase
from ropewalk.planning.plan import Task
from ropewalk.planning.units import MINUTES_PER_DAY


def finish_date(instant: int) -> str:
    """`12 Mar 2027`; midnight is the end of the day before."""
    return date_phrase(instant - 1 if instant % MINUTES_PER_DAY == 0 else instant)


def shift_phrase(shift: Shift, per_day: int | None) -> str:
    """`4 working days later`; by the clock where no work lies between, or where time is counted so (None)."""
    if shift.before is None or shift.after is None:
        return ""
    apart = shift.after - shift.before
    side = "later" if apart > 0 else "earlier"
    if per_day is None or not shift.minutes or (shift.minutes > 0) != (apart > 0):
        return f"{clock_phrase(apart)} {side}"
    return f"{work_phrase(shift.minutes, per_day)} {side}"


def date_of_shift(shift: Shift, *, is_start: bool = False) -> str:
    """The date it moved to; with its time where the day is the same as before."""
    if shift.after is None:
        return "no date"
    date = date_phrase(shift.after) if is_start else finish_date(shift.after)
    if shift.before is None or day_of(shift.before, is_start=is_start) != day_of(shift.after, is_start=is_start):
        return date
    hour, minute = divmod(shift.after % MINUTES_PER_DAY, 60)
    return f"{date} {hour or 24 * (not is_start and not minute)}:{minute:02}"


def move_sentence(name: str, start: Shift, finish: Shift, per_day: int | None) -> str:
    """What became of a task's dates."""
    if start.after is None or finish.after is None:
        was = "" if finish.before is None else f": it was to finish {finish_date(finish.before)}"
        return f"{name} has no dates any more{was}."
    if start.before is None or finish.before is None:
        dates = finish_date(finish.after)
        lead = "" if start.after == finish.after else f"{date_phrase(start.after)} to "
        return f"{name} has dates now: {lead}{dates}."
    if start.after == finish.after and not finish.is_still:
        return f"{name} moves {shift_phrase(finish, per_day)}, to {date_of_shift(finish)}."
    starts = f"starts {shift_phrase(start, per_day)}"
    finishes = f"finishes {shift_phrase(finish, per_day)}, on {date_of_shift(finish)}"
    if finish.is_still:
        still = f"and still finishes {finish_date(finish.after)}"
        return f"{name} {starts}, on {date_of_shift(start, is_start=True)}, {still}."
    if start.is_still:
        return f"{name} {finishes}."
    if start.minutes == finish.minutes and start.minutes:
        return f"{name} moves {shift_phrase(finish, per_day)} and finishes {date_of_shift(finish)}."
    return f"{name} {starts} and {finishes}."


def per_day_of(task: Task, minutes_per_day: int) -> int | None:
    """Minutes of a working day for a task; None where its time is counted by the clock."""
    return None if task.is_elapsed else max(minutes_per_day, 1)
