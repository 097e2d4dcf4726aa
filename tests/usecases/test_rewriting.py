"""A text that may not go on as it is: its employer writes it anew, and nobody else does."""

from pathlib import Path

import pytest
from usecases.builders import (
    answered,
    employer_named,
    give_feedback,
    meeting_between,
    planned_fair,
    session_of,
)

from motesplats.core.clock import ManualClock
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, Topic
from motesplats.core.ids import OperationId
from motesplats.storage import departures, rewrites
from motesplats.storage.feedback import Decision
from motesplats.storage.store import Store
from motesplats.storage.tables import submission as submissions
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import Signed, autosave, open_form, save_feedback
from motesplats.usecases.forms import language_check
from motesplats.usecases.kiosk_day import kiosk_day
from motesplats.usecases.reports import (
    FreeTextToRead,
    ReportProgress,
    decide_text,
    release_list,
    report_states,
)
from motesplats.usecases.rewriting import (
    RewriteReason,
    ask_rewrite,
    rejections,
    rewrites_asked,
    suggested_reason,
    texts_to_rewrite,
)

HARD = "Du pratar för mycket. Träna på det."


def advice_of(context: Context, fair: Fair) -> FreeTextToRead:
    return next(text for text in release_list(context, fair.id) if text.item == "advice")


@pytest.fixture
def fair(context: Context) -> Fair:
    """Bygg AB wrote an advice to Bo that has to be written anew."""
    made = planned_fair(context)
    give_feedback(context, made, "Bo", "Bygg AB", advice=HARD)
    return made


def ask(context: Context, fair: Fair, operation: OperationId | None = None) -> None:
    advice = advice_of(context, fair)
    asked = ask_rewrite(context, advice.submission, "advice", RewriteReason.HURTS, operation)
    assert asked.changed == {Topic.FEEDBACK, Topic.REPORTS}


def test_a_text_that_is_sent_back_is_held_and_shown_to_its_employer_alone(
    context: Context, fair: Fair
) -> None:
    ask(context, fair)
    assert advice_of(context, fair).decision is Decision.ASKED
    (told,) = texts_to_rewrite(context, session_of(context, fair, "Bygg AB"))
    assert (told.item, told.reason) == ("advice", RewriteReason.HURTS)
    assert kiosk_day(context, session_of(context, fair, "Bygg AB")).to_rewrite == (told,)
    assert texts_to_rewrite(context, session_of(context, fair, "Vård AB")) == ()
    filling = open_form(context, session_of(context, fair, "Bygg AB"), told.meeting)
    assert filling.answers.text(told.item) == HARD


def test_a_new_version_comes_back_to_be_read_and_the_request_is_answered(
    context: Context, fair: Fair
) -> None:
    ask(context, fair)
    give_feedback(context, fair, "Bo", "Bygg AB", advice="Låt kunden tala till punkt.")
    first = release_list(context, fair.id)[0]
    assert (first.item, first.text) == ("advice", "Låt kunden tala till punkt.")
    assert (first.rewritten, first.decision) == (True, None)
    assert not any(text.rewritten for text in release_list(context, fair.id)[1:])
    assert texts_to_rewrite(context, session_of(context, fair, "Bygg AB")) == ()
    assert rewrites_asked(context, fair.id) == ()


def test_taking_the_decision_back_takes_the_request_back(context: Context, fair: Fair) -> None:
    ask(context, fair)
    decide_text(context, advice_of(context, fair).submission, "advice", None)
    assert advice_of(context, fair).decision is None
    assert texts_to_rewrite(context, session_of(context, fair, "Bygg AB")) == ()


def test_a_repeated_press_asks_once(context: Context, fair: Fair) -> None:
    ask(context, fair, OperationId("the same press"))
    decide_text(context, advice_of(context, fair).submission, "advice", Decision.RELEASED)
    ask(context, fair, OperationId("the same press"))
    assert advice_of(context, fair).decision is Decision.RELEASED


def test_a_version_that_was_replaced_is_not_sent_back(context: Context, fair: Fair) -> None:
    old = advice_of(context, fair)
    give_feedback(context, fair, "Bo", "Bygg AB", advice="Visa dina arbeten.")
    with pytest.raises(Refused) as refused:
        ask_rewrite(context, old.submission, "advice", RewriteReason.UNCLEAR)
    assert refused.value.refusal is Refusal.TEXT_REPLACED


