"""Links that lead nowhere, come twice or wait beyond all measure."""

import re
from collections import Counter
from collections.abc import Iterator

from ropewalk.planning.check.directory import Directory, place_of_handoff
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.logic import LINK_LAG_RANGE, LINK_MISSING_TASK, LINK_TO_ITSELF, LINK_TWICE
from ropewalk.planning.phrases import ref_phrase
from ropewalk.planning.plan import Handoff, Lag, LagUnit, Link, Project
from ropewalk.planning.units import EARLIEST, LATEST

MOST_MINUTES = LATEST - EARLIEST
"""No duration or lag is longer than all the time a plan may use."""

_GLUED = re.compile(r"(?P<task>.*?[^\s+-])\s*(?P<kind>FS|SS|FF|SF)?\s*(?P<lag>[+-]\d{1,9}[a-z%]{0,3})")
"""A key with a lag behind it: `dig+2d`, `dig FS +2d`."""

_MOST_SHARE = 1_000 * 10_000
"""A thousand times the source's duration, in hundredths of a percent."""


def judge_links(directory: Directory) -> Iterator[Finding]:
    """Links to tasks that are not there, to themselves, stated twice, and lags out of range."""
    for project in directory.plan.projects:
        keys = {task.key for task in project.tasks}
        for link in project.links:
            if link.source not in keys or link.target not in keys:
                yield from _missing(project, link, keys)
            elif link.source == link.target:
                yield LINK_TO_ITSELF.at(_place(project, link), task=f"{project.key}:{link.source}")
            if link.lag.amount and is_lag_out_of_range(link.lag):
                yield LINK_LAG_RANGE.at(_place(project, link), **_facts(project, link), lag=link.lag.amount)
        yield from _twice(project)
    for handoff in directory.plan.handoffs:
        if is_lag_out_of_range(handoff.lag):
            yield _handoff_lag(handoff)


def is_lag_out_of_range(lag: Lag) -> bool:
    """Whether a lag is longer than any plan, so that no date can be computed with it."""
    is_share = lag.unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT)
    return abs(lag.amount) > (_MOST_SHARE if is_share else MOST_MINUTES)


def _missing(project: Project, link: Link, keys: set[str]) -> Iterator[Finding]:
    for key in dict.fromkeys((link.source, link.target)):
        if key not in keys:
            facts = {**_facts(project, link), "missing": key, "project": project.key, "hint": _hint(key, keys)}
            yield LINK_MISSING_TASK.at(_place(project, link), **facts)


def _hint(key: str, keys: set[str]) -> str:
    """How to write a lag, where the key looks like that of a task with one glued to it."""
    glued = _GLUED.fullmatch(key)
    if glued is None or glued["task"] not in keys:
        return ""
    return f" If it is a lag, write the kind of link before it: {glued['task']} {glued['kind'] or 'FS'}{glued['lag']}."


def _twice(project: Project) -> Iterator[Finding]:
    ends = [(link.source, link.target, link.kind) for link in project.links]
    if len(set(ends)) == len(ends):
        return
    seen = dict(zip(reversed(ends), reversed(project.links), strict=True))
    for end, times in Counter(ends).items():
        if times > 1:
            link = seen[end]
            yield LINK_TWICE.at(_place(project, link), **_facts(project, link), times=times, project=project.key)


def _handoff_lag(handoff: Handoff) -> Finding:
    return LINK_LAG_RANGE.at(
        place_of_handoff(handoff, field="lag"),
        link=handoff.kind,
        source=ref_phrase(handoff.giver),
        target=ref_phrase(handoff.receiver),
        lag=handoff.lag.amount,
    )


def _place(project: Project, link: Link) -> Place:
    return Place(project=project.key, key=link.target, field="links")


def _facts(project: Project, link: Link) -> dict[str, str]:
    return {
        "link": link.kind,
        "source": f"{project.key}:{link.source}",
        "target": f"{project.key}:{link.target}",
    }
