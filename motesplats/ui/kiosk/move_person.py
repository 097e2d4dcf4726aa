"""Feedback that is about somebody else: scan or pick the right person among the day's meetings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from motesplats.core.errors import Refusal, Refused
from motesplats.ui import tokens as t
from motesplats.ui.flow import Flow
from motesplats.ui.parts import button, clear, column, field, label, row, scrolled
from motesplats.ui.refusals import Refusals
from motesplats.usecases.moving_feedback import Move

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from motesplats.core.ids import MeetingId
    from motesplats.ui.shell import Shell
    from motesplats.usecases.kiosk import KioskMeeting


class MovePerson(QWidget):
    """``moved`` is called with what is to be moved, ``scanned`` with a code that was typed,
    ``left`` to go back to the form.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        tr = shell.tr
        self.moved: Callable[[Move], None] = lambda _move: None
        self.scanned: Callable[[str], None] = lambda _code: None
        self.left: Callable[[], None] = lambda: None
        self.source: KioskMeeting | None = None
        self._tried: Move | None = None
        self.now = label("", "large", wrap=True)
        self.code = QLineEdit()
        self.code.setProperty("look", "desk")
        self.code.returnPressed.connect(lambda: self.scanned(self.code.text()))
        self.refusal = Refusals(shell)
        self.swap = button(tr("Låt dem byta återkoppling"), self._on_swap)
        self.swap.hide()
        self.back = button(tr("Behåll som det är"), lambda: self.left())
        page = QWidget()
        page.setProperty("look", "page")
        self._people = Flow(page)
        self._lay_out(page)

    def ask(self, source: KioskMeeting, meetings: tuple[KioskMeeting, ...]) -> None:
        """Ask whom the feedback that stands at ``source`` is about."""
        self.source, self._tried = source, None
        tr = self._shell.tr
        self.now.setText(tr("Nu står den på {name}.", name=source.view.seeker.label))
        self.code.clear()
        self.refusal.say("")
        self.swap.hide()
        clear(self._people)
        for meeting in meetings:
            if meeting.group is None and meeting.view.meeting.id != source.view.meeting.id:
                text = f"{meeting.view.when}  {meeting.view.seeker.label}"
                pick = partial(self.choose, meeting.view.meeting.id)
                made = button(text, pick, "tile")
                made.setProperty("plain", "")
                made.setAutoDefault(True)
                self._people.addWidget(made)
        self.code.setFocus()

    def choose(self, target: MeetingId) -> None:
        """Move to that meeting."""
        if self.source is not None:
            self._tried = Move(self.source.view.meeting.id, target)
            self.moved(self._tried)

    def explain(self, error: Exception) -> None:
        """Say why nothing was moved; two that both have feedback may exchange it."""
        self.refusal.explain(error)
        may = isinstance(error, Refused) and error.refusal is Refusal.OTHER_HAS_FEEDBACK
        self.swap.setVisible(may)
        self._shell.letters()
        if may:
            self.swap.setFocus()

    def forget(self) -> None:
        """Leave nothing of anybody on the screen."""
        self.source = self._tried = None
        self.now.setText("")
        self.code.clear()
        self.refusal.say("")
        clear(self._people)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left()
        else:
            super().keyPressEvent(event)

    def _on_swap(self) -> None:
        if self._tried is not None:
            self.moved(Move(self._tried.source, self._tried.target, swap=True))

    def _lay_out(self, people: QWidget) -> None:
        tr = self._shell.tr
        whole = column(self, edge=t.EDGE)
        whole.addWidget(label(tr("Vem gäller återkopplingen?"), "title"))
        whole.addWidget(self.now)
        whole.addWidget(field(tr("Skanna namnbrickan, eller skriv koden"), self.code))
        whole.addWidget(self.refusal)
        whole.addWidget(label(tr("Eller välj bland era möten i dag"), "heading"))
        whole.addWidget(scrolled(people), 1)
        below = row()
        for made in (self.back, self.swap):
            made.setMinimumHeight(t.KIOSK_CONTROL)
            below.addWidget(made)
        below.addStretch(1)
        whole.addLayout(below)
