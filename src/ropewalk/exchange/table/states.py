"""How far a task is: percentages, words for a status, yes and no."""

from collections.abc import Iterable
from enum import StrEnum

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.durations import number_of
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.texts import SPACES, text_of


class State(StrEnum):
    """What a word for a status says about the work."""

    WAITING = "waiting"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


_STATES = {
    State.WAITING: """
        not started|to do|todo|open|new|planned|backlog|pending|waiting|on hold|blocked|future|upcoming|ready
        |scheduled|selected for development
        |nicht begonnen|offen|neu|geplant|wartet|zuruckgestellt|non commence|a faire|en attente|ouvert|planifie
        |pas commence
        |sin empezar|pendiente|por hacer|no iniciado|no iniciada|planificado|abierto|0 not started""",
    State.STARTED: """
        in progress|started|ongoing|active|wip|doing|underway|under way|in work|in development|in review|in test
        |testing|review
        |working|working on it|on track|at risk|late|delayed|behind|in bearbeitung|begonnen|lauft|in arbeit
        |laufend|aktiv|verspatet
        |en cours|commence|demarre|en retard|en curso|en progreso|en proceso|iniciado|iniciada|retrasado""",
    State.DONE: """
        done|complete|completed|closed|finished|resolved|delivered|released|accepted|achieved|100% complete|live
        |signed off
        |erledigt|fertig|abgeschlossen|beendet|geschlossen|termine|terminee|fait|acheve|achevee|clos|ferme|livre
        |terminado|terminada|hecho|completado|completada|cerrado|finalizado|finalizada""",
    State.DROPPED: """
        cancelled|canceled|dropped|removed|rejected|abandoned|descoped|won t do|wont do|obsolete|deferred|inactive
        |abgebrochen|gestrichen|entfallt|verworfen|annule|annulee|abandonne|abandonnee|cancelado|cancelada
        |descartado|anulado""",
}
STATES = {
    " ".join(word.split()): state for state, words in _STATES.items() for word in words.split("|") if word.strip()
}
"""Words for a status as `headers.plain` leaves them."""

_YES = frozenset(
    [
        "yes",
        "y",
        "true",
        "x",
        "1",
        "ja",
        "j",
        "wahr",
        "oui",
        "o",
        "vrai",
        "si",
        "s",
        "verdadero",
        "✓",
        "✔",
        "☑",
        "✗x",
        "milestone",
        "meilenstein",
        "jalon",
        "hito",
    ]
)
_NO = frozenset(
    ["no", "n", "false", "0", "nein", "f", "falsch", "non", "faux", "falso", "-", "task", "aufgabe", "vorgang"]
)


def state_of(cell: Cell) -> State | None:
    """What a status says, None where its words are not known."""
    return STATES.get(plain(text_of(cell)))


def truth_of(cell: Cell) -> bool | None:
    """Yes or no, None where the cell says neither; blank is no."""
    if isinstance(cell, bool):
        return cell
    word = text_of(cell).strip(SPACES).casefold()
    if not word or word in _NO:
        return False
    return True if word in _YES else None


def percent_of(cell: Cell, *, are_shares: bool) -> float | None:
    """0 to 100, None where the cell is no percentage. A number without % is a share of 1 where `are_shares`."""
    if isinstance(cell, bool):
        return 100.0 if cell else 0.0
    if isinstance(cell, int | float):
        number: float | None = float(cell)
        has_sign = False
    else:
        text = text_of(cell)
        has_sign = "%" in text
        number = number_of(text.replace("%", ""))
    if number is None:
        return None
    percent = number if has_sign or not are_shares else number * 100
    return percent if 0 <= percent <= 100 else None


def are_shares(cells: Iterable[Cell]) -> bool:
    """Whether the numbers of a column are shares of 1: none is over 1, and one lies between or all are 0 and 1."""
    distinct = {(cell, type(cell)): cell for cell in cells}
    numbers = [number for cell in distinct.values() if (number := _bare_number(cell)) is not None]
    return bool(numbers) and max(numbers) <= 1


def _bare_number(cell: Cell) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    return number_of(cell) if isinstance(cell, str) and "%" not in cell else None
