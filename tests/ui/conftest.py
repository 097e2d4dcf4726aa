"""A window on a small fair, everything done at once on one thread."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from usecases.builders import open_context, planned_fair

from motesplats.i18n import SWEDISH, Words, words_in
from motesplats.ui.inline_tasks import InlineTasks
from motesplats.ui.main_window import MainWindow
from motesplats.ui.start_up import HEIGHT, WIDTH, application
from motesplats.ui.tasks import Tasks
from motesplats.ui.theme import Look, Theme
from motesplats.usecases.context import Context

Opened = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def _gone(qapp: QApplication) -> None:
    """Earlier tests' windows are gone; without an event loop Qt keeps what is to be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def context() -> Context:
    """A store in memory with one small fair that has a published timetable."""
    made = open_context()
    planned_fair(made)
    return made


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    """Does everything at once."""
    made = InlineTasks()
    yield made
    made.close()


@pytest.fixture
def open_window(qtbot: QtBot, tasks: Tasks) -> Opened:
    """Opens a window on a context, with its first fair, in some language, look and scale."""

    def opened(
        context: Context, words: Words | None = None, look: Look = Look.LIGHT, scale: float = 1.0
    ) -> MainWindow:
        theme = Theme(look, scale)
        theme.apply(application())
        window = MainWindow(context, tasks, theme, words or words_in(SWEDISH))
        qtbot.addWidget(window)
        window.resize(WIDTH, HEIGHT)
        window.show_unencrypted()
        window.show()
        window.open_first_fair()
        return window

    return opened


@pytest.fixture
def window(open_window: Opened, context: Context) -> MainWindow:
    """A window on the small fair, in Swedish."""
    return open_window(context)
