"""Text of an export made fit for a plan: on one line where it is a name, without characters that are none."""

import re

from ropewalk.exchange.table.texts import SPACES

_LONGEST_NAME = 500
_LONGEST_KEY = 80
_LONGEST_NOTES = 20_000
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit(text: str) -> str:
    """Text without control characters and halves of characters."""
    return _UNFIT.sub("\ufffd", text) if not text.isprintable() else text


def name_of(text: str) -> str:
    """A name on one line, cut where it is longer than any name."""
    return " ".join(fit(text).split())[:_LONGEST_NAME].strip(SPACES)


def key_of(text: str) -> str:
    """A key on one line."""
    return " ".join(fit(text).split())[:_LONGEST_KEY].strip(SPACES)


def notes_of(text: str) -> str:
    """A description, cut where it is longer than anybody reads."""
    return fit(text.replace("\r\n", "\n").replace("\r", "\n"))[:_LONGEST_NOTES].strip(SPACES)
