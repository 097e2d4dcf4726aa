"""Proposals for mending a timetable, each with its price, and taking one of them into the draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.visibility import Place
from motesplats.scheduling.repair import Aim, proposals
from motesplats.storage import timetables
from motesplats.usecases.context import UNWATCHED
from motesplats.usecases.drafts import difference
from motesplats.usecases.planning import Figures, figures_of, store_timetable
from motesplats.usecases.pricing import of_those, people_of, price_of
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import parts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.core.ids import FairId, OperationId, SeekerId
    from motesplats.scheduling.solve import Solution
    from motesplats.usecases.context import Context, Watch
    from motesplats.usecases.live_day import Live
    from motesplats.usecases.planning import Planned
    from motesplats.usecases.pricing import PersonChange, Price
    from motesplats.usecases.problems import Planning


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to mend, what it is best at and what it costs.

    ``people``: whose day changes, in Swedish order. ``expected``: how many have a wish and are here
    for some of what is left of the day; ``figures`` are those of the timetable as it would be.
    """

    aim: Aim
    price: Price
    people: tuple[PersonChange, ...]
    expected: int
    figures: Figures
    planning: Planning
    solution: Solution


def proposals_for(
    context: Context, fair_id: FairId, live: Live | None = None, watch: Watch = UNWATCHED
) -> Iterator[Suggestion]:
    """Up to three ways to mend the fair's timetable, made one at a time as they are asked for.

    Without ``live`` the draft is mended as before the day; with it, what is published or, where it
    says so, the draft. What has begun or is locked stays. A way that changes nothing is left out.
    Nothing is stored, and the store is read once, before the first. ``watch`` is asked between two.

    Raises the refusals of ``planning_of``, and PROBLEM_CLASH when locked meetings clash.
    """
    with context.store.read() as connection:
        planning = planning_of(connection, fair_id, live)
        parts = parts_in(connection, fair_id)
        version = timetables.state_of(connection, fair_id).version
    held = parts.meetings if version else planning.meetings
    here = _still_here(planning)
    watch.progress(0, len(Aim))
    for made, found in enumerate(proposals(planning.problem, planning.timetable()), 1):
        wanted = planning.meetings_for(found.solution.timetable)
        changes = difference(planning.meetings, wanted)
        if not changes.is_empty:
            slips = of_those(here, difference(held, wanted)).people if version else 0
            told = of_those(here, changes)
            yield Suggestion(
                aim=found.aim,
                price=price_of(told, slips),
                people=people_of(told, parts, Place.COORDINATOR),
                expected=len({w.seeker for w in planning.wishes} & here),
                figures=figures_of(found.solution),
                planning=planning,
                solution=found.solution,
            )
        watch.progress(made, len(Aim))
        if watch.cancelled():
            return


def accept_proposal(
    context: Context,
    suggestion: Suggestion,
    live: Live | None = None,
    operation: OperationId | None = None,
) -> Planned:
    """Make the proposal the draft; ``restore_former_draft`` takes it back.

    ``live`` is the day as it is now. Raises Refused(CHANGED_MEANWHILE) when something that the
    proposal rests on has changed since: then nothing is stored.
    """
    _refuse_what_passed(suggestion, live)
    return store_timetable(context, suggestion.planning, suggestion.solution, operation)


def _refuse_what_passed(suggestion: Suggestion, live: Live | None) -> None:
    planning = suggestion.planning
    wanted = planning.meetings_for(suggestion.solution.timetable)
    changes = difference(planning.meetings, wanted)
    touched = (*changes.added, *changes.moved, *changes.before, *changes.removed)
    begun = 0 if live is None else live.now
    if any(m.slot < begun for m in touched) or _gone(planning.live) - _gone(live):
        raise Refused(Refusal.CHANGED_MEANWHILE)


def _gone(live: Live | None) -> frozenset[SeekerId]:
    return frozenset() if live is None else live.absent


def _still_here(planning: Planning) -> frozenset[SeekerId]:
    """Those who are expected for some part of what is left of the day."""
    begun = planning.problem.now or 0
    there = (s for s in planning.problem.seekers if any(t >= begun for t in s.available))
    return frozenset(planning.seekers[s.id] for s in there) - _gone(planning.live)
