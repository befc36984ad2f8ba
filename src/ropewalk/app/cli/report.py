"""A program in words: its finish, its projects, its milestones, the path that drives it, and every task."""

from collections.abc import Iterator

from ropewalk.app.cli.program import Program
from ropewalk.app.cli.rooms import handoff_lines
from ropewalk.app.cli.saying import say, shortened, table_lines
from ropewalk.exchange.answer import spans_of
from ropewalk.planning.outline import Outline
from ropewalk.planning.phrases import count_phrase, date_phrase, finish_phrase, ref_phrase
from ropewalk.planning.plan import Plan, TaskKind
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import NEVER

_MOST_MILESTONES = 20
_MOST_DRIVING = 30
_MOST_HANDOFFS = 40
_NAME_WIDTH = 44


def title_of(plan: Plan) -> str:
    """What the program is called: its own name, else those of its projects."""
    if plan.name:
        return plan.name
    names = [project.name or project.key for project in plan.projects]
    if len(names) > 3:
        return f"{names[0]} and {len(names) - 1} other projects"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]])) or "An empty program"


def headline_of(program: Program) -> str:
    """The answer in one sentence; what it does not cover is said beside it."""
    plan, schedule = program.plan, program.schedule
    unread = sum(reading.plan is None for _, reading in program.readings)
    missing = f" {unread:,} of {count_phrase(len(program.readings), 'file')} could not be read." if unread else ""
    if schedule is None or schedule.program_finish == NEVER:
        return f"{title_of(plan)} {_verb(plan, 'has', 'have')} no dates.{missing}"
    finishes = f"{title_of(plan)} {_verb(plan, 'finishes', 'finish')} {finish_phrase(schedule.program_finish)}"
    undated, count = undated_of(plan, schedule)
    if not undated:
        return f"{finishes}.{missing}"
    have = "has" if undated == 1 else "have"
    return f"{finishes} as far as it is dated: {undated:,} of {count_phrase(count, 'task')} {have} no date.{missing}"


def undated_of(plan: Plan, schedule: Schedule) -> tuple[int, int]:
    """How many tasks have no date, and how many there are; summaries and inactive tasks are not counted."""
    tasks = (task for project in plan.projects for task in project.tasks)
    dates = [
        finish
        for task, kind, finish in zip(tasks, schedule.kinds, schedule.finish.tolist(), strict=True)
        if task.is_active and kind is not TaskKind.SUMMARY
    ]
    return dates.count(NEVER), len(dates)


def _verb(plan: Plan, one: str, many: str) -> str:
    return one if plan.name or len(plan.projects) < 2 else many


def say_program(program: Program) -> None:
    """The program in short."""
    plan, schedule = program.plan, program.schedule
    if schedule is None:
        return
    say(headline_of(program))
    say()
    _say_projects(program, schedule)
    milestones = list(milestone_rows(plan, schedule))
    if milestones:
        say()
        say("Milestones")
        _say_rows(milestones, _MOST_MILESTONES)
    say_handoffs(program)
    driving = list(driving_rows(plan, schedule))
    if driving:
        say()
        say("What drives the finish")
        _say_rows(driving, _MOST_DRIVING)


def _say_projects(program: Program, schedule: Schedule) -> None:
    spans = spans_of(program.plan, schedule)
    critical: dict[str, int] = {}
    for ref, flag, kind in zip(schedule.refs, schedule.is_critical.tolist(), schedule.kinds, strict=True):
        critical[ref.project] = critical.get(ref.project, 0) + (flag and kind is not TaskKind.SUMMARY)
    rows = []
    for project in program.plan.projects:
        start, finish = spans[project.key]
        rows.append(
            (
                project.key,
                shortened(project.name, _NAME_WIDTH),
                "–" if start is None else date_phrase(start),
                "–" if finish is None else finish_phrase(finish),
                "–" if project.data_date is None else finish_phrase(project.data_date),
                f"{len(project.tasks):,}",
                f"{critical.get(project.key, 0):,}",
                program.joined.files.get(project.key, ""),
            )
        )
    header = ("Key", "Project", "Start", "Finish", "Facts as of", "Tasks", "Critical", "File")
    for line in table_lines(header, rows, right=(5, 6)):
        say(line)


