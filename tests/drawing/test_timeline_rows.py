"""What a timeline shows of a program: lanes and rows, what is done, late, critical, compared, folded, out of view."""

from dataclasses import replace

import pytest
from tests.drawing.picture import Picture
from tests.drawing.programs import program_of
from tests.exchange.plantext import plan_of

from ropewalk.drawing.timeline import Board, Timeline, View, Zoom, draw, timeline_of, window_on
from ropewalk.drawing.timeline.layout.layout import layout_of
from ropewalk.drawing.timeline.layout.ticks import ticks_of
from ropewalk.drawing.timeline.rows.vocabulary import MOST_BARS, MOST_TIES, Row, RowKind
from ropewalk.planning import schedule
from ropewalk.planning.plan import Handoff, Link, Plan, Project, Task, TaskRef
from ropewalk.planning.units import Instant, Minutes, parse_instant

TWO = """
[program]
name = "Payments"
[project.LED]
name = "Ledger"
start = 2026-11-02
data_date = 2026-11-13
[project.LED.task]
schema = { name = "Ledger schema", duration = "10d", actual_start = 2026-11-02, remaining = "8d", BASELINE }
build = { name = "Ledger build", duration = "20d", after = ["schema"] }
live = { name = "Ledger live", kind = "milestone", duration = "0d", after = ["build"], deadline = 2026-12-18 }
notes = { name = "Release notes", duration = "2d" }
[project.CRD]
name = "Cards"
start = 2026-11-02
data_date = 2026-11-20
[project.CRD.task]
design = { name = "Card design", duration = "5d" }
certify = { name = "Certification", duration = "15d" }
talk = { name = "Talk to the schemes" }
[handoff.H-08]
giver = "LED:schema"
receiver = "CRD:certify"
what = "Ledger schema"
needed_by = 2026-11-20
[commitment]
program = { date = 2027-01-29 }
LED = { date = 2026-12-11, for = "LED", name = "Ledger live" }
"""
BASELINE = "baselines = [{ number = 2, start = 2026-11-02, finish = 2026-11-13, duration = '10d' }]"


def program() -> Plan:
    return plan_of(TWO.replace("BASELINE", BASELINE))


def timeline(plan: Plan | None = None, **view: object) -> Timeline:
    plan = plan or program()
    return timeline_of(plan, schedule(plan), **view)  # type: ignore[arg-type]


def row_of(shown: Timeline, name: str) -> Row:
    return next(row for row in shown.rows if row.name == name)


def test_lanes_stand_in_the_order_of_what_drives_the_finish() -> None:
    lanes = [row.ref.project for row in timeline().rows if row.kind is RowKind.LANE]
    assert lanes == ["LED", "CRD"]
    turned = replace(program(), projects=program().projects[::-1])
    assert [row.ref.project for row in timeline(turned).rows if row.kind is RowKind.LANE] == lanes


def test_a_project_keeps_its_colour_wherever_it_stands() -> None:
    plan = program_of(60, 5)
    slots = {row.ref.project: row.slot for row in timeline(plan).rows}
    assert slots == {project.key: number for number, project in enumerate(plan.projects, start=1)}


def test_an_eighth_project_reuses_a_colour_and_says_so() -> None:
    shown = timeline(program_of(24, 8))
    eighth = next(row for row in shown.rows if row.ref.project == "WEB")
    assert (eighth.slot, eighth.is_reused) == (1, True)


def test_begun_work_is_done_up_to_the_data_date_of_its_project() -> None:
    assert row_of(timeline(), "Ledger schema").done_until == parse_instant("2026-11-13T17:00")
    assert row_of(timeline(), "Ledger build").done_until is None


def test_a_finished_task_is_done_to_its_end() -> None:
    shown = timeline(plan_of('[task]\na = { duration = "3d", actual_start = 2026-11-02, actual_finish = 2026-11-04 }'))
    done = row_of(shown, "a")
    assert done.is_done
    assert done.done_until == done.finish


def test_a_task_is_compared_with_the_baseline_that_is_asked_for() -> None:
    schema = row_of(timeline(baseline=2), "Ledger schema")
    assert schema.slip_days == 8
    assert schema.baseline == (parse_instant("2026-11-02T08:00"), parse_instant("2026-11-13T17:00"))
    assert row_of(timeline(), "Ledger schema").slip_days is None


def test_a_baseline_that_does_not_differ_is_not_drawn() -> None:
    plan = plan_of(
        '[project]\nkey = "A"\nstart = 2026-11-02\n[task]\n'
        "a = { duration = '5d', baselines = [{ number = 0, start = 2026-11-02, finish = 2026-11-06 }] }"
    )
    assert row_of(timeline(plan, baseline=0), "a").baseline is None


