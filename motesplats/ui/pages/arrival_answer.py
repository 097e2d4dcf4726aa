"""The desk's answer, readable at arm's length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from motesplats.core.clock import local
from motesplats.core.errors import Refused, StoreUnavailable
from motesplats.ui import tokens as t
from motesplats.ui.pages.attention import attention
from motesplats.ui.pages.desk_words import mark_in_words
from motesplats.ui.pages.walk_in import ONLY_THE_CODE
from motesplats.ui.parts import button, clear, column, frame, label, restyle, row, say
from motesplats.ui.symbols import symbol
from motesplats.wording import sentence

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import SignalInstance

    from motesplats.core.ids import SeekerId
    from motesplats.core.people import Needs
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell
    from motesplats.usecases.arrival import CheckedIn
    from motesplats.usecases.host_arrivals import HostHit
    from motesplats.usecases.outside import DoorPassed
    from motesplats.usecases.views import MeetingView, Shown

_ASIDE = 340
_SHOWN_MEETINGS = 6
_LONG_NAME = 22


class Answer(QFrame):
    """Who came, where they go first, and what to think of; or why nobody was checked in.

    ``seeker``: whom the answer is about.
    """

    undo_wanted = Signal(str)
    protection_wanted = Signal(str)
    longer_wanted = Signal(str)
    door_wanted = Signal(str)
    home_wanted = Signal(str)
    slip_wanted = Signal(str)
    badge_wanted = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("look", "answer")
        self._shell = shell
        tr = self._tr = shell.tr
        self.seeker: SeekerId | None = None
        self._picture = QLabel()
        self.state = label("", "done-large")
        self.name = label("", "name", wrap=True)
        self.code = label("", "large")
        self.next = label("", "next", wrap=True)
        self.where = label("", "large", wrap=True)
        self.note = label("", "large", wrap=True)
        self._note_frame = frame("note")
        row(self._note_frame, edge=t.APART).addWidget(self.note)
        self._plan = column(gap=t.NEAR)
        self._plan_title = label(self._tr("Dagens möten"), "small")
        self.undo_button = button(tr("Ångra incheckning"), lambda: self._about(self.undo_wanted))
        self.protect_button = button(
            self._tr("Skydda uppgifter"), lambda: self._about(self.protection_wanted), "quiet"
        )
        self.longer_button = button(
            self._tr("Behöver längre tid"), lambda: self._about(self.longer_wanted), "quiet"
        )
        self.door_button = button(tr("Går ut"), lambda: self._about(self.door_wanted), "quiet")
        self.slip_button = button(tr("Skriv ut lapp"), lambda: self._about(self.slip_wanted))
        self.slip_button.setToolTip("Ctrl+P")
        self.badge_button = button(
            tr("Skriv ut namnbricka"), lambda: self._about(self.badge_wanted), "quiet"
        )
        self.badge_button.setToolTip("Ctrl+Shift+P")
        self._protect_note = label(self._tr(ONLY_THE_CODE), "small", wrap=True)
        self.home_button = button(tr("Går hem"), lambda: self._about(self.home_wanted), "quiet")
        out = (self.door_button, self.home_button)
        self._inside_buttons = (*out, self.slip_button, self.badge_button)
        self._lay_out()
        self.wait()

    def wait(self) -> None:
        """Nobody has come yet."""
        self._show("waiting", self._tr("Väntar på en kod eller ett namn"))
        self.name.setText("")
        for shown in (self.code, self.next, self.where):
            say(shown, "")
        self._note_frame.hide()
        _tell_plan(self._plan, self._plan_title, (), self._tr)
        self._offer_protection(False)
        for one in (self.undo_button, self.longer_button, *self._inside_buttons):
            one.hide()
        self.seeker = None

    def greet(self, answer: CheckedIn) -> None:
        """Somebody came, or came again."""
        time = f"{local(answer.at):%H.%M}"
        if answer.back:
            self._show("done", self._tr("Inne igen, incheckad kl. {time}", time=time))
        elif answer.again:
            self._show("talk", self._tr("Redan incheckad kl. {time}", time=time))
        else:
            self._show("done", self._tr("Incheckad kl. {time}", time=time))
        self.show_person(answer.seeker, answer.needs, notes_about(answer, self._tr))
        self._show_next(answer)
        _tell_plan(self._plan, self._plan_title, answer.meetings, self._tr)
        for one in (self.undo_button, *self._inside_buttons):
            one.show()
        self._shell.speak(f"{self.state.text()} {self.name.text()} {self.next.text()}")

    def went_out(self, answer: DoorPassed) -> None:
        """Say that whoever is shown has gone out; the badge lets them in again."""
        if self.shows(answer.seeker.seeker):
            self._show("waiting", self._tr("Har gått ut. Skanna brickan när personen är tillbaka."))
            self.door_button.hide()

    def greet_host(self, hit: HostHit, now: datetime) -> None:
        """An employer or an interpreter came, or was here already."""
        self.wait()
        time = f"{local(now):%H.%M}"
        if hit.here:
            self._show("talk", self._tr("Redan här"))
        else:
            self._show("done", self._tr("Här kl. {time}", time=time))
        self.name.setText(hit.name)
        restyle(self.name, look="next" if len(hit.name) > _LONG_NAME else "name")
        stations = ", ".join(map(str, hit.stations))
        say(self.next, self._tr("Bord {n}", n=stations) if stations else "")
        say(self.where, hit.contact or ", ".join(hit.languages))
        self._shell.speak(f"{self.state.text()} {hit.name} {self.next.text()}")

    def shows(self, seeker: SeekerId) -> bool:
        """Whether the answer is about ``seeker``."""
        return self.seeker == seeker

    def show_person(self, seeker: Shown, needs: Needs, notes: tuple[str, ...] = ()) -> None:
        """Say who it is, as much as may be seen."""
        self.seeker = seeker.seeker
        code = self._tr("Kod {code}", code=seeker.code)
        self.name.setText(seeker.name or code)
        restyle(self.name, look="next" if len(seeker.name) > _LONG_NAME else "name")
        say(self.code, code if seeker.name else "")
        text = "\n".join((*notes, *attention(needs, self._tr)))
        self.note.setText(text)
        self._note_frame.setVisible(bool(text))
        # Where there is only a code nothing says why.
        self._offer_protection(bool(seeker.name))
        self.longer_button.setVisible(bool(seeker.name) and not needs.longer_time)

    def refuse(self, error: Exception) -> None:
        """Nobody was checked in, and why."""
        self.wait()
        if not isinstance(error, Refused | StoreUnavailable):
            return
        self._show("attention", self._tr("Inte incheckad"))
        say(self.next, sentence(error, self._tr))
        self._shell.speak(self.next.text())

    def forget(self, seeker: Shown) -> None:
        """Take the answer away if it is about ``seeker``."""
        if self.shows(seeker.seeker):
            self.wait()

    def _offer_protection(self, offered: bool) -> None:
        self.protect_button.setVisible(offered)
        self._protect_note.setVisible(offered)

    def _show(self, state: str, text: str) -> None:
        restyle(self, state=state)
        restyle(self.state, look=f"{state}-large")
        self.state.setText(text)
        colour = getattr(self._shell.theme.tokens, state)
        self._picture.setPixmap(symbol(state, colour))

    def _show_next(self, answer: CheckedIn) -> None:
        first = answer.next
        if first is None:
            none, over = self._tr("Inget möte är planerat"), self._tr("Inget mer möte i dag")
            say(self.next, over if answer.meetings else none)
            say(self.where, self._tr("Visa vägen till disken för lediga tider."))
            return
        when = first.when.replace(":", ".")
        say(self.next, self._tr("Bord {n} kl. {time}", n=first.station, time=when))
        told = (first.hint, first.employer, first.role)
        say(self.where, " · ".join(part for part in told if part))

    def _about(self, wanted: SignalInstance) -> None:
        if self.seeker is not None:
            wanted.emit(self.seeker)

    def _lay_out(self) -> None:
        whole = row(self, gap=t.WIDE, edge=t.ROOM)
        left = column(gap=t.NEAR)
        line = row()
        line.addWidget(self._picture)
        line.addWidget(self.state, 1)
        left.addLayout(line)
        for shown in (self.name, self.code):
            left.addWidget(shown)
        left.addSpacing(t.ROOM)
        for shown in (self.next, self.where):
            left.addWidget(shown)
        left.addSpacing(t.NEAR)
        left.addWidget(self._note_frame)
        left.addStretch(1)
        whole.addLayout(left, 1)
        aside = QWidget()
        aside.setFixedWidth(round(_ASIDE * self._shell.theme.scale))
        right = column(aside, gap=t.NEAR)
        right.addWidget(self._plan_title)
        right.addLayout(self._plan)
        right.addStretch(1)
        leaving = row()
        for one in (self.door_button, self.home_button):
            leaving.addWidget(one)
        right.addLayout(leaving)
        for pair in (
            (self.slip_button, self.badge_button),
            (self.longer_button, self.protect_button),
        ):
            line = row()
            for one in pair:
                line.addWidget(one)
            right.addLayout(line)
        right.addWidget(self._protect_note)
        right.addWidget(self.undo_button)
        whole.addWidget(aside)


def notes_about(answer: CheckedIn, tr: Words) -> tuple[str, ...]:
    """What the desk should know before the needs: another of the same name, meetings given up."""
    notes = []
    if answer.mark is not None:
        told = mark_in_words(answer.mark, tr)
        notes.append(tr("! Samma namn som någon annan: {told}. Jämför koden.", told=told))
    if answer.missed:
        notes.append(tr("Möten är markerade som uteblivna. Säg till i hallen."))
    return tuple(notes)


def _tell_plan(
    place: QVBoxLayout, title: QLabel, meetings: tuple[MeetingView, ...], tr: Words
) -> None:
    clear(place)
    title.setVisible(bool(meetings))
    for view in meetings[:_SHOWN_MEETINGS]:
        place.addWidget(_plan_line(view, tr))


def _plan_line(view: MeetingView, tr: Words) -> QWidget:
    line = QWidget()
    place = row(line, gap=t.NEAR)
    place.addWidget(label(view.when, "strong"))
    text = tr("Bord {n} {employer}", n=view.station, employer=view.employer)
    place.addWidget(label(text, wrap=True), 1)
    return line
