"""The coordinator's hold of the big screen: a picture of it, its layout, its message, the gong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from motesplats.i18n import mark
from motesplats.live.board import MOST_MESSAGE, Layout
from motesplats.ui import tokens as t
from motesplats.ui.board.placing import How
from motesplats.ui.board.view import BoardView
from motesplats.ui.choice import Choice
from motesplats.ui.choices import in_line
from motesplats.ui.frame import BOARD
from motesplats.ui.page import Page
from motesplats.ui.pages.gong_settings import GongSettings
from motesplats.ui.pages.live_controls import relabel
from motesplats.ui.parts import button, column, field, label, named, row, say
from motesplats.ui.theme import LOOK_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from motesplats.live.board import BoardChoice
    from motesplats.ui.shell import Shell

_BY_PHASE = "by_phase"
_LAYOUTS = {
    _BY_PHASE: mark("Följer dagen"),
    Layout.STATIONS.value: mark("Nu och nästa"),
    Layout.NAMES.value: mark("Namn och bord"),
    Layout.CLOCK.value: mark("Stor klocka"),
    Layout.TEST.value: mark("Testbild"),
}
_WHERE = {
    How.FULL: mark("Storbilden visas på skärmen {screen}."),
    How.BESIDE: mark("Det finns bara en skärm. Storbilden är ett litet fönster bredvid det här."),
    How.AWAY: mark(
        "Det finns bara en skärm och ingen plats bredvid det här fönstret. Storbilden ligger "
        "minimerad tills en skärm till är inkopplad."
    ),
}


class BoardPage(Page):
    """What stands on the board, where, and what it sounds like when a phase begins."""

    name = BOARD

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Storbild"))
        self._stage = shell.stage
        self.preview = BoardView(preview=True)
        self.opening = button(self._tr("Öppna storbilden"), self._stage.window.toggle, "primary")
        self.opening.setToolTip("Ctrl+B")
        self.turning = button(self._tr("Nästa sida"), self._stage.next_page)
        self.turning.setToolTip("F5")
        made = [Choice(code, self._tr(text)) for code, text in _LAYOUTS.items()]
        self.layouts = in_line(self._tr("Vad storbilden visar"), made)
        self.layouts.changed.connect(self._on_layout)
        self.message = named(QLineEdit(maxLength=MOST_MESSAGE), self._tr("Meddelande"))
        self.message.returnPressed.connect(self._on_message)
        self.message.textChanged.connect(self._show_left)
        self._said = ""
        self.letters_left = label("", "small")
        self.english = self._check(self._tr("Även på engelska"))
        self.english.clicked.connect(self._on_english)
        self.look, self.screens = self._looks(), QComboBox()
        self.screens.activated.connect(self._on_screen)
        self.gong = GongSettings(shell)
        self._fill()
        self._stage.changed.connect(self.show_now)
        self._stage.drawn.connect(self._show_face)
        self.show_now()

    @property
    def first_focus(self) -> QWidget:
        return self.opening

    def on_renewal(self) -> None:
        self._stage.next_page()

    def take_over(self, earlier: Page) -> None:
        if isinstance(earlier, BoardPage):
            self.message.setText(earlier.message.text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._stage.watchers.add(self)
        self._stage.draw()
        self.show_now()
        self.gong.show_now()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stage.watchers.discard(self)

    def show_now(self) -> None:
        """Show what was chosen, and where the board is."""
        choice = self._stage.choice
        self.layouts.set_codes([_code_of(choice)])
        self.english.setChecked(choice.english)
        if choice.message != self._said:
            self._said = choice.message
            self.message.setText(choice.message)
        self.look.setCurrentIndex(self.look.findData(self._stage.laptop.look))
        self._show_screens()
        placement = self._stage.window.placement
        told = self._tr("Storbilden är stängd.")
        if placement is not None:
            told = self._tr(_WHERE[placement.how], screen=placement.screen)
        say(self.state, told)
        opened = placement is not None
        text = self._tr("Stäng storbilden") if opened else self._tr("Öppna storbilden")
        relabel(self.opening, text)
        self.clearing.setEnabled(bool(choice.message))

    def _fill(self) -> None:
        self.buttons.addWidget(self.turning)
        self.buttons.addWidget(self.opening)
        self.showing = button(self._tr("Visa meddelandet"), self._on_message)
        self.clearing = button(self._tr("Ta bort"), self._on_clear)
        left = column(gap=t.NEAR)
        left.addWidget(self.preview)
        left.addWidget(self.layouts)
        left.addLayout(_line((field(self._tr("Meddelande till alla"), self.message),)))
        left.addLayout(_line((self.showing, self.clearing, self.letters_left)))
        left.addStretch(1)
        right = column(gap=t.APART)
        choices = (
            field(self._tr("Utseende"), self.look),
            field(self._tr("Skärm"), self.screens),
        )
        right.addLayout(_line(choices))
        right.addWidget(self.english)
        right.addWidget(self.gong)
        right.addStretch(1)
        both = row(gap=t.WIDE)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        self.body.addLayout(both, 1)
        self._show_left()

    def _check(self, text: str) -> QCheckBox:
        made = named(QCheckBox(text), text)
        made.setProperty("plain", text)
        return made

    def _looks(self) -> QComboBox:
        made = QComboBox()
        for look, name in LOOK_NAMES.items():
            made.addItem(self._tr(name), look.value)
        made.activated.connect(self._on_look)
        return made

    def _show_screens(self) -> None:
        names = [screen.name() for screen in QGuiApplication.screens()]
        wanted = self._stage.laptop.screen
        shown = ["", *dict.fromkeys([*names, wanted] if wanted else names)]
        if [self.screens.itemData(n) for n in range(self.screens.count())] != shown:
            self.screens.clear()
            for name in shown:
                self.screens.addItem(name or self._tr("Den andra skärmen"), name)
        self.screens.setCurrentIndex(self.screens.findData(wanted))

    def _show_face(self) -> None:
        face = self._stage.face
        if face is not None and self.isVisible():
            self.preview.show_face(face, self._stage.look, self._stage.measures)

    def _show_left(self) -> None:
        used = len(self.message.text())
        say(self.letters_left, self._tr("{n} av {most} tecken", n=used, most=MOST_MESSAGE))

    def _on_layout(self) -> None:
        codes, choice = self.layouts.codes, self._stage.choice
        if not codes:
            self.layouts.set_codes([_code_of(choice)])
            return
        if codes[0] == _BY_PHASE:
            kept = Layout.STATIONS if choice.layout is Layout.TEST else choice.layout
            self._choose(replace(choice, by_phase=True, layout=kept))
        else:
            self._choose(replace(choice, by_phase=False, layout=Layout(codes[0])))

    def _on_message(self) -> None:
        self._choose(replace(self._stage.choice, message=self.message.text()))

    def _on_clear(self) -> None:
        self.message.clear()
        self._choose(replace(self._stage.choice, message=""))

    def _on_english(self, on: bool) -> None:
        self._choose(replace(self._stage.choice, english=on))

    def _on_look(self) -> None:
        look = str(self.look.currentData())
        self._stage.set_laptop(replace(self._stage.laptop, look=look))

    def _on_screen(self) -> None:
        name = str(self.screens.currentData())
        self._stage.set_laptop(replace(self._stage.laptop, screen=name))

    def _choose(self, choice: BoardChoice) -> None:
        self._stage.choose(choice, self._on_refused, lambda: self.refusal.say(""))

    def _on_refused(self, error: Exception) -> None:
        self.explain(error)
        self.show_now()


def _code_of(choice: BoardChoice) -> str:
    follows = choice.by_phase and choice.layout is not Layout.TEST
    return _BY_PHASE if follows else choice.layout.value


def _line(parts: Iterable[QWidget]) -> QHBoxLayout:
    made = row(gap=t.APART)
    for part in parts:
        made.addWidget(part)
    return made
