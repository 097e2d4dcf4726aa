"""What is done most at the desk, and from anywhere: scans, names, drop-ins, slips, search."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from benchmarks._driver import Effort
from benchmarks._room import Room
from motesplats.core.people import Seeker
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.ui.pages.live import LivePage
from motesplats.usecases.arrival import SearchHit

CONTROL = Qt.KeyboardModifier.ControlModifier
LETTERS = 3


def by_scan(room: Room) -> Effort:
    """A badge, until the name stands there."""
    page, who = room.page("arrival", ArrivalPage), room.absent[0]
    room.driver.begin()
    room.driver.scan(str(who.code))
    room.driver.see(lambda: page.answer.seeker == who.id, "the greeting")
    return room.driver.effort


def by_name(room: Room) -> Effort:
    """Three letters of the name, a look, the arrow if another stands first, and Enter."""
    page, who, driver = room.page("arrival", ArrivalPage), room.absent[1], room.driver
    driver.begin()
    driver.type(_letters(who))
    driver.see(lambda: _row(page, who) is not None, "the name")
    if _row(page, who):
        driver.think()
    for _ in range(_row(page, who) or 0):
        driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Return)
    driver.see(lambda: page.answer.seeker == who.id, "the greeting")
    return driver.effort


def slip_again(room: Room) -> Effort:
    """Ctrl+P on the card, until the PDF lies in the folder."""
    room.page("arrival", ArrivalPage)
    before = _papers(room.home)
    room.driver.begin()
    room.driver.press(Qt.Key.Key_P, CONTROL)
    room.driver.see(lambda: bool(_papers(room.home) - before), "the slip")
    return room.driver.effort


def walk_in(room: Room) -> Effort:
    """Ctrl+N, first name, Tab, last name, Enter, until the person is greeted."""
    page, driver = room.page("arrival", ArrivalPage), room.driver
    before = page.answer.seeker
    driver.begin()
    driver.press(Qt.Key.Key_N, CONTROL)
    driver.type("Göran")
    driver.press(Qt.Key.Key_Tab)
    driver.type("Åkesson")
    driver.press(Qt.Key.Key_Return)
    driver.see(lambda: page.answer.seeker not in {None, before}, "the greeting")
    return driver.effort


def where_is(room: Room) -> Effort:
    """Ctrl+K and three letters, until the person is among the lines."""
    room.page("live", LivePage)
    who, driver, palette = room.absent[1], room.driver, room.window.quick_search
    driver.begin()
    driver.press(Qt.Key.Key_K, CONTROL)
    driver.type(_letters(who))
    names = (who.first_name, who.last_name)

    def seen() -> bool:
        lines = [palette.found.item(row).text() for row in range(palette.found.count())]
        return any(all(name in line for name in names) for line in lines)

    driver.see(seen, "the person")
    effort = driver.effort
    driver.press(Qt.Key.Key_Escape)
    return effort


def other_language(room: Room) -> Effort:
    """The button in the rail, until the window is English; then back."""
    before = room.window.rail
    room.driver.begin()
    room.driver.click(_language_button(room))
    room.driver.see(lambda: room.window.words.language == "en" and room.window.rail is not before)
    effort = room.driver.effort
    room.driver.click(_language_button(room))
    room.settle()
    return effort


def quick_note(room: Room) -> Effort:
    """Ctrl+Shift+N, a line, Enter, until it is said to be saved."""
    room.page("live", LivePage)
    driver, before = room.driver, room.window.foot.text
    driver.begin()
    driver.press(Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    driver.type("Truckkort saknas")
    driver.press(Qt.Key.Key_Return)
    driver.see(lambda: room.window.foot.text not in {"", before}, "that it is saved")
    return driver.effort


def _language_button(room: Room) -> QPushButton:
    found = room.window.rail.findChildren(QPushButton)
    return next(one for one in found if one.property("plain") in {"English", "Svenska"})


def _letters(who: Seeker) -> str:
    return (who.last_name or who.first_name)[:LETTERS].lower()


def _row(page: ArrivalPage, who: Seeker) -> int | None:
    """Where that person stands in the list."""
    for row in range(page.hits.count()):
        hit = page.hits.item(row).data(Qt.ItemDataRole.UserRole)
        if isinstance(hit, SearchHit) and hit.seeker.seeker == who.id:
            return row
    return None


def _papers(home: Path) -> set[Path]:
    return {path for path in home.rglob("*.pdf") if path.stat().st_size}
