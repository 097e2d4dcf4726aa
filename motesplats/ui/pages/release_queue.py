"""The texts that an officer reads one after the other, and where the reading has come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motesplats.usecases.reports import Decision, FreeTextToRead

    Key = tuple[str, str]


class ReleaseQueue:
    """What was decided counts here at once; the store says so a moment later.

    A list that the store gave before it knew of a decision does not bring the text back.
    """

    def __init__(self) -> None:
        self.texts: tuple[FreeTextToRead, ...] = ()
        self.number = 0
        self._looking_back = False
        self._sent: dict[Key, tuple[Decision | None, int]] = {}
        self._decided: list[Key] = []

    @property
    def current(self) -> FreeTextToRead | None:
        """The text that is shown; None where there is none."""
        return self.texts[self.number] if self.number < len(self.texts) else None

    @property
    def unread(self) -> int:
        """How many texts nobody has decided on."""
        return sum(text.decision is None for text in self.texts)

    @property
    def is_over(self) -> bool:
        """Whether everything has been read and nobody looks back."""
        return bool(self.texts) and not self.unread and not self._looking_back

    @property
    def is_settled(self) -> bool:
        """Whether the store has answered about every decision."""
        return not self._sent

    def show(self, texts: tuple[FreeTextToRead, ...]) -> None:
        """Go on with these; the first that nobody has read comes up unless one is looked at."""
        shown = self.current
        self.texts = tuple(self._as_decided(text) for text in texts)
        keys = [_key(text) for text in texts]
        kept = None if shown is None else _key(shown)
        self.number = keys.index(kept) if kept in keys else 0
        now = self.current
        if now is not None and now.decision is not None and not self._looking_back:
            self._go_to_unread()

    def decide(self, decision: Decision | None) -> FreeTextToRead | None:
        """Decide on the text that is shown and go on; the text as it was, None if there is none."""
        text = self.current
        if text is None or self.is_over:
            return None
        self._decided.append(_key(text))
        self._put(text, decision)
        self._looking_back = False
        self._go_to_unread()
        return text

    def take_back(self) -> FreeTextToRead | None:
        """Bring the text that was decided on last back to be read; None when there is none."""
        while self._decided:
            wanted = self._decided.pop()
            number = next((n for n, t in enumerate(self.texts) if _key(t) == wanted), None)
            if number is not None and self.texts[number].decision is not None:
                self.number = number
                text = self.texts[number]
                self._put(text, None)
                return text
        return None

    def answered(self, text: FreeTextToRead) -> None:
        """The store knows of a decision about that text, or has refused it."""
        decision, count = self._sent.get(_key(text), (None, 0))
        if count > 1:
            self._sent[_key(text)] = (decision, count - 1)
        else:
            self._sent.pop(_key(text), None)

    def step(self, step: int) -> None:
        """Look at a text before or after the one that is shown, read or not."""
        self._looking_back = True
        self.number = min(max(self.number + step, 0), max(0, len(self.texts) - 1))

    def _go_to_unread(self) -> None:
        count = len(self.texts)
        around = ((self.number + step) % count for step in range(count))
        self.number = next((n for n in around if self.texts[n].decision is None), 0)

    def _put(self, text: FreeTextToRead, decision: Decision | None) -> None:
        key = _key(text)
        _, count = self._sent.get(key, (None, 0))
        self._sent[key] = (decision, count + 1)
        self.texts = tuple(self._as_decided(one) if _key(one) == key else one for one in self.texts)

    def _as_decided(self, text: FreeTextToRead) -> FreeTextToRead:
        sent = self._sent.get(_key(text))
        return text if sent is None else replace(text, decision=sent[0])


def _key(text: FreeTextToRead) -> Key:
    return text.submission, text.item
