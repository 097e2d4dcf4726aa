"""The line above an employer's screen: where it stands and what can be done at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from motesplats.core.ids import StationId
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, label, named, row

if TYPE_CHECKING:
    from motesplats.ui.shell import Shell
    from motesplats.usecases.kiosk_day import KioskDay

_NAME_WIDTH = 220


class TableLine(QWidget):
    """The station, who sits there, and a button for each thing; ``named_now`` tells a new name."""

    named_now = Signal(str)
    moved = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("look", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        tr = shell.tr
        self._tr = tr
        self.where = label("", "strong")
        self.stations = named(QComboBox(), tr("Vilket bord skärmen står vid"))
        self.stations.activated.connect(lambda _number: self.moved.emit())
        self.name = named(QLineEdit(), tr("Namn på den som intervjuar nu"))
        self.name.setPlaceholderText(tr("Namn, sedan Enter"))
        self.name.setFixedWidth(_NAME_WIDTH)
        self.name.returnPressed.connect(self._on_named)
        self.name.hide()
        self.wrong = button(tr("Fel person?"))
        self.nobody = button(tr("Ingen här"))
        self.nobody.setToolTip("N")
        self.help = button(tr("Ropa på hjälp"))
        self.rest = button(tr("Paus"))
        self.change = button(tr("Byt intervjuare"), self._on_change)
        self.end = button(tr("Avsluta dagen"))
        self.lock = button(tr("Lås"))
        self.language = button(tr.pick("English", "Svenska"), shell.change_language)
        inside = row(self)
        inside.setContentsMargins(t.WIDE, t.TIGHT, t.WIDE, t.TIGHT)
        inside.addWidget(self.where)
        inside.addWidget(self.stations)
        inside.addStretch(1)
        inside.addWidget(self.name)
        for made in self._buttons:
            made.setMinimumHeight(t.KIOSK_CONTROL)
            inside.addWidget(made)

    @property
    def station(self) -> StationId | None:
        """The station that the screen stands at; the employer's first until another is chosen."""
        found = self.stations.currentData()
        return None if found is None else StationId(found)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        first = (self.wrong, self.nobody, self.help, self.rest)
        return (*first, self.change, self.end, self.lock, self.language)

    def show_day(self, employer: str, day: KioskDay) -> None:
        """Show the employer's stations, and who sits there."""
        known = [self.stations.itemData(n) for n in range(self.stations.count())]
        if known != [one.id for one in day.stations]:
            here = self.station
            self.stations.clear()
            for one in day.stations:
                self.stations.addItem(self._tr("Bord {n}", n=one.number), one.id)
            self.stations.setCurrentIndex(max(0, self.stations.findData(here)))
        self.stations.setVisible(len(day.stations) > 1)
        parts = [employer]
        if len(day.stations) == 1:
            parts.append(self._tr("bord {n}", n=day.stations[0].number))
        if day.interviewer:
            parts.append(day.interviewer)
        self.where.setText(" · ".join(parts))

    def forget(self) -> None:
        """Leave nothing of the employer on the screen."""
        self.where.setText("")
        self.stations.clear()
        self.name.clear()
        self.name.hide()

    def _on_change(self) -> None:
        self.name.setVisible(self.name.isHidden())
        if not self.name.isHidden():
            self.name.setFocus()

    def _on_named(self) -> None:
        text = self.name.text()
        self.name.clear()
        self.name.hide()
        self.named_now.emit(text)
