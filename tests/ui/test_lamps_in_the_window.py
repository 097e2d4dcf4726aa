"""Lamps in the rail and as alarms in the hall, each with a way out."""

from motesplats.live.alarms import AlarmCode
from motesplats.live.lamps import Readings
from motesplats.ui.frame import LIVE, PRINTS
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.live import LivePage
from motesplats.usecases.machine import Machine

FULL = Machine(Readings(free_bytes=120_000_000, charge=0.12, draining=True, print_stuck=True), None)


def hall(window: MainWindow) -> LivePage:
    window.go(LIVE)
    page = window.page
    assert isinstance(page, LivePage)
    return page


def test_what_runs_out_is_said_in_the_rail_and_in_the_hall(window: MainWindow) -> None:
    page = hall(window)
    assert window.rail.lamps.shown == ()
    window.lamps.show(FULL)
    page.tick()
    shown = [line.text for line in window.rail.lamps.shown]
    assert shown == ["Disken nästan full", "Låg batterinivå", "Utskrift väntar"]
    codes = {alarm.code for alarm in page.alarms.alarms}
    assert {AlarmCode.DISK_FULL, AlarmCode.BATTERY_LOW, AlarmCode.PRINTER} <= codes


def test_a_print_that_stopped_leads_to_the_prints(window: MainWindow) -> None:
    page = hall(window)
    window.lamps.show(Machine(Readings(print_stuck=True), None))
    page.tick()
    page.alarms.press([a.code for a in page.alarms.alarms].index(AlarmCode.PRINTER))
    assert window.page.name == PRINTS


def test_when_nothing_burns_the_newest_copy_is_told(window: MainWindow) -> None:
    copied = window.page.shell.context.now()
    window.lamps.show(Machine(Readings(), copied))
    assert [(line.colour, line.text) for line in window.rail.lamps.shown] == [
        ("done", "Kopia 09:00")
    ]
    window.lamps.show(FULL)
    window.change_language("en")
    assert window.rail.lamps.shown[0].text == "Disk nearly full"
