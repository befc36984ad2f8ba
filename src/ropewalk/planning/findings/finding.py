"""A finding: one thing that is wrong with somebody's data, said so that they can mend it."""

from dataclasses import dataclass

_LONGEST_FACT = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: the file's own name (never a path), project and task key, row of a sheet, field or column."""

    file: str | None = None
    project: str | None = None
    key: str | None = None
    row: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is wrong.

    stops  no schedule can be made of what it names until it is mended
    drops  something that the plan states is left out of the schedule until it is mended
    """

    code: str
    sentence: str
    remedy: str
    place: Place = Place()
    stops: bool = False
    drops: bool = False


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One entry of the catalogue; `sentence` and `remedy` are templates for `str.format`."""

    code: str
    sentence: str
    remedy: str
    stops: bool
    drops: bool = False

    def at(self, place: Place = Place(), **facts: object) -> Finding:
        """A finding of this kind at a place. Raises KeyError when a fact the templates name is missing."""
        told = {name: _cut(fact) for name, fact in facts.items()}
        return Finding(
            code=self.code,
            sentence=self.sentence.format(**told),
            remedy=self.remedy.format(**told),
            place=place,
            stops=self.stops,
            drops=self.drops,
        )


def _cut(fact: object) -> object:
    """A fact as long as a sentence bears: names in a file may be megabytes long."""
    return f"{fact[:_LONGEST_FACT]}…" if isinstance(fact, str) and len(fact) > _LONGEST_FACT else fact


CATALOGUE: dict[str, FindingKind] = {}
"""Every kind of finding by its code; filled by the rooms beside this file when they are imported."""


def kind(code: str, *, sentence: str, remedy: str, stops: bool = False, drops: bool = False) -> FindingKind:
    """Enter a kind into the catalogue. Raises ValueError when the code is taken."""
    if code in CATALOGUE:
        raise ValueError(f"finding code {code!r} is taken")
    entry = FindingKind(code, sentence, remedy, stops, drops)
    CATALOGUE[code] = entry
    return entry
