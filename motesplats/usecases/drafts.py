"""The draft of a timetable beside what was published: how they differ, and what may not change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Meeting, MeetingState
from motesplats.storage import changes, feedback, timetables, wishes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from motesplats.core.ids import EmployerId, FairId, MeetingId, SeekerId, StationId
    from motesplats.storage.store import Connection

    Pair = tuple[SeekerId, EmployerId]


@dataclass(frozen=True, slots=True)
class Difference:
    """What publishing a draft would change.

    ``added`` and ``moved`` as they stand in the draft, ``before`` those that are moved as they were
    published, ``removed`` as they were published.
    """

    added: tuple[Meeting, ...] = ()
    moved: tuple[Meeting, ...] = ()
    before: tuple[Meeting, ...] = ()
    removed: tuple[Meeting, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.moved or self.removed)

    @property
    def people(self) -> int:
        """How many people get other times or places."""
        return len({m.seeker for m in (*self.added, *self.moved, *self.removed)})


def difference(published: Iterable[Meeting], draft: Iterable[Meeting]) -> Difference:
    """How ``draft`` differs from ``published``; a pair is the same meeting wherever it stands.

    Meetings that were not held are in neither: they have happened, and stay as they are.
    """
    old, new = _by_pair(published), _by_pair(draft)
    moved = [pair for pair in new if pair in old and place(old[pair]) != place(new[pair])]
    return Difference(
        added=tuple(new[pair] for pair in new if pair not in old),
        moved=tuple(replace(new[pair], id=old[pair].id) for pair in moved),
        before=tuple(old[pair] for pair in moved),
        removed=tuple(old[pair] for pair in old if pair not in new),
    )


def difference_in(connection: Connection, fair_id: FairId) -> Difference:
    """How the fair's draft differs from what is published."""
    return difference(timetables.meetings_of(connection, fair_id), draft_in(connection, fair_id))


def begun_ids(connection: Connection, fair_id: FairId) -> frozenset[MeetingId]:
    """The published meetings that something has happened to: marked, written about or judged."""
    told = {s.meeting for s in feedback.submissions_of(connection, fair_id)}
    told |= feedback.begun_meetings(connection, fair_id)
    published = timetables.meetings_of(connection, fair_id)
    return frozenset(m.id for m in published if m.state is not MeetingState.PLANNED or m.id in told)


def drafted(connection: Connection, meeting_id: MeetingId) -> Meeting:
    """The meeting of the draft with that id.

    Raises Refused(UNKNOWN_MEETING), and MEETING_BEGUN for one that was not held.
    """
    found = timetables.drafted_by_id(connection, meeting_id)
    published = timetables.meeting_by_id(connection, meeting_id) if found is None else None
    if published is not None and not published.stands:
        raise Refused(Refusal.MEETING_BEGUN)
    if found is None:
        raise Refused(Refusal.UNKNOWN_MEETING, code="", employer="")
    return found


def has_begun(connection: Connection, fair_id: FairId, meeting: Meeting) -> bool:
    """Whether something has happened to the pair's published meeting."""
    published = _by_pair(timetables.meetings_of(connection, fair_id))
    known = published.get((meeting.seeker, meeting.employer))
    begun = begun_ids(connection, fair_id)
    return meeting.id in begun or (known is not None and known.id in begun)


def draft_in(connection: Connection, fair_id: FairId) -> tuple[Meeting, ...]:
    """The fair's draft with what became of those meetings.

    Meetings that were not held are where they were published, unless another is there now.
    """
    published = timetables.meetings_of(connection, fair_id)
    states = {p: m.state for p, m in _by_pair(published).items()}
    missed = tuple(m for m in published if not m.stands)
    gone = {m.id for m in missed}
    standing = tuple(
        replace(m, state=states.get((m.seeker, m.employer), MeetingState.PLANNED))
        for m in timetables.draft_of(connection, fair_id)
        if m.id not in gone
    )
    return without_replaced(sorted((*standing, *missed), key=lambda m: (m.slot, m.station)))


