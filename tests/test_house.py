"""The rules of the house: sizes, names and who may know whom. Where one is broken the message says the remedy."""

import importlib
import pkgutil
import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from ropewalk.planning import findings
from ropewalk.planning.findings import CATALOGUE, FindingKind
from tests.house import contracts
from tests.house.findings import BAD, faults_of
from tests.house.names import NAMES, machine_name
from tests.house.needs import asked_for, differences
from tests.house.order import ORDER
from tests.house.rule import Rule
from tests.house.sizes import LARGE, SIZES, typical_sizes
from tests.house.source import Source, code, texts

RULES = (*SIZES, *NAMES, *ORDER)
CODE = code()
PRODUCT = tuple(source for source in CODE if source.place.startswith("src/"))

for _room in pkgutil.iter_modules(findings.__path__):
    importlib.import_module(f"{findings.__name__}.{_room.name}")


def none_of(breaches: Iterable[str]) -> None:
    """Fail with the breaches and their remedies, and with nothing else."""
    if broken := list(breaches):
        pytest.fail("\n" + "\n".join(broken), pytrace=False)


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_the_house_keeps_its_rule(rule: Rule) -> None:
    sources = texts() if rule.judge is machine_name else CODE
    none_of(chain.from_iterable(map(rule.judge, sources)))


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_each_rule_objects_to_what_breaks_it_and_says_the_remedy(rule: Rule) -> None:
    for sample in rule.bad:
        broken = list(rule.judge(sample))
        assert broken, f"nothing was said against {sample}"
        assert all(re.fullmatch(rf"{re.escape(sample.place)}:\d+: .+: .+\.", each) for each in broken), broken


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_no_rule_objects_to_what_keeps_it(rule: Rule) -> None:
    for sample in rule.good:
        assert not list(rule.judge(sample)), sample


@pytest.mark.parametrize(("place", "line"), contracts.BAD)
def test_the_import_contracts_object_to_an_import_that_breaks_them(place: str, line: str, tmp_path: Path) -> None:
    verdict = contracts.verdict_on(tmp_path, place, line)
    assert verdict.returncode == 1, verdict.stdout + verdict.stderr
    assert "1 broken" in verdict.stdout, verdict.stdout


def test_the_import_contracts_are_kept_where_nothing_is_wrong(tmp_path: Path) -> None:
    verdict = contracts.verdict_on(tmp_path, "app/cli/view.py", "from ropewalk import drawing, exchange, planning")
    assert "4 kept, 0 broken" in verdict.stdout, verdict.stdout + verdict.stderr


def test_everything_the_product_needs_is_asked_for_and_used() -> None:
    none_of(differences(PRODUCT, asked_for()))


def test_a_need_that_is_not_stated_or_not_used_is_objected_to() -> None:
    """Both at once: a package that is imported, and another that is asked for."""
    sample = Source("src/ropewalk/exchange/sniff.py", "import importlib\nimportlib.import_module('rtoml')")
    assert [each.partition(": ")[2] for each in differences([sample], {"orjson"})] == [
        "imports rtoml: ask for it in pyproject.toml, as docs/adding.md says.",
        "asks for orjson, which nothing imports: take it out and make the pins anew.",
    ]


def test_files_and_functions_are_of_a_typical_size() -> None:
    none_of(typical_sizes(PRODUCT))


def test_large_files_and_functions_are_objected_to() -> None:
    assert len(list(typical_sizes(LARGE))) == 3


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=lambda entry: entry.code)
def test_a_finding_is_written_in_whole_sentences(entry: FindingKind) -> None:
    none_of(faults_of(entry))


@pytest.mark.parametrize("entry", BAD, ids=lambda entry: f"{entry.code}: {entry.sentence}: {entry.remedy}")
def test_a_finding_in_half_sentences_is_objected_to(entry: FindingKind) -> None:
    assert list(faults_of(entry))


def test_a_finding_is_named_in_code_as_people_see_it() -> None:
    """LINK_CIRCLE is link-circle: whoever reads a code finds its entry."""
    for room in pkgutil.iter_modules(findings.__path__):
        module = importlib.import_module(f"{findings.__name__}.{room.name}")
        for name, entry in vars(module).items():
            if isinstance(entry, FindingKind):
                assert name == entry.code.upper().replace("-", "_"), (
                    f"{module.__name__}.{name} has the code {entry.code}"
                )
