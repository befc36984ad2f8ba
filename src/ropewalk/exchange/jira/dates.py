"""The dates of a CSV export: a site writes all in one format, so the order of day and month is decided once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ropewalk.exchange.jira.faults import Faults
from ropewalk.exchange.table.dates import DateOrder, Read, Span, Unsure, read_date
from ropewalk.exchange.table.texts import shortened
from ropewalk.planning.findings import Place
from ropewalk.planning.findings.jira import JIRA_DATE_MIXED, JIRA_DATE_ORDER

_NUMBER = re.compile(r"\d{1,18}$")


class Told(NamedTuple):
    """What an issue says of time, as written: its key and moments that must not come in another order than this."""

    key: str
    created: str
    later: tuple[str, ...]


@dataclass(slots=True)
class DateTexts:
    """Texts of dates, each read once. `order` is decided from all that were read, by `decide`."""

    order: DateOrder = DateOrder.DAY_FIRST
    _reads: dict[str, Read] = field(default_factory=dict)

    def read(self, text: str) -> Read:
        """What a text may mean."""
        if text not in self._reads:
            self._reads[text] = read_date(text)
        return self._reads[text]

    def span(self, text: str) -> Span | None:
        """What a text means; None where it is no date, OUTSIDE where it is out of range."""
        return self._by(text, self.order)

    def _by(self, text: str, order: DateOrder) -> Span | None:
        found = self.read(text)
        return found.by(order) if isinstance(found, Unsure) else found

    def decide(self, texts: Iterable[str], told: Sequence[Told], faults: Faults) -> None:
        """Choose the order of day and month for all these texts; what had to be guessed becomes a finding."""
        unsure = {text: found for text in texts if isinstance(found := self.read(text), Unsure)}
        proofs = {order: [text for text, found in unsure.items() if found.only is order] for order in DateOrder}
        is_open = [text for text, found in unsure.items() if found.is_open and found.only is None]
        day, month = proofs[DateOrder.DAY_FIRST], proofs[DateOrder.MONTH_FIRST]
        if day or month:
            self.order = DateOrder.DAY_FIRST if len(day) >= len(month) else DateOrder.MONTH_FIRST
            if day and month and is_open:
                facts = {"day_first": shortened(day[0]), "month_first": shortened(month[0]), "order": self.order}
                faults.add(JIRA_DATE_MIXED, Place(), **facts)
        elif is_open:
            self.order, why = self._weigh(told)
            faults.add(JIRA_DATE_ORDER, Place(), example=shortened(is_open[0]), order=self.order, why=why)

    def _weigh(self, told: Sequence[Told]) -> tuple[DateOrder, str]:
        """The order by which fewer dates contradict each other."""
        reversed_pairs = {order: self._count_reversed(told, order) for order in DateOrder}
        if better := _least(reversed_pairs):
            return better, "otherwise issues would end before they were created"
        falls = {order: self._count_falls(told, order) for order in DateOrder}
        if better := _least(falls):
            return better, "so issues were created in the order of their numbers"
        return DateOrder.DAY_FIRST, "nothing in the file says which"

    def _count_reversed(self, told: Sequence[Told], order: DateOrder) -> int:
        pairs = [(self._by(each.created, order), self._by(text, order)) for each in told for text in each.later]
        return sum(first is not None and last is not None and last.last < first.first for first, last in pairs)

    def _count_falls(self, told: Sequence[Told], order: DateOrder) -> int:
        """How often an issue with a higher number of the same project was created earlier than the one before it."""
        created: dict[str, list[tuple[int, int]]] = {}
        for each in told:
            span, number = self._by(each.created, order), _NUMBER.search(each.key)
            if span is not None and number:
                created.setdefault(each.key[: number.start()], []).append((int(number[0]), span.first))
        return sum(early[1] > late[1] for rows in created.values() for early, late in pairwise(sorted(rows)))


def _least(badness: dict[DateOrder, int]) -> DateOrder | None:
    day, month = badness[DateOrder.DAY_FIRST], badness[DateOrder.MONTH_FIRST]
    if day == month:
        return None
    return DateOrder.DAY_FIRST if day < month else DateOrder.MONTH_FIRST
