"""In words: a trouble in the hall, a way out of it, what that costs and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.ids import MeetingId
from motesplats.i18n import isolated, mark
from motesplats.live.alarms import Action
from motesplats.scheduling.repair import Aim
from motesplats.ui.explaining import clock_time
from motesplats.ui.mending_words import best_at, how_a_day_changes, what_it_costs
from motesplats.usecases.troubles import (
    Delay,
    EmployerGone,
    GoneHome,
    Late,
    LostStation,
    NoShow,
    WalkIn,
    Way,
)

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.live.alarms import Alarm
    from motesplats.usecases.pricing import Price
    from motesplats.usecases.troubles import HallProposal, Trouble
    from motesplats.usecases.views import MeetingView, Shown

_MINUTE, _SHOWN = 60, 4
_ASKED: dict[type, str] = {
    NoShow: mark("Någon uteblev"),
    Late: mark("Någon kom sent"),
    WalkIn: mark("Möten att erbjuda"),
    LostStation: mark("Bordet går inte att använda"),
    EmployerGone: mark("Arbetsgivaren går"),
    Delay: mark("Någon kommer senare"),
    GoneHome: mark("Någon går hem"),
}
_NOTHING: dict[type, str] = {
    Late: mark("Det finns ingen ledig tid och ingen att byta med."),
    WalkIn: mark("Inget möte går att erbjuda just nu."),
}
_WAYS: dict[Way, str] = {
    Way.START_NOW: mark("Börja mötet nu"),
    Way.TAKE_NOW: mark("Ta in {name} nu"),
    Way.EARLIER: mark("Låt {name} komma nu"),
    Way.LATER: mark("Flytta mötet till {time}"),
    Way.SWAP: mark("Byt tid med {name}"),
    Way.NEW_MEETING: mark("{employer} nu, bord {n}"),
    Way.REST: mark("Låt arbetsgivaren vila"),
}
_LATER: dict[Way, str] = {
    Way.TAKE_NOW: mark("Ta in {name} {time}"),
    Way.EARLIER: mark("Låt {name} komma {time}"),
    Way.NEW_MEETING: mark("{employer} {time}, bord {n}"),
}
_MEANS: dict[Way, str] = {
    Way.EARLIER: mark("I stället för {time}. Den tiden blir ledig."),
    Way.SWAP: mark("Den som kom sent får tiden {time}."),
    Way.REST: mark("Mötet blir markerat som uteblivet."),
}
_DONE: dict[Way, str] = {
    Way.START_NOW: mark("Mötet har börjat."),
    Way.TAKE_NOW: mark("{name} kommer till bord {n}."),
    Way.EARLIER: mark("{name} kommer till bord {n}."),
    Way.LATER: mark("Mötet är flyttat till {time}."),
    Way.SWAP: mark("{name} kommer till bord {n}."),
    Way.NEW_MEETING: mark("{name} har fått ett möte {time}, bord {n}."),
    Way.REST: mark("Mötet är markerat som uteblivet."),
}


def trouble_of(alarm: Alarm) -> Trouble | None:
    """What an alarm asks ways out of; None where there is but one thing to do."""
    match alarm.action:
        case Action.TAKE_RESERVE:
            return NoShow(MeetingId(alarm.subjects[0]))
        case Action.CHOOSE_FOR_LATE:
            return Late(MeetingId(alarm.subjects[0]))
    return None


def asked(trouble: Trouble, tr: Words) -> str:
    """What happened, as a heading."""
    return tr(_ASKED[type(trouble)])


def nothing(trouble: Trouble, tr: Words) -> str:
    """That there is no way."""
    return tr(_NOTHING.get(type(trouble), mark("Inget behöver ändras.")))


def title_of(one: HallProposal, tr: Words) -> str:
    """What a way does, as short as it can be said."""
    if one.way not in _WAYS:
        return best_at(Aim(one.way.value), tr)
    chosen = _WAYS[one.way] if one.talk_seconds is not None else _LATER.get(one.way)
    return tr(chosen or _WAYS[one.way], **_told(one.view))


def cost_of(one: HallProposal, tr: Words) -> str:
    """How many people and papers it touches."""
    if one.way not in _WAYS:
        return what_it_costs(one.price, tr)
    return _heads(one.price, tr) if one.price.slips else tr("Ingens lapp ändras.")


def meaning_of(one: HallProposal, tr: Words) -> tuple[str, ...]:
    """What it means for those it touches, in lines."""
    lines = []
    if one.talk_seconds is not None:
        minutes = one.talk_seconds // _MINUTE
        lines.append(tr("{n} min samtal, hel återkoppling.", n=minutes))
    if one.way in _MEANS:
        lines.append(tr(_MEANS[one.way], time=_former_time(one)))
    if one.way in _WAYS:
        return tuple(lines)
    lines += [how_a_day_changes(change, tr) for change in one.people[:_SHOWN]]
    more = len(one.people) - _SHOWN
    if more > 0:
        lines.append(tr.plural("{n} person till", "{n} personer till", more))
    return tuple(lines)


def done_text(one: HallProposal, tr: Words) -> str:
    """What was done, for the bottom line."""
    chosen = _DONE.get(one.way)
    return tr("Schemat är lagat.") if chosen is None else tr(chosen, **_told(one.view))


def _former_time(one: HallProposal) -> str:
    """When the person whom it is about had the meeting before."""
    whose = None if one.view is None else one.view.seeker
    before = (view for change in one.people if change.person == whose for view in change.before)
    return next((clock_time(view.starts) for view in before), "")


def _told(view: MeetingView | None) -> dict[str, object]:
    if view is None:
        return {}
    return {
        "name": _called(view.seeker),
        "time": clock_time(view.starts),
        "n": view.station,
        "employer": isolated(view.employer),
    }


def _called(person: Shown) -> str:
    code = isolated(person.code[:4]) if person.name else isolated(person.code)
    return f"{isolated(person.name)} · {code}" if person.name else code


def _heads(price: Price, tr: Words) -> str:
    """One person and one paper, whether a meeting is new, elsewhere or gone."""
    people = tr.plural("{n} person", "{n} personer", price.slips)
    slips = tr.plural("{n} lapp", "{n} lappar", price.slips)
    return f"{people}, {slips}."
