"""One issue of an answer: its members become an `Issue`, what cannot be read a finding."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from ropewalk.exchange.jira.amounts import minutes_of
from ropewalk.exchange.jira.custom import Value, is_custom
from ropewalk.exchange.jira.dates import DateTexts
from ropewalk.exchange.jira.document import text_of
from ropewalk.exchange.jira.faults import Faults
from ropewalk.exchange.jira.issue import EPIC, SUB_TASK, Dates, Effort, Issue, Version
from ropewalk.exchange.jira.texts import fit, key_of, name_of, notes_of
from ropewalk.exchange.jira.values import listed, member, name, slim, text
from ropewalk.exchange.jira.words import Side, first_by_phrase, first_by_type, project_of_key, state_in
from ropewalk.exchange.table.dates import OUTSIDE, Span
from ropewalk.exchange.table.keys import project_key_of
from ropewalk.exchange.table.texts import shortened
from ropewalk.planning.findings import FindingKind, Place
from ropewalk.planning.findings.jira import JIRA_DATE_RANGE, JIRA_VALUE
from ropewalk.planning.units import Minutes

_MOST_CHANGES = 500
_MOST_LINKS = 2_000
_SECONDS = "an amount of time in seconds"

Amount = TypeVar("Amount", Minutes, float)
Members = dict[str, object]


class Change(NamedTuple):
    """One change of status in an issue's history: when, and to which status."""

    at: str
    status: str


class Item(NamedTuple):
    """An issue as far as its own members say, its custom fields, its versions and its history."""

    issue: Issue
    custom: dict[str, Value]
    versions: tuple[Version, ...]
    changes: tuple[Change, ...]


@dataclass(eq=False)
class Items:
    """Makes issues of members; keeps the findings and the dates that were read."""

    file: str
    otherwise: str
    dates: DateTexts = field(default_factory=DateTexts)

    def __post_init__(self) -> None:
        self.faults = Faults(self.file)

    def item(self, members: Members, number: int) -> Item | None:
        """The issue; None where it has neither a key nor an id."""
        fields = members.get("fields")
        fields = fields if isinstance(fields, dict) else {}
        key = key_of(text(members.get("key"))) or key_of(text(members.get("id")))
        if not key:
            return None
        reader = _Reader(self, fields, Place(key=key, row=number))
        versions = tuple(reader.versions(reader.project(key)))
        issue = reader.issue(key, text(members.get("id")), versions)
        custom = {
            field: kept
            for field, value in fields.items()
            if is_custom(field) and value is not None and (kept := slim(value)) is not None
        }
        return Item(issue, custom, versions, tuple(_changes(members.get("changelog"))))

    def date(self, value: object, field: str, place: Place) -> Span | None:
        """The day or moment of a value; None where there is none, said where it is none that can be used."""
        if value is None or value == "":
            return None
        span = self.dates.span(value) if isinstance(value, str) else None
        if span is not None and span is not OUTSIDE:
            return span
        self.say(JIRA_DATE_RANGE if span is OUTSIDE else JIRA_VALUE, place, field, value, "a date")
        return None

    def amount(
        self, value: object, field: str, place: Place, read: Callable[[object], Amount | None], wanted: str
    ) -> Amount | None:
        """A number of something; None where there is none, said where it is none that can be used."""
        found = None if value is None or value == "" else read(value)
        if found is None and value is not None and value != "":
            self.say(JIRA_VALUE, place, field, value, wanted)
        return found

    def say(self, kind: FindingKind, place: Place, field: str, value: object, wanted: str) -> None:
        """A finding about a value that is not what it has to be."""
        there = Place(key=place.key, row=place.row, field=field)
        words = fit(value) if isinstance(value, str) else _KINDS.get(type(value), str(value)[:60])
        self.faults.add(kind, there, issue=place.key, field=field, text=shortened(words) or "nothing", wanted=wanted)


_KINDS: dict[type, str] = {dict: "an object", list: "a list", bool: "yes or no"}


