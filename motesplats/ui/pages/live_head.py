"""The head of the hall's page: clock, phase, who is inside, who could step in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.live.phases import Phase
from motesplats.ui.pages import live_words as words
from motesplats.ui.parts import restyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from motesplats.live.hall import Hall
    from motesplats.ui.pages.live import LivePage
    from motesplats.usecases.live_hall import HallRecords

_COLOURED = frozenset({Phase.TALK, Phase.FEEDBACK, Phase.CHANGE})


def tell_hall(page: LivePage, found: Hall, records: HallRecords) -> None:
    """Say what the hall is like now, and in the phase's own colour which phase it is."""
    tr, phase = page.shell.tr, found.moment.phase
    _put(page.clock, words.countdown(found.moment))
    page.clock.setHidden(words.is_far(found.moment))
    _put(page.title, words.headline(found, tr))
    _put(page.state, words.counted(found, tr))
    _put(page.reserves, words.reserves(found, records, tr))
    look = f"{phase.value}-large" if phase in _COLOURED else "large-strong"
    if page.title.property("look") != look:
        restyle(page.title, look=look)


def _put(shown: QLabel, text: str) -> None:
    """Another text, but only if it is another: what stays is not painted."""
    if shown.text() != text:
        shown.setText(text)
