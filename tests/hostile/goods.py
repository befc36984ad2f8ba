"""Good files, one of each format: what hostile ones are made from."""

import json

from tests.exchange.workbooks import text_rows, workbook

_DAY = "<WeekDay><DayType>{n}</DayType><DayWorking>{works}</DayWorking>{times}</WeekDay>"
_TIMES = (
    "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>"
    "<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>"
)
_TASK = (
    "<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name}</Name><Type>0</Type><IsNull>0</IsNull><WBS>{uid}</WBS>"
    "<OutlineNumber>{uid}</OutlineNumber><OutlineLevel>1</OutlineLevel><Priority>500</Priority>"
    "<Start>2026-01-{day:02d}T08:00:00</Start><Finish>2026-01-{day:02d}T17:00:00</Finish>"
    "<Duration>PT{hours}H0M0S</Duration><DurationFormat>7</DurationFormat><Milestone>0</Milestone><Summary>0</Summary>"
    "<PercentComplete>{percent}</PercentComplete><ConstraintType>{constraint}</ConstraintType><CalendarUID>-1</CalendarUID>"
    "{more}</Task>"
)
_LINK = (
    "<PredecessorLink><PredecessorUID>{source}</PredecessorUID><Type>1</Type><CrossProject>0</CrossProject>"
    "<LinkLag>{lag}</LinkLag><LagFormat>7</LagFormat></PredecessorLink>"
)
_NAMES = ("Survey the yard", "Lay the keel", "Plank the hull", "Step the mast", "Rig", "Launch")


def task_xml(uid: int, *, source: int | None = None, name: str = "", more: str = "", lag: int = 0) -> str:
    """One task of an MSPDI file, linked to the one before it."""
    link = "" if source is None else _LINK.format(source=source, lag=lag)
    return _TASK.format(
        uid=uid,
        name=name or _NAMES[uid % len(_NAMES)],
        day=5 + uid % 20,
        hours=8 * (1 + uid % 4),
        percent=50 if uid == 1 else 0,
        constraint=0,
        more=link + more,
    )


