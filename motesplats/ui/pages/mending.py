"""Beside the grid: ways to mend the timetable, one card each, as they are found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from motesplats.core.errors import Refusal, Refused
from motesplats.ui import tokens as t
from motesplats.ui.explaining import what_it_gives
from motesplats.ui.mending_words import best_at, how_a_day_changes, what_clashes, what_it_costs
from motesplats.ui.parts import (
    button,
    clear,
    column,
    label,
    named,
    restyle,
    row,
    say,
    scrolled,
)
from motesplats.ui.progress import Progress
from motesplats.ui.refusals import Refusals
from motesplats.ui.tasks import Ends
from motesplats.usecases.clashes import locked_clash, unlock_meetings
from motesplats.usecases.mending import accept_proposal, proposals_for
from motesplats.usecases.today import live_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QKeyEvent

    from motesplats.core.ids import FairId, MeetingId
    from motesplats.ui.jobs import Cancel
    from motesplats.ui.shell import Shell
    from motesplats.usecases.clashes import MeetingsClash, Unlocked
    from motesplats.usecases.context import Context, Watch
    from motesplats.usecases.mending import Suggestion
    from motesplats.usecases.planning import Planned

_PERSON = Qt.ItemDataRole.UserRole
_LIST_HEIGHT = 200


class Card(QFrame):
    """One proposal: what it is best at, its price, whose day changes, and the button to use it."""

    def __init__(self, shell: Shell, suggestion: Suggestion, chosen: Callable[[str], None]) -> None:
        super().__init__()
        tr, self.suggestion = shell.tr, suggestion
        self.setProperty("look", "card")
        title = best_at(suggestion.aim, tr)
        self.people = named(QListWidget(), tr("Vilka det gäller"))
        self.people.setWordWrap(True)
        self.people.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.people.setSpacing(t.TIGHT)
        self.people.setFixedHeight(round(_LIST_HEIGHT * shell.theme.scale))
        for change in suggestion.people:
            item = QListWidgetItem(how_a_day_changes(change, tr))
            item.setData(_PERSON, change.person.seeker)
            self.people.addItem(item)
        self.people.itemActivated.connect(lambda item: chosen(item.data(_PERSON)))
        self.people.itemClicked.connect(lambda item: chosen(item.data(_PERSON)))
        self.people.hide()
        self._show, self._hide = tr("Visa vilka"), tr("Dölj vilka")
        self.who_button = button(self._show, self._fold)
        self.use_button = button(tr("Använd förslaget"))
        for one in (self.who_button, self.use_button):
            one.setAccessibleDescription(title)
        inside = column(self, gap=t.TIGHT, edge=t.APART)
        inside.addWidget(label(title, "strong", wrap=True))
        inside.addWidget(label(what_it_costs(suggestion.price, tr), wrap=True))
        given = what_it_gives(suggestion.figures, suggestion.expected, tr)
        inside.addWidget(label(given, "quiet", wrap=True))
        buttons = row()
        buttons.addWidget(self.who_button)
        buttons.addStretch(1)
        buttons.addWidget(self.use_button)
        inside.addLayout(buttons)
        # Below the buttons, so that opening it moves neither of them.
        inside.addWidget(self.people)
        self._letters = shell.letters

    def _fold(self) -> None:
        opened = self.people.isHidden()
        self.people.setVisible(opened)
        text = self._hide if opened else self._show
        self.who_button.setProperty("plain", text)
        self.who_button.setAccessibleName(text)
        self._letters()
        if opened:
            self.people.setFocus()


class MendPanel(QWidget):
    """Up to three cards; the first is there at once, the others as they are found."""

    accepted = Signal(object)
    closed = Signal()

    def __init__(self, shell: Shell, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self._shell, self._chosen = shell, chosen
        self._fair: FairId | None = None
        self._locked: tuple[MeetingId, ...] = ()
        self._cancel: Cancel | None = None
        self.cards: list[Card] = []
        tr = shell.tr
        self.close_button = button(tr("Stäng"), self.close_panel)
        self.refusal = Refusals(shell)
        self.again_button = button(tr("Gör nya förslag"), self._again)
        self.unlock_button = button(tr("Lås upp mötena"), self._unlock)
        self._says = label("", wrap=True)
        self.progress = Progress(shell)
        content = QWidget()
        content.setProperty("look", "page")
        self._stack = column(content, gap=t.APART)
        head = row()
        head.addWidget(label(tr("Så kan schemat lagas"), "strong", wrap=True), 1)
        head.addWidget(self.close_button)
        inside = column(self, gap=t.NEAR)
        inside.setContentsMargins(t.APART, 0, 0, 0)
        inside.addLayout(head)
        for part in (self.refusal, self._says, self.unlock_button, self.again_button):
            inside.addWidget(part)
        inside.addWidget(self.progress)
        inside.addWidget(scrolled(content), 1)

    @property
    def text(self) -> str:
        """What the panel says besides its cards."""
        return self._says.text() if not self._says.isHidden() else ""

    def begin(self, fair: FairId, locked: tuple[MeetingId, ...] = ()) -> None:
        """Look for proposals; ``locked`` are meetings that cannot be held and that mending
        leaves.
        """
        self.stop()
        self._fair, self._locked = fair, locked
        self.refusal.say("")
        self.again_button.hide()
        self._clear()
        tr = self._shell.tr
        stuck = tr.plural(
            "{n} möte som inte går att hålla är låst och står kvar.",
            "{n} möten som inte går att hålla är låsta och står kvar.",
            len(locked),
        )
        say(self._says, stuck if locked else "")
        self.unlock_button.setVisible(bool(locked))
        self.close_button.setFocus()
        ends = Ends(self._ended, self._failed, self.progress.show_step)
        work = partial(_proposals, self._shell.context, fair)
        self._cancel = self._shell.tasks.run_each(self, work, self._add, ends)
        self.progress.begin(tr("Letar efter förslag"), self._cancel)

    def stop(self) -> None:
        """Look no further; the cards that are there stay."""
        if self._cancel is not None:
            self._cancel()
        self.progress.end()

    def outdate(self) -> None:
        """Something has changed: the proposals can no longer be used."""
        if not self.cards or self.isHidden():
            return
        for card in self.cards:
            card.use_button.setEnabled(False)
        self._say_again(self._shell.tr("Något har ändrats sedan förslagen gjordes."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def close_panel(self) -> None:
        """Go back to the people."""
        self.stop()
        self._clear()
        self.closed.emit()

    def _clear(self) -> None:
        self.cards = []
        clear(self._stack)
        self._stack.addStretch(1)

    def _again(self) -> None:
        if self._fair is not None:
            self.begin(self._fair)

    def _add(self, suggestion: Suggestion) -> None:
        card = Card(self._shell, suggestion, self._chosen)
        card.use_button.clicked.connect(lambda: self._use(card))
        self._stack.insertWidget(len(self.cards), card)
        if not self.cards:
            restyle(card.use_button, look="primary")
        self.cards.append(card)
        self._shell.letters()
        if len(self.cards) == 1 and self.window().focusWidget() is self.close_button:
            card.who_button.setFocus()

    def _ended(self) -> None:
        self.progress.end()
        if not self.cards and not self._locked:
            say(self._says, self._shell.tr("Inget behöver ändras, eller inget går att ändra."))

    def _failed(self, error: Exception) -> None:
        self.progress.end()
        if self._fair is not None and _is(error, Refusal.PROBLEM_CLASH):
            work = partial(_clash, self._shell.context, self._fair)
            self._shell.tasks.run_long(self, work, self._tell_clash, self.refusal.explain)
        else:
            self.refusal.explain(error)

    def _tell_clash(self, found: MeetingsClash | None) -> None:
        if found is not None:
            self._locked = tuple(view.meeting.id for view in found.meetings)
            self.refusal.say(what_clashes(found, self._shell.tr), "attention")
            self.unlock_button.show()

    def _unlock(self) -> None:
        if self._fair is not None:
            work = partial(unlock_meetings, self._shell.context, self._fair, self._locked)
            self._shell.tasks.run(self, work, self._unlocked, self.refusal.explain)

    def _unlocked(self, answer: Unlocked) -> None:
        self._clear()
        self._shell.refresh.tell(answer.changed)
        self._again()

    def _use(self, card: Card) -> None:
        self.stop()
        work = partial(_accept, self._shell.context, card.suggestion)
        self._shell.tasks.run(self, work, self._used, self._not_used)

    def _used(self, answer: Planned) -> None:
        self._clear()
        self.accepted.emit(answer)

    def _not_used(self, error: Exception) -> None:
        if _is(error, Refusal.CHANGED_MEANWHILE):
            self.outdate()
        else:
            self.refusal.explain(error)

    def _say_again(self, text: str) -> None:
        self.refusal.say(text)
        self.again_button.show()
        self._shell.letters()


def _proposals(context: Context, fair: FairId, watch: Watch) -> Iterator[Suggestion]:
    yield from proposals_for(context, fair, live_now(context, fair), watch)


def _accept(context: Context, suggestion: Suggestion) -> Planned:
    live = live_now(context, suggestion.planning.fair.id)
    return accept_proposal(context, suggestion, live)


def _clash(context: Context, fair: FairId, _watch: Watch) -> MeetingsClash | None:
    return locked_clash(context, fair, live_now(context, fair))


def _is(error: Exception, refusal: Refusal) -> bool:
    return isinstance(error, Refused) and error.refusal is refusal
