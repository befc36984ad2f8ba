"""What is public is written down, what is written down exists, and every example runs."""

import argparse
import ast
import doctest
import importlib
import pkgutil
import re
from dataclasses import is_dataclass
from pathlib import Path

import pytest

from ropewalk import planning
from ropewalk.app.cli.options import parser
from ropewalk.planning import plan
from tests import command_page, findings_page
from tests.house import pages, words
from tests.house.source import Source, code
from tests.shared import ROOT

METHOD = pages.DOCS / "method"
METHODS = sorted(path for path in METHOD.glob("*.md") if path.name != "README.md")
PRODUCT = [source for source in code() if source.place.startswith("src/")]
PACKAGES = [source for source in PRODUCT if source.place.endswith("__init__.py")]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


@pytest.mark.parametrize("page", METHODS, ids=lambda page: page.stem)
def test_the_worked_example_of_a_method_runs(page: Path) -> None:
    example = doctest.DocTestParser().get_doctest(pages.text_of(page), {}, page.stem, str(page), 0)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    runner.run(example, out=said.append)
    assert example.examples, f"{relative(page)} has no example: show one as >>> lines with their answer"
    assert not runner.failures, "".join(said)


def test_examples_on_other_pages_run_as_well() -> None:
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    said: list[str] = []
    for page in set(pages.PAGES) - set(METHODS):
        runner.run(
            doctest.DocTestParser().get_doctest(pages.text_of(page), {}, page.stem, str(page), 0), out=said.append
        )
    assert not runner.failures, "".join(said)


def test_every_room_of_the_engine_is_explained_on_a_page() -> None:
    named = [name for line in _rows_of(METHOD / "README.md") for name in re.findall(r"`(\w+)`", line.split("|")[1])]
    rooms = {room.name for room in pkgutil.iter_modules(planning.__path__)}
    differing = {*rooms} ^ {*named} | {name for name in named if named.count(name) > 1}
    assert not differing, f"docs/method/README.md names every room of planning, once: look at {', '.join(differing)}"


def test_every_method_page_is_in_the_table_of_the_engine() -> None:
    linked = {path.name for path in pages.links_of(METHOD / "README.md")}
    assert {page.name for page in METHODS} <= linked, "add its row to docs/method/README.md"


def test_every_decision_is_in_the_table_of_decisions() -> None:
    folder = pages.DOCS / "decisions"
    linked = {path.name for path in pages.links_of(folder / "README.md")}
    assert linked == {page.name for page in folder.glob("0*.md")}, "add its row to docs/decisions/README.md"


@pytest.mark.parametrize("page", pages.PAGES, ids=relative)
def test_every_link_leads_to_something(page: Path) -> None:
    dead = [relative(target) for target in pages.links_of(page) if not target.exists()]
    assert not dead, f"{relative(page)} links to what is not there: {', '.join(dead)}"


@pytest.mark.parametrize("name", ["tour.md", "adding.md"])
def test_the_files_a_guide_names_exist(name: str) -> None:
    missing = [each for each in pages.named_paths(pages.text_of(pages.DOCS / name)) if not _is_there(each)]
    assert not missing, f"docs/{name} names what is not there: {', '.join(missing)}"


def test_the_tour_visits_files_of_every_package() -> None:
    named = set(pages.named_paths(pages.text_of(pages.DOCS / "tour.md")))
    for package in ("planning", "exchange", "drawing", "app"):
        assert any(each.startswith(f"{package}/") for each in named), f"the tour does not enter {package}"


@pytest.mark.parametrize("page", pages.PAGES, ids=relative)
def test_every_command_a_page_says_exists(page: Path) -> None:
    for given in pages.commands(pages.text_of(page)):
        fault = _fault_of(given)
        assert fault is None, f"{relative(page)}: {' '.join(given)}: {fault}"


def test_a_command_that_does_not_exist_is_objected_to() -> None:
    given = (["bin/nothing"], ["ropewalk", "fly"], ["ropewalk", "check", "--fast", "a.xml"])
    assert all(_fault_of(words) is not None for words in given)


def test_the_page_of_findings_is_the_catalogue() -> None:
    if pages.text_of(findings_page.PAGE) != findings_page.text_of_page():
        pytest.fail(f"bring docs/findings.md up to date: {findings_page.COMMAND}", pytrace=False)


