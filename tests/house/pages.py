"""The pages in docs/ as the tests of the documentation see them."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from tests.shared import ROOT

DOCS = ROOT / "docs"
PAGES = (*sorted(DOCS.rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md")

_FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?P<target>[^)\s#]+)(?:#[^)]*)?\)")
_INLINE = re.compile(r"`([^`\n]+)`")
_IN_CODE = re.compile(r"^[\w.-]+(?:/[\w.-]+)*/?$")


def text_of(page: Path) -> str:
    """What stands on a page."""
    return page.read_text(encoding="utf-8")


def fences(text: str, *kinds: str) -> Iterator[str]:
    """The fenced parts of these kinds."""
    return (found["text"] for found in _FENCE.finditer(text) if found["kind"] in kinds)


def links_of(page: Path) -> Iterator[Path]:
    """Where a page links to within the project."""
    for found in _LINK.finditer(_FENCE.sub("", text_of(page))):
        if not re.match(r"\w+:", found["target"]):
            yield page.parent / found["target"]


def inline_code(text: str) -> Iterator[str]:
    """What stands between single backticks."""
    return (found[1] for found in _INLINE.finditer(_FENCE.sub("", text)))


def named_paths(text: str) -> Iterator[str]:
    """Files and folders a page names in code, from the project's folder or from the package on."""
    for name in inline_code(text):
        if _IN_CODE.match(name) and ("/" in name or name.endswith(".py")):
            yield name.rstrip("/")


def commands(text: str) -> Iterator[list[str]]:
    """What a page says to type: lines of shell fences without their comments, words that begin like a command."""
    lines = [line for fence in fences(text, "sh", "shell", "console", "") for line in fence.splitlines()]
    for line in (*lines, *inline_code(text)):
        bare = re.sub(r"\s#.*$", "", line).removeprefix("$ ").strip()
        if bare.startswith(("bin/", "ropewalk ", "python bin/", "python3 bin/")):
            words = shlex.split(bare.rstrip("\\"))
            yield words[1:] if words[0].startswith("python") else words
