"""Amounts, links, people and calendars of a plan in the words that our own reader of sheets understands."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ropewalk.exchange.table.durations import ELAPSED_SCALE, Scale
from ropewalk.exchange.table.predecessors import Reference, read_references
from ropewalk.exchange.table.weeks import Week, calendar_of
from ropewalk.planning.calendars import ALL_DAY, ELAPSED, STANDARD, WORKWEEK, Calendar
from ropewalk.planning.plan import Lag, LagUnit, LinkKind, Plan, Project, Resource, Task, TimeUnit
from ropewalk.planning.units import MINUTES_PER_DAY, text_of

STANDARD_WORD = "Standard"
CLOCK_WORD = "24 hours"
_SCALE = Scale()
_PLAIN_KEY = re.compile(r"\d+|[A-Za-z]+-\d+")
_UNITS_FROM_LARGE = (TimeUnit.DAYS, TimeUnit.HOURS, TimeUnit.MINUTES)


@dataclass(frozen=True, slots=True)
class Told:
    """What is looked up while a plan is written.

    people       names by key, where a name is nobody else's
    assigned     (resource key, units) on each task
    keys         keys of each project
    """

    people: dict[str, str]
    assigned: dict[tuple[str, str], list[tuple[str, float]]]
    keys: dict[str, set[str]]
    calendars: dict[str, str]

    @classmethod
    def of(cls, plan: Plan) -> "Told":
        """Everything about a plan that its tasks only name."""
        assigned: dict[tuple[str, str], list[tuple[str, float]]] = {}
        for project in plan.projects:
            for each in project.assignments:
                assigned.setdefault((project.key, each.task), []).append((each.resource, each.units))
        calendars = {each.key: word_of(each) for each in (STANDARD, ELAPSED, *reversed(plan.calendars))}
        keys = {project.key: {task.key for task in project.tasks} for project in plan.projects}
        return cls(_names(plan.resources), assigned, keys, calendars)

    def person(self, key: str | None) -> str:
        """The name people know somebody by."""
        return "" if key is None else self.people.get(key, key)

    def knows(self, project: str) -> Callable[[str], bool]:
        """Whether a text names a task, as seen from this project."""

        def is_known(text: str) -> bool:
            if text in self.keys.get(project, ()):
                return True
            other, _, key = text.partition(":")
            return key in self.keys.get(other, ())

        return is_known


def _names(resources: tuple[Resource, ...]) -> dict[str, str]:
    taken: dict[str, int] = {}
    for each in resources:
        taken[each.name or each.key] = taken.get(each.name or each.key, 0) + 1
    return {each.key: each.name if each.name and taken[each.name] == 1 else each.key for each in resources}


def people_text(told: Told, project: str, task: str) -> str:
    """`Ana Reis;Ben Okoro[50%]`; a name with a comma is closed by a semicolon, so that the comma divides nothing."""
    people = told.assigned.get((project, task), [])
    parts = [told.person(key) + ("" if units == 1 else f"[{units * 100:.10g}%]") for key, units in people]
    text = ";".join(parts)
    return f"{text};" if "," in text else text


def amount_text(minutes: int | None, shown: TimeUnit, *, is_elapsed: bool = False, is_estimated: bool = False) -> str:
    """`5d`, `2.5w`, `3ed`, `5d?`; in a smaller unit where the one it was written in does not come out even."""
    if minutes is None:
        return ""
    scale, mark = (ELAPSED_SCALE, "e") if is_elapsed else (_SCALE, "")
    for unit in (shown, *_UNITS_FROM_LARGE):
        hundredths, rest = divmod(abs(minutes) * 100, scale.minutes(unit))
        if not rest:
            sign = "-" if minutes < 0 else ""
            number = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
            return f"{sign}{number}{mark}{unit.value}{'?' if is_estimated else ''}"
    return f"{minutes}{mark}m"


def lag_text(lag: Lag) -> str:
    """`+2d`, `-1w`, `+3ed`, `+50%`; nothing for no lag."""
    if not lag.amount:
        return ""
    sign = "-" if lag.amount < 0 else "+"
    if lag.unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT):
        mark = "e" if lag.unit is LagUnit.ELAPSED_PERCENT else ""
        return f"{sign}{f'{abs(lag.amount) / 100:.2f}'.rstrip('0').rstrip('.')}{mark}%"
    return sign + amount_text(abs(lag.amount), lag.shown, is_elapsed=lag.unit is LagUnit.ELAPSED)


def reference_text(name: str, kind: LinkKind, lag: str, *, knows: Callable[[str], bool]) -> str:
    """A reference such as `3FS+2d`; apart from its kind where the two together would be read as something else."""
    tail = "" if kind is LinkKind.FS and not lag else f"{kind.value}{lag}"
    usual = name + tail
    if not tail or (_PLAIN_KEY.fullmatch(name) and not knows(usual)):
        return usual
    for text in (usual, f"{name} {tail}", f"{name} ({kind.value}) {lag}"):
        read = read_references(text, knows=knows, scale=_SCALE)
        if len(read) == 1 and isinstance(read[0], Reference) and read[0].name == name and read[0].kind is kind:
            return text
    return usual


def word_of(calendar: Calendar) -> str:
    """The word for a calendar: of a week that sheets know, else its key."""
    is_plain = calendar.base is None and not calendar.work_weeks and not calendar.exceptions
    if is_plain and calendar.week == WORKWEEK:
        return STANDARD_WORD
    if is_plain and calendar.week == (ALL_DAY,) * 7:
        return CLOCK_WORD
    weeks = (week for week in Week if is_plain and calendar_of(480, week).week == calendar.week)
    return next(map(str, weeks), calendar.key)


def calendar_word(told: Told, project: Project, task: Task) -> str:
    """What stands under Calendar: the task's own, else its project's."""
    key = task.calendar if task.calendar in told.calendars else project.calendar
    return STANDARD_WORD if key is None else told.calendars.get(key, STANDARD_WORD)


def date_text(instant: int | None, *, may_be_day: bool = False) -> str:
    """`2026-01-05 08:00`; midnight is the end of the day before, unless the day itself says the same."""
    if instant is None:
        return ""
    if instant % MINUTES_PER_DAY:
        return (text_of(instant) or "").replace("T", " ")
    if may_be_day:
        return (text_of(instant) or "")[:10]
    return f"{(text_of(instant - MINUTES_PER_DAY) or '')[:10]} 24:00"
