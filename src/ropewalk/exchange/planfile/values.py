"""The kinds of values plan text knows, each read and written in one place."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ropewalk.exchange.planfile import dates, refs
from ropewalk.exchange.planfile.amounts import Amount
from ropewalk.exchange.planfile.dates import instant_value, read_instant
from ropewalk.exchange.planfile.scopes import Scope
from ropewalk.exchange.planfile.spot import Spot
from ropewalk.exchange.planfile.toml import list_value, number_value, text_value
from ropewalk.exchange.planfile.unreadable import UnreadableError
from ropewalk.planning.plan import Constraint, ConstraintKind, Lag, LinkKind, TaskRef
from ropewalk.planning.units import Instant, Minutes


@dataclass(frozen=True, slots=True)
class Value:
    """How one kind of value is read and written.

    read    what TOML gives -> ours; raises UnreadableError for itself, and reports what lies deeper at its spot
    write   ours -> TOML text
    """

    read: Callable[[Any, Spot], Any]
    write: Callable[[Any, Scope], str]


def _read_text(given: object, _: Spot) -> str:
    if isinstance(given, str):
        return given
    raise UnreadableError("text", 'Write it in quotation marks: "…".')


def _read_flag(given: object, _: Spot) -> bool:
    if isinstance(given, bool):
        return given
    raise UnreadableError("true or false", "Write true or false, without quotation marks.")


def _read_whole(given: object, _: Spot) -> int:
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    raise UnreadableError("a whole number", "Write a whole number, without quotation marks.")


def _read_number(given: object, _: Spot) -> float:
    if isinstance(given, int | float) and not isinstance(given, bool):
        try:
            return float(given)
        except OverflowError as error:
            raise UnreadableError("a number that can be counted with", "Write a smaller number.") from error
    raise UnreadableError("a number", "Write a number, without quotation marks.")


TEXT = Value(_read_text, lambda text, _: text_value(text))
FLAG = Value(_read_flag, lambda flag, _: "true" if flag else "false")
WHOLE = Value(_read_whole, lambda number, _: str(number))
NUMBER = Value(_read_number, lambda number, _: number_value(number))


def choice(kinds: type[StrEnum]) -> Value:
    """One of the words of an enum."""
    words = {kind.value: kind for kind in kinds}
    listed = ", ".join(f'"{word}"' for word in words)

    def read(given: object, _: Spot) -> StrEnum:
        found = words.get(given) if isinstance(given, str) else None
        if found is None:
            raise UnreadableError(f"one of {listed}", f"Write one of {listed}.")
        return found

    return Value(read, lambda kind, _: text_value(kind.value))


def _read_amount(given: object, spot: Spot) -> Minutes:
    amount = spot.scope.units.read(given)
    if amount.minutes is None or amount.is_elapsed or amount.is_estimated:
        raise UnreadableError("an amount of working time", 'Write a number and a unit: "5d", "3h", "2w" or "30m".')
    return amount.minutes


def _read_elapsed(given: object, spot: Spot) -> Minutes:
    amount = spot.scope.units.read(given)
    if amount.minutes is None or not amount.is_elapsed or amount.is_estimated:
        raise UnreadableError("an amount of time by the clock", 'Write a number of the clock: "4ed" or "3eh".')
    return amount.minutes


DURATION = Value(
    lambda given, spot: spot.scope.units.read(given),
    lambda parts, scope: text_value(scope.units.text_of(Amount(*parts))),
)
"""Sets minutes, is_elapsed, is_estimated and shown."""
AMOUNT = Value(_read_amount, lambda minutes, scope: text_value(scope.units.plain_text_of(minutes)))
ELAPSED = Value(_read_elapsed, lambda minutes, scope: text_value(scope.units.plain_text_of(minutes, is_elapsed=True)))


def _read_delays(given: object, spot: Spot) -> tuple[Minutes, Minutes, Minutes]:
    if not isinstance(given, list) or len(given) != 3:
        raise UnreadableError("three amounts of time", 'Write low, likely and high: ["5d", "8d", "15d"].')
    low, likely, high = (_read_amount(each, spot) for each in given)
    return low, likely, high


DELAYS = Value(
    _read_delays, lambda delays, scope: list_value(text_value(scope.units.plain_text_of(each)) for each in delays)
)


def _read_start(given: object, spot: Spot) -> Instant:
    return read_instant(given, spot.scope.hours.start_of)


def _read_finish(given: object, spot: Spot) -> Instant:
    return read_instant(given, spot.scope.hours.finish_of)


START = Value(_read_start, lambda at, scope: instant_value(at, scope.hours.start_of))
FINISH = Value(_read_finish, lambda at, scope: instant_value(at, scope.hours.finish_of))
DAYS = Value(lambda given, _: dates.read_days(given), lambda days, _: dates.days_value(*days))

_QUOTE = '"'
_AT_FINISH = (ConstraintKind.MFO, ConstraintKind.FNET, ConstraintKind.FNLT)
_CONSTRAINTS = {kind.value: kind for kind in ConstraintKind}
_CONSTRAINT_REMEDY = 'Write the constraint and its date: "SNET 2026-12-01", "FNLT 2026-12-18", or "ALAP".'


def _read_constraint(given: object, spot: Spot) -> Constraint:
    word, _, at = given.partition(" ") if isinstance(given, str) else ("", "", "")
    kind = _CONSTRAINTS.get(word)
    if kind is None:
        raise UnreadableError(f"a constraint ({', '.join(_CONSTRAINTS)}) with its date", _CONSTRAINT_REMEDY)
    if not at:
        return Constraint(kind=kind)
    try:
        return Constraint(kind=kind, at=_read_finish(at, spot) if kind in _AT_FINISH else _read_start(at, spot))
    except UnreadableError as fault:
        raise UnreadableError(f"{word} with {fault.wanted}", _CONSTRAINT_REMEDY) from fault


def _constraint_value(constraint: Constraint, scope: Scope) -> str:
    if constraint.at is None:
        return text_value(constraint.kind.value)
    hours = scope.hours
    at = instant_value(constraint.at, hours.finish_of if constraint.kind in _AT_FINISH else hours.start_of)
    return text_value(f"{constraint.kind.value} {at.strip(_QUOTE)}")


CONSTRAINT = Value(_read_constraint, _constraint_value)


def _read_bond(given: object, spot: Spot) -> tuple[LinkKind, Lag]:
    return refs.read_bond(_read_text(given, spot), spot.scope.units)


BOND = Value(_read_bond, lambda bond, scope: text_value(refs.bond_text(bond[0], bond[1], scope.units)))
"""Sets a kind of link and its lag."""


def _read_refs(given: object, _: Spot) -> tuple[TaskRef, ...]:
    if not isinstance(given, list):
        return (refs.read_ref(given),)
    return tuple(refs.read_ref(each) for each in given)


def _read_promised_for(given: object, _: Spot) -> tuple[str | None, str | None]:
    if isinstance(given, dict) and set(given) == {"key"} and isinstance(given["key"], str):
        return None, given["key"]
    return refs.read_ref(given)


def _promised_for_value(ref: tuple[str | None, str | None], _: Scope) -> str:
    project, task = ref
    return f"{{ key = {text_value(task or '')} }}" if project is None else refs.ref_value(TaskRef(project, task))


REF = Value(lambda given, _: refs.read_ref(given), lambda ref, _: refs.ref_value(ref))
REFS = Value(_read_refs, lambda named, _: list_value(map(refs.ref_value, named)))
PROMISED_FOR = Value(_read_promised_for, _promised_for_value)
"""Sets project and task; a task without a project can be stated, so it can be written."""
