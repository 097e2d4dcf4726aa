"""A report as it is compiled from employers' forms, printed in both languages."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from paper import findings, pages, roles, text, unembedded_fonts

from motesplats.core.ids import FairId, SubmissionId
from motesplats.documents.report import report
from motesplats.documents.values import ReportFrame
from motesplats.feedback.answers import free_texts, read_answers
from motesplats.feedback.compile import compile_report
from motesplats.feedback.library import form_for
from motesplats.feedback.report import ReportFacts, SubmissionView
from motesplats.i18n import words_in
from motesplats.usecases.forms import form_library

DAY = date(2026, 11, 22)
SENTENCE = "Du ritade upp hur tjänsten hänger ihop – «helt rätt»."
ANSWERS: dict[str, object] = {
    "strength_pick": ["it_tech"],
    "strength_evidence": SENTENCE,
    "competence_levels": {"it_tech": "L3", "learning": "L2", "it_problem": "L4"},
    "hire_chance": "H6",
    "gap": ["gap_it_cloud"],
    "next_step": "ns_it_open",
    "next_step_when": "M1",
}


@pytest.fixture(scope="module")
def printed() -> Callable[..., bytes]:
    """Prints a report from so many employers in a language."""
    library = form_library()
    form = form_for(library, "it", "2512")
    answers = read_answers(form, ANSWERS)
    fair = FairId("fair")

    def make(employers: int, language: str = "sv") -> bytes:
        views = tuple(
            SubmissionView(SubmissionId(f"s{n}"), fair, DAY, f"Firma {n}", "it", answers)
            for n in range(employers)
        )
        released = frozenset((v.id, t.item) for v in views for t in free_texts(form, answers))
        facts = ReportFacts(fair, "Mässan", DAY, "Åsa Öst", "CODE 0001", employers)
        told = compile_report(facts, views, library, language, released)
        frame = ReportFrame("Åsa Öst", "CODE 0001", "Mässan", "22 november")
        return report(told, frame, words_in(language))

    return make


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_employers_sentence_stands_unchanged_in_both_languages(
    printed: Callable[..., bytes], language: str
) -> None:
    assert text(printed(2, language)).count(SENTENCE) == 2


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("sv", ["Dina styrkor", "Dina nästa steg", "Så nära rollen är du", "Stämmer det inte?"]),
        ("en", ["Your strengths", "Your next steps"]),
    ],
)
def test_sections_stand_in_the_order_of_the_method(
    printed: Callable[..., bytes], language: str, titles: list[str]
) -> None:
    said = text(printed(1, language))
    assert [said.index(title) for title in titles] == sorted(said.index(t) for t in titles)


def test_levels_are_words_and_never_codes_or_points(printed: Callable[..., bytes]) -> None:
    said = text(printed(4))
    assert "Du har det som behövs" in said
    assert not re.search(r"\bL[1-4]\b|\d ?%|\d/\d|poäng", said)


def test_three_employers_take_three_pages_at_most(printed: Callable[..., bytes]) -> None:
    assert len(pages(printed(3))) <= 3


def test_a_report_is_accessible_with_its_fonts_inside(printed: Callable[..., bytes]) -> None:
    for language in ("sv", "en"):
        content = printed(3, language)
        assert findings(content) == []
        assert unembedded_fonts(content) == []
        assert roles(content)["Table"] == 1
