"""The header row of a CSV export: which columns say what. Jira repeats a header once for each of several values."""

import re
from collections.abc import Sequence
from enum import StrEnum

from ropewalk.exchange.jira.words import Side, first_by_type
from ropewalk.exchange.table.texts import SPACES

_CUSTOM = re.compile(r"custom field \((.*)\)", re.DOTALL)
_LINK = re.compile(r"(outward|inward) (?:issue|work item) link \((.*)\)", re.DOTALL)
_ROWS_LOOKED_AT = 30


class Column(StrEnum):
    """What a column says; the value is how findings call it."""

    KEY = "issue key"
    ID = "issue id"
    NAME = "summary"
    TYPE = "issue type"
    STATUS = "status"
    CATEGORY = "status category"
    CHANGED = "status category changed"
    RESOLUTION = "resolution"
    PROJECT = "project key"
    PROJECT_NAME = "project name"
    LEAD = "project lead"
    PARENT = "parent"
    PARENT_NAME = "parent summary"
    EPIC = "epic link"
    ABOVE = "parent link"
    EPIC_NAME = "epic name"
    VERSION = "fix version"
    START = "start date"
    DUE = "due date"
    CREATED = "created"
    UPDATED = "updated"
    RESOLVED = "resolved"
    ESTIMATE = "original estimate"
    REMAINING = "remaining estimate"
    SPENT = "time spent"
    WHOLE_ESTIMATE = "sum of original estimates"
    WHOLE_REMAINING = "sum of remaining estimates"
    WHOLE_SPENT = "sum of time spent"
    POINTS = "story points"
    ASSIGNEE = "assignee"
    NOTES = "description"
    BLOCKS = "blocks"
    WAITS_FOR = "is blocked by"


_WORDS = {
    Column.KEY: "issue key|key|work item key|issuekey",
    Column.ID: "issue id|id|work item id",
    Column.NAME: "summary",
    Column.TYPE: "issue type|type|work item type|work type|issuetype",
    Column.STATUS: "status",
    Column.CATEGORY: "status category",
    Column.CHANGED: "status category changed",
    Column.RESOLUTION: "resolution",
    Column.PROJECT: "project key|space key",
    Column.PROJECT_NAME: "project name|project|space name",
    Column.LEAD: "project lead",
    Column.PARENT: "parent id|parent key|parent",
    Column.PARENT_NAME: "parent summary",
    Column.EPIC: "epic link",
    Column.ABOVE: "parent link",
    Column.EPIC_NAME: "epic name",
    Column.VERSION: "fix version/s|fix versions|fix version|fixversions",
    Column.START: "start date|target start|planned start|planned start date|begin date|startdatum|date de début"
    "|fecha de inicio|data de início|data di inizio",
    Column.DUE: "due date|due|duedate|target end|planned end|planned end date|end date",
    Column.CREATED: "created",
    Column.UPDATED: "updated",
    Column.RESOLVED: "resolved|resolution date",
    Column.ESTIMATE: "original estimate",
    Column.REMAINING: "remaining estimate",
    Column.SPENT: "time spent",
    Column.WHOLE_ESTIMATE: "σ original estimate",
    Column.WHOLE_REMAINING: "σ remaining estimate",
    Column.WHOLE_SPENT: "σ time spent",
    Column.POINTS: "story points|story point estimate",
    Column.ASSIGNEE: "assignee",
    Column.NOTES: "description",
}
_COLUMNS = {word: (column, place) for column, words in _WORDS.items() for place, word in enumerate(words.split("|"))}

Columns = dict[Column, list[int]]
"""Indexes of the columns that say something, in the order in which they are asked."""


def meaning_of(header: str) -> tuple[Column, int] | None:
    """What a header means, and how late it is asked among those that mean the same; None where it says nothing here."""
    text = " ".join(header.strip(SPACES).casefold().replace("ς", "σ").split())
    if link := _LINK.fullmatch(text):
        first = first_by_type(link[2], is_outward=link[1] == "outward")
        return None if first is None else (Column.BLOCKS if first is Side.OWN else Column.WAITS_FOR, 0)
    custom = _CUSTOM.fullmatch(text)
    return _COLUMNS.get(custom[1].strip() if custom else text)


def find_header(rows: Sequence[Sequence[object]]) -> tuple[int, Columns] | None:
    """The header row and its columns; None where no row among the first has a key and something beside it."""
    for number, row in enumerate(rows[:_ROWS_LOOKED_AT]):
        found: dict[Column, list[tuple[int, int]]] = {}
        for index, cell in enumerate(row):
            meaning = meaning_of(cell) if isinstance(cell, str) and len(cell) < 200 else None
            if meaning is not None:
                found.setdefault(meaning[0], []).append((meaning[1], index))
        if Column.KEY in found and len(found) > 1:
            return number, {column: [index for _, index in sorted(places)] for column, places in found.items()}
    return None
