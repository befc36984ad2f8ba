"""Elements of XML, written as they come: the order of the calls is the order in the file."""

import re
from typing import BinaryIO

from ropewalk.planning.units import moment_of

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\r]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_DATES = range(-1_035_593_280, 4_223_340_480)
"""Instants of the years 1 to 9999."""

_LONGEST_SPAN = 10**10


class Markup:
    """Writes elements to a stream, an indented line for each; records are handed on as they are complete."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lines = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
        self._path: list[str] = []
        self._indent = ""

    def begin(self, name: str, attributes: str = "") -> None:
        """Open an element that holds others."""
        self._lines.append(f"{self._indent}<{name}{attributes}>\n")
        self._path.append(name)
        self._indent = "\t" * len(self._path)

    def end(self) -> None:
        """Close the element that was opened last."""
        name = self._path.pop()
        self._indent = "\t" * len(self._path)
        self._lines.append(f"{self._indent}</{name}>\n")
        if len(self._path) <= _RECORD_DEPTH:
            self._stream.write("".join(self._lines).encode())
            self._lines.clear()

    def field(self, name: str, value: str | int | None) -> None:
        """An element with a value; none where there is no value."""
        if value is not None:
            self._lines.append(
                f"{self._indent}<{name}>{escaped(value) if isinstance(value, str) else value}</{name}>\n"
            )

    def flag(self, name: str, *, holds: bool) -> None:
        """An element that says yes or no."""
        self.field(name, 1 if holds else 0)


_RECORD_DEPTH = 2


def escaped(text: str) -> str:
    """Text as it may stand in an element; characters XML does not know become U+FFFD."""
    if not text.isprintable():
        text = _UNFIT.sub("\ufffd", text)
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text)


def date_text(instant: int | None) -> str | None:
    """`2026-01-05T08:00:00`; None where there is no date or no calendar has it."""
    if instant is None or instant not in _DATES:
        return None
    return moment_of(instant).isoformat(timespec="seconds")


def span_text(minutes: int | None) -> str | None:
    """`PT8H0M0S`; None where there is no amount or one beyond all measure."""
    if minutes is None or abs(minutes) > _LONGEST_SPAN:
        return None
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}PT{hours}H{rest}M0S"


def number_text(number: float) -> str:
    """A number without needless digits."""
    return f"{number:.10g}"
