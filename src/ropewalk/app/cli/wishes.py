"""What somebody asks for on the command line, read and judged before any plan is opened."""

import argparse
import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ropewalk.app.cli.files import name_of
from ropewalk.app.opening import Wishes
from ropewalk.exchange.joining import Starts
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.calls import (
    CALL_DATE,
    CALL_MAP_FILE,
    CALL_NO_FILE,
    CALL_PROJECT,
    CALL_WHY_NO_FILE,
)
from ropewalk.planning.units import EARLIEST, LATEST, Instant, parse_instant

if TYPE_CHECKING:
    from ropewalk.exchange.table.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A call that can be answered.

    files     (path, key) of each plan, None where the file says what its project is called
    ties      paths of files with handoffs
    profiles  file's own name -> how that sheet is read; other sheets by `wishes`
    """

    files: tuple[tuple[str, str | None], ...]
    wishes: Wishes
    starts: Starts
    ties: tuple[str, ...] = ()
    profiles: "Mapping[str, Profile]" = field(default_factory=dict)

    def wishes_for(self, path: str) -> Wishes:
        """How one file is to be read."""
        profile = self.profiles.get(name_of(path))
        return self.wishes if profile is None else replace(self.wishes, profile=profile)


def asked_of(arguments: argparse.Namespace, *, today: Instant) -> Asked | tuple[Finding, ...]:
    """What a call asks for; the findings where it cannot be understood."""
    reader = _Reader(arguments)
    files = tuple(reader.files())
    starts = reader.starts(today)
    every, profiles = reader.profiles({name_of(path) for path, _ in files})
    wishes = Wishes(profile=every, level=reader.level())
    if reader.findings:
        return tuple(reader.findings)
    ties = tuple(getattr(arguments, "tie", ()))
    return Asked(files=files, wishes=wishes, starts=starts, ties=ties, profiles=profiles)


class _Reader:
    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.findings: list[Finding] = []

    def files(self) -> Iterator[tuple[str, str | None]]:
        stated: list[str] = getattr(self.arguments, "files", [])
        named: list[str] = getattr(self.arguments, "project", [])
        if not stated and not named:
            task: str | None = getattr(self.arguments, "task", None)
            self.findings.append(CALL_NO_FILE.at() if task is None else CALL_WHY_NO_FILE.at(text=task))
        yield from ((path, None) for path in stated)
        for text in named:
            key, sign, path = text.partition("=")
            if not sign or not key.strip() or not path:
                self.findings.append(CALL_PROJECT.at(Place(field="--project"), text=text))
            yield path, key.strip()

    def starts(self, today: Instant) -> Starts:
        every: Instant | None = None
        by_project: dict[str, Instant] = {}
        for text in self.arguments.start:
            key, sign, date = text.rpartition("=")
            at = self._date(date)
            if at is not None and sign:
                by_project[key.strip()] = at
            elif at is not None:
                every = at
        return Starts(today=Instant(today - today % 1440), every=every, by_project=by_project)

    def profiles(self, names: set[str]) -> "tuple[Profile | None, dict[str, Profile]]":
        """The profile for every sheet, and those for single files."""
        every: Profile | None = None
        single: dict[str, Profile] = {}
        for text in self.arguments.map:
            file, sign, path = text.rpartition("=")
            if sign and file not in names:
                self.findings.append(CALL_MAP_FILE.at(Place(field="--map"), text=text, file=file))
                continue
            profile = self._profile(path)
            if profile is not None and sign:
                single[file] = profile
            elif profile is not None:
                every = profile
        return every, single

    def _profile(self, path: str) -> "Profile | None":
        rooms = importlib.import_module("ropewalk.app.cli.profiles")
        profile: Profile | Finding = rooms.read_profile(path)
        if isinstance(profile, Finding):
            self.findings.append(profile)
            return None
        return profile

    def level(self) -> str | None:
        word: str | None = self.arguments.level
        return None if word is None else word.replace("-", " ")

    def _date(self, text: str) -> Instant | None:
        try:
            at = parse_instant(text.strip())
        except ValueError:
            at = None
        if at is None or not EARLIEST <= at < LATEST:
            self.findings.append(CALL_DATE.at(Place(field="--start"), text=text))
            return None
        return at
