"""The employer's locked screen: its PIN, its own meetings, and the card before each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from usecases.builders import (
    answered,
    employer_named,
    fair_in,
    give_feedback,
    host,
    later,
    meeting_between,
    planned_fair,
    register,
    seeker_named,
    session_of,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.ids import EmployerId, MeetingId
from motesplats.core.people import Needs
from motesplats.core.visibility import Place
from motesplats.storage import feedback
from motesplats.storage.feedback import Pin
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import autosave
from motesplats.usecases.kiosk import (
    card,
    kiosk_employers,
    kiosk_meetings,
    prep_card,
    set_pin,
    unlock_kiosk,
)


def missed_often(context: Context, fair: Fair, failures: int) -> EmployerId:
    """An employer whose PIN has just been missed that often, without waiting for each."""
    bygg = employer_named(context, fair, "Bygg AB").id
    with context.store.write("miss_pin") as transaction:
        feedback.put_pin(transaction.connection, bygg, Pin("", failures, None))
    return bygg


def test_employers_stand_in_swedish_order_with_their_stations(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, host("Öst AB", 3), host("Zink AB"), host("Ånga AB", 1, 2))
    found = kiosk_employers(context, fair.id)
    assert [(e.name, e.stations) for e in found] == [
        ("Zink AB", ()),
        ("Ånga AB", (1, 2)),
        ("Öst AB", (3,)),
    ]
    assert not any(e.has_pin for e in found)


def test_the_right_pin_opens_and_forgets_misses(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    bygg = employer_named(context, fair, "Bygg AB").id
    set_pin(context, bygg, "4711")
    assert unlock_kiosk(context, bygg, "4711") == session_of(context, fair, "Bygg AB")
    with refused(Refusal.WRONG_PIN):
        unlock_kiosk(context, bygg, "1174")
    unlock_kiosk(context, bygg, "4711")
    with context.store.read() as connection:
        assert feedback.pin_of(connection, bygg).failures == 0
    assert [e.has_pin for e in kiosk_employers(context, fair.id)] == [True, False]


@pytest.mark.parametrize("pin", ["", "123", "12a4", " 1234"])
def test_a_pin_is_at_least_four_digits(
    context: Context, refused: Callable[..., object], pin: str
) -> None:
    with refused(Refusal.SETTING_INVALID, setting="pin", value="•" * len(pin)):
        set_pin(context, EmployerId("none"), pin)


def test_without_a_pin_nothing_opens(context: Context, refused: Callable[..., object]) -> None:
    fair = small_fair(context)
    with refused(Refusal.WRONG_PIN):
        unlock_kiosk(context, employer_named(context, fair, "Bygg AB").id, "")


def test_unknown_employers_have_no_kiosk(context: Context, refused: Callable[..., object]) -> None:
    with refused(Refusal.UNKNOWN_EMPLOYER):
        unlock_kiosk(context, EmployerId("none"), "4711")


def test_four_misses_are_free_and_the_fifth_waits(
    context: Context, refused: Callable[..., object]
) -> None:
    bygg = missed_often(context, small_fair(context), 3)
    for _ in range(2):
        with refused(Refusal.WRONG_PIN):
            unlock_kiosk(context, bygg, "0000")
    with refused(Refusal.PIN_LOCKED, seconds=30):
        unlock_kiosk(context, bygg, "0000")
    later(context, seconds=29.8)
    with refused(Refusal.PIN_LOCKED, seconds=1):
        unlock_kiosk(context, bygg, "0000")
    later(context, seconds=0.2)
    with refused(Refusal.WRONG_PIN):
        unlock_kiosk(context, bygg, "0000")


@pytest.mark.parametrize(
    ("failures", "seconds"), [(4, 30), (5, 60), (6, 120), (8, 480), (9, 900), (10, 900), (99, 900)]
)
def test_each_further_miss_doubles_the_wait_up_to_a_quarter_of_an_hour(
    context: Context, refused: Callable[..., object], failures: int, seconds: int
) -> None:
    bygg = missed_often(context, small_fair(context), failures)
    with refused(Refusal.WRONG_PIN):
        unlock_kiosk(context, bygg, "0000")
    with context.store.read() as connection:
        kept = feedback.pin_of(connection, bygg)
    assert kept == Pin("", failures + 1, context.now() + timedelta(seconds=seconds))


def test_even_the_right_pin_waits_while_locked(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    bygg = missed_often(context, fair, 9)
    with refused(Refusal.WRONG_PIN):
        unlock_kiosk(context, bygg, "4711")
    with refused(Refusal.PIN_LOCKED, seconds=900):
        unlock_kiosk(context, bygg, "4711")
    set_pin(context, bygg, "4711")
    assert unlock_kiosk(context, bygg, "4711").name == "Bygg AB"


def test_an_employer_sees_its_own_meetings_and_first_names_only(context: Context) -> None:
    fair = planned_fair(context)
    session = session_of(context, fair, "Bygg AB")
    check_in_by_name(context, seeker_named(context, fair, "Bo").id)
    give_feedback(context, fair, "Bo", "Bygg AB")
    started = meeting_between(context, fair, "Siv", "Bygg AB").id
    autosave(context, session, started, answered(context, fair, "Bygg AB"))
    found = {m.view.seeker.name: m for m in kiosk_meetings(context, session)}
    assert {name: (m.inside, m.has_feedback, m.has_draft) for name, m in found.items()} == {
        "Bo": (True, True, False),
        "Åsa": (False, False, False),
        "Siv": (False, False, True),
    }


def test_the_card_shows_what_an_employer_may_read(context: Context) -> None:
    fair = planned_fair(context)
    needs = Needs(interpreter="arabiska", wheelchair=True, longer_time=True, quiet=True)
    register(context, fair, someone("Bo Ek", occupation="Kock", competences="Soppa", needs=needs))
    meeting = meeting_between(context, fair, "Bo", "Bygg AB")
    read = prep_card(context, session_of(context, fair, "Bygg AB"), meeting.id)
    assert (read.seeker.name, read.occupation, read.competences) == ("Bo", "Kock", "Soppa")
    assert (read.interpreter, read.longer_time, read.quiet) == ("arabiska", True, True)
    assert (read.role, read.demands) == ("Montör", ())


def test_the_card_of_a_protected_person_is_the_code(context: Context) -> None:
    fair = small_fair(context)
    secret = replace(
        seeker_named(context, fair, "Bo"), occupation="Kock", protected=True,
        needs=Needs("arabiska", longer_time=True, quiet=True),
    )  # fmt: skip
    bygg = replace(employer_named(context, fair, "Bygg AB"), roles=())
    read = card(secret, bygg, Place.KIOSK)
    assert (read.seeker.name, read.occupation, read.interpreter) == ("", "", "")
    assert (read.longer_time, read.quiet, read.role, read.demands) == (False, False, "", ())


def test_another_employers_meeting_is_refused(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    session = session_of(context, fair, "Vård AB")
    for meeting in (meeting_between(context, fair, "Bo", "Bygg AB").id, MeetingId("none")):
        with refused(Refusal.NOT_YOUR_MEETING):
            prep_card(context, session, meeting)
