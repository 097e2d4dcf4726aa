"""A fair's own form: filled in, kept as it was given, and told to those who may read it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pypdfium2
import pytest
from usecases.builders import (
    ANSWERS,
    answered,
    employer_named,
    fair_in,
    give_feedback,
    meeting_between,
    planned_fair,
    seeker_named,
    session_of,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.ids import OperationId, new_id
from motesplats.documents.paper_form import PaperForm, paper_forms
from motesplats.exchange.forms_file import FormsEntry
from motesplats.feedback.compile import compile_report
from motesplats.feedback.form import Form, Reader
from motesplats.feedback.library import form_for
from motesplats.feedback.own_form import (
    LONGEST_QUESTION,
    FormChanges,
    OwnKind,
    OwnQuestion,
    adapted,
)
from motesplats.feedback.reading import Text
from motesplats.feedback.report import OwnAnswer
from motesplats.i18n import words_in
from motesplats.storage import fairs, feedback, own_forms
from motesplats.usecases.context import Context
from motesplats.usecases.fair_forms import change_form, fair_form, fair_forms
from motesplats.usecases.feedback import (
    Signed,
    autosave,
    import_forms,
    open_form,
    preview_feedback,
    save_feedback,
    stored_form,
)
from motesplats.usecases.forms import form_library
from motesplats.usecases.report_material import material_of, report_of
from motesplats.usecases.reports import Decision, decide_text, release_list
from motesplats.usecases.sharing import share_preview

Refusing = Callable[..., AbstractContextManager[object]]
START = OwnQuestion(
    "", OwnKind.ONE, Text("När kan personen börja?"), (Text("Nu"), Text("I vår")), mandatory=True
)
VISIT = OwnQuestion(
    "",
    OwnKind.SEVERAL,
    Text("Vad ska vi hjälpa till med?"),
    (Text("Studiebesök"), Text("Praktik")),
    readers=(Reader.OFFICER,),
)
WHY = OwnQuestion("", OwnKind.TEXT, Text("Vad gjorde störst intryck?"))
OURS = OwnQuestion("", OwnKind.TEXT, Text("Vad ska ni minnas?"), readers=(Reader.EMPLOYER,))
A_STEP = {"gap": ["gap_cert"], "next_step": "ns_validate"}
QUESTIONS = FormChanges((), (START, VISIT, WHY, OURS))


@pytest.fixture
def fair(context: Context) -> Fair:
    return planned_fair(context)


def asking(context: Context, fair: Fair, changes: FormChanges = QUESTIONS) -> FormChanges:
    return change_form(context, fair.id, "generic", changes).changes


def form_at(context: Context, fair: Fair, name: str = "Bygg AB") -> Form:
    host = employer_named(context, fair, name)
    with context.store.read() as connection:
        return fair_form(connection, host)


def told(context: Context, fair: Fair, questions: tuple[OwnQuestion, ...]) -> dict[str, object]:
    """An answer to each of the four questions."""
    start, visit, why, ours = (form_at(context, fair).item(one.id) for one in questions)
    return {
        start.id: start.options[1].code,
        visit.id: [option.code for option in visit.options],
        why.id: "Du ställde bra frågor om verktygen.",
        ours.id: "Du kan ringa oss på fredag.",
    }


def own_part(context: Context, fair: Fair, name: str = "Bo") -> tuple[OwnAnswer, ...]:
    who = seeker_named(context, fair, name)
    with context.store.read() as connection:
        one = report_of(connection, material_of(connection, fair.id), who)
    made = compile_report(one.facts, one.views, form_library(), "sv", one.released)
    return made.told.own.entries


def test_a_fair_s_questions_are_asked_of_that_branch_at_that_fair_only(
    context: Context, fair: Fair
) -> None:
    other = planned_fair(context, "En annan")
    before = form_at(context, fair)
    kept = asking(context, fair)
    assert [q.text.sv for q in kept.questions] == [q.text.sv for q in QUESTIONS.questions]
    assert len({q.id for q in kept.questions}) == len(kept.questions)
    assert form_at(context, fair).sections[-1].id == "own"
    assert form_at(context, other) == before
    change_form(context, fair.id, "it", FormChanges(("it_tech",)))
    assert form_at(context, fair).sections[-1].id == "own"


def test_the_form_is_the_library_s_again_after_a_reset(context: Context, fair: Fair) -> None:
    before = form_at(context, fair)
    asking(context, fair)
    asking(context, fair, FormChanges())
    assert form_at(context, fair) == before
    with context.store.read() as connection:
        assert own_forms.changes_of(connection, fair.id) == {}


def test_the_forms_of_a_fair_are_those_of_its_branches(context: Context, fair: Fair) -> None:
    kept = asking(context, fair)
    (only,) = fair_forms(context, fair.id)
    assert (only.form.branch, only.employers, only.changes) == ("generic", 2, kept)
    assert only.seconds == only.plain_seconds + START.seconds


def test_the_screen_and_the_preview_show_the_fair_s_form(context: Context, fair: Fair) -> None:
    kept = asking(context, fair, FormChanges(("g_flex",), QUESTIONS.questions))
    meeting = meeting_between(context, fair, "Bo", "Bygg AB")
    session = session_of(context, fair, "Bygg AB")
    filling = open_form(context, session, meeting.id)
    assert "g_flex" not in {one.id for one in filling.form.competencies}
    answers = answered(context, fair, "Bygg AB", **told(context, fair, kept.questions))
    shown = preview_feedback(context, session, answers, "sv").own.entries
    assert [one.answer for one in shown] == ["I vår", "Du ställde bra frågor om verktygen."]


def test_a_mandatory_question_is_answered_before_the_form_is_saved(
    context: Context, fair: Fair, refused: Refusing
) -> None:
    kept = asking(context, fair)
    with refused(Refusal.FORM_INCOMPLETE, items=(kept.questions[0].id,)):
        give_feedback(context, fair, "Bo", "Bygg AB")


def test_each_answer_is_told_to_its_readers_and_to_nobody_else(
    context: Context, fair: Fair
) -> None:
    kept = asking(context, fair)
    start, _visit, why, _ours = kept.questions
    answers = told(context, fair, kept.questions)
    given = give_feedback(context, fair, "Bo", "Bygg AB", **answers, **A_STEP)
    begins = OwnAnswer("Bygg AB", start.text.sv, "I vår")
    assert own_part(context, fair) == (begins,)
    decide_text(context, given.submission, why.id, Decision.RELEASED)
    impression = OwnAnswer("Bygg AB", why.text.sv, "Du ställde bra frågor om verktygen.")
    assert own_part(context, fair) == (begins, impression)
    bo = seeker_named(context, fair, "Bo").id
    sections = share_preview(context, bo, words_in("sv")).sections
    own = next(one for one in sections if one.title == "Frågor från arrangören").lines
    assert [line.partition(" (")[0] for line in own] == [
        "När kan personen börja? I vår",
        "Vad ska vi hjälpa till med? Studiebesök, Praktik",
        "Vad gjorde störst intryck? Du ställde bra frågor om verktygen.",
    ]


def test_own_texts_are_read_before_they_are_released(context: Context, fair: Fair) -> None:
    kept = asking(context, fair)
    give_feedback(context, fair, "Bo", "Bygg AB", **told(context, fair, kept.questions))
    texts = {text.item: text.label for text in release_list(context, fair.id)}
    assert texts[kept.questions[2].id].sv == WHY.text.sv


def test_a_text_that_may_not_be_kept_names_its_question(
    context: Context, fair: Fair, refused: Refusing
) -> None:
    kept = asking(context, fair)
    said = told(context, fair, kept.questions) | {kept.questions[2].id: "Du är en idiot."}
    with refused(Refusal.TEXT_BLOCKED, asked=kept.questions[2].text):
        give_feedback(context, fair, "Bo", "Bygg AB", **said)


def test_a_file_of_forms_is_read_with_the_fair_s_form(context: Context, fair: Fair) -> None:
    kept = asking(context, fair)
    code = seeker_named(context, fair, "Bo").code
    answers = ANSWERS | told(context, fair, kept.questions)
    done = import_forms(context, fair.id, [FormsEntry(1, code, "Bygg AB", answers)])
    assert (done.saved, done.refused) == (1, ())


def test_what_was_given_stays_as_it_was_given(context: Context, fair: Fair) -> None:
    kept = asking(context, fair)
    answers = told(context, fair, kept.questions)
    give_feedback(context, fair, "Bo", "Bygg AB", **answers, **A_STEP)
    before = own_part(context, fair)
    other = replace(kept.questions[0], text=Text("Vad kostar det?"), choices=(Text("A"), Text("B")))
    asking(context, fair, FormChanges(("learning",), (other,)))
    with context.store.read() as connection:
        (submission,) = feedback.submissions_of(connection, fair.id)
    stored = stored_form(submission)
    assert stored is not None
    assert stored[0].item(kept.questions[0].id).text.sv == START.text.sv
    assert "learning" in {name for name, _ in stored[1].levels()}
    assert own_part(context, fair) == before


def test_a_form_that_changes_while_it_is_filled_in_is_handed_in_as_it_was_shown(
    context: Context, fair: Fair
) -> None:
    kept = asking(context, fair)
    answers = answered(context, fair, "Bygg AB", **told(context, fair, kept.questions))
    form = form_at(context, fair)
    asking(context, fair, FormChanges(("g_craft",), (replace(START, text=Text("Ny fråga?")),)))
    meeting = meeting_between(context, fair, "Bo", "Bygg AB")
    session = session_of(context, fair, "Bygg AB")
    autosave(context, session, meeting.id, answers)
    draft = open_form(context, session, meeting.id).answers
    assert {name for name, _ in draft.entries}.isdisjoint(q.id for q in kept.questions)
    shown = preview_feedback(context, session, answers, "sv", form).own.entries
    save_feedback(context, session, meeting.id, Signed(answers, form=form))
    assert [one.answer for one in shown] == ["I vår", "Du ställde bra frågor om verktygen."]
    with context.store.read() as connection:
        (submission,) = feedback.submissions_of(connection, fair.id)
    assert stored_form(submission) == (form, answers)


def test_a_form_is_kept_once_however_many_were_filled_in(context: Context, fair: Fair) -> None:
    give_feedback(context, fair, "Bo", "Bygg AB")
    give_feedback(context, fair, "Åsa", "Bygg AB")
    assert (count(context, "submission_form"), count(context, "form_given")) == (2, 1)


def test_what_a_fair_changes_goes_with_it(context: Context) -> None:
    empty = fair_in(context)
    asking(context, empty)
    assert count(context, "fair_form") == 1
    with context.store.write("x") as transaction:
        fairs.remove_fair(transaction.connection, empty.id)
        transaction.journal([empty.id])
    assert count(context, "fair_form") == 0


def count(context: Context, table: str) -> object:
    with context.store.read() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()


def test_the_same_change_twice_is_one(context: Context, fair: Fair) -> None:
    operation = OperationId(new_id())
    change_form(context, fair.id, "generic", QUESTIONS, operation)
    asking(context, fair, FormChanges())
    change_form(context, fair.id, "generic", QUESTIONS, operation)
    assert fair_forms(context, fair.id)[0].changes == FormChanges()


def test_a_branch_that_is_not_there_is_refused(
    context: Context, fair: Fair, refused: Refusing
) -> None:
    with refused(Refusal.UNKNOWN_BRANCH):
        change_form(context, fair.id, "fishing", FormChanges())


def test_nothing_is_kept_of_a_question_that_is_refused(
    context: Context, fair: Fair, refused: Refusing
) -> None:
    ill = replace(WHY, text=Text("Har personen någon sjukdom?"))
    with refused(Refusal.QUESTION_BLOCKED):
        asking(context, fair, FormChanges((), (ill,)))
    assert fair_forms(context, fair.id)[0].changes == FormChanges()


@pytest.mark.parametrize("branch", [one.id for one in form_library().branches])
def test_four_long_questions_leave_the_form_on_one_page_of_paper(branch: str) -> None:
    long = Text(("Vad ser ni att personen behöver öva på " * 4)[:LONGEST_QUESTION])
    choices = tuple(Text(f"{n} {'långt svar ' * 5}"[:30]) for n in range(1, 6))
    asked = OwnQuestion("own_1", OwnKind.SEVERAL, long, choices)
    texts = OwnQuestion("own_2", OwnKind.TEXT, long)
    whole = form_for(form_library(), branch, work_language=True)
    form = adapted(whole, FormChanges((), (asked, asked, texts, texts)))
    paper = paper_forms([PaperForm(form, "Bygg AB")], words_in("sv"))
    with pypdfium2.PdfDocument(paper) as document:
        assert len(document) == 1
        assert "Frågor från arrangören" in document[0].get_textpage().get_text_range()
