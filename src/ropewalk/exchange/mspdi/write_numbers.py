"""Numbers for things that go by keys: Project tells them apart by whole numbers only."""

import re
from collections.abc import Iterable, Iterator, Sequence

_MOST = 2_147_483_647
_NUMBER = re.compile(r"[1-9]\d{0,9}")


def numbers_of(keys: Sequence[str], *, wanted: Iterable[int | None] | None = None) -> list[int]:
    """A number for each key, each once: the one it wants where nobody has it before, else the next that is free.

    wanted  by default the key itself, where it is a number
    """
    asked = [number_in(key) for key in keys] if wanted is None else list(wanted)
    taken: set[int] = set()
    granted: list[int | None] = []
    for number in asked:
        is_free = number is not None and number not in taken
        granted.append(number if is_free else None)
        if number is not None:
            taken.add(number)
    free = _free_numbers(taken)
    return [next(free) if number is None else number for number in granted]


def number_in(text: str) -> int | None:
    """The number a text is; None where it is none that Project could use."""
    number = int(text) if _NUMBER.fullmatch(text) else 0
    return number if 0 < number <= _MOST else None


def number_behind(text: str, start: str, end: str = "") -> int | None:
    """The number between two texts, as in `calendar 3` or `Standard (3)`."""
    if not (text.startswith(start) and text.endswith(end)):
        return None
    return number_in(text[len(start) : len(text) - len(end)])


def _free_numbers(taken: set[int]) -> Iterator[int]:
    number = 0
    while True:
        number += 1
        if number not in taken:
            yield number
