"""Made-up days: the right number of disturbances, the same day for the same seed."""

from collections import Counter
from datetime import time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from live.days import DAY

from motesplats.core.fair import DayPlan
from motesplats.live.phases import planned
from motesplats.live.simulation import Cast, Disturbances, Event, Happening, simulated_day

WHOLE = planned(DAY, DayPlan(time(13, 0), time(15, 15)))
USUAL = Cast(60, 12, 2)


def of(events: tuple[Event, ...], what: Happening) -> list[Event]:
    return [event for event in events if event.what is what]


def test_the_same_seed_gives_the_same_day_and_another_another() -> None:
    assert simulated_day(WHOLE, USUAL, 7) == simulated_day(WHOLE, USUAL, 7)
    assert simulated_day(WHOLE, USUAL, 7) != simulated_day(WHOLE, USUAL, 8)


@given(st.integers())
def test_a_usual_day_has_what_it_says(seed: int) -> None:
    day = simulated_day(WHOLE, USUAL, seed)
    start = WHOLE.slots[0].starts
    assert Counter(event.what.value for event in day) == {
        "seeker_no_show": 6, "seeker_arrives": 54, "walk_in": 3, "employer_arrives": 12,
        "employer_leaves": 1, "interpreter_arrives": 2, "power_cut": 1, "power_back": 1,
    }  # fmt: skip
    assert sum(e.at > start for e in of(day, Happening.SEEKER_ARRIVES)) == 6
    assert [e.at - start for e in of(day, Happening.EMPLOYER_ARRIVES) if e.at > start] == [
        timedelta(minutes=20)
    ]
    assert sum(e.at > start for e in of(day, Happening.INTERPRETER_ARRIVES)) == 1
    late = {e.who for e in of(day, Happening.EMPLOYER_ARRIVES) if e.at > start}
    assert not late & {e.who for e in of(day, Happening.EMPLOYER_LEAVES)}


@given(
    st.integers(),
    st.builds(Cast, st.integers(0, 40), st.integers(0, 10), st.integers(0, 4)),
    st.builds(
        Disturbances, st.floats(0, 1), st.floats(0, 1), st.integers(0, 4),
        employers_late=st.integers(0, 4), employers_leaving=st.integers(0, 4),
        interpreters_late=st.integers(0, 4), power_cuts=st.integers(0, 4),
    ),
)  # fmt: skip
def test_any_day_is_in_order_and_makes_sense(
    seed: int, cast: Cast, disturbances: Disturbances
) -> None:
    day = simulated_day(WHOLE, cast, seed, disturbances)
    assert [e.at for e in day] == sorted(e.at for e in day)
    came = [e.who for e in day if e.what in {Happening.SEEKER_ARRIVES, Happening.SEEKER_NO_SHOW}]
    assert sorted(came) == list(range(cast.seekers))
    arrived = {e.who: e.at for e in of(day, Happening.EMPLOYER_ARRIVES)}
    assert all(arrived[e.who] < e.at for e in of(day, Happening.EMPLOYER_LEAVES))
    power = [e.what for e in day if e.what in {Happening.POWER_CUT, Happening.POWER_BACK}]
    assert power == [Happening.POWER_CUT, Happening.POWER_BACK] * disturbances.power_cuts