def without_replaced(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The meetings in their order, without those that were not held and have been replaced."""
    known = tuple(meetings)
    taken = {claim for m in known if m.stands for claim in _claims(m)}
    return tuple(m for m in known if m.stands or taken.isdisjoint(_claims(m)))


def refuse_replaced(connection: Connection, fair_id: FairId, meeting: Meeting) -> None:
    """Raises Refused(PLACE_TAKEN) when the meeting cannot be held since another is in its place."""
    others = (m for m in timetables.meetings_of(connection, fair_id) if m.stands)
    taken = {claim for m in others if m.id != meeting.id for claim in _claims(m)}
    if not taken.isdisjoint(_claims(meeting)):
        raise Refused(Refusal.PLACE_TAKEN)


def pinned_draft(connection: Connection, fair_id: FairId, now: int = 0) -> tuple[Meeting, ...]:
    """The draft to go on from: what has begun, or lies before slot ``now``, stands where it was
    published, and what was not held is no part of it.

    Whatever of the stored draft stands in its way is left out, for the search to place anew.
    """
    begun, published = begun_ids(connection, fair_id), timetables.meetings_of(connection, fair_id)
    fixed = tuple(m for m in published if m.stands and (m.id in begun or m.slot < now))
    taken = {claim for m in fixed for claim in _claims(m)}
    free = [
        m
        for m in draft_in(connection, fair_id)
        if m.stands and m.slot >= now and taken.isdisjoint(_claims(m))
    ]
    return tuple(sorted((*fixed, *free), key=lambda m: (m.slot, m.station)))


def publish(connection: Connection, fair_id: FairId, wanted: tuple[Meeting, ...]) -> Difference:
    """Let ``wanted`` be what is published: a pair that stays keeps its meeting and what became of
    it. Raises Refused(MEETINGS_BEGUN), and then nothing is changed.
    """
    published = timetables.meetings_of(connection, fair_id)
    changes = difference(published, wanted)
    begun = begun_ids(connection, fair_id)
    lost = [m for m in (*changes.before, *changes.removed) if m.id in begun]
    if lost:
        raise Refused(Refusal.MEETINGS_BEGUN, meetings=len(lost))
    timetables.remove_meetings(connection, tuple(m.id for m in changes.removed))
    timetables.change_meetings(connection, keeping_ids(published, wanted))
    timetables.add_meetings(connection, fair_id, changes.added)
    # Whoever had no wish for whom they are to meet has one now, so that no later search undoes it.
    wishes.add_pairs(connection, fair_id, frozenset((m.seeker, m.employer) for m in changes.added))
    return changes


def next_version(connection: Connection, fair_id: FairId) -> int:
    """The number of the next publication; none twice, since papers of undone ones may be out."""
    stated = timetables.state_of(connection, fair_id).version
    return 1 + max(stated, changes.highest_version(connection, fair_id))


def keeping_ids(published: tuple[Meeting, ...], wanted: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """Those of ``wanted`` whose pair is published and stands in another way, under the id that it
    has there."""
    known = _by_pair(published)
    same = [(known.get((m.seeker, m.employer)), m) for m in wanted]
    return tuple(
        replace(m, id=old.id)
        for old, m in same
        if old is not None and (place(m), m.locked) != (place(old), old.locked)
    )


def place(meeting: Meeting) -> tuple[StationId, range, object]:
    """Where a meeting is, from when to when, and who interprets."""
    return meeting.station, meeting.taken, meeting.interpreter


def _claims(meeting: Meeting) -> tuple[tuple[str, object], ...]:
    return (
        (meeting.seeker, meeting.employer),
        *((meeting.seeker, slot) for slot in meeting.taken),
        *((meeting.station, slot) for slot in meeting.taken),
    )


def _by_pair(meetings: Iterable[Meeting]) -> Mapping[Pair, Meeting]:
    return {(m.seeker, m.employer): m for m in meetings if m.stands}
