"""Exports of Jira as sites write them: the same tickets as CSV in the format of a site, or as an answer of its API."""

import csv
import io
import json
import random
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ropewalk.exchange.jira import Level, read_csv, read_json
from ropewalk.exchange.reading import Reading
from ropewalk.planning.findings import Finding
from ropewalk.planning.plan import Plan, Project, Task

CREATED = datetime(2026, 1, 5, 9, 12)
EPICS_AND_VERSIONS = Level.EPICS_AND_VERSIONS

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CATEGORY_KEYS = {"To Do": "new", "In Progress": "indeterminate", "Done": "done"}


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """One ticket of a site; days and moments as datetimes, a day at its midnight."""

    key: str
    type: str = "Story"
    summary: str = ""
    category: str = "To Do"
    status: str = ""
    resolution: str = ""
    parent: str = ""
    epic: str = ""
    versions: tuple[str, ...] = ()
    start: datetime | None = None
    due: datetime | None = None
    created: datetime | None = CREATED
    updated: datetime | None = None
    resolved: datetime | None = None
    changed: datetime | None = None
    estimate: int | None = None
    remaining: int | None = None
    spent: int | None = None
    points: float | None = None
    assignee: str = ""
    blocks: tuple[str, ...] = ()
    blocked_by: tuple[str, ...] = ()
    sprints: tuple[str, ...] = ()
    description: str = ""

    @property
    def project(self) -> str:
        """The project's part of the key."""
        return self.key.rpartition("-")[0]


def day(text: str) -> datetime:
    """`2026-03-31` as a day, `2026-03-31 16:00` as a moment."""
    return datetime.fromisoformat(text)


def iso(at: datetime) -> str:
    """`2026-01-05 09:12`."""
    return at.strftime("%Y-%m-%d %H:%M")


def named_month(at: datetime) -> str:
    """`05/Jan/26 9:12 AM`: how Jira writes dates out of the box."""
    return f"{at.day:02}/{_MONTHS[at.month - 1]}/{at.year % 100:02} {at.hour % 12 or 12}:{at.minute:02} {at:%p}"


def day_first(at: datetime) -> str:
    """`05/01/2026 09:12`."""
    return at.strftime("%d/%m/%Y %H:%M")


def month_first(at: datetime) -> str:
    """`01/05/2026 9:12 AM`."""
    return f"{at:%m/%d/%Y} {at.hour % 12 or 12}:{at.minute:02} {at:%p}"


def dotted(at: datetime) -> str:
    """`05.01.26 09:12`."""
    return at.strftime("%d.%m.%y %H:%M")


Writing = Callable[[datetime], str]


