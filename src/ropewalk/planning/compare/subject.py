"""One change and how it is said."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from ropewalk.planning.compare.fields import Field
from ropewalk.planning.compare.impact import Change
from ropewalk.planning.explain.scope import Scope
from ropewalk.planning.plan import TaskRef

Thing = TypeVar("Thing")


class Told(NamedTuple):
    """A change, and the tasks it tells of: the reader has to see one of them, for a link all."""

    change: Change
    refs: tuple[TaskRef, ...] = ()
    needs_all: bool = False

    def is_for(self, scope: Scope) -> bool:
        """Whether a reader may be told."""
        seen = [scope.sees(ref) for ref in self.refs]
        return all(seen) if self.needs_all else any(seen) or not seen


class Subject(NamedTuple):
    """What a change is about, as a sentence names it."""

    noun: str
    place: TaskRef | None
    key: str
    said: str


def field_changes(
    subject: Subject, fields: Iterable[Field[Thing]], before: Thing, after: Thing, per_day: int
) -> Iterator[Change]:
    """The fields of a thing that differ."""
    for field in fields:
        if field.value(before) == field.value(after):
            continue
        was, now = field.say(before, per_day), field.say(after, per_day)
        if was == now and field.exact is not None:
            was, now = field.exact(before, per_day), field.exact(after, per_day)
        if field.flips is None:
            yield change(subject, field.words, was or None, now or None)
        else:
            is_set = bool(field.value(after))
            sentence = f"{capital(subject.said)} {field.flips[0 if is_set else 1]}."
            yield change(subject, field.words, was, now, sentence)


def came(subject: Subject, what: str = "") -> Change:
    """A thing that was not there."""
    tail = f": {what}" if what else ""
    return change(subject, "", None, what or subject.said, f"{capital(subject.said)} is new{tail}.")


def went(subject: Subject, what: str = "") -> Change:
    """A thing that is not there any more."""
    return change(subject, "", what or subject.said, None, f"{capital(subject.said)} is gone.")


def change(subject: Subject, words: str, before: str | None, after: str | None, sentence: str = "") -> Change:
    """A change in words; where no sentence is given the field tells it."""
    return Change(
        noun=subject.noun,
        place=subject.place,
        key=subject.key,
        field=words,
        before=before,
        after=after,
        sentence=sentence or _sentence(subject.said, words, before, after),
    )


def _sentence(said: str, words: str, before: str | None, after: str | None) -> str:
    if before is None:
        return f"The {words} of {said} is {after}; none was stated."
    if after is None:
        return f"The {words} of {said} is no longer stated; it was {before}."
    return f"The {words} of {said} is {after}; it was {before}."


def capital(text: str) -> str:
    """A sentence's beginning."""
    return f"{text[:1].upper()}{text[1:]}"
