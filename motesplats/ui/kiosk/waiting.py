"""The screen while nobody is at the station: who comes next, and whether somebody is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, label, row, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.ui.shell import Shell
    from motesplats.usecases.kiosk import KioskMeeting


class Waiting(QWidget):
    """A sentence about now and one about what comes."""

    def __init__(self, shell: Shell, came: Callable[[], None]) -> None:
        super().__init__()
        self._tr = shell.tr
        self.now = label("", "name", wrap=True)
        self.next = label("", "title", wrap=True)
        self.came = button(shell.tr("Ångra – personen kom"), came)
        self.came.setMinimumHeight(t.KIOSK_CONTROL)
        inside = column(self, gap=t.WIDE, edge=t.EDGE)
        inside.addStretch(1)
        inside.addWidget(self.now)
        inside.addWidget(self.next)
        line = row()
        line.addWidget(self.came)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addStretch(2)

    def show_next(self, meeting: KioskMeeting | None, *, missed: bool) -> None:
        """Say who comes; ``missed`` while somebody is looked for in place of a no-show."""
        tr = self._tr
        searched = tr("Koordinatorn letar efter en ersättare.")
        self.now.setText(searched if missed else tr("Ingen är bokad hos er just nu."))
        self.came.setVisible(missed)
        text = ""
        if meeting is not None:
            view = meeting.view
            who = view.seeker.name or tr("kod {code}", code=view.seeker.code)
            text = tr("Näst är {name}, {time}.", name=who, time=f"{view.starts:%H.%M}")
        say(self.next, text)

    def forget(self) -> None:
        """Leave nothing of anybody on the screen."""
        self.now.setText("")
        self.next.setText("")
