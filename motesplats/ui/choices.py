"""Buttons that stay down.

One for each choice, with its key before the text; a group is one stop for Tab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QSizePolicy,
    QWidget,
)

from motesplats.ui import tokens as t
from motesplats.ui.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motesplats.ui.choice import Choice


class Choices(QWidget):
    """A group of choices; at most ``most`` are down at once.

    With one, choosing another lets the first go.
    """

    changed = Signal()

    def __init__(self, name: str, buttons: Sequence[Choice], most: int = 1) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons = tuple(buttons)
        self._most = most
        self._order: list[str] = []
        for number, made in enumerate(self.buttons):
            made.clicked.connect(lambda _down, made=made: self._on_clicked(made))
            made.stepped.connect(lambda step, number=number: self._step(number, step))
        self._rove(0)

    @property
    def codes(self) -> tuple[str, ...]:
        """What is chosen, in the order of choosing."""
        return tuple(self._order)

    def set_codes(self, codes: Sequence[str]) -> None:
        """Choose these without telling anybody."""
        self._order = [code for code in codes if code]
        self._draw()

    def press(self, key: str, *, keep: bool = False) -> bool:
        """Choose by key; False when no choice has it. ``keep``: what is down stays down."""
        found = [made for made in self.buttons if made.key and made.key == key.casefold()]
        if not found or not found[0].isVisible():
            return False
        found[0].setFocus()
        if not (keep and found[0].code in self._order):
            self._toggle(found[0])
        return True

    def drop(self, codes: Sequence[str]) -> None:
        """Let these go without telling anybody."""
        self._order = [code for code in self._order if code not in codes]
        self._draw()

    def focus(self) -> None:
        """Put the focus on the choice that is down, or on the first."""
        number = next((n for n, b in enumerate(self.buttons) if b.isChecked()), 0)
        if self.buttons:
            self._rove(number)
            self.buttons[number].setFocus()

    def _on_clicked(self, made: Choice) -> None:
        self._rove(self.buttons.index(made))
        self._toggle(made)

    def _toggle(self, made: Choice) -> None:
        if made.code in self._order:
            self._order.remove(made.code)
        elif self._most == 1:
            self._order = [made.code]
        elif not self._most or len(self._order) < self._most:
            self._order.append(made.code)
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        for made in self.buttons:
            made.setChecked(made.code in self._order)

    def _step(self, number: int, step: int) -> None:
        usable = [n for n, made in enumerate(self.buttons) if made.isVisible()]
        place = usable.index(number) + step if number in usable else 0
        if 0 <= place < len(usable):
            self._rove(usable[place])
            self.buttons[usable[place]].setFocus()

    def _rove(self, current: int) -> None:
        for number, made in enumerate(self.buttons):
            stop = number == current
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(strong if stop else click)


def flowing(name: str, buttons: Sequence[Choice], most: int = 1) -> Choices:
    """A group that fills the width it gets."""
    group = Choices(name, buttons, most)
    place = Flow(group)
    for made in group.buttons:
        place.addWidget(made)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    group.setSizePolicy(policy)
    return group


def in_line(name: str, buttons: Sequence[Choice]) -> Choices:
    """A group in one row of equally wide cells."""
    group = Choices(name, buttons)
    place = QGridLayout(group)
    place.setContentsMargins(0, 0, 0, 0)
    place.setSpacing(t.NEAR)
    for number, made in enumerate(group.buttons):
        place.addWidget(made, 0, number)
        place.setColumnStretch(number, 1)
    return group
