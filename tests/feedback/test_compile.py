"""The report: fixed order, words unchanged, levels in words, and only what was released."""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_words import words_of

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import FairId, SubmissionId
from motesplats.feedback.answers import Answers, free_texts, read_answers
from motesplats.feedback.compile import compile_report, preview, report_blockers
from motesplats.feedback.form import Form, Level
from motesplats.feedback.levels import median_level
from motesplats.feedback.library import FormLibrary, form_for
from motesplats.feedback.report import (
    Direction,
    Release,
    ReportFacts,
    Step,
    SubmissionView,
)
from motesplats.feedback.report_texts import filled
from motesplats.usecases.forms import form_library, language_check

View = Callable[..., SubmissionView]
Releases = Callable[..., frozenset[Release]]
NOTHING: frozenset[Release] = frozenset()
SPRING = date(2026, 3, 4)
LEVELS = ("L1", "L2", "L3", "L4")


def tech(level: object) -> dict[str, object]:
    return {"it_tech": level, "learning": "L2", "it_problem": "L4"}


def test_one_or_two_employers_levels_stand_with_their_names(view: View, report: View) -> None:
    made = report(view("Acme", competence_levels=tech("L1")), view("Beta"))
    row = made.told.levels.entries[0]
    assert [(line.who, line.level) for line in row.lines] == [
        ("Acme", "Här finns mest att lära"),
        ("Beta", "Du har det som behövs"),
    ]
    assert row.middle == ""
    assert row.remarks == ("Arbetsgivarna ser olika på detta.",)


def test_from_three_employers_levels_are_counted_in_words_with_a_middle(
    view: View, report: View
) -> None:
    levels = zip("ABCD", ("L2", "L3", "L3", "L4"), strict=True)
    made = report(*(view(n, competence_levels=tech(level)) for n, level in levels), language="en")
    row = made.told.levels.entries[0]
    assert [line.who for line in row.lines] == ["One employer", "Two employers", "One employer"]
    assert row.middle == "The middle: You have what is needed"


def test_what_did_not_come_up_is_only_said_to_be_not_talked_about(view: View, report: View) -> None:
    levels = {**tech("L3"), "interplay": False}
    row = report(view("Acme", competence_levels=levels)).told.levels.entries[-1]
    assert (row.lines, row.remarks) == ((), ("Inte samtalat om",))


