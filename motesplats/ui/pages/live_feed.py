"""What the hall is told from, read when it changes, and the beat of the day once a second."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from motesplats.live.course import timeline
from motesplats.usecases.live_hall import hall_records

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.fair import Fair
    from motesplats.ui.pages.live import LivePage
    from motesplats.usecases.live_hall import HallRecords

_SECOND_MS = 1000


class HallFeed(QObject):
    """For the page of the hall, and for what is seen and heard elsewhere.

    ``opened`` tells of another fair (or None), ``beaten`` the records (None: no fair) and the
    fair's time, ``gonged`` a gong; each gong is given once, whichever page is open.
    """

    opened = Signal(object)
    beaten = Signal(object, object)
    gonged = Signal(object)

    def __init__(self, page: LivePage) -> None:
        super().__init__(page)
        self._page = page
        self.records: HallRecords | None = None
        self.stale = self.watched = False
        self._timer = QTimer(self, interval=_SECOND_MS)
        self._timer.timeout.connect(page.tick)
        self._timer.start()

    def show_fair(self, fair: Fair | None) -> None:
        """Begin anew with another fair."""
        self.records = None
        self.opened.emit(fair)

    def renew(self) -> None:
        """Read again: at once where somebody looks, else with the next beat."""
        if self.records is not None and not (self._page.isVisible() or self.watched):
            self.stale = True
        else:
            self.read()

    def watch(self, watched: bool) -> None:
        """Whether the records are seen elsewhere while the page is not open."""
        self.watched = watched
        if watched and self.stale:
            self.read()

    def read(self) -> None:
        """Ask for the records now."""
        page, self.stale = self._page, False
        if page.fair is not None:
            work = partial(hall_records, page.deeds.context, page.fair.id)
            page.shell.tasks.run(page, work, self._on_records, page.explain)

    def beat(self) -> datetime:
        """Look at the clock, tell of it, and give the gong; the answer is the fair's time."""
        now = self._page.pulse.beat()
        self.beaten.emit(self.records, now)
        if self.stale:
            # The gong goes by the day as it is, whoever changed it and from where.
            self.read()
        if self.records is not None:
            gong = self._page.pulse.gong(timeline(self.records.course, now), now)
            if gong is not None:
                self.gonged.emit(gong)
        return now

    def _on_records(self, records: HallRecords) -> None:
        self.records = records
        now = self._page.pulse.beat()
        self.beaten.emit(records, now)
        self._page.show_records(records, now)
