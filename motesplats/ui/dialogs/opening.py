"""The dialogs before the main window: the passphrase of a store, or one for a new store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable
from motesplats.ui.dialogs.passphrase import PassphraseDialog
from motesplats.usecases.opening import check_new_passphrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from motesplats.i18n import Words
    from motesplats.ui.tasks import Tasks
    from motesplats.usecases.context import Context

TRIES = 3


class OpeningDialog(PassphraseDialog):
    """Opens a store with what was typed, away from the screen's thread."""

    def __init__(
        self, tr: Words, title: str, why: str, tasks: Tasks, opening: Callable[[str], Context]
    ) -> None:
        super().__init__(tr, title, why)
        self._tasks, self._opening = tasks, opening
        self._opened: Context | None = None
        self._fault: Exception | None = None

    def outcome(self) -> Context:
        """What was opened; raises what stood in the way, Refused(STOPPED) when somebody left."""
        if self._opened is None:
            raise self._fault or Refused(Refusal.STOPPED)
        return self._opened

    def open_with(self, passphrase: str, text: str) -> None:
        """Open the store with ``passphrase``; ``text`` says so meanwhile."""
        self.work(text)
        self._fault = None
        self._tasks.run(self, partial(self._opening, passphrase), self._done, self._failed)

    def explain(self, error: Exception) -> None:
        """Say what stands in the way; a bug is told by whoever opened the dialog."""
        self._fault = error
        if isinstance(error, StoreUnavailable):
            self.refusal.explain(error)
        else:
            self.reject()

    def _done(self, opened: Context) -> None:
        self._opened = opened
        self.rest()
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.rest()
        self.explain(error)


class OpenDialog(OpeningDialog):
    """Asks for the passphrase of a store, three times at most."""

    def __init__(
        self, path: Path, tr: Words, tasks: Tasks, opening: Callable[[str], Context]
    ) -> None:
        why = tr("Filen {name} går bara att läsa med sitt lösenord.", name=path.name)
        super().__init__(tr, tr("Skriv lösenordet"), why, tasks, opening)
        self.misses = 0
        self.line = self.add_line(tr("Lösenord"))
        self.open_button = self.add_button(tr("Öppna"), self.try_passphrase, "primary")
        self.finish()

    def try_passphrase(self) -> None:
        """Try the passphrase that was typed; an empty line is no try."""
        tr = self._tr
        if self.line.text():
            self.open_with(self.line.text(), tr("Öppnar filen …"))
        else:
            self.refusal.say(tr("Skriv lösenordet först."))

    def explain(self, error: Exception) -> None:
        if not _is_wrong(error):
            super().explain(error)
            return
        self.misses += 1
        left, tr = TRIES - self.misses, self._tr
        if left:
            one = tr("Fel lösenord. Inget har ändrats. Du kan försöka en gång till.")
            many = tr("Fel lösenord. Inget har ändrats. Du kan försöka {n} gånger till.", n=left)
            self.refusal.say(one if left == 1 else many, "attention")
        else:
            self._fault = error
            self._close_only()

    def _close_only(self) -> None:
        tr = self._tr
        self.forget()
        for control in (self.line, self.shown):
            control.setEnabled(False)
        self.open_button.hide()
        self.cancel_button.setText(tr("Stäng"))
        self.cancel_button.setAccessibleName(tr("Stäng"))
        self.cancel_button.setFocus()
        last = tr(
            "Fel lösenord tre gånger. Inget i filen har ändrats. "
            "Starta programmet igen när du har hittat lösenordet."
        )
        self.refusal.say(last, "attention")


class NewStoreDialog(OpeningDialog):
    """Asks twice for the passphrase of a new store, or lets somebody choose to have none."""

    def __init__(
        self, path: Path, tr: Words, tasks: Tasks, opening: Callable[[str], Context]
    ) -> None:
        why = tr(
            "Filen {name} är ny och ska innehålla uppgifter om människor. Med ett lösenord kan "
            "ingen annan läsa den. Ingen kan ta fram ett glömt lösenord, och utan det är allt i "
            "filen borta. Skriv därför upp det på ett säkert ställe.",
            name=path.name,
        )
        super().__init__(tr, tr("Välj ett lösenord"), why, tasks, opening)
        self.line = self.add_line(tr("Lösenord, minst åtta tecken"))
        self.again = self.add_line(tr("Lösenordet en gång till"))
        self.without_button = self.add_button(
            tr("Utan lösenord (bara för övning)"), self.open_without
        )
        self.create_button = self.add_button(tr("Skapa filen"), self.create_store, "primary")
        self.finish()

    def create_store(self) -> None:
        """Make the store with the passphrase that was typed twice."""
        try:
            passphrase = check_new_passphrase(self.line.text(), self.again.text())
        except Refused as error:
            self.refusal.explain(error)
            wrong = self.again if error.details["setting"] == "passphrase_again" else self.line
            wrong.setFocus()
            return
        self.open_with(passphrase, self._tr("Skapar filen …"))

    def open_without(self) -> None:
        """Make the store without a passphrase."""
        self.open_with("", self._tr("Skapar filen …"))


def _is_wrong(error: Exception) -> bool:
    return isinstance(error, StoreUnavailable) and error.trouble is StoreTrouble.WRONG_PASSPHRASE
