"""Whoever is to be called: name, ways to reach them, and a button with a key for each answer."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.day_edit import DayEdit
from motesplats.ui.pages.follow_up_deeds import PROMISE_KEYS
from motesplats.ui.pages.follow_up_words import long_day, what_said
from motesplats.ui.parts import button, column, field, label, say
from motesplats.usecases.follow_up import follow_up_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QLabel, QPushButton

    from motesplats.ui.shell import Shell
    from motesplats.usecases.follow_up import Due

_MOVED_DAYS = 14
_ACROSS = 2


class DueCard(QFrame):
    """Large enough to read with a telephone in the other hand."""

    def __init__(self, shell: Shell, press: Callable[[str], bool]) -> None:
        super().__init__()
        self.setProperty("look", "answer")
        self._tr, self._press = shell.tr, press
        tr = self._tr
        self.name, self.what = label("", "heading", wrap=True), label("", "strong", wrap=True)
        self.reach, self.employer = label("", "large", wrap=True), label("", wrap=True)
        self.day = DayEdit()
        self._day = field(tr("Flytta till"), self.day)
        self._marks = {
            one.key: QCheckBox(f"{one.key}  {one.text.said(tr.language)}")
            for one in follow_up_texts().marks
        }
        answers = follow_up_texts().answers.items()
        self.outcomes = self._keys([(key, text.said(tr.language)) for key, text in answers])
        self.promises = self._keys([(key, tr(said)) for key, (_, said) in PROMISE_KEYS.items()])
        self._outcomes, self._promises = (
            _grid(self.outcomes.values()),
            _grid(self.promises.values()),
        )
        self._told = _grid(self._marks.values())
        self._lay_out()

    def show_due(self, due: Due | None, today: date) -> None:
        """Show another person, with no mark and the usual new day."""
        if due is None:
            return
        tr = self._tr
        self.name.setText(due.contact.person.label)
        self.what.setText(f"{what_said(due, tr)} · {long_day(due.day, tr)}")
        ways = [text for text in (due.contact.phone, due.contact.email) if text]
        officer = tr("Handläggare: {name}", name=due.contact.officer) if due.contact.officer else ""
        ways += [officer] if officer else []
        self.reach.setText("\n".join(ways) or tr("Inga kontaktuppgifter finns."))
        host = [text for text in (due.employer, due.phone, due.email) if text]
        say(self.employer, "\n".join(host) if due.employer else "")
        for box in self._marks.values():
            box.setChecked(False)
        self._told.setVisible(due.meeting is None)
        later = today + timedelta(days=_MOVED_DAYS)
        self.day.setDate(QDate(later.year, later.month, later.day))
        self._outcomes.setVisible(due.meeting is None)
        self._promises.setVisible(due.meeting is not None)
        self._day.setVisible(due.meeting is not None)

    def turn_mark(self, key: str) -> bool:
        """Turn what a key marks on or off; False for a key that marks nothing here."""
        box = self._marks.get(key)
        if box is None or self._told.isHidden():
            return False
        box.setChecked(not box.isChecked())
        return True

    def marks(self) -> frozenset[str]:
        """What was said besides, by code."""
        codes = {one.key: one.code for one in follow_up_texts().marks}
        return frozenset(codes[key] for key, box in self._marks.items() if box.isChecked())

    def new_day(self) -> date:
        """The day that a promise is moved to."""
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _keys(self, said: list[tuple[str, str]]) -> dict[str, QPushButton]:
        made = {}
        for key, text in said:
            one = button(f"{key}  {text}", partial(self._press, key))
            # Its key stands before it, and letters for Alt are few.
            one.setProperty("plain", "")
            made[key] = one
        return made

    def _lay_out(self) -> None:
        inside = column(self, gap=t.NEAR, edge=t.ROOM)
        texts: tuple[QLabel, ...] = (self.name, self.what, self.reach, self.employer)
        for one in texts:
            inside.addWidget(one)
        inside.addWidget(self._day)
        inside.addStretch(1)
        for grid in (self._told, self._outcomes, self._promises):
            inside.addWidget(grid)


def _grid(parts: Iterable[QWidget]) -> QWidget:
    box = QWidget()
    place = QGridLayout(box)
    place.setContentsMargins(0, 0, 0, 0)
    place.setSpacing(t.NEAR)
    for number, one in enumerate(parts):
        place.addWidget(one, number // _ACROSS, number % _ACROSS)
    return box