@given(st.lists(st.sampled_from(list(Level)[:4]), min_size=1, max_size=9))
def test_the_middle_is_the_lower_of_two(levels: list[Level]) -> None:
    assert median_level(levels) == sorted(levels)[(len(levels) - 1) // 2]


@pytest.mark.parametrize(
    ("own", "remark"),
    [
        (Level.L1, ("Arbetsgivarna såg mer än du själv.",)),
        (Level.L3, ()),
        (Level.L4, ("Fråga vad som behövs för nästa nivå.",)),
    ],
)
def test_the_own_view_stands_beside(
    view: View, report: View, own: Level, remark: tuple[str, ...]
) -> None:
    row = report(view("Acme"), own_levels=(("it_tech", own),)).told.levels.entries[0]
    assert row.own.startswith("Du själv: ")
    assert row.remarks == remark


def test_what_several_employers_saw_stands_together_with_how_many(view: View, report: View) -> None:
    one = view("Acme", strength_pick=["it_tech", "learning"])
    made = report(one, view("Beta", strength_pick=["it_tech"]), view("Gamma", strength_pick=[]))
    assert made.told.shared.title == "Det här sa flera"
    (shared,) = made.told.shared.entries
    assert (shared.text, shared.employers) == ("Teknisk kunskap i rollen", "två arbetsgivare")
    assert report(one, view("Acme", strength_pick=["it_tech"])).told.shared.entries == ()


def test_questions_to_think_about_stand_before_the_plan(view: View, report: View) -> None:
    made = report(view("Acme"))
    for asked in ("Vad visste jag?", "Vad var nytt?", "Vad gör jag före nästa möte?"):
        assert asked in made.reflection


def test_three_fairs_with_falling_levels_are_told_gently(view: View, report: View) -> None:
    first = view("Alfa", date(2025, 3, 4), competence_levels=tech("L4"))
    second = view("Beta", SPRING, competence_levels=tech("L3"))
    made = report(view("Acme", competence_levels=tech("L2")), first, second)
    assert made.development is not None
    trend = made.development.entries[0]
    assert trend.sentence == "Vid träffen i mars: Du har det som behövs. Nu: En bit på väg."
    assert trend.word == "Olika mellan rollerna"
    assert trend.remark == "Arbetsgivarna har olika behov. Jämför rollerna."
    assert trend.direction is not Direction.UP


def test_gaps_stand_by_how_many_said_so_then_by_the_soonest_step(view: View, report: View) -> None:
    views = (
        view("A", gap=["gap_it_test", "gap_it_security"], next_step_when="M6"),
        view("B", gap=["gap_it_security"], next_step_when="LONG"),
        view("C", gap=["gap_it_cert", "gap_examples"], next_step_when="D14"),
    )
    gaps = report(*views).told.gaps.entries
    assert [len(gap.employers) for gap in gaps] == [2, 1, 1]
    assert gaps[0].text == "Säkerhet i vardagen"
    assert gaps[1].text == "Certifikat som kunder frågar efter"


def test_three_steps_are_shown_and_no_written_one_is_lost(view: View, report: View) -> None:
    views = [view(n, next_step=f"Steg {n}.", next_step_when="M1") for n in "ABCD"]
    views[3] = view("D", next_step="Steg D.", next_step_when="D14")
    told = report(*views).told
    assert [step.text for step in told.steps.entries] == ["Steg D.", "Steg A.", "Steg B."]
    assert [said.text for said in told.advice.entries] == ["Steg C."]


def test_the_same_step_from_two_employers_stands_once(view: View, report: View) -> None:
    (step,) = report(view("A"), view("B", next_step_when="D14")).told.steps.entries
    assert (step.employers, step.when) == (("A", "B"), "Inom två veckor")


def test_nothing_missing_is_a_step_of_its_own(view: View, report: View) -> None:
    told = report(view("A", gap=["none"], next_step="", next_step_when="")).told
    assert told.steps.entries == (Step(("A",), "Inget väsentligt saknas", ""),)
    assert told.gaps.entries == ()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"hire_chance": "H1", "followup_contact": "C1"}, "Acme vill träffa dig igen."),
        (
            {"hire_chance": "H2"},
            "Acme ser dig i rollen när du har fyllt på en sak: Molnplattform.",
        ),
        (
            {"hire_chance": "H3", "alt_roles": ["2514"]},
            "Acme tror att en annan roll passar bättre: Systemtestare och testledare.",
        ),
        (
            {"hire_chance": "H4"},
            "Acme har inget jobb som passar just nu. Det beror inte på dig.",
        ),
        (
            {"hire_chance": "H5"},
            "Det är en bit kvar till rollen hos Acme. Se dina nästa steg.",
        ),
        ({"hire_chance": "H6"}, "Acme behöver veta mer innan de kan svara."),
    ],
)
def test_the_chance_is_told_in_a_whole_sentence(
    view: View, report: View, changes: dict[str, object], sentence: str
) -> None:
    (chance,) = report(view("Acme", **changes)).told.chances.entries
    assert chance.text == sentence


def test_who_wants_to_meet_again_says_how(view: View, report: View) -> None:
    contact = {"followup_contact": "C3", "followup_detail": "Eva, 070-123 45 67"}
    (chance,) = report(view("Acme", hire_chance="H1", **contact)).told.chances.entries
    assert (chance.follow_up, chance.contact) == ("Hör av dig till Acme.", "Eva, 070-123 45 67")
    (other,) = report(view("Acme", hire_chance="H6", **contact)).told.chances.entries
    assert (other.follow_up, other.contact) == ("", "")


def test_the_sender_is_a_person_only_if_chosen(view: View, report: View) -> None:
    (strength,) = report(view("Acme", show_name="PERSON")).told.strengths.entries
    assert strength.employer == "Eva Ek, Acme"


