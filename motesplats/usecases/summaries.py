"""The fair in numbers, as groups: what the organisers and the employment service may read."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from motesplats.core.clock import at, local
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState
from motesplats.documents.values import SummaryFrame
from motesplats.feedback.follow_measures import writing_time
from motesplats.feedback.quality import quality_of
from motesplats.feedback.summary import summarise
from motesplats.feedback.summary_json import numbers_as_json, numbers_from_json
from motesplats.feedback.summary_values import (
    Account,
    FormFact,
    Held,
    MeetingFact,
    Participant,
    Polled,
    Summary,
    SummaryTexts,
    read_summary_texts,
)
from motesplats.settings import resource_path
from motesplats.storage import feedback, groups, polls, skips, summaries
from motesplats.storage.feedback import Decision
from motesplats.storage.form_times import times_of_forms
from motesplats.storage.skips import Reason
from motesplats.storage.summaries import NOTHING_SAID
from motesplats.usecases.days import day_in_words
from motesplats.usecases.employers_words import conditions_in
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.feedback_quality import whole_of
from motesplats.usecases.follow_up import follow_up_texts
from motesplats.usecases.forms import form_library, language_check
from motesplats.usecases.queries import known_fair, parts_in
from motesplats.usecases.remote import remotes_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from motesplats.core.fair import Fair, Meeting
    from motesplats.core.ids import FairId, MeetingId, SeekerId, SubmissionId
    from motesplats.core.people import Seeker
    from motesplats.feedback.answers import Answers
    from motesplats.feedback.form import Form
    from motesplats.i18n import Words
    from motesplats.storage.feedback import Submission
    from motesplats.storage.store import Connection
    from motesplats.storage.summaries import SaidForStatistics
    from motesplats.usecases.context import Context
    from motesplats.usecases.remote import Remotes
    from motesplats.usecases.views import FairParts


@cache
def summary_texts() -> SummaryTexts:
    """The titles and words of the summary, loaded once from the program's resources."""
    content = resource_path("forms", "summary.json").read_text(encoding="utf-8")
    return read_summary_texts(json.loads(content))


def fair_summary(context: Context, fair_id: FairId) -> Summary:
    """The numbers of the whole fair, with everything taken out that tells of fewer than five.

    There is no part of a fair to choose, and what was handed out once is handed out again, so that
    no two summaries can be subtracted from each other to find a few people. Raises
    Refused(UNKNOWN_FAIR).
    """
    with context.store.read() as connection:
        fair = known_fair(connection, fair_id)
        counted = _summary_in(connection, fair)
        kept = summaries.kept_of(connection, fair_id)
    if kept is None:
        return counted
    since, numbers = kept
    first = numbers_from_json(numbers)
    return replace(
        counted,
        employers=first.employers,
        tables=first.tables,
        rates=first.rates,
        missing=first.missing,
        as_of=f"{local(since):%Y-%m-%d %H:%M}",
    )


def summary_to_hand_out(context: Context, fair_id: FairId) -> Summary:
    """The numbers as they leave the program: they stay what they are from then on.

    A fair of made-up people may be summed up at any time and again. Raises Refused(UNKNOWN_FAIR),
    Refused(SUMMARY_TOO_EARLY, time=…) before the fair is over.
    """
    with context.store.read() as connection:
        fair = known_fair(connection, fair_id)
        kept = summaries.kept_of(connection, fair_id)
    if kept is None and not fair.practice:
        ends = at(fair.day, fair.plan.ends)
        if context.now() < ends:
            raise Refused(Refusal.SUMMARY_TOO_EARLY, time=f"{fair.plan.ends:%H:%M}")
        with context.store.write("keep_summary") as transaction:
            numbers = numbers_as_json(_summary_in(transaction.connection, fair))
            # Paper and workbook may be made at once: the first keeps its numbers, for both.
            summaries.keep(transaction.connection, fair.id, context.now(), numbers)
            transaction.journal([fair.id])
    return fair_summary(context, fair_id)


