"""The poll on a whole screen: one question at a time, answered with the keys 1 to 4 or a touch.

Nothing on it says who answers; what was begun and left goes after a minute.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from motesplats.core.errors import Refusal, Refused
from motesplats.i18n import ENGLISH, SWEDISH, words_in
from motesplats.ui import tokens as t
from motesplats.ui.kiosk.lines import Lines
from motesplats.ui.parts import button, clear, column, label, row, say
from motesplats.ui.poll_walk import (
    ASK,
    QUESTION,
    THANKS,
    WELCOME,
    WORDS,
    PollWalk,
    asked,
    choices,
)
from motesplats.usecases.polls import LONGEST_TEXT, cast_ballot, has_hint
from motesplats.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPushButton

    from motesplats.core.ids import FairId
    from motesplats.ui.shell import Shell

_THANKS_MS, _LEFT_MS = 4000, 60_000
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Left)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PollScreen(QWidget):
    """Asks one after the other; ``left`` when somebody wants out. ``paper``: answers are typed
    from paper, so nobody is thanked and nothing runs out."""

    left = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shell, self._tr = shell, shell.tr
        self._fair: FairId | None = None
        self.walk, self.paper, self.kept = PollWalk(), False, 0
        self.top = label("", "quiet", wrap=True)
        self.question = label("", "name", wrap=True)
        self.refusal = label("", "attention", wrap=True)
        self.hint = label("", "waiting", wrap=True)
        self.choices = row(gap=t.APART)
        self.line = Lines(LONGEST_TEXT)
        self.line.textChanged.connect(self._on_typed)
        self.send_button = button("", self._send, "primary")
        self.skip_button, self.back_button = button("", self._skip), button("", self._go_back)
        self.language_button = button("", self._change_language, "quiet")
        self.leave_button = button("", self.left.emit, "quiet")
        self._thanks, self._left = self._timer(_THANKS_MS), self._timer(_LEFT_MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()

    def open_for(self, fair: FairId, who: str, *, paper: bool) -> None:
        """Begin for these people, or ask each who they are (``ASK``)."""
        self._fair, self.paper, self.kept = fair, paper, 0
        self.walk = PollWalk(who or ASK)
        self.begin()

    def begin(self) -> None:
        """Forget what was begun, and wait for the next one, in the usual language."""
        self._thanks.stop()
        self._left.stop()
        self.line.set_text("")
        self._tr = self._shell.tr
        self.walk.begin(at_once=self.paper)
        self._show()

    def press(self, key: int, text: str) -> bool:
        """Take a key; False for one that means nothing here."""
        step = self.walk.step
        if step == THANKS:
            self.begin()
        elif step == WORDS and key in _ENTER:
            self._send()
        elif step != WORDS and key in _BACK:
            self._go_back()
        elif step == QUESTION and text == "0":
            self._skip()
        elif text.isdecimal() and 1 <= int(text) <= self.walk.most:
            self._choose(int(text))
        elif step == WELCOME and self.walk.who and key in _ENTER:
            self._begin_questions()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event.key(), event.text()):
            super().keyPressEvent(event)

    def _choose(self, number: int) -> None:
        self.walk.choose(number)
        self._show()

    def _begin_questions(self) -> None:
        self.walk.step = QUESTION
        self._show()

    def _skip(self) -> None:
        self.walk.skip()
        self._show()

    def _go_back(self) -> None:
        if self.walk.back():
            self._show()
        else:
            self.begin()

    def _send(self) -> None:
        if self._fair is not None:
            ballot = self.walk.ballot(self.line.text())
            work = partial(cast_ballot, self._shell.context, self._fair, ballot)
            self._shell.tasks.run(self, work, lambda _cast: self._keep(), self._explain)

    def _keep(self) -> None:
        self.kept += 1
        if self.paper:
            self.begin()
            return
        self.walk.step = THANKS
        self._show()
        self._left.stop()
        self._thanks.start()

    def _explain(self, error: Exception) -> None:
        if isinstance(error, Refused):
            blocked = error.refusal is Refusal.TEXT_BLOCKED
            say(self.refusal, self._about_people() if blocked else sentence(error, self._tr))

    def _on_typed(self) -> None:
        self._wait()
        say(self.refusal, "")
        say(self.hint, self._about_people() if has_hint(self.line.text()) else "")

    def _about_people(self) -> str:
        return self._tr("Skriv om träffen, inte om någon person. Inga namn, nummer eller adresser.")

    def _change_language(self) -> None:
        self._tr = words_in(ENGLISH if self._tr.language == SWEDISH else SWEDISH)
        self._show()

    def _wait(self) -> None:
        if not self.paper and self.walk.step != WELCOME:
            self._left.start()

    def _timer(self, milliseconds: int) -> QTimer:
        made = QTimer(self, singleShot=True, interval=milliseconds)
        made.timeout.connect(self.begin)
        return made

    def _show(self) -> None:
        for one in (self.refusal, self.hint):
            say(one, "")
        self._wait()
        tr = self._tr
        top, question = asked(self.walk, tr)
        if self.paper:
            done = tr.plural("{n} papper är inskrivet.", "{n} papper är inskrivna.", self.kept)
            top = f"{top} · {done}"
        say(self.top, top)
        say(self.question, question)
        self._offer()
        (self.line if self.walk.step == WORDS else self).setFocus()
        self._shell.speak(question)

    def _offer(self) -> None:
        clear(self.choices)
        tr, step = self._tr, self.walk.step
        for number, (sign, words) in enumerate(choices(self.walk, tr), start=1):
            text = "\n".join(part for part in (str(number), sign, words) if part)
            made = self._tile(text, f"{number} {words}", partial(self._choose, number))
            self.choices.addWidget(made, 1)
        if step == WELCOME and self.walk.who:
            self.choices.addWidget(self._tile(tr("Börja"), tr("Börja"), self._begin_questions))
        self.line.setVisible(step == WORDS)
        self.line.setAccessibleName(self.question.text())
        for one, text, there in (
            (self.send_button, tr("Skicka (Enter)"), step == WORDS),
            (self.skip_button, tr("Hoppa över (0)"), step == QUESTION),
            (self.back_button, tr("Tillbaka"), step in (QUESTION, WORDS)),
            (self.language_button, tr.pick("English", "Svenska"), True),
            (self.leave_button, tr("Avsluta enkäten"), step == WELCOME or self.paper),
        ):
            one.setText(text)
            one.setAccessibleName(text)
            one.setProperty("plain", "")
            one.setVisible(there)

    def _tile(self, text: str, name: str, act: Callable[[], None]) -> QPushButton:
        made = button(text, act, "poll")
        made.setProperty("plain", "")
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setMinimumHeight(t.KIOSK_CONTROL * (3 if "\n" in text else 2))
        return made

    def _lay_out(self) -> None:
        whole = column(self, gap=t.ROOM, edge=t.WIDE)
        head, foot = row(), row(gap=t.APART)
        head.addWidget(self.top, 1)
        head.addWidget(self.language_button)
        whole.addLayout(head)
        whole.addStretch(1)
        for one in (self.question, self.line, self.hint, self.refusal):
            whole.addWidget(one)
        whole.addLayout(self.choices)
        whole.addStretch(2)
        for made in (self.back_button, self.skip_button, self.send_button):
            made.setMinimumHeight(t.KIOSK_CONTROL)
            foot.addWidget(made)
        foot.addStretch(1)
        foot.addWidget(self.leave_button)
        whole.addLayout(foot)
