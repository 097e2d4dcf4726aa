"""The style sheet of the application, written from the tokens."""

from string import Template

from motesplats.settings import resource_path
from motesplats.ui import tokens as t
from motesplats.ui.tokens import Tokens

_SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[look="page"], QScrollArea, QScrollArea > QWidget > QWidget[look="page"] {
  background: $paper; }
QScrollArea { border: none; }
QWidget[look="rail"] { background: $surface; }
QWidget[look="rail-frame"] { background: $surface; border-right: 1px solid $line; }
QWidget[look="top"] { background: $paper; border-bottom: 1px solid $line; }
QWidget[look="foot"] { background: $surface; border-top: 1px solid $line; }
QWidget[look="aside"] { background: $surface; border-right: 1px solid $line; }
QFrame[look="card"] { background: $paper; border: 1px solid $line; border-radius: ${corner}px; }
QFrame[look="panel"] { background: $surface; border: 1px solid $line; border-radius: ${corner}px; }
QFrame[look="answer"] { background: $paper; border: 1px solid $line; border-left: 6px solid $line;
  border-radius: ${corner}px; }
QFrame[look="answer"][state="done"] { border-left-color: $done; }
QFrame[look="answer"][state="talk"] { border-left-color: $talk; }
QFrame[look="answer"][state="waiting"] { border-left-color: $waiting; }
QFrame[look="answer"][state="attention"] { border-left-color: $attention; }
QFrame[look="note"] { background: $surface; border: none; border-left: 4px solid $waiting; }
QFrame[look="note"][state="attention"] { border-left-color: $attention; }
QFrame[look="note"][state="done"] { border-left-color: $done; }
QFrame[look="banner"] { background: $surface; border: none; border-bottom: 2px solid $waiting; }
QFrame[look="drop"] { background: $surface; border: 2px dashed $quiet; border-radius: ${corner}px; }

QLabel { background: transparent; }
QLabel[look="brand"] { font-size: ${large}pt; font-weight: 700; color: $primary; }
QLabel[look="title"] { font-size: ${title}pt; font-weight: 700; }
QLabel[look="heading"] { font-size: ${large}pt; font-weight: 700; }
QLabel[look="name"] { font-size: ${huge}pt; font-weight: 700; }
QLabel[look="next"] { font-size: ${title}pt; font-weight: 700; }
QLabel[look="large"] { font-size: ${large}pt; }
QLabel[look="clock"] { font-size: ${large}pt; font-weight: 700; }
QLabel[look="strong"] { font-weight: 700; }
QLabel[look="quiet"] { color: $quiet; }
QLabel[look="small"] { color: $quiet; font-size: ${small}pt; }
QLabel[look="done"] { color: $done; font-weight: 700; }
QLabel[look="waiting"] { color: $waiting; font-weight: 700; }
QLabel[look="attention"] { color: $attention; font-weight: 700; }
QLabel[look="done-large"] { color: $done; font-size: ${large}pt; font-weight: 700; }
QLabel[look="waiting-large"] { color: $waiting; font-size: ${large}pt; font-weight: 700; }
QLabel[look="attention-large"] { color: $attention; font-size: ${large}pt; font-weight: 700; }
QLabel[look="feedback"] { color: $feedback; font-weight: 700; }
QLabel[look="talk"] { color: $talk; font-weight: 700; }
QLabel[look="change"] { color: $change; font-weight: 700; }
QLabel[look="large-strong"] { font-size: ${large}pt; font-weight: 700; }
QLabel[look="talk-large"] { color: $talk; font-size: ${large}pt; font-weight: 700; }
QLabel[look="feedback-large"] { color: $feedback; font-size: ${large}pt; font-weight: 700; }
QLabel[look="change-large"] { color: $change; font-size: ${large}pt; font-weight: 700; }

QPushButton, QToolButton { background: $paper; color: $primary; border: 1px solid $primary;
  border-radius: ${corner}px; padding: 4px 12px; min-height: ${inner}px; font-weight: 700; outline: none; }
