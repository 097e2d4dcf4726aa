"""The few pieces that every page is put together from: labels, buttons, named fields, cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from motesplats.ui import tokens as t

if TYPE_CHECKING:
    from collections.abc import Callable


_LEAST_TABS = 320
_LEADING = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
W = TypeVar("W", bound=QWidget)
B = TypeVar("B", bound=QAbstractSpinBox)


def label(text: str = "", look: str = "body", *, wrap: bool = False) -> QLabel:
    """A label that shows ``text`` as it is, never as markup, from the page's leading edge."""
    made = QLabel()
    # A name written from right to left would else stand at the far edge, away from what is its.
    made.setAlignment(_LEADING)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    return made


def button(
    text: str, on_click: Callable[[], object] | None = None, look: str = "plain"
) -> QPushButton:
    """A button; its mnemonic is chosen by ``mnemonics.assign`` once the page stands."""
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("look", look)
    made.setProperty("plain", text)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def say(shown: QLabel, text: str) -> None:
    """Put ``text`` on a label and hide the label when there is none."""
    shown.setText(text)
    shown.setVisible(bool(text))


def restyle(widget: QWidget, **properties: str) -> None:
    """Set style properties and let the style sheet see them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def named(widget: W, name: str) -> W:
    """Give a widget the name that screen readers say."""
    widget.setAccessibleName(name)
    return widget


def stepped(box: B) -> B:
    """A field whose value is stepped, as high as the others and its text away from the edge."""
    box.setFixedHeight(t.CONTROL)
    box.lineEdit().setTextMargins(t.NEAR, 0, 0, 0)
    return box


def counter(least: int, most: int, usual: int | None = None) -> QSpinBox:
    """A field for a whole number from ``least`` to ``most``."""
    made = stepped(QSpinBox())
    made.setRange(least, most)
    if usual is not None:
        made.setValue(usual)
    return made


def field(text: str, widget: QWidget, *, wrap: bool = False) -> QWidget:
    """``widget`` below its name; the name's mnemonic leads to it."""
    box = QWidget()
    title = label(text, "strong", wrap=wrap)
    title.setProperty("plain", text)
    title.setBuddy(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(text)
    place = column(box, gap=t.TIGHT)
    place.addWidget(title)
    place.addWidget(widget)
    return box


def column(owner: QWidget | None = None, *, gap: int = t.APART, edge: int = 0) -> QVBoxLayout:
    """A layout from top to bottom."""
    made = QVBoxLayout() if owner is None else QVBoxLayout(owner)
    made.setSpacing(gap)
    made.setContentsMargins(edge, edge, edge, edge)
    return made


def row(owner: QWidget | None = None, *, gap: int = t.NEAR, edge: int = 0) -> QHBoxLayout:
    """A layout from left to right."""
    made = QHBoxLayout() if owner is None else QHBoxLayout(owner)
    made.setSpacing(gap)
    made.setContentsMargins(edge, edge, edge, edge)
    return made


def frame(look: str) -> QFrame:
    """A frame in one of the style sheet's looks."""
    made = QFrame()
    made.setProperty("look", look)
    return made


class Tabs(QTabWidget):
    """Parts of a page behind tabs; they take the room that there is, whatever they hold."""

    def hasHeightForWidth(self) -> bool:
        return False


def tabs(name: str) -> Tabs:
    """Tabs with a name that screen readers say."""
    made = named(Tabs(), name)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    made.setMinimumHeight(_LEAST_TABS)
    return made


def scrolled(content: QWidget) -> QScrollArea:
    """``content`` in an area that scrolls when there is too little room; no focus stop itself."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
