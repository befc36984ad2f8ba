"""Shared strings of a workbook: texts that its cells name by number."""

from ropewalk.exchange.contents.refusal import Refusal
from ropewalk.exchange.workbook.values import plain_text

MOST_TEXTS = 1_000_000


class Strings:
    """Hears `sharedStrings.xml`; afterwards `texts[n]` is text n. Readings for Asian writing are left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._is_text = False
        self._is_reading_aid = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A text is made of runs, each formatted in its own way."""
        if name == "t":
            self._is_text = not self._is_reading_aid
        elif name == "rPh":
            self._is_reading_aid = True
        elif name == "si" and len(self.texts) >= MOST_TEXTS:
            raise Refusal("workbook-too-large", what="different texts", limit=MOST_TEXTS)

    def end(self, name: str) -> None:
        """The runs of an item make its text."""
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_reading_aid = False
        elif name == "si":
            self.texts.append(plain_text("".join(self._pieces)))
            self._pieces.clear()

    def text(self, text: str) -> None:
        """One piece of a run."""
        if self._is_text:
            self._pieces.append(text)
