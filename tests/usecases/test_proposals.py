"""What no longer fits is said, proposals are priced, and one of them becomes the draft."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from usecases.builders import (
    drafted_between,
    employer_named,
    fair_in,
    host,
    later,
    meeting_between,
    open_context,
    planned,
    planned_fair,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import DayPlan, Fair, MeetingState
from motesplats.core.ids import OperationId
from motesplats.core.people import Presence
from motesplats.scheduling.repair import Aim
from motesplats.storage import employers, people
from motesplats.usecases import queries
from motesplats.usecases.arrival import WalkIn, check_in, walk_in
from motesplats.usecases.clashes import move_clash, unlock_meetings
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.dropping import restore_former_draft
from motesplats.usecases.fitting import Cause, Fit, fit
from motesplats.usecases.hall_steps import Longer, make_longer, start_day
from motesplats.usecases.leaving import change_presence, comes_no_more
from motesplats.usecases.live_day import Live
from motesplats.usecases.mending import Suggestion, accept_proposal, proposals_for
from motesplats.usecases.planning import (
    make_timetable,
    move_meeting,
    publish_timetable,
    timetable,
)
from motesplats.usecases.pricing import Price
from motesplats.usecases.running import mark_meeting
from motesplats.usecases.today import live_now

Refuses = Callable[..., object]
HALF_PAST = Presence(arrives=time(9, 30))


def leaves_early(context: Context, fair: Fair, name: str, presence: Presence) -> None:
    """That seeker is there for another part of the day than the list said."""
    with context.store.write("other times") as transaction:
        one = replace(seeker_named(context, fair, name), presence=presence)
        people.change_seeker(transaction.connection, one)


def comes_late(context: Context, fair: Fair, name: str, presence: Presence) -> None:
    """That employer too."""
    with context.store.write("other times") as transaction:
        one = replace(employer_named(context, fair, name), presence=presence)
        employers.change_employer(transaction.connection, one)


def first_of(context: Context, fair: Fair, live: Live | None = None) -> Suggestion:
    return next(iter(proposals_for(context, fair.id, live)))


def day_before(context: Context, fair: Fair) -> Fair:
    """The same fair, planned while it is still to come."""
    later(context, days=-1)
    return planned(context, fair)


def test_what_fits_needs_no_mending(context: Context) -> None:
    fair = day_before(context, small_fair(context))
    assert fit(context, fair.id) == Fit()
    assert fit(context, fair.id).is_whole
    assert not list(proposals_for(context, fair.id))


def test_an_employer_who_comes_later_breaks_the_earlier_meetings(context: Context) -> None:
    fair = day_before(context, small_fair(context))
    comes_late(context, fair, "Vård AB", HALF_PAST)
    early = [m for m in timetable(context, fair.id).meetings if m.employer == "Vård AB"]
    lost = [m for m in early if m.starts < time(9, 30)]
    found = fit(context, fair.id)
    (group,) = found.broken
    assert (group.cause, group.meetings) == (Cause.STATION_EMPTY, len(lost))
    assert group.employers == ("Vård AB",)
    assert {p.name for p in group.people} == {m.seeker.name for m in lost}
    assert found.meetings == len(lost)
    assert not found.is_whole


def test_a_proposal_says_whose_day_changes_and_how(context: Context) -> None:
    fair = day_before(context, small_fair(context))
    comes_late(context, fair, "Vård AB", HALF_PAST)
    first = first_of(context, fair)
    assert first.aim is Aim.FEWEST_MOVED
    assert first.price.slips == len(first.people) >= first.price.moved >= 1
    change = next(p for p in first.people if any(m.employer == "Vård AB" for m in p.after))
    assert all(m.starts < time(9, 30) for m in change.before if m.employer == "Vård AB")
    assert all(m.starts >= time(9, 30) for m in change.after if m.employer == "Vård AB")
    assert (first.expected, first.figures.meetings) == (3, 5)


def test_before_the_first_publication_no_paper_is_wrong(context: Context) -> None:
    fair = small_fair(context)
    later(context, days=-1)
    make_timetable(context, fair.id)
    comes_late(context, fair, "Vård AB", HALF_PAST)
    assert first_of(context, fair).price.slips == 0


def test_an_accepted_proposal_is_the_draft_and_can_be_taken_back(context: Context) -> None:
    fair = day_before(context, small_fair(context))
    comes_late(context, fair, "Vård AB", HALF_PAST)
    before = [v.meeting for v in timetable(context, fair.id).meetings]
    made = accept_proposal(context, first_of(context, fair))
    assert made.replaced
    assert timetable(context, fair.id).draft
    assert fit(context, fair.id).is_whole
    restore_former_draft(context, fair.id)
    assert [v.meeting for v in timetable(context, fair.id).meetings] == before


def test_a_proposal_that_something_overtook_is_refused(context: Context, refused: Refuses) -> None:
    fair = day_before(context, small_fair(context))
    comes_late(context, fair, "Vård AB", HALF_PAST)
    first = first_of(context, fair)
    leaves_early(context, fair, "Bo", Presence(leaves=time(9, 30)))
    with refused(Refusal.CHANGED_MEANWHILE):
        accept_proposal(context, first)


def test_proposals_are_made_one_at_a_time_and_may_be_broken_off(context: Context) -> None:
    fair = day_before(context, small_fair(context))
    comes_late(context, fair, "Vård AB", HALF_PAST)
    told: list[tuple[int, int]] = []
    watch = Watch(lambda done, total: told.append((done, total)), lambda: bool(told[1:]))
    assert len(list(proposals_for(context, fair.id, watch=watch))) == 1
    assert told == [(0, 3), (1, 3)]


def test_who_came_without_a_time_could_have_one(context: Context) -> None:
    fair = day_before(context, small_fair(context))
    wanted = employer_named(context, fair, "Bygg AB").id
    walk_in(context, fair.id, WalkIn("Ny", "Person", wishes=(wanted,)))
    found = fit(context, fair.id)
    assert [one.name for one in found.unplaced] == ["Ny Person"]
    first = first_of(context, fair)
    assert first.price == Price(moved=0, losing=0, gaining=1, slips=1)


def test_before_the_day_nothing_is_history_and_after_it_everything(context: Context) -> None:
    fair = fair_in(context, practice=False)
    register(context, fair, host("Vård AB", 2), someone("Bo Ek", "Vård AB"))
    assert live_now(context, fair.id) is None
    planned(context, fair)
    assert live_now(context, fair.id) == Live(1, frozenset(), drafted=True)
    later(context, days=-1)
    assert live_now(context, fair.id) is None
    later(context, days=2)
    comes_late(context, fair, "Vård AB", Presence(leaves=time(8, 0)))
    assert live_now(context, fair.id) == Live(4, frozenset(), drafted=True)
    assert fit(context, fair.id).is_whole


def test_what_is_history_goes_by_when_the_times_really_began(context: Context) -> None:
    fair = planned_fair(context)
    start_day(context, fair.id)
    make_longer(context, fair.id, Longer(20))
    later(context, minutes=16)
    assert live_now(context, fair.id) == Live(1, frozenset(), drafted=True)
    later(context, minutes=20)
    assert live_now(context, fair.id) == Live(2, frozenset(), drafted=True)


def test_a_practice_fair_can_be_mended_long_after_its_day(context: Context) -> None:
    fair = planned_fair(context)
    later(context, days=400)
    assert live_now(context, fair.id) is None


def test_who_was_marked_or_not_checked_in_stays_away(context: Context) -> None:
    fair = planned_fair(context)
    late = meeting_between(context, fair, "Bo", "Vård AB")
    mark_meeting(context, late.id, MeetingState.NO_SHOW)
    assert live_now(context, fair.id).absent == {late.seeker}
    check_in(context, fair.id, seeker_named(context, fair, "Bo").code)
    assert not live_now(context, fair.id).absent
    later(context, minutes=3)
    first = {m.seeker for m in queries.parts(context, fair.id).meetings if m.slot == 0}
    assert live_now(context, fair.id).absent == first - {late.seeker}


def test_the_place_of_who_stays_away_goes_to_another_at_no_price(context: Context) -> None:
    fair = fair_in(context, plan=DayPlan(time(9, 0), time(9, 30)))
    guests = (someone(n, "Bygg AB") for n in ("Bo", "Eva", "Siv"))
    register(context, fair, host("Bygg AB", 1), *guests)
    planned(context, fair)
    (last,) = [m for m in queries.parts(context, fair.id).meetings if m.slot == 1]
    met = {m.seeker for m in queries.parts(context, fair.id).meetings}
    (left,) = [s for s in queries.seekers(context, fair.id) if s.id not in met]
    first = first_of(context, fair, Live(1, frozenset({last.seeker}), drafted=True))
    assert [p.person.seeker for p in first.people] == [left.id]
    assert first.price == Price(moved=0, losing=0, gaining=1, slips=1)
    assert first.expected == 2


def test_a_proposal_for_a_time_that_has_begun_is_refused(
    context: Context, refused: Refuses
) -> None:
    fair = planned_fair(context)
    comes_late(context, fair, "Vård AB", HALF_PAST)
    first = first_of(context, fair, live_now(context, fair.id))
    later(context, minutes=45)
    with refused(Refusal.CHANGED_MEANWHILE):
        accept_proposal(context, first, live_now(context, fair.id))


def test_a_proposal_without_somebody_who_came_after_all_is_refused(
    context: Context, refused: Refuses
) -> None:
    fair = planned_fair(context)
    siv = seeker_named(context, fair, "Siv").id
    first = first_of(context, fair, Live(1, frozenset({siv}), drafted=True))
    with refused(Refusal.CHANGED_MEANWHILE):
        accept_proposal(context, first, Live(1, frozenset(), drafted=True))


def test_who_goes_home_costs_nothing_and_frees_the_rest_of_the_day(context: Context) -> None:
    fair = planned_fair(context)
    bo = seeker_named(context, fair, "Bo").id
    gone = comes_no_more(context, bo)
    assert (gone.before.leaves, gone.after.leaves) == (None, time(9, 15))
    (group,) = fit(context, fair.id).broken
    assert (group.cause, group.people[0].name) == (Cause.PERSON_AWAY, "Bo Ek")
    first = first_of(context, fair, live_now(context, fair.id))
    assert bo not in {change.person.seeker for change in first.people}
    assert (first.price.losing, first.expected) == (0, 2)
    again = OperationId("the same press")
    assert change_presence(context, bo, gone.before, again).after == gone.before
    assert change_presence(context, bo, gone.before, again).changed
    assert fit(context, fair.id).is_whole


def test_before_the_day_somebody_is_counted_out_of_all_of_it_and_after_it_of_nothing(
    context: Context,
) -> None:
    fair = fair_in(context, practice=False)
    register(context, fair, host("Vård AB", 2), someone("Bo Ek", "Vård AB"))
    day_before(context, fair)
    bo = seeker_named(context, fair, "Bo").id
    assert comes_no_more(context, bo).after == Presence(leaves=time(9, 0))
    later(context, days=3)
    assert comes_no_more(context, bo).after == Presence(leaves=time(10, 0))


def test_a_lock_does_not_hide_that_nobody_sits_there(context: Context) -> None:
    fair = day_before(context, small_fair(context))
    siv = drafted_between(context, fair, "Siv", "Bygg AB")
    move_meeting(context, siv.id, siv.station, 3)
    publish_timetable(context, fair.id)
    comes_late(context, fair, "Bygg AB", Presence(leaves=time(9, 45)))
    found = fit(context, fair.id)
    assert found.locked == (siv.id,)
    again = OperationId("the same press")
    assert unlock_meetings(context, fair.id, found.locked, again).meetings == 1
    assert unlock_meetings(context, fair.id, found.locked, again).meetings == 1
    assert fit(context, fair.id).locked == ()
    assert not meeting_between(context, fair, "Siv", "Bygg AB").locked


@pytest.fixture
def context() -> Context:
    return open_context()


def test_what_was_mended_on_the_day_can_be_published(context: Context) -> None:
    """The first meeting has passed at a station where nobody sat: it is history, not a fault."""
    fair = planned_fair(context)
    comes_late(context, fair, "Vård AB", HALF_PAST)
    live = live_now(context, fair.id)
    accept_proposal(context, first_of(context, fair, live), live)
    assert publish_timetable(context, fair.id).version == 2


def test_a_timetable_is_published_while_somebody_still_may_come(context: Context) -> None:
    fair = planned_fair(context)
    mark_meeting(context, meeting_between(context, fair, "Bo", "Vård AB").id, MeetingState.NO_SHOW)
    siv = drafted_between(context, fair, "Siv", "Bygg AB")
    others = (s for s in range(1, 4) if s != siv.slot)
    free = next(s for s in others if not move_clash(context, siv.id, siv.station, s))
    move_meeting(context, siv.id, siv.station, free)
    assert publish_timetable(context, fair.id).version == 2
