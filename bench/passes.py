"""One forward and backward pass, compiled and in numpy, against a C kernel of the same algorithm in the same run."""

import ctypes
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.networks import network_of, standard_hours
from bench.tables import medians, show
from ropewalk.planning import compiled, cpm
from ropewalk.planning.columns import NO_CAP
from ropewalk.planning.network import Network

SIZES = ((1_000, 50), (10_000, 100), (10_000, 1_000), (100_000, 200), (1_000_000, 500))
SOURCE = Path(__file__).with_name("kernel.c")


def c_library(folder: str) -> ctypes.CDLL:
    """The C kernel, compiled for this machine."""
    library = Path(folder) / "kernel.so"
    subprocess.run(["cc", "-O3", "-march=native", "-shared", "-fPIC", "-o", str(library), str(SOURCE)], check=True)
    return ctypes.CDLL(str(library))


def c_pass(library: ctypes.CDLL, network: Network, finishes: np.ndarray) -> Callable[[], None]:
    """One pass in C over the same arrays; fills its own times."""
    bounds, into, out = network.bounds, network.incoming, network.outgoing
    limits = network.limits(finishes)
    times = np.full(2 * network.order.nodes.size + 1, NO_CAP, np.int32)
    lates = times.copy()

    def pointers(*arrays: np.ndarray) -> list[ctypes.c_void_p]:
        return [ctypes.c_void_p(array.ctypes.data) for array in arrays]

    forward = pointers(
        into.heads, into.slots, into.offsets, bounds.floors, bounds.caps, bounds.sides, bounds.gains, times
    )
    backward = pointers(out.heads, out.slots, out.offsets, limits, bounds.sides, bounds.gains, lates)
    count = ctypes.c_int32(network.order.nodes.size)

    def run() -> None:
        library.forward(count, *forward)
        library.backward(count, *backward)

    run.times, run.lates, run.limits = times, lates, limits  # type: ignore[attr-defined]
    return run


def loops_pass(loops: compiled.Loops, network: Network, limits: np.ndarray) -> Callable[[], None]:
    """The compiled loops over the same arrays."""
    bounds, into, out = network.bounds, network.incoming, network.outgoing
    times = np.full(2 * network.order.nodes.size + 1, NO_CAP, np.int32)
    lates = times.copy()

    def run() -> None:
        loops.forward(*into.indices, into.offsets, bounds.floors, bounds.caps, bounds.sides, bounds.gains, times)
        loops.backward(*out.indices, out.offsets, limits, bounds.sides, bounds.gains, lates)

    run.times, run.lates = times, lates  # type: ignore[attr-defined]
    return run


def measure(size: tuple[int, int], library: ctypes.CDLL, loops: compiled.Loops) -> list[str]:
    """One row of the table; the answers are held equal first."""
    count, depth = size
    network = network_of(count, depth, hours=standard_hours())
    passes = cpm.pass_of(network)
    in_c = c_pass(library, network, passes.finishes)
    in_numba = loops_pass(loops, network, in_c.limits)  # type: ignore[attr-defined]

    def in_numpy() -> None:
        earlies = cpm.NUMPY.forward(network)
        cpm.NUMPY.backward(network, earlies, passes.finishes)

    in_c()
    in_numba()
    for run in (in_c, in_numba):
        assert np.array_equal(run.times[:-1], passes.earlies[:-1])  # type: ignore[attr-defined]
        assert np.array_equal(run.lates[:-1], passes.lates[:-1])  # type: ignore[attr-defined]
    repeats = max(1, 200_000 // count)
    c_time, numba_time, numpy_time = medians([in_c, in_numba, in_numpy], repeats=repeats)
    return [
        f"{count:,}",
        f"{depth:,}",
        f"{1e3 * c_time:.3f}",
        f"{1e9 * c_time / count:.1f}",
        f"{1e3 * numba_time:.3f}",
        f"{numba_time / c_time:.2f}",
        f"{1e3 * numpy_time:.2f}",
        f"{numpy_time / c_time:.1f}",
    ]


def main() -> None:
    """Print the table. Bars: at 10,000 tasks and depth 100 compiled <= 2 x C, numpy <= 50 x C."""
    with tempfile.TemporaryDirectory() as folder:
        library = c_library(folder)
        loops = compiled.compile_loops(folder)
        rows = [measure(size, library, loops) for size in SIZES]
    header = ["tasks", "depth", "C ms", "C ns/task", "numba ms", "x C", "numpy ms", "x C"]
    show("one forward and backward pass (all link types and constraints)", header, rows)


if __name__ == "__main__":
    main()
