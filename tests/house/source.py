"""A file of this project as the rules see it, and all of them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.shared import ROOT

CODE = ("src", "tests", "bench")
_SCRIPTS = ("setup", "run", "test", "check", "bench")
_LEFT_OUT = {"__pycache__", "node_modules"}
_TEXTS = {".py", ".md", ".toml", ".txt", ".in", ".cfg", ".html", ".css", ".js", ".svg", ".csv", ".c", ".h", ".json"}


@dataclass(frozen=True)
class Source:
    """`place` from the project's folder on, with slashes."""

    place: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The code; of a text that is no Python an empty module."""
        return ast.parse(self.text if self.is_python else "")

    @property
    def is_python(self) -> bool:
        """Whether it is Python, by name or by its first line."""
        return self.place.endswith(".py") or self.text.startswith("#!/usr/bin/env python3")

    @property
    def parts(self) -> tuple[str, ...]:
        """Folders and file, the file without its ending: `src/ropewalk/planning/cpm.py` ends in `cpm`."""
        folders = self.place.split("/")
        return (*folders[:-1], folders[-1].partition(".")[0])

    @property
    def module(self) -> str:
        """What Python calls it: `ropewalk.planning.cpm`; a package by its folder."""
        parts = self.parts[1:] if self.parts[0] == "src" else self.parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def functions(self) -> tuple[ast.FunctionDef | ast.AsyncFunctionDef, ...]:
        """Every function, methods and functions in functions as well."""
        found = (ast.FunctionDef, ast.AsyncFunctionDef)
        return tuple(node for node in ast.walk(self.tree) if isinstance(node, found))


def read_source(path: Path) -> Source:
    """The source at a path in the project."""
    return Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


def code() -> tuple[Source, ...]:
    """All Python of the project: product, tests, benches and scripts."""
    files = [path for folder in CODE for path in sorted((ROOT / folder).rglob("*.py"))]
    scripts = [ROOT / "bin" / name for name in (*_SCRIPTS, "_environment.py")]
    return tuple(read_source(path) for path in (*files, *scripts) if not _LEFT_OUT & set(path.parts))


def texts() -> tuple[Source, ...]:
    """Everything in the project that is written, code and words."""
    return tuple(map(read_source, _text_files(ROOT)))


def _text_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in _LEFT_OUT or (path.name.startswith(".") and path.name != ".ci"):
            continue
        if path.is_dir():
            yield from _text_files(path)
        elif path.suffix in _TEXTS or path.parent.name in ("bin", ".ci"):
            yield path
