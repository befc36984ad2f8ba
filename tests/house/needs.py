"""What the product needs from outside: everything it imports is asked for, and everything asked for is imported."""

import re
import sys
import tomllib
from collections.abc import Iterator, Sequence

from tests.house.order import imports_of
from tests.house.source import Source
from tests.shared import ROOT

_CALLED_OTHERWISE = {"jpype": "jpype1"}
_ALWAYS_THERE = {*sys.stdlib_module_names, "_typeshed", "ropewalk"}
_WITHOUT_IMPORT = {"mpxj"}
"""Its Java archives are found by the place of the package."""


def asked_for() -> set[str]:
    """The packages pyproject.toml asks for, extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    return {re.split(r"[<>=;~ \[]", each)[0] for each in wanted}


def imported(sources: Sequence[Source]) -> dict[str, str]:
    """The packages from outside that the product imports, by name, each with one place that does."""
    found: dict[str, str] = {}
    for source in sources:
        for line, name in imports_of(source):
            top = name.partition(".")[0]
            if top not in _ALWAYS_THERE:
                found[_CALLED_OTHERWISE.get(top, top.replace("_", "-"))] = f"{source.place}:{line}"
    return found


def differences(sources: Sequence[Source], asked: set[str]) -> Iterator[str]:
    """What is imported and not asked for, or asked for and not imported."""
    found = imported(sources)
    for name in sorted(found.keys() - asked):
        yield f"{found[name]}: imports {name}: ask for it in pyproject.toml, as docs/adding.md says."
    for name in sorted(asked - found.keys() - _WITHOUT_IMPORT):
        yield f"pyproject.toml:1: asks for {name}, which nothing imports: take it out and make the pins anew."
