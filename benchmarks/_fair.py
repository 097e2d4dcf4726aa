"""A practice fair in a store of its own, taken as far as a measurement needs it."""

from pathlib import Path

from motesplats.core.clock import ManualClock
from motesplats.core.fair import Fair
from motesplats.core.ids import FairId, SeekerId
from motesplats.exchange.forms_file import FormsEntry
from motesplats.exchange.registration import read_registration
from motesplats.exchange.rows import Kind
from motesplats.feedback.library import form_for
from motesplats.storage.feedback import Decision
from motesplats.storage.store import Store
from motesplats.usecases import queries, reports
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.fairs import fair_called
from motesplats.usecases.feedback import import_forms
from motesplats.usecases.forms import form_library
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.practice import (
    PRACTICE_FAIR,
    PracticeFiles,
    made_up_answers,
    write_practice,
)
from motesplats.usecases.registration import carry_out_import, plan_import


def new_context(folder: Path, name: str = "store") -> Context:
    """An empty, unencrypted store below ``folder``, at eight in the morning of a November day."""
    clock = ManualClock()
    return Context(Store.open(folder / f"{name}.mplats", clock=clock), clock)


def registered(
    folder: Path, employers: int, seekers: int, template: Fair = PRACTICE_FAIR
) -> tuple[Context, FairId]:
    """A store with one fair, its employers, seekers and wishes."""
    files = write_practice(folder / "files", employers=employers, seekers=seekers)
    context = new_context(folder)
    return context, import_all(context, files, template)


def import_all(context: Context, files: PracticeFiles, template: Fair = PRACTICE_FAIR) -> FairId:
    """Read both lists and store them, as the import command does."""
    fair = fair_called(context, template.name, template)
    plan = plan_import(
        context,
        fair.id,
        seekers=read_registration(files.seekers, Kind.SEEKERS),
        employers=read_registration(files.employers, Kind.EMPLOYERS),
    )
    carry_out_import(context, plan)
    return fair.id


def with_feedback(folder: Path, seekers: int) -> tuple[Context, FairId]:
    """A fair that is over, with feedback on every meeting and every text released."""
    context, fair_id = registered(folder, 12, seekers)
    make_timetable(context, fair_id)
    publish_timetable(context, fair_id)
    met: set[SeekerId] = {m.seeker for m in queries.parts(context, fair_id).meetings}
    for seeker in sorted(met):
        check_in_by_name(context, seeker)
    import_forms(context, fair_id, _forms(context, fair_id))
    for text in reports.release_list(context, fair_id):
        reports.decide_text(context, text.submission, text.item, Decision.RELEASED)
    return context, fair_id


def _forms(context: Context, fair_id: FairId) -> list[FormsEntry]:
    parts = queries.parts(context, fair_id)
    entries: list[FormsEntry] = []
    for number, meeting in enumerate(parts.meetings):
        employer = parts.employers[meeting.employer]
        role = employer.roles[0]
        form = form_for(
            form_library(), employer.branch, role.ssyk, work_language=bool(role.work_language)
        )
        code = parts.seekers[meeting.seeker].code
        entries.append(FormsEntry(number, code, employer.name, made_up_answers(form, number)))
    return entries
