"""One text at a time in the employer's own words.

The officer releases it or holds it, and cannot change it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from motesplats.i18n import isolated
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, frame, label, row, say
from motesplats.ui.refusals import Refusals
from motesplats.usecases.reports import Decision, FreeTextToRead, TextDecided, decide_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from motesplats.ui.shell import Shell


class ReleasePanel(QWidget):
    """Space releases and goes on to the next; H holds the text back.

    When every text has been read it says so and offers what comes next: ``proceed``.
    """

    def __init__(self, shell: Shell, proceed: Callable[[], None]) -> None:
        super().__init__()
        # Where the last text was, so that one more Space starts nothing.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(shell.tr("Släpp fritext"))
        self._shell, self._tr = shell, shell.tr
        self._texts: tuple[FreeTextToRead, ...] = ()
        self._number = 0
        self._looking_back = False
        tr = self._tr
        self.place = label("", "quiet")
        self.about = label("", "strong", wrap=True)
        self.text = label("", "next", wrap=True)
        self.hints = label("", "waiting", wrap=True)
        self.decided = label("", "quiet")
        self.keys = label(tr("Mellanslag släpper texten, H håller den inne."), "quiet")
        self.release_button = button(
            tr("Släpp texten"), lambda: self.decide(Decision.RELEASED), "primary"
        )
        self.release_button.setToolTip(tr("Mellanslag"))
        self.hold_button = button(tr("Håll inne"), lambda: self.decide(Decision.HELD))
        self.hold_button.setToolTip("H")
        self.back_button = button(tr("Föregående"), lambda: self._step(-1))
        self.next_button = button(tr("Nästa"), lambda: self._step(1))
        self.again_button = button(tr("Titta igenom texterna igen"), lambda: self._step(0))
        self.proceed_button = button(tr("Skriv ut rapporter"), proceed, "primary")
        self.refusal = Refusals(shell)
        self._lay_out()

    @property
    def first_focus(self) -> QWidget:
        return self.release_button if self._texts and not self.is_over else self

    @property
    def is_over(self) -> bool:
        """Whether everything has been read and nobody looks back."""
        read = all(text.decision is not None for text in self._texts)
        return bool(self._texts) and read and not self._looking_back

    def show_texts(self, texts: tuple[FreeTextToRead, ...]) -> None:
        """Show these; the first that nobody has read comes up unless one is being looked at."""
        kept = self._key()
        self._texts = texts
        keys = [(text.submission, text.item) for text in texts]
        self._number = keys.index(kept) if kept in keys else 0
        shown = self._current()
        if shown is not None and shown.decision is not None and not self._looking_back:
            self._number = 0  # those that nobody has read stand first
        self._show()

    def decide(self, decision: Decision) -> None:
        """Release or hold the text on show, and go on to the next that nobody has read."""
        text = self._current()
        if text is not None and not self.is_over:
            self._send(text, decision)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Space: Decision.RELEASED, Qt.Key.Key_H: Decision.HELD}
        decision = keys.get(Qt.Key(event.key()))
        if decision is not None and not event.modifiers():
            self.decide(decision)
        else:
            super().keyPressEvent(event)

    def _send(self, text: FreeTextToRead, decision: Decision | None) -> None:
        work = partial(decide_text, self._shell.context, text.submission, text.item, decision)
        self._shell.tasks.run(self, work, self._on_decided, self.refusal.explain)

    def _on_decided(self, answer: TextDecided) -> None:
        text = self._current()
        self._go_to_unread(answer)
        self._shell.refresh.tell(answer.changed)
        if answer.decision is None or text is None:
            return
        said = {
            Decision.RELEASED: self._tr("Texten är släppt."),
            Decision.HELD: self._tr("Texten hålls inne."),
        }
        self._shell.undoable(said[answer.decision], lambda: self._send(text, text.decision))

    def _go_to_unread(self, answer: TextDecided) -> None:
        self._looking_back = self._looking_back and answer.decision is None
        count = len(self._texts)
        around = [(self._number + step) % count for step in range(1, count)] if count else []
        unread = [n for n in around if self._texts[n].decision is None]
        if answer.decision is not None and unread:
            self._number = unread[0]
        self._show()

    def _step(self, step: int) -> None:
        had_focus = self.again_button.hasFocus()
        self._looking_back = True
        self._number = min(max(self._number + step, 0), max(0, len(self._texts) - 1))
        self._show()
        if had_focus:
            self.next_button.setFocus()

    def _current(self) -> FreeTextToRead | None:
        return self._texts[self._number] if self._number < len(self._texts) else None

    def _key(self) -> tuple[str, str] | None:
        text = self._current()
        return None if text is None else (text.submission, text.item)

    def _show(self) -> None:
        text, over = self._current(), self.is_over
        reading = text is not None and not over
        if over and self.isAncestorOf(self.focusWidget()):
            self.setFocus()
        self._card.setVisible(text is not None)
        buttons = (self.release_button, self.hold_button, self.back_button, self.next_button)
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
        tr = self._tr
        released = sum(text.decision is Decision.RELEASED for text in self._texts)
        held = len(self._texts) - released
        counted = tr("{n} släppta, {m} hålls inne.", n=released, m=held)
        self.place.setText(counted)
        self._say(
            tr("Alla texter är lästa."), "", "", tr("Nästa steg är att skriva ut rapporterna.")
        )

    def _show_text(self, text: FreeTextToRead) -> None:
        tr = self._tr
        unread = sum(one.decision is None for one in self._texts)
        if text.decision is None:
            left = tr.plural("En text kvar att läsa", "{n} texter kvar att läsa", unread)
        else:
            left = tr("Text {n} av {m}", n=self._number + 1, m=len(self._texts))
        self.place.setText(left)
        to = tr("till {name}", name=text.seeker.label)
        heading = f"{text.label.said(tr.language)} · {isolated(text.employer)} {to}"
        hints = dict.fromkeys(hint.hint for hint in text.hints)
        self._say(text.text, heading, "\n".join(hints), self._state(text))
        self.back_button.setEnabled(self._number > 0)
        self.next_button.setEnabled(self._number + 1 < len(self._texts))
        self.release_button.setEnabled(text.decision is not Decision.RELEASED)
        self.hold_button.setEnabled(text.decision is not Decision.HELD)

    def _say(self, text: str, about: str, hints: str, decided: str) -> None:
        shown = (self.text, self.about, self.hints, self.decided)
        for one, said in zip(shown, (text, about, hints, decided), strict=True):
            say(one, said)

    def _state(self, text: FreeTextToRead) -> str:
        if text.decision is None:
            return self._tr("Ingen har läst texten än. Bara ordagrant eller inte alls.")
        released = text.decision is Decision.RELEASED
        return self._tr("Släppt till rapporten.") if released else self._tr("Hålls inne.")

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
        whole.addWidget(self.refusal)
        below = row()
        below.addWidget(self.back_button)
        below.addWidget(self.next_button)
        below.addStretch(1)
        below.addWidget(self.again_button)
        below.addWidget(self.proceed_button)
        below.addWidget(self.hold_button)
        below.addWidget(self.release_button)
        whole.addLayout(below)
