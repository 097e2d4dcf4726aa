"""The last look before the doors open: what the store and the machine can tell, and the scanner."""

from datetime import timedelta

import pytest
from usecases.builders import later, open_context, planned, planned_fair, seeker_named, small_fair

from motesplats.live.lamps import Readings
from motesplats.usecases.arrival import check_in
from motesplats.usecases.context import Context
from motesplats.usecases.kiosk import set_pin
from motesplats.usecases.machine import Machine
from motesplats.usecases.preflight import (
    TEST_CODE,
    Check,
    CheckCode,
    CheckState,
    ScannerLayout,
    checks_of,
    code_modules,
    scanner_layout,
)
from motesplats.usecases.queries import all_fairs, employers_at

NOTHING = Machine(Readings(), None)


@pytest.fixture
def context() -> Context:
    return open_context()


def found(context: Context, machine: Machine = NOTHING) -> dict[CheckCode, Check]:
    (summary,) = all_fairs(context)
    return {check.code: check for check in checks_of(context, summary.fair.id, machine)}


def test_a_timetable_has_to_be_published(context: Context) -> None:
    small_fair(context)
    assert found(context)[CheckCode.TIMETABLE].state is CheckState.BAD
    other = open_context()
    planned_fair(other)
    assert found(other)[CheckCode.TIMETABLE].state is CheckState.GOOD


def test_employers_without_a_pin_are_counted(context: Context) -> None:
    fair = planned_fair(context)
    first, second = employers_at(context, fair.id)
    set_pin(context, first.id, "1234")
    assert found(context)[CheckCode.PINS] == Check(CheckCode.PINS, CheckState.CAUTION, 1)
    set_pin(context, second.id, "1234")
    assert found(context)[CheckCode.PINS].state is CheckState.GOOD


@pytest.mark.parametrize(
    ("readings", "states"),
    [
        (Readings(), {}),
        (Readings(charge=0.5), {CheckCode.BATTERY: CheckState.GOOD}),
        (Readings(charge=0.5, draining=True), {CheckCode.BATTERY: CheckState.CAUTION}),
        (Readings(charge=0.1, draining=True), {CheckCode.BATTERY: CheckState.BAD}),
        (Readings(free_bytes=10_000_000_000), {CheckCode.DISK: CheckState.GOOD}),
        (Readings(free_bytes=10_000_000), {CheckCode.DISK: CheckState.BAD}),
    ],
)
def test_only_what_the_machine_has_is_judged(
    context: Context, readings: Readings, states: dict[CheckCode, CheckState]
) -> None:
    planned_fair(context)
    seen = found(context, Machine(readings, None))
    told = {code: seen[code].state for code in (CheckCode.BATTERY, CheckCode.DISK) if code in seen}
    assert told == states
    unsaved = Machine(Readings(unsaved_since=context.now() - timedelta(minutes=1)), None)
    assert found(context, unsaved)[CheckCode.COPY].state is CheckState.CAUTION


@pytest.mark.parametrize(
    ("typed", "layout"),
    [
        (TEST_CODE, ScannerLayout.RIGHT),
        (f" {TEST_CODE.lower()} ", ScannerLayout.RIGHT),
        ("MPTYZ+7", ScannerLayout.US),
        ("mptzyß7", ScannerLayout.GERMAN),
        ("MPS12345678", ScannerLayout.UNKNOWN),
        ("", ScannerLayout.UNKNOWN),
    ],
)
def test_the_test_code_tells_for_which_keyboard_the_scanner_is_set(
    typed: str, layout: ScannerLayout
) -> None:
    assert scanner_layout(typed) is layout


def test_the_test_code_has_its_quiet_zone() -> None:
    modules = code_modules()
    assert len({len(line) for line in modules} | {len(modules)}) == 1
    assert not any(any(line[:4]) or any(line[-4:]) for line in modules)
    assert not any(any(line) for line in (*modules[:4], *modules[-4:]))
    assert any(modules[4])


def test_what_was_tried_before_the_day_is_counted(context: Context) -> None:
    fair = planned(context, small_fair(context, practice=False))
    later(context, days=-2)
    assert found(context)[CheckCode.CLEAN].state is CheckState.GOOD
    check_in(context, fair.id, seeker_named(context, fair, "Bo").code)
    assert found(context)[CheckCode.CLEAN] == Check(CheckCode.CLEAN, CheckState.CAUTION, 1)
    later(context, days=2)
    assert found(context)[CheckCode.CLEAN].state is CheckState.GOOD


def test_a_practice_fair_is_there_to_be_tried(context: Context) -> None:
    fair = planned_fair(context)
    later(context, days=-2)
    check_in(context, fair.id, seeker_named(context, fair, "Bo").code)
    assert found(context)[CheckCode.CLEAN].state is CheckState.GOOD
