"""The sheets of a fair as PDF: badges, slips, signs, timetable, prep cards, reports and summary."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from motesplats.core.cards import NO_CARD
from motesplats.core.clock import local
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState
from motesplats.core.ids import shown_code
from motesplats.core.visibility import Place, seen_field, seen_name
from motesplats.documents.calibration import calibration
from motesplats.documents.certificate import certificates
from motesplats.documents.inside import inside
from motesplats.documents.key_card import key_card
from motesplats.documents.labels import BadgeOptions, badges
from motesplats.documents.prep import prep_cards
from motesplats.documents.signs import signs
from motesplats.documents.slips import slips
from motesplats.documents.summary import summary
from motesplats.documents.timetable import timetable
from motesplats.documents.values import (
    BadgeValue,
    CertificateValue,
    Following,
    InsideGroup,
    InsideSheet,
    PrepCard,
    PrepSheet,
    RoleValue,
    StationSign,
    TimetableEntry,
    TimetableSheet,
)
from motesplats.exchange.summary_file import summary_workbook
from motesplats.i18n import Words, swedish_order
from motesplats.storage import cards, timetables
from motesplats.usecases.brief_sheets import (
    ToPrepare,
    branches_pdf,
    cards_pdf,
    preps_pdf,
    role_form_pdf,
    roles_pdf,
)
from motesplats.usecases.brief_words import demand_said
from motesplats.usecases.context import UNWATCHED, Watch
from motesplats.usecases.days import day_in_words
from motesplats.usecases.files import write_whole
from motesplats.usecases.follow_papers import EMPLOYERS, PAPERS, paper_of
from motesplats.usecases.inside import inside_of
from motesplats.usecases.kiosk import card
from motesplats.usecases.live_hall import hall_records
from motesplats.usecases.other_forms import OtherForms, other_forms
from motesplats.usecases.queries import known_fair, parts_in
from motesplats.usecases.slips import SlipSheet, heading_of, in_order, needs_in_words, slip_value
from motesplats.usecases.summaries import summary_frame, summary_to_hand_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from motesplats.core.cards import SeekerCard
    from motesplats.core.fair import Fair, Meeting, Topic
    from motesplats.core.ids import FairId, SeekerId
    from motesplats.core.people import Employer, Seeker
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import FairParts

_OF_THE_TIMETABLE = frozenset({"slips", "timetable", "prep", "prepsheets"})
REPORT_SHEETS = ("reports", "reports.html")
SHEETS = (
    "badges",
    "slips",
    "signs",
    "inside",
    "timetable",
    "prep",
    "roles",
    "prepsheets",
    "branches",
    "roleform",
    "cards",
    *REPORT_SHEETS,
    "certificates",
    "calibration",
    "keys",
    "summary",
    "summary.xlsx",
    *PAPERS,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """The file of one sheet."""

    path: Path
    changed: frozenset[Topic]


def nowhere(_person: int, _page: int) -> None:
    """Nobody asks on which page somebody's paper is."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What to print and how: the language of the sheet, the first label on a sheet of badges.

    ``only`` are the people that badges, slips and certificates are made for, None for everybody;
    ``name`` is the file's name without its ending, empty for the sheet's own. ``medium`` is what
    is printed on (documents/media.py), empty for the usual; ``offset`` moves labels right and down,
    in millimetres. ``placed(person, page)`` is told on which page, from 1, each person's paper
    ends.
    """

    tr: Words
    start_at: int = 1
    watch: Watch = UNWATCHED
    only: frozenset[SeekerId] | None = None
    name: str = ""
    medium: str = ""
    offset: tuple[float, float] = (0, 0)
    placed: Callable[[int, int], None] = nowhere

    def people(self, parts: FairParts) -> list[Seeker]:
        """Those whom the papers are for, in Swedish order."""
        everybody = in_order(parts.seekers.values())
        return [s for s in everybody if self.only is None or s.id in self.only]


@dataclass(frozen=True, slots=True)
class _Records:
    fair: Fair
    parts: FairParts
    version: int
    drafted: bool
    calls: tuple[Meeting, ...] = ()
    forms: OtherForms = field(default_factory=OtherForms)


def print_sheet(
    context: Context, fair_id: FairId, sheet: str, folder: Path, job: PrintJob
) -> Printed:
    """Make ``folder/sheet.pdf`` for the whole fair (``folder/summary.xlsx`` for the workbook);
    reports have a use case of their own.

    Raises Refused(UNKNOWN_SHEET), Refused(NOTHING_TO_PRINT), Refused(NO_TIMETABLE),
    Refused(NOT_PUBLISHED) before the first publication, and Refused(STOPPED). Printed is what is
    published, whatever the draft says.
    """
    makers: dict[str, Callable[[Context, _Records, PrintJob], bytes]] = {
        "badges": _badges,
        "slips": _slips,
        "signs": _signs,
        "inside": _inside,
        "timetable": _timetable,
        "prep": _prep,
        **_BRIEFS,
        "certificates": _certificates,
        "calibration": _calibration,
        "keys": _keys,
        "summary": _summary,
        "summary.xlsx": _workbook,
    }
    if sheet not in makers:
        return _afterwards(context, fair_id, sheet, folder, job)
    with context.store.read() as connection:
        state = timetables.state_of(connection, fair_id)
        parts = parts_in(connection, fair_id)
        records = _Records(
            known_fair(connection, fair_id),
            _standing(parts),
            state.version,
            drafted=bool(timetables.draft_of(connection, fair_id)),
            calls=tuple(m for m in parts.meetings if m.state is MeetingState.BY_PHONE),
            forms=other_forms(connection, parts, fair_id),
        )
    if sheet in _OF_THE_TIMETABLE and records.drafted and not records.version:
        raise Refused(Refusal.NOT_PUBLISHED)
    content = makers[sheet](context, records, job)
    ending = "" if sheet.endswith(".xlsx") else ".pdf"
    path = folder / f"{job.name or sheet}{ending}"
    return Printed(write_whole(path, content), frozenset())


def _afterwards(
    context: Context, fair_id: FairId, sheet: str, folder: Path, job: PrintJob
) -> Printed:
    """A paper of what comes after the fair; ``employers:`` and an id is that employer's page."""
    kind, _, employer = sheet.partition(":")
    if kind not in PAPERS or (employer and kind != EMPLOYERS):
        raise Refused(Refusal.UNKNOWN_SHEET, sheet=sheet, known=SHEETS)
    with context.store.read() as connection:
        fair = known_fair(connection, fair_id)
    make = paper_of(employer) if employer else PAPERS[kind]
    content = make(context, fair, job.tr, _following(job))
    name = f"{kind}-{employer}" if employer else kind
    return Printed(write_whole(folder / f"{job.name or name}.pdf", content), frozenset())


