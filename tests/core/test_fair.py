"""The day is cut into time slots; plans that cannot be are refused where they are made."""

from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Break, DayPlan, time_slots

NINE, TEN = time(9, 0), time(10, 0)


def refused(refusal: Refusal, **details: object) -> pytest.RaisesExc[Refused]:
    def fits(error: Refused) -> bool:
        return error.refusal is refusal and details.items() <= error.details.items()

    return pytest.RaisesExc(Refused, check=fits)


def test_a_slot_is_talk_then_feedback_then_change() -> None:
    first, second, *_ = time_slots(DayPlan(NINE, TEN))
    assert (first.starts, first.feedback_at) == (NINE, time(9, 10))
    assert (first.change_at, first.ends) == (time(9, 13), time(9, 15))
    assert (second.index, second.starts) == (1, first.ends)


def test_what_does_not_fit_whole_before_the_end_is_left_out() -> None:
    assert len(time_slots(DayPlan(NINE, time(10, 14)))) == 4
    assert len(time_slots(DayPlan(NINE, time(10, 15)))) == 5


def test_a_slot_that_would_run_into_a_break_begins_after_it() -> None:
    plan = DayPlan(NINE, time(10, 30), breaks=(Break(time(9, 20), time(9, 40), "Fika"),))
    assert [slot.starts for slot in time_slots(plan)] == [
        NINE, time(9, 40), time(9, 55), time(10, 10),
    ]  # fmt: skip


def test_breaks_in_any_order_that_follow_each_other_are_all_kept() -> None:
    second, first = Break(time(9, 15), time(9, 30)), Break(NINE, time(9, 15))
    slots = time_slots(DayPlan(NINE, TEN, breaks=(second, first)))
    assert [slot.starts for slot in slots] == [time(9, 30), time(9, 45)]


def test_a_break_outside_the_day_changes_nothing() -> None:
    plan = DayPlan(NINE, TEN, breaks=(Break(time(12, 0), time(13, 0)),))
    assert time_slots(plan) == time_slots(DayPlan(NINE, TEN))


@given(st.integers(12, 120), st.integers(1, 60), st.integers(0, 60), st.integers(0, 719))
def test_slots_never_overlap_nor_meet_a_break(
    talk: int, feedback: int, change: int, pause: int
) -> None:
    begins, ends = time(6 + pause // 60, pause % 60), time(18, 30)
    plan = DayPlan(time(6, 0), time(23, 0), talk, feedback, change, (Break(begins, ends),))
    slots = time_slots(plan)
    assert all(a.ends <= b.starts for a, b in pairwise(slots))
    assert all(s.ends <= begins or s.starts >= ends for s in slots)
    assert [s.index for s in slots] == list(range(len(slots)))


@pytest.mark.parametrize(
    ("setting", "changes"),
    [
        ("talk", {"talk": 0}),
        ("talk", {"talk": 121}),
        ("feedback", {"feedback": -1}),
        ("feedback", {"feedback": 61}),
        ("change", {"change": -1}),
        ("change", {"change": 61}),
        ("end", {"ends": NINE}),
        ("break", {"breaks": (Break(TEN, TEN),)}),
    ],
)
def test_impossible_lengths_are_refused_by_name(setting: str, changes: dict[str, object]) -> None:
    with refused(Refusal.SETTING_INVALID, setting=setting):
        DayPlan(**{"starts": NINE, "ends": TEN, **changes})


def test_the_usual_meeting_leaves_time_for_feedback_and_to_change() -> None:
    usual = DayPlan(NINE, TEN)
    assert (usual.talk, usual.feedback, usual.change) == (10, 3, 2)


def test_no_feedback_minutes_have_to_be_confirmed() -> None:
    with refused(Refusal.NO_FEEDBACK_TIME):
        DayPlan(NINE, TEN, feedback=0)
    assert DayPlan(NINE, TEN, feedback=0, no_feedback_confirmed=True).slot_minutes == 12


def test_a_day_without_room_for_one_slot_is_refused() -> None:
    with refused(Refusal.NO_TIME_SLOTS):
        time_slots(DayPlan(NINE, time(9, 14)))


def test_more_than_96_slots_are_refused() -> None:
    with refused(Refusal.SETTING_INVALID, setting="slots", value=510):
        time_slots(DayPlan(NINE, time(17, 30), talk=1, feedback=0, change=0,
                           no_feedback_confirmed=True))  # fmt: skip
