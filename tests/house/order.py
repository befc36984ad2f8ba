"""Who may know whom: app > exchange | drawing > planning, and what none of the lower three may know."""

import ast
from collections.abc import Iterator

from tests.house.rule import Rule, at
from tests.house.source import Source

SEES = {
    "planning": ("planning",),
    "exchange": ("exchange", "planning"),
    "drawing": ("drawing", "planning"),
    "app": ("app", "exchange", "drawing", "planning"),
}
"""Which packages each package sees, itself first."""

COMPILED = "ropewalk.planning.compiled"
_MAY_COMPILE = ("ropewalk.app.cli", "ropewalk.app.worker", "bench", "tests")
_EVERYTHING = {"", "Exception", "BaseException"}
_CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter"}
_CLOCK_OWNERS = {"datetime", "date", "time", "dt"}


def imports_of(source: Source) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a file imports, `importlib.import_module` of a name or of how it begins too."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=module, names=names):
                yield from ((node.lineno, f"{module}.{alias.name}") for alias in names)
            case ast.Call(func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(name)), *_]):
                yield node.lineno, name
            case ast.Call(
                func=ast.Attribute(attr="import_module"),
                args=[ast.JoinedStr(values=[ast.Constant(value=str(name)), *_]), *_],
            ):
                yield node.lineno, name.rstrip(".")


def upward_import(source: Source) -> Iterator[str]:
    """Imports of a package that is not below."""
    own = _package_of(source.module)
    if own is None:
        return
    for line, name in imports_of(source):
        other = _package_of(name)
        if other is not None and other not in SEES[own]:
            below = " and ".join(SEES[own][1:]) or "nothing of ours"
            remedy = f"Move what both need into planning, or let app pass it in from {other} as a frozen value."
            yield at(source, line, f"{own} imports {name}: {own} sees {below}. {remedy}")


def import_in_function(source: Source) -> Iterator[str]:
    """Imports that are not at the top of their file."""
    for function in source.functions:
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                remedy = "import at the top; where that makes a circle, move what both need down."
                yield at(source, node.lineno, f"{function.name} imports inside: {remedy}")


def compiled_import(source: Source) -> Iterator[str]:
    """Numba outside of the one room that loads it, and loading it where nobody schedules much."""
    for line, name in imports_of(source):
        if name.partition(".")[0] == "numba" and source.module != COMPILED:
            yield at(source, line, f"{source.module} loads numba: ask {COMPILED}, which loads it where that pays.")
        if name in (COMPILED, f"{COMPILED}.compile_loops") and not source.module.startswith(_MAY_COMPILE):
            remedy = "take loops and back end as arguments; command line, worker and bench choose them."
            yield at(source, line, f"{source.module} can load the compiled loops: {remedy}")


def clock_or_file(source: Source) -> Iterator[str]:
    """Looks at the clock or the disk below app."""
    own = _package_of(source.module)
    if own in (None, "app"):
        return
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)) if owner in _CLOCK_OWNERS:
                if name in _CLOCKS:
                    yield at(source, node.lineno, f"{own} looks at the clock: take the moment as an argument `at`.")
            case ast.Call(func=ast.Name(id="open")):
                yield at(source, node.lineno, f"{own} opens a file: take a readable binary stream as an argument.")
            case ast.Call(func=ast.Attribute(attr="read_text" | "read_bytes" | "write_text" | "write_bytes")):
                yield at(source, node.lineno, f"{own} touches a file: take or give a binary stream.")


def blind_handler(source: Source) -> Iterator[str]:
    """Handlers that catch whatever comes and keep it; one that says why on its line may."""
    lines = source.text.splitlines()
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ExceptHandler) or not _caught_by(node) & _EVERYTHING:
            continue
        passes_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
        if not passes_on and "# noqa: BLE001 - " not in lines[node.lineno - 1]:
            yield at(source, node.lineno, "catches whatever comes: name the errors that are expected; others are bugs.")


def _caught_by(handler: ast.ExceptHandler) -> set[str]:
    if handler.type is None:
        return {""}
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {ast.unparse(each) for each in caught}


def _package_of(module: str) -> str | None:
    top, _, rest = module.partition(".")
    name = rest.partition(".")[0]
    return name if top == "ropewalk" and name in SEES else None


def _in(place: str, text: str) -> Source:
    return Source(f"src/ropewalk/{place}", text)


ORDER = (
    Rule(
        "a package sees only those below it",
        upward_import,
        bad=[
            _in("planning/cpm.py", "from ropewalk.exchange.reading import Reading"),
            _in("exchange/sniff.py", "from ropewalk.app.child import ask"),
            _in("exchange/sniff.py", "from ropewalk import drawing"),
            _in("drawing/timeline.py", "import ropewalk.exchange.sniff"),
            _in("drawing/timeline.py", "import importlib\nimportlib.import_module('ropewalk.app.cli')"),
            _in("exchange/sniff.py", "import importlib\nimportlib.import_module(f'ropewalk.app.opening.{name}')"),
        ],
        good=[
            _in("app/cli/view.py", "from ropewalk.drawing.timeline import draw"),
            _in("exchange/sniff.py", "from ropewalk.planning.findings import Finding"),
        ],
    ),
    Rule(
        "imports stand at the top of a file",
        import_in_function,
        bad=[_in("planning/cpm.py", "def pass_of() -> None:\n    import numpy")],
        good=[_in("planning/cpm.py", "import numpy\ndef pass_of() -> None: ...")],
    ),
    Rule(
        "numba is loaded by those who schedule much",
        compiled_import,
        bad=[
            _in("planning/kernel.py", "from numba import njit"),
            _in("app/web/timeline.py", "from ropewalk.planning.compiled import compile_loops"),
            _in("app/web/timeline.py", "from ropewalk.planning import compiled"),
        ],
        good=[
            _in("planning/compiled.py", "import importlib\nimportlib.import_module('numba')"),
            _in("app/cli/back_end.py", "from ropewalk.planning.compiled import compile_loops"),
            _in("planning/editing.py", "from ropewalk.planning.compiled import PLAIN_PYTHON"),
        ],
    ),
    Rule(
        "the engine knows no clock and no files",
        clock_or_file,
        bad=[
            _in("planning/quality.py", "from datetime import datetime\nmoment = datetime.now()"),
            _in("exchange/sniff.py", "stream = open('plan.xml', 'rb')"),
            _in("drawing/page.py", "from pathlib import Path\nPath('page.html').write_text('')"),
        ],
        good=[
            _in("app/cli/view.py", "from datetime import datetime\nmoment = datetime.now()"),
            _in("exchange/sniff.py", "def sniff(stream):\n    return stream.read()"),
        ],
    ),
    Rule(
        "a handler names the errors it expects",
        blind_handler,
        bad=[
            _in("exchange/sniff.py", "try:\n    ...\nexcept:\n    ..."),
            _in("exchange/sniff.py", "try:\n    ...\nexcept Exception:\n    ..."),
            _in("exchange/sniff.py", "try:\n    ...\nexcept (ValueError, BaseException):\n    ..."),
        ],
        good=[
            _in("exchange/sniff.py", "try:\n    ...\nexcept (ValueError, KeyError):\n    ..."),
            _in("app/cli/files.py", "try:\n    ...\nexcept BaseException:\n    tidy()\n    raise"),
        ],
    ),
)
