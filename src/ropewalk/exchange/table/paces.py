"""What time each row's work takes, as far as the sheet says so: by its calendar column or by durations of the clock."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from ropewalk.exchange.table.amounts import amounts_of
from ropewalk.exchange.table.durations import Scale
from ropewalk.exchange.table.faults import Faults, counted
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.marks import texts_of
from ropewalk.exchange.table.office import Pace, Paces
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.terms import ELAPSED_WORDS, STANDARD_WORDS
from ropewalk.exchange.table.texts import shortened
from ropewalk.exchange.table.weeks import Week, week_words
from ropewalk.planning.findings.tables import SHEET_CALENDAR_UNKNOWN
from ropewalk.planning.plan import TimeUnit
from ropewalk.planning.units import BoolArray

_WEEKS = {plain(word): week for word, week in week_words().items()} | dict.fromkeys(
    STANDARD_WORDS, Week.MONDAY_TO_FRIDAY
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPaces:
    """What the rows say of their time.

    week      the days of the sheet's week; None: nobody says
    is_clock  (n,) rows whose calendar is the clock
    is_wait   (n,) rows whose duration counts the clock
    is_daily  (n,) rows whose calendar is every day, where that is not the sheet's week
    """

    week: Week | None
    is_clock: BoolArray
    is_wait: BoolArray
    is_daily: BoolArray

    @property
    def paces(self) -> Paces:
        """(n,) the pace of each row, WEEK where it says nothing else."""
        by_clock = self.is_clock | self.is_wait
        return np.where(by_clock, Pace.CLOCK, np.where(self.is_daily, Pace.EVERY_DAY, Pace.WEEK)).astype(np.int8)


def stated_paces_of(rows: Rows, faults: Faults) -> StatedPaces:
    """Read the calendar column; a calendar that a sheet cannot say is a finding, and the standard week stands in."""
    texts = texts_of(rows, Field.CALENDAR)
    meanings = {text: plain(text) for text in set(texts)}
    words = [meanings[text] for text in texts]
    weeks = [_WEEKS.get(word) for word in words]
    said = Counter(week for week in weeks if week is not None)
    week = said.most_common(1)[0][0] if said else None
    _say_unknown(rows, faults)
    amounts = amounts_of(rows, Field.DURATION, Scale(), TimeUnit.DAYS)
    return StatedPaces(
        week=week,
        is_clock=np.array([word in ELAPSED_WORDS for word in words], np.bool_),
        is_wait=np.array([amount is not None and amount.is_elapsed for amount in amounts], np.bool_),
        is_daily=np.array([each is Week.EVERY_DAY and each is not week for each in weeks], np.bool_),
    )


def _say_unknown(rows: Rows, faults: Faults) -> None:
    counts = Counter(texts_of(rows, Field.CALENDAR))
    unknown = {
        text: number
        for text, number in counts.items()
        if (word := plain(text)) and word not in _WEEKS and word not in ELAPSED_WORDS
    }
    for text, number in unknown.items():
        count = counted(number, "row works", "rows work")
        faults.add(SHEET_CALENDAR_UNKNOWN, column=rows.header(Field.CALENDAR), count=count, calendar=shortened(text))
