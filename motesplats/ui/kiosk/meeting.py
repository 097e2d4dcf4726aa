"""A meeting at the kiosk: opened, kept as it is filled in, previewed and saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from motesplats.core.clock import local
from motesplats.core.errors import Refused
from motesplats.core.ids import OperationId, new_id
from motesplats.feedback.answers import Missing
from motesplats.live.course import Course
from motesplats.ui.kiosk.form_view import FormView
from motesplats.ui.kiosk.meeting_screen import FORM, PREVIEW, MeetingScreen
from motesplats.ui.parts import clear
from motesplats.usecases import feedback
from motesplats.usecases.feedback import Filling, Saved, Signed
from motesplats.usecases.kiosk import KioskMeeting, KioskSession, kiosk_course, prep_card

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Fair
    from motesplats.feedback.report import Told
    from motesplats.ui.shell import Shell

AUTOSAVE_MS = 400


class MeetingView(MeetingScreen):
    """Nothing is lost: every change is in the store within a second."""

    def __init__(self, shell: Shell, back: Callable[[], None]) -> None:
        super().__init__(shell)
        self._back = self.done = back
        self.back_button.clicked.connect(self.leave)
        self.change_button.clicked.connect(self.show_form)
        self.preview_button.clicked.connect(self.show_preview)
        self.save_button.clicked.connect(self.save)
        self._session: KioskSession | None = None
        self._operation = OperationId(new_id())
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self.keep)
        self.person.note.textChanged.connect(self._autosave.start)
        QShortcut(
            QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self._next)

    def open_meeting(
        self, session: KioskSession, meeting: KioskMeeting, fair: Fair, step: int = FORM
    ) -> None:
        """Show one of the employer's meetings with what was filled in before."""
        self.wanted = step
        self._session, self.meeting = session, meeting
        self._course = Course(fair.day, fair.plan)
        self.refusal.say("")
        self.state.setText("")
        self.person.show_meeting(meeting, session.name)
        to = meeting.view.seeker.name or meeting.view.seeker.code
        self.title.setText(self._shell.tr("Återkoppling till {name}", name=to))
        context, wanted = self._shell.context, meeting.view.meeting.id
        run = self._shell.tasks.run
        self.reading.show_meeting(meeting)
        run(self, partial(prep_card, context, session, wanted), self._show_card)
        run(self, partial(feedback.open_form, context, session, wanted), self._show_filling)
        self.follow()

    def follow(self) -> None:
        """Go by the day as it is really going."""
        if self._session is not None:
            work = partial(kiosk_course, self._shell.context, self._session)
            self._shell.tasks.run(self, work, self._take_course)

    def keep(self) -> None:
        """Put what has been filled in so far into the store."""
        self._autosave.stop()
        if self._session is None or self.meeting is None or self.form is None:
            return
        work = partial(
            feedback.autosave,
            self._shell.context,
            self._session,
            self.meeting.view.meeting.id,
            self.form.storable,
            self.person.note.toPlainText(),
        )
        self._shell.tasks.run(self, work, self._kept, self.refusal.explain)

    def show_preview(self) -> None:
        """Show exactly what the seeker gets, or what still has to be answered."""
        if self._session is None or self.form is None:
            return
        lacking = self.form.lacking()
        if lacking:
            n = len(lacking)
            tr = self._shell.tr
            self.refusal.say(tr.plural("Ett svar saknas.", "{n} svar saknas.", n))
            self.form.go_to(lacking[0])
            return
        self.refusal.say("")
        context, language = self._shell.context, self._shell.tr.language
        answers = self.form.answers
        form = self.form.form
        work = partial(feedback.preview_feedback, context, self._session, answers, language, form)
        self._shell.tasks.run(self, work, self._show_told, self.refusal.explain)

    def show_form(self) -> None:
        """Go back from the preview to the questions."""
        self.wanted = FORM
        self._show_step(FORM)
        if self.form is not None:
            self.form.setFocus()

    def save(self) -> None:
        """Save the form for good."""
        if self._session is None or self.meeting is None or self.form is None:
            return
        answers = self.form.answers.with_answer("preview", True)
        signed = Signed(
            answers,
            self.recruiter.text().strip() or self.interviewer,
            self.form.reasons,
            self.form.form,
        )
        wanted = self.meeting.view.meeting.id
        context, session = self._shell.context, self._session
        work = partial(feedback.save_feedback, context, session, wanted, signed, self._operation)
        self.save_button.setEnabled(False)
        self._autosave.stop()
        self._shell.tasks.run(self, work, self._saved, self._not_saved)

    def leave(self) -> None:
        """Keep what was written and go back to the list."""
        self.put_away()
        self._back()

    def put_away(self) -> None:
        """Keep what was written and take it off the screen."""
        if self._autosave.isActive():
            self.keep()
        self.forget()

    def forget(self) -> None:
        """Leave nothing of the meeting on the screen."""
        self.person.forget()
        self.recruiter.clear()
        self.talk.forget()
        self.reading.forget()
        self._autosave.stop()
        self._session = self.meeting = None
        self.form = None
        clear(self.form_place)
        self.title.setText("")

    def _show_filling(self, filling: Filling) -> None:
        clear(self.form_place)
        today = local(self._shell.context.now()).date()
        self.form = FormView(filling.form, self._shell.tr, today)
        self.form.show_answers(filling.answers)
        self.form.answered.connect(self._on_answered)
        self.form.finished.connect(self.show_preview)
        self.form_place.addWidget(self.form)
        self.person.note.blockSignals(True)
        self.person.note.setPlainText(filling.note)
        self.person.note.blockSignals(False)
        self._show_step(self.wanted)
        self._on_sender()
        rewriting = bool(self.to_rewrite[0])
        self._go_to_first()
        if filling.saved and not rewriting:
            self.refusal.say(self._shell.tr("Återkopplingen är sparad. Du kan ändra den."), "done")

    def _take_course(self, course: Course) -> None:
        self._course = course
        self.show_time()

    def _on_answered(self) -> None:
        self._on_sender()
        self._autosave.start()

    def _kept(self, _answer: object) -> None:
        now = local(self._shell.context.now())
        self.state.setText(self._shell.tr("Sparat {time}", time=f"{now:%H:%M:%S}"))

    def _show_told(self, told: Told) -> None:
        self.preview.show_told(told)
        # What is looked through once is saved once, however often the button is pressed.
        self._operation = OperationId(new_id())
        self._show_step(PREVIEW)
        self.save_button.setFocus()

    def _saved(self, answer: Saved) -> None:
        tr = self._shell.tr
        self._shell.refresh.tell(answer.changed)
        self._shell.undoable(tr("Återkopplingen är sparad."), None)
        self.forget()
        self.done()

    def _not_saved(self, error: Exception) -> None:
        self.show_form()
        self.refusal.explain(error)
        if isinstance(error, Refused) and self.form is not None:
            item = error.details.get("item")
            lacking = error.details.get("missing")
            if isinstance(lacking, tuple) and lacking and isinstance(lacking[0], Missing):
                item = lacking[0].item
            self.form.go_to(str(item))

    def _next(self) -> None:
        if self.steps.currentIndex() == FORM:
            self.show_preview()
        elif self.steps.currentIndex() == PREVIEW:
            self.save()
