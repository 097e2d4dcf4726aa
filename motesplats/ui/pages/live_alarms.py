"""What to do now: at most five alarms, each with its one best action as a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from motesplats.live.alarms import AlarmCode
from motesplats.ui import tokens as t
from motesplats.ui.lamp_words import BUTTONS as LAMP_BUTTONS
from motesplats.ui.pages.live_alarm_words import AlarmText, alarm_text, can_be_told, lamp_text
from motesplats.ui.parts import button, clear, column, frame, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel, QPushButton

    from motesplats.live.alarms import Alarm
    from motesplats.ui.shell import Shell
    from motesplats.usecases.live_hall import HallRecords, LiveHall


class _Card:
    """The widgets of one alarm."""

    def __init__(self, alarm: Alarm, text: AlarmText, act: Callable[[Alarm], None]) -> None:
        self.alarm = alarm
        self.whole: QFrame = frame("answer")
        self.whole.setProperty("state", text.state)
        self._heading: QLabel = label(text.heading, "strong", wrap=True)
        self._detail: QLabel = label(text.detail, "small", wrap=True)
        self.button = button(text.button, lambda: act(alarm))
        self.button.setAccessibleName(f"{text.button}: {text.heading}")
        place = column(self.whole, gap=0, edge=t.TIGHT)
        place.setContentsMargins(t.APART, t.TIGHT, t.TIGHT, t.TIGHT)
        place.addWidget(self._heading)
        place.addWidget(self._detail)
        line = row()
        line.addWidget(self.button)
        line.addStretch(1)
        place.addLayout(line)

    @property
    def heading(self) -> str:
        return self._heading.text()

    def tell(self, text: AlarmText) -> None:
        """Say what is known by now."""
        for shown, said in ((self._heading, text.heading), (self._detail, text.detail)):
            if shown.text() != said:
                shown.setText(said)


class AlarmList(QWidget):
    """The alarms, newest first, made anew only when there are others."""

    def __init__(
        self, shell: Shell, act: Callable[[Alarm], None], doubt: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._shell, self._tr, self._act = shell, shell.tr, act
        self._cards: list[_Card] = []
        self._calm = label(self._tr("Inget behöver göras just nu."), "quiet", wrap=True)
        self._more = label("", "small")
        self._place = column(gap=t.TIGHT)
        whole = column(self, gap=t.NEAR)
        self.doubt = button(self._tr("Nej, klockan är fel"), doubt)
        whole.addWidget(label(self._tr("Att göra nu"), "small"))
        whole.addWidget(self._calm)
        whole.addLayout(self._place)
        whole.addWidget(self.doubt)
        whole.addWidget(self._more)
        whole.addStretch(1)

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        return tuple(card.alarm for card in self._cards)

    def heading_of(self, alarm: Alarm) -> str:
        """What the list says of an alarm."""
        return next((card.heading for card in self._cards if card.alarm == alarm), "")

    def button_of(self, place: int) -> QPushButton:
        """The button of the alarm at ``place``."""
        return self._cards[place].button

    def press(self, place: int) -> None:
        """Do the best thing about the alarm at ``place``."""
        self.button_of(place).click()

    def show_alarms(self, live: LiveHall, records: HallRecords) -> bool:
        """Show the alarms of the hall; True when they are others than before."""
        told = [(a, self._text(a, live, records)) for a in live.alarms.shown if can_be_told(a)]
        others = [(a.code, a.subjects) for a, _ in told] != [
            (a.code, a.subjects) for a in self.alarms
        ]
        if others:
            self._make(told)
        for card, (_, text) in zip(self._cards, told, strict=True):
            card.tell(text)
        self._calm.setVisible(not told)
        self.doubt.setVisible(any(a.code is AlarmCode.CLOCK_JUMP for a, _ in told))
        hidden = live.alarms.hidden
        self._more.setText(self._tr("{n} till väntar.", n=hidden) if hidden else "")
        self._more.setVisible(bool(hidden))
        return others

    def _text(self, alarm: Alarm, live: LiveHall, records: HallRecords) -> AlarmText:
        if alarm.code in LAMP_BUTTONS:
            return lamp_text(alarm.code, self._shell.lamps.machine, self._tr)
        return alarm_text(alarm, live.hall, records, self._tr)

    def _make(self, told: list[tuple[Alarm, AlarmText]]) -> None:
        clear(self._place)
        self._cards = [_Card(alarm, text, self._act) for alarm, text in told]
        for card in self._cards:
            self._place.addWidget(card.whole)
        if told:
            self._shell.speak(told[0][1].heading)
