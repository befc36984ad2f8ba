"""The page served to this machine only: one address, read again when a file has changed."""

import contextlib
import http.server
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

from ropewalk.app.cli.page.choices import choices_of, fold_link_of, look_of
from ropewalk.app.cli.page.pictures import Look
from ropewalk.app.cli.page.render import Links, page_of, trouble_page
from ropewalk.app.cli.program import Program
from ropewalk.drawing.timeline import Board
from ropewalk.planning.findings import Finding

LOOPBACK = "127.0.0.1"
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_LONGEST_ADDRESS = 4_000
_MOST_FIELDS = 20

Opening = Callable[[], Program | tuple[Finding, ...]]


class Watched:
    """A program that is opened again when one of its files has changed since."""

    def __init__(self, opening: Opening, program: Program) -> None:
        self._opening = opening
        self._answer: Program | tuple[Finding, ...] = program
        self._paths = program.paths
        self._seen = self._state()
        self._lock = threading.Lock()
        self.board = _board_of(program)

    def now(self) -> Program | tuple[Finding, ...]:
        """The program as its files are now."""
        with self._lock:
            state = self._state()
            if state != self._seen:
                self._answer, self._seen = self._opening(), state
                self.board = _board_of(self._answer)
            return self._answer

    def _state(self) -> tuple[tuple[int, int] | None, ...]:
        return tuple(_stamp(path) for path in self._paths)


def _board_of(answer: Program | tuple[Finding, ...]) -> Board | None:
    if isinstance(answer, tuple) or answer.schedule is None:
        return None
    return Board(answer.plan, answer.schedule)


def _stamp(path: str) -> tuple[int, int] | None:
    with contextlib.suppress(OSError):
        told = Path(path).stat()
        return told.st_mtime_ns, told.st_size
    return None


class Server:
    """Serves one program on the loopback address. `port` 0 takes a free one; raises OSError where it is taken."""

    def __init__(self, port: int, opening: Opening, program: Program, look: Look) -> None:
        watched = Watched(opening, program)
        self._http = http.server.ThreadingHTTPServer((LOOPBACK, port), _handler(watched, look))
        self._http.daemon_threads = True

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._http.server_address[1])

    @property
    def address(self) -> str:
        """What to type into a browser."""
        return f"http://{LOOPBACK}:{self.port}/"

    def serve_until_interrupted(self) -> None:
        """Answer until Ctrl+C."""
        with contextlib.suppress(KeyboardInterrupt):
            self._http.serve_forever(poll_interval=0.2)

    def end(self) -> None:
        """Stop answering; from another thread than the one that serves."""
        self._http.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.server_close()


def answer_to(address: str, watched: Watched, usual: Look) -> tuple[int, bytes]:
    """Status and page for one address."""
    parts = urlsplit(address)
    if parts.path != "/":
        return 404, trouble_page("There is nothing at this address.", ())
    program = watched.now()
    if isinstance(program, tuple):
        return 200, trouble_page("The plans cannot be shown any more.", program)
    if program.schedule is None:
        return 200, trouble_page("The plans cannot be read any more.", program.findings)
    look = look_of(_asked(parts.query), usual)
    links = Links(
        choices=lambda shown: choices_of(look, program.plan, shown), folds=lambda shown: fold_link_of(look, shown)
    )
    return 200, page_of(program, look, links=links, board=watched.board)


def _asked(query: str) -> dict[str, str]:
    """The fields of a query, the last of each; nothing where it has more fields than the page knows."""
    try:
        fields = parse_qs(query, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in fields.items()}


def _handler(watched: Watched, usual: Look) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        server_version = "Ropewalk"
        sys_version = ""
        timeout = 30

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the library gives it
            """Requests of the one person at this machine are not worth a line."""

        def _answer(self, *, with_body: bool) -> None:
            status, page = self._judged()
            self.send_response(status)
            for name, value in _HEADERS.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            if with_body:
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    self.wfile.write(page)

        def _judged(self) -> tuple[int, bytes]:
            port = self.connection.getsockname()[1]
            if self.headers.get("Host") not in (f"{LOOPBACK}:{port}", f"localhost:{port}"):
                return 421, trouble_page(f"This page is only for http://{LOOPBACK}:{port}/.", ())
            if len(self.path) > _LONGEST_ADDRESS:
                return 414, trouble_page("This address is too long.", ())
            return answer_to(self.path, watched, usual)

    return Handler
