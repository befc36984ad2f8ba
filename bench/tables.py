"""Timing and printing for the benches: medians of five, ratios in one run."""

import statistics
import time
from collections.abc import Callable, Sequence

ROUNDS = 5


def medians(actions: Sequence[Callable[[], object]], *, rounds: int = ROUNDS, repeats: int = 1) -> list[float]:
    """Median seconds of each action; the actions take turns, so that a slow moment hits all of them."""
    seconds: list[list[float]] = [[] for _ in actions]
    for action in actions:
        action()
    for _ in range(rounds):
        for number, action in enumerate(actions):
            begun = time.perf_counter()
            for _ in range(repeats):
                action()
            seconds[number].append((time.perf_counter() - begun) / repeats)
    return [statistics.median(row) for row in seconds]


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print one table."""
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    print(f"\n{title}")
    for row in (header, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
