"""The five who came last, each with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from motesplats.core.clock import local
from motesplats.i18n import isolated
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, clear, column, frame, label, named, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from motesplats.core.ids import SeekerId
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell
    from motesplats.usecases.arrival import SearchHit


_MOST = 5


class Latest(QWidget):
    """The five who came last, each with a way back."""

    def __init__(self, shell: Shell, undo: Callable[[SeekerId], None]) -> None:
        super().__init__()
        self._shell, self._undo = shell, undo
        self._cards = row(self, gap=t.APART)

    def show_hits(self, hits: tuple[SearchHit, ...]) -> None:
        """Show these, the latest first."""
        clear(self._cards)
        for hit in hits:
            self._cards.addWidget(self._card(hit), 1)
        if hits and len(hits) < _MOST:
            self._cards.addStretch(_MOST - len(hits))
        if not hits:
            self._cards.addWidget(label(self._shell.tr("Ingen är incheckad än."), "quiet"))
        self._shell.letters()

    def _card(self, hit: SearchHit) -> QFrame:
        tr = self._shell.tr
        card = frame("card")
        whole = row(card, gap=0)
        whole.setContentsMargins(t.NEAR, t.TIGHT, 0, t.TIGHT)
        inside = column(gap=0)
        inside.addWidget(_Name(hit.seeker.name or tr("Kod {code}", code=hit.seeker.code)))
        inside.addWidget(label(_when_and_where(hit, tr), "small", wrap=True))
        seeker = hit.seeker.seeker
        back = button(tr("Ångra"), lambda: self._undo(seeker), "quiet")
        whole.addLayout(inside, 1)
        whole.addWidget(named(back, tr("Ångra incheckningen av {name}", name=hit.seeker.label)))
        return card


class _Name(QLabel):
    """A name on one line, cut where the card ends; whole for the mouse and for screen readers."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "strong")
        self.setToolTip(isolated(name))
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        end = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._name, end, self.width()))


def _when_and_where(hit: SearchHit, tr: Words) -> str:
    came = "" if hit.arrived is None else f"{local(hit.arrived):%H:%M}"
    if hit.first_meeting is None:
        return came
    first = hit.first_meeting
    place = tr("Bord {n} kl. {time}", n=first.station, time=f"{first.starts:%H.%M}")
    return f"{came}  {place}".strip()
