"""What goes on in front of everybody, whichever page is open: the board and the gong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from motesplats.core.fair import Topic
from motesplats.i18n import SWEDISH, words_in
from motesplats.laptop import Laptop, laptop_file, read_laptop, sounds_folder, write_laptop
from motesplats.live.board import BoardChoice
from motesplats.live.hall import hall
from motesplats.ui.board.facing import Asked, empty_face, face_of
from motesplats.ui.board.measures import Measures
from motesplats.ui.board.placing import How
from motesplats.ui.board.window import BoardWindow
from motesplats.ui.sound import Gongs
from motesplats.ui.theme import Look
from motesplats.usecases.board import board_choice, board_names, choose_board

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from motesplats.core.fair import Fair
    from motesplats.core.ids import SeekerId
    from motesplats.live.board import BoardName
    from motesplats.live.gongs import Gong, Sound
    from motesplats.ui.board.face import Face
    from motesplats.ui.pages.live_feed import HallFeed
    from motesplats.ui.refresh import Refresh
    from motesplats.ui.tasks import Tasks
    from motesplats.usecases.board import BoardChosen
    from motesplats.usecases.context import Context
    from motesplats.usecases.live_hall import HallRecords

_SHOWN_MS = 6000
_WRITE_MS = 400
_USUAL = Measures(1920, 1080)
_LEAST_HEIGHT = 600


class Stage(QObject):
    """Goes by the beat of the Hallen page; ``changed`` tells that choices or the board's place are
    others, ``drawn`` that there is another face."""

    changed = Signal()
    drawn = Signal()

    def __init__(self, context: Context, tasks: Tasks, refresh: Refresh, work: QWidget) -> None:
        super().__init__(work)
        self._context, self._tasks, self._refresh = context, tasks, refresh
        self.laptop = read_laptop(laptop_file())
        self.gongs = Gongs(self.laptop, sounds_folder())
        self.window = BoardWindow(work)
        self.window.wanted = self.laptop.screen
        self.window.toggled.connect(self._on_toggled)
        self.window.next_wanted.connect(self.next_page)
        self.window.view.resized.connect(self.draw)
        self.choice = BoardChoice()
        self.watchers: set[QObject] = set()
        self.written = True
        self.face: Face | None = None
        self._fair: Fair | None = None
        self._records: HallRecords | None = None
        self._names: dict[SeekerId, BoardName] = {}
        self._now = context.now()
        self.alone = False
        self._feed: HallFeed | None = None
        self.skipped = 0
        self._gong: Sound | None = None
        self._calm = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._calm.timeout.connect(self.calm)
        self._writing = QTimer(self, singleShot=True, interval=_WRITE_MS)
        self._writing.timeout.connect(self.write)
        refresh.changed.connect(self._on_changed)

    @property
    def fair(self) -> Fair | None:
        return self._fair

    @property
    def look(self) -> Look:
        """The board's own look."""
        known = {look.value: look for look in Look}
        return known.get(self.laptop.look, Look.DARK)

    @property
    def measures(self) -> Measures:
        """The size that the board has, or would have; a small window is a picture of a large one,
        with as much on it."""
        placement, view = self.window.placement, self.window.view
        if placement is None or placement.how is How.AWAY:
            return _USUAL
        if view.height() >= _LEAST_HEIGHT:
            return Measures(view.width(), view.height())
        return Measures(view.width() * _USUAL.height // max(1, view.height()), _USUAL.height)

    def follow(self, feed: HallFeed) -> None:
        """Go by the beat of the hall; that of the window in another language comes after it."""
        self._feed = feed
        feed.watched = self.window.is_open
        feed.opened.connect(self.show_fair)
        feed.beaten.connect(self._on_beat)
        feed.gonged.connect(self.on_gong)

    def toggle(self) -> None:
        """Open or close the board, unless an employer has the screen."""
        if not self.alone:
            self.window.toggle()

    def show_fair(self, fair: Fair | None) -> None:
        if fair is None or self._fair is None or fair.id != self._fair.id:
            self.choice = BoardChoice()
        self._fair, self._records, self._names = fair, None, {}
        self._read_choice()
        self.draw()

    def choose(
        self, choice: BoardChoice, failed: Callable[[Exception], None], done: Callable[[], None]
    ) -> None:
        """Let the board show something else; it does when that is stored."""
        if self._fair is None:
            return

        def stored(chosen: BoardChosen) -> None:
            self._on_choice(chosen.choice)
            done()
            self._refresh.tell(chosen.changed)

        work = partial(choose_board, self._context, self._fair.id, choice)
        self._tasks.run(self, work, stored, failed)

    def next_page(self) -> None:
        """Turn the page before its time."""
        self.skipped += 1
        self.draw()

    def set_laptop(self, laptop: Laptop) -> None:
        """Go by other settings of this computer, and keep them."""
        self.laptop = laptop
        self.gongs.follow(laptop)
        self._writing.start()
        if self.window.wanted != laptop.screen:
            self.window.choose_screen(laptop.screen)
        self.draw()
        self.changed.emit()

    def write(self) -> None:
        """Keep this computer's settings now."""
        self._writing.stop()
        self._tasks.run(self, partial(write_laptop, laptop_file(), self.laptop), self._on_written)

    def on_gong(self, gong: Gong) -> None:
        """A gong of the day: for the ears, and on the board for the eyes."""
        self.gongs.give(gong.sound)
        self._gong = gong.sound
        self._calm.start()
        self.draw()

    def draw(self) -> None:
        """Make the face anew, for those who see it."""
        if not (self.window.is_open or self.watchers):
            return
        size = self.measures
        if self._records is None:
            self.face = empty_face(self._now, size)
        else:
            records = self._records
            found = hall(records.gathering, records.facts, records.course, self._now)
            screen = self.window.placement.screen if self.window.placement else ""
            asked = Asked(self.choice, size, self.skipped, self._gong, screen)
            self.face = face_of(records, found, self._names, asked)
        if self.window.is_open:
            self.window.view.show_face(self.face, self.look, size)
        self.drawn.emit()

    def stop(self) -> None:
        """Keep what is not kept yet, and go with the work window."""
        if self._writing.isActive():
            write_laptop(laptop_file(), self.laptop)
        self._writing.stop()
        self._calm.stop()
        self.window.shut()
        self.window.deleteLater()

    def _on_beat(self, records: HallRecords | None, now: datetime) -> None:
        self._now = now
        if records is not self._records:
            self._records = records
            self._names = {} if records is None else board_names(records.known, _WORDS)
        self.window.settle()
        self.draw()

    def calm(self) -> None:
        """The gong has been seen long enough."""
        self._gong = None
        self.draw()

    def _on_toggled(self) -> None:
        if self._feed is not None:
            self._feed.watch(self.window.is_open)
        self.draw()
        self.changed.emit()

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        if Topic.HALL in topics:
            self._read_choice()

    def _read_choice(self) -> None:
        if self._fair is not None:
            work = partial(board_choice, self._context, self._fair.id)
            self._tasks.run(self, work, self._on_choice)

    def _on_choice(self, choice: BoardChoice) -> None:
        if choice != self.choice:
            self.choice = choice
            self.draw()
            self.changed.emit()

    def _on_written(self, written: bool) -> None:
        self.written = written
        if not written:
            self.changed.emit()


_WORDS = words_in(SWEDISH)
