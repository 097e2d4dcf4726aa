"""Somebody else sits here: pick or scan whoever it is; kindly say where somebody is to be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.flow import Flow
from motesplats.ui.parts import button, clear, column, field, label, row, say, scrolled
from motesplats.ui.refusals import Refusals

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.ui.shell import Shell
    from motesplats.usecases.kiosk import KioskMeeting
    from motesplats.usecases.kiosk_badges import Seen

PICK, SHOW = range(2)


class WrongPerson(QWidget):
    """First whom to choose; then, for somebody with a meeting elsewhere, where that is.

    ``scanned`` is called with a code that was typed, ``opened`` with a meeting that was picked,
    ``anyway`` with the badge that was seen, ``left`` to go back.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        tr = shell.tr
        self.scanned: Callable[[str], None] = lambda _code: None
        self.opened: Callable[[KioskMeeting], None] = lambda _meeting: None
        self.anyway: Callable[[Seen], None] = lambda _seen: None
        self.left: Callable[[], None] = lambda: None
        self.seen: Seen | None = None
        self.code = QLineEdit()
        self.code.setProperty("look", "desk")
        self.code.returnPressed.connect(self._on_typed)
        self.refusal = Refusals(shell)
        people = QWidget()
        people.setProperty("look", "page")
        self._people = Flow(people)
        self.where = label("", "name", wrap=True)
        self.theirs = label("", "name", wrap=True)
        self.who = label("", "title", wrap=True)
        self.expected = label("", "large", wrap=True)
        self.take = button(tr("Byt – vi tar mötet ändå"), self._on_anyway)
        self.back = button(tr("Tillbaka"), lambda: self.left(), "primary")
        self.steps = QStackedWidget()
        self.steps.addWidget(self._picking(people))
        self.steps.addWidget(self._showing())
        column(self).addWidget(self.steps)

    def pick(self, meetings: tuple[KioskMeeting, ...]) -> None:
        """Ask who sits here, of those who have a meeting with the employer today."""
        self.seen = None
        self.code.clear()
        self.refusal.say("")
        clear(self._people)
        for meeting in meetings:
            view = meeting.view
            text = f"{view.when}  {view.seeker.label}"
            made = button(text, partial(self._on_picked, meeting), "tile")
            made.setProperty("plain", "")
            made.setAutoDefault(True)
            self._people.addWidget(made)
        self.steps.setCurrentIndex(PICK)
        self.code.setFocus()

    def show_seen(self, seen: Seen) -> None:
        """Say to whoever sits here where the meeting is, in letters to be read from the chair."""
        tr = self._shell.tr
        self.seen = seen
        self.who.setText(tr("Hej {name}", name=seen.label))
        self.where.setText(tr("Du är vid bord {n}.", n=seen.here))
        begins = "" if seen.begins is None else f"{seen.begins:%H.%M}"
        if seen.there is None:
            text = tr("Du har inget möte nu. Fråga vid disken.")
        else:
            text = tr("Ditt möte {time} är vid bord {n} →", n=seen.there, time=begins)
        self.theirs.setText(text)
        words = tr("Här väntar vi {name}.", name=seen.expected) if seen.expected else ""
        say(self.expected, words)
        self.refusal.say("")
        self.steps.setCurrentIndex(SHOW)
        self.back.setFocus()
        self._shell.speak(f"{self.where.text()} {text}")

    def forget(self) -> None:
        """Leave nothing of anybody on the screen."""
        self.seen = None
        for one in (self.where, self.theirs, self.who, self.expected):
            one.setText("")
        self.code.clear()
        clear(self._people)

    def _on_typed(self) -> None:
        self.scanned(self.code.text())

    def _on_picked(self, meeting: KioskMeeting) -> None:
        self.opened(meeting)

    def _on_anyway(self) -> None:
        if self.seen is not None:
            self.anyway(self.seen)

    def _picking(self, people: QWidget) -> QWidget:
        tr = self._shell.tr
        page = QWidget()
        inside = column(page, edge=t.EDGE)
        inside.addWidget(label(tr("Vem sitter hos er?"), "title"))
        words = tr("Skanna namnbrickan, eller skriv koden")
        inside.addWidget(field(words, self.code))
        inside.addWidget(self.refusal)
        inside.addWidget(label(tr("Eller välj bland era möten i dag"), "heading"))
        inside.addWidget(scrolled(people), 1)
        line = row()
        line.addWidget(button(tr("Ångra"), lambda: self.left()))
        line.addStretch(1)
        inside.addLayout(line)
        return page

    def _showing(self) -> QWidget:
        page = QWidget()
        inside = column(page, gap=t.WIDE, edge=t.EDGE)
        inside.addStretch(1)
        for one in (self.who, self.where, self.theirs, self.expected):
            inside.addWidget(one)
        inside.addStretch(2)
        line = row()
        for made in (self.back, self.take):
            made.setMinimumHeight(t.KIOSK_CONTROL)
            line.addWidget(made)
        line.addStretch(1)
        inside.addLayout(line)
        return page
