"""The checks of the pre-flight page that somebody has to see or hear: printer, gong, board."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from motesplats.live.board import Layout
from motesplats.live.gongs import Sound
from motesplats.ui.board.window import spots
from motesplats.ui.parts import button
from motesplats.ui.printers import printers
from motesplats.ui.sound import STATES, SoundState
from motesplats.usecases.preflight import CheckCode, CheckState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from motesplats.live.board import BoardChoice
    from motesplats.ui.pages.check_row import CheckRow
    from motesplats.ui.pages.preflight import PreflightPage

_TEST_PAGE = "calibration"


class DeviceChecks:
    """Tries the devices, and takes a person's word for what came of it."""

    def __init__(self, page: PreflightPage) -> None:
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr
        self._before: BoardChoice | None = None

    def buttons(self) -> dict[CheckCode, tuple[QPushButton, ...]]:
        """A button that tries each device, and one that says that it works."""
        tr = self._tr
        return {
            CheckCode.PRINTER: (
                button(tr("Skriv provsida"), self.print_test),
                button(tr("Den kom ut rätt"), self.printed, "quiet"),
            ),
            CheckCode.GONG: (
                button(tr("Spela gongen"), self.play),
                button(tr("Den hördes"), self.heard, "quiet"),
            ),
            CheckCode.SCREEN: (
                button(tr("Visa provbild"), self.show_test),
                button(tr("Den går att läsa"), self.seen, "quiet"),
            ),
        }

    def look(self) -> None:
        """Say which devices there are; what somebody has vouched for stays so."""
        names = ", ".join(printer.name for printer in printers())
        none = self._tr("Ingen skrivare hittas. Papper blir PDF i träffens mapp.")
        self._offer(CheckCode.PRINTER, names, none)
        told = self._tr("Spela den och lyssna längst bort i salen.")
        self._offer(CheckCode.GONG, told, "")
        several = self._tr("Visa provbilden och läs den längst bort i salen.")
        alone = self._tr("Ingen andra skärm är ansluten. Storbilden visas i ett litet fönster.")
        self._offer(CheckCode.SCREEN, several if len(spots()) > 1 else "", alone)

    def print_test(self) -> None:
        """Print the page that shows where things are hit, or make it as a PDF."""
        self._shell.paper.print_sheet(_TEST_PAGE)

    def printed(self) -> None:
        self._good(CheckCode.PRINTER, self._tr("Provsidan kom ut rätt."))

    def play(self) -> None:
        """Give a gong, and say so where nobody can hear it."""
        state = self._shell.stage.gongs.try_out(Sound.TALK)
        if state is not SoundState.READY:
            self._row(CheckCode.GONG).tell(CheckState.CAUTION, self._tr(STATES[state]))
            self._page.count()

    def heard(self) -> None:
        self._good(CheckCode.GONG, self._tr("Gongen hördes."))

    def show_test(self) -> None:
        """Open the board with its test picture."""
        stage = self._shell.stage
        if stage.choice.layout is not Layout.TEST:
            self._before = stage.choice
        if not stage.window.is_open:
            stage.toggle()
        self._choose(replace(stage.choice, layout=Layout.TEST))

    def seen(self) -> None:
        """Let the board show what it showed before."""
        if self._before is not None:
            self._choose(self._before)
            self._before = None
        self._good(CheckCode.SCREEN, self._tr("Storbilden går att läsa."))

    def _choose(self, choice: BoardChoice) -> None:
        self._shell.stage.choose(choice, self._page.explain, lambda: None)

    def _row(self, code: CheckCode) -> CheckRow:
        return self._page.rows[code]

    def _offer(self, code: CheckCode, there: str, none: str) -> None:
        row = self._row(code)
        if row.state is not CheckState.GOOD:
            row.tell(CheckState.ASK if there else CheckState.CAUTION, there or none)

    def _good(self, code: CheckCode, text: str) -> None:
        self._row(code).tell(CheckState.GOOD, text)
        self._page.count()
