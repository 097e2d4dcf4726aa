"""What to read before a talk: the person on one side, what the role needs on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from motesplats.ui import tokens as t
from motesplats.ui.kiosk.person import facts_of, needs_of
from motesplats.ui.parts import clear, column, frame, label, row, scrolled
from motesplats.usecases.brief_words import demand_said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from motesplats.ui.shell import Shell
    from motesplats.usecases.kiosk import KioskMeeting, PrepCard


class ReadView(QWidget):
    """The card of whoever comes next, read in twenty seconds without a click."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.when = label("", "large", wrap=True)
        self.name = label("", "name", wrap=True)
        self.code = label("", "quiet", wrap=True)
        self._needs, self._left, self._right = (column(gap=t.TIGHT) for _ in range(3))
        content = QWidget()
        content.setProperty("look", "page")
        inside = column(content, gap=t.APART)
        inside.setContentsMargins(t.EDGE, t.ROOM, t.EDGE, t.ROOM)
        for one in (self.when, self.name, self.code):
            inside.addWidget(one)
        inside.addLayout(self._needs)
        sides = row(gap=t.EDGE)
        for side in (self._left, self._right):
            sides.addLayout(side, 1)
        inside.addLayout(sides)
        inside.addStretch(1)
        column(self).addWidget(scrolled(content))

    def show_meeting(self, meeting: KioskMeeting) -> None:
        """Say who comes next and when."""
        view, tr = meeting.view, self._shell.tr
        times = f"{view.starts:%H.%M}–{view.ends:%H.%M}"
        self.when.setText(tr("Näst vid bord {n}, {times}", n=view.station, times=times))
        code = tr("Kod {code}", code=view.seeker.code)
        self.name.setText(view.seeker.name or code)
        self.code.setText(code if view.seeker.name and view.seeker.code else "")

    def show_card(self, card: PrepCard) -> None:
        """Show what the employer may know beforehand."""
        self._clear()
        tr = self._shell.tr
        needs = needs_of(card, tr)
        if needs:
            box = frame("answer")
            box.setProperty("state", "waiting")
            inside = column(box, gap=t.TIGHT, edge=t.APART)
            inside.addWidget(label(tr("Tänk på"), "strong"))
            for one in needs:
                inside.addWidget(label(one, "large", wrap=True))
            self._needs.addWidget(box)
        for title, text in facts_of(card, tr):
            _add(self._left, title, text)
        if card.aim:
            _add(self._right, tr("Det här ska rollen uppnå"), card.aim)
        if card.asks:
            demands = "\n".join(f"– {demand_said(one, tr)}" for one in card.asks)
            _add(self._right, tr("Det här behöver ni i rollen"), demands)
        for side in (self._left, self._right):
            side.addStretch(1)

    def forget(self) -> None:
        """Leave nothing of the person on the screen."""
        for one in (self.when, self.name, self.code):
            one.setText("")
        self._clear()

    def _clear(self) -> None:
        for place in (self._needs, self._left, self._right):
            clear(place)


def _add(place: QVBoxLayout, title: str, text: str) -> None:
    place.addWidget(label(title, "heading", wrap=True))
    place.addWidget(label(text, "large", wrap=True))
    place.addSpacing(t.APART)