def test_a_delay_is_explained_where_it_begins() -> None:
    notes = {row.name: row.slip_note for row in timeline(baseline=2).rows if row.slip_note}
    assert notes == {"Ledger schema": "more work"}


def test_at_most_three_delays_are_explained() -> None:
    assert sum(bool(row.slip_note) for row in timeline(program_of(600, 9), baseline=0).rows) == 3


def test_a_late_handoff_says_by_how_many_working_days() -> None:
    (tie,) = [tie for tie in timeline().ties if tie.key]
    assert (tie.key, tie.days_late) == ("H-08", 3)
    (tag,) = layout_of(timeline()).tags
    assert tag.said == "H-08 3 d".replace(" ", "\u00a0")


def test_a_handoff_on_time_has_no_tag() -> None:
    plan = program()
    early = replace(plan.handoffs[0], needed_by=parse_instant("2027-01-15T17:00"))
    shown = timeline(replace(plan, handoffs=(early,)))
    assert [tie.days_late for tie in shown.ties if tie.key] == [None]
    assert layout_of(shown).tags == []


def test_a_delivered_handoff_is_hidden_and_counted() -> None:
    text = TWO.replace("BASELINE", BASELINE).replace('remaining = "8d"', "actual_finish = 2026-11-12")
    shown = timeline(plan_of(text))
    assert [tie for tie in shown.ties if tie.key] == []
    assert "0\u00a0open handoffs, 1 delivered hidden" in shown.notes


def test_a_handoff_from_outside_is_drawn_from_its_promise() -> None:
    plan = program()
    outside = replace(plan.handoffs[0], giver=TaskRef("VENDOR", None), promised=parse_instant("2026-11-27T17:00"))
    (tie,) = [tie for tie in timeline(replace(plan, handoffs=(outside,))).ties if tie.key]
    assert tie.giver.at == parse_instant("2026-11-27T17:00")


def test_critical_tasks_that_hold_each_other_are_tied() -> None:
    shown = timeline()
    names = [row.name for row in shown.rows]
    ties = {(names[tie.giver.row], names[tie.receiver.row]) for tie in shown.ties if not tie.key}
    assert ties == {("Ledger schema", "Ledger build"), ("Ledger build", "Ledger live")}


def test_a_task_without_a_date_is_listed() -> None:
    shown = timeline()
    assert row_of(shown, "Talk to the schemes").start is None
    assert "1 of 7\u00a0tasks has no date" in shown.notes
    assert any(box.words == "no date" for box in Picture(draw(shown)).texts)


def test_each_lane_has_its_own_data_date() -> None:
    shown = timeline()
    dates = [(each.date, each.first, each.last) for each in shown.data_dates]
    assert dates == [(parse_instant("2026-11-13T17:00"), 0, 4), (parse_instant("2026-11-20T17:00"), 5, 8)]
    marks = layout_of(shown).marks
    assert [mark.words for mark in marks if mark.kind == "now"] == [
        "Data dates 13 Nov to 20 Nov".replace(" ", "\u00a0")
    ]


def test_what_is_committed_is_set_against_the_plan() -> None:
    shown = timeline()
    lane = next(row for row in shown.rows if row.ref == TaskRef("LED", None))
    (promise,) = lane.promises
    assert (promise.name, promise.days_late) == ("Ledger live", 8)
    assert any(words.said == "8 d late".replace(" ", "\u00a0") for words in layout_of(shown).words)


def test_the_answer_names_the_finish_the_commitment_the_driver_and_the_late_handoffs() -> None:
    answer = timeline().answer.replace("\u00a0", " ")
    assert answer == (
        "The program finishes Wed 23 Dec 2026, 27 d before the 29 Jan 2027 committed; LED drives it. "
        "1 of 1 open handoff is forecast late."
    )


def test_a_bar_says_why_it_is_where_it_is() -> None:
    assert row_of(timeline(), "Ledger build").sentence.replace("\u00a0", " ") == (
        "Ledger build (LED:build): 26 Nov 2026 to 23 Dec 2026. Float −3 d, critical. "
        "There because Ledger schema finishes Wed 25 Nov 2026."
    )


def test_a_folded_lane_hides_its_tasks_and_keeps_its_handoffs() -> None:
    shown = timeline(folded=("LED",))
    assert [row.name for row in shown.rows if row.ref.project == "LED"] == ["Ledger"]
    (tie,) = [tie for tie in shown.ties if tie.key]
    assert tie.giver.row == 0


def test_a_folded_stage_hides_what_is_below_it() -> None:
    shown = timeline(program_of(60, 5), folded=("LED:S0",))
    stage = next(row for row in shown.rows if row.ref == TaskRef("LED", "S0"))
    assert stage.is_folded
    below = {task.key for task in program_of(60, 5).projects[0].tasks if task.parent == "S0"}
    assert not below & {row.ref.key for row in shown.rows if row.ref.project == "LED"}


