"""A CSV export to issues: one row each, columns by their headers, several values in columns of the same header."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, TypeVar

from ropewalk.exchange.jira.amounts import minutes_of, points_of
from ropewalk.exchange.jira.dates import DateTexts, Told
from ropewalk.exchange.jira.faults import Faults
from ropewalk.exchange.jira.headers import Column, Columns, find_header
from ropewalk.exchange.jira.issue import MOST_ISSUES, Dates, Effort, Export, Issue
from ropewalk.exchange.jira.levels import Level
from ropewalk.exchange.jira.program import reading_of
from ropewalk.exchange.jira.texts import fit, key_of, name_of, notes_of
from ropewalk.exchange.jira.words import project_of_key, state_in
from ropewalk.exchange.reading import Reading
from ropewalk.exchange.table.dates import OUTSIDE, Span
from ropewalk.exchange.table.delimited import MOST_BYTES, sheet_of
from ropewalk.exchange.table.keys import key_of_file, project_key_of
from ropewalk.exchange.table.texts import says_nothing, shortened
from ropewalk.planning.findings import FindingKind, Place
from ropewalk.planning.findings.jira import (
    JIRA_AT_LIMIT,
    JIRA_DATE_RANGE,
    JIRA_ISSUE_UNREADABLE,
    JIRA_NO_ISSUES,
    JIRA_NO_KEYS,
    JIRA_TOO_LARGE,
    JIRA_VALUE,
)
from ropewalk.planning.units import Minutes

FORMAT = "jira csv"

_DATES = (Column.START, Column.DUE, Column.CREATED, Column.UPDATED, Column.RESOLVED, Column.CHANGED)
_LATER = (Column.UPDATED, Column.RESOLVED, Column.CHANGED)
_PARENTS = (Column.PARENT, Column.EPIC, Column.ABOVE)
_MOST_AT_ONCE = (1_000, 10_000)

Row = Sequence[object]
Amount = TypeVar("Amount", Minutes, float)


def read_csv(stream: BinaryIO, *, name: str, level: Level = Level.EPICS_AND_VERSIONS) -> Reading:
    """Read a CSV export.

    name      the file's own name without folders, for findings
    level     which issues become tasks
    returns   a reading without a plan where a finding stops it; never raises for what is in the stream
    cost      O(cells); about 60 µs an issue of 40 columns
    """
    sheet, findings, _ = sheet_of(stream.read(MOST_BYTES + 1), name=name)
    if sheet is None:
        return Reading(format=FORMAT, plan=None, findings=findings)
    found = find_header(sheet.rows)
    if found is None:
        return Reading(format=FORMAT, plan=None, findings=(*findings, JIRA_NO_KEYS.at(Place(file=name), file=name)))
    if len(sheet.rows) > MOST_ISSUES + found[0] + 1:
        what, limit = f"more than {MOST_ISSUES:,} issues", f"{MOST_ISSUES:,}"
        large = JIRA_TOO_LARGE.at(Place(file=name), file=name, what=what, limit=limit)
        return Reading(format=FORMAT, plan=None, findings=(*findings, large))
    rows = _Rows(name, sheet.rows, *found)
    issues = tuple(rows.issues())
    if not issues:
        empty = JIRA_NO_ISSUES.at(Place(file=name), file=name, what=" below its headers")
        return Reading(format=FORMAT, plan=None, findings=(*findings, *rows.faults.findings(), empty))
    if len(issues) in _MOST_AT_ONCE:
        rows.faults.add(JIRA_AT_LIMIT, Place(), file=name, count=len(issues))
    return reading_of(
        Export(
            file=name,
            format=FORMAT,
            issues=issues,
            findings=(*findings, *rows.faults.findings()),
            matched=rows.matched(),
        ),
        level=level,
    )


@dataclass(eq=False)
class _Rows:
    file: str
    rows: Sequence[Row]
    header: int
    columns: Columns
    dates: DateTexts = field(default_factory=DateTexts)

    def __post_init__(self) -> None:
        self.faults = Faults(self.file)
        self._otherwise = key_of_file(self.file)

    def matched(self) -> tuple[tuple[str, str], ...]:
        """What each column that was recognised says, and its header as written."""
        header = self.rows[self.header]
        return tuple((column, str(header[index])) for column, indexes in self.columns.items() for index in indexes)

    def issues(self) -> Iterator[Issue]:
        """The issues of the rows below the header; rows without a key are said, blank ones passed over."""
        numbers = range(self.header + 1, len(self.rows))
        self._decide_dates(numbers)
        for number in numbers:
            row = self.rows[number]
            key = key_of(self._text(row, Column.KEY))
            if not key:
                if any(cell for cell in row if isinstance(cell, str) and cell.strip()):
                    facts = {"number": number - self.header, "what": f"row {number + 1} has no issue key"}
                    self.faults.add(JIRA_ISSUE_UNREADABLE, Place(row=number + 1), file=self.file, **facts)
                continue
            if row != self.rows[self.header]:
                yield self._issue(row, number, key)

    def _decide_dates(self, numbers: range) -> None:
        rows = [self.rows[number] for number in numbers]
        texts = {text for row in rows for column in _DATES for text in self._texts(row, column)}
        told = [
            Told(
                self._text(row, Column.KEY),
                self._text(row, Column.CREATED),
                tuple(text for column in _LATER if (text := self._text(row, column))),
            )
            for row in rows
        ]
        self.dates.decide(sorted(texts), told, self.faults)

    def _issue(self, row: Row, number: int, key: str) -> Issue:
        place = Place(key=key, row=number + 1)
        text = {column: self._text(row, column) for column in Column}
        dates = self._dates(row, place)
        category, status, resolution = text[Column.CATEGORY], text[Column.STATUS], text[Column.RESOLUTION]
        return Issue(
            key=key,
            number=number + 1,
            id=text[Column.ID],
            name=name_of(text[Column.NAME] or text[Column.EPIC_NAME]),
            type=name_of(text[Column.TYPE]),
            status=name_of(status),
            state=state_in(category, status, resolution, has_ended=dates.resolved is not None),
            resolution=name_of(resolution),
            project=project_key_of(fit(text[Column.PROJECT])) or project_of_key(key) or self._otherwise,
            project_name=name_of(text[Column.PROJECT_NAME]),
            lead=name_of(text[Column.LEAD]) or None,
            parents=tuple(key for column in _PARENTS for key in self._keys(row, column)),
            parent_name=name_of(text[Column.PARENT_NAME]),
            epic=key_of(text[Column.EPIC]) or None,
            versions=self._keys(row, Column.VERSION),
            dates=dates,
            effort=self._effort(row, place, (Column.ESTIMATE, Column.REMAINING, Column.SPENT)),
            whole=self._effort(row, place, (Column.WHOLE_ESTIMATE, Column.WHOLE_REMAINING, Column.WHOLE_SPENT)),
            points=self._amount(row, Column.POINTS, place, points_of, "a number of points"),
            assignee=name_of(text[Column.ASSIGNEE]) or None,
            blocks=self._keys(row, Column.BLOCKS),
            waits_for=self._keys(row, Column.WAITS_FOR),
            notes=notes_of(text[Column.NOTES]),
        )

    def _effort(self, row: Row, place: Place, columns: tuple[Column, Column, Column]) -> Effort:
        estimate, remaining, spent = (
            self._amount(row, column, place, minutes_of, "an amount of time in seconds") for column in columns
        )
        return Effort(estimate=estimate, remaining=remaining, spent=spent)

    def _dates(self, row: Row, place: Place) -> Dates:
        return Dates(
            start=self._date(row, Column.START, place),
            due=self._date(row, Column.DUE, place),
            created=self._date(row, Column.CREATED, place),
            updated=self._date(row, Column.UPDATED, place),
            resolved=self._date(row, Column.RESOLVED, place),
            changed=self._date(row, Column.CHANGED, place),
        )

    def _date(self, row: Row, column: Column, place: Place) -> Span | None:
        """The first date in the columns of this meaning; what is none is said."""
        for text in self._texts(row, column):
            span = self.dates.span(text)
            if span is not None and span is not OUTSIDE:
                return span
            self._say(JIRA_DATE_RANGE if span is OUTSIDE else JIRA_VALUE, place, column, text, "a date")
        return None

    def _amount(
        self, row: Row, column: Column, place: Place, read: Callable[[object], Amount | None], wanted: str
    ) -> Amount | None:
        for text in self._texts(row, column):
            amount = read(text)
            if amount is not None:
                return amount
            self._say(JIRA_VALUE, place, column, text, wanted)
        return None

    def _say(self, kind: FindingKind, place: Place, column: Column, text: str, wanted: str) -> None:
        there = Place(key=place.key, row=place.row, field=column)
        self.faults.add(kind, there, issue=place.key, field=column, text=shortened(text), wanted=wanted)

    def _text(self, row: Row, column: Column) -> str:
        """The first cell of this meaning with something in it."""
        return next(self._texts(row, column), "")

    def _keys(self, row: Row, column: Column) -> tuple[str, ...]:
        """Each key in the columns of this meaning, once."""
        return tuple(dict.fromkeys(key_of(text) for text in self._texts(row, column)))

    def _texts(self, row: Row, column: Column) -> Iterator[str]:
        for index in self.columns.get(column, ()):
            cell = row[index] if index < len(row) else None
            if isinstance(cell, str) and cell and not says_nothing(cell):
                yield cell.strip()
