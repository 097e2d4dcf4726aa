"""The employer's screen while the fair goes on: badges, swaps, pauses, names and the way home."""

from contextlib import AbstractContextManager

import pytest
from sqlalchemy import text
from usecases.builders import (
    employer_named,
    fair_in,
    give_feedback,
    host,
    later,
    meeting_between,
    planned,
    planned_fair,
    register,
    seeker_named,
    session_of,
    someone,
)

from motesplats.core.clock import ManualClock, at
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, Meeting, MeetingState
from motesplats.core.ids import OperationId, StationId, new_id
from motesplats.usecases import kiosk_badges, kiosk_closing, kiosk_day, queries
from motesplats.usecases.batches import undo_batch
from motesplats.usecases.context import Context
from motesplats.usecases.hall_steps import start_day
from motesplats.usecases.kiosk import KioskSession, give_once_code, set_pin, unlock_kiosk
from motesplats.usecases.kiosk_badges import Seat, Seen
from motesplats.usecases.kiosk_closing import LastWords
from motesplats.usecases.kiosk_swap import take_anyway
from motesplats.usecases.live_hall import hall_records
from motesplats.usecases.running import mark_meeting


@pytest.fixture
def fair(context: Context) -> Fair:
    """The small fair, just begun."""
    return begun(context, planned_fair(context))


@pytest.fixture
def bygg(context: Context, fair: Fair) -> KioskSession:
    return session_of(context, fair, "Bygg AB")


def refused(refusal: Refusal) -> AbstractContextManager[object]:
    return pytest.raises(Refused, check=lambda error: error.refusal is refusal)


def begun(context: Context, fair: Fair) -> Fair:
    assert isinstance(context.clock, ManualClock)
    context.clock.move_to(at(fair.day, fair.plan.starts))
    start_day(context, fair.id)
    return fair


def station(context: Context, fair: Fair, number: int) -> StationId:
    return next(s.id for s in queries.stations(context, fair.id) if s.number == number)


def code(context: Context, fair: Fair, name: str) -> str:
    return seeker_named(context, fair, name).code


def who_has(context: Context, fair: Fair, employer: str, slot: int) -> str:
    """Who is to meet that employer in that slot."""
    parts = queries.parts(context, fair.id)
    wanted = employer_named(context, fair, employer).id
    found = [m for m in parts.meetings if (m.employer, m.slot) == (wanted, slot) and m.stands]
    return parts.seekers[found[0].seeker].first_name if found else ""


def seen(context: Context, session: KioskSession, fair: Fair, name: str) -> Seen:
    here = station(context, fair, 1)
    return kiosk_badges.seen_badge(context, session, here, code(context, fair, name))


