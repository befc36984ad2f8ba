"""Nothing crosses words, words stand beside each other, bars stay in the plot: measured in the SVG itself."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.drawing.picture import Box, Picture, crossed, picture_of
from tests.drawing.programs import program_of

from ropewalk.drawing.timeline import Timeline, Zoom, timeline_of
from ropewalk.drawing.timeline.layout.layout import layout_of
from ropewalk.drawing.timeline.rows.vocabulary import RowKind
from ropewalk.planning import schedule

SIZES = ((6, 1), (6, 2), (60, 5), (600, 9))
WIDTHS = (390, 780, 1040, 1500, 2100)


def drawn(count: int, projects: int, *, seed: int = 7, **view: object) -> tuple[Timeline, Picture]:
    plan = program_of(count, projects, seed=seed)
    timeline = timeline_of(plan, schedule(plan), baseline=0, **view)  # type: ignore[arg-type]
    return timeline, picture_of(timeline)


def crossings(picture: Picture) -> list[tuple[object, str]]:
    """Pieces of links and handoffs that run through words or tags."""
    segments = [*picture.segments("handoff"), *picture.segments("link"), *picture.segments("stub")]
    boxes = [*picture.texts, *picture.tags]
    return [(segment, box.words) for segment in segments for box in boxes if crossed(segment, box)]


def overlaps(boxes: list[Box]) -> list[tuple[str, str]]:
    return [(one.words, other.words) for one, other in itertools.combinations(boxes, 2) if one.meets(other)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("count", "projects"), SIZES)
def test_no_line_runs_through_words(count: int, projects: int, width: int) -> None:
    _, picture = drawn(count, projects, width=width)
    assert crossings(picture) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("count", "projects"), SIZES)
def test_words_stand_beside_each_other(count: int, projects: int, width: int) -> None:
    _, picture = drawn(count, projects, width=width)
    assert overlaps(picture.texts) == []


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    seed=st.integers(0, 10_000),
    width=st.sampled_from(WIDTHS),
    zoom=st.sampled_from(list(Zoom)),
    first=st.integers(0, 60),
    folded=st.sampled_from([None, ("LED", "CRD"), ("LED:S0", "DR")]),
)
def test_no_window_on_any_program_has_a_line_through_words(
    seed: int, width: int, zoom: Zoom, first: int, folded: tuple[str, ...] | None
) -> None:
    _, picture = drawn(50, 4, seed=seed, width=width, zoom=zoom, first_row=first, rows=24, folded=folded)
    assert crossings(picture) == []


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000), width=st.sampled_from(WIDTHS), zoom=st.sampled_from(list(Zoom)))
def test_no_window_on_any_program_has_words_on_words(seed: int, width: int, zoom: Zoom) -> None:
    _, picture = drawn(50, 4, seed=seed, width=width, zoom=zoom)
    assert overlaps(picture.texts) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("zoom", list(Zoom))
def test_bars_stay_inside_the_plot(zoom: Zoom, width: int) -> None:
    timeline, picture = drawn(60, 5, zoom=zoom, width=width)
    scale = layout_of(timeline).frame.scale
    bars = [box for kind in ("left", "did", "ring", "yet", "ghost") for box in picture.rects(kind)]
    swatches = {(box.left, box.top) for box in bars if box.right < scale.left}
    inside = [box for box in bars if (box.left, box.top) not in swatches and box.top < layout_of(timeline).frame.bottom]
    assert [box for box in inside if box.left < scale.left - 3.1 or box.right > scale.right + 3.1] == []


@pytest.mark.parametrize("zoom", list(Zoom))
def test_time_runs_to_the_right(zoom: Zoom) -> None:
    timeline, _ = drawn(60, 5, zoom=zoom)
    layout = layout_of(timeline)
    ticks = [tick.x for tick in layout.ticks]
    assert ticks == sorted(set(ticks))
    starts = sorted(row.start for row in timeline.rows if row.start is not None)
    places = [layout.frame.scale.x(start) for start in starts]
    assert places == sorted(places)


def test_a_handoff_begins_at_its_giver_and_ends_at_its_receiver() -> None:
    timeline, _ = drawn(60, 5)
    layout = layout_of(timeline)
    lines = [line for line in layout.lines if line.route.tie.key and line.route.arrow is not None]
    assert lines
    for line in lines:
        tie, arrow = line.route.tie, line.route.arrow
        assert arrow is not None
        assert abs(line.route.points[0][1] - layout.frame.middle(tie.giver.row)) < 0.1
        assert layout.frame.top(tie.receiver.row) <= arrow[1] <= layout.frame.top(tie.receiver.row + 1)


def test_lines_run_across_or_down_only() -> None:
    _, picture = drawn(60, 5)
    segments = [*picture.segments("handoff"), *picture.segments("link")]
    assert segments
    assert [each for each in segments if each[0] != each[2] and each[1] != each[3]] == []


def test_verticals_do_not_run_on_each_other() -> None:
    timeline, _ = drawn(60, 5)
    lines = [line for line in layout_of(timeline).lines if line.route.tie.key]
    verticals = [
        (number, x0, min(y0, y1), max(y0, y1))
        for number, line in enumerate(lines)
        for (x0, y0), (x1, y1) in itertools.pairwise(line.route.points)
        if x0 == x1 and abs(y1 - y0) > 40
    ]
    pairs = itertools.combinations(verticals, 2)
    close = [pair for pair in pairs if pair[0][0] != pair[1][0] and abs(pair[0][1] - pair[1][1]) < 1.5]
    assert [(one, other) for one, other in close if one[2] < other[3] - 30 and other[2] < one[3] - 30] == []


def test_a_bar_is_twelve_pixels_high() -> None:
    _, picture = drawn(60, 5)
    bars = [box for box in picture.rects("left") if box.top < 1000]
    assert {round(box.bottom - box.top) for box in bars} == {11}


def test_a_lane_that_is_folded_is_a_line_of_six_pixels_with_ticks() -> None:
    timeline, picture = drawn(60, 5, folded=("LED",))
    row = next(row for row in timeline.rows if row.ref.project == "LED")
    assert row.kind is RowKind.LANE
    assert row.ticks
    assert [round(box.bottom - box.top) for box in picture.rects("yet")] == [6]
