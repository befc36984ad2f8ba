"""People, machines and material, and who works on what."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ropewalk.exchange.mspdi import terms
from ropewalk.exchange.mspdi.calendars import Calendars
from ropewalk.exchange.mspdi.faults import Faults
from ropewalk.exchange.mspdi.fields import Fields
from ropewalk.exchange.mspdi.records import Record, parts_in
from ropewalk.planning.plan import Assignment, Resource, ResourceKind
from ropewalk.planning.units import Instant, Minutes

_WORKING = (terms.TimephasedKind.REMAINING, terms.TimephasedKind.ACTUAL)


class Span(NamedTuple):
    """From when to when somebody works on a task."""

    start: Instant
    finish: Instant


class StatedResource(NamedTuple):
    """A resource as it stands in the file; its key is not given yet."""

    uid: int
    calendar: int | None
    group: str
    resource: Resource


class StatedAssignment(NamedTuple):
    """An assignment as it stands in the file.

    resource  UID; NOBODY where the task has work and nobody on it
    spans     when the work is done, as their tool had it; pauses are left out
    """

    resource: int
    assignment: Assignment
    spans: tuple[Span, ...]


@dataclass(slots=True)
class People:
    """The resources and assignments of a file, read one after the other."""

    faults: Faults
    resources: list[StatedResource] = field(default_factory=list)
    assignments: list[StatedAssignment] = field(default_factory=list)

    def add_resource(self, record: Record) -> None:
        """One more resource; blank rows and the nameless one that Project keeps for nobody are none."""
        fields = Fields(record, self.faults, who=f"Resource {record.get('Name') or record.get('UID') or ''}".strip())
        uid, name = fields.whole("UID"), " ".join(fields.text("Name").split())
        if uid is None or fields.flag("IsNull") or (uid == 0 and not name):
            return
        kind = fields.term("Type", terms.RESOURCE_KINDS) or ResourceKind.WORK
        units = fields.number("MaxUnits")
        resource = Resource(
            key="",
            name=name,
            kind=ResourceKind.COST if fields.flag("IsCostResource") else kind,
            max_units=1.0 if units is None else units,
            email=fields.text("EmailAddress") or None,
        )
        group = " ".join(fields.text("Group").split())
        self.resources.append(StatedResource(uid, fields.whole("CalendarUID"), group, resource))

    def add_assignment(self, record: Record) -> None:
        """One more assignment."""
        fields = Fields(record, self.faults, who=f"Assignment {record.get('UID') or ''}".strip())
        task, resource = fields.whole("TaskUID"), fields.whole("ResourceUID")
        if task is None or task == terms.PROJECT_ROW:
            return
        units = fields.number("Units")
        delay = (fields.tenths("Delay") or 0) + (fields.tenths("LevelingDelay") or 0)
        start, finish = fields.instant("Start"), fields.instant("Finish")
        is_shaped = bool(delay) or fields.whole("WorkContour") not in (None, terms.Contour.FLAT)
        assignment = Assignment(
            task=str(task),
            resource="",
            units=1.0 if units is None else units,
            work=fields.minutes("Work"),
            remaining_work=fields.minutes("RemainingWork"),
            delay=Minutes(delay),
            start=start if is_shaped else None,
            finish=finish if is_shaped else None,
        )
        spans = tuple(_spans(fields)) or ((Span(start, finish),) if start is not None and finish is not None else ())
        self.assignments.append(StatedAssignment(terms.NOBODY if resource is None else resource, assignment, spans))

    def named(self, calendars: Calendars) -> tuple[tuple[Resource, ...], tuple[Assignment, ...]]:
        """Resources under their names where those are told apart, else with their number; groups are their teams."""
        names = Counter(each.resource.name for each in self.resources)
        keys = {each.uid: _key(each, names) for each in self.resources}
        resources = [_named(each, keys[each.uid], calendars) for each in self.resources]
        teams = _teams(self.resources, set(keys.values()))
        assignments = (
            _of(each.assignment, keys.get(each.resource, f"resource {each.resource}"))
            for each in self.assignments
            if each.resource != terms.NOBODY
        )
        return (*resources, *teams), tuple(assignments)


def _spans(fields: Fields) -> Iterator[Span]:
    """Time-phased work of a task; stretches without any are pauses."""
    for record in parts_in(fields.record, "TimephasedData"):
        data = Fields(record, fields.faults, who=fields.who)
        if data.whole("Type") not in _WORKING or not data.minutes("Value"):
            continue
        start, finish = data.instant("Start"), data.instant("Finish")
        if start is not None and finish is not None and start < finish:
            yield Span(start, finish)


def _key(each: StatedResource, names: Counter[str]) -> str:
    name = each.resource.name
    if not name:
        return f"resource {each.uid}"
    return name if names[name] == 1 else f"{name} ({each.uid})"


def _named(each: StatedResource, key: str, calendars: Calendars) -> Resource:
    stated = each.resource
    return Resource(
        key=key,
        name=stated.name,
        kind=stated.kind,
        calendar=calendars.key_of(each.calendar),
        max_units=stated.max_units,
        team=each.group if each.group not in ("", key) else None,
        email=stated.email,
    )


def _teams(resources: Sequence[StatedResource], keys: set[str]) -> Iterable[Resource]:
    groups = dict.fromkeys(each.group for each in resources if each.group and each.group not in keys)
    return [Resource(key=group, name=group) for group in groups]


def _of(stated: Assignment, resource: str) -> Assignment:
    return Assignment(
        task=stated.task,
        resource=resource,
        units=stated.units,
        work=stated.work,
        remaining_work=stated.remaining_work,
        delay=stated.delay,
        start=stated.start,
        finish=stated.finish,
    )
