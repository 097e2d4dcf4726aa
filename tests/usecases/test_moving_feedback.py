"""Feedback that was about somebody else: moved with all that was written, or exchanged."""

from collections.abc import Callable

import pytest
from usecases.builders import (
    answered,
    give_feedback,
    later,
    meeting_between,
    planned_fair,
    seeker_named,
    session_of,
)

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, MeetingState
from motesplats.core.ids import MeetingId, OperationId
from motesplats.core.visibility import Place
from motesplats.storage import feedback
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import autosave, open_form
from motesplats.usecases.history import history
from motesplats.usecases.moving_feedback import (
    FeedbackMoved,
    Move,
    meeting_by_badge,
    move_feedback,
    move_own_feedback,
)
from motesplats.usecases.running import mark_meeting
from motesplats.usecases.skips import Reason, Why, skip_counts, skip_form
from motesplats.usecases.views import shown


@pytest.fixture
def fair(context: Context) -> Fair:
    return planned_fair(context)


def at_bygg(context: Context, fair: Fair, name: str) -> MeetingId:
    return meeting_between(context, fair, name, "Bygg AB").id


def moved(
    context: Context, fair: Fair, first: str, second: str, *, swap: bool = False
) -> FeedbackMoved:
    move = Move(at_bygg(context, fair, first), at_bygg(context, fair, second), swap)
    return move_own_feedback(context, session_of(context, fair, "Bygg AB"), move)


def saved_for(context: Context, fair: Fair, name: str) -> list[tuple[int, str]]:
    with context.store.read() as connection:
        found = feedback.latest_submission(connection, at_bygg(context, fair, name))
    return [] if found is None else [(found.version, found.recruiter)]


def chance_of(context: Context, fair: Fair, name: str) -> str:
    session = session_of(context, fair, "Bygg AB")
    return open_form(context, session, at_bygg(context, fair, name)).answers.text("hire_chance")


def test_versions_draft_and_note_go_along_to_the_right_person(context: Context, fair: Fair) -> None:
    session, meeting = session_of(context, fair, "Bygg AB"), at_bygg(context, fair, "Bo")
    give_feedback(context, fair, "Bo", "Bygg AB")
    give_feedback(context, fair, "Bo", "Bygg AB", hire_chance="H5")
    autosave(context, session, meeting, answered(context, fair, "Bygg AB"), "Minns bron")
    autosave(context, session, at_bygg(context, fair, "Siv"), answered(context, fair, "Bygg AB"))
    with context.store.write("x") as transaction:
        feedback.remove_draft(transaction.connection, at_bygg(context, fair, "Siv"))
        feedback.put_note(
            transaction.connection, at_bygg(context, fair, "Siv"), "Ringde", context.now()
        )
    moved(context, fair, "Bo", "Siv")
    assert saved_for(context, fair, "Siv") == [(2, "")]
    assert saved_for(context, fair, "Bo") == []
    right = open_form(context, session, at_bygg(context, fair, "Siv"))
    assert (right.note, right.answers.text("hire_chance")) == ("Ringde\nMinns bron", "H6")
    wrong = open_form(context, session, meeting)
    assert (wrong.note, wrong.saved, wrong.answers.text("hire_chance")) == ("", False, "")


def test_the_meetings_are_told_apart_by_their_feedback(context: Context, fair: Fair) -> None:
    give_feedback(context, fair, "Bo", "Bygg AB")
    skip_form(
        context,
        session_of(context, fair, "Bygg AB"),
        at_bygg(context, fair, "Siv"),
        Why(Reason.NO_TIME),
    )
    moved(context, fair, "Bo", "Siv")
    states = [meeting_between(context, fair, name, "Bygg AB").state for name in ("Bo", "Siv")]
    assert states == [MeetingState.PLANNED, MeetingState.HELD]
    assert skip_counts(context, fair.id).total == 0


def test_feedback_that_is_there_is_not_written_over(
    context: Context, fair: Fair, refused: Callable[..., object]
) -> None:
    give_feedback(context, fair, "Bo", "Bygg AB", hire_chance="H5")
    give_feedback(context, fair, "Siv", "Bygg AB")
    siv = shown(seeker_named(context, fair, "Siv"), Place.KIOSK)
    with refused(Refusal.OTHER_HAS_FEEDBACK, person=siv.label, employer="Bygg AB"):
        moved(context, fair, "Bo", "Siv")
    assert chance_of(context, fair, "Bo") == "H5"