def _standing(parts: FairParts) -> FairParts:
    """Nobody is sent to a meeting that was not held, whose place somebody else may have."""
    return replace(parts, meetings=tuple(m for m in parts.meetings if m.stands))


def _following(job: PrintJob) -> Following:
    return Following(job.watch.progress, job.watch.cancelled, job.placed)


def _badges(_context: Context, records: _Records, job: PrintJob) -> bytes:
    values = [
        BadgeValue(
            heading=heading_of(seeker, Place.BADGE),
            code=shown_code(seeker.code),
            qr=seeker.code,
            lines=(records.fair.name,),
        )
        for seeker in job.people(records.parts)
    ]
    options = BadgeOptions(job.medium, job.start_at, *job.offset)
    return badges(values, options, job.tr, _following(job))


def _calibration(_context: Context, _records: _Records, job: PrintJob) -> bytes:
    return calibration(job.medium, job.offset, job.tr)


def _keys(_context: Context, _records: _Records, job: PrintJob) -> bytes:
    return key_card(job.tr)


def _slips(context: Context, records: _Records, job: PrintJob) -> bytes:
    fair, parts = records.fair, records.parts
    sheet = SlipSheet(
        fair, parts, max(1, records.version), context.now(), records.calls, records.forms
    )
    values = [slip_value(sheet, seeker, job.tr) for seeker in job.people(parts)]
    return slips(values, job.medium, job.tr, _following(job))


def _signs(_context: Context, records: _Records, job: PrintJob) -> bytes:
    values = [
        StationSign(
            station.number,
            employer.name,
            tuple(role.title for role in employer.roles),
            tuple(role.aim for role in employer.roles),
        )
        for station in records.parts.stations.values()
        for employer in (records.parts.employers[station.employer],)
    ]
    return signs(values, job.tr, _following(job))


def _inside(context: Context, records: _Records, job: PrintJob) -> bytes:
    told, tr = inside_of(hall_records(context, records.fair.id)), job.tr
    hosts = (
        f"{name}, {tr('bord {numbers}', numbers=', '.join(map(str, numbers)))}"
        for name, numbers in told.employers
    )
    groups = (
        InsideGroup(tr("Arbetssökande"), tuple(one.label for one in told.seekers)),
        InsideGroup(tr("Arbetsgivare"), tuple(hosts)),
        InsideGroup(tr("Tolkar"), told.interpreters),
    )
    now = f"{local(context.now()):%H:%M}"
    return inside(InsideSheet(records.fair.name, now, groups), tr)


