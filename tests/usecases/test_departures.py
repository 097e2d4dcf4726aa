"""An employer leaves early or comes late: what becomes of each meeting, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from usecases.builders import give_feedback, host, later, meeting_between, register, session_of
from usecases.fair_of_the_day import begun, broken, day_fair, named, person, standing, told

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import CalledOff, Fair, MeetingState
from motesplats.core.ids import OperationId
from motesplats.exchange.rows import RoleRow
from motesplats.i18n import SWEDISH, words_in
from motesplats.live.alarms import AlarmCode
from motesplats.live.board import station_lines
from motesplats.live.hall import StationState
from motesplats.storage import departures as stored
from motesplats.storage import timetables
from motesplats.usecases import queries
from motesplats.usecases.batches import undo_batch
from motesplats.usecases.context import Context
from motesplats.usecases.departures import (
    DeparturePlan,
    departure_plan,
    employer_is_back,
    employer_late,
    employer_leaves,
    undo_employer_is_back,
)
from motesplats.usecases.hall_marks import employers_came, undo_employers_came
from motesplats.usecases.instead import Instead, similar
from motesplats.usecases.live_hall import LiveHall, hall_records, live_hall
from motesplats.usecases.planning import move_meeting, timetable
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.running import mark_meeting

Expect = Callable[..., pytest.RaisesExc[Refused]]
ONCE = OperationId("once")


@pytest.fixture
def fair(context: Context) -> Fair:
    """The fair in its first talk, with everybody here."""
    made = day_fair(context)
    begun(context, made, minutes=1)
    return made


def leaving(context: Context, fair: Fair, name: str = "Bygg AB") -> DeparturePlan:
    return departure_plan(context, fair.id, named(context, fair, name))


def seen(context: Context, fair: Fair) -> LiveHall:
    return live_hall(hall_records(context, fair.id), context.now())


def test_each_meeting_has_a_way_and_the_best_is_chosen(context: Context, fair: Fair) -> None:
    plan = leaving(context, fair)
    assert len(plan.remaining) == 3
    assert plan.people == 3
    for one in plan.remaining:
        assert one.option in one.options
        assert one.option.wished
        assert one.options[-1].way is Instead.CANCEL
    assert {o.way for one in plan.remaining for o in one.options} == {
        Instead.OTHER,
        Instead.PHONE,
        Instead.CANCEL,
    }


def test_an_employer_with_the_role_may_be_chosen_though_nobody_asked(
    context: Context, fair: Fair
) -> None:
    plan = leaving(context, fair)
    others = [o for one in plan.remaining for o in one.options if o.way is Instead.OTHER]
    tak = [o for o in others if o.view is not None and o.view.employer == "Tak AB"]
    assert tak
    assert all(o.similar and not o.wished for o in tak)


def test_everything_is_done_at_once_and_keeps_the_rules(context: Context, fair: Fair) -> None:
    plan = leaving(context, fair)
    bygg = named(context, fair, "Bygg AB")
    done = employer_leaves(context, plan, ONCE)
    assert set(done.slips) == {one.view.meeting.seeker for one in plan.remaining}
    assert not [m for m in standing(context, fair) if m.employer == bygg and m.slot > 0]
    assert not broken(context, fair)
    assert employer_leaves(context, plan, ONCE).slips == done.slips


def test_the_board_has_no_ghosts(context: Context, fair: Fair) -> None:
    employer_leaves(context, leaving(context, fair))
    found = seen(context, fair)
    assert found.hall.stations[0].state is StationState.EMPLOYER_LEFT
    line = station_lines(found.hall, {})[0]
    assert (line.now, line.next) == ("", "")


def test_undo_brings_the_employer_and_every_meeting_back(context: Context, fair: Fair) -> None:
    before = told(context, fair)
    done = employer_leaves(context, leaving(context, fair))
    assert told(context, fair) != before
    back = undo_batch(context, fair.id, done.operation, ONCE)
    assert undo_batch(context, fair.id, done.operation, ONCE).slips == back.slips
    assert told(context, fair) == before
    assert set(done.slips) <= set(back.slips)
    assert seen(context, fair).hall.stations[0].state is not StationState.EMPLOYER_LEFT


def test_what_was_taken_back_is_not_taken_back_again(
    context: Context, fair: Fair, refused: Expect
) -> None:
    done = employer_leaves(context, leaving(context, fair))
    undo_batch(context, fair.id, done.operation)
    with refused(Refusal.CANNOT_UNDO):
        undo_batch(context, fair.id, done.operation)
    with refused(Refusal.CANNOT_UNDO):
        undo_batch(context, fair.id, OperationId("none"))


def test_a_choice_of_ones_own_is_kept_and_the_others_give_way(context: Context, fair: Fair) -> None:
    plan = leaving(context, fair)
    one = next(r for r in plan.remaining if any(o.way is Instead.PHONE for o in r.options))
    phone = next(o for o in one.options if o.way is Instead.PHONE)
    mine = {one.view.meeting.id: phone}
    again = departure_plan(context, fair.id, plan.employer, chosen=mine)
    kept = next(r for r in again.remaining if r.view.meeting.id == one.view.meeting.id)
    assert kept.option == phone
    other = next(o for o in one.options if o.way is Instead.OTHER)
    third = departure_plan(context, fair.id, plan.employer, chosen={one.view.meeting.id: other})
    kept = next(r for r in third.remaining if r.view.meeting.id == one.view.meeting.id)
    assert kept.option == other
    assert other in kept.options


def test_a_call_leaves_the_hall_and_keeps_its_pair(context: Context, fair: Fair) -> None:
    plan = leaving(context, fair)
    chosen = {
        r.view.meeting.id: next(o for o in r.options if o.way in {Instead.PHONE, Instead.CANCEL})
        for r in plan.remaining
    }
    plan = departure_plan(context, fair.id, plan.employer, chosen=chosen)
    assert plan.count(Instead.PHONE) + plan.count(Instead.CANCEL) == 3
    employer_leaves(context, plan)
    states = {state for *_, state in told(context, fair)}
    assert {"by_phone", "cancelled"} <= states
    records = hall_records(context, fair.id)
    called = next(r for r in plan.remaining if r.option.way is Instead.PHONE).view.meeting
    assert called.employer not in records.gathering.unmet_by(called.seeker)


def test_a_call_may_still_get_feedback_and_takes_no_place(context: Context, fair: Fair) -> None:
    meeting = next(m for m in standing(context, fair) if m.slot > 0)
    parts = hall_records(context, fair.id).known
    name = parts.people[meeting.seeker].name
    employer = parts.employers[meeting.employer]
    mark_meeting(context, meeting.id, MeetingState.BY_PHONE)
    give_feedback(context, fair, name, employer)
    assert meeting_between(context, fair, name, employer).state is MeetingState.BY_PHONE


def test_missing_forms_come_first(context: Context, fair: Fair) -> None:
    later(context, minutes=13)
    first = next(m for m in standing(context, fair) if m.slot == 0)
    name = hall_records(context, fair.id).known.employers[first.employer]
    assert [v.meeting.id for v in leaving(context, fair, name).missing] == [first.id]
    known = hall_records(context, fair.id).known.people[first.seeker].name
    give_feedback(context, fair, known, name)
    assert not leaving(context, fair, name).missing


def test_why_meetings_were_called_off_is_kept(context: Context, fair: Fair) -> None:
    done = employer_leaves(context, leaving(context, fair))
    with context.store.read() as connection:
        reasons = stored.reasons_of(connection, fair.id)
    assert set(reasons.values()) == {CalledOff.EMPLOYER_LEFT}
    undo_batch(context, fair.id, done.operation)
    with context.store.read() as connection:
        assert not stored.reasons_of(connection, fair.id)


def test_a_plan_that_no_longer_holds_stores_nothing(
    context: Context, fair: Fair, refused: Expect
) -> None:
    plan = leaving(context, fair)
    mark_meeting(context, plan.remaining[0].view.meeting.id, MeetingState.NO_SHOW)
    before = told(context, fair)
    with refused(Refusal.CHANGED_MEANWHILE):
        employer_leaves(context, plan)
    assert told(context, fair) == before


def test_two_never_sit_at_one_station_at_once(
    context: Context, fair: Fair, refused: Expect
) -> None:
    plan = leaving(context, fair)
    one = next(r for r in plan.remaining if r.option.way is Instead.OTHER)
    assert one.option.view is not None
    there = one.option.view.meeting
    other = next(m for m in standing(context, fair) if m.employer == there.employer)
    clashing = replace(there, slot=other.slot, station=other.station)
    moved = replace(
        one, option=replace(one.option, view=replace(one.option.view, meeting=clashing))
    )
    rest = [r for r in plan.remaining if r is not one]
    with refused(Refusal.CHANGED_MEANWHILE):
        employer_leaves(context, replace(plan, remaining=(moved, *rest)))


def test_what_was_done_since_is_not_undone(context: Context, fair: Fair, refused: Expect) -> None:
    done = employer_leaves(context, leaving(context, fair))
    for one in standing(context, fair):
        mark_meeting(context, one.id, MeetingState.HELD)
    with refused(Refusal.CANNOT_UNDO):
        undo_batch(context, fair.id, done.operation)


def test_who_comes_later_keeps_what_can_be_held_later(context: Context, fair: Fair) -> None:
    bygg = named(context, fair, "Bygg AB")
    until = context.now() + timedelta(minutes=29)
    plan = departure_plan(context, fair.id, bygg, until)
    assert plan.remaining
    assert {one.option.way for one in plan.remaining} == {Instead.LATER}
    employer_late(context, plan)
    assert not broken(context, fair)
    own = [m for m in standing(context, fair) if m.employer == bygg]
    assert len(own) == 4
    assert all(m.slot == 0 or m.slot >= 2 for m in own)


def test_a_late_employer_is_quiet_until_then(context: Context, fair: Fair) -> None:
    bygg = named(context, fair, "Bygg AB")
    until = context.now() + timedelta(minutes=29)
    done = employer_late(context, departure_plan(context, fair.id, bygg, until))
    found = seen(context, fair)
    assert found.hall.stations[0].state is StationState.EMPLOYER_COMING
    assert found.hall.stations[0].comes == until
    assert not [
        a for a in found.alarms.shown if a.code is AlarmCode.EMPLOYER_MISSING and bygg in a.subjects
    ]
    later(context, minutes=30)
    assert seen(context, fair).hall.stations[0].state is StationState.EMPLOYER_MISSING
    came = employers_came(context, fair.id, (bygg,))
    assert came.employers == (bygg,)
    assert seen(context, fair).hall.stations[0].state is not StationState.EMPLOYER_MISSING
    undo_employers_came(context, fair.id, (bygg,))
    assert seen(context, fair).hall.stations[0].state is StationState.EMPLOYER_MISSING
    undo_batch(context, fair.id, done.operation)
    assert hall_records(context, fair.id).facts.expected == ()


def test_who_is_late_twice_is_late_as_before_when_that_is_undone(
    context: Context, fair: Fair
) -> None:
    bygg = named(context, fair, "Bygg AB")
    first = context.now() + timedelta(minutes=20)
    employer_late(context, departure_plan(context, fair.id, bygg, first))
    second = first + timedelta(minutes=10)
    done = employer_late(context, departure_plan(context, fair.id, bygg, second))
    assert hall_records(context, fair.id).facts.expected[0].at == second
    undo_batch(context, fair.id, done.operation)
    assert hall_records(context, fair.id).facts.expected[0].at == first


def test_nobody_is_late_without_a_time(context: Context, fair: Fair, refused: Expect) -> None:
    with refused(Refusal.SETTING_INVALID):
        employer_late(context, leaving(context, fair))


def test_who_has_gone_gets_nobody_else(context: Context, fair: Fair) -> None:
    employer_leaves(context, leaving(context, fair, "Mur AB"))
    later = leaving(context, fair)
    names = {o.view.employer for r in later.remaining for o in r.options if o.view is not None}
    assert "Mur AB" not in names


def test_protected_people_are_not_called(context: Context, fair: Fair) -> None:
    session_of(context, fair, "Bygg AB")
    siv = person(context, fair, "Siv")
    plan = leaving(context, fair)
    mine = [r for r in plan.remaining if r.view.meeting.seeker == siv]
    assert all(o.way is not Instead.PHONE for r in mine for o in r.options)


def test_an_employer_who_is_here_again_may_get_meetings_again(
    context: Context, fair: Fair, refused: Expect
) -> None:
    bygg = named(context, fair, "Bygg AB")
    employer_leaves(context, leaving(context, fair))
    back = employer_is_back(context, bygg, ONCE)
    assert employer_is_back(context, bygg, ONCE).operation == back.operation
    assert bygg not in hall_records(context, fair.id).facts.employers_gone
    undo_employer_is_back(context, bygg, back.operation, OperationId("away"))
    undo_employer_is_back(context, bygg, back.operation, OperationId("away"))
    assert bygg in hall_records(context, fair.id).facts.employers_gone
    with refused(Refusal.CANNOT_UNDO):
        undo_employer_is_back(context, bygg, back.operation)


def test_who_came_earlier_than_said_is_late_again_when_that_is_undone(
    context: Context, fair: Fair
) -> None:
    bygg = named(context, fair, "Bygg AB")
    until = context.now() + timedelta(minutes=29)
    employer_late(context, departure_plan(context, fair.id, bygg, until))
    back = employer_is_back(context, bygg)
    assert not hall_records(context, fair.id).facts.expected
    undo_employer_is_back(context, bygg, back.operation)
    assert hall_records(context, fair.id).facts.expected[0].at == until


def test_who_is_late_for_nothing_changes_nothing(context: Context, fair: Fair) -> None:
    bygg = named(context, fair, "Bygg AB")
    before = told(context, fair)
    plan = departure_plan(context, fair.id, bygg, context.now() + timedelta(minutes=5))
    assert plan.remaining == ()
    assert employer_late(context, plan).slips == ()
    assert told(context, fair) == before


def test_a_place_that_somebody_has_since_is_not_taken_back(
    context: Context, fair: Fair, refused: Expect
) -> None:
    done = employer_leaves(context, leaving(context, fair))
    stands = standing(context, fair)
    taken = {(m.station, m.slot) for m in stands}
    off = [m for m in queries.parts(context, fair.id).meetings if not m.stands]
    other, slot = next(
        (m, gone.slot)
        for m in stands
        for gone in off
        if m.seeker == gone.seeker and m.slot and (m.station, gone.slot) not in taken
    )
    with context.store.write("moved") as transaction:
        moved = replace(other, slot=slot)
        timetables.put_as(transaction.connection, (moved,))
    with refused(Refusal.CANNOT_UNDO):
        undo_batch(context, fair.id, done.operation)


def test_a_draft_of_its_own_loses_what_is_called_off(context: Context, fair: Fair) -> None:
    last = max(standing(context, fair), key=lambda m: m.slot)
    move_meeting(context, last.id, last.station, 5)
    plan = leaving(context, fair)
    employer_leaves(context, plan)
    drafted = [view.meeting for view in timetable(context, fair.id).meetings]
    bygg = named(context, fair, "Bygg AB")
    assert not [m for m in drafted if m.employer == bygg and m.slot > 0 and m.stands]


def test_a_slip_says_who_calls(context: Context, fair: Fair, tmp_path: Path) -> None:
    asa = person(context, fair, "Åsa")
    meeting = next(m for m in standing(context, fair) if m.seeker == asa)
    mark_meeting(context, meeting.id, MeetingState.BY_PHONE)
    job = PrintJob(words_in(SWEDISH), only=frozenset({asa}))
    path = print_sheet(context, fair.id, "slips", tmp_path, job).path
    assert "På telefon:" in "".join(
        page.get_textpage().get_text_range() for page in PdfDocument(path)
    )


def test_two_choices_of_one_place_do_not_go_together(
    context: Context, fair: Fair, refused: Expect
) -> None:
    plan = leaving(context, fair)
    choices = [
        (r, o) for r in plan.remaining for o in r.options if o.view and o.view.employer == "Tak AB"
    ]
    (one, mine), (other, theirs) = choices[0], next(c for c in choices if c[0] != choices[0][0])
    assert mine.meeting is not None
    assert theirs.view is not None
    assert theirs.meeting is not None
    there = replace(theirs.meeting, slot=mine.meeting.slot)
    same = replace(theirs, view=replace(theirs.view, meeting=there))
    chosen = {one.view.meeting.id: mine, other.view.meeting.id: same}
    again = departure_plan(context, fair.id, plan.employer, chosen=chosen)
    kept = next(r for r in again.remaining if r.view.meeting.id == other.view.meeting.id)
    assert (kept.option, kept.options[0]) == (same, same)
    with refused(Refusal.CHANGED_MEANWHILE):
        employer_leaves(context, again)


def test_at_most_three_others_are_offered(context: Context, fair: Fair) -> None:
    more = (host(f"Sten {n}", 10 + n, roles=(RoleRow("Murare"),)) for n in range(5))
    register(context, fair, *more)
    for one in leaving(context, fair).remaining:
        assert sum(o.way is Instead.OTHER for o in one.options) <= 3


def test_a_branch_of_its_own_makes_employers_alike(context: Context, fair: Fair) -> None:
    parts = queries.parts(context, fair.id)
    mur, vard = (parts.employers[named(context, fair, name)] for name in ("Mur AB", "Vård AB"))
    assert not similar(mur, vard)
    assert similar(replace(mur, branch="care"), replace(vard, branch="care"))
