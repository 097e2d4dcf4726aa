"""The form of each branch: complete, with a key for every choice, in two languages."""

import pytest

from motesplats.core.errors import Refusal, Refused
from motesplats.feedback.answers import read_answers
from motesplats.feedback.form import Form, Item, ItemKind, Level, Reader
from motesplats.feedback.library import FormLibrary, form_for, read_library
from motesplats.feedback.own_form import seconds_of
from motesplats.feedback.reading import Text, as_object, number, strings
from motesplats.usecases.forms import form_library

BRANCHES = [branch.id for branch in form_library().branches]
# Filled in beforehand or a look at the whole, and no question.
SHOWN_ANYWAY = {"preview", "show_name"}


def keys(item: Item) -> list[str]:
    return [option.key for option in (*item.options, *item.levels)]


@pytest.mark.parametrize("branch", BRANCHES)
def test_every_choice_has_a_key_of_its_own_within_its_item(
    library: FormLibrary, branch: str
) -> None:
    for item in form_for(library, branch, "2512", work_language=True).items:
        assert all(keys(item)), item.id
        assert len(set(keys(item))) == len(keys(item)), item.id


@pytest.mark.parametrize("branch", BRANCHES)
def test_every_choice_and_question_is_said_in_both_languages(
    library: FormLibrary, branch: str
) -> None:
    form = form_for(library, branch)
    for item in form.items:
        for text in (item.text, *(option.text for option in (*item.options, *item.levels))):
            assert text.said("sv")
            assert text.said("en")


@pytest.mark.parametrize("branch", BRANCHES)
def test_every_gap_has_a_next_step_or_leaves_room_for_own_words(
    library: FormLibrary, branch: str
) -> None:
    form = form_for(library, branch)
    gaps = {option.code for option in form.item("gap").options}
    linked = {code for step in form.item("next_step").options for code in step.links}
    assert linked == gaps - {"none"}
    assert form.item("next_step").kind is ItemKind.CHOICE_OR_TEXT


def test_an_unknown_branch_gets_the_generic_form(library: FormLibrary) -> None:
    assert form_for(library, "underwater_welding").branch == "generic"


def test_work_language_is_asked_about_only_if_the_employer_stated_the_need(
    library: FormLibrary,
) -> None:
    without = form_for(library, "it")
    with_need = form_for(library, "it", work_language=True)
    assert "work_language" not in {c.id for c in without.competencies}
    assert "work_language" in {c.id for c in with_need.competencies}


def test_near_occupations_come_first_among_other_roles_and_the_role_itself_is_not_there(
    form: Form,
) -> None:
    codes = [option.code for option in form.item("alt_roles").options]
    assert codes[:4] == ["2514", "2513", "3515", "2511"]
    assert "2512" not in codes


def test_the_role_is_filled_in_only_where_it_is_known(library: FormLibrary) -> None:
    assert form_for(library, "it", "2512").item("role_ssyk").default == "2512"
    assert form_for(library, "it", "0000").item("role_ssyk").default == ""


def test_supports_that_reveal_something_about_a_person_cannot_be_picked(form: Form) -> None:
    codes = {option.code for option in form.item("interventions").options}
    assert not codes & {"iv_aid", "iv_wage_disability", "iv_newcomer"}
    assert "iv_mentor" in codes


def test_every_field_says_who_reads_it(library: FormLibrary, form: Form) -> None:
    assert all(item.readers for item in form.items)
    assert form.item("need_profile").readers == (Reader.EMPLOYER,)
    assert library.reader_name(Reader.GROUP, "en") == "Everyone who meets you"


def test_only_the_industry_questions_are_asked_once_for_each_employer(form: Form) -> None:
    assert [section.id for section in form.sections if section.once] == ["industry"]


def test_a_competency_tells_what_was_seen_at_each_level(form: Form) -> None:
    competency = form.competencies[0]
    assert competency.focus
    assert competency.anchor(Level.L4) == competency.anchors[3]
    assert not competency.anchor(Level.NOT_OBSERVED)


def test_asking_for_an_item_that_is_not_there_is_a_bug(form: Form) -> None:
    with pytest.raises(KeyError):
        form.item("shoe_size")


def test_ready_phrases_are_about_what_the_form_asks(form: Form) -> None:
    asked = {competency.id for competency in form.competencies}
    phrases = form.item("strength_evidence").phrases
    assert {phrase.competency for phrase in phrases} <= asked
    assert any(phrase.blank for phrase in phrases)


def test_content_of_the_wrong_shape_is_a_bug() -> None:
    with pytest.raises(TypeError):
        as_object([])
    with pytest.raises(TypeError):
        strings({"a": 1}, "a")
    with pytest.raises(TypeError):
        number({"a": "1"}, "a")
    with pytest.raises(KeyError):
        read_library({})


def test_a_choice_shows_a_gap_as_dots_and_never_as_code() -> None:
    text = Text("Gå en kurs i {tool}.", "Take a course in {tool}.")
    assert text.with_gaps("sv") == "Gå en kurs i …."
    assert "{" not in text.with_gaps("en")


def test_the_sections_come_in_the_order_of_the_method(library: FormLibrary) -> None:
    order = [section.id for section in form_for(library, "it", "2512").sections if not section.once]
    assert order == [
        "feed_up",
        "strengths",
        "competencies",
        "merits",
        "chance",
        "gap_next",
        "alternatives",
        "interventions",
        "advice",
        "promise",
        "preview_send",
    ]


def test_it_asks_about_soft_skills_too(library: FormLibrary) -> None:
    form = form_for(library, "it", "2512")
    soft = {competency.id for competency in form.competencies if competency.soft}
    assert {"it_consult", "interplay"} <= soft
    shown = form.competencies[: form.item("competence_levels").show_first]
    assert soft & {competency.id for competency in shown}


def test_other_roles_begin_with_those_close_to_the_role(library: FormLibrary) -> None:
    options = form_for(library, "it", "2512").item("alt_roles").options
    near = [option.near for option in options]
    assert near == sorted(near, reverse=True)
    assert any(near)
    assert "2512" not in {option.code for option in options}


@pytest.mark.parametrize("branch", BRANCHES)
def test_what_has_to_be_answered_takes_no_longer_than_ninety_seconds(
    library: FormLibrary, branch: str
) -> None:
    form = form_for(library, branch, work_language=True)
    assert 0 < seconds_of(form) <= 90
    asked = [item for item in form.items if item.mandatory and item.id not in SHOWN_ANYWAY]
    assert len(asked) == 7


def test_the_next_step_is_one_choice_and_never_two(form: Form) -> None:
    first, second = (option.code for option in form.item("next_step").options[:2])
    assert read_answers(form, {"next_step": first}).text("next_step") == first
    with pytest.raises(Refused) as refused:
        read_answers(form, {"next_step": [first, second]})
    assert refused.value.refusal is Refusal.ANSWER_INVALID


def test_what_is_asked_about_is_the_branchs_and_the_roles(library: FormLibrary) -> None:
    asked = {b: {one.id for one in form_for(library, b).competencies} for b in BRANCHES}
    assert len({frozenset(one) for one in asked.values()}) == len(BRANCHES)
    gaps = {b: {one.code for one in form_for(library, b).item("gap").options} for b in BRANCHES}
    assert len({frozenset(one) for one in gaps.values()}) == len(BRANCHES)
    known = form_for(library, "it", "2512").item("role_ssyk").options
    assert "2512" in {one.code for one in known}
