"""A profile: which column of somebody's sheet means what, kept as a few lines of TOML that they can correct."""

import json
import tomllib
from dataclasses import dataclass
from typing import Any

from ropewalk.exchange.table.dates import DateOrder
from ropewalk.exchange.table.fields import IGNORED, Field
from ropewalk.exchange.table.weeks import Week
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.tables import PROFILE_UNREADABLE
from ropewalk.planning.plan import TimeUnit

SHEET = "sheet"
HEADER_ROW = "header row"
DATE_ORDER = "date order"
DURATION_UNIT = "duration unit"
WEEK = "week"
MINUTES_PER_DAY = "minutes per day"
"""What stands in `Reading.matched` beside the columns."""

_UNIT_WORDS = {"minutes": TimeUnit.MINUTES, "hours": TimeUnit.HOURS, "days": TimeUnit.DAYS}
_UNIT_WORDS |= {"weeks": TimeUnit.WEEKS, "months": TimeUnit.MONTHS}
UNIT_NAMES = {unit: word for word, unit in _UNIT_WORDS.items()}
"""Units of time as a profile names them."""

_SHEET_KEYS = frozenset({"name", "header_row", "date_order", "duration_unit", "week", "minutes_per_day"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How to read one kind of sheet. None and an empty `columns` leave the choice to recognition.

    sheet            name of the sheet
    header_row       row of the headers, counted from 1
    date_order       which number comes first in 05/06/2026
    duration_unit    what durations without a unit count
    week             the days on which work is done
    minutes_per_day  working minutes of a day
    columns          (header as written, field); None: the column is not used
    """

    sheet: str | None = None
    header_row: int | None = None
    date_order: DateOrder | None = None
    duration_unit: TimeUnit | None = None
    week: Week | None = None
    minutes_per_day: int = 480
    columns: tuple[tuple[str, Field | None], ...] = ()


class ProfileError(ValueError):
    """A profile cannot be read; `finding` says why and what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.sentence)
        self.finding = finding


def profile_of(text: str, *, name: str | None = None) -> Profile:
    """The profile a TOML text states; `name` is its file's own name. Raises ProfileError when it states none."""
    try:
        return _profile(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise ProfileError(PROFILE_UNREADABLE.at(Place(file=name), what=_said(error))) from error


def _said(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error).rstrip(".")


def _profile(table: dict[str, Any]) -> Profile:
    sheet = _table(table, "sheet")
    columns = _table(table, "columns")
    unknown = (table.keys() - {"sheet", "columns"}) | (sheet.keys() - _SHEET_KEYS)
    if unknown:
        raise ValueError(f"it says {', '.join(sorted(unknown))}, which a profile does not know")
    return Profile(
        sheet=_text(sheet, "name"),
        header_row=_number(sheet, "header_row", 1, 1_048_576),
        date_order=DateOrder(_one_of(sheet, "date_order", tuple(DateOrder))) if "date_order" in sheet else None,
        duration_unit=_UNIT_WORDS[_one_of(sheet, "duration_unit", tuple(_UNIT_WORDS))]
        if "duration_unit" in sheet
        else None,
        week=Week(_one_of(sheet, "week", tuple(Week))) if "week" in sheet else None,
        minutes_per_day=_number(sheet, "minutes_per_day", 1, 1440) or 480,
        columns=tuple((header, _field(header, columns)) for header in columns),
    )


def _table(table: dict[str, Any], key: str) -> dict[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise ValueError(f"[{key}] is not a table")
    return value


def _text(table: dict[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key} is not a text")
    return value


def _number(table: dict[str, Any], key: str, least: int, most: int) -> int | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"{key} is not a whole number from {least:,} to {most:,}")
    return value


def _one_of(table: dict[str, Any], key: str, words: tuple[str, ...]) -> str:
    value = _text(table, key)
    if value not in words:
        raise ValueError(f"{key} is not one of {', '.join(words)}")
    return value


def _field(header: str, columns: dict[str, Any]) -> Field | None:
    word = _text(columns, header)
    if word == IGNORED:
        return None
    fields = [str(field) for field in Field]
    if word not in fields:
        raise ValueError(f"{word} is no field; fields are {', '.join([*fields, IGNORED])}")
    return Field(word)


def text_of_profile(profile: Profile) -> str:
    """The profile as TOML; `profile_of` reads it back to an equal profile."""
    lines = ["# Which column means what. Change what is wrong and open the file with --map.", "[sheet]"]
    facts = {
        "name": profile.sheet,
        "header_row": profile.header_row,
        "date_order": profile.date_order,
        "duration_unit": UNIT_NAMES[profile.duration_unit] if profile.duration_unit else None,
        "week": profile.week,
        "minutes_per_day": profile.minutes_per_day,
    }
    lines += [f"{key} = {_toml(value)}" for key, value in facts.items() if value is not None]
    lines += ["", "[columns]"]
    lines += [f"{_toml(header)} = {_toml(field or IGNORED)}" for header, field in profile.columns]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    text = json.dumps(value if isinstance(value, int) else str(value), ensure_ascii=False)
    return text.replace("\x7f", "\\u007f")


def profile_of_match(matched: tuple[tuple[str, str], ...]) -> Profile:
    """The profile that makes the match of a reading (`Reading.matched`) binding, for `--save-map`."""
    facts = dict(matched)
    unit = facts.get(DURATION_UNIT)
    fields = {str(field): field for field in Field}
    return Profile(
        sheet=facts.get(SHEET),
        header_row=int(facts[HEADER_ROW]) if HEADER_ROW in facts else None,
        date_order=DateOrder(facts[DATE_ORDER]) if DATE_ORDER in facts else None,
        duration_unit=_UNIT_WORDS[unit] if unit else None,
        week=Week(facts[WEEK]) if WEEK in facts else None,
        minutes_per_day=int(facts.get(MINUTES_PER_DAY, 480)),
        columns=tuple((header, fields.get(word)) for word, header in matched if word in fields or word == IGNORED),
    )
