"""Undo and redo in the window: the line, the keys, text fields, the list of all that was done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.hands import settle, the_fair
from usecases.builders import seeker_named

from motesplats.core.history import Actor
from motesplats.ui.frame import ARRIVAL, LIVE, LOG
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.ui.pages.live import LivePage
from motesplats.ui.pages.log import LogPage
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.history import history
from motesplats.usecases.queries import facts

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_desk(window: MainWindow, qtbot: QtBot) -> Iterator[ArrivalPage]:
    """The desk with its field ready for a scan, the keys as in the real program."""
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(window.undoing)
    window.go(ARRIVAL)
    window.activateWindow()
    page = window.page
    assert isinstance(page, ArrivalPage)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.field)
    yield page
    app.removeEventFilter(window.undoing)


def inside(context: Context) -> int:
    return facts(context, the_fair(context).id).arrived


def names(window: MainWindow) -> tuple[str, str]:
    """What the two buttons would do, as far as they are there."""
    foot = window.foot
    buttons = (foot.undo_button, foot.redo_button)
    undo, redo = (b.accessibleName() if not b.isHidden() else "" for b in buttons)
    return undo.replace("\u2068", "").replace("\u2069", ""), redo


def test_ctrl_z_undoes_while_the_desk_listens(
    window: MainWindow, at_desk: ArrivalPage, context: Context
) -> None:
    bo, siv = (seeker_named(context, the_fair(context), name) for name in ("Bo", "Siv"))
    at_desk.on_scan(bo.code)
    at_desk.on_scan(siv.code)
    assert names(window) == ("Ångra: Checka in Siv Ål", "")
    QTest.keyClick(at_desk.field, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(at_desk.field, Qt.Key.Key_Z, CONTROL)
    assert (inside(context), at_desk.answer.name.text()) == (0, "")
    QTest.keyClick(at_desk.field, Qt.Key.Key_Y, CONTROL)
    QTest.keyClick(at_desk.field, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert (inside(context), names(window)[1]) == (2, "")
    assert history(context, the_fair(context).id, 1)[0].step.actor == Actor.COORDINATOR


def test_a_field_takes_its_own_letters_back_first(
    window: MainWindow, at_desk: ArrivalPage, context: Context
) -> None:
    at_desk.on_scan(seeker_named(context, the_fair(context), "Bo").code)
    QTest.keyClicks(at_desk.field, "Siv")
    QTest.keyClick(at_desk.field, Qt.Key.Key_Z, CONTROL)
    assert (at_desk.field.text(), inside(context)) == ("", 1)
    QTest.keyClick(at_desk.field, Qt.Key.Key_Z, CONTROL)
    assert inside(context) == 0


def test_an_undone_publication_offers_new_slips(
    window: MainWindow, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go(LIVE)
    live = window.page
    assert isinstance(live, LivePage)
    printed: list[tuple[str, ...]] = []
    monkeypatch.setattr(window.paper, "slips", printed.append)
    assert window.foot.slips_button.isHidden()
    window.undo_by_key()
    assert "3 lappar stämmer inte." in window.foot.text
    window.foot.slips_button.click()
    assert (len(printed[0]), window.foot.slips_button.isHidden()) == (3, True)


def test_what_cannot_be_undone_says_why_in_the_line(window: MainWindow, context: Context) -> None:
    fair = the_fair(context)
    check_in_by_name(context, seeker_named(context, fair, "Bo").id)
    with context.store.by(Actor.EMPLOYER).write("elsewhere") as transaction:
        transaction.connection.exec_driver_sql("UPDATE arrival SET at = '2026-11-26T08:30+00:00'")
        transaction.journal([fair.id])
    window.undo_by_key()
    assert window.foot.text.startswith("Det går inte att ångra ”Checka in")
    assert inside(context) == 1


def test_the_way_back_of_a_page_holds_for_what_the_store_cannot_undo(window: MainWindow) -> None:
    taken: list[int] = []
    window.page.shell.undoable("Något är gjort.", lambda: taken.append(1))
    assert names(window)[0] == "Ångra"
    window.undo_by_key()
    assert taken == [1]
    window.page.shell.undoable("Något är gjort.", lambda: taken.append(2))
    window.go(LOG)
    assert (window.foot.text, names(window)[0]) == ("", "Ångra: Publicera version 1 av schemat")


def test_the_log_leads_back_and_forth(window: MainWindow, context: Context, tmp_path: Path) -> None:
    fair = the_fair(context)
    for name in ("Bo", "Siv", "Åsa"):
        check_in_by_name(context.by(Actor.DESK), seeker_named(context, fair, name).id)
    window.go(LOG)
    log = window.page
    assert isinstance(log, LogPage)
    assert log.state.text() == "7 händelser. 4 steg går att ångra."
    log.words.setText("checka siv")
    log.rows.selectRow(0)
    log.back_button.click()
    assert (inside(context), window.foot.text) == (1, "2 steg är ångrade.")
    assert (log.back_button.isEnabled(), log.forth_button.isEnabled()) == (False, True)
    log.forth_button.click()
    settle()
    assert inside(context) == 2
    log.save(tmp_path / "log.csv")
    assert "Incheckningen;Checka in Bo Ek;Nej" in (tmp_path / "log.csv").read_text("utf-8-sig")


def test_the_log_without_a_fair_says_where_to_open_one(window: MainWindow) -> None:
    window.open_fair(None)
    window.go(LOG)
    assert "Öppna en" in window.page.state.text()
    window.undo_by_key()
    window.undoing.redo()