def test_the_list_says_how_to_reach_those_who_have_gone_first(context: Context, fair: Fair) -> None:
    give_feedback(context, fair, "Bo", "Vård AB", advice=HARD)
    for text in release_list(context, fair.id):
        if text.item == "advice":
            ask_rewrite(context, text.submission, "advice", RewriteReason.HURTS)
    assert [one.employer for one in rewrites_asked(context, fair.id)] == ["Bygg AB", "Vård AB"]
    gone = employer_named(context, fair, "Vård AB")
    with context.store.write("test") as transaction:
        departures.set_employer_gone(transaction.connection, gone.id, context.now())
    first, other = rewrites_asked(context, fair.id)
    assert (first.employer, first.gone, other.gone) == ("Vård AB", True, False)
    assert (first.email, first.phone, first.contact) == (gone.email, gone.phone, gone.contact)
    assert first.seeker.name == "Bo Ek"


def test_a_report_waits_for_a_text_that_is_written_anew(context: Context, fair: Fair) -> None:
    def progress() -> ReportProgress:
        states = report_states(context, fair.id)
        return next(s.progress for s in states if s.seeker.name.startswith("Bo"))

    give_feedback(context, fair, "Bo", "Vård AB")
    for text in release_list(context, fair.id):
        decide_text(context, text.submission, text.item, Decision.RELEASED)
    assert progress() is ReportProgress.COMPLETE
    ask(context, fair)
    assert progress() is ReportProgress.PARTIAL


def test_rejections_are_counted_over_all_versions(context: Context, fair: Fair) -> None:
    ask(context, fair)
    give_feedback(context, fair, "Bo", "Bygg AB", advice="Visa dina arbeten.")
    for text in release_list(context, fair.id):
        decided = Decision.HELD if text.item == "advice" else Decision.RELEASED
        decide_text(context, text.submission, text.item, decided)
    counted = rejections(context, fair.id)
    assert (counted.released, counted.held, counted.asked) == (2, 1, 1)
    assert (counted.read, counted.rejected) == (4, 2)


def test_a_form_that_cannot_be_read_asks_for_nothing(context: Context, fair: Fair) -> None:
    ask(context, fair)
    with context.store.write("test") as transaction:
        transaction.connection.execute(submissions.update().values(answers='{"no_item": 1}'))
    assert rewrites_asked(context, fair.id) == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Du är blyg.", RewriteReason.HURTS),
        ("Du var bäst i dag.", RewriteReason.COMPARES),
        ("Du är gravid.", RewriteReason.SENSITIVE),
        ("Lycka till.", RewriteReason.UNCLEAR),
        ("Visa bygget.", RewriteReason.UNCLEAR),
    ],
)
def test_the_most_likely_reason_stands_first(text: str, reason: RewriteReason) -> None:
    hints = language_check().find(text)
    assert suggested_reason(hints) is reason


def test_an_open_request_is_known_by_its_meeting(context: Context, fair: Fair) -> None:
    def asked() -> bool:
        with context.store.read() as connection:
            return rewrites.is_asked(connection, meeting.id)

    meeting = meeting_between(context, fair, "Bo", "Bygg AB")
    assert not asked()
    ask(context, fair)
    assert asked()
    give_feedback(context, fair, "Bo", "Bygg AB", advice="Visa dina arbeten.")
    assert not asked()


def test_two_texts_of_one_form_are_decided_apart(context: Context, fair: Fair) -> None:
    first, other, *_ = release_list(context, fair.id)
    assert first.decides(first)
    assert not first.decides(other)


def test_a_text_that_is_stopped_is_nowhere_on_the_disk(tmp_path: Path) -> None:
    path, clock = tmp_path / "s.mplats", ManualClock()
    context = Context(Store.open(path, clock=clock), clock)
    fair = planned_fair(context)
    session, meeting = (
        session_of(context, fair, "Bygg AB"),
        meeting_between(context, fair, "Bo", "Bygg AB"),
    )
    given = answered(context, fair, "Bygg AB", advice="Ditt nummer är 640823-3234.")
    autosave(context, session, meeting.id, given)
    with pytest.raises(Refused) as refused:
        save_feedback(context, session, meeting.id, Signed(given))
    assert refused.value.refusal is Refusal.TEXT_BLOCKED
    context.store.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"640823" not in kept
    assert b"Skicka en kort film" in kept
