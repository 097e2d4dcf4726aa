"""The breaks of a day as rows from–to, which are added and taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QTimeEdit, QWidget

from motesplats.core.fair import Break
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, label, row, stepped

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from motesplats.i18n import Words

_LUNCH = QTime(12, 0), QTime(12, 45)
_NEXT_AFTER, _LENGTH = 60 * 60, 15 * 60
Span = tuple[QTime, QTime]


@dataclass(frozen=True, slots=True)
class _Row:
    box: QWidget
    begins: QTimeEdit
    ends: QTimeEdit
    away: QPushButton
    title: str = ""


class BreaksEditor(QWidget):
    """Rows from–to; ``changed`` when one came or went."""

    changed = Signal()

    def __init__(self, tr: Words, day: Callable[[], Span]) -> None:
        super().__init__()
        self._tr, self._day = tr, day
        self._rows: list[_Row] = []
        self._none = label(tr("Inga pauser."), "quiet")
        self.add_button = button(tr("Lägg till en paus"), self.add_break)
        self._place = column(gap=t.NEAR)
        head = row(gap=t.APART)
        head.addWidget(label(tr("Pauser"), "strong"))
        head.addWidget(self._none)
        head.addWidget(self.add_button)
        head.addStretch(1)
        inside = column(self, gap=t.NEAR)
        inside.addLayout(head)
        inside.addLayout(self._place)

    @property
    def breaks(self) -> tuple[Break, ...]:
        """The breaks as they are filled in."""
        return tuple(
            Break(time_of(made.begins), time_of(made.ends), made.title) for made in self._rows
        )

    def add_break(self) -> None:
        """A new row: lunch, or some time after the last break, within the day."""
        last = self._rows[-1].ends.time() if self._rows else None
        begins, ends = _offered(self._day(), last)
        self._add(self._row(clock(begins), clock(ends)))
        self._rows[-1].begins.setFocus()

    def show_breaks(self, breaks: tuple[Break, ...]) -> None:
        """These breaks and no others."""
        self.clear()
        for one in breaks:
            times = (clock(QTime(when.hour, when.minute)) for when in (one.begins, one.ends))
            self._add(replace(self._row(*times), title=one.title))

    def clear(self) -> None:
        """No breaks."""
        for made in tuple(self._rows):
            self._take_away(made)

    def _add(self, made: _Row) -> None:
        self._rows.append(made)
        self._place.addWidget(made.box)
        self._name_rows()

    def _row(self, begins: QTimeEdit, ends: QTimeEdit) -> _Row:
        made = _Row(QWidget(), begins, ends, button(self._tr("Ta bort")))
        made.away.clicked.connect(partial(self._on_away, made))
        place = row(made.box)
        for part in (begins, label("–"), ends, made.away):
            place.addWidget(part)
        place.addStretch(1)
        return made

    def _on_away(self, made: _Row, _checked: bool = False) -> None:
        self._take_away(made)
        self.add_button.setFocus()

    def _take_away(self, made: _Row) -> None:
        self._rows.remove(made)
        self._place.removeWidget(made.box)
        made.box.hide()
        made.box.deleteLater()
        self._name_rows()

    def _name_rows(self) -> None:
        for number, made in enumerate(self._rows, start=1):
            made.begins.setAccessibleName(self._tr("Paus {n} börjar", n=number))
            made.ends.setAccessibleName(self._tr("Paus {n} slutar", n=number))
            made.away.setAccessibleName(self._tr("Ta bort paus {n}", n=number))
        self._none.setVisible(not self._rows)
        self.changed.emit()


def _offered(day: Span, last: QTime | None) -> Span:
    """Lunch if the day goes on after it, else a short break where there is room for one."""
    starts, ends = day
    if last is None and starts <= _LUNCH[0] and _LUNCH[1] < ends:
        return _LUNCH
    after = starts if last is None else last
    for pause in (_NEXT_AFTER, 0):
        left = after.secsTo(ends) - pause
        if left >= _LENGTH:
            begins = after.addSecs(pause)
            return begins, begins.addSecs(_LENGTH)
    return starts, starts.addSecs(min(_LENGTH, max(60, starts.secsTo(ends))))


def time_of(edit: QTimeEdit) -> time:
    """The time that is filled in."""
    shown = edit.time()
    return time(shown.hour(), shown.minute())


def clock(shown: QTime) -> QTimeEdit:
    """A field for a time of day."""
    made = stepped(QTimeEdit(shown))
    made.setDisplayFormat("HH:mm")
    return made
