"""In which line a field stands. The TOML parser does not tell, so a text with faults is looked through once more."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""The way into a document: names of tables and fields, and numbers into lists."""

_PART = r"""(?:"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|[A-Za-z0-9_-]++)"""
_KEY = re.compile(rf"\s*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)\s*=")
_HEADER = re.compile(rf"\s*(\[\[?)[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*\]")
_PARTS = re.compile(_PART)
_TEXTS = re.compile(
    r'''"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}|'{3}(?:[^']++|'(?!''))*+'{3,5}'''
    r"""|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|\#[^\n]*+""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


@dataclass(slots=True)
class Lines:
    """The first line of every table and field that opens a line, and those that stand twice.

    doubles   (path, first line, second line)
    """

    numbers: dict[Path, int] = field(default_factory=dict)
    doubles: list[tuple[Path, int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Look through a text. Whatever is not TOML in it is passed over."""
        lines, counts, above = cls(), dict[Path, int](), Path()
        for number, line in _opening_lines(text):
            opened = _HEADER.match(line)
            if opened is not None:
                above = _numbered(_parts_of(opened[2]), counts, is_list=opened[1] == "[[")
                lines._note(above, number)
                continue
            key = _KEY.match(line)
            if key is not None:
                lines._note(above + _parts_of(key[1]), number)
        return lines

    def line_of(self, path: Path) -> int | None:
        """The line of what stands at a path, or of the nearest table around it."""
        for length in range(len(path), 0, -1):
            number = self.numbers.get(path[:length])
            if number is not None:
                return number
        return None

    def _note(self, path: Path, number: int) -> None:
        first = self.numbers.setdefault(path, number)
        if first != number:
            self.doubles.append((path, first, number))


def _opening_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that do not continue a list, a table or a text begun above, with their numbers from 1."""
    depth = 0
    bare = _TEXTS.sub(lambda found: "\n" * found[0].count("\n"), text)
    walks = io.StringIO(bare, newline="\n"), io.StringIO(text, newline="\n")
    for number, (line, whole) in enumerate(zip(*walks, strict=False), 1):
        begins_here = depth <= 0
        depth = max(depth, 0) + sum(map(line.count, "[{")) - sum(map(line.count, "]}"))
        if begins_here and line.strip():
            yield number, whole


def _parts_of(key: str) -> Path:
    return tuple(_bare(part) for part in _PARTS.findall(key))


def _bare(part: str) -> str:
    if part.startswith("'"):
        return part[1:-1]
    return _ESCAPE.sub(_escaped, part[1:-1]) if part.startswith('"') else part


def _escaped(found: re.Match[str]) -> str:
    code = found[1]
    if code[0] in "uU" and len(code) > 1:
        return chr(min(int(code[1:], 16), 0x10FFFF))
    return _ESCAPES.get(code, code)


def _numbered(parts: Path, counts: dict[Path, int], *, is_list: bool) -> Path:
    """The path with the number of the newest table of each list on the way."""
    path: Path = ()
    for part in parts[:-1]:
        path += (part,)
        if path in counts:
            path += (counts[path],)
    path += parts[-1:]
    if is_list:
        counts[path] = counts.get(path, -1) + 1
    return (*path, counts[path]) if path in counts else path
