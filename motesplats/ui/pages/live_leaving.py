"""Who leaves, comes late, goes home or changes places: asked and done where the alarms are."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from motesplats.ui.pages import live_leaving_words as words
from motesplats.ui.pages.live_late import Late
from motesplats.ui.pages.live_leaving_deeds import Asker
from motesplats.ui.pages.live_leaving_panel import Pick, Question
from motesplats.ui.pages.live_moving import Moving
from motesplats.usecases.departures import departure_plan, employer_late, employer_leaves
from motesplats.usecases.inside import inside_of

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import EmployerId, StationId
    from motesplats.ui.pages.live import LivePage
    from motesplats.ui.pages.live_leaving_panel import LeavingPanel
    from motesplats.usecases.departures import DeparturePlan

_STEP, _STEPS = timedelta(minutes=5), 36
_SOON = timedelta(minutes=15)


class Leaving:
    """Asks the use cases what would happen, shows it, and carries out what was agreed to."""

    def __init__(self, page: LivePage) -> None:
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr
        self.asker = Asker(page)
        self.moving, self.late = Moving(self.asker), Late(self.asker)

    @property
    def panel(self) -> LeavingPanel:
        """Where the question stands."""
        return self.asker.panel

    def employer_leaves(self, employer: EmployerId) -> None:
        """Ask what becomes of the meetings of an employer who goes now."""
        self.asker.chosen = {}
        work = partial(departure_plan, self.asker.context, self.asker.fair, employer)
        self.asker.look(work, self._forms_first)

    def employer_late(self, employer: EmployerId) -> None:
        """Ask when an employer comes, and what becomes of the meetings until then."""
        self.asker.chosen = {}
        self._late(employer, self._times()[self._soon()])

    def swap(self, here: StationId, came: StationId) -> None:
        """Ask whether the station whose card came here shall change places with this one."""
        self.moving.swap(came, here)

    def inside(self) -> None:
        """Show everybody who is inside, from what the page knows already."""
        if self._page.records is None:
            return
        told = inside_of(self._page.records)
        self._page.show_aside(self.panel)
        self.panel.ask(
            Question(
                heading=self._tr("Inne just nu: {n}", n=len(told.seekers)),
                lines=("\n".join(words.inside_lines(told, self._tr)),),
                yes=self._tr("Skriv ut listan"),
                act=self.asker.print_inside,
            )
        )

    def _forms_first(self, plan: DeparturePlan) -> None:
        if not plan.missing or self.asker.chosen:
            self._show_departure(plan)
            return
        stations = tuple(dict.fromkeys(view.meeting.station for view in plan.missing))
        text = self._tr("Först återkopplingen från {name}", name=plan.name)
        self.asker.panel.ask(
            Question(
                heading=text,
                lines=words.missing_lines(plan, self._tr),
                yes=self._tr("Be dem skriva nu"),
                act=partial(self.asker.nudge_all, stations),
                others=((self._tr("Gå vidare ändå"), partial(self._show_departure, plan)),),
            )
        )

    def _show_departure(self, plan: DeparturePlan) -> None:
        again = partial(departure_plan, self.asker.context, self.asker.fair, plan.employer)
        self.asker.panel.ask(
            Question(
                heading=self._tr("{name} går nu", name=plan.name),
                lines=words.departure_lines(plan, self._tr),
                picks=self.asker.picks(plan.remaining, again, self._show_departure),
                yes=self._tr("Checka ut"),
                act=partial(self.asker.carry_out, employer_leaves, plan, self._left_text(plan)),
            )
        )

    def _late(self, employer: EmployerId, until: datetime) -> None:
        work = partial(
            departure_plan,
            self.asker.context,
            self.asker.fair,
            employer,
            until,
            dict(self.asker.chosen),
        )
        self.asker.look(work, self._show_late)

    def _show_late(self, plan: DeparturePlan) -> None:
        times = self._times()
        until = plan.until or times[0]
        choices = tuple(words.when(one) for one in times)
        chosen = min(range(len(times)), key=lambda n: abs(times[n] - until))
        again = partial(departure_plan, self.asker.context, self.asker.fair, plan.employer, until)
        time = Pick(
            self._tr("Kommer klockan"),
            choices,
            chosen,
            lambda n: self._late_at(plan.employer, times[n]),
        )
        self.asker.panel.ask(
            Question(
                heading=self._tr("{name} kommer senare", name=plan.name),
                lines=words.departure_lines(plan, self._tr),
                picks=(time, *self.asker.picks(plan.remaining, again, self._show_late)),
                yes=self._tr("Kommer {time}", time=words.when(until)),
                act=partial(self.asker.carry_out, employer_late, plan, self._late_text(plan)),
            )
        )

    def _late_at(self, employer: EmployerId, until: datetime) -> None:
        self.asker.chosen = {}
        self._late(employer, until)

    def _times(self) -> tuple[datetime, ...]:
        """Every fifth minute to come, for three hours."""
        now = self._page.pulse.now()
        first = now.replace(minute=now.minute // 5 * 5, second=0, microsecond=0) + _STEP
        return tuple(first + n * _STEP for n in range(_STEPS))

    def _soon(self) -> int:
        return int(_SOON / _STEP) - 1

    def _left_text(self, plan: DeparturePlan) -> str:
        return self._tr("{name} är utcheckad.", name=plan.name)

    def _late_text(self, plan: DeparturePlan) -> str:
        until = words.when(plan.until) if plan.until else ""
        return self._tr("{name} kommer {time}.", name=plan.name, time=until)
