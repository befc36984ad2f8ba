"""A sheet of handoffs beside the plan: who gives what to whom, by when."""

from collections.abc import Sequence
from dataclasses import dataclass

from ropewalk.exchange.cells import Cell, Sheet
from ropewalk.exchange.table.dates import DateOrder, Span, Unsure, read_date
from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.keys import Directory, project_key_of
from ropewalk.exchange.table.office import Office
from ropewalk.exchange.table.predecessors import KINDS, read_lag
from ropewalk.exchange.table.states import truth_of
from ropewalk.exchange.table.texts import is_blank, says_nothing, shortened, text_of
from ropewalk.planning.findings.tables import SHEET_HANDOFF_UNREADABLE
from ropewalk.planning.plan import Handoff, Lag, LinkKind, TaskRef
from ropewalk.planning.units import NEVER, Instant

_FIELDS = {
    "key": "handoff|id|key|handoff id",
    "giver": "giver|given by",
    "receiver": "receiver|received by",
    "what": "what|name|deliverable|description",
    "accepted_when": "accepted when|acceptance|acceptance criteria",
    "kind": "link|link type|type",
    "lag": "lag",
    "needed_by": "needed by|need by|required by|due",
    "promised": "promised|promised for|promised date",
    "hard": "hard|is hard|binding",
}
_BY_HEADER = {header: field for field, headers in _FIELDS.items() for header in headers.split("|")}
_ROWS_SEARCHED = 20


@dataclass(frozen=True, slots=True)
class HandoffSheet:
    """A sheet whose headers stand in `header_row` (an index): the column of each field."""

    sheet: Sheet
    header_row: int
    columns: dict[str, int]


def find_handoffs(sheet: Sheet) -> HandoffSheet | None:
    """The sheet as one of handoffs, None where its headers name no giver and receiver."""
    for number, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(row):
            field = _BY_HEADER.get(plain(cell)) if isinstance(cell, str) else None
            if field is not None:
                columns.setdefault(field, column)
        if "giver" in columns and "receiver" in columns:
            return HandoffSheet(sheet, number, columns)
    return None


@dataclass(frozen=True, slots=True)
class HandoffReader:
    """Reads sheets of handoffs with what is known of the tasks."""

    directory: Directory
    office: Office
    order: DateOrder
    faults: Faults

    def handoffs(self, found: HandoffSheet) -> list[Handoff]:
        """The handoff of every row; what cannot be read in one is said and left out."""
        handoffs: list[Handoff] = []
        for number in range(found.header_row + 1, len(found.sheet.rows)):
            row = found.sheet.rows[number]
            if not all(map(is_blank, row)):
                handoff = self._handoff(found, row, number + 1)
                if handoff is not None:
                    handoffs.append(handoff)
        return handoffs

    def _handoff(self, found: HandoffSheet, row: Sequence[Cell], number: int) -> Handoff | None:
        cells = {field: row[column] if column < len(row) else None for field, column in found.columns.items()}
        giver, receiver = (self._ref(cells.get(field)) for field in ("giver", "receiver"))
        if giver is None or receiver is None or receiver.key is None:
            wrong = "giver" if giver is None else "receiver"
            self._say(found, number, wrong, cells.get(wrong))
            return None
        lag = read_lag(text_of(cells.get("lag")), scale=self.office.scale)
        if lag is None:
            self._say(found, number, "lag", cells.get("lag"))
        return Handoff(
            key=text_of(cells.get("key")) or f"{giver.project}:{giver.key} > {receiver.project}:{receiver.key}",
            giver=giver,
            receiver=receiver,
            what=text_of(cells.get("what")),
            accepted_when=text_of(cells.get("accepted_when")),
            kind=KINDS.get(text_of(cells.get("kind")).casefold(), LinkKind.FS),
            lag=lag or Lag(),
            needed_by=self._date(found, number, "needed_by", cells.get("needed_by")),
            promised=self._date(found, number, "promised", cells.get("promised")),
            is_hard=says_nothing(cells.get("hard")) or truth_of(cells.get("hard")) is not False,
        )

    def _ref(self, cell: Cell) -> TaskRef | None:
        """The task or project a cell names; tasks of other files as they are written."""
        text = text_of(cell)
        names = self.directory.names
        if text in names.groups:
            return TaskRef(text, None)
        row = self.directory.find_anywhere(text)
        if row is not None:
            return TaskRef(names.projects[row], names.keys[row])
        project, colon, key = text.partition(":")
        project = project_key_of(project)
        return TaskRef(project, key.strip() or None) if project and (colon or text) else None

    def _date(self, found: HandoffSheet, number: int, field: str, cell: Cell) -> Instant | None:
        read = read_date(cell)
        span: Span | None = read.by(self.order) if isinstance(read, Unsure) else read
        if span is None or span.first < 0:
            if not says_nothing(cell):
                self._say(found, number, field, cell)
            return None
        at = int(self.office.finish_of(span))
        return None if at == NEVER else Instant(at)

    def _say(self, found: HandoffSheet, number: int, field: str, cell: Cell) -> None:
        header = text_of(found.sheet.rows[found.header_row][found.columns[field]])
        facts = {"sheet": found.sheet.name, "field": header, "text": shortened(text_of(cell)) or "nothing"}
        self.faults.add(SHEET_HANDOFF_UNREADABLE, row=number, column=header, **facts)
