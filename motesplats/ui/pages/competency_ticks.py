"""Which competencies a fair asks about: a tick box each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from motesplats.feedback.library import WORK_LANGUAGE
from motesplats.ui import tokens as t
from motesplats.ui.parts import clear, column, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.i18n import Words
    from motesplats.usecases.fair_forms import BranchForm


class CompetencyTicks(QWidget):
    """The competencies of a branch; ``put`` gets those that are not asked about."""

    def __init__(self, tr: Words, put: Callable[[tuple[str, ...]], None]) -> None:
        super().__init__()
        self._tr, self._put = tr, put
        self.ticks: dict[str, QCheckBox] = {}
        self._off: tuple[str, ...] = ()
        self._place = column(self, gap=t.TIGHT)

    def show_form(self, one: BranchForm) -> None:
        """Show which competencies that form asks about."""
        self._off = one.changes.off
        known = {c.id: c.text.said(self._tr.language) for c in one.form.competencies}
        if list(known) != list(self.ticks):
            self._make(known)
        for name, tick in self.ticks.items():
            tick.setChecked(name not in self._off)

    def _make(self, known: dict[str, str]) -> None:
        clear(self._place)
        self.ticks = {}
        for name, text in known.items():
            if name == WORK_LANGUAGE:
                text = self._tr("{name} (om rollen kräver det)", name=text)
            tick = named(QCheckBox(text), text)
            tick.clicked.connect(partial(self._on_tick, name))
            self.ticks[name] = tick
            self._place.addWidget(tick)

    def _on_tick(self, name: str, _checked: bool = False) -> None:
        others = tuple(other for other in self._off if other != name)
        self._put(others if self.ticks[name].isChecked() else (*others, name))
