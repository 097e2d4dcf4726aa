"""A line at an employer's screen: a text has to be written anew, and the way to its field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from motesplats.ui.kiosk.meeting_screen import FORM
from motesplats.ui.pages.rewrite_asking import TO_EMPLOYER

if TYPE_CHECKING:
    from motesplats.ui.kiosk.screens import KioskScreens
    from motesplats.usecases.kiosk import KioskMeeting
    from motesplats.usecases.kiosk_day import KioskDay
    from motesplats.usecases.rewriting import ToRewrite


class Rewriting:
    """Says it as long as it holds; the form opens at the text, with the words as they are."""

    def __init__(self, page: KioskScreens) -> None:
        self._page, self._tr = page, page.shell.tr

    def show_day(self, day: KioskDay) -> None:
        """Say which text is to be written anew, the first of them if there are several."""
        bar = self._page.rewrite
        found = next(
            (
                (one, meeting)
                for one in day.to_rewrite
                if (meeting := day.meeting(one.meeting)) is not None
            ),
            None,
        )
        if found is None:
            bar.be_silent()
            return
        one, meeting = found
        tr = self._tr
        who = meeting.view.seeker.name or tr("kod {code}", code=meeting.view.seeker.code)
        text = tr("En text till {name} behöver skrivas om.", name=who)
        if len(day.to_rewrite) > 1:
            more = len(day.to_rewrite) - 1
            text = tr("{text}, och {n} till", text=text.rstrip("."), n=more)
        way = (tr("Skriv om"), partial(self._open, meeting, one))
        bar.say((one, len(day.to_rewrite)), text, way)

    def _open(self, meeting: KioskMeeting, one: ToRewrite) -> None:
        self._page.meeting.to_rewrite = one.item, self._tr(TO_EMPLOYER[one.reason])
        self._page.open_meeting(meeting, FORM)
        self._page.meeting.go_to_rewrite()
