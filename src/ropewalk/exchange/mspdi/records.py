"""Microsoft Project XML as a stream of records: one task, resource, assignment or calendar at a time, within limits."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

from ropewalk.exchange.contents.refusal import Refusal

CHUNK_BYTES = 1 << 16
MOST_BYTES = 256 << 20
MOST_ELEMENTS = 6_000_000
MOST_IN_RECORD = 500_000
MOST_DEPTH = 32
MOST_LETTERS = 4_000_000
"""Limits of a file, of one record in it, and of one field. A plan of 20,000 tasks has about 2,000,000 elements."""

Record = dict[str, "str | list[Record]"]
"""The fields of an element by their names without prefix: text, or the elements of that name and their fields."""

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._\-]{0,40})["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_LETTERS = (
    "ascii",
    "big5",
    "cp",
    "euc",
    "gb",
    "hz",
    "iso",
    "johab",
    "koi8",
    "latin",
    "mac",
    "shift",
    "tis",
    "utf-8",
    "utf-16",
    "utf-32",
)
"""How the names of encodings begin that a text may declare."""
_QUIET_CHUNKS = 2 * MOST_LETTERS // CHUNK_BYTES
_RECORD_DEPTH = 3


class Section(NamedTuple):
    """A record and the container it stands in: `Tasks`, `Calendars` …; "" for a field of the project itself."""

    container: str
    name: str
    record: Record


def text_in(record: Record, name: str) -> str:
    """The text of a field, without space around it; "" where there is none."""
    found = record.get(name)
    return found.strip() if isinstance(found, str) else ""


def parts_in(record: Record, name: str, *inner: str) -> list[Record]:
    """The elements of this name (inside the elements of the names before it); none where there is none."""
    found = record.get(name)
    parts = found if isinstance(found, list) else []
    for each in inner[:1]:
        return [part for outer in parts for part in parts_in(outer, each, *inner[1:])]
    return parts


def sections_of(stream: BinaryIO) -> Iterator[Section]:
    """The records of a file, in its order. Raises Refusal, and only that, for whatever is wrong with it as XML.

    cost  about 0.7 µs for each element; memory for one record and one chunk
    """
    first = stream.read(CHUNK_BYTES)
    encoding, marked = _encoding_of(first)
    parser = _Parser()
    decoder = codecs.getincrementaldecoder(encoding)()
    chunk, total = first[marked:], len(first)
    while True:
        try:
            letters = decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as error:
            raise Refusal("mspdi-encoding", encoding=encoding.upper(), what=_undecodable(error)) from error
        yield from parser.feed(letters, is_last=not chunk)
        if not chunk:
            return
        chunk = stream.read(CHUNK_BYTES)
        total += len(chunk)
        if total > MOST_BYTES:
            raise Refusal("mspdi-too-large", limit=MOST_BYTES >> 20, what="MB")


def _encoding_of(head: bytes) -> tuple[str, int]:
    """The encoding and the length of its mark. What the bytes show goes before what the file declares."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return encoding, 0
    declared = _DECLARED.match(head)
    name = "utf-8" if declared is None else declared.group(1).decode("ascii")
    try:
        found = codecs.lookup(name).name
    except LookupError as error:
        raise Refusal("mspdi-encoding", encoding=name, what="no such encoding is known") from error
    if not found.startswith(_LETTERS):
        raise Refusal("mspdi-encoding", encoding=name, what="that is no encoding of letters")
    return ("utf-8" if found.startswith(("utf-16", "utf-32")) else found), 0


def _undecodable(error: UnicodeDecodeError) -> str:
    return f"byte {error.object[error.start]:02X} is no letter in it"


class _Parser:
    """Expat, and the records that came out of it since the last chunk."""

    def __init__(self) -> None:
        self._ready: list[Section] = []
        self._pieces: list[str] = []
        self._records: list[Record] = [{}]
        self._path: list[str] = []
        self._names: dict[str, str] = {}
        self._is_leaf = False
        self._elements = 0
        self._record_began = 0
        self._quiet = (0, 0, 0)
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.buffer_size = CHUNK_BYTES
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._pieces.append
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype

    def feed(self, letters: str, *, is_last: bool) -> list[Section]:
        """Parse more of the text; the records that are complete now."""
        self._ready = []
        try:
            self._parser.Parse(letters, is_last)
        except expat.ExpatError as error:
            raise Refusal("mspdi-broken", what=_fault(error, self._path), line=error.lineno) from error
        except ValueError as error:
            raise Refusal("mspdi-broken", what="it holds letters that XML does not allow", line=0) from error
        self._check()
        return self._ready

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = self._names.get(name)
        if local is None:
            local = self._names[name] = name.rpartition(":")[2]
        path = self._path
        if self._is_leaf:
            self._records.append({})
        path.append(local)
        self._is_leaf = True
        self._pieces.clear()
        self._elements += 1
        if len(path) <= _RECORD_DEPTH:
            self._record_began = self._elements
            if len(path) == 1 and local != "Project":
                raise Refusal("mspdi-other", root=local[:60])
        elif len(path) > MOST_DEPTH:
            raise Refusal("mspdi-broken", what=f"it is nested more than {MOST_DEPTH} deep", line=self._line)

    def _end(self, name: str) -> None:
        path, depth = self._path, len(self._path)
        local = path.pop()
        if self._is_leaf:
            self._is_leaf = False
            self._records[-1][local] = "".join(self._pieces)
            if depth == _RECORD_DEPTH - 1:
                self._ready.append(Section("", local, self._records[-1]))
                self._records[-1] = {}
            elif depth == _RECORD_DEPTH:
                self._records[-1] = {}
        else:
            done = self._records.pop()
            if depth == _RECORD_DEPTH:
                self._ready.append(Section(path[-1], local, done))
            elif depth > _RECORD_DEPTH:
                held = self._records[-1].get(local)
                if isinstance(held, list):
                    held.append(done)
                else:
                    self._records[-1][local] = [done]
        self._pieces.clear()

    @property
    def _line(self) -> int:
        return int(self._parser.CurrentLineNumber)

    def _refuse_doctype(self, *_: object) -> None:
        raise Refusal("file-doctype", where="")

    def _check(self) -> None:
        """Hold a chunk against the limits: elements, letters of one field, and text that never comes to an end."""
        if self._elements > MOST_ELEMENTS:
            raise Refusal("mspdi-too-large", limit=MOST_ELEMENTS, what="elements")
        if self._elements - self._record_began > MOST_IN_RECORD:
            raise Refusal("mspdi-too-large", limit=MOST_IN_RECORD, what="elements in one task or calendar")
        elements, pieces, chunks = self._quiet
        is_quiet = (elements, pieces) == (self._elements, len(self._pieces))
        self._quiet = self._elements, len(self._pieces), chunks + 1 if is_quiet else 0
        if chunks > _QUIET_CHUNKS or sum(map(len, self._pieces)) > MOST_LETTERS:
            raise Refusal("mspdi-too-large", limit=MOST_LETTERS, what="letters in one place")


def _fault(error: expat.ExpatError, path: list[str]) -> str:
    """What is wrong, in words; most often the file was cut off."""
    words = expat.errors.messages.get(error.code, "")
    if words in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN) or (
        path and words == expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION
    ):
        return "its end is missing, it was cut off"
    return words or "it is not well-formed XML"
