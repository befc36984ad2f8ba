"""Small Microsoft Project XML files, written by hand: every test states the few fields it is about."""

import io
from collections.abc import Iterable
from typing import Any

from ropewalk.exchange.mspdi import read
from ropewalk.exchange.reading import Reading
from ropewalk.planning.findings import Finding
from ropewalk.planning.plan import Plan, Project, Task
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.scheduling import schedule
from ropewalk.planning.units import text_of

MORNING_AND_AFTERNOON = (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00"))


def told(**fields: Any) -> dict[str, Any]:
    """Fields by name, to be stated together."""
    return fields


def fields_of(**fields: Any) -> str:
    """Elements by name; a list repeats one."""
    return "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())


def link(source: int, kind: int = 1, *, lag: int = 0, shown: int = 7, **more: Any) -> str:
    """A link from a task before; `lag` in tenths of a minute, or percent where `shown` is 19 or 20."""
    stated = {"PredecessorUID": source, "Type": kind, "CrossProject": 0, **more, "LinkLag": lag, "LagFormat": shown}
    return f"<PredecessorLink>{fields_of(**stated)}</PredecessorLink>"


def task(uid: int, name: str = "", *, hours: float = 8, inside: str = "", **fields: Any) -> str:
    """One task of so many working hours; `inside` holds its links and baselines."""
    stated = {"UID": uid, "ID": uid, "Name": name or f"Task {uid}", "OutlineLevel": 1, "Duration": span(hours)}
    return f"<Task>{fields_of(**(stated | fields))}{inside}</Task>"


def span(hours: float) -> str:
    """An amount of time as their files write it."""
    minutes = round(hours * 60)
    return f"PT{minutes // 60}H{minutes % 60}M0S"


def day(day_type: int, shifts: Iterable[tuple[str, str]] = (), *, inside: str = "") -> str:
    """A day of the week, or a stretch of days where `day_type` is 0."""
    times = "".join(f"<WorkingTime>{fields_of(FromTime=start, ToTime=end)}</WorkingTime>" for start, end in shifts)
    working = f"<WorkingTimes>{times}</WorkingTimes>" if times else ""
    return f"<WeekDay>{fields_of(DayType=day_type, DayWorking=int(bool(times)))}{inside}{working}</WeekDay>"


def week(shifts: Iterable[tuple[str, str]] = MORNING_AND_AFTERNOON) -> str:
    """Seven days, Sunday first; Saturday and Sunday are free."""
    shifts = tuple(shifts)
    return "".join(day(number, shifts if 1 < number < 7 else ()) for number in range(1, 8))


def period(first: str, last: str) -> str:
    """The days from one to another."""
    return f"<TimePeriod>{fields_of(FromDate=f'{first}T00:00:00', ToDate=f'{last}T23:59:00')}</TimePeriod>"


def exception(first: str, last: str, *, inside: str = "", **fields: Any) -> str:
    """An exception of newer files; free unless it says otherwise."""
    stated = {"Name": "Feast", "Type": 1, "DayWorking": 0} | fields
    return f"<Exception>{period(first, last)}{fields_of(**stated)}{inside}</Exception>"


def calendar(uid: int, name: str, *, days: str = "", exceptions: str = "", inside: str = "", **fields: Any) -> str:
    """A base calendar, or one that builds on another where BaseCalendarUID names it and IsBaseCalendar is 0."""
    stated = {"UID": uid, "Name": name, "IsBaseCalendar": 1, "BaseCalendarUID": -1} | fields
    weekdays = f"<WeekDays>{days}</WeekDays>" if days else ""
    others = f"<Exceptions>{exceptions}</Exceptions>" if exceptions else ""
    return f"<Calendar>{fields_of(**stated)}{weekdays}{others}{inside}</Calendar>"


STANDARD = calendar(1, "Standard", days=week())


def resource(uid: int, name: str, **fields: Any) -> str:
    """A person."""
    stated = {"UID": uid, "ID": uid, "Name": name, "Type": 1, "MaxUnits": 1} | fields
    return f"<Resource>{fields_of(**stated)}</Resource>"


def assignment(task_uid: int, resource_uid: int = -65535, *, inside: str = "", **fields: Any) -> str:
    """Somebody on a task, or nobody."""
    stated = {"UID": task_uid, "TaskUID": task_uid, "ResourceUID": resource_uid, "Units": 1} | fields
    return f"<Assignment>{fields_of(**stated)}{inside}</Assignment>"


def worked(start: str, finish: str, hours: float | None, *, kind: int = 1) -> str:
    """Time-phased work from one moment to another; None: the days between are free."""
    value = {} if hours is None else {"Value": span(hours)}
    return (
        f"<TimephasedData>{fields_of(Type=kind, UID=1, Start=start, Finish=finish, Unit=2, **value)}</TimephasedData>"
    )


def mspdi(
    *tasks: str,
    calendars: str = STANDARD,
    resources: str = "",
    assignments: str = "",
    prologue: str = '<?xml version="1.0" encoding="UTF-8"?>',
    **fields: Any,
) -> bytes:
    """A whole file. The project starts on Monday 5 January 2026 at 08:00."""
    stated = {"Title": "Brig", "StartDate": "2026-01-05T08:00:00", "CalendarUID": 1, "MinutesPerDay": 480} | fields
    text = (
        f'{prologue}<Project xmlns="http://schemas.microsoft.com/project">{fields_of(**stated)}'
        f"<Calendars>{calendars}</Calendars><Tasks>{''.join(tasks)}</Tasks>"
        f"<Resources>{resources}</Resources><Assignments>{assignments}</Assignments></Project>"
    )
    return text.encode()


def reading_of(data: bytes, *, name: str = "brig.xml") -> Reading:
    """What the reader answers."""
    return read(io.BytesIO(data), name=name)


def plan_of(data: bytes) -> Plan:
    """The plan of a file that has one."""
    reading = reading_of(data)
    assert reading.plan is not None, reading.findings
    return reading.plan


def project_of(data: bytes) -> Project:
    """The project of a file that has one."""
    return plan_of(data).projects[0]


def task_of(data: bytes, key: str = "1") -> Task:
    """The task of this key."""
    return next(task for task in project_of(data).tasks if task.key == key)


def findings_of(data: bytes) -> tuple[Finding, ...]:
    """What the reader finds."""
    return reading_of(data).findings


def scheduled(data: bytes) -> Schedule:
    """The schedule of a file."""
    return schedule(plan_of(data))


def dates_of(data: bytes, key: str) -> tuple[str | None, str | None]:
    """Start and finish we compute for a task."""
    answer = scheduled(data)
    row = next(row for ref, row in answer.rows.items() if ref.key == key)
    return text_of(int(answer.start[row])), text_of(int(answer.finish[row]))