def say_handoffs(program: Program) -> None:
    """Every handoff, those that come late first."""
    lines = handoff_lines(program)
    if not lines:
        return
    say()
    say("Handoffs")
    header = ("", "Key", "What", "Gives", "Receives", "Needed", "Forecast")
    cells = [(*line[:2], *(shortened(cell, 30) for cell in line[2:5]), *line[5:]) for line in lines]
    for line in table_lines(header, cells[:_MOST_HANDOFFS]):
        say(f"  {line}")
    if len(cells) > _MOST_HANDOFFS:
        say(f"  and {len(cells) - _MOST_HANDOFFS:,} more, none of them later than these")


Row = tuple[str, str, str, str]
"""When, task, name, and what is to be said about it."""


def milestone_rows(plan: Plan, schedule: Schedule) -> Iterator[Row]:
    """Milestones in order of their dates."""
    outline = Outline.of(plan)
    rows = [row for row, kind in enumerate(schedule.kinds) if kind is TaskKind.MILESTONE]
    for row in sorted(rows, key=lambda row: (schedule.finish[row] == NEVER, int(schedule.finish[row]))):
        finish = int(schedule.finish[row])
        yield (
            "no date" if finish == NEVER else finish_phrase(finish),
            ref_phrase(schedule.refs[row]),
            shortened(outline.tasks[row].name, _NAME_WIDTH),
            "critical" if schedule.is_critical[row] else "",
        )


def driving_rows(plan: Plan, schedule: Schedule) -> Iterator[Row]:
    """The tasks on the path that drives the finish, first to last."""
    outline = Outline.of(plan)
    rows = [row for row in schedule.is_driving.nonzero()[0].tolist() if schedule.kinds[row] is not TaskKind.SUMMARY]
    for row in sorted(rows, key=lambda row: (int(schedule.start[row]), int(schedule.finish[row]))):
        yield (
            finish_phrase(int(schedule.finish[row])),
            ref_phrase(schedule.refs[row]),
            shortened(outline.tasks[row].name, _NAME_WIDTH),
            "",
        )


def _say_rows(rows: list[Row], most: int) -> None:
    for line in table_lines(("Finish", "Task", "Name", ""), rows[:most]):
        say(f"  {line}")
    if len(rows) > most:
        say(f"  and {len(rows) - most:,} more: --text lists every task")


def say_tasks(program: Program, baseline: int | None) -> None:
    """Every task with its dates, project after project."""
    plan, schedule = program.plan, program.schedule
    if schedule is None:
        return
    say(headline_of(program))
    outline = Outline.of(plan)
    depths = [sum(1 for _ in outline.above(row)) for row in range(len(outline.tasks))]
    first = 0
    for project in plan.projects:
        stop = first + len(project.tasks)
        say()
        say(f"{project.key}  {project.name}  ({count_phrase(len(project.tasks), 'task')})")
        rows = [_task_row(outline, schedule, row, depths[row], baseline) for row in range(first, stop)]
        header = (
            "Key",
            "Name",
            "Start",
            "Finish",
            "Float",
            "",
            *(("Baseline", "Slip") if baseline is not None else ()),
        )
        for line in table_lines(header, rows, right=(4, 7)):
            say(line)
        first = stop
    say_handoffs(program)


def _task_row(outline: Outline, schedule: Schedule, row: int, depth: int, baseline: int | None) -> tuple[str, ...]:
    task, project = outline.tasks[row], outline.projects[row]
    start, finish = int(schedule.start[row]), int(schedule.finish[row])
    total = int(schedule.total_float[row])
    marks = [
        word for word, flag in (("critical", schedule.is_critical[row]), ("driving", schedule.is_driving[row])) if flag
    ]
    cells = (
        task.key,
        "  " * depth + shortened(task.name, _NAME_WIDTH),
        "no date" if start == NEVER else date_phrase(start),
        "no date" if finish == NEVER else finish_phrase(finish),
        "" if total == NEVER else days_phrase(total, project.minutes_per_day),
        " ".join(marks),
    )
    if baseline is None:
        return cells
    was = next((each.finish for each in task.baselines if each.number == baseline), None)
    slip = "" if was is None or finish == NEVER else _slip(was, finish)
    return (*cells, "" if was is None else finish_phrase(was), slip)


def days_phrase(minutes: int, minutes_per_day: int) -> str:
    """Working days, short: `12 d`, `−0.5 d`."""
    days = round(minutes / max(minutes_per_day, 1), 1)
    text = f"{abs(days):,.1f}".removesuffix(".0")
    return f"{'−' if days < 0 else ''}{text} d"


def _slip(was: int, finish: int) -> str:
    days = finish // 1440 - was // 1440
    return "0" if days == 0 else f"{'+' if days > 0 else '−'}{abs(days):,} calendar d"
