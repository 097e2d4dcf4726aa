"""How a meeting at the kiosk is laid out: the person, and the form or its preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.kiosk.person import Person
from motesplats.ui.kiosk.phases import TimeBar
from motesplats.ui.kiosk.preview import Preview
from motesplats.ui.kiosk.today import language_button
from motesplats.ui.parts import button, column, field, label, row
from motesplats.ui.refusals import Refusals

if TYPE_CHECKING:
    from motesplats.ui.shell import Shell


class MeetingScreen(QWidget):
    """The widgets of a meeting in their places."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        tr = shell.tr
        self.person = Person(shell)
        self.title = label("", "title", wrap=True)
        self.time_bar = TimeBar(shell)
        self.refusal = Refusals(shell)
        self.preview = Preview()
        self.recruiter = QLineEdit()
        self.recruiter_field = field(tr("Ditt namn"), self.recruiter)
        self.recruiter_field.hide()
        self.steps = QStackedWidget()
        form_place = QWidget()
        self.form_place = column(form_place)
        self.steps.addWidget(form_place)
        self.steps.addWidget(self.preview)
        self.state = label("", "quiet")
        self.lock_button = button(tr("Lås skärmen"))
        self.back_button = button(tr("Till dagens möten"))
        self.change_button = button(tr("Ändra svaren"))
        self.preview_button = button(tr("Förhandsgranska"), look="primary")
        self.preview_button.setToolTip("Ctrl+Enter")
        self.save_button = button(tr("Spara återkopplingen"), look="primary")
        self._lay_out()

    def _lay_out(self) -> None:
        whole = row(self, gap=0)
        whole.addWidget(self.person)
        right = column(gap=t.NEAR)
        right.setContentsMargins(t.WIDE, t.ROOM, t.WIDE, t.ROOM)
        head = row()
        head.addWidget(self.title, 1)
        head.addWidget(self.time_bar)
        right.addLayout(head)
        right.addWidget(self.refusal)
        right.addWidget(self.steps, 1)
        right.addWidget(self.recruiter_field)
        below = row()
        below.addWidget(self.state, 1)
        for made in (self.change_button, self.preview_button, self.save_button):
            made.setMinimumHeight(t.KIOSK_CONTROL)
            below.addWidget(made)
        right.addLayout(below)
        whole.addLayout(right, 1)
        line = row()
        line.addWidget(self.lock_button)
        line.addWidget(language_button(self._shell))
        self.person.buttons.addLayout(line)
        self.person.buttons.addWidget(self.back_button)
