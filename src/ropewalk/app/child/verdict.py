"""What a child said, judged as the word of a stranger: it may have read a file that was made to deceive it."""

import json
import signal
from typing import IO, TypeGuard

from ropewalk.app.child.limits import Limits
from ropewalk.planning.findings import CATALOGUE, Finding, Place
from ropewalk.planning.findings.files import READING_BROKE_OFF, READING_TOO_LONG

_CPU_SIGNAL = getattr(signal, "SIGXCPU", None)
_ABOUT_FILES = ("file-", "reading-", "workbook-", "mpp-")
_LONGEST_FACT = 300


def said_by(answer: IO[bytes], status: int, *, name: str, limits: Limits) -> dict[str, object] | Finding:
    """The answer of a child that ended with this status; a finding when it refused, broke off or talked rubbish."""
    if _CPU_SIGNAL is not None and status == -_CPU_SIGNAL:
        return READING_TOO_LONG.at(Place(file=name), file=name, seconds=limits.cpu_seconds)
    if status != 0:
        return _broke_off(name, "the program that reads it stopped without an answer")
    answer.seek(0)
    told = _parsed(answer.read(limits.answer_bytes + 1))
    if told is not None and isinstance(made := told.get("answer"), dict):
        return made
    if told is not None and isinstance(refusal := told.get("refusal"), dict):
        return finding_of(refusal, name=name)
    return _broke_off(name, "the program that reads it gave no usable answer")


def finding_of(refusal: dict[str, object], *, name: str) -> Finding:
    """The finding a child named by its code and facts."""
    kind = CATALOGUE.get(str(refusal.get("code")))
    facts = refusal.get("facts")
    if kind is None or not kind.code.startswith(_ABOUT_FILES) or not _are_plain(facts):
        return _broke_off(name, "the program that reads it gave no usable answer")
    row, field = refusal.get("row"), refusal.get("field")
    place = Place(
        file=name,
        row=row if isinstance(row, int) else None,
        field=field[:_LONGEST_FACT] if isinstance(field, str) else None,
    )
    plain = {key: fact[:_LONGEST_FACT] if isinstance(fact, str) else fact for key, fact in facts.items()}
    try:
        return kind.at(place, **{**plain, "file": name})
    except (KeyError, ValueError, TypeError, IndexError):
        return _broke_off(name, "the program that reads it gave no usable answer")


def _are_plain(facts: object) -> TypeGuard[dict[str, str | int | float]]:
    """Whether facts are words and numbers by name, as a sentence takes them."""
    return isinstance(facts, dict) and all(isinstance(fact, str | int | float) for fact in facts.values())


def _parsed(text: bytes) -> dict[str, object] | None:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _broke_off(name: str, how: str) -> Finding:
    return READING_BROKE_OFF.at(Place(file=name), file=name, how=how)
