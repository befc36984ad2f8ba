"""Sheets to a plan: the one that looks like a plan is found, its columns are recognised, its rows become tasks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ropewalk.exchange.cells import Sheet
from ropewalk.exchange.reading import Reading
from ropewalk.exchange.table.assumed import with_assumed_progress
from ropewalk.exchange.table.choose import choose
from ropewalk.exchange.table.dates import DateOrder, Span
from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.fields import DATE_FIELDS, Field
from ropewalk.exchange.table.gaps import gaps_of
from ropewalk.exchange.table.handoffs import HandoffReader, HandoffSheet, find_handoffs
from ropewalk.exchange.table.hints import order_hint_of
from ropewalk.exchange.table.keys import Directory, key_of_file, names_of, project_key_of
from ropewalk.exchange.table.links import Links, links_of
from ropewalk.exchange.table.marks import kinds_of
from ropewalk.exchange.table.match import Match
from ropewalk.exchange.table.matched import matched_of, say_columns
from ropewalk.exchange.table.moments import Moments, moments_of
from ropewalk.exchange.table.numbering import numbering_of
from ropewalk.exchange.table.office import Office
from ropewalk.exchange.table.outline import parents_of
from ropewalk.exchange.table.paces import StatedPaces, stated_paces_of
from ropewalk.exchange.table.people import people_of
from ropewalk.exchange.table.profile import Profile
from ropewalk.exchange.table.progress import facts_of
from ropewalk.exchange.table.projects import Making
from ropewalk.exchange.table.rows import Rows, rows_of
from ropewalk.exchange.table.tasks import Known, saved_of, tasks_of
from ropewalk.exchange.table.times import times_of
from ropewalk.exchange.table.titles import Titles, titles_of
from ropewalk.exchange.table.weeks import Week, week_of
from ropewalk.exchange.table.wishes import waiting_of
from ropewalk.planning.calendars import Calendar
from ropewalk.planning.findings import Place
from ropewalk.planning.findings.tables import SHEET_NO_ROWS, SHEET_WEEK
from ropewalk.planning.plan import Handoff, Plan

FORMAT = "sheet"
_NO_PROFILE = Profile()


def read(sheets: Sequence[Sheet], *, name: str, profile: Profile | None = None) -> Reading:
    """Read a plan kept in a spreadsheet or a CSV file.

    sheets    every sheet of the file, top to bottom as people see them
    name      the file's own name without folders: for findings, and the key of a project that states none
    profile   what somebody says about the columns; the rest is recognised
    returns   a reading without a plan where a finding stops it; never raises for what is in the cells
    cost      O(cells); about 30 µs a row
    """
    found = [find_handoffs(sheet) for sheet in sheets]
    handoffs = [each for each in found if each is not None]
    plans = [sheet for sheet, each in zip(sheets, found, strict=True) if each is None]
    choice = choose(plans, name=name, profile=profile)
    if choice.sheet is None or choice.match is None:
        return Reading(format=FORMAT, plan=None, findings=choice.findings)
    rows = rows_of(choice.sheet, choice.match)
    if not len(rows):
        place = Place(file=name, row=choice.match.header_row + 1)
        empty = SHEET_NO_ROWS.at(place, sheet=choice.sheet.name, row=choice.match.header_row + 1)
        return Reading(format=FORMAT, plan=None, findings=(*choice.findings, empty))
    faults = Faults(name)
    reader = _Reader(choice.sheet, choice.match, rows, profile or _NO_PROFILE, name, faults)
    reading = reader.reading(handoffs)
    return Reading(
        format=FORMAT,
        plan=reading.plan,
        findings=(*choice.findings, *faults.findings()),
        saved=reading.saved,
        matched=reading.matched,
        cross_links=reading.cross_links,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    sheet: Sheet
    match: Match
    rows: Rows
    profile: Profile
    file: str
    faults: Faults

    def reading(self, handoff_sheets: Sequence[HandoffSheet]) -> Reading:
        rows, faults = self.rows, self.faults
        say_columns(self.sheet, self.match, faults)
        hint = order_hint_of(self.sheet, self.match)
        moments = moments_of(rows, order=self.profile.date_order, hint=hint, faults=faults)
        decided = self.profile.date_order or moments.order
        titles = titles_of(self.sheet, self.match.header_row, order=decided, hint=hint, faults=faults)
        stated = stated_paces_of(rows, faults)
        office = self._office(moments, titles, stated)
        known, links, directory = self._known(moments, titles, office, stated)
        tasks = tasks_of(known, faults)
        making = Making(known=known, titles=titles, tasks=tasks, links=links, faults=faults)
        order = moments.order or hint or DateOrder.DAY_FIRST
        handoff_reader = HandoffReader(directory, office, order, faults)
        promises = [handoff for found in handoff_sheets for handoff in handoff_reader.handoffs(found)]
        plan = Plan(
            projects=making.projects(),
            calendars=_calendars(office, {task.calendar for task in tasks}),
            resources=known.people.resources,
            handoffs=_merged(promises, links.handoffs),
        )
        return Reading(
            format=FORMAT,
            plan=with_assumed_progress(plan, known, faults),
            saved=saved_of(known, tasks, faults),
            matched=matched_of(
                self.sheet,
                self.match,
                file=self.file,
                order=moments.order,
                unit=known.times.unit,
                week=office.week,
                minutes_per_day=office.scale.day,
            ),
            cross_links=tuple(links.crosses),
        )

    def _office(self, moments: Moments, titles: Titles, stated: StatedPaces) -> Office:
        week = self.profile.week or stated.week
        if week is None:
            starts, finishes = (self._office_spans(moments, stated, field) for field in (Field.START, Field.FINISH))
            week, free, total = week_of(starts, finishes)
            if week is not Week.MONDAY_TO_FRIDAY:
                self.faults.add(SHEET_WEEK, free=f"{free:,}", of=f"{total:,}", week=_on(week))
        spans = [span for field in DATE_FIELDS for span in moments.spans.get(field, ()) if span is not None]
        spans += [span for span in (titles.start, titles.data_date) if span is not None]
        return Office.of(self.profile.minutes_per_day, week, spans)

    def _office_spans(self, moments: Moments, stated: StatedPaces, field: Field) -> list[Span]:
        """The dates of rows that are not worked by the clock."""
        by_clock = (stated.is_clock | stated.is_wait).tolist()
        spans = zip(moments.column(field, len(self.rows)), by_clock, strict=True)
        return [span for span, is_clock in spans if span is not None and not is_clock]

    def _known(
        self, moments: Moments, titles: Titles, office: Office, stated: StatedPaces
    ) -> tuple[Known, Links, Directory]:
        rows, faults = self.rows, self.faults
        titled = project_key_of(titles.name or "")
        names = names_of(rows, otherwise=titled or key_of_file(self.file), faults=faults)
        kinds = kinds_of(rows, faults)
        parents = parents_of(rows, list(names.groups.values()), keys=names.keys, kinds=kinds, faults=faults)
        is_summary = np.zeros(len(rows), np.bool_)
        is_summary[sorted({parent for parent in parents if parent is not None})] = True
        times = times_of(
            rows,
            moments,
            office,
            unit=self.profile.duration_unit,
            stated=stated,
            is_summary=is_summary,
            faults=faults,
        )
        way = numbering_of(self.match.header_row, rows, times, faults)
        names = names if way is None else names.numbered(way.numbers)
        directory = Directory(rows, names, None if way is None else way.row_of)
        links = links_of(rows, directory, parents, office.scale, faults)
        known = Known(
            rows=rows,
            names=names,
            moments=moments,
            office=office,
            stated=stated,
            times=times,
            parents=parents,
            is_summary=is_summary.tolist(),
            is_waiting=waiting_of(links.ties, parents),
            gaps=gaps_of(links.ties, parents, times, office),
            kinds=kinds,
            facts=facts_of(rows, moments, times, office, faults),
            people=people_of(rows),
        )
        return known, links, directory


def _on(week: Week) -> str:
    return week if week is Week.EVERY_DAY else f"from {week}"


def _calendars(office: Office, used: set[str | None]) -> tuple[Calendar, ...]:
    """Calendars of the sheet that its projects and tasks work by."""
    needed = used | {office.project_calendar}
    return tuple(dict.fromkeys(each for each in office.calendars[:2] if each.key in needed))


def _merged(stated: Sequence[Handoff], linked: Sequence[Handoff]) -> tuple[Handoff, ...]:
    """Handoffs of their own sheet, and those that only stand under predecessors."""
    known = {(handoff.giver, handoff.receiver, handoff.kind) for handoff in stated}
    others = (each for each in linked if (each.giver, each.receiver, each.kind) not in known)
    return (*stated, *others)
