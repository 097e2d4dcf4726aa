"""Timetables: make a draft, move a meeting in it, publish it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Meeting, Topic
from motesplats.core.visibility import Place
from motesplats.scheduling.rules import Rule, violations
from motesplats.scheduling.solve import Solution, judged, solve
from motesplats.scheduling.stop import Stop, Stopped
from motesplats.storage import timetables, wishes
from motesplats.storage.values import settings_text
from motesplats.usecases.context import UNWATCHED, Watch
from motesplats.usecases.decided import refuse_apart, with_names
from motesplats.usecases.drafts import (
    Difference,
    difference,
    difference_in,
    draft_in,
    drafted,
    has_begun,
    next_version,
    publish,
)
from motesplats.usecases.placements import draft_back, move_back, publication, same_places
from motesplats.usecases.problems import Planning, planning_of
from motesplats.usecases.queries import known_fair, known_seeker, parts_in
from motesplats.usecases.today import draft_today, live_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Station, TimeSlot
    from motesplats.core.ids import (
        FairId,
        MeetingId,
        OperationId,
        SeekerId,
        StationId,
    )
    from motesplats.core.people import Employer, Wish
    from motesplats.storage.store import Connection
    from motesplats.storage.timetables import TimetableState
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import FairParts, MeetingView

PLANNED = frozenset({Topic.TIMETABLE})


@dataclass(frozen=True, slots=True)
class Figures:
    """How good a timetable is.

    ``utility`` sums what the granted wishes are worth; no timetable with the same fairness can have
    more than ``bound``. ``levels``: people with at least 1, 2, 3 meetings. ``breaks``: waits of
    people between two meetings. ``proven`` is True when nothing better exists. ``score`` and
    ``score_bound``: the same with fairness counted in. ``decided``: how many meetings must all be
    held, where that was decided beforehand, ``lacking`` those without a place; then ``breaks`` are
    judged too, and none of their timetables has fewer than ``breaks_bound``.
    """

    meetings: int
    utility: int
    bound: int
    levels: tuple[int, ...]
    breaks: int
    proven: bool
    score: int = 0
    score_bound: int = 0
    decided: int = 0
    lacking: int = 0
    breaks_bound: int = 0

    @property
    def gap(self) -> float:
        """How far the score can be from the best possible, as a share of it, 0-1."""
        return (self.score_bound - self.score) / self.score_bound if self.score_bound else 0.0


@dataclass(frozen=True, slots=True)
class Planned:
    """A timetable was made; it is a draft until it is published.

    ``replaced``: there was another draft, which ``restore_former_draft`` brings back.
    """

    figures: Figures
    changed: frozenset[Topic]
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """The version that now holds.

    ``new`` is False when there was nothing to publish; ``people`` is how many got other times or
    places, ``slips`` who they are: theirs are wrong where some had been printed before.
    """

    version: int
    people: int
    new: bool
    changed: frozenset[Topic]
    slips: tuple[SeekerId, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A meeting stands elsewhere; ``before`` is where it stood."""

    before: Meeting
    after: Meeting
    changed: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class StationView:
    """A column of the grid."""

    station: Station
    employer: Employer


@dataclass(frozen=True, slots=True)
class TimetableView:
    """The coordinator's draft; ``draft`` while it differs from what is published.

    ``changes`` says how; before the first publication everything is added. ``wishing``: how many
    people have a wish. ``outdated``: the fair's settings are others than those it was made with.
    """

    slots: tuple[TimeSlot, ...]
    stations: tuple[StationView, ...]
    meetings: tuple[MeetingView, ...]
    version: int
    draft: bool
    figures: Figures | None
    changes: Difference
    wishing: int
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """How to look for a timetable.

    ``seed`` makes it repeatable; ``seconds`` is an optional limit, counted by ``timer`` (any clock
    in seconds).
    """

    seed: int = 1
    seconds: float | None = None
    timer: Callable[[], float] | None = None


USUAL_SEARCH = Search()


def solve_fair(
    context: Context, fair_id: FairId, search: Search = USUAL_SEARCH, watch: Watch = UNWATCHED
) -> tuple[Planning, Solution]:
    """Look for the fair's timetable without storing it; meetings that are held or locked stay, and
    while the fair goes on what has begun. Whoever stays away then gets no meeting.

    A search that is cancelled gives the best that was found until then. Raises the refusals of
    ``planning_of``, and where the meetings are decided beforehand Refused(DECIDED_CLASH or
    DECIDED_CLASH_AMONG, clash) when not all of them can be held, Refused(DECIDED_APART, meetings)
    when some of them are of two who must not meet.
    """
    with context.store.read() as connection:
        live = live_in(connection, known_fair(connection, fair_id), context.now())
        planning = planning_of(connection, fair_id, live)
        refuse_apart(connection, planning)
    try:
        return planning, _search_timetable(planning, search, watch)
    except Refused as refused:
        with context.store.read() as connection:
            raise with_names(connection, planning, refused) from None


