"""Handoffs as they stand today: forecast, how late, delivered or open."""

from dataclasses import dataclass

from ropewalk.drawing.timeline.rows.prepared import Prepared
from ropewalk.drawing.timeline.rows.words import days_words, finish_date
from ropewalk.planning.plan import Handoff
from ropewalk.planning.promises import is_later


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A handoff and its forecast.

    giver_row, receiver_row   rows of the outline; None where there is no such task here
    forecast      when it is given; None where nothing says so
    days_late     working days after it is needed; None where it holds, or nobody said when it is needed
    is_delivered  its giver's task is done, or its receiver's already is
    drives        both of its tasks are on the path that drives the program's finish
    """

    handoff: Handoff
    giver_row: int | None
    receiver_row: int | None
    forecast: int | None
    days_late: float | None
    is_delivered: bool
    drives: bool
    sentence: str


def givens_of(board: Prepared) -> list[Given]:
    """Every handoff of the plan, in its order."""
    return [_given(board, handoff) for handoff in board.plan.handoffs]


def _given(board: Prepared, handoff: Handoff) -> Given:
    giver, receiver = board.facts.row(handoff.giver), board.facts.row(handoff.receiver)
    forecast = _forecast(board, handoff, giver)
    late = _days_late(board, handoff, giver, forecast)
    return Given(
        handoff=handoff,
        giver_row=giver,
        receiver_row=receiver,
        forecast=forecast,
        days_late=late,
        is_delivered=any(row is not None and bool(board.done[row]) for row in (giver, receiver)),
        drives=giver is not None and receiver is not None and _drives(board, giver, receiver),
        sentence=_sentence(handoff, forecast, late),
    )


def _forecast(board: Prepared, handoff: Handoff, giver: int | None) -> int | None:
    """When it is given; from outside as promised, or else when it is needed, as it is scheduled."""
    said = board.forecasts.of_handoff(handoff)
    return handoff.needed_by if said is None and giver is None else said


def _days_late(board: Prepared, handoff: Handoff, giver: int | None, forecast: int | None) -> float | None:
    if forecast is None or handoff.needed_by is None or not is_later(forecast, handoff.needed_by):
        return None
    if giver is not None:
        project, time = board.outline.projects[giver], board.time(giver)
    else:
        number = board.lanes_by_key.get(handoff.receiver.project)
        if number is None:
            return None
        project = board.lanes[number].project
        time = board.time_of(project)
    return max(int(time.work_between(handoff.needed_by, forecast)) / max(project.minutes_per_day, 1), 0.0)


def _drives(board: Prepared, giver: int, receiver: int) -> bool:
    cause = board.schedule.causes[receiver]
    driving = board.schedule.is_driving
    return bool(driving[giver] and driving[receiver]) and cause is not None and cause.ref == board.outline.refs[giver]


def _sentence(handoff: Handoff, forecast: int | None, late: float | None) -> str:
    what = f" {handoff.what}" if handoff.what else ""
    parts = [f"{handoff.key}{what}: {handoff.giver.project} gives {handoff.receiver.project}"]
    if handoff.needed_by is not None:
        parts.append(f"needed {finish_date(handoff.needed_by)}")
    if handoff.promised is not None:
        parts.append(f"promised {finish_date(handoff.promised)}")
    if forecast is not None:
        parts.append(f"forecast {finish_date(forecast)}")
    if late is not None:
        parts.append(f"{days_words(late)} late")
    if not handoff.is_hard:
        parts.append("compared only, moves no date")
    return ", ".join(parts)
