"""The seekers in a list, and the card of the chosen one to fill in before the fair."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from motesplats.core.fair import Topic
from motesplats.core.visibility import Place
from motesplats.i18n import folded, swedish_order
from motesplats.ui import tokens as t
from motesplats.ui.pages.card_form import CardForm
from motesplats.ui.parts import button, column, field, named, row, scrolled
from motesplats.ui.refusals import Refusals
from motesplats.usecases.queries import seekers
from motesplats.usecases.seeker_cards import CardFilled, CardSaved, CardView, card_view, save_card
from motesplats.usecases.views import Shown, shown

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from motesplats.core.ids import FairId, SeekerId
    from motesplats.core.people import Seeker
    from motesplats.ui.shell import Shell

_NARROW = 268


class CardPanel(QWidget):
    """What was filled in is stored when somebody goes on to another person or away from here."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._tr = tr = shell.tr
        self._fair: FairId | None = None
        self._people: tuple[Shown, ...] = ()
        self._seeker: SeekerId | None = None
        self._kept: CardFilled | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Skriv ett namn eller en kod"))
        self.search.textChanged.connect(self._narrow)
        self.list = named(QListWidget(), tr("Personer"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.form = CardForm(tr)
        self.refusal = Refusals(shell)
        self.save_button = button(tr("Spara kortet"), self.save, "primary")
        self._lay_out()
        self.form.show_card(None)
        shell.refresh.changed.connect(self._on_changed)

    def show_fair(self, fair: FairId | None) -> None:
        """List the people of a fair."""
        if fair != self._fair:
            self.save()
            self._fair, self._seeker = fair, None
            self.form.show_card(None)
        self.reload()

    def reload(self) -> None:
        """Ask for the people; what is being filled in stays."""
        if self._fair is not None and self.isVisible():
            work = partial(seekers, self._shell.context, self._fair)
            self._shell.tasks.run(self, work, self._show)

    def save(self) -> None:
        """Store what is filled in."""
        if self._seeker is not None and self.form.is_changed:
            self._send(self._seeker, self.form.filled)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save()

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        if Topic.PEOPLE in topics:
            self.reload()

    def _send(self, seeker: SeekerId, filled: CardFilled) -> None:
        work = partial(save_card, self._shell.context, seeker, filled)
        failed = partial(self._not_saved, seeker, filled)
        self._shell.tasks.run(self, work, self._saved, failed)

    def _not_saved(self, seeker: SeekerId, filled: CardFilled, error: Exception) -> None:
        """Show what could not be stored once more, with the reason."""
        self._seeker, self._kept = seeker, filled
        self.refusal.explain(error)
        self._ask()
        self.reload()

    def _saved(self, answer: CardSaved) -> None:
        self.refusal.say("")
        if answer.seeker == self._seeker:
            self._ask()
        self._shell.refresh.tell(answer.changed)
        back = partial(self._send, answer.seeker, answer.before)
        self._shell.undoable(self._tr("Kortet är sparat."), back)

    def _on_chosen(self, number: int) -> None:
        if 0 <= number < len(self._people):
            before, filled = self._seeker, self.form.filled if self.form.is_changed else None
            self._seeker = self._people[number].seeker
            self._ask()
            if before is not None and filled is not None:
                self._send(before, filled)

    def _ask(self) -> None:
        if self._seeker is not None:
            work = partial(card_view, self._shell.context, self._seeker)
            self._shell.tasks.run(self, work, self._show_card, self.refusal.explain)

    def _show_card(self, view: CardView) -> None:
        if view.seeker == self._seeker:
            self.form.show_card(view)
            if self._kept is not None:
                self.form.show_filled(self._kept)
                self._kept = None

    def _show(self, found: tuple[Seeker, ...]) -> None:
        everybody = [shown(one, Place.COORDINATOR) for one in found]
        self._people = tuple(sorted(everybody, key=lambda p: (swedish_order(p.name), p.code)))
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._people:
            self.list.addItem(one.label)
        places = [n for n, one in enumerate(self._people) if one.seeker == self._seeker]
        self.list.setCurrentRow(places[0] if places else -1)
        self.list.blockSignals(False)
        self._narrow(self.search.text())
        if not places and self._people:
            self.list.setCurrentRow(0)
        elif not self.form.is_changed:
            self._ask()

    def _narrow(self, text: str) -> None:
        words = folded(text).split()
        for number in range(self.list.count()):
            item = self.list.item(number)
            item.setHidden(not all(word in folded(item.text()) for word in words))

    def _lay_out(self) -> None:
        whole = row(self, gap=t.WIDE)
        whole.setContentsMargins(t.APART, t.APART, t.APART, t.APART)
        left = QWidget()
        left.setFixedWidth(_NARROW)
        beside = column(left, gap=t.NEAR)
        beside.addWidget(field(self._tr("Visa en person"), self.search))
        beside.addWidget(self.list, 1)
        whole.addWidget(left)
        right = column(gap=t.NEAR)
        right.addWidget(scrolled(self.form), 1)
        right.addWidget(self.refusal)
        below = row()
        below.addStretch(1)
        below.addWidget(self.save_button)
        right.addLayout(below)
        whole.addLayout(right, 1)
