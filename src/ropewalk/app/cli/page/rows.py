"""The facts of a program as rows of a page, each cell said the way it is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ropewalk.app.cli.program import Program
from ropewalk.app.cli.report import days_phrase
from ropewalk.app.cli.saying import mark_of, place_phrase
from ropewalk.drawing.palette import slot_of
from ropewalk.exchange.answer import spans_of
from ropewalk.planning.explain import explain
from ropewalk.planning.findings import Finding
from ropewalk.planning.outline import Outline
from ropewalk.planning.phrases import (
    calendar_days_phrase,
    constraint_words,
    date_phrase,
    finish_phrase,
    ref_phrase,
)
from ropewalk.planning.plan import Plan, TaskKind, TaskRef
from ropewalk.planning.promises import days_late
from ropewalk.planning.schedule import Cause, CauseKind, Schedule
from ropewalk.planning.units import NEVER

MOST_STEPS = 40
MOST_MILESTONES = 60
MOST_FINDINGS = 120
MOST_TASKS = 2_000
NO_DATE = "no date"

Row = dict[str, str | int | bool]


@dataclass(frozen=True, eq=False)
class Facts:
    """A program that was scheduled, its tasks as rows, and its projects by their colours."""

    program: Program
    schedule: Schedule
    outline: Outline

    @classmethod
    def of(cls, program: Program, schedule: Schedule) -> "Facts":
        """The facts of a program."""
        return cls(program, schedule, Outline.of(program.plan))

    @property
    def plan(self) -> Plan:
        """The plan of the program."""
        return self.program.plan

    def slot(self, project: str) -> str:
        """The class that carries a project's colour."""
        keys = [each.key for each in self.plan.projects]
        return f"s{slot_of(keys.index(project))[0]}" if project in keys else ""

    def day(self, row: int, *, of_start: bool = False) -> str:
        """The day a row starts or finishes on."""
        at = int((self.schedule.start if of_start else self.schedule.finish)[row])
        if at == NEVER:
            return NO_DATE
        return date_phrase(at) if of_start else finish_phrase(at)

    def float(self, row: int) -> str:
        """Total float in days of the row's project."""
        total = int(self.schedule.total_float[row])
        return "" if total == NEVER else days_phrase(total, self.outline.projects[row].minutes_per_day)


def chain_rows(facts: Facts) -> list[Row]:
    """The tasks that drive the finish, first to last, with the sentence that holds each."""
    last = last_of(facts.schedule)
    if last is None:
        return []
    steps = explain(facts.plan, facts.schedule, facts.schedule.refs[last]).steps
    return [
        {
            "name": step.name,
            "dates": _span(step.start, step.finish),
            "sentence": step.sentence,
        }
        for step in reversed(steps)
    ]


def last_of(schedule: Schedule) -> int | None:
    """The row on the driving path that finishes last; None where nothing has dates."""
    rows = [
        row
        for row in schedule.is_driving.nonzero()[0].tolist()
        if schedule.kinds[row] is not TaskKind.SUMMARY and int(schedule.finish[row]) == schedule.program_finish
    ]
    return rows[-1] if rows else None


def _span(start: int | None, finish: int | None) -> str:
    if start is None or finish is None:
        return NO_DATE
    first, last = date_phrase(start), finish_phrase(finish).partition(" ")[2]
    return last if first == last else f"{first} – {last}"


def project_rows(facts: Facts) -> Iterator[Row]:
    """Each project with its span, its commitment and how much of it came out as its file had it."""
    plan, schedule = facts.plan, facts.schedule
    spans = spans_of(plan, schedule)
    recomputed = recomputed_of(facts)
    for project in plan.projects:
        start, finish = spans[project.key]
        rows = [row for row, ref in enumerate(schedule.refs) if ref.project == project.key]
        critical = sum(bool(schedule.is_critical[row]) for row in rows if schedule.kinds[row] is not TaskKind.SUMMARY)
        committed = _committed(plan, project.key)
        equal, compared = recomputed.get(project.key, (0, 0))
        yield {
            "key": project.key,
            "name": project.name,
            "slot": facts.slot(project.key),
            "start": NO_DATE if start is None else date_phrase(start),
            "finish": NO_DATE if finish is None else finish_phrase(finish),
            "committed": "" if committed is None else finish_phrase(committed),
            "critical": f"{critical:,} of {len(rows):,}",
            "data_date": "" if project.data_date is None else finish_phrase(project.data_date),
            "source": f"{facts.program.joined.files.get(project.key, '')}, rules {project.dialect}",
            "recomputed": f"{equal:,} of {compared:,} tasks equal" if compared else "–",
        }


def _committed(plan: Plan, project: str) -> int | None:
    """The date a project is committed for: its own, else the last of its tasks'."""
    own = [each.date for each in plan.commitments if each.project == project and each.task is None]
    tasks = [each.date for each in plan.commitments if each.project == project and each.task is not None]
    return min(own) if own else max(tasks, default=None)


