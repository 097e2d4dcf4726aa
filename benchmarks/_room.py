"""A real window on a practice fair on its day, and hands that act on it."""

import os
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import time as clock_time
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks._driver import Driver
from benchmarks._fair import registered
from motesplats.core.clock import ManualClock, at
from motesplats.core.fair import DayPlan, Fair, Station
from motesplats.core.people import Seeker
from motesplats.storage.store import Store
from motesplats.ui.main_window import MainWindow
from motesplats.ui.page import Page
from motesplats.ui.start_up import HEIGHT, WIDTH, build_window
from motesplats.ui.tasks import Tasks
from motesplats.usecases import queries
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.hall_marks import employers_came
from motesplats.usecases.kiosk import set_pin
from motesplats.usecases.planning import Search, make_timetable, publish_timetable
from motesplats.usecases.practice import PRACTICE_FAIR

P = TypeVar("P", bound=Page)
PIN = "4711"
EARLY = clock_time(8, 30)
AWAY = 6
SEARCH_S = 5.0
CALM_MS = 3000
# Longer steps would be taken for a clock that somebody has set.
STEP = timedelta(seconds=4)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a fair is, and its day."""

    name: str
    employers: int
    seekers: int
    plan: DayPlan


SMALL = Size("60 seekers", 12, 60, PRACTICE_FAIR.plan)
LARGE = Size("1,000 seekers", 35, 1000, DayPlan(clock_time(9, 0), clock_time(15, 0)))


def own_home(folder: Path) -> None:
    """Let papers, settings and pictures of this computer's user stay out of what is measured."""
    os.environ["HOME"] = str(folder)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DOCUMENTS_DIR"):
        os.environ.pop(name, None)


class Room:
    """The window of a fair whose doors are open: everybody has come but ``absent``, who have a
    meeting in the first time slot.
    """

    def __init__(self, size: Size, folder: Path) -> None:
        self.size = size
        self.home = Path(tempfile.mkdtemp(dir=folder))
        own_home(self.home)
        template = replace(PRACTICE_FAIR, plan=size.plan)
        self.context, self.fair_id = registered(self.home, size.employers, size.seekers, template)
        search = Search(seconds=SEARCH_S, timer=time.monotonic)
        make_timetable(self.context, self.fair_id, search)
        publish_timetable(self.context, self.fair_id)
        self.absent = self._open_doors()
        self._open_anew()
        self.tasks = Tasks()
        self.window = self._window()
        self.driver = Driver(self.window)
        self.settle(CALM_MS)

    @property
    def fair(self) -> Fair:
        return queries.fair_by_id(self.context, self.fair_id)

    @property
    def clock(self) -> ManualClock:
        clock = self.context.clock
        assert isinstance(clock, ManualClock)
        return clock

    @property
    def stations(self) -> tuple[Station, ...]:
        return queries.stations(self.context, self.fair_id)

    def page(self, name: str, kind: type[P]) -> P:
        """That page, opened and at rest."""
        self.window.go(name)
        self.settle()
        found = self.window.pages[name]
        assert isinstance(found, kind)
        return found

    def settle(self, milliseconds: int = 150) -> None:
        """Wait until what was asked of the workers has been answered and painted."""
        for _ in range(2):
            self.tasks.ask(lambda: None)
            QTest.qWait(milliseconds // 2)

    def pass_time(self, step: timedelta) -> None:
        """Let the fair's clock go on, as if the window had been open all the while."""
        self.clock.advance(step)
        self.settle(1300)

    def close(self) -> None:
        """Let the window and its workers go."""
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self.window.undoing)
        self.window.close()
        self.tasks.close()
        self.window.deleteLater()
        QTest.qWait(50)

    def _open_doors(self) -> tuple[Seeker, ...]:
        context, fair_id = self.context, self.fair_id
        self.clock.move_to(at(self.fair.day, EARLY))
        parts = queries.parts(context, fair_id)
        hosts = queries.employers_at(context, fair_id)
        employers_came(context, fair_id, tuple(e.id for e in hosts))
        for host in hosts:
            set_pin(context, host.id, PIN)
        first = [m.seeker for m in parts.meetings if m.slot == 0][:AWAY]
        for seeker in parts.seekers.values():
            if seeker.id not in first:
                check_in_by_name(context, seeker.id)
        return tuple(parts.seekers[one] for one in first)

    def _open_anew(self) -> None:
        """From now on it is the window's worker that writes."""
        store = self.context.store
        store.close()
        assert store.path is not None
        self.context = Context(Store.open(store.path, clock=self.clock), self.clock)

    def _window(self) -> MainWindow:
        window = build_window(self.context, self.tasks)
        app = QApplication.instance()
        assert app is not None
        for part in (window.scanner, window.undoing):
            app.installEventFilter(part)
        window.resize(WIDTH, HEIGHT)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        QTest.qWait(300)
        return window
