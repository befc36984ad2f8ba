"""Edit one duration in a 10,000-task program and get the changed rows back: compiled loops and plain ones."""

import tempfile
import time

import numpy as np

from bench.networks import network_of
from bench.tables import show
from ropewalk.planning import compiled, cpm
from ropewalk.planning.editing import Changes, edit

EDITS = 1_000


def measure(name: str, passes: cpm.Passes, loops: compiled.Loops, back_end: cpm.BackEnd) -> list[str]:
    """Random tasks, one day more or less, each edit on the same program."""
    rng = np.random.default_rng(7)
    network = passes.network
    seconds, rows = [], []
    for _ in range(EDITS):
        node = int(rng.integers(0, network.nodes.works.size))
        work = max(int(network.nodes.works[node]) + int(rng.choice([-480, 480])), 0)
        begun = time.perf_counter()
        edited = edit(passes, Changes(works={node: work}), loops=loops, back_end=back_end)
        seconds.append(time.perf_counter() - begun)
        rows.append(edited.nodes.size)
    p50, p90, p99 = (1e3 * float(np.percentile(seconds, share)) for share in (50, 90, 99))
    return [name, f"{p50:.3f}", f"{p90:.3f}", f"{p99:.3f}", *(f"{np.percentile(rows, q):,.0f}" for q in (50, 99, 100))]


def main() -> None:
    """Print the table. Bars, compiled: p50 <= 0.2 ms, p99 <= 3 ms."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        loops = compiled.compile_loops(folder)
        compiled_end = compiled.back_end_of(loops)
        for depth in (100, 1_000):
            passes = cpm.pass_of(network_of(10_000, depth))
            node = 5
            edit(passes, Changes(works={node: 480}), loops=loops, back_end=compiled_end)
            rows.append([f"{depth:,}", *measure("compiled", passes, loops, compiled_end)])
            rows.append([f"{depth:,}", *measure("plain", passes, compiled.PLAIN_PYTHON, cpm.NUMPY)])
    header = ["depth", "loops", "p50 ms", "p90 ms", "p99 ms", "rows p50", "rows p99", "rows max"]
    show(f"edit of one duration in 10,000 tasks, changed rows returned, {EDITS:,} edits", header, rows)


if __name__ == "__main__":
    main()