def _summary_in(connection: Connection, fair: Fair) -> Summary:
    parts = parts_in(connection, fair.id)
    submissions = feedback.submissions_of(connection, fair.id)
    said = summaries.said_at(connection, fair.id)
    answered = {one.meeting for one in submissions}
    texts, seats = summary_texts(), groups.parts_in_groups(connection, fair.id)
    held = Held(
        participants=tuple(_participants(parts, said)),
        meetings=(
            *_meetings(parts, answered, remotes_in(connection, fair.id)),
            *_in_groups(seats, answered),
        ),
        forms=tuple(_forms(submissions, _released(connection, fair.id))),
        employers=len(parts.employers),
        evaluation=evaluation_counts(connection, fair.id),
        seconds=tuple(_seconds(connection, fair.id)),
        skipped=tuple(_skipped(connection, fair.id, (*parts.meetings, *seats))),
    )
    account = summaries.account_of(connection, fair.id)
    return replace(
        summarise(held, texts),
        conditions=tuple(conditions_in(connection, fair.id, texts)),
        account=Account(account.series, account.partners, account.head, account.lessons),
    )


def _seconds(connection: Connection, fair: FairId) -> Iterable[float]:
    for saves in times_of_forms(connection, fair):
        seconds = writing_time(saves)
        if seconds is not None:
            yield seconds


def _skipped(
    connection: Connection, fair: FairId, meetings: Iterable[Meeting]
) -> Iterable[tuple[str, SeekerId]]:
    """Whoever did not come is among those who stayed away, and no form of theirs was skipped."""
    about = {one.id: one.seeker for one in meetings}
    for skip in skips.skips_of(connection, fair).values():
        if skip.reason is not Reason.NOT_CAME:
            yield skip.reason.value, about[skip.meeting]


def evaluation_counts(connection: Connection, fair: FairId) -> tuple[Polled, ...]:
    """What was answered in the poll after the fair, as counts of nobody in particular."""
    asked = follow_up_texts()
    return tuple(
        Polled(
            question.text,
            tuple(zip((step.text for step in asked.scale), counts.of(question.id), strict=True)),
            asked.who[counts.who],
        )
        for counts in polls.evaluation_counts(connection, fair)
        for question in asked.asked(counts.who)
    )


def _released(connection: Connection, fair: FairId) -> set[SubmissionId]:
    return {
        submission
        for (submission, item), made in feedback.decisions_of(connection, fair).items()
        if item == "industry_text" and made is Decision.RELEASED
    }


def _in_groups(seats: Iterable[Meeting], answered: set[MeetingId]) -> Iterable[MeetingFact]:
    """Parts in group meetings, which take no time and place of their own."""
    for one in seats:
        yield MeetingFact(one.seeker, one.state, one.id in answered, kind="group")


def _meetings(
    parts: FairParts, answered: set[MeetingId], elsewhere: Remotes
) -> Iterable[MeetingFact]:
    """A place was given to somebody else where another meeting stands at its time and station."""
    standing = {(m.station, slot): m.id for m in parts.meetings if m.stands for slot in m.taken}
    for one in parts.meetings:
        gone = one.state in (MeetingState.NO_SHOW, MeetingState.CANCELLED)
        yield MeetingFact(
            one.seeker,
            one.state,
            one.id in answered,
            starts=f"{parts.slots[one.slot].starts:%H:%M}",
            replaced=gone and (one.station, one.slot) in standing,
            kind="" if elsewhere.of(one) is None else "video",
        )


def summary_frame(fair: Fair, tr: Words) -> SummaryFrame:
    """What stands at the head of the summary."""
    return SummaryFrame(fair.name, day_in_words(fair.day, tr), fair.place, fair.organiser)


def _participants(
    parts: FairParts, said: Mapping[SeekerId, SaidForStatistics]
) -> Iterable[Participant]:
    plans: dict[str, list[Meeting]] = {}
    for meeting in parts.meetings:
        plans.setdefault(meeting.seeker, []).append(meeting)
    for seeker in parts.seekers.values():
        told = said.get(seeker.id, NOTHING_SAID)
        yield replace(
            _participant(parts, seeker, plans.get(seeker.id, [])),
            gender=told.gender,
            municipality=told.municipality,
            tags=told.tags,
        )


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
            yield FormFact(one.seeker, one.employer, form, answers, said, _percent(form, answers))


def _percent(form: Form, answers: Answers) -> int:
    """How good the feedback is by the rubric, its measures alike."""
    found = quality_of(form, answers, language_check(), form_library())
    return round(100 * whole_of(found))
