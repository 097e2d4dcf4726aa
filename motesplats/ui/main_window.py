"""The main window: frame and pages, built anew when the language changes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from motesplats.core.history import Actor
from motesplats.i18n import ENGLISH, SWEDISH, Words, words_in
from motesplats.ui import mnemonics
from motesplats.ui.banner import Banner
from motesplats.ui.board.stage import Stage
from motesplats.ui.bottom_line import BottomLine
from motesplats.ui.closing import Closing
from motesplats.ui.copies import Copies
from motesplats.ui.failures import BugDialog, log_bug
from motesplats.ui.frame import ARRIVAL, PAGE_ORDER, START
from motesplats.ui.keys import bind
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.lamps import Lamps
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.ui.pages.board import BoardPage
from motesplats.ui.pages.capacity import CapacityPage
from motesplats.ui.pages.follow_up import FollowUpPage
from motesplats.ui.pages.live import LivePage
from motesplats.ui.pages.log import LogPage
from motesplats.ui.pages.notes import NotesPage
from motesplats.ui.pages.preflight import PreflightPage
from motesplats.ui.pages.printing import PrintsPage
from motesplats.ui.pages.registration import RegistrationPage
from motesplats.ui.pages.reports import ReportsPage
from motesplats.ui.pages.start import StartPage
from motesplats.ui.pages.timetable import TimetablePage
from motesplats.ui.palette import Palette
from motesplats.ui.panels import Panels, heed_focus
from motesplats.ui.paper import Paper
from motesplats.ui.parts import column, row, scrolled
from motesplats.ui.print_folder import PrintFolder
from motesplats.ui.rail import Rail
from motesplats.ui.refresh import Refresh
from motesplats.ui.scan_ways import ScanWays
from motesplats.ui.scanner import Scanner
from motesplats.ui.shell import Shell
from motesplats.ui.top_line import TopLine
from motesplats.ui.undoing import Undoing
from motesplats.usecases.queries import FairSummary, all_fairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.errors import StoreUnavailable
    from motesplats.core.fair import Fair, Topic
    from motesplats.ui.page import Page
    from motesplats.ui.tasks import Tasks
    from motesplats.ui.theme import Theme
    from motesplats.usecases.context import Context

PAGES: tuple[Callable[[Shell], Page], ...] = (
    StartPage,
    RegistrationPage,
    TimetablePage,
    CapacityPage,
    PrintsPage,
    PreflightPage,
    ArrivalPage,
    LivePage,
    BoardPage,
    KioskPage,
    NotesPage,
    LogPage,
    ReportsPage,
    FollowUpPage,
)
# Who acts on a page, where it is not the coordinator.
_ACTORS: dict[object, Actor] = {
    ArrivalPage: Actor.DESK,
    KioskPage: Actor.EMPLOYER,
}
_SECOND_MS = 1000


class MainWindow(QMainWindow):
    """Everything that a coordinator, a host and an employer see."""

    def __init__(self, context: Context, tasks: Tasks, theme: Theme, tr: Words) -> None:
        super().__init__()
        self.setWindowTitle("motesplats")
        self._context, self._tasks, self._theme, self._tr = context, tasks, theme, tr
        self.refresh = Refresh(self)
        self.refresh.changed.connect(self._on_changed)
        self._prints = PrintFolder(self)
        self.undoing = Undoing(self)
        self.paper = Paper(context, tasks, self._prints, self.undoing.tell_more)
        self.copies = Copies(context, tasks, self._tell_no_copy, self)
        self.lamps = Lamps(context, tasks, self.copies, self).heed(self.paper)
        self._fair: Fair | None = None
        self._encrypted, self._alone = True, False
        self.pages: dict[str, Page] = {}
        self.stage = Stage(context, tasks, self.refresh, self)
        self.scans, self.closing = ScanWays(self), Closing(self)
        self._build()
        self.scanner = Scanner(self)
        self.scanner.scanned.connect(
            lambda code: self.scans.take(code, self._fair, alone=self._alone)
        )
        tasks.unreachable.connect(self._on_unreachable)
        tasks.broken.connect(self._on_broken)
        bind(self)
        heed_focus(self._on_focus)
        self._clock = QTimer(self, interval=_SECOND_MS)
        self._clock.timeout.connect(self._on_second)
        self._clock.start()

    @property
    def words(self) -> Words:
        return self._tr

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self.pages[PAGE_ORDER[self._stack.currentIndex()]]

    def show_unencrypted(self) -> None:
        """Say all the time that nothing in the store is secret."""
        self._encrypted = False
        self.banner.show_unencrypted()

    def open_first_fair(self) -> None:
        """Show the fairs of the store, and open the fair if there is only one."""
        self.open_fair(None)
        self.go(START)
        self._tasks.run(self, partial(all_fairs, self._context), self._on_fairs)

    def open_fair(self, fair: Fair | None) -> None:
        """Make ``fair`` the one that all pages show."""
        self._fair = fair
        self.paper.follow(fair)
        self.undoing.follow(fair)
        self.top.show_fair(fair)
        for page in self.pages.values():
            page.show_fair(fair)
        self.assign_letters()

    def go(self, name: str) -> None:
        """Open a page by its name and put the focus where its most frequent action starts.

        While somebody else has the screen to themselves there is no other page.
        """
        if self._alone and not self.pages[name].holds_screen:
            return
        self.over.close()
        self._stack.setCurrentIndex(PAGE_ORDER.index(name))
        self.rail.mark_page(name)
        self.assign_letters()
        self.page.first_focus.setFocus()

    def change_language(self, language: str | None = None) -> None:
        """Speak ``language``, or the other one; what was typed in the pages is kept by them."""
        other = ENGLISH if self._tr.language == SWEDISH else SWEDISH
        self._tr = words_in(language or other)
        name, earlier, saved = self.page.name, self.pages, self.top.saved
        over = self.over
        self._build()
        self.top.show_saved(saved)
        self.over.take_over(over)
        self.open_fair(self._fair)
        for key, page in self.pages.items():
            page.take_over(earlier[key])
        if not self._encrypted:
            self.banner.show_unencrypted()
        self.go(name)

    def change_look(self) -> None:
        """Go on to the next look: light, dark, high contrast."""
        self._theme.look = self._theme.next_look()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._theme.apply(app)
        self.change_language(self._tr.language)

    def assign_letters(self) -> None:
        """Give every control of the open page a letter for Alt."""
        frame = mnemonics.assign(self.rail) | mnemonics.assign(
            self.foot, frozenset(mnemonics.letters(self.rail))
        )
        mnemonics.assign(self.page, frame)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.closing.may():
            event.ignore()
            return
        for part in (self._clock, self.stage, self.copies, self.lamps):
            part.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self.scanner)
        super().closeEvent(event)

    def _build(self) -> None:
        self.rail = Rail(self._tr, self._theme, self.lamps)
        self.top, self.banner = TopLine(self._tr), Banner(self._tr)
        self.foot = BottomLine(self._tr, self.undoing.undo, self.undoing.redo)
        self._stack = QStackedWidget()
        self.paper.words = self._tr
        shell = self._shell()
        self.undoing.serve(shell, self.foot)
        self.pages = {page.name: page for page in (make(_by(make, shell)) for make in PAGES)}
        desk = self.pages[ARRIVAL]
        if isinstance(desk, ArrivalPage):
            desk.by_name.connect(self.scans.count_by_hand)
        for name in PAGE_ORDER:
            self._stack.addWidget(scrolled(self.pages[name]))
        self._stack.currentChanged.connect(self.undoing.leave_page)
        self.setCentralWidget(_laid_out(self.rail, (self.top, self.banner, self._stack, self.foot)))
        self.top.show_fair(self._fair)
        self.top.show_time(self._context.now())
        self.quick_search, self.over = Palette(self), Panels(self)
        self.rail.chosen.connect(self.go)
        self.rail.language_wanted.connect(self.change_language)
        self.rail.look_wanted.connect(self.change_look)

    def _shell(self) -> Shell:
        return Shell(
            context=self._context,
            tasks=self._tasks,
            refresh=self.refresh,
            tr=self._tr,
            theme=self._theme,
            prints=self._prints,
            lamps=self.lamps,
            undoable=self.undoing.tell,
            go=self.go,
            open_fair=self.open_fair,
            alone=self._show_alone,
            speak=self.speak,
            letters=self.assign_letters,
            note=lambda: self.over.take_note(),
            stage=self.stage,
            change_language=self.change_language,
            paper=self.paper,
            undoing=self.undoing,
        )

    def speak(self, text: str) -> None:
        """Let a screen reader say ``text``."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _show_alone(self, alone: bool) -> None:
        self._alone = self.stage.alone = self.undoing.resting = alone
        for part in (self.rail, self.top, self.foot):
            part.setVisible(not alone)
        self.over.leave_alone(alone)

    def _tell_no_copy(self) -> None:
        self.foot.tell(self._tr("Säkerhetskopian kunde inte sparas."))

    def undo_by_key(self) -> None:
        """Take back what was done last, unless an employer has the screen."""
        self.undoing.undo()

    def _on_focus(self, _left: QWidget | None, focus: QWidget | None) -> None:
        self.over.follow(focus)

    def _on_second(self) -> None:
        self.top.show_time(self._context.now())

    def _on_fairs(self, fairs: tuple[FairSummary, ...]) -> None:
        if len(fairs) == 1:
            self.open_fair(fairs[0].fair)

    def _on_changed(self, _topics: frozenset[Topic]) -> None:
        self.top.show_saved(self._context.now())
        self.banner.clear_trouble(encrypted=self._encrypted)

    def _on_unreachable(self, error: StoreUnavailable, retry: Callable[[], None]) -> None:
        self.banner.show_trouble(error, retry)

    def _on_broken(self, error: BaseException) -> None:
        log_bug(error)
        BugDialog(error, self._tr, self).open()


def _by(make: Callable[[Shell], Page], shell: Shell) -> Shell:
    """What is handed to a page, whose deeds are written down as done by whoever sits there."""
    actor = _ACTORS.get(make)
    return shell if actor is None else replace(shell, context=shell.context.by(actor))


def _laid_out(rail: QWidget, middle: tuple[QWidget, ...]) -> QWidget:
    """The rail beside the parts in the middle; the stack of pages takes what room there is."""
    whole = QWidget()
    place, inside = row(whole, gap=0), column(gap=0)
    for part in middle:
        inside.addWidget(part, int(isinstance(part, QStackedWidget)))
    place.addWidget(rail)
    place.addLayout(inside, 1)
    return whole
