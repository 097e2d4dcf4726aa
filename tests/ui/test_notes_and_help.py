"""A quick note from anywhere, the list of notes, and help that says which keys work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from motesplats.key_words import EVERYWHERE, PAGE_KEYS, Key, keys_on
from motesplats.ui.frame import ARRIVAL, KIOSK, LIVE, NOTES, NUMBERED, PAGE_ORDER
from motesplats.ui.help_words import HELP
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.notes import NotesPage
from motesplats.usecases.context import Context
from motesplats.usecases.notes import NoteLine, notes_at

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def note(qtbot: QtBot, window: MainWindow, typed: str) -> None:
    """Ctrl+Shift+N, and the words key by key."""
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL_SHIFT)
    qtbot.keyClicks(window.over.notes.line, typed)


def kept(window: MainWindow, context: Context) -> tuple[NoteLine, ...]:
    fair = window.page.fair
    assert fair is not None
    return notes_at(context, fair.id)


def test_a_line_and_enter_keep_a_note_about_whoever_is_named(
    qtbot: QtBot, window: MainWindow, context: Context
) -> None:
    window.go(ARRIVAL)
    before = window.focusWidget()
    note(qtbot, window, "saknar intyg @siv")
    qtbot.keyClick(window.over.notes.line, Qt.Key.Key_Return)
    (line,) = kept(window, context)
    assert (line.note.text, "Siv Ål" in line.about) == ("saknar intyg", True)
    assert window.over.notes.isHidden()
    assert window.focusWidget() is before
    window.undo_by_key()
    assert kept(window, context) == ()


def test_tab_takes_a_match_and_escape_keeps_what_was_typed(
    qtbot: QtBot, window: MainWindow, context: Context
) -> None:
    window.go(LIVE)
    note(qtbot, window, "ring @bygg")
    qtbot.keyClick(window.over.notes.line, Qt.Key.Key_Tab)
    assert "Bygg AB" in window.over.notes.about.text()
    qtbot.keyClick(window.over.notes.line, Qt.Key.Key_Escape)
    window.change_language()
    note(qtbot, window, "snart")
    window.over.notes.owner.setText("Maria")
    qtbot.keyClick(window.over.notes.owner, Qt.Key.Key_Return)
    (line,) = kept(window, context)
    assert (line.note.text, line.note.owner, line.about) == ("ring snart", "Maria", "Bygg AB")


def test_notes_are_finished_removed_and_brought_back_with_keys(
    qtbot: QtBot, window: MainWindow, context: Context
) -> None:
    for text in ("ett", "tio"):
        note(qtbot, window, text)
        qtbot.keyClick(window.over.notes.line, Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL_SHIFT)
    qtbot.keyClick(window.over.notes.line, Qt.Key.Key_Down)
    qtbot.keyClick(window.over.notes.list, Qt.Key.Key_Space)
    assert sum(line.note.done_at is not None for line in kept(window, context)) == 1
    window.over.notes.leave()
    window.go(NOTES)
    page = window.page
    assert isinstance(page, NotesPage)
    open_one = page.model.shown[0]
    page.rows.selectRow(0)
    qtbot.keyClick(page.rows, Qt.Key.Key_Delete)
    assert len(kept(window, context)) == 1
    window.undo_by_key()
    assert kept(window, context)[0] == open_one
    page.words.setText("zzz")
    assert not page.model.shown


def test_an_employer_at_the_screen_has_help_and_nothing_of_the_notes(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go(KIOSK)
    note(qtbot, window, "hemligt")
    window.page.shell.alone(True)
    assert window.over.notes.isHidden()
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL_SHIFT)
    assert window.over.notes.isHidden()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.over.help.isVisible()
    assert not window.over.help.card.isVisible()


def test_help_is_there_for_every_page_and_gives_the_focus_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert set(HELP) == set(PAGE_ORDER)
    assert {group.page for group in PAGE_KEYS} <= set(PAGE_ORDER)
    for name in PAGE_ORDER:
        window.go(name)
        before = window.focusWidget()
        qtbot.keyClick(window, Qt.Key.Key_F1)
        assert window.over.help.isVisible()
        qtbot.keyClick(window.over.help.close_button, Qt.Key.Key_Escape)
        assert window.focusWidget() is before


def told(keys: tuple[Key, ...]) -> set[str]:
    """The keys that are said to be bound, as Qt writes them."""
    found = {key.written for key in keys if key.bound}
    if "Ctrl+1…9" in found:
        found = found - {"Ctrl+1…9"} | {f"Ctrl+{n + 1}" for n in range(len(NUMBERED))}
    return found


def bound(shortcuts: list[QShortcut]) -> set[str]:
    portable = QKeySequence.SequenceFormat.PortableText
    return {shortcut.key().toString(portable) for shortcut in shortcuts}


def test_help_tells_the_keys_of_every_page_that_are_really_bound(window: MainWindow) -> None:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    assert told(EVERYWHERE.keys) == bound(window.findChildren(QShortcut, options=direct))


@pytest.mark.parametrize("name", PAGE_ORDER)
def test_help_tells_the_keys_that_are_bound_on_a_page(window: MainWindow, name: str) -> None:
    assert told(keys_on(name)) == bound(window.pages[name].findChildren(QShortcut))