def test_all_stages_of_a_program_can_be_folded_by_their_names() -> None:
    plan = program_of(60, 5)
    shown = timeline(plan, folded=Board(plan, schedule(plan)).stages)
    assert {row.kind for row in shown.rows} == {RowKind.LANE, RowKind.STAGE}


def test_a_handoff_that_comes_later_on_the_day_it_is_needed_holds() -> None:
    plan = program()
    noon = replace(plan.handoffs[0], needed_by=parse_instant("2026-11-25T12:00"))
    (tie,) = [tie for tie in timeline(replace(plan, handoffs=(noon,))).ties if tie.key]
    assert tie.receiver.at > parse_instant("2026-11-25T12:00")
    assert tie.days_late is None


def test_a_project_alone_is_set_against_what_is_committed_for_the_program() -> None:
    plan = plan_of(
        "[project]\nkey = 'A'\nstart = 2026-11-02\n[task]\na = '3d'\n[commitment]\np = { date = 2026-11-06 }"
    )
    shown = timeline(plan)
    assert shown.program is None
    assert [promise.days_late for promise in shown.rows[0].promises] == [-2]


def test_a_window_has_only_its_rows() -> None:
    plan = program_of(60, 5)
    whole = timeline(plan)
    shown = timeline(plan, first_row=20, rows=15)
    assert shown.rows == whole.rows[20:35]
    assert (shown.first_row, shown.total_rows) == (20, len(whole.rows))
    assert f"Rows 21 to 35 of {len(whole.rows)}" in shown.notes


def test_ties_of_a_window_have_both_ends_in_it_and_the_rest_are_counted() -> None:
    plan = program_of(60, 5)
    whole = [tie for tie in timeline(plan).ties if tie.key]
    shown = timeline(plan, first_row=20, rows=15)
    window = range(20, 35)
    assert all({tie.giver.row, tie.receiver.row} <= set(window) for tie in shown.ties)
    leaving = sum((tie.giver.row in window) != (tie.receiver.row in window) for tie in whole)
    chains = [tie for tie in timeline(plan).ties if not tie.key]
    leaving += sum((tie.giver.row in window) != (tie.receiver.row in window) for tie in chains)
    assert sum(stub.count for stub in shown.stubs) == leaving
    assert leaving


def test_a_window_beyond_the_end_shows_the_last_row() -> None:
    shown = timeline(first_row=10_000, rows=10)
    assert len(shown.rows) == 1


def test_a_window_keeps_the_time_of_the_whole() -> None:
    plan = program_of(60, 5)
    assert timeline(plan, first_row=30, rows=10).span == timeline(plan).span


def test_a_large_program_shows_its_stages_first() -> None:
    plan = program_of(120, 6)
    shown = timeline(plan, rows=60)
    assert {row.kind for row in shown.rows} == {RowKind.LANE, RowKind.STAGE}
    assert all(row.is_folded for row in shown.rows if row.kind is RowKind.STAGE)
    assert RowKind.TASK in {row.kind for row in timeline(plan, rows=60, folded=()).rows}


def test_a_program_that_can_be_read_shows_its_tasks() -> None:
    assert RowKind.TASK in {row.kind for row in timeline(program_of(60, 5)).rows}


def test_more_than_four_hundred_rows_are_shown_by_their_stages() -> None:
    shown = timeline(program_of(1_200, 6), folded=())
    assert len(shown.rows) <= MOST_BARS
    assert {row.kind for row in shown.rows} == {RowKind.LANE, RowKind.STAGE}
    assert any("stages stand for" in note for note in shown.notes)


def test_a_long_plan_without_stages_is_cut_and_the_rest_counted() -> None:
    tasks = tuple(Task(key=str(number), duration=Minutes(480)) for number in range(500))
    shown = timeline(Plan(projects=(Project(key="A", start=parse_instant("2026-11-02T08:00"), tasks=tasks),)))
    assert len(shown.rows) == MOST_BARS
    assert "Rows 1 to 400 of 501" in shown.notes


def test_at_most_a_hundred_and_twenty_ties_are_drawn_the_late_ones_first() -> None:
    tasks = tuple(Task(key=str(number), duration=Minutes(480)) for number in range(150))
    start = parse_instant("2026-11-02T08:00")
    projects = tuple(Project(key=key, start=start, tasks=tasks) for key in "AB")
    handoffs = tuple(
        Handoff(
            key=f"H{number}",
            giver=TaskRef("A", str(number)),
            receiver=TaskRef("B", str(number)),
            needed_by=Instant(start + (-600 if number >= 140 else 100_000)),
        )
        for number in range(150)
    )
    shown = timeline(Plan(projects=projects, handoffs=handoffs))
    assert len(shown.ties) == MOST_TIES
    assert sum(tie.days_late is not None for tie in shown.ties) == 10
    assert any("beyond 120 not drawn" in note for note in shown.notes)


