"""The door hostile files go through: the one the product opens every file with, and the judge behind it."""

from pathlib import Path
from typing import NamedTuple

from ropewalk.app.cli.files import read_plan
from ropewalk.app.opening import Wishes
from ropewalk.planning.check import check
from ropewalk.planning.findings import Finding
from ropewalk.planning.scheduling import schedule


class Opened(NamedTuple):
    """What came of a file: findings, and the number of tasks, None where no plan was read."""

    findings: tuple[Finding, ...]
    tasks: int | None = None


def open_file(path: Path) -> Opened:
    """Open one file, judge its plan and schedule it."""
    reading = read_plan(str(path), Wishes())
    if reading.plan is None:
        return Opened(reading.findings)
    findings = (*reading.findings, *check(reading.plan))
    schedule(reading.plan)
    return Opened(findings, sum(len(project.tasks) for project in reading.plan.projects))
