"""A bar on a terminal for work that takes longer than a second; nothing where nobody looks."""

import sys
import threading
from types import TracebackType
from typing import Self, TextIO

PATIENCE_SECONDS = 1.0
_REDRAW_SECONDS = 0.2
_WIDTH = 24
_CLEAR = "\r\x1b[K"


class Progress:
    """Steps of one command: `with Progress(5) as progress: progress.at("reading plan.xml")`."""

    def __init__(self, steps: int, *, stream: TextIO | None = None, patience: float = PATIENCE_SECONDS) -> None:
        self._steps = max(steps, 1)
        self._stream = sys.stderr if stream is None else stream
        self._patience = patience
        self._done = -1
        self._what = ""
        self._ended = threading.Event()
        self._is_drawn = False
        self._thread = threading.Thread(target=self._draw_until_end, daemon=True)

    def at(self, what: str) -> None:
        """The next step begins."""
        self._done = min(self._done + 1, self._steps)
        self._what = what

    def end(self) -> None:
        """Take the bar away for good."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()
        if self._is_drawn:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._is_drawn = False

    def __enter__(self) -> Self:
        if self._stream.isatty():
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def line(self) -> str:
        """The bar as it stands."""
        done = max(self._done, 0)
        filled = _WIDTH * done // self._steps
        return f"[{'=' * filled}{' ' * (_WIDTH - filled)}] {done + 1} of {self._steps}: {self._what}"

    def _draw_until_end(self) -> None:
        if self._ended.wait(self._patience):
            return
        while True:
            self._is_drawn = True
            self._stream.write(_CLEAR + self.line())
            self._stream.flush()
            if self._ended.wait(_REDRAW_SECONDS):
                return
