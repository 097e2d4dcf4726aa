"""The few pieces that every page is put together from: labels, buttons, named fields, cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from motesplats.settings import resource_path
from motesplats.ui import tokens as t

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel

_LOOKED_AT = 40
_WIDEST_COLUMN = 340
W = TypeVar("W", bound=QWidget)


def label(text: str = "", look: str = "body", *, wrap: bool = False) -> QLabel:
    """A label that shows ``text`` as it is, never as markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    return made


def button(text: str, on_click: Callable[[], object], look: str = "plain") -> QPushButton:
    """A button; its mnemonic is chosen by ``mnemonics.assign`` once the page stands."""
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("look", look)
    made.setProperty("plain", text)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def choice(text: str, key: str = "") -> QPushButton:
    """A button that stays down when chosen; ``key`` is shown before the text."""
    shown = f"{key}  {text}" if key else text
    made = QPushButton(shown.replace("&", "&&"))
    made.setCheckable(True)
    made.setAutoDefault(False)
    made.setProperty("look", "choice")
    made.setProperty("key", key)
    made.setAccessibleName(text)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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


def scrolled(content: QWidget) -> QScrollArea:
    """``content`` in an area that scrolls when there is too little room; never a focus stop itself."""
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


def table(model: QAbstractItemModel, name: str) -> QTableView:
    """A table view of rows, one line each, that gives Tab on to the next control."""
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(t.ROW)
    heading = view.horizontalHeader()
    heading.setHighlightSections(False)
    heading.setStretchLastSection(True)
    heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heading.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    return view


def fit_columns(view: QTableView) -> None:
    """Make each column as wide as its heading and its first rows."""
    view.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
    view.resizeColumnsToContents()
    for place in range(view.model().columnCount()):
        view.setColumnWidth(place, min(view.columnWidth(place) + t.ROOM, _WIDEST_COLUMN))


def symbol(name: str, colour: str, size: int = t.ICON) -> QPixmap:
    """The icon ``name`` in ``colour``, sharp at twice its size."""
    drawing = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(drawing.replace("currentColor", colour).encode())
    picture = QPixmap(size * 2, size * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(2)
    return picture


def icon(name: str, colour: str) -> QIcon:
    return QIcon(symbol(name, colour))
