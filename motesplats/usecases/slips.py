"""What a seeker's slip says, and whose slip no longer says what is published."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.core.fair import MeetingState
from motesplats.core.ids import shown_code
from motesplats.core.visibility import Place, seen_name, seen_needs
from motesplats.documents.values import SlipMeeting, SlipValue
from motesplats.i18n import mark, swedish_order
from motesplats.storage import prints
from motesplats.storage.prints import OnPaper, SlipPrint
from motesplats.usecases.other_forms import OtherForms, other_forms, qr_of, remote_in_words
from motesplats.usecases.queries import parts_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from motesplats.core.fair import Fair, Meeting
    from motesplats.core.ids import FairId, SeekerId
    from motesplats.core.meeting_forms import GroupMeeting
    from motesplats.core.people import Seeker
    from motesplats.i18n import Words
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.groups import GroupView
    from motesplats.usecases.views import FairParts, MeetingView

_NOT_AT_A_STATION = frozenset({MeetingState.CANCELLED, MeetingState.BY_PHONE})
_INTERPRETER = mark("Tolk: {language}")
_LONGER_TIME = mark("Behöver mer tid för att svara")
_QUIET = mark("Behöver en lugn plats")


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """What slips are made of: the fair, its records, the version that is published, when, the
    meetings that left the hall for the telephone, and groups and meetings from elsewhere."""

    fair: Fair
    parts: FairParts
    version: int
    at: datetime
    calls: tuple[Meeting, ...] = ()
    forms: OtherForms = field(default_factory=OtherForms)


@dataclass(frozen=True, slots=True)
class SlipsNow:
    """How the paper in people's hands stands against what is published, in Swedish order.

    ``outdated``: their slip says something else. ``missing``: they have meetings and no slip.
    """

    outdated: tuple[SeekerId, ...]
    missing: tuple[SeekerId, ...]


def in_order(seekers: Iterable[Seeker]) -> list[Seeker]:
    """Swedish order by last name, then first name."""
    return sorted(
        seekers, key=lambda s: (swedish_order(s.last_name), swedish_order(s.first_name), s.code)
    )


def heading_of(seeker: Seeker, place: Place) -> str:
    """What a person is called on paper: the name, or the code where only that may be seen."""
    return seen_name(seeker, place) or shown_code(seeker.code)


def slip_value(sheet: SlipSheet, seeker: Seeker, tr: Words) -> SlipValue:
    """One seeker's slip; meetings that nobody waits for any more are not on it."""
    return SlipValue(
        heading=heading_of(seeker, Place.SLIP),
        code=shown_code(seeker.code),
        qr=seeker.code,
        fair=sheet.fair.name,
        meetings=_meetings(sheet, seeker, tr),
        version=sheet.version,
        notes=(*_calls(sheet, seeker, tr), *needs_in_words(seeker, Place.SLIP, tr)),
        printed=f"{local(sheet.at):%H:%M}",
    )


def _meetings(sheet: SlipSheet, seeker: Seeker, tr: Words) -> tuple[SlipMeeting, ...]:
    """What the person comes to in order of time, groups among it."""
    plan = sheet.parts.plan_of(seeker.id, Place.SLIP)
    found = [
        (view.meeting.slot, _slip_meeting(sheet, view, tr))
        for view in plan
        if _is_told(view.meeting)
    ]
    found += [
        (view.group.slot, _slip_group(sheet, view, tr))
        for view in sheet.forms.groups_with(seeker.id)
    ]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _calls(sheet: SlipSheet, seeker: Seeker, tr: Words) -> Iterator[str]:
    for meeting in (call for call in sheet.calls if call.seeker == seeker.id):
        name = sheet.parts.employers[meeting.employer].name
        yield tr("På telefon: {employer} ringer dig.", employer=name)


def needs_in_words(seeker: Seeker, place: Place, tr: Words) -> tuple[str, ...]:
    """What the meetings of this person need in practice, as far as it may be told at ``place``."""
    needs = seen_needs(seeker, place)
    told = (
        tr(_INTERPRETER, language=needs.interpreter) if needs.interpreter else "",
        tr(_LONGER_TIME) if needs.longer_time else "",
        tr(_QUIET) if needs.quiet else "",
    )
    return tuple(text for text in told if text)


