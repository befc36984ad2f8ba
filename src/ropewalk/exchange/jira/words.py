"""Words of Jira that mean something to a plan: types of issues, resolutions, states, kinds of links, keys."""

import re
from enum import StrEnum

from ropewalk.exchange.jira.issue import EPIC, INITIATIVE, ITEM, SUB_TASK
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.states import STATES, State

_RANKS = {
    SUB_TASK: "sub task|subtask|sub aufgabe|unteraufgabe|teilaufgabe|sous tache|subtarea|sottotask|subtarefa"
    "|technical task",
    ITEM: "story|user story|task|bug|improvement|new feature|spike|incident|problem|change|defect|technical story"
    "|enabler|aufgabe|fehler|neue funktion|verbesserung|tache|recit|bogue|nouvelle fonctionnalite|amelioration|tarea"
    "|historia|error|mejora|milestone|meilenstein|jalon|hito|test|release|documentation|question|support"
    "|service request",
    EPIC: "epic|epos|epopee|epica|epico|epik",
    INITIATIVE: "initiative|legend|saga|theme|capability|portfolio epic|strategic theme|objective|goal|program"
    "|programme",
}
RANKS = {word: rank for rank, words in _RANKS.items() for word in words.split("|")}
"""Rank of an issue by the name of its type, as `headers.plain` leaves it."""

_DROPPED = """won t do|won t fix|wont do|wont fix|won t implement|duplicate|cannot reproduce|can t reproduce
    |not reproducible|declined|rejected|invalid|obsolete|abandoned|cancelled|canceled|not a bug|works as designed
    |incomplete|withdrawn|known error|not an issue|auto closed|later|later release|wird nicht erledigt
    |wird nicht behoben|duplikat|nicht reproduzierbar|abgelehnt|ne sera pas fait|doublon|non reproductible|refuse
    |annule|no se hara|duplicado|no se puede reproducir|rechazado"""
_DROPPED_WORDS = frozenset(" ".join(word.split()) for word in _DROPPED.split("|"))
_UNRESOLVED = frozenset({"", "unresolved", "nicht erledigt", "non resolu", "sin resolver", "none"})
_CATEGORIES = {
    State.WAITING: "new|zu erledigen|à faire|por hacer|tareas por hacer|da fare|itens pendentes|к выполнению"
    "|сделать|do zrobienia|未着手|作業前|待办|할 일|해야 할 일",
    State.STARTED: "indeterminate|in arbeit|en cours|en curso|in corso|em andamento|в работе|w toku"
    "|進行中|进行中|진행 중",
    State.DONE: "done|fertig|terminé|terminé(e)|listo|finalizada|completato|itens concluídos|concluído|готово|gotowe"
    "|完了|完成|완료",
}
_STATE_OF_CATEGORY = {word: state for state, words in _CATEGORIES.items() for word in words.split("|")}


class Side(StrEnum):
    """Which of two linked issues goes first: the one that states the link, or the other."""

    OWN = "own"
    OTHER = "other"


_OWN_FIRST = re.compile(
    r"^(blocks?|is (a )?blocker|blocking|precedes|has to be done before|must be done before|before)\b"
    r"|\b(is|are) (depended (up)?on|required|needed|waited for) by\b|^predecessor of\b|^enables\b|^gates\b"
)
_OTHER_FIRST = re.compile(
    r"^(is |are )?blocked( by)?\b|^(depends|depend|dependent) (up)?on\b|^(requires|needs|follows|waits for|awaits)\b"
    r"|^has to be done after\b|^must be done after\b|^(is )?(preceded|enabled|gated) by\b|^successor of\b|^after\b"
)
_BLOCKING_TYPE = re.compile(r"\bblock|\bgate[sd]?\b|\bpreced|end to start|finish to start|\bfs\b")
_DEPENDING_TYPE = re.compile(r"\bdepend|\brequire")

ISSUE_KEY = re.compile(r"[A-Z][A-Z0-9_]{0,40}-\d{1,12}")
"""A key as Jira makes them."""


def state_in(category: str, status: str, resolution: str, *, has_ended: bool) -> State:
    """What category, status and resolution say together; the category wins, `has_ended` is the last resort."""
    by_category = _state_of_category(category)
    state = by_category or STATES.get(plain(status))
    if state is None:
        state = State.DONE if has_ended or is_resolved(resolution) else State.WAITING
    if state is State.DONE and (plain(resolution) in _DROPPED_WORDS or STATES.get(plain(status)) is State.DROPPED):
        return State.DROPPED
    return state


def is_resolved(resolution: str) -> bool:
    """Whether a resolution was given."""
    return plain(resolution) not in _UNRESOLVED or not resolution.isascii()


def _state_of_category(category: str) -> State | None:
    state = _STATE_OF_CATEGORY.get(category.strip().casefold()) or STATES.get(plain(category))
    return None if state is State.DROPPED else state


def first_by_phrase(phrase: str) -> Side | None:
    """Who goes first by the words of a link, such as `is blocked by`; None where they say nothing of order."""
    words = plain(phrase)
    if _OTHER_FIRST.search(words):
        return Side.OTHER
    return Side.OWN if _OWN_FIRST.search(words) else None


def first_by_type(type_name: str, *, is_outward: bool) -> Side | None:
    """Who goes first by the name of a link's type alone, as CSV exports give it.

    Outward, an issue blocks the other one, or depends on it; inward it is the other way round.
    """
    words = plain(type_name)
    if _BLOCKING_TYPE.search(words):
        return Side.OWN if is_outward else Side.OTHER
    if _DEPENDING_TYPE.search(words):
        return Side.OTHER if is_outward else Side.OWN
    return None


def project_of_key(key: str) -> str:
    """The project's part of an issue key; empty where it has none."""
    return key.rpartition("-")[0]
