"""What can be done about one station, in a menu at its card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from motesplats.live.hall import StationState
from motesplats.ui.pages.live_controls import MINUTES
from motesplats.ui.pages.live_words import called
from motesplats.usecases.troubles import LostStation, NoShow

if TYPE_CHECKING:
    from motesplats.live.hall import StationView
    from motesplats.ui.pages.live import LivePage
    from motesplats.usecases.live_hall import HallRecords

_GOING_ON = (StationState.TALK, StationState.WAITING, StationState.CHANGE, StationState.OVERRUN)


class StationMenu(QMenu):
    """Only what is possible at the station now stands in it."""

    def __init__(self, page: LivePage, view: StationView, records: HallRecords) -> None:
        super().__init__(page)
        self._page, self._view, self._records = page, view, records
        self._tr = page.shell.tr
        self.aboutToHide.connect(self.deleteLater)
        title = records.known.employers[view.station.employer].replace("&", "&&")
        head = self.addAction(self._tr("Bord {n}, {name}", n=view.station.number, name=title))
        head.setEnabled(False)
        self._add_deeds()
        if view.state in _GOING_ON:
            for minutes in MINUTES:
                text = self._tr("+{n} min vid det här bordet", n=minutes)
                act = partial(page.ask_longer, minutes, view.station.id)
                self.addAction(text).triggered.connect(lambda _checked=False, do=act: do())

    def _add_deeds(self) -> None:
        view, deeds = self._view, self._page.deeds
        if view.state is StationState.EMPLOYER_MISSING:
            came = self.addAction(self._tr("Arbetsgivaren är här"))
            came.triggered.connect(lambda: deeds.employers_came((view.station.employer,)))
        self._add_leaving()
        lost = self.addAction(self._tr("Bordet går inte att använda"))
        lost.triggered.connect(lambda: self._page.mend(LostStation(view.station.id)))
        meeting = view.meeting
        if meeting is None:
            return
        name = called(meeting.seeker, self._records.known, self._tr)
        if view.sits != meeting.seeker:
            sits = self.addAction(self._tr("{name} sitter här", name=name))
            sits.triggered.connect(
                lambda: deeds.sat_down(view.station.id, meeting.seeker, self._records)
            )
        home = self.addAction(self._tr("{name} går hem", name=name))
        home.triggered.connect(lambda: self._page.leaving.moving.goes_home(meeting.seeker))
        missed = self.addAction(self._tr("{name} uteblev", name=name))
        missed.triggered.connect(lambda: deeds.missed(meeting.id))
        if view.state is StationState.WAITING:
            instead = self.addAction(self._tr("Ta in någon annan"))
            instead.triggered.connect(lambda: self._page.mend(NoShow(meeting.id)))

    def _add_leaving(self) -> None:
        """What concerns the employer and the place rather than a meeting."""
        view, leaving = self._view, self._page.leaving
        employer, station = view.station.employer, view.station.id
        if view.state in (StationState.EMPLOYER_LEFT, StationState.EMPLOYER_COMING):
            back = self.addAction(self._tr("Arbetsgivaren är här igen"))
            back.triggered.connect(lambda: leaving.asker.employer_is_back(employer))
        if view.state is not StationState.EMPLOYER_LEFT:
            leaves = self.addAction(self._tr("Checka ut arbetsgivaren"))
            leaves.triggered.connect(lambda: leaving.employer_leaves(employer))
            late = self.addAction(self._tr("Arbetsgivaren kommer senare"))
            late.triggered.connect(lambda: leaving.employer_late(employer))
            nudge = self.addAction(self._tr("Fråga om de behöver hjälp"))
            nudge.triggered.connect(lambda: leaving.asker.nudge(station))
        swap = self.addAction(self._tr("Byt plats med ett annat bord"))
        swap.triggered.connect(lambda: leaving.moving.swap_with_any(station))
