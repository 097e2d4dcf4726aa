"""A promise made at the employer's screen: in the employer's list, and in the seeker's report."""

from usecases.builders import give_feedback, planned_fair, seeker_named, session_of

from motesplats.feedback.compile import compile_report
from motesplats.storage import feedback
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import preview_feedback, stored_form
from motesplats.usecases.forms import form_library
from motesplats.usecases.kiosk_closing import closing
from motesplats.usecases.report_files import reports_to_make
from motesplats.usecases.reports import Decision, decide_text, release_list

PROMISE = {"promise": "P3", "promise_by": "2026-12-03", "promise_contact": "Eva Ek, 070-174 06 05"}
SENTENCE = "Bygg AB kallar dig till en intervju senast 3 december 2026."


def test_a_call_to_an_interview_stands_in_both(context: Context) -> None:
    fair = planned_fair(context)
    saved = give_feedback(context, fair, "Bo", "Bygg AB", **PROMISE)
    for text in release_list(context, fair.id):
        decide_text(context, text.submission, text.item, Decision.RELEASED)
    session = session_of(context, fair, "Bygg AB")
    (promise,) = closing(context, session, "sv").result.promises
    assert "Vi kallar till intervju, senast 3 december 2026." in promise.text
    one = next(
        r for r in reports_to_make(context, fair.id).reports
        if r.seeker.id == seeker_named(context, fair, "Bo").id
    )  # fmt: skip
    made = compile_report(one.facts, one.views, form_library(), "sv", one.released)
    (chance,) = made.told.chances.entries
    assert (chance.follow_up, chance.contact) == (SENTENCE, "Eva Ek, 070-174 06 05")
    with context.store.read() as connection:
        stored = stored_form(feedback.submissions_of(connection, fair.id)[0])
    assert stored is not None
    (previewed,) = preview_feedback(context, session, stored[1], "sv").chances.entries
    assert previewed.follow_up == SENTENCE
    assert saved.version == 1
