"""How an entry of the catalogue of findings is written."""

import re
from collections.abc import Iterator

from ropewalk.planning.findings import FindingKind
from tests.house.words import words_not_said

WORDS_NOT_SAID = re.compile(
    r"\b(slack|status date|end date|programme|sub-?project|dependenc(?:y|ies))\b", re.IGNORECASE
)
"""Words of docs/words.md that we have another word for."""

_CODE = re.compile(r"[a-z]+(-[a-z]+)+")
_ENDS = (".", ".”", "}", ".)", "?", "?”")


def faults_of(entry: FindingKind) -> Iterator[str]:
    """What is wrong with an entry, each with its remedy."""
    if not _CODE.fullmatch(entry.code):
        yield f"{entry.code}: a code is two or more small words with hyphens, such as link-circle."
    for name, text in (("sentence", entry.sentence), ("remedy", entry.remedy)):
        if not text.strip():
            yield f"{entry.code}: the {name} is empty: say {'what is wrong' if name == 'sentence' else 'what to do'}."
            continue
        if not (text[0].isupper() or text[0] in "{“-"):
            yield f"{entry.code}: the {name} begins small: begin it with a capital or a name."
        if not text.endswith(_ENDS):
            yield f"{entry.code}: the {name} ends in “{text[-10:]}”: end it with a full stop."
        if "  " in text or text != text.strip():
            yield f"{entry.code}: the {name} holds stray blanks: take them out."
        for word in words_not_said(text):
            yield f"{entry.code}: the {name} says “{word}”: docs/words.md has our word for it."


BAD = (
    FindingKind("circle", "{tasks} wait for each other.", "Remove a link.", True),
    FindingKind("link-circle", "", "Remove a link.", True),
    FindingKind("link-circle", "{tasks} wait for each other.", "", True),
    FindingKind("link-circle", "tasks wait for each other.", "Remove a link.", True),
    FindingKind("link-circle", "{tasks} wait for each other", "Remove a link.", True),
    FindingKind("link-circle", "{tasks} wait for each  other.", "Remove a link.", True),
    FindingKind("link-circle", "{tasks} have a negative slack.", "Remove a link.", True),
)
