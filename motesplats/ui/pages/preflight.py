"""The last look before the doors open: everything that a day can fall on, in three minutes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from motesplats.core.clock import local
from motesplats.core.fair import Topic
from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.frame import ARRIVAL, KIOSK, PREFLIGHT, TIMETABLE
from motesplats.ui.page import Page
from motesplats.ui.pages.check_row import CheckRow
from motesplats.ui.pages.device_checks import DeviceChecks
from motesplats.ui.pages.preflight_words import SCANNERS, detail
from motesplats.ui.pages.scanner_test import ScannerTest
from motesplats.ui.parts import button
from motesplats.usecases.keeping import back_up
from motesplats.usecases.preflight import CheckCode, CheckState, checks_of, scanner_layout

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QPushButton, QWidget

    from motesplats.core.fair import Fair
    from motesplats.ui.shell import Shell
    from motesplats.usecases.preflight import Check

_SECOND_MS = 1000


class PreflightPage(Page):
    """A line for each thing: what can be known stands there at once, the rest is tried."""

    name = PREFLIGHT
    topics = frozenset({Topic.TIMETABLE, Topic.EMPLOYERS, Topic.ARRIVALS, Topic.FEEDBACK})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Förhandskontroll"))
        self.rows: dict[CheckCode, CheckRow] = {}
        self.devices = DeviceChecks(self)
        self.scanner = ScannerTest(shell.tr, self._on_test_code)
        for code, buttons in self._buttons().items():
            self.rows[code] = CheckRow(shell, code, buttons)
            self.body.addWidget(self.rows[code].whole)
            if code is CheckCode.SCANNER:
                self.body.addWidget(self.scanner)
        self.body.setSpacing(t.TIGHT)
        self.body.addStretch(1)
        self.rows[CheckCode.SCANNER].tell(CheckState.ASK, self._tr("Skanna en testkod."))
        self._clock = QTimer(self, interval=_SECOND_MS)
        self._clock.timeout.connect(self.tick)
        self._clock.start()
        shell.lamps.changed.connect(self.reload)

    @property
    def first_focus(self) -> QWidget:
        return self.rows[CheckCode.CLOCK].buttons[0]

    def show_fair(self, fair: Fair | None) -> None:
        super().show_fair(fair)
        self.tick()

    def reload(self) -> None:
        for row in self.rows.values():
            row.whole.setVisible(self.fair is not None)
        if self.fair is None:
            self.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            return
        shell = self.shell
        work = partial(checks_of, shell.context, self.fair.id, shell.lamps.machine)
        shell.tasks.run(self, work, self._show, self.explain)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shell.lamps.look()
        self.devices.look()
        self.reload()

    def tick(self) -> None:
        """Show the seconds for somebody who holds a telephone beside."""
        row = self.rows[CheckCode.CLOCK]
        if row.state is CheckState.ASK:
            time = f"{local(self.shell.context.now()):%H:%M:%S}"
            row.tell(CheckState.ASK, self._tr("{time}. Stämmer det med din telefon?", time=time))

    def on_scan(self, code: str) -> bool:
        """A badge that is read here proves the scanner as well as the test code does."""
        self._tell_scanner(CheckState.GOOD, self._tr("Skannern läser rätt."))
        return bool(code)

    def copy_to(self, folder: Path) -> None:
        """Copy the store to a folder, as on a memory stick."""
        context, fair = self.shell.context, self.fair
        if fair is not None:
            target = folder / f"motesplats-{fair.day.isoformat()}.mplats"
            work = partial(back_up, context, target)
            self.shell.tasks.run(self, work, self._copied, self.explain)

    def _buttons(self) -> dict[CheckCode, tuple[QPushButton, ...]]:
        tr, go, devices = self._tr, self.shell.go, self.devices.buttons()
        return {
            CheckCode.CLOCK: (
                button(tr("Ja, den stämmer"), partial(self._on_clock, right=True)),
                button(tr("Nej"), partial(self._on_clock, right=False), "quiet"),
            ),
            CheckCode.TIMETABLE: (button(tr("Till schemat"), partial(go, TIMETABLE), "quiet"),),
            CheckCode.PINS: (button(tr("Sätt koder"), partial(go, KIOSK), "quiet"),),
            CheckCode.CLEAN: (button(tr("Se vilka"), partial(go, ARRIVAL), "quiet"),),
            CheckCode.PRINTER: devices[CheckCode.PRINTER],
            CheckCode.SCANNER: (button(tr("Prova skannern"), self._on_scanner),),
            CheckCode.GONG: devices[CheckCode.GONG],
            CheckCode.SCREEN: devices[CheckCode.SCREEN],
            CheckCode.BATTERY: (),
            CheckCode.DISK: (),
            CheckCode.COPY: (button(tr("Kopiera till ett minne"), self._choose_copy),),
        }

    def _show(self, checks: tuple[Check, ...]) -> None:
        for check in checks:
            told = detail(check, self.shell.lamps.machine, self._tr)
            self.rows[check.code].tell(check.state, told)
        known = {check.code for check in checks}
        for code in (CheckCode.BATTERY, CheckCode.DISK):
            self.rows[code].whole.setVisible(code in known)
        self.count()

    def count(self) -> None:
        """Say how much is left to look at."""
        shown = [row for row in self.rows.values() if not row.whole.isHidden()]
        left = sum(row.state is not CheckState.GOOD for row in shown)
        one, many = mark("{n} sak är kvar att se över."), mark("{n} saker är kvar att se över.")
        ready = self._tr("Allt är klart för att öppna dörrarna.")
        self.state.setText(self._tr.plural(one, many, left) if left else ready)

    def _on_clock(self, *, right: bool) -> None:
        state, text = CheckState.GOOD, self._tr("Klockan stämmer.")
        if not right:
            state = CheckState.BAD
            text = self._tr("Ställ datorns klocka i systemets inställningar, och svara igen.")
        self.rows[CheckCode.CLOCK].tell(state, text)
        self.count()

    def _on_scanner(self) -> None:
        self.scanner.begin()
        self.shell.letters()

    def _on_test_code(self, typed: str) -> None:
        state, text = SCANNERS[scanner_layout(typed)]
        self._tell_scanner(state, self._tr(text))

    def _tell_scanner(self, state: CheckState, text: str) -> None:
        self.scanner.setVisible(state is not CheckState.GOOD)
        self.rows[CheckCode.SCANNER].tell(state, text)
        self.count()

    def _choose_copy(self) -> None:
        title = self._tr("Välj mapp för säkerhetskopian")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            self.copy_to(Path(chosen))

    def _copied(self, target: Path) -> None:
        self.refusal.say("")
        text = self._tr("Kopian ligger i {path}.", path=str(target))
        self.rows[CheckCode.COPY].tell(CheckState.GOOD, text)
        self.count()
