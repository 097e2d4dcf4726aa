"""The reports as files, PDF or HTML: read from the store first, then drawn without it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.visibility import Place, seen_code, seen_name
from motesplats.documents.report import report, report_and_pages, report_page
from motesplats.documents.values import ReportFrame
from motesplats.feedback.compile import compile_report
from motesplats.feedback.label_texts import labels_beside
from motesplats.i18n import words_in
from motesplats.storage import feedback
from motesplats.usecases.context import UNWATCHED, Watch
from motesplats.usecases.days import day_in_words
from motesplats.usecases.files import write_whole
from motesplats.usecases.forms import form_library
from motesplats.usecases.queries import known_seeker
from motesplats.usecases.report_material import OneReport, material_of, report_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from motesplats.core.fair import Fair
    from motesplats.core.ids import BadgeCode, FairId, SeekerId
    from motesplats.feedback.report import FeedbackReport
    from motesplats.i18n import Words
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Whose reports to make (None: everybody's with feedback), and how.

    ``pdf`` and ``page`` say which files each person gets, ``large`` is 18-point type in both, and
    ``cover`` a first page in the PDF that bears the name alone, for the envelope.
    """

    seekers: frozenset[SeekerId] | None = None
    pdf: bool = True
    page: bool = False
    large: bool = False
    cover: bool = False


EVERYBODY = ReportOrder()


@dataclass(frozen=True, slots=True)
class ReportsToMake:
    """The reports of a fair as they were read; drawing them needs no store."""

    fair: Fair
    reports: tuple[OneReport, ...]
    order: ReportOrder = EVERYBODY


@dataclass(frozen=True, slots=True)
class PaperReport:
    """One person's report ready for paper, with the number of its pages."""

    made_of: OneReport
    content: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class ReportStopped:
    """A report that was not made, and why."""

    code: BadgeCode
    reason: Refusal


@dataclass(frozen=True, slots=True)
class ReportsMade:
    """The files that were made of so many people's reports, and the reports that were not."""

    files: tuple[Path, ...]
    stopped: tuple[ReportStopped, ...]
    changed: frozenset[Topic] = field(default=frozenset({Topic.REPORTS}))
    people: int = 0


def handing_over(language: str) -> tuple[str, ...]:
    """How a report is handed over, a sentence or two each; the person comes before the queue."""
    return tuple(one.said(language) for one in form_library().report.handover)


def make_reports(
    context: Context,
    fair_id: FairId,
    folder: Path,
    order: ReportOrder = EVERYBODY,
    watch: Watch = UNWATCHED,
) -> ReportsMade:
    """Make ``folder/<badge code>.pdf``, ``.html`` or both for each seeker who is ordered for and
    has feedback.

    A report without a strength or a next step is not made and says why. Raises
    Refused(NOTHING_TO_PRINT) when nobody has feedback, Refused(STOPPED) when cancelled: what was
    made until then stays.
    """
    wanted = reports_to_make(context, fair_id, order)
    return draw_reports(wanted, folder, lambda one: note_report(context, one), watch)


def reports_to_make(
    context: Context, fair_id: FairId, order: ReportOrder = EVERYBODY
) -> ReportsToMake:
    """Read what the reports are made of. Raises Refused(NOTHING_TO_PRINT)."""
    seekers = order.seekers
    with context.store.read() as connection:
        material = material_of(connection, fair_id)
        chosen = [s for s in material.parts.seekers.values() if seekers is None or s.id in seekers]
        reports = tuple(report_of(connection, material, s) for s in chosen if material.about(s))
    if not reports:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="reports")
    return ReportsToMake(material.fair, reports, order)


def draw_reports(
    wanted: ReportsToMake,
    folder: Path,
    made: Callable[[OneReport], None],
    watch: Watch = UNWATCHED,
) -> ReportsMade:
    """Draw each report into ``folder`` and tell ``made`` of it; any thread may do this.

    Raises Refused(STOPPED) when cancelled: what was made until then stays.
    """
    files: list[Path] = []
    stopped: list[ReportStopped] = []
    people = 0
    for done, one in enumerate(wanted.reports):
        if watch.cancelled():
            raise Refused(Refusal.STOPPED)
        try:
            contents = _drawn(wanted.fair, one, wanted.order)
        except Refused as error:
            stopped.append(ReportStopped(one.seeker.code, error.refusal))
        else:
            for ending, content in contents:
                files.append(write_whole(folder / f"{one.seeker.code}.{ending}", content))
            people += 1
            made(one)
        watch.progress(done + 1, len(wanted.reports))
    return ReportsMade(tuple(files), tuple(stopped), people=people)


def report_pdf(context: Context, fair_id: FairId, seeker: SeekerId, *, cover: bool) -> PaperReport:
    """One person's report as PDF, with what it was made of.

    Raises Refused(NO_FEEDBACK), and the refusals of a report that may not be printed, each with
    ``code``.
    """
    with context.store.read() as connection:
        material = material_of(connection, fair_id, seeker)
        person = known_seeker(connection, seeker)
        if not material.about(person):
            raise Refused(Refusal.NO_FEEDBACK, code=person.code)
        one = report_of(connection, material, person)
    tr = _refuse_what_may_not_be(one)
    frame = _frame(material.fair, one, ReportOrder(cover=cover), tr)
    return PaperReport(one, *report_and_pages(_compiled(one, tr), frame, tr))


def note_report(context: Context, one: OneReport) -> None:
    """Record that the report was made, and from which submissions."""
    with context.store.write("make_report") as transaction:
        feedback.add_report_print(transaction.connection, one.seeker.id, context.now(), one.used)
        transaction.journal([one.seeker.id, *one.used])


def _drawn(fair: Fair, one: OneReport, order: ReportOrder) -> tuple[tuple[str, bytes], ...]:
    """The files of one person's report, each with the ending of its name."""
    tr = _refuse_what_may_not_be(one)
    compiled, frame = _compiled(one, tr), _frame(fair, one, order, tr)
    makers = ((order.pdf, "pdf", report), (order.page, "html", report_page))
    return tuple((ending, make(compiled, frame, tr)) for asked, ending, make in makers if asked)


def _refuse_what_may_not_be(one: OneReport) -> Words:
    """The words of the report's language, for one that may be written."""
    seeker = one.seeker
    if not seeker.wants_report:
        raise Refused(Refusal.REPORT_NOT_WANTED, code=seeker.code)
    if one.unreadable:
        raise Refused(Refusal.FEEDBACK_UNREADABLE, code=seeker.code)
    return words_in(seeker.language)


def _compiled(one: OneReport, tr: Words) -> FeedbackReport:
    return compile_report(one.facts, one.views, form_library(), tr.language, one.released)


def _frame(fair: Fair, one: OneReport, order: ReportOrder, tr: Words) -> ReportFrame:
    seeker, facts = one.seeker, one.facts
    return ReportFrame(
        heading=seen_name(seeker, Place.REPORT) or facts.code,
        code=seen_code(seeker, Place.REPORT),
        fair=fair.name,
        day=day_in_words(fair.day, tr),
        officer=facts.officer,
        officer_phone=facts.phone,
        desk=facts.desk,
        desk_until=facts.until,
        large=order.large,
        cover=order.cover,
        labels=labels_beside(form_library().report, one.labels) if one.labels else None,
    )
