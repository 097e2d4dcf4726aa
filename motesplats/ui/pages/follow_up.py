"""Following up: whom to call, how many have work, how well it went, and the poll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.fair import Topic
from motesplats.ui.frame import FOLLOW_UP
from motesplats.ui.page import Page
from motesplats.ui.pages.follow_up_figures import OutcomePanel
from motesplats.ui.pages.follow_up_list import DuePanel
from motesplats.ui.pages.follow_up_measures import MeasurePanel
from motesplats.ui.pages.follow_up_poll import PollPanel
from motesplats.ui.parts import tabs

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from motesplats.core.fair import Fair
    from motesplats.ui.shell import Shell


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
        self._stale = True
        self.tabs = tabs(tr("Delar av sidan"))
        for panel, title in (
            (self.due, tr("Att följa upp")),
            (self.outcomes, tr("Utfall")),
            (self.measures, tr("Mått")),
            (self.poll, tr("Enkät")),
        ):
            self.tabs.addTab(panel, title)
        self.tabs.currentChanged.connect(lambda _number: self._show_tab())
        self.body.addWidget(self.tabs, 1)

    @property
    def first_focus(self) -> QWidget:
        return self.due.first_focus if self.tabs.currentIndex() == 0 else self.tabs

    def show_fair(self, fair: Fair | None) -> None:
        self.due.follow(fair)
        super().show_fair(fair)

    def reload(self) -> None:
        if self.isVisible():
            self._show_tab()
        else:
            self._stale = True

    def take_over(self, earlier: Page) -> None:
        if isinstance(earlier, FollowUpPage):
            self.tabs.setCurrentIndex(earlier.tabs.currentIndex())
            self.due.take_over(earlier.due)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show_tab()

    def _show_tab(self) -> None:
        """Ask for what the open tab shows; the others ask when they are opened."""
        self._stale = False
        panel = self.tabs.currentWidget()
        if isinstance(panel, DuePanel | OutcomePanel | MeasurePanel | PollPanel):
            panel.reload()
        self.shell.letters()
