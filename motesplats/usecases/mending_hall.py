"""Ways to mend what happens while a fair goes on, each with its price, before one is taken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from motesplats.core.fair import MeetingState
from motesplats.core.visibility import Place
from motesplats.live.lateness import FreeSlot, StartNow, late_choices
from motesplats.scheduling.repair import proposals
from motesplats.scheduling.reserves import open_place, openings, reserves_in_turn
from motesplats.scheduling.timetable import Timetable
from motesplats.scheduling.ways import broken_by, part_around
from motesplats.storage import journal
from motesplats.usecases.context import UNWATCHED
from motesplats.usecases.drafts import difference
from motesplats.usecases.hall_day import hall_day
from motesplats.usecases.live_day import BEFORE_THE_DAY
from motesplats.usecases.pricing import of_those, people_of, price_of
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import known_seeker, parts_in
from motesplats.usecases.troubles import GoneHome, HallProposal, Late, NoShow, WalkIn, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import FairId, MeetingId, SeekerId
    from motesplats.live.lateness import Swap
    from motesplats.scheduling.timetable import PlannedMeeting
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context, Watch
    from motesplats.usecases.hall_day import HallDay
    from motesplats.usecases.live_day import Live
    from motesplats.usecases.problems import Planning
    from motesplats.usecases.troubles import Trouble
    from motesplats.usecases.views import FairParts

MOST = 3
_STAND_INS = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A way: all meetings that would stand, which of them it is about, whether that begins now."""

    way: Way
    wanted: tuple[Meeting, ...]
    about: Meeting | None = None
    now: bool = False
    missed: tuple[MeetingId, ...] = ()


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked at: the trouble, the hall and the question made of both."""

    trouble: Trouble
    day: HallDay
    planning: Planning
    slot: int | None
    sequence: int

    def timetable(self, *without: Meeting) -> Timetable:
        """The meetings that stand, but for those."""
        gone = {m.id for m in without}
        return self.planning.timetable(m for m in self.planning.meetings if m.id not in gone)

    def with_one(self, planned: PlannedMeeting, *without: Meeting) -> tuple[Meeting, ...]:
        """The meetings that would stand with one more, and it last."""
        gone = {m.id for m in without}
        made = self.planning.meetings_for(Timetable(self.planning.problem.name, (planned,)))
        return (*(m for m in self.planning.meetings if m.id not in gone), *made)

    def pair(self, meeting: Meeting) -> tuple[str, str]:
        """Seeker and employer as the problem names them."""
        return self.planning.key(meeting.seeker), self.planning.employer_key(meeting.employer)

    def placed(self, meeting: Meeting, slot: int) -> PlannedMeeting:
        """The meeting as it would be planned in a slot."""
        return self.planning.planned([replace(meeting, slot=slot)])[0]

    def fits(self, timetable: Timetable, added: PlannedMeeting) -> bool:
        """Whether one more meeting keeps every rule."""
        part = part_around(self.planning.problem, timetable, added.seeker, added.employer)
        return not broken_by(part.problem, part.kept, added)


def hall_proposals(
    context: Context, fair_id: FairId, trouble: Trouble, watch: Watch = UNWATCHED
) -> Iterator[HallProposal]:
    """Up to three ways to mend what happened, the best first, one at a time as they are asked for.

    Meetings that go on, that were held, that are locked or that people are on their way to stay,
    apart from those that the trouble is about. Nothing is stored; the store is read once, before
    the first. ``watch`` is asked between two.

    Raises Refused(UNKNOWN_FAIR, UNKNOWN_MEETING or UNKNOWN_SEEKER), the refusals of
    ``planning_of``, and PROBLEM_CLASH when what stays clashes.
    """
    with context.store.read() as connection:
        parts = parts_in(connection, fair_id)
        search = _search(connection, hall_day(connection, fair_id, context.now()), trouble)
    watch.progress(0, MOST)
    for made, found in enumerate(islice(_ways(search), MOST), 1):
        yield _proposal(search, found, parts)
        watch.progress(made, MOST)
        if watch.cancelled():
            return


def _search(connection: Connection, day: HallDay, trouble: Trouble) -> _Search:
    slot, live = _live(connection, day, trouble)
    planning = planning_of(connection, day.records.fair.id, live)
    return _Search(trouble, day, planning, slot, journal.last_sequence(connection))


def _live(connection: Connection, day: HallDay, trouble: Trouble) -> tuple[int | None, Live]:
    """The slot that a meeting could begin in at once or is looked for, and the day around it."""
    match trouble:
        case NoShow(meeting_id) | Late(meeting_id):
            meeting = day.meeting(meeting_id)
            live = day.live(frozenset({meeting.id}))
            # Each with every employer would be a question many times as large.
            offered = frozenset((one, meeting.employer) for one in day.without_meeting)
            live = replace(live, willing=frozenset({meeting.seeker}), offered=offered)
            going = day.going_at(meeting)
            if going is not None:
                stations = frozenset({meeting.station}) & day.ready()
                return going, day.open_now(going, stations, live)
            return (meeting.slot if meeting.slot >= day.begun else None), live
        case WalkIn(seeker_id):
            seeker = known_seeker(connection, seeker_id)
            live = replace(day.live(), willing=frozenset({seeker.id}))
            live = replace(live, waiting=live.waiting - {seeker.id})
            if day.talking is None:
                return None, live
            return day.talking, day.open_now(day.talking, day.ready(), live)
    live, gone = day.live(), day.away_by(trouble)
    if isinstance(trouble, GoneHome):
        live = replace(live, absent=live.absent | {trouble.seeker})
    return None, day.released(live, gone)


def _ways(search: _Search) -> Iterator[_Found]:
    match search.trouble:
        case NoShow(meeting):
            return _instead_of(search, search.day.meeting(meeting))
        case Late(meeting):
            return _for_late(search, search.day.meeting(meeting))
        case WalkIn(seeker):
            return _for_walk_in(search, seeker)
    return _around(search)


def _instead_of(search: _Search, missed: Meeting) -> Iterator[_Found]:
    """Somebody else for a meeting to which nobody came, or nobody."""
    yield from islice(_stand_ins(search, missed), _STAND_INS)
    yield _Found(Way.REST, search.planning.meetings, missed=(missed.id,))


def _stand_ins(search: _Search, missed: Meeting) -> Iterator[_Found]:
    slot = search.slot
    if slot is None:
        return
    now, planning = slot < search.day.begun, search.planning
    free = search.day.spare if now else search.day.inside
    here = {key for key, seeker in planning.seekers.items() if seeker in free}
    where = planning.employer_key(missed.employer), slot
    for reserve in reserves_in_turn(planning.problem, planning.timetable(), where, here):
        wanted = search.with_one(reserve.meeting)
        yield _Found(Way.TAKE_NOW, wanted, wanted[-1], now, (missed.id,))
    for later in _later_ones(search, missed):
        if later.seeker in free:
            without = search.timetable(later)
            found = open_place(planning.problem, without, search.pair(later), slot)
            if found is not None:
                wanted = search.with_one(found, later)
                yield _Found(Way.EARLIER, wanted, wanted[-1], now, (missed.id,))


def _later_ones(search: _Search, missed: Meeting) -> list[Meeting]:
    """Meetings of the same employer that may be moved to the place that became free."""
    return [
        m
        for m in search.planning.meetings
        if m.employer == missed.employer
        and m.slot > missed.last
        and m.state is MeetingState.PLANNED
        and m.id not in search.planning.kept
    ]


def _for_late(search: _Search, meeting: Meeting) -> Iterator[_Found]:
    """Begin now, another time, or change times with somebody; the first of each kind first."""
    day = search.day
    records = day.records
    told = late_choices(records.gathering, records.course, day.spare, meeting, day.at)
    stands = (*search.planning.meetings, meeting)
    later: list[_Found] = []
    seen: set[Way] = set()
    for choice in told.choices:
        if isinstance(choice, StartNow):
            yield _Found(Way.START_NOW, stands, meeting, now=True)
            continue
        found = (
            _moved(search, meeting, choice.slot)
            if isinstance(choice, FreeSlot)
            else _swapped(search, meeting, choice)
        )
        if found is None or found.way in seen:
            later += [found] if found is not None else []
            continue
        seen.add(found.way)
        yield found
    yield from later


def _moved(search: _Search, meeting: Meeting, slot: int) -> _Found | None:
    planned = search.placed(meeting, slot)
    if not search.fits(search.timetable(), planned):
        return None
    wanted = (*search.planning.meetings, replace(meeting, slot=slot))
    return _Found(Way.LATER, wanted, wanted[-1])


def _swapped(search: _Search, meeting: Meeting, swap: Swap) -> _Found | None:
    other, slot = swap.other, search.slot
    if slot is None or other.id in search.planning.kept:
        return None
    rest = search.timetable(other)
    first = search.placed(other, slot)
    with_first = Timetable(rest.problem_name, (*rest.meetings, first))
    second = search.placed(meeting, other.slot)
    if not search.fits(rest, first) or not search.fits(with_first, second):
        return None
    others = tuple(m for m in search.planning.meetings if m.id != other.id)
    comes = replace(other, slot=slot)
    wanted = (*others, replace(meeting, slot=other.slot), comes)
    return _Found(Way.SWAP, wanted, comes, now=True)


def _for_walk_in(search: _Search, seeker: SeekerId) -> Iterator[_Found]:
    """The soonest places at employers, those that were wished for first."""
    planning, day, found = search.planning, search.day, False
    for one in openings(planning.problem, planning.timetable(), planning.key(seeker)):
        found, wanted = True, search.with_one(one.meeting)
        yield _Found(Way.NEW_MEETING, wanted, wanted[-1], one.meeting.slot < day.begun)
    if not found:
        # No place is free: somebody with more meetings may give one up for who has none.
        own = {m.id for m in planning.meetings if m.seeker == seeker}
        yield from (w for w in _around(search) if _has_more(w, seeker, own))


def _has_more(way: _Found, seeker: SeekerId, own: set[MeetingId]) -> bool:
    return any(m.seeker == seeker and m.id not in own for m in way.wanted)


def _around(search: _Search) -> Iterator[_Found]:
    """The whole timetable mended; where nothing has to change that is the only way."""
    planning = search.planning
    for found in proposals(planning.problem, planning.timetable()):
        wanted = planning.meetings_for(found.solution.timetable)
        yield _Found(Way(found.aim.value), wanted)
        if difference(planning.meetings, wanted).is_empty:
            return


def _proposal(search: _Search, found: _Found, parts: FairParts) -> HallProposal:
    stood = (m for m in parts.meetings if m.id not in found.missed)
    gone = (search.planning.live or BEFORE_THE_DAY).absent
    changes = of_those(frozenset(parts.seekers) - gone, difference(stood, found.wanted))
    about = found.about
    return HallProposal(
        trouble=search.trouble,
        way=found.way,
        view=None if about is None else parts.view(about, Place.BOARD),
        talk_seconds=search.day.talk_left(about) if found.now and about is not None else None,
        price=price_of(changes, changes.people),
        people=people_of(changes, parts, Place.BOARD),
        planning=search.planning,
        wanted=found.wanted,
        missed=found.missed,
        sequence=search.sequence,
    )
