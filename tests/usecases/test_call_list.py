"""Whom to call, what came of it, who has gone out, and two people of one name."""

from collections.abc import Callable
from datetime import timedelta

from usecases.builders import (
    employer_named,
    host,
    later,
    planned,
    planned_fair,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.calls import CallOutcome
from motesplats.core.errors import Refusal
from motesplats.core.fair import MeetingState
from motesplats.core.ids import FairId, OperationId
from motesplats.usecases.arrival import attendance, check_in_by_name, search, undo_check_in
from motesplats.usecases.call_list import call_list, missing_are_late, record_call, undo_calls
from motesplats.usecases.context import Context
from motesplats.usecases.live_hall import hall_records
from motesplats.usecases.outside import come_back, go_out
from motesplats.usecases.protection import protect
from motesplats.usecases.queries import parts
from motesplats.usecases.running import mark_meeting


def states(context: Context, fair: FairId, name: str) -> set[MeetingState]:
    known = parts(context, fair)
    return {m.state for m in known.meetings if known.seekers[m.seeker].first_name == name}


def test_those_who_are_missing_stand_in_the_order_of_their_meetings(context: Context) -> None:
    fair = planned_fair(context)
    check_in_by_name(context, seeker_named(context, fair, "Bo").id)
    lines = call_list(context, fair.id)
    assert {line.seeker.name for line in lines} == {"Åsa Öst", "Siv Ål"}
    assert [line.first.meeting.slot for line in lines] == sorted(
        line.first.meeting.slot for line in lines
    )
    assert {line.seeker.name: line.phone for line in lines}["Åsa Öst"] == "070-174 06 05"
    assert all(line.call is None for line in lines)


def test_a_protected_person_is_a_code_without_a_number(context: Context) -> None:
    fair = planned_fair(context)
    asa = seeker_named(context, fair, "Åsa").id
    protect(context, asa, True)
    line = next(one for one in call_list(context, fair.id) if one.seeker.seeker == asa)
    assert (line.seeker.name, line.phone) == ("", "")
    assert line.seeker.code


def test_what_came_of_a_call_is_kept_and_taken_back(context: Context) -> None:
    fair = planned_fair(context)
    asa = seeker_named(context, fair, "Åsa").id
    record_call(context, asa, CallOutcome.NO_ANSWER)
    soon = context.now() + timedelta(minutes=15)
    done = record_call(context, asa, CallOutcome.COMING, soon)
    line = next(one for one in call_list(context, fair.id) if one.seeker.seeker == asa)
    assert line.call is not None
    assert (line.call.outcome, line.call.coming) == (CallOutcome.COMING, soon)
    undo_calls(context, done)
    line = next(one for one in call_list(context, fair.id) if one.seeker.seeker == asa)
    assert line.call is not None
    assert (line.call.outcome, line.call.coming) == (CallOutcome.NO_ANSWER, None)


def test_whoever_does_not_come_misses_the_planned_meetings_and_may_be_brought_back(
    context: Context,
) -> None:
    fair = planned_fair(context)
    asa = seeker_named(context, fair, "Åsa").id
    done = record_call(context, asa, CallOutcome.NOT_COMING)
    assert states(context, fair.id, "Åsa") == {MeetingState.NO_SHOW}
    assert "Åsa Öst" in {line.seeker.name for line in call_list(context, fair.id)}
    assert check_in_by_name(context, asa).missed
    undo_calls(context, done)
    assert states(context, fair.id, "Åsa") == {MeetingState.PLANNED}


def test_a_meeting_that_was_held_is_not_marked(context: Context) -> None:
    fair = planned_fair(context)
    asa = seeker_named(context, fair, "Åsa").id
    held = next(m.id for m in parts(context, fair.id).meetings if m.seeker == asa)
    mark_meeting(context, held, MeetingState.HELD)
    record_call(context, asa, CallOutcome.NOT_COMING)
    assert states(context, fair.id, "Åsa") == {MeetingState.HELD, MeetingState.NO_SHOW}


def test_all_who_are_missing_for_the_first_slot_are_late_with_one_press(context: Context) -> None:
    fair = planned_fair(context)
    first = {view.seeker.seeker for view in attendance(context, fair.id).missing_first}
    done = missing_are_late(context, fair.id, OperationId("once"))
    assert set(done.seekers) == first
    missing_are_late(context, fair.id)
    noted = {line.seeker.seeker for line in call_list(context, fair.id) if line.call is not None}
    assert noted == first
    undo_calls(context, done, OperationId("back"))
    undo_calls(context, done, OperationId("back"))
    assert all(line.call is None for line in call_list(context, fair.id))


def test_a_press_that_is_repeated_notes_nothing_twice(context: Context) -> None:
    fair = planned_fair(context)
    asa = seeker_named(context, fair, "Åsa").id
    record_call(context, asa, CallOutcome.NOT_COMING, operation=OperationId("one"))
    again = record_call(context, asa, CallOutcome.NOT_COMING, operation=OperationId("one"))
    assert again.meetings == ()


def test_who_goes_out_is_not_inside_until_the_badge_is_seen_again(context: Context) -> None:
    fair = planned_fair(context)
    asa = seeker_named(context, fair, "Åsa").id
    check_in_by_name(context, asa)
    for _ in range(2):
        go_out(context, asa, OperationId("out"))
    go_out(context, asa)
    now = attendance(context, fair.id)
    assert (now.inside, now.out) == (0, 1)
    assert hall_records(context, fair.id).facts.arrivals == ()
    assert search(context, fair.id, "åsa")[0].outside
    later(context, minutes=5)
    answer = check_in_by_name(context, asa)
    assert (answer.again, answer.back) == (True, True)
    assert attendance(context, fair.id).inside == 1
    assert not check_in_by_name(context, asa).back


def test_going_out_is_taken_back_and_goes_with_the_check_in(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    asa = seeker_named(context, fair, "Åsa").id
    with refused(Refusal.NOT_ARRIVED):
        go_out(context, asa)
    check_in_by_name(context, asa)
    go_out(context, asa)
    for _ in range(2):
        come_back(context, asa, OperationId("in"))
    assert attendance(context, fair.id).out == 0
    go_out(context, asa)
    undo_check_in(context, asa)
    assert attendance(context, fair.id).out == 0


def test_two_of_one_name_are_told_apart_by_wish_and_the_end_of_the_number(
    context: Context,
) -> None:
    fair = small_fair(context)
    register(
        context, fair, host("Bygg AB", 1), host("Vård AB", 2),
        someone("Åsa Öst", "Vård AB", phone="070-111 22 33", email="x@example.org"),
    )  # fmt: skip
    marks = [hit.mark for hit in search(context, planned(context, fair).id, "åsa")]
    assert {(m.first_wish, m.phone_end) for m in marks if m} == {
        ("Bygg AB", "605"),
        ("Vård AB", "233"),
    }
    bo = seeker_named(context, fair, "Bo").id
    assert check_in_by_name(context, bo).mark is None
    assert employer_named(context, fair, "Bygg AB").name == "Bygg AB"


def test_the_protected_one_of_two_gives_no_mark_away(context: Context) -> None:
    fair = small_fair(context)
    register(context, fair, someone("Åsa Öst", phone="070-111 22 33", email="x@example.org"))
    first = search(context, fair.id, "åsa")[0].seeker.seeker
    assert check_in_by_name(context, first).mark is not None
    protect(context, first, True)
    assert [hit.mark for hit in search(context, fair.id, "åsa")] == [None]


def test_whoever_has_nobody_noted_for_the_fair_gets_an_empty_list(context: Context) -> None:
    fair = small_fair(context)
    assert call_list(context, fair.id) == ()
    assert missing_are_late(context, fair.id).seekers == ()
