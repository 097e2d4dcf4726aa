"""What a fair's reports are made of: read in one moment, drawn later without the store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.fair import MeetingState
from motesplats.core.visibility import Place, seen_code, seen_field, seen_name
from motesplats.feedback.report import ReportFacts, SubmissionView
from motesplats.storage import cards, feedback, groups, replies
from motesplats.storage.feedback import Decision
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.label_reviews import label_languages_in
from motesplats.usecases.queries import known_employer, known_fair, parts_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.core.fair import Fair, Meeting
    from motesplats.core.ids import FairId, SeekerId, SubmissionId
    from motesplats.core.people import Employer, Seeker
    from motesplats.feedback.label_texts import LabelLanguage
    from motesplats.feedback.report import Release, Reply
    from motesplats.storage.feedback import Submission
    from motesplats.storage.store import Connection
    from motesplats.usecases.views import FairParts


@dataclass(frozen=True, slots=True)
class Material:
    """The fair's records and submissions; ``views`` has each submission as it can be read,
    ``released`` its free texts that an officer released, ``meetings`` those of two and the parts in
    groups."""

    fair: Fair
    parts: FairParts
    submissions: tuple[Submission, ...]
    views: dict[SubmissionId, SubmissionView | None]
    decisions: dict[Release, Decision]
    released: dict[SubmissionId, list[Release]]
    languages: dict[str, LabelLanguage]
    meetings: tuple[Meeting, ...] = ()

    def planned_with(self, seeker: Seeker) -> list[Meeting]:
        """One person's meetings, parts in groups among them."""
        return [m for m in self.meetings if m.seeker == seeker.id]

    def about(self, seeker: Seeker) -> list[Submission]:
        """The fair's submissions about one person."""
        return [s for s in self.submissions if s.seeker == seeker.id]

    def unreadable(self, seeker: Seeker) -> bool:
        """Whether a form about the person cannot be read."""
        return any(self.views[s.id] is None for s in self.about(seeker))


@dataclass(frozen=True, slots=True)
class OneReport:
    """What one person's report is made of: this fair's forms and those of other fairs, and which
    free texts an officer released, then or now.

    ``labels`` is the language that stands beside the Swedish, if the person reads one.
    """

    seeker: Seeker
    facts: ReportFacts
    views: tuple[SubmissionView, ...]
    released: frozenset[Release]
    used: tuple[SubmissionId, ...]
    unreadable: bool
    labels: LabelLanguage | None = None


def material_of(connection: Connection, fair_id: FairId, about: SeekerId | None = None) -> Material:
    """Everything of the fair, or what the report ``about`` one person needs, which is less to read.

    Raises Refused(UNKNOWN_FAIR).
    """
    fair = known_fair(connection, fair_id)
    parts = parts_in(connection, fair_id)
    submissions = feedback.submissions_of(connection, fair_id)
    if about is not None:
        # The employers whom the person met tell about their branch in forms about others.
        met = {s.employer for s in submissions if s.seeker == about}
        submissions = tuple(s for s in submissions if s.employer in met)
    decisions = feedback.decisions_of(connection, fair_id)
    return Material(
        fair=fair,
        parts=parts,
        submissions=submissions,
        views={s.id: _view(fair, parts.employers[s.employer], s) for s in submissions},
        decisions=decisions,
        released=_released(decisions),
        languages=label_languages_in(connection),
        meetings=(*parts.meetings, *groups.parts_in_groups(connection, fair_id)),
    )


def report_of(connection: Connection, material: Material, seeker: Seeker) -> OneReport:
    """Everything the seeker's report needs; nothing is read after this."""
    own = material.about(seeker)
    others = feedback.same_person(connection, seeker.id) - {seeker.id}
    elsewhere = _read(_elsewhere(connection, others)) if others else ()
    released = material.released | _released(
        _decided(connection, {view.fair for view in elsewhere})
    )
    facts = replace(
        _facts(material, seeker, replies.reply_of(connection, seeker.id)),
        own_levels=cards.own_levels_of(connection, seeker.id),
    )
    views = _read(material.views[s.id] for s in own) + elsewhere
    # Only what this report can tell: a large fair has some ten thousand texts.
    told = {view.id for view in (*views, *facts.industry)}
    return OneReport(
        seeker=seeker,
        facts=facts,
        views=views,
        released=frozenset(one for view in told for one in released.get(view, ())),
        used=tuple(s.id for s in own),
        unreadable=material.unreadable(seeker),
        labels=material.languages.get(seeker.language),
    )


def _facts(material: Material, seeker: Seeker, reply: Reply) -> ReportFacts:
    fair = material.fair
    met = {s.employer for s in material.about(seeker)}
    held = [m for m in material.planned_with(seeker) if m.state is MeetingState.HELD]
    return ReportFacts(
        fair=fair.id,
        fair_name=fair.name,
        day=fair.day,
        seeker=seen_name(seeker, Place.REPORT),
        code=seen_code(seeker, Place.REPORT),
        met=max(len(held), len(met)),
        officer=seen_field(seeker, "officer", Place.REPORT) or fair.officer,
        phone=fair.officer_phone,
        desk=fair.desk,
        until=f"{fair.plan.ends:%H:%M}" if fair.desk else "",
        reply=reply,
        industry=_read(material.views[s.id] for s in material.submissions if s.employer in met),
    )


def _released(decisions: dict[Release, Decision]) -> dict[SubmissionId, list[Release]]:
    found: dict[SubmissionId, list[Release]] = {}
    for key, made in decisions.items():
        if made is Decision.RELEASED:
            found.setdefault(key[0], []).append(key)
    return found


def _decided(connection: Connection, fairs: set[FairId]) -> dict[Release, Decision]:
    found: dict[Release, Decision] = {}
    for fair in fairs:
        found |= feedback.decisions_of(connection, fair)
    return found


def _read(views: Iterable[SubmissionView | None]) -> tuple[SubmissionView, ...]:
    return tuple(view for view in views if view is not None)


def _elsewhere(connection: Connection, seekers: frozenset[str]) -> list[SubmissionView | None]:
    found: list[SubmissionView | None] = []
    for submission in feedback.submissions_about(connection, seekers):
        employer = known_employer(connection, submission.employer)
        found.append(_view(known_fair(connection, employer.fair), employer, submission))
    return found


def _view(fair: Fair, employer: Employer, submission: Submission) -> SubmissionView | None:
    stored = stored_form(submission)
    return stored and SubmissionView(
        id=submission.id,
        fair=fair.id,
        day=fair.day,
        employer=employer.name,
        branch=submission.branch,
        answers=stored[1],
        recruiter=submission.recruiter,
        form=stored[0],
    )
