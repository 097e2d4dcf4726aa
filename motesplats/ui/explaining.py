"""Why a wish did not become a meeting, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.i18n import mark
from motesplats.scheduling.explain import Explanation, Unmet

if TYPE_CHECKING:
    from motesplats.i18n import Words

_SENTENCES: dict[Unmet, str] = {
    Unmet.MEETS: mark("Mötet finns i schemat."),
    Unmet.NEVER_PAIR: mark("De två ska inte mötas på den här träffen."),
    Unmet.ABSENT: mark("Personen är inte här under någon hel mötestid."),
    Unmet.NO_COMMON_TIME: mark("Personen och arbetsgivaren är inte här samtidigt."),
    Unmet.NO_ACCESSIBLE_STATION: mark("Arbetsgivaren har inget bord som går att nå med rullstol."),
    Unmet.NO_INTERPRETER: mark("Ingen tolk på {language} är här samtidigt."),
    Unmet.ENOUGH_MEETINGS: mark("Personen har redan {limit} möten, som är det högsta antalet."),
    Unmet.EMPLOYER_FULL: mark("Alla arbetsgivarens tider har gått till andra som har önskat."),
    Unmet.SEEKER_BUSY: mark("Personen har andra möten när arbetsgivaren är ledig."),
    Unmet.INTERPRETER_TAKEN: mark("Tolken är upptagen vid de tider som finns kvar."),
    Unmet.TOO_FAR: mark("Det hade blivit för långt att gå mellan mötena."),
    Unmet.LONGEST_RUN: mark("Det hade blivit fler än {limit} möten i rad."),
    Unmet.ROOM_LEFT: mark("Det finns plats för mötet. Skapa schemat igen."),
}
_UNKNOWN = mark("Mötet gick inte att få med.")


def why(reason: Explanation, tr: Words) -> str:
    """One sentence for ``reason``."""
    text = tr(_SENTENCES.get(reason.code, _UNKNOWN))
    return text.format(limit=reason.limit, language=reason.language or tr("språket"))
