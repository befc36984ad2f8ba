"""Links of a task to those before it, and links that leave the file."""

from typing import NamedTuple

from ropewalk.exchange.mspdi import terms
from ropewalk.exchange.mspdi.fields import Fields
from ropewalk.exchange.mspdi.outside import Outside, outside_of
from ropewalk.exchange.mspdi.records import parts_in
from ropewalk.planning.plan import Lag, LagUnit, Link, LinkKind, TimeUnit

_KNOWN_MEASURES = {**terms.MEASURES, **dict.fromkeys(terms.UNSTATED_MEASURES, terms.Measure(TimeUnit.DAYS))}


class OutsideLink(NamedTuple):
    """A link whose source stands in another file."""

    link: Link
    outside: Outside


def links_of(fields: Fields, key: str) -> tuple[list[Link], list[OutsideLink]]:
    """Links within the file, and links that come from outside."""
    links: list[Link] = []
    outside: list[OutsideLink] = []
    for record in parts_in(fields.record, "PredecessorLink"):
        stated = Fields(record, fields.faults, who=fields.who, key=fields.key)
        source = stated.text("PredecessorUID")
        uid = stated.whole("PredecessorUID")
        name = stated.text("CrossProjectName")
        link = Link(
            source=source if uid is None else str(uid),
            target=key,
            kind=stated.term("Type", terms.LINK_KINDS) or LinkKind.FS,
            lag=_lag(stated),
        )
        if name and stated.flag("CrossProject", otherwise=True):
            outside.append(OutsideLink(link, outside_of(name)))
        elif link.source:
            links.append(link)
        else:
            stated.report("PredecessorUID", "the number of a task")
    return links, outside


def _lag(stated: Fields) -> Lag:
    amount = stated.number("LinkLag")
    if not amount:
        return _NONE
    measure = stated.term("LagFormat", _KNOWN_MEASURES) or terms.Measure(TimeUnit.DAYS)
    unit = terms.LAG_UNITS[measure.unit is None, measure.is_elapsed]
    is_share = unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT)
    minutes = amount * terms.SHARE_PER_PERCENT if is_share else amount / terms.LAG_PER_MINUTE
    return Lag(amount=round(minutes), unit=unit, shown=measure.unit or TimeUnit.DAYS)


_NONE = Lag()
