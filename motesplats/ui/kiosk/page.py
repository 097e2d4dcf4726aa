"""The employer's screen as a page: choose and unlock, today's meetings, one meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from motesplats.core.fair import Fair, Topic
from motesplats.ui import tokens as t
from motesplats.ui.dialogs.gate import ask_gate
from motesplats.ui.frame import KIOSK
from motesplats.ui.idle import SIGNS_OF_LIFE, IdleWatch
from motesplats.ui.kiosk.picker import Picker
from motesplats.ui.kiosk.screens import KioskScreens
from motesplats.ui.parts import button
from motesplats.usecases.gate import is_gate_kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from motesplats.ui.page import Page
    from motesplats.ui.shell import Shell
    from motesplats.usecases.gate import Passage
    from motesplats.usecases.kiosk import KioskSession

LOCKED_AFTER = timedelta(minutes=3)
WARNED_AFTER = LOCKED_AFTER - timedelta(seconds=20)


class KioskPage(KioskScreens):
    """Locked after three minutes without a key, a click or a moved mouse; said twenty seconds
    before. While somebody sits at the station by the timetable nobody is away.

    ``given`` while the screen is the employers': only the coordinator takes it back.
    """

    name = KIOSK
    topics = frozenset(
        {
            Topic.TIMETABLE,
            Topic.ARRIVALS,
            Topic.FEEDBACK,
            Topic.EMPLOYERS,
            Topic.PEOPLE,
            Topic.HALL,
        }
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Arbetsgivarläge"))
        self.given = False
        self.usual_language = self._tr.language
        self.give_button = button(self._tr("Lås i arbetsgivarläge"), self.give)
        self.buttons.addWidget(self.give_button)
        self.picker = Picker(shell, self.unlock, self.leave)
        self.screens.insertWidget(0, self.picker)
        self.screens.setCurrentWidget(self.picker)
        now = shell.context.now
        self._lock = IdleWatch(now, LOCKED_AFTER, self)
        self._lock.idle.connect(self._on_idle)
        self._warning = IdleWatch(now, WARNED_AFTER, self)
        self._warning.idle.connect(self.warn)
        self._show_head(True)

    @property
    def holds_screen(self) -> bool:
        return self.given

    @property
    def first_focus(self) -> QWidget:
        if self.session is not None:
            return self.today.list
        return self.picker.first or self

    def reload(self) -> None:
        self.give_button.setEnabled(self.fair is not None)
        if self.fair is None:
            self.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            self.picker.show_fair(None)
        elif self.session is None:
            self.state.setText(self._tr("Välj er arbetsgivare och skriv er kod."))
            self.picker.show_fair(self.fair)
        else:
            self.follow.refresh(self.session)
            if self.screens.currentWidget() is self.today:
                self.today.show_session(self.session)
            elif self.screens.currentWidget() is self.meeting:
                self.meeting.follow()

    def show_fair(self, fair: Fair | None) -> None:
        if self.session is not None and (fair is None or fair.id != self.session.fair):
            self.lock()
        super().show_fair(fair)

    def take_over(self, earlier: Page) -> None:
        if not isinstance(earlier, KioskPage):
            return
        if earlier.given:
            self.give()
        if earlier.session is None:
            return
        earlier.follow.stop()
        self.usual_language = earlier.usual_language
        meeting, step = earlier.meeting.meeting, earlier.meeting.wanted
        if meeting is not None:
            earlier.meeting.keep()
        self.unlock(earlier.session)
        if meeting is not None:
            self.open_meeting(meeting, step)

    def unlock(self, session: KioskSession) -> None:
        """Give the screen to one employer."""
        self.session = session
        self._show_head(False)
        self.give()
        self._wait()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.show_today()
        self.follow.start(session)
        if session.woken:
            self.shell.refresh.tell(frozenset({Topic.HALL}))

    def lock(self) -> None:
        """Take the employer's people off the screen."""
        if self.meeting.meeting is not None:
            self.meeting.keep()
        self.forget()
        self.refusal.say("")
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        QApplication.clipboard().clear()
        self._show_head(True)
        self.picker.show_tiles()
        self.screens.setCurrentWidget(self.picker)
        self.first_focus.setFocus()
        self.reload()
        if self._tr.language != self.usual_language:
            # What one employer chose to read is not the next one's language.
            self.shell.change_language()

    def warn(self) -> None:
        """Say that the screen is about to be locked."""
        if self.session is None:
            return
        tr = self._tr
        self.refusal.say(
            tr("Skärmen låses strax. Rör musen eller tryck på en tangent för att fortsätta.")
        )

    def give(self) -> None:
        """Leave the screen to the employers: there is no other page for them."""
        self._show_given(True)

    def leave(self) -> None:
        """Give the screen back to the coordinator, who has to know the passphrase."""
        why = self._tr("Till koordinatorns sidor kommer bara den som kan lösenordet.")
        ask_gate(self.shell, why, lambda _passage: self._show_given(False), self)

    def may_close(self, close: Callable[[], object]) -> bool:
        """Whether the program may be closed now; if not, ``close`` is called once it may."""
        if not self.given or not is_gate_kept(self.shell.context):
            return True

        def end(_passage: Passage) -> None:
            self._show_given(False)
            close()

        ask_gate(
            self.shell, self._tr("Koordinatorn stänger programmet, med lösenordet."), end, self
        )
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.session is not None and event.type() in SIGNS_OF_LIFE:
            self._wait()
            if event.type() == QEvent.Type.KeyPress:
                self.follow.typed()
        return super().eventFilter(watched, event)

    def stay(self) -> None:
        self._lock.touch()
        self._warning.touch()

    def _wait(self) -> None:
        if self.refusal.text:
            self.refusal.say("")
        self.stay()

    def _on_idle(self) -> None:
        if self.session is not None:
            self.lock()

    def _show_given(self, given: bool) -> None:
        self.given = given
        self.give_button.setVisible(not given)
        self.picker.way_out.setVisible(given)
        self.shell.alone(given)

    def _show_head(self, shown: bool) -> None:
        self.line.setVisible(not shown)
        self.title.setVisible(shown)
        self.state.setVisible(shown)
        edge = t.WIDE if shown else 0
        whole = self.layout()
        if whole is not None:
            whole.setContentsMargins(edge, edge, edge, edge)
            whole.setSpacing(t.APART if shown else 0)
        self.body.setSpacing(t.APART if shown else t.TIGHT)
