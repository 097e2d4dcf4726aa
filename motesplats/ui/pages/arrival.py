"""The desk: one large field that always listens, one large answer, the last five below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLineEdit, QStackedWidget

from motesplats.core.fair import Topic
from motesplats.core.ids import read_badge_code
from motesplats.ui import tokens as t
from motesplats.ui.frame import ARRIVAL
from motesplats.ui.page import Page
from motesplats.ui.pages.arrival_answer import Answer
from motesplats.ui.pages.calling import Calling
from motesplats.ui.pages.camera_panel import CameraPanel
from motesplats.ui.pages.desk_actions import DeskActions
from motesplats.ui.pages.desk_hits import DeskHits
from motesplats.ui.pages.desk_words import attendance_in_words
from motesplats.ui.pages.latest import Latest
from motesplats.ui.pages.walk_in import WalkInForm
from motesplats.ui.parts import button, label, named, row
from motesplats.usecases import arrival as desk
from motesplats.usecases.host_arrivals import HostHit, search_hosts

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


class ArrivalPage(Page):
    """Check in by scan, by code or by name; take drop-ins; protect; undo."""

    by_name = Signal()
    name = ARRIVAL
    topics = frozenset({Topic.ARRIVALS, Topic.PEOPLE, Topic.TIMETABLE})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Incheckning"))
        tr = self._tr
        self.field = _large_field(tr("Skanna en namnbricka eller skriv ett namn"))
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_enter)
        self.walk_in_button = button(tr("Ny drop-in"), self.open_walk_in)
        self.walk_in_button.setToolTip("Ctrl+N")
        self.camera = CameraPanel(shell)
        self.camera.scanned.connect(self.on_scan)
        self.camera_button = button(tr("Kamera"), self.turn_camera)
        self.hits = DeskHits(tr)
        for picked in (self.hits.itemActivated, self.hits.itemClicked):
            picked.connect(self._on_hit)
        self.calling = Calling(self)
        self.calling.closed.connect(self._close_walk_in)
        self.call_button = button(tr("Ring saknade"), self.open_calling)
        self.call_button.setToolTip("F4")
        self.slip_at_once = _tick(tr("Skriv ut lapp vid incheckning"))
        self.answer = Answer(shell)
        self.deeds = DeskActions(self, self.answer, self._greet, self._refuse)
        self.walk_in = WalkInForm(shell, self.deeds.walked_in, self._close_walk_in)
        self.middle = QStackedWidget()
        for one in (self.answer, self.walk_in, self.hits, self.calling):
            self.middle.addWidget(one)
        self.latest = Latest(shell, self.deeds.undo)
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._search())
        shell.undoing.turned.connect(self._look_again)
        _lay_out(self)
        _bind_keys(self)

    @property
    def first_focus(self) -> QWidget:
        filling = self.middle.currentWidget() is self.walk_in
        return self.walk_in.fields[0] if filling else self.field

    def take_over(self, earlier: Page) -> None:
        if not isinstance(earlier, ArrivalPage):
            return
        self.field.setText(earlier.field.text())
        self.slip_at_once.setChecked(earlier.slip_at_once.isChecked())
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
        if self.middle.currentWidget() is self.calling:
            self.calling.show_list()

    def on_scan(self, code: str) -> bool:
        if self.fair is not None:
            work = partial(desk.check_in, self.shell.context, self.fair.id, code)
            self.shell.tasks.run(self, work, self._greet, self._refuse)
        return True

    def open_calling(self) -> None:
        """Show who is missing, with their numbers."""
        self.calling.show_list()
        self.middle.setCurrentWidget(self.calling)
        self.calling.view.setFocus()
        self.shell.letters()

    def look_up(self, text: str) -> None:
        """Search for ``text`` as if it had been typed."""
        self.field.setText(text)
        self._search()

    def turn_camera(self) -> None:
        """Turn the camera on or off; the name field keeps listening."""
        self.camera.turn()
        self.field.setFocus()

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

    def _show_attendance(self, now: Attendance) -> None:
        self.state.setText(attendance_in_words(now, self._tr))

    def _on_typed(self, _text: str) -> None:
        self._pause.start()

    def _search(self, then: Callable[[], None] | None = None) -> None:
        if self.fair is None:
            return

        def show(found: tuple[tuple[SearchHit, ...], tuple[HostHit, ...]]) -> None:
            self.hits.show_hits(*found)
            searching = len(self.field.text().strip()) >= _SHORTEST_SEARCH
            # The list stands where the answer will be, so that nothing jumps.
            self.middle.setCurrentWidget(self.hits if searching else self.answer)
            if then is not None:
                then()

        context, fair, text = self.shell.context, self.fair.id, self.field.text()

        def work() -> tuple[tuple[SearchHit, ...], tuple[HostHit, ...]]:
            return desk.search(context, fair, text), search_hosts(context, fair, text)

        self.shell.tasks.run(self, work, show)

    def _on_enter(self) -> None:
        text = self.field.text().strip()
        if self._pause.isActive() and read_badge_code(text) is None:
            self._pause.stop()
            self._search(then=self._on_enter)
            return
        found = self.hits.chosen() is not None
        if text and (read_badge_code(text) is not None or not found):
            self.on_scan(text)
        elif found and self.middle.currentWidget() is self.hits:
            self._on_hit()

    def _on_hit(self) -> None:
        hit = self.hits.chosen()
        if isinstance(hit, HostHit):
            self.deeds.host_came(hit)
        elif hit is not None:
            self.by_name.emit()
            work = partial(desk.check_in_by_name, self.shell.context, hit.seeker.seeker)
            self.shell.tasks.run(self, work, self._greet, self._refuse)

    def _greet(self, answer: CheckedIn) -> None:
        self.listen_again()
        self.answer.greet(answer)
        self.shell.letters()
        self.shell.refresh.tell(answer.changed)
        if not answer.again:
            self.shell.undoable(
                self._tr("{name} är incheckad.", name=answer.seeker.label),
                lambda: self.deeds.undo(answer.seeker.seeker),
            )
            if self.slip_at_once.isChecked():
                self.shell.paper.slips((answer.seeker.seeker,))

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
        self.listen_again()
        self.answer.refuse(error)
        self.shell.letters()

    def listen_again(self) -> None:
        """Empty the field and show the answer."""
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


def _lay_out(page: ArrivalPage) -> None:
    line = row()
    line.addWidget(page.field, 1)
    line.addWidget(page.camera_button)
    line.addWidget(page.walk_in_button)
    page.body.addLayout(line)
    beside = row(gap=t.APART)
    beside.addWidget(page.middle, 1)
    beside.addWidget(page.camera)
    page.body.addLayout(beside, 1)
    below = row()
    below.addWidget(label(page.shell.tr("Senast incheckade"), "small"), 1)
    below.addWidget(page.slip_at_once)
    page.body.addLayout(below)
    page.buttons.addWidget(page.call_button)
    page.body.addWidget(page.latest)
    page.body.setSpacing(t.APART)


def _bind_keys(page: ArrivalPage) -> None:
    here = Qt.ShortcutContext.WidgetWithChildrenShortcut
    keys = {
        "Ctrl+N": page.open_walk_in,
        "F4": page.open_calling,
        "Ctrl+P": page.answer.slip_button.click,
        "Ctrl+Shift+P": page.answer.badge_button.click,
    }
    for written, act in keys.items():
        QShortcut(QKeySequence(written), page, context=here).activated.connect(act)


def _large_field(text: str) -> QLineEdit:
    made = named(QLineEdit(), text)
    made.setProperty("look", "desk")
    made.setPlaceholderText(text)
    return made


def _tick(text: str) -> QCheckBox:
    made = named(QCheckBox(text), text)
    made.setProperty("plain", text)
    return made
