"""References to other rows as planners write them: `3FS+2d;5SS`, `12FF-1w`, `3FS+50%`, `4EA`, `LED:120`."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ropewalk.exchange.table.durations import Scale, read_amount
from ropewalk.exchange.table.months import stripped
from ropewalk.exchange.table.texts import SPACES
from ropewalk.planning.plan import Lag, LagUnit, LinkKind, TimeUnit

_KINDS = {
    LinkKind.FS: "fs ea fd fc fi ti finishtostart finishstart endtostart endeanfang findebut fincomienzo",
    LinkKind.SS: "ss aa dd cc ii starttostart startstart anfanganfang debutdebut comienzocomienzo",
    LinkKind.FF: "ff ee tt finishtofinish finishfinish endtoend endeende finfin",
    LinkKind.SF: "sf ae df cf if it starttofinish startfinish starttoend anfangende debutfin comienzofin",
}
KINDS = {word: kind for kind, words in _KINDS.items() for word in words.split()}
"""Words for the kind of a link, in several languages, without spaces and hyphens."""

_WORDS = sorted(KINDS, key=len, reverse=True)
_END = "(?:finish|start|end|ende|anfang|fin|debut|comienzo)"
_LONG = rf"{_END}[\s-]*(?:to[\s-]*)?{_END}"
_SHORT = "|".join(word for word in _WORDS if len(word) == 2)
_TAIL = re.compile(
    rf"^(?P<ref>.*?\S|)\s*(?:[(\[{{]\s*)?(?:(?<![a-z])(?P<long>{_LONG})|(?P<kind>{_SHORT}))\s*(?:[)\]}}]\s*)?"
    r"(?P<lag>[+−–-].*)?[)\]}]?$",
    re.DOTALL,
)
_BARE_LAG = re.compile(r"^(?P<ref>.*?\S)\s*(?P<lag>[+−–-]\s*[\d.,]+\s*(?:e?%|[a-z]+\.?)?)$", re.DOTALL)
_PERCENT = re.compile(r"([+-])?\s*([\d.,]+)\s*(e)?\s*%")
_CUT_LAG = re.compile(r"[+−–-]\s*\d+$")
_REST_OF_LAG = re.compile(r"\d+\s*(?:e?%|[a-z]+)", re.IGNORECASE)
_HARD_CUTS = re.compile(r"[;\n\r|]+")
_LONGEST = 10_000

NO_LAG = Lag()
_PLAIN = re.compile(r"\s*(\d+)\s*(?:(FS|SS|FF|SF)\s*(?:([+-])\s*(\d+)\s*([dwh]))?)?\s*", re.IGNORECASE)
_KINDS_BY_LETTERS = {kind.value: kind for kind in LinkKind}
_PLAIN_UNITS = {"d": TimeUnit.DAYS, "w": TimeUnit.WEEKS, "h": TimeUnit.HOURS}

Knows = Callable[[str], bool]
"""Whether some row goes by this reference."""


class Reference(NamedTuple):
    """A row named as a neighbour, and the link to it."""

    name: str
    kind: LinkKind = LinkKind.FS
    lag: Lag = NO_LAG


class Unread(NamedTuple):
    """A piece of a cell that names no row."""

    text: str


def read_references(text: str, *, knows: Knows, scale: Scale) -> tuple[Reference | Unread, ...]:
    """Every reference in a cell. A name the sheet knows is never cut, whatever it looks like."""
    text = text.strip(SPACES)
    if not text or len(text) > _LONGEST:
        return (Unread(text[:80]),) if text else ()
    found: list[Reference | Unread] = []
    for piece in filter(None, (part.strip(SPACES) for part in _HARD_CUTS.split(text))):
        whole = _plain_reading(piece, knows, scale) or _known_reading(piece, knows, scale)
        if whole is not None:
            found.append(whole)
        else:
            found.extend(
                _plain_reading(part, knows, scale) or _read_piece(part, knows, scale) for part in _cut_at_commas(piece)
            )
    return tuple(found)


def _plain_reading(piece: str, knows: Knows, scale: Scale) -> Reference | None:
    """The usual form, a number with or without kind and lag, read the short way."""
    found = _PLAIN.fullmatch(piece)
    if found is None or not piece.isascii():
        return None
    name, kind, sign, amount, unit = found.groups()
    if kind is not None and knows(piece):
        return Reference(piece)
    if not knows(name):
        return None
    lag = NO_LAG
    if amount is not None:
        shown = _PLAIN_UNITS[unit.lower()]
        minutes = int(amount) * scale.minutes(shown)
        if len(amount) > 6:
            return None
        lag = Lag(amount=-minutes if sign == "-" else minutes, shown=shown) if minutes else NO_LAG
    return Reference(name, LinkKind.FS if kind is None else _KINDS_BY_LETTERS[kind.upper()], lag)


def _cut_at_commas(piece: str) -> list[str]:
    """The parts between commas; a lag such as `+2,5d` is kept whole."""
    parts: list[str] = []
    for part in (part.strip(SPACES) for part in piece.split(",")):
        if parts and _CUT_LAG.search(parts[-1]) and _REST_OF_LAG.fullmatch(part) and not _has_kind(part):
            parts[-1] = f"{parts[-1]}.{part}"
        elif part:
            parts.append(part)
    return parts


def _has_kind(part: str) -> bool:
    return part.lstrip("0123456789 ").casefold() in KINDS


def _read_piece(piece: str, knows: Knows, scale: Scale) -> Reference | Unread:
    """The known reading of a piece, else the one its form suggests."""
    known = _known_reading(piece, knows, scale)
    if known is not None:
        return known
    for reading in _readings(piece, scale, (_TAIL,)):
        ends_as_word = reading.name[-1:].isalpha() and piece[len(reading.name) :].isalpha()
        if not ends_as_word:
            return reading
    return Reference(piece) if any(letter.isalnum() for letter in piece) else Unread(piece)


def _known_reading(piece: str, knows: Knows, scale: Scale) -> Reference | None:
    if knows(piece):
        return Reference(piece)
    if piece.isdigit():
        return None
    return next((reading for reading in _readings(piece, scale, (_TAIL, _BARE_LAG)) if knows(reading.name)), None)


def _readings(piece: str, scale: Scale, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Reference]:
    folded = stripped(piece)
    if len(folded) != len(piece):
        folded = piece.lower()
    for pattern in patterns:
        found = pattern.match(folded)
        reference = _reference(piece, found, scale) if found and len(folded) == len(piece) else None
        if reference is not None:
            yield reference


def _reference(piece: str, found: re.Match[str], scale: Scale) -> Reference | None:
    name = piece[: found.end("ref")].strip(SPACES + "([{")
    groups = found.groupdict()
    word = re.sub(r"[\s-]", "", groups.get("long") or groups.get("kind") or "fs")
    lag = read_lag(groups["lag"] or "", scale=scale)
    kind = KINDS.get(word) or KINDS.get(word.replace("to", ""))
    if not name or lag is None or kind is None:
        return None
    return Reference(name, kind, lag)


def read_lag(text: str, *, scale: Scale) -> Lag | None:
    """A lag such as `+2d`, `-1w`, `+50%` or `+3ed`; an empty text is none; None where it cannot be read."""
    text = text.strip(SPACES + ")]}").replace("−", "-").replace("–", "-")
    if not text:
        return Lag()
    if found := _PERCENT.fullmatch(text):
        return _share(found)
    sign = -1 if text.startswith("-") else 1
    amount = read_amount(text.lstrip("+- "), scale=scale)
    if amount is None or abs(amount.minutes) >= 2**30:
        return None
    unit = LagUnit.ELAPSED if amount.is_elapsed else LagUnit.WORKING
    return Lag(amount=sign * amount.minutes, unit=unit, shown=amount.shown) if amount.minutes else Lag()


def _share(found: re.Match[str]) -> Lag | None:
    try:
        hundredths = round(float(found[2].replace(",", ".")) * 100)
    except ValueError:
        return None
    if hundredths > 10_000_000:
        return None
    unit = LagUnit.ELAPSED_PERCENT if found[3] else LagUnit.PERCENT
    return Lag(amount=-hundredths if found[1] == "-" else hundredths, unit=unit, shown=TimeUnit.DAYS)
