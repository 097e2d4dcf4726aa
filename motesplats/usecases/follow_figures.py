"""How it went: shares with work at each point, by group, promises, measures, and fairs beside each
other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.fair import MeetingState
from motesplats.core.ids import SeekerId
from motesplats.feedback import follow_measures as pure
from motesplats.feedback.follow_measures import Measure, Part, Told
from motesplats.feedback.follow_up import (
    Followed,
    PointShare,
    Share,
    answer_counts,
    group_shares,
    indicator_rows,
    latest_of,
    share_of,
    shares,
    with_mark,
)
from motesplats.feedback.reading import Text
from motesplats.storage import (
    cards,
    employers,
    fairs,
    feedback,
    follow_ups,
    people,
    polls,
    replies,
)
from motesplats.storage.follow_ups import PromiseState
from motesplats.storage.form_times import times_of_forms
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.follow_up import follow_up_texts, promise_in, who_came
from motesplats.usecases.groupings import groupings_in
from motesplats.usecases.queries import known_fair, parts_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from motesplats.core.fair import Fair
    from motesplats.core.ids import FairId
    from motesplats.feedback.follow_up import Outcome
    from motesplats.feedback.summary_values import Row
    from motesplats.storage.feedback import Submission
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.groupings import Grouping
    from motesplats.usecases.views import FairParts

_H1 = "H1"
_MOMENTS = ("end", "m6")


@dataclass(frozen=True, slots=True)
class Promises:
    """How many promises there were, and what became of them so far."""

    made: int
    kept: int
    broken: int
    moved: int

    @property
    def open(self) -> int:
        return self.made - self.kept - self.broken


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of those who came to a fair.

    ``now`` and ``answers`` are by the latest answer of each; ``groups`` are those that may be
    shown, by grouping; ``indicators`` by moment; ``guarantees`` counts people with work within a
    job guarantee.
    """

    fair: Fair
    now: Share
    answers: tuple[int, ...]
    points: tuple[PointShare, ...]
    groups: tuple[tuple[str, tuple[tuple[Text, Share], ...]], ...]
    indicators: tuple[tuple[str, tuple[Row, ...]], ...]
    guarantees: int
    promises: Promises


@dataclass(frozen=True, slots=True)
class FairBeside:
    """A fair beside others: numbers of the fair, never of a person."""

    fair: Fair
    came: int
    held: Part
    share: Share


def figures(context: Context, fair_id: FairId) -> Figures:
    """What became of people and promises of a fair. Raises Refused(UNKNOWN_FAIR)."""
    texts = follow_up_texts()
    with context.store.read() as connection:
        fair, parts = known_fair(connection, fair_id), parts_in(connection, fair_id)
        submissions = feedback.submissions_of(connection, fair_id)
        told = follow_ups.outcomes_of(connection, fair_id)
        promises = _promises(connection, fair_id, submissions)
        groupings = groupings_in(connection, fair_id, parts, submissions)
    order = [point.id for point in texts.points]
    outcomes = sorted(told, key=lambda one: order.index(one.point))
    came = sorted(who_came(parts, submissions))
    everybody = [Followed(seeker) for seeker in came]
    latest = latest_of(outcomes)
    works = [one for one in outcomes if one.works]
    return Figures(
        fair=fair,
        now=share_of(everybody, latest),
        answers=answer_counts(everybody, latest, texts),
        points=shares(everybody, outcomes, texts),
        groups=tuple((one.name, _grouped(everybody, one, outcomes)) for one in groupings),
        indicators=tuple(
            (moment, indicator_rows(everybody, outcomes, moment, texts)) for moment in _MOMENTS
        ),
        guarantees=len(with_mark(works, "guarantee")),
        promises=promises,
    )


def measures(context: Context, fair_id: FairId) -> tuple[Measure, ...]:
    """The measures of a fair beside their targets. Raises Refused(UNKNOWN_FAIR)."""
    texts = follow_up_texts()
    with context.store.read() as connection:
        fair, parts = known_fair(connection, fair_id), parts_in(connection, fair_id)
        submissions = feedback.submissions_of(connection, fair_id)
        forms = tuple(_told_until(connection, fair))
        before = _fair_before(connection, fair)
        outcomes = follow_ups.outcomes_of(connection, fair_id)
        o1 = _answered(parts, submissions)
        o2 = pure.time_measure(times_of_forms(connection, fair_id), texts)
        o3, o4 = _useful(connection, fair_id), _planned(connection, parts, submissions)
        o9 = _returned(connection, before, fair_id)
        o5 = pure.calibration_measure(
            _calibrated(connection, fair, forms),
            None if before is None else _calibrated(connection, before, forms)[0],
            texts,
        )
    came = [Followed(seeker) for seeker in who_came(parts, submissions)]
    asked = {one.seeker for one in outcomes if one.answered}
    half = share_of(came, {one.seeker: one for one in outcomes if one.point == "m6"})
    parts_found = {
        "o1": o1,
        "o3": o3,
        "o4": o4,
        "o6": pure.closed_gaps(forms, fair.day),
        "o7": Part(len(with_mark(outcomes, "new_goal")), len(asked)),
        "o8": pure.came_true(forms, fair.day),
        "o9": o9,
        "o10": Part(half.works, half.everybody if half.answered else 0),
    }
    found = {name: pure.part_measure(name, one, texts) for name, one in parts_found.items()}
    found |= {"o2": o2, "o5": o5}
    return tuple(found[one.id] for one in texts.targets)


