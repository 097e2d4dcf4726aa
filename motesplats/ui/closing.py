"""Whether the window may close: not while a fair goes on, unless somebody says so twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.live.phases import Phase
from motesplats.ui.frame import KIOSK, LIVE
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.pages.follow_up import FollowUpPage
from motesplats.ui.pages.live import LivePage
from motesplats.ui.parts import button

if TYPE_CHECKING:
    from motesplats.ui.main_window import MainWindow

_OVER = frozenset({Phase.BEFORE, Phase.AFTER})


class Closing:
    """Asks on the open page, once; an employer's screen asks for the coordinator instead."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self._agreed = window, False

    def may(self) -> bool:
        """Whether to close now; the question is shown where the answer is no."""
        kiosk, live = self._window.pages[KIOSK], self._window.pages[LIVE]
        page = self._window.page
        if isinstance(page, FollowUpPage) and not page.may_close(self._window.close):
            return False
        if isinstance(kiosk, KioskPage):
            if not kiosk.may_close(self._window.close):
                return False
            kiosk.meeting.keep()
        seen = live.live if isinstance(live, LivePage) else None
        if self._agreed or seen is None or seen.hall.moment.phase in _OVER:
            return True
        tr = self._window.words
        text = tr("Träffen pågår. Gongen och storbilden stannar om du stänger.")
        page.refusal.say(text, "attention", button(tr("Stäng programmet"), self._close))
        self._window.assign_letters()
        return False

    def _close(self) -> None:
        self._agreed = True
        self._window.close()
