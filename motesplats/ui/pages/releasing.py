"""One text at a time in the employer's own words.

The officer releases it, holds it or sends it back to be written anew, and cannot change it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from motesplats.core.fair import Topic
from motesplats.ui.pages.release_screen import ReleaseScreen
from motesplats.ui.pages.release_words import DONE
from motesplats.usecases.reports import Decision, FreeTextToRead, decide_text
from motesplats.usecases.rewriting import RewriteReason, ask_rewrite, suggested_reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from motesplats.ui.shell import Shell
    from motesplats.usecases.reports import TextDecided
    from motesplats.usecases.rewriting import Rewriting

# Whoever reads fast presses many keys before all the lists are worth reading anew.
_TOLD_MS = 300


class ReleasePanel(ReleaseScreen):
    """One key a text, and the next comes at once: S or Space, H, O; arrows, and Z back.

    When every text has been read it says so and offers what comes next: ``proceed``.
    """

    def __init__(self, shell: Shell, proceed: Callable[[], None]) -> None:
        super().__init__(shell)
        self._changed: frozenset[Topic] = frozenset()
        self._telling = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._telling.timeout.connect(self._tell)
        for made, act in (
            (self.release_button, partial(self.decide, Decision.RELEASED)),
            (self.hold_button, partial(self.decide, Decision.HELD)),
            (self.ask_button, self.ask),
            (self.back_button, partial(self._step, -1)),
            (self.next_button, partial(self._step, 1)),
            (self.again_button, partial(self._step, 0)),
            (self.proceed_button, proceed),
        ):
            made.clicked.connect(lambda _checked=False, act=act: act())
        self.asking.chosen = self._send_back
        self.asking.left = lambda: self.first_focus.setFocus()

    def show_texts(self, texts: tuple[FreeTextToRead, ...]) -> None:
        """Show these; the first that nobody has read comes up unless one is being looked at."""
        self.queue.show(texts)
        self.show_text()

    def decide(self, decision: Decision) -> None:
        """Release or hold the text on show, and go on to the next that nobody has read."""
        text = self.queue.decide(decision)
        if text is not None:
            self.asking.hide()
            self._send(text, decision)

    def ask(self) -> None:
        """Ask why the text on show has to be written anew, and send it back to its employer."""
        text = self.queue.current
        if text is not None and not self.is_over:
            self.asking.ask(suggested_reason(text.hints))

    def take_back(self) -> None:
        """Bring the text that was decided on last back."""
        text = self.queue.take_back()
        if text is not None:
            self._send(text, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Space: partial(self.decide, Decision.RELEASED),
            Qt.Key.Key_S: partial(self.decide, Decision.RELEASED),
            Qt.Key.Key_H: partial(self.decide, Decision.HELD),
            Qt.Key.Key_O: self.ask,
            Qt.Key.Key_Z: self.take_back,
            Qt.Key.Key_Up: partial(self._step, -1),
            Qt.Key.Key_Down: partial(self._step, 1),
        }
        deed = deeds.get(event.key())
        if deed is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            deed()

    def _send(self, text: FreeTextToRead, decision: Decision | None) -> None:
        work = partial(decide_text, self._shell.context, text.submission, text.item, decision)
        self._hand(work, text, decision)

    def _send_back(self, reason: RewriteReason) -> None:
        text = self.queue.decide(Decision.ASKED)
        if text is not None:
            work = partial(ask_rewrite, self._shell.context, text.submission, text.item, reason)
            self._hand(work, text, Decision.ASKED)
        self.first_focus.setFocus()

    def _hand(
        self,
        work: Callable[[], TextDecided | Rewriting],
        text: FreeTextToRead,
        decision: Decision | None,
    ) -> None:
        self.refusal.say("")
        self.show_text()
        done = partial(self._on_decided, text, decision)
        self._shell.tasks.run(self, work, done, partial(self._on_refused, text))

    def _on_decided(
        self, text: FreeTextToRead, decision: Decision | None, answer: TextDecided | Rewriting
    ) -> None:
        self.queue.answered(text)
        self._changed |= answer.changed
        if self.queue.unread and decision is not None:
            self._telling.start()
        else:
            self._tell()
        if decision is not None:
            self._shell.undoable(self._tr(DONE[decision]), self.take_back)

    def _on_refused(self, text: FreeTextToRead, error: Exception) -> None:
        self.queue.answered(text)
        self.refusal.explain(error)
        self.queue.show(tuple(text if one.decides(text) else one for one in self.queue.texts))
        self.show_text()
        # Somebody may have saved other words in the meantime.
        self._changed |= {Topic.FEEDBACK}
        self._tell()

    def _tell(self) -> None:
        self._telling.stop()
        changed, self._changed = self._changed, frozenset()
        self._shell.refresh.tell(changed)

    def _step(self, step: int) -> None:
        had_focus = self.again_button.hasFocus()
        self.queue.step(step)
        self.show_text()
        if had_focus:
            self.next_button.setFocus()
