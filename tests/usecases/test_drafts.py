"""A draft changes nothing for desk, kiosk and papers until it is published."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from usecases.builders import (
    drafted_between,
    fair_in,
    give_feedback,
    host,
    later,
    meeting_between,
    placed,
    planned,
    planned_fair,
    register,
    seeker_named,
    session_of,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import DayPlan, Fair, Meeting, MeetingState, Topic
from motesplats.core.ids import OperationId
from motesplats.core.people import Presence
from motesplats.i18n import Words
from motesplats.storage import journal, timetables
from motesplats.usecases import queries
from motesplats.usecases.arrival import check_in
from motesplats.usecases.context import Context
from motesplats.usecases.dropping import drop_draft, restore_draft, restore_former_draft
from motesplats.usecases.fairs import change_fair
from motesplats.usecases.kiosk import kiosk_meetings
from motesplats.usecases.live_day import Live
from motesplats.usecases.planning import (
    make_timetable,
    move_meeting,
    publish_timetable,
    timetable,
)
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.running import (
    find_mending,
    mark_meeting,
    mend_timetable,
    store_mending,
)
from motesplats.usecases.seeker_plans import seeker_plan

Refuses = Callable[..., AbstractContextManager[None]]
AGAIN = OperationId("the same press")


def moved(context: Context, fair: Fair, first_name: str, employer: str, slot: int) -> Meeting:
    """That meeting after a move by hand, in the draft alone."""
    meeting = drafted_between(context, fair, first_name, employer)
    return move_meeting(context, meeting.id, meeting.station, slot).after


def free_slot(context: Context, fair: Fair) -> int:
    """The last time slot, which the small fair never needs."""
    return len(timetable(context, fair.id).slots) - 1


def test_before_the_first_publication_nobody_sees_any_time(context: Context) -> None:
    fair = small_fair(context)
    make_timetable(context, fair.id)
    assert kiosk_meetings(context, session_of(context, fair, "Bygg AB")) == ()
    came = check_in(context, fair.id, seeker_named(context, fair, "Bo").code)
    assert came.meetings == ()
    assert queries.facts(context, fair.id).meetings == 0
    assert queries.all_fairs(context)[0].drafted == 5


def test_a_draft_leaves_what_is_published_alone(context: Context) -> None:
    fair = planned_fair(context)
    before = placed(context, fair)
    siv = meeting_between(context, fair, "Siv", "Bygg AB")
    after = moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    assert placed(context, fair) == before
    view = timetable(context, fair.id)
    assert (view.draft, view.changes.moved, view.changes.before) == (True, (after,), (siv,))
    assert view.changes.people == 1
    plan = seeker_plan(context, fair.id, siv.seeker)
    assert [v.meeting.slot for v in plan.meetings] == [after.slot]
    assert [v.meeting.slot for v in plan.published] == [siv.slot]


def test_publishing_changes_what_differs_and_keeps_the_rest(context: Context) -> None:
    fair = planned_fair(context)
    mark_meeting(context, meeting_between(context, fair, "Bo", "Vård AB").id, MeetingState.HELD)
    before = {m.id: m for m in queries.parts(context, fair.id).meetings}
    after = moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    published = publish_timetable(context, fair.id)
    assert (published.version, published.people, published.new) == (2, 1, True)
    wanted = {**before, after.id: after}
    assert {m.id: m for m in queries.parts(context, fair.id).meetings} == wanted
    view = timetable(context, fair.id)
    assert (view.draft, view.changes.is_empty) == (False, True)
    assert seeker_plan(context, fair.id, after.seeker).published == ()


def test_publishing_again_says_that_nothing_is_new(context: Context) -> None:
    fair = planned_fair(context)
    again = publish_timetable(context, fair.id)
    assert (again.version, again.new, again.people, again.changed) == (1, False, 0, frozenset())
    moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    for _ in range(2):
        assert publish_timetable(context, fair.id, AGAIN).version == 2


def test_two_meetings_that_change_places_are_published(context: Context) -> None:
    later(context, hours=-2)
    fair = fair_in(context, plan=DayPlan(time(9, 0), time(9, 45)))
    register(context, fair, host("Bygg AB", 1), someone("Bo Ek", "Bygg AB"),
             someone("Siv Ål", "Bygg AB"))  # fmt: skip
    planned(context, fair)
    bo, siv = (meeting_between(context, fair, name, "Bygg AB").slot for name in ("Bo", "Siv"))
    (free,) = {0, 1, 2} - {bo, siv}
    for name, slot in (("Bo", free), ("Siv", bo), ("Bo", siv)):
        moved(context, fair, name, "Bygg AB", slot)
    assert publish_timetable(context, fair.id).people == 2
    assert meeting_between(context, fair, "Bo", "Bygg AB").slot == siv
    assert meeting_between(context, fair, "Siv", "Bygg AB").slot == bo


def test_a_wish_that_is_gone_takes_its_meeting_along_once_published(context: Context) -> None:
    later(context, hours=-2)
    fair = planned_fair(context)
    register(context, fair, someone("Bo Ek", "Vård AB"))
    make_timetable(context, fair.id)
    gone = meeting_between(context, fair, "Bo", "Bygg AB")
    assert timetable(context, fair.id).changes.removed == (gone,)
    publish_timetable(context, fair.id)
    assert gone not in queries.parts(context, fair.id).meetings
    with context.store.read() as connection:
        inverse = journal.latest(connection, 1)[0].inverse
    assert inverse is not None
    assert (inverse["version"], len(inverse["removed"])) == (1, 1)


@pytest.mark.parametrize("happened", ["held", "feedback"])
def test_what_has_begun_is_neither_moved_nor_removed(
    context: Context, refused: Refuses, happened: str
) -> None:
    fair = planned_fair(context)
    siv = meeting_between(context, fair, "Siv", "Bygg AB")
    moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    if happened == "held":
        mark_meeting(context, siv.id, MeetingState.HELD)
    else:
        give_feedback(context, fair, "Siv", "Bygg AB")
    with refused(Refusal.MEETINGS_BEGUN, meetings=1):
        publish_timetable(context, fair.id)
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    after = meeting_between(context, fair, "Siv", "Bygg AB")
    assert (after.id, after.slot, after.state) == (siv.id, siv.slot, MeetingState.HELD)


def test_a_meeting_that_was_held_is_not_moved_by_hand_but_others_still_are(
    context: Context, refused: Refuses
) -> None:
    fair = planned_fair(context)
    siv = meeting_between(context, fair, "Siv", "Bygg AB")
    moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    give_feedback(context, fair, "Siv", "Bygg AB")
    with refused(Refusal.MEETING_BEGUN):
        move_meeting(context, siv.id, siv.station, siv.slot)
    bo = meeting_between(context, fair, "Bo", "Bygg AB")
    assert move_meeting(context, bo.id, bo.station, bo.slot).after.locked


def test_a_meeting_that_was_missed_and_is_out_of_the_draft_says_that_it_has_begun(
    context: Context, refused: Refuses
) -> None:
    fair = planned_fair(context)
    missed = meeting_between(context, fair, "Siv", "Bygg AB")
    mark_meeting(context, missed.id, MeetingState.NO_SHOW)
    make_timetable(context, fair.id)
    with refused(Refusal.MEETING_BEGUN):
        move_meeting(context, missed.id, missed.station, 3)


def test_the_card_of_keys_is_a_sheet_like_the_others(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    assert print_sheet(context, fair.id, "keys", tmp_path, PrintJob(Words())).path.exists()


def test_mending_leaves_the_changes_of_a_draft_unpublished(context: Context) -> None:
    fair = planned_fair(context)
    siv = meeting_between(context, fair, "Siv", "Bygg AB")
    after = moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    mended = mend_timetable(context, fair.id, 0, frozenset())
    assert (mended.version, mended.moved) == (2, 0)
    assert meeting_between(context, fair, "Siv", "Bygg AB") == siv
    assert drafted_between(context, fair, "Siv", "Bygg AB") == after


def test_a_fair_that_changed_during_the_search_is_not_mended(
    context: Context, refused: Refuses
) -> None:
    fair = planned_fair(context)
    found = find_mending(context, fair.id, Live(0, frozenset()))
    register(context, fair, someone("Siv Ål", presence=Presence(arrives=time(9, 59))))
    before = placed(context, fair)
    with refused(Refusal.CHANGED_MEANWHILE):
        store_mending(context, *found)
    assert placed(context, fair) == before


def test_searching_holds_nobody_up(context: Context) -> None:
    fair = planned_fair(context)
    found = find_mending(context, fair.id, Live(0, frozenset()))
    later(context, seconds=1)
    check_in(context, fair.id, seeker_named(context, fair, "Bo").code)
    assert store_mending(context, *found).version == 2


def test_a_day_is_not_cut_short_under_a_draft(context: Context, refused: Refuses) -> None:
    fair = planned_fair(context)
    last = moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    shorter = Fair(fair.id, fair.name, fair.place, fair.day, DayPlan(time(9, 0), time(9, 45)))
    with refused(Refusal.SETTING_INVALID, setting="slots_in_use", value=1):
        change_fair(context, shorter)
    with context.store.read() as connection:
        assert timetables.drafted_by_id(connection, last.id) == last


def test_a_draft_is_dropped_and_taken_up_again(context: Context) -> None:
    fair = planned_fair(context)
    after = moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    for _ in range(2):
        assert drop_draft(context, fair.id, AGAIN).meetings == 5
    assert timetable(context, fair.id).changes.is_empty
    for _ in range(2):
        restored = restore_draft(context, fair.id, OperationId("taken up"))
    assert (restored.meetings, restored.changed) == (5, {Topic.TIMETABLE})
    assert drafted_between(context, fair, "Siv", "Bygg AB") == after


def test_nothing_is_dropped_where_nothing_is_published_or_changed(
    context: Context, refused: Refuses
) -> None:
    fair = small_fair(context)
    make_timetable(context, fair.id)
    for ask in (drop_draft, restore_draft):
        with refused(Refusal.NOTHING_TO_UNDO):
            ask(context, fair.id)
    publish_timetable(context, fair.id)
    with refused(Refusal.NOTHING_TO_UNDO):
        drop_draft(context, fair.id)


def test_a_dropped_draft_stays_away_when_its_times_are_gone(
    context: Context, refused: Refuses
) -> None:
    fair = planned_fair(context)
    moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    drop_draft(context, fair.id)
    shorter = Fair(fair.id, fair.name, fair.place, fair.day, DayPlan(time(9, 0), time(9, 45)))
    change_fair(context, shorter)
    with refused(Refusal.CANNOT_UNDO):
        restore_draft(context, fair.id)
    assert len(timetable(context, fair.id).meetings) == 5


@pytest.mark.parametrize("newer", ["a draft", "stations"])
def test_a_dropped_draft_stays_away_when_something_newer_is_there(
    context: Context, refused: Refuses, newer: str
) -> None:
    fair = fair_in(context)
    register(context, fair, host("Bygg AB", 1, 2), someone("Bo Ek", "Bygg AB"))
    planned(context, fair)
    bo = meeting_between(context, fair, "Bo", "Bygg AB")
    (other,) = {s.id for s in queries.stations(context, fair.id)} - {bo.station}
    move_meeting(context, bo.id, other, bo.slot)
    drop_draft(context, fair.id)
    if newer == "a draft":
        moved(context, fair, "Bo", "Bygg AB", free_slot(context, fair))
    else:
        register(context, fair, host("Bygg AB", 1 if bo.slot == 0 else 2))
        assert other not in {s.id for s in queries.stations(context, fair.id)}
    with refused(Refusal.CANNOT_UNDO):
        restore_draft(context, fair.id)


@pytest.mark.parametrize("sheet", ["slips", "timetable", "prep"])
def test_papers_wait_for_the_first_publication(
    context: Context, refused: Refuses, tmp_path: Path, sheet: str
) -> None:
    fair = small_fair(context)
    make_timetable(context, fair.id)
    with refused(Refusal.NOT_PUBLISHED):
        print_sheet(context, fair.id, sheet, tmp_path, PrintJob(Words()))
    publish_timetable(context, fair.id)
    moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    assert print_sheet(context, fair.id, sheet, tmp_path, PrintJob(Words())).path.exists()


def test_badges_wait_for_no_timetable(context: Context, tmp_path: Path) -> None:
    fair = small_fair(context)
    make_timetable(context, fair.id)
    assert print_sheet(context, fair.id, "badges", tmp_path, PrintJob(Words())).path.exists()


def drafted(context: Context, fair: Fair) -> set[tuple[object, ...]]:
    """Who meets whom where and when in the draft, and whether it is locked."""
    with context.store.read() as connection:
        found = timetables.draft_of(connection, fair.id)
    return {(m.seeker, m.employer, m.station, m.slot, m.locked) for m in found}


def other_draft(context: Context) -> Fair:
    """The small fair with a move by hand, which a timetable made anew has replaced."""
    fair = planned_fair(context)
    moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    with context.store.write("unlock") as transaction:
        loose = [
            replace(m, locked=False) for m in timetables.draft_of(transaction.connection, fair.id)
        ]
        timetables.put_draft(transaction.connection, fair.id, tuple(loose))
    return fair


def test_a_draft_that_a_new_timetable_replaced_comes_back(context: Context) -> None:
    fair = other_draft(context)
    former, figures = drafted(context, fair), timetable(context, fair.id).figures
    assert make_timetable(context, fair.id).replaced
    assert drafted(context, fair) != former
    for _press in range(2):
        assert restore_former_draft(context, fair.id, AGAIN).meetings == 5
    assert drafted(context, fair) == former
    assert timetable(context, fair.id).figures == figures


def test_a_former_draft_stays_away_from_a_newer_one(context: Context, refused: Refuses) -> None:
    fair = other_draft(context)
    make_timetable(context, fair.id)
    moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    with refused(Refusal.CANNOT_UNDO):
        restore_former_draft(context, fair.id)


def test_a_timetable_that_replaced_nothing_is_not_taken_back(
    context: Context, refused: Refuses
) -> None:
    fair = small_fair(context)
    with refused(Refusal.NOTHING_TO_UNDO):
        restore_former_draft(context, fair.id)
    assert not make_timetable(context, fair.id).replaced
    assert not make_timetable(context, fair.id).replaced
    with refused(Refusal.NOTHING_TO_UNDO):
        restore_former_draft(context, fair.id)


def test_a_move_remembers_whether_the_meeting_was_locked(context: Context) -> None:
    fair = planned_fair(context)
    meeting = drafted_between(context, fair, "Siv", "Bygg AB")
    for _move in range(2):
        moved(context, fair, "Siv", "Bygg AB", free_slot(context, fair))
    with context.store.read() as connection:
        again, first = journal.about(connection, meeting.id, limit=2)
    assert [e.inverse and e.inverse["locked"] for e in (first, again)] == [False, True]
