"""A meeting in the hand: where it can be put, what stands against it, and how it is taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from usecases.builders import (
    drafted_between,
    employer_named,
    fair_in,
    host,
    later,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.clock import at
from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair, Meeting, MeetingState
from motesplats.core.ids import InterpreterId, MeetingId, OperationId, StationId, new_id
from motesplats.core.people import Interpreter, Needs
from motesplats.scheduling.rules import Rule
from motesplats.storage import employers, timetables
from motesplats.usecases import queries
from motesplats.usecases.carrying import Carried, Deal, Movable, Obstacle, movable
from motesplats.usecases.context import Context
from motesplats.usecases.grid_day import grid_day
from motesplats.usecases.hall_steps import start_day
from motesplats.usecases.locking import lock_meetings, loosen_meetings
from motesplats.usecases.planning import publish_timetable, timetable
from motesplats.usecases.rearranging import put_back, rearrange
from motesplats.usecases.running import mark_meeting

AGAIN = OperationId("the same press")
STANDING = (
    ("Bo", "Bygg AB", 1, 0),
    ("Siv", "Bygg AB", 1, 1),
    ("Åsa", "Bygg AB", 1, 2),
    ("Åsa", "Vård AB", 2, 0),
    ("Bo", "Vård AB", 2, 1),
)


def place(context: Context, fair: Fair, number: int) -> StationId:
    return next(s.id for s in queries.stations(context, fair.id) if s.number == number)


def drafted(
    context: Context, fair: Fair, *standing: tuple[str, str, int, int], helper: str | None = None
) -> Fair:
    """The fair with just these meetings in its draft: who, with whom, station, time slot."""
    meetings = tuple(
        Meeting(
            MeetingId(new_id()),
            seeker_named(context, fair, name).id,
            employer_named(context, fair, employer).id,
            place(context, fair, number),
            slot,
            None if helper is None else InterpreterId(helper),
        )
        for name, employer, number, slot in standing
    )
    with context.store.write("draft") as transaction:
        timetables.put_draft(transaction.connection, fair.id, meetings)
    return fair


def ordered(context: Context, *less: int) -> Fair:
    """The small fair as STANDING says, but for the rows with these numbers."""
    rows = [row for number, row in enumerate(STANDING) if number not in less]
    return drafted(context, small_fair(context), *rows)


def held(context: Context, fair: Fair, name: str, employer: str) -> tuple[Movable, Carried]:
    found = movable(context, fair.id)
    carried = found.carried(drafted_between(context, fair, name, employer).id)
    assert carried is not None
    return found, carried


def slots_of(context: Context, fair: Fair, *names: str) -> list[int]:
    return [drafted_between(context, fair, name, "Bygg AB").slot for name in names]


def test_a_free_place_takes_the_meeting_and_locks_it(context: Context) -> None:
    fair = ordered(context)
    found, siv = held(context, fair, "Siv", "Bygg AB")
    verdict = found.verdict(siv, place(context, fair, 1), 3)
    assert (verdict.why, verdict.other) == (None, None)
    done = rearrange(context, fair.id, verdict.deal)
    stands = drafted_between(context, fair, "Siv", "Bygg AB")
    assert (stands.slot, stands.locked, stands.id) == (3, True, siv.meeting)
    again = put_back(context, fair.id, done)
    assert drafted_between(context, fair, "Siv", "Bygg AB").locked is False
    put_back(context, fair.id, again)
    assert drafted_between(context, fair, "Siv", "Bygg AB") == stands


def test_where_the_meeting_stands_is_no_place_to_go(context: Context) -> None:
    fair = ordered(context)
    found, siv = held(context, fair, "Siv", "Bygg AB")
    assert found.verdict(siv, place(context, fair, 1), 1).why is Obstacle.STANDS_HERE
    assert found.carried(MeetingId("gone")) is None


def test_two_change_places_in_one_step(context: Context) -> None:
    fair = ordered(context)
    found, siv = held(context, fair, "Siv", "Bygg AB")
    verdict = found.verdict(siv, place(context, fair, 1), 2)
    assert verdict.other == drafted_between(context, fair, "Åsa", "Bygg AB")
    done = rearrange(context, fair.id, verdict.deal)
    assert slots_of(context, fair, "Siv", "Åsa") == [2, 1]
    put_back(context, fair.id, done)
    assert slots_of(context, fair, "Siv", "Åsa") == [1, 2]


def test_a_swap_that_one_of_them_cannot_make_says_who_is_in_the_way(context: Context) -> None:
    fair = ordered(context)
    found, siv = held(context, fair, "Siv", "Bygg AB")
    verdict = found.verdict(siv, place(context, fair, 1), 0)
    assert (verdict.deal, verdict.why) == (None, Rule.SEEKER_TWICE)
    assert verdict.other == drafted_between(context, fair, "Bo", "Vård AB")


def test_at_another_employer_only_those_stand_who_are_to_meet(context: Context) -> None:
    fair = ordered(context)
    there = place(context, fair, 2)
    found, siv = held(context, fair, "Siv", "Bygg AB")
    assert found.verdict(siv, there, 3).why is Rule.NOT_A_PAIR
    found, asa = held(context, fair, "Åsa", "Bygg AB")
    assert found.verdict(asa, there, 3).why is Rule.MEETS_TWICE
    rearrange(context, fair.id, Deal((drafted_between(context, fair, "Bo", "Bygg AB").id,)))
    found, bo = held(context, fair, "Bo", "Vård AB")
    verdict = found.verdict(bo, place(context, fair, 1), 1)
    assert (verdict.why, verdict.other.slot) == (Rule.NOT_A_PAIR, 1)


def test_people_at_two_employers_change_places_where_all_wished_for_it(context: Context) -> None:
    fair = ordered(context, 0, 3)
    found, asa = held(context, fair, "Åsa", "Bygg AB")
    verdict = found.verdict(asa, place(context, fair, 2), 1)
    assert verdict.other == drafted_between(context, fair, "Bo", "Vård AB")
    rearrange(context, fair.id, verdict.deal)
    assert drafted_between(context, fair, "Åsa", "Vård AB").slot == 1
    assert drafted_between(context, fair, "Bo", "Bygg AB").slot == 2


def test_what_has_begun_or_is_locked_stays(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = ordered(context)
    publish_timetable(context, fair.id)
    bo, asa = (drafted_between(context, fair, name, "Bygg AB") for name in ("Bo", "Åsa"))
    mark_meeting(context, bo.id, MeetingState.HELD)
    lock_meetings(context, fair.id, [asa.id])
    found, siv = held(context, fair, "Siv", "Bygg AB")
    assert found.verdict(siv, bo.station, bo.slot).why is Obstacle.BEGUN
    assert found.verdict(siv, asa.station, asa.slot).why is Obstacle.LOCKED
    assert found.verdict(found.carried(bo.id), bo.station, 3).why is Obstacle.BEGUN
    assert (found.obstacle(bo.id), found.obstacle(asa.id)) == (Obstacle.BEGUN, None)
    (begun,) = found.together([bo.id, asa.id], 1)
    assert (begun.why, begun.other.id) == (Obstacle.BEGUN, bo.id)
    with refused(Refusal.MEETING_BEGUN):
        rearrange(context, fair.id, Deal((bo.id,)))


def test_on_the_day_the_past_is_fixed_and_says_so(context: Context) -> None:
    fair = ordered(context)
    assert grid_day(context, fair.id).now == 0
    publish_timetable(context, fair.id)
    start_day(context, fair.id)
    later(context, minutes=20)
    assert grid_day(context, fair.id).now == 2
    found, asa = held(context, fair, "Åsa", "Bygg AB")
    assert found.obstacle(drafted_between(context, fair, "Siv", "Bygg AB").id) is Obstacle.BEGUN
    assert found.verdict(asa, place(context, fair, 1), 3).deal is not None
    fair_without = found.verdict(replace(asa, meeting=None), place(context, fair, 2), 1)
    assert fair_without.why is Obstacle.BEGUN


def test_a_wish_without_a_time_is_put_in_and_taken_out_again(context: Context) -> None:
    fair = ordered(context, 1)
    (waiting,) = grid_day(context, fair.id).waiting
    assert (waiting.person.name, waiting.employer, waiting.rank, waiting.have) == (
        "Siv Ål", "Bygg AB", 1, 0,
    )  # fmt: skip
    found = movable(context, fair.id)
    deal = found.verdict(waiting.carried, place(context, fair, 1), 1).deal
    rearrange(context, fair.id, deal)
    siv = drafted_between(context, fair, "Siv", "Bygg AB")
    done = rearrange(context, fair.id, Deal((siv.id,)))
    assert (done.before, done.after) == ((siv,), ())
    assert len(grid_day(context, fair.id).waiting) == 1
    put_back(context, fair.id, done)
    assert drafted_between(context, fair, "Siv", "Bygg AB") == siv


def test_a_wish_on_an_occupied_place_says_who_loses_it(context: Context) -> None:
    fair = ordered(context, 1)
    (waiting,) = grid_day(context, fair.id).waiting
    verdict = movable(context, fair.id).verdict(waiting.carried, place(context, fair, 1), 2)
    assert verdict.other == drafted_between(context, fair, "Åsa", "Bygg AB")
    done = rearrange(context, fair.id, verdict.deal)
    assert (len(done.before), len(done.after)) == (1, 1)


def test_several_move_together_or_each_that_cannot_is_named(context: Context) -> None:
    fair = ordered(context)
    ids = [drafted_between(context, fair, n, "Bygg AB").id for n in ("Bo", "Siv", "Åsa")]
    found = movable(context, fair.id)
    assert [v.why for v in found.together(ids, 0)] == [Obstacle.STANDS_HERE]
    assert {v.why for v in found.together(ids, 2)} == {Obstacle.OUTSIDE}
    (bo,) = found.together(ids, 1)
    assert (bo.why, bo.other.id) == (Rule.SEEKER_TWICE, ids[0])
    (both,) = found.together(ids[1:], 1)
    rearrange(context, fair.id, both.deal)
    assert slots_of(context, fair, "Siv", "Åsa") == [2, 3]


def test_a_longer_meeting_does_not_displace_two(context: Context) -> None:
    fair = fair_in(context)
    longer = someone("Åsa Öst", "Bygg AB", needs=Needs(longer_time=True))
    people = (longer, someone("Bo Ek", "Bygg AB"), someone("Siv Ål", "Bygg AB"))
    register(context, fair, host("Bygg AB", 1), *people)
    drafted(context, fair, ("Bo", "Bygg AB", 1, 0), ("Siv", "Bygg AB", 1, 1))
    found = movable(context, fair.id)
    who = seeker_named(context, fair, "Åsa").id, employer_named(context, fair, "Bygg AB").id
    station = place(context, fair, 1)
    assert found.verdict(Carried(*who), station, 0).why is Obstacle.SEVERAL
    rearrange(context, fair.id, found.verdict(Carried(*who), station, 2).deal)
    assert drafted_between(context, fair, "Åsa", "Bygg AB").slots == 2


def test_another_interpreter_comes_where_the_first_is_taken(context: Context) -> None:
    fair = fair_in(context)
    rows = [
        someone(n, "Bygg AB", "Vård AB", needs=Needs(interpreter="dari")) for n in ("Bo", "Siv")
    ]
    register(context, fair, host("Bygg AB", 1), host("Vård AB", 2), *rows)
    with context.store.write("helpers") as transaction:
        made = (Interpreter(InterpreterId(i), fair.id, i, ("dari",)) for i in ("i1", "i2"))
        employers.put_interpreters(transaction.connection, fair.id, tuple(made))
    drafted(context, fair, ("Bo", "Bygg AB", 1, 0), ("Siv", "Vård AB", 2, 1), helper="i1")
    found, siv = held(context, fair, "Siv", "Vård AB")
    verdict = found.verdict(siv, place(context, fair, 2), 0)
    rearrange(context, fair.id, verdict.deal)
    assert drafted_between(context, fair, "Siv", "Vård AB").interpreter == "i2"


def test_a_deal_that_no_longer_fits_is_refused(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = ordered(context)
    found, siv = held(context, fair, "Siv", "Bygg AB")
    deal = found.verdict(siv, place(context, fair, 1), 3).deal
    bo = found.verdict(*(held(context, fair, "Bo", "Bygg AB")[1],), place(context, fair, 1), 3)
    rearrange(context, fair.id, bo.deal)
    with refused(Refusal.TIMETABLE_INVALID):
        rearrange(context, fair.id, deal)
    with refused(Refusal.UNKNOWN_MEETING):
        rearrange(context, fair.id, Deal((MeetingId("gone"),)))
    with refused(Refusal.UNKNOWN_MEETING):
        rearrange(context, fair.id, replace(deal, into=(replace(deal.into[0], station="gone"),)))


def test_what_was_changed_since_is_not_taken_back(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = ordered(context)
    found, siv = held(context, fair, "Siv", "Bygg AB")
    moved = rearrange(context, fair.id, found.verdict(siv, place(context, fair, 1), 3).deal)
    found, asa = held(context, fair, "Åsa", "Bygg AB")
    there = rearrange(context, fair.id, found.verdict(asa, place(context, fair, 1), 1).deal)
    with refused(Refusal.CANNOT_UNDO):
        put_back(context, fair.id, moved)
    put_back(context, fair.id, there)
    put_back(context, fair.id, moved)
    with refused(Refusal.CANNOT_UNDO):
        put_back(context, fair.id, moved)


def test_one_press_counts_once(context: Context) -> None:
    fair = ordered(context)
    siv = drafted_between(context, fair, "Siv", "Bygg AB")
    done = rearrange(context, fair.id, Deal((siv.id,)), AGAIN)
    assert rearrange(context, fair.id, Deal((siv.id,)), AGAIN) == replace(done, before=())
    back = OperationId("back")
    assert put_back(context, fair.id, done, back) == put_back(context, fair.id, done, back)
    keep = OperationId("keep")
    assert lock_meetings(context, fair.id, [siv.id], keep).meetings == (siv.id,)
    lock_meetings(context, fair.id, [siv.id], keep)


def test_locks_are_set_and_loosened_and_say_which_were_changed(context: Context) -> None:
    fair = ordered(context)
    publish_timetable(context, fair.id)
    ids = {m.meeting.id for m in timetable(context, fair.id).meetings}
    one = min(ids)
    assert lock_meetings(context, fair.id, [one]).meetings == (one,)
    assert set(lock_meetings(context, fair.id, ids).meetings) == ids - {one}
    assert all(m.locked for m in queries.parts(context, fair.id).meetings)
    assert set(loosen_meetings(context, fair.id, ids).meetings) == ids
    assert not any(m.meeting.locked for m in timetable(context, fair.id).meetings)


def test_lengths_of_today_go_with_any_change(context: Context) -> None:
    fair = ordered(context, 1, 2)
    register(context, fair, someone("Åsa Öst", "Bygg AB", "Vård AB", needs=Needs(longer_time=True)))
    bo = drafted_between(context, fair, "Bo", "Bygg AB")
    rearrange(context, fair.id, Deal((bo.id,)))
    assert drafted_between(context, fair, "Åsa", "Vård AB").slots == 2


def test_who_should_be_here_by_now_and_is_not_is_late(context: Context) -> None:
    fair = ordered(context)
    publish_timetable(context, fair.id)
    bo = drafted_between(context, fair, "Bo", "Bygg AB")
    context.clock.move_to(at(fair.day, time(9)) - timedelta(minutes=5))
    mark_meeting(context, bo.id, MeetingState.NO_SHOW)
    assert grid_day(context, fair.id).late == {bo.seeker}
