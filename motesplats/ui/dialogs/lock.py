"""The coordinator's window when nobody is there: hidden as it stands until the passphrase comes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from motesplats.ui.dialogs.gate import GateDialog
from motesplats.ui.dialogs.passphrase import PassphraseDialog
from motesplats.ui.idle import IdleWatch
from motesplats.usecases.gate import Passage, is_gate_kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell

LOCKED_AFTER = timedelta(minutes=5)


class LockDialog(GateDialog):
    """Asks for the passphrase; the only way out is the right one."""

    def __init__(self, shell: Shell, passed: Callable[[Passage], None], over: QMainWindow) -> None:
        why = shell.tr("Det som var påbörjat finns kvar. Skriv lösenordet för att fortsätta.")
        super().__init__(shell, why, passed, over)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.cancel_button.hide()

    def called(self, tr: Words) -> tuple[str, str]:
        return tr("Skärmen är låst"), tr("Lås upp")

    def reject(self) -> None:
        """Stay."""


class IdleLock(QObject):
    """Locks the window after five minutes, where the store has a passphrase.

    A screen that is given to employers has its own lock and its own gate. ``changed`` tells whether
    the window is locked.
    """

    changed = Signal(bool)

    def __init__(
        self, window: QMainWindow, shell: Callable[[], Shell], is_given: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window, self._shell, self._is_given = window, shell, is_given
        self.locked = False
        self._hidden: list[QDialog] = []
        self.watch = IdleWatch(shell().context.now, LOCKED_AFTER, self)
        self.watch.idle.connect(self.lock)

    def lock(self) -> None:
        """Hide everything, dialogs included, and ask for the passphrase; what was typed stays.

        A half-typed passphrase does not, and choosing a file is broken off.
        """
        shell = self._shell()
        if self.locked or self._is_given() or not is_gate_kept(shell.context):
            return
        self.locked = True
        self._show(False)
        self._hide_dialogs()
        QApplication.clipboard().clear()
        LockDialog(shell, self._open, self._window).open()

    def _open(self, _passage: Passage) -> None:
        self.locked = False
        self.watch.touch()
        self._show(True)
        for dialog in filter(isValid, self._hidden):
            dialog.show()
        self._hidden = []

    def _hide_dialogs(self) -> None:
        above = [w for w in self._window.findChildren(QWidget) if w.isWindow() and w.isVisible()]
        for one in reversed(above):
            # A file dialog is waited for in a loop of its own, which hiding it would end.
            if isinstance(one, QFileDialog | PassphraseDialog) or not isinstance(one, QDialog):
                one.close()
            else:
                one.hide()
                self._hidden.append(one)

    def _show(self, shown: bool) -> None:
        self.changed.emit(not shown)
        whole = self._window.centralWidget()
        if whole is not None:
            whole.setVisible(shown)
