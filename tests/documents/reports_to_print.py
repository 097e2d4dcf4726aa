"""Reports about one person, made of real forms, to be printed in any of the ways there are."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from test_report_sheet import ANSWERS, DAY, EARLIER

from motesplats.core.ids import FairId, SubmissionId
from motesplats.documents.values import ReportFrame
from motesplats.feedback.answers import free_texts, read_answers
from motesplats.feedback.compile import compile_report
from motesplats.feedback.label_texts import labels_beside
from motesplats.feedback.library import form_for
from motesplats.feedback.report import FeedbackReport, ReportFacts, SubmissionView
from motesplats.i18n import Words, words_in
from motesplats.usecases.forms import form_library, label_languages

Print = Callable[[FeedbackReport, ReportFrame, Words], bytes]


@dataclass(frozen=True)
class Asked:
    """How a report is wanted; ``code`` is the language that the seeker chose."""

    code: str = "sv"
    large: bool = False
    cover: bool = False
    reviewed: bool = False
    before: date | None = None
    heading: str = "Åsa Öst"

    @property
    def language(self) -> str:
        return self.code if self.code == "en" else "sv"


@dataclass(frozen=True)
class Written:
    """The titles of the report in their order."""

    titles: tuple[str, ...]


def written_for(asked: Asked) -> Written:
    sections = form_library().report.sections
    order = ("s0", "s1", "s2", "s3", "s4", "s5", "s9", "s10", "s11", "s12")
    known = {section.id: section.title.said(asked.language) for section in sections}
    return Written(tuple(known[name] for name in order))


def printed_as(make: Print, employers: int, asked: Asked) -> bytes:
    """The report from so many employers, as ``make`` writes it."""
    library = form_library()
    form, fair = form_for(library, "it", "2512"), FairId("fair")
    views = [
        SubmissionView(
            SubmissionId(f"s{n}"), fair, DAY, f"Firma {n}", "it", read_answers(form, ANSWERS)
        )
        for n in range(employers)
    ]
    if asked.before is not None:
        old = read_answers(form, EARLIER)
        views.append(
            SubmissionView(SubmissionId("o"), FairId("f0"), asked.before, "Gamla", "it", old)
        )
    released = frozenset((v.id, t.item) for v in views for t in free_texts(form, v.answers))
    facts = ReportFacts(fair, "Mässan", DAY, asked.heading, "CODE 0001", employers)
    told = compile_report(facts, tuple(views), library, asked.language, released)
    return make(told, _frame(asked), words_in(asked.language))


def _frame(asked: Asked) -> ReportFrame:
    beside = label_languages().get(asked.code)
    if beside and asked.reviewed:
        beside = replace(beside, reviewed=True)
    return ReportFrame(
        asked.heading,
        "CODE 0001",
        "Mässan",
        "22 november",
        large=asked.large,
        cover=asked.cover,
        labels=labels_beside(form_library().report, beside) if beside else None,
    )
