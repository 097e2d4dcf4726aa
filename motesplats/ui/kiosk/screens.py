"""The screens of an employer's day and the way from one to the other, whoever may open them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from motesplats.ui.kiosk.bars import Bar
from motesplats.ui.kiosk.corrections import Corrections
from motesplats.ui.kiosk.deeds import Deeds
from motesplats.ui.kiosk.ending import Ending
from motesplats.ui.kiosk.following import Following
from motesplats.ui.kiosk.meeting import MeetingView
from motesplats.ui.kiosk.meeting_screen import FORM
from motesplats.ui.kiosk.move_person import MovePerson
from motesplats.ui.kiosk.rewriting import Rewriting
from motesplats.ui.kiosk.table_line import TableLine
from motesplats.ui.kiosk.today import Today
from motesplats.ui.kiosk.waiting import Waiting
from motesplats.ui.kiosk.wrong_person import WrongPerson
from motesplats.ui.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from motesplats.core.ids import MeetingId
    from motesplats.ui.shell import Shell
    from motesplats.usecases.kiosk import KioskMeeting, KioskSession
    from motesplats.usecases.kiosk_badges import Seen
    from motesplats.usecases.kiosk_day import KioskDay


class KioskScreens(Page):
    """Today's list, a meeting, somebody else, nobody, the end; bars and buttons above them.

    ``session`` is the employer that has the screen.
    """

    def __init__(self, shell: Shell, title: str) -> None:
        super().__init__(shell, title)
        self.session: KioskSession | None = None
        self.today = Today(shell, self.open_meeting)
        self.meeting = MeetingView(shell, self.show_today)
        self.line = TableLine(shell)
        self.missing, self.asked, self.offer = Bar(shell), Bar(shell), Bar(shell, "done")
        self.back, self.rewrite = Bar(shell, "done"), Bar(shell)
        self.rewriting = Rewriting(self)
        self.deeds, self.follow = Deeds(self), Following(self)
        self.wrong, self.ending = WrongPerson(shell), Ending(shell)
        self.moving = MovePerson(shell)
        self.corrections = Corrections(self)
        self.waiting = Waiting(shell, self.deeds.came_after_all)
        self.screens = QStackedWidget()
        for screen in (
            self.today,
            self.meeting,
            self.wrong,
            self.moving,
            self.ending,
            self.waiting,
        ):
            self.screens.addWidget(screen)
        for screen in (self.wrong, self.moving, self.ending, self.waiting):
            # What is not shown takes no room from the form.
            screen.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        for part in (self.missing, self.rewrite, self.line, self.asked, self.offer, self.back):
            self.body.addWidget(part)
        self.body.addWidget(self.screens, 1)
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether a meeting is shown."""
        return self.screens.currentWidget() is self.meeting

    @property
    def is_elsewhere(self) -> bool:
        """Whether the screen shows what somebody asked for, and not what the phase says."""
        return self.screens.currentWidget() in {self.wrong, self.moving, self.ending}

    @property
    def form_open(self) -> MeetingId | None:
        """The meeting whose form is shown."""
        meeting = self.meeting.meeting
        writing = self.is_open and self.meeting.wanted == FORM
        return meeting.view.meeting.id if writing and meeting is not None else None

    def open_meeting(self, meeting: KioskMeeting, step: int = FORM) -> None:
        """Show one meeting from one of its sides; one that is open keeps what was written."""
        if self.session is None or self.fair is None:
            return
        shown = self.meeting.meeting
        self.screens.setCurrentWidget(self.meeting)
        if shown is not None and shown.view.meeting.id == meeting.view.meeting.id:
            self.meeting.show_part(step)
        else:
            self.meeting.put_away()
            self.meeting.open_meeting(self.session, meeting, self.fair, step)
        self.follow.look()

    def show_day(self, day: KioskDay) -> None:
        """Show what the employer's day has become."""
        if self.session is not None:
            self.line.show_day(self.session.name, day)
            self.meeting.interviewer = day.interviewer
            self.deeds.show_calls(day)
            self.rewriting.show_day(day)

    def show_today(self) -> None:
        """Show the list of meetings."""
        if self.session is not None:
            self.screens.setCurrentWidget(self.today)
            self.today.show_session(self.session)
            self.shell.letters()

    def show_waiting(self, meeting: KioskMeeting | None, *, missed: bool) -> None:
        """Nobody is at the station."""
        self.meeting.put_away()
        self.waiting.show_next(meeting, missed=missed)
        self.screens.setCurrentWidget(self.waiting)

    def show_wrong(self, seen: Seen | None = None) -> None:
        """Ask who sits here, or say where somebody's meeting is."""
        self.meeting.put_away()
        day = self.follow.day
        if seen is None:
            self.wrong.pick(() if day is None else day.meetings)
        else:
            self.wrong.show_seen(seen)
        self.screens.setCurrentWidget(self.wrong)
        self.shell.letters()

    def end(self) -> None:
        """Begin the end of the employer's day."""
        if self.session is not None:
            self.meeting.put_away()
            self.screens.setCurrentWidget(self.ending)
            self.ending.begin(self.session)

    def on_scan(self, code: str) -> bool:
        """A badge that is scanned at an open kiosk brings up that person's meeting."""
        if self.session is None:
            return False
        here = self.screens.currentWidget() is self.moving
        scan = self.corrections.scan if here else self.deeds.scan
        scan(code)
        return True

    def lock(self) -> None:
        """Take the employer's people off the screen."""

    def stay(self) -> None:
        """Somebody is at the station, whether or not a key is pressed."""

    def forget(self) -> None:
        """Leave nothing of the employer on any screen."""
        self.follow.stop()
        for part in (self.meeting, self.today, self.wrong, self.moving, self.ending):
            part.forget()
        self.waiting.forget()
        self.line.forget()
        for bar in (self.missing, self.rewrite, self.asked, self.offer, self.back):
            bar.be_silent()
        self.session = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        quiet = self.is_open and self.meeting.wanted != FORM
        if quiet and event.text().lower() == "n" and not event.modifiers():
            self.deeds.nobody_now()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        line, deeds = self.line, self.deeds
        for made, act in (
            (line.wrong, self.show_wrong),
            (line.nobody, deeds.nobody_now),
            (line.help, deeds.help),
            (line.rest, deeds.rest),
            (line.end, self.end),
            (line.lock, self.lock),
        ):
            made.clicked.connect(lambda _checked=False, act=act: act())
        line.named_now.connect(deeds.change_interviewer)
        line.moved.connect(self.follow.look)
        self.wrong.scanned, self.wrong.anyway = deeds.scan, deeds.take_anyway
        self.wrong.opened, self.wrong.left = self.follow.open, self.follow.again
        self.ending.opened, self.ending.left = self.open_meeting, self.follow.again
        self.ending.done = deeds.ended
        self.meeting.done = self.follow.again
        line.hide()
