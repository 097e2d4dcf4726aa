"""One question about people or places of the hall, with a choice for each line that has several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import button, clear, column, frame, label, row, scrolled
from motesplats.ui.refusals import Refusals

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPushButton

    from motesplats.ui.shell import Shell

_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Pick:
    """A line with something to choose; ``pick`` is told the place of what was chosen."""

    text: str
    choices: tuple[str, ...]
    chosen: int
    pick: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a heading, what is known, the choices, and the button that does it all.

    ``act`` is None where there is nothing to do; ``others`` are further buttons.
    """

    heading: str
    lines: tuple[str, ...] = ()
    picks: tuple[Pick, ...] = ()
    yes: str = ""
    act: Callable[[], None] | None = None
    others: tuple[tuple[str, Callable[[], None]], ...] = ()

    @property
    def told(self) -> str:
        """Everything that is said, as a screen reader says it."""
        picks = (f"{one.text}: {one.choices[one.chosen]}" for one in self.picks)
        return "\n".join((self.heading, *self.lines, *picks))


class LeavingPanel(QWidget):
    """Shows one question at a time; Enter does what is proposed, Esc leaves."""

    def __init__(self, shell: Shell, left: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._shell, self._left, self._tr = shell, left, shell.tr
        self.question = Question("")
        self.boxes: list[QComboBox] = []
        self.others: list[QPushButton] = []
        self.heading = label("", "heading", wrap=True)
        self.refusal = Refusals(shell)
        self.yes = button("", self._on_yes, "primary")
        self.no = button(self._tr("Avbryt"), left)
        content = frame("panel")
        self._lines = column(gap=t.TIGHT)
        self._picks = column(gap=t.NEAR)
        inside = column(content, gap=t.NEAR, edge=t.APART)
        for part in (self._lines, self._picks):
            inside.addLayout(part)
        inside.addStretch(1)
        whole = column(self, gap=t.NEAR)
        whole.addWidget(self.heading)
        whole.addWidget(self.refusal)
        whole.addWidget(scrolled(content), 1)
        self._others = column(gap=t.TIGHT)
        whole.addLayout(self._others)
        line = row()
        line.addWidget(self.yes)
        line.addWidget(self.no)
        line.addStretch(1)
        whole.addLayout(line)

    def ask(self, question: Question) -> None:
        """Show a question; who is choosing in a line goes on choosing there."""
        same = [one.text for one in question.picks] == [one.text for one in self.question.picks]
        choosing = same and any(box.hasFocus() for box in self.boxes)
        self.question = question
        self.refusal.say("")
        self.heading.setText(question.heading)
        clear(self._lines)
        clear(self._others)
        for text in question.lines:
            self._lines.addWidget(label(text, wrap=True))
        if not same:
            clear(self._picks)
            self.boxes = [self._box(n, one) for n, one in enumerate(question.picks)]
        for box, one in zip(self.boxes, question.picks, strict=True):
            _offer(box, one)
        self.others = [button(text, act) for text, act in question.others]
        for other in self.others:
            self._others.addWidget(other)
        self.yes.setText(question.yes.replace("&", "&&"))
        self.yes.setProperty("plain", question.yes)
        self.yes.setAccessibleName(question.yes)
        self.yes.setAccessibleDescription(question.told)
        self.yes.setVisible(question.act is not None)
        if not choosing:
            (self.yes if question.act is not None else self.no).setFocus()
            self._shell.speak(question.told)
        self._shell.letters()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line takes the whole proposal."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and any(box.hasFocus() for box in self.boxes):
            self._on_yes()
            return
        super().keyPressEvent(event)

    def _box(self, place: int, one: Pick) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
        box.setAccessibleName(one.text)
        box.activated.connect(lambda chosen: self.question.picks[place].pick(chosen))
        self._picks.addWidget(label(one.text, "strong", wrap=True))
        self._picks.addWidget(box)
        return box

    def _on_yes(self) -> None:
        if self.question.act is not None:
            self.question.act()


def _offer(box: QComboBox, one: Pick) -> None:
    """Let a box that is there offer these choices."""
    if [box.itemText(n) for n in range(box.count())] != list(one.choices):
        box.clear()
        box.addItems(list(one.choices))
    box.setCurrentIndex(one.chosen)
    box.setToolTip(one.choices[one.chosen])
