"""The hall while the fair runs: clock and phase, a strip of stations, what to do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from motesplats.core.fair import Topic
from motesplats.live.alarms import Action, AlarmCode, Surroundings
from motesplats.live.hall import StationState
from motesplats.ui import tokens as t
from motesplats.ui.frame import LIVE
from motesplats.ui.page import Page
from motesplats.ui.pages import live_words as words
from motesplats.ui.pages.live_alarms import AlarmList
from motesplats.ui.pages.live_asking import Asking
from motesplats.ui.pages.live_card import Strip
from motesplats.ui.pages.live_controls import Acts, Controls
from motesplats.ui.pages.live_deeds import LiveDeeds
from motesplats.ui.pages.live_feed import HallFeed
from motesplats.ui.pages.live_flash import Flash
from motesplats.ui.pages.live_head import tell_hall
from motesplats.ui.pages.live_leaving import Leaving
from motesplats.ui.pages.live_mending import HallMending
from motesplats.ui.pages.live_mending_words import trouble_of
from motesplats.ui.pages.live_menu import StationMenu
from motesplats.ui.pages.live_pulse import Pulse
from motesplats.ui.pages.live_sound import SoundButton
from motesplats.ui.parts import button, column, label, row, scrolled
from motesplats.usecases.hall_steps import Longer
from motesplats.usecases.live_hall import live_hall

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent, QShowEvent
    from PySide6.QtWidgets import QVBoxLayout

    from motesplats.core.fair import Fair
    from motesplats.core.ids import StationId
    from motesplats.live.alarms import Alarm
    from motesplats.ui.shell import Shell
    from motesplats.usecases.live_hall import HallRecords, LiveHall
    from motesplats.usecases.troubles import Trouble

_ASIDE, _LARGE = 320, 1.2
_MISSING = StationState.EMPLOYER_MISSING


class LivePage(Page):
    """Start, next phase, pause and more minutes; each station; alarms with one button each."""

    name, follows = LIVE, True
    topics = frozenset(Topic) - {Topic.REPORTS}

    def __init__(self, shell: Shell) -> None:
        self.clock, self.flash, self.shell = label("", "name"), Flash(shell), shell
        super().__init__(shell, shell.tr("Hallen"))
        self.pulse = Pulse(shell.context.clock)
        self.deeds = LiveDeeds(self, self.pulse)
        self.live: LiveHall | None = None
        self.strip = Strip(shell.theme, self._on_station, lambda *two: self.leaving.swap(*two))
        self.alarms = AlarmList(shell, self._on_alarm, self._on_doubt)
        self.reserves = label("", "quiet", wrap=True)
        self.asking = Asking(
            shell.tr, lambda wanted: self.leaving.late.moved(wanted), self.close_aside
        )
        self.mending = HallMending(
            shell, lambda: self.deeds.day, lambda *done: self.deeds.mended(*done), self.close_aside
        )
        self.leaving = Leaving(self)
        self._aside = _aside_with(self.alarms, shell.theme.scale)
        acts = Acts(self._on_arming, self.ask_longer, self.pause, self.go_on)
        self.controls = Controls(shell.tr, self.buttons, acts)
        self.feed = HallFeed(self)
        self.feed.gonged.connect(self.flash.show_gong)
        shell.stage.follow(self.feed)
        self._fill()
        keys = {"Space": self.go_on, "Shift+Esc": self.pause, "Esc": self.close_aside}
        for key, act in keys.items():
            _on_key(self, key, act)

    @property
    def records(self) -> HallRecords | None:
        """What the hall is told from; None before it has been read."""
        return self.feed.records

    @property
    def first_focus(self) -> QWidget:
        return self.controls.onward

    def show_fair(self, fair: Fair | None) -> None:
        self.live = None
        self.feed.show_fair(fair)
        super().show_fair(fair)

    def reload(self) -> None:
        if self.fair is None:
            self.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            self.controls.show_none()
            return
        self.feed.renew()

    def take_over(self, earlier: Page) -> None:
        if isinstance(earlier, LivePage):
            self.pulse = earlier.pulse
            self.deeds = LiveDeeds(self, self.pulse)

    def tick(self) -> None:
        """Once a second: look at the clock, give the gong, and show what has changed."""
        now, records = self.feed.beat(), self.records
        if records is not None and self.isVisible():
            self._show_now(records, now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, since the space bar has its own meaning."""
        chosen = self.focusWidget()
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and isinstance(chosen, QAbstractButton):
            chosen.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.feed.stale:
            self.reload()
        self.sound.show_now()
        self.tick()

    def go_on(self) -> None:
        """Start the day, begin the next phase, or go on after a pause."""
        if self.live is not None and self.controls.onward.isEnabled():
            self.deeds.go_on_from(self.live.hall.moment)

    def pause(self) -> None:
        """Let everything stand still, and show who is inside."""
        if self.fair is not None:
            self.deeds.pause()
            self.leaving.inside()

    def ask_longer(self, minutes: int, station: StationId | None = None) -> None:
        """Show what so many minutes more would do, before they are given."""
        going = None if self.live is None else self.live.hall.moment.slot
        if self.records is None or self.live is None or going is None:
            return
        slot = words.slot_to_lengthen(self.live.hall) if station else going.index
        self.show_aside(self.asking)
        wanted = Longer(minutes, slot, station)
        self.asking.ask(wanted, self.records, self.pulse.beat())
        self.leaving.late.tell_who_leaves(wanted)
        self.shell.letters()

    def mend(self, trouble: Trouble, about: str = "") -> None:
        """Show ways out of what happened, the first with the focus."""
        self.show_aside(self.mending)
        self.mending.begin(trouble, about)
        self.shell.letters()

    def show_aside(self, panel: QWidget) -> None:
        """Let ``panel`` stand where the alarms are, until it is answered or left with Esc."""
        if self._aside.indexOf(panel) < 0:
            self._aside.addWidget(panel)
        self._aside.setCurrentWidget(panel)

    def close_aside(self) -> None:
        """Show the alarms again, with the focus where the next phase begins."""
        self._aside.setCurrentIndex(0)
        self.controls.onward.setFocus()

    def _lay_out(self) -> None:
        whole = column(self, gap=t.NEAR)
        whole.setContentsMargins(t.WIDE, t.NEAR, t.WIDE, t.NEAR)
        head, told = row(gap=t.ROOM), column(gap=t.TIGHT)
        for line in (self.title, self.state, self.flash.line):
            told.addWidget(line)
        head.addWidget(self.clock)
        head.addLayout(told, 1)
        whole.addLayout(head)
        # Beside the clock there is no room for them in large letters.
        (whole if self.shell.theme.scale > _LARGE else head).addLayout(self.buttons)
        whole.addWidget(self.refusal)
        whole.addLayout(self.body, 1)

    def _fill(self) -> None:
        self.all_here = button(self._tr("Alla arbetsgivare är här"), self._on_all_here)
        self.sound = SoundButton(self.shell)
        left = _hall_side(self.strip, self.reserves, self.all_here, self.sound.shown)
        line = row(gap=t.ROOM)
        line.addLayout(left, 1)
        line.addWidget(self._aside)
        self.body.addLayout(line, 1)

    def show_records(self, records: HallRecords, now: datetime) -> None:
        """Show records that have just been read, if anybody looks."""
        if self.live is None or self.isVisible():
            self._show_now(records, now)

    def _show_now(self, records: HallRecords, now: datetime) -> None:
        around = Surroundings(self.shell.lamps.burning, self.pulse.jump)
        self.live = live = live_hall(records, now, around)
        found = live.hall
        tell_hall(self, found, records)
        cards = [(v.station.id, words.card_of(v, records, self._tr)) for v in found.stations]
        self.strip.show_cards(cards)
        changed = self.alarms.show_alarms(live, records)
        changed |= self.controls.show_for(found.moment, records)
        self.all_here.setVisible(sum(v.state is _MISSING for v in found.stations) > 1)
        if changed and self.isVisible():
            self.shell.letters()

    def _on_arming(self) -> None:
        if self.records is not None:
            self.deeds.arm(by_hand=not self.records.course.by_hand)

    def menu_of(self, station: StationId) -> StationMenu | None:
        """What can be done about a station now."""
        if self.live is None or self.records is None:
            return None
        view = next(v for v in self.live.hall.stations if v.station.id == station)
        return StationMenu(self, view, self.records)

    def _on_station(self, station: StationId) -> None:
        menu, card = self.menu_of(station), self.strip.cards[station]
        if menu is not None:
            menu.popup(card.mapToGlobal(card.rect().bottomLeft()))

    def _on_alarm(self, alarm: Alarm) -> None:
        trouble = trouble_of(alarm)
        if trouble is not None:
            self.mend(trouble, self.alarms.heading_of(alarm))
        elif alarm.action is Action.MOVE_MEETING:
            self.leaving.late.interpreter(alarm)
        elif self.records is not None:
            self.deeds.answer(alarm)
            if alarm.code is AlarmCode.CLOCK_JUMP:
                self.tick()

    def _on_doubt(self) -> None:
        self.pulse.answer(right=False)
        self.tick()

    def _on_all_here(self) -> None:
        if self.live is not None:
            found = [v for v in self.live.hall.stations if v.state is _MISSING]
            self.deeds.employers_came(tuple(dict.fromkeys(v.station.employer for v in found)))


def _aside_with(alarms: QWidget, scale: float) -> QStackedWidget:
    """What stands beside the stations: the alarms, until a question is asked."""
    aside = QStackedWidget()
    aside.addWidget(scrolled(alarms))
    aside.setFixedWidth(round(_ASIDE * min(scale, _LARGE)))
    return aside


def _hall_side(strip: QWidget, reserves: QWidget, *buttons: QWidget) -> QVBoxLayout:
    """The stations, and below them who could step in."""
    side, below = column(gap=t.NEAR), row(gap=t.ROOM)
    side.addWidget(strip)
    below.addWidget(reserves, 1)
    for made in buttons:
        below.addWidget(made)
    side.addLayout(below)
    side.addStretch(1)
    return side


def _on_key(page: Page, key: str, act: Callable[[], None]) -> None:
    """Let a key mean something on the whole page; a key that is held down counts once."""
    made = QShortcut(QKeySequence(key), page, autoRepeat=False)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
