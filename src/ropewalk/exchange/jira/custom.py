"""Custom fields of an answer: what they mean by their names, by their types, or by what stands in them."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from ropewalk.exchange.jira.headers import Column, meaning_of
from ropewalk.exchange.jira.words import ISSUE_KEY

Value = str | float | tuple["Value", ...] | Mapping[str, "Value"]


class Meaning(StrEnum):
    """What a custom field can say that a plan needs; the value is how findings call it."""

    START = "start date"
    DUE = "due date"
    EPIC = "epic link"
    ABOVE = "parent link"
    POINTS = "story points"
    SPRINT = "sprint"
    EPIC_NAME = "epic name"


_BY_COLUMN = {
    Column.START: Meaning.START,
    Column.DUE: Meaning.DUE,
    Column.EPIC: Meaning.EPIC,
    Column.ABOVE: Meaning.ABOVE,
    Column.POINTS: Meaning.POINTS,
    Column.EPIC_NAME: Meaning.EPIC_NAME,
}
_BY_TYPE = {
    "gh-epic-link": Meaning.EPIC,
    "gh-epic-label": Meaning.EPIC_NAME,
    "gh-sprint": Meaning.SPRINT,
    "jsw-story-points": Meaning.POINTS,
    "jpo-custom-field-baseline-start": Meaning.START,
    "jpo-custom-field-baseline-end": Meaning.DUE,
    "jpo-custom-field-parent": Meaning.ABOVE,
}
_CLOUD = {
    "customfield_10014": Meaning.EPIC,
    "customfield_10015": Meaning.START,
    "customfield_10016": Meaning.POINTS,
    "customfield_10020": Meaning.SPRINT,
}
"""How a new site of Jira Cloud numbers the fields that come with it."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OLD_SPRINT = re.compile(r"\.sprint\.Sprint@[0-9a-f]+\[")

Fields = dict[Meaning, tuple[str, ...]]
"""Fields that have a meaning, in the order in which they are asked."""


def is_custom(name: str) -> bool:
    """Whether a member of `fields` is a custom field."""
    return name.startswith("customfield_")


def fields_by_name(names: Mapping[str, str], types: Mapping[str, str]) -> Fields:
    """Custom fields by the names and types an answer gives for them (`expand=names,schema`)."""
    found: dict[Meaning, list[tuple[int, str]]] = {}
    for field in dict.fromkeys((*names, *types)):
        if not is_custom(field):
            continue
        place, meaning = 0, _BY_TYPE.get(types.get(field, "").rpartition(":")[2])
        column = meaning_of(names.get(field, ""))
        if meaning is None and column is not None:
            place, meaning = column[1], _BY_COLUMN.get(column[0])
        if meaning is None and names.get(field, "").strip().casefold() == "sprint":
            meaning = Meaning.SPRINT
        if meaning is not None:
            found.setdefault(meaning, []).append((place, field))
    return {meaning: tuple(field for _, field in sorted(places)) for meaning, places in found.items()}


def fields_by_value(values: Iterable[Mapping[str, Value]], epics: frozenset[str]) -> Fields:
    """Custom fields by what stands in them, for an answer that does not name them.

    epics   keys of issues that are epics for certain
    """
    seen: dict[str, list[Value]] = {}
    for each in values:
        for field, value in each.items():
            seen.setdefault(field, []).append(value)
    found: dict[Meaning, list[str]] = {}
    for field, known in sorted(seen.items()):
        meaning = _meaning_by_value(field, known, epics)
        if meaning is not None:
            found.setdefault(meaning, []).append(field)
    return {meaning: tuple(fields) for meaning, fields in found.items()}


def _meaning_by_value(field: str, values: list[Value], epics: frozenset[str]) -> Meaning | None:
    """A sprint and a key of an epic show themselves; dates and points only where a new site keeps them."""
    if all(is_sprints(value) for value in values):
        return Meaning.SPRINT
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) == len(values):
        if epics and all(ISSUE_KEY.fullmatch(text) for text in texts) and epics.issuperset(texts):
            return Meaning.EPIC
        if all(_DAY.fullmatch(text) for text in texts):
            return Meaning.START if _CLOUD.get(field) is Meaning.START else None
        return Meaning.EPIC if _CLOUD.get(field) is Meaning.EPIC and all(map(ISSUE_KEY.fullmatch, texts)) else None
    if all(isinstance(value, float) for value in values):
        return Meaning.POINTS if _CLOUD.get(field) is Meaning.POINTS else None
    return None


def is_sprints(value: Value) -> bool:
    """Whether a value is a list of sprints, as objects (Cloud) or as text (Server)."""
    return (
        isinstance(value, tuple)
        and bool(value)
        and all(
            bool(_OLD_SPRINT.search(each))
            if isinstance(each, str)
            else isinstance(each, Mapping) and {"name", "state"} <= each.keys()
            for each in value
        )
    )


_OLD_MEMBER = re.compile(r"(startDate|endDate)=([^,\]]*)")


def days_of_sprint(value: Value) -> tuple[str, str] | None:
    """The texts of the days on which the last of some sprints starts and ends; None where it does not say both."""
    if not isinstance(value, tuple) or not is_sprints(value):
        return None
    last = value[-1]
    if isinstance(last, str):
        members: Mapping[str, Value] = dict(_OLD_MEMBER.findall(last))
    else:
        members = last if isinstance(last, Mapping) else {}
    start, end = members.get("startDate"), members.get("endDate")
    if isinstance(start, str) and isinstance(end, str) and start[:4].isdigit() and end[:4].isdigit():
        return start, end
    return None
