"""The fields of a record as values. What cannot be read is a finding and counts as not stated."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from ropewalk.exchange.mspdi.faults import Faults
from ropewalk.exchange.mspdi.records import Record, text_in
from ropewalk.exchange.mspdi.terms import LAG_PER_MINUTE
from ropewalk.planning.findings.mspdi import MSPDI_VALUE
from ropewalk.planning.units import MINUTES_PER_DAY, Day, Instant, Minutes, instant_of

Term = TypeVar("Term")

_SPAN = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>\d{1,9})D)?"
    r"(?:T(?:(?P<hours>\d{1,9}(?:\.\d{1,9})?)H)?(?:(?P<minutes>\d{1,9}(?:\.\d{1,9})?)M)?"
    r"(?:(?P<seconds>\d{1,9}(?:\.\d{1,9})?)S)?)?"
)
_CLOCK = re.compile(r"(?:\d{4}-\d\d-\d\dT)?([01]\d|2[0-4]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_NUMBER = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,15})?(?:[eE][+-]?0?\d)?")
_TRUTHS = {"1": True, "true": True, "-1": True, "yes": True, "0": False, "false": False, "no": False}
_LONGEST = 60


class Fields:
    """One record and how it is called in findings: `who`, and `key` where it is a task."""

    __slots__ = ("faults", "key", "record", "who")

    def __init__(self, record: Record, faults: Faults, *, who: str, key: str | None = None) -> None:
        self.record = record
        self.faults = faults
        self.who = who
        self.key = key

    def text(self, name: str) -> str:
        """The text of a field, "" where there is none."""
        return text_in(self.record, name)

    def flag(self, name: str, *, otherwise: bool = False) -> bool:
        """Yes or no."""
        text = self.text(name)
        truth = _TRUTHS.get(text.casefold()) if text else otherwise
        if truth is None:
            self.report(name, "yes or no (1 or 0)")
            return otherwise
        return truth

    def number(self, name: str) -> float | None:
        """A number."""
        text = self.text(name)
        if not text:
            return None
        if not _NUMBER.fullmatch(text):
            self.report(name, "a number")
            return None
        return float(text)

    def whole(self, name: str) -> int | None:
        """A whole number."""
        text = self.text(name)
        if not text:
            return None
        number = float(text) if _NUMBER.fullmatch(text) else 0.5
        if number != int(number):
            self.report(name, "a whole number")
            return None
        return int(number)

    def tenths(self, name: str) -> Minutes | None:
        """Minutes from tenths of a minute."""
        number = self.number(name)
        return None if number is None else Minutes(round(number / LAG_PER_MINUTE))

    def instant(self, name: str) -> Instant | None:
        """A moment of the plan's wall clock; a zone is ignored."""
        text = self.text(name)
        found = _instant(text) if text else None
        if text and found is None:
            self.report(name, "a date such as 2026-01-31T08:00:00")
        return found

    def day(self, name: str) -> Day | None:
        """The day of a moment."""
        at = self.instant(name)
        return None if at is None else Day(at // MINUTES_PER_DAY)

    def minutes(self, name: str) -> Minutes | None:
        """A span such as PT8H0M0S."""
        text = self.text(name)
        found = _span(text) if text else None
        if text and found is None:
            self.report(name, "an amount of time such as PT8H0M0S")
        return found

    def clock(self, name: str) -> int | None:
        """A time of day as minutes from midnight."""
        text = self.text(name)
        found = _CLOCK.fullmatch(text)
        minutes = MINUTES_PER_DAY + 1 if found is None else int(found[1]) * 60 + int(found[2])
        if minutes > MINUTES_PER_DAY:
            self.report(name, "a time of day such as 08:00:00")
            return None
        return minutes

    def term(self, name: str, terms: Mapping[int, Term]) -> Term | None:
        """What a code means."""
        code = self.whole(name)
        if code is not None and code not in terms:
            self.report(name, f"a code from {min(terms)} to {max(terms)}")
        return None if code is None else terms.get(code)

    def report(self, name: str, wanted: str) -> None:
        """Say that a field cannot be read."""
        text = self.text(name)
        shown = f"“{text[:_LONGEST]}…”" if len(text) > _LONGEST else f"“{text}”"
        self.faults.add(MSPDI_VALUE, key=self.key, at=name, who=self.who, field=name, text=shown, wanted=wanted)


@lru_cache(maxsize=4096)
def _instant(text: str) -> Instant | None:
    try:
        return instant_of(datetime.fromisoformat(text))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _span(text: str) -> Minutes | None:
    found = _SPAN.fullmatch(text)
    if found is None or text[-1] in "PT":
        return None
    days, hours, minutes, seconds = (float(found[part] or 0) for part in ("days", "hours", "minutes", "seconds"))
    total = round(days * MINUTES_PER_DAY + hours * 60 + minutes + seconds / 60)
    return Minutes(-total if found["sign"] else total)
