"""What the questions about people and places of the hall share: asking, doing, the way back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import OperationId, new_id
from motesplats.ui.pages import live_leaving_words as words
from motesplats.ui.pages.live_leaving_panel import LeavingPanel, Pick
from motesplats.usecases import calls
from motesplats.usecases.batches import undo_batch
from motesplats.usecases.departures import employer_is_back, undo_employer_is_back
from motesplats.usecases.printing import PrintJob, print_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.ids import EmployerId, FairId, MeetingId, StationId
    from motesplats.ui.pages.live import LivePage
    from motesplats.usecases.batches import BatchDone
    from motesplats.usecases.context import Context, Watch
    from motesplats.usecases.departures import EmployerBack
    from motesplats.usecases.hall_steps import HallChanged
    from motesplats.usecases.instead import Option, Remaining
    from motesplats.usecases.live_hall import HallRecords
    from motesplats.usecases.printing import Printed
    from motesplats.usecases.stations import Swapped

T = TypeVar("T")


class Asker:
    """Looks on the store's own thread, shows a question, does what was agreed to and undoes it.

    ``chosen`` is what a person chose for a meeting instead of what was proposed.
    """

    def __init__(self, page: LivePage) -> None:
        self.page, self._shell, self._tr = page, page.shell, page.shell.tr
        self.panel = LeavingPanel(page.shell, page.close_aside)
        self.chosen: dict[MeetingId, Option] = {}
        self._again: Callable[[], None] | None = None

    @property
    def context(self) -> Context:
        """The store and the clock that is watched."""
        return self.page.deeds.context

    @property
    def fair(self) -> FairId:
        """The fair whose hall is shown."""
        return self.page.deeds.day[1]

    @property
    def records(self) -> HallRecords:
        """What the page was told from."""
        if self.page.records is None:
            raise Refused(Refusal.NO_FAIR)
        return self.page.records

    def nudge(self, station: StationId) -> None:
        """Ask at a station's screen whether help is needed."""
        work = partial(calls.nudge_station, self.context, self.fair, station, once())
        self._shell.tasks.run(self.panel, work, self._nudged, self.page.explain)

    def picks(
        self,
        remaining: tuple[Remaining, ...],
        again: Callable[..., T],
        show: Callable[[T], None],
    ) -> tuple[Pick, ...]:
        """A choice for each meeting; after a choice the others give way, and all is shown anew."""

        def picked(one: Remaining, n: int) -> None:
            self.chosen[one.view.meeting.id] = one.options[n]
            self.look(partial(again, chosen=dict(self.chosen)), show)

        return tuple(
            Pick(
                words.meeting_line(one.view, self._tr),
                tuple(words.option_text(option, self._tr) for option in one.options),
                one.options.index(one.option),
                partial(picked, one),
            )
            for one in remaining
        )

    def carry_out(self, deed: Callable[..., BatchDone], plan: object, text: str) -> None:
        """Do it all in one step, and tell it with the way back."""
        work = partial(deed, self.context, plan, once())
        self._shell.tasks.run(self.panel, work, lambda done: self._done(done, text), self.not_done)

    def _done(self, done: BatchDone, text: str) -> None:
        self.page.close_aside()
        back = partial(undo_batch, self.context, self.fair, done.operation)
        self._shell.undoable(
            text,
            lambda: self._shell.tasks.run(
                self.panel, partial(back, once()), self._undone, self.page.explain
            ),
        )
        self.tell(done)

    def _undone(self, done: BatchDone) -> None:
        self._shell.undoable(self._tr("Det är ångrat."), None)
        self.tell(done)

    def nudge_all(self, stations: tuple[StationId, ...]) -> None:
        """Ask at several stations' screens whether help is needed."""
        self.page.close_aside()
        for station in stations:
            self.nudge(station)

    def _nudged(self, done: calls.Nudged) -> None:
        back = partial(calls.undo_nudge, self.context, done.nudge_id)
        self._shell.undoable(
            self._tr("Frågan visas på bordets skärm."),
            lambda: self._quietly(partial(back, once())),
        )
        self._shell.refresh.tell(done.changed)

    def tell(self, done: BatchDone | Swapped) -> None:
        """Let every page show itself anew, and print the slips that are wrong."""
        self._shell.refresh.tell(done.changed)
        self._shell.paper.slips(done.slips)

    def not_done(self, error: Exception) -> None:
        """What has changed since is said, and the question is asked anew."""
        again = self._again
        outdated = isinstance(error, Refused) and error.refusal is Refusal.CHANGED_MEANWHILE
        if again is not None and outdated:
            self.chosen = {}
            again()
        self.panel.refusal.explain(error)

    def employer_is_back(self, employer: EmployerId) -> None:
        """Record that an employer who was away is here."""

        def done(answer: EmployerBack) -> None:
            back = partial(undo_employer_is_back, self.context, employer, answer.operation)
            self._shell.undoable(
                self._tr("Arbetsgivaren är här igen."), lambda: self._quietly(partial(back, once()))
            )
            self._shell.refresh.tell(answer.changed)

        work = partial(employer_is_back, self.context, employer, once())
        self._shell.tasks.run(self.panel, work, done, self.page.explain)

    def _quietly(self, work: Callable[[], EmployerBack | HallChanged]) -> None:
        def done(answer: EmployerBack | HallChanged) -> None:
            self._shell.undoable(self._tr("Det är ångrat."), None)
            self._shell.refresh.tell(answer.changed)

        self._shell.tasks.run(self.panel, work, done, self.page.explain)

    def print_inside(self) -> None:
        """Make the sheet of who is inside, in the fair's folder."""
        shell, name = self._shell, f"inside-{self.page.pulse.now():%H%M%S}"
        shell.prints.follow(self.page.fair)
        folder, tr, context, fair = Path(shell.prints.text), self._tr, self.context, self.fair

        def work(watch: Watch) -> Printed:
            job = PrintJob(tr, watch=watch, name=name)
            return print_sheet(context, fair, "inside", folder, job)

        def written(done: Printed) -> None:
            shell.undoable(tr("Listan ligger här: {path}", path=str(done.path)), None)

        shell.tasks.run_long(self.panel, work, written, self.panel.refusal.explain)

    def look(self, work: Callable[[], T], show: Callable[[T], None]) -> None:
        """Ask on the store's own thread, then show the answer where the alarms are."""

        def found(answer: T) -> None:
            self.page.show_aside(self.panel)
            show(answer)

        self._again = partial(self.look, work, show)
        self._shell.tasks.run(self.panel, work, found, self.page.explain)


def once() -> OperationId:
    """One press is one change, also when it has to be tried again."""
    return OperationId(new_id())
