"""Opens the window: passphrase, fonts, look, workers, pages, the hook for what nobody caught."""

from __future__ import annotations

import gc
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from motesplats.i18n import SWEDISH, words_in
from motesplats.ui.dialogs.lock import IdleLock
from motesplats.ui.dialogs.opening import NewStoreDialog, OpenDialog
from motesplats.ui.failures import hook_for
from motesplats.ui.main_window import MainWindow
from motesplats.ui.screen_readers import guard_scroll_areas
from motesplats.ui.tasks import Tasks
from motesplats.ui.theme import Theme, load_fonts
from motesplats.ui.training import Training
from motesplats.usecases.opening import Wanted, open_store, wanted_for

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.core.clock import Clock
    from motesplats.usecases.context import Context
    from motesplats.usecases.simulated_people import SimulatedPeople

WIDTH, HEIGHT = 1366, 768
_LEAST_WIDTH, _LEAST_HEIGHT = 900, 500


def open_asking(path: Path, clock: Clock, language: str = SWEDISH) -> Context:
    """Open the store at ``path``, with a passphrase that somebody types where one is needed.

    Raises Refused(STOPPED) when somebody left, and StoreUnavailable.
    """
    wanted = wanted_for(path)
    opening = partial(_opened, path, clock)
    if wanted is Wanted.NOTHING:
        return opening("")
    app = application()
    Theme().apply(app)
    # The window comes after the dialog: its end is not the program's.
    app.setQuitOnLastWindowClosed(False)
    tasks = Tasks()
    try:
        asking = OpenDialog if wanted is Wanted.PASSPHRASE else NewStoreDialog
        dialog = asking(path, words_in(language), tasks, opening)
        # Where no window manager does it, the dialog takes the keyboard by itself.
        QTimer.singleShot(0, dialog.activateWindow)
        dialog.exec()
        return dialog.outcome()
    finally:
        tasks.close()
        app.setQuitOnLastWindowClosed(True)


def _opened(path: Path, clock: Clock, passphrase: str) -> Context:
    return open_store(path, passphrase, clock)


def open_window(
    context: Context, language: str = SWEDISH, people: SimulatedPeople | None = None
) -> int:
    """Show the window until it is closed; the answer is the exit code.

    With ``people`` it is for training: they act by themselves while the coordinator decides.
    """
    app = application()
    tasks = Tasks()
    window = build_window(context, tasks, language=language)
    app.installEventFilter(window.scanner)
    app.installEventFilter(window.undoing)
    lock = lock_of(window)
    app.installEventFilter(lock.watch)
    if people is not None:
        Training(window, tasks, people)
    sys.excepthook = hook_for(window, lambda: window.words)
    window.resize(WIDTH, HEIGHT)
    window.show()
    # Where no window manager does it, the window takes the keyboard by itself.
    window.activateWindow()
    # A sweep for garbage over all modules and forms would hold up the window for 60 to 150 ms.
    gc.freeze()
    try:
        return app.exec()
    finally:
        tasks.close()


def lock_of(window: MainWindow) -> IdleLock:
    """The lock of a window that nobody uses; what is scanned meanwhile goes nowhere."""

    def is_given() -> bool:
        return window.page.holds_screen

    def on_changed(locked: bool) -> None:
        if locked:
            application().removeEventFilter(window.scanner)
        else:
            application().installEventFilter(window.scanner)
            application().installEventFilter(window.undoing)

    lock = IdleLock(window, lambda: window.page.shell, is_given)
    lock.changed.connect(on_changed)
    return lock


def build_window(
    context: Context, tasks: Tasks, *, language: str = SWEDISH, theme: Theme | None = None
) -> MainWindow:
    """The main window, not yet shown, with the fair open if the store has only one."""
    app = application()
    look = theme or Theme()
    look.apply(app)
    window = MainWindow(context, tasks, look, words_in(language))
    window.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
    if not context.store.encrypted:
        window.show_unencrypted()
    window.open_first_fair()
    return window


def application() -> QApplication:
    """The one application object, with fonts and Qt's own words in Swedish."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        if app.applicationName() != "motesplats":
            _prepare(app)
        return app
    made = QApplication(sys.argv[:1])
    _prepare(made)
    return made


def _prepare(app: QApplication) -> None:
    app.setApplicationName("motesplats")
    guard_scroll_areas()
    load_fonts()
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_sv", folder):
        app.installTranslator(translator)
