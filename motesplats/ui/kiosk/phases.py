"""How the time of a meeting goes, in words and as a bar; over time it counts up and stays calm."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from motesplats.i18n import mark
from motesplats.live.phases import Phase
from motesplats.ui import tokens as t
from motesplats.ui.parts import column, label, named, restyle, row
from motesplats.ui.symbols import symbol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from motesplats.i18n import Words
    from motesplats.live.at_table import TalkTime
    from motesplats.ui.shell import Shell

_MINUTE = 60
_NAMES = {
    Phase.TALK: mark("Samtal, {left} kvar"),
    Phase.FEEDBACK: mark("Återkoppling, {left} kvar"),
}
_PICTURES = {Phase.TALK: "talk", Phase.FEEDBACK: "write", Phase.CHANGE: "waiting"}


def left_said(seconds: int, tr: Words) -> str:
    """Whole minutes, and seconds in the last of them."""
    if seconds <= _MINUTE:
        return tr("{n} s", n=max(0, seconds))
    return tr("{n} min", n=math.ceil(seconds / _MINUTE))


def beyond_said(seconds: int, tr: Words) -> str:
    """How far beyond its time something is, in minutes that count up."""
    return tr("+{n} min över", n=seconds // _MINUTE)


def time_said(time: TalkTime, tr: Words) -> str:
    """Where in its own time a meeting is."""
    if time.phase is Phase.CHANGE:
        text = beyond_said(time.beyond, tr)
    else:
        text = tr(_NAMES[time.phase], left=left_said(time.left, tr))
    return tr("Paus. {phase}", phase=text) if time.paused else text


class TimeBar(QWidget):
    """A slim bar with the time in words; it never turns red."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._picture: QLabel = label("")
        self._text = label("", "feedback")
        self._bar = named(QProgressBar(), shell.tr("Tid i den här delen av mötet"))
        self._bar.setProperty("look", "time")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        whole = column(self, gap=t.TIGHT)
        line = row()
        line.addStretch(1)
        line.addWidget(self._picture)
        line.addWidget(self._text)
        whole.addLayout(line)
        whole.addWidget(self._bar)

    @property
    def text(self) -> str:
        return self._text.text()

    def show_time(self, time: TalkTime | None) -> None:
        """Show how far the meeting has come; nothing before it begins or once it is done."""
        self.setVisible(time is not None)
        if time is None:
            return
        self._text.setText(time_said(time, self._shell.tr))
        over = time.phase is Phase.CHANGE
        look = "waiting" if over else time.phase.value
        colour = getattr(self._shell.theme.tokens, look)
        self._picture.setPixmap(symbol(_PICTURES[time.phase], colour))
        restyle(self._text, look=look)
        restyle(self._bar, state=time.phase.value)
        gone = 1.0 if over else 1 - time.left / max(1, time.length)
        self._bar.setValue(round(gone * 1000))
