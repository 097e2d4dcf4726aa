"""What a fair changes in a form, the form as text, and what can never be changed."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from motesplats.core.errors import Refusal, Refused
from motesplats.feedback.answers import Answers, missing, read_answers
from motesplats.feedback.form import Form, Item, ItemKind, Reader
from motesplats.feedback.form_json import digest_of, form_from, form_text
from motesplats.feedback.language import LanguageCheck
from motesplats.feedback.library import FormLibrary, form_for
from motesplats.feedback.own_form import (
    LEAST_COMPETENCIES,
    READERS,
    FormChanges,
    OwnKind,
    OwnQuestion,
    adapted,
    changes_from,
    changes_text,
    checked,
    own_answers,
    seconds_of,
)
from motesplats.feedback.reading import Text
from motesplats.usecases.forms import form_library, question_check

BRANCHES = [branch.id for branch in form_library().branches]
START = OwnQuestion("own_1", OwnKind.ONE, Text("När kan du börja?"), (Text("Nu"), Text("I vår")))
TOOLS = replace(START, id="own_2", kind=OwnKind.SEVERAL, readers=(Reader.OFFICER,))
WHY = OwnQuestion("own_3", OwnKind.TEXT, Text("Vad gjorde störst intryck?", "What stood out?"))
REFUSED = Callable[..., object]


def random_changes(form: Form, draw: Random) -> FormChanges:
    """Competencies left out and questions of every kind, as anybody could put them together."""
    names = [one.id for one in form.competencies]
    questions = tuple(
        OwnQuestion(
            id=f"own_{number}",
            kind=draw.choice(list(OwnKind)),
            text=Text(f"Fråga {number}", f"Question {number}"),
            choices=tuple(Text(f"Svar {n}") for n in range(draw.randint(2, 9))),
            mandatory=draw.random() < 0.5,
            readers=tuple(draw.sample(READERS, draw.randint(1, len(READERS)))),
        )
        for number in range(draw.randint(0, 4))
    )
    return FormChanges(tuple(draw.sample(names, draw.randint(0, len(names)))), questions)


def said(reason: Refusal, form: Form, changes: FormChanges, check: LanguageCheck) -> object:
    with pytest.raises(Refused) as found:
        checked(form, changes, check)
    assert found.value.refusal is reason
    return found.value.details.get("reason")


@pytest.mark.parametrize("branch", BRANCHES)
def test_a_form_is_the_same_after_it_was_kept_as_text(library: FormLibrary, branch: str) -> None:
    for seed in range(12):
        draw = Random(f"{branch}/{seed}")
        whole = form_for(library, branch, draw.choice(["", "2512"]), work_language=seed % 2 == 0)
        form = adapted(whole, random_changes(whole, draw))
        text = form_text(form)
        assert form_from(text) == form
        assert digest_of(text) == digest_of(form_text(form_from(text)))


@pytest.mark.parametrize("branch", BRANCHES)
def test_no_change_touches_a_rule(library: FormLibrary, branch: str) -> None:
    whole = form_for(library, branch, work_language=True)
    for seed in range(12):
        form = adapted(whole, random_changes(whole, Random(seed)))
        for item in whole.items:
            kept = form.item(item.id)
            assert (kept.mandatory, kept.readers, kept.min_picks) == (
                item.mandatory,
                item.readers,
                item.min_picks,
            )
        rules = {(one.item, one.rule) for one in missing(whole, Answers())}
        assert rules <= {(one.item, one.rule) for one in missing(form, Answers())}
        assert len(form.competencies) >= LEAST_COMPETENCIES


def test_a_competency_that_is_off_is_nowhere_in_the_form(form: Form) -> None:
    off = form.competencies[0].id
    made = adapted(form, FormChanges((off,)))
    strengths = made.item("strength_pick")
    assert off not in {one.id for one in made.competencies}
    assert strengths.option(off) is None
    assert strengths.options[0].key == form.item("strength_pick").options[0].key
    assert off not in {phrase.competency for item in made.items for phrase in item.phrases}


def test_a_form_without_changes_is_the_library_s(form: Form) -> None:
    assert adapted(form, FormChanges()) is form
    all_off = FormChanges(tuple(one.id for one in form.competencies))
    assert adapted(form, all_off).competencies == form.competencies


def test_own_questions_stand_last_and_are_answered_like_others(form: Form) -> None:
    made = adapted(form, FormChanges((), (START, TOOLS, WHY)))
    section = made.sections[-1]
    assert section.question.sv == "Frågor från arrangören"
    assert [item.kind for item in section.items] == [
        ItemKind.CHOICE,
        ItemKind.MULTI,
        ItemKind.TEXT,
    ]
    first, second, _ = section.items
    codes = [option.code for option in second.options]
    given = {"own_1": first.options[0].code, "own_2": codes, "own_3": "Hon frågade mycket."}
    assert read_answers(made, given).picks("own_2") == tuple(codes)
    assert [option.key for option in second.options] == ["1", "2"]


def test_a_choice_keeps_its_code_when_it_is_moved(form: Form) -> None:
    turned = replace(START, choices=START.choices[::-1])
    one, other = (adapted(form, FormChanges((), (q,))).item("own_1") for q in (START, turned))
    assert {o.code: o.text for o in one.options} == {o.code: o.text for o in other.options}


def test_answers_are_read_by_those_who_were_chosen(form: Form) -> None:
    made = adapted(form, FormChanges((), (START, TOOLS, WHY)))
    codes = [option.code for option in made.item("own_2").options]
    given = {"own_1": codes[1], "own_2": codes[::-1], "own_3": "Du frågade mycket."}
    answers = read_answers(made, given)

    def read_by(reader: Reader, *released: str) -> list[tuple[str, str]]:
        told = own_answers(made, answers, reader, frozenset(released).__contains__)
        return [(one.question.sv, one.answer.sv) for one in told]

    start, tools = ("När kan du börja?", "I vår"), ("När kan du börja?", "Nu, I vår")
    why = ("Vad gjorde störst intryck?", "Du frågade mycket.")
    assert read_by(Reader.SEEKER) == [start]
    assert read_by(Reader.SEEKER, "own_3") == [start, why]
    assert read_by(Reader.OFFICER) == [start, tools]
    assert read_by(Reader.GROUP, "own_3") == read_by(Reader.EMPLOYER, "own_3") == []


def test_mandatory_questions_add_to_the_shortest_way(form: Form) -> None:
    changes = FormChanges((), (replace(START, mandatory=True), WHY))
    assert changes.seconds == START.seconds
    assert seconds_of(adapted(form, changes)) == seconds_of(form) + START.seconds
    lacking = missing(adapted(form, changes), Answers())
    assert "own_1" in {one.item for one in lacking}


def test_changes_are_the_same_after_they_were_kept_as_text(form: Form) -> None:
    for seed in range(12):
        made = random_changes(form, Random(seed))
        kept = checked(form, replace(made, off=made.off[:2]), question_check())
        assert changes_from(changes_text(kept)) == kept


def test_words_are_kept_on_one_line_and_readers_in_order(form: Form, check: LanguageCheck) -> None:
    odd = replace(
        WHY, text=Text("  Vad \n var  bra? "), choices=(Text("x"),), readers=READERS[::-1]
    )
    kept = checked(form, FormChanges(("nothing", "learning", "learning"), (odd,)), check)
    assert kept.off == ("learning",)
    assert kept.questions[0].text == Text("Vad var bra?", "Vad var bra?")
    assert (kept.questions[0].choices, kept.questions[0].readers) == ((), READERS)


def test_at_least_three_competencies_are_asked_about(form: Form, check: LanguageCheck) -> None:
    names = [one.id for one in form.competencies]
    checked(form, FormChanges(tuple(names[LEAST_COMPETENCIES:])), check)
    few = FormChanges(tuple(names[LEAST_COMPETENCIES - 1 :]))
    said(Refusal.COMPETENCIES_TOO_FEW, form, few, check)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (replace(START, text=Text(" ")), "question_empty"),
        (replace(START, choices=(Text("Nu"), Text(" "))), "question_empty"),
        (replace(START, text=Text("x" * 121)), "question_long"),
        (replace(START, choices=(Text("Nu"), Text("y" * 61))), "question_long"),
        (replace(START, choices=(Text("Nu"),)), "choices_few"),
        (replace(START, choices=tuple(Text(f"{n}") for n in range(10))), "choices_many"),
        (replace(START, choices=(Text("Nu"), Text("nu"))), "choice_twice"),
        (replace(START, readers=()), "no_reader"),
        (replace(START, readers=(Reader.GROUP,)), "no_reader"),
    ],
)
def test_a_question_that_nobody_can_answer_is_refused(
    form: Form, check: LanguageCheck, question: OwnQuestion, reason: str
) -> None:
    changes = FormChanges((), (WHY, question))
    assert said(Refusal.QUESTION_INVALID, form, changes, check) == reason


def test_there_is_room_for_four_questions(form: Form, check: LanguageCheck) -> None:
    checked(form, FormChanges((), (WHY,) * 4), check)
    said(Refusal.QUESTIONS_TOO_MANY, form, FormChanges((), (WHY,) * 5), check)


NEVER = (
    *("Har personen någon sjukdom?", "Hur mår personen?", "Har personen någon diagnos?"),
    *("Har du någon funktionsnedsättning?", "Har personen barn?", "Är du gravid?"),
    *("Hur gammal är personen?", "Vilket år är du född?", "Vilket land kommer personen från?"),
    *("Vilken religion har du?", "Är du med i facket?", "Är personen straffad?"),
    *("Skriv personnummer", "Rangordna de sökande", "Hur många poäng får personen?"),
    *("Hur bra på en skala 1–10?", "Vilken ålder har personen?", "Civilstånd?"),
)
ORDINARY = (
    *("När kan personen börja?", "Vilka tider passar?", "Kan ni erbjuda praktik?"),
    *("Vilka verktyg provade ni?", "Har personen körkort?", "Vad vill ni att vi övar på?"),
    *("Har personen arbetat med barn?", "Vill personen arbeta kväll eller helg?"),
    *("Vilka språk användes i mötet?", "Vad kan vi göra bättre nästa gång?"),
    *("Är personen trevlig mot kunder?", "Vad behöver personen för att komma igång?"),
    "Ska vi boka ett studiebesök?",
)


@pytest.mark.parametrize("asked", NEVER)
def test_what_may_never_be_kept_is_not_asked_for(form: Form, asked: str) -> None:
    for question in (
        replace(WHY, text=Text(asked)),
        replace(WHY, text=Text("Något annat?", asked)),
        replace(START, choices=(Text("Ja"), Text(asked))),
    ):
        said(Refusal.QUESTION_BLOCKED, form, FormChanges((), (START, question)), question_check())


@pytest.mark.parametrize("asked", ORDINARY)
def test_an_ordinary_question_is_asked(form: Form, asked: str) -> None:
    checked(form, FormChanges((), (replace(WHY, text=Text(asked)),)), question_check())


def test_own_texts_are_released_like_others(form: Form) -> None:
    made: Item = adapted(form, FormChanges((), (WHY,))).item("own_3")
    assert (made.holds_text, made.max_chars) == (True, 280)
