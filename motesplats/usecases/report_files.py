"""The reports as PDF files: read from the store first, then drawn without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.visibility import Place, seen_code, seen_name
from motesplats.documents.report import report
from motesplats.documents.values import ReportFrame
from motesplats.feedback.compile import compile_report
from motesplats.i18n import words_in
from motesplats.storage import feedback
from motesplats.usecases.context import UNWATCHED, Watch
from motesplats.usecases.days import day_in_words
from motesplats.usecases.files import write_whole
from motesplats.usecases.forms import form_library
from motesplats.usecases.report_material import OneReport, material_of, report_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from motesplats.core.fair import Fair
    from motesplats.core.ids import BadgeCode, FairId, SeekerId
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class ReportsToMake:
    """The reports of a fair as they were read; drawing them needs no store."""

    fair: Fair
    reports: tuple[OneReport, ...]


@dataclass(frozen=True, slots=True)
class ReportStopped:
    """A report that was not made, and why."""

    code: BadgeCode
    reason: Refusal


@dataclass(frozen=True, slots=True)
class ReportsMade:
    """The files that were made, and the reports that were not."""

    files: tuple[Path, ...]
    stopped: tuple[ReportStopped, ...]
    changed: frozenset[Topic]


def make_reports(
    context: Context,
    fair_id: FairId,
    folder: Path,
    seekers: frozenset[SeekerId] | None = None,
    watch: Watch = UNWATCHED,
) -> ReportsMade:
    """Make ``folder/<badge code>.pdf`` for each seeker with feedback (or for those in ``seekers``).

    A report without a strength or a next step is not made and says why. Raises
    Refused(NOTHING_TO_PRINT) when nobody has feedback, Refused(STOPPED) when cancelled: what was
    made until then stays.
    """
    wanted = reports_to_make(context, fair_id, seekers)
    return draw_reports(wanted, folder, lambda one: note_report(context, one), watch)


def reports_to_make(
    context: Context, fair_id: FairId, seekers: frozenset[SeekerId] | None = None
) -> ReportsToMake:
    """Read what the reports are made of. Raises Refused(NOTHING_TO_PRINT)."""
    with context.store.read() as connection:
        material = material_of(connection, fair_id)
        chosen = [s for s in material.parts.seekers.values() if seekers is None or s.id in seekers]
        reports = tuple(report_of(connection, material, s) for s in chosen if material.about(s))
    if not reports:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="reports")
    return ReportsToMake(material.fair, reports)


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
    for done, one in enumerate(wanted.reports):
        if watch.cancelled():
            raise Refused(Refusal.STOPPED)
        try:
            content = _pdf(wanted.fair, one)
        except Refused as error:
            stopped.append(ReportStopped(one.seeker.code, error.refusal))
        else:
            files.append(write_whole(folder / f"{one.seeker.code}.pdf", content))
            made(one)
        watch.progress(done + 1, len(wanted.reports))
    return ReportsMade(tuple(files), tuple(stopped), frozenset({Topic.REPORTS}))


def note_report(context: Context, one: OneReport) -> None:
    """Record that the report was made, and from which submissions."""
    with context.store.write("make_report") as transaction:
        feedback.add_report_print(transaction.connection, one.seeker.id, context.now(), one.used)
        transaction.journal([one.seeker.id, *one.used])


def _pdf(fair: Fair, one: OneReport) -> bytes:
    seeker, facts = one.seeker, one.facts
    if not seeker.wants_report:
        raise Refused(Refusal.REPORT_NOT_WANTED, code=seeker.code)
    if one.unreadable:
        raise Refused(Refusal.FEEDBACK_UNREADABLE, code=seeker.code)
    tr = words_in(seeker.language)
    compiled = compile_report(facts, one.views, form_library(), tr.language, one.released)
    frame = ReportFrame(
        heading=seen_name(seeker, Place.REPORT) or facts.code,
        code=seen_code(seeker, Place.REPORT),
        fair=fair.name,
        day=day_in_words(fair.day, tr),
        officer=facts.officer,
        officer_phone=facts.phone,
        desk=facts.desk,
        desk_until=facts.until,
    )
    return report(compiled, frame, tr)
