"""Rows and pictures to one self-contained page: no script, no request, nothing from outside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from ropewalk import __version__
from ropewalk.app.cli.handoffs import HandoffRow, handoff_rows
from ropewalk.app.cli.page import rows
from ropewalk.app.cli.page.pictures import FoldLinks, Look, pictures_of
from ropewalk.app.cli.program import Program
from ropewalk.app.cli.report import headline_of, title_of
from ropewalk.drawing.palette import tokens
from ropewalk.drawing.timeline import Board, Promise, Timeline, stylesheet
from ropewalk.planning.findings import Finding
from ropewalk.planning.phrases import count_phrase, finish_phrase, list_phrase, work_phrase
from ropewalk.planning.plan import TaskKind
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import NEVER

_FONT = (
    '-apple-system, "Segoe UI", Roboto, Ubuntu, Cantarell, "Noto Sans", "Liberation Sans", Helvetica, Arial, sans-serif'
)
_MARK = Markup(
    '<svg viewBox="0 0 26 18" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" '
    'aria-hidden="true"><path d="M1 3c5 0 6 6 11 6M1 9h11M1 15c5 0 6-6 11-6"/>'
    '<path class="brand-rope" d="M12 9h13" stroke-width="4"/></svg>'
)
"""Three strands laid into one rope."""
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 -4 26 26' fill='none' "
    "stroke='%230b568f' stroke-width='2.4' stroke-linecap='round'%3E%3Cpath d='M1 3c5 0 6 6 11 6M1 9h11M1 15c5 0 6-6 "
    "11-6'/%3E%3Cpath d='M12 9h13' stroke-width='5'/%3E%3C/svg%3E"
)


_HINT = "Stages stand for their tasks here: ropewalk view FILE unfolds them in place, --every-task draws them all."


class Choice(NamedTuple):
    """A link that shows the page in another way."""

    word: str
    address: str
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The links of a page that is served; a page in a file has none."""

    views: Sequence[Choice] = ()
    spans: Sequence[Choice] = ()
    baselines: Sequence[Choice] = ()
    pages: Sequence[Choice] = ()
    folds: Sequence[Choice] = ()


NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class Links:
    """What a served page links to: `choices` above and below the drawing, `folds` in it."""

    choices: Callable[[Timeline], Choices]
    folds: FoldLinks


def page_of(program: Program, look: Look, *, links: Links | None = None, board: Board | None = None) -> bytes:
    """The page as UTF-8; two equal calls give equal bytes.

    links   of a page that is served
    board   of this program, where the caller has it already
    """
    if program.schedule is None:
        raise ValueError("a program without a schedule has no page: show its findings")
    return (
        _template("page.html")
        .render(_content(program, board or Board(program.plan, program.schedule), look, links))
        .encode("utf-8", errors="replace")
    )


def trouble_page(what: str, findings: Sequence[Finding]) -> bytes:
    """A page that says what is wrong, in place of one that cannot be shown."""
    rows_shown = rows.finding_rows(findings)
    return _template("trouble.html").render(style=Markup(style()), what=what, findings=rows_shown).encode()  # noqa: S704


@cache
def _template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    return environment.from_string(_text(name))


def _text(name: str) -> str:
    return files("ropewalk.app.cli.page").joinpath(name).read_text(encoding="utf-8")


def style() -> str:
    """Everything that says how the page looks, as one sheet."""
    named = "".join(f"--{name}: light-dark({pair.light}, {pair.dark}); " for name, pair in tokens().items())
    root = f":root {{ color-scheme: light dark; --font: {_FONT}; {named}}}"
    return "\n".join((root, _text("page.css"), ".brand-rope { stroke: var(--accent); }", stylesheet()))


def _content(program: Program, board: Board, look: Look, links: Links | None) -> Mapping[str, object]:
    schedule = board.schedule
    facts = rows.Facts.of(program, schedule)
    pictures = pictures_of(board, look, None if links is None else links.folds)
    choices = NO_CHOICES if links is None else links.choices(pictures.shown)
    chain = rows.chain_rows(facts)
    milestones = rows.milestone_rows(facts)
    handoffs = handoff_rows(board)
    findings = rows.finding_rows(program.findings)
    return {
        "title": title_of(program.plan),
        "style": Markup(style()),  # noqa: S704 - our own sheet
        "mark": _MARK,
        "icon": _ICON,
        "as_of": as_of(program),
        "headline": headline_of(program),
        "lede": lede_of(facts, pictures.shown.promises, handoffs),
        "drawn": [
            (name, Markup(svg))  # noqa: S704 - drawn by us, every text in it escaped
            for name, svg in pictures.drawn
        ],
        "views": choices.views,
        "spans": choices.spans,
        "baselines": choices.baselines,
        "pages": choices.pages,
        "folds": choices.folds,
        "hint": _HINT if links is None and any(row.is_folded for row in pictures.shown.rows) else "",
        "chain": chain[-rows.MOST_STEPS :],
        "chain_title": _chain_title(schedule),
        "chain_more": _more(len(chain), rows.MOST_STEPS, "task", "before these"),
        "projects": list(rows.project_rows(facts)),
        "projects_note": count_phrase(len(program.plan.projects), "project"),
        "milestones": milestones[: rows.MOST_MILESTONES],
        "milestones_note": _counted(len(milestones), rows.MOST_MILESTONES, "milestone"),
        "handoffs": handoffs,
        "handoffs_note": _handoffs_note(handoffs),
        "findings": findings[: rows.MOST_FINDINGS],
        "findings_note": _findings_note(program),
        "findings_more": _more(len(findings), rows.MOST_FINDINGS, "finding", "that ropewalk check prints"),
        "tasks": list(rows.task_rows(facts)),
        "tasks_note": _counted(len(schedule.refs), rows.MOST_TASKS, "row"),
        "is_table_open": look.is_table_open,
        "method": _method(program),
    }


