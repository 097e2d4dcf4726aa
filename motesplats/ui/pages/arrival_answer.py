"""The desk's answer, readable at arm's length, and the five who came last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from motesplats.core.clock import local
from motesplats.core.errors import Refused, StoreUnavailable
from motesplats.ui import tokens as t
from motesplats.ui.parts import (
    button,
    clear,
    column,
    frame,
    label,
    named,
    restyle,
    row,
    say,
    symbol,
)
from motesplats.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.ids import SeekerId
    from motesplats.core.people import Needs
    from motesplats.i18n import Words
    from motesplats.ui.page import Shell
    from motesplats.usecases.arrival import CheckedIn, SearchHit
    from motesplats.usecases.views import MeetingView, Shown

_ASIDE = 300
_SHOWN_MEETINGS = 6


class Answer(QFrame):
    """Who came, where they go first, and what to think of; or why nobody was checked in."""

    def __init__(self, shell: Shell, undo: Callable[[SeekerId], None]) -> None:
        super().__init__()
        self.setProperty("look", "answer")
        self._shell, self._tr = shell, shell.tr
        self._undo = undo
        self._seeker: SeekerId | None = None
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
        self.undo_button = button(self._tr("Ångra incheckning"), self._on_undo)
        self._lay_out()
        self.wait()

    def wait(self) -> None:
        """Nobody has come yet."""
        self._show("waiting", self._tr("Väntar på en kod eller ett namn"))
        self.name.setText("")
        for shown in (self.code, self.next, self.where):
            say(shown, "")
        self._note_frame.hide()
        self._show_plan(())
        self.undo_button.hide()
        self._seeker = None

    def greet(self, answer: CheckedIn) -> None:
        """Somebody came, or came again."""
        time = f"{local(answer.at):%H.%M}"
        if answer.again:
            self._show("waiting", self._tr("Redan incheckad kl. {time}", time=time))
        else:
            self._show("done", self._tr("Incheckad kl. {time}", time=time))
        self._seeker = answer.seeker.seeker
        self.name.setText(answer.seeker.name or self._tr("Kod {code}", code=answer.seeker.code))
        say(
            self.code, self._tr("Kod {code}", code=answer.seeker.code) if answer.seeker.name else ""
        )
        self._show_next(answer.meetings)
        text = "  ".join(attention(answer.needs, self._tr))
        self.note.setText(text)
        self._note_frame.setVisible(bool(text))
        self._show_plan(answer.meetings)
        self.undo_button.show()
        self._shell.speak(f"{self.state.text()} {self.name.text()} {self.next.text()}")

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
        if self._seeker == seeker.seeker:
            self.wait()

    def _show(self, state: str, text: str) -> None:
        restyle(self, state=state)
        restyle(self.state, look=f"{state}-large")
        self.state.setText(text)
        colour = getattr(self._shell.theme.tokens, state)
        self._picture.setPixmap(symbol(state, colour))

    def _show_next(self, meetings: tuple[MeetingView, ...]) -> None:
        if not meetings:
            say(self.next, self._tr("Inget möte är planerat"))
            say(self.where, self._tr("Visa vägen till disken för lediga tider."))
            return
        first = meetings[0]
        when = f"{first.starts:%H.%M}"
        say(self.next, self._tr("Bord {n} kl. {time}", n=first.station, time=when))
        say(self.where, " · ".join(part for part in (first.employer, first.role) if part))

    def _show_plan(self, meetings: tuple[MeetingView, ...]) -> None:
        clear(self._plan)
        self._plan_title.setVisible(bool(meetings))
        for view in meetings[:_SHOWN_MEETINGS]:
            self._plan.addWidget(_plan_line(view, self._tr))

    def _on_undo(self) -> None:
        if self._seeker is not None:
            self._undo(self._seeker)

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
        aside.setFixedWidth(_ASIDE)
        right = column(aside, gap=t.NEAR)
        right.addWidget(self._plan_title)
        right.addLayout(self._plan)
        right.addStretch(1)
        right.addWidget(self.undo_button)
        whole.addWidget(aside)


class Latest(QWidget):
    """The five who came last, each with a way back."""

    def __init__(self, shell: Shell, undo: Callable[[SeekerId], None]) -> None:
        super().__init__()
        self._shell, self._undo = shell, undo
        self._cards = row(self, gap=t.APART)

    def show_hits(self, hits: tuple[SearchHit, ...]) -> None:
        """Show these, the latest first."""
        clear(self._cards)
        for hit in hits:
            self._cards.addWidget(self._card(hit), 1)
        if not hits:
            self._cards.addWidget(label(self._shell.tr("Ingen är incheckad än."), "quiet"))
        self._shell.letters()

    def _card(self, hit: SearchHit) -> QFrame:
        tr = self._shell.tr
        card = frame("card")
        whole = row(card, gap=0)
        whole.setContentsMargins(t.NEAR, t.TIGHT, 0, t.TIGHT)
        inside = column(gap=0)
        inside.addWidget(
            label(hit.seeker.name or tr("Kod {code}", code=hit.seeker.code), "strong", wrap=True)
        )
        inside.addWidget(label(_when_and_where(hit, tr), "small", wrap=True))
        seeker = hit.seeker.seeker
        back = button(tr("Ångra"), lambda: self._undo(seeker), "quiet")
        whole.addLayout(inside, 1)
        whole.addWidget(named(back, tr("Ångra incheckningen av {name}", name=hit.seeker.label)))
        return card


def attention(needs: Needs, tr: Words) -> list[str]:
    """What the desk should think of for somebody with these needs."""
    said = []
    if needs.interpreter:
        said.append(tr("Tolk på {language} möter vid bordet.", language=needs.interpreter))
    if needs.wheelchair:
        said.append(tr("Visa vägen utan trappor."))
    if needs.longer_time:
        said.append(tr("Behöver längre tid."))
    if needs.quiet:
        said.append(tr("Behöver en lugn plats att vänta på."))
    return said


def _plan_line(view: MeetingView, tr: Words) -> QWidget:
    line = QWidget()
    place = row(line, gap=t.NEAR)
    place.addWidget(label(f"{view.starts:%H:%M}", "strong"))
    text = tr("Bord {n} {employer}", n=view.station, employer=view.employer)
    place.addWidget(label(text, wrap=True), 1)
    return line


def _when_and_where(hit: SearchHit, tr: Words) -> str:
    came = "" if hit.arrived is None else f"{local(hit.arrived):%H:%M}"
    if hit.first_meeting is None:
        return came
    first = hit.first_meeting
    place = tr("Bord {n} kl. {time}", n=first.station, time=f"{first.starts:%H.%M}")
    return f"{came}  {place}".strip()
