"""What the file says of the project as a whole, and what the project is called."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from ropewalk.exchange.mspdi.calendars import Calendars
from ropewalk.exchange.mspdi.fields import Fields
from ropewalk.planning.plan import DialectName, Project, ScheduleFrom
from ropewalk.planning.units import Minutes

_ENDINGS = (".xml", ".mspdi", ".mpp", ".mpt")
_UNTITLED = re.compile(r"(project|projekt|projet|proyecto|progetto|projeto|проект)\s*\d*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
    | {"das", "der", "die", "für", "und", "de", "des", "du", "el", "la", "le", "les", "los"}
)
_LONGEST = 12


def key_for(title: str, name: str) -> str:
    """A short key that can be spoken: of the title, else of the file's own name without its endings.

    One word is the key itself, cut to 12 letters; of several each gives its first letter and numbers stay whole,
    small words (`of`, `the`) are left out: `Brig` is BRIG, `Move to the new yard` is MNY, `Release 2.1 plan` is R21P.
    A title Project gives by itself (`Project1`) says nothing and is passed over, and so is one without a letter.
    """
    for text in (title, stem_of(name)):
        words: list[str] = _WORD.findall(text)
        if not words or _UNTITLED.fullmatch(text.strip()):
            continue
        said = [word for word in words if word.casefold() not in _SMALL] or words
        if len(said) == 1:
            return said[0].upper()[:_LONGEST]
        return "".join(word if word.isdigit() else word[0] for word in said).upper()[:_LONGEST]
    return (stem_of(name) or "PLAN").replace(":", " ").upper()


def stem_of(name: str) -> str:
    """A file's name without the endings that say what it is."""
    stem = PurePath(name.replace("\\", "/")).name
    while stem.casefold().endswith(_ENDINGS):
        stem = stem[: stem.rindex(".")]
    return stem


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of the project itself; `name` is the file's own name."""

    fields: Fields
    name: str

    @property
    def title(self) -> str:
        """What the project is called: its title, else the name it was last saved under."""
        return " ".join((self.fields.text("Title") or stem_of(self.fields.text("Name")) or stem_of(self.name)).split())

    @property
    def key(self) -> str:
        """Its key; see `key_for`."""
        return key_for(self.fields.text("Title"), self.name)

    @property
    def is_from_start(self) -> bool:
        """Whether the start is given and the finish computed."""
        return self.fields.flag("ScheduleFromStart", otherwise=True)

    def project(self, calendars: Calendars) -> Project:
        """The project without its tasks. Their `CurrentDate` is the clock of a machine and never used."""
        fields = self.fields
        minutes_per_day = fields.whole("MinutesPerDay") or 480
        return Project(
            key=self.key,
            name=self.title,
            dialect=DialectName.PROJECT,
            start=fields.instant("StartDate"),
            finish=None if self.is_from_start else fields.instant("FinishDate"),
            schedule_from=ScheduleFrom.START if self.is_from_start else ScheduleFrom.FINISH,
            data_date=fields.instant("StatusDate"),
            calendar=calendars.key_of(fields.whole("CalendarUID")),
            lead=fields.text("Manager") or None,
            minutes_per_day=minutes_per_day,
            minutes_per_week=fields.whole("MinutesPerWeek") or 5 * minutes_per_day,
            days_per_month=fields.whole("DaysPerMonth") or 20,
            critical_limit=Minutes((fields.whole("CriticalSlackLimit") or 0) * minutes_per_day),
        )
