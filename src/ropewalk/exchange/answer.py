"""A schedule as JSON: what programs that go on from here read. Equal answers give equal bytes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import numpy as np

from ropewalk.planning.findings import Finding
from ropewalk.planning.plan import Plan
from ropewalk.planning.schedule import Cause, Schedule
from ropewalk.planning.units import NEVER, Int32Array, text_of

_DATES = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish")
_FLOATS = ("total_float", "free_float")


def write(
    plan: Plan,
    schedule: Schedule,
    stream: BinaryIO,
    *,
    files: Mapping[str, str],
    findings: Sequence[Finding] = (),
) -> None:
    """Write a schedule: one task, project and finding to a line.

    files    project key -> the name of the file it came from, without folders
    source   docs/schedule-json.md says what each field means
    cost     O(tasks)
    """
    data_dates = [project.data_date for project in plan.projects if project.data_date is not None]
    lists = {
        "projects": _projects(plan, schedule, files),
        "tasks": _tasks(plan, schedule),
        "findings": map(finding_row, findings),
    }
    stream.write(f'{{"data_date": {_encode(text_of(max(data_dates, default=None)))}'.encode())
    for name, rows in lists.items():
        lines = ",\n".join(map(_encode, rows))
        stream.write(f',\n"{name}": [{chr(10) if lines else ""}{lines}]'.encode("utf-8", errors="replace"))
    stream.write(b"}\n")


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def texts_of(instants: Int32Array) -> list[str | None]:
    """`YYYY-MM-DDTHH:MM` of each instant, None where there is no date."""
    texts: list[str | None] = np.datetime_as_string(instants.astype("datetime64[m]"), unit="m").tolist()
    for row in np.flatnonzero(instants == NEVER).tolist():
        texts[row] = None
    return texts


def _minutes_of(minutes: Int32Array) -> list[int | None]:
    values: list[int | None] = minutes.tolist()
    for row in np.flatnonzero(minutes == NEVER).tolist():
        values[row] = None
    return values


def spans_of(plan: Plan, schedule: Schedule) -> dict[str, tuple[int | None, int | None]]:
    """When the first task of each project starts and the last one finishes; None where none has dates."""
    starts: dict[str, list[int]] = {project.key: [] for project in plan.projects}
    finishes: dict[str, list[int]] = {project.key: [] for project in plan.projects}
    for ref, start, finish in zip(schedule.refs, schedule.start.tolist(), schedule.finish.tolist(), strict=True):
        if start != NEVER:
            starts[ref.project].append(start)
        if finish != NEVER:
            finishes[ref.project].append(finish)
    return {key: (min(starts[key], default=None), max(finishes[key], default=None)) for key in starts}


def _projects(plan: Plan, schedule: Schedule, files: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    spans = spans_of(plan, schedule)
    for project in plan.projects:
        start, finish = spans[project.key]
        yield {
            "key": project.key,
            "name": project.name,
            "file": files.get(project.key),
            "start": text_of(start),
            "finish": text_of(finish),
            "data_date": text_of(project.data_date),
            "dialect": str(project.dialect),
        }


def _tasks(plan: Plan, schedule: Schedule) -> Iterator[dict[str, Any]]:
    names = [task.name for project in plan.projects for task in project.tasks]
    dates = [texts_of(getattr(schedule, name)) for name in _DATES]
    floats = [_minutes_of(getattr(schedule, name)) for name in _FLOATS]
    flags = (schedule.is_critical.tolist(), schedule.is_driving.tolist())
    columns = zip(*dates, *floats, *flags, strict=True)
    for ref, name, kind, cause, values in zip(
        schedule.refs, names, schedule.kinds, schedule.causes, columns, strict=True
    ):
        start, finish, early_start, early_finish, late_start, late_finish, total, free, critical, driving = values
        yield {
            "project": ref.project,
            "key": ref.key,
            "name": name,
            "kind": kind.value,
            "start": start,
            "finish": finish,
            "early_start": early_start,
            "early_finish": early_finish,
            "late_start": late_start,
            "late_finish": late_finish,
            "total_float_minutes": total,
            "free_float_minutes": free,
            "critical": critical,
            "on_driving_path": driving,
            "cause": None if cause is None else _cause(cause),
        }


def _cause(cause: Cause) -> dict[str, Any]:
    project, key = (None, None) if cause.ref is None else cause.ref
    return {
        "kind": cause.kind.words,
        "project": project,
        "key": key,
        "link": cause.link,
        "lag_minutes": cause.lag,
    }


def finding_row(finding: Finding) -> dict[str, Any]:
    """A finding as a row of JSON."""
    place = finding.place
    return {
        "code": finding.code,
        "sentence": finding.sentence,
        "place": {
            "file": place.file,
            "project": place.project,
            "key": place.key,
            "row": place.row,
            "field": place.field,
        },
        "remedy": finding.remedy,
        "stops": finding.stops,
    }