def said_on(sheet: SlipSheet, seeker: Seeker) -> SlipPrint:
    """What a slip that is made now says."""
    own = (m for m in sheet.parts.meetings if m.seeker == seeker.id and _is_told(m))
    said = {_on_paper(m) for m in own}
    said |= {_on_paper(view.group) for view in sheet.forms.groups_with(seeker.id)}
    named = bool(seen_name(seeker, Place.SLIP))
    return SlipPrint(sheet.version, frozenset(said), named, sheet.at)


def slips_now(context: Context, fair_id: FairId) -> SlipsNow:
    """Whose slip is wrong or missing. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        return slips_in(connection, fair_id)


def outdated_slips(context: Context, fair_id: FairId) -> tuple[SeekerId, ...]:
    """Those whose slip says something else than what is published, in Swedish order.

    Whoever never got a slip is not among them. Raises Refused(UNKNOWN_FAIR).
    """
    return slips_now(context, fair_id).outdated


def slips_in(connection: Connection, fair_id: FairId) -> SlipsNow:
    """Whose slip is wrong or missing, inside a transaction."""
    parts = parts_in(connection, fair_id)
    printed = prints.slip_prints(connection, fair_id)
    own: dict[SeekerId, list[Meeting]] = {seeker: [] for seeker in parts.seekers}
    for meeting in parts.meetings:
        own[meeting.seeker].append(meeting)
    forms = other_forms(connection, parts, fair_id)
    outdated, missing = [], []
    for seeker in in_order(parts.seekers.values()):
        slip = printed.get(seeker.id)
        groups = {_on_paper(view.group) for view in forms.groups_with(seeker.id)}
        to_come = {_on_paper(m) for m in own[seeker.id] if m.state is MeetingState.PLANNED}
        if slip is None and to_come | groups:
            missing.append(seeker.id)
        elif slip is not None and _is_wrong(slip, own[seeker.id], groups, seeker):
            outdated.append(seeker.id)
    return SlipsNow(tuple(outdated), tuple(missing))


def _is_wrong(
    slip: SlipPrint, meetings: Iterable[Meeting], groups: set[OnPaper], seeker: Seeker
) -> bool:
    """Whether the paper lacks a meeting to come, or sends its owner to one that is not held.

    A meeting that its owner missed stays on paper: nobody needs a new one for that. A name that
    must no longer be seen makes every paper wrong.
    """
    held = list(meetings)
    to_come = groups | {_on_paper(m) for m in held if m.state is MeetingState.PLANNED}
    known = groups | {_on_paper(m) for m in held if m.state not in _NOT_AT_A_STATION}
    named = bool(seen_name(seeker, Place.SLIP))
    return not to_come <= slip.meetings or not slip.meetings <= known or slip.named != named


def _is_told(meeting: Meeting) -> bool:
    return meeting.stands


def _on_paper(meeting: Meeting | GroupMeeting) -> OnPaper:
    return OnPaper(meeting.slot, meeting.slots, meeting.station, meeting.employer)


def _slip_meeting(sheet: SlipSheet, view: MeetingView, tr: Words) -> SlipMeeting:
    remote = sheet.forms.remotes.of(view.meeting)
    return SlipMeeting(
        f"{view.starts:%H:%M}",
        view.station,
        view.employer,
        view.role,
        view.hint if remote is None else remote_in_words(remote, tr),
        until=view.until,
        link="" if remote is None else qr_of(remote),
        elsewhere=remote is not None and remote.seeker is not None,
    )


def _slip_group(sheet: SlipSheet, view: GroupView, tr: Words) -> SlipMeeting:
    ends = f"{view.ends:%H:%M}" if view.ends is not None and view.group.slots > 1 else ""
    return SlipMeeting(
        f"{view.starts:%H:%M}",
        view.station,
        view.employer,
        tr("gruppmöte: {title}", title=view.group.title),
        sheet.parts.stations[view.group.station].hint,
        until=ends,
    )
