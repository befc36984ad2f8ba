"""What else in a sheet hints at how its dates are written: dates above the headers, the language of the headers."""

from ropewalk.exchange.cells import Sheet
from ropewalk.exchange.table.dates import DateOrder, Unsure, read_date
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.match import Match

_GERMAN = "vorgang vorgangsname aufgabe anfang anfangsdatum ende enddatum beginn dauer vorganger startdatum nr termin"
_FRENCH = "tache debut fin duree predecesseurs jalon nom"
_SPANISH = "tarea inicio comienzo duracion predecesoras nombre hito"
_DAY_FIRST_WORDS = frozenset(f"{_GERMAN} {_FRENCH} {_SPANISH}".split())


def order_hint_of(sheet: Sheet, match: Match) -> DateOrder | None:
    """The order of day and month that the title rows prove or the headers' language makes likely."""
    for row in sheet.rows[: match.header_row]:
        for cell in row:
            found = read_date(cell.partition(":")[2] or cell) if isinstance(cell, str) else None
            if isinstance(found, Unsure) and found.only is not None:
                return found.only
    words = {word for column in match.columns.values() for word in plain(match.headers[column]).split()}
    return DateOrder.DAY_FIRST if words & _DAY_FIRST_WORDS else None
