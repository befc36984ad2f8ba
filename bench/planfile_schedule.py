"""Plan text in, schedule out as JSON: read, schedule and write 10,000 tasks in a warm process."""

import io
from collections.abc import Callable
from functools import partial

from bench.planfile_read import plan_of
from bench.tables import medians, show
from ropewalk.exchange import answer
from ropewalk.exchange.planfile import read, text_of
from ropewalk.planning import schedule
from ropewalk.planning.plan import Plan
from ropewalk.planning.schedule import Schedule

SIZES = (1_000, 10_000)
BAR_SECONDS = 1.0
NAME = "big.plan.toml"


def plan_in(data: bytes) -> Plan:
    """The plan of a text; raises ValueError where it cannot be read."""
    reading = read(io.BytesIO(data), name=NAME)
    if reading.plan is None:
        raise ValueError(reading.findings[0].sentence)
    return reading.plan


def written(plan: Plan, answered: Schedule) -> bytes:
    """A schedule as JSON."""
    stream = io.BytesIO()
    answer.write(plan, answered, stream, files={project.key: NAME for project in plan.projects})
    return stream.getvalue()


def whole(data: bytes) -> bytes:
    """All three steps after each other."""
    plan = plan_in(data)
    return written(plan, schedule(plan))


def measure(count: int) -> list[str]:
    """One row of the table: the three steps apart, and all of them."""
    data = text_of(plan_of(count)).encode()
    plan = plan_in(data)
    answered = schedule(plan)
    actions: list[Callable[[], object]] = [
        partial(plan_in, data),
        partial(schedule, plan),
        partial(written, plan, answered),
        partial(whole, data),
    ]
    size = len(written(plan, answered)) / 1e6
    return [f"{count:,}", *(f"{1e3 * each:.0f}" for each in medians(actions)), f"{size:.1f}"]


def main() -> None:
    """Print the table."""
    header = ["tasks", "read", "schedule", "write JSON", "all", "MB out"]
    title = f"plan text in, JSON out, warm, ms (bar for 10,000 tasks: {BAR_SECONDS * 1e3:,.0f})"
    show(title, header, [measure(count) for count in SIZES])


if __name__ == "__main__":
    main()