def test_a_board_shows_window_after_window() -> None:
    plan = program_of(60, 5)
    board = Board(plan, schedule(plan))
    for first in (0, 20, 40):
        assert window_on(board, View(first_row=first, rows=20)) == timeline(plan, first_row=first, rows=20)


def test_a_phone_starts_with_what_drives_the_finish() -> None:
    shown = timeline(program_of(60, 5), width=390)
    unfolded = {row.ref.project for row in shown.rows if row.kind is not RowKind.LANE}
    assert unfolded == {row.ref.project for row in shown.rows if row.kind is RowKind.LANE and row.is_critical}
    assert max(row.depth for row in shown.rows) == 1


@pytest.mark.parametrize(
    ("zoom", "words"), [(Zoom.WEEKS, "23\u00a0Nov"), (Zoom.MONTHS, "Feb"), (Zoom.QUARTERS, "Q1 2027")]
)
def test_a_zoom_names_its_units(zoom: Zoom, words: str) -> None:
    ticks = ticks_of(layout_of(timeline(zoom=zoom)).frame.scale, zoom)
    assert words in {tick.words for tick in ticks}


def test_a_span_of_time_can_be_asked_for() -> None:
    start, finish = parse_instant("2026-11-16T00:00"), parse_instant("2026-12-14T00:00")
    assert timeline(from_=start, to=finish).span == (start, finish)


def test_weekends_are_shaded_when_a_day_is_wide_enough() -> None:
    wide = timeline(from_=parse_instant("2026-11-02T00:00"), to=parse_instant("2026-12-28T00:00"))
    assert len(wide.shades) == 8
    assert timeline(from_=parse_instant("2026-11-02T00:00"), to=parse_instant("2027-10-28T00:00")).shades == ()


def test_closed_days_are_shaded_with_the_weekends_beside_them() -> None:
    plan = program_of(6, 1)
    start = parse_instant("2026-12-01T00:00")
    shades = timeline(plan, from_=start, to=parse_instant("2027-06-01T00:00")).shades
    spans = {(shade.span.start, shade.span.finish) for shade in shades if not shade.name}
    assert spans == {(parse_instant("2026-12-24T00:00"), parse_instant("2027-01-04T00:00"))}


def test_a_freeze_is_shaded_where_it_holds_and_named() -> None:
    shown = timeline(program_of(60, 5))
    (freeze,) = [shade for shade in shown.shades if shade.name]
    assert {shown.rows[number].ref.project for number in range(freeze.first, freeze.last + 1)} == {"SEC"}
    assert any(words.said == "Change freeze" for words in layout_of(shown).words)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("manual = { start = 2026-11-04, finish = 2026-11-10 }", "shackle"),
        ("external = { file = 'b.mpp', key = '7' }, manual = { start = 2026-11-04, finish = 2026-11-10 }", "abroad"),
        ("duration = '3d', active = false", "idle"),
        ("duration = '3d', deadline = 2026-11-03", "missed"),
        ("duration = '4d', splits = [{ after = '2d', gap = '5d' }]", "split"),
    ],
)
def test_odd_tasks_can_be_told_apart(line: str, kind: str) -> None:
    plan = plan_of(f"[project]\nkey = 'A'\nstart = 2026-11-02\n[task]\na = {{ {line} }}\nb = '30d'")
    picture = Picture(draw(timeline(plan)))
    drawn = {name for element in picture.root.iter() for name in element.get("class", "").split()}
    assert kind in drawn
    plain = Picture(draw(timeline(plan_of("[project]\nkey = 'A'\nstart = 2026-11-02\n[task]\na = '3d'\nb = '30d'"))))
    assert kind not in {name for element in plain.root.iter() for name in element.get("class", "").split()}


def test_a_split_task_is_drawn_where_it_is_worked_on() -> None:
    plan = plan_of(
        "[project]\nkey = 'A'\nstart = 2026-11-02\n"
        "[task]\na = { duration = '4d', splits = [{ after = '2d', gap = '5d' }] }"
    )
    pieces = row_of(timeline(plan), "a").pieces
    assert [(piece.start, piece.finish) for piece in pieces] == [
        (parse_instant("2026-11-02T08:00"), parse_instant("2026-11-03T17:00")),
        (parse_instant("2026-11-11T08:00"), parse_instant("2026-11-12T17:00")),
    ]


def test_doubled_keys_are_listed_without_dates() -> None:
    tasks = (Task(key="a", name="One", duration=Minutes(480)), Task(key="a", name="Two", duration=Minutes(480)))
    start = parse_instant("2026-11-02T08:00")
    shown = timeline(
        Plan(projects=(Project(key="A", start=start, tasks=tasks, links=(Link(source="a", target="a"),)),))
    )
    assert [row.name for row in shown.rows] == ["", "One", "Two"]
