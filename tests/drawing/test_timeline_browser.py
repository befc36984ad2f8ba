"""In a real browser: words take no more room than was measured; colours follow the theme, and paper is light."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.drawing.programs import program_of

from ropewalk.drawing import palette
from ropewalk.drawing.timeline import draw, stylesheet, timeline_of
from ropewalk.planning import schedule

_TEXTS = """() => [...document.querySelectorAll('svg text')].map(text => {
    const box = text.getBBox();
    return [text.textContent, box.x, box.y, box.width, box.height];
})"""
_SHEET = "() => getComputedStyle(document.querySelector('rect.sheet')).fill"


def shown(page: Page, svg: str) -> None:
    page.set_content(f"<!doctype html><style>{stylesheet()}</style>{svg}")


def rgb(colour: str) -> str:
    return "rgb({}, {}, {})".format(*palette.channels_of(colour))


@pytest.mark.parametrize("width", [390, 1040])
def test_words_do_not_touch_each_other(page: Page, width: int) -> None:
    plan = program_of(60, 5)
    shown(page, draw(timeline_of(plan, schedule(plan), baseline=0, width=width)))
    boxes = page.evaluate(_TEXTS)
    assert len(boxes) > 20
    touching = [
        (one[0], other[0])
        for number, one in enumerate(boxes)
        for other in boxes[:number]
        if one[1] < other[1] + other[3] and other[1] < one[1] + one[3]
        # a line of text is as high as its letters, not as its leading
        if one[2] + 3 < other[2] + other[4] - 3 and other[2] + 3 < one[2] + one[4] - 3
    ]
    assert touching == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_on_a_page_follows_the_theme_of_the_page(page: Page, theme: str) -> None:
    plan = program_of(6, 2)
    shown(page, draw(timeline_of(plan, schedule(plan))))
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    sheet = palette.GROUNDS["sheet"]
    assert page.evaluate(_SHEET) == rgb(sheet.dark if theme == "dark" else sheet.light)


@pytest.mark.parametrize(
    ("scheme", "media", "is_dark"), [("light", "screen", 0), ("dark", "screen", 1), ("dark", "print", 0)]
)
def test_a_picture_that_stands_alone_is_dark_on_dark_screens_and_light_in_print(
    page: Page, tmp_path: Path, scheme: str, media: str, is_dark: int
) -> None:
    plan = program_of(6, 2)
    file = tmp_path / "timeline.svg"
    file.write_text(draw(timeline_of(plan, schedule(plan)), standalone=True), encoding="utf-8")
    page.emulate_media(color_scheme=scheme, media=media)  # type: ignore[arg-type]
    page.goto(file.as_uri())
    assert page.evaluate(_SHEET) == rgb(palette.GROUNDS["sheet"][is_dark])
