"""Following up: whom to call, how many have work, how well it went, and the poll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from motesplats.core.fair import Topic
from motesplats.ui.dialogs.gate import ask_gate
from motesplats.ui.frame import FOLLOW_UP
from motesplats.ui.page import Page
from motesplats.ui.pages.follow_up_figures import OutcomePanel
from motesplats.ui.pages.follow_up_list import DuePanel
from motesplats.ui.pages.follow_up_measures import MeasurePanel
from motesplats.ui.pages.follow_up_poll import PollPanel
from motesplats.ui.parts import tabs
from motesplats.ui.poll_screen import PollScreen
from motesplats.usecases.gate import is_gate_kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from motesplats.core.fair import Fair
    from motesplats.ui.shell import Shell
    from motesplats.usecases.gate import Passage


class FollowUpPage(Page):
    """Tabs for what is done after a fair; the list goes over all fairs of the store."""

    name = FOLLOW_UP
    topics = frozenset(
        {Topic.FOLLOW_UP, Topic.FEEDBACK, Topic.REPORTS, Topic.PEOPLE, Topic.ARRIVALS, Topic.FAIRS}
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Uppföljning"))
        tr = self._tr
        self.due = DuePanel(self)
        self.outcomes = OutcomePanel(self)
        self.measures = MeasurePanel(self)
        self.poll = PollPanel(self)
        self._stale, self.given = True, False
        self.tabs = tabs(tr("Delar av sidan"))
        for panel, title in (
            (self.due, tr("Att följa upp")),
            (self.outcomes, tr("Utfall")),
            (self.measures, tr("Mått")),
            (self.poll, tr("Enkät")),
        ):
            self.tabs.addTab(panel, title)
        self.tabs.currentChanged.connect(lambda _number: self._show_tab())
        self.asking = PollScreen(shell)
        self.asking.left.connect(self.leave_poll)
        self.poll.wanted.connect(self.open_poll)
        self.stack = QStackedWidget()
        for part in (self.tabs, self.asking):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)

    @property
    def holds_screen(self) -> bool:
        return self.given

    @property
    def first_focus(self) -> QWidget:
        return self.due.first_focus if self.tabs.currentIndex() == 0 else self.tabs

    def show_fair(self, fair: Fair | None) -> None:
        self.due.follow(fair)
        super().show_fair(fair)

    def reload(self) -> None:
        if self.stack.currentWidget() is self.asking:
            self._stale = True
        elif self.isVisible():
            self._show_tab()
        else:
            self._stale = True

    def take_over(self, earlier: Page) -> None:
        if isinstance(earlier, FollowUpPage):
            self.tabs.setCurrentIndex(earlier.tabs.currentIndex())
            self.due.take_over(earlier.due)

    def open_poll(self, who: str, paper: bool) -> None:
        """Ask these people on the whole screen, or take their answers from paper."""
        if self.fair is None:
            return
        self._give(not paper)
        self.stack.setCurrentWidget(self.asking)
        self.asking.open_for(self.fair.id, who, paper=paper)

    def leave_poll(self) -> None:
        """Back to the page; a screen that others used asks for the passphrase first."""
        if not self.given:
            self._show_page()
            return
        why = self._tr("Till koordinatorns sidor kommer bara den som kan lösenordet.")
        ask_gate(self.shell, why, lambda _passage: self._show_page(), self)

    def may_close(self, close: Callable[[], object]) -> bool:
        """Whether the program may be closed now; if not, ``close`` is called once it may."""
        if not self.given or not is_gate_kept(self.shell.context):
            return True

        def end(_passage: Passage) -> None:
            self._show_page()
            close()

        why = self._tr("Koordinatorn stänger programmet, med lösenordet.")
        ask_gate(self.shell, why, end, self)
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show_tab()

    def _show_page(self) -> None:
        self._give(False)
        self.stack.setCurrentWidget(self.tabs)
        self._show_tab()
        self.tabs.setFocus()

    def _give(self, given: bool) -> None:
        if given != self.given:
            # The whole screen, with nothing of the computer around it.
            window = self.window()
            full = Qt.WindowState.WindowFullScreen
            state = window.windowState()
            window.setWindowState(state | full if given else state & ~full)
        self.given = given
        self.shell.alone(given)
        for part in (self.title, self.state):
            part.setVisible(not given)

    def _show_tab(self) -> None:
        """Ask for what the open tab shows; the others ask when they are opened."""
        self._stale = False
        panel = self.tabs.currentWidget()
        if isinstance(panel, DuePanel | OutcomePanel | MeasurePanel | PollPanel):
            panel.reload()
        self.shell.letters()
