"""Handoffs and commitments that stand otherwise than before, or whose forecast moved."""

from typing import NamedTuple

from ropewalk.planning.check.directory import named
from ropewalk.planning.compare.impact import PromiseMove, Standing
from ropewalk.planning.compare.sayings import finish_date
from ropewalk.planning.compare.versions import Versions
from ropewalk.planning.phrases import calendar_days_phrase, ref_phrase
from ropewalk.planning.plan import Commitment, Handoff, TaskRef
from ropewalk.planning.promises import Forecasts, days_late, is_later

_RANKS = (Standing.BROKEN, Standing.PROMISE_MISSED, Standing.KEPT, Standing.OPEN, None)


class _Stand(NamedTuple):
    """One promise in one version: `late` days from `date`, which `counts` says the meaning of."""

    standing: Standing
    forecast: int | None
    date: int | None = None
    counts: str = ""

    @property
    def late(self) -> int:
        """Calendar days from the date that counts to the forecast, negative where it comes before."""
        return 0 if self.forecast is None or self.date is None else days_late(self.forecast, self.date)


class _Words(NamedTuple):
    """What is said of a promise that stands otherwise than before."""

    breaks: str
    is_mended: str


_HANDOFF = _Words("breaks", "is mended")
_COMMITMENT = _Words("is missed now", "is met again")


def handoff_moves(versions: Versions) -> tuple[PromiseMove, ...]:
    """Handoffs of which the reader may see one side, those that break first."""
    before = {each.key: each for each in versions.before.plan.handoffs}
    after = {each.key: each for each in versions.after.plan.handoffs}
    forecasts = _both_forecasts(versions)
    moves = []
    for key in {**before, **after}:
        was, now = before.get(key), after.get(key)
        shown = now if now is not None else was
        if shown is None or not _sees_a_side(versions, shown):
            continue
        stands = _handoff_stand(forecasts[0], was), _handoff_stand(forecasts[1], now)
        moves.append(_move(versions, key, _handoff_name(versions, shown), _HANDOFF, stands))
    return _sorted(moves)


def commitment_moves(versions: Versions) -> tuple[PromiseMove, ...]:
    """Commitments for the program, and for projects and tasks in sight, those that break first."""
    before = {each.key: each for each in versions.before.plan.commitments}
    after = {each.key: each for each in versions.after.plan.commitments}
    forecasts = _both_forecasts(versions)
    moves = []
    for key in {**before, **after}:
        was, now = before.get(key), after.get(key)
        shown = now if now is not None else was
        if shown is None or not _sees(versions, shown):
            continue
        stands = _commitment_stand(forecasts[0], was), _commitment_stand(forecasts[1], now)
        moves.append(_move(versions, key, _commitment_name(shown), _COMMITMENT, stands))
    return _sorted(moves)


def _both_forecasts(versions: Versions) -> tuple[Forecasts, Forecasts]:
    was, now = (Forecasts(each.plan, each.schedule) for each in (versions.before, versions.after))
    return was, now


def _handoff_stand(forecasts: Forecasts, handoff: Handoff | None) -> _Stand | None:
    if handoff is None:
        return None
    forecast, needed, promised = forecasts.of_handoff(handoff), handoff.needed_by, handoff.promised
    if is_later(forecast, needed):
        return _Stand(Standing.BROKEN, forecast, needed, "is needed")
    if is_later(forecast, promised):
        return _Stand(Standing.PROMISE_MISSED, forecast, promised, "is promised")
    if forecast is None or (needed is None and promised is None):
        return _Stand(Standing.OPEN, forecast)
    if needed is None:
        return _Stand(Standing.KEPT, forecast, promised, "is promised")
    return _Stand(Standing.KEPT, forecast, needed, "is needed")


def _commitment_stand(forecasts: Forecasts, commitment: Commitment | None) -> _Stand | None:
    if commitment is None:
        return None
    forecast, date = forecasts.of_commitment(commitment), commitment.date
    if forecast is None:
        return _Stand(Standing.OPEN, None)
    return _Stand(Standing.BROKEN if is_later(forecast, date) else Standing.KEPT, forecast, date, "was committed")


