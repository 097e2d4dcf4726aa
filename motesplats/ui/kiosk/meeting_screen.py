"""How a meeting at the kiosk is laid out: the person, and the form or its preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QWidget

from motesplats.live.at_table import talk_time
from motesplats.ui import tokens as t
from motesplats.ui.kiosk.person import Person
from motesplats.ui.kiosk.phases import TimeBar
from motesplats.ui.kiosk.preview import Preview
from motesplats.ui.kiosk.read_view import ReadView
from motesplats.ui.kiosk.skip_line import SkipLine
from motesplats.ui.kiosk.talk_view import TalkView
from motesplats.ui.parts import button, column, field, label, row
from motesplats.ui.refusals import Refusals

if TYPE_CHECKING:
    from motesplats.live.course import Course
    from motesplats.ui.kiosk.form_view import FormView
    from motesplats.ui.shell import Shell
    from motesplats.usecases.kiosk import KioskMeeting, PrepCard

_WITH_NAME = "PERSON"
FORM, PREVIEW, TALK, READ, SKIP = range(5)


class MeetingScreen(QWidget):
    """The widgets of a meeting in their places."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        tr = shell.tr
        self.person = Person(shell)
        self.title = label("", "title", wrap=True)
        self.time_bar = TimeBar(shell)
        self.refusal = Refusals(shell)
        self.skipping = SkipLine(shell)
        self.preview = Preview()
        self.recruiter = QLineEdit()
        self.recruiter_field = field(tr("Ditt namn"), self.recruiter)
        self.recruiter_field.hide()
        self.steps = QStackedWidget()
        form_place = QWidget()
        self.form_place = column(form_place)
        self.steps.addWidget(form_place)
        self.talk = TalkView(shell, self.person.note.document())
        self.reading = ReadView(shell)
        for step in (self.preview, self.talk, self.reading, self._skip_page()):
            # What is not shown takes no room from the form.
            step.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
            self.steps.addWidget(step)
        self.state = label("", "quiet")
        self.back_button = button(tr("Till dagens möten"))
        self.skip_button = button(tr("Hoppa över"))
        self.move_button = button(tr("Byt person"))
        self.change_button = button(tr("Ändra svaren"))
        self.preview_button = button(tr("Förhandsgranska"), look="primary")
        self.preview_button.setToolTip("Ctrl+Enter")
        self.save_button = button(tr("Spara återkopplingen"), look="primary")
        self.meeting: KioskMeeting | None = None
        self.form: FormView | None = None
        self._course: Course | None = None
        self.wanted = FORM
        # The question whose text is to be written anew, and what its employer is told about it.
        self.to_rewrite = "", ""
        self.interviewer = ""
        self._lay_out()

    def _lay_out(self) -> None:
        whole = row(self, gap=0)
        whole.addWidget(self.person)
        right = column(gap=t.NEAR)
        right.setContentsMargins(t.WIDE, t.ROOM, t.WIDE, t.ROOM)
        self.head = QWidget()
        head = row(self.head)
        head.addWidget(self.title, 1)
        head.addWidget(self.time_bar)
        right.addWidget(self.head)
        right.addWidget(self.refusal)
        right.addWidget(self.steps, 1)
        right.addWidget(self.recruiter_field)
        below = row()
        below.addWidget(self.state, 1)
        for made in (self.change_button, self.preview_button, self.save_button):
            made.setMinimumHeight(t.KIOSK_CONTROL)
            below.addWidget(made)
        right.addLayout(below)
        whole.addLayout(right, 1)
        beside = row()
        beside.addWidget(self.skip_button)
        beside.addWidget(self.move_button)
        self.person.buttons.addLayout(beside)
        self.person.buttons.addWidget(self.back_button)

    def _skip_page(self) -> QWidget:
        page = QWidget()
        inside = column(page, gap=t.APART)
        inside.addWidget(self.skipping)
        back = row()
        words = self._shell.tr("Tillbaka till formuläret")
        back.addWidget(button(words, lambda: self.skipping.left()))
        back.addStretch(1)
        inside.addLayout(back)
        inside.addStretch(1)
        return page

    def ask_why(self) -> None:
        """Ask why the form is skipped."""
        self._show_step(SKIP)
        self.skipping.ask()

    def show_part(self, step: int) -> None:
        """Show another side of the meeting that is open; what was written stays."""
        if self.wanted == step or (step == FORM and self.steps.currentIndex() == PREVIEW):
            return
        self.wanted = step
        self._show_step(step)
        self._go_to_first()

    def show_time(self) -> None:
        """Say which part of the meeting it is."""
        if self.meeting is not None and self._course is not None:
            now = self._shell.context.now()
            time = talk_time(self._course, self.meeting.view.meeting, now)
            done = self.meeting.has_feedback and time is not None and bool(time.beyond)
            self.time_bar.show_time(None if done else time)
            self.talk.show_time(time)

    def _show_card(self, card: PrepCard) -> None:
        self.person.show_card(card)
        self.talk.show_card(card)
        self.reading.show_card(card)

    def go_to_rewrite(self) -> bool:
        """Go to the text that is to be written anew; False when none is, or no form is open."""
        item, why = self.to_rewrite
        if self.form is None or item not in self.form.blocks or self.wanted != FORM:
            return False
        self.to_rewrite = "", ""
        self.refusal.say(why)
        self.form.go_to(item)
        return True

    def _go_to_first(self) -> None:
        if self.go_to_rewrite():
            return
        if self.wanted == TALK:
            self.talk.note.setFocus()
        elif self.wanted == FORM and self.form is not None:
            self.form.go_to("strength_pick" if "strength_pick" in self.form.blocks else "")

    def _on_sender(self) -> None:
        named = self.form is not None and self.form.answers.text("show_name") == _WITH_NAME
        self.recruiter_field.setVisible(named)
        if named and not self.recruiter.text():
            self.recruiter.setText(self.interviewer)

    def _show_step(self, number: int) -> None:
        self.steps.setCurrentIndex(number)
        self.save_button.setEnabled(True)
        for made in (self.change_button, self.save_button):
            made.setVisible(number == PREVIEW)
        self.preview_button.setVisible(number == FORM)
        writing = number in {FORM, PREVIEW, SKIP}
        for part in (self.person, self.head):
            part.setVisible(writing)
        saved = self.meeting is not None and self.meeting.has_feedback
        self.skip_button.setVisible(not saved)
        # What is about a group is about all of it.
        self.move_button.setVisible(self.meeting is None or self.meeting.group is None)
        self._shell.letters()
