"""A form, a library and ready answers for the tests of feedback."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from motesplats.core.ids import FairId, SubmissionId
from motesplats.feedback.answers import Answers, free_texts, read_answers
from motesplats.feedback.compile import compile_report
from motesplats.feedback.form import Form
from motesplats.feedback.language import LanguageCheck
from motesplats.feedback.library import FormLibrary, form_for
from motesplats.feedback.report import FeedbackReport, Release, ReportFacts, SubmissionView
from motesplats.usecases.forms import form_library, language_check

FAIR = FairId("fair")
DAY = date(2026, 11, 22)
COMPLETE: dict[str, object] = {
    "strength_pick": ["it_tech"],
    "strength_evidence": "Du ritade upp hur tjänsten hänger ihop.",
    "competence_levels": {"it_tech": "L3", "learning": "L2", "it_problem": "L4"},
    "hire_chance": "H6",
    "gap": ["gap_it_cloud"],
    "next_step": "ns_it_open",
    "next_step_when": "M1",
}


@pytest.fixture(scope="session")
def library() -> FormLibrary:
    return form_library()


@pytest.fixture(scope="session")
def check() -> LanguageCheck:
    return language_check()


@pytest.fixture(scope="session")
def form(library: FormLibrary) -> Form:
    return form_for(library, "it", "2512")


@pytest.fixture(scope="session")
def complete(form: Form) -> Callable[..., Answers]:
    """Makes a complete form with some answers changed."""

    def make(**changes: object) -> Answers:
        return read_answers(form, {**COMPLETE, **changes})

    return make


@pytest.fixture(scope="session")
def view(complete: Callable[..., Answers]) -> Callable[..., SubmissionView]:
    """Makes an employer's stored form; ``day`` makes it one of an earlier fair."""

    def make(employer: str, day: date = DAY, **changes: object) -> SubmissionView:
        fair = FAIR if day == DAY else FairId(day.isoformat())
        answers = complete(**changes)
        name = SubmissionId(f"{employer} {day}")
        return SubmissionView(name, fair, day, employer, "it", answers, recruiter="Eva Ek")

    return make


@pytest.fixture(scope="session")
def all_released(form: Form) -> Callable[..., frozenset[Release]]:
    """Releases every free text of the forms."""

    def make(*views: SubmissionView) -> frozenset[Release]:
        return frozenset((v.id, t.item) for v in views for t in free_texts(form, v.answers))

    return make


@pytest.fixture
def facts() -> ReportFacts:
    return ReportFacts(FAIR, "Mässan", DAY, "Åsa Öst", "MPS1234", 2)


@pytest.fixture
def report(
    library: FormLibrary, facts: ReportFacts, all_released: Callable[..., frozenset[Release]]
) -> Callable[..., FeedbackReport]:
    def make(*views: SubmissionView, language: str = "sv", **more: object) -> FeedbackReport:
        given = replace(facts, met=len(views), **more)  # type: ignore[arg-type]
        return compile_report(given, views, library, language, all_released(*views))

    return make
