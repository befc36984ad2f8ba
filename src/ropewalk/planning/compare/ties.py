"""Links and people on tasks that came, went or changed."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TypeVar

from ropewalk.planning.compare.fields import ASSIGNMENT, lag_phrase
from ropewalk.planning.compare.subject import Subject, Told, capital, change, field_changes
from ropewalk.planning.phrases import list_phrase
from ropewalk.planning.plan import Link, Project, TaskRef

Thing = TypeVar("Thing")
Key = TypeVar("Key")

_ENDS = {"FS": "finish", "SS": "start", "FF": "finish", "SF": "start"}


def link_changes(before: Project, after: Project, names: Mapping[str, str], kept: Container[str]) -> Iterator[Told]:
    """Links between the same ends of the same tasks are one; those of tasks that are gone went with them.

    names   tasks by their keys
    kept    keys of the tasks that are there now
    """
    if before.links == after.links:
        return
    was = _grouped(before.links, lambda link: (link.source, link.target, link.kind))
    now = _grouped(after.links, lambda link: (link.source, link.target, link.kind))
    for ends in {**was, **now}:
        source, target, kind = ends
        if ends not in now and not (source in kept and target in kept):
            continue
        lags_before, lags_after = (
            [(link.lag.amount, link.lag.unit) for link in each.get(ends, ())] for each in (was, now)
        )
        if lags_before == lags_after:
            continue
        place = TaskRef(after.key, target)
        texts = _lags(was.get(ends), before.minutes_per_day), _lags(now.get(ends), after.minutes_per_day)
        sentence = _link_sentence(names.get(source, source), names.get(target, target), kind, *texts)
        told = change(Subject("link", place, f"{source} → {target} {kind}", ""), "lag", *texts, sentence)
        yield Told(told, (place, TaskRef(after.key, source)), needs_all=True)


def assignment_changes(
    before: Project, after: Project, names: Mapping[str, str], people: Mapping[str, str], kept: Container[str]
) -> Iterator[Told]:
    """Who works on what; `people` by their keys."""
    was = _grouped(before.assignments, lambda each: (each.task, each.resource))
    now = _grouped(after.assignments, lambda each: (each.task, each.resource))
    for pair in {**was, **now}:
        if was.get(pair) == now.get(pair) or (pair not in now and pair[0] not in kept):
            continue
        task, person = names.get(pair[0], pair[0]), capital(people.get(pair[1], pair[1]))
        place, said = TaskRef(after.key, pair[0]), f"{person} on {task}"
        subject = Subject("assignment", place, f"{pair[1]} on {pair[0]}", said)
        if pair not in was:
            yield Told(change(subject, "", None, said, f"{person} works on {task} now."), (place,))
        elif pair not in now:
            yield Told(change(subject, "", said, None, f"{person} no longer works on {task}."), (place,))
        else:
            changed = field_changes(subject, ASSIGNMENT, was[pair][0], now[pair][0], after.minutes_per_day)
            yield from (Told(each, (place,)) for each in changed)


def _lags(links: list[Link] | None, per_day: int) -> str | None:
    """The lags of links between the same ends; None where there is no such link."""
    return None if links is None else list_phrase([lag_phrase(link.lag, per_day) or "none" for link in links])


def _link_sentence(giver: str, taker: str, kind: str, before: str | None, after: str | None) -> str:
    what = f"the {_ENDS.get(kind, 'finish')} of {giver}"
    waits = "waits for" if kind in ("FS", "SS") else "waits to finish for"
    if after is None:
        no_longer = "no longer waits for" if kind in ("FS", "SS") else "no longer waits to finish for"
        return f"{capital(taker)} {no_longer} {what}."
    if before is None:
        return f"{capital(taker)} {waits} {what} now{'' if after == 'none' else f', with a lag: {after}'}."
    return f"The lag from {what} to {taker} is {after}; it was {before}."


def _grouped(things: Iterable[Thing], key: Callable[[Thing], Key]) -> dict[Key, list[Thing]]:
    groups: dict[Key, list[Thing]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups
