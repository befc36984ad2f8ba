"""Styles of a workbook: which cells show their numbers as dates, times or percentages."""

from ropewalk.exchange.workbook.formats import Shown, shown_by

_MOST_STYLES = 65_536


class Styles:
    """Hears `styles.xml`; afterwards `shown[s]` says what the numbers of style s stand for."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self._codes: dict[int, str] = {}
        self._is_inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Formats come before the styles that use them."""
        if name == "numFmt":
            self._codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._is_inside = True
        elif name == "xf" and self._is_inside and len(self.shown) < _MOST_STYLES:
            number = _number(attributes.get("numFmtId"))
            self.shown.append(shown_by(number, self._codes.get(number)))

    def end(self, name: str) -> None:
        """Only the styles of cells count, not the named ones behind them."""
        if name == "cellXfs":
            self._is_inside = False

    def text(self, text: str) -> None:
        """Styles have no text."""

    def shown_in(self, style: str | None) -> Shown:
        """What numbers stand for in a cell of this style."""
        index = _number(style)
        return self.shown[index] if 0 <= index < len(self.shown) else Shown.NUMBER


def _number(text: str | None) -> int:
    return int(text) if text is not None and len(text) < 10 and text.isascii() and text.isdigit() else 0