QPushButton:hover, QToolButton:hover { background: $surface; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:disabled, QToolButton:disabled { color: $quiet; border-color: $line; background: $surface; }
QPushButton:focus, QToolButton:focus { border: 2px solid $ink; padding: 3px 11px; }
QPushButton[look="primary"] { background: $primary; color: $on_primary; }
QPushButton[look="primary"]:hover { background: $primary; border-color: $ink; }
QPushButton[look="primary"]:disabled { background: $surface; color: $quiet; border-color: $line; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; }
QPushButton[look="quiet"] { background: transparent; border: 1px solid transparent; color: $primary;
  text-align: left; padding: 4px 8px; }
QPushButton[look="quiet"]:focus { border: 2px solid $primary; padding: 3px 7px; }
QPushButton[look="page"] { background: transparent; border: 1px solid transparent; color: $ink; text-align: left;
  padding: 2px 8px; font-weight: 400; }
QPushButton[look="page"]:hover { background: $line; }
QPushButton[look="page"]:checked { background: $primary; color: $on_primary; font-weight: 700; }
QPushButton[look="page"]:focus { border: 2px solid $ink; padding: 1px 7px; }
QPushButton[look="choice"] { color: $ink; border-color: $line; font-weight: 400; padding: 2px 8px;
  min-height: ${choice}px; }
QPushButton[look="choice"]:hover { border-color: $primary; }
QPushButton[look="choice"]:checked { background: $primary; color: $on_primary; border-color: $primary; font-weight: 700; }
QPushButton[look="choice"]:focus { border: 2px solid $ink; padding: 1px 7px; }
QPushButton[look="tile"] { color: $ink; border-color: $line; font-size: ${large}pt; min-height: ${tile}px; }
QPushButton[look="poll"] { color: $ink; border: 2px solid $primary; font-size: ${title}pt; font-weight: 400; }
QPushButton[look="poll"]:hover, QPushButton[look="poll"]:focus { border: 4px solid $primary; }
QPushButton[look="tile"]:hover { border-color: $primary; }
QPushButton[look="tile"]:focus { border: 2px solid $primary; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $paper; color: $ink;
  border: 1px solid $quiet; border-radius: ${corner}px; padding: 4px 8px; selection-background-color: $primary;
  selection-color: $on_primary; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${inner}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
QAbstractSpinBox:focus { border: 2px solid $primary; padding: 3px 7px; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $quiet; }
QLineEdit[look="desk"] { font-size: ${large}pt; min-height: ${kiosk}px; border: 2px solid $primary; padding: 2px 12px; }
QLineEdit[look="pin"] { font-size: ${title}pt; min-height: ${kiosk}px; }
QComboBox QAbstractItemView { background: $paper; color: $ink; border: 1px solid $line;
  selection-background-color: $primary; selection-color: $on_primary; }
QCheckBox, QRadioButton { min-height: ${inner}px; spacing: 8px; background: transparent; outline: none; }
QCheckBox::indicator { width: 16px; height: 16px; border: 2px solid $quiet; border-radius: 3px; background: $paper; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; image: url("$tick"); }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $primary; border-radius: ${corner}px; }

QTableView, QListView, QListWidget, QTreeView { background: $paper; border: 1px solid $line; border-radius: ${corner}px;
  gridline-color: $line; selection-background-color: $primary; selection-color: $on_primary; outline: none; }
QTableView:focus, QListView:focus, QListWidget:focus { border: 2px solid $primary; }
QHeaderView { background: $paper; }
QHeaderView::section { background: $surface; color: $quiet; border: none; border-bottom: 1px solid $line;
  padding: 6px 8px; font-weight: 700; }
QTableCornerButton::section { background: $surface; border: none; }
QProgressBar { background: $surface; border: 1px solid $line; border-radius: ${corner}px; text-align: center;
  min-height: ${choice}px; color: $ink; }
QProgressBar::chunk { background: $line; border-radius: ${corner}px; }
QProgressBar[look="time"] { min-height: 6px; max-height: 6px; border: 1px solid $line; border-radius: 4px;
  background: $surface; }
QProgressBar[look="time"]::chunk { background: $feedback; border-radius: 3px; }
QProgressBar[look="time"][state="talk"]::chunk { background: $talk; }
QProgressBar[look="time"][state="change"]::chunk { background: $change; }
QScrollBar:vertical { background: $paper; width: 12px; margin: 0; }
QScrollBar:horizontal { background: $paper; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QTableView::item { padding: 0 8px; }
QListWidget::item { min-height: ${choice}px; padding: 0 4px; }
QAbstractSpinBox QLineEdit { border: none; padding: 0 4px; min-height: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: padding; width: 24px; border: none; border-left: 1px solid $line; background: $surface; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right;
  border-top: 1px solid $line; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {
  background: $line; }
QAbstractSpinBox::up-arrow { image: url("$arrow_up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }
QTabBar::tab { background: $surface; color: $ink; border: 1px solid $line; padding: 6px 12px; min-height: ${choice}px; }
QTabBar::tab:selected { background: $paper; color: $primary; font-weight: 700; border-bottom-color: $paper; }
QTabBar::tab:focus { border: 2px solid $primary; }
QTabWidget::pane { border: 1px solid $line; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; }
QMenu { background: $paper; color: $ink; border: 1px solid $line; }
QMenu::item:selected { background: $primary; color: $on_primary; }
""")


def style_sheet(tokens: Tokens, scale: float = 1.0) -> str:
    """The style sheet in the colours of ``tokens``, letters multiplied by ``scale``."""
    colours = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    letters = {
        "small": t.SMALL,
        "body": t.BODY,
        "large": t.LARGE,
        "heading": t.HEADING,
        "title": t.TITLE,
        "huge": t.HUGE,
    }
    tick = "tick-light" if t.luminance(tokens.on_primary) > 0.5 else "tick-dark"
    arrow = "light" if t.luminance(tokens.ink) > 0.5 else "dark"
    return _SHEET.substitute(
        colours,
        tick=resource_path("icons", f"{tick}.svg").as_posix(),
        arrow_up=resource_path("icons", f"up-{arrow}.svg").as_posix(),
        arrow=resource_path("icons", f"down-{arrow}.svg").as_posix(),
        **{name: f"{points * scale:g}" for name, points in letters.items()},
        corner=t.CORNER,
        inner=t.CONTROL - 10,
        choice=t.CONTROL - 12,
        kiosk=t.KIOSK_CONTROL,
        tile=t.KIOSK_CONTROL + t.ROOM,
    )
