"""Reading and writing plan text: 1,000 and 10,000 tasks with two links each, and the TOML parsers beside each other."""

import io
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import tomli

from bench.tables import medians, show
from ropewalk.exchange.planfile import read, text_of
from ropewalk.exchange.reading import Reading
from ropewalk.planning.calendars import STANDARD, CalendarException
from ropewalk.planning.plan import Constraint, ConstraintKind, Lag, Link, LinkKind, Plan, Progress, Project, Task
from ropewalk.planning.units import Day, Instant, Minutes, parse_instant

SIZES = (1_000, 10_000)
BAR_SECONDS = 0.45
_MONDAY = parse_instant("2026-01-05T08:00")
_CHRISTMAS = Day(_MONDAY // 1440 + 354)


def plan_of(count: int, *, depth: int = 100, seed: int = 1) -> Plan:
    """A project of so many tasks in layers, two links each; some with lags, dates, people's progress."""
    rng = np.random.default_rng(seed)
    width = max(count // depth, 1)
    tasks = tuple(_task(number, rng) for number in range(count))
    links = tuple(link for number in range(width, count) for link in _links(number, width, rng))
    calendar = replace(STANDARD, exceptions=(CalendarException(first=_CHRISTMAS, last=Day(_CHRISTMAS + 8)),))
    project = Project(key="BIG", name="Layers", start=_MONDAY, calendar="STANDARD", tasks=tasks, links=links)
    return Plan(calendars=(calendar,), projects=(project,))


def _task(number: int, rng: np.random.Generator) -> Task:
    date = Instant(_MONDAY + 1440 * int(rng.integers(0, 400)))
    draw = rng.random()
    return Task(
        key=str(number + 1),
        name=f"Work package {number + 1}",
        duration=Minutes(480 * int(rng.integers(1, 21))),
        constraint=Constraint(kind=ConstraintKind.SNET, at=date) if draw < 0.1 else None,
        deadline=Instant(date + 540) if 0.1 <= draw < 0.15 else None,
        progress=Progress(actual_start=date, percent_complete=40.0) if 0.15 <= draw < 0.2 else None,
    )


def _links(number: int, width: int, rng: np.random.Generator) -> tuple[Link, ...]:
    """Two links from the layers before; a tenth with a lag, every seventh not from finish to start."""
    sources = (
        number - number % width - rng.integers(1, min(number // width, 5) + 1, 2) * width + rng.integers(0, width, 2)
    )
    kinds = (LinkKind.FS,) * 6 + (LinkKind.SS,)
    return tuple(
        Link(
            source=str(int(source) + 1),
            target=str(number + 1),
            kind=kinds[int(rng.integers(0, len(kinds)))],
            lag=Lag(amount=960) if rng.random() < 0.1 else Lag(),
        )
        for source in sources
    )


def _parsers() -> dict[str, Callable[[str], dict[str, Any]]]:
    """The parsers that are installed; the last is not needed by anything else."""
    found: dict[str, Callable[[str], dict[str, Any]]] = {"tomllib": tomllib.loads, "tomli": tomli.loads}
    if find_spec("rtoml") is not None:
        found["rtoml"] = import_module("rtoml").loads
    return found


def _read(data: bytes) -> Reading:
    return read(io.BytesIO(data), name="big.plan.toml")


def main() -> None:
    """Print the tables."""
    rows = []
    for count in SIZES:
        plan = plan_of(count)
        text = text_of(plan)
        data = text.encode()
        parsers = _parsers()
        actions: list[Callable[[], object]] = [
            partial(_read, data),
            partial(text_of, plan),
            *(partial(parse, text) for parse in parsers.values()),
        ]
        seconds = medians(actions)
        links = len(plan.projects[0].links)
        rows.append([f"{count:,}", f"{links:,}", f"{len(data) / 1e6:.2f}", *(f"{each * 1e3:.1f}" for each in seconds)])
    header = ["tasks", "links", "MB", "read", "write", *(f"{name} alone" for name in _parsers())]
    show(f"Plan text, warm, ms (bar for reading 10,000 tasks: {BAR_SECONDS * 1e3:.0f})", header, rows)


if __name__ == "__main__":
    main()
