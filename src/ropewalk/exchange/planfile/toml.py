"""Values as TOML writes them: TOML 1.0, so that every editor and tool can read what we write."""

import re
from collections.abc import Iterable
from json.encoder import encode_basestring

Pairs = list[tuple[str, str]]
"""Fields in order: the name, and the value as TOML text."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_EXACT_AS_INTEGER = 1e15


def text_value(text: str) -> str:
    """A string in quotation marks, on one line."""
    return encode_basestring(text).replace("\x7f", "\\u007f")


def key_text(key: str) -> str:
    """A key, in quotation marks only where it needs them."""
    return key if _BARE_KEY.fullmatch(key) else text_value(key)


def number_value(number: float) -> str:
    """A number, exact; whole ones without a decimal point."""
    is_whole = abs(number) < _EXACT_AS_INTEGER and float(number).is_integer()
    return str(int(number)) if is_whole else repr(float(number))


def list_value(values: Iterable[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(values)}]"


def lines_value(values: Iterable[str]) -> str:
    """A list with each entry on its own line."""
    return "[\n" + "".join(f"  {value},\n" for value in values) + "]"


def table_value(pairs: Pairs) -> str:
    """A table on one line."""
    if not pairs:
        return "{}"
    return "{ " + ", ".join(f"{name} = {value}" for name, value in pairs) + " }"


def block(pairs: Pairs) -> str:
    """A table as lines, one field each."""
    return "".join(f"{name} = {value}\n" for name, value in pairs)


def header(*path: str, is_list: bool = False) -> str:
    """The line that opens a table, or the next table of a list."""
    name = ".".join(map(key_text, path))
    return f"[[{name}]]\n" if is_list else f"[{name}]\n"
