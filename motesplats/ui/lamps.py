"""Lamps for what the fair stands on: copies, disk, battery, printer; looked at every 20 seconds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from motesplats.live.alarms import AlarmCode
from motesplats.live.lamps import Readings, burning
from motesplats.usecases.machine import Machine, read_machine

if TYPE_CHECKING:
    from motesplats.live.alarms import Lamp
    from motesplats.ui.copies import Copies
    from motesplats.ui.paper import Paper
    from motesplats.ui.tasks import Tasks
    from motesplats.usecases.context import Context

_EVERY_MS = 20_000


class Lamps(QObject):
    """What burns now; ``changed`` when that or what was read is another than before.

    A battery that runs low has a copy made by itself.
    """

    changed = Signal()

    def __init__(self, context: Context, tasks: Tasks, copies: Copies, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._tasks, self._copies = context, tasks, copies
        self.burning: tuple[Lamp, ...] = ()
        self.machine = Machine(Readings(), None)
        self.print_stuck = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def heed(self, paper: Paper) -> Lamps:
        """Let the printer's lamp burn while a job has broken off."""
        paper.changed.connect(partial(self._look_at, paper))
        return self

    def look(self) -> None:
        """Look at the machine now."""
        work = partial(
            read_machine, self._context, self._copies.folder, print_stuck=self.print_stuck
        )
        self._tasks.run(self, work, self.show)

    def show(self, machine: Machine) -> None:
        """Light the lamps that these readings ask for."""
        before = (self.burning, self.machine)
        now = self._context.now()
        self.burning, self.machine = burning(machine.readings, now, self.burning), machine
        fresh = {lamp.code for lamp in self.burning} - {lamp.code for lamp in before[0]}
        if AlarmCode.BATTERY_LOW in fresh:
            self._copies.copy()
        if before != (self.burning, machine):
            self.changed.emit()

    def copy_now(self) -> None:
        """Make a copy, and see whether the lamp goes out."""
        self._copies.copy()
        self.look()

    def _look_at(self, paper: Paper) -> None:
        stuck = paper.health.broken > 0
        if stuck != self.print_stuck:
            self.print_stuck = stuck
            self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