def as_of(program: Program) -> str:
    """`Facts as of Fri 20 Nov 2026`, or from when to when where the projects differ."""
    dates = sorted({each.data_date for each in program.plan.projects if each.data_date is not None})
    if not dates:
        return "No data date"
    if len(dates) == 1:
        return f"Facts as of {finish_phrase(dates[0])}"
    return f"Facts as of {finish_phrase(dates[0])} to {finish_phrase(dates[-1])}"


def lede_of(facts: rows.Facts, promises: Sequence[Promise], handoffs: Sequence[HandoffRow]) -> str:
    """Commitments, what is critical, late handoffs, what stops: one sentence each, only where there is something."""
    return " ".join(filter(None, [_committed(promises), _driven(facts), _late(handoffs), _stopped(facts.program)]))


def _committed(promises: Sequence[Promise]) -> str:
    """The first date the whole program is committed for, and how the plan stands to it."""
    promise = min(promises, key=lambda each: each.date, default=None)
    if promise is None or promise.days_late is None:
        return ""
    wanted, days = finish_phrase(promise.date), work_phrase(round(promise.days_late * 480), 480)
    if promise.days_late > 0:
        return f"It is committed for {wanted}: {days} late."
    return f"It is committed for {wanted} and meets that with {days} to spare."


def _driven(facts: rows.Facts) -> str:
    driving = facts.schedule.is_driving.nonzero()[0].tolist()
    keys = dict.fromkeys(facts.schedule.refs[row].project for row in driving)
    if not keys:
        return ""
    critical = sum(
        bool(flag)
        for flag, kind in zip(facts.schedule.is_critical, facts.schedule.kinds, strict=True)
        if kind is not TaskKind.SUMMARY
    )
    drive = "drives" if len(keys) == 1 else "drive"
    are = "is" if critical == 1 else "are"
    return f"{list_phrase(list(keys))} {drive} it; {count_phrase(critical, 'task')} {are} critical."


def _late(handoffs: Sequence[HandoffRow]) -> str:
    late = [row.key for row in handoffs if row.tone == "bad"]
    if not late:
        return ""
    return f"{count_phrase(len(late), 'handoff')} forecast late: {list_phrase(late)}."


def _stopped(program: Program) -> str:
    stopping = sum(finding.stops for finding in program.findings)
    return f"{count_phrase(stopping, 'finding')} {'stops' if stopping == 1 else 'stop'} part of it." if stopping else ""


def _chain_title(schedule: Schedule) -> str:
    if schedule.program_finish == NEVER:
        return "What drives the finish"
    return f"Why the program finishes {finish_phrase(schedule.program_finish)}"


def _more(count: int, shown: int, noun: str, where: str) -> str:
    return f"And {count_phrase(count - shown, noun)} {where}." if count > shown else ""


def _counted(count: int, shown: int, noun: str) -> str:
    return f"the first {shown:,} of {count_phrase(count, noun)}" if count > shown else count_phrase(count, noun)


def _handoffs_note(handoffs: Sequence[HandoffRow]) -> str:
    late = sum(row.tone == "bad" for row in handoffs)
    return (
        f"{count_phrase(len(handoffs), 'handoff')}, {late:,} forecast late" if late else f"{len(handoffs):,}, none late"
    )


def _findings_note(program: Program) -> str:
    count, stopping = len(program.findings), sum(finding.stops for finding in program.findings)
    if not count:
        return "none"
    return (
        f"{count_phrase(count, 'finding')}, {stopping:,} that {'stops' if stopping == 1 else 'stop'}"
        if stopping
        else f"{count_phrase(count, 'finding')}, none stops the schedule"
    )


def _method(program: Program) -> str:
    names = list_phrase(sorted(set(program.joined.files.values())), most=8) or "no file"
    return (
        f"Computed by Ropewalk {__version__} from {names}: critical path method over all projects and handoffs as "
        "one network, each project by the rules of its own tool. Float: working days a task may slip before the "
        "finish, a deadline or a date that something is needed by moves."
    )
