"""Sheets as people keep them, small enough to be read in a test, and the way through the doors."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from ropewalk.exchange import table
from ropewalk.exchange.cells import Cell, Sheet
from ropewalk.exchange.reading import Reading
from ropewalk.exchange.table.profile import Profile
from ropewalk.exchange.workbook.read import read as read_workbook
from ropewalk.planning import schedule
from ropewalk.planning.plan import Plan, Project, Task, TaskRef
from ropewalk.planning.units import text_of

Rows = Sequence[Sequence[Cell]]


def sheet(*rows: Sequence[Cell], name: str = "Plan") -> Sheet:
    """A sheet of these rows."""
    return Sheet(name, tuple(tuple(row) for row in rows))


def read_rows(*rows: Sequence[Cell], name: str = "yard.xlsx", profile: Profile | None = None) -> Reading:
    """What comes of a workbook with one sheet of these rows."""
    return table.read([sheet(*rows)], name=name, profile=profile)


def read_csv(data: bytes, *, name: str = "yard.csv", profile: Profile | None = None) -> Reading:
    """What comes of a CSV file, as the product reads it."""
    delimited = table.sheet_of(data, name=name)
    if delimited.sheet is None:
        return Reading(format="sheet", plan=None, findings=delimited.findings)
    reading = table.read([delimited.sheet], name=name, profile=profile)
    return Reading(
        format=reading.format,
        plan=reading.plan,
        findings=(*delimited.findings, *reading.findings),
        saved=reading.saved,
        matched=reading.matched,
        cross_links=reading.cross_links,
    )


def read_text(text: str, *, name: str = "yard.csv", profile: Profile | None = None) -> Reading:
    """What comes of a CSV file with this text; leading blanks of the test's own lines are no part of it."""
    lines = text.strip("\n").split("\n")
    margin = min(len(line) - len(line.lstrip(" ")) for line in lines if line.strip())
    return read_csv("\n".join(line[margin:] for line in lines).encode(), name=name, profile=profile)


def read_xlsx(data: bytes, *, name: str = "yard.xlsx", profile: Profile | None = None) -> Reading:
    """What comes of a workbook's bytes."""
    contents = read_workbook(io.BytesIO(data))
    sheets = [sheet(*rows, name=each) for each, rows in contents.sheets]
    return table.read(sheets, name=name, profile=profile)


def read_file(path: Path) -> Reading:
    """What comes of a file."""
    reader = read_xlsx if path.suffix == ".xlsx" else read_csv
    return reader(path.read_bytes(), name=path.name)


def csv_of(rows: Iterable[Sequence[object]], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Rows as a CSV file."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def plan_of(reading: Reading) -> Plan:
    """The plan of a reading that has one."""
    assert reading.plan is not None, [finding.sentence for finding in reading.findings]
    return reading.plan


def project_of(reading: Reading) -> Project:
    """The only project of a reading."""
    (project,) = plan_of(reading).projects
    return project


def tasks_of(reading: Reading) -> dict[str, Task]:
    """Tasks of the only project by name."""
    return {task.name: task for task in project_of(reading).tasks}


def dates_of(reading: Reading) -> dict[str, tuple[str | None, str | None]]:
    """Scheduled dates by task name."""
    plan = plan_of(reading)
    answer = schedule(plan)
    return {
        task.name: (text_of(int(answer.start[row])), text_of(int(answer.finish[row])))
        for project in plan.projects
        for task in project.tasks
        for row in [answer.rows[TaskRef(project.key, task.key)]]
    }


def days_of(reading: Reading) -> dict[str, str]:
    """Scheduled days by task name: `01-05 to 01-09`."""
    return {
        name: "undated" if start is None or finish is None else f"{start[5:10]} to {finish[5:10]}"
        for name, (start, finish) in dates_of(reading).items()
    }


def codes_of(reading: Reading) -> list[str]:
    """Codes of the findings."""
    return [finding.code for finding in reading.findings]


def links_of(reading: Reading) -> list[tuple[str, str, str, int]]:
    """(source, target, kind, lag in minutes) of the links of the only project."""
    return [(link.source, link.target, link.kind.value, link.lag.amount) for link in project_of(reading).links]
