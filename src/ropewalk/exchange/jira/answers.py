"""Answers of Jira's REST API to issues: searches, pages of them, single issues, JSON Lines, issues of a sprint."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from ropewalk.exchange.jira.amounts import points_of
from ropewalk.exchange.jira.custom import Fields, Meaning, Value, days_of_sprint, fields_by_name, fields_by_value
from ropewalk.exchange.jira.issue import EPIC, MOST_ISSUES, Export, Issue, Version
from ropewalk.exchange.jira.item import Change, Item, Items
from ropewalk.exchange.jira.levels import Level
from ropewalk.exchange.jira.program import reading_of
from ropewalk.exchange.jira.stream import Broken, Element, Nested, TooLarge, pieces_of
from ropewalk.exchange.jira.texts import fit, key_of, name_of
from ropewalk.exchange.jira.values import member, text, texts_by_name
from ropewalk.exchange.jira.words import RANKS
from ropewalk.exchange.reading import Reading
from ropewalk.exchange.table.dates import OUTSIDE, Span
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.keys import key_of_file
from ropewalk.exchange.table.states import State, state_of
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.jira import (
    JIRA_FIELDS_GUESSED,
    JIRA_ISSUE_UNREADABLE,
    JIRA_NESTED,
    JIRA_NO_ISSUES,
    JIRA_NOT_JSON,
    JIRA_PAGES_MISSING,
    JIRA_TOO_LARGE,
)

FORMAT = "jira json"

Members = dict[str, object]


def read_json(stream: BinaryIO, *, name: str, level: Level = Level.EPICS_AND_VERSIONS) -> Reading:
    """Read answers of the REST API.

    name      the file's own name without folders, for findings
    level     which issues become tasks
    returns   a reading without a plan where a finding stops it; never raises for what is in the stream
    cost      O(bytes); about 100 µs an issue
    """
    answers = _Answers(name)
    try:
        answers.take(stream)
    except Broken as error:
        return _stopped(answers, JIRA_NOT_JSON.at(Place(file=name), file=name, what=fit(str(error))))
    except Nested:
        return _stopped(answers, JIRA_NESTED.at(Place(file=name), file=name))
    except TooLarge as error:
        return _stopped(answers, JIRA_TOO_LARGE.at(Place(file=name), file=name, what=error.what, limit=error.limit))
    if not answers.found:
        return _stopped(answers, JIRA_NO_ISSUES.at(Place(file=name), file=name, what=answers.why_empty))
    return reading_of(answers.export(), level=level)


def _stopped(answers: "_Answers", finding: Finding) -> Reading:
    return Reading(format=FORMAT, plan=None, findings=(*answers.items.faults.findings(), finding))


@dataclass(eq=False)
class _Answers:
    """Collects the issues of a file and what its pages say beside them."""

    file: str
    found: list[Item] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    total: int = 0
    is_last: bool = True
    _count: int = 0

    def __post_init__(self) -> None:
        self.items = Items(self.file, key_of_file(self.file))

    def take(self, stream: BinaryIO) -> None:
        """Read the whole file. Raises Broken, Nested, TooLarge."""
        for piece in pieces_of(stream):
            if isinstance(piece, Element):
                if piece.of != "values" or _is_issue(piece.value):
                    self._take_issue(piece.value)
            elif (inside := _issue_in(piece.members)) is not None:
                self._take_issue(inside)
                self._take_page(piece.members)
            else:
                self._take_page(piece.members)

    def _take_issue(self, value: object) -> None:
        self._count += 1
        if self._count > MOST_ISSUES:
            raise TooLarge(f"more than {MOST_ISSUES:,} issues", f"{MOST_ISSUES:,}")
        inside = _issue_in(value) if isinstance(value, dict) else None
        if inside is None:
            self._say_unreadable("it is not an object with a key and fields")
            return
        item = self.items.item(inside, self._count)
        if item is None:
            self._say_unreadable("it has no key")
        else:
            self.found.append(item)

    def _say_unreadable(self, what: str) -> None:
        place = Place(row=self._count)
        self.items.faults.add(JIRA_ISSUE_UNREADABLE, place, number=self._count, file=self.file, what=what)

    def _take_page(self, members: Members) -> None:
        self.names |= texts_by_name(members.get("names"))
        self.types |= texts_by_name(members.get("schema"), "custom")
        total = members.get("total")
        if isinstance(total, int) and not isinstance(total, bool) and "startAt" in members:
            self.total = max(self.total, total)
        if "nextPageToken" in members or "isLast" in members:
            self.is_last = not text(members.get("nextPageToken")) and members.get("isLast") is not False

    @property
    def why_empty(self) -> str:
        """What stands in the place of issues, as an addition to a sentence."""
        return " that can be read" if self._count else ""

    def export(self) -> Export:
        """Everything together, custom fields read by what they mean."""
        if self.total > self._count or not self.is_last:
            facts = {"read": self._count, "total": max(self.total, self._count + 1)}
            self.items.faults.add(JIRA_PAGES_MISSING, Place(), file=self.file, **facts)
        fields = self._fields()
        started = {item.issue.status for item in self.found if item.issue.state is State.STARTED}
        issues = tuple(self._complete(item, fields, started) for item in self.found)
        return Export(
            file=self.file,
            format=FORMAT,
            issues=issues,
            versions=_versions(item.versions for item in self.found),
            findings=self.items.faults.findings(),
        )

    def _fields(self) -> Fields:
        if self.names or self.types:
            return fields_by_name(self.names, self.types)
        epics = frozenset(
            item.issue.key
            for item in self.found
            if item.issue.rank == EPIC or RANKS.get(plain(item.issue.type)) == EPIC
        ) | frozenset(key for item in self.found for key in item.issue.parents if item.issue.rank is None)
        fields = fields_by_value((item.custom for item in self.found), epics)
        if fields:
            words = " and ".join(f"{', '.join(names)} is {meaning}" for meaning, names in fields.items())
            self.items.faults.add(JIRA_FIELDS_GUESSED, Place(), file=self.file, fields=words)
        return fields

    def _complete(self, item: Item, fields: Fields, started: set[str]) -> Issue:
        """The issue with what its custom fields and its history add."""
        issue, items = item.issue, self.items
        place = Place(key=issue.key, row=issue.number)

        def values(meaning: Meaning) -> Iterator[Value]:
            return (item.custom[field] for field in fields.get(meaning, ()) if field in item.custom)

        def date(meaning: Meaning) -> Span | None:
            read = (items.date(value, meaning, place) for value in values(meaning))
            return next((span for span in read if span is not None), None)

        points = next(values(Meaning.POINTS), None)
        epic = next((key for value in values(Meaning.EPIC) if (key := _key_in(value))), None)
        above = [key for value in values(Meaning.ABOVE) if (key := _key_in(value))]
        names = [name_of(value) for value in values(Meaning.EPIC_NAME) if isinstance(value, str)]
        return replace(
            issue,
            name=issue.name or next(iter(names), ""),
            epic=epic,
            parents=tuple(dict.fromkeys((*issue.parents, *([epic] if epic else []), *above))),
            points=items.amount(points, Meaning.POINTS, place, points_of, "a number of points"),
            dates=replace(
                issue.dates,
                start=date(Meaning.START),
                due=issue.dates.due or date(Meaning.DUE),
                began=self._began(item.changes, started),
                sprint=issue.dates.sprint or self._sprint(values(Meaning.SPRINT)),
            ),
        )

    def _sprint(self, values: Iterator[Value]) -> Span | None:
        for value in values:
            days = days_of_sprint(value)
            first, last = (self.items.dates.span(day) for day in days) if days else (None, None)
            if first is not None and last is not None and OUTSIDE not in (first, last):
                return Span(first.first, last.last)
        return None

    def _began(self, changes: tuple[Change, ...], started: set[str]) -> Span | None:
        """The first time the issue came into a status in which work goes on."""
        spans = [
            span
            for change in changes
            if change.status in started or state_of(change.status) is State.STARTED
            if (span := self.items.dates.span(change.at)) is not None and span is not OUTSIDE
        ]
        return min(spans, default=None)


def _is_issue(value: object) -> bool:
    return isinstance(value, dict) and _issue_in(value) is not None


def _issue_in(members: Members) -> Members | None:
    """The issue that some members are, or that they carry as their data; None where there is neither."""
    if isinstance(members.get("fields"), dict) and ("key" in members or "id" in members):
        return members
    inside = members.get("data")
    return inside if isinstance(inside, dict) and isinstance(inside.get("fields"), dict) else None


def _key_in(value: Value) -> str:
    """A key that stands by itself or in an object."""
    if isinstance(value, Mapping):
        found = member(value, "key") or member(value, "data", "key")
        return key_of(text(found))
    return key_of(value) if isinstance(value, str) else ""


def _versions(of_issues: Iterator[tuple[Version, ...]]) -> dict[tuple[str, str], Version]:
    """Each version once, as the first issue that says most about it does."""
    found: dict[tuple[str, str], Version] = {}
    for versions in of_issues:
        for each in versions:
            known = found.get((each.project, each.name))
            if known is None or (known.release is None and each.release is not None):
                found[each.project, each.name] = each
    return found