def _search_timetable(planning: Planning, search: Search, watch: Watch) -> Solution:
    return solve(
        planning.problem,
        stop=_stop(search, watch),
        seed=search.seed,
        progress=lambda step: watch.progress(round(step.share * 100), 100),
    )


def store_timetable(
    context: Context,
    planning: Planning,
    solution: Solution,
    operation: OperationId | None = None,
) -> Planned:
    """Make the solution the fair's draft timetable.

    What is published stays as it is. Raises Refused(TIMETABLE_INVALID) when it breaks a hard rule,
    and Refused(CHANGED_MEANWHILE) when something that it depends on changed since the search
    started: then nothing is stored.
    """
    wanted = planning.meetings_for(solution.timetable)
    _refuse_violations(planning, wanted)
    figures = figures_of(solution)
    fair_id = planning.fair.id
    with context.store.write("make_timetable", operation) as transaction:
        connection = transaction.connection
        former = tuple(m for m in draft_in(connection, fair_id) if m.stands)
        before = timetables.state_of(connection, fair_id)
        replaced = not transaction.repeated and bool(former) and not same_places(former, wanted)
        if not transaction.repeated:
            refuse_changes(connection, planning)
            timetables.put_draft(connection, fair_id, wanted)
            settings = settings_text(planning.fair)
            state = replace(before, figures=asdict(figures), made_of=settings)
            timetables.put_state(connection, fair_id, state)
            transaction.journal([fair_id], draft_back(former, before) if replaced else None)
    return Planned(figures, PLANNED, replaced)


def make_timetable(
    context: Context, fair_id: FairId, search: Search = USUAL_SEARCH, watch: Watch = UNWATCHED
) -> Planned:
    """Look for the fair's timetable and make it the draft."""
    planning, solution = solve_fair(context, fair_id, search, watch)
    return store_timetable(context, planning, better_of(planning, solution))


def better_of(planning: Planning, solution: Solution) -> Solution:
    """The solution, but the draft that is there when the search was broken off before it found
    anything as good.
    """
    there = planning.timetable()
    stopped = solution.stopped is Stopped.CANCELLED and bool(there.meetings)
    if not stopped or violations(planning.problem, there.meetings):
        return solution
    known = judged(planning.problem, there)
    return known if (known.f, -known.breaks) >= (solution.f, -solution.breaks) else solution


def publish_timetable(
    context: Context, fair_id: FairId, operation: OperationId | None = None
) -> Published:
    """Make the draft the version that holds; what is the same keeps its meeting and its state.

    Raises Refused(NO_TIMETABLE), Refused(TIMETABLE_INVALID) with the rule that is broken, and
    Refused(MEETINGS_BEGUN) when the draft would move or remove what has begun.
    """
    with context.store.write("publish_timetable", operation) as transaction:
        connection = transaction.connection
        state = timetables.state_of(connection, fair_id)
        planning = draft_today(connection, fair_id, context.now())
        if not planning.meetings:
            raise Refused(Refusal.NO_TIMETABLE)
        if transaction.repeated:
            return Published(state.version, 0, new=True, changed=PLANNED)
        standing = (m for m in draft_in(connection, fair_id) if m.stands)
        wanted = planning.with_lengths(standing)
        changes = difference(timetables.meetings_of(connection, fair_id), wanted)
        if changes.is_empty and state.version:
            transaction.journal(())
            return Published(state.version, 0, new=False, changed=frozenset())
        publish(connection, fair_id, wanted)
        _refuse_violations(planning, wanted)
        timetables.put_draft(connection, fair_id, timetables.meetings_of(connection, fair_id))
        version = next_version(connection, fair_id)
        after = replace(state, version=version, published=context.now())
        timetables.put_state(connection, fair_id, after)
        transaction.journal([fair_id], publication(state.version, changes))
    who = tuple(dict.fromkeys(m.seeker for m in (*changes.added, *changes.moved, *changes.removed)))
    return Published(after.version, changes.people, new=True, changed=PLANNED, slips=who)


