"""Layered networks of the kind the engine is measured on: two links per task, four of five to the layer before."""

from dataclasses import replace

import numpy as np

from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.calendars import STANDARD
from ropewalk.planning.columns import FINISH, NO_CAP, START, Links, Nodes
from ropewalk.planning.hours import Hours
from ropewalk.planning.network import Network
from ropewalk.planning.units import Day, Int32Array

YEARS = 180


def standard_hours() -> Hours:
    """One 8-hour calendar, long enough for the deepest network."""
    return Hours.of([WorkingTime.of(STANDARD, calendars={}, first=Day(0), last=Day(YEARS * 365))])


def layered(count: int, depth: int, *, seed: int = 1) -> tuple[Nodes, Links]:
    """Nodes and links: all four link types, lags on a tenth, floors on a tenth and late dates on a twentieth."""
    rng = np.random.default_rng(seed)
    width = count // depth
    targets = np.repeat(np.arange(width, count), 2)
    steps = np.where(rng.random(targets.size) < 0.8, 1, rng.integers(1, 8, targets.size))
    layers = np.maximum(targets // width - steps, 0)
    sources = layers * width + rng.integers(0, width, targets.size)
    return _nodes(count, rng), _links(sources, targets, rng)


def network_of(count: int, depth: int, *, hours: Hours | None = None) -> Network:
    """The network of `layered`, built and ready for a pass."""
    nodes, links = layered(count, depth)
    network = Network.of_columns(nodes, links, hours=hours or standard_hours())
    for name in ("incoming", "outgoing", "bounds", "counts", "single_calendar", "is_plain"):
        getattr(network, name)
    return network


def _nodes(count: int, rng: np.random.Generator) -> Nodes:
    nodes = Nodes.plain(480 * rng.integers(1, 21, count).astype(np.int32))
    floors = np.where(rng.random(count) < 0.1, rng.integers(0, 480_000, count) | 1, 1)
    lates = np.where(rng.random(count) < 0.05, rng.integers(0, 960_000, count), NO_CAP)
    return replace(nodes, start_floors=_int32(floors), late_finishes=_int32(lates))


def _links(sources: np.ndarray, targets: np.ndarray, rng: np.random.Generator) -> Links:
    draw = rng.random(sources.size)
    lagged = np.where(rng.random(sources.size) < 0.1, 480 * rng.integers(-2, 5, sources.size), 0)
    return replace(
        Links.plain(_int32(sources), _int32(targets)),
        source_ends=_int32(np.where((draw < 0.1) | ((draw >= 0.2) & (draw < 0.25)), START, FINISH)),
        target_ends=_int32(np.where((draw >= 0.1) & (draw < 0.25), FINISH, START)),
        lags=_int32(lagged),
    )


def _int32(values: np.ndarray) -> Int32Array:
    return values.astype(np.int32)
