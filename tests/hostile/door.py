"""The door hostile files go through: the one the product opens every file with, and the judge behind it."""

from pathlib import Path
from typing import NamedTuple

from ropewalk.app.cli.files import read_plan
from ropewalk.app.opening import Wishes
from ropewalk.planning.check import check
from ropewalk.planning.findings import Finding
from ropewalk.planning.plan import Plan


class Opened(NamedTuple):
    """What came of a file: findings, and the plan, None where none was read."""

    findings: tuple[Finding, ...]
    plan: Plan | None = None

    @property
    def tasks(self) -> int | None:
        """The number of tasks."""
        return None if self.plan is None else sum(len(project.tasks) for project in self.plan.projects)


def open_file(path: Path) -> Opened:
    """Open one file and judge its plan."""
    reading = read_plan(str(path), Wishes())
    if reading.plan is None:
        return Opened(reading.findings)
    return Opened((*reading.findings, *check(reading.plan)), reading.plan)
