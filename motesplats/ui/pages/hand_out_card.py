"""One person at the exit: what is next for the report, and the buttons for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from motesplats.core.clock import local
from motesplats.i18n import isolated, mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, label, restyle, row, say
from motesplats.usecases.handing_over import AtExit, HandOverWay, NextAtExit
from motesplats.usecases.report_files import handing_over

if TYPE_CHECKING:
    from motesplats.i18n import Words

WAYS = {
    Qt.Key.Key_H: HandOverWay.HAND,
    Qt.Key.Key_K: HandOverWay.ENVELOPE,
    Qt.Key.Key_S: HandOverWay.LATER,
}
_TITLES = {
    NextAtExit.PRINT: mark("Rapporten är klar"),
    NextAtExit.TALK: mark("Lämnas i ett samtal"),
    NextAtExit.UNREAD: mark("Texter är inte lästa än"),
    NextAtExit.PARTLY: mark("Mer återkoppling kan komma"),
    NextAtExit.NOTHING: mark("Ingen återkoppling än"),
    NextAtExit.STOPPED: mark("Rapporten är stoppad"),
    NextAtExit.NOT_WANTED: mark("Vill inte ha någon rapport"),
}
_STATES = {
    NextAtExit.PRINT: "done",
    NextAtExit.TALK: "waiting",
    NextAtExit.UNREAD: "waiting",
    NextAtExit.PARTLY: "waiting",
    NextAtExit.NOTHING: "attention",
    NextAtExit.STOPPED: "attention",
    NextAtExit.NOT_WANTED: "waiting",
}
_CAN_PRINT = frozenset({NextAtExit.PRINT, NextAtExit.TALK, NextAtExit.UNREAD, NextAtExit.PARTLY})


class HandOutCard(QFrame):
    """Hidden while nobody stands there."""

    printed = Signal()
    given = Signal(object)
    held = Signal(bool)
    texts_wanted = Signal()

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self._tr = tr
        self._shown: AtExit | None = None
        self.setProperty("look", "answer")
        self.heading = label("", "strong")
        self.name = label("", "name", wrap=True)
        self.said = label("", "large", wrap=True)
        self.ask = label("", wrap=True)
        self.print_button = button(tr("Skriv ut nu"), self.printed.emit, "primary")
        self.texts_button = button(tr("Läs texterna först"), self.texts_wanted.emit)
        self.hold_button = button("", self._hold)
        self.hand_button = button(
            tr("Lämnad i handen (H)"), lambda: self.given.emit(HandOverWay.HAND)
        )
        self.envelope_button = button(
            tr("Lämnad i kuvert (K)"), lambda: self.given.emit(HandOverWay.ENVELOPE)
        )
        self.later_button = button(
            tr("Hämtar senare (S)"), lambda: self.given.emit(HandOverWay.LATER)
        )
        self._lay_out()
        self.show_person(None)

    @property
    def first_focus(self) -> QWidget:
        """What is next."""
        for one in (self.print_button, self.hand_button):
            if not one.isHidden():
                return one
        return self.later_button

    def show_person(self, found: AtExit | None) -> None:
        """Show whoever stands at the exit; None for nobody."""
        self._shown = found
        self.setVisible(found is not None)
        if found is None:
            return
        tr = self._tr
        restyle(self, state=_STATES[found.next])
        self.heading.setText(tr(_TITLES[found.next]))
        self.name.setText(found.person.label)
        say(self.said, "\n".join(_sentences(found, tr)))
        can = found.next in _CAN_PRINT
        say(self.ask, handing_over(tr.language)[0] if can else "")
        self.print_button.setVisible(can)
        self.print_button.setText(tr("Skriv ut igen") if found.state.printed else tr("Skriv ut nu"))
        self.texts_button.setVisible(found.next is NextAtExit.UNREAD)
        self.hold_button.setVisible(can)
        held = tr("Lämna i kön ändå") if found.held else tr("Lämna i ett samtal")
        self.hold_button.setText(held)
        for one in (self.hand_button, self.envelope_button):
            one.setVisible(can)
        self.later_button.setVisible(found.next is not NextAtExit.NOT_WANTED)

    def show_printing(self) -> None:
        """The report is on its way to the printer."""
        self.heading.setText(self._tr("Rapporten skrivs ut"))
        restyle(self, state="done")
        self.print_button.setText(self._tr("Skriv ut igen"))
        self.hand_button.setFocus()

    def _hold(self) -> None:
        if self._shown is not None:
            self.held.emit(not self._shown.held)

    def _lay_out(self) -> None:
        whole = column(self, gap=t.NEAR, edge=t.APART)
        for one in (self.heading, self.name, self.said, self.ask):
            whole.addWidget(one)
        for group in (
            (self.print_button, self.texts_button, self.hold_button),
            (self.hand_button, self.envelope_button, self.later_button),
        ):
            line = row()
            for made in group:
                line.addWidget(made)
            line.addStretch(1)
            whole.addLayout(line)


def _sentences(found: AtExit, tr: Words) -> list[str]:
    """What the report lacks, and what was done with it before."""
    told = []
    if found.handed is not None:
        at = f"{local(found.handed.at):%H.%M}"
        told.append(tr("Rapporten lämnades kl. {time}.", time=at))
    if found.waiting:
        names = ", ".join(isolated(name) for name in found.waiting)
        told.append(tr("Återkoppling saknas från: {names}", names=names))
    if found.state.unread_texts:
        one, many = "{n} text är inte släppt än.", "{n} texter är inte släppta än."
        told.append(tr.plural(one, many, found.state.unread_texts))
    if found.next is NextAtExit.NOTHING:
        told.append(tr("Be arbetsgivarna fylla i formuläret. Rapporten kan hämtas senare."))
    if found.next is NextAtExit.STOPPED:
        told.append(tr("En styrka eller ett nästa steg saknas. Be arbetsgivaren om det."))
    return told
