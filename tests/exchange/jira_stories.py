"""Epics and stories for tests, and the dates that come of them."""

from collections.abc import Callable

import pytest
from tests.exchange.jira_exports import Ticket, day, jira_csv, jira_json, plan_of

from ropewalk.exchange.jira import Level
from ropewalk.planning import schedule
from ropewalk.planning.units import text_of

Export = Callable[..., bytes]
BOTH = pytest.mark.parametrize("export", [jira_csv, jira_json])


def epic(key: str, **stated: object) -> Ticket:
    """An epic."""
    return Ticket(key=key, type="Epic", **stated)  # type: ignore[arg-type]


def story(key: str, of: str = "", **stated: object) -> Ticket:
    """A story of an epic."""
    return Ticket(key=key, epic=of, **stated)  # type: ignore[arg-type]


def done(key: str, of: str, at: str, **stated: object) -> Ticket:
    """A story that was resolved."""
    return story(key, of, category="Done", resolved=day(at), **stated)


DATED = {"start": day("2026-03-02"), "due": day("2026-03-13")}


def dates_of(data: bytes, level: Level = Level.EPICS_AND_VERSIONS) -> dict[str, tuple[str | None, str | None]]:
    """Scheduled start and finish of each task."""
    answer = schedule(plan_of(data, level))
    rows = zip(answer.refs, answer.start.tolist(), answer.finish.tolist(), strict=True)
    return {str(ref.key): (text_of(start), text_of(finish)) for ref, start, finish in rows}
