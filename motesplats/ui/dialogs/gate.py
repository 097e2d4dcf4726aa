"""The coordinator's gate on a screen that employers use."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from motesplats.ui.dialogs.passphrase import PassphraseDialog
from motesplats.usecases.gate import Passage, is_gate_kept, pass_gate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell


class GateDialog(PassphraseDialog):
    """Asks for the passphrase over the employers' screen; Esc goes back to it."""

    def __init__(
        self, shell: Shell, why: str, passed: Callable[[Passage], None], parent: QWidget
    ) -> None:
        tr = shell.tr
        title, act = self.called(tr)
        super().__init__(tr, title, why, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._passed = shell, passed
        self.line = self.add_line(tr("Lösenord"))
        self.pass_button = self.add_button(act, self.try_passphrase, "primary")
        self.finish()

    def called(self, tr: Words) -> tuple[str, str]:
        """The dialog's title, and the name of its button."""
        return tr("Koordinatorns lösenord"), tr("Släpp igenom")

    def try_passphrase(self) -> None:
        """Hold what was typed against the open store, away from the screen's thread."""
        work = partial(pass_gate, self._shell.context, self.line.text())
        self.work(self._tr("Kontrollerar lösenordet …"))
        self._shell.tasks.run(self, work, self._pass, self._stay)

    def _pass(self, passage: Passage) -> None:
        self.rest()
        self.accept()
        self._passed(passage)

    def _stay(self, error: Exception) -> None:
        self.rest()
        self.refusal.explain(error)


def ask_gate(shell: Shell, why: str, passed: Callable[[Passage], None], parent: QWidget) -> None:
    """Call ``passed`` once the coordinator is through; at once where the gate is not kept."""
    window = parent.window()
    if not is_gate_kept(shell.context):
        passed(pass_gate(shell.context))
    elif all(not dialog.isVisible() for dialog in window.findChildren(GateDialog)):
        GateDialog(shell, why, passed, window).open()
