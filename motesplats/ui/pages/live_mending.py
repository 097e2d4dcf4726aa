"""Ways to mend what happened in the hall, where the alarms are: one key takes the first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import OperationId, new_id
from motesplats.ui import tokens as t
from motesplats.ui.pages.live_mending_words import (
    asked,
    cost_of,
    done_text,
    meaning_of,
    nothing,
    title_of,
)
from motesplats.ui.parts import button, clear, column, frame, label, row, say, scrolled
from motesplats.ui.progress import Progress
from motesplats.ui.refusals import Refusals
from motesplats.ui.tasks import Ends
from motesplats.usecases.mending_hall import hall_proposals
from motesplats.usecases.mending_taken import take_hall_proposal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from motesplats.core.ids import FairId
    from motesplats.ui.jobs import Cancel
    from motesplats.ui.shell import Shell
    from motesplats.usecases.context import Context
    from motesplats.usecases.troubles import HallMended, HallProposal, Trouble

_SLOW_MS = 1000


class WayCard:
    """One way: what it does, what it costs, what it means, and the button that takes it."""

    def __init__(
        self, shell: Shell, one: HallProposal, take: Callable[[HallProposal], None], look: str
    ) -> None:
        tr = shell.tr
        self.whole: QFrame = frame("panel")
        self.title = title_of(one, tr)
        self.told = "\n".join((cost_of(one, tr), *meaning_of(one, tr)))
        self.button = button(tr("Gör så"), lambda: take(one), look)
        self.button.setAccessibleName(f"{tr('Gör så')}: {self.title}")
        self.button.setAccessibleDescription(self.told)
        place = column(self.whole, gap=t.TIGHT, edge=t.APART)
        place.addWidget(label(self.title, "strong", wrap=True))
        place.addWidget(label(self.told, wrap=True))
        line = row()
        line.addWidget(self.button)
        line.addStretch(1)
        place.addLayout(line)


class HallMending(QWidget):
    """Looks for ways on the second worker and shows each as it is found.

    ``day`` says with which clock and for which fair; ``taken`` is told what was done, in words too,
    and ``left`` that nobody looks any longer.
    """

    def __init__(
        self,
        shell: Shell,
        day: Callable[[], tuple[Context, FairId]],
        taken: Callable[[HallMended, str], None],
        left: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._shell, self._day, self._tr = shell, day, shell.tr
        self._taken, self._left = taken, left
        self._trouble: Trouble | None = None
        self._cancel: Cancel | None = None
        self.cards: list[WayCard] = []
        self._heading = label("", "strong", wrap=True)
        self._detail = label("", wrap=True)
        self.refusal, self.progress = Refusals(shell), Progress(shell)
        self.back_button = button(self._tr("Tillbaka"), left)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._tell_slow)
        self._lay_out()

    @property
    def told(self) -> str:
        """What the panel says besides its cards."""
        return self._detail.text() if not self._detail.isHidden() else ""

    def begin(self, trouble: Trouble, about: str = "") -> None:
        """Look for ways out of a trouble, of which ``about`` says more than its kind."""
        self.stop()
        self._trouble = trouble
        self._heading.setText(about or asked(trouble, self._tr))
        say(self._detail, "")
        self.refusal.say("")
        self._search()

    def stop(self) -> None:
        """Look no further."""
        if self._cancel is not None:
            self._cancel()
        self._slow.stop()
        self.progress.end()

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("look", "page")
        self._stack = column(content, gap=t.NEAR)
        whole = column(self, gap=t.NEAR)
        for part in (self._heading, self.refusal, self._detail, self.progress):
            whole.addWidget(part)
        whole.addWidget(scrolled(content), 1)
        line = row()
        line.addWidget(self.back_button)
        line.addStretch(1)
        whole.addLayout(line)

    def _search(self) -> None:
        if self._trouble is None:
            return
        self.cards = []
        clear(self._stack)
        self._stack.addStretch(1)
        self.back_button.setFocus()
        self._shell.letters()
        ends = Ends(self._ended, self._failed, self.progress.show_step)
        work = partial(hall_proposals, *self._day(), self._trouble)
        self._cancel = self._shell.tasks.run_each(self, work, self._add, ends)
        self._slow.start()

    def _tell_slow(self) -> None:
        if self._cancel is not None:
            self.progress.begin(self._tr("Letar efter förslag"), self._cancel)

    def _add(self, one: HallProposal) -> None:
        card = WayCard(self._shell, one, self._take, "primary" if not self.cards else "plain")
        self._stack.insertWidget(len(self.cards), card.whole)
        self.cards.append(card)
        self._shell.letters()
        if len(self.cards) == 1:
            self._shell.speak(f"{card.title}. {card.told}")
            if self.back_button.hasFocus():
                card.button.setFocus()

    def _ended(self) -> None:
        self._slow.stop()
        self.progress.end()
        if not self.cards and self._trouble is not None:
            say(self._detail, nothing(self._trouble, self._tr))

    def _failed(self, error: Exception) -> None:
        self._slow.stop()
        self.progress.end()
        self.refusal.explain(error)

    def _take(self, one: HallProposal) -> None:
        self.stop()
        operation = OperationId(new_id())
        context, _ = self._day()
        work = partial(take_hall_proposal, context, one, operation)
        done = done_text(one, self._tr)
        self._shell.tasks.run(self, work, lambda answer: self._done(answer, done), self._not_taken)

    def _done(self, answer: HallMended, text: str) -> None:
        self._left()
        self._taken(answer, text)

    def _not_taken(self, error: Exception) -> None:
        """What has changed since is said, and ways are looked for anew."""
        outdated = isinstance(error, Refused) and error.refusal is Refusal.CHANGED_MEANWHILE
        self.refusal.explain(error)
        if outdated:
            self._search()