@dataclass(frozen=True, slots=True)
class _Reader:
    items: Items
    fields: Members
    place: Place

    def issue(self, key: str, id: str, versions: tuple[Version, ...]) -> Issue:  # noqa: A002 - Jira's word
        fields = self.fields
        dates = self._dates()
        status, resolution = name(fields.get("status")), name(fields.get("resolution"))
        category = text(member(fields, "status", "statusCategory", "key")) or name(
            member(fields, "status", "statusCategory")
        )
        first, then = self._links()
        return Issue(
            key=key,
            number=self.place.row or 0,
            id=id,
            name=name_of(self._text("summary")),
            type=name_of(name(fields.get("issuetype"))),
            rank=_rank(fields.get("issuetype")),
            status=name_of(status),
            state=state_in(category, status, resolution, has_ended=dates.resolved is not None),
            resolution=name_of(resolution),
            project=self.project(key),
            project_name=name_of(text(member(fields, "project", "name"))),
            parents=tuple(self._parents()),
            parent_name=name_of(self._parent_name()),
            versions=tuple(version.name for version in versions),
            dates=dates,
            effort=self._effort("", ("originalEstimateSeconds", "remainingEstimateSeconds", "timeSpentSeconds")),
            whole=self._effort("aggregate", None),
            assignee=name_of(name(fields.get("assignee"))) or None,
            email=name_of(text(member(fields, "assignee", "emailAddress"))) or None,
            blocks=then,
            waits_for=first,
            notes=notes_of(text_of(fields.get("description"))),
        )

    def project(self, key: str) -> str:
        stated = self.fields.get("project")
        found = text(member(stated, "key")) if isinstance(stated, dict) else text(stated)
        return project_key_of(fit(found)) or project_of_key(key) or self.items.otherwise

    def versions(self, project: str) -> Iterator[Version]:
        for each in self._list("fixVersions"):
            called = key_of(name(each))
            if called:
                yield Version(
                    project=project,
                    name=called,
                    start=self.items.date(member(each, "startDate"), "start date of a version", self.place),
                    release=self.items.date(member(each, "releaseDate"), "release date of a version", self.place),
                    is_released=member(each, "released") is True,
                    notes=notes_of(text(member(each, "description"))),
                )

    def _dates(self) -> Dates:
        sprint = next(
            (each for each in (self.fields.get("sprint"), *reversed(listed(self.fields.get("closedSprints")))) if each),
            None,
        )
        return Dates(
            due=self._date("duedate", "due date"),
            created=self._date("created", "created"),
            updated=self._date("updated", "updated"),
            resolved=self._date("resolutiondate", "resolved"),
            changed=self._date("statuscategorychangedate", "status category changed"),
            sprint=self.sprint(member(sprint, "startDate"), member(sprint, "endDate")),
        )

    def sprint(self, start: object, end: object) -> Span | None:
        first = self.items.date(start, "start of the sprint", self.place)
        last = self.items.date(end, "end of the sprint", self.place)
        return None if first is None or last is None else Span(first.first, last.last)

    def _date(self, member_name: str, field: str) -> Span | None:
        return self.items.date(self.fields.get(member_name), field, self.place)

    def _effort(self, prefix: str, tracked: tuple[str, str, str] | None) -> Effort:
        names = ("timeoriginalestimate", "timeestimate", "timespent")
        words = ("original estimate", "remaining estimate", "time spent")
        found = []
        for number, (each, word) in enumerate(zip(names, words, strict=True)):
            value = self.fields.get(prefix + each)
            if value is None and tracked is not None:
                value = member(self.fields, "timetracking", tracked[number])
            found.append(self.items.amount(value, word, self.place, minutes_of, _SECONDS))
        return Effort(estimate=found[0], remaining=found[1], spent=found[2])

    def _parents(self) -> Iterator[str]:
        for value in (self.fields.get("parent"), self.fields.get("epic")):
            for found in (member(value, "key"), member(value, "id")) if isinstance(value, dict) else (value,):
                if key := key_of(text(found)):
                    yield key

    def _parent_name(self) -> str:
        return (
            text(member(self.fields, "parent", "fields", "summary"))
            or text(member(self.fields, "epic", "name"))
            or text(member(self.fields, "epic", "summary"))
        )

    def _links(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Keys of issues that go before this one, and of those that come after it."""
        before: dict[str, None] = {}
        after: dict[str, None] = {}
        for link in self._list("issuelinks")[:_MOST_LINKS]:
            for side in ("outward", "inward"):
                other = key_of(text(member(link, f"{side}Issue", "key")))
                first = _first(member(link, "type"), side) if other else None
                if first is not None:
                    (after if first is Side.OWN else before)[other] = None
        return tuple(before), tuple(after)

    def _text(self, field: str) -> str:
        value = self.fields.get(field)
        if value is not None and not isinstance(value, str | int | float):
            self.items.say(JIRA_VALUE, self.place, field, value, "a text")
        return text(value)

    def _list(self, field: str) -> list[object]:
        value = self.fields.get(field)
        if value is not None and not isinstance(value, list):
            self.items.say(JIRA_VALUE, self.place, field, value, "a list")
        return listed(value)


def _rank(issue_type: object) -> int | None:
    level = member(issue_type, "hierarchyLevel")
    if isinstance(level, int) and not isinstance(level, bool) and SUB_TASK <= level <= EPIC + 20:
        return level
    return SUB_TASK if member(issue_type, "subtask") is True else None


def _first(link_type: object, side: str) -> Side | None:
    phrase = text(member(link_type, side))
    found = first_by_phrase(phrase) if phrase else None
    return found or first_by_type(name(link_type), is_outward=side == "outward")


def _changes(changelog: object) -> Iterator[Change]:
    for history in listed(member(changelog, "histories"))[:_MOST_CHANGES]:
        at = text(member(history, "created"))
        for change in listed(member(history, "items")):
            if text(member(change, "field")) == "status" and at:
                yield Change(at, text(member(change, "toString")))
