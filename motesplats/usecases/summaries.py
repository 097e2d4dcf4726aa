"""The fair in numbers, as groups: what the organisers and the employment service may read."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from motesplats.documents.values import SummaryFrame
from motesplats.feedback.summary import summarise
from motesplats.feedback.summary_values import (
    FormFact,
    Held,
    MeetingFact,
    Participant,
    Summary,
    SummaryTexts,
    read_summary_texts,
)
from motesplats.settings import resource_path
from motesplats.storage import feedback, groups
from motesplats.storage.feedback import Decision
from motesplats.usecases.days import day_in_words
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.queries import known_fair, parts_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from motesplats.core.fair import Fair, Meeting
    from motesplats.core.ids import FairId, SubmissionId
    from motesplats.core.people import Seeker
    from motesplats.i18n import Words
    from motesplats.storage.feedback import Submission
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import FairParts


@cache
def summary_texts() -> SummaryTexts:
    """The titles and words of the summary, loaded once from the program's resources."""
    content = resource_path("forms", "summary.json").read_text(encoding="utf-8")
    return read_summary_texts(json.loads(content))


def fair_summary(context: Context, fair_id: FairId) -> Summary:
    """The numbers of the whole fair, with everything taken out that tells of fewer than five.

    There is no part of a fair to choose, so that no two summaries can be subtracted from each
    other to find a few people. Raises Refused(UNKNOWN_FAIR).
    """
    with context.store.read() as connection:
        known_fair(connection, fair_id)
        parts = parts_in(connection, fair_id)
        meetings = (*parts.meetings, *groups.parts_in_groups(connection, fair_id))
        submissions = feedback.submissions_of(connection, fair_id)
        released = {
            submission
            for (submission, item), made in feedback.decisions_of(connection, fair_id).items()
            if item == "industry_text" and made is Decision.RELEASED
        }
    answered = {one.meeting for one in submissions}
    held = Held(
        participants=tuple(_participants(parts)),
        meetings=tuple(MeetingFact(m.seeker, m.state, m.id in answered) for m in meetings),
        forms=tuple(_forms(submissions, released)),
        employers=len(parts.employers),
    )
    return summarise(held, summary_texts())


def summary_frame(fair: Fair, tr: Words) -> SummaryFrame:
    """What stands at the head of the summary."""
    return SummaryFrame(fair.name, day_in_words(fair.day, tr), fair.place, fair.organiser)


def _participants(parts: FairParts) -> Iterable[Participant]:
    plans: dict[str, list[Meeting]] = {}
    for meeting in parts.meetings:
        plans.setdefault(meeting.seeker, []).append(meeting)
    for seeker in parts.seekers.values():
        yield _participant(parts, seeker, plans.get(seeker.id, []))


def _participant(parts: FairParts, seeker: Seeker, plan: Sequence[Meeting]) -> Participant:
    return Participant(
        id=seeker.id,
        came=seeker.id in parts.arrivals,
        walk_in=seeker.walk_in,
        protected=seeker.protected,
        needs=seeker.needs,
        interpreted=bool(plan) and all(meeting.interpreter is not None for meeting in plan),
        reachable=bool(plan)
        and all(parts.stations[meeting.station].accessible for meeting in plan),
    )


def _forms(submissions: Iterable[Submission], released: set[SubmissionId]) -> Iterable[FormFact]:
    for one in submissions:
        stored = stored_form(one)
        if stored is not None:
            form, answers = stored
            said = answers.text("industry_text") if one.id in released else ""
            yield FormFact(one.seeker, one.employer, form, answers, said)
