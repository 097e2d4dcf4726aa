"""In words: why a wish did not become a meeting, what it would take, how good a timetable is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from motesplats.i18n import SWEDISH, isolated, mark
from motesplats.scheduling.change import Kind
from motesplats.scheduling.explain import Explanation, Unmet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from motesplats.i18n import Words
    from motesplats.usecases.offers import Offer, Offers
    from motesplats.usecases.planning import Figures

_SENTENCES: dict[Unmet, str] = {
    Unmet.MEETS: mark("Mötet finns i schemat."),
    Unmet.NEVER_PAIR: mark("De två ska inte mötas på den här träffen."),
    Unmet.ABSENT: mark("Personen är inte här under någon hel mötestid."),
    Unmet.NO_COMMON_TIME: mark("Personen och arbetsgivaren är inte här samtidigt."),
    Unmet.NO_ACCESSIBLE_STATION: mark("Arbetsgivaren har inget bord som går att nå med rullstol."),
    Unmet.NO_INTERPRETER: mark("Ingen tolk på {language} är här samtidigt."),
    Unmet.ENOUGH_MEETINGS: mark("Personen har redan {limit} möten, som är det högsta antalet."),
    Unmet.EMPLOYER_ENOUGH: mark(
        "Arbetsgivaren har redan {limit} möten, som är det högsta antalet."
    ),
    Unmet.EMPLOYER_FULL: mark("Alla arbetsgivarens tider har gått till andra som har önskat."),
    Unmet.RECRUITER_RESTS: mark("Arbetsgivaren har paus vid de tider som finns kvar."),
    Unmet.SEEKER_BUSY: mark("Personen har andra möten när arbetsgivaren är ledig."),
    Unmet.INTERPRETER_TAKEN: mark("Tolken är upptagen vid de tider som finns kvar."),
    Unmet.RESOURCE_TAKEN: mark("Det som mötet behöver är upptaget vid de tider som finns kvar."),
    Unmet.TOO_FAR: mark("Det hade blivit för långt att gå mellan mötena."),
    Unmet.LONGEST_RUN: mark("Det hade blivit fler än {limit} möten i rad."),
    Unmet.ROOM_LEFT: mark("Det finns plats för mötet. Skapa schemat igen."),
}
_KINDS: dict[Unmet, str] = {
    Unmet.NEVER_PAIR: mark("Ska inte mötas"),
    Unmet.ABSENT: mark("Inte här"),
    Unmet.NO_COMMON_TIME: mark("Inte här samtidigt"),
    Unmet.NO_ACCESSIBLE_STATION: mark("Bordet nås inte med rullstol"),
    Unmet.NO_INTERPRETER: mark("Ingen tolk"),
    Unmet.ENOUGH_MEETINGS: mark("Har redan flest möten"),
    Unmet.EMPLOYER_ENOUGH: mark("Arbetsgivaren har flest möten"),
    Unmet.EMPLOYER_FULL: mark("Fullt hos arbetsgivaren"),
    Unmet.RECRUITER_RESTS: mark("Arbetsgivaren har paus"),
    Unmet.SEEKER_BUSY: mark("Andra möten då"),
    Unmet.INTERPRETER_TAKEN: mark("Tolken är upptagen"),
    Unmet.RESOURCE_TAKEN: mark("Något som behövs är upptaget"),
    Unmet.TOO_FAR: mark("För långt att gå"),
    Unmet.LONGEST_RUN: mark("För många möten i rad"),
    Unmet.ROOM_LEFT: mark("Det finns plats"),
}
_STRONGER = mark("Av {places} som möter arbetsgivaren då har {stronger} starkare önskemål.")
_OFFERS: dict[Kind, str] = {
    Kind.MEETING_MOVES: mark("{person} och {employer} möts {time} i stället"),
    Kind.MEETING_GOES: mark("mötet med {employer} stryks"),
    Kind.MORE_MEETINGS: mark("personen får ha {limit} möten"),
    Kind.LONGER_RUN: mark("personen får ha {limit} möten i rad"),
    Kind.EMPLOYER_MEETS_MORE: mark("arbetsgivaren tar {limit} möten"),
    Kind.SEEKER_COMES: mark("personen kommer"),
    Kind.SEEKER_HERE: mark("personen är här {time}"),
    Kind.STATION_STAFFED: mark("bord {station} är bemannat {time}"),
    Kind.STATION_REACHABLE: mark("bord {station} går att nå med rullstol"),
    Kind.ONE_MORE_STATION: mark("arbetsgivaren har ett bord till {time}"),
    Kind.INTERPRETER: mark("en tolk till på {thing} är här {time}"),
    Kind.ONE_MORE_RESOURCE: mark("det finns en till av {thing} {time}"),
    Kind.TIME_OPENED: mark("mötestiden {time} används"),
    Kind.PAIR_ALLOWED: mark("de två får mötas"),
}
_MOST_NAMED = 4
_UNKNOWN = mark("Mötet gick inte att få med.")


def why(reason: Explanation, tr: Words) -> str:
    """A sentence for ``reason``, and how strong the others' wishes are where that is why."""
    text = tr(_SENTENCES.get(reason.code, _UNKNOWN))
    said = text.format(limit=reason.limit, language=reason.language or tr("språket"))
    if reason.code is not Unmet.EMPLOYER_FULL or not reason.places:
        return said
    return f"{said} {tr(_STRONGER, places=reason.places, stronger=reason.stronger)}"


