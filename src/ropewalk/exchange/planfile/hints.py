"""Which name was perhaps meant, where one stands that plan text does not know."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 60
_SHORTEST = 3
_MOST_NAMED = 40
_MOST_COMPARED = 200
_MEANT = {
    "depends_on": "after",
    "dependencies": "after",
    "done": "percent_complete",
    "end": "finish",
    "links": "after",
    "manager": "lead",
    "predecessors": "after",
    "progress": "percent_complete",
    "resources": "people",
    "status_date": "data_date",
    "team": "people",
    "title": "name",
    "who": "people",
    "work": "duration",
}
"""Words of other tools and ours."""
_DATES = ("start", "finish", "end")
_OF_A_TASK = "constraint"
_REMEDY_DATES = (
    "The schedule answers when a task starts and finishes. What is known of it is written as actual_start and "
    'actual_finish, what is wished as constraint = "SNET 2026-12-01", what is held by hand as manual = { start = … }.'
)


def hint_for(name: str, known: Iterable[str]) -> str:
    """What to write instead of a name; all the names there are where they are few."""
    names = sorted(known)
    if name in _DATES and _OF_A_TASK in names:
        return _REMEDY_DATES
    near = _near(name[:_LONGEST], names)
    if near is not None:
        return f"Did you mean {near}?"
    if not names:
        return "Take it out."
    few = ", ".join(cut(each) for each in names[:_MOST_NAMED])
    return f"The names here are {few}{' and more' if len(names) > _MOST_NAMED else ''}."


def cut(text: str) -> str:
    """A text as long as a sentence bears."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _near(name: str, names: list[str]) -> str | None:
    if _MEANT.get(name) in names:
        return _MEANT[name]
    alike = names if len(names) <= _MOST_COMPARED else [each for each in names if each[:1] == name[:1]]
    alike = alike[:_MOST_COMPARED]
    longer = [each for each in alike if len(name) >= _SHORTEST and each.startswith(name)]
    return next(iter(longer or get_close_matches(name, alike, n=1)), None)
