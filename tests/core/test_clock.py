"""Time is handed in, aware and in UTC; clocks on the wall are Sweden's."""

from datetime import UTC, date, datetime, time, timedelta, timezone

from motesplats.core.clock import ManualClock, PacedClock, SystemClock, at, local


def test_computers_clock_is_aware_and_goes_forward() -> None:
    clock = SystemClock()
    first = clock.now()
    assert first.tzinfo is UTC
    assert first <= clock.now()


def test_manual_clock_stands_still_until_it_is_moved() -> None:
    clock = ManualClock()
    before = clock.now()
    assert clock.now() == before
    clock.advance(timedelta(minutes=5))
    assert clock.now() - before == timedelta(minutes=5)
    clock.move_to(datetime(2026, 6, 1, 10, 0, tzinfo=timezone(timedelta(hours=2))))
    assert clock.now() == datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_steady_seconds_count_what_has_passed_whatever_the_clock_is_set_to() -> None:
    clock = ManualClock()
    clock.advance(timedelta(seconds=5))
    clock.leap(timedelta(hours=2))
    assert clock.steady() == 5
    assert clock.now() - ManualClock().now() == timedelta(hours=2, seconds=5)
    computer = SystemClock()
    assert computer.steady() <= computer.steady()


def test_nine_o_clock_is_eight_in_winter_and_seven_in_summer() -> None:
    assert at(date(2026, 11, 26), time(9, 0)).hour == 8
    assert at(date(2026, 6, 26), time(9, 0)).hour == 7
    assert local(at(date(2026, 6, 26), time(9, 0))).time() == time(9, 0)


def test_clocks_that_are_put_forward_skip_an_hour() -> None:
    night = date(2026, 3, 29)
    assert at(night, time(3, 30)) - at(night, time(1, 30)) == timedelta(hours=1)


def test_a_paced_clock_goes_as_many_times_as_fast_by_both_its_readings() -> None:
    under, begins = ManualClock(), ManualClock().now() + timedelta(days=40)
    paced = PacedClock(begins, 10, under)
    assert (paced.now(), paced.steady()) == (begins, 0)
    under.advance(timedelta(seconds=6))
    assert (paced.now(), paced.steady()) == (begins + timedelta(minutes=1), 60)
    assert PacedClock(begins, 1).now() >= begins
