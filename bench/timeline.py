"""The timeline of a program of 10,000 tasks: a window of 60 rows as SVG (bar: 20 ms), and how large it is."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from bench.planfile_read import plan_of
from bench.tables import medians, show
from ropewalk.drawing.timeline import Board, View, Zoom, draw, timeline_of, window_on
from ropewalk.planning import schedule
from ropewalk.planning.plan import Baseline, Handoff, Link, Plan, Project, Task, TaskKind, TaskRef
from ropewalk.planning.units import Instant, Minutes, parse_instant

TASKS = 10_000
PROJECTS = 10
PER_STAGE = 25
ROWS = 60
BAR_MILLISECONDS = 20
_MONDAY = parse_instant("2026-01-05T08:00")


def program_of(count: int) -> Plan:
    """Ten projects of stages, a baseline on every task, a handoff for every fiftieth task."""
    rng = np.random.default_rng(1)
    parts = [_staged(f"P{number}", plan_of(count // PROJECTS, seed=number), rng) for number in range(PROJECTS)]
    handoffs = tuple(_handoff(number, count, rng) for number in range(count // 50))
    return Plan(projects=tuple(project for project, _ in parts), calendars=parts[0][1].calendars, handoffs=handoffs)


def _staged(key: str, plan: Plan, rng: np.random.Generator) -> tuple[Project, Plan]:
    project = plan.projects[0]
    tasks: list[Task] = []
    for number, task in enumerate(project.tasks):
        stage = f"S{number // PER_STAGE}"
        if number % PER_STAGE == 0:
            tasks.append(Task(key=stage, name=f"Stage {stage}", kind=TaskKind.SUMMARY))
        at = Instant(_MONDAY + 1440 * int(rng.integers(0, 900)))
        baseline = Baseline(number=0, start=at, finish=Instant(at + 6 * 1440), duration=Minutes(2400))
        tasks.append(replace(task, parent=stage, baselines=(baseline,)))
    links: tuple[Link, ...] = project.links
    return replace(project, key=key, name=f"Project {key}", data_date=_MONDAY, tasks=tuple(tasks), links=links), plan


def _handoff(number: int, count: int, rng: np.random.Generator) -> Handoff:
    giver = number % (PROJECTS - 1)
    tasks = rng.integers(1, count // PROJECTS, 2)
    return Handoff(
        key=f"H-{number}",
        giver=TaskRef(f"P{giver}", str(int(tasks[0]))),
        receiver=TaskRef(f"P{giver + 1}", str(int(tasks[1]))),
        needed_by=Instant(_MONDAY + 1440 * int(rng.integers(100, 900))),
        is_hard=number % 4 == 0,
    )


def main() -> None:
    """Print the table."""
    plan = program_of(TASKS)
    dated = schedule(plan)
    board = Board(plan, dated)
    windows = {
        "60 rows, tasks": View(first_row=2_000, rows=ROWS, baseline=0, folded=frozenset()),
        "60 rows, tasks, weeks": View(first_row=2_000, rows=ROWS, baseline=0, folded=frozenset(), zoom=Zoom.WEEKS),
        "60 rows, stages": View(first_row=100, rows=ROWS, baseline=0),
        "the whole program, stages": View(baseline=0),
    }
    actions: list[Callable[[], str]] = [partial(_drawn, board, view) for view in windows.values()]
    actions.append(lambda: draw(timeline_of(plan, dated, first_row=2_000, rows=ROWS, baseline=0, folded=())))
    seconds = medians(actions)
    sizes = [len(action().encode()) for action in actions]
    names = [*windows, "60 rows, tasks, and the board for it"]
    rows = [
        (name, f"{1000 * second:.1f} ms", f"{size / 1024:.0f} KB")
        for name, second, size in zip(names, seconds, sizes, strict=True)
    ]
    show(f"Timeline of {TASKS:,} tasks; bar {BAR_MILLISECONDS} ms for 60 rows", ("window", "median", "size"), rows)


def _drawn(board: Board, view: View) -> str:
    return draw(window_on(board, view))


if __name__ == "__main__":
    main()
