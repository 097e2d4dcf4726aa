"""What every page has: a title, one sentence of state, one primary button, and content below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import column, label, row
from motesplats.ui.refusals import Refusals

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from motesplats.core.fair import Fair, Topic
    from motesplats.ui.shell import Shell


class Page(QWidget):
    """One page of the window; ``topics`` are those that make it ask again for what it shows: at
    once, or when somebody next looks at it, unless it ``follows`` what nobody sees too.
    """

    name = ""
    topics: frozenset[Topic] = frozenset()
    follows = False

    def __init__(self, shell: Shell, title: str) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.shell = shell
        self._tr = shell.tr
        self.fair: Fair | None = None
        self._behind = False
        self.title = label(title, "title")
        self.state = label("", "quiet", wrap=True)
        self.buttons = row()
        self.refusal = Refusals(shell)
        self.body: QVBoxLayout = column(gap=t.APART)
        self._lay_out()
        shell.refresh.changed.connect(self._on_changed)

    @property
    def first_focus(self) -> QWidget:
        """The control that the most frequent action starts in."""
        return self

    @property
    def holds_screen(self) -> bool:
        """Whether somebody else than the staff has the whole screen, for this page alone."""
        return False

    def show_fair(self, fair: Fair | None) -> None:
        """Show another fair."""
        self.fair = fair
        self.reload()

    def reload(self) -> None:
        """Ask again for everything that the page shows."""

    def on_renewal(self) -> None:
        """What F5 does on this page."""
        self.reload()

    def on_scan(self, _code: str) -> bool:
        """Take what was scanned; False hands it on to the desk."""
        return False

    def take_over(self, _earlier: Page) -> None:
        """Go on where the same page in another language was left."""

    def explain(self, error: Exception) -> None:
        """Say a refusal where the mistake is; the rest is said by the window."""
        self.refusal.explain(error)

    def _lay_out(self) -> None:
        whole = column(self, gap=t.APART, edge=t.WIDE)
        whole.setContentsMargins(t.WIDE, t.ROOM, t.WIDE, t.ROOM)
        head = row()
        words = column(gap=t.TIGHT)
        words.addWidget(self.title)
        words.addWidget(self.state)
        head.addLayout(words, 1)
        head.addLayout(self.buttons)
        whole.addLayout(head)
        whole.addWidget(self.refusal)
        whole.addLayout(self.body, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._behind = False
            self.reload()

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        if not self.topics & topics:
            return
        if self.follows or self.isVisible():
            self.reload()
        else:
            self._behind = True