def test_other_roles_support_offers_and_industry_are_told(view: View, report: View) -> None:
    one = view(
        "Acme",
        alt_roles=["2514", "2513"],
        alt_why="Du testar noga.",
        interventions=["iv_mentor"],
        we_can_offer=["O1", "O6"],
        industry_text="Vi söker testare.",
    )
    told = report(one, industry=(one, view("Acme", SPRING))).told
    assert [role.why for role in told.other_paths.entries] == ["Du testar noga.", ""]
    assert told.support.entries[1].text == "Acme kan erbjuda: studiebesök, nytt samtal."
    assert [said.text for said in told.industry.entries] == ["Vi söker testare."]


def test_a_reason_without_a_role_is_not_lost(view: View, report: View) -> None:
    (role,) = report(view("Acme", alt_why="Prova test.")).told.other_paths.entries
    assert (role.role, role.why) == ("", "Prova test.")


@pytest.mark.parametrize(
    ("before", "direction", "remark"),
    [
        ("L2", Direction.UP, ""),
        ("L3", Direction.SAME, ""),
        ("L4", Direction.VARIED, "Arbetsgivarna har olika behov. Jämför rollerna."),
    ],
)
def test_development_is_told_in_words_and_only_a_rise_points_up(
    view: View, report: View, before: str, direction: Direction, remark: str
) -> None:
    earlier = view("Gamma", SPRING, competence_levels=tech(before))
    made = report(view("Acme"), earlier, view("Old", date(2025, 3, 4)))
    assert made.development is not None
    trend = made.development.entries[0]
    assert trend.sentence.startswith("Vid träffen i mars: ")
    assert (trend.direction, trend.remark) == (direction, remark)
    assert "tre träffar" in made.development.body


def test_development_needs_a_level_at_both_fairs(view: View, report: View) -> None:
    earlier = view("Gamma", date(2025, 3, 4), competence_levels={"interplay": "L2"})
    later = view("Acme", competence_levels={**tech("L2"), "interplay": "L2"})
    made = report(later, earlier, language="en")
    assert made.development is not None
    (trend,) = made.development.entries
    assert trend.sentence.startswith("At the event in March 2025: ")
    assert report(view("Acme"), earlier).development is None


def test_a_later_fair_says_nothing_about_development(view: View, report: View) -> None:
    assert report(view("Acme"), view("Gamma", date(2027, 3, 4))).development is None


def test_many_fairs_are_said_to_be_many(view: View, report: View) -> None:
    earlier = [view("G", date(2010 + year, 3, 4)) for year in range(14)]
    made = report(view("Acme"), *earlier)
    assert made.development is not None
    assert "många träffar" in made.development.body


def test_nothing_in_own_words_is_told_before_it_is_released(
    view: View, library: FormLibrary, facts: ReportFacts
) -> None:
    one = view("Acme", advice="Läs mer.", gap=["gap_it_current"], tool="Rust")
    made = compile_report(facts, (one,), library, "sv", NOTHING)
    said = " ".join(words_of(made))
    assert "Läs mer." not in said
    assert "Rust" not in said
    assert "ritade upp" not in said
    assert made.told.gaps.entries[0].text == "Aktuell version av tekniken"


def test_a_released_tool_stands_in_the_sentence(view: View, report: View) -> None:
    one = view("Acme", next_step="ns_it_course", tool="Rust")
    assert report(one).told.steps.entries[0].text.startswith("Gå en kort kurs i Rust och")


def test_a_report_without_strength_or_step_is_not_printed(
    view: View, library: FormLibrary, facts: ReportFacts
) -> None:
    weak = (view("Acme", strength_pick=[]),)
    stepless = (view("Acme", next_step="Läs om Rust."),)
    assert report_blockers(facts, (), library, NOTHING) == (Refusal.NO_FEEDBACK,)
    assert report_blockers(facts, weak, library, NOTHING) == (Refusal.REPORT_WITHOUT_STRENGTH,)
    with pytest.raises(Refused) as refused:
        compile_report(facts, stepless, library, "sv", NOTHING)
    assert refused.value.refusal is Refusal.REPORT_WITHOUT_STEP
    assert refused.value.details == {"seeker": "MPS1234"}


