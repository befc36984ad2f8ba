"""A plan to plan text: the same plan gives the same bytes. Comments of a text that was read are not kept."""

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, Protocol, TypeVar

from ropewalk.exchange.planfile.amounts import Units
from ropewalk.exchange.planfile.calendars import calendar_pairs
from ropewalk.exchange.planfile.dayhours import HoursByCalendar
from ropewalk.exchange.planfile.programs import BLACKOUT, COMMITMENT, HANDOFF, OBJECTIVE, PROGRAM, RESOURCE, RISK
from ropewalk.exchange.planfile.scopes import BY_CLOCK, PLAIN, Scope, scope_between, scope_of_promise
from ropewalk.exchange.planfile.toml import Pairs, block, header, key_text, table_value, text_value
from ropewalk.exchange.planfile.write_project import project_text
from ropewalk.planning.plan import Plan, Project
from ropewalk.planning.schedule import Schedule


class Keyed(Protocol):
    """Anything a plan holds under a key."""

    @property
    def key(self) -> str:
        """What people call it."""


Thing = TypeVar("Thing", bound=Keyed)


def write(plan: Plan, schedule: Schedule | None, stream: BinaryIO) -> None:
    """Write a plan as text. A schedule is an answer, not part of the plan: none of it is written."""
    stream.write(text_of(plan).encode("utf-8", errors="replace"))


def text_of(plan: Plan) -> str:
    """A plan as text, one task to a line; `read` gives the equal plan back. Cost O(tasks + links)."""
    return "\n".join(_tables(plan))


def _tables(plan: Plan) -> Iterator[str]:
    hours = HoursByCalendar({calendar.key: calendar for calendar in reversed(plan.calendars)})
    scopes = _scopes_of(plan.projects, hours)
    yield header("program") + block([("key", text_value(plan.key)), *PROGRAM.pairs(plan, PLAIN, key=plan.key)])
    yield from _blocks("calendar", plan.calendars, lambda each: calendar_pairs(each, PLAIN))
    yield from _rows("people", plan.resources, lambda each: RESOURCE.pairs(each, PLAIN))
    yield from _rows("objective", plan.objectives, lambda each: OBJECTIVE.pairs(each, PLAIN))
    for project in plan.projects:
        yield from project_text(project, hours, is_list=_have_doubles(plan.projects))
    yield from _blocks(
        "handoff",
        plan.handoffs,
        lambda each: HANDOFF.pairs(each, scope_between(scopes, each.giver.project, each.receiver.project)),
    )
    yield from _blocks("blackout", plan.blackouts, lambda each: BLACKOUT.pairs(each, BY_CLOCK))
    yield from _rows(
        "commitment",
        plan.commitments,
        lambda each: COMMITMENT.pairs(each, scope_of_promise(scopes, each.project)),
    )
    yield from _blocks("risk", plan.risks, lambda each: RISK.pairs(each, PLAIN))


def _scopes_of(projects: Sequence[Project], hours: HoursByCalendar) -> dict[str, Scope]:
    scopes: dict[str, Scope] = {}
    for project in projects:
        scopes.setdefault(project.key, Scope(Units.of_project(project), hours.of(project.calendar)))
    return scopes


def _blocks(name: str, things: Sequence[Thing], pairs_of: Callable[[Thing], Pairs]) -> Iterator[str]:
    """A table for each thing, one field to a line; a list of tables where two have the same key."""
    is_list = _have_doubles(things)
    for thing in things:
        pairs = pairs_of(thing)
        if is_list:
            yield header(name, is_list=True) + block([("key", text_value(thing.key)), *pairs])
        else:
            yield header(name, thing.key) + block(pairs)


def _rows(name: str, things: Sequence[Thing], pairs_of: Callable[[Thing], Pairs]) -> Iterator[str]:
    """One table with a line for each thing."""
    if _have_doubles(things):
        yield from _blocks(name, things, pairs_of)
    elif things:
        lines = (f"{key_text(thing.key)} = {table_value(pairs_of(thing))}\n" for thing in things)
        yield header(name) + "".join(lines)


def _have_doubles(things: Sequence[Keyed]) -> bool:
    return len({thing.key for thing in things}) < len(things)
