"""Handoffs and commitments: dates that are missing, dates that will not be met (GAO 5)."""

from collections.abc import Iterator, Sequence

from ropewalk.planning.check.directory import named
from ropewalk.planning.findings import FindingKind
from ropewalk.planning.findings.quality import (
    COMMITMENTS_LATE,
    HANDOFFS_LATE,
    HANDOFFS_UNPROMISED,
    HANDOFFS_WITHOUT_NEED,
)
from ropewalk.planning.phrases import calendar_days_phrase
from ropewalk.planning.plan import Handoff, TaskRef
from ropewalk.planning.promises import days_late, is_later
from ropewalk.planning.quality.sheet import MOST_NAMED, Sheet, handoff_text
from ropewalk.planning.quality.tally import Tally


def judge_handoffs(sheet: Sheet) -> Iterator[Tally]:
    """Handoffs without a date on one side, and those that come later than needed."""
    handoffs, forecasts = sheet.plan.handoffs, sheet.forecasts
    yield _handoffs(HANDOFFS_WITHOUT_NEED, handoffs, [each for each in handoffs if each.needed_by is None])
    unpromised = [each for each in handoffs if each.needed_by is not None and each.promised is None]
    yield _handoffs(HANDOFFS_UNPROMISED, handoffs, unpromised)
    late = [each for each in handoffs if is_later(forecasts.of_handoff(each), each.needed_by)]
    names = [handoff_text(each, _lateness(forecasts.of_handoff(each), each.needed_by)) for each in late[:MOST_NAMED]]
    yield _handoffs(HANDOFFS_LATE, handoffs, late, names=names)


def judge_commitments(sheet: Sheet) -> Iterator[Tally]:
    """Commitments whose program, project or task is planned later than promised."""
    commitments, forecasts = sheet.plan.commitments, sheet.forecasts
    late = [each for each in commitments if is_later(forecasts.of_commitment(each), each.date)]
    yield Tally(
        kind=COMMITMENTS_LATE,
        noun="commitment",
        of=len(commitments),
        refs=[TaskRef(each.project or sheet.plan.key, each.task) for each in late],
        names=[
            f"{named(each.key, each.name)} ({_lateness(forecasts.of_commitment(each), each.date)})"
            for each in late[:MOST_NAMED]
        ],
    )


def _lateness(forecast: int | None, promised: int | None) -> str:
    """`14 calendar days late`."""
    days = 0 if forecast is None or promised is None else days_late(forecast, promised)
    return f"{calendar_days_phrase(days)} late"


def _handoffs(
    kind: FindingKind, handoffs: Sequence[Handoff], found: Sequence[Handoff], *, names: Sequence[str] | None = None
) -> Tally:
    return Tally(
        kind=kind,
        noun="handoff",
        of=len(handoffs),
        refs=[handoff.receiver for handoff in found],
        names=[handoff_text(handoff) for handoff in found[:MOST_NAMED]] if names is None else names,
    )
