"""What moved from one version of a program to the next, and what is said of it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.plantext import plan_of
from tests.planning.programs import CALENDARS, START, programs, projects

from ropewalk.planning import schedule
from ropewalk.planning.compare import Impact, Standing, Version, compare
from ropewalk.planning.explain import Scope
from ropewalk.planning.plan import Plan, Project, TaskRef
from ropewalk.planning.units import NEVER, Instant

PROGRAM = """
[project.LED]
name = "Ledger extraction"
start = 2026-11-23
[project.LED.task]
schema = { name = "Ledger schema", duration = "12d" }
build = { name = "Ledger build", duration = "53d", after = ["schema"] }
live = { name = "Ledger live", kind = "milestone", after = ["build"] }
books = { name = "Runbooks", duration = "5d" }
[project.CRD]
name = "Card move"
start = 2026-11-23
[project.CRD.task]
port = { name = "Authorisation port", duration = "71d" }
cert = { name = "Scheme certification", duration = "40d", after = ["port"] }
switch = { name = "Card switch live", kind = "milestone", after = ["cert"] }
[[handoff]]
id = "H-01"
giver = "LED:build"
receiver = "CRD:cert"
what = "Posting interface v2"
needed_by = 2027-03-05
promised = 2027-02-26
[[commitment]]
id = "GO"
for = "CRD:switch"
date = 2027-05-04
name = "Cards in cloud"
"""


def version(*edits: tuple[str, str]) -> Version:
    """The program with some of its text written otherwise."""
    text = PROGRAM
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    plan = plan_of(text)
    return Version(plan, schedule(plan))


def version_of(plan: Plan) -> Version:
    return Version(plan, schedule(plan))


def moved(impact: Impact) -> dict[str, str]:
    """What is said of each task that moved."""
    return {move.ref.key or "": move.sentence for move in impact.moves}


BEFORE = version()
SLIP = version(("53d", "68d"))


@given(programs())
@settings(max_examples=100, deadline=None)
def test_a_version_against_itself_moves_nothing(plan: Plan) -> None:
    now = version_of(plan)
    assert compare(now, now).is_empty


@given(programs(), programs())
@settings(max_examples=150, deadline=None)
def test_looking_back_mirrors_looking_forward(old: Plan, new: Plan) -> None:
    before, after = version_of(old), version_of(new)
    there, back = compare(before, after), compare(after, before)
    assert {(m.ref, m.finish.before, m.finish.after, m.finish.days) for m in there.moves} == {
        (m.ref, m.finish.after, m.finish.before, None if m.finish.days is None else -m.finish.days) for m in back.moves
    }
    assert {note.ref for note in there.critical} == {note.ref for note in back.relieved}
    assert {note.ref for note in there.added} == {note.ref for note in back.gone}
    assert {(each.key, each.before, each.after) for each in there.handoffs} == {
        (each.key, each.after, each.before) for each in back.handoffs
    }
    assert (there.program.finish.before, there.program.finish.after) == (
        back.program.finish.after,
        back.program.finish.before,
    )


@given(programs(), programs())
@settings(max_examples=100, deadline=None)
def test_what_was_stated_otherwise_reads_the_other_way_round_backward(old: Plan, new: Plan) -> None:
    """Links of tasks that are gone go with them and are told in one direction only."""
    before, after = version_of(old), version_of(new)
    there = {(c.noun, c.place, c.key, c.field, c.before, c.after) for c in compare(before, after).changes}
    back = {(c.noun, c.place, c.key, c.field, c.after, c.before) for c in compare(after, before).changes}
    assert {each for each in there ^ back if each[0] != "link"} == set()


def _bare(project: Project, start: Instant) -> Project:
    """The project without any date of its own but its start."""
    tasks = (
        replace(task, constraint=None, deadline=None, manual=None, progress=None, calendar=None, is_elapsed=False)
        for task in project.tasks
    )
    return replace(project, start=start, data_date=None, calendar="STD", tasks=tuple(tasks))


@given(projects("P", plain=True), st.integers(1, 5))
@settings(max_examples=100, deadline=None)
def test_a_uniform_shift_is_reported_for_every_task(project: Project, weeks: int) -> None:
    days = 7 * weeks
    plans = [Plan(calendars=CALENDARS, projects=(_bare(project, Instant(at)),)) for at in (START, START + 1440 * days)]
    before, after = map(version_of, plans)
    impact = compare(before, after)
    dated = {
        ref for ref, finish in zip(after.schedule.refs, after.schedule.finish.tolist(), strict=True) if finish != NEVER
    }
    assert {(move.ref, move.start.days, move.finish.days) for move in impact.moves} == {
        (ref, days, days) for ref in dated
    }


def test_a_milestone_moves_by_working_days_to_a_date() -> None:
    assert moved(compare(BEFORE, SLIP))["switch"] == "Card switch live moves 9 working days later, to 7 May 2027."


def test_each_task_is_said_to_move_as_it_does() -> None:
    later = version(("53d", "68d"), ('books = { name = "Runbooks"', 'books = { name = "Runbooks", after = ["schema"]'))
    told = moved(compare(BEFORE, later))
    assert told["cert"] == "Scheme certification moves 9 working days later and finishes 7 May 2027."
    assert told["build"] == "Ledger build finishes 15 working days later, on 12 Mar 2027."
    assert told["books"] == "Runbooks moves 12 working days later and finishes 15 Dec 2026."


def test_a_move_within_a_day_is_told_by_the_hour() -> None:
    later = version(('books = { name = "Runbooks", duration = "5d"', 'books = { name = "Runbooks", duration = "4d4h"'))
    assert moved(compare(BEFORE, later)) == {
        "books": "Runbooks finishes 4 working hours earlier, on 27 Nov 2026 12:00."
    }


def test_what_is_committed_comes_first_then_milestones() -> None:
    keys = [move.ref.key for move in compare(BEFORE, SLIP).moves]
    assert keys[:2] == ["switch", "live"]


def test_the_finish_of_the_program_is_told_even_where_it_stays() -> None:
    early = version(("53d", "50d"))
    assert compare(BEFORE, early).program.sentence == "The program still finishes 26 Apr 2027."
    assert (
        compare(BEFORE, SLIP).program.sentence
        == "The program finishes 9 working days later, on 7 May 2027 instead of 26 Apr 2027."
    )


def test_a_project_that_finishes_later_is_told() -> None:
    (ledger, cards) = compare(BEFORE, SLIP).projects
    assert ledger.sentence == "Ledger extraction finishes 15 working days later, on 12 Mar 2027 instead of 19 Feb 2027."
    assert cards.project == "CRD"


def test_a_handoff_that_comes_after_it_is_needed_breaks() -> None:
    (handoff,) = compare(BEFORE, SLIP).handoffs
    assert (handoff.before, handoff.after, handoff.breaks) == (Standing.KEPT, Standing.BROKEN, True)
    assert handoff.sentence == (
        "H-01 Posting interface v2 (LED to CRD) breaks: "
        "it comes 12 Mar 2027, 7 calendar days after it is needed (5 Mar 2027)."
    )


def test_a_broken_handoff_is_mended_by_an_earlier_finish() -> None:
    (handoff,) = compare(SLIP, BEFORE).handoffs
    assert handoff.is_mended
    assert "is mended: it comes 19 Feb 2027, 14 calendar days before it is needed" in handoff.sentence


def test_a_handoff_may_miss_its_promise_and_still_come_in_time() -> None:
    (handoff,) = compare(BEFORE, version(("53d", "60d"))).handoffs
    assert handoff.after is Standing.PROMISE_MISSED
    assert (
        "misses its promise: it comes 2 Mar 2027, 4 calendar days after it is promised (26 Feb 2027)"
        in handoff.sentence
    )


def test_a_broken_handoff_that_slips_on_is_still_late() -> None:
    (handoff,) = compare(SLIP, version(("53d", "70d"))).handoffs
    assert not handoff.breaks
    assert "comes 4 calendar days later and is still late: 16 Mar 2027" in handoff.sentence


def test_a_later_need_mends_a_handoff_whose_forecast_stands() -> None:
    (handoff,) = compare(SLIP, version(("53d", "68d"), ("2027-03-05", "2027-03-31"))).handoffs
    assert handoff.is_mended
    assert handoff.forecast.is_still


def test_a_commitment_is_missed_and_met_again() -> None:
    (missed,) = compare(BEFORE, SLIP).commitments
    assert missed.sentence == (
        "The commitment GO Cards in cloud for CRD:switch is missed now: "
        "it comes 7 May 2027, 3 calendar days after it was committed (4 May 2027)."
    )
    (met,) = compare(SLIP, BEFORE).commitments
    assert met.is_mended


def test_the_path_that_drives_the_finish_becomes_critical() -> None:
    impact = compare(BEFORE, SLIP)
    assert [note.ref.key for note in impact.critical] == ["schema", "build"]
    assert impact.critical[0].sentence == (
        "Ledger schema is critical now and drives the finish of the program; it had 6 working days of float."
    )
    assert [note.sentence for note in impact.relieved] == [
        "Authorisation port is no longer critical: it has 9 working days of float."
    ]


def test_tasks_come_and_go() -> None:
    with_audit = version(("[[handoff]]", 'audit = { name = "Audit", duration = "3d" }\n[[handoff]]'))
    assert [note.sentence for note in compare(BEFORE, with_audit).added] == [
        "Audit is new: 23 Nov 2026 to 25 Nov 2026."
    ]
    assert [note.ref for note in compare(with_audit, BEFORE).gone] == [TaskRef("CRD", "audit")]


def test_a_reader_out_of_scope_sees_nothing_named() -> None:
    impact = compare(BEFORE, SLIP, scope=Scope(sees=lambda ref: ref.project == "CRD"))
    said = " ".join(
        each.sentence
        for group in (
            impact.moves,
            impact.projects,
            impact.handoffs,
            impact.critical,
            impact.changes,
            impact.causes.shares,
        )
        for each in group
    )
    assert "Card switch live" in said
    assert "a task of another project takes longer" in said
    assert not any(name in said + impact.sentence + impact.causes.sentence for name in ("Ledger", "Runbooks", "LED"))
    assert impact.unseen > 0


def test_a_reader_of_neither_side_hears_nothing_of_a_handoff() -> None:
    assert compare(BEFORE, SLIP, scope=Scope(sees=lambda ref: False)).handoffs == ()


def test_all_of_it_in_a_few_words() -> None:
    assert compare(BEFORE, SLIP).sentence == (
        "The program finishes 9 working days later, on 7 May 2027 instead of 26 Apr 2027. "
        "Card switch live moves 9 working days later, to 7 May 2027. "
        "4 tasks move, 1 handoff breaks and 1 commitment is missed."
    )
    assert compare(BEFORE, BEFORE).sentence == "Nothing changed and nothing moved."


def test_a_task_that_loses_its_dates_is_told() -> None:
    undated = version(('books = { name = "Runbooks", duration = "5d" }', 'books = { name = "Runbooks" }'))
    assert moved(compare(BEFORE, undated))["books"] == "Runbooks has no dates any more: it was to finish 27 Nov 2026."
    assert moved(compare(undated, BEFORE))["books"] == "Runbooks has dates now: 23 Nov 2026 to 27 Nov 2026."