def test_two_who_were_mixed_up_exchange_everything(context: Context, fair: Fair) -> None:
    session = session_of(context, fair, "Bygg AB")
    give_feedback(context, fair, "Bo", "Bygg AB", hire_chance="H5")
    give_feedback(context, fair, "Bo", "Bygg AB", hire_chance="H4")
    give_feedback(context, fair, "Siv", "Bygg AB")
    with context.store.write("x") as transaction:
        at = context.now()
        feedback.put_note(transaction.connection, at_bygg(context, fair, "Bo"), "Bos", at)
    moved(context, fair, "Bo", "Siv", swap=True)
    assert [chance_of(context, fair, name) for name in ("Bo", "Siv")] == ["H6", "H4"]
    assert saved_for(context, fair, "Siv")[0][0] == 2
    assert open_form(context, session, at_bygg(context, fair, "Siv")).note == "Bos"
    assert open_form(context, session, at_bygg(context, fair, "Bo")).note == ""


def test_who_has_a_printed_report_is_named_to_print_it_again(context: Context, fair: Fair) -> None:
    first = give_feedback(context, fair, "Bo", "Bygg AB")
    bo = seeker_named(context, fair, "Bo")
    with context.store.write("x") as transaction:
        connection = transaction.connection
        feedback.add_report_print(connection, bo.id, context.now(), (first.submission,))
    answer = moved(context, fair, "Bo", "Siv")
    assert answer.printed == (shown(bo, Place.KIOSK),)
    assert moved(context, fair, "Siv", "Åsa").printed == ()


def test_the_log_names_who_feedback_was_moved_to_and_nothing_of_what_it_says(
    context: Context, fair: Fair
) -> None:
    give_feedback(context, fair, "Bo", "Bygg AB", advice="Öva på ritningar.")
    moved(context, fair, "Bo", "Siv")
    told = history(context, fair.id)
    assert (told[0].step.kind, told[0].step.seeker) == ("move_feedback", "Siv Ål")
    assert "ritningar" not in repr(told)


def test_there_is_nothing_to_move_where_nothing_was_written(
    context: Context, fair: Fair, refused: Callable[..., object]
) -> None:
    with refused(Refusal.NOTHING_TO_MOVE):
        moved(context, fair, "Bo", "Siv")


def test_feedback_never_changes_its_employer(
    context: Context, fair: Fair, refused: Callable[..., object]
) -> None:
    give_feedback(context, fair, "Bo", "Bygg AB")
    bygg = at_bygg(context, fair, "Bo")
    vard = meeting_between(context, fair, "Åsa", "Vård AB").id
    for move in (Move(bygg, vard), Move(bygg, bygg)):
        with refused(Refusal.NOT_YOUR_MEETING):
            move_feedback(context, move)
    with refused(Refusal.NOT_YOUR_MEETING):
        move_own_feedback(context, session_of(context, fair, "Vård AB"), Move(vard, bygg))
    with refused(Refusal.UNKNOWN_MEETING):
        move_feedback(context, Move(bygg, MeetingId("nobody's")))


def test_after_a_day_only_the_coordinator_moves_it(
    context: Context, fair: Fair, refused: Callable[..., object]
) -> None:
    give_feedback(context, fair, "Bo", "Bygg AB")
    later(context, hours=25)
    with refused(Refusal.CHANGE_TOO_LATE):
        moved(context, fair, "Bo", "Siv")
    move = Move(at_bygg(context, fair, "Bo"), at_bygg(context, fair, "Siv"))
    move_feedback(context, move, OperationId("press"))
    again = move_feedback(context, move, OperationId("press"))
    assert (again.target, saved_for(context, fair, "Siv")) == (move.target, [(1, "")])


def test_the_right_meeting_counts_as_held_whatever_was_said_before(
    context: Context, fair: Fair
) -> None:
    give_feedback(context, fair, "Bo", "Bygg AB")
    mark_meeting(context, at_bygg(context, fair, "Siv"), MeetingState.BY_PHONE)
    mark_meeting(context, at_bygg(context, fair, "Åsa"), MeetingState.NO_SHOW)
    moved(context, fair, "Bo", "Siv")
    assert meeting_between(context, fair, "Siv", "Bygg AB").state is MeetingState.BY_PHONE
    moved(context, fair, "Siv", "Åsa")
    assert meeting_between(context, fair, "Åsa", "Bygg AB").state is MeetingState.HELD


def test_the_right_person_is_found_by_badge(context: Context, fair: Fair) -> None:
    session, siv = session_of(context, fair, "Bygg AB"), seeker_named(context, fair, "Siv")
    assert meeting_by_badge(context, session, siv.code) == at_bygg(context, fair, "Siv")
    other = session_of(context, fair, "Vård AB")
    with pytest.raises(Refused) as told:
        meeting_by_badge(context, other, siv.code)
    assert told.value.refusal is Refusal.UNKNOWN_MEETING


def test_a_repeated_press_moves_once(context: Context, fair: Fair) -> None:
    give_feedback(context, fair, "Bo", "Bygg AB")
    session = session_of(context, fair, "Bygg AB")
    move = Move(at_bygg(context, fair, "Bo"), at_bygg(context, fair, "Siv"))
    for _ in range(2):
        move_own_feedback(context, session, move, OperationId("press"))
    assert saved_for(context, fair, "Siv") == [(1, "")]
