"""The kiosk's first screen: the employer picks itself and opens with its PIN."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.dialogs.gate import ask_gate
from motesplats.ui.flow import Flow
from motesplats.ui.parts import button, clear, column, field, frame, label, row, scrolled
from motesplats.ui.refusals import Refusals
from motesplats.usecases.kiosk import (
    KioskEmployer,
    KioskSession,
    PinSet,
    choose_pin,
    kiosk_employers,
    unlock_kiosk,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from motesplats.core.fair import Fair
    from motesplats.ui.shell import Shell
    from motesplats.usecases.gate import Passage

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
        self._passage: Passage | None = None
        self.pin, self.again = _pin_line(), _pin_line()
        self.again_field = field(tr("Koden en gång till"), self.again)
        self.pin.returnPressed.connect(self.unlock)
        self.again.returnPressed.connect(self.set_new_pin)
        self.refusal = Refusals(shell)
        self.open_button = button(tr("Lås upp"), self.unlock, "primary")
        self.set_button = button(tr("Spara koden och lås upp"), self.set_new_pin, "primary")
        self.forgot_button = button(tr("Glömt koden?"), self.choose_pin)
        self.back_button = button(tr("Tillbaka"), self.show_tiles)
        self.steps = QStackedWidget()
        self.steps.addWidget(scrolled(self.tiles))
        self.steps.addWidget(self._pin_card())
        self.way_out = button(tr("Till koordinatorn"), left)
        self.way_out.setVisible(False)
        self._show_card(None)
        whole = column(self)
        whole.addWidget(self.steps)
        whole.addWidget(self.way_out)

    @property
    def first(self) -> QWidget | None:
        """The first employer's tile, if there is any."""
        place = self._tiles.itemAt(0)
        return None if place is None else place.widget()

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
        self._show_card(None)
        self.steps.setCurrentIndex(0)

    def choose(self, employer: KioskEmployer) -> None:
        """Ask for this employer's PIN, or let it choose one."""
        self._chosen = employer
        self.name.setText(employer.name)
        if employer.has_pin:
            self._show_card(None)
            self._show_step()
        else:
            self.choose_pin()

    def choose_pin(self) -> None:
        """Let the employer choose a PIN, the first or another, with the coordinator's consent."""
        why = self._shell.tr("Koordinatorn skriver lösenordet. Sedan väljer ni er kod.")
        ask_gate(self._shell, why, self._let_choose, self)

    def unlock(self) -> None:
        """Try the PIN; one that is being chosen has to be typed again first."""
        if self._passage is not None:
            self.again.setFocus()
        elif self._chosen is not None:
            work = partial(unlock_kiosk, self._shell.context, self._chosen.id, self.pin.text())
            self.pin.clear()
            self._shell.tasks.run(self, work, self._open, self.refusal.explain)

    def set_new_pin(self) -> None:
        """Keep what was typed twice as the employer's PIN and open with it."""
        if self._chosen is not None:
            pin, again, context = self.pin.text(), self.again.text(), self._shell.context
            work = partial(choose_pin, context, self._chosen.id, pin, again, self._passage)
            done = partial(self._pin_kept, pin)
            self._shell.tasks.run(self, work, done, self.refusal.explain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.show_tiles()
        else:
            super().keyPressEvent(event)

    def _let_choose(self, passage: Passage) -> None:
        if self._chosen is not None:
            self._show_card(passage)
            tr = self._shell.tr
            self.refusal.say(tr("Välj en kod med minst fyra siffror och skriv den två gånger."))
            self._show_step()

    def _show_card(self, passage: Passage | None) -> None:
        self._passage = passage
        choosing = passage is not None
        for line in (self.pin, self.again):
            line.clear()
        self.refusal.say("")
        for part in (self.again_field, self.set_button):
            part.setVisible(choosing)
        for part in (self.open_button, self.forgot_button):
            part.setVisible(not choosing)

    def _show_step(self) -> None:
        self.steps.setCurrentIndex(1)
        self._shell.letters()
        self.pin.setFocus()

    def _pin_kept(self, pin: str, answer: PinSet) -> None:
        work = partial(unlock_kiosk, self._shell.context, answer.employer, pin)
        self._shell.refresh.tell(answer.changed)
        self._shell.tasks.run(self, work, self._open, self.refusal.explain)

    def _open(self, session: KioskSession) -> None:
        self.show_tiles()
        self._unlocked(session)

    def _show(self, employers: tuple[KioskEmployer, ...]) -> None:
        focus = self.focusWidget()
        among_tiles = focus is not None and self.tiles.isAncestorOf(focus)
        clear(self._tiles)
        self.employers = employers
        for employer in employers:
            numbers = ", ".join(str(number) for number in employer.stations)
            text = employer.name
            if numbers:
                text = self._shell.tr("{name}, bord {numbers}", name=text, numbers=numbers)
            made = button(text, partial(self.choose, employer), "tile")
            made.setMinimumHeight(t.KIOSK_CONTROL + t.ROOM)
            # There are more employers than letters; Tab and the first screen's order lead to them.
            made.setProperty("plain", "")
            # Who comes by keyboard presses Enter.
            made.setAutoDefault(True)
            self._tiles.addWidget(made)
        self._shell.letters()
        if among_tiles and self.first is not None:
            self.first.setFocus()

    def _pin_card(self) -> QWidget:
        tr = self._shell.tr
        box = QWidget()
        box.setProperty("look", "page")
        card = frame("card")
        card.setFixedWidth(round(_PIN_WIDTH * self._shell.theme.scale))
        inside = column(card, edge=t.WIDE)
        inside.addWidget(self.name)
        inside.addWidget(field(tr("Er kod"), self.pin))
        inside.addWidget(self.again_field)
        inside.addWidget(self.refusal)
        below = row()
        below.addWidget(self.back_button)
        below.addWidget(self.forgot_button)
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


def _pin_line() -> QLineEdit:
    line = QLineEdit()
    line.setProperty("look", "pin")
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    line.setMinimumHeight(t.KIOSK_CONTROL + t.APART)
    return line
