"""Feedback at the kiosk: drafts, the preview, the saved form and its versions."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from usecases.builders import (
    ANSWERS,
    answered,
    employer_named,
    fair_in,
    give_feedback,
    later,
    meeting_between,
    planned_fair,
    register,
    seeker_named,
    session_of,
    someone,
)

from motesplats.core.clock import local
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, MeetingState
from motesplats.core.ids import OperationId
from motesplats.core.visibility import Place
from motesplats.feedback.answers import Answers, starting_answers
from motesplats.storage import employers, fairs, feedback, people, timetables
from motesplats.storage.tables import employer
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import (
    Saved,
    Signed,
    autosave,
    import_forms,
    open_form,
    preview_feedback,
    read_forms,
    save_feedback,
    stored_form,
)
from motesplats.usecases.forms import form_library
from motesplats.usecases.kiosk import KioskSession
from motesplats.usecases.reports import release_list
from motesplats.usecases.running import mark_meeting
from motesplats.usecases.showing import lists_behind

AGAIN = OperationId("the same press")


def saved(context: Context, fair: Fair, signed: Signed, operation: OperationId | None) -> Saved:
    meeting = meeting_between(context, fair, "Bo", "Bygg AB")
    session = session_of(context, fair, "Bygg AB")
    return save_feedback(context, session, meeting.id, signed, operation)


def at_bygg(context: Context, fair: Fair) -> tuple[KioskSession, str]:
    meeting = meeting_between(context, fair, "Bo", "Bygg AB")
    return session_of(context, fair, "Bygg AB"), meeting.id


def test_a_new_form_has_nothing_preselected(context: Context) -> None:
    fair = planned_fair(context)
    filling = open_form(context, *at_bygg(context, fair))
    assert filling.answers == starting_answers(filling.form)
    assert [name for name, _ in filling.answers.entries] == ["show_name"]
    assert (filling.note, filling.saved) == ("", False)


def test_a_draft_is_kept_with_its_note(context: Context) -> None:
    fair = planned_fair(context)
    half = Answers((("hire_chance", "H6"),))
    autosave(context, *at_bygg(context, fair), half, "Ring på måndag")
    filling = open_form(context, *at_bygg(context, fair))
    assert filling.answers.text("hire_chance") == "H6"
    assert (filling.note, filling.saved) == ("Ring på måndag", False)
    assert meeting_between(context, fair, "Bo", "Bygg AB").state is MeetingState.PLANNED


def test_a_saved_form_makes_the_meeting_held_and_takes_the_draft_away(context: Context) -> None:
    fair = planned_fair(context)
    autosave(context, *at_bygg(context, fair), Answers((("hire_chance", "H1"),)), "Minns")
    answer = give_feedback(context, fair, "Bo", "Bygg AB")
    filling = open_form(context, *at_bygg(context, fair))
    assert answer.version == 1
    assert (filling.saved, filling.note) == (True, "Minns")
    assert filling.answers.text("hire_chance") == "H6"
    assert meeting_between(context, fair, "Bo", "Bygg AB").state is MeetingState.HELD


def test_second_saving_makes_a_version(context: Context) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    second = give_feedback(context, fair, "Bo", "Bygg AB", hire_chance="H5")
    assert second.version == 2
    assert queries.facts(context, fair.id).feedback == 1


def test_feedback_given_on_the_form_of_before_stays_readable(context: Context) -> None:
    fair = planned_fair(context)
    given = give_feedback(context, fair, "Bo", "Bygg AB")
    with context.store.write("x") as transaction:
        transaction.connection.exec_driver_sql("UPDATE submission SET form_version = 1")
        transaction.connection.exec_driver_sql("DELETE FROM submission_form")
    with context.store.read() as connection:
        (kept,) = feedback.submissions_of(connection, fair.id)
    stored = stored_form(kept)
    assert stored is not None
    assert (kept.id, kept.form_version) == (given.submission, 1)
    assert form_library().version > kept.form_version
    assert stored[1].text("hire_chance") == "H6"


def test_what_an_earlier_version_said_is_erased(context: Context) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB", advice="Kom förbi på fredag.")
    give_feedback(context, fair, "Bo", "Bygg AB", hire_chance="H5")
    with context.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT answers FROM submission ORDER BY version").all()
    assert rows[0][0] == "{}"
    assert "H5" in rows[1][0]


def test_feedback_can_be_changed_for_a_day(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    later(context, hours=23)
    assert give_feedback(context, fair, "Bo", "Bygg AB", hire_chance="H5").version == 2
    later(context, hours=2)
    with refused(Refusal.CHANGE_TOO_LATE):
        give_feedback(context, fair, "Bo", "Bygg AB", hire_chance="H6")


@pytest.mark.parametrize(("ahead", "reason"), [(-1, "too_early"), (367, "too_late")])
def test_a_promise_is_for_a_day_to_come(
    context: Context, refused: Callable[..., object], ahead: int, reason: str
) -> None:
    fair = planned_fair(context)
    by = (local(context.now()).date() + timedelta(days=ahead)).isoformat()
    with refused(Refusal.ANSWER_INVALID, item="promise_by", reason=reason):
        give_feedback(context, fair, "Bo", "Bygg AB", promise="P3", promise_by=by)


def test_saving_the_same_words_again_changes_nothing(context: Context) -> None:
    fair = planned_fair(context)
    first = give_feedback(context, fair, "Bo", "Bygg AB")
    again = give_feedback(context, fair, "Bo", "Bygg AB")
    assert (again.submission, again.version, again.changed) == (first.submission, 1, frozenset())


def test_another_signature_makes_a_version_but_a_repeated_press_does_not(context: Context) -> None:
    fair = planned_fair(context)
    given = answered(context, fair, "Bygg AB")
    saved(context, fair, Signed(given), None)
    second = saved(context, fair, Signed(given, "Eva Ek"), AGAIN)
    repeated = saved(
        context, fair, Signed(answered(context, fair, "Bygg AB", hire_chance="H5")), AGAIN
    )
    assert (second.version, repeated.version, repeated.changed) == (2, 2, frozenset())
    assert repeated.submission == second.submission


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({"strength_pick": []}, ("strength_pick",)),
        ({"competence_levels": {"learning": "L3"}}, ("competence_levels",)),
        ({"next_step": "", "gap": ["gap_cert"]}, ("next_step",)),
        ({"hire_chance": "H1"}, ("followup_contact",)),
        ({"hire_chance": "", "gap": []}, ("hire_chance", "gap")),
    ],
)
def test_a_form_with_gaps_is_not_saved(
    context: Context,
    refused: Callable[..., object],
    answers: dict[str, object],
    missing: tuple[str, ...],
) -> None:
    fair = planned_fair(context)
    with refused(Refusal.FORM_INCOMPLETE, items=missing):
        give_feedback(context, fair, "Bo", "Bygg AB", **answers)
    assert queries.facts(context, fair.id).feedback == 0


def test_words_that_may_not_be_stored_are_not(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    with refused(Refusal.TEXT_BLOCKED, item="advice"):
        give_feedback(context, fair, "Bo", "Bygg AB", advice="Mejla eva@example.org.")


def test_doubtful_words_need_to_be_about_the_tasks(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    given = answered(context, fair, "Bygg AB", advice="Jobba på din brytning.")
    with refused(Refusal.TEXT_NEEDS_REASON, item="advice"):
        saved(context, fair, Signed(given), None)
    assert saved(context, fair, Signed(given, reasons=frozenset({"advice"})), None).version == 1


def test_another_employers_form_is_refused(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    session, meeting = session_of(context, fair, "Vård AB"), at_bygg(context, fair)[1]
    with refused(Refusal.NOT_YOUR_MEETING):
        open_form(context, session, meeting)
    with refused(Refusal.NOT_YOUR_MEETING):
        autosave(context, session, meeting, Answers(), "")
    with refused(Refusal.NOT_YOUR_MEETING):
        save_feedback(context, session, meeting, Signed(answered(context, fair, "Vård AB")))


def test_a_kiosk_whose_employer_is_gone_says_so(
    context: Context, refused: Callable[..., object]
) -> None:
    session = KioskSession(fair_in(context).id, "gone", "Flyg AB")
    with refused(Refusal.UNKNOWN_EMPLOYER, employer="Flyg AB"):
        preview_feedback(context, session, Answers(), "sv")


def test_the_private_note_appears_nowhere_else(context: Context) -> None:
    fair, note = planned_fair(context), "Hemlig anteckning"
    autosave(context, *at_bygg(context, fair), answered(context, fair, "Bygg AB"), note)
    give_feedback(context, fair, "Bo", "Bygg AB")
    session = session_of(context, fair, "Bygg AB")
    told = preview_feedback(context, session, answered(context, fair, "Bygg AB"), "sv")
    shown = (
        told,
        release_list(context, fair.id),
        lists_behind(context, fair.id, Place.COORDINATOR),
    )
    assert note not in repr(shown)
    autosave(context, *at_bygg(context, fair), Answers(), "")
    assert open_form(context, *at_bygg(context, fair)).note == ""


def forms_file(path: Path, *forms: dict[str, object]) -> Path:
    content = {"format": "motesplats-forms/1", "forms": list(forms)}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_forms_of_a_file_are_saved_and_bad_ones_named(context: Context, tmp_path: Path) -> None:
    fair, other = planned_fair(context), fair_in(context, "Höst")
    register(context, other, someone("Ulla Ås"))
    code, siv = (seeker_named(context, fair, n).code for n in ("Bo", "Siv"))
    form = {"seeker": code, "employer": "BYGG ab", "answers": ANSWERS}
    hinted = {**ANSWERS, "advice": "Du är duktig."}
    path = forms_file(
        tmp_path / "svar.json", form, {**form, "employer": "Vård AB", "answers": hinted},
        {**form, "seeker": "hej"}, {**form, "seeker": seeker_named(context, other, "Ulla").code},
        {**form, "employer": "Flyg AB"}, {**form, "seeker": siv, "employer": "Vård AB"},
        {**form, "answers": {}},
    )  # fmt: skip
    made = import_forms(context, fair.id, read_forms(path))
    assert made.saved == 2
    assert [(r.index, r.error.refusal) for r in made.refused] == [
        (2, Refusal.UNKNOWN_BADGE),
        (3, Refusal.UNKNOWN_BADGE),
        (4, Refusal.UNKNOWN_EMPLOYER),
        (5, Refusal.UNKNOWN_MEETING),
        (6, Refusal.FORM_INCOMPLETE),
    ]
    assert [(h.index, h.item) for h in made.hints] == [(1, "advice")]


def test_forms_again_change_nothing(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    form = {"seeker": seeker_named(context, fair, "Bo").code, "employer": "Bygg AB",
            "answers": ANSWERS}  # fmt: skip
    entries = read_forms(forms_file(tmp_path / "svar.json", form))
    assert import_forms(context, fair.id, entries).saved == 1
    import_forms(context, fair.id, entries)
    with context.store.read() as connection:
        (only,) = feedback.submissions_of(connection, fair.id)
    assert only.version == 1


def test_feedback_never_goes_with_what_it_is_about(context: Context) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    meeting = meeting_between(context, fair, "Bo", "Bygg AB")
    removals = (
        lambda c: timetables.remove_meetings(c, (meeting.id,)),
        lambda c: people.remove_seeker(c, meeting.seeker),
        lambda c: c.execute(delete(employer).where(employer.c.id == meeting.employer)),
        lambda c: fairs.remove_fair(c, fair.id),
    )
    for remove in removals:
        with pytest.raises((IntegrityError, Refused)), context.store.write("remove") as transaction:
            remove(transaction.connection)
    with context.store.read() as connection:
        assert len(feedback.submissions_of(connection, fair.id)) == 1


def test_saving_the_same_again_leaves_no_draft(context: Context) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    autosave(context, *at_bygg(context, fair), Answers((("hire_chance", "H1"),)))
    give_feedback(context, fair, "Bo", "Bygg AB")
    filling = open_form(context, *at_bygg(context, fair))
    assert filling.answers.text("hire_chance") == "H6"


@pytest.mark.parametrize("state", [MeetingState.CANCELLED, MeetingState.NO_SHOW])
def test_a_meeting_with_feedback_was_held(
    context: Context, refused: Callable[..., object], state: MeetingState
) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    meeting = meeting_between(context, fair, "Bo", "Bygg AB")
    with refused(Refusal.MEETING_HAS_FEEDBACK):
        mark_meeting(context, meeting.id, state)
    mark_meeting(context, meeting.id, MeetingState.HELD)
    assert meeting_between(context, fair, "Bo", "Bygg AB").state is MeetingState.HELD


def test_a_form_opens_after_the_branch_was_corrected(context: Context) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB", advice="Visa oss i maj.")
    host = employer_named(context, fair, "Bygg AB")
    with context.store.write("change_employer") as transaction:
        employers.change_employer(transaction.connection, replace(host, branch="care"))
    filling = open_form(context, *at_bygg(context, fair))
    assert filling.answers.text("advice") == "Visa oss i maj."
    assert "g_craft" not in dict(filling.answers.pairs("competence_levels"))
