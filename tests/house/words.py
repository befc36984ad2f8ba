"""The words of docs/words.md: ours, and those we have another word for."""

import re
from collections.abc import Iterator
from functools import cache

from tests.shared import ROOT

PAGE = ROOT / "docs" / "words.md"


def rows() -> Iterator[tuple[str, str]]:
    """Each word, or words with commas between them, and what is not said instead."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and cells[0] != "word" and set(cells[0]) != {"-"}:
            yield cells[0], cells[2]


def our_words() -> set[str]:
    """The words we use."""
    return {word.strip() for words, _ in rows() for word in words.split(",")}


def words_not_said(text: str) -> list[str]:
    """Words in a text that are in bold in the third column."""
    return [found[0] for found in _never().finditer(text)]


@cache
def _never() -> re.Pattern[str]:
    words = {word for _, others in rows() for word in re.findall(r"\*\*(.+?)\*\*", others)}
    stems = [re.escape(word[:-1]) + "(?:y|ies)" if word.endswith("y") else re.escape(word) + "s?" for word in words]
    return re.compile(rf"\b(?:{'|'.join(sorted(stems, key=len, reverse=True))})\b", re.IGNORECASE)