def _timetable(_context: Context, records: _Records, job: PrintJob) -> bytes:
    if not records.parts.meetings:
        raise Refused(Refusal.NO_TIMETABLE)
    entries = tuple(
        TimetableEntry(
            f"{view.starts:%H:%M}",
            view.station,
            view.employer,
            view.seeker.name or view.seeker.code,
            view.seeker.code,
            until=view.until,
        )
        for view in (records.parts.view(m, Place.TIMETABLE) for m in records.parts.meetings)
    )
    day = day_in_words(records.fair.day, job.tr)
    sheet = TimetableSheet(records.fair.name, day, max(1, records.version), entries)
    return timetable(sheet, job.tr)


def _prep(context: Context, records: _Records, job: PrintJob) -> bytes:
    hosts = sorted(records.parts.employers.values(), key=lambda e: swedish_order(e.name))
    with context.store.read() as connection:
        told = cards.cards_at(connection, records.fair.id)
    sheets = [_prep_sheet(records, host, told, job.tr) for host in hosts]
    return prep_cards([s for s in sheets if s.cards], job.tr, _following(job))


def _prep_sheet(
    records: _Records, host: Employer, told: dict[SeekerId, SeekerCard], tr: Words
) -> PrepSheet:
    own = sorted((m for m in records.parts.meetings if m.employer == host.id), key=lambda m: m.slot)
    return PrepSheet(
        employer=host.name,
        fair=records.fair.name,
        roles=tuple(
            RoleValue(role.title, tuple(demand_said(one, tr) for one in role.asks), role.aim)
            for role in host.roles
        ),
        cards=tuple(_prep_card(records, host, m, told.get(m.seeker, NO_CARD), tr) for m in own),
    )


def _prep_card(
    records: _Records, host: Employer, meeting: Meeting, told: SeekerCard, tr: Words
) -> PrepCard:
    view = records.parts.view(meeting, Place.PREP_CARD)
    seeker = records.parts.seekers[meeting.seeker]
    content = card(seeker, host, Place.PREP_CARD, told)
    return PrepCard(
        starts=f"{view.starts:%H:%M}",
        station=view.station,
        heading=view.seeker.name or view.seeker.code,
        code=view.seeker.code,
        competences=content.competences,
        ask_me_about=content.ask_me_about,
        occupation=seen_field(seeker, "occupation", Place.PREP_CARD),
        needs=needs_in_words(seeker, Place.PREP_CARD, tr),
        until=view.until,
        portfolio=content.told.portfolio,
        question=content.told.question,
        feedback_on=content.told.feedback_on,
    )


def _roles(_context: Context, records: _Records, job: PrintJob) -> bytes:
    return roles_pdf(records.fair, records.parts, job.tr, _following(job))


def _prepsheets(_context: Context, records: _Records, job: PrintJob) -> bytes:
    people = job.people(records.parts)
    what = ToPrepare(records.fair, records.parts, records.forms, people)
    return preps_pdf(what, job.tr, _following(job))


def _branches(context: Context, records: _Records, job: PrintJob) -> bytes:
    return branches_pdf(context, records.fair, records.parts, job.tr, _following(job))


def _roleform(_context: Context, records: _Records, job: PrintJob) -> bytes:
    return role_form_pdf(records.fair, job.tr)


def _cards(context: Context, records: _Records, job: PrintJob) -> bytes:
    return cards_pdf(context, records.fair, job.people(records.parts), job.tr, _following(job))


_BRIEFS: dict[str, Callable[[Context, _Records, PrintJob], bytes]] = {
    "roles": _roles,
    "prepsheets": _prepsheets,
    "branches": _branches,
    "roleform": _roleform,
    "cards": _cards,
}


def _certificates(_context: Context, records: _Records, job: PrintJob) -> bytes:
    parts = records.parts
    values = [
        CertificateValue(
            heading=heading_of(seeker, Place.REPORT),
            named=bool(seen_name(seeker, Place.REPORT)),
            meetings=sum(
                m.seeker == seeker.id and m.state is MeetingState.HELD for m in parts.meetings
            ),
        )
        for seeker in job.people(parts)
        if seeker.id in parts.arrivals
    ]
    return certificates(values, summary_frame(records.fair, job.tr), job.tr, _following(job))


def _summary(context: Context, records: _Records, job: PrintJob) -> bytes:
    frame = summary_frame(records.fair, job.tr)
    return summary(summary_to_hand_out(context, records.fair.id), frame, job.tr)


def _workbook(context: Context, records: _Records, job: PrintJob) -> bytes:
    fair = records.fair
    value = summary_to_hand_out(context, fair.id)
    return summary_workbook(value, fair.name, fair.day, job.tr)
