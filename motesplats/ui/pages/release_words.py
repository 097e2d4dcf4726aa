"""A text to be released as the officer sees it: finds marked in it, and what each means."""

from __future__ import annotations

import unicodedata
from html import escape
from typing import TYPE_CHECKING

from motesplats.i18n import mark
from motesplats.usecases.reports import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.feedback.language import Hint
    from motesplats.i18n import Words
    from motesplats.usecases.reports import FreeTextToRead

DECIDED: dict[Decision, str] = {
    Decision.RELEASED: mark("Släppt till rapporten."),
    Decision.HELD: mark("Hålls inne."),
    Decision.ASKED: mark("Arbetsgivaren är ombedd att skriva om texten."),
}
DONE: dict[Decision, str] = {
    Decision.RELEASED: mark("Texten är släppt."),
    Decision.HELD: mark("Texten hålls inne."),
    Decision.ASKED: mark("Arbetsgivaren är ombedd att skriva om texten."),
}


def marked(text: str, hints: Iterable[Hint]) -> str:
    """The text as markup with every find underlined; the words themselves are as they were."""
    plain = unicodedata.normalize("NFC", text)
    parts: list[str] = []
    place = 0
    for start, end in _apart(hints):
        parts += [escape(plain[place:start]), f"<b><u>{escape(plain[start:end])}</u></b>"]
        place = end
    return "".join((*parts, escape(plain[place:]))).replace("\n", "<br>")


def hints_said(text: str, hints: Iterable[Hint], tr: Words) -> str:
    """Each find with what it means, on a line of its own; the same find is said once."""
    plain = unicodedata.normalize("NFC", text)
    lines = [
        tr("”{words}”: {hint}", words=plain[hint.start : hint.end], hint=hint.hint)
        for hint in hints
    ]
    return "\n".join(dict.fromkeys(lines))


def state_said(text: FreeTextToRead, tr: Words) -> str:
    """What has been decided about the text, or that it waits to be read."""
    if text.decision is not None:
        return tr(DECIDED[text.decision])
    if text.rewritten:
        return tr("Arbetsgivaren har skrivit om texten. Läs den på nytt.")
    return tr("Ingen har läst texten än. Bara ordagrant eller inte alls.")


def _apart(hints: Iterable[Hint]) -> list[tuple[int, int]]:
    """The finds' places in order, those that touch put together."""
    joined: list[tuple[int, int]] = []
    for hint in sorted(hints, key=lambda one: one.start):
        if joined and hint.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], hint.end))
        else:
            joined.append((hint.start, hint.end))
    return joined
