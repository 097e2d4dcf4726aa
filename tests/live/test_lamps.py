"""Lamps: what burns at which reading, and since when."""

from datetime import timedelta

import pytest
from live.days import on

from motesplats.live.alarms import AlarmCode, Lamp
from motesplats.live.lamps import LEAST_FREE_BYTES, OLDEST_BACKUP, Readings, burning

NOW = on("10:00")


@pytest.mark.parametrize(
    ("readings", "lit"),
    [
        (Readings(), []),
        (Readings(free_bytes=LEAST_FREE_BYTES), []),
        (Readings(free_bytes=LEAST_FREE_BYTES - 1), [AlarmCode.DISK_FULL]),
        (Readings(charge=0.19, draining=True), [AlarmCode.BATTERY_LOW]),
        (Readings(charge=0.20, draining=True), []),
        (Readings(charge=0.05, draining=False), []),
        (Readings(unsaved_since=NOW - OLDEST_BACKUP), []),
        (Readings(unsaved_since=NOW - OLDEST_BACKUP - timedelta(seconds=1)), [AlarmCode.BACKUP]),
        (Readings(print_stuck=True), [AlarmCode.PRINTER]),
    ],
)
def test_a_lamp_burns_when_something_runs_out(readings: Readings, lit: list[AlarmCode]) -> None:
    assert [lamp.code for lamp in burning(readings, NOW)] == lit


def test_a_lamp_that_goes_on_burning_burns_since_it_was_lit() -> None:
    stuck = Readings(print_stuck=True)
    first = burning(stuck, NOW)
    later = burning(stuck, NOW + timedelta(minutes=5), first)
    assert later == first == (Lamp(AlarmCode.PRINTER, NOW),)
    assert burning(Readings(), NOW, first) == ()
