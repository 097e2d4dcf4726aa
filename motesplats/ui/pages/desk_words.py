"""What the desk says in few words: the way to a meeting, and what tells two people apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.i18n import isolated

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.usecases.arrival import Attendance
    from motesplats.usecases.same_name import SameName
    from motesplats.usecases.views import MeetingView


def way(view: MeetingView, tr: Words) -> str:
    """Station, direction and time of a meeting: ``bord 7, till vänster, kl. 13.30``."""
    place = tr("bord {n}", n=view.station)
    time = tr("kl. {time}", time=f"{view.starts:%H.%M}")
    return ", ".join(part for part in (place, view.hint, time) if part)


def mark_in_words(mark: SameName, tr: Words) -> str:
    """What tells somebody apart from the other of the same name; the code stands beside."""
    parts = [
        tr("önskar {employer}", employer=isolated(mark.first_wish)) if mark.first_wish else "",
        tr("telefon …{end}", end=mark.phone_end) if mark.phone_end else "",
    ]
    told = ", ".join(part for part in parts if part)
    return told or tr("någon annan heter likadant")


def attendance_in_words(now: Attendance, tr: Words) -> str:
    """How many are inside, gone out for a while, and missing for the first meeting."""
    text = tr("{inside} av {expected} inne.", inside=now.inside, expected=now.expected)
    if now.out:
        text = f"{text} {tr('{n} har gått ut en stund.', n=now.out)}"
    if now.missing_first:
        text = f"{text} {tr('{n} saknas till första mötet.', n=len(now.missing_first))}"
    return text
