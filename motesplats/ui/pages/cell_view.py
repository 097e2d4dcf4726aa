"""One place in the grid in words: why its meeting is there, or who could come where nobody is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from motesplats.ui import tokens as t
from motesplats.ui.explaining import clock_time
from motesplats.ui.mending_words import why_there
from motesplats.ui.parts import button, clear, column, label, row
from motesplats.ui.refusals import Refusals
from motesplats.usecases.cells import (
    FreePlace,
    MeetingGround,
    ReservePerson,
    free_place,
    meeting_ground,
    take_reserve,
)

if TYPE_CHECKING:
    from motesplats.core.fair import TimeSlot
    from motesplats.core.ids import FairId
    from motesplats.ui.shell import Shell
    from motesplats.usecases.planning import Planned, StationView
    from motesplats.usecases.views import MeetingView

_MOST_SHOWN = 6


class CellView(QWidget):
    """Hidden until a place is chosen; what it says is found away from the store's thread."""

    placed = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._fair: FairId | None = None
        self.refusal = Refusals(shell)
        self._inside = column(gap=t.NEAR)
        whole = column(self, gap=t.NEAR)
        whole.addWidget(self.refusal)
        whole.addLayout(self._inside)
        self.hide()

    def forget(self) -> None:
        """No place is chosen."""
        clear(self._inside)
        self.hide()

    def show_meeting(self, fair: FairId, view: MeetingView) -> None:
        """Say why this meeting is there."""
        self.forget()
        work = partial(_ground, self._shell, (fair, view))
        self._shell.tasks.run_long(self, work, self._tell_ground)

    def show_place(self, fair: FairId, station: StationView, slot: TimeSlot) -> None:
        """Say who could come to this free place."""
        self._fair = fair
        self.forget()
        tr = self._shell.tr
        heading = tr(
            "Ledigt kl. {time}, bord {n}, {employer}",
            time=clock_time(slot.starts),
            n=station.station.number,
            employer=station.employer.name,
        )
        work = partial(_place, self._shell, (fair, station, slot))
        self._shell.tasks.run_long(self, work, partial(self._tell_place, heading))

    def _tell_ground(self, found: MeetingGround) -> None:
        tr, view = self._shell.tr, found.view
        self.forget()
        heading = tr(
            "Varför {employer} kl. {time}", employer=view.employer, time=clock_time(view.starts)
        )
        self._inside.addWidget(label(heading, "strong", wrap=True))
        self._inside.addWidget(label(why_there(found.ground, tr), wrap=True))
        keys = tr("Flytta mötet: Ctrl+X här, Ctrl+V i en annan ruta.")
        self._inside.addWidget(label(keys, "quiet", wrap=True))
        self.show()

    def _tell_place(self, heading: str, found: FreePlace) -> None:
        tr = self._shell.tr
        self.forget()
        self.refusal.say("")
        self._inside.addWidget(label(heading, "strong", wrap=True))
        if found.passed:
            self._inside.addWidget(label(tr("Tiden har redan börjat."), "quiet", wrap=True))
        elif not found.staffed:
            self._inside.addWidget(label(tr("Ingen sitter vid bordet då."), "quiet", wrap=True))
        elif not found.people:
            self._inside.addWidget(label(self._nobody(found), "quiet", wrap=True))
        else:
            says = tr("De här kan komma utan att någon annan flyttas:")
            self._inside.addWidget(label(says, "quiet", wrap=True))
        people = found.people if found.staffed else ()
        for one in people[:_MOST_SHOWN]:
            self._inside.addWidget(self._reserve(one))
        more = len(people) - _MOST_SHOWN
        if more > 0:
            self._inside.addWidget(label(tr("Och {n} till.", n=more), "quiet"))
        self.show()
        self._shell.letters()

    def _nobody(self, found: FreePlace) -> str:
        tr = self._shell.tr
        if found.only_here:
            return tr("Ingen som är här, ledig och vill dit kan komma då.")
        return tr("Ingen som är ledig och vill dit kan komma då.")

    def _reserve(self, one: ReservePerson) -> QWidget:
        tr = self._shell.tr
        box = QWidget()
        line = row(box)
        has = tr.plural("{n} möte", "{n} möten", one.have)
        wish = tr("val {n}", n=one.rank) if one.rank is not None else tr("arbetsgivarens önskemål")
        words = column(gap=0)
        words.addWidget(label(one.person.label, wrap=True))
        words.addWidget(label(f"{has}, {wish}", "quiet", wrap=True))
        line.addLayout(words, 1)
        give = button(tr("Ge tiden"), lambda: self._give(one))
        give.setAccessibleDescription(one.person.label)
        line.addWidget(give)
        return box

    def _give(self, one: ReservePerson) -> None:
        if self._fair is not None:
            work = partial(take_reserve, self._shell.context, self._fair, one)
            self._shell.tasks.run(self, work, self._given, self.refusal.explain)

    def _given(self, answer: Planned) -> None:
        self.forget()
        self.placed.emit(answer)


def _ground(shell: Shell, wanted: tuple[FairId, MeetingView], _watch: object) -> MeetingGround:
    fair, view = wanted
    return meeting_ground(shell.context, fair, view.meeting.id)


def _place(shell: Shell, wanted: tuple[FairId, StationView, TimeSlot], _watch: object) -> FreePlace:
    fair, station, slot = wanted
    return free_place(shell.context, fair, station.station.id, slot.index)
