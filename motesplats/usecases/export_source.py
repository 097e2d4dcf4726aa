"""What exports are made of: read in one moment, written later without the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.visibility import Place, may_see
from motesplats.feedback.answers import asked, is_free
from motesplats.feedback.form import Reader
from motesplats.storage import feedback, follow_ups, groups, journal, polls, summaries
from motesplats.storage.feedback import Decision
from motesplats.usecases.context import UNWATCHED, Watch
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.queries import known_fair, parts_in
from motesplats.usecases.remote import remotes_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from motesplats.core.fair import Fair, Meeting
    from motesplats.core.ids import FairId, MeetingId
    from motesplats.core.meeting_forms import GroupMeeting
    from motesplats.core.people import Seeker
    from motesplats.feedback.answers import Answers
    from motesplats.feedback.follow_up import Outcome
    from motesplats.feedback.form import Form, Item
    from motesplats.i18n import Words
    from motesplats.storage.feedback import Submission
    from motesplats.storage.follow_ups import PromiseNews
    from motesplats.storage.polls import EvaluationCounts
    from motesplats.storage.store import Connection
    from motesplats.storage.summaries import FairAccount
    from motesplats.usecases.remote import Remotes
    from motesplats.usecases.views import FairParts

# The change that an export leaves in the journal.
EXPORTED = "export"


@dataclass(frozen=True, slots=True)
class GivenForm:
    """A saved form as it can be read, without what may not leave the program: texts that nobody
    released, and fields that are not for officers."""

    submission: Submission
    form: Form
    answers: Answers

    @property
    def items(self) -> Iterator[Item]:
        """The items that were asked and that officers may read: exports are the staff's."""
        for item in self.form.items:
            if Reader.OFFICER in item.readers and asked(self.form, item, self.answers):
                yield item


@dataclass(frozen=True, slots=True)
class Source:
    """A fair's records for export; ``seats`` are the parts in groups, ``number`` that of the
    fair's newest change."""

    fair: Fair
    account: FairAccount
    parts: FairParts
    seats: tuple[Meeting, ...]
    group_of: dict[MeetingId, GroupMeeting]
    remotes: Remotes
    forms: tuple[GivenForm, ...]
    written: frozenset[MeetingId]
    outcomes: tuple[Outcome, ...]
    news: dict[MeetingId, PromiseNews]
    poll: tuple[EvaluationCounts, ...]
    number: int

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """Meetings of two and parts in groups, in order of time, then station."""
        stations = self.parts.stations
        whole = (*self.parts.meetings, *self.seats)
        return tuple(sorted(whole, key=lambda m: (m.slot, stations[m.station].number, m.id)))

    def seeker(self, form: GivenForm) -> Seeker:
        """Whom a form is about."""
        return self.parts.seekers[form.submission.seeker]


@dataclass(frozen=True, slots=True)
class Job:
    """The language of an export, and who follows it."""

    tr: Words
    watch: Watch = UNWATCHED

    def step(self, done: int, total: int) -> None:
        """Say how far it is. Raises Refused(STOPPED) once somebody wants it to stop."""
        if self.watch.cancelled():
            raise Refused(Refusal.STOPPED)
        self.watch.progress(done, total)


def source_in(connection: Connection, fair_id: FairId) -> Source:
    """Everything that may be exported of a fair. Raises Refused(UNKNOWN_FAIR)."""
    fair, parts = known_fair(connection, fair_id), parts_in(connection, fair_id)
    submissions = feedback.submissions_of(connection, fair_id)
    decided = feedback.decisions_of(connection, fair_id)
    released = {key for key, made in decided.items() if made is Decision.RELEASED}
    return Source(
        fair=fair,
        account=summaries.account_of(connection, fair_id),
        parts=parts,
        seats=groups.parts_in_groups(connection, fair_id),
        group_of=_group_of(connection, fair_id),
        remotes=remotes_in(connection, fair_id),
        forms=tuple(_forms(submissions, parts, released)),
        written=frozenset(one.meeting for one in submissions),
        outcomes=follow_ups.outcomes_of(connection, fair_id),
        news=follow_ups.promise_news_of(connection, fair_id),
        poll=polls.evaluation_counts(connection, fair_id),
        number=journal.highest_of(connection, fair_id, EXPORTED),
    )


def _group_of(connection: Connection, fair_id: FairId) -> dict[MeetingId, GroupMeeting]:
    known = {group.id: group for group in groups.groups_of(connection, fair_id)}
    return {seat.meeting: known[seat.group] for seat in groups.seats_of(connection, fair_id)}


def _forms(
    submissions: Iterable[Submission], parts: FairParts, released: Set[tuple[str, str]]
) -> Iterator[GivenForm]:
    """The forms that can be read, as far as they may leave the program.

    Of protected people no words leave it: even released ones may say a name or a place.
    """
    for one in submissions:
        protected = parts.seekers[one.seeker].protected
        stored = stored_form(one)
        if stored is None or not may_see("submission.choices", Place.EXPORT, protected=protected):
            continue
        form, answers = stored
        for item in form.items:
            kept_in = protected or (one.id, item.id) not in released
            if kept_in and is_free(item, answers.text(item.id)):
                answers = answers.with_answer(item.id, None)
        yield GivenForm(one, form, answers)
