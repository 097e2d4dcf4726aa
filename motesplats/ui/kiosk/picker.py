"""The kiosk's first screen: the employer picks itself and opens with its PIN."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.flow import Flow
from motesplats.ui.parts import button, clear, column, field, frame, label, row, scrolled
from motesplats.ui.refusals import Refusals
from motesplats.usecases.kiosk import (
    KioskEmployer,
    KioskSession,
    PinSet,
    kiosk_employers,
    set_pin,
    unlock_kiosk,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from motesplats.core.fair import Fair
    from motesplats.ui.shell import Shell

_PIN_WIDTH = 420


class Picker(QWidget):
    """Tiles for the employers; then the PIN."""

    def __init__(
        self,
        shell: Shell,
        unlocked: Callable[[KioskSession], None],
        left: Callable[[], None],
    ) -> None:
        super().__init__()
        self._shell, self._unlocked = shell, unlocked
        self._chosen: KioskEmployer | None = None
        self.employers: tuple[KioskEmployer, ...] = ()
        tr = shell.tr
        self.tiles = QWidget()
        self.tiles.setProperty("look", "page")
        self._tiles = Flow(self.tiles)
        self.name = label("", "next", wrap=True)
        self.pin = QLineEdit()
        self.pin.setProperty("look", "pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.pin.setMinimumHeight(t.KIOSK_CONTROL + t.APART)
        self.pin.returnPressed.connect(self.unlock)
        self.refusal = Refusals(shell)
        self.open_button = button(tr("Lås upp"), self.unlock, "primary")
        self.set_button = button(tr("Spara koden och lås upp"), self.set_new_pin, "primary")
        self.back_button = button(tr("Tillbaka"), self.show_tiles)
        self.steps = QStackedWidget()
        self.steps.addWidget(scrolled(self.tiles))
        self.steps.addWidget(self._pin_card())
        self.way_out = button(tr("Till koordinatorn"), left)
        self.way_out.setVisible(False)
        whole = column(self)
        whole.addWidget(self.steps)
        whole.addWidget(self.way_out)

    def show_fair(self, fair: Fair | None) -> None:
        """Show the employers of a fair."""
        if fair is None:
            clear(self._tiles)
            return
        work = partial(kiosk_employers, self._shell.context, fair.id)
        self._shell.tasks.run(self, work, self._show)

    def show_tiles(self) -> None:
        """Go back to the employers, without a trace of the last one."""
        self._chosen = None
        self.pin.clear()
        self.refusal.say("")
        self.steps.setCurrentIndex(0)

    def choose(self, employer: KioskEmployer) -> None:
        """Ask for this employer's PIN, or let it choose one."""
        self._chosen = employer
        self.name.setText(employer.name)
        self.pin.clear()
        self.open_button.setVisible(employer.has_pin)
        self.set_button.setVisible(not employer.has_pin)
        tr = self._shell.tr
        new = tr("Ingen kod finns än. Välj en kod med minst fyra siffror.")
        self.refusal.say("" if employer.has_pin else new)
        self.steps.setCurrentIndex(1)
        self._shell.letters()
        self.pin.setFocus()

    def unlock(self) -> None:
        """Try the PIN."""
        if self._chosen is None:
            return
        if not self._chosen.has_pin:
            self.set_new_pin()
            return
        work = partial(unlock_kiosk, self._shell.context, self._chosen.id, self.pin.text())
        self.pin.clear()
        self._shell.tasks.run(self, work, self._open, self.refusal.explain)

    def set_new_pin(self) -> None:
        """Keep what was typed as the employer's PIN and open with it."""
        if self._chosen is not None:
            pin, chosen = self.pin.text(), self._chosen
            work = partial(set_pin, self._shell.context, chosen.id, pin)
            done = partial(self._pin_kept, pin)
            self._shell.tasks.run(self, work, done, self.refusal.explain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.show_tiles()
        else:
            super().keyPressEvent(event)

    def _pin_kept(self, pin: str, answer: PinSet) -> None:
        work = partial(unlock_kiosk, self._shell.context, answer.employer, pin)
        self._shell.refresh.tell(answer.changed)
        self._shell.tasks.run(self, work, self._open, self.refusal.explain)

    def _open(self, session: KioskSession) -> None:
        self.show_tiles()
        self._unlocked(session)

    def _show(self, employers: tuple[KioskEmployer, ...]) -> None:
        clear(self._tiles)
        self.employers = employers
        for employer in employers:
            numbers = ", ".join(str(number) for number in employer.stations)
            text = self._shell.tr("{name}, bord {numbers}", name=employer.name, numbers=numbers)
            made = button(text, partial(self.choose, employer), "tile")
            made.setMinimumHeight(t.KIOSK_CONTROL + t.ROOM)
            # There are more employers than letters; Tab and the first screen's order lead to them.
            made.setProperty("plain", "")
            self._tiles.addWidget(made)
        self._shell.letters()

    def _pin_card(self) -> QWidget:
        tr = self._shell.tr
        box = QWidget()
        box.setProperty("look", "page")
        card = frame("card")
        card.setFixedWidth(round(_PIN_WIDTH * self._shell.theme.scale))
        inside = column(card, edge=t.WIDE)
        inside.addWidget(self.name)
        inside.addWidget(field(tr("Er kod"), self.pin))
        inside.addWidget(self.refusal)
        below = row()
        below.addWidget(self.back_button)
        below.addStretch(1)
        below.addWidget(self.set_button)
        below.addWidget(self.open_button)
        inside.addLayout(below)
        line = row()
        line.addWidget(card)
        line.addStretch(1)
        place = column(box)
        place.addLayout(line)
        place.addStretch(1)
        return box
