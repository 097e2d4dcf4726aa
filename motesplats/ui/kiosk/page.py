"""The employer's screen as a page: choose and unlock, today's meetings, one meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from motesplats.core.fair import Fair, Topic
from motesplats.core.ids import read_badge_code, shown_code
from motesplats.ui import tokens as t
from motesplats.ui.frame import KIOSK
from motesplats.ui.kiosk.meeting import MeetingView
from motesplats.ui.kiosk.picker import Picker
from motesplats.ui.kiosk.today import Today
from motesplats.ui.page import Page

if TYPE_CHECKING:
    from motesplats.ui.shell import Shell
    from motesplats.usecases.kiosk import KioskMeeting, KioskSession

LOCK_MS = 180_000
_SIGNS_OF_LIFE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class KioskPage(Page):
    """Locked after three minutes without a key or a click."""

    name = KIOSK
    topics = frozenset(
        {Topic.TIMETABLE, Topic.ARRIVALS, Topic.FEEDBACK, Topic.EMPLOYERS, Topic.PEOPLE}
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Arbetsgivarläge"))
        self.session: KioskSession | None = None
        self.picker = Picker(shell, self.unlock, self.leave)
        self.today = Today(shell, self.open_meeting, self.lock)
        self.meeting = MeetingView(shell, self.show_today, self.lock)
        self.screens = QStackedWidget()
        for screen in (self.picker, self.today, self.meeting):
            self.screens.addWidget(screen)
        self.body.addWidget(self.screens, 1)
        self._lock = QTimer(self, singleShot=True, interval=LOCK_MS)
        self._lock.timeout.connect(self.lock)
        self._show_head(True)

    @property
    def first_focus(self) -> QWidget:
        if self.session is not None:
            return self.today.list
        tiles = self.picker.tiles.findChildren(QWidget)
        return tiles[0] if tiles else self

    def reload(self) -> None:
        if self.fair is None:
            self.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            self.picker.show_fair(None)
        elif self.session is None:
            self.state.setText(self._tr("Välj er arbetsgivare och skriv er kod."))
            self.picker.show_fair(self.fair)
        elif self.screens.currentWidget() is self.today:
            self.today.show_session(self.session)

    def show_fair(self, fair: Fair | None) -> None:
        if self.session is not None and (fair is None or fair.id != self.session.fair):
            self.lock()
        super().show_fair(fair)

    def take_over(self, earlier: Page) -> None:
        if not isinstance(earlier, KioskPage) or earlier.session is None:
            return
        meeting = earlier.meeting.meeting
        if meeting is not None:
            earlier.meeting.keep()
        self.unlock(earlier.session)
        if meeting is not None:
            self.open_meeting(meeting)

    def on_scan(self, code: str) -> bool:
        """A badge that is scanned at an open kiosk brings up that person's meeting."""
        if self.session is None:
            return False
        wanted = read_badge_code(code)
        for meeting in self.today.meetings:
            if wanted is not None and meeting.view.seeker.code == shown_code(wanted):
                if self.meeting.meeting is not None:
                    self.meeting.leave()
                self.open_meeting(meeting)
        return True

    def unlock(self, session: KioskSession) -> None:
        """Give the screen to one employer."""
        self.session = session
        self._show_head(False)
        self.shell.alone(True)
        self._lock.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.show_today()

    def lock(self) -> None:
        """Take the employer's people off the screen."""
        if self.meeting.meeting is not None:
            self.meeting.keep()
        self.meeting.forget()
        self.today.forget()
        self.session = None
        self._lock.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        QApplication.clipboard().clear()
        self._show_head(True)
        self.picker.show_tiles()
        self.screens.setCurrentWidget(self.picker)
        self.picker.way_out.setVisible(True)
        self.reload()

    def leave(self) -> None:
        """Give the screen back to the coordinator."""
        self.picker.way_out.setVisible(False)
        self.shell.alone(False)

    def show_today(self) -> None:
        """Show the list of meetings."""
        if self.session is not None:
            self.screens.setCurrentWidget(self.today)
            self.today.show_session(self.session)
            self.shell.letters()

    def open_meeting(self, meeting: KioskMeeting) -> None:
        """Show one meeting."""
        if self.session is not None and self.fair is not None:
            self.screens.setCurrentWidget(self.meeting)
            self.meeting.open_meeting(self.session, meeting, self.fair)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.session is not None and event.type() in _SIGNS_OF_LIFE:
            self._lock.start()
        return super().eventFilter(watched, event)

    def _show_head(self, shown: bool) -> None:
        self.title.setVisible(shown)
        self.state.setVisible(shown)
        edge = t.WIDE if shown else 0
        whole = self.layout()
        if whole is not None:
            whole.setContentsMargins(edge, edge, edge, edge)
