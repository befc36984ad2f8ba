"""A million tasks and two million links given as columns: the network built and passed, in a fresh process."""

import resource
import subprocess
import sys
import time

from bench.networks import layered, standard_hours
from bench.tables import ROUNDS, show
from ropewalk.planning import cpm
from ropewalk.planning.network import Network

COUNT, DEPTH = 1_000_000, 500


def once() -> str:
    """Seconds of build and pass, and the peak memory of this process in MB."""
    nodes, links = layered(COUNT, DEPTH)
    hours = standard_hours()
    begun = time.perf_counter()
    network = Network.of_columns(nodes, links, hours=hours)
    for name in ("bounds", "incoming", "outgoing"):
        getattr(network, name)
    built = time.perf_counter()
    cpm.pass_of(network)
    passed = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{built - begun} {passed - built} {peak}"


def main() -> None:
    """Print the table. Bars: build and pass together <= 2 s, peak <= 1,500 MB."""
    if sys.argv[1:] == ["once"]:
        print(once())
        return
    answers = [
        [float(word) for word in subprocess.check_output([sys.executable, "-m", "bench.columns", "once"]).split()]
        for _ in range(ROUNDS)
    ]
    build, passed, peak = (sorted(column)[ROUNDS // 2] for column in zip(*answers, strict=True))
    row = [f"{COUNT:,}", f"{DEPTH:,}", f"{build:.2f}", f"{passed:.2f}", f"{build + passed:.2f}", f"{peak:,.0f}"]
    show("tasks given as columns, numpy", ["tasks", "depth", "build s", "pass s", "sum s", "peak MB"], [row])


if __name__ == "__main__":
    main()
