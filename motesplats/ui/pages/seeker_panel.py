"""Beside the grid: pick a person, see whom they meet and, in words, why a wish was not met."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from motesplats.core.visibility import Place
from motesplats.i18n import folded, swedish_order
from motesplats.ui import tokens as t
from motesplats.ui.explaining import clock_time, what_it_takes, why
from motesplats.ui.pages.cell_view import CellView
from motesplats.ui.parts import button, clear, column, field, label, named, row, scrolled
from motesplats.usecases.leaving import PresenceChanged, change_presence, comes_no_more
from motesplats.usecases.queries import seekers
from motesplats.usecases.seeker_plans import SeekerPlan, UnmetWish, seeker_plan
from motesplats.usecases.views import Shown, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import TimeSlot
    from motesplats.core.ids import FairId, SeekerId
    from motesplats.core.people import Presence, Seeker
    from motesplats.ui.shell import Shell
    from motesplats.usecases.planning import StationView
    from motesplats.usecases.views import MeetingView

_ID = Qt.ItemDataRole.UserRole
_LIST_HEIGHT = 110


class SeekerPanel(QWidget):
    """A list of people that narrows as you type; below it the chosen one's plan."""

    def __init__(self, shell: Shell, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self._shell, self._chosen = shell, chosen
        self._fair: FairId | None = None
        self._seeker: SeekerId | None = None
        tr = shell.tr
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Skriv ett namn eller en kod"))
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._on_enter)
        self.people = named(QListWidget(), tr("Personer"))
        self.people.setMinimumHeight(_LIST_HEIGHT)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.itemSelectionChanged.connect(self._on_selected)
        content = QWidget()
        content.setProperty("look", "page")
        self.cell = CellView(shell)
        self._plan = column(gap=t.NEAR)
        told = column(content, gap=t.ROOM)
        told.addWidget(self.cell)
        told.addLayout(self._plan)
        told.addStretch(1)
        inside = column(self, gap=t.NEAR)
        inside.setContentsMargins(t.APART, 0, 0, 0)
        inside.addWidget(field(tr("Visa en person"), self.field))
        inside.addWidget(self.people, 1)
        inside.addWidget(scrolled(content), 3)

    def show_fair(self, fair: FairId) -> None:
        """List the people of a fair."""
        self._fair = fair
        self._shell.tasks.run(self, partial(seekers, self._shell.context, fair), self._list)
        if self._seeker is not None:
            self.show_seeker(self._seeker)

    def show_seeker(self, seeker: SeekerId) -> None:
        """Show one person's plan."""
        self._seeker = seeker
        self._select(seeker)
        if self._fair is not None:
            work = partial(seeker_plan, self._shell.context, self._fair, seeker)
            self._shell.tasks.run(self, work, self._show)

    def show_place(self, fair: FairId, station: StationView, slot: TimeSlot) -> None:
        """Show who could come to a free place instead of anybody's plan."""
        self._seeker = None
        self.people.blockSignals(True)
        self.people.setCurrentRow(-1)
        self.people.blockSignals(False)
        clear(self._plan)
        self.cell.show_place(fair, station, slot)

    def _list(self, found: tuple[Seeker, ...]) -> None:
        everybody = [shown(seeker, Place.COORDINATOR) for seeker in found]
        everybody.sort(key=lambda one: (swedish_order(one.name), one.code))
        self.people.blockSignals(True)
        self.people.clear()
        for one in everybody:
            self.people.addItem(_item(one))
        self._select(self._seeker)
        self.people.blockSignals(False)
        self._narrow(self.field.text())

    def _select(self, seeker: SeekerId | None) -> None:
        self.people.blockSignals(True)
        for number in range(self.people.count()):
            item = self.people.item(number)
            if item.data(_ID) == seeker:
                self.people.setCurrentItem(item)
        self.people.blockSignals(False)

    def _narrow(self, text: str) -> None:
        words = folded(text).split()
        for number in range(self.people.count()):
            item = self.people.item(number)
            item.setHidden(not all(word in folded(item.text()) for word in words))

    def _on_enter(self) -> None:
        items = [self.people.item(number) for number in range(self.people.count())]
        left = [item for item in items if not item.isHidden()]
        if left:
            self.people.setCurrentItem(left[0])

    def _on_selected(self) -> None:
        item = self.people.currentItem()
        if item is not None and item.data(_ID) != self._seeker:
            self._chosen(item.data(_ID))

    def _show(self, plan: SeekerPlan) -> None:
        tr = self._shell.tr
        clear(self._plan)
        self._plan.addWidget(label(tr("Möter"), "strong"))
        for view in plan.meetings:
            self._plan.addWidget(label(_meeting(view, self._shell), wrap=True))
        if not plan.meetings:
            self._plan.addWidget(label(tr("Ingen än."), "quiet"))
        if plan.published:
            self._plan.addSpacing(t.NEAR)
            self._plan.addWidget(label(tr("Gäller tills du publicerar"), "strong"))
        for view in plan.published:
            self._plan.addWidget(label(_meeting(view, self._shell), "quiet", wrap=True))
        if plan.unmet:
            self._plan.addSpacing(t.NEAR)
            self._plan.addWidget(label(tr("Önskade också"), "strong"))
        for wish in plan.unmet:
            self._plan.addWidget(self._unmet(wish))
        self._tell_elsewhere(plan)
        self._plan.addSpacing(t.NEAR)
        if plan.presence.leaves is not None:
            until = tr("Går kl. {time}.", time=clock_time(plan.presence.leaves))
            self._plan.addWidget(label(until, "quiet", wrap=True))
            stays = button(tr("Stannar till slutet"), partial(self._stay, plan.presence))
            self._plan.addWidget(stays, 0, Qt.AlignmentFlag.AlignLeft)
        leaves = button(tr("Kommer inte, eller går nu"), self._leave)
        self._plan.addWidget(leaves, 0, Qt.AlignmentFlag.AlignLeft)
        self._plan.addStretch(1)
        self._shell.letters()

    def _tell_elsewhere(self, plan: SeekerPlan) -> None:
        """The person's other fairs with their meetings, in order."""
        tr = self._shell.tr
        for one in plan.elsewhere:
            self._plan.addSpacing(t.NEAR)
            words = f"{one.fair.name}, {one.fair.day.isoformat()}"
            self._plan.addWidget(label(words, "strong", wrap=True))
            for view in one.meetings:
                self._plan.addWidget(label(_meeting(view, self._shell), "quiet", wrap=True))
            if not one.meetings:
                self._plan.addWidget(label(tr("Inga möten."), "quiet"))

    def _leave(self) -> None:
        if self._seeker is not None:
            work = partial(comes_no_more, self._shell.context, self._seeker)
            self._shell.tasks.run(self, work, self._left)

    def _stay(self, presence: Presence) -> None:
        self._be_here(self._seeker, replace(presence, leaves=None))

    def _be_here(self, seeker: SeekerId | None, presence: Presence) -> None:
        if seeker is not None:
            work = partial(change_presence, self._shell.context, seeker, presence)
            self._shell.tasks.run(self, work, self._is_here)

    def _left(self, answer: PresenceChanged) -> None:
        self._shell.refresh.tell(answer.changed)
        back = partial(self._be_here, answer.seeker, answer.before)
        text = self._shell.tr("Personen räknas inte med längre. Mötena står kvar tills du lagar.")
        self._shell.undoable(text, back)

    def _is_here(self, answer: PresenceChanged) -> None:
        self._shell.refresh.tell(answer.changed)
        self._shell.undoable(self._shell.tr("Personen räknas med igen."), None)

    def _unmet(self, wish: UnmetWish) -> QWidget:
        tr = self._shell.tr
        box = QWidget()
        place = column(box, gap=0)
        line = row()
        name = wish.employer
        if wish.rank is not None:
            name = tr("{employer} (val {n})", employer=wish.employer, n=wish.rank)
        line.addWidget(label(name, wrap=True), 1)
        place.addLayout(line)
        place.addWidget(label(why(wish.reason, tr), "quiet", wrap=True))
        takes = what_it_takes(wish.offers, tr)
        if takes:
            place.addWidget(label(takes, wrap=True))
        return box


def _item(one: Shown) -> QListWidgetItem:
    item = QListWidgetItem(one.label)
    item.setToolTip(one.label)
    item.setData(_ID, one.seeker)
    return item


def _meeting(view: MeetingView, shell: Shell) -> str:
    where = shell.tr("bord {n}", n=view.station)
    return f"{view.when}  {where}  {view.employer}"
