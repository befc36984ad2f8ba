"""XML parts of a workbook: events of one streaming parser that refuses a DOCTYPE and deep nesting."""

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from ropewalk.exchange.contents.refusal import Refusal, broken

MOST_DEPTH = 64


class Listener(Protocol):
    """Hears the elements of a part; names come without their prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text between tags; one run may come in several pieces."""


def parse(chunks: Iterable[bytes], listener: Listener, *, part: str) -> None:
    """Let the listener hear a part. Raises Refusal when it is no well-formed XML, or more than a plan needs."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0
    local_names: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise broken(f"its part {part} is nested more than {MOST_DEPTH} deep")
        local = local_names.get(name)
        if local is None:
            local = local_names[name] = name.rpartition(":")[2]
        listener.start(local, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(local_names[name])

    def doctype(*_: object) -> None:
        raise Refusal("file-doctype", where=f" in its part {part}")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise broken(f"its part {part} is not well-formed XML (line {error.lineno})") from error
    except (ValueError, LookupError) as error:
        raise broken(f"its part {part} is in an unknown encoding") from error
