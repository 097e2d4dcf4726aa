"""The button that prints the slips that a publication has made wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from motesplats.core.ids import FairId, SeekerId
    from motesplats.ui.shell import Shell
    from motesplats.usecases.planning import Published


class ChangedSlips(QPushButton):
    """Hidden while there is nothing to print."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._slips: tuple[SeekerId, ...] = ()
        self._fair: FairId | None = None
        self.setProperty("look", "plain")
        self.setAutoDefault(False)
        self.clicked.connect(self._print)
        self.offer(())

    def keep_to(self, fair: FairId) -> None:
        """Another fair's slips are nothing to print here."""
        if fair != self._fair:
            self.offer(())
        self._fair = fair

    def follow(self, answer: Published) -> None:
        """Offer the slips that this publication changed; before the second there are no others."""
        self.offer(answer.slips if answer.version > 1 else ())

    def offer(self, slips: tuple[SeekerId, ...]) -> None:
        """Offer to print the slips of these people."""
        self._slips = slips
        text = self._shell.tr.plural(
            "Skriv ut {n} ändrad lapp", "Skriv ut {n} ändrade lappar", len(slips)
        )
        self.setText(text)
        self.setProperty("plain", text)
        self.setAccessibleName(text)
        self.setVisible(bool(slips))

    def _print(self) -> None:
        self._shell.paper.slips(self._slips)
        self.offer(())
