"""What the desk does to those who have come, and the way back from each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from motesplats.core.fair import Topic
from motesplats.core.ids import EmployerId, InterpreterId, OperationId, SeekerId, new_id
from motesplats.i18n import isolated, mark
from motesplats.usecases import arrival as desk
from motesplats.usecases.batches import MOVED
from motesplats.usecases.going_home import goes_home, home_plan
from motesplats.usecases.hall_marks import (
    employers_came,
    interpreter_came,
    undo_employers_came,
    undo_interpreter_came,
)
from motesplats.usecases.hall_steps import HALL
from motesplats.usecases.host_arrivals import HostKind
from motesplats.usecases.longer_time import give_longer_time
from motesplats.usecases.outside import go_out
from motesplats.usecases.protection import protect

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.ui.pages.arrival import ArrivalPage
    from motesplats.ui.pages.arrival_answer import Answer
    from motesplats.usecases.arrival import ArrivalUndone, CheckedIn, WalkInUndone
    from motesplats.usecases.going_home import HomePlan
    from motesplats.usecases.hall_steps import HallChanged
    from motesplats.usecases.host_arrivals import HostHit
    from motesplats.usecases.longer_time import LongerTime
    from motesplats.usecases.outside import DoorPassed
    from motesplats.usecases.protection import Protected
    from motesplats.usecases.views import Shown

    _Changing = ArrivalUndone | WalkInUndone | Protected | LongerTime | DoorPassed


class DeskActions:
    """Takes check-ins and drop-ins back, and protects; afterwards the desk listens again."""

    def __init__(
        self,
        page: ArrivalPage,
        answer: Answer,
        greet: Callable[[CheckedIn], None],
        refuse: Callable[[Exception], None],
    ) -> None:
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr
        self._answer, self._greet, self._refuse = answer, greet, refuse
        answer.undo_wanted.connect(lambda seeker: self.undo(SeekerId(seeker)))
        answer.protection_wanted.connect(lambda seeker: self.protect(SeekerId(seeker)))
        answer.longer_wanted.connect(lambda seeker: self.lengthen(SeekerId(seeker)))
        answer.home_wanted.connect(lambda seeker: self.go_home(SeekerId(seeker)))
        answer.door_wanted.connect(lambda seeker: self.go_out(SeekerId(seeker)))
        answer.slip_wanted.connect(lambda seeker: self._shell.paper.slips((SeekerId(seeker),)))
        answer.badge_wanted.connect(lambda seeker: self._shell.paper.badges((SeekerId(seeker),)))

    def undo(self, seeker: SeekerId) -> None:
        """Take a check-in back."""
        work = partial(desk.undo_check_in, self._shell.context, seeker)
        self._shell.tasks.run(self._page, work, self._undone, self._refuse)

    def go_out(self, seeker: SeekerId) -> None:
        """Somebody leaves for a while."""
        work = partial(go_out, self._shell.context, seeker)
        self._shell.tasks.run(self._page, work, self._gone_out, self._refuse)

    def _gone_out(self, answer: DoorPassed) -> None:
        self._answer.went_out(answer)
        seeker = answer.seeker.seeker
        work = partial(desk.check_in_by_name, self._shell.context, seeker)
        self._shell.undoable(
            self._tr("{name} har gått ut en stund.", name=answer.seeker.label),
            lambda: self._shell.tasks.run(self._page, work, self._greet, self._refuse),
        )
        self._tell(answer)

    def go_home(self, seeker: SeekerId) -> None:
        """Somebody leaves for good: whoever can have the places gets them."""
        context, operation = self._shell.context, OperationId(new_id())

        def work() -> HomePlan:
            plan = home_plan(context, seeker)
            goes_home(context, plan, operation)
            return plan

        self._shell.tasks.run(self._page, work, self._gone_home, self._refuse)

    def _gone_home(self, plan: HomePlan) -> None:
        text = self._tr("{name} har gått hem.", name=plan.seeker.label)
        if plan.people:
            one, many = mark("{n} person får en plats."), mark("{n} personer får en plats.")
            text = f"{text} {self._tr.plural(one, many, plan.people)}"
        self._answer.forget(plan.seeker)
        self._shell.undoable(text, None)
        taken = {p.taken.meeting.seeker: None for p in plan.places if p.taken is not None}
        self._shell.paper.slips(tuple(taken))
        self._shell.refresh.tell(MOVED | {Topic.ARRIVALS})
        self._page.first_focus.setFocus()

    def host_came(self, hit: HostHit) -> None:
        """An employer or an interpreter is here; whoever was here already is only shown."""
        if hit.here:
            self._host_shown(hit, None)
            return
        shell, fair = self._shell, self._page.fair
        if fair is None:
            return
        if hit.kind is HostKind.EMPLOYER:
            ids = (EmployerId(hit.id),)
            work: Callable[[], object] = partial(employers_came, shell.context, fair.id, ids)
            back: Callable[[], HallChanged] = partial(
                undo_employers_came, shell.context, fair.id, ids
            )
        else:
            one = InterpreterId(hit.id)
            work = partial(interpreter_came, shell.context, fair.id, one)
            back = partial(undo_interpreter_came, shell.context, one)
        shell.tasks.run(self._page, work, lambda _done: self._host_shown(hit, back), self._refuse)

    def _host_shown(self, hit: HostHit, back: Callable[[], HallChanged] | None) -> None:
        self._page.listen_again()
        self._answer.greet_host(hit, self._shell.context.now())
        if back is None:
            return
        self._shell.refresh.tell(HALL)
        text = self._tr("{name} är här.", name=isolated(hit.name))
        self._shell.undoable(
            text, lambda: self._shell.tasks.run(self._page, back, self._host_gone, self._refuse)
        )

    def _host_gone(self, answer: HallChanged) -> None:
        self._answer.wait()
        self._shell.refresh.tell(answer.changed)

    def walked_in(self, answer: CheckedIn) -> None:
        """Greet a drop-in, whose way back leads off the fair."""
        self._greet(answer)
        undo = partial(desk.undo_walk_in, self._shell.context, answer.seeker.seeker)
        forget = partial(self._forget, answer.seeker)
        self._shell.undoable(
            self._tr("{name} är tillagd och incheckad.", name=answer.seeker.label),
            lambda: self._shell.tasks.run(self._page, undo, forget, self._refuse),
        )

    def protect(self, seeker: SeekerId) -> None:
        """Let only the code be seen from now on."""
        work = partial(protect, self._shell.context, seeker, True)
        self._shell.tasks.run(self._page, work, self._protected, self._refuse)

    def lengthen(self, seeker: SeekerId) -> None:
        """Let the meetings of the next timetable be longer."""
        work = partial(give_longer_time, self._shell.context, seeker, True)
        self._shell.tasks.run(self._page, work, self._lengthened, self._refuse)

    def _lengthened(self, answer: LongerTime) -> None:
        self._show_changed(answer)
        text = self._tr("{name} får dubbel tid när schemat görs om.", name=answer.seeker.label)
        back = partial(give_longer_time, self._shell.context, answer.seeker.seeker, False)
        self._shell.undoable(
            text, lambda: self._shell.tasks.run(self._page, back, self._shortened, self._refuse)
        )

    def _shortened(self, answer: LongerTime) -> None:
        self._show_changed(answer)
        self._shell.undoable(self._tr("{name} får vanlig tid.", name=answer.seeker.label), None)

    def _undone(self, answer: ArrivalUndone) -> None:
        seeker = answer.seeker
        self._answer.forget(seeker)
        work = partial(desk.check_in_by_name, self._shell.context, seeker.seeker)
        self._shell.undoable(
            self._tr("Incheckningen av {name} är ångrad.", name=seeker.label),
            lambda: self._shell.tasks.run(self._page, work, self._greet, self._refuse),
        )
        self._tell(answer)

    def _forget(self, seeker: Shown, answer: WalkInUndone) -> None:
        self._answer.forget(seeker)
        self._shell.undoable(self._tr("{name} är borttagen igen.", name=seeker.label), None)
        self._tell(answer)

    def _protected(self, answer: Protected) -> None:
        self._show_changed(answer)
        text = self._tr(
            "Nu visas bara koden {code}. Samla in papper som har namnet på sig.",
            code=answer.seeker.code,
        )
        # Somebody who was protected before is not uncovered by a way back from here.
        self._shell.undoable(
            text, partial(self._uncover, answer.seeker.seeker) if answer.changed else None
        )

    def _uncover(self, seeker: SeekerId) -> None:
        work = partial(protect, self._shell.context, seeker, False)
        self._shell.tasks.run(self._page, work, self._uncovered, self._refuse)

    def _uncovered(self, answer: Protected) -> None:
        self._show_changed(answer)
        text = self._tr("{name} visas med namn igen.", name=answer.seeker.label)
        self._shell.undoable(text, partial(self.protect, answer.seeker.seeker))

    def _show_changed(self, answer: Protected | LongerTime) -> None:
        if self._answer.shows(answer.seeker.seeker):
            self._answer.show_person(answer.seeker, answer.needs)
        self._shell.letters()
        self._tell(answer)

    def _tell(self, answer: _Changing) -> None:
        self._shell.refresh.tell(answer.changed)
        self._page.first_focus.setFocus()
