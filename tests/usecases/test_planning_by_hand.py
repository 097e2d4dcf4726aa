"""Timetables that are changed by hand, explained or refused."""

from collections.abc import Callable
from datetime import time

import pytest
from usecases.builders import (
    answered,
    drafted_between,
    employer_named,
    fair_in,
    give_feedback,
    host,
    meeting_between,
    planned,
    planned_fair,
    register,
    seeker_named,
    session_of,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import DayPlan, Fair, MeetingRules, MeetingState, MetBefore
from motesplats.core.ids import InterpreterId, MeetingId, OperationId, SeekerId
from motesplats.core.people import Interpreter, Needs, Presence, Wish
from motesplats.scheduling.explain import Unmet
from motesplats.storage import employers, timetables, wishes
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import autosave
from motesplats.usecases.live_day import Live
from motesplats.usecases.planning import (
    Search,
    make_timetable,
    move_meeting,
    publish_timetable,
    timetable,
)
from motesplats.usecases.problems import planning_of
from motesplats.usecases.running import mark_meeting, mend_timetable
from motesplats.usecases.seeker_plans import seeker_plan
from motesplats.usecases.worth import worth

AGAIN = OperationId("the same press")
ONE_SLOT = DayPlan(time(9, 0), time(9, 15))


def never(context: Context, fair: Fair, first_name: str, employer: str) -> None:
    ids = seeker_named(context, fair, first_name).id, employer_named(context, fair, employer).id
    with context.store.write("never") as transaction:
        wishes.add_never_pair(transaction.connection, *ids)


def station_of(context: Context, fair: Fair, number: int) -> object:
    return next(s.id for s in queries.stations(context, fair.id) if s.number == number)


def test_a_move_to_a_station_that_is_not_there_is_refused(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    with refused(Refusal.TIMETABLE_INVALID):
        move_meeting(context, meeting.id, "nowhere", 3)


def test_a_new_timetable_never_loses_meetings_that_have_feedback(context: Context) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    kept = meeting_between(context, fair, "Bo", "Bygg AB")
    register(context, fair, someone("Bo Ek", "Vård AB"))
    for seed in (1, 2):
        make_timetable(context, fair.id, Search(seed=seed))
        assert drafted_between(context, fair, "Bo", "Bygg AB") == kept
        publish_timetable(context, fair.id)
        assert meeting_between(context, fair, "Bo", "Bygg AB") == kept
    assert queries.facts(context, fair.id).feedback == 1


def test_a_new_timetable_never_loses_a_form_that_somebody_has_begun(context: Context) -> None:
    fair = planned_fair(context)
    begun = meeting_between(context, fair, "Bo", "Bygg AB")
    session = session_of(context, fair, "Bygg AB")
    autosave(context, session, begun.id, answered(context, fair, "Bygg AB"))
    register(context, fair, someone("Bo Ek", "Vård AB"))
    planned(context, fair)
    assert meeting_between(context, fair, "Bo", "Bygg AB") == begun


def test_a_meeting_keeps_its_id_in_a_new_timetable(context: Context) -> None:
    fair = planned_fair(context)
    before = {m.id for m in queries.parts(context, fair.id).meetings}
    planned(context, fair)
    assert {m.id for m in queries.parts(context, fair.id).meetings} == before


def test_pairs_that_must_not_meet_do_not(context: Context) -> None:
    fair = small_fair(context)
    never(context, fair, "Siv", "Bygg AB")
    make_timetable(context, fair.id)
    plan = seeker_plan(context, fair.id, seeker_named(context, fair, "Siv").id)
    assert plan.meetings == ()
    assert [(u.employer, u.rank, u.reason.code) for u in plan.unmet] == [
        ("Bygg AB", 1, Unmet.NEVER_PAIR)
    ]


def test_a_plan_says_why_a_wish_was_not_met(context: Context) -> None:
    fair = fair_in(context, plan=ONE_SLOT)
    register(
        context, fair, host("Bygg AB", 1), host("Vård AB", 2),
        someone("Bo Ek", "Bygg AB", "Vård AB"), someone("Siv Ål", "Bygg AB"),
    )  # fmt: skip
    make_timetable(context, fair.id)
    (view,) = seeker_plan(context, fair.id, seeker_named(context, fair, "Bo").id).meetings
    (unmet,) = seeker_plan(context, fair.id, seeker_named(context, fair, "Bo").id).unmet
    assert (view.employer, unmet.employer, unmet.rank) == ("Vård AB", "Bygg AB", 1)
    assert unmet.reason.code is Unmet.EMPLOYER_FULL


def test_needs_and_presence_are_kept(context: Context) -> None:
    fair = fair_in(context, rules=MeetingRules(max_run=3))
    helper = Interpreter(InterpreterId("i"), fair.id, "Nour", ("arabiska",))
    with context.store.write("interpreters") as transaction:
        employers.put_interpreters(transaction.connection, fair.id, (helper,))
    register(
        context, fair, host("Bygg AB", 1), host("Vård AB", 2, presence=Presence(time(9, 30))),
        someone("Samir Ali", "Bygg AB", needs=Needs(interpreter="arabiska", longer_time=True)),
        someone("Rut Ek", "Vård AB", needs=Needs(wheelchair=True)),
    )  # fmt: skip
    planned(context, fair)
    meeting = meeting_between(context, fair, "Samir", "Bygg AB")
    assert meeting.interpreter == helper.id
    assert meeting_between(context, fair, "Rut", "Vård AB").slot >= 2
    planned(context, fair)
    mark_meeting(context, meeting.id, MeetingState.HELD)
    planned(context, fair)
    assert meeting_between(context, fair, "Samir", "Bygg AB").interpreter == helper.id
    planning = planning_in(context, fair)
    by_name = {planning.seekers[s.id]: s for s in planning.problem.seekers}
    assert by_name[meeting.seeker].extra_slots == 1
    assert meeting.slots == 2


def planning_in(context: Context, fair: Fair, live: Live | None = None) -> object:
    with context.store.read() as connection:
        return planning_of(connection, fair.id, live)


def test_employer_met_at_an_earlier_fair_is_worth_least(context: Context) -> None:
    spring = planned_fair(context, "Vår")
    give_feedback(context, spring, "Bo", "Bygg AB")
    register(context, spring, someone("Bo Ek", phone="070-174 06 11"))
    for avoid, least in ((True, True), (False, False)):
        rules = MeetingRules(met_before=MetBefore.AVOID if avoid else MetBefore.IGNORE)
        fair = fair_in(context, f"Höst {avoid}", rules=rules)
        register(context, fair, host("Bygg AB", 1),
                 someone("Bo Ek", "Bygg AB", phone="070-174 06 11"))  # fmt: skip
        (pair,) = planning_in(context, fair).problem.pairs
        assert (pair.utility == 1) == least


@pytest.mark.parametrize(
    ("rank", "score", "points"),
    [(1, 0, 24), (6, 0, 4), (None, 5, 30), (None, 0, 1), (3, 3, 44), (4, 3, 30), (3, 2, 28)],
)
def test_a_wish_is_worth_more_where_both_agree(rank: int | None, score: int, points: int) -> None:
    ids = SeekerId("s"), "e"
    assert worth(Wish(*ids, rank, score)) == points


def test_a_meeting_is_marked_once(context: Context, refused: Callable[..., object]) -> None:
    fair = planned_fair(context)
    meeting = meeting_between(context, fair, "Bo", "Bygg AB")
    marked = mark_meeting(context, meeting.id, MeetingState.NO_SHOW, AGAIN)
    assert marked == mark_meeting(context, meeting.id, MeetingState.NO_SHOW, AGAIN)
    assert meeting_between(context, fair, "Bo", "Bygg AB").state is MeetingState.NO_SHOW
    with refused(Refusal.UNKNOWN_MEETING):
        mark_meeting(context, MeetingId("none"), MeetingState.HELD)


def test_mending_gives_away_the_places_of_those_who_stay_away(context: Context) -> None:
    fair = fair_in(context, plan=DayPlan(time(9, 0), time(9, 30)))
    register(
        context, fair, host("Bygg AB", 1), *(someone(n, "Bygg AB") for n in ("Bo", "Eva", "Siv"))
    )
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    (late,) = [m for m in queries.parts(context, fair.id).meetings if m.slot == 1]
    mended = mend_timetable(context, fair.id, 1, frozenset({late.seeker}))
    assert (mended.moved, mended.dropped, mended.added, mended.version) == (0, 1, 1, 2)
    seekers = [m.seeker for m in queries.parts(context, fair.id).meetings]
    assert late.seeker not in seekers
    assert len(seekers) == 2
    assert timetable(context, fair.id).draft is False


def test_mending_never_touches_the_past_nor_what_is_held_or_locked(context: Context) -> None:
    fair = planned_fair(context)
    locked = meeting_between(context, fair, "Siv", "Bygg AB")
    move_meeting(context, locked.id, locked.station, 3)
    publish_timetable(context, fair.id)
    held = meeting_between(context, fair, "Bo", "Vård AB")
    mark_meeting(context, held.id, MeetingState.HELD)
    before = {m.id: m for m in queries.parts(context, fair.id).meetings}
    mend_timetable(context, fair.id, 1, frozenset())
    after = {m.id: m for m in queries.parts(context, fair.id).meetings}
    still = [m for m in before.values() if m.slot == 0 or m.locked or m.id == held.id]
    assert [after[m.id] for m in still] == still


def test_mending_that_is_repeated_counts_once(context: Context) -> None:
    fair = planned_fair(context)
    gone = frozenset({seeker_named(context, fair, "Åsa").id})
    first = mend_timetable(context, fair.id, 0, gone, AGAIN)
    second = mend_timetable(context, fair.id, 0, gone, AGAIN)
    assert second.version == first.version == timetable(context, fair.id).version


def test_an_absent_person_who_is_locked_in_leaves_the_rest_to_be_mended(context: Context) -> None:
    fair = planned_fair(context)
    siv = meeting_between(context, fair, "Siv", "Bygg AB")
    move_meeting(context, siv.id, siv.station, 3)
    publish_timetable(context, fair.id)
    mend_timetable(context, fair.id, 1, frozenset({siv.seeker}))
    with context.store.read() as connection:
        assert timetables.meeting_by_id(connection, siv.id) is not None


def test_problem_ids_are_those_of_registration_and_stations(context: Context) -> None:
    planning = planning_in(context, planned_fair(context), Live(1, frozenset()))
    assert list(planning.seekers) == ["S0", "S1", "S2"]
    assert list(planning.stations) == ["B1", "B2"]
    assert planning.problem.now == 1
    assert planning.key(planning.seekers["S2"]) == "S2"
    assert planning.employer_key(planning.employers["E1"]) == "E1"
