"""What every page has: a title, one sentence of state, one primary button, and content below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from motesplats.core.errors import Refused, StoreUnavailable
from motesplats.ui import tokens as t
from motesplats.ui.parts import column, frame, label, restyle, row, say
from motesplats.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFrame, QLabel, QPushButton

    from motesplats.core.fair import Fair, Topic
    from motesplats.i18n import Words
    from motesplats.ui.refresh import Refresh
    from motesplats.ui.tasks import Tasks
    from motesplats.ui.theme import Theme
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Shell:
    """What the window hands to every page.

    ``undoable(text, undo)`` shows what was done with a way back; ``go`` opens another page by its name;
    ``open_fair`` makes a fair the one that all pages show; ``alone`` hides everything but the page.
    """

    context: Context
    tasks: Tasks
    refresh: Refresh
    tr: Words
    theme: Theme
    undoable: Callable[[str, Callable[[], None] | None], None]
    go: Callable[[str], None]
    open_fair: Callable[[Fair | None], None]
    alone: Callable[[bool], None]
    speak: Callable[[str], None]
    change_language: Callable[[], None]
    letters: Callable[[], None]


class Page(QWidget):
    """One page of the window; ``topics`` are those that make it ask again for what it shows."""

    name = ""
    topics: frozenset[Topic] = frozenset()

    def __init__(self, shell: Shell, title: str) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.shell = shell
        self._tr = shell.tr
        self.fair: Fair | None = None
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

    def show_fair(self, fair: Fair | None) -> None:
        """Show another fair."""
        self.fair = fair
        self.reload()

    def reload(self) -> None:
        """Ask again for everything that the page shows."""

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

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        if self.topics & topics:
            self.reload()


class Refusals(QWidget):
    """A line that says why something was not done, beside a way out if there is one."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._frame: QFrame = frame("note")
        self._text: QLabel = label("", "strong", wrap=True)
        self._buttons = row()
        inside = row(self._frame, edge=t.APART)
        inside.addWidget(self._text, 1)
        inside.addLayout(self._buttons)
        column(self).addWidget(self._frame)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text() if not self.isHidden() else ""

    def explain(self, error: Exception) -> None:
        """Say what ``error`` means; nothing for what the window says itself."""
        if isinstance(error, Refused | StoreUnavailable):
            self.say(sentence(error, self._shell.tr), "attention")

    def say(self, text: str, state: str = "waiting", way_out: QPushButton | None = None) -> None:
        """Show ``text``; nothing hides the line."""
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if way_out is not None:
            self._buttons.addWidget(way_out)
        say(self._text, text)
        restyle(self._frame, state=state)
        self.setVisible(bool(text))
        if text:
            self._shell.speak(text)