def test_the_badge_of_whoever_is_expected_opens_the_meeting(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    name = who_has(context, fair, "Bygg AB", 0)
    found = seen(context, bygg, fair, name)
    assert found.seat is Seat.RIGHT
    assert found.meeting == meeting_between(context, fair, name, "Bygg AB").id
    assert found.expected == ""
    assert hall_records(context, fair.id).facts.seated[-1].seeker == found.seeker


def test_somebody_booked_elsewhere_is_told_where_and_nothing_is_opened(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    found = seen(context, bygg, fair, who_has(context, fair, "Vård AB", 0))
    assert (found.seat, found.meeting, found.here, found.there) == (Seat.ELSEWHERE, None, 1, 2)
    assert found.begins == fair.plan.starts
    assert who_has(context, fair, "Bygg AB", 0) in found.expected


def test_somebody_who_is_free_gets_the_later_meeting_with_this_employer(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    here = {who_has(context, fair, name, 0) for name in ("Bygg AB", "Vård AB")}
    (free,) = {"Åsa", "Bo", "Siv"} - here
    found = seen(context, bygg, fair, free)
    assert found.seat is Seat.RIGHT
    assert found.meeting == meeting_between(context, fair, free, "Bygg AB").id


def test_a_drop_in_without_meetings_is_free(context: Context, fair: Fair) -> None:
    register(context, fair, someone("Nils Ny", "Bygg AB"))
    found = seen(context, session_of(context, fair, "Bygg AB"), fair, "Nils")
    assert (found.seat, found.meeting, found.there) == (Seat.FREE, None, None)
    assert found.label.startswith("\u2068Nils")


def test_a_strange_code_and_a_strange_station_are_refused(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    with refused(Refusal.UNKNOWN_BADGE):
        kiosk_badges.seen_badge(context, bygg, station(context, fair, 1), "MPS00000000")
    with refused(Refusal.UNKNOWN_STATION):
        strange = station(context, fair, 2)
        kiosk_badges.seen_badge(context, bygg, strange, code(context, fair, "Åsa"))


def test_after_the_day_a_badge_opens_the_meeting_that_was(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    later(context, hours=3)
    assert seen(context, bygg, fair, "Siv").seat is Seat.RIGHT


def test_taking_the_meeting_anyway_swaps_and_keeps_every_rule(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    expected, sits = (who_has(context, fair, name, 0) for name in ("Bygg AB", "Vård AB"))
    operation = OperationId(new_id())
    here, seeker = station(context, fair, 1), seeker_named(context, fair, sits).id
    done = take_anyway(context, bygg, here, seeker, operation)
    assert who_has(context, fair, "Bygg AB", 0) == sits
    assert meeting_between(context, fair, sits, "Bygg AB").id == done.meeting
    assert meeting_between(context, fair, expected, "Bygg AB").slot > 0
    assert seeker in done.slips
    parts = queries.parts(context, fair.id)
    assert len({(m.seeker, m.slot) for m in parts.meetings}) == len(parts.meetings) == 5
    again = take_anyway(context, bygg, here, seeker, operation)
    assert (again.meeting, again.slips) == (done.meeting, done.slips)
    undo_batch(context, fair.id, done.operation)
    assert who_has(context, fair, "Bygg AB", 0) == expected


def test_somebody_without_a_meeting_here_gets_one(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    register(context, fair, someone("Nils Ny"))
    expected = who_has(context, fair, "Bygg AB", 0)
    nils = seeker_named(context, fair, "Nils").id
    take_anyway(context, bygg, station(context, fair, 1), nils)
    assert who_has(context, fair, "Bygg AB", 0) == "Nils"
    assert meeting_between(context, fair, expected, "Bygg AB").slot == 3


def test_nobody_is_left_without_a_time(context: Context) -> None:
    fair = fair_in(context)
    names = ("Åsa Öst", "Bo Ek", "Siv Ål", "Ivar Up")
    register(context, fair, host("Bygg AB", 1), *(someone(n, "Bygg AB") for n in names))
    begun(context, planned(context, fair))
    register(context, fair, someone("Nils Ny", "Bygg AB"))
    nils, here = seeker_named(context, fair, "Nils").id, station(context, fair, 1)
    with refused(Refusal.NO_OTHER_TIME):
        take_anyway(context, session_of(context, fair, "Bygg AB"), here, nils)


def test_what_has_begun_or_is_over_is_not_taken(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    register(context, fair, someone("Nils Ny"))
    nils, here = seeker_named(context, fair, "Nils").id, station(context, fair, 1)
    give_feedback(context, fair, who_has(context, fair, "Bygg AB", 0), "Bygg AB")
    with refused(Refusal.MEETING_BEGUN):
        take_anyway(context, bygg, here, nils)
    later(context, hours=3)
    with refused(Refusal.DAY_OVER):
        take_anyway(context, bygg, here, nils)
    with refused(Refusal.UNKNOWN_STATION):
        take_anyway(context, bygg, station(context, fair, 2), nils)


def expected_now(context: Context, fair: Fair) -> Meeting:
    return meeting_between(context, fair, who_has(context, fair, "Bygg AB", 0), "Bygg AB")


def test_nobody_here_is_marked_and_taken_back(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    meeting = expected_now(context, fair)
    assert kiosk_day.kiosk_day(context, bygg).meeting(meeting.id) is not None
    assert kiosk_day.nobody_here(context, bygg, meeting.id).state is MeetingState.NO_SHOW
    assert kiosk_day.kiosk_day(context, bygg).meeting(meeting.id) is None
    kiosk_day.somebody_here(context, bygg, meeting.id)
    assert kiosk_day.kiosk_day(context, bygg).meeting(meeting.id) is not None
    with refused(Refusal.NOT_YOUR_MEETING):
        kiosk_day.nobody_here(context, session_of(context, fair, "Vård AB"), meeting.id)


def test_whoever_came_after_all_does_not_throw_out_the_replacement(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    meeting = expected_now(context, fair)
    kiosk_day.nobody_here(context, bygg, meeting.id)
    register(context, fair, someone("Nils Ny"))
    take_anyway(context, bygg, station(context, fair, 1), seeker_named(context, fair, "Nils").id)
    assert who_has(context, fair, "Bygg AB", 0) == "Nils"
    with refused(Refusal.CANNOT_UNDO):
        kiosk_day.somebody_here(context, bygg, meeting.id)


def test_a_rest_is_seen_in_the_hall_until_somebody_unlocks(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    here = station(context, fair, 1)
    set_pin(context, bygg.employer, "4711")
    kiosk_day.take_rest(context, bygg, here)
    assert hall_records(context, fair.id).facts.resting == {here}
    kiosk_day.end_rest(context, bygg, here)
    assert not hall_records(context, fair.id).facts.resting
    kiosk_day.take_rest(context, bygg, here)
    assert unlock_kiosk(context, bygg.employer, "4711").woken
    assert not hall_records(context, fair.id).facts.resting
    assert not unlock_kiosk(context, bygg.employer, "4711").woken
    with refused(Refusal.UNKNOWN_STATION):
        kiosk_day.take_rest(context, bygg, station(context, fair, 2))


def test_repeats_change_nothing(context: Context, fair: Fair, bygg: KioskSession) -> None:
    once, here = OperationId(new_id()), station(context, fair, 1)
    for _ in range(2):
        kiosk_day.take_rest(context, bygg, here, once)
    other = OperationId(new_id())
    for _ in range(2):
        kiosk_day.end_rest(context, bygg, here, other)
    third = OperationId(new_id())
    for name in ("Kim", "Lo"):
        kiosk_day.change_interviewer(context, bygg, name, third)
    assert kiosk_day.kiosk_day(context, bygg).interviewer == "Kim"


def test_a_new_interviewer_is_a_name_and_no_more(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    assert kiosk_day.change_interviewer(context, bygg, "  Kim\u202e  Berg ").name == "Kim Berg"
    assert kiosk_day.kiosk_day(context, bygg).interviewer == "Kim Berg"
    other = session_of(context, fair, "Vård AB")
    assert kiosk_day.kiosk_day(context, other).interviewer == ""
    kiosk_day.change_interviewer(context, bygg, "")
    assert kiosk_day.kiosk_day(context, bygg).interviewer == ""


def test_a_code_for_once_opens_once_within_ten_minutes(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    given = give_once_code(context, bygg.employer)
    assert len(given.code) == 6
    assert given.code not in repr(given)
    assert unlock_kiosk(context, bygg.employer, given.code).employer == bygg.employer
    with refused(Refusal.WRONG_PIN):
        unlock_kiosk(context, bygg.employer, given.code)
    late = give_once_code(context, bygg.employer)
    later(context, minutes=10)
    with refused(Refusal.WRONG_PIN):
        unlock_kiosk(context, bygg.employer, late.code)


def test_a_code_for_once_ends_the_wait_and_leaves_the_pin(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    set_pin(context, bygg.employer, "4711")
    for _ in range(5):
        with refused(Refusal.WRONG_PIN):
            unlock_kiosk(context, bygg.employer, "0000")
    given = give_once_code(context, bygg.employer)
    unlock_kiosk(context, bygg.employer, given.code)
    assert unlock_kiosk(context, bygg.employer, "4711").employer == bygg.employer


def test_the_end_of_the_day_names_what_lacks_and_what_was_promised(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    promise = {"hire_chance": "H1", "followup_contact": "C1"}
    for name in ("Åsa", "Siv"):
        give_feedback(context, fair, name, "Bygg AB", **promise)
    _no_report(context, fair, "Siv")
    mark_meeting(context, meeting_between(context, fair, "Bo", "Bygg AB").id, MeetingState.NO_SHOW)
    later(context, hours=3)
    found = kiosk_closing.closing(context, bygg, "sv")
    assert (found.missing, found.coming) == ((), 0)
    result = found.result
    assert (result.held, result.missed, result.forms, result.unnamed) == (2, 1, 2, 1)
    assert [p.text for p in result.promises] == ["Vi hör av oss inom en vecka"]
    assert "Åsa" in result.promises[0].person


def _no_report(context: Context, fair: Fair, name: str) -> None:
    register(context, fair, someone({"Siv": "Siv Ål"}[name], "Bygg AB", wants_report=False))


def test_forms_that_lack_come_first(context: Context, fair: Fair, bygg: KioskSession) -> None:
    later(context, minutes=14)
    found = kiosk_closing.closing(context, bygg, "sv")
    assert [m.view.meeting.slot for m in found.missing] == [0]
    assert found.coming == 2


def test_words_about_the_day_are_the_coordinators(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    words = LastWords(good="Bra tempo.", hinders=" Körkort. ")
    once = OperationId(new_id())
    for _ in range(2):
        kiosk_closing.keep_last_words(context, bygg, words, once)
    assert kiosk_closing.last_words(context, fair.id) == {
        bygg.employer: LastWords(good="Bra tempo.", hinders="Körkort.")
    }
    other = session_of(context, fair, "Vård AB")
    assert kiosk_closing.closing(context, other, "sv").words == LastWords()
    with refused(Refusal.SETTING_INVALID):
        kiosk_closing.keep_last_words(context, bygg, LastWords(good="x" * 601))
    with refused(Refusal.TEXT_BLOCKED):
        kiosk_closing.keep_last_words(context, bygg, LastWords(good="Ring 19900101-1234"))


def test_an_employer_goes_when_no_meeting_is_left(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    assert kiosk_closing.end_day(context, bygg, OperationId(new_id())).coming == 2
    assert not hall_records(context, fair.id).facts.employers_gone
    later(context, hours=3)
    once, other = OperationId(new_id()), OperationId(new_id())
    for _ in range(2):
        assert kiosk_closing.end_day(context, bygg, once).coming == 0
    assert hall_records(context, fair.id).facts.employers_gone == {bygg.employer}
    for _ in range(2):
        kiosk_closing.undo_end_day(context, bygg, other)
    assert not hall_records(context, fair.id).facts.employers_gone


def test_unreadable_forms_promise_nothing(context: Context, fair: Fair, bygg: KioskSession) -> None:
    give_feedback(context, fair, "Åsa", "Bygg AB")
    assert kiosk_closing.closing(context, bygg, "sv").result.promises == ()
    with context.store.write("break") as transaction:
        transaction.connection.execute(text("UPDATE submission SET answers = '{\"odd\": 1}'"))
    assert kiosk_closing.closing(context, bygg, "sv").result.promises == ()
