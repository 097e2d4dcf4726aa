"""A report as it is compiled from employers' forms, printed in both languages."""

import io
import re
from collections.abc import Callable
from datetime import date

import pikepdf
import pytest
from paper import findings, pages, roles, text, unembedded_fonts

from motesplats.core.ids import FairId, SubmissionId
from motesplats.documents.report import report
from motesplats.documents.values import ReportFrame
from motesplats.feedback.answers import free_texts, read_answers
from motesplats.feedback.compile import compile_report
from motesplats.feedback.label_texts import labels_beside
from motesplats.feedback.library import form_for
from motesplats.feedback.report import ReportFacts, SubmissionView
from motesplats.i18n import words_in
from motesplats.usecases.forms import form_library, label_languages
from motesplats.usecases.practice import made_up_answers

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
EARLIER = {
    **ANSWERS,
    "competence_levels": {"it_tech": "L1", "learning": "L3", "it_problem": "L4"},
    "next_step": "Ring oss om labbet.",
}


def sizes(content: bytes) -> set[float]:
    """The sizes of type on all pages, in points."""
    with pikepdf.open(io.BytesIO(content)) as document:
        pages_read = [page.Contents.read_bytes() for page in document.pages]
    return {float(n) for page in pages_read for n in re.findall(rb"([\d.]+) Tf", page)}


def full_report(
    employers: int, heading: str = "Åsa Öst", beside: str = ""
) -> tuple[bytes, list[str]]:
    """A report from forms that answer everything, and all that stands there in own words."""
    library, fair = form_library(), FairId("fair")
    views, written = [], []
    for n in range(employers):
        form = form_for(library, "it", "2512")
        raw = made_up_answers(form, n, seed=2, first=True)
        raw |= {"hire_chance": "H3", "alt_roles": ["2514"], "alt_why": f"Du testar noga {n}."}
        answers = read_answers(form, raw)
        views.append(SubmissionView(SubmissionId(f"s{n}"), fair, DAY, f"Firma {n}", "it", answers))
        written += [(views[-1].id, free) for free in free_texts(form, answers)]
    facts = ReportFacts(fair, "Mässan", DAY, heading, "CODE 0001", employers, industry=tuple(views))
    released = frozenset((view, free.item) for view, free in written)
    told = compile_report(facts, tuple(views), library, "sv", released)
    known = label_languages().get(beside)
    labels = labels_beside(library.report, known) if known else None
    frame = ReportFrame(heading, "CODE 0001", "Mässan", "22 november", labels=labels)
    return report(told, frame, words_in("sv")), [free.text for _, free in written]


@pytest.fixture(scope="module")
def printed() -> Callable[..., bytes]:
    """Prints a report from so many employers in a language."""
    library = form_library()
    form = form_for(library, "it", "2512")
    answers = read_answers(form, ANSWERS)
    fair = FairId("fair")

    def make(
        employers: int, language: str = "sv", *, before: date | None = None, large: bool = False
    ) -> bytes:
        views = tuple(
            SubmissionView(SubmissionId(f"s{n}"), fair, DAY, f"Firma {n}", "it", answers)
            for n in range(employers)
        )
        if before is not None:
            old = read_answers(form, EARLIER)
            earlier = FairId(f"{before}")
            views += (SubmissionView(SubmissionId("old"), earlier, before, "Gamla", "it", old),)
        released = frozenset((v.id, t.item) for v in views for t in free_texts(form, v.answers))
        facts = ReportFacts(fair, "Mässan", DAY, "Åsa Öst", "CODE 0001", employers)
        told = compile_report(facts, views, library, language, released)
        frame = ReportFrame("Åsa Öst", "CODE 0001", "Mässan", "22 november", large=large)
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


@pytest.mark.parametrize(("employers", "most"), [(1, 2), (2, 2), (3, 2), (4, 3), (6, 3)])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_report_keeps_to_few_pages_and_every_employers_words(
    printed: Callable[..., bytes], employers: int, most: int, language: str
) -> None:
    content = printed(employers, language)
    assert len(pages(content)) <= most
    assert text(content).count(SENTENCE) == employers


def test_no_type_is_smaller_than_twelve_points(printed: Callable[..., bytes]) -> None:
    for employers in (1, 3, 6):
        assert min(sizes(printed(employers))) == 12


def test_large_print_is_large_throughout_and_holds_the_same(printed: Callable[..., bytes]) -> None:
    content = printed(2, large=True)
    assert min(sizes(content)) == 18
    assert text(content).count(SENTENCE) == 2
    assert findings(content) == []
    said = {word for word in text(printed(2)).split() if word.isalpha()}
    assert said <= set(text(content).split())


def test_a_single_employer_is_named_once_above_the_levels(printed: Callable[..., bytes]) -> None:
    said = text(printed(1))
    assert "Vad Firma 0 såg" in said
    assert "Firma 0: Du har det som behövs" not in said
    assert "Firma 0, Firma 1: Du har det som behövs" in text(printed(2))


def test_the_middle_is_left_out_where_all_employers_see_the_same(
    printed: Callable[..., bytes],
) -> None:
    said = text(printed(3))
    assert "Tre arbetsgivare: Du har det som behövs" in said
    assert "Mitten" not in said


@pytest.mark.parametrize(("employers", "most"), [(1, 2), (2, 2), (3, 2), (6, 3), (8, 4)])
def test_forms_filled_in_to_the_last_question_are_set_closer_and_lose_nothing(
    employers: int, most: int
) -> None:
    """With every optional question answered, two pages hold what three employers write."""
    check_full(*full_report(employers), most)


@pytest.mark.parametrize("beside", label_languages())
def test_two_pages_hold_three_full_forms_in_two_languages(beside: str) -> None:
    check_full(*full_report(3, beside=beside), most=2)


def check_full(content: bytes, written: list[str], most: int) -> None:
    said = text(content)
    assert len(pages(content)) <= most
    assert min(sizes(content)) == 12
    assert findings(content) == []
    assert [one for one in written if " ".join(one.split()) not in said] == []


def test_a_report_for_a_code_alone_names_nobody() -> None:
    content, _ = full_report(1, heading="CODE 0001")
    assert "Din återkoppling CODE 0001 Du har träffat" in text(content)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_development_is_told_with_an_arrow_only_for_a_rise(
    printed: Callable[..., bytes], language: str
) -> None:
    content = printed(1, language, before=date(2026, 3, 4))
    said = text(content)
    title = "Din utveckling" if language == "sv" else "Your development"
    told = said[said.index(title) :]
    assert "Ring oss om labbet." in told
    assert findings(content) == []
    # Every item but the one that rose has a dot for a label; the arrow is decoration.
    assert roles(content)["LI"] - roles(content)["Lbl"] == 3 + 1
    assert title not in text(printed(1, language))


def test_development_without_steps_of_the_last_fair_is_told_alone(
    printed: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EARLIER, "next_step", "")
    monkeypatch.setitem(EARLIER, "next_step_when", "")
    said = text(printed(1, before=date(2026, 3, 4)))
    assert "Din utveckling" in said
    assert "som du fick vid träffen" not in said


def test_a_report_is_accessible_with_its_fonts_inside(printed: Callable[..., bytes]) -> None:
    for language in ("sv", "en"):
        content = printed(3, language)
        assert findings(content) == []
        assert unembedded_fonts(content) == []
        assert roles(content)["Table"] == 1
