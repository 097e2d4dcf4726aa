"""Which part of a meeting it is, from the clock: talk, feedback, change, or outside."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from motesplats.i18n import mark
from motesplats.live.course import spanned, station_slots, timeline
from motesplats.live.phases import Held, Timeline, moment
from motesplats.ui import tokens as t
from motesplats.ui.parts import column, label, named, restyle, row
from motesplats.ui.symbols import symbol

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QLabel

    from motesplats.live.course import Course
    from motesplats.ui.shell import Shell
    from motesplats.usecases.views import MeetingView

_MINUTE = 60
TALK, FEEDBACK, CHANGE, OUTSIDE = "talk", "feedback", "change", ""
_NAMES = {
    TALK: mark("Samtal, {n} min kvar"),
    FEEDBACK: mark("Återkoppling, {n} min kvar"),
    CHANGE: mark("Byte, {n} min kvar"),
}


@dataclass(frozen=True, slots=True)
class Phase:
    """The part of a meeting, how much of it is gone (0–1), and whole minutes left.

    ``paused``: the day stands still.
    """

    name: str
    gone: float = 0.0
    left: int = 0
    paused: bool = False


def phase_at(view: MeetingView, course: Course, now: datetime) -> Phase:
    """The part of the meeting that ``now`` lies in; OUTSIDE when it is not the meeting's time."""
    common = timeline(course, now)
    own = station_slots(course, common, view.meeting.station)
    present = moment(Timeline(spanned(own, (view.meeting,)), held=common.held), now)
    ours = present.slot is not None and present.slot.index == view.meeting.slot
    if not ours or present.phase.value not in _NAMES:
        return Phase(OUTSIDE)
    left, length = present.seconds_left or 0, present.length or _MINUTE
    gone = max(0.0, 1 - left / length)
    paused = present.held is Held.PAUSED
    return Phase(present.phase.value, gone, math.ceil(left / _MINUTE), paused)


class TimeBar(QWidget):
    """A slim bar with the phase in words; it never turns red."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._picture: QLabel = label("")
        self._text = label("", "feedback")
        self._bar = named(QProgressBar(), shell.tr("Tid i den här delen av mötet"))
        self._bar.setProperty("look", "time")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        whole = column(self, gap=t.TIGHT)
        line = row()
        line.addStretch(1)
        line.addWidget(self._picture)
        line.addWidget(self._text)
        whole.addLayout(line)
        whole.addWidget(self._bar)

    def show_phase(self, phase: Phase) -> None:
        """Show how far the meeting has come; nothing outside it."""
        self.setVisible(phase.name != OUTSIDE)
        if phase.name == OUTSIDE:
            return
        tr = self._shell.tr
        text = tr(_NAMES[phase.name], n=phase.left)
        self._text.setText(tr("Paus. {phase}", phase=text) if phase.paused else text)
        colour = getattr(self._shell.theme.tokens, phase.name)
        self._picture.setPixmap(symbol("write" if phase.name == FEEDBACK else "waiting", colour))
        restyle(self._text, look=phase.name)
        restyle(self._bar, state=phase.name)
        self._bar.setValue(round(phase.gone * 1000))
