"""The day is late, or an interpreter: who cannot be there, and what becomes of their meetings."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from motesplats.core.ids import InterpreterId, MeetingId
from motesplats.ui.pages import live_leaving_words as words
from motesplats.ui.pages.live_leaving_panel import Pick, Question
from motesplats.usecases.late_fair import carry_out_late, interpreter_plan, late_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.live.alarms import Alarm
    from motesplats.ui.pages.live_leaving_deeds import Asker
    from motesplats.usecases.hall_steps import Longer
    from motesplats.usecases.instead import Remaining
    from motesplats.usecases.late_fair import LatePlan


T = TypeVar("T")


class Late:
    """What could be done is asked of the use cases and shown before it is done."""

    def __init__(self, asker: Asker) -> None:
        self._asker, self._page = asker, asker.page
        self._shell, self._tr = asker.page.shell, asker.page.shell.tr
        self._cannot_stay: LatePlan | None = None

    def interpreter(self, alarm: Alarm) -> None:
        """Ask what becomes of the meetings that an interpreter cannot be at."""
        self._asker.chosen = {}
        self._interpreter(alarm)

    def tell_who_leaves(self, longer: Longer) -> None:
        """Say beside the question who has to leave before the day would be over."""
        self._cannot_stay = None
        if longer.station is not None:
            return
        work = partial(late_plan, self._asker.context, self._asker.fair, longer)

        def told(plan: LatePlan) -> None:
            self._page.asking.tell_more(longer, words.late_lines(plan, self._tr))
            self._cannot_stay = plan

        # A fair without wishes or stations has nobody to ask about.
        self._shell.tasks.run(self._asker.panel, work, told)

    def moved(self, longer: Longer) -> None:
        """Move the day, then ask about those who cannot stay."""
        self._page.deeds.make_longer(longer)
        self._ask_about_them()

    def _ask_about_them(self) -> None:
        """What becomes of the meetings that somebody cannot stay for, once the day is moved."""
        plan, self._cannot_stay = self._cannot_stay, None
        if plan is not None and plan.remaining:
            self._page.show_aside(self._asker.panel)
            self._show_cannot_stay(plan)

    def _interpreter(self, alarm: Alarm) -> None:
        who = InterpreterId(alarm.subjects[0])
        meetings = tuple(map(MeetingId, alarm.subjects[1:]))
        work = partial(
            interpreter_plan,
            self._asker.context,
            self._asker.fair,
            who,
            meetings,
            dict(self._asker.chosen),
        )
        self._asker.look(work, partial(self._show_interpreter, alarm))

    def _show_interpreter(self, alarm: Alarm, plan: LatePlan) -> None:
        who = InterpreterId(alarm.subjects[0])
        meetings = tuple(map(MeetingId, alarm.subjects[1:]))
        name, deeds = self._asker.records.known.interpreters[who], self._page.deeds
        again = partial(interpreter_plan, self._asker.context, self._asker.fair, who, meetings)
        lines = (words.what_it_costs(plan.people, len(plan.remaining), self._tr),)
        if not plan.remaining:
            lines = (self._tr("Mötet har börjat och kan inte flyttas."),)
        self._asker.panel.ask(
            Question(
                heading=self._tr("Tolken {name}", name=name),
                lines=lines,
                picks=self._asker.picks(
                    plan.remaining, again, partial(self._show_interpreter, alarm)
                ),
                yes=self._tr("Gör så"),
                act=partial(
                    self._asker.carry_out, carry_out_late, plan, self._tr("Mötet är ändrat.")
                )
                if plan.remaining
                else None,
                others=(
                    (self._tr("Tolken är här"), partial(self._leave, deeds.interpreter_came, who)),
                    (self._tr("Börja utan tolk"), partial(self._leave, deeds.put_away, alarm)),
                ),
            )
        )

    def _leave(self, deed: Callable[[T], None], about: T) -> None:
        """Do something else than what was proposed."""
        self._page.close_aside()
        deed(about)

    def _show_cannot_stay(self, plan: LatePlan) -> None:
        cost = words.what_it_costs(plan.people, len(plan.remaining), self._tr)
        self._asker.panel.ask(
            Question(
                heading=self._tr("De här hinner inte stanna"),
                lines=(*words.late_lines(plan, self._tr), cost),
                picks=tuple(
                    Pick(
                        words.meeting_line(one.view, self._tr),
                        tuple(words.option_text(option, self._tr) for option in one.options),
                        one.options.index(one.option),
                        partial(self._instead, plan, one),
                    )
                    for one in plan.remaining
                ),
                yes=self._tr("Gör så"),
                act=partial(
                    self._asker.carry_out, carry_out_late, plan, self._tr("Möten är ändrade.")
                ),
            )
        )

    def _instead(self, plan: LatePlan, one: Remaining, n: int) -> None:
        mine = replace(one, option=one.options[n])
        remaining = tuple(mine if other is one else other for other in plan.remaining)
        self._show_cannot_stay(replace(plan, remaining=remaining))
