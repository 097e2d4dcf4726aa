"""What a fair wants of its meetings: from settings and lists to the problem, and back."""

from dataclasses import replace
from datetime import time

import pytest
from usecases.builders import (
    drafted_between,
    fair_in,
    host,
    plan_for,
    planned,
    register,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Break, DayPlan, Fair, MeetingRules, MetBefore, Mode
from motesplats.core.people import Needs, Presence
from motesplats.exchange.rows import StationRow
from motesplats.exchange.synonyms import Field
from motesplats.scheduling.problem import Problem, pair_slots
from motesplats.usecases.context import Context
from motesplats.usecases.dropping import drop_draft, restore_draft, restore_former_draft
from motesplats.usecases.fairs import change_fair
from motesplats.usecases.planning import make_timetable, timetable
from motesplats.usecases.problems import planning_of


def problem_of(context: Context, fair: Fair) -> Problem:
    with context.store.read() as connection:
        return planning_of(connection, fair.id).problem


def wanting(context: Context, **rules: object) -> Problem:
    fair = fair_in(context, rules=MeetingRules(**rules))
    register(
        context, fair, host("Bygg AB", 1), someone("Rut Ek", "Bygg AB"),
        someone("Samir Ali", "Bygg AB", needs=Needs(interpreter="arabiska")),
    )  # fmt: skip
    return problem_of(context, fair)


def test_many_short_meetings_are_fair_up_to_the_sixth(context: Context) -> None:
    assert wanting(context, mode=Mode.MANY_SHORT).fair_target == 6


def test_fewer_and_deeper_meetings_take_two_slots(context: Context) -> None:
    problem = wanting(context, mode=Mode.FEWER_DEEPER)
    assert {s.max_meetings for s in problem.seekers} == {3}
    assert set(pair_slots(problem)) == {2}


def test_who_speaks_through_an_interpreter_has_double_time(context: Context) -> None:
    assert pair_slots(wanting(context, equal_time=True)) == (1, 2)


def test_recruiters_rest_as_the_fair_says_unless_their_own_row_does(context: Context) -> None:
    fair = fair_in(context, rules=MeetingRules(station_run=4))
    told = frozenset({Field.MAX_RUN})
    stations = (StationRow(1), StationRow(2, max_run=2, told=told))
    register(context, fair, host("Bygg AB", stations=stations), someone("Rut Ek", "Bygg AB"))
    assert [t.max_run for t in problem_of(context, fair).employers[0].stations] == [4, 2]


def test_a_recruiter_s_own_times_are_within_the_employer_s(context: Context) -> None:
    fair = fair_in(context)
    leaves = StationRow(2, presence=Presence(leaves=time(9, 45)), told=frozenset({Field.LEAVES}))
    bygg = host("Bygg AB", stations=(StationRow(1), leaves), presence=Presence(time(9, 15)))
    register(context, fair, bygg, someone("Rut Ek", "Bygg AB"))
    tables = problem_of(context, fair).employers[0].stations
    assert [table.available for table in tables] == [(1, 2, 3), (1, 2)]
    silent = replace(bygg, stations=(StationRow(1), StationRow(2)))
    assert plan_for(context, fair, silent).is_empty


def test_longer_talks_of_an_employer_are_whole_slots_and_caps_are_kept(context: Context) -> None:
    fair = fair_in(context)
    register(
        context, fair, host("Bygg AB", 1, talk=20, max_meetings=1), host("Vård AB", 2, talk=12),
        host("Data AB", 3, talk=8), someone("Rut Ek", "Bygg AB", "Vård AB", "Data AB"),
        someone("Bo Ås", "Bygg AB", max_meetings=2), someone("Siv Alm", max_meetings=9),
    )  # fmt: skip
    problem = problem_of(context, fair)
    assert dict(zip([p.employer for p in problem.pairs], pair_slots(problem), strict=True)) == {
        "E0": 2, "E1": 2, "E2": 1,
    }  # fmt: skip
    assert [e.max_meetings for e in problem.employers] == [1, None, None]
    assert [s.max_meetings for s in problem.seekers] == [6, 2, 6]
    assert [(z.id, z.talk_min) for z in problem.zones] == [("Z2", 25)]


def test_a_talk_longer_than_the_day_is_as_long_as_the_day(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, host("Bygg AB", 1, talk=120), someone("Rut Ek", "Bygg AB"))
    assert pair_slots(problem_of(context, fair)) == (4,)


def test_no_meeting_goes_on_through_a_pause_or_after_the_employer_left(context: Context) -> None:
    day = DayPlan(time(9), time(10, 15), breaks=(Break(time(9, 15), time(9, 30)),))
    fair = fair_in(context, plan=day)
    register(
        context, fair, host("Bygg AB", 1, presence=Presence(leaves=time(10))),
        someone("Rut Ek", "Bygg AB", needs=Needs(longer_time=True)),
    )  # fmt: skip
    make_timetable(context, fair.id)
    meeting = drafted_between(context, fair, "Rut", "Bygg AB")
    assert (meeting.slot, meeting.slots) == (1, 2)
    assert problem_of(context, fair).pauses == (1,)


def test_an_empty_cell_does_not_take_a_limit_away(context: Context) -> None:
    fair = fair_in(context)
    stations = (StationRow(1, max_run=2, told=frozenset({Field.MAX_RUN})),)
    register(context, fair, host("Bygg AB", stations=stations, talk=25, max_meetings=3))
    silent = host("Bygg AB", stations=(StationRow(1),))
    assert plan_for(context, fair, silent).is_empty


@pytest.fixture
def fair(context: Context) -> Fair:
    return small_fair(context)


def test_other_settings_are_told_until_a_timetable_is_made_of_them(
    context: Context, fair: Fair
) -> None:
    assert timetable(context, fair.id).outdated is False
    make_timetable(context, fair.id)
    named = replace(fair.plan, breaks=(Break(time(9, 30), time(9, 31), "Paus"),))
    change_fair(context, replace(fair, plan=named))
    assert timetable(context, fair.id).outdated is True
    change_fair(context, replace(fair, place="Foajén"))
    assert timetable(context, fair.id).outdated is False
    change_fair(context, replace(fair, rules=replace(fair.rules, met_before=MetBefore.PREFER)))
    assert timetable(context, fair.id).outdated is True
    make_timetable(context, fair.id)
    assert timetable(context, fair.id).outdated is False


def test_a_former_draft_comes_back_with_its_lengths_and_settings(
    context: Context, fair: Fair
) -> None:
    make_timetable(context, fair.id)
    deeper = replace(fair, rules=replace(fair.rules, mode=Mode.FEWER_DEEPER))
    change_fair(context, deeper)
    make_timetable(context, fair.id)
    assert {m.meeting.slots for m in timetable(context, fair.id).meetings} == {2}
    restore_former_draft(context, fair.id)
    view = timetable(context, fair.id)
    assert (view.outdated, {m.meeting.slots for m in view.meetings}) == (True, {1})


def test_a_dropped_draft_of_longer_meetings_comes_back(context: Context, fair: Fair) -> None:
    planned(context, fair)
    deeper = replace(fair, rules=replace(fair.rules, mode=Mode.FEWER_DEEPER))
    change_fair(context, deeper)
    make_timetable(context, fair.id)
    before = timetable(context, fair.id).meetings
    drop_draft(context, fair.id)
    assert {m.meeting.slots for m in timetable(context, fair.id).meetings} == {1}
    restore_draft(context, fair.id)
    assert timetable(context, fair.id).meetings == before


def test_a_day_is_not_cut_within_a_longer_meeting(context: Context) -> None:
    fair = fair_in(context)
    register(
        context, fair, host("Bygg AB", 1, presence=Presence(time(9, 30))),
        someone("Rut Ek", "Bygg AB", needs=Needs(longer_time=True)),
    )  # fmt: skip
    planned(context, fair)
    with pytest.raises(Refused) as refused:
        change_fair(context, replace(fair, plan=replace(fair.plan, ends=time(9, 45))))
    assert refused.value.refusal is Refusal.SETTING_INVALID
