"""A badge scanned at an employer's screen: whose it is, and where that person's meeting is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import read_badge_code
from motesplats.core.visibility import Place
from motesplats.live.course import moment_in
from motesplats.live.phases import Phase
from motesplats.storage import people
from motesplats.usecases.group_feedback import come_by_badge
from motesplats.usecases.groups import GROUPED
from motesplats.usecases.hall_marks import sat_down
from motesplats.usecases.hall_steps import HALL
from motesplats.usecases.kiosk_day import refuse_foreign
from motesplats.usecases.live_hall import followed_course
from motesplats.usecases.queries import known_fair, parts_in
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from datetime import time

    from motesplats.core.fair import Meeting, Topic
    from motesplats.core.ids import FairId, MeetingId, OperationId, SeekerId, StationId
    from motesplats.core.people import Seeker
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.kiosk import KioskSession
    from motesplats.usecases.views import FairParts


class Seat(StrEnum):
    """Whether somebody is right here, booked elsewhere at this time, or booked nowhere now."""

    RIGHT = "right"
    ELSEWHERE = "elsewhere"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Seen:
    """A badge that was seen at a station.

    ``label`` and ``expected`` are what the board calls whoever sits there and whoever should.
    ``meeting`` is that person's own meeting with the screen's employer, to be opened when RIGHT.
    ``there`` is the number of the station where the person is to be, and ``begins`` when (local).
    """

    seat: Seat
    seeker: SeekerId
    label: str
    here: int
    meeting: MeetingId | None = None
    there: int | None = None
    begins: time | None = None
    expected: str = ""
    seated_id: str = ""
    changed: frozenset[Topic] = HALL


def seen_badge(
    context: Context,
    session: KioskSession,
    station: StationId,
    scanned: str,
    operation: OperationId | None = None,
) -> Seen:
    """Record that a badge was seen at one of the employer's stations, and tell where it belongs.

    Whoever is in the employer's group that meets now is noted to be there. Nothing more of anybody
    else's meetings comes out than the board shows. Raises
    Refused(UNKNOWN_BADGE, code) and Refused(UNKNOWN_STATION).
    """
    with context.store.read() as connection:
        refuse_foreign(connection, session, station)
        seeker = badge_of(connection, session.fair, scanned)
        found = _seen(context, connection, session, station, seeker)
        slot = slot_at(context, connection, session.fair)
    group = None if found.seat is Seat.RIGHT else come_by_badge(context, session, seeker.id, slot)
    if group is not None:
        return replace(found, seat=Seat.RIGHT, meeting=group, changed=found.changed | GROUPED)
    seated = sat_down(context, station, seeker.id, operation)
    return replace(found, seated_id=seated.seated_id)


def badge_of(connection: Connection, fair: FairId, scanned: str) -> Seeker:
    """Whose badge it is. Raises Refused(UNKNOWN_BADGE, code)."""
    code = read_badge_code(scanned)
    seeker = None if code is None else people.seeker_by_code(connection, code)
    if seeker is None or seeker.fair != fair:
        raise Refused(Refusal.UNKNOWN_BADGE, code=scanned[:40])
    return seeker


def slot_at(context: Context, connection: Connection, fair_id: FairId) -> int | None:
    """The time slot that goes on, in a change or break the one that comes; None after the last."""
    fair = known_fair(connection, fair_id)
    present = moment_in(followed_course(connection, fair), context.now())
    if present.slot is None:
        return None
    return present.slot.index + (1 if present.phase is Phase.CHANGE else 0)


def _seen(
    context: Context,
    connection: Connection,
    session: KioskSession,
    station: StationId,
    seeker: Seeker,
) -> Seen:
    parts = parts_in(connection, session.fair)
    slot = slot_at(context, connection, session.fair)
    standing = sorted((m for m in parts.meetings if m.stands), key=lambda m: m.slot)
    theirs = [m for m in standing if m.seeker == seeker.id]
    now = next((m for m in theirs if slot is not None and slot in m.taken), None)
    ours = [m for m in theirs if m.employer == session.employer]
    right = now if now is not None and now.station == station else None
    if now is None and ours:
        right = next((m for m in ours if slot is None or m.slot >= slot), ours[-1])
    next_one = now or next((m for m in theirs if slot is not None and m.slot > slot), None)
    expected = next(
        (m for m in standing if m.station == station and slot is not None and slot in m.taken), None
    )
    return Seen(
        seat=_seat(right, now),
        seeker=seeker.id,
        label=shown(seeker, Place.BOARD).label,
        here=parts.stations[station].number,
        meeting=None if right is None else right.id,
        there=None if next_one is None else parts.stations[next_one.station].number,
        begins=None if next_one is None else parts.slots[next_one.slot].starts,
        expected=_called(parts, expected, seeker),
    )


def _seat(right: Meeting | None, now: Meeting | None) -> Seat:
    if right is not None:
        return Seat.RIGHT
    return Seat.FREE if now is None else Seat.ELSEWHERE


def _called(parts: FairParts, expected: Meeting | None, seeker: Seeker) -> str:
    if expected is None or expected.seeker == seeker.id:
        return ""
    return shown(parts.seekers[expected.seeker], Place.BOARD).label
