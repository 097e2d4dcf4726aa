"""The board's own window: full on another screen, small beside the work window, or put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from motesplats.ui.board.placing import Area, How, Placement, Spot, placed
from motesplats.ui.board.view import BoardView
from motesplats.ui.parts import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen

# The system tells of a cable that is pulled in several steps; the last one is to be believed.
_SETTLE_MS = 300
_FRAME = (16, 48)


class BoardWindow(QWidget):
    """Finds its place again whenever a screen comes or goes, or the work window is moved to
    another; it never takes the keyboard from the work window."""

    toggled = Signal()
    next_wanted = Signal()

    def __init__(self, work: QWidget) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("motesplats – Storbild")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._work = work
        self.screens: Callable[[], tuple[Spot, ...]] = spots
        self.wanted = ""
        self.placement: Placement | None = None
        self._over: tuple[QRect, QRect] | None = None
        self._seen: tuple[tuple[Spot, ...], str, How] | None = None
        self.view = BoardView()
        column(self, gap=0).addWidget(self.view)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self.settle)
        self._listen()
        for keys, act in (
            ("Ctrl+B", self.toggle), ("F11", self.turn_full), ("F5", self.next_wanted.emit),
            ("Esc", self.leave_full),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @property
    def is_open(self) -> bool:
        return self.placement is not None

    def toggle(self) -> None:
        """Open or close the board."""
        if self.is_open:
            self.shut()
        else:
            self.open_it()

    def open_it(self) -> None:
        """Show the board where it belongs."""
        self._place(self._fresh())
        self.toggled.emit()

    def shut(self) -> None:
        self.placement = None
        self.hide()
        self.toggled.emit()

    def choose_screen(self, name: str) -> None:
        """Go to the screen of that name, now or when it is there."""
        self.wanted = name
        if self.is_open:
            self._place(self._fresh())
            self.toggled.emit()

    def settle(self) -> None:
        """Find the place again if the screens are others, if the work window is on another, or if
        the small board has come over it."""
        if not self.is_open:
            return
        before = self._seen
        found = self._fresh()
        if self._seen != before or (found.how is How.BESIDE and self._is_over_work()):
            self._place(found)
            self.toggled.emit()

    def turn_full(self) -> None:
        """Fill the screen that the board is on, or leave that again."""
        if not self.is_open:
            return
        if self.isFullScreen():
            self.leave_full()
        else:
            self.showFullScreen()

    def leave_full(self) -> None:
        """A small window again, and never over the work window."""
        if self.is_open and self.isFullScreen():
            placement = self._fresh()
            self.showNormal()
            if placement.how is How.FULL:
                area = placement.area
                self.setGeometry(QRect(area.x + area.width // 4, area.y + area.height // 4,
                                       area.width // 2, area.height // 2))  # fmt: skip
            else:
                self._place(placement)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self.is_open:
            self.shut()

    def _fresh(self) -> Placement:
        screens = self.screens()
        found = placed(screens, area_of(self._work.frameGeometry()), self.wanted)
        self._seen = (screens, found.screen, found.how)
        return found

    def _is_over_work(self) -> bool:
        """Whether the small board is over the work window; told once for each pair of places, since
        some systems do not let a program move its windows."""
        places = (self.frameGeometry(), self._work.frameGeometry())
        known, self._over = self._over, places
        small = not (self.isFullScreen() or self.isMinimized())
        return small and known != places and places[0].intersects(places[1])

    def _place(self, placement: Placement) -> None:
        self.placement = placement
        self.hide()
        self.setWindowState(Qt.WindowState.WindowNoState)
        for screen in QGuiApplication.screens():
            if screen.name() == placement.screen:
                self.setScreen(screen)
        self.setGeometry(as_rect(placement.area))
        if placement.how is How.AWAY:
            self.showMinimized()
        elif placement.how is How.FULL:
            self.showFullScreen()
            # Where no window manager does it, the window fills the screen by itself.
            self.setGeometry(as_rect(placement.area))
        else:
            # Its frame too has to have room in the strip.
            self.resize(placement.area.width - _FRAME[0], placement.area.height - _FRAME[1])
            self.move(placement.area.x, placement.area.y)
            self.show()

    def _listen(self) -> None:
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            for signal in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
                signal.connect(self._settling.start)


def spots() -> tuple[Spot, ...]:
    """The screens that the computer has now."""
    return tuple(spot_of(screen) for screen in QGuiApplication.screens())


def spot_of(screen: QScreen) -> Spot:
    """One screen as plain values."""
    return Spot(screen.name(), area_of(screen.geometry()), area_of(screen.availableGeometry()))


def area_of(found: QRect) -> Area:
    return Area(found.x(), found.y(), found.width(), found.height())


def as_rect(area: Area) -> QRect:
    return QRect(area.x, area.y, area.width, area.height)
