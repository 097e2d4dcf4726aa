"""The desk: one large field that always listens, one large answer, the last five below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QStackedWidget

from motesplats.core.fair import Topic
from motesplats.core.ids import read_badge_code
from motesplats.ui import tokens as t
from motesplats.ui.frame import ARRIVAL
from motesplats.ui.page import Page
from motesplats.ui.pages.arrival_answer import Answer
from motesplats.ui.pages.desk_actions import DeskActions
from motesplats.ui.pages.latest import Latest
from motesplats.ui.pages.walk_in import WalkInForm
from motesplats.ui.parts import button, label, named, row
from motesplats.usecases import arrival as desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from motesplats.ui.shell import Shell
    from motesplats.usecases.arrival import (
        Attendance,
        CheckedIn,
        SearchHit,
    )

_SEARCH_PAUSE_MS = 60
_SHORTEST_SEARCH = 2
_HIT = Qt.ItemDataRole.UserRole


class ArrivalPage(Page):
    """Check in by scan, by code or by name; take drop-ins; protect; undo."""

    name = ARRIVAL
    topics = frozenset({Topic.ARRIVALS, Topic.PEOPLE, Topic.TIMETABLE})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Incheckning"))
        tr = self._tr
        self.field = named(QLineEdit(), tr("Skanna en namnbricka eller skriv ett namn"))
        self.field.setProperty("look", "desk")
        self.field.setPlaceholderText(tr("Skanna en namnbricka eller skriv ett namn"))
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_enter)
        self.walk_in_button = button(tr("Ny drop-in"), self.open_walk_in)
        self.walk_in_button.setToolTip("Ctrl+N")
        self.hits = named(QListWidget(), tr("Träffar på det du skrev"))
        self.hits.itemActivated.connect(self._on_hit)
        self.hits.itemClicked.connect(self._on_hit)
        self.answer = Answer(shell)
        self.deeds = DeskActions(self, self.answer, self._greet, self._refuse)
        self.walk_in = WalkInForm(shell, self.deeds.walked_in, self._close_walk_in)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.answer)
        self.middle.addWidget(self.walk_in)
        self.middle.addWidget(self.hits)
        self.latest = Latest(shell, self.deeds.undo)
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._search())
        shell.undoing.turned.connect(self._look_again)
        self._fill()
        QShortcut(
            QKeySequence("Ctrl+N"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self.open_walk_in)

    @property
    def first_focus(self) -> QWidget:
        filling = self.middle.currentWidget() is self.walk_in
        return self.walk_in.fields[0] if filling else self.field

    def take_over(self, earlier: Page) -> None:
        if not isinstance(earlier, ArrivalPage):
            return
        self.field.setText(earlier.field.text())
        if earlier.middle.currentWidget() is earlier.walk_in:
            self.walk_in.take_over(earlier.walk_in)
            self.middle.setCurrentWidget(self.walk_in)

    def reload(self) -> None:
        if self.fair is None:
            self.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            return
        context, fair = self.shell.context, self.fair.id
        self.shell.tasks.run(self, partial(desk.attendance, context, fair), self._show_attendance)
        self.shell.tasks.run(
            self, partial(desk.latest_arrivals, context, fair), self.latest.show_hits
        )

    def on_scan(self, code: str) -> bool:
        if self.fair is not None:
            work = partial(desk.check_in, self.shell.context, self.fair.id, code)
            self.shell.tasks.run(self, work, self._greet, self._refuse)
        return True

    def look_up(self, text: str) -> None:
        """Search for ``text`` as if it had been typed."""
        self.field.setText(text)
        self._search()

    def open_walk_in(self) -> None:
        """Show the short form for somebody who has not registered."""
        if self.fair is not None:
            self.middle.setCurrentWidget(self.walk_in)
            self.walk_in.fair = self.fair.id
            self.walk_in.begin(self.field.text())
            self.shell.letters()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down goes from the field into the list of hits."""
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if down and event.type() == QEvent.Type.KeyPress and self.hits.count():
            self.hits.setFocus()
            self.hits.setCurrentRow(min(1, self.hits.count() - 1))
            return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        line = row()
        line.addWidget(self.field, 1)
        line.addWidget(self.walk_in_button)
        self.body.addLayout(line)
        self.body.addWidget(self.middle, 1)
        self.body.addWidget(label(self._tr("Senast incheckade"), "small"))
        self.body.addWidget(self.latest)
        self.body.setSpacing(t.APART)

    def _show_attendance(self, now: Attendance) -> None:
        text = self._tr("{inside} av {expected} inne.", inside=now.inside, expected=now.expected)
        missing = len(now.missing_first)
        if missing:
            text = f"{text} {self._tr('{n} saknas till första mötet.', n=missing)}"
        self.state.setText(text)

    def _on_typed(self, _text: str) -> None:
        self._pause.start()

    def _search(self, then: Callable[[], None] | None = None) -> None:
        if self.fair is None:
            return

        def show(hits: tuple[SearchHit, ...]) -> None:
            self._show_hits(hits)
            if then is not None:
                then()

        work = partial(desk.search, self.shell.context, self.fair.id, self.field.text())
        self.shell.tasks.run(self, work, show)

    def _show_hits(self, hits: tuple[SearchHit, ...]) -> None:
        self.hits.clear()
        for hit in hits:
            item = QListWidgetItem(_hit_text(self, hit))
            item.setData(_HIT, hit)
            item.setSizeHint(QSize(0, t.ROW))
            self.hits.addItem(item)
        if not hits:
            nobody = QListWidgetItem(self._tr("Ingen hittades. Ctrl+N lägger till en drop-in."))
            nobody.setFlags(Qt.ItemFlag.NoItemFlags)
            self.hits.addItem(nobody)
        self.hits.setCurrentRow(0)
        searching = len(self.field.text().strip()) >= _SHORTEST_SEARCH
        # The list stands where the answer will be, so that nothing jumps.
        self.middle.setCurrentWidget(self.hits if searching else self.answer)

    def _on_enter(self) -> None:
        text = self.field.text().strip()
        if self._pause.isActive() and read_badge_code(text) is None:
            self._pause.stop()
            self._search(then=self._on_enter)
            return
        item = self.hits.currentItem()
        found = item is not None and item.data(_HIT) is not None
        if text and (read_badge_code(text) is not None or not found):
            self.on_scan(text)
        elif found and self.middle.currentWidget() is self.hits:
            self._on_hit(item)

    def _on_hit(self, item: QListWidgetItem) -> None:
        hit: SearchHit | None = item.data(_HIT)
        if hit is None:
            return
        work = partial(desk.check_in_by_name, self.shell.context, hit.seeker.seeker)
        self.shell.tasks.run(self, work, self._greet, self._refuse)

    def _greet(self, answer: CheckedIn) -> None:
        self._listen_again()
        self.answer.greet(answer)
        self.shell.letters()
        self.shell.refresh.tell(answer.changed)
        if not answer.again:
            self.shell.undoable(
                self._tr("{name} är incheckad.", name=answer.seeker.label),
                lambda: self.deeds.undo(answer.seeker.seeker),
            )

    def _look_again(self) -> None:
        """Something was undone or redone: the answer may be about somebody who is not inside."""
        if self.answer.seeker is not None:
            work = partial(desk.greeting_of, self.shell.context, self.answer.seeker)
            self.shell.tasks.run(self, work, self._seen_again)

    def _seen_again(self, answer: CheckedIn | None) -> None:
        if answer is None:
            self.answer.wait()
        else:
            self.answer.greet(answer)
        self.shell.letters()

    def _refuse(self, error: Exception) -> None:
        self._listen_again()
        self.answer.refuse(error)
        self.shell.letters()

    def _listen_again(self) -> None:
        self._pause.stop()
        self.refusal.say("")
        # Unlike clear() this leaves nothing to undo in the field, so Ctrl+Z is the desk's.
        self.field.setText("")
        self.hits.clear()
        self.middle.setCurrentWidget(self.answer)
        self.field.setFocus()

    def _close_walk_in(self) -> None:
        self.middle.setCurrentWidget(self.answer)
        self.field.setFocus()


def _hit_text(page: ArrivalPage, hit: SearchHit) -> str:
    tr = page.shell.tr
    parts = [hit.seeker.label]
    if hit.first_meeting is not None:
        where = hit.first_meeting
        parts.append(tr("bord {n} kl. {time}", n=where.station, time=f"{where.starts:%H.%M}"))
    if hit.arrived is not None:
        parts.append(tr("redan inne"))
    return "   ".join(parts)
