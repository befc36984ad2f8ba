"""How large files and functions may be."""

import ast
import statistics
from collections.abc import Iterator, Sequence

from tests.house.rule import Rule, at
from tests.house.source import Source

MOST_LINES_OF_FILE = 400
MOST_LINES_OF_FUNCTION = 60
MEDIAN_OF_FILES = 100
MEDIAN_OF_FUNCTIONS = 8
NINE_IN_TEN_FUNCTIONS = 30


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from its name to its end, the docstring left out."""
    docstring = function.body[0]
    has_docstring = ast.get_docstring(function, clean=False) is not None
    said = (docstring.end_lineno or 0) - docstring.lineno + 1 if has_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - said


def long_file(source: Source) -> Iterator[str]:
    """Files over the limit."""
    count = len(source.text.splitlines())
    if count > MOST_LINES_OF_FILE:
        yield at(source, count, f"{count} lines, at most {MOST_LINES_OF_FILE}: make it a folder of nouns.")


def long_function(source: Source) -> Iterator[str]:
    """Functions over the limit."""
    for function in source.functions:
        count = lines_of(function)
        if count > MOST_LINES_OF_FUNCTION:
            counted = f"{function.name} has {count} lines, at most {MOST_LINES_OF_FUNCTION}"
            yield at(source, function.lineno, f"{counted}: give its steps names of their own.")


def typical_sizes(sources: Sequence[Source]) -> Iterator[str]:
    """What is wrong with the sizes of the product as a whole."""
    files = [len(source.text.splitlines()) for source in sources]
    functions = sorted(lines_of(function) for source in sources for function in source.functions)
    measured = (
        ("median of files", statistics.median(files), MEDIAN_OF_FILES),
        ("median of functions", statistics.median(functions), MEDIAN_OF_FUNCTIONS),
        ("nine in ten functions", functions[len(functions) * 9 // 10], NINE_IN_TEN_FUNCTIONS),
    )
    for what, lines, most in measured:
        if lines > most:
            yield f"{what}: {lines:g} lines, at most {most}: divide the largest by what they are about."


def _function(body_lines: int) -> str:
    return "def judge_all(value: int) -> int:\n" + "    value += 1\n" * (body_lines - 1) + "    return value\n"


SIZES = (
    Rule(
        "a file has at most 400 lines",
        long_file,
        bad=[Source("src/ropewalk/planning/cpm.py", "value = 1\n" * 401)],
        good=[Source("src/ropewalk/planning/cpm.py", "value = 1\n" * 400)],
    ),
    Rule(
        "a function has at most 60 lines",
        long_function,
        bad=[Source("src/ropewalk/planning/cpm.py", _function(60))],
        good=[Source("src/ropewalk/planning/cpm.py", _function(59))],
    ),
)
LARGE = [Source("src/ropewalk/planning/cpm.py", "\n" * 20 + _function(30) * 4)]
"""A product whose files and functions are all too large."""
