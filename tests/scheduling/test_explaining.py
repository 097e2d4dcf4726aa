"""Every explanation is tried: what it names makes the meeting possible, and nothing less does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scheduling.halls import any_fairs, employer, hall, halls, many, seeker

from motesplats.scheduling.change import Change, Kind, changed, granted
from motesplats.scheduling.clash import smallest_clash
from motesplats.scheduling.explain import Explanation, Met, Unmet, why_met, why_unmet
from motesplats.scheduling.problem import (
    PinnedMeeting,
    Problem,
    ProblemInterpreter,
    ProblemResource,
    ProblemStation,
)
from motesplats.scheduling.reserves import reserves
from motesplats.scheduling.rules import Rule, violations
from motesplats.scheduling.solve import solve
from motesplats.scheduling.stop import Stop
from motesplats.scheduling.timetable import PlannedMeeting, Timetable
from motesplats.scheduling.ways import cheapest, part_around, ways_at


def at(pair: str, slot: int, interpreter: str | None = None) -> PlannedMeeting:
    s, e = pair.split(":")
    return PlannedMeeting(s, e, f"{e}.0", slot, interpreter)


any_kind = st.one_of(halls(), any_fairs())


def can_meet(
    problem: Problem,
    timetable: Timetable,
    wish: tuple[str, str],
    found: Explanation,
    changes: tuple[Change, ...],
) -> bool:
    """Whether the two can meet at the slot named once the changes are made, nobody else moving."""
    asked, kept = granted(problem, changes), changed(timetable, changes).meetings
    if found.slot < 0:
        return False
    host = next(e for e in asked.employers if e.id == wish[1])
    before = set(violations(asked, kept))
    for station in host.stations:
        for interpreter in (None, *(i.id for i in asked.interpreters)):
            meeting = PlannedMeeting(*wish, station.id, found.slot, interpreter)
            if set(violations(asked, (*kept, meeting))) <= before:
                return True
    return False


@many
@given(any_kind)
def test_what_an_explanation_names_is_enough_and_nothing_of_it_is_needless(
    problem: Problem,
) -> None:
    timetable = solve(problem, stop=Stop(iterations=200)).timetable
    met = {(m.seeker, m.employer) for m in timetable.meetings}
    for wish in [(s.id, e.id) for s in problem.seekers for e in problem.employers]:
        found = why_unmet(problem, timetable, *wish)
        if wish in met or found.slot < 0:
            continue
        assert can_meet(problem, timetable, wish, found, found.changes)
        moves = {c for c in found.changes if c.kind is Kind.MEETING_MOVES}
        for change in set(found.changes) - moves:
            fewer = tuple(c for c in found.changes if c != change)
            assert not can_meet(problem, timetable, wish, found, fewer)


@many
@given(any_kind)
def test_moves_that_an_explanation_names_keep_every_rule(problem: Problem) -> None:
    timetable = solve(problem, stop=Stop(iterations=200)).timetable
    for pair in problem.pairs:
        found = why_unmet(problem, timetable, pair.seeker, pair.employer)
        moved = changed(timetable, found.changes)
        assert {v.rule for v in violations(granted(problem, found.changes), moved.meetings)} <= {
            v.rule for v in violations(problem, timetable.meetings)
        }


def why(problem: Problem, *meetings: PlannedMeeting) -> Explanation:
    return why_unmet(problem, Timetable("hall", meetings), "a", "X")


def one(**more: object) -> Problem:
    problem = hall("a:X a:Y a:Z b:X=9 c:Y")
    return replace(problem, seekers=(seeker("a", **more), *problem.seekers[1:]))


SPEAKS = (ProblemInterpreter("I", ("so",), (0,)),)
FAR = (employer("X"), employer("Y", xy=(2000.0, 0.0)), employer("Z"))
FULL = (replace(employer("X", 1)), employer("Y"), employer("Z"))


@pytest.mark.parametrize(
    ("code", "problem", "meetings"),
    [
        (Unmet.MEETS, one(), [at("a:X", 0)]),
        (Unmet.NEVER_PAIR, hall("b:X"), []),
        (Unmet.ABSENT, replace(one(), absent=("a",)), []),
        (Unmet.NO_COMMON_TIME, one(available=()), []),
        (Unmet.NO_INTERPRETER, one(language="so"), []),
        (Unmet.ENOUGH_MEETINGS, one(max_meetings=1), [at("a:Y", 0)]),
        (Unmet.EMPLOYER_FULL, replace(one(), employers=FULL), [at("b:X", 0)]),
        (Unmet.SEEKER_BUSY, replace(one(), employers=FULL), [at("a:Y", 0)]),
        (Unmet.TOO_FAR, replace(one(), employers=FAR), [at("a:Y", 1)]),
        (Unmet.LONGEST_RUN, one(max_run=1, available=(0, 1)), [at("a:Y", 1)]),
        (Unmet.ROOM_LEFT, one(), [PlannedMeeting("z", "X", "X.0", 3)]),
    ],
)
def test_the_reason_is_found(code: Unmet, problem: Problem, meetings: list[PlannedMeeting]) -> None:
    assert why(problem, *meetings).code is code


def test_an_employer_full_of_stronger_wishes_is_counted() -> None:
    found = why(replace(one(), employers=FULL), at("b:X", 0))
    assert (found.places, found.stronger) == (1, 1)


def test_an_interpreter_may_be_taken() -> None:
    people = (seeker("a", language="so"), seeker("b"), seeker("c", language="so"))
    problem = replace(one(), seekers=people, interpreters=SPEAKS)
    assert why(problem, at("c:Y", 0, "I")).code is Unmet.INTERPRETER_TAKEN


def test_a_wheelchair_may_reach_no_station() -> None:
    x = employer("X")
    steep = replace(x, stations=(replace(x.stations[0], accessible=False),))
    problem = replace(one(wheelchair=True), employers=(steep, employer("Y"), employer("Z")))
    assert why(problem).code is Unmet.NO_ACCESSIBLE_STATION


def everything(**more: object) -> Problem:
    """One seeker and one employer who need a hearing loop, of which there is one in one slot."""
    loop = ProblemResource("loop", 1, (0,))
    people = (seeker("a", resources=("loop",)), seeker("b", resources=("loop",)))
    return replace(hall("a:X b:Y"), seekers=people, resources=(loop,), **more)


def test_a_resource_may_be_taken_and_one_more_is_what_it_takes() -> None:
    found = why(everything(), at("b:Y", 0))
    assert found.code is Unmet.RESOURCE_TAKEN
    assert found.changes == (Change(Kind.ONE_MORE_RESOURCE, thing="loop", slots=(0,)),)


def test_an_employer_may_have_met_enough() -> None:
    problem = replace(one(), employers=(employer("X", max_meetings=1), *FULL[1:]))
    found = why(problem, at("b:X", 0))
    assert (found.code, found.limit) == (Unmet.EMPLOYER_ENOUGH, 1)
    assert found.changes == (Change(Kind.EMPLOYER_MEETS_MORE, "", "X", limit=2),)


def test_a_recruiter_may_need_to_rest() -> None:
    tired = replace(FULL[0], stations=(ProblemStation("X.0", (0, 1), max_run=1),))
    problem = replace(one(), employers=(tired, *FULL[1:]))
    assert why(problem, at("b:X", 0)).code is Unmet.RECRUITER_RESTS


def test_a_meeting_that_has_begun_does_not_give_way() -> None:
    held = PinnedMeeting("a", "Y", "Y.0", 0)
    problem = replace(one(), employers=FULL, pinned=(held,))
    found = why(problem, at("a:Y", 0))
    assert Change(Kind.MEETING_GOES, "a", "Y") not in found.changes


def test_an_interpreter_who_comes_free_need_not_be_booked_again() -> None:
    whom = (seeker("a", 1, language="so"),)
    problem = hall("a:X a:Y", 1, seekers=whom, interpreters=SPEAKS)
    found = why(problem, at("a:Y", 0, "I"))
    assert [change.kind for change in found.changes] == [Kind.MEETING_GOES]


def test_an_own_meeting_may_give_way() -> None:
    found = why(replace(one(available=(0,)), employers=FULL), at("a:Y", 0))
    assert found.changes == (Change(Kind.MEETING_GOES, "a", "Y"),)


def test_others_may_move_to_make_room() -> None:
    problem = replace(one(available=(0,)), employers=(employer("X"), *FULL[1:]))
    found = why(problem, at("b:X", 0))
    assert [c.kind for c in found.changes] == [Kind.MEETING_MOVES]
    assert (found.slot, found.changes[0].seeker) == (0, "b")


def test_a_way_over_the_end_of_the_day_cannot_be_opened() -> None:
    problem = one(extra_slots=1)
    part = part_around(problem, Timetable("hall"), "a", "X")
    (late,) = (way for way in ways_at(part, 3) if not way.added)
    assert Rule.OVERRUN in late.broken
    assert cheapest(part, [late]) == (-1, ())


def test_lunch_may_be_opened() -> None:
    problem = replace(one(), blocked=(0, 1, 2, 3))
    assert why(problem).changes == (Change(Kind.TIME_OPENED, slots=(0,)),)


def test_after_the_last_slot_nothing_helps() -> None:
    assert why(replace(one(), now=4)).slot == -1


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (Met.PINNED, replace(hall("a:X b:X"), pinned=(PinnedMeeting("a", "X", "X.0", 0),))),
        (Met.NOBODY_ELSE, hall("a:X")),
        (Met.ONLY_ONE, hall("a:X b:X")),
    ],
)
def test_a_meeting_says_why_it_is_there(code: Met, problem: Problem) -> None:
    timetable = Timetable("hall", (at("a:X", 0),))
    assert why_met(problem, timetable, "a", "X").code is code


def test_a_further_meeting_is_there_for_fairness_then_for_the_wish() -> None:
    problem = hall("a:X=9 a:Y b:X")
    timetable = Timetable("hall", (at("a:X", 0), at("a:Y", 1)))
    assert why_met(problem, timetable, "a", "X").code is Met.FAIRNESS
    wished = replace(problem, fair_target=1)
    ground = why_met(wished, timetable, "a", "X")
    assert (ground.code, ground.others, ground.weaker) == (Met.WISH, 1, 1)
    pairs = tuple(replace(p, seeker_score=1, employer_score=1) for p in problem.pairs)
    both = replace(wished, pairs=pairs)
    assert why_met(both, timetable, "a", "X").code is Met.MUTUAL


def test_who_may_never_meet_would_first_have_to_be_allowed_to() -> None:
    problem = hall("a:X b:Y")
    found = why_unmet(problem, Timetable("hall"), "a", "Y")
    assert (found.code, found.slot) == (Unmet.NEVER_PAIR, 0)
    assert found.changes == (Change(Kind.PAIR_ALLOWED, "a", "Y"),)


# --- reserves and clashes -----------------------------------------------------------------------


def test_reserves_are_those_inside_who_can_come_the_fewest_meetings_first() -> None:
    problem = hall("a:X a:Y b:X=9 c:X=5 d:X e:X f:X", slots=2)
    timetable = Timetable("hall", (at("e:X", 1), at("a:Y", 1), at("d:X", 1)))
    found = reserves(problem, timetable, "X", 0, {"a", "b", "c", "e"})
    assert [r.meeting.seeker for r in found] == ["b", "c", "a"]
    assert [(r.have, r.utility) for r in found] == [(0, 9), (0, 5), (1, 1)]
    assert reserves(problem, timetable, "X", 1, {"a"}) == ()


def test_who_came_though_nobody_thought_so_is_a_reserve() -> None:
    problem = replace(hall("a:X"), absent=("a",))
    (found,) = reserves(problem, Timetable("hall"), "X", 2, {"a"})
    assert found.meeting == PlannedMeeting("a", "X", "X.0", 2)


def pin(where: str, slot: int) -> PinnedMeeting:
    m = at(where, slot)
    return PinnedMeeting(m.seeker, m.employer, m.station, m.slot)


def test_a_clash_is_the_fewest_meetings_that_cannot_hold_together() -> None:
    problem = hall("a:X a:Y a:Z b:X b:Y")
    pins = (pin("b:X", 0), pin("a:Y", 1), pin("a:Z", 1), pin("b:Y", 2))
    found = smallest_clash(replace(problem, pinned=pins))
    assert found is not None
    assert (found.rule, set(found.meetings)) == (Rule.SEEKER_TWICE, {pins[1], pins[2]})
    assert smallest_clash(replace(problem, pinned=pins[:2])) is None


@many
@given(halls(), st.data())
def test_a_clash_holds_together_without_any_one_of_its_meetings(
    problem: Problem, data: st.DataObject
) -> None:
    stations = {e.id: e.stations for e in problem.employers}
    possible = [p for p in problem.pairs if stations[p.employer]]
    pins = tuple(
        PinnedMeeting(
            p.seeker,
            p.employer,
            data.draw(st.sampled_from(stations[p.employer])).id,
            data.draw(st.integers(0, problem.n_slots - 1)),
        )
        for p in possible
    )
    found = smallest_clash(replace(problem, pinned=pins))
    for gone in found.meetings if found else ():
        fewer = tuple(m for m in found.meetings if m != gone) if found else ()
        again = smallest_clash(replace(problem, pinned=fewer))
        assert again is None or (found and again.rule is not found.rule)
