"""What an employer does at its screen beside the form, each with its way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from motesplats.core.ids import OperationId, new_id
from motesplats.usecases import calls, kiosk_day
from motesplats.usecases.batches import undo_batch
from motesplats.usecases.kiosk_badges import Seat, seen_badge
from motesplats.usecases.kiosk_swap import take_anyway

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Topic
    from motesplats.core.ids import MeetingId
    from motesplats.live.gathering import Nudge
    from motesplats.ui.kiosk.screens import KioskScreens
    from motesplats.usecases.kiosk_badges import Seen
    from motesplats.usecases.kiosk_closing import Ended
    from motesplats.usecases.kiosk_day import KioskDay
    from motesplats.usecases.kiosk_swap import TakenAnyway


class Deeds:
    """Runs what was pressed at the screen of ``page``, and tells the hall."""

    def __init__(self, page: KioskScreens) -> None:
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr

    def scan(self, code: str) -> None:
        """See whose badge it is and where that person's meeting is."""
        page = self._page
        if page.session is None or page.line.station is None:
            return
        work = partial(seen_badge, self._shell.context, page.session, page.line.station, code)
        explain = page.wrong.refusal.explain if page.is_elsewhere else page.refusal.explain
        self._run(partial(work, _once()), self._seen, explain)

    def take_anyway(self, seen: Seen) -> None:
        """Have the meeting here and now with whoever sits here."""
        page = self._page
        if page.session is not None and page.line.station is not None:
            work = partial(
                take_anyway, self._shell.context, page.session, page.line.station, seen.seeker
            )
            self._run(partial(work, _once()), self._taken, page.refusal.explain)

    def nobody(self, wanted: MeetingId) -> None:
        """Nobody came to that meeting."""
        page = self._page
        if page.session is not None:
            told = page.follow.told
            here = told is not None and told.meeting is not None and told.meeting.id == wanted
            if here:
                page.follow.missed = wanted
            work = partial(kiosk_day.nobody_here, self._shell.context, page.session, wanted)
            self._run(partial(work, _once()), self._marked)

    def nobody_now(self) -> None:
        """Nobody came to the meeting that goes on."""
        told = self._page.follow.told
        if self._page.line.nobody.isEnabled() and told is not None and told.meeting is not None:
            self.nobody(told.meeting.id)

    def came_after_all(self) -> None:
        """Whoever was given up is here."""
        page = self._page
        if page.session is not None and page.follow.missed is not None:
            wanted, page.follow.missed = page.follow.missed, None
            work = partial(kiosk_day.somebody_here, self._shell.context, page.session, wanted)
            self._run(partial(work, _once()), lambda _done: None)

    def rest(self) -> None:
        """Lock the screen and tell the hall that the station rests."""
        page = self._page
        if page.session is not None and page.line.station is not None:
            work = partial(
                kiosk_day.take_rest, self._shell.context, page.session, page.line.station
            )
            self._run(partial(work, _once()), lambda _done: page.lock())

    def change_interviewer(self, name: str) -> None:
        """Somebody else sits at the screen from now on."""
        if self._page.session is not None:
            work = partial(
                kiosk_day.change_interviewer, self._shell.context, self._page.session, name
            )
            self._run(partial(work, _once()), lambda _done: None)

    def help(self) -> None:
        """Call the coordinator, or take the call back."""
        page, day = self._page, self._page.follow.day
        station = page.line.station
        if page.session is None or day is None or station is None:
            return
        open_ = next((call for call in day.calls if call.station == station), None)
        context, session = self._shell.context, page.session
        work: Callable[[], object] = partial(
            calls.call_for_help, context, session, station, _once()
        )
        if open_ is not None:
            work = partial(calls.take_call_back, context, session, open_.id, _once())
        self._run(work, lambda _done: None)

    def answer(self, nudge: Nudge, *, wants_help: bool) -> None:
        """Answer the coordinator's question."""
        if self._page.session is not None:
            work = partial(calls.answer_nudge, self._shell.context, self._page.session, nudge.id)
            asked = partial(work, wants_help=wants_help, operation=_once())
            self._run(asked, lambda _done: None)

    def show_calls(self, day: KioskDay) -> None:
        """Show what the hall asks and whether somebody has been called."""
        tr, page = self._tr, self._page
        called = any(call.station == page.line.station for call in day.calls)
        page.line.help.setText(tr("Hjälp är på väg – ångra") if called else tr("Ropa på hjälp"))
        nudge = next((n for n in day.nudges if n.station == page.line.station), None)
        if nudge is None:
            page.asked.be_silent()
            return
        page.asked.say(
            nudge.id,
            tr("Behöver ni hjälp?"),
            (tr("Ja"), partial(self.answer, nudge, wants_help=True)),
            (tr("Nej"), partial(self.answer, nudge, wants_help=False)),
        )

    def ended(self, ended: Ended) -> None:
        """The employer's day is over: lock, or call the coordinator for the meetings left."""
        if ended.coming:
            day, station = self._page.follow.day, self._page.line.station
            if day is not None and not any(call.station == station for call in day.calls):
                self.help()
        self._shell.refresh.tell(ended.changed)
        self._page.lock()

    def _seen(self, seen: Seen) -> None:
        page, day = self._page, self._page.follow.day
        meeting = None if day is None or seen.meeting is None else day.meeting(seen.meeting)
        if seen.seat is Seat.RIGHT and meeting is not None:
            page.follow.open(meeting)
        else:
            page.show_wrong(seen)

    def _taken(self, done: TakenAnyway) -> None:
        page, session = self._page, self._page.session
        if session is None:
            return
        page.follow.taken = done.meeting
        self._shell.paper.slips(done.slips)
        page.show_today()
        back = partial(undo_batch, self._shell.context, session.fair, done.operation, _once())

        def undo() -> None:
            page.back.be_silent()
            self._run(back, lambda _done: page.show_today())

        page.back.say(done.operation, self._tr("Mötet är bytt."), (self._tr("Ångra"), undo))

    def _marked(self, _done: object) -> None:
        told = self._page.follow.told
        if self._page.follow.missed is not None and told is not None:
            self._page.show_waiting(None, missed=True)

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        def tell(answer: object) -> None:
            done(answer)
            changed: frozenset[Topic] = getattr(answer, "changed", frozenset())
            self._shell.refresh.tell(changed)

        self._shell.tasks.run(self._page, work, tell, failed or self._page.refusal.explain)


def _once() -> OperationId:
    return OperationId(new_id())
