"""Troubles of a fair that goes on: what is proposed, what taking it does, and the way back."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import time

import pytest

from motesplats.core.clock import at
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingRules, MeetingState
from motesplats.core.ids import OperationId, SeekerId
from motesplats.storage import halls
from motesplats.usecases.arrival import WalkIn as Newcomer
from motesplats.usecases.arrival import check_in, walk_in
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.feedback import Signed, save_feedback
from motesplats.usecases.kiosk import kiosk_meetings
from motesplats.usecases.mending_hall import hall_proposals
from motesplats.usecases.mending_taken import take_hall_proposal, undo_hall_proposal
from motesplats.usecases.planning import move_meeting, timetable
from motesplats.usecases.queries import seekers
from motesplats.usecases.running import mark_meeting
from motesplats.usecases.troubles import (
    Delay,
    EmployerGone,
    GoneHome,
    Late,
    LostStation,
    NoShow,
    WalkIn,
    Way,
)
from tests.usecases.builders import (
    answered,
    give_feedback,
    session_of,
)
from tests.usecases.hall_troubles import Hall

Expect = Callable[..., AbstractContextManager[pytest.ExceptionInfo[Refused]]]
ONCE = OperationId("once")


@pytest.fixture
def hall(context: Context) -> Hall:
    """Two and a half minutes into the first talk; whoever should sit at table 1 is not here."""
    made = Hall(context)
    made.open(made.name(made.at(1, 0).seeker))
    return made


def comes(hall: Hall, seeker: SeekerId) -> None:
    code = next(s.code for s in seekers(hall.context, hall.fair.id) if s.id == seeker)
    check_in(hall.context, hall.fair.id, code)


def take(hall: Hall, trouble: NoShow | Late | WalkIn, way: Way) -> OperationId:
    return take_hall_proposal(hall.context, hall.way(trouble, way)).step


def test_somebody_free_takes_the_place_and_the_missed_meeting_stays(hall: Hall) -> None:
    missed = hall.at(1, 0)
    best, *_, last = hall.ways(NoShow(missed.id))
    assert (best.way, best.talk_seconds, last.way) == (Way.TAKE_NOW, 450, Way.REST)
    assert (best.price.gaining, best.price.slips, len(best.people)) == (1, 1, 1)
    assert last.price.slips == 0
    done = take_hall_proposal(hall.context, best)
    instead = hall.at(1, 0)
    assert (done.version, done.slips) == (2, (instead.seeker,))
    states = {m.id: m.state for m in hall.meetings}
    assert states[missed.id] is MeetingState.NO_SHOW
    assert states[instead.id] is MeetingState.PLANNED
    assert not timetable(hall.context, hall.fair.id).draft


def test_what_was_taken_is_undone_in_one_step_as_a_new_version(hall: Hall) -> None:
    before = hall.meetings
    step = take(hall, NoShow(hall.at(1, 0).id), Way.EARLIER)
    assert hall.meetings != before
    undone = undo_hall_proposal(hall.context, hall.fair.id, step, ONCE)
    assert hall.meetings == before
    assert (undone.version, len(undone.slips)) == (3, 1)
    assert not timetable(hall.context, hall.fair.id).draft
    assert undo_hall_proposal(hall.context, hall.fair.id, step, ONCE).version == 3


def test_undoing_twice_or_after_something_else_is_refused(hall: Hall, refused: Expect) -> None:
    context, fair = hall.context, hall.fair
    step = take(hall, NoShow(hall.at(1, 0).id), Way.TAKE_NOW)
    later = take(hall, NoShow(hall.at(2, 0).id), Way.EARLIER)
    for wrong in (step, ONCE):
        with refused(Refusal.CANNOT_UNDO):
            undo_hall_proposal(context, fair.id, wrong)
    undo_hall_proposal(context, fair.id, later)
    with refused(Refusal.CANNOT_UNDO):
        undo_hall_proposal(context, fair.id, later)


def test_a_meeting_that_was_held_since_is_not_undone(hall: Hall, refused: Expect) -> None:
    step = take(hall, NoShow(hall.at(1, 0).id), Way.TAKE_NOW)
    give_feedback(hall.context, hall.fair, hall.name(hall.at(1, 0).seeker), "Bygg AB")
    with refused(Refusal.MEETINGS_BEGUN):
        undo_hall_proposal(hall.context, hall.fair.id, step)


def test_the_employer_may_rest_and_nobody_else_is_touched(hall: Hall) -> None:
    missed = hall.at(1, 0)
    proposal = hall.way(NoShow(missed.id), Way.REST)
    done = take_hall_proposal(hall.context, proposal, ONCE)
    assert (done.version, done.slips) == (1, ())
    assert take_hall_proposal(hall.context, proposal, ONCE) == done
    assert next(m for m in hall.meetings if not m.stands).id == missed.id
    undo_hall_proposal(hall.context, hall.fair.id, done.step)
    assert hall.at(1, 0) == missed


def test_a_proposal_that_was_overtaken_changes_nothing(hall: Hall, refused: Expect) -> None:
    context, before = hall.context, hall.meetings
    missed = hall.at(1, 0)
    proposal = hall.way(NoShow(missed.id), Way.TAKE_NOW)
    hall.wait(5)
    with refused(Refusal.CHANGED_MEANWHILE):
        take_hall_proposal(context, proposal)
    hall.wait(-5)
    comes(hall, missed.seeker)
    with refused(Refusal.CHANGED_MEANWHILE):
        take_hall_proposal(context, proposal)
    assert hall.meetings == before


def test_a_meeting_marked_by_somebody_else_is_not_given_away_twice(
    hall: Hall, refused: Expect
) -> None:
    missed = hall.at(1, 0)
    proposal = hall.way(NoShow(missed.id), Way.REST)
    mark_meeting(hall.context, missed.id, MeetingState.NO_SHOW)
    with refused(Refusal.CHANGED_MEANWHILE):
        take_hall_proposal(hall.context, proposal)
    with refused(Refusal.UNKNOWN_MEETING):
        hall.ways(NoShow(missed.id))


def test_the_next_time_slot_makes_a_proposal_old(hall: Hall, refused: Expect) -> None:
    proposal = hall.way(NoShow(hall.at(1, 0).id), Way.REST)
    hall.wait(15)
    with refused(Refusal.CHANGED_MEANWHILE):
        take_hall_proposal(hall.context, proposal)


def test_a_place_is_given_away_before_its_time_too(hall: Hall) -> None:
    coming = hall.at(1, 2)
    best = hall.ways(NoShow(coming.id))[0]
    assert (best.way, best.talk_seconds) == (Way.TAKE_NOW, None)
    take_hall_proposal(hall.context, best)
    assert hall.at(1, 2).seeker != coming.seeker


def test_near_the_end_of_the_talk_nobody_is_taken_in(hall: Hall) -> None:
    missed = hall.at(1, 0)
    hall.wait(5)
    assert [one.way for one in hall.ways(NoShow(missed.id))] == [Way.REST]


def test_what_was_replaced_is_not_held_after_all(hall: Hall, refused: Expect) -> None:
    context, fair, missed = hall.context, hall.fair, hall.at(1, 0)
    take(hall, NoShow(missed.id), Way.TAKE_NOW)
    for state in (MeetingState.PLANNED, MeetingState.HELD):
        with refused(Refusal.PLACE_TAKEN):
            mark_meeting(context, missed.id, state)
    given = answered(context, fair, "Bygg AB")
    with refused(Refusal.PLACE_TAKEN):
        save_feedback(context, session_of(context, fair, "Bygg AB"), missed.id, Signed(given))
    shown = [
        m.view.meeting.id for m in kiosk_meetings(context, session_of(context, fair, "Bygg AB"))
    ]
    assert missed.id not in shown


def test_who_was_replaced_and_comes_meets_the_same_employer_later(hall: Hall) -> None:
    missed = hall.at(1, 0)
    take(hall, NoShow(missed.id), Way.EARLIER)
    comes(hall, missed.seeker)
    again = next(
        p
        for p in hall.ways(WalkIn(missed.seeker))
        if p.view is not None and p.view.employer == "Bygg AB"
    )
    take_hall_proposal(hall.context, again)
    own = [m for m in hall.meetings if m.seeker == missed.seeker and m.employer == missed.employer]
    assert [m.state for m in own] == [MeetingState.NO_SHOW, MeetingState.PLANNED]
    assert len({m.id for m in own}) == 2


def test_a_cancelled_meeting_is_not_offered_again(hall: Hall) -> None:
    last = hall.at(1, 4)
    mark_meeting(hall.context, last.id, MeetingState.CANCELLED)
    hosts = {p.view.employer for p in hall.ways(WalkIn(last.seeker)) if p.view is not None}
    assert "Bygg AB" not in hosts
    assert hall.ways(LostStation(hall.station(2)))


def test_who_comes_late_begins_with_what_is_left(hall: Hall) -> None:
    own = hall.at(1, 0)
    comes(hall, own.seeker)
    ways = hall.ways(Late(own.id))
    assert [one.way for one in ways] == [Way.START_NOW, Way.SWAP, Way.SWAP]
    done = take_hall_proposal(hall.context, ways[0])
    assert (done.slips, hall.at(1, 0)) == ((), own)
    with hall.context.store.read() as connection:
        assert [s.seeker for s in halls.seated_at(connection, hall.fair.id)] == [own.seeker]
    undo_hall_proposal(hall.context, hall.fair.id, done.step)
    with hall.context.store.read() as connection:
        assert halls.seated_at(connection, hall.fair.id) == ()


def test_who_comes_late_changes_times_with_somebody(hall: Hall) -> None:
    own = hall.at(1, 0)
    comes(hall, own.seeker)
    swap = hall.way(Late(own.id), Way.SWAP)
    done = take_hall_proposal(hall.context, swap)
    comes_now = hall.at(1, 0)
    assert set(done.slips) == {own.seeker, comes_now.seeker}
    assert next(m for m in hall.meetings if m.id == own.id).slot > 0
    undo_hall_proposal(hall.context, hall.fair.id, done.step)
    assert hall.at(1, 0) == own


def test_who_comes_late_may_have_a_free_time_later(hall: Hall) -> None:
    own, free = hall.at(1, 0), hall.at(1, 4)
    mark_meeting(hall.context, free.id, MeetingState.NO_SHOW)
    comes(hall, own.seeker)
    later = hall.way(Late(own.id), Way.LATER)
    assert later.view is not None
    assert later.view.starts == time(10)
    done = take_hall_proposal(hall.context, later)
    assert (hall.at(1, 4).id, done.slips) == (own.id, (own.seeker,))


def test_what_is_too_late_to_begin_is_not_begun(hall: Hall, refused: Expect) -> None:
    own = hall.at(1, 0)
    comes(hall, own.seeker)
    start = hall.way(Late(own.id), Way.START_NOW)
    swap = hall.way(Late(own.id), Way.SWAP)
    hall.wait(6)
    assert Way.SWAP not in {one.way for one in hall.ways(Late(own.id))}
    hall.wait(2)
    for old in (start, swap):
        with refused(Refusal.CHANGED_MEANWHILE):
            take_hall_proposal(hall.context, old)


def test_a_drop_in_without_wishes_may_meet_whoever_is_free_now(hall: Hall) -> None:
    context, fair = hall.context, hall.fair
    mark_meeting(context, hall.at(1, 0).id, MeetingState.NO_SHOW)
    new = walk_in(context, fair.id, Newcomer("Noor")).seeker
    ways = hall.ways(WalkIn(new.seeker))
    assert (ways[0].way, ways[0].talk_seconds) == (Way.NEW_MEETING, 450)
    take_hall_proposal(context, ways[0])
    assert hall.at(1, 0).seeker == new.seeker
    # What was promised stays although nobody wished for it.
    hall.wait(15)
    take_hall_proposal(context, hall.ways(LostStation(hall.station(2)))[0])
    assert hall.at(1, 0).seeker == new.seeker


def test_nobody_is_asked_to_begin_when_little_of_the_talk_is_left(hall: Hall) -> None:
    mark_meeting(hall.context, hall.at(1, 0).id, MeetingState.NO_SHOW)
    hall.wait(6)
    new = walk_in(hall.context, hall.fair.id, Newcomer("Noor")).seeker
    # Somebody who has more may give up a later meeting, but nothing begins now.
    assert all(way.talk_seconds is None for way in hall.ways(WalkIn(new.seeker)))


def test_what_goes_on_stays_when_a_station_is_lost(hall: Hall) -> None:
    going, beside = hall.at(2, 0), hall.at(1, 0)
    trouble = LostStation(hall.station(2))
    first, *others = hall.ways(trouble)
    assert (first.way, len(others) < 3) == (Way.FEWEST_MOVED, True)
    done = take_hall_proposal(hall.context, first)
    assert [m for m in hall.meetings if m.station == hall.station(2)] == [going]
    assert hall.at(1, 0) == beside
    again = hall.ways(trouble)
    assert [one.price.slips for one in again] == [0]
    undo_hall_proposal(hall.context, hall.fair.id, done.step)
    assert hall.at(2, 3)


def test_a_station_is_lost_for_a_while(hall: Hall) -> None:
    trouble = LostStation(hall.station(2), 2, 3)
    take_hall_proposal(hall.context, hall.ways(trouble)[0])
    assert {m.slot for m in hall.meetings if m.station == hall.station(2)} == {0, 1, 3, 4}


def test_whoever_is_on_the_way_is_not_sent_elsewhere(hall: Hall) -> None:
    hall.wait(11)
    coming = hall.at(1, 1)
    take_hall_proposal(hall.context, hall.ways(LostStation(hall.station(2)))[0])
    assert hall.at(1, 1) == coming
    assert {m.slot for m in hall.meetings if m.station == hall.station(2)} == {0}


def test_an_employer_who_comes_later_has_its_first_meetings_moved(context: Context) -> None:
    hall = Hall(context)
    late = at(hall.fair.day, time(9, 20))
    first = hall.ways(Delay(hall.employer("Vård AB"), late))[0]
    take_hall_proposal(context, first)
    assert min(m.slot for m in hall.meetings if m.station == hall.station(2)) == 2


def test_an_employer_leaves_and_keeps_what_was_held(hall: Hall) -> None:
    gone = hall.employer("Vård AB")
    take_hall_proposal(hall.context, hall.ways(EmployerGone(gone, 3))[0])
    assert {m.slot for m in hall.meetings if m.employer == gone} <= {0, 1, 2}


def test_whoever_goes_home_leaves_places_to_others(hall: Hall) -> None:
    home = hall.at(2, 3).seeker
    done = take_hall_proposal(hall.context, hall.ways(GoneHome(home))[0])
    assert not [m for m in hall.meetings if m.seeker == home and m.slot > 0]
    assert home not in done.slips


def test_proposals_can_be_broken_off(hall: Hall) -> None:
    told: list[tuple[int, int]] = []
    watch = Watch(lambda *step: told.append(step), lambda: True)
    found = hall_proposals(hall.context, hall.fair.id, NoShow(hall.at(1, 0).id), watch)
    assert len(list(found)) == 1
    assert told == [(0, 3), (1, 3)]


def test_whoever_cannot_bear_it_is_not_asked(context: Context) -> None:
    hall = Hall(context, rules=MeetingRules(max_run=1))
    own, after, third, eva = (hall.at(2, slot) for slot in range(4))
    hall.open(*(hall.name(m.seeker) for m in (own, after, third)))
    assert [m.slot for m in hall.meetings if m.seeker == eva.seeker] == [1, 3]
    earlier = hall.way(NoShow(own.id), Way.EARLIER)
    assert earlier.wanted[-1].seeker != eva.seeker
    assert [m.slot for m in hall.meetings if m.seeker == own.seeker] == [0, 2]
    mark_meeting(context, after.id, MeetingState.NO_SHOW)
    comes(hall, own.seeker)
    assert Way.LATER not in {one.way for one in hall.ways(Late(own.id))}


def test_who_has_not_come_is_not_asked_to_come_earlier(context: Context) -> None:
    hall = Hall(context)
    hall.open(*{hall.name(hall.at(1, slot).seeker) for slot in range(5)})
    ways = hall.ways(NoShow(hall.at(1, 0).id))
    assert Way.EARLIER not in {one.way for one in ways}


def test_before_the_day_begins_a_meeting_can_be_offered(context: Context) -> None:
    hall = Hall(context)
    mark_meeting(context, hall.at(1, 3).id, MeetingState.CANCELLED)
    new = walk_in(context, hall.fair.id, Newcomer("Noor")).seeker
    (only,) = hall.ways(WalkIn(new.seeker))
    assert only.talk_seconds is None


def test_a_draft_with_changes_of_its_own_is_left_alone(hall: Hall) -> None:
    moved = hall.at(1, 4)
    mark_meeting(hall.context, hall.at(2, 3).id, MeetingState.NO_SHOW)
    free = next(m for m in timetable(hall.context, hall.fair.id).meetings if not m.meeting.stands)
    own = hall.at(2, 4)
    move_meeting(hall.context, own.id, own.station, free.meeting.slot)
    step = take(hall, NoShow(hall.at(1, 0).id), Way.REST)
    assert timetable(hall.context, hall.fair.id).draft
    undo_hall_proposal(hall.context, hall.fair.id, step)
    assert timetable(hall.context, hall.fair.id).draft
    assert hall.at(1, 4) == moved


def test_only_what_it_rests_on_makes_a_proposal_old(hall: Hall, refused: Expect) -> None:
    context, fair = hall.context, hall.fair
    proposal = hall.way(NoShow(hall.at(1, 0).id), Way.TAKE_NOW)
    walk_in(context, fair.id, Newcomer("Noor"))
    with refused(Refusal.CHANGED_MEANWHILE):
        take_hall_proposal(context, proposal)
    proposal = hall.way(NoShow(hall.at(1, 0).id), Way.TAKE_NOW)
    mark_meeting(context, hall.at(2, 0).id, MeetingState.HELD)
    mark_meeting(context, hall.at(2, 0).id, MeetingState.PLANNED)
    assert take_hall_proposal(context, proposal).version == 2


def test_whoever_has_no_meeting_is_offered_a_missed_one_without_having_wished_for_it(
    hall: Hall,
) -> None:
    new = walk_in(hall.context, hall.fair.id, Newcomer("Noor")).seeker
    best = hall.ways(NoShow(hall.at(1, 0).id))[0]
    assert (best.way, best.people[0].person.seeker) == (Way.TAKE_NOW, new.seeker)
    take_hall_proposal(hall.context, best)
    assert hall.at(1, 0).seeker == new.seeker