def jira_csv(*tickets: Ticket, date: Writing = named_month, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """The CSV (all fields) of a site: a header once for each of several values, columns nobody needs between."""
    rows = [list(_pairs(ticket, date)) for ticket in tickets]
    counts: dict[str, int] = {}
    for row in rows:
        for header, values in row:
            counts[header] = max(counts.get(header, 1), len(values))
    headers = [header for header, count in counts.items() for _ in range(count)]
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(headers)
    for row in rows:
        writer.writerow([cell for header, values in row for cell in (*values, *[""] * (counts[header] - len(values)))])
    return stream.getvalue().encode(encoding)


def _pairs(ticket: Ticket, date: Writing) -> Iterator[tuple[str, Sequence[str]]]:
    def when(at: datetime | None) -> list[str]:
        return [""] if at is None else [date(at)]

    def number(value: float | None) -> list[str]:
        return [""] if value is None else [f"{value:g}" if isinstance(value, float) else str(value)]

    yield "Summary", [ticket.summary or f"Ticket {ticket.key}"]
    yield "Issue key", [ticket.key]
    yield "Issue id", [_id_of(ticket.key)]
    yield "Parent id", [_id_of(ticket.parent) if ticket.parent else ""]
    yield "Issue Type", [ticket.type]
    yield "Status", [ticket.status or ticket.category]
    yield "Project key", [ticket.project]
    yield "Project name", [f"The {ticket.project} project"]
    yield "Project lead", ["ana.reis"]
    yield "Priority", ["Medium"]
    yield "Resolution", [ticket.resolution or ("Done" if ticket.category == "Done" else "")]
    yield "Assignee", [ticket.assignee]
    yield "Created", when(ticket.created)
    yield "Updated", when(ticket.updated)
    yield "Last Viewed", ["01/Jun/30 9:00 AM"]
    yield "Resolved", when(ticket.resolved)
    yield "Fix Version/s", ticket.versions
    yield "Due date", when(ticket.due)
    yield "Description", [ticket.description]
    yield "Original Estimate", number(ticket.estimate)
    yield "Remaining Estimate", number(ticket.remaining)
    yield "Time Spent", number(ticket.spent)
    yield "Labels", ["yard", "hull"]
    yield "Sprint", ticket.sprints
    yield "Outward issue link (Blocks)", ticket.blocks
    yield "Inward issue link (Blocks)", ticket.blocked_by
    yield "Outward issue link (Relates)", ["LED-1"]
    yield "Custom field (Epic Link)", [ticket.epic]
    yield "Custom field (Start date)", when(ticket.start)
    yield "Custom field (Story Points)", number(ticket.points)
    yield "Comment", ["05/Jan/26 9:12 AM;712020:b4a55964;one, two\nthree", "second"]
    yield "Status Category", [ticket.category]
    yield "Status Category Changed", when(ticket.changed)


def _id_of(key: str) -> str:
    """A number of its own for each key, as Jira has it."""
    return str(10_000 + zlib.crc32(key.encode()) % 9_000_000)


def jira_json(*tickets: Ticket, names: bool = True, releases: Mapping[str, str] | None = None, **page: object) -> bytes:
    """The answer of a search, with the names of its custom fields where asked; `releases` dates versions by name."""
    answer: dict[str, Any] = {
        "expand": "schema,names",
        "startAt": 0,
        "maxResults": 100,
        "total": len(tickets),
        "issues": [issue_of(ticket, releases or {}) for ticket in tickets],
        **page,
    }
    if names:
        answer["names"] = {
            "customfield_10014": "Epic Link",
            "customfield_10015": "Start date",
            "customfield_10031": "Story Points",
            "customfield_10020": "Sprint",
            "summary": "Summary",
        }
    return json.dumps(answer).encode()


def issue_of(ticket: Ticket, releases: Mapping[str, str] | None = None) -> dict[str, Any]:
    """One issue of an answer."""

    def when(at: datetime | None) -> str | None:
        return None if at is None else at.strftime("%Y-%m-%dT%H:%M:00.000-0800")

    links = [{"type": _BLOCKS, "outwardIssue": {"key": key}} for key in ticket.blocks]
    links += [{"type": _BLOCKS, "inwardIssue": {"key": key}} for key in ticket.blocked_by]
    links.append({"type": {"name": "Relates", "outward": "relates to"}, "outwardIssue": {"key": "LED-1"}})
    category = {"key": _CATEGORY_KEYS[ticket.category], "name": ticket.category}
    is_done = ticket.category == "Done"
    return {
        "id": _id_of(ticket.key),
        "key": ticket.key,
        "fields": {
            "summary": ticket.summary or f"Ticket {ticket.key}",
            "issuetype": {"name": ticket.type, "subtask": ticket.type == "Sub-task"},
            "project": {"key": ticket.project, "name": f"The {ticket.project} project"},
            "parent": {"key": ticket.parent} if ticket.parent else None,
            "status": {"name": ticket.status or ticket.category, "statusCategory": category},
            "resolution": {"name": ticket.resolution or "Done"} if ticket.resolution or is_done else None,
            "assignee": {"displayName": ticket.assignee} if ticket.assignee else None,
            "created": when(ticket.created),
            "updated": when(ticket.updated),
            "resolutiondate": when(ticket.resolved),
            "statuscategorychangedate": when(ticket.changed),
            "duedate": ticket.due.date().isoformat() if ticket.due else None,
            "timeoriginalestimate": ticket.estimate,
            "timeestimate": ticket.remaining,
            "timespent": ticket.spent,
            "fixVersions": [{"name": name, "releaseDate": (releases or {}).get(name)} for name in ticket.versions],
            "issuelinks": links,
            "description": ticket.description or None,
            "labels": ["yard"],
            "watches": {"watchCount": 2},
            "customfield_10014": ticket.epic or None,
            "customfield_10015": ticket.start.date().isoformat() if ticket.start else None,
            "customfield_10031": ticket.points,
            "customfield_10019": "0|i0001:",
        },
    }


_BLOCKS = {"name": "Blocks", "inward": "is blocked by", "outward": "blocks"}


def read(data: bytes, level: Level = EPICS_AND_VERSIONS) -> Reading:
    """The reading of an export in either format."""
    is_json = data.lstrip()[:1] in (b"{", b"[")
    if is_json:
        return read_json(io.BytesIO(data), name="export.json", level=level)
    return read_csv(io.BytesIO(data), name="export.csv", level=level)


def plan_of(data: bytes, level: Level = EPICS_AND_VERSIONS) -> Plan:
    """The plan of an export that gives one."""
    plan = read(data, level).plan
    assert plan is not None
    return plan


def project_of(data: bytes, level: Level = EPICS_AND_VERSIONS) -> Project:
    """The only project of an export."""
    (project,) = plan_of(data, level).projects
    return project


def task_of(data: bytes, key: str, level: Level = EPICS_AND_VERSIONS) -> Task:
    """One task of an export."""
    return next(task for project in plan_of(data, level).projects for task in project.tasks if task.key == key)


def findings_of(data: bytes, code: str, level: Level = EPICS_AND_VERSIONS) -> list[Finding]:
    """The findings of a kind."""
    return [finding for finding in read(data, level).findings if finding.code == code]


def tickets_of_a_program(seed: int, *, epics: int = 6, items: int = 40) -> tuple[Ticket, ...]:
    """Epics and items of three projects as teams really keep them: some dated, some estimated, some neither."""
    chance = random.Random(seed)
    projects = ("LED", "CRD", "PAY")
    numbers = dict.fromkeys(projects, 0)
    found: list[Ticket] = []

    def key(project: str) -> str:
        numbers[project] += 1
        return f"{project}-{numbers[project]}"

    for _ in range(epics):
        found.append(_random_ticket(chance, key(chance.choice(projects)), "Epic", ""))
    for _ in range(items):
        epic = chance.choice(found[:epics])
        home = epic.project if chance.random() < 0.9 else chance.choice(projects)
        found.append(_random_ticket(chance, key(home), chance.choice(("Story", "Bug", "Task")), epic.key))
    return tuple(_linked(chance, ticket, found) for ticket in found)


def _random_ticket(chance: random.Random, key: str, kind: str, epic: str) -> Ticket:
    category = chance.choice(("To Do", "To Do", "In Progress", "Done"))
    created = CREATED + timedelta(minutes=chance.randrange(60 * 24 * 60))
    changed = created + timedelta(minutes=chance.randrange(1, 20 * 24 * 60)) if category != "To Do" else None
    start = datetime(2026, chance.randint(2, 6), chance.randint(1, 28)) if chance.random() < 0.5 else None
    due = (start or created) + timedelta(days=chance.randrange(3, 60)) if chance.random() < 0.6 else None
    estimate = 3600 * chance.randrange(1, 80) if chance.random() < 0.6 else None
    return Ticket(
        key=key,
        type=kind,
        summary=chance.choice(("Hull, port side", 'The "big" sail', "Größe prüfen", "two\nlines")),
        category=category,
        epic=epic if chance.random() < 0.9 else "",
        versions=tuple(chance.sample(("1.0", "2.0 beta"), chance.choice((0, 0, 1, 2)))),
        start=start,
        due=due.replace(hour=0, minute=0) if due else None,
        created=created,
        updated=changed,
        resolved=changed if category == "Done" else None,
        changed=changed,
        estimate=estimate,
        remaining=estimate and chance.randrange(0, estimate, 60),
        points=chance.choice((None, 1.0, 3.0, 8.0)),
        assignee=chance.choice(("", "Ana Reis", "Ben Okoro")),
        description=chance.choice(("", "As a sailor, I want\r\na mast;\nso that it holds")),
    )


def _linked(chance: random.Random, ticket: Ticket, others: Sequence[Ticket]) -> Ticket:
    """Each blocks now and then one with a higher number."""
    later = [other.key for other in others[others.index(ticket) + 1 :]]
    if not later or chance.random() < 0.7:
        return ticket
    return Ticket(**{**ticket.__dict__, "blocks": tuple(chance.sample(later, min(len(later), chance.choice((1, 2)))))})