def fairs_beside(context: Context) -> tuple[FairBeside, ...]:
    """The store's fairs that have been held, the latest first; practice fairs among them only when
    there is no other."""
    with context.store.read() as connection:
        known = [_beside(connection, fair) for fair in fairs.all_fairs(connection)]
    held = [one for one in known if one.came]
    real = [one for one in held if not one.fair.practice]
    return tuple(real or held)


def _beside(connection: Connection, fair: Fair) -> FairBeside:
    parts = parts_in(connection, fair.id)
    submissions = feedback.submissions_of(connection, fair.id)
    came = [Followed(seeker) for seeker in who_came(parts, submissions)]
    latest = latest_of(follow_ups.outcomes_of(connection, fair.id))
    return FairBeside(fair, len(came), _answered(parts, submissions), share_of(came, latest))


def _promises(
    connection: Connection, fair_id: FairId, submissions: tuple[Submission, ...]
) -> Promises:
    made = {one.meeting for one in submissions if promise_in(one) is not None}
    news = follow_ups.promise_news_of(connection, fair_id)
    states = [one.state for meeting, one in news.items() if meeting in made]
    return Promises(
        made=len(made),
        kept=states.count(PromiseState.KEPT),
        broken=states.count(PromiseState.BROKEN),
        moved=states.count(PromiseState.MOVED),
    )


def _grouped(
    everybody: list[Followed], grouping: Grouping, outcomes: list[Outcome]
) -> tuple[tuple[Text, Share], ...]:
    """The groups' names are sentences of the program, looked up where they are shown."""
    placed = [replace(one, group=str(grouping.of[SeekerId(one.seeker)])) for one in everybody]
    names = {str(number): Text(name) for number, name in enumerate(grouping.groups)}
    return group_shares(placed, outcomes, names)


def _answered(parts: FairParts, submissions: tuple[Submission, ...]) -> Part:
    written = {one.meeting for one in submissions}
    held = {m.id for m in parts.meetings if m.state is MeetingState.HELD} | written
    return Part(len(written), len(held))


def _useful(connection: Connection, fair_id: FairId) -> Part:
    counts = polls.evaluation_counts(connection, fair_id)
    steps = next((one.of("e2") for one in counts if one.who == "seeker"), (0, 0, 0, 0))
    return Part(steps[2] + steps[3], sum(steps))


def _planned(connection: Connection, parts: FairParts, submissions: tuple[Submission, ...]) -> Part:
    """Of those with feedback, who has a step of their own with a day; nothing is known before the
    first is written down."""
    told = {one.seeker for one in submissions}
    said = [replies.reply_of(connection, seeker) for seeker in told if seeker in parts.seekers]
    known = any(one.steps for one in said)
    return Part(sum(any(s.when for s in one.steps) for one in said), len(told) if known else 0)


def _fair_before(connection: Connection, fair: Fair) -> Fair | None:
    earlier = [one for one in fairs.all_fairs(connection) if one.day < fair.day]
    return max(earlier, key=lambda one: one.day, default=None)


def _returned(connection: Connection, before: Fair | None, now: FairId) -> Part:
    if before is None:
        return Part(0, 0)
    return pure.came_back(
        (one.name for one in employers.employers_of(connection, before.id)),
        (one.name for one in employers.employers_of(connection, now)),
    )


def _calibrated(
    connection: Connection, fair: Fair, forms: tuple[Told, ...]
) -> tuple[float | None, int]:
    persons = {one.id: one.person for one in people.seekers_of(connection, fair.id)}
    told = cards.own_levels_at(connection, fair.id)
    own = {str(persons[seeker]): dict(levels) for seeker, levels in told.items()}
    return pure.calibration(own, forms, fair.day)


def _told_until(connection: Connection, fair: Fair) -> Iterator[Told]:
    """The forms about this fair's people at every fair, for what changes from one to the next."""
    own = {one.person for one in people.seekers_of(connection, fair.id)}
    for known in fairs.all_fairs(connection):
        persons = {s.id: s.person for s in people.seekers_of(connection, known.id)}
        if known.id != fair.id and not own & set(persons.values()):
            continue
        names = {e.id: e.name for e in employers.employers_of(connection, known.id)}
        news = follow_ups.promise_news_of(connection, known.id)
        for one in feedback.submissions_of(connection, known.id):
            if persons[one.seeker] in own:
                kept = news.get(one.meeting)
                told = _told(one, persons[one.seeker], names[one.employer], known.day)
                if told is not None:
                    done = kept is not None and kept.state is PromiseState.KEPT
                    yield replace(told, kept=done)


def _told(submission: Submission, person: str, employer: str, day: date) -> Told | None:
    stored = stored_form(submission)
    if stored is None:
        return None
    _, answers = stored
    return Told(
        person=person,
        employer=employer.casefold(),
        day=day,
        role=answers.text("role_ssyk"),
        gaps=frozenset(answers.picks("gap")),
        wants_more=answers.text("hire_chance") == _H1,
        kept=False,
        levels=dict(answers.levels()),
    )
