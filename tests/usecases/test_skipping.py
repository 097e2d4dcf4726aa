"""Skipping a form: with a reason, counted, out of the way, and taken back."""

from collections.abc import Callable

import pytest
from usecases.builders import (
    fair_in,
    give_feedback,
    host,
    later,
    meeting_between,
    planned,
    planned_fair,
    register,
    session_of,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair, MeetingState
from motesplats.core.ids import MeetingId, OperationId
from motesplats.usecases.context import Context
from motesplats.usecases.hall_steps import start_day
from motesplats.usecases.kiosk import KioskSession, kiosk_meetings
from motesplats.usecases.kiosk_closing import closing
from motesplats.usecases.kiosk_day import kiosk_day
from motesplats.usecases.skips import Reason, Why, skip_counts, skip_form, take_back_skip
from motesplats.usecases.summaries import fair_summary


@pytest.fixture
def fair(context: Context) -> Fair:
    return planned_fair(context)


def at_bygg(context: Context, fair: Fair, name: str = "Bo") -> tuple[KioskSession, MeetingId]:
    meeting = meeting_between(context, fair, name, "Bygg AB")
    return session_of(context, fair, "Bygg AB"), meeting.id


def test_a_skipped_form_is_counted_by_its_reason(context: Context, fair: Fair) -> None:
    skip_form(context, *at_bygg(context, fair, "Bo"), Why(Reason.NO_TIME))
    skip_form(context, *at_bygg(context, fair, "Åsa"), Why(Reason.OTHER, "Vi kände varandra."))
    counts = skip_counts(context, fair.id)
    assert counts.by_reason == {
        Reason.NO_TIME: 1,
        Reason.NOT_CAME: 0,
        Reason.NOT_WANTED: 0,
        Reason.OTHER: 1,
    }
    assert counts.total == 2


def test_nobody_asks_for_a_form_that_was_skipped(context: Context, fair: Fair) -> None:
    session, meeting = at_bygg(context, fair)
    start_day(context, fair.id)
    later(context, hours=12)
    assert meeting in {m.view.meeting.id for m in closing(context, session, "sv").missing}
    skip_form(context, session, meeting, Why(Reason.NO_TIME))
    told = closing(context, session, "sv")
    assert meeting not in {m.view.meeting.id for m in told.missing}
    assert (told.result.skipped, told.result.forms) == (1, 0)
    assert meeting in kiosk_day(context, session).saved


def test_who_did_not_come_is_marked_so_and_back_again(context: Context, fair: Fair) -> None:
    session, meeting = at_bygg(context, fair)
    skip_form(context, session, meeting, Why(Reason.NOT_CAME))
    assert meeting_between(context, fair, "Bo", "Bygg AB").state is MeetingState.NO_SHOW
    take_back_skip(context, session, meeting)
    assert meeting_between(context, fair, "Bo", "Bygg AB").state is MeetingState.PLANNED
    assert skip_counts(context, fair.id).total == 0


def test_a_form_that_is_saved_after_all_was_not_skipped(context: Context, fair: Fair) -> None:
    session, meeting = at_bygg(context, fair)
    skip_form(context, session, meeting, Why(Reason.NOT_WANTED))
    shown = {m.view.meeting.id: m.skipped for m in kiosk_meetings(context, session)}
    assert shown[meeting] is Reason.NOT_WANTED
    give_feedback(context, fair, "Bo", "Bygg AB")
    assert skip_counts(context, fair.id).total == 0


def test_a_saved_form_is_not_skipped(
    context: Context, fair: Fair, refused: Callable[..., object]
) -> None:
    give_feedback(context, fair, "Bo", "Bygg AB")
    with refused(Refusal.MEETING_HAS_FEEDBACK):
        skip_form(context, *at_bygg(context, fair), Why(Reason.NO_TIME))


def test_another_employers_form_is_not_skipped(
    context: Context, fair: Fair, refused: Callable[..., object]
) -> None:
    _, meeting = at_bygg(context, fair)
    other = session_of(context, fair, "Vård AB")
    for act in (
        lambda: skip_form(context, other, meeting, Why(Reason.NO_TIME)),
        lambda: take_back_skip(context, other, meeting),
    ):
        with refused(Refusal.NOT_YOUR_MEETING):
            act()


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (" \n", Refusal.SETTING_INVALID),
        ("x" * 121, Refusal.SETTING_INVALID),
        ("Personnummer 19800101-1234", Refusal.TEXT_BLOCKED),
    ],
)
def test_own_words_are_short_and_tell_nothing_that_is_never_stored(
    context: Context, fair: Fair, refused: Callable[..., object], words: str, refusal: Refusal
) -> None:
    with refused(refusal):
        skip_form(context, *at_bygg(context, fair), Why(Reason.OTHER, words))


def test_a_repeated_press_skips_once_and_takes_back_once(context: Context, fair: Fair) -> None:
    session, meeting = at_bygg(context, fair)
    for _ in range(2):
        skip_form(context, session, meeting, Why(Reason.NOT_CAME), OperationId("press"))
    assert skip_counts(context, fair.id).total == 1
    for _ in range(2):
        take_back_skip(context, session, meeting, OperationId("back"))
    take_back_skip(context, session, meeting)
    assert skip_counts(context, fair.id).total == 0


def test_somebody_who_was_marked_otherwise_since_stays_so(context: Context, fair: Fair) -> None:
    session, meeting = at_bygg(context, fair)
    skip_form(context, session, meeting, Why(Reason.NO_TIME))
    take_back_skip(context, session, meeting)
    assert meeting_between(context, fair, "Bo", "Bygg AB").state is MeetingState.PLANNED


def test_reasons_are_in_the_numbers_of_the_fair_without_those_who_did_not_come(
    context: Context,
) -> None:
    fair = fair_in(context)
    people = [someone(f"P{n} Ek", f"B{n} AB") for n in range(6)]
    register(context, fair, *(host(f"B{n} AB", n + 1) for n in range(6)), *people)
    planned(context, fair)
    for n in range(6):
        session = session_of(context, fair, f"B{n} AB")
        meeting = meeting_between(context, fair, f"P{n}", f"B{n} AB").id
        skip_form(context, session, meeting, Why(Reason.NO_TIME if n else Reason.NOT_CAME))
    tables = {one.title.sv: one for one in fair_summary(context, fair.id).tables}
    (row,) = tables["Formulär som hoppades över, efter orsak"].rows
    assert (row.label.sv, row.cells[0].number) == ("Vi hann inte", 5)
