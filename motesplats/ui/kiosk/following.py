"""Lets an employer's screen follow the day, and never takes away what somebody is writing."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from motesplats.i18n import mark
from motesplats.live.at_table import View, at_table, may_say_nobody
from motesplats.ui.kiosk.meeting_screen import FORM, READ, TALK
from motesplats.usecases.kiosk_day import kiosk_day

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import MeetingId
    from motesplats.live.at_table import AtTable
    from motesplats.ui.kiosk.screens import KioskScreens
    from motesplats.usecases.kiosk import KioskMeeting, KioskSession
    from motesplats.usecases.kiosk_day import KioskDay

_LOOK_MS = 1000
_STILL_TYPING = timedelta(seconds=20)
_SOON = 1800
STEPS = {View.READ: READ, View.TALK: TALK, View.WRITE: FORM}
_OFFERS = {
    View.READ: mark("Det är dags för nästa: läs kortet när du är klar."),
    View.TALK: mark("Samtalet har börjat."),
    View.WRITE: mark("Det är dags för återkopplingen."),
    View.WAIT: mark("Ingen är bokad hos er just nu."),
    View.END: mark("Era möten är slut för i dag."),
}


class Following(QObject):
    """Asks every second what the screen is about, and anew when a record changes."""

    def __init__(self, page: KioskScreens) -> None:
        super().__init__(page)
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr
        self.day: KioskDay | None = None
        self.told: AtTable | None = None
        self.missed: MeetingId | None = None
        self.taken: MeetingId | None = None
        self._later: set[MeetingId] = set()
        self._seen: tuple[View, MeetingId | None] | None = None
        self._typed_at: datetime | None = None
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self.look)

    def start(self, session: KioskSession) -> None:
        """Begin with what the day says now."""
        self.stop()
        self.refresh(session)
        self._clock.start()

    def stop(self) -> None:
        """Forget the employer's day."""
        self._clock.stop()
        self.day = self.told = self.missed = self.taken = self._seen = self._typed_at = None
        self._later.clear()

    def refresh(self, session: KioskSession) -> None:
        """Read the employer's day anew."""
        work = partial(kiosk_day, self._shell.context, session)
        self._shell.tasks.run(self._page, work, partial(self._take, session))

    def typed(self) -> None:
        """Somebody pressed a key."""
        if isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            self._typed_at = self._shell.context.now()

    @property
    def manned(self) -> bool:
        """Whether somebody talks or writes at the station by now, so that nobody is away."""
        busy = self.told is not None and self.told.view in {View.TALK, View.WRITE}
        return busy and self._is_live()

    def look(self) -> None:
        """Follow the clock: the screen, the bars and what can be pressed."""
        station = self._page.line.station
        if self.day is None or station is None:
            return
        own = tuple(m.view.meeting for m in self.day.meetings)
        now = self._shell.context.now()
        self.told = at_table(self.day.course, station, own, self.day.saved, now)
        if self.missed is not None and self.told.view is not View.WAIT:
            self.missed = None
        if self.manned:
            self._page.stay()
        self._follow(self.told)
        self._page.meeting.show_time()
        self._show_missing(self.told)
        self._show_nobody(self.told, now)

    def again(self) -> None:
        """A form was saved: go to whoever comes next, or to the list of the day."""
        told = self.told
        if told is not None and told.view in {View.READ, View.WAIT} and self._is_live():
            self._show(told)
        else:
            self._page.show_today()

    def open(self, meeting: KioskMeeting) -> None:
        """Show a meeting from the side that the phase asks for."""
        view = View.WRITE if self.told is None else self.told.view
        self._page.open_meeting(meeting, STEPS.get(view, FORM))

    def _take(self, session: KioskSession, day: KioskDay) -> None:
        if self._page.session is not session:
            return
        self.day = day
        self._page.show_day(day)
        self.look()
        meeting = None if self.taken is None else day.meeting(self.taken)
        if meeting is not None:
            self.taken = None
            self.open(meeting)

    def _follow(self, told: AtTable) -> None:
        seen = told.view, None if told.meeting is None else told.meeting.id
        before, self._seen = self._seen, seen
        if seen == before:
            return
        if not self._is_live() or (before is None and self._page.is_open):
            return
        if before is not None and self._is_busy():
            show = (self._tr("Visa"), partial(self._show_offered, told))
            self._page.offer.say(seen, self._tr(_OFFERS[told.view]), show)
        else:
            self._show(told)

    def _show_offered(self, told: AtTable) -> None:
        self._page.offer.be_silent()
        self._show(told)

    def _show(self, told: AtTable) -> None:
        self._page.offer.be_silent()
        if told.view is not View.TALK:
            self._page.back.be_silent()
        meeting = self._known(told)
        if told.view is View.WAIT:
            self._page.show_waiting(meeting, missed=self.missed is not None)
        elif told.view is View.END or meeting is None:
            self._page.show_today()
        else:
            self._page.open_meeting(meeting, STEPS[told.view])

    def _known(self, told: AtTable) -> KioskMeeting | None:
        if self.day is None or told.meeting is None:
            return None
        return self.day.meeting(told.meeting.id)

    def _is_live(self) -> bool:
        """Whether the day goes on, or begins within half an hour."""
        if self.day is None or self.told is None:
            return False
        left = self.told.seconds_left
        return bool(self.day.course.steps) or (left is not None and left <= _SOON)

    def _is_busy(self) -> bool:
        if self._page.is_elsewhere:
            return True
        here = QApplication.focusWidget()
        if not isinstance(here, QLineEdit | QPlainTextEdit) or self._typed_at is None:
            return False
        return self._shell.context.now() - self._typed_at < _STILL_TYPING

    def _show_missing(self, told: AtTable) -> None:
        shown = self._page.form_open
        over = [m for m in told.over if m not in self._later and m != shown]
        meeting = self.day.meeting(over[0]) if over and self.day is not None else None
        if meeting is None or self._page.is_elsewhere:
            self._page.missing.be_silent()
            return
        tr, wanted = self._tr, meeting.view.meeting.id
        who = meeting.view.seeker.name or tr("kod {code}", code=meeting.view.seeker.code)
        text = tr("Återkoppling till {name} saknas", name=who)
        if len(over) > 1:
            text = tr("{text}, och {n} till", text=text, n=len(over) - 1)
        self._page.missing.say(
            (wanted, len(over)),
            text,
            (tr("Fyll i"), partial(self._page.open_meeting, meeting, FORM)),
            (tr("Senare"), partial(self._postpone, wanted)),
            (tr("Kom inte"), partial(self._page.deeds.nobody, wanted)),
        )

    def _postpone(self, wanted: MeetingId) -> None:
        self._later.add(wanted)
        self.look()

    def _show_nobody(self, told: AtTable, now: datetime) -> None:
        meeting = told.meeting if told.view in {View.TALK, View.WRITE} else None
        may = (
            meeting is not None
            and self.day is not None
            and meeting.id not in self.day.saved
            and may_say_nobody(self.day.course, meeting, now)
        )
        self._page.line.nobody.setEnabled(may)
