"""What any timeline's SVG keeps to: well formed, escaped, no style attributes, the same bytes for the same plan."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.drawing.picture import Picture
from tests.drawing.programs import program_of
from tests.planning.programs import programs
from tests.sound import sound_plans
from tests.strategies import texts

from ropewalk.drawing.timeline import Part, draw, stylesheet, timeline_of
from ropewalk.planning import schedule
from ropewalk.planning.plan import Handoff, Plan, Project, Task, TaskRef
from ropewalk.planning.units import Instant, Minutes, parse_instant

ANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
HOSTILE = (
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "a & b < c > d ' e",
    "]]>",
    "&amp;&#x27;",
    "\x00\x08\x0b\x1f",
    "two\nlines\tand\r\nmore",
    "\ud800 alone",
    "\ufffe\uffff",
    "\u202eright to left",
    "a" * 5_000,
    "計画の承認" * 40,
    "",
    "  ",
)
names = texts | st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), max_size=30)
MONDAY = parse_instant("2026-11-02T08:00")


def program_called(name: str) -> Plan:
    """A program in which everything has this name."""
    tasks = tuple(Task(key=f"{name}{number}", name=name, duration=Minutes(960)) for number in range(2))
    projects = tuple(Project(key=f"{name}{key}", name=name, start=MONDAY, tasks=tasks) for key in "AB")
    handoff = Handoff(
        key=name,
        what=name,
        giver=TaskRef(projects[0].key, tasks[0].key),
        receiver=TaskRef(projects[1].key, tasks[1].key),
        needed_by=Instant(MONDAY + 60),
    )
    return Plan(name=name, projects=projects, handoffs=(handoff,))


def svg_of(plan: Plan, *, standalone: bool = False, width: int = 1040) -> str:
    return draw(timeline_of(plan, schedule(plan), baseline=0, width=width), standalone=standalone)


@ANY
@given(name=names, width=st.sampled_from([390, 1040]), standalone=st.booleans())
def test_any_name_is_written_as_text(name: str, width: int, standalone: bool) -> None:
    picture = Picture(svg_of(program_called(name), standalone=standalone, width=width))
    allowed = {"svg", "title", "desc", "defs", "pattern", "style", "g", "rect", "path", "circle", "text", "tspan"}
    assert {element.tag.partition("}")[2] for element in picture.root.iter()} <= allowed


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_brings_no_attribute_and_no_element(name: str) -> None:
    svg = svg_of(program_called(name))
    picture = Picture(svg)
    known = {"class", "d", "x", "y", "width", "height", "rx", "cx", "cy", "r", "fill", "id", "role", "viewBox"}
    known |= {"aria-labelledby", "font-family", "font-size", "text-anchor", "data-row", "data-fold"}
    known |= {"patternUnits", "patternTransform"}
    assert {name for element in picture.root.iter() for name in element.attrib} <= known
    assert "<script" not in svg


@ANY
@given(plan=sound_plans() | programs(), width=st.sampled_from([390, 780, 1040]))
def test_any_plan_that_can_be_scheduled_can_be_drawn(plan: Plan, width: int) -> None:
    assert Picture(svg_of(plan, width=width)).root.tag.endswith("svg")


@ANY
@given(plan=programs())
def test_equal_plans_give_equal_bytes(plan: Plan) -> None:
    assert svg_of(plan, standalone=True).encode() == svg_of(plan, standalone=True).encode()


@pytest.mark.parametrize("standalone", [False, True])
@pytest.mark.parametrize("width", [390, 1040])
def test_there_are_no_style_attributes(width: int, standalone: bool) -> None:
    picture = Picture(svg_of(program_of(60, 5), width=width, standalone=standalone))
    assert [element for element in picture.root.iter() if "style" in element.attrib] == []


def test_a_picture_for_a_page_has_no_style_element() -> None:
    assert Picture(svg_of(program_of(6, 2))).all("style") == []


def test_a_picture_that_stands_alone_has_one_style_element_for_light_dark_and_print() -> None:
    styles = Picture(svg_of(program_of(6, 2), standalone=True)).all("style")
    assert len(styles) == 1
    sheet = styles[0].text or ""
    assert "@media screen and (prefers-color-scheme:dark)" in sheet
    assert "@media print" in sheet
    assert "var(" not in sheet


def test_every_class_of_a_picture_is_in_the_sheet_of_the_page() -> None:
    picture = Picture(svg_of(program_of(60, 5)))
    groups = {"row", "name", "names", "folds", "halo", "handoff", "link", "stub", "late-tag"}
    used = {kind for element in picture.root.iter() for kind in element.get("class", "").split()}
    styled = set(re.findall(r"\.([a-z][a-z0-9-]*)", stylesheet()))
    plain = {"t"}
    assert used - styled - groups - plain == set()


def test_a_picture_is_told_to_those_who_cannot_see_it() -> None:
    plan = program_of(60, 5)
    timeline = timeline_of(plan, schedule(plan))
    picture = Picture(draw(timeline, name="a"))
    assert picture.root.get("role") == "img"
    told = {each.get("id"): each.text for each in (*picture.all("title"), *picture.all("desc")) if each.get("id")}
    assert told == {"a-title": "Timeline of Payments platform", "a-answer": timeline.answer}
    assert picture.root.get("aria-labelledby") == "a-title a-answer"


def test_every_bar_tells_its_name_dates_and_float() -> None:
    plan = program_of(60, 5)
    timeline = timeline_of(plan, schedule(plan))
    told = Picture(draw(timeline)).titles("row")
    dated = [row for row in timeline.rows if row.start is not None]
    assert told == [row.sentence for row in dated]
    assert all(row.name in row.sentence for row in dated)


def test_a_name_that_is_cut_is_told_in_full() -> None:
    name = "Regression against a month of mainframe traffic with every card scheme and every currency"
    plan = Plan(projects=(Project(key="A", start=MONDAY, tasks=(Task(key="a", name=name, duration=Minutes(480)),)),))
    picture = Picture(svg_of(plan))
    assert any(box.words.endswith("…") for box in picture.texts)
    assert any(name in told for told in picture.titles("name"))


@pytest.mark.parametrize("names", [("one", "two"), (None, None)])
def test_two_drawings_on_a_page_share_no_id(names: tuple[str | None, str | None]) -> None:
    plan = program_of(6, 2)
    timelines = [timeline_of(plan, schedule(plan), width=width) for width in (390, 1040)]
    drawn = [draw(timeline, name=name) for timeline, name in zip(timelines, names, strict=True)]
    ids = [set(re.findall(r' id="([^"]+)"', svg)) for svg in drawn]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_names_and_plot_can_stand_side_by_side() -> None:
    plan = program_of(60, 5)
    timeline = timeline_of(plan, schedule(plan))
    parts = {part: Picture(draw(timeline, part=part)).root for part in Part}
    assert parts[Part.NAMES].get("height") == parts[Part.PLOT].get("height")
    widths = [float(parts[part].get("width", "0")) for part in (Part.NAMES, Part.PLOT, Part.WHOLE)]
    assert widths[0] + widths[1] == widths[2]
    heights = [float(parts[part].get("height", "0")) for part in (Part.PLOT, Part.FOOT, Part.WHOLE)]
    assert heights[0] + heights[1] == pytest.approx(heights[2] + 1)


def test_an_empty_program_is_a_picture_that_says_so() -> None:
    plan = Plan()
    timeline = timeline_of(plan, schedule(plan))
    assert timeline.answer == "No task has a date."
    assert Picture(draw(timeline, standalone=True)).root is not None