def test_headings_are_in_order_and_empty_facts_become_lines_to_write_on(
    view: View, report: View
) -> None:
    made = report(view("Acme"), officer="Ola", phone="08-1")
    told = [getattr(made.told, one.name).id for one in fields(made.told)]
    assert told == ["shared", "s1", "s2", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s13"]
    assert made.opening.body.startswith("Du har träffat en arbetsgivare den 22 november 2026.")
    assert made.contact.body.startswith("Din handläggare: Ola. Telefon: 08-1.")
    assert made.contact.body.count("\n") == 0
    assert "Telefon: ____" in report(view("Acme")).contact.body
    assert filled("{a} {b}", {"a": "{b}"}) == "{b} ____"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_preview_is_exactly_what_the_seeker_gets(
    form: Form, library: FormLibrary, view: View, report: View, language: str
) -> None:
    one = view("Acme", advice="Läs mer.", industry_text="Vi växer.", we_can_offer=["O2"])
    shown = preview(form, one.answers, "Acme", library, language)
    assert shown == report(one, language=language).told


def test_a_contact_that_is_not_asked_for_any_more_is_not_previewed(
    form: Form, library: FormLibrary, complete: Callable[..., Answers]
) -> None:
    answers = complete(hire_chance="H6", followup_contact="C3", followup_detail="Eva")
    (chance,) = preview(form, answers, "Acme", library, "sv").chances.entries
    assert (chance.follow_up, chance.contact) == ("", "")


def test_an_empty_draft_has_a_preview(form: Form, library: FormLibrary) -> None:
    shown = preview(form, Answers(), "Acme", library, "sv")
    assert shown.steps.entries == ()
    assert shown.strengths.empty


# ------------------------------------------------------------------ what holds for any form

FORM = form_for(form_library(), "it", "2512")
SENTENCES = st.text("abcåäö ÅÄÖ.,!é", min_size=3, max_size=60).filter(lambda s: not s.isspace())


@st.composite
def submissions(draw: st.DrawFn, name: str) -> SubmissionView:
    rows = draw(st.lists(st.sampled_from(FORM.competencies), min_size=3, unique=True))
    raw: dict[str, object] = {
        "strength_pick": [draw(st.sampled_from(FORM.competencies)).id],
        "competence_levels": {row.id: draw(st.sampled_from(LEVELS)) for row in rows},
        "hire_chance": draw(st.sampled_from(["H4", "H5", "H6"])),
        "gap": [draw(st.sampled_from(FORM.item("gap").options)).code],
        "next_step_when": draw(st.sampled_from(FORM.item("next_step_when").options)).code,
    }
    for item in ("strength_evidence", "next_step", "alt_why", "advice", "industry_text"):
        raw[item] = f"{name} {draw(SENTENCES)}"
    answers = read_answers(FORM, raw)
    return SubmissionView(SubmissionId(name), FairId("f"), SPRING, name, "it", answers)


@settings(max_examples=25)
@given(st.integers(1, 5).flatmap(lambda n: st.tuples(*(submissions(c) for c in "ABCDE"[:n]))))
def test_every_sentence_of_any_form_stands_unchanged_in_the_report_and_no_number_grades(
    views: tuple[SubmissionView, ...],
) -> None:
    released = frozenset((v.id, t.item) for v in views for t in free_texts(FORM, v.answers))
    facts = ReportFacts(FairId("f"), "", SPRING, "", "", len(views), industry=views)
    made = compile_report(facts, views, form_library(), "sv", released)
    said = set(words_of(made))
    for one in views:
        for free in free_texts(FORM, one.answers):
            assert free.text in said
    parts = (made.told.levels, made.told.strengths, made.told.chances)
    told = " ".join(words_of(tuple(part.entries for part in parts)))
    assert not re.search(r"\d|\bL[1-4]\b", told)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_report_itself_compares_nobody(view: View, report: View, language: str) -> None:
    made = report(*(view(name, strength_evidence="") for name in "ABC"), language=language)
    for text in words_of(made):
        found = {hint.category for hint in language_check().find(text)}
        assert "ranking" not in found, text
