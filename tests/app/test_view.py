"""The page of a program: one file that needs nothing else, or served to this machine alone."""

import http.client
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.app.plans import CARDS, CIRCLE, LEDGER, TIES, written

from ropewalk.app.cli.demo import demo_program
from ropewalk.app.cli.offline import main
from ropewalk.app.cli.options import parser
from ropewalk.app.cli.page import Look
from ropewalk.app.cli.program import Program, program_of
from ropewalk.app.cli.serving import Server
from ropewalk.planning.baselines import usual_baseline


def page_of_files(folder: Path, *given: str) -> str:
    out = folder / "page.html"
    main(["view", *given, "--out", str(out)])
    return out.read_text(encoding="utf-8")


def test_the_page_answers_first(tmp_path: Path) -> None:
    page = page_of_files(tmp_path, *written(tmp_path, led=LEDGER))
    assert page.count("<h1>") == 1
    assert "<h1>Ledger extraction finishes Fri 1 Jan 2027.</h1>" in page


def test_the_page_needs_nothing_from_outside(tmp_path: Path) -> None:
    page = page_of_files(tmp_path, *written(tmp_path, led=LEDGER, crd=CARDS))
    assert not re.search(r"<(script|img|iframe|object|base)\b", page)
    assert not re.search(r"(src|href)=\"(?!#|data:)", page)
    assert not re.search(r"url\((?!#)", page)


def test_the_page_holds_no_style_attribute(tmp_path: Path) -> None:
    assert " style=" not in page_of_files(tmp_path, *written(tmp_path, led=LEDGER))


def test_what_a_file_says_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    hostile = LEDGER.replace("Ledger schema", "<script>alert(1)</script>").replace("Ledger extraction", "<b>&amp;")
    page = page_of_files(tmp_path, *written(tmp_path, led=hostile))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<h1>&lt;b&gt;&amp;amp; finishes" in page


def test_a_late_handoff_is_said_in_words(tmp_path: Path) -> None:
    (tie := tmp_path / "ties.toml").write_text(TIES)
    page = page_of_files(tmp_path, *written(tmp_path, led=LEDGER, crd=CARDS), "--tie", str(tie))
    assert "■ 10 d late" in page
    assert "1 handoff forecast late: H-01." in page


def test_a_program_without_dates_still_has_a_page(tmp_path: Path) -> None:
    ring = CIRCLE.replace('c = { name = "Free", duration = "1d" }\n', "")
    page = page_of_files(tmp_path, *written(tmp_path, ring=ring))
    assert "has no dates" in page
    assert "wait for each other in a circle" in page


def test_two_equal_calls_write_equal_pages(tmp_path: Path) -> None:
    paths = written(tmp_path, led=LEDGER)
    assert page_of_files(tmp_path, *paths) == page_of_files(tmp_path, *paths)


def test_the_baseline_of_the_demo_is_shown_without_asking() -> None:
    assert usual_baseline(demo_program().plan) == 2


Answer = tuple[int, dict[str, str], str]


class Visitor:
    """Asks a served page for addresses."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def get(self, address: str, *, host: str | None = None, verb: str = "GET") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        connection.request(verb, address, headers={"Host": host or f"127.0.0.1:{self.server.port}"})
        answer = connection.getresponse()
        told = answer.status, dict(answer.getheaders()), answer.read().decode()
        connection.close()
        return told


def opened(paths: list[str]) -> Program:
    program = program_of(parser().parse_args(["view", *paths]))
    assert isinstance(program, Program)
    return program


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(written(tmp_path, led=LEDGER)[0])


@pytest.fixture
def visitor(plan: Path) -> Iterator[Visitor]:
    paths = [str(plan)]
    with Server(0, lambda: program_of(parser().parse_args(["view", *paths])), opened(paths), Look()) as server:
        thread = threading.Thread(target=server.serve_until_interrupted, daemon=True)
        thread.start()
        yield Visitor(server)
        server.end()
        thread.join(10)


def test_the_page_is_served_with_a_policy_that_allows_nothing_else(visitor: Visitor) -> None:
    status, headers, page = visitor.get("/")
    assert status == 200
    assert "Ledger extraction finishes" in page
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Cache-Control"] == "no-store"


def test_another_name_for_this_machine_is_turned_away(visitor: Visitor) -> None:
    status, _, page = visitor.get("/", host="plans.example")
    assert status == 421
    assert "Ledger" not in page


def test_nothing_but_the_page_is_served(visitor: Visitor) -> None:
    assert [visitor.get(address)[0] for address in ("/etc/passwd", "/../x", "/page.html")] == [404, 404, 404]


def test_nothing_can_be_sent_to_it(visitor: Visitor) -> None:
    assert visitor.get("/", verb="POST")[0] == 501


def test_a_changed_file_is_read_again(visitor: Visitor, plan: Path) -> None:
    plan.write_text(LEDGER.replace('"20d"', '"25d"'))
    assert "Ledger extraction finishes Fri 8 Jan 2027." in visitor.get("/")[2]


def test_a_file_that_broke_is_told_and_mended_again(visitor: Visitor, plan: Path) -> None:
    plan.write_text("[task")
    assert "cannot be read any more" in visitor.get("/")[2]
    plan.write_text(LEDGER)
    assert "Ledger extraction finishes" in visitor.get("/")[2]


@pytest.mark.parametrize("query", ["zoom=galaxies", "baseline=99999999", "row=-3", "fold=%00", "fold=LED", "a=1&" * 30])
def test_an_address_that_asks_for_nonsense_gets_a_page(query: str, visitor: Visitor) -> None:
    status, _, page = visitor.get(f"/?{query}")
    assert status == 200
    assert "<h1>" in page
