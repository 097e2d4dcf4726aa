"""Somebody goes home, or two stations change places: asked where the alarms are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from motesplats.ui.pages import live_leaving_words as words
from motesplats.ui.pages.live_leaving_deeds import once
from motesplats.ui.pages.live_leaving_panel import Pick, Question
from motesplats.usecases.going_home import goes_home, home_plan
from motesplats.usecases.stations import swap_plan, swap_stations

if TYPE_CHECKING:
    from motesplats.core.ids import MeetingId, SeekerId, StationId
    from motesplats.ui.pages.live_leaving_deeds import Asker
    from motesplats.usecases.going_home import FreedPlace, HomePlan
    from motesplats.usecases.stations import Swapped, SwapPlan

    Chosen = tuple[tuple[MeetingId, SeekerId | None], ...]


class Moving:
    """What would happen is asked of the use cases and shown before it is done."""

    def __init__(self, asker: Asker) -> None:
        self._asker, self._page = asker, asker.page
        self._shell, self._tr = asker.page.shell, asker.page.shell.tr

    def goes_home(self, seeker: SeekerId) -> None:
        """Ask who may have the places of somebody who goes home."""
        self._home(seeker, ())

    def swap(self, one: StationId, other: StationId) -> None:
        """Ask whether two stations shall change places."""
        work = partial(swap_plan, self._asker.context, self._asker.fair, one, other)
        self._asker.look(work, self._show_swap)

    def swap_with_any(self, one: StationId) -> None:
        """Ask with which station one shall change places; the next one is proposed."""
        stations = self._asker.records.gathering.stations
        place = next(n for n, s in enumerate(stations) if s.id == one)
        if len(stations) > 1:
            self.swap(one, stations[(place + 1) % len(stations)].id)

    def _home(self, seeker: SeekerId, chosen: Chosen) -> None:
        self._asker.look(partial(home_plan, self._asker.context, seeker, chosen), self._show_home)

    def _show_home(self, plan: HomePlan) -> None:
        name = words.person(plan.seeker, self._tr)
        picks = (self._place(plan, one) for one in plan.places if one.reserves)
        self._asker.panel.ask(
            Question(
                heading=self._tr("{name} går hem", name=name),
                lines=words.home_lines(plan, self._tr),
                picks=tuple(picks),
                yes=self._tr("Går hem"),
                act=partial(
                    self._asker.carry_out,
                    goes_home,
                    plan,
                    self._tr("{name} har gått hem.", name=name),
                ),
            )
        )

    def _place(self, plan: HomePlan, place: FreedPlace) -> Pick:
        """Who gets the place of a meeting that is not held."""
        taken = {
            one.view.meeting.id: None if one.taken is None else one.taken.meeting.seeker
            for one in plan.places
        }
        meeting = place.view.meeting.id
        who: tuple[SeekerId | None, ...] = (*(v.meeting.seeker for v in place.reserves), None)
        names = [words.person(view.seeker, self._tr) for view in place.reserves]

        def picked(n: int) -> None:
            self._home(plan.seeker.seeker, tuple({**taken, meeting: who[n]}.items()))

        return Pick(
            words.place_line(place.view),
            (*names, self._tr("Ingen, platsen blir ledig")),
            who.index(taken[meeting]),
            picked,
        )

    def _show_swap(self, plan: SwapPlan) -> None:
        stations = self._asker.records.gathering.stations
        one, other = plan.stations
        others = tuple(s for s in stations if s.id != one)
        known = self._asker.records.known.employers
        names = tuple(
            self._tr("Bord {n}, {name}", n=s.number, name=known[s.employer]) for s in others
        )
        place = next(n for n, s in enumerate(others) if s.id == other)
        number = next(s.number for s in stations if s.id == one)
        pick = Pick(self._tr("Byt plats med"), names, place, lambda n: self.swap(one, others[n].id))
        self._asker.panel.ask(
            Question(
                heading=self._tr("Bord {n} byter plats", n=number),
                lines=words.swap_lines(plan, self._tr),
                picks=(pick,),
                yes=self._tr("Byt plats"),
                act=partial(self._swap, one, other),
            )
        )

    def _swap(self, one: StationId, other: StationId) -> None:
        work = partial(swap_stations, self._asker.context, self._asker.fair, one, other, once())
        self._shell.tasks.run(self._asker.panel, work, self._swapped, self._asker.not_done)

    def _swapped(self, done: Swapped) -> None:
        self._page.close_aside()
        text = self._tr("Borden har bytt plats. Nya skyltar finns på sidan Utskrifter.")
        self._shell.undoable(text, partial(self._swap, *done.signs))
        self._asker.tell(done)
