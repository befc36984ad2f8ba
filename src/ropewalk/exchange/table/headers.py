"""Headers: what the words over a column say about its meaning and its unit."""

import re
import unicodedata

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.texts import text_of
from ropewalk.exchange.table.vocabulary import SYNONYMS

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OTHER = re.compile(r"[^0-9a-z%#°]+")
_BRACKET = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
_LONGEST = 80

Candidate = tuple[Field, float]
"""A meaning and how sure the words make it, up to 1."""


def plain(text: str) -> str:
    """Lower case without accents, signs (but % and #) and repeated spaces; `StartDate` is `start date`."""
    if len(text) > _LONGEST:
        return ""
    spaced = _CAMEL.sub(" ", text)
    if spaced.isascii():
        return " ".join(_OTHER.sub(" ", spaced.lower()).split())
    letters = unicodedata.normalize("NFKD", spaced).casefold()
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_OTHER.sub(" ", bare).split())


def candidates_of(header: Cell) -> tuple[Candidate, ...]:
    """What a header may mean; empty when its words say nothing. Its unit in brackets is left aside."""
    if not isinstance(header, str) or not header.strip() or header[0].isdigit() or len(header) > _LONGEST:
        return ()
    whole = plain(header)
    if whole in SYNONYMS:
        return SYNONYMS[whole]
    without = plain(_BRACKET.sub(" ", header))
    return SYNONYMS.get(without, ())


def unit_words_of(header: Cell) -> tuple[str, ...]:
    """Words of a header that may name a unit: those in brackets first, then the others."""
    text = text_of(header)
    inside = [word for part in _BRACKET.findall(text) for word in plain(part).split()]
    return (*inside, *plain(_BRACKET.sub(" ", text)).split())