def kind_of_reason(code: Unmet, tr: Words) -> str:
    """A reason in a few words, for a list to choose from."""
    return tr(_KINDS.get(code, _UNKNOWN))


def what_it_takes(offers: Offers | None, tr: Words) -> str:
    """A sentence that says when the meeting could be and what has to change; empty for nothing."""
    if offers is None or not offers.changes:
        return ""
    parts = [_offer(offer, tr) for offer in offers.changes]
    joined = tr(" och ").join(parts)
    return tr("Går kl. {time} om {changes}.", time=clock_time(offers.begins), changes=joined)


def _offer(offer: Offer, tr: Words) -> str:
    return tr(
        _OFFERS[offer.kind],
        person=isolated(offer.person),
        employer=isolated(offer.employer),
        station=offer.station,
        thing=offer.thing,
        limit=offer.limit,
        time="" if offer.begins is None else tr("kl. {time}", time=clock_time(offer.begins)),
    )


def clock_time(when: time) -> str:
    """``13.30``, as times are written in Swedish sentences."""
    return f"{when:%H.%M}"


def how_good(figures: Figures, people: int, tr: Words) -> str:
    """How many have how many meetings, how much waiting there is, and how close to the best."""
    if figures.decided:
        return _how_held(figures, tr)
    return f"{what_it_gives(figures, people, tr)} {_how_close(figures, tr)}"


def what_it_gives(figures: Figures, people: int, tr: Words) -> str:
    """How many of ``people`` have how many meetings, and how much waiting there is."""
    without = people - figures.levels[0]
    first = tr("Alla {people} har minst 1 möte", people=people)
    if without:
        first = tr("{n} av {people} har inget möte", n=without, people=people)
    further = [tr("{n} har minst {k}", n=n, k=k) for k, n in enumerate(figures.levels, 1) if k > 1]
    waits = tr.plural("{n} väntan mellan möten.", "{n} väntetider mellan möten.", figures.breaks)
    if not figures.breaks:
        waits = tr("Ingen väntar mellan två möten.")
    return f"{', '.join((first, *further))}. {waits}"


def _how_held(figures: Figures, tr: Words) -> str:
    """Whether all decided meetings have a place, and how few waits there could be."""
    if figures.lacking:
        return tr(
            "{n} av {all} bestämda möten är placerade. Det är inte visat om alla får plats.",
            n=figures.decided - figures.lacking,
            all=figures.decided,
        )
    held = tr.plural("Det enda mötet är placerat.", "Alla {n} möten är placerade.", figures.decided)
    if not figures.breaks:
        return f"{held} {tr('Ingen väntar mellan två möten.')}"
    if figures.proven:
        return f"{held} {tr('Minsta möjliga väntan: {n} (bevisat).', n=figures.breaks)}"
    waits = tr.plural("{n} väntan mellan möten.", "{n} väntetider mellan möten.", figures.breaks)
    return f"{held} {waits} {tr('Färre än {n} går inte.', n=figures.breaks_bound)}"


def _how_close(figures: Figures, tr: Words) -> str:
    if figures.proven:
        return tr("Bevisat bäst: inget schema ger fler möten eller starkare önskemål.")
    percent = f"{max(0.01, math.ceil(figures.gap * 10_000) / 100):.2f}".rstrip("0").rstrip(".")
    if tr.language == SWEDISH:
        percent = percent.replace(".", ",")
    return tr("Högst {percent} % från bästa möjliga.", percent=percent)


def named_few(names: Sequence[str], tr: Words) -> str:
    """Some names in a sentence, and how many more there are."""
    shown, more = list(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    if more > 0:
        return tr("{names} och {n} till", names=", ".join(shown), n=more)
    if len(shown) < 2:
        return "".join(shown)
    return tr("{names} och {last}", names=", ".join(shown[:-1]), last=shown[-1])
