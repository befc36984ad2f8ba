"""How a sheet was read, as a reading keeps it: facts of the sheet and (field, header) of every column."""

from ropewalk.exchange.cells import Sheet
from ropewalk.exchange.table.dates import DateOrder
from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.match import Match
from ropewalk.exchange.table.profile import (
    DATE_ORDER,
    DURATION_UNIT,
    HEADER_ROW,
    MINUTES_PER_DAY,
    SHEET,
    UNIT_NAMES,
    WEEK,
)
from ropewalk.exchange.table.texts import is_blank, shortened
from ropewalk.exchange.table.weeks import Week
from ropewalk.planning.findings.tables import SHEET_COLUMN_GUESSED, SHEET_COLUMNS_UNUSED
from ropewalk.planning.plan import TimeUnit

_MOST_NAMED = 12
_ANSWERS = frozenset({"free float", "free slack", "early start", "early finish"})
"""Headers over what a tool computed and no reader needs."""
_ROWS_SEARCHED = 300


def matched_of(
    sheet: Sheet,
    match: Match,
    *,
    file: str,
    order: DateOrder | None,
    unit: TimeUnit | None,
    week: Week,
    minutes_per_day: int,
) -> tuple[tuple[str, str], ...]:
    """Everything that was decided, so that a profile can repeat it (`profile.profile_of_match`)."""
    facts = {
        SHEET: None if sheet.name == file else sheet.name,
        HEADER_ROW: str(match.header_row + 1),
        DATE_ORDER: None if order is None else str(order),
        DURATION_UNIT: None if unit is None else UNIT_NAMES[unit],
        WEEK: str(week),
        MINUTES_PER_DAY: str(minutes_per_day),
    }
    columns = sorted(match.columns.items(), key=lambda pair: pair[1])
    return (
        *((name, fact) for name, fact in facts.items() if fact is not None),
        *((str(field), match.headers[column]) for field, column in columns),
    )


def say_columns(sheet: Sheet, match: Match, faults: Faults) -> None:
    """Columns that were guessed, and those that hold something and were not read."""
    for field in match.guessed:
        header = match.headers[match.columns[field]]
        faults.add(SHEET_COLUMN_GUESSED, column=header, header=header, field=field)
    used = {*match.columns.values(), *match.steps}
    below = sheet.rows[match.header_row + 1 : match.header_row + 1 + _ROWS_SEARCHED]
    unused = [
        shortened(header, 30)
        for column, header in enumerate(match.headers)
        if header
        and plain(header) not in _ANSWERS
        and column not in used
        and column not in match.skipped
        and any(column < len(row) and not is_blank(row[column]) for row in below)
    ]
    if unused:
        more = f" and {len(unused) - _MOST_NAMED} more" if len(unused) > _MOST_NAMED else ""
        faults.add(SHEET_COLUMNS_UNUSED, columns=", ".join(unused[:_MOST_NAMED]) + more)
