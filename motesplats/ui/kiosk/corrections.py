"""A form that is skipped, and feedback that moves to the right person, each with its way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from motesplats.core.ids import OperationId, new_id
from motesplats.i18n import isolated
from motesplats.usecases import moving_feedback, skips
from motesplats.usecases.moving_feedback import Move

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.ids import MeetingId
    from motesplats.ui.kiosk.screens import KioskScreens
    from motesplats.usecases.kiosk import KioskMeeting
    from motesplats.usecases.moving_feedback import FeedbackMoved
    from motesplats.usecases.skips import Skipped, Why


class Corrections:
    """Runs what was pressed at the screen of ``page``, and tells the hall."""

    def __init__(self, page: KioskScreens) -> None:
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr
        page.meeting.skip_button.clicked.connect(page.meeting.ask_why)
        page.meeting.skipping.chosen = self.skip_open
        page.meeting.skipping.left = self.keep_open
        page.meeting.move_button.clicked.connect(self.ask_whom)
        page.moving.moved, page.moving.scanned = self.move, self.scan
        page.moving.left = self.back_to_form
        page.ending.skipped = self.skip

    def keep_open(self) -> None:
        """Go on with the form after all."""
        meeting = self._page.meeting
        meeting.show_form()

    def skip_open(self, why: Why) -> None:
        """Skip the form on the screen, and go on to whoever comes next."""
        meeting = self._page.meeting.meeting
        if meeting is not None:
            self.skip(meeting, why, self._page.follow.again)

    def skip(self, meeting: KioskMeeting, why: Why, then: Callable[[], None] | None = None) -> None:
        """Skip the form of a meeting; ``then`` comes instead of looking for others that lack."""
        page = self._page
        if page.session is None:
            return
        wanted = meeting.view.meeting.id
        work = partial(skips.skip_form, self._shell.context, page.session, wanted, why, _once())
        explain = page.ending.refusal.explain if then is None else page.meeting.refusal.explain

        def done(answer: Skipped) -> None:
            if then is None and page.session is not None:
                page.ending.begin(page.session)
            else:
                page.meeting.put_away()
            self._tell(answer)
            self._say_skipped(meeting)
            if then is not None:
                then()

        self._shell.tasks.run(page, work, done, explain)

    def ask_whom(self) -> None:
        """Ask whom the feedback on the screen is about; what was written is kept first."""
        meeting, day = self._page.meeting.meeting, self._page.follow.day
        if meeting is not None and day is not None:
            self._page.meeting.put_away()
            self._page.moving.ask(meeting, day.meetings)
            self._page.screens.setCurrentWidget(self._page.moving)
            self._page.moving.code.setFocus()
            self._shell.letters()

    def back_to_form(self) -> None:
        """Nothing is to be moved."""
        source = self._page.moving.source
        self._page.moving.forget()
        if source is not None:
            self._page.open_meeting(source)

    def scan(self, code: str) -> None:
        """Move to whoever has that badge."""
        page = self._page
        if page.session is not None:
            work = partial(
                moving_feedback.meeting_by_badge, self._shell.context, page.session, code
            )
            self._shell.tasks.run(page, work, page.moving.choose, page.moving.explain)

    def move(self, move: Move) -> None:
        """Move what was written, or let two exchange it."""
        self._move(move, lambda answer: self._moved(move, answer), self._page.moving.explain)

    def _move(
        self,
        move: Move,
        done: Callable[[FeedbackMoved], None],
        failed: Callable[[Exception], None],
    ) -> None:
        page = self._page
        if page.session is not None:
            context = self._shell.context
            work = partial(moving_feedback.move_own_feedback, context, page.session, move, _once())
            self._shell.tasks.run(page, work, done, failed)

    def _moved(self, move: Move, answer: FeedbackMoved) -> None:
        page, tr = self._page, self._tr
        day = page.follow.day
        target = None if day is None else day.meeting(move.target)
        name = "" if target is None else target.view.seeker.label
        text = tr("Återkopplingen är flyttad till {name}.", name=isolated(name))
        if answer.printed:
            names = ", ".join(isolated(one.label) for one in answer.printed)
            again = tr(
                "Rapport redan utskriven: {names}. Be koordinatorn skriva ut igen.", names=names
            )
            text = f"{text} {again}"
        page.moving.forget()
        self._tell(answer)
        page.show_today()
        back = Move(move.target, move.source, move.swap)

        def undo() -> None:
            page.back.be_silent()
            self._move(back, self._moved_back, page.refusal.explain)

        page.back.say(answer, text, (tr("Ångra"), undo), (tr("Bra"), page.back.be_silent))

    def _moved_back(self, answer: FeedbackMoved) -> None:
        self._tell(answer)
        self._page.show_today()

    def _say_skipped(self, meeting: KioskMeeting) -> None:
        page, tr = self._page, self._tr
        name = isolated(meeting.view.seeker.label)
        text = tr("Återkopplingen till {name} hoppas över.", name=name)
        undo = partial(self._take_back, meeting.view.meeting.id)
        page.back.say(
            meeting.view.meeting.id, text, (tr("Ångra"), undo), (tr("Bra"), page.back.be_silent)
        )

    def _take_back(self, wanted: MeetingId) -> None:
        page = self._page
        page.back.be_silent()
        if page.session is not None:
            work = partial(skips.take_back_skip, self._shell.context, page.session, wanted, _once())
            self._shell.tasks.run(page, work, self._taken_back, page.refusal.explain)

    def _taken_back(self, answer: Skipped) -> None:
        self._tell(answer)
        page = self._page
        if page.screens.currentWidget() is page.ending and page.session is not None:
            page.ending.begin(page.session)
        else:
            page.show_today()

    def _tell(self, answer: Skipped | FeedbackMoved) -> None:
        self._shell.refresh.tell(answer.changed)


def _once() -> OperationId:
    return OperationId(new_id())
