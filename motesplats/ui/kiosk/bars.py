"""Slim bars above an employer's screen: what lacks, what is offered, what the hall asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, frame, label, restyle, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.ui.shell import Shell

    Way = tuple[str, Callable[[], object]]
_MOST_WAYS = 3


class Bar(QWidget):
    """One sentence and at most three buttons that answer it; hidden while there is none.

    The buttons are there from the start, so that Tab comes to them before what stands below.
    """

    def __init__(self, shell: Shell, state: str = "waiting") -> None:
        super().__init__()
        self._shell = shell
        inner = frame("note")
        restyle(inner, state=state)
        self._text = label("", "strong", wrap=True)
        self._acts: tuple[Callable[[], object], ...] = ()
        self.ways = [button("", partial(self._press, n)) for n in range(_MOST_WAYS)]
        inside = row(inner)
        inside.setContentsMargins(t.APART, t.TIGHT, t.APART, t.TIGHT)
        inside.addWidget(self._text, 1)
        for way in self.ways:
            inside.addWidget(way)
        column(self).addWidget(inner)
        self._about: object = None
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()

    def say(self, about: object, text: str, *ways: Way) -> None:
        """Say ``text`` with its ways; the same ``about`` again is not spoken anew."""
        self._acts = tuple(act for _, act in ways)
        self._text.setText(text)
        if about == self._about and not self.isHidden():
            return
        self._about = about
        words = [text for text, _ in ways]
        for n, way in enumerate(self.ways):
            way.setVisible(n < len(words))
            way.setProperty("plain", words[n] if n < len(words) else "")
            way.setText(words[n] if n < len(words) else "")
            way.setAccessibleName(words[n] if n < len(words) else "")
        self.show()
        self._shell.speak(text)
        self._shell.letters()

    def be_silent(self) -> None:
        """Say nothing any more."""
        self._about, self._acts = None, ()
        self._text.setText("")
        self.hide()

    def _press(self, number: int) -> None:
        self._acts[number]()
