"""The draft of a timetable beside what was published: how they differ, and what may not change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Meeting, MeetingState
from motesplats.storage import changes, feedback, timetables

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
    """How ``draft`` differs from ``published``; a pair is the same meeting wherever it stands."""
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
    published = timetables.meetings_of(connection, fair_id)
    return difference(published, timetables.draft_of(connection, fair_id))


def begun_ids(connection: Connection, fair_id: FairId) -> frozenset[MeetingId]:
    """The published meetings that something has happened to: marked, written about or judged."""
    told = {s.meeting for s in feedback.submissions_of(connection, fair_id)}
    told |= feedback.begun_meetings(connection, fair_id)
    published = timetables.meetings_of(connection, fair_id)
    return frozenset(m.id for m in published if m.state is not MeetingState.PLANNED or m.id in told)


def has_begun(connection: Connection, fair_id: FairId, meeting: Meeting) -> bool:
    """Whether something has happened to the pair's published meeting."""
    published = _by_pair(timetables.meetings_of(connection, fair_id))
    known = published.get((meeting.seeker, meeting.employer))
    return known is not None and known.id in begun_ids(connection, fair_id)


def draft_in(connection: Connection, fair_id: FairId) -> tuple[Meeting, ...]:
    """The fair's draft as it is stored, with what became of those meetings."""
    states = {p: m.state for p, m in _by_pair(timetables.meetings_of(connection, fair_id)).items()}
    return tuple(
        replace(m, state=states.get((m.seeker, m.employer), MeetingState.PLANNED))
        for m in timetables.draft_of(connection, fair_id)
    )


def pinned_draft(connection: Connection, fair_id: FairId) -> tuple[Meeting, ...]:
    """The draft to go on from: what has begun stands where it was published.

    Whatever of the stored draft stands in its way is left out, for the search to place anew.
    """
    begun = begun_ids(connection, fair_id)
    fixed = tuple(m for m in timetables.meetings_of(connection, fair_id) if m.id in begun)
    taken = {claim for m in fixed for claim in _claims(m)}
    free = [m for m in draft_in(connection, fair_id) if taken.isdisjoint(_claims(m))]
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
    return changes


def next_version(connection: Connection, fair_id: FairId) -> int:
    """The number of the next publication; none twice, since papers of undone ones may be out."""
    stated = timetables.state_of(connection, fair_id).version
    return 1 + max(stated, changes.highest_version(connection, fair_id))


def keeping_ids(published: tuple[Meeting, ...], wanted: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """Those of ``wanted`` whose pair is published, under the id that it has there."""
    known = _by_pair(published)
    same = [(known.get((m.seeker, m.employer)), m) for m in wanted]
    return tuple(replace(m, id=old.id) for old, m in same if old is not None)


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
    return {(m.seeker, m.employer): m for m in meetings}
