"""A fair that is over: met, with feedback on every meeting and every text released."""

from pathlib import Path

from benchmarks._fair import registered
from motesplats.core.fair import Fair
from motesplats.core.ids import FairId, SeekerId
from motesplats.exchange.forms_file import FormsEntry
from motesplats.feedback.library import form_for
from motesplats.storage.feedback import Decision
from motesplats.usecases import queries, reports
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import import_forms
from motesplats.usecases.forms import form_library
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.practice import PRACTICE_FAIR, made_up_answers


def with_feedback(
    folder: Path, seekers: int, employers: int = 12, template: Fair = PRACTICE_FAIR
) -> tuple[Context, FairId]:
    """A fair that is over, with feedback on every meeting and every text released."""
    context, fair_id = registered(folder, employers, seekers, template)
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
