"""Timetables: made, published, moved, mended, and explained."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from itertools import count

import pytest
from usecases.builders import (
    drafted_between,
    employer_named,
    fair_in,
    give_feedback,
    host,
    later,
    meeting_between,
    open_context,
    placed,
    planned_fair,
    register,
    seeker_named,
    session_of,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import DayPlan, Fair, Topic
from motesplats.core.ids import FairId, MeetingId, OperationId
from motesplats.core.people import Presence
from motesplats.feedback.answers import Answers
from motesplats.scheduling.rules import Rule, violations
from motesplats.scheduling.solve import judged
from motesplats.scheduling.stop import Stopped
from motesplats.scheduling.timetable import Timetable
from motesplats.storage import wishes
from motesplats.usecases import queries
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.feedback import autosave
from motesplats.usecases.planning import (
    Search,
    better_of,
    make_timetable,
    move_meeting,
    publish_timetable,
    solve_fair,
    store_timetable,
    timetable,
)

AGAIN = OperationId("the same press")
ONE_SLOT = DayPlan(time(9, 0), time(9, 15))


def never(context: Context, fair: Fair, first_name: str, employer: str) -> None:
    ids = seeker_named(context, fair, first_name).id, employer_named(context, fair, employer).id
    with context.store.write("never") as transaction:
        wishes.add_never_pair(transaction.connection, *ids)


def station_of(context: Context, fair: Fair, number: int) -> object:
    return next(s.id for s in queries.stations(context, fair.id) if s.number == number)


def test_a_timetable_is_a_draft_with_figures_until_it_is_published(context: Context) -> None:
    fair = small_fair(context)
    made = make_timetable(context, fair.id)
    view = timetable(context, fair.id)
    assert (view.version, view.draft, view.figures) == (0, True, made.figures)
    assert (made.figures.meetings, made.figures.levels[:2], made.figures.proven) == (
        5,
        (3, 2),
        True,
    )
    assert publish_timetable(context, fair.id).version == 1
    view = timetable(context, fair.id)
    assert (view.version, view.draft) == (1, False)
    assert [column.employer.name for column in view.stations] == ["Bygg AB", "Vård AB"]
    assert (len(view.slots), len(view.meetings)) == (4, 5)


def test_a_fair_without_a_timetable_shows_an_empty_one(context: Context) -> None:
    view = timetable(context, small_fair(context).id)
    assert (view.meetings, view.version, view.draft, view.figures) == ((), 0, False, None)


def test_publishing_twice_is_one_version(context: Context) -> None:
    fair = small_fair(context)
    make_timetable(context, fair.id)
    assert publish_timetable(context, fair.id, AGAIN).version == 1
    assert publish_timetable(context, fair.id, AGAIN).version == 1
    assert publish_timetable(context, fair.id).version == 1


def test_nothing_planned_is_nothing_to_publish(
    context: Context, refused: Callable[..., object]
) -> None:
    with refused(Refusal.NO_TIMETABLE):
        publish_timetable(context, small_fair(context).id)


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        ([host("Bygg AB", 1)], Refusal.NO_SEEKERS),
        ([host("Bygg AB"), someone("Bo Ek", "Bygg AB")], Refusal.NO_STATIONS),
        ([host("Bygg AB", 1), someone("Bo Ek")], Refusal.NO_WISHES),
    ],
)
def test_a_fair_that_lacks_something_says_what(
    context: Context, refused: Callable[..., object], rows: list[object], refusal: Refusal
) -> None:
    fair = fair_in(context)
    register(context, fair, *rows)
    with refused(refusal):
        make_timetable(context, fair.id)


def test_an_unknown_fair_has_no_timetable(context: Context, refused: Callable[..., object]) -> None:
    for ask in (timetable, make_timetable):
        with refused(Refusal.UNKNOWN_FAIR):
            ask(context, FairId("none"))


def test_same_lists_and_seed_give_the_same_timetable_in_any_store() -> None:
    found = []
    for _ in range(2):
        context = open_context()
        fair = crowded_fair(context)
        make_timetable(context, fair.id, Search(seed=7))
        publish_timetable(context, fair.id)
        found.append(placed(context, fair))
    assert found[0] == found[1]
    assert len(found[0]) > 20


def crowded_fair(context: Context) -> Fair:
    fair = fair_in(context)
    firms = ["Bygg AB", "Vård AB", "Flyg AB", "Skog AB", "Hav AB", "Stål AB"]
    people = [
        someone(f"{chr(65 + n)}a Ek", *(firms[n % 6 :] + firms[: n % 6])[:4]) for n in range(14)
    ]
    register(context, fair, *(host(f, n) for n, f in enumerate(firms, 1)), *people)
    return fair


def test_search_tells_how_far_it_is_and_keeps_to_its_time(context: Context) -> None:
    fair, told = crowded_fair(context), []
    ticks = count()
    search = Search(seconds=1000.0, timer=lambda: float(next(ticks)))
    watch = Watch(progress=lambda done, total: told.append((done, total)))
    planning, solution = solve_fair(context, fair.id, search, watch)
    assert violations(planning.problem, solution.timetable.meetings) == ()
    assert told
    assert all(0 <= done <= total == 100 for done, total in told)


def test_search_that_is_broken_off_keeps_the_best_so_far(context: Context) -> None:
    fair = small_fair(context)
    make_timetable(context, fair.id, watch=Watch(cancelled=lambda: True))
    planning, _ = solve_fair(context, fair.id)
    assert planning.meetings
    assert violations(planning.problem, planning.timetable().meetings) == ()


def test_search_that_is_broken_off_early_leaves_the_better_draft(context: Context) -> None:
    fair = small_fair(context)
    made = make_timetable(context, fair.id)
    planning, _ = solve_fair(context, fair.id)
    poor = replace(judged(planning.problem, Timetable("")), stopped=Stopped.CANCELLED)
    assert better_of(planning, poor).f == made.figures.score
    assert better_of(planning, replace(poor, stopped=Stopped.TIME)).f == 0


def test_a_draft_that_no_longer_keeps_the_rules_is_not_the_better_one(context: Context) -> None:
    fair = small_fair(context)
    make_timetable(context, fair.id)
    planning, _ = solve_fair(context, fair.id)
    early = replace(planning.problem, blocked=tuple(range(planning.problem.n_slots)))
    poor = replace(judged(planning.problem, Timetable("")), stopped=Stopped.CANCELLED)
    assert better_of(replace(planning, problem=early), poor) is poor


def test_the_gap_counts_fairness_in(context: Context) -> None:
    figures = make_timetable(context, small_fair(context).id).figures
    assert figures.proven
    assert figures.gap == 0
    assert replace(figures, score=99, score_bound=100).gap == pytest.approx(0.01)
    assert replace(figures, score_bound=0).gap == 0


def test_storing_again_is_repeated_without_harm(context: Context) -> None:
    fair = small_fair(context)
    planning, solution = solve_fair(context, fair.id)
    first = store_timetable(context, planning, solution, AGAIN)
    publish_timetable(context, fair.id)
    assert store_timetable(context, planning, solution, AGAIN) == first
    assert timetable(context, fair.id).draft is False


def test_a_timetable_that_breaks_a_rule_is_refused_before_it_is_stored(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    planning, solution = solve_fair(context, fair.id)
    first, *rest = solution.timetable.meetings
    away = replace(first, slot=rest[0].slot, seeker=rest[0].seeker)
    broken = replace(solution, timetable=Timetable("", (away, *rest)))
    with refused(Refusal.TIMETABLE_INVALID):
        store_timetable(context, planning, broken)
    assert timetable(context, fair.id).meetings == ()


def test_a_timetable_that_came_to_break_a_rule_is_not_published(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    make_timetable(context, fair.id)
    meeting = drafted_between(context, fair, "Siv", "Bygg AB")
    register(context, fair, someone("Siv Ål", presence=Presence(arrives=time(9, 59))))
    with refused(Refusal.TIMETABLE_INVALID, path=Rule.SEEKER_AWAY):
        publish_timetable(context, fair.id)
    assert drafted_between(context, fair, "Siv", "Bygg AB") == meeting
    assert placed(context, fair) == []


def test_a_moved_meeting_is_locked_and_makes_a_draft(context: Context) -> None:
    fair = planned_fair(context)
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    moved = move_meeting(context, meeting.id, meeting.station, 3, AGAIN)
    assert (moved.before, moved.after.slot, moved.after.locked) == (meeting, 3, True)
    assert moved.changed == {Topic.TIMETABLE}
    assert timetable(context, fair.id).draft is True
    assert move_meeting(context, meeting.id, meeting.station, 3, AGAIN).after == moved.after
    make_timetable(context, fair.id)
    assert drafted_between(context, fair, "Siv", "Bygg AB") == moved.after
    assert meeting_between(context, fair, "Siv", "Bygg AB") == meeting


def test_a_move_that_breaks_a_rule_is_refused(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    with refused(Refusal.TIMETABLE_INVALID, path=Rule.FOREIGN_STATION):
        move_meeting(context, meeting.id, station_of(context, fair, 2), 3)
    with refused(Refusal.TIMETABLE_INVALID, path=Rule.UNKNOWN_ID):
        move_meeting(context, meeting.id, meeting.station, 4)
    assert drafted_between(context, fair, "Siv", "Bygg AB") == meeting
    with refused(Refusal.UNKNOWN_MEETING):
        move_meeting(context, MeetingId("none"), meeting.station, 0)


def test_a_locked_meeting_may_be_moved_again(context: Context) -> None:
    fair = planned_fair(context)
    meeting = meeting_between(context, fair, "Siv", "Bygg AB")
    move_meeting(context, meeting.id, meeting.station, 3)
    assert move_meeting(context, meeting.id, meeting.station, 2).after.slot == 2


@pytest.mark.parametrize("begun", [True, False])
def test_a_timetable_that_was_overtaken_by_the_fair_is_not_stored(
    context: Context, refused: Callable[..., object], *, begun: bool
) -> None:
    later(context, hours=-2)
    fair = planned_fair(context)
    planning, solution = solve_fair(context, fair.id)
    if begun:
        give_feedback(context, fair, "Bo", "Bygg AB")
    else:
        meeting = meeting_between(context, fair, "Bo", "Bygg AB")
        autosave(context, session_of(context, fair, "Bygg AB"), meeting.id, Answers())
    before = queries.parts(context, fair.id).meetings
    with refused(Refusal.CHANGED_MEANWHILE):
        store_timetable(context, planning, solution)
    assert queries.parts(context, fair.id).meetings == before
