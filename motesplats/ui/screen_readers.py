"""What screen readers may ask of a scroll area while it changes."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget

_GUARDED = frozenset({"QScrollArea", "QAbstractScrollArea"})


def guard_scroll_areas() -> None:
    """Let a screen reader ask for a part of a scroll area that is gone, and be told that it is.

    Qt's own answer (6.11) reads past the end of its list: a scroll bar that hides between two
    questions of a screen reader ends the program. Call it once in a process.
    """
    QAccessible.installFactory(_guarded)


def _guarded(kind: str, asked: QObject) -> QAccessibleInterface | None:
    """The answers of an ordinary widget, which know how many parts they have."""
    if kind in _GUARDED and isinstance(asked, QAbstractScrollArea):
        return QAccessibleWidget(asked, QAccessible.Role.Pane)
    return None
