"""Changing the timetable by hand: with the mouse, or with the keys for cut and paste."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from motesplats.ui.pages.grid_words import GridWords
from motesplats.ui.pages.hand import Hand, given
from motesplats.ui.pages.hand_deeds import HandDeeds
from motesplats.usecases.carrying import Deal, Obstacle, Verdict, movable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from motesplats.core.ids import FairId, SeekerId
    from motesplats.ui.pages.grid_map import Place
    from motesplats.ui.pages.grid_signs import Sign
    from motesplats.ui.pages.timetable_grid import TimetableGrid
    from motesplats.ui.shell import Shell
    from motesplats.usecases.carrying import Movable
    from motesplats.usecases.grid_day import Waiting
    from motesplats.usecases.planning import TimetableView


class HandMove(QObject):
    """``refused`` carries a sentence that says why not, ``told`` what the place below says, and
    ``holding`` whether something is carried.
    """

    refused = Signal(str)
    told = Signal(str)
    holding = Signal(bool)

    def __init__(
        self, shell: Shell, grid: TimetableGrid, explain: Callable[[Exception], None]
    ) -> None:
        super().__init__(grid)
        self._shell, self._grid = shell, grid
        self.deeds = HandDeeds(shell, grid, explain)
        self._movable: Movable | None = None
        self._view: TimetableView | None = None
        self._from: Place | None = None
        self.hand: Hand | None = None
        self.tray: QWidget | None = None
        grid.lifted.connect(self.take)
        grid.marked.connect(self._on_marked)
        grid.let_go.connect(self.let_go)
        grid.entered.connect(self.put)

    def follow(self, fair: FairId) -> None:
        """Change this fair's timetable from now on."""
        first = self.deeds.fair != fair
        self.deeds.fair = fair
        if first and self._view is not None:
            self.show_view(self._view)

    def show_view(self, view: TimetableView) -> None:
        """Go on from this timetable; what is carried is judged anew."""
        self._view = self.deeds.view = view
        if self.deeds.fair is not None and view.meetings:
            work = partial(movable, self._shell.context, self.deeds.fair)
            self._shell.tasks.run(self, work, self._got)

    def take(self) -> None:
        """Take the marked meeting up, and those chosen with it; they stay until put down."""
        here = self._grid.meeting_here()
        if here is None or self._movable is None:
            return
        chosen = [m.meeting.id for m in self._grid.chosen_here()]
        ids = (here.meeting.id, *(m for m in chosen if m != here.meeting.id))
        carried = self._movable.carried(here.meeting.id)
        fixed = [one for one in ids if self._movable.obstacle(one) is not None]
        if carried is None or fixed:
            self._say_refused(Verdict(why=Obstacle.BEGUN))
            return
        if here.meeting.id not in chosen or len(ids) == 1:
            self._hold(Hand(self._movable, carried, here.seeker.name or here.seeker.code))
            return
        who = self._shell.tr("{n} möten", n=len(ids))
        self._hold(Hand(self._movable, carried, who, ids, here.meeting.slot))

    def take_wish(self, one: Waiting) -> None:
        """Take up a wish that has no time."""
        if self._movable is not None:
            who = one.person.name or one.person.code
            self._hold(Hand(self._movable, one.carried, who))

    def carry_over(self, point: QPoint) -> None:
        """What is carried is at that point of the screen now."""
        if self.hand is not None:
            self._grid.carry_over(self._grid.mapFromGlobal(point))

    def let_go(self, point: QPoint) -> None:
        """The mouse let go there: on a free place it stays, on a taken one the swap is asked for,
        on the tray it is taken out, anywhere else nothing is changed.
        """
        if self.hand is None:
            return
        tray = self.tray
        if tray is not None and tray.isVisible() and _over(tray, point):
            self.to_tray()
        elif not self._grid.is_over(point):
            self.cancel()
        elif self._verdict().deal is None:
            self.put()
            self._back_there()
        elif self._verdict().other is None:
            self.put()
        else:
            # Two people's times change at once: Enter or a click says yes.
            self._grid.carry("")
            self._grid.setFocus()

    def put(self) -> None:
        """Put what is carried into the marked place."""
        if self.hand is None or self._grid.cell_here() is None:
            return
        verdict = self._verdict()
        if verdict.why is Obstacle.STANDS_HERE:
            self.cancel()
        elif verdict.deal is None:
            # It stays in the hand: another place may take it.
            self.refused.emit(self._grid.note)
            self._shell.speak(self._grid.note)
        else:
            self._deal(verdict.deal)

    def to_tray(self) -> None:
        """Take the meetings that are carried, chosen or marked out of the timetable."""
        if self.hand is not None:
            own = self.hand.together or (self.hand.carried.meeting,)
            out = tuple(one for one in own if one is not None)
        else:
            out = tuple(m.meeting.id for m in self._grid.chosen_here())
        if out:
            self._deal(Deal(out))
        else:
            self.cancel()

    def place_person(self, seeker: SeekerId) -> None:
        """Let that person have the marked place, in the stead of whoever has it."""
        place, found = self._grid.place_here(), self._movable
        if place is None or found is None:
            return
        verdict = given(found, seeker, place[0], place[1].index)
        if verdict.deal is None:
            self._say_refused(verdict)
        else:
            self._deal(verdict.deal)

    def cancel(self) -> None:
        """Leave everything where it is."""
        if self.hand is None:
            return
        self._back_there()
        self._shell.undoable(self._shell.tr("Inget är ändrat."), None)

    def sign(self, place: Place) -> Sign | None:
        """What a place says to what is carried, without words."""
        shown = self._grid.map
        return None if self.hand is None or shown is None else self.hand.sign(shown, place)

    def _back_there(self) -> None:
        if self._from is not None and self.hand is not None:
            self._grid.mark_meeting(self._from)
            self._put_down()

    def _hold(self, hand: Hand) -> None:
        self.refused.emit("")
        self.hand, self._from = hand, self._grid.cell_here()
        self._grid.judge = self.sign
        self._grid.carry(hand.who)
        self.holding.emit(True)
        tr = self._shell.tr
        text = tr("{person}: välj en ruta och tryck Enter. Esc avbryter.", person=hand.who)
        self._grid.note = text
        self.told.emit(text)
        self._shell.speak(text)

    def _on_marked(self) -> None:
        shown, place = self._grid.map, self._grid.cell_here()
        if self.hand is not None and shown is not None and place is not None:
            self._grid.note = self.hand.said(shown, place, self._shell.tr)
            self.told.emit(self._grid.note)

    def _verdict(self) -> Verdict:
        shown, place = self._grid.map, self._grid.cell_here()
        if self.hand is None or shown is None or place is None:
            return Verdict()
        return self.hand.verdicts(shown, place)[0]

    def _got(self, found: Movable) -> None:
        self._movable = found
        if self.hand is not None:
            # The day went on while something was carried.
            hand = self.hand
            self.hand = Hand(found, hand.carried, hand.who, hand.together, hand.slot)
            self._grid.update()

    def _say_refused(self, verdict: Verdict) -> None:
        if self._view is not None:
            said = GridWords(self._view, self._shell.tr).why(verdict)
            self.refused.emit(self._shell.tr("Går inte: {why}", why=said))
            self._shell.speak(said)

    def _deal(self, deal: Deal) -> None:
        self._put_down()
        self.refused.emit("")
        self.deeds.do(deal)

    def _put_down(self) -> None:
        self.hand = None
        self._grid.put_down()
        self.holding.emit(False)
        self.told.emit("")


def _over(widget: QWidget, point: QPoint) -> bool:
    return widget.rect().contains(widget.mapFromGlobal(point))