def test_the_page_of_the_command_line_is_its_help() -> None:
    if pages.text_of(command_page.PAGE) != command_page.text_of_page():
        pytest.fail(f"bring docs/command-line.md up to date: {command_page.COMMAND}", pytrace=False)


def test_pages_that_code_points_to_exist() -> None:
    """Findings send people to pages, docstrings send readers there."""
    named = {(each, source.place) for source in PRODUCT for each in re.findall(r"\bdocs/[\w./-]+\.md\b", source.text)}
    missing = [f"{place} points to {page}" for page, place in sorted(named) if not (ROOT / page).exists()]
    assert not missing, f"write the page or point to another: {'; '.join(missing)}"


def test_words_cover_everything_people_state() -> None:
    ours = " ".join(words.our_words())
    nouns = [
        name.lower() for name, thing in vars(plan).items() if is_dataclass(thing) and thing.__module__ == plan.__name__
    ]
    spoken = {
        "rollup": "summary",
        "external": "milestone",
        "manual": "constraint",
        "split": "task",
        "resource": "person",
    }
    missing = [noun for noun in nouns if spoken.get(noun, noun) not in ours]
    assert not missing, f"docs/words.md has no row for {', '.join(missing)}"


def test_a_word_is_never_both_ours_and_not() -> None:
    others = {word for _, cell in words.rows() for word in re.findall(r"\*\*(.+?)\*\*", cell)}
    assert not others & words.our_words()
    assert "dependency" in others, "the words in bold of docs/words.md are not found any more"


def test_words_that_are_not_ours_are_found_in_their_forms() -> None:
    assert words.words_not_said("Two dependencies and a Programme; slacken, not slack.") == [
        "dependencies",
        "Programme",
        "slack",
    ]


def test_the_command_line_says_only_our_words() -> None:
    helps = [parser().format_help(), *(each.format_help() for each in _commands().values())]
    said = [word for text in helps for word in words.words_not_said(text)]
    assert not said, "docs/words.md has our word for it"


@pytest.mark.parametrize("source", PACKAGES, ids=lambda source: source.module)
def test_what_a_package_offers_is_listed_whole_and_in_order(source: Source) -> None:
    """Whatever `__init__` takes from its own rooms in order to offer it, and every public thing it defines."""
    module = importlib.import_module(source.module)
    listed = list(getattr(module, "__all__", []))
    defined = [node.name for node in source.tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    missing = {name for name in defined if not name.startswith("_")} - set(listed)
    assert not missing, f"{module.__name__} offers {', '.join(sorted(missing))}: list it in __all__"
    assert [name for name in listed if not hasattr(module, name)] == []
    assert len(set(listed)) == len(listed)
    assert listed == sorted(listed, key=lambda name: (not name.isupper(), not name[:1].isupper(), name))


def test_the_engine_offers_what_a_notebook_needs() -> None:
    assert {"Plan", "Project", "Task", "Link", "Handoff", "Schedule", "schedule"} <= set(planning.__all__)


def _rows_of(page: Path) -> list[str]:
    return [line for line in pages.text_of(page).splitlines() if line.startswith("| `")]


def _is_there(name: str) -> bool:
    """A path from the project's folder or from the package on; a star stands for any folder."""
    return any((base / name).exists() for base in (ROOT, ROOT / "src" / "ropewalk"))


def _commands() -> dict[str, argparse.ArgumentParser]:
    groups = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(groups[0].choices)


def _fault_of(given: list[str]) -> str | None:
    """What is wrong with a command as a page says it."""
    if given[0] != "ropewalk":
        return None if (ROOT / given[0]).exists() else "there is no such script"
    if given[1:2] and given[1].startswith("-"):
        return None if given[1] in parser().format_help() else "there is no such option"
    known = _commands()
    if given[1:] and given[1] not in known:
        return None if given[1].isupper() else "there is no such command"
    options = {word.partition("=")[0].strip("[]") for word in given[2:] if word.strip("[").startswith("--")}
    missing = options - set(known[given[1]]._option_string_actions) if given[1:] else set()
    return f"there is no {', '.join(sorted(missing))}" if missing else None
