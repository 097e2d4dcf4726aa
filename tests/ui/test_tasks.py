"""Answers come back on the UI thread, or nowhere; long work is followed and stopped."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable
from motesplats.ui.inline_tasks import InlineTasks
from motesplats.ui.tasks import Ends, Tasks
from motesplats.usecases.context import Watch


@pytest.fixture
def real(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_work_is_done_on_the_store_thread_and_answered_on_this_one(
    real: Tasks, qtbot: QtBot
) -> None:
    owner, seen = QObject(), []

    def done(worker: str) -> None:
        seen.append((worker, threading.current_thread() is threading.main_thread()))

    real.run(owner, lambda: threading.current_thread().name, done)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("store", True)]


def test_an_answer_whose_widget_is_gone_is_dropped(real: Tasks, qtbot: QtBot) -> None:
    gone, here, seen = QObject(), QObject(), []
    gate = threading.Event()
    real.run(gone, gate.wait, lambda _answer: seen.append("gone"))
    delete(gone)
    gate.set()
    real.run(here, lambda: None, lambda _answer: seen.append("here"))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["here"]


def test_a_refusal_is_told_to_the_asker_alone(real: Tasks, qtbot: QtBot) -> None:
    owner, told, bugs = QObject(), [], []
    real.broken.connect(bugs.append)

    def refuse() -> None:
        raise Refused(Refusal.WRONG_PIN)

    real.run(owner, refuse, lambda _none: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].refusal is Refusal.WRONG_PIN
    assert not bugs


def test_a_bug_is_told_to_asker_and_window(real: Tasks, qtbot: QtBot) -> None:
    owner, told, bugs = QObject(), [], []
    real.broken.connect(bugs.append)
    real.run(owner, lambda: 1 / 0, lambda _none: None, told.append)
    qtbot.waitUntil(lambda: bool(bugs))
    assert isinstance(told[0], ZeroDivisionError)


def test_a_store_out_of_reach_can_be_tried_again(real: Tasks, qtbot: QtBot) -> None:
    owner, tries, answers, retries = QObject(), [], [], []
    real.unreachable.connect(lambda _error, retry: retries.append(retry))

    def work() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise StoreUnavailable(StoreTrouble.DISK_FULL)
        return "saved"

    real.run(owner, work, answers.append)
    qtbot.waitUntil(lambda: bool(retries))
    retries[0]()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["saved"]


def test_long_work_says_how_far_it_is(real: Tasks, qtbot: QtBot) -> None:
    owner, steps, answers = QObject(), [], []

    def work(watch: Watch) -> str:
        watch.progress(1, 2)
        watch.progress(2, 2)
        return threading.current_thread().name

    real.run_long(owner, work, answers.append, progress=lambda n, of: steps.append((n, of)))
    qtbot.waitUntil(lambda: bool(answers))
    assert steps == [(1, 2), (2, 2)]
    assert answers == ["long"]


def test_long_work_can_be_stopped(real: Tasks, qtbot: QtBot) -> None:
    owner, told = QObject(), []
    begun = threading.Event()

    def work(watch: Watch) -> None:
        begun.set()
        while not watch.cancelled():
            threading.Event().wait(0.001)
        raise Refused(Refusal.STOPPED)

    cancel = real.run_long(owner, work, lambda _none: None, told.append)
    begun.wait(5)
    cancel()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].refusal is Refusal.STOPPED
    assert cancel.over


def test_answers_come_one_at_a_time_while_the_work_goes_on(real: Tasks, qtbot: QtBot) -> None:
    owner, gate, seen, over = QObject(), threading.Event(), [], []

    def work(watch: Watch) -> Iterator[int]:
        yield 1
        gate.wait(5)
        yield from (2, 3)

    ends = Ends(lambda: over.append("over"), over.append, lambda _done, _total: None)
    real.run_each(owner, work, seen.append, ends)
    qtbot.waitUntil(lambda: bool(seen))
    assert (seen, over) == ([1], [])
    gate.set()
    qtbot.waitUntil(lambda: bool(over))
    assert (seen, over) == ([1, 2, 3], ["over"])


def test_long_work_can_ask_the_store_thread(real: Tasks, qtbot: QtBot) -> None:
    owner, answers = QObject(), []

    def work(_watch: Watch) -> str:
        return real.ask(lambda: threading.current_thread().name)

    real.run_long(owner, work, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["store"]


def test_what_goes_wrong_on_the_store_thread_comes_back_to_long_work(
    real: Tasks, qtbot: QtBot
) -> None:
    owner, told = QObject(), []

    def refuse() -> None:
        raise Refused(Refusal.NO_TIMETABLE)

    real.run_long(owner, lambda _watch: real.ask(refuse), lambda _none: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].refusal is Refusal.NO_TIMETABLE


def test_inline_tasks_answer_at_once(qtbot: QtBot) -> None:
    tasks, owner, seen = InlineTasks(), QObject(), []
    tasks.run(owner, lambda: tasks.ask(lambda: 7), seen.append)
    tasks.run_long(owner, lambda watch: watch.progress(1, 1), seen.append)
    tasks.close()
    assert seen == [7, None]
