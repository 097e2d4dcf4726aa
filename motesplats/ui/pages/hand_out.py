"""Reports at the exit: a badge is read, the report prints, and how it was given is one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from motesplats.core.clock import local
from motesplats.core.ids import OperationId, new_id
from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.pages.hand_out_card import WAYS, HandOutCard
from motesplats.ui.parts import column, field, label, row
from motesplats.ui.refusals import Refusals
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases import handing_over
from motesplats.usecases.handing_over import (
    AtExit,
    Handed,
    HandOverPlace,
    HandOverWay,
    NextAtExit,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from motesplats.core.fair import Fair
    from motesplats.core.handing_over import HandedOver
    from motesplats.core.ids import SeekerId
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell
    from motesplats.usecases.views import Shown

_CARD = 520
_PLACES = {
    HandOverPlace.EXIT: mark("Vid utgången, direkt när brickan skannas"),
    HandOverPlace.TALK: mark("I ett samtal, aldrig i kön"),
}


class HandOutPanel(QWidget):
    """A field that badges are read into, what is next for whoever stands there, and who has theirs.

    ``release_wanted`` when the texts that wait shall be read first.
    """

    release_wanted = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tr = shell, shell.tr
        tr = shell.tr
        self._fair: Fair | None = None
        self._at_exit: AtExit | None = None
        self.code = QLineEdit()
        self.code.setProperty("look", "desk")
        self.code.setPlaceholderText(tr("Skanna brickan, eller skriv koden och tryck Enter"))
        self.code.returnPressed.connect(lambda: self.scan(self.code.text()))
        self.refusal = Refusals(shell)
        self.card = HandOutCard(tr)
        self.card.printed.connect(self.print_now)
        self.card.given.connect(self.give)
        self.card.held.connect(self.hold)
        self.card.texts_wanted.connect(self.release_wanted)
        self.place = QComboBox()
        for place, text in _PLACES.items():
            self.place.addItem(tr(text), place)
        self.place.activated.connect(self._choose_place)
        self.cover = QCheckBox(tr("Försättsblad för kuvert, med bara namnet"))
        self.counted = label("", "strong", wrap=True)
        self.model: RowsModel[tuple[Shown, HandedOver]] = RowsModel(_columns(tr), self)
        self.given = table(self.model, tr("Lämnade rapporter"))
        self._lay_out()

    def show_fair(self, fair: Fair | None) -> None:
        """Hand out the reports of this fair."""
        if fair is None or self._fair is None or fair.id != self._fair.id:
            self._show(None)
        self._fair = fair
        if fair is not None:
            work = partial(handing_over.handed_over, self._shell.context, fair.id)
            self._shell.tasks.run(self, work, self._show_given)

    def scan(self, code: str) -> None:
        """Somebody stands at the exit."""
        self.code.clear()
        if self._fair is None or not code.strip():
            return
        work = partial(handing_over.at_exit, self._shell.context, self._fair.id, code)
        self._shell.tasks.run(self, work, self._came, self._not_known)

    def print_now(self) -> None:
        """Print the report before everything else that waits for the printer."""
        if self._at_exit is not None:
            seeker = self._at_exit.person.seeker
            self._shell.paper.report(seeker, cover=self.cover.isChecked())
            self.card.show_printing()

    def give(self, way: HandOverWay) -> None:
        """Note how whoever stands there got the report."""
        if self._at_exit is None:
            return
        person = self._at_exit.person
        self._note(person.seeker, way)
        told = self._tr("{name} har fått sin rapport.", name=person.label)
        if way is HandOverWay.LATER:
            told = self._tr("{name} får sin rapport senare.", name=person.label)
        self._shell.undoable(told, lambda: self._note(person.seeker, None))
        self._show(None)
        self.code.setFocus()

    def hold(self, held: bool) -> None:
        """Let the report of whoever stands there wait for a talk, or no longer."""
        if self._at_exit is not None and self._fair is not None:
            seeker = self._at_exit.person.seeker
            work = partial(handing_over.hold_for_talk, self._shell.context, seeker, _once())
            self._run(partial(work, held=held))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = WAYS.get(Qt.Key(event.key()))
        if way is not None and self._at_exit is not None and not event.modifiers():
            self.give(way)
        else:
            super().keyPressEvent(event)

    def _came(self, found: AtExit) -> None:
        self.refusal.say("")
        self._show(found)
        if found.next is NextAtExit.PRINT and found.handed is None:
            self.print_now()

    def _not_known(self, error: Exception) -> None:
        self._show(None)
        self.refusal.explain(error)

    def _show(self, found: AtExit | None) -> None:
        self._at_exit = found
        self.card.show_person(found)
        if found is not None:
            self.card.first_focus.setFocus()

    def _show_given(self, handed: Handed) -> None:
        tr = self._tr
        self.place.setCurrentIndex(list(_PLACES).index(handed.place))
        self.model.show_rows(handed.given)
        fit_columns(self.given)
        self.counted.setText(tr("{n} lämnade, {left} kvar.", n=len(handed.given), left=handed.left))

    def _choose_place(self, number: int) -> None:
        if self._fair is not None:
            place = list(_PLACES)[number]
            context, fair = self._shell.context, self._fair.id
            self._run(partial(handing_over.choose_hand_over, context, fair, place, _once()))

    def _note(self, seeker: SeekerId, way: HandOverWay | None) -> None:
        self._run(partial(handing_over.hand_over, self._shell.context, seeker, way, _once()))

    def _run(self, work: Callable[[], handing_over.HandOverSet]) -> None:
        self._shell.tasks.run(
            self, work, lambda done: self._shell.refresh.tell(done.changed), self.refusal.explain
        )

    def _lay_out(self) -> None:
        tr, whole = self._tr, row(self, gap=t.WIDE, edge=t.APART)
        left, right = column(gap=t.APART), column(gap=t.NEAR)
        left.addWidget(self.code)
        left.addWidget(self.refusal)
        left.addWidget(self.card)
        left.addStretch(1)
        left.addWidget(field(tr("Så lämnas rapporter på den här träffen"), self.place))
        left.addWidget(self.cover)
        right.addWidget(self.counted)
        right.addWidget(self.given, 1)
        whole.addLayout(left, 3)
        whole.addLayout(right, 2)


def _columns(tr: Words) -> tuple[Column[tuple[Shown, HandedOver]], ...]:
    return (
        Column(tr("Person"), lambda pair: pair[0].label),
        Column(tr("Hur"), lambda pair: tr(_GIVEN[pair[1].way])),
        Column(tr("Tid"), lambda pair: f"{local(pair[1].at):%H:%M}"),
    )


_GIVEN = {
    HandOverWay.HAND: mark("I handen"),
    HandOverWay.ENVELOPE: mark("I kuvert"),
    HandOverWay.LATER: mark("Senare"),
}


def _once() -> OperationId:
    return OperationId(new_id())
