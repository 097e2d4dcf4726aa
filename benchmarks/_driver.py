"""A pair of hands at a real window: types, clicks, drags, scans, counts it, times the answers.

What a person takes is reckoned by the keystroke-level model of Card, Moran and Newell ("The
keystroke-level model for user performance time with interactive systems", Communications of the
ACM 23, 1980): a key 0.28 s at 40 words a minute, rounded up; pointing 1.1 s; pressing the button of
the mouse 0.1 s and letting it go as much; a hand that goes to the mouse or back 0.4 s; making up
one's mind 1.35 s.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NoReturn

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

KEY_S, POINT_S, PRESS_S, HAND_S, MIND_S = 0.3, 1.1, 0.2, 0.4, 1.35
SCAN_S = POINT_S
# Keys that come closer to each other than this are a scanner's.
PERSON_GAP_MS = 45
LOOK_MS = 2
PATIENCE_S = 30.0
_HELD = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton


@dataclass(frozen=True, slots=True)
class Effort:
    """What an action took: a key that is pressed with Ctrl held is one key of two strokes.

    ``person``: seconds at a person's pace; ``wall`` and ``cpu``: seconds that the person waited for
    the program, and what the processor did meanwhile; ``longest``: the longest single wait.
    """

    keys: int = 0
    clicks: int = 0
    scans: int = 0
    person: float = 0.0
    wall: float = 0.0
    cpu: float = 0.0
    longest: float = 0.0

    @property
    def actions(self) -> int:
        return self.keys + self.clicks

    @property
    def seconds(self) -> float:
        """From the first touch to what was wanted on the screen."""
        return self.person + self.wall


class Driver:
    """Acts on the window that is active, as its user would, and waits until the answer is seen."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.effort = Effort()
        self._mouse: bool | None = None
        self._since = time.perf_counter(), time.process_time()

    def begin(self) -> None:
        """Count a new action from nothing, with the hands where they are needed first."""
        self.window.activateWindow()
        self.rest(PERSON_GAP_MS)
        self.effort, self._mouse = Effort(), None

    def think(self, seconds: float = MIND_S) -> None:
        """The person reads what came and makes up his mind."""
        self._spend(seconds)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key, alone or while others are held down."""
        self._stroke(1 + sum(bool(held & one) for one in _HELD))
        QTest.keyClick(self._focus(), key, held)

    def type(self, text: str) -> None:
        """Letters of any alphabet, no faster than a person."""
        for letter in text:
            self._stroke(1 + letter.isupper())
            self._send(letter)

    def scan(self, code: str) -> None:
        """A badge in front of the scanner, which types it at once and ends with Enter."""
        self.rest(PERSON_GAP_MS)
        self.effort = replace(self.effort, scans=self.effort.scans + 1)
        self._spend(SCAN_S)
        self._start()
        for letter in code:
            self._send(letter)
        QTest.keyClick(self._focus(), Qt.Key.Key_Return)

    def click(self, widget: QWidget, point: QPoint | None = None) -> None:
        """Point at a widget, or a place on it, and click."""
        self._point(widget)
        self._start()
        QTest.mouseClick(widget, LEFT, pos=widget.rect().center() if point is None else point)

    def drag(self, widget: QWidget, start: QPoint, goal: QPoint) -> None:
        """Press at one place of a widget and let go at another; one click, pointed twice."""
        self._point(widget)
        self._spend(POINT_S)
        QTest.mousePress(widget, LEFT, pos=start)
        QTest.mouseMove(widget, start + (goal - start) / 2)
        QTest.mouseMove(widget, goal)
        self._start()
        QTest.mouseRelease(widget, LEFT, pos=goal)

    def see(self, shown: Callable[[], bool], what: str = "the answer") -> None:
        """Wait until something is on the screen; the wait is the program's.

        Raises TimeoutError when it does not come.
        """
        begun = time.perf_counter()
        ticker = QTimer(interval=LOOK_MS)
        ticker.start()
        while not shown():
            if time.perf_counter() - begun > PATIENCE_S:
                _give_up(what)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        # What has changed is painted with the events that are waiting by now.
        QApplication.processEvents()
        wall = time.perf_counter() - self._since[0]
        cpu = time.process_time() - self._since[1]
        told = self.effort
        longest = max(told.longest, wall)
        self.effort = replace(told, wall=told.wall + wall, cpu=told.cpu + cpu, longest=longest)

    def rest(self, milliseconds: int) -> None:
        """Let the window live for so long."""
        QTest.qWait(milliseconds)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def _send(self, letter: str) -> None:
        if letter.isascii():
            shift = Qt.KeyboardModifier.ShiftModifier
            QTest.keyClick(self._focus(), letter, shift if letter.isupper() else _PLAIN)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self._focus(), QKeyEvent(kind, 0, _PLAIN, letter))

    def _stroke(self, strokes: int) -> None:
        self.rest(PERSON_GAP_MS)
        self._hand(mouse=False)
        self.effort = replace(self.effort, keys=self.effort.keys + 1)
        self._spend(KEY_S * strokes)
        self._start()

    def _point(self, widget: QWidget) -> None:
        if not (widget.isVisible() and widget.isEnabled()):
            message = f"Nobody can click on {widget.accessibleName() or widget}"
            raise AssertionError(message)
        self._hand(mouse=True)
        self.effort = replace(self.effort, clicks=self.effort.clicks + 1)
        self._spend(POINT_S + PRESS_S)

    def _hand(self, *, mouse: bool) -> None:
        if self._mouse is not None and self._mouse is not mouse:
            self._spend(HAND_S)
        self._mouse = mouse

    def _spend(self, seconds: float) -> None:
        self.effort = replace(self.effort, person=self.effort.person + seconds)

    def _start(self) -> None:
        self._since = time.perf_counter(), time.process_time()


_PLAIN = Qt.KeyboardModifier.NoModifier


def _give_up(what: str) -> NoReturn:
    message = f"{what} was not seen within {PATIENCE_S:.0f} s"
    raise TimeoutError(message)
