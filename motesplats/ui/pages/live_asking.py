"""What more minutes would do to the rest of the day, shown before they are given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from motesplats.ui import tokens as t
from motesplats.ui.pages.live_words import effects
from motesplats.ui.parts import button, column, frame, label, row
from motesplats.usecases.live_hall import effects_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from motesplats.i18n import Words
    from motesplats.usecases.hall_steps import Longer
    from motesplats.usecases.live_hall import HallRecords


class Asking(QWidget):
    """One question with what a yes would do; ``give`` is told what was agreed to."""

    def __init__(self, tr: Words, give: Callable[[Longer], None], left: Callable[[], None]) -> None:
        super().__init__()
        self._tr, self._give, self._left = tr, give, left
        self._wanted: Longer | None = None
        self._heading = label("", "heading", wrap=True)
        self._told = label("", wrap=True)
        self.yes = button(tr("Gör så"), self.agree, "primary")
        self.no = button(tr("Avbryt"), left)
        inside = frame("panel")
        place = column(inside, gap=t.APART, edge=t.APART)
        place.addWidget(self._heading)
        place.addWidget(self._told)
        line = row()
        line.addWidget(self.yes)
        line.addWidget(self.no)
        line.addStretch(1)
        place.addLayout(line)
        whole = column(self)
        whole.addWidget(inside)
        whole.addStretch(1)

    @property
    def told(self) -> str:
        return self._told.text()

    def ask(self, wanted: Longer, records: HallRecords, now: datetime) -> None:
        """Ask whether ``wanted`` shall be done, with everything that it would change from now."""
        effect = effects_of(records, wanted.step(now))
        self._wanted = replace(wanted, may_shorten=bool(effect.shortened))
        self._heading.setText(self._question(wanted, records))
        self._told.setText("\n".join(effects(effect, records, self._tr)))
        self.yes.setFocus()

    def tell_more(self, wanted: Longer, lines: tuple[str, ...]) -> None:
        """Say what else a yes would mean, if that is still what is asked."""
        asked = self._wanted
        if asked is not None and (asked.minutes, asked.slot) == (wanted.minutes, wanted.slot):
            self._told.setText("\n".join((self._told.text(), *lines)))

    def agree(self) -> None:
        """Do what was asked."""
        wanted, self._wanted = self._wanted, None
        self._left()
        if wanted is not None:
            self._give(wanted)

    def _question(self, wanted: Longer, records: HallRecords) -> str:
        minutes = wanted.minutes
        if wanted.station is None:
            return self._tr("Skjut allt {n} min?", n=minutes)
        number = next(s.number for s in records.gathering.stations if s.id == wanted.station)
        return self._tr("{n} min längre samtal vid bord {number}?", n=minutes, number=number)
