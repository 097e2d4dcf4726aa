"""What the summary says of the fair in words: the coordinator's, and released ones of employers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from motesplats.i18n import isolated, mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, clear, column, field, label, row, scrolled
from motesplats.ui.refusals import Refusals
from motesplats.usecases.employers_words import (
    WordsDecided,
    WordsToRead,
    release_words,
    words_to_read,
)
from motesplats.usecases.statistics_said import (
    AccountChanged,
    FairAccount,
    account_of,
    put_account,
)

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.core.ids import FairId
    from motesplats.ui.shell import Shell

_LESSONS_HEIGHT = 90
_QUESTIONS = {
    "lacking": mark("Det de sökande behöver bygga på"),
    "hinders": mark("Hinder för att anställa"),
    "support": mark("Stöd som behövs"),
}


class SummingPanel(QWidget):
    """The frame of the summary, deviations and lessons, and the employers' words to release."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tr = shell, shell.tr
        tr = shell.tr
        self._fair: FairId | None = None
        self.lines = {name: QLineEdit() for name in ("series", "partners", "head", "gender_basis")}
        self.lessons = QPlainTextEdit()
        self.lessons.setFixedHeight(_LESSONS_HEIGHT)
        self.lessons.setTabChangesFocus(True)
        self.refusal = Refusals(shell)
        self.save_button = button(tr("Spara"), self.save, "primary")
        self.found: tuple[WordsToRead, ...] = ()
        self._words = column(gap=t.NEAR)
        self._lay_out()

    def show_fair(self, fair: Fair | None) -> None:
        """Show what is said of this fair."""
        if fair is None:
            self._fair = None
            return
        run, context = self._shell.tasks.run, self._shell.context
        if fair.id != self._fair:
            self._fair = fair.id
            run(self, partial(account_of, context, fair.id), self._show, self.refusal.explain)
        run(self, partial(words_to_read, context, fair.id), self._list, self.refusal.explain)

    def save(self) -> None:
        """Write down what stands in the fields."""
        said = {name: line.text().strip() for name, line in self.lines.items()}
        self._send(FairAccount(lessons=self.lessons.toPlainText(), **said))

    def _send(self, account: FairAccount) -> None:
        self.refusal.say("")
        if self._fair is not None:
            work = partial(put_account, self._shell.context, self._fair, account)
            self._shell.tasks.run(self, work, self._saved, self.refusal.explain)

    def _saved(self, answer: AccountChanged) -> None:
        self._show(answer.account)
        self._shell.refresh.tell(answer.changed)
        back = None
        if not answer.before.gender_basis or answer.account.gender_basis:
            back = partial(self._send, answer.before)
        self._shell.undoable(self._tr("Sparat. Det kommer med i sammanställningen."), back)

    def _show(self, account: FairAccount) -> None:
        for name, line in self.lines.items():
            line.setText(getattr(account, name))
        self.lessons.setPlainText(account.lessons)

    def _list(self, found: tuple[WordsToRead, ...]) -> None:
        clear(self._words)
        self.found, tr = found, self._tr
        if not found:
            self._words.addWidget(label(tr("Ingen arbetsgivare har skrivit något än."), "quiet"))
        for one in found:
            self._words.addWidget(self._line(one))
        self._words.addStretch(1)
        self._shell.letters()

    def _line(self, one: WordsToRead) -> QWidget:
        tr = self._tr
        box = QWidget()
        place = row(box)
        said = f"{isolated(one.name)}. {tr(_QUESTIONS[one.item])}: ”{isolated(one.text)}”"
        place.addWidget(label(said, wrap=True), 1)
        text = tr("Håll inne") if one.released else tr("Släpp")
        place.addWidget(button(text, partial(self.decide, one)))
        return box

    def decide(self, one: WordsToRead) -> None:
        """Release these words, or hold them again."""
        work = partial(release_words, self._shell.context, one, not one.released)
        self._shell.tasks.run(self, work, self._decided, self.refusal.explain)

    def _decided(self, answer: WordsDecided) -> None:
        self._shell.refresh.tell(answer.changed)

    def _lay_out(self) -> None:
        tr = self._tr
        whole = column(self, gap=t.NEAR, edge=t.ROOM)
        first, second = row(), row()
        first.addWidget(field(tr("Serie"), self.lines["series"]), 1)
        first.addWidget(field(tr("Samarbetspartner"), self.lines["partners"]), 2)
        first.addWidget(field(tr("Projektledare"), self.lines["head"]), 1)
        why = tr("Varför kön får registreras (lämna tomt om det inte görs)")
        second.addWidget(field(why, self.lines["gender_basis"]), 1)
        whole.addLayout(first)
        whole.addLayout(second)
        whole.addWidget(field(tr("Avvikelser och lärdomar, utan namn"), self.lessons))
        below = row()
        below.addStretch(1)
        below.addWidget(self.save_button)
        whole.addWidget(self.refusal)
        whole.addLayout(below)
        whole.addWidget(label(tr("Arbetsgivarnas ord om dagen"), "heading"))
        content = QWidget()
        content.setProperty("look", "page")
        content.setLayout(self._words)
        whole.addWidget(scrolled(content), 1)
