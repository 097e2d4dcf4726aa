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
from motesplats.ui.parts import button, clear, column, label, named, row, say
from motesplats.usecases.follow_up import follow_up_texts
from motesplats.usecases.polls import LONGEST_TEXT, Ballot, cast_ballot, has_hint
from motesplats.wording import sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPushButton

    from motesplats.core.ids import FairId
    from motesplats.feedback.follow_up_texts import Question
    from motesplats.ui.shell import Shell

ASK = "ask"
WELCOME, QUESTION, WORDS, THANKS = range(4)
_THANKS_MS, _LEFT_MS = 4000, 60_000
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Left)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PollScreen(QWidget):
    """Asks one after the other; ``left`` when somebody wants out, ``answered`` for each that is
    kept. ``paper``: answers are typed from paper, so nobody is thanked and nothing runs out."""

    left = Signal()
    answered = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shell, self._tr = shell, shell.tr
        self._fair: FairId | None = None
        self._wanted, self.who, self.paper, self.kept = ASK, "", False, 0
        self._steps: dict[str, int] = {}
        self._number, self._step = 0, WELCOME
        self.top = label("", "quiet", wrap=True)
        self.question = label("", "name", wrap=True)
        self.refusal = label("", "attention", wrap=True)
        self.hint = label("", "waiting", wrap=True)
        self.choices = row(gap=t.APART)
        self.line = named(Lines(LONGEST_TEXT), "")
        self.line.textChanged.connect(self._on_typed)
        self.send_button = button("", self._send, "primary")
        self.skip_button, self.back_button = button("", self._skip), button("", self._go_back)
        self.language_button = button("", self._change_language, "quiet")
        self.leave_button = button("", self.left.emit, "quiet")
        self._thanks = QTimer(self, singleShot=True, interval=_THANKS_MS)
        self._thanks.timeout.connect(self.begin)
        self._left = QTimer(self, singleShot=True, interval=_LEFT_MS)
        self._left.timeout.connect(self.begin)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()

    @property
    def step(self) -> int:
        """Which of WELCOME, QUESTION, WORDS, THANKS is shown."""
        return self._step

    def open_for(self, fair: FairId, who: str, *, paper: bool) -> None:
        """Begin for these people, or ask each who they are (``ASK``)."""
        self._fair, self._wanted, self.paper, self.kept = fair, who, paper, 0
        self._tr = self._shell.tr
        self.begin()

    def begin(self) -> None:
        """Forget what was begun, and wait for the next one."""
        self._thanks.stop()
        self._left.stop()
        self._steps, self._number = {}, 0
        self.line.set_text("")
        self.who = "" if self._wanted == ASK else self._wanted
        if self.paper and self.who:
            self._show(QUESTION)
            return
        if not self.paper:
            self._tr = self._shell.tr
        self._show(WELCOME)

    def press(self, key: int, text: str) -> bool:
        """Take a key; False for one that means nothing here."""
        if self._step == THANKS:
            self.begin()
        elif self._step == WORDS:
            return self._press_in_words(key)
        elif key in _BACK:
            self._go_back()
        elif text == "0" and self._step == QUESTION:
            self._skip()
        elif text.isdecimal() and 1 <= int(text) <= self._most:
            self._choose(int(text))
        elif key in _ENTER and self._step == WELCOME and self.who:
            self._show(QUESTION)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event.key(), event.text()):
            super().keyPressEvent(event)

    @property
    def _questions(self) -> tuple[Question, ...]:
        return follow_up_texts().asked(self.who)

    @property
    def _most(self) -> int:
        if self._step == QUESTION:
            return len(follow_up_texts().scale)
        return 0 if self.who else len(follow_up_texts().who)

    def _press_in_words(self, key: int) -> bool:
        if key in _ENTER:
            self._send()
            return True
        return False

    def _choose(self, number: int) -> None:
        if self._step == WELCOME:
            self.who = tuple(follow_up_texts().who)[number - 1]
            self._show(QUESTION)
            return
        self._steps[self._questions[self._number].id] = number
        self._forward()

    def _skip(self) -> None:
        if self._step == WORDS:
            self.line.set_text("")
            self._send()
            return
        self._steps.pop(self._questions[self._number].id, None)
        self._forward()

    def _forward(self) -> None:
        self._number += 1
        self._show(WORDS if self._number == len(self._questions) else QUESTION)

    def _go_back(self) -> None:
        if self._step not in (QUESTION, WORDS):
            return
        if not self._number:
            self.begin()
            return
        self._number -= 1
        self._show(QUESTION)

    def _send(self) -> None:
        if self._fair is None:
            return
        ballot = Ballot(self.who, dict(self._steps), self.line.text())
        work = partial(cast_ballot, self._shell.context, self._fair, ballot)
        self._shell.tasks.run(self, work, lambda _cast: self._kept(), self._explain)

    def _kept(self) -> None:
        self.kept += 1
        self.answered.emit()
        if self.paper:
            self.begin()
        else:
            self._show(THANKS)
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
        other = ENGLISH if self._tr.language == SWEDISH else SWEDISH
        self._tr = words_in(other)
        self._show(self._step)

    def _wait(self) -> None:
        if not self.paper:
            self._left.start()

    def _show(self, step: int) -> None:
        self._step = step
        for one in (self.refusal, self.hint):
            say(one, "")
        if step in (QUESTION, WORDS):
            self._wait()
        self._say()
        self._offer()
        (self.line if step == WORDS else self).setFocus()
        self._shell.speak(self.question.text())

    def _say(self) -> None:
        tr, texts, language = self._tr, follow_up_texts(), self._tr.language
        words = {
            WELCOME: tr("Vad tyckte du om träffen?") if self.who else tr("Vem är du här som?"),
            WORDS: texts.last_question.said(language),
            THANKS: tr("Tack för ditt svar."),
        }
        top = {
            WELCOME: tr("Du svarar utan namn. Ingen kan se vem som svarade vad."),
            WORDS: tr("Sista frågan. Du kan hoppa över den. Skriv inga namn."),
            THANKS: tr("Nästa person kan svara nu."),
        }
        if self._step == QUESTION:
            questions = self._questions
            say(self.top, tr("Fråga {n} av {m}", n=self._number + 1, m=len(questions)))
            say(self.question, questions[self._number].text.said(language))
        else:
            say(self.top, top[self._step])
            say(self.question, words[self._step])
        if self.paper:
            done = tr.plural("{n} papper är inskrivet.", "{n} papper är inskrivna.", self.kept)
            self.top.setText(f"{self.top.text()} · {done}")

    def _offer(self) -> None:
        clear(self.choices)
        tr, texts, language = self._tr, follow_up_texts(), self._tr.language
        shown: list[tuple[str, str]] = []
        if self._step == QUESTION:
            shown = [(one.sign, one.text.said(language)) for one in texts.scale]
        elif self._step == WELCOME and not self.who:
            shown = [("", one.said(language)) for one in texts.who.values()]
        for number, (sign, words) in enumerate(shown, start=1):
            self.choices.addWidget(self._tile(number, sign, words), 1)
        if self._step == WELCOME and self.who:
            begin = button(tr("Börja"), lambda: self._show(QUESTION), "poll")
            begin.setMinimumHeight(t.KIOSK_CONTROL * 2)
            self.choices.addWidget(named(begin, tr("Börja")))
        typing = self._step == WORDS
        self.line.setVisible(typing)
        self.line.setAccessibleName(self.question.text())
        for one, text, there in (
            (self.send_button, tr("Skicka (Enter)"), typing),
            (self.skip_button, tr("Hoppa över (0)"), self._step == QUESTION),
            (self.back_button, tr("Tillbaka"), self._step in (QUESTION, WORDS)),
            (self.language_button, tr.pick("English", "Svenska"), True),
            (self.leave_button, tr("Avsluta enkäten"), self._step == WELCOME or self.paper),
        ):
            one.setText(text)
            one.setAccessibleName(text)
            one.setProperty("plain", "")
            one.setVisible(there)

    def _tile(self, number: int, sign: str, words: str) -> QPushButton:
        text = f"{number}\n{sign}\n{words}" if sign else f"{number}\n{words}"
        made = button(text, partial(self._choose, number), "poll")
        made.setProperty("plain", "")
        made.setAccessibleName(f"{number} {words}")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setMinimumHeight(t.KIOSK_CONTROL * 3)
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
