"""Which phase the day is in, told from the clock alone."""

from datetime import date, datetime, time, timedelta

import pytest

from motesplats.core.clock import at
from motesplats.core.fair import Break, DayPlan
from motesplats.live.phases import BreakTimes, Moment, Phase, moment, planned

DAY = date(2026, 11, 26)
PLAN = DayPlan(time(9, 0), time(10, 0), breaks=(Break(time(9, 15), time(9, 30), "Fika"),))


def now(clock: str) -> Moment:
    return moment(planned(DAY, PLAN), at(DAY, time.fromisoformat(clock)))


@pytest.mark.parametrize(
    ("clock", "phase", "slot", "seconds"),
    [
        ("08:59", Phase.BEFORE, 0, 60),
        ("09:00", Phase.TALK, 0, 600),
        ("09:09:59", Phase.TALK, 0, 1),
        ("09:10", Phase.FEEDBACK, 0, 180),
        ("09:13", Phase.CHANGE, 0, 120),
        ("09:15", Phase.BREAK, 1, 900),
        ("09:30", Phase.TALK, 1, 600),
        ("09:59:59", Phase.CHANGE, 2, 1),
    ],
)
def test_each_instant_has_its_phase(clock: str, phase: Phase, slot: int, seconds: int) -> None:
    found = now(clock)
    assert (found.phase, found.seconds_left) == (phase, seconds)
    assert found.slot is not None
    assert found.slot.index == slot


def test_nothing_is_left_after_the_last_slot() -> None:
    assert now("10:00") == Moment(Phase.AFTER, None, None)


def test_days_before_and_after_the_fair_are_before_and_after_it() -> None:
    start = at(DAY, time(9, 0))
    assert moment(planned(DAY, PLAN), start - timedelta(days=1)).seconds_left == 86_400
    assert moment(planned(DAY, PLAN), start + timedelta(days=1)).phase is Phase.AFTER


def test_summer_time_moves_the_phases_with_the_clock_on_the_wall() -> None:
    summer = date(2026, 6, 26)
    instant = datetime.fromisoformat("2026-06-26T09:05:00+02:00")
    assert moment(planned(summer, PLAN), instant).phase is Phase.TALK
    assert moment(planned(summer, PLAN), instant + timedelta(hours=1)).phase is Phase.AFTER


def test_night_when_clocks_are_put_back_is_an_hour_longer() -> None:
    sunday = date(2026, 10, 25)
    midnight = at(sunday, time(0, 0))
    assert moment(planned(sunday, PLAN), midnight).seconds_left == 10 * 3600


def test_breaks_before_between_and_after_the_slots_have_their_instants() -> None:
    pauses = (Break(time(8, 0), time(8, 30), "Samling"), Break(time(11, 0), time(11, 30), "Mat"))
    plan = DayPlan(time(9, 0), time(10, 0), breaks=(*PLAN.breaks, *pauses))
    assert [(b.title, b.before) for b in planned(DAY, plan).breaks] == [
        ("Samling", 0), ("Fika", 1), ("Mat", 3),
    ]  # fmt: skip
    fika = BreakTimes("Fika", at(DAY, time(9, 15)), at(DAY, time(9, 30)), 1)
    assert fika in planned(DAY, plan).breaks
