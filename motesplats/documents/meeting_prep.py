"""The seeker's own sheet before the meetings: who, what they ask for and look at, room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.documents.flow import Column, Flow
from motesplats.documents.own_pages import Paper, own_pages
from motesplats.documents.role_sheet import asked, ended
from motesplats.documents.values import NOBODY, Following
from motesplats.i18n import Words, isolated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motesplats.documents.brief_values import Criterion, MeetingPrep, PrepPerson

_MEETING_ROOM = 150.0


def meeting_preps(values: Sequence[PrepPerson], tr: Words, follow: Following = NOBODY) -> bytes:
    """One seeker after the other, each from a new page.

    Raises Refused(NOTHING_TO_PRINT) without seekers, Refused(STOPPED) when cancelled.
    """
    return own_pages(Paper("prepsheets", tr("Inför dina möten")), values, _person, tr, follow)


def _person(flow: Flow, value: PrepPerson, tr: Words) -> None:
    flow.heading(1, tr("Inför dina möten"))
    who = (isolated(value.heading), value.code if value.code != value.heading else "")
    flow.paragraph(" · ".join(text for text in (*who, value.day) if text), bold=True)
    flow.paragraph(tr("Läs om arbetsgivarna du ska träffa. Skriv vad du vill berätta och fråga."))
    for meeting in value.meetings:
        _meeting(flow, meeting, tr)
    if value.criteria:
        _criteria(flow, value.criteria, tr)
    flow.heading(2, tr("Mina frågor"), follow=60)
    flow.blanks("", 2)


def _meeting(flow: Flow, meeting: MeetingPrep, tr: Words) -> None:
    place = tr("Bord {number}", number=meeting.station)
    heading = f"{meeting.when} · {place} · {isolated(meeting.employer)}"
    flow.heading(2, heading, follow=_MEETING_ROOM)
    if meeting.way:
        flow.paragraph(ended(meeting.way[0].upper() + meeting.way[1:]))
    if meeting.role:
        flow.paragraph(tr("Roll: {title}", title=meeting.role), bold=True)
    if meeting.aim:
        flow.paragraph(tr("Det här ska rollen uppnå: {aim}", aim=ended(meeting.aim)))
    if meeting.asks:
        flow.paragraph(tr("Det här söker de:"))
        asked(flow, meeting.asks, tr)
    if meeting.language:
        flow.paragraph(tr("Språk i arbetet: {language}", language=meeting.language))
    flow.paragraph(tr("Det här vill jag berätta:"))
    flow.blanks("", 2)


def _criteria(flow: Flow, criteria: Sequence[Criterion], tr: Words) -> None:
    flow.heading(2, tr("Det här tittar arbetsgivarna på"), follow=_MEETING_ROOM)
    flow.paragraph(
        tr("Tänk ut ett eget exempel för några av raderna. Det är råd du får, inte betyg.")
    )
    columns = (
        Column(tr("Kompetens"), 4),
        Column(tr("Det här räcker för rollen"), 5),
        Column(tr("Mitt exempel"), 4),
    )
    flow.table(columns, [(one.name, one.enough, "") for one in criteria])
