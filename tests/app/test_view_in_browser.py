"""The page in a real browser: on a desk and on a phone, by keys, in the dark, on paper."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from ropewalk.app.cli.demo import demo_program
from ropewalk.app.cli.page import Look
from ropewalk.app.cli.serving import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with Server(0, demo_program, demo_program(), Look(baseline=2)) as server:
        thread = threading.Thread(target=server.serve_until_interrupted, daemon=True)
        thread.start()
        yield server.address
        server.end()
        thread.join(10)


def sideways(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_the_page_opens_without_a_complaint_or_a_request_to_anybody_else(page: Page, address: str) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    assert page.title() == "Payments platform 2027 · Ropewalk"
    assert [url for url in asked if not url.startswith(address) and not url.startswith("data:")] == []
    assert [said for said in complaints if "favicon" not in said] == []


@pytest.mark.parametrize("width", [360, 390, 768, 1440, 2560])
def test_the_page_never_scrolls_sideways(width: int, page: Page, address: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert sideways(page) == 0


def test_the_drawing_that_fits_is_the_one_that_is_seen(page: Page, address: str) -> None:
    page.goto(address)
    for width, name in ((390, "slim"), (800, "w780"), (1440, "w1040"), (2560, "w1500")):
        page.set_viewport_size({"width": width, "height": 900})
        seen = [each for each in page.locator(".drawn").all() if each.is_visible()]
        assert [str(each.get_attribute("class")).split()[-1] for each in seen] == [name]


def test_a_stage_is_unfolded_where_it_stands(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    tasks = page.locator(".w1040 [data-row]").count()
    page.locator(".w1040 a[aria-label='Unfold Card-scheme certification']").click()
    assert page.locator(".w1040 [data-row]").count() > tasks
    assert page.locator(".w1040 a[aria-label='Fold Card-scheme certification']").count() == 1


def test_the_zoom_that_is_shown_is_marked(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Weeks").click()
    assert page.get_by_role("link", name="Weeks").get_attribute("aria-current") == "true"


def test_the_first_key_leads_past_the_header(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"


def test_every_table_has_named_columns_and_rows(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator("table").count() >= 4
    for table in page.locator("table").all():
        assert table.locator("thead th[scope=col]").count() > 0
        assert table.locator("tbody th[scope=row]").count() == table.locator("tbody tr").count()


def test_the_page_is_dark_where_the_system_is(page: Page, address: str) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        grounds.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert len(grounds) == 2


def test_links_and_controls_are_not_printed(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    assert page.locator(".w780 svg.timeline").is_visible()


def test_the_tasks_can_be_read_as_a_table(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("heading", name="Every task").click()
    assert page.get_by_role("row", name="Mainframe retired").first.is_visible()