def move_meeting(
    context: Context,
    meeting_id: MeetingId,
    station_id: StationId,
    slot: int,
    operation: OperationId | None = None,
) -> Moved:
    """Move one meeting of the draft to another station of its employer, or to another time slot,
    and lock it there.

    Raises Refused(UNKNOWN_MEETING), Refused(MEETING_BEGUN) for what has happened already, and
    Refused(TIMETABLE_INVALID) with the rule that would be broken.
    """
    with context.store.write("move_meeting", operation) as transaction:
        connection = transaction.connection
        before = drafted(connection, meeting_id)
        seeker = known_seeker(connection, before.seeker)
        if has_begun(connection, seeker.fair, before):
            raise Refused(Refusal.MEETING_BEGUN)
        after = replace(before, station=station_id, slot=slot, locked=True)
        timetables.leave_out_of_draft(connection, seeker.fair)
        # A lock that is only the coordinator's own earlier move does not hold the meeting back.
        timetables.change_draft(connection, replace(before, locked=False))
        planning = planning_of(connection, seeker.fair)
        if station_id not in planning.stations.values():
            raise Refused(Refusal.TIMETABLE_INVALID, path=str(Rule.UNKNOWN_ID), reason=1)
        others = tuple(m for m in planning.meetings if m.id != meeting_id)
        _refuse_violations(planning, (*others, after))
        if not transaction.repeated:
            # It was judged with the lengths of today, so those are what the draft has from now on.
            for meeting in planning.with_lengths((*others, after)):
                timetables.change_draft(connection, meeting)
            transaction.journal([meeting_id], move_back(before))
    return Moved(before, after, PLANNED)


def timetable(context: Context, fair_id: FairId) -> TimetableView:
    """The fair's draft for the coordinator's grid. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        parts = drafted_parts(connection, fair_id)
        state = timetables.state_of(connection, fair_id)
        changes = difference_in(connection, fair_id)
        fair = known_fair(connection, fair_id)
        asked = wishes.wishes_of(connection, fair_id)
    unpublished = bool(parts.meetings) and not state.version
    return TimetableView(
        slots=parts.slots,
        stations=tuple(
            StationView(s, parts.employers[s.employer]) for s in parts.stations.values()
        ),
        meetings=tuple(parts.view(m, Place.COORDINATOR) for m in parts.meetings),
        version=state.version,
        draft=unpublished or not changes.is_empty,
        figures=_figures_today(_stored_figures(state), asked, parts),
        changes=changes,
        wishing=len({wish.seeker for wish in asked}),
        outdated=bool(parts.meetings) and state.made_of not in {"", settings_text(fair)},
    )


def drafted_parts(connection: Connection, fair_id: FairId) -> FairParts:
    """The fair's records by id, with the meetings of the draft. Raises Refused(UNKNOWN_FAIR)."""
    return replace(parts_in(connection, fair_id), meetings=draft_in(connection, fair_id))


def figures_of(solution: Solution) -> Figures:
    """The figures of a solution."""
    return Figures(
        meetings=len(solution.timetable.meetings),
        utility=solution.utility,
        bound=solution.utility_bound,
        levels=solution.levels,
        breaks=solution.breaks,
        proven=solution.proven,
        score=solution.f,
        score_bound=solution.bound,
        decided=solution.decided,
        lacking=solution.lacking,
        breaks_bound=solution.breaks_bound,
    )


def _refuse_violations(planning: Planning, meetings: tuple[Meeting, ...]) -> None:
    found = violations(planning.problem, planning.timetable(meetings).meetings)
    if found:
        raise Refused(Refusal.TIMETABLE_INVALID, path=str(found[0].rule), reason=len(found))


def refuse_changes(connection: Connection, known: Planning) -> None:
    """Raises Refused(CHANGED_MEANWHILE) when what ``known`` was made of is no longer so."""
    if planning_of(connection, known.fair.id, known.live) != known:
        raise Refused(Refusal.CHANGED_MEANWHILE)


def _figures_today(
    figures: Figures | None, asked: tuple[Wish, ...], parts: FairParts
) -> Figures | None:
    """The figures; what is decided may be more than when the timetable was made."""
    if figures is None or not figures.decided:
        return figures
    held = {(m.seeker, m.employer) for m in parts.meetings}
    lacking = sum((w.seeker, w.employer) not in held for w in asked)
    return replace(figures, decided=len(held) + lacking, lacking=lacking)


def _stored_figures(state: TimetableState) -> Figures | None:
    raw: dict[str, Any] = dict(state.figures or {})
    if not raw:
        return None
    return Figures(**raw | {"levels": tuple(raw["levels"])})


def _stop(search: Search, watch: Watch) -> Stop:
    timed = search.seconds is not None
    return Stop(
        cancelled=watch.cancelled, seconds=search.seconds, clock=search.timer if timed else None
    )