def mspdi(tasks: str, *, prologue: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    """An MSPDI file around its tasks."""
    days = "".join(_DAY.format(n=n, works=int(1 < n < 7), times=_TIMES if 1 < n < 7 else "") for n in range(1, 8))
    holiday = (
        "<Exceptions><Exception><EnteredByOccurrences>0</EnteredByOccurrences><TimePeriod>"
        "<FromDate>2026-01-08T00:00:00</FromDate><ToDate>2026-01-08T23:59:00</ToDate></TimePeriod>"
        "<Occurrences>1</Occurrences><Name>Feast of the rope</Name><Type>1</Type><DayWorking>0</DayWorking>"
        "</Exception></Exceptions>"
    )
    text = (
        f'{prologue}<Project xmlns="http://schemas.microsoft.com/project"><SaveVersion>14</SaveVersion><UID>1</UID>'
        "<Name>brig.xml</Name><Title>Brig</Title><ScheduleFromStart>1</ScheduleFromStart>"
        "<StartDate>2026-01-05T08:00:00</StartDate><FinishDate>2026-02-05T17:00:00</FinishDate>"
        "<CalendarUID>1</CalendarUID><MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek>"
        "<DaysPerMonth>20</DaysPerMonth><StatusDate>2026-01-09T17:00:00</StatusDate>"
        "<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar>"
        f"<BaseCalendarUID>-1</BaseCalendarUID><WeekDays>{days}</WeekDays>{holiday}</Calendar></Calendars>"
        f"<Tasks>{tasks}</Tasks>"
        "<Resources><Resource><UID>1</UID><ID>1</ID><Name>Ana Reis</Name><Type>1</Type><MaxUnits>1.00</MaxUnits>"
        "</Resource></Resources><Assignments><Assignment><UID>1</UID><TaskUID>2</TaskUID><ResourceUID>1</ResourceUID>"
        "<Units>1</Units><Work>PT16H0M0S</Work></Assignment></Assignments></Project>"
    )
    return text.encode()


def good_mspdi() -> bytes:
    """Twelve tasks in a chain."""
    return mspdi("".join(task_xml(uid, source=uid - 1 if uid > 1 else None) for uid in range(1, 13)))


_ROWS = [
    ("Id", "Task Name", "Start", "Finish", "Duration", "Predecessors", "Owner", "% Complete"),
    ("1", "Survey the yard", "2026-01-05", "2026-01-09", "5d", "", "Ana Reis", "100%"),
    ("2", "Lay the keel", "2026-01-12", "2026-01-23", "10d", "1", "Ben Okoro", "40%"),
    ("3", "Plank the hull", "2026-01-26", "2026-02-13", "15d", "2FS+2d", "Ben Okoro", "0%"),
    ("4", "Step the mast", "2026-02-16", "2026-02-18", "3d", "3;2SS", "Chloé Brun", "0%"),
    ("5", "Launch", "2026-02-18", "2026-02-18", "0d", "4", "Ana Reis", "0%"),
]


def good_csv() -> bytes:
    """A sheet of six columns and five tasks."""
    return "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in _ROWS).encode()


def good_workbook() -> bytes:
    """The same sheet as a workbook."""
    return workbook(text_rows(*_ROWS), dimension="A1:BZ1985")


_JIRA_HEADER = (
    "Summary,Issue key,Issue id,Parent id,Issue Type,Status,Status Category,Project key,Project name,Epic Link,"
    "Fix Version/s,Fix Version/s,Due date,Created,Resolved,Original Estimate,Remaining Estimate,Story Points,"
    "Outward issue link (Blocks),Inward issue link (Blocks),Custom field (Start date),Sprint,Sprint,Description"
)


def good_jira_csv() -> bytes:
    """An epic, its stories and another project's epic."""
    rows = [
        "Hull,LED-1,101,,Epic,In Progress,In Progress,LED,Ledger,,1.0,,2026-03-31,2026-01-05 09:12,,,,,,,2026-01-05,,,",
        "Rigging,LED-2,102,,Epic,To Do,To Do,LED,Ledger,,1.0,2.0,2026-05-29,2026-01-05 09:12,,,,,,LED-1,2026-04-01,,,",
    ]
    for n in range(3, 13):
        done = "2026-01-19 16:00" if n < 7 else ""
        state = "Done" if done else "To Do"
        rows.append(
            f'"Plank {n}, port",LED-{n},{100 + n},,Story,{state},{state},LED,'
            f'Ledger,LED-{1 + n % 2},1.0,,,2026-01-06 10:00,{done},28800,14400,3,,,,Sprint 1,Sprint 2,"two\nlines"'
        )
    return ("\n".join([_JIRA_HEADER, *rows]) + "\n").encode()


def issue(number: int, **fields: object) -> dict[str, object]:
    """One issue as Jira's search answers it."""
    is_epic = number <= 2
    return {
        "id": str(100 + number),
        "key": f"LED-{number}",
        "fields": {
            "summary": f"Plank {number}",
            "issuetype": {"name": "Epic" if is_epic else "Story", "subtask": False, "hierarchyLevel": int(is_epic)},
            "status": {"name": "To Do", "statusCategory": {"key": "new", "name": "To Do"}},
            "project": {"key": "LED", "name": "Ledger"},
            "duedate": "2026-03-31" if is_epic else None,
            "created": "2026-01-05T09:12:00.000+0000",
            "resolutiondate": None,
            "timeoriginalestimate": 28800,
            "timeestimate": 14400,
            "fixVersions": [{"name": "1.0", "releaseDate": "2026-04-30"}],
            "parent": None if is_epic else {"key": f"LED-{1 + number % 2}"},
            "issuelinks": [{"type": {"name": "Blocks", "outward": "blocks"}, "outwardIssue": {"key": "LED-2"}}]
            if number == 1
            else [],
            **fields,
        },
    }


def good_jira_json() -> bytes:
    """The answer of a search."""
    issues = [issue(number) for number in range(1, 13)]
    return json.dumps({"startAt": 0, "maxResults": 50, "total": len(issues), "issues": issues}, indent=1).encode()


def _task_text(number: int) -> str:
    after = f'after = ["{number - 1}"]\n' if number > 1 else ""
    return f'[[project.task]]\nkey = "{number}"\nname = "Plank {number}"\nduration = "{number}d"\n{after}'


def good_plan_text() -> bytes:
    """Two projects and a handoff as plan text."""
    tasks = "".join(map(_task_text, range(1, 7)))
    projects = "".join(
        f'[[project]]\nkey = "{key}"\nname = "{name}"\nstart = 2026-01-05T08:00\n{tasks}'
        for key, name in (("LED", "Ledger"), ("CRD", "Cards"))
    )
    handoff = '[[handoff]]\nkey = "H-1"\ngiver = "LED:6"\nreceiver = "CRD:1"\nneeded_by = 2026-03-31\n'
    return f'[program]\nkey = "BRIG"\nname = "Brig"\n{projects}{handoff}'.encode()
