"""`ropewalk schedule` on a CSV file in a process of its own, from the start of Python to the last byte of JSON."""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from bench.tables import ROUNDS, show

BARS = {1_000: 0.8, 10_000: 2.0}
"""Seconds on the clock by tasks."""


def sheet_of(count: int, *, depth: int = 100, seed: int = 1) -> str:
    """A sheet of so many tasks in layers, two predecessors each, some with lags, as people write them."""
    rng = np.random.default_rng(seed)
    width = count // depth
    rows = ["ID,Task name,Start,Duration,Predecessors,Owner,% complete"]
    for number in range(count):
        layer = number // width
        start = "2026-01-05" if layer == 0 else ""
        before = ";".join(_predecessor(layer, width, rng) for _ in range(2)) if layer else ""
        work = int(rng.integers(1, 21))
        rows.append(f'{number + 1},Work package {number + 1},{start},{work}d,"{before}",Team {number % 7},0')
    return "\n".join(rows) + "\n"


def _predecessor(layer: int, width: int, rng: np.random.Generator) -> str:
    source = max(layer - int(rng.choice([1, 1, 1, 1, 2])), 0) * width + int(rng.integers(1, width + 1))
    return f"{source}{rng.choice(['', '', '', 'FS+2d', 'SS'])}"


def once(path: Path, out: Path) -> tuple[float, float]:
    """Seconds on the clock, and seconds computed, of one call."""
    before = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    begun = time.perf_counter()
    command = [sys.executable, "-m", "ropewalk.app.cli", "schedule", str(path), "--json", str(out)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun, sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]) - before


def main() -> None:
    """Print the table. Bars: 1,000 tasks <= 0.8 s, 10,000 tasks <= 2 s."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for count, bar in BARS.items():
            path, out = Path(folder, f"{count}.csv"), Path(folder, f"{count}.json")
            path.write_text(sheet_of(count), encoding="utf-8")
            once(path, out)
            walls, works = zip(*(once(path, out) for _ in range(ROUNDS)), strict=True)
            wall, work = statistics.median(walls), statistics.median(works)
            rows.append([f"{count:,}", f"{wall:.2f}", f"{work:.2f}", f"{bar:.1f}"])
    show("ropewalk schedule on a CSV file, cold process", ["tasks", "s on the clock", "s computed", "bar s"], rows)


if __name__ == "__main__":
    main()