def recomputed_of(facts: Facts) -> dict[str, tuple[int, int]]:
    """For each project: tasks whose dates come out as saved, and tasks that were saved with dates; no summaries."""
    counts: dict[str, tuple[int, int]] = {}
    schedule = facts.schedule
    for saved in facts.program.joined.saved:
        row = schedule.rows.get(saved.ref)
        if row is None or saved.start is None or saved.finish is None or schedule.kinds[row] is TaskKind.SUMMARY:
            continue
        equal, compared = counts.get(saved.ref.project, (0, 0))
        is_equal = int(schedule.start[row]) == saved.start and int(schedule.finish[row]) == saved.finish
        counts[saved.ref.project] = equal + is_equal, compared + 1
    return counts


def milestone_rows(facts: Facts) -> list[Row]:
    """Milestones in order of their dates, against deadlines and commitments."""
    schedule = facts.schedule
    wanted = {TaskRef(each.project or "", each.task): each.date for each in facts.plan.commitments if each.task}
    rows = [row for row, kind in enumerate(schedule.kinds) if kind is TaskKind.MILESTONE]
    rows.sort(key=lambda row: (schedule.finish[row] == NEVER, int(schedule.finish[row]), row))
    return [_milestone(facts, row, wanted.get(schedule.refs[row], facts.outline.tasks[row].deadline)) for row in rows]


def _milestone(facts: Facts, row: int, wanted: int | None) -> Row:
    finish, ref = int(facts.schedule.finish[row]), facts.schedule.refs[row]
    days = days_late(finish, wanted) if wanted is not None and finish != NEVER else 0
    is_late = days > 0
    return {
        "key": ref_phrase(ref),
        "name": facts.outline.tasks[row].name,
        "slot": facts.slot(ref.project),
        "date": facts.day(row),
        "wanted": "" if wanted is None else finish_phrase(wanted),
        "verdict": (f"■ {calendar_days_phrase(days)} late" if is_late else "● in time")
        if wanted is not None and finish != NEVER
        else "",
        "tone": "bad" if is_late else "good",
        "float": facts.float(row),
        "because": held_by(facts, row),
    }


def _end(facts: Facts, ref: TaskRef) -> str:
    row = facts.outline.rows.get(ref)
    return ref_phrase(ref) if row is None else f"{ref_phrase(ref)} {facts.outline.tasks[row].name}"


def finding_rows(findings: Sequence[Finding]) -> list[Row]:
    """Findings, those that stop first."""
    return [
        {
            "mark": mark_of(finding),
            "word": "Stops" if finding.stops else "Left out" if finding.drops else "Look at",
            "tone": "bad" if finding.stops or finding.drops else "warn",
            "sentence": finding.sentence,
            "remedy": finding.remedy,
            "place": place_phrase(finding.place),
        }
        for finding in sorted(findings, key=lambda each: (not each.stops, not each.drops))
    ]


def task_rows(facts: Facts) -> Iterator[Row]:
    """Every task as a row of a table."""
    for row, ref in enumerate(facts.schedule.refs[:MOST_TASKS]):
        yield {
            "key": ref_phrase(ref),
            "name": facts.outline.tasks[row].name,
            "depth": min(sum(1 for _ in facts.outline.above(row)), 6),
            "is_summary": facts.schedule.kinds[row] is TaskKind.SUMMARY,
            "start": facts.day(row, of_start=True),
            "finish": facts.day(row),
            "float": facts.float(row),
            "critical": "critical" if facts.schedule.is_critical[row] else "",
            "cause": held_by(facts, row),
        }


def held_by(facts: Facts, row: int) -> str:
    """What holds a task on its date, in a few words."""
    cause = facts.schedule.causes[row]
    if facts.schedule.kinds[row] is TaskKind.SUMMARY or int(facts.schedule.start[row]) == NEVER:
        return ""
    return "its project's start" if cause is None else _cause_words(facts, cause)


def _cause_words(facts: Facts, cause: Cause) -> str:
    match cause.kind:
        case CauseKind.LINK:
            return f"link from {_end(facts, cause.ref)}" if cause.ref else "a link"
        case CauseKind.HANDOFF:
            return f"handoff from {_end(facts, cause.ref)}" if cause.ref else "a handoff"
        case CauseKind.CONSTRAINT:
            return f"it {constraint_words(cause.link)} a date"
        case CauseKind.CALENDAR:
            return "a window in which it may not run"
        case CauseKind.PROGRESS:
            return "what has been done"
        case CauseKind.MANUAL:
            return "a date held by hand"
        case CauseKind.DATA_DATE:
            return "the data date: the rest comes after it"
        case CauseKind.NONE:
            return "its project's start"