def _move(
    versions: Versions, key: str, name: str, words: _Words, stands: tuple[_Stand | None, _Stand | None]
) -> PromiseMove:
    was, now = stands
    before, after = (None if each is None else each.forecast for each in stands)
    worktimes = versions.worktimes
    number = worktimes.number_of_clock()
    return PromiseMove(
        key=key,
        before=None if was is None else was.standing,
        after=None if now is None else now.standing,
        forecast=versions.shift(before, after, worktimes.times[number]),
        sentence=_sentence(name, words, was, now),
    )


def _sorted(moves: list[PromiseMove]) -> tuple[PromiseMove, ...]:
    """Those that changed: broken ones first, mended ones next, then by how they stand and how far they moved."""
    told = [each for each in moves if each.before != each.after or not each.forecast.is_still]
    return tuple(sorted(told, key=_weight))


def _weight(move: PromiseMove) -> tuple[bool, bool, int, int]:
    return not move.breaks, not move.is_mended, _RANKS.index(move.after), -abs(move.forecast.days or 0)


def _sentence(name: str, words: _Words, was: _Stand | None, now: _Stand | None) -> str:
    if now is None:
        return f"{name} is gone."
    if was is None:
        return f"{name} is new{_coming(now, ' and ')}."
    if now.standing is was.standing:
        return _moved_sentence(name, was, now)
    if now.standing is Standing.BROKEN:
        return f"{name} {words.breaks}{_coming(now, ': it ')}."
    if now.standing is Standing.OPEN:
        return f"{name} can be held against no date any more{_coming(now, ' and ')}."
    if was.standing is Standing.BROKEN:
        misses = " but misses its promise" if now.standing is Standing.PROMISE_MISSED else ""
        return f"{name} {words.is_mended}{misses}{_coming(now, ': it ')}."
    if now.standing is Standing.PROMISE_MISSED:
        return f"{name} misses its promise{_coming(now, ': it ')}."
    return f"{name} is in time{_coming(now, ': it ')}."


def _moved_sentence(name: str, was: _Stand, now: _Stand) -> str:
    """A promise that stands as it did, while its forecast moved."""
    if now.forecast is None:
        return f"{name} has no forecast any more."
    if was.forecast is None:
        return f"{name} has a forecast now{_coming(now, ' and ')}."
    days = days_late(now.forecast, was.forecast)
    amount = f"{calendar_days_phrase(days)} {'later' if days > 0 else 'earlier'}" if days else "at another hour"
    still = {Standing.BROKEN: "is still late", Standing.PROMISE_MISSED: "still misses its promise"}
    standing = still.get(now.standing, "is still in time" if now.standing is Standing.KEPT else "")
    tail = f" and {standing}" if standing else ""
    return f"{name} comes {amount}{tail}: {finish_date(now.forecast)}{_margin(now)}."


def _coming(stand: _Stand, lead: str) -> str:
    """`: it comes 11 Feb 2027, 20 calendar days after it is needed`."""
    return "" if stand.forecast is None else f"{lead}comes {finish_date(stand.forecast)}{_margin(stand)}"


def _margin(stand: _Stand) -> str:
    if stand.date is None:
        return ""
    date = finish_date(stand.date)
    if not stand.late:
        return f", on the day it {stand.counts}"
    side = "after" if stand.late > 0 else "before"
    return f", {calendar_days_phrase(stand.late)} {side} it {stand.counts} ({date})"


def _handoff_name(versions: Versions, handoff: Handoff) -> str:
    """`H-02 Key-management design (SEC to CRD)`; a side that the reader may not see is not named."""
    sides = [ref.project if versions.sees(ref) else "another project" for ref in (handoff.giver, handoff.receiver)]
    return f"{named(handoff.key, handoff.what)} ({sides[0]} to {sides[1]})"


def _commitment_name(commitment: Commitment) -> str:
    project = commitment.project
    whom = "the program" if project is None else ref_phrase(TaskRef(project, commitment.task))
    return f"The commitment {named(commitment.key, commitment.name)} for {whom}"


def _sees_a_side(versions: Versions, handoff: Handoff) -> bool:
    return versions.sees(handoff.giver) or versions.sees(handoff.receiver)


def _sees(versions: Versions, commitment: Commitment) -> bool:
    return commitment.project is None or versions.sees(TaskRef(commitment.project, commitment.task))
