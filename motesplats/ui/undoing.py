"""Undo and redo in the window: the keys, the line below every page, and new slips afterwards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit

from motesplats.core.errors import Refused
from motesplats.step_words import step_said, time_said
from motesplats.usecases.history import (
    Undone,
    Upcoming,
    forget_old_steps,
    redo_last,
    redo_on_to,
    undo_back_to,
    undo_last,
    upcoming,
)
from motesplats.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Fair, Topic
    from motesplats.ui.bottom_line import BottomLine
    from motesplats.ui.shell import Shell

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class Undoing(QObject):
    """Undoes and redoes the steps of the open fair.

    A page that tells of a deed may hand over its own way back. It is taken only for a deed that the
    store cannot undo itself, until the next deed. ``turned`` tells pages that something else than
    what they show may hold.
    """

    turned = Signal()
    # An employer has the screen, who has nothing to undo here.
    resting = False

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shell: Shell
        self._foot: BottomLine
        self._fair: Fair | None = None
        self._way_back: Callable[[], None] | None = None
        self._newest = 0
        self._asked = 0
        self._pressed = False

    def serve(self, shell: Shell, foot: BottomLine) -> None:
        """Speak through this line from now on; the window was built anew."""
        self._shell, self._foot = shell, foot
        shell.refresh.changed.connect(self._on_changed)

    def follow(self, fair: Fair | None) -> None:
        """Undo steps of this fair from now on."""
        if fair is not None and self._fair is None:
            work = partial(forget_old_steps, self._shell.context)
            self._shell.tasks.run(self, work, lambda _none: None)
        self._fair, self._way_back = fair, None
        self._foot.offer("", "")
        self._ask(told=True)

    def tell(self, text: str, way_back: Callable[[], None] | None) -> None:
        """Say what was done, with a way back that the page knows, if it knows one."""
        self._foot.tell(text)
        self._shell.speak(text)
        self._way_back = way_back
        self._foot.offer(None if way_back is not None else "", "")
        self._ask(told=True)

    def tell_more(self, text: str, _way_back: Callable[[], None] | None) -> None:
        """Say what came of what was done, beside it."""
        self._foot.tell_more(text)
        self._shell.speak(text)

    def leave_page(self) -> None:
        """Another page is open: what one page told of is taken back there."""
        self._foot.clear()
        if self._way_back is not None:
            self._way_back = None
            self._ask()

    def undo(self) -> None:
        """Undo the newest step; while the store is asked what that is, wait for its answer."""
        if self.resting or self._asked:
            self._pressed = not self.resting
            return
        way_back, self._way_back = self._way_back, None
        if way_back is not None:
            self._foot.offer("", "")
            way_back()
        elif self._fair is not None:
            self._turn(partial(undo_last, self._shell.context, self._fair.id), back=True)

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._fair is not None and not self.resting:
            self._turn(partial(redo_last, self._shell.context, self._fair.id), back=False)

    def undo_to(self, sequence: int) -> None:
        """Undo the step with that number and all newer ones."""
        if self._fair is not None:
            work = partial(undo_back_to, self._shell.context, self._fair.id, sequence)
            self._turn(work, back=True)

    def redo_to(self, sequence: int) -> None:
        """Do again all that was undone up to the step with that number."""
        if self._fair is not None:
            work = partial(redo_on_to, self._shell.context, self._fair.id, sequence)
            self._turn(work, back=False)

    def _turn(self, work: Callable[[], Undone], *, back: bool) -> None:
        self._shell.tasks.run(self, work, partial(self._turned, back=back), self._refuse)

    def _turned(self, done: Undone, *, back: bool) -> None:
        self._way_back = None
        slips = partial(self._shell.paper.slips, done.slips) if done.slips else None
        text = self._said(done, back=back)
        self._foot.tell(text, slips)
        self._shell.speak(text)
        self._shell.refresh.tell(done.changed)
        self.turned.emit()

    def _said(self, done: Undone, *, back: bool) -> str:
        tr, step = self._shell.tr, step_said(done.step, self._shell.tr)
        text = tr("Ångrat: {step}.", step=step) if back else tr("Gjort igen: {step}.", step=step)
        if done.steps > 1 and back:
            text = tr("{n} steg är ångrade.", n=done.steps)
        elif done.steps > 1:
            text = tr("{n} steg är gjorda igen.", n=done.steps)
        if not done.slips:
            return text
        many = len(done.slips)
        wrong = tr.plural("{n} lapp stämmer inte.", "{n} lappar stämmer inte.", many)
        if done.printed is not None:
            wrong = f"{wrong} {tr('Papper skrevs ut {time}.', time=time_said(done.printed))}"
        return f"{text} {wrong}"

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, Refused):
            text = sentence(error, self._shell.tr)
            self._foot.tell(text)
            self._shell.speak(text)

    def _on_changed(self, _topics: frozenset[Topic]) -> None:
        self._ask()

    def _ask(self, *, told: bool = False) -> None:
        """Ask the store what would be undone and redone next."""
        if self._fair is None:
            return
        self._asked += 1
        work = partial(upcoming, self._shell.context, self._fair.id)
        self._shell.tasks.run(self, work, partial(self._show, told), self._not_known)

    def _show(self, told: bool, coming: Upcoming) -> None:
        self._asked -= 1
        if told:
            # What the store can undo since the page told of something is that deed.
            if coming.undo is not None and coming.undo.sequence > self._newest:
                self._way_back = None
            self._newest = coming.newest
        tr = self._shell.tr
        undo = "" if coming.undo is None else step_said(coming.undo, tr)
        redo = "" if coming.redo is None else step_said(coming.redo, tr)
        self._foot.offer(None if self._way_back is not None else undo, redo)
        self._shell.letters()
        self._press_again()

    def _not_known(self, _error: Exception) -> None:
        self._asked -= 1
        self._press_again()

    def _press_again(self) -> None:
        if self._pressed and not self._asked:
            self._pressed = False
            self.undo()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys to a text field that has something of its own to undo, and to no other."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        field = watched.lineEdit() if isinstance(watched, QAbstractSpinBox) else watched
        for sequence, back in ((_UNDO, True), (_REDO, False)):
            if event.matches(sequence) and _is_text(field) and not _has_own(field, back=back):
                event.ignore()
                return True
        return False


def _is_text(field: QObject | None) -> bool:
    return isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit)


def _has_own(field: QObject | None, *, back: bool) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if back else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        own = field.document()
        return own.isUndoAvailable() if back else own.isRedoAvailable()
    return False
