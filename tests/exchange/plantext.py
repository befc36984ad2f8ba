"""Plan text in tests: read from a string, with what was found."""

import io

from ropewalk.exchange.planfile import read
from ropewalk.exchange.reading import Reading
from ropewalk.planning.findings import Finding
from ropewalk.planning.plan import Plan, Task


def read_text(text: str | bytes, *, name: str = "house.plan.toml") -> Reading:
    """The reading of a text."""
    return read(io.BytesIO(text.encode() if isinstance(text, str) else text), name=name)


def plan_of(text: str) -> Plan:
    """The plan of a text in which nothing is wrong."""
    reading = read_text(text)
    assert reading.findings == ()
    assert reading.plan is not None
    return reading.plan


def task_of(line: str, *, above: str = "") -> Task:
    """The last task of a project that has this line below [task]."""
    return plan_of(f"{above}\n[task]\n{line}\n").projects[0].tasks[-1]


def faults_of(text: str | bytes) -> tuple[Finding, ...]:
    """What is wrong with a text that is not read because of it."""
    reading = read_text(text)
    assert reading.plan is None
    assert any(finding.stops for finding in reading.findings)
    return reading.findings
