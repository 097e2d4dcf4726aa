"""The buttons of the hall: start, next phase, pause, more minutes; each when it means something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from motesplats.live.phases import Held, Phase
from motesplats.ui.explaining import clock_time
from motesplats.ui.parts import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout, QPushButton

    from motesplats.i18n import Words
    from motesplats.live.phases import Moment
    from motesplats.usecases.live_hall import HallRecords

MINUTES = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Acts:
    """What the buttons do."""

    arm: Callable[[], None]
    longer: Callable[[int], None]
    pause: Callable[[], None]
    go_on: Callable[[], None]


class Controls:
    """The row of buttons beside the clock."""

    def __init__(self, tr: Words, place: QHBoxLayout, acts: Acts) -> None:
        self._tr = tr
        self.arming = button(tr("Vänta på mig"), acts.arm)
        self.longer = [
            button(tr("+{n} min", n=minutes), partial(acts.longer, minutes)) for minutes in MINUTES
        ]
        self.pausing = button(tr("Pausa allt"), acts.pause)
        self.pausing.setToolTip(tr("Skift+Esc"))
        self.onward = button(tr("Starta träffen"), acts.go_on, "primary")
        self.onward.setToolTip(tr("Mellanslag"))
        for made in (self.arming, *self.longer, self.pausing, self.onward):
            place.addWidget(made)
        self.show_none()

    def show_none(self) -> None:
        """There is no fair to do anything with."""
        self.onward.setEnabled(False)
        for made in (self.arming, *self.longer, self.pausing):
            made.hide()

    def show_for(self, moment: Moment, records: HallRecords) -> bool:
        """Show what can be pressed now; True when a button says something else."""
        waits, over = moment.phase is Phase.BEFORE, moment.phase is Phase.AFTER
        paused = moment.held is Held.PAUSED
        self.onward.setEnabled(not over)
        self.pausing.setVisible(not (over or waits or paused))
        # A day that began by itself and is over can be armed once more.
        self.arming.setVisible(waits or (over and not records.course.steps))
        for made in self.longer:
            made.setVisible(not over)
        text = self._tr("Starta träffen") if waits else self._tr("Nästa fas")
        said = relabel(self.onward, self._tr("Fortsätt") if paused else text)
        return relabel(self.arming, self._arming(records)) or said

    def _arming(self, records: HallRecords) -> str:
        if not records.course.by_hand:
            return self._tr("Vänta på mig")
        return self._tr("Starta automatiskt {time}", time=clock_time(records.fair.plan.starts))


def relabel(shown: QPushButton, text: str) -> bool:
    """Let a button say ``text``; True when it said something else."""
    if shown.property("plain") == text:
        return False
    shown.setText(text.replace("&", "&&"))
    shown.setProperty("plain", text)
    shown.setAccessibleName(text)
    return True
