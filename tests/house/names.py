"""What files and tests are called, and what may not be written in any file."""

import re
from collections.abc import Iterator

from tests.house.rule import Rule, at
from tests.house.source import Source

EMPTY_NAMES = {
    "base", "common", "core", "handler", "handlers", "helper", "helpers", "lib", "manager", "managers", "misc",
    "service", "services", "shared_code", "stuff", "tools", "util", "utils",
}  # fmt: skip
"""Names that say nothing about what is inside."""

_FEWEST_WORDS = 3
_HOMES = re.compile("|".join((r"(?<![\w.])/(?:home|root|Users|work|opt)/\w", r"[A-Z]:\\Users\\")))
_HOSTS = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs")
_PLACES = re.compile(r"--(?:extra-)?index-url|--find-links|file://")
_NAMES_THE_RULE = "tests/house/names.py"


def empty_name(source: Source) -> Iterator[str]:
    """Folders and files whose names say nothing."""
    for part in source.parts:
        if part.strip("_") in EMPTY_NAMES:
            yield at(source, 1, f"“{part}” says nothing: name the room after the noun it is about.")


def unspoken_test(source: Source) -> Iterator[str]:
    """Tests whose names are no sentences."""
    for function in source.functions:
        words = function.name.split("_")[1:]
        if function.name.startswith("test") and source.parts[0] == "tests" and len(words) < _FEWEST_WORDS:
            wanted = "say as a sentence what holds, such as test_a_slip_moves_the_receiving_milestone."
            yield at(source, function.lineno, f"{function.name} is no sentence: {wanted}")


def machine_name(source: Source) -> Iterator[str]:
    """Folders of one machine, and addresses of registries."""
    if source.place == _NAMES_THE_RULE:
        return
    sources = _PLACES if source.place.endswith((".txt", ".toml", ".in")) else _HOSTS
    for number, line in enumerate(source.text.splitlines(), start=1):
        if found := _HOMES.search(line):
            yield at(source, number, f"{found[0]}… is a folder of one machine: say it from the project's folder on.")
        if found := _HOSTS.search(line) or sources.search(line):
            yield at(source, number, f"{found[0]} names where packages come from: that is for each machine to say.")


NAMES = (
    Rule(
        "a room is named after what is inside",
        empty_name,
        bad=[Source("src/ropewalk/planning/utils.py", ""), Source("src/ropewalk/app/services/slips.py", "")],
        good=[Source("src/ropewalk/planning/calendar.py", ""), Source("src/ropewalk/planning/__init__.py", "")],
    ),
    Rule(
        "the name of a test is a sentence",
        unspoken_test,
        bad=[Source("tests/planning/test_cpm.py", "def test_cpm_basic() -> None: ...")],
        good=[Source("tests/planning/test_cpm.py", "def test_a_slip_moves_the_milestone() -> None: ...")],
    ),
    Rule(
        "no file names a machine or a registry",
        machine_name,
        bad=[
            Source("docs/tour.md", "Open /home/ann/plans/led.xml"),
            Source("requirements/run.txt", "--index-url https://pypi.example/simple"),
            Source("requirements/run.txt", "numpy @ file:///wheels/numpy.whl"),
            Source("CONTRIBUTING.md", "Packages come from https://pypi.org"),
        ],
        good=[Source("docs/tour.md", "Open plans/led.xml, see src/ropewalk/app/home/page.py")],
    ),
)
