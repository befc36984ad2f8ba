"""Why a file is not read: told by code and facts, because the child process that reads it knows no findings."""

from typing import Self

Fact = str | int | float


class Refusal(Exception):  # noqa: N818 - it refuses; it is no error of ours
    """Stops the reading of a file.

    code    of a kind in `planning/findings/files.py`
    facts   what its sentence and remedy name, without the file
    row, field  where in the file, when that is known
    """

    row: int | None = None
    field: str | None = None

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def at(self, *, row: int, field: str) -> Self:
        """The same refusal, with its place."""
        self.row, self.field = row, field
        return self


def broken(what: str) -> Refusal:
    """The workbook is damaged."""
    return Refusal("workbook-broken", what=what)
