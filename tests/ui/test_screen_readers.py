"""What screen readers may ask of a scroll area while it changes."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from motesplats.ui.parts import scrolled
from motesplats.ui.start_up import application


def test_parts_of_a_scroll_area_keep_their_numbers_when_a_bar_hides(qtbot: QtBot) -> None:
    """Qt's own answer shrinks with the bar, and a late question reads past its end."""
    application()
    content = QLabel("En rad.\n" * 100)
    area = scrolled(content)
    qtbot.addWidget(area)
    area.resize(200, 100)
    area.show()
    asked = QAccessible.queryAccessibleInterface(area)
    known = asked.childCount()
    assert area.verticalScrollBar().isVisible()
    content.setText("En rad.")
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    assert asked.childCount() == known
    assert asked.child(known - 1).isValid()
    assert asked.child(known) is None
