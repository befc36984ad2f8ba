"""Cells that a spreadsheet would take for formulas: made harmless in CSV, and made themselves again."""

import re
from collections.abc import Iterable

_DANGEROUS = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_MARK = "'"


def defused(text: str) -> str:
    """The text with a mark before it where it begins as a formula does; `armed` gives it back."""
    return _MARK + text if _DANGEROUS.match(text) else text


def armed(text: str) -> str:
    """The text without the mark that made it harmless."""
    return text[1:] if text[:1] == _MARK and _DANGEROUS.match(text, 1) else text


def armed_row(row: Iterable[str]) -> tuple[str, ...]:
    """A row of texts without their marks."""
    return tuple(armed(text) if text[:1] == _MARK else text for text in row)
