"""What a plan states and a sheet cannot hold, said before it is lost."""

from collections.abc import Callable, Iterable, Iterator

from ropewalk.exchange.table.told import CLOCK_WORD, STANDARD_WORD, Told, calendar_word
from ropewalk.exchange.table.weeks import Week
from ropewalk.planning.findings import Finding
from ropewalk.planning.findings.tables import SHEET_LOSES_CALENDARS, SHEET_LOSES_DIALECT, SHEET_LOSES_FACTS
from ropewalk.planning.phrases import count_phrase, list_phrase, ref_phrase
from ropewalk.planning.plan import DialectName, Plan, Project, Task, TaskRef

_TASK_LOSSES: tuple[tuple[str, Callable[[Task], bool]], ...] = (
    ("pauses in tasks", lambda task: bool(task.splits)),
    ("delays from levelling", lambda task: task.levelling_delay != 0),
    ("baselines beyond the first", lambda task: any(each.number != 0 for each in task.baselines)),
    ("links to other files", lambda task: task.external is not None),
    ("counts of items", lambda task: task.rollup is not None),
)


def losses_of(plan: Plan, *, keeps_handoffs: bool = True) -> tuple[Finding, ...]:
    """What is left out when the plan is written as a sheet, and of which tasks.

    keeps_handoffs  whether they have a sheet of their own: in a workbook, not in CSV
    cost            O(tasks)
    """
    return tuple(_losses(plan, keeps_handoffs))


def _losses(plan: Plan, keeps_handoffs: bool) -> Iterator[Finding]:
    told, words = Told.of(plan), _words()
    refs = [
        (project, task)
        for project in plan.projects
        for task in project.tasks
        if calendar_word(told, project, task) not in words
    ]
    if refs:
        calendars = sorted({calendar_word(told, project, task) for project, task in refs})
        count = "1 task works" if len(refs) == 1 else f"{len(refs):,} tasks work"
        yield SHEET_LOSES_CALENDARS.at(count=count, who=_who(refs), calendars=list_phrase(calendars))
    foreign = [project.key for project in plan.projects if project.dialect is not DialectName.ROPEWALK]
    if foreign:
        yield SHEET_LOSES_DIALECT.at(projects=list_phrase(foreign))
    for what, is_lost in _TASK_LOSSES:
        lost = [(project, task) for project in plan.projects for task in project.tasks if is_lost(task)]
        if lost:
            yield SHEET_LOSES_FACTS.at(what=what, who=f"{count_phrase(len(lost), 'task')}: {_who(lost)}")
    yield from _beside(plan, keeps_handoffs)


def _beside(plan: Plan, keeps_handoffs: bool) -> Iterator[Finding]:
    """What stands beside the tasks."""
    promises = () if keeps_handoffs else plan.handoffs
    people = [each.name or each.key for each in plan.resources if each.calendar is not None or each.max_units != 1.0]
    for what, names in (
        ("calendars and capacity of people", people),
        ("what is handed over, and dates of handoffs", [each.key for each in promises]),
        ("blackouts", [each.key for each in plan.blackouts]),
        ("commitments", [each.key for each in plan.commitments]),
        ("risks", [each.key for each in plan.risks]),
        ("objectives", [each.key for each in plan.objectives]),
    ):
        if names:
            yield SHEET_LOSES_FACTS.at(what=what, who=list_phrase(names))


def _words() -> set[str]:
    """Calendars that a sheet can name."""
    return {STANDARD_WORD, CLOCK_WORD, *map(str, Week)}


def _who(tasks: Iterable[tuple[Project, Task]]) -> str:
    return list_phrase([ref_phrase(TaskRef(project.key, task.key)) for project, task in tasks])
