"""What the coordinator does on the page of the hall, and the way back from each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState
from motesplats.core.ids import EmployerId, InterpreterId, MeetingId, OperationId, new_id
from motesplats.live.alarms import AlarmCode, Handled
from motesplats.live.phases import Held, Phase
from motesplats.ui.frame import PRINTS
from motesplats.ui.pages.live_words import PHASES, called
from motesplats.ui.parts import button
from motesplats.usecases import calls
from motesplats.usecases import hall_marks as marks
from motesplats.usecases import hall_steps as steps
from motesplats.usecases.mending_taken import undo_hall_proposal
from motesplats.usecases.running import mark_meeting

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.ids import FairId, SeekerId, StationId
    from motesplats.live.alarms import Alarm
    from motesplats.live.phases import Moment
    from motesplats.ui.page import Page
    from motesplats.ui.pages.live_pulse import Pulse
    from motesplats.usecases.context import Context
    from motesplats.usecases.hall_marks import EmployersCame, SatDown
    from motesplats.usecases.hall_steps import HallChanged, Longer, Stepped
    from motesplats.usecases.live_hall import HallRecords
    from motesplats.usecases.running import MeetingMarked
    from motesplats.usecases.troubles import HallMended

    Changed = Stepped | HallChanged | EmployersCame | SatDown | MeetingMarked | HallMended
C = TypeVar("C", bound="Changed")

_SILENT_FOR = timedelta(minutes=5)


class LiveDeeds:
    """Carries out what was pressed, tells what was done and how to take it back."""

    def __init__(self, page: Page, pulse: Pulse) -> None:
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr
        self._pulse = pulse
        self.context = replace(page.shell.context, clock=pulse)

    def go_on_from(self, moment: Moment) -> None:
        """Begin the first talk, go on after a pause, or begin the next phase."""
        if moment.held is Held.PAUSED:
            self._step(partial(steps.resume_all, self.context, self._fair, _once()))
        elif moment.phase is Phase.BEFORE:
            self._step(partial(steps.start_day, self.context, self._fair, _once()))
        else:
            self.go_on()

    def go_on(self, *, may_shorten: bool = False) -> None:
        """Begin the next phase; ``may_shorten`` says that somebody was asked."""
        work = partial(steps.next_phase, self.context, self._fair, _once(), may_shorten=may_shorten)
        self._step(work)

    def pause(self) -> None:
        """Let everything stand still."""
        work = partial(steps.pause_all, self.context, self._fair, _once())
        self._run(work, lambda done: self._stepped(done, self._tr("Allt är pausat.")))

    def arm(self, *, by_hand: bool) -> None:
        """Let the start wait for somebody, or come by itself."""
        work = partial(
            steps.arm_start, self.context, self._fair, by_hand=by_hand, operation=_once()
        )
        text = self._tr("Träffen startar automatiskt.")
        if by_hand:
            text = self._tr("Träffen väntar tills du startar den.")
        self._run(work, lambda _done: self._tell(text, partial(self.arm, by_hand=not by_hand)))

    def make_longer(self, wanted: Longer) -> None:
        """Give more minutes, after what they do has been shown."""
        work = partial(steps.make_longer, self.context, self._fair, wanted, _once())
        text = self._tr("{n} min till.", n=f"{wanted.minutes:+}")
        self._run(work, lambda done: self._stepped(done, text))

    def employers_came(self, wanted: tuple[EmployerId, ...]) -> None:
        """Record that employers are here."""
        work = partial(marks.employers_came, self.context, self._fair, wanted, _once())
        self._run(work, self._employers_told)

    def sat_down(self, station: StationId, seeker: SeekerId, records: HallRecords) -> None:
        """Record that somebody sits at a station."""
        work = partial(marks.sat_down, self.context, station, seeker, _once())
        text = self._tr("{name} sitter vid bordet.", name=called(seeker, records.known, self._tr))
        self._run(work, lambda done: self._tell(text, partial(self._forget_seat, done.seated_id)))

    def missed(self, meeting: MeetingId) -> None:
        """Record that the seeker did not come to the meeting."""
        work = partial(mark_meeting, self.context, meeting, MeetingState.NO_SHOW, _once())
        text = self._tr("Mötet är markerat som uteblivet.")
        self._run(work, lambda _done: self._tell(text, partial(self._not_missed, meeting)))

    @property
    def day(self) -> tuple[Context, FairId]:
        """The clock that is watched and the fair."""
        return self.context, self._fair

    def mended(self, done: HallMended, text: str) -> None:
        """Tell what was mended, and print what it made wrong."""
        back = partial(undo_hall_proposal, self.context, self._fair, done.step)
        self._tell(text, lambda: self._run(partial(back, _once()), self._unmended))
        self._shell.refresh.tell(done.changed)
        self._shell.paper.slips(done.slips)

    def answer(self, alarm: Alarm) -> None:
        """Do the best thing about an alarm."""
        deeds: dict[AlarmCode, Callable[[], None]] = {
            AlarmCode.CLOCK_JUMP: lambda: self._pulse.answer(right=True),
            AlarmCode.CALL_FOR_HELP: lambda: self.help_given(alarm.subjects[1]),
            AlarmCode.NO_SHOW: lambda: self.missed(MeetingId(alarm.subjects[0])),
            AlarmCode.EMPLOYER_MISSING: lambda: self.employers_came(
                (EmployerId(alarm.subjects[1]),)
            ),
            AlarmCode.INTERPRETER_LATE: lambda: self.interpreter_came(
                InterpreterId(alarm.subjects[0])
            ),
            AlarmCode.PRINTER: partial(self._shell.go, PRINTS),
            AlarmCode.BACKUP: self._shell.lamps.copy_now,
        }
        deeds.get(alarm.code, partial(self.put_away, alarm))()

    def help_given(self, call: str) -> None:
        """Record that somebody goes to a station that called."""
        work = partial(calls.help_given, self.context, self._fair, call, _once())
        back = partial(calls.undo_help_given, self.context, self._fair, call)
        self._run(
            work,
            lambda _done: self._tell(
                self._tr("Det är noterat."),
                lambda: self._run(partial(back, _once()), self._quietly),
            ),
        )

    def put_away(self, alarm: Alarm) -> None:
        """Let an alarm be silent: for five minutes, or for good when it changes by itself."""
        passing = alarm.code is AlarmCode.SEEKER_MISSING
        until = None if passing else self._pulse.now() + _SILENT_FOR
        handled = Handled(alarm.code, alarm.subjects, until)
        work = partial(marks.put_alarm_away, self.context, self._fair, handled, _once())
        back = partial(marks.take_alarm_up, self.context, self._fair, handled)
        self._run(
            work,
            lambda _done: self._tell(
                self._tr("Det är noterat."),
                lambda: self._run(partial(back, _once()), self._quietly),
            ),
        )

    @property
    def _fair(self) -> FairId:
        if self._page.fair is None:
            raise Refused(Refusal.NO_FAIR)
        return self._page.fair.id

    def interpreter_came(self, wanted: InterpreterId) -> None:
        """Record that an interpreter is here."""
        work = partial(marks.interpreter_came, self.context, self._fair, wanted, _once())
        back = partial(marks.undo_interpreter_came, self.context, wanted)
        self._run(
            work,
            lambda _done: self._tell(
                self._tr("Tolken är här."),
                lambda: self._run(partial(back, _once()), self._quietly),
            ),
        )

    def _employers_told(self, done: EmployersCame) -> None:
        back = partial(marks.undo_employers_came, self.context, self._fair, done.employers)
        text = self._tr.plural(
            "{n} arbetsgivare är här.", "{n} arbetsgivare är här.", len(done.employers)
        )
        self._tell(text, lambda: self._run(partial(back, _once()), self._quietly))

    def _forget_seat(self, seated_id: str) -> None:
        self._run(partial(marks.undo_sat_down, self.context, seated_id, _once()), self._quietly)

    def _not_missed(self, meeting: MeetingId) -> None:
        work = partial(mark_meeting, self.context, meeting, MeetingState.PLANNED, _once())
        self._run(work, self._quietly)

    def _step(self, work: Callable[[], Stepped]) -> None:
        self._run(work, lambda done: self._stepped(done, self._now_is(done)))

    def _now_is(self, done: Stepped) -> str:
        return self._tr("Nu: {phase}.", phase=self._tr(PHASES[done.moment.phase]))

    def _stepped(self, done: Stepped, text: str) -> None:
        back = partial(steps.undo_step, self.context, self._fair, done.step_id)
        self._tell(text, lambda: self._run(partial(back, _once()), self._quietly))

    def _unmended(self, done: HallMended) -> None:
        self._quietly(done)
        self._shell.paper.slips(done.slips)

    def _quietly(self, _done: Changed) -> None:
        self._tell(self._tr("Det är ångrat."), None)

    def _tell(self, text: str, undo: Callable[[], None] | None) -> None:
        self._shell.undoable(text, undo)

    def _run(self, work: Callable[[], C], done: Callable[[C], None]) -> None:
        def finished(answer: C) -> None:
            self._page.refusal.say("")
            done(answer)
            self._shell.refresh.tell(answer.changed)

        self._shell.tasks.run(self._page, work, finished, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._page.explain(error)
        if isinstance(error, Refused) and error.refusal is Refusal.FEEDBACK_TOO_SHORT:
            text = self._page.refusal.text
            anyway = button(self._tr("Gå vidare ändå"), partial(self.go_on, may_shorten=True))
            self._page.refusal.say(text, "attention", anyway)
            self._shell.letters()


def _once() -> OperationId:
    """One press is one change, also when it has to be tried again."""
    return OperationId(new_id())
