"""The line above every page: the fair and its day, when something was saved, the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from motesplats.core.clock import local
from motesplats.ui import tokens as t
from motesplats.ui.parts import label, row
from motesplats.usecases.days import day_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.fair import Fair
    from motesplats.i18n import Words


class TopLine(QWidget):
    """The fair and its day, when something was last saved, and the clock."""

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self.setProperty("look", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tr = tr
        self.saved: datetime | None = None
        self._fair = label("", "strong")
        self._day = label("", "quiet")
        self._saved = label("", "quiet")
        self._clock = label("", "clock")
        place = row(self, gap=t.ROOM, edge=t.NEAR)
        place.setContentsMargins(t.WIDE, t.NEAR, t.WIDE, t.NEAR)
        place.addWidget(self._fair)
        place.addWidget(self._day, 1)
        place.addWidget(self._saved)
        place.addWidget(self._clock)

    def show_fair(self, fair: Fair | None) -> None:
        self._fair.setText(self._tr("Ingen träff är öppen") if fair is None else fair.name)
        self._day.setText("" if fair is None else day_in_words(fair.day, self._tr))

    def show_time(self, now: datetime) -> None:
        self._clock.setText(f"{local(now):%H:%M}")

    def show_saved(self, saved: datetime | None) -> None:
        """Say when something was saved last; None: nothing was yet."""
        self.saved = saved
        if saved is not None:
            self._saved.setText(self._tr("Sparat {time}", time=f"{local(saved):%H:%M:%S}"))
