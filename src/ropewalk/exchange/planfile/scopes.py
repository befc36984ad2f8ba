"""What an amount of days and a date without a time mean: each project has its own days and hours."""

from collections.abc import Mapping
from dataclasses import dataclass

from ropewalk.exchange.planfile.amounts import Units
from ropewalk.exchange.planfile.dayhours import CLOCK, DayHours
from ropewalk.planning.calendars import STANDARD


@dataclass(frozen=True, slots=True)
class Scope:
    """The units and hours that hold in one table."""

    units: Units
    hours: DayHours


PLAIN = Scope(Units.of(), DayHours(STANDARD, {}))
"""Where no project says otherwise: days of eight hours, Monday to Friday."""

BY_CLOCK = Scope(Units.of(), CLOCK)
"""Whole days, for windows."""


def scope_between(scopes: Mapping[str, Scope], giver: str | None, receiver: str | None) -> Scope:
    """A handoff's: dates as the giver works, lags as the receiver counts."""
    return Scope(scopes.get(receiver or "", PLAIN).units, scopes.get(giver or "", PLAIN).hours)


def scope_of_promise(scopes: Mapping[str, Scope], project: str | None) -> Scope:
    """A commitment's: as its project works; one for the whole program as the first project does."""
    return scopes.get(project or "") or next(iter(scopes.values()), PLAIN)
