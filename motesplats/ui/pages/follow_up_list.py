"""Whom to call after a fair: a list by day, and one letter for what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from motesplats.i18n import swedish_order
from motesplats.ui import tokens as t
from motesplats.ui.pages.follow_up_card import DueCard
from motesplats.ui.pages.follow_up_deeds import FollowUpDeeds
from motesplats.ui.pages.follow_up_words import day_said, kind_said, what_said, whom_said
from motesplats.ui.parts import button, column, field, label, row, scrolled
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.follow_up import (
    PROMISE,
    Due,
    DueFilter,
    due_list,
    filtered,
    follow_up_texts,
    today_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from motesplats.core.fair import Fair
    from motesplats.i18n import Words
    from motesplats.ui.page import Page

_NOW, _ALL = "now", "all"
_BOTTOM = Qt.AlignmentFlag.AlignBottom


class DuePanel(QWidget):
    """The list at the left, whoever is chosen at the right; a key there or here says the answer."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr
        tr = self._tr
        self._found: tuple[Due, ...] = ()
        self._today = today_of(page.shell.context)
        self.when, self.fairs, self.officers, self.kinds = (QComboBox() for _ in range(4))
        self.model: RowsModel[Due] = RowsModel(_columns(tr, self._day), self)
        self.rows = table(self.model, tr("Att följa upp"))
        self.rows.installEventFilter(self)
        self.rows.selectionModel().currentRowChanged.connect(lambda *_: self._show_card())
        self.card = DueCard(page.shell, self.press)
        self._beside = scrolled(self.card)
        self.empty = label("", "large", wrap=True)
        self.print_button = button(tr("Skriv ut listan"), self._print)
        self._deeds = FollowUpDeeds(page)
        self._fill()

    @property
    def first_focus(self) -> QWidget:
        return self.rows if self.model.shown else self.when

    def follow(self, fair: Fair | None) -> None:
        """Begin with the fair that is open."""
        wanted = None if fair is None else fair.id
        if wanted != self.fairs.currentData():
            self._offer(self.fairs, self._fair_choices(fair), wanted)

    def take_over(self, earlier: DuePanel) -> None:
        """Choose what was chosen in another language."""
        self.when.setCurrentIndex(earlier.when.currentIndex())

    def reload(self) -> None:
        """Ask again for everything that is due."""
        self._today = today_of(self._shell.context)
        work = partial(due_list, self._shell.context)
        self._shell.tasks.run(self._page, work, self._show, self._page.explain)

    def press(self, key: str) -> bool:
        """Do what a key means for whoever is chosen; the next one is chosen at once."""
        due = self._chosen()
        if due is None:
            return False
        if self.card.turn_mark(key):
            return True
        done = self._deeds.promise(due, key, self.card.new_day()) if due.meeting else None
        if done is None and due.meeting is None:
            done = self._deeds.outcome(due, key, self.card.marks())
        if done:
            # At once: nobody waits for the store before the next call.
            self._show_rows(tuple(one for one in self._found if one is not due))
            self.rows.setFocus()
        return bool(done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys on the table; those of a scan never come here, as a shortcut's would."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self.press(event.text().upper()):
            return True
        return super().eventFilter(watched, event)

    def _chosen(self) -> Due | None:
        return self.model.row_at(self.rows.currentIndex().row())

    def _show(self, found: tuple[Due, ...]) -> None:
        self._offer_filters(found)
        self._show_rows(found)

    def _show_rows(self, found: tuple[Due, ...]) -> None:
        self._found = found
        chosen = filtered(found, self._filter())
        number = max(0, self.rows.currentIndex().row())
        self.model.show_rows(chosen)
        fit_columns(self.rows, t.RAIL)
        self.rows.selectRow(min(number, len(chosen) - 1))
        self._say(chosen)
        self._show_card()

    def _say(self, chosen: tuple[Due, ...]) -> None:
        tr = self._tr
        late = sum(one.day <= self._today for one in chosen)
        text = tr.plural("{n} att följa upp nu.", "{n} att följa upp nu.", late)
        self._page.state.setText(text)
        coming = [one.day for one in filtered(self._found, self._filter(_ALL))]
        self.empty.setText(
            tr("Inget att följa upp nu. Nästa dag är {day}.", day=min(coming).isoformat())
            if coming
            else tr("Inget att följa upp. Listan fylls när en träff har varit.")
        )
        self.empty.setVisible(not chosen)
        self.rows.setVisible(bool(chosen))
        self._beside.setVisible(bool(chosen))

    def _filter(self, when: str = "") -> DueFilter:
        now = (when or self.when.currentData()) == _NOW
        return DueFilter(
            fair=self.fairs.currentData(),
            officer=self.officers.currentData() or "",
            kind=self.kinds.currentData() or "",
            until=self._today if now else None,
        )

    def _offer_filters(self, found: tuple[Due, ...]) -> None:
        tr = self._tr
        names = {one.fair: one.fair_name for one in found}
        fairs: list[tuple[str, object]] = [(name, key) for key, name in names.items()]
        # A fair without anything of its own, such as one to come, leaves the list to the others.
        self._offer(self.fairs, [(tr("Alla träffar"), None), *fairs], self.fairs.currentData())
        known = {one.contact.officer for one in found} - {""}
        officers = [(name, name) for name in sorted(known, key=swedish_order)]
        every = (tr("Alla handläggare"), "")
        self._offer(self.officers, [every, *officers], self.officers.currentData())

    def _fair_choices(self, fair: Fair | None) -> list[tuple[str, object]]:
        own: list[tuple[str, object]] = [] if fair is None else [(fair.name, fair.id)]
        return [(self._tr("Alla träffar"), None), *own]

    def _offer(self, box: QComboBox, choices: list[tuple[str, object]], chosen: object) -> None:
        box.blockSignals(True)
        box.clear()
        for name, key in choices:
            box.addItem(name, key)
        keys = [key for _, key in choices]
        box.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)
        box.blockSignals(False)

    def _show_card(self) -> None:
        self.card.show_due(self._chosen(), self._today)
        self._shell.letters()

    def _day(self, due: Due) -> str:
        return day_said(due.day, self._today, self._tr)

    def _print(self) -> None:
        self._shell.paper.print_sheet("followup")

    def _fill(self) -> None:
        tr = self._tr
        self._offer(self.when, [(tr("Nu"), _NOW), (tr("Nu och senare"), _ALL)], _NOW)
        self._offer(self.fairs, self._fair_choices(None), None)
        self._offer(self.officers, [(tr("Alla handläggare"), "")], "")
        points = [(one.text.said(tr.language), one.id) for one in follow_up_texts().points]
        kinds = [(tr("Allt"), ""), (kind_said(PROMISE, tr), PROMISE), *points]
        self._offer(self.kinds, [*kinds], "")
        whole, filters, beside = column(self, edge=t.APART), row(gap=t.APART), row(gap=t.APART)
        for text, box in (
            (tr("När"), self.when),
            (tr("Träff"), self.fairs),
            (tr("Handläggare"), self.officers),
            (tr("Vad"), self.kinds),
        ):
            box.setFixedHeight(t.CONTROL)
            box.activated.connect(lambda _place: self._show_rows(self._found))
            filters.addWidget(field(text, box), 1)
        filters.addWidget(self.print_button)
        filters.setAlignment(self.print_button, _BOTTOM)
        whole.addLayout(filters)
        whole.addWidget(self.empty)
        beside.addWidget(self.rows, 1)
        beside.addWidget(self._beside, 1)
        whole.addLayout(beside, 1)


def _columns(tr: Words, day: Callable[[Due], str]) -> tuple[Column[Due], ...]:
    return (
        Column(tr("Senast"), day, order=_day_of),
        Column(tr("Vem"), whom_said, order=lambda due: swedish_order(due.contact.person.name)),
        Column(tr("Vad"), lambda due: what_said(due, tr)),
    )


def _day_of(due: Due) -> date:
    return due.day
