"""The short form for somebody who comes without having registered, where the answer will be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit

from motesplats.core.ids import OperationId, new_id
from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, field, label, named, row
from motesplats.ui.refusals import Refusals
from motesplats.usecases.arrival import CheckedIn, WalkIn, walk_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from motesplats.core.ids import FairId
    from motesplats.ui.shell import Shell

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ONLY_THE_CODE = mark("Bara koden visas på skärmar och papper, utom för koordinatorn.")


class WalkInForm(QFrame):
    """First name, last name, phone, occupation, longer time, protection; Enter saves, Esc
    closes.
    """

    def __init__(
        self, shell: Shell, done: Callable[[CheckedIn], None], close: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setProperty("look", "answer")
        self._shell, self._done, self._close = shell, done, close
        self.fair: FairId | None = None
        self.operation = OperationId(new_id())
        tr = shell.tr
        self.fields = tuple(QLineEdit() for _ in range(4))
        names = (tr("Förnamn"), tr("Efternamn"), tr("Telefon"), tr("Yrke"))
        protect = tr("Skyddade personuppgifter")
        self.protected = named(QCheckBox(protect), protect)
        self.protected.setProperty("plain", protect)
        longer = tr("Behöver längre tid")
        self.longer_time = named(QCheckBox(longer), longer)
        self.longer_time.setProperty("plain", longer)
        self.refusal = Refusals(shell)
        self.save = button(tr("Checka in drop-in"), self.check_in, "primary")
        inside = column(self, edge=t.ROOM)
        inside.addWidget(label(tr("Ny drop-in"), "heading"))
        inside.addWidget(label(tr("Bara förnamnet behövs. Tryck Enter när du är klar."), "quiet"))
        grid = QGridLayout()
        grid.setSpacing(t.APART)
        for place, (name, one) in enumerate(zip(names, self.fields, strict=True)):
            one.returnPressed.connect(self.check_in)
            grid.addWidget(field(name, one), place // 2, place % 2)
        inside.addLayout(grid)
        boxes = row(gap=t.ROOM)
        for box in (self.protected, self.longer_time):
            boxes.addWidget(box)
        boxes.addStretch(1)
        inside.addLayout(boxes)
        inside.addWidget(label(tr(ONLY_THE_CODE), "quiet", wrap=True))
        inside.addWidget(self.refusal)
        below = row()
        below.addStretch(1)
        below.addWidget(button(tr("Avbryt"), close))
        below.addWidget(self.save)
        inside.addLayout(below)
        inside.addStretch(1)

    def begin(self, typed: str) -> None:
        """Start with an empty form, or with the name that was typed in the large field."""
        first, _, last = typed.strip().partition(" ")
        for one, text in zip(self.fields, (first, last, "", ""), strict=True):
            one.setText(text)
        for box in (self.longer_time, self.protected):
            box.setChecked(False)
        self.refusal.say("")
        # However often it is pressed, an opened form is one person.
        self.operation = OperationId(new_id())
        self.save.setEnabled(True)
        self.fields[0].setFocus()

    def take_over(self, earlier: WalkInForm) -> None:
        """Go on with what was filled in, as the same person however often it is pressed."""
        self.fair = earlier.fair
        for one, other in zip(self.fields, earlier.fields, strict=True):
            one.setText(other.text())
        self.longer_time.setChecked(earlier.longer_time.isChecked())
        self.protected.setChecked(earlier.protected.isChecked())
        self.operation = earlier.operation
        self.save.setEnabled(earlier.save.isEnabled())

    def check_in(self) -> None:
        """Register and check in the person as filled in."""
        first, last, phone, occupation = (one.text() for one in self.fields)
        if self.fair is not None:
            person = WalkIn(
                first,
                last,
                phone,
                occupation,
                protected=self.protected.isChecked(),
                longer_time=self.longer_time.isChecked(),
            )
            work = partial(walk_in, self._shell.context, self.fair, person, self.operation)
            self.save.setEnabled(False)
            self._shell.tasks.run(self, work, self._checked_in, self._explain)

    def _checked_in(self, answer: CheckedIn) -> None:
        # What was typed about somebody who is protected does not stay behind the answer.
        self.begin("")
        self._done(answer)

    def _explain(self, error: Exception) -> None:
        self.save.setEnabled(True)
        self.refusal.explain(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in _ENTER and (self.protected.hasFocus() or self.longer_time.hasFocus()):
            self.check_in()
        else:
            super().keyPressEvent(event)
