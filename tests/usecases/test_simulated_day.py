"""A whole day by itself: what comes of it, and that nothing that goes wrong in it is overlooked."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from usecases.builders import open_context

from motesplats.core.clock import ManualClock
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair
from motesplats.live.simulation import Disturbances
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.timetable import Timetable
from motesplats.storage.store import Store
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.keeping import back_up
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.practice import write_practice
from motesplats.usecases.rehearsal import fair_from_lists
from motesplats.usecases.simulated_day import DayOrder, DayPlayed, play_day

STEP = timedelta(minutes=2)
ROUGH = Disturbances(0.2, 0.2, 2)


def fair_of(context: Context, folder: Path) -> Fair:
    """Three employers and twelve people with a published timetable."""
    fair = fair_from_lists(context, write_practice(folder, employers=3, seekers=9))
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    return fair


def play(folder: Path, order: DayOrder) -> DayPlayed:
    context = open_context()
    assert isinstance(context.clock, ManualClock)
    return play_day(context, context.clock, fair_of(context, folder), order)


def test_everybody_who_comes_has_a_meeting_however_rough_the_day(tmp_path: Path) -> None:
    published: list[tuple[Problem, Timetable]] = []

    def keep(problem: Problem, timetable: Timetable) -> None:
        published.append((problem, timetable))

    day = play(tmp_path, DayOrder(4, STEP, ROUGH, published=keep))
    assert (day.without, day.faults) == ((), ())
    assert day.full_feedback >= 0.9
    assert day.missed > 0
    assert day.mended >= len(published) - 1 > 0
    assert day.held >= day.forms > 0


def test_whoever_finds_no_place_in_a_hall_that_is_too_small_is_told_of(tmp_path: Path) -> None:
    context = open_context()
    assert isinstance(context.clock, ManualClock)
    files = write_practice(tmp_path, employers=1, seekers=24)
    fair = fair_from_lists(context, files)
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    day = play_day(context, context.clock, fair, DayOrder(4, timedelta(minutes=4), ROUGH))
    assert day.without
    assert day.faults == ()


def test_the_same_seed_gives_the_same_day(tmp_path: Path) -> None:
    days = [play(tmp_path / name, DayOrder(6, STEP, ROUGH)) for name in ("a", "b")]
    first, second = (replace(day, without=()) for day in days)
    assert first == second


def test_what_is_lost_with_the_power_is_a_fault_of_the_day(tmp_path: Path) -> None:
    clock = ManualClock()
    context = Context(Store.open(tmp_path / "store.mplats", clock=clock), clock)
    fair = fair_of(context, tmp_path)
    earlier = back_up(context, tmp_path / "earlier.mplats")
    found: list[Store] = []

    def forget(store: Store) -> Store:
        store.close()
        found.append(Store.open(earlier, clock=clock))
        return found[0]

    day = play_day(context, clock, fair, DayOrder(4, STEP, ROUGH, pull_plug=forget))
    found[0].close()
    assert day.power_cuts == 1
    assert "something was lost when the power went" in day.faults


def test_a_day_can_be_stopped(tmp_path: Path) -> None:
    watch = Watch(cancelled=lambda: True)
    with pytest.raises(Refused) as error:
        play(tmp_path, DayOrder(4, STEP, watch=watch))
    assert error.value.refusal is Refusal.STOPPED
