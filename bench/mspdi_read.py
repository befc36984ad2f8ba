"""Reading Microsoft Project XML: 20,000 tasks in a file of 50 MB. Bar: 4 s and 150 MB."""

import io
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from subprocess import run

from bench.tables import medians, show
from ropewalk.exchange.mspdi.read import read

COUNT = 20_000
BAR_SECONDS = 4.0
BAR_MEGABYTES = 150
_MONDAY = datetime(2026, 1, 5, 8)
_HEAD = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Project xmlns="http://schemas.microsoft.com/project">
\t<SaveVersion>14</SaveVersion>
\t<Name>large.xml</Name>
\t<Title>Large yard</Title>
\t<ScheduleFromStart>1</ScheduleFromStart>
\t<StartDate>2026-01-05T08:00:00</StartDate>
\t<CalendarUID>1</CalendarUID>
\t<MinutesPerDay>480</MinutesPerDay>
\t<MinutesPerWeek>2400</MinutesPerWeek>
\t<DaysPerMonth>20</DaysPerMonth>
\t<Calendars>
\t\t<Calendar>
\t\t\t<UID>1</UID>
\t\t\t<Name>Standard</Name>
\t\t\t<IsBaseCalendar>1</IsBaseCalendar>
\t\t\t<BaseCalendarUID>0</BaseCalendarUID>
\t\t\t<WeekDays>
"""
_DAY = (
    "\t\t\t\t<WeekDay>\n\t\t\t\t\t<DayType>{day}</DayType>\n"
    "\t\t\t\t\t<DayWorking>{works}</DayWorking>\n{times}\t\t\t\t</WeekDay>\n"
)
_SHIFT = (
    "\t\t\t\t\t\t<WorkingTime>\n\t\t\t\t\t\t\t<FromTime>{start}</FromTime>\n"
    "\t\t\t\t\t\t\t<ToTime>{finish}</ToTime>\n\t\t\t\t\t\t</WorkingTime>\n"
)
_ZEROS = (
    *("OverAllocated", "ResumeValid", "Recurring", "Milestone", "Summary", "DisplayAsSummary", "IsSubproject"),
    *("IsSubprojectReadOnly", "ExternalTask", "FixedCost", "PercentWorkComplete", "OvertimeCost", "ActualCost"),
    *("IgnoreResourceCalendar", "HideBar", "Rollup", "PhysicalPercentComplete", "EarnedValueMethod", "CommitmentType"),
)


def _fields(tabs: int, **fields: object) -> str:
    indent = "\t" * tabs
    return "".join(f"{indent}<{name}>{value}</{name}>\n" for name, value in fields.items())


def _date(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _task(uid: int) -> str:
    start = _MONDAY + timedelta(days=7 * (uid // 200))
    finish = start + timedelta(days=uid % 5, hours=9)
    group, place = divmod(uid - 1, 100)
    stated = _fields(
        3,
        UID=uid,
        ID=uid,
        Name=f"Work package {uid}",
        Active=1,
        Manual=0,
        Type=0,
        IsNull=0,
        CreateDate="2025-11-03T09:12:00",
        WBS=f"{group + 1}.{place}" if place else str(group + 1),
        OutlineNumber=f"{group + 1}.{place}" if place else str(group + 1),
        OutlineLevel=2 if place else 1,
        Priority=500,
        Start=_date(start),
        Finish=_date(finish),
        Duration=f"PT{8 * (uid % 5 + 1)}H0M0S",
        DurationFormat=7,
        Work=f"PT{8 * (uid % 5 + 1)}H0M0S",
        EarlyStart=_date(start),
        EarlyFinish=_date(finish),
        LateStart=_date(start),
        LateFinish=_date(finish),
        TotalSlack=4800,
        FreeSlack=0,
        PercentComplete=0,
        ConstraintType=0,
        CalendarUID=-1,
        LevelingDelay=0,
        LevelingDelayFormat=8,
        **dict.fromkeys(_ZEROS, 0),
    )
    links = "".join(
        f"\t\t\t<PredecessorLink>\n{_fields(4, PredecessorUID=other, Type=1, CrossProject=0, LinkLag=0, LagFormat=7)}"
        "\t\t\t</PredecessorLink>\n"
        for other in (uid - 1, uid - 7)
        if place > 7
    )
    return f"\t\t<Task>\n{stated}{links}\t\t</Task>\n"


def _assignment(uid: int) -> str:
    start = _MONDAY + timedelta(days=7 * (uid // 200))
    finish = start + timedelta(days=uid % 5, hours=9)
    work = f"PT{8 * (uid % 5 + 1)}H0M0S"
    spread = _fields(4, Type=1, UID=uid, Start=_date(start), Finish=_date(finish), Unit=2, Value=work)
    stated = _fields(
        3,
        UID=uid,
        TaskUID=uid,
        ResourceUID=1 + uid % 40,
        PercentWorkComplete=0,
        Cost=0,
        Delay=0,
        Finish=_date(finish),
        LevelingDelay=0,
        RemainingWork=work,
        Start=_date(start),
        Units=1,
        Work=work,
        WorkContour=0,
    )
    return f"\t\t<Assignment>\n{stated}\t\t\t<TimephasedData>\n{spread}\t\t\t</TimephasedData>\n\t\t</Assignment>\n"


def pieces(count: int = COUNT) -> Iterator[str]:
    """A plan of so many tasks as text: a summary over each hundred, two links to most, a person on two of three."""
    times = _SHIFT.format(start="08:00:00", finish="12:00:00") + _SHIFT.format(start="13:00:00", finish="17:00:00")
    working = f"\t\t\t\t\t<WorkingTimes>\n{times}\t\t\t\t\t</WorkingTimes>\n"
    yield _HEAD
    for day in range(1, 8):
        yield _DAY.format(day=day, works=int(1 < day < 7), times=working if 1 < day < 7 else "")
    yield "\t\t\t</WeekDays>\n\t\t</Calendar>\n\t</Calendars>\n\t<Tasks>\n"
    yield from map(_task, range(1, count + 1))
    yield "\t</Tasks>\n\t<Resources>\n"
    for uid in range(1, 41):
        stated = _fields(3, UID=uid, ID=uid, Name=f"Rigger {uid}", Type=1, MaxUnits="1.00")
        yield f"\t\t<Resource>\n{stated}\t\t</Resource>\n"
    yield "\t</Resources>\n\t<Assignments>\n"
    yield from (_assignment(uid) for uid in range(1, count + 1) if uid % 3)
    yield "\t</Assignments>\n</Project>\n"


def _peak() -> None:
    """Read the file named by the argument and print what it took, in a process of its own."""
    before = _peak_megabytes()
    with Path(sys.argv[2]).open("rb") as stream:
        begun = time.process_time()
        reading = read(stream, name="large.xml")
        seconds = time.process_time() - begun
    tasks = 0 if reading.plan is None else len(reading.plan.projects[0].tasks)
    print(f"{tasks} {seconds:.2f} {before} {_peak_megabytes()}")


def _peak_megabytes() -> int:
    """The most memory this program has held. (Linux counts what `getrusage` says from before the program began.)"""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--peak"]:
        _peak()
        return
    data = "".join(pieces()).encode()
    seconds = medians([lambda: read(io.BytesIO(data), name="large.xml")])[0]
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(data)
        file.flush()
        command = [sys.executable, "-m", "bench.mspdi_read", "--peak", file.name]
        tasks, cpu, before, after = run(command, capture_output=True, text=True, check=True).stdout.split()
    header = ["tasks", "MB", "seconds", "of the processor", "peak MB", "of it before reading"]
    row = [f"{int(tasks):,}", f"{len(data) / 1e6:.1f}", f"{seconds:.2f}", cpu, after, before]
    show(f"Microsoft Project XML (bar: {BAR_SECONDS:g} s, {BAR_MEGABYTES} MB)", header, [row])


if __name__ == "__main__":
    main()
