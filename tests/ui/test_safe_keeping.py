"""What the window does so that nothing written is lost: copies, closing, trying again."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from ui.conftest import Opened
from ui.hands import open_form, the_fair
from usecases.builders import planned_fair

from motesplats.core.clock import SystemClock
from motesplats.core.errors import StoreTrouble, StoreUnavailable
from motesplats.storage.store import Store
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.walk_in import WalkInForm
from motesplats.ui.tasks import Tasks
from motesplats.usecases import feedback
from motesplats.usecases.arrival import search
from motesplats.usecases.context import Context, Watch


def test_long_work_that_is_tried_again_stays_on_its_worker(qtbot: QtBot) -> None:
    tasks, owner, answers, retries = Tasks(), QObject(), [], []
    tasks.unreachable.connect(lambda _error, retry: retries.append(retry))

    def work(_watch: Watch) -> str:
        if not retries:
            raise StoreUnavailable(StoreTrouble.DISK_FULL)
        return threading.current_thread().name

    tasks.run_long(owner, work, answers.append)
    qtbot.waitUntil(lambda: bool(retries))
    retries[0]()
    qtbot.waitUntil(lambda: bool(answers))
    tasks.close()
    assert answers == ["long"]


def test_closing_the_window_keeps_the_open_form(window: MainWindow, context: Context) -> None:
    page = open_form(window, context)
    meeting, session = page.meeting.meeting, page.session
    assert meeting is not None
    assert session is not None
    page.meeting.person.note.setPlainText("kan truck")
    window.close()
    assert feedback.open_form(context, session, meeting.view.meeting.id).note == "kan truck"


def test_an_employer_cannot_undo_what_the_coordinator_did(
    window: MainWindow, context: Context
) -> None:
    undone: list[int] = []
    window.undoing.tell("Incheckad.", lambda: undone.append(1))
    open_form(window, context)
    window.undo_by_key()
    assert not undone


def test_the_store_is_copied_beside_itself(open_window: Opened, tmp_path: Path) -> None:
    clock = SystemClock()
    store = Store.open(tmp_path / "fair.mplats", clock=clock)
    context = Context(store, clock)
    planned_fair(context)
    window = open_window(context)
    window.copies.copy()
    store.close()
    assert list((tmp_path / "backup").glob("fair-*.mplats"))


def test_a_copy_that_fails_is_said_below(open_window: Opened, tmp_path: Path) -> None:
    clock = SystemClock()
    store = Store.open(tmp_path / "fair.mplats", clock=clock)
    context = Context(store, clock)
    planned_fair(context)
    (tmp_path / "backup").write_text("i vägen")
    window = open_window(context)
    window.copies.copy()
    store.close()
    assert "Säkerhetskopian" in window.foot.text


def test_a_store_in_memory_is_not_copied(window: MainWindow) -> None:
    window.copies.copy()
    assert window.foot.text == ""


def test_a_drop_in_whose_button_is_pressed_twice_is_one_person(
    window: MainWindow, context: Context
) -> None:
    form = window.findChild(WalkInForm)
    assert form is not None
    form.fair = the_fair(context).id
    form.begin("Tova Tvåa")
    form.check_in()
    form.check_in()
    assert len(search(context, the_fair(context).id, "tova")) == 1
