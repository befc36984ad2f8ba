"""Bytes to a document: the limits, the encoding, the syntax. See docs/decisions/0002-toml-parser.md for the parser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import tomli

from ropewalk.exchange.planfile.hints import cut
from ropewalk.exchange.planfile.lines import Lines
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.planfile import (
    PLAN_TEXT_DOUBLE,
    PLAN_TEXT_ENCODING,
    PLAN_TEXT_NESTED,
    PLAN_TEXT_SYNTAX,
    PLAN_TEXT_TOO_LARGE,
)

MOST_BYTES = 12 * 1024 * 1024
MOST_MEMORY = 200 * 1024 * 1024
"""What a text may need once it is parsed, as its brackets, dots and signs foretell it."""

_MOST_DOUBLES = 20
MOST_TASKS = 150_000
MOST_LINKS = 400_000
_WEIGHTS = (
    (re.compile(rb"^[ \t]*\[[^\n]*", re.MULTILINE), 1_000),
    (re.compile(rb"^[^=\n]*=[ \t]*[\[{]", re.MULTILINE), 750),
    (re.compile(rb"=[ \t]*[\[{]"), 250),
    (re.compile(rb"^[^=\n\"'\[]*\.[^=\n]*=", re.MULTILINE), 400),
)
_SIGNS = ((b"=", 200), (b",", 160), (b".", 300), (b"\n", 150))


Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """The tables of a text, and the text itself to find lines in."""

    tables: Table
    text: str


def document_of(stream: BinaryIO, *, name: str) -> Document | tuple[Finding, ...]:
    """The tables in a stream, or what keeps it from being read. Never raises for what is in it."""
    place = Place(file=name)
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        limit = f"{MOST_BYTES / 2**20:,.0f} MB"
        return (PLAN_TEXT_TOO_LARGE.at(place, file=name, what=f"more than {limit}", limit=limit),)
    if memory_needed(data) > MOST_MEMORY:
        return (PLAN_TEXT_TOO_LARGE.at(place, file=name, what="far too many tables and fields", limit="60,000 tasks"),)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"line {line} holds the byte {error.object[error.start]:02x}"
        return (PLAN_TEXT_ENCODING.at(Place(file=name, row=line), file=name, what=what),)
    parsed = _parsed(text, name)
    if not isinstance(parsed, Document):
        return parsed
    counts = ((task_count(parsed.tables), MOST_TASKS, "tasks"), (link_count(parsed.tables), MOST_LINKS, "links"))
    for count, most, what in counts:
        if count > most:
            return (PLAN_TEXT_TOO_LARGE.at(place, file=name, what=f"{count:,} {what}", limit=f"{most:,}"),)
    return parsed


def task_count(tables: Table) -> int:
    """How many tasks the tables hold, in whichever way the projects are written."""
    return sum(len(tasks) for tasks in _under(tables, "task") if isinstance(tasks, dict | list))


def link_count(tables: Table) -> int:
    """How many links they state."""
    loose = sum(len(links) for links in _under(tables, "links") if isinstance(links, list))
    return loose + sum(len(after) for after in _afters(tables) if isinstance(after, list))


def _under(tables: Table, name: str) -> Iterator[object]:
    """What stands under this name, outside of the projects and in each."""
    projects = tables.get("project")
    holders = projects if isinstance(projects, list) else [projects]
    if isinstance(projects, dict):
        holders = [projects, *projects.values()]
    return (holder[name] for holder in [tables, *holders] if isinstance(holder, dict) and name in holder)


def _afters(tables: Table) -> Iterator[object]:
    for tasks in _under(tables, "task"):
        rows = tasks.values() if isinstance(tasks, dict) else tasks if isinstance(tasks, list) else ()
        yield from (row["after"] for row in rows if isinstance(row, dict) and "after" in row)


def memory_needed(data: bytes) -> int:
    """Bytes a parsed text takes, told from its signs: at least what was measured for the worst texts."""
    tables = sum(weight * (len(found) + sum(line.count(b".") for line in found)) for found, weight in _tables(data))
    return tables + sum(weight * data.count(sign) for sign, weight in _SIGNS)


def _tables(data: bytes) -> list[tuple[list[bytes], int]]:
    return [(pattern.findall(data), weight) for pattern, weight in _WEIGHTS]


def _parsed(text: str, name: str) -> Document | tuple[Finding, ...]:
    try:
        return Document(tomli.loads(text), text)
    except tomli.TOMLDecodeError as error:
        return _syntax(error, text, name)
    except RecursionError:
        return (PLAN_TEXT_NESTED.at(Place(file=name), file=name),)
    except ValueError:
        return _long_number(text, name)


def _syntax(error: tomli.TOMLDecodeError, text: str, name: str) -> tuple[Finding, ...]:
    """What stops the parser; where a key stands twice, every such key."""
    what = f"{error.msg[:1].lower()}{error.msg[1:]}"
    if error.msg.startswith("Cannot "):
        what = "a table or field is stated a second time"
        doubles = Lines.of(text).doubles[:_MOST_DOUBLES]
        if doubles:
            return tuple(_double(".".join(map(str, path)), first, second, name) for path, first, second in doubles)
    place = Place(file=name, row=error.lineno)
    return (PLAN_TEXT_SYNTAX.at(place, file=name, line=error.lineno, column=error.colno, what=what),)


def _double(path: str, first: int, second: int, name: str) -> Finding:
    what = cut(path)
    return PLAN_TEXT_DOUBLE.at(Place(file=name, row=second, key=what), file=name, what=what, first=first, second=second)


def _long_number(text: str, name: str) -> tuple[Finding, ...]:
    found = re.search(r"\d[\d_]{4000}", text)
    at = 0 if found is None else found.start()
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    place = Place(file=name, row=line)
    return (PLAN_TEXT_SYNTAX.at(place, file=name, line=line, column=column, what="a number of thousands of digits"),)
