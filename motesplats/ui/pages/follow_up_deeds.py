"""What is done in the list of whom to call, each with its way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from motesplats.core.errors import Refused
from motesplats.feedback.follow_up import Outcome
from motesplats.i18n import mark
from motesplats.usecases.follow_up import (
    OutcomeKept,
    PromiseNews,
    PromiseNoted,
    PromiseState,
    follow_up_texts,
    note_promise,
    record_outcome,
)
from motesplats.usecases.history import undo_last
from motesplats.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from motesplats.core.ids import FairId
    from motesplats.ui.page import Page
    from motesplats.usecases.follow_up import Due
    from motesplats.usecases.history import Undone

PROMISE_KEYS: dict[str, tuple[PromiseState, str]] = {
    "H": (PromiseState.KEPT, mark("Hållet")),
    "E": (PromiseState.BROKEN, mark("Inte hållet")),
    "M": (PromiseState.MOVED, mark("Flyttat")),
}


def outcome_of(key: str) -> str:
    """The answer that a letter, or its number in the order of the answers, stands for."""
    codes = tuple(follow_up_texts().answers)
    if key.isdecimal() and 1 <= int(key) <= len(codes):
        return codes[int(key) - 1]
    return key if key in codes else ""


class FollowUpDeeds:
    """Keeps answers and what became of promises on behalf of the page."""

    def __init__(self, page: Page) -> None:
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr

    def outcome(self, due: Due, key: str, marks: frozenset[str]) -> bool:
        """Keep what somebody answered; False for a key that is no answer."""
        answer = outcome_of(key)
        if not answer:
            return False
        wanted = Outcome(due.seeker, due.kind, answer, marks)
        said = follow_up_texts().answers[answer].said(self._tr.language)
        text = f"{due.contact.person.label}: {said}"
        self._run(partial(record_outcome, self._shell.context, wanted), due, text)
        return True

    def promise(self, due: Due, key: str, new_day: date) -> bool:
        """Keep what became of a promise; False for a key that says nothing of one."""
        found = PROMISE_KEYS.get(key)
        if found is None or due.meeting is None:
            return False
        state, said = found
        day = new_day if state is PromiseState.MOVED else None
        text = f"{due.employer}, {due.contact.person.label}: {self._tr(said)}"
        news = PromiseNews(due.meeting, state, day)
        self._run(partial(note_promise, self._shell.context, news), due, text)
        return True

    def _run(self, work: Callable[[], OutcomeKept | PromiseNoted], due: Due, text: str) -> None:
        def done(kept: OutcomeKept | PromiseNoted) -> None:
            self._shell.refresh.tell(kept.changed)
            self._shell.undoable(text, self._way_back(due.fair))

        self._shell.tasks.run(self._page, work, done, self._page.explain)

    def _way_back(self, fair: FairId) -> Callable[[], None] | None:
        """The store undoes by itself what was done to the open fair; another fair's newest step is
        undone from here."""
        here = self._page.fair is not None and self._page.fair.id == fair
        return None if here else partial(self._undo, fair)

    def _undo(self, fair: FairId) -> None:
        def done(undone: Undone) -> None:
            self._shell.refresh.tell(undone.changed)

        def refuse(error: Exception) -> None:
            if isinstance(error, Refused):
                self._shell.undoable(sentence(error, self._tr), None)

        work = partial(undo_last, self._shell.context, fair)
        self._shell.tasks.run(self._page, work, done, refuse)
