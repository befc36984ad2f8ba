"""JSON read piece by piece: an answer of any length needs the memory of its largest issue, not of the whole."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

MOST_BYTES = 256 * 1024 * 1024
MOST_LETTERS_OF_A_VALUE = 8 * 1024 * 1024

_PIECE_BYTES = 256 * 1024
_SPACE = re.compile(r"[ \t\n\r,\x1e]*")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LISTS = frozenset({"issues", "values"})
"""Members whose elements are read one by one."""


class Broken(Exception):  # noqa: N818 - it is told as a finding, not raised beyond this room
    """The text is not JSON from here on; says why."""


class TooLarge(Exception):  # noqa: N818 - as above
    """The text goes beyond a limit; says which."""

    def __init__(self, what: str, limit: str) -> None:
        super().__init__(what)
        self.what = what
        self.limit = limit


class Nested(Exception):  # noqa: N818 - as above
    """Brackets stand deeper than any parser follows."""


class Element(NamedTuple):
    """One element of a list such as `issues`, and the name of that list."""

    of: str
    value: object


class Page(NamedTuple):
    """The other members of an object that stands by itself or in a list that does: an issue, or a page of an answer."""

    members: dict[str, object]


def pieces_of(stream: BinaryIO) -> Iterator[Element | Page]:
    """What a text of JSON values holds, one after the other: elements of pages as they come, then the page itself.

    Read are single values, lists of them, JSON Lines and pages one behind the other.
    Raises Broken, TooLarge, Nested; what came before it was right.
    """
    text = _Text(stream)
    while text.peek():
        yield from _thing(text, may_be_list=True)
    if text.pieces == 0:
        raise Broken("it is empty")


def _thing(text: "_Text", *, may_be_list: bool) -> Iterator[Element | Page]:
    """An object opened member by member, a list opened element by element, or a plain value."""
    first = text.peek()
    if first == "{":
        yield from _members(text)
    elif first == "[" and may_be_list:
        text.take()
        while text.peek() != "]":
            yield from _thing(text, may_be_list=False)
        text.take()
    else:
        yield Element("", text.value())


def _members(text: "_Text") -> Iterator[Element | Page]:
    text.take()
    members: dict[str, object] = {}
    while text.peek() != "}":
        name = text.value()
        if not isinstance(name, str) or text.peek() != ":":
            raise Broken("a name and a colon were expected")
        text.take()
        if name in _LISTS and text.peek() == "[":
            text.take()
            while text.peek() != "]":
                yield Element(name, text.value())
            text.take()
        else:
            members[name] = text.value()
    text.take()
    yield Page(members)


@dataclass(eq=False)
class _Text:
    """A window on the text that grows only as far as one value needs."""

    stream: BinaryIO
    pieces: int = 0
    _window: str = ""
    _at: int = 0
    _bytes: int = 0
    _has_ended: bool = False
    _decode: codecs.IncrementalDecoder | None = None
    _parser: json.JSONDecoder = field(default_factory=lambda: json.JSONDecoder(parse_constant=lambda _: None))

    def peek(self) -> str:
        """The next letter after spaces and commas; empty at the end. Raises Broken inside nothing: the caller knows."""
        while True:
            found = _SPACE.match(self._window, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._window):
                return self._window[self._at]
            if not self._grow():
                return ""

    def take(self) -> None:
        """Step over the letter that was peeked at."""
        self._at += 1

    def value(self) -> object:
        """The next value, whole."""
        if not self.peek():
            raise Broken("it ends in the middle")
        while True:
            try:
                value, end = self._parser.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                if not self._grow():
                    raise Broken(_told(error)) from error
                continue
            except RecursionError as error:
                raise Nested from error
            except ValueError as error:
                raise Broken("a number in it has thousands of digits") from error
            if end < len(self._window) or not self._grow():
                self._at = end
                self.pieces += 1
                return value

    def _grow(self) -> bool:
        """Read on, twice as much as is held; whether there was any more."""
        if self._has_ended:
            return False
        self._window, self._at = self._window[self._at :], 0
        if len(self._window) > MOST_LETTERS_OF_A_VALUE:
            raise TooLarge("a single issue or list of fields of more than 8 MB", "8 MB each")
        piece = self.stream.read(max(_PIECE_BYTES, len(self._window)))
        self._bytes += len(piece)
        if self._bytes > MOST_BYTES:
            raise TooLarge(f"more than {MOST_BYTES >> 20} MB", f"{MOST_BYTES >> 20} MB")
        if self._decode is None:
            encoding = next((encoding for mark, encoding in _MARKS if piece.startswith(mark)), "utf-8")
            self._decode = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._has_ended = not piece
        self._window += self._decode.decode(piece, final=self._has_ended)
        return True


def _told(error: json.JSONDecodeError) -> str:
    near = " ".join(error.doc[error.pos : error.pos + 30].split())
    return f"near {near!r} something else was expected" if near else "it ends in the middle"
