"""The widgets around the text that an officer reads, and what they say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from motesplats.i18n import isolated
from motesplats.ui import tokens as t
from motesplats.ui.pages.release_queue import ReleaseQueue
from motesplats.ui.pages.release_words import hints_said, marked, state_said
from motesplats.ui.pages.rewrite_asking import AskBar
from motesplats.ui.parts import button, column, frame, label, row, say
from motesplats.ui.refusals import Refusals
from motesplats.usecases.reports import Decision

if TYPE_CHECKING:
    from motesplats.ui.shell import Shell
    from motesplats.usecases.reports import FreeTextToRead


class ReleaseScreen(QWidget):
    """The text large, its finds marked and explained below, the buttons at the foot."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        # Where the last text was, so that one more Space starts nothing.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(shell.tr("Släpp fritext"))
        self._shell, self._tr = shell, shell.tr
        self.queue = ReleaseQueue()
        tr = self._tr
        self.place = label("", "quiet")
        self.about = label("", "strong", wrap=True)
        self.text = label("", "next", wrap=True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.hints = label("", "waiting", wrap=True)
        self.decided = label("", "quiet", wrap=True)
        self.keys = label(
            tr("S eller Mellanslag släpper, H håller inne, O ber om omskrivning, Z ångrar."),
            "quiet",
        )
        self.release_button = button(tr("Släpp texten"), look="primary")
        self.release_button.setToolTip(tr("S eller Mellanslag"))
        self.hold_button = button(tr("Håll inne"))
        self.hold_button.setToolTip("H")
        self.ask_button = button(tr("Be om omskrivning"))
        self.ask_button.setToolTip("O")
        self.back_button = button(tr("Föregående"))
        self.next_button = button(tr("Nästa"))
        self.again_button = button(tr("Titta igenom texterna igen"))
        self.proceed_button = button(tr("Skriv ut rapporter"), look="primary")
        self.asking = AskBar(shell)
        self.refusal = Refusals(shell)
        self._lay_out()

    @property
    def first_focus(self) -> QWidget:
        return self.release_button if self.queue.texts and not self.is_over else self

    @property
    def is_over(self) -> bool:
        """Whether everything has been read and nobody looks back."""
        return self.queue.is_over

    def show_text(self) -> None:
        """Show the queue's text, or that there is none left."""
        text, over = self.queue.current, self.is_over
        reading = text is not None and not over
        if over and self.isAncestorOf(self.focusWidget()):
            self.setFocus()
        self._card.setVisible(text is not None)
        buttons = (
            *(self.release_button, self.hold_button, self.ask_button),
            *(self.back_button, self.next_button),
        )
        for made in (*buttons, self.keys):
            made.setVisible(reading)
        for made in (self.again_button, self.proceed_button):
            made.setVisible(over)
        if text is None:
            self.place.setText(self._tr("Ingen har skrivit något med egna ord än."))
            self._say("", "", "", "")
        elif over:
            self._show_over()
        else:
            self._show_text(text)

    def _show_over(self) -> None:
        tr, texts = self._tr, self.queue.texts
        released = sum(text.decision is Decision.RELEASED for text in texts)
        counted = tr("{n} släppta, {m} hålls inne.", n=released, m=len(texts) - released)
        self.place.setText(counted)
        self._say(
            tr("Alla texter är lästa."), "", "", tr("Nästa steg är att skriva ut rapporterna.")
        )

    def _show_text(self, text: FreeTextToRead) -> None:
        tr, queue = self._tr, self.queue
        if text.decision is None:
            left = tr.plural("En text kvar att läsa", "{n} texter kvar att läsa", queue.unread)
        else:
            left = tr("Text {n} av {m}", n=queue.number + 1, m=len(queue.texts))
        self.place.setText(left)
        to = tr("till {name}", name=text.seeker.label)
        heading = f"{text.label.said(tr.language)} · {isolated(text.employer)} {to}"
        hints = text.hints_in(tr.language)
        said = hints_said(text.text, hints, tr)
        self._say(marked(text.text, hints), heading, said, state_said(text, tr))
        self.text.setAccessibleName(text.text)
        self.back_button.setEnabled(queue.number > 0)
        self.next_button.setEnabled(queue.number + 1 < len(queue.texts))
        self.release_button.setEnabled(text.decision is not Decision.RELEASED)
        self.hold_button.setEnabled(text.decision is not Decision.HELD)
        self.ask_button.setEnabled(text.decision is not Decision.ASKED)

    def _say(self, text: str, about: str, hints: str, decided: str) -> None:
        # Its own name would else be read aloud long after the words are gone.
        self.text.setAccessibleName("")
        shown = (self.text, self.about, self.hints, self.decided)
        for one, said in zip(shown, (text, about, hints, decided), strict=True):
            say(one, said)

    def _lay_out(self) -> None:
        whole = column(self, gap=t.APART, edge=t.ROOM)
        head = row()
        head.addWidget(self.place, 1)
        head.addWidget(self.keys)
        whole.addLayout(head)
        self._card = frame("card")
        inside = column(self._card, gap=t.APART, edge=t.WIDE)
        for shown in (self.about, self.text, self.hints, self.decided):
            inside.addWidget(shown)
        inside.addStretch(1)
        whole.addWidget(self._card, 1)
        whole.addStretch(0)
        whole.addWidget(self.asking)
        whole.addWidget(self.refusal)
        below = row()
        below.addWidget(self.back_button)
        below.addWidget(self.next_button)
        below.addStretch(1)
        for made in (self.again_button, self.proceed_button, self.ask_button, self.hold_button):
            below.addWidget(made)
        below.addWidget(self.release_button)
        whole.addLayout(below)
