"""The screen during the talk: the time, a line for notes and what to ask; nothing to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QWidget

from motesplats.i18n import mark
from motesplats.live.phases import Phase
from motesplats.ui import tokens as t
from motesplats.ui.kiosk.phases import beyond_said, left_said
from motesplats.ui.parts import clear, column, field, frame, label, named, row, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument

    from motesplats.i18n import Words
    from motesplats.live.at_table import TalkTime
    from motesplats.ui.shell import Shell
    from motesplats.usecases.kiosk import PrepCard

_WIDTH = 760
_NOTE_HEIGHT = 72
_ALWAYS = (
    mark("Vad har du gjort som liknar det här arbetet?"),
    mark("Vad är du bra på som passar här?"),
    mark("Vad vill du lära dig mer om?"),
)


class TalkView(QWidget):
    """Large letters and little of them, so that people look at each other."""

    def __init__(self, shell: Shell, notes: QTextDocument) -> None:
        super().__init__()
        self._shell = shell
        tr = shell.tr
        self.name = label("", "title", wrap=True)
        self.left = label("", "name")
        self.round_off = frame("note")
        self.round_off_text = label(tr("2 minuter kvar. Börja avrunda."), "waiting-large")
        column(self.round_off, edge=t.APART).addWidget(self.round_off_text)
        self.round_off.hide()
        self._bar = named(QProgressBar(), tr("Tid i den här delen av mötet"))
        self._bar.setProperty("look", "time")
        self._bar.setProperty("state", "talk")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self.note = QPlainTextEdit()
        # The same notes as beside the form, whichever of the two is written in.
        self.note.setDocument(notes)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.setTabChangesFocus(True)
        self._questions = column(gap=t.NEAR)
        self._lay_out(tr)

    def show_card(self, card: PrepCard) -> None:
        """Show whom the talk is with and what to ask."""
        tr = self._shell.tr
        who = card.seeker.name or tr("Kod {code}", code=card.seeker.code)
        self.name.setText(tr("Samtal med {name}", name=who))
        clear(self._questions)
        for text in _questions(card, tr):
            self._questions.addWidget(label(text, "large", wrap=True))

    def show_time(self, time: TalkTime | None) -> None:
        """Show what is left, and count up when it is over."""
        tr = self._shell.tr
        if time is None:
            self.left.setText(tr("Strax"))
        elif time.phase is Phase.TALK:
            self.left.setText(tr("{left} kvar", left=left_said(time.left, tr)))
        else:
            gone = time.length - time.left if time.phase is Phase.FEEDBACK else time.beyond
            self.left.setText(beyond_said(gone, tr))
        over = time is not None and time.phase is not Phase.TALK
        self.round_off.setVisible(time is not None and (over or time.rounds_off))
        words = tr("Samtalstiden är slut. Avsluta när det passar.")
        say(self.round_off_text, words if over else tr("2 minuter kvar. Börja avrunda."))
        if time is not None:
            gone_part = 1.0 if over else 1 - time.left / max(1, time.length)
            self._bar.setValue(round(gone_part * 1000))

    def forget(self) -> None:
        """Leave nothing of the person on the screen."""
        self.name.setText("")
        self.left.setText("")
        clear(self._questions)

    def _lay_out(self, tr: Words) -> None:
        box = QWidget()
        box.setMaximumWidth(round(_WIDTH * self._shell.theme.scale))
        inside = column(box, gap=t.APART)
        inside.addWidget(self.name)
        inside.addWidget(self.left)
        inside.addWidget(self._bar)
        inside.addWidget(self.round_off)
        inside.addSpacing(t.APART)
        inside.addWidget(label(tr("Att prata om"), "heading"))
        inside.addLayout(self._questions)
        inside.addStretch(1)
        words = tr("Dina anteckningar, bara du ser dem")
        inside.addWidget(field(words, self.note, wrap=True))
        line = row(self)
        line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        line.addStretch(1)
        line.addWidget(box, 8)
        line.addStretch(1)


def _questions(card: PrepCard, tr: Words) -> Iterator[str]:
    if card.ask_me_about:
        yield tr("Fråga mig gärna om: {text}", text=card.ask_me_about)
    if card.told.question:
        yield tr("Personen vill fråga: {text}", text=card.told.question)
    yield from card.demands
    if not card.demands:
        yield from (tr(one) for one in _ALWAYS)
