"""What a coordinator does most during the fair: phases, minutes, reserves, moved meetings."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TypeAlias

from PySide6.QtCore import QPoint, QRect, Qt

from benchmarks._driver import Effort
from benchmarks._room import STEP, Room
from motesplats.core.clock import at
from motesplats.core.ids import MeetingId
from motesplats.live.alarms import AlarmCode
from motesplats.live.phases import Phase
from motesplats.ui.pages.grid_signs import Sign
from motesplats.ui.pages.hand import Hand
from motesplats.ui.pages.live import LivePage
from motesplats.ui.pages.timetable import TimetablePage
from motesplats.usecases.carrying import movable

CONTROL = Qt.KeyboardModifier.ControlModifier
Place: TypeAlias = tuple[int, int]
Move: TypeAlias = tuple[Place, Place, MeetingId, Sign | None]
LATE = timedelta(minutes=3)
_ARROWS = {
    (0, 1): Qt.Key.Key_Down,
    (0, -1): Qt.Key.Key_Up,
    (1, 0): Qt.Key.Key_Right,
    (-1, 0): Qt.Key.Key_Left,
}


def start(room: Room) -> Effort:
    """Space in the Hallen, until the first talk goes on."""
    room.clock.move_to(at(room.fair.day, room.fair.plan.starts))
    page = room.page("live", LivePage)
    room.settle(1300)
    return _space(room, page)


def longer(room: Room) -> Effort:
    """The button for two minutes, a look at what they do, Enter."""
    page, driver = room.page("live", LivePage), room.driver
    before = page.clock.text()
    driver.begin()
    driver.click(page.controls.longer[1])
    driver.see(page.asking.yes.hasFocus, "what two minutes would do")
    driver.press(Qt.Key.Key_Return)
    driver.see(lambda: page.clock.text() > before, "the longer talk")
    return driver.effort


def undone(room: Room) -> Effort:
    """Ctrl+Z takes the minutes back."""
    page, driver = room.page("live", LivePage), room.driver
    before = page.clock.text()
    driver.begin()
    driver.press(Qt.Key.Key_Z, CONTROL)
    driver.see(lambda: page.clock.text() < before, "the old time")
    return driver.effort


def next_phase_on_board(room: Room) -> Effort:
    """Space, until the board has painted another phase; undone after."""
    page, stage, driver = room.page("live", LivePage), room.window.stage, room.driver
    if not stage.window.is_open:
        stage.toggle()
        room.settle(600)
    before, painted = stage.face, stage.window.view
    driver.begin()
    driver.press(Qt.Key.Key_Space)
    driver.see(lambda: _phase(page) is Phase.FEEDBACK and stage.face != before, "the board")
    painted.repaint()
    effort = driver.effort
    driver.press(Qt.Key.Key_Z, CONTROL)
    driver.see(lambda: _phase(page) is Phase.TALK, "the talk")
    return effort


def reserve(room: Room) -> Effort:
    """The alarm of a no-show, a look at the first way, Enter, until the alarm is gone."""
    page, driver = room.page("live", LivePage), room.driver
    for _ in range(LATE // STEP):
        room.clock.advance(STEP)
        page.tick()
    room.settle()
    alarm = next(a for a in page.alarms.alarms if a.code is AlarmCode.NO_SHOW)
    number = page.alarms.alarms.index(alarm)
    driver.begin()
    driver.click(page.alarms.button_of(number))
    driver.see(lambda: bool(page.mending.cards) and page.mending.cards[0].button.hasFocus())
    driver.think()
    driver.press(Qt.Key.Key_Return)
    driver.see(lambda: alarm not in page.alarms.alarms and not page.mending.isVisible())
    return driver.effort


def dragged(room: Room) -> Effort:
    """A card drawn to another place with the mouse; where somebody stands there, Enter says yes."""
    page, driver = room.page("timetable", TimetablePage), room.driver
    room.settle(1000)
    start, goal, meeting, sign = _move(room, page)
    driver.begin()
    driver.drag(page.grid, _middle(page, start), _middle(page, goal))
    if sign is Sign.SWAPS:
        driver.see(lambda: bool(page.content.bar.told.text()), "who would change places")
        driver.think()
        driver.press(Qt.Key.Key_Return)
    driver.see(lambda: _stands(page, goal, meeting), "the card at its new place")
    return driver.effort


def by_keys(room: Room) -> Effort:
    """A click on a card, Ctrl+X, arrows, Ctrl+V, to a free place or in exchange."""
    page, driver = room.page("timetable", TimetablePage), room.driver
    room.settle(1000)
    start, goal, meeting, _ = _move(room, page)
    driver.begin()
    driver.click(page.grid, _middle(page, start))
    driver.press(Qt.Key.Key_X, CONTROL)
    driver.see(lambda: page.grid.judge is not None, "the card in the hand")
    across, down = goal[0] - start[0], goal[1] - start[1]
    for step, count in (((1, 0), across), ((0, 1), down)):
        arrow = _ARROWS[step if count > 0 else (-step[0], -step[1])]
        for _ in range(abs(count)):
            driver.press(arrow)
    driver.press(Qt.Key.Key_V, CONTROL)
    driver.see(lambda: _stands(page, goal, meeting), "the card at its new place")
    return driver.effort


def _space(room: Room, page: LivePage) -> Effort:
    before = _phase(page)
    room.driver.begin()
    room.driver.press(Qt.Key.Key_Space)
    room.driver.see(lambda: _phase(page) is not before, "the next phase")
    return room.driver.effort


def _phase(page: LivePage) -> Phase | None:
    return None if page.live is None else page.live.hall.moment.phase


def _middle(page: TimetablePage, place: Place) -> QPoint:
    return page.grid.cell_at(place).center()


def _stands(page: TimetablePage, place: Place, meeting: MeetingId) -> bool:
    cells = {} if page.grid.map is None else page.grid.map.cells
    there = cells.get(place)
    return page.grid.judge is None and there is not None and there.meeting.id == meeting


def _move(room: Room, page: TimetablePage) -> Move:
    """A card in sight and a place in sight for it, a free one if there is any."""
    # After a change the grid may still be reading the new timetable.
    room.driver.see(lambda: any(True for _ in _moves(room, page)), "a card that can be moved")
    found = sorted(_moves(room, page), key=lambda one: (one[3] is Sign.SWAPS, abs(_rows(one))))
    return found[0]


def _rows(move: Move) -> int:
    return move[1][1] - move[0][1]


def _moves(room: Room, page: TimetablePage) -> Iterator[Move]:
    shown, seen = page.grid.map, _in_sight(page)
    assert shown is not None
    found = movable(room.context, room.fair_id)
    for (across, down), one in shown.cells.items():
        carried = found.carried(one.meeting.id)
        start = across, down
        if carried is None or found.obstacle(one.meeting.id) or not _in(page, seen, start):
            continue
        hand = Hand(found, carried, one.seeker.name)
        for goal in ((across, line) for line in range(shown.down)):
            sign = hand.sign(shown, goal) if _in(page, seen, goal) else None
            if sign in {Sign.FITS, Sign.SWAPS}:
                yield start, goal, one.meeting.id, sign


def _in(page: TimetablePage, seen: QRect, place: Place) -> bool:
    return seen.contains(page.grid.cell_at(place))


def _in_sight(page: TimetablePage) -> QRect:
    whole = page.grid.visibleRegion().boundingRect()
    first = page.grid.cell_at((0, 0))
    return whole.adjusted(first.left(), first.top(), 0, 0)
