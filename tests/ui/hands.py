"""What a person does: keys with any letters, and a look at what is on the screen."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from usecases.builders import session_of

from motesplats.core.fair import Fair
from motesplats.core.visibility import Place
from motesplats.ui.choice import Choice
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.main_window import MainWindow
from motesplats.usecases.context import Context
from motesplats.usecases.queries import all_fairs, parts
from motesplats.usecases.views import shown

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QPlainTextEdit,
    QTabBar,
)


def key(widget: QWidget, code: int, text: str = "", *, control: bool = False) -> None:
    """Press one key, with whatever letter it gives."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, code, modifier, text))


def write(widget: QWidget, text: str) -> None:
    """Type letters of any alphabet."""
    for letter in text:
        key(widget, ord(letter.upper()) if letter.isascii() else 0, letter)


def enter(widget: QWidget) -> None:
    key(widget, Qt.Key.Key_Return, "\r")


def settle() -> None:
    """Let layouts settle and forgotten widgets go."""
    for _ in range(6):
        QApplication.sendPostedEvents(None, 0)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything on the screen that somebody can use; Qt's inner parts left out."""
    for widget in root.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or isinstance(
            widget.parentWidget(), QComboBox | QAbstractSpinBox | QAbstractItemView | QTabBar
        )
        if isinstance(widget, CONTROLS) and widget.isVisibleTo(root) and not inner:
            yield widget


def is_reached(widget: QWidget) -> bool:
    """Whether Tab leads there, or the arrow keys of a group that Tab leads to."""
    if isinstance(widget, Choice):
        group = widget.parentWidget()
        return any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in group.buttons)
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def clipped(root: QWidget) -> list[str]:
    """The texts that do not fit into the room they have."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QLabel) and widget.text() and not _label_fits(widget):
            found.append(f"label: {widget.text()}")
        push = isinstance(widget, QPushButton | QCheckBox) and not isinstance(widget, Choice)
        if push and widget.text() and not _button_fits(widget):
            found.append(f"button: {widget.text()}")
        if isinstance(widget, Choice) and widget.heightForWidth(widget.width()) > widget.height():
            found.append(f"choice: {widget.accessibleName()}")
    return found


def first_code(context: Context) -> str:
    """The badge code of the first seeker with a meeting, as a scanner sends it."""
    fair = the_fair(context)
    known = parts(context, fair.id)
    return known.seekers[known.meetings[0].seeker].code


def first_name(context: Context) -> str:
    """The desk's name for the same seeker."""
    known = parts(context, the_fair(context).id)
    return shown(known.seekers[known.meetings[0].seeker], Place.DESK).name


def the_fair(context: Context) -> Fair:
    return all_fairs(context)[0].fair


def open_form(window: MainWindow, context: Context, employer: str = "Bygg AB") -> KioskPage:
    """The form of that employer's first meeting; its PIN is none of the test's business."""
    window.go("kiosk")
    page = window.page
    assert isinstance(page, KioskPage)
    page.unlock(session_of(context, the_fair(context), employer))
    page.today.open_chosen()
    settle()
    return page


def _label_fits(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() + 1
    return label.sizeHint().width() <= label.width() + 1


def _button_fits(button: QAbstractButton) -> bool:
    return button.sizeHint().width() <= button.width() + 1
