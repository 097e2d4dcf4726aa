"""In words: what of a timetable no longer fits, what a proposal costs, what does not go together,
and why a meeting is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.detail_words import DETAILS
from motesplats.i18n import isolated, mark
from motesplats.scheduling.explain import Met
from motesplats.scheduling.repair import Aim
from motesplats.ui.explaining import clock_time, named_few
from motesplats.usecases.fitting import Cause

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.scheduling.explain import Ground
    from motesplats.usecases.clashes import MeetingsClash
    from motesplats.usecases.fitting import Broken, Fit
    from motesplats.usecases.pricing import PersonChange, Price
    from motesplats.usecases.views import MeetingView, Shown

_CAUSES: dict[Cause, tuple[str, str]] = {
    Cause.STAYED_AWAY: (
        mark("{n} möte gäller någon som inte har kommit: {who}."),
        mark("{n} möten gäller några som inte har kommit: {who}."),
    ),
    Cause.PERSON_AWAY: (
        mark("{n} möte ligger när personen inte är här: {who}."),
        mark("{n} möten ligger när personen inte är här: {who}."),
    ),
    Cause.STATION_EMPTY: (
        mark("{n} möte ligger när arbetsgivaren inte är här: {who}."),
        mark("{n} möten ligger när arbetsgivaren inte är här: {who}."),
    ),
    Cause.NO_INTERPRETER: (
        mark("{n} möte saknar tolk: {who}."),
        mark("{n} möten saknar tolk: {who}."),
    ),
    Cause.NOT_REACHABLE: (
        mark("{n} möte ligger vid ett bord som inte går att nå med rullstol: {who}."),
        mark("{n} möten ligger vid bord som inte går att nå med rullstol: {who}."),
    ),
    Cause.NOT_WANTED: (
        mark("{n} möte har ingen önskat längre: {who}."),
        mark("{n} möten har ingen önskat längre: {who}."),
    ),
    Cause.TOO_CLOSE: (
        mark("{n} möte ligger för tätt inpå ett annat: {who}."),
        mark("{n} möten ligger för tätt inpå andra: {who}."),
    ),
    Cause.OTHER: (
        mark("{n} möte krockar med ett annat: {who}."),
        mark("{n} möten krockar med andra: {who}."),
    ),
}
_AIMS: dict[Aim, str] = {
    Aim.FEWEST_MOVED: mark("Flyttar så få som möjligt"),
    Aim.BEST_WISHES: mark("Uppfyller flest önskemål"),
    Aim.LEAST_BREAKS: mark("Ger minst väntan"),
}
_GROUNDS: dict[Met, str] = {
    Met.PINNED: mark("Mötet är låst för hand, eller har redan börjat."),
    Met.ONLY_ONE: mark("Det är personens enda möte, och alla ska få ett innan någon får två."),
    Met.FAIRNESS: mark(
        "Det är ett av personens {have} möten, och alla ska få sina första innan någon får fler."
    ),
    Met.MUTUAL: mark("Både personen och arbetsgivaren vill det."),
    Met.NOBODY_ELSE: mark("Alla som vill träffa arbetsgivaren får det."),
    Met.WISH: mark("Personen vill träffa arbetsgivaren."),
}
_WEAKER = mark("{others} till ville träffa arbetsgivaren, {weaker} av dem inte lika gärna.")
_BY_HAND = mark("Ingen har önskat mötet. Det är inlagt för hand.")


def what_broke(found: Fit, tr: Words) -> tuple[str, ...]:
    """A sentence for each cause, and one for those who could get a first meeting."""
    said = [_cause(group, tr) for group in found.broken]
    if found.unplaced:
        said.append(
            tr.plural(
                "{n} person utan möte kan få ett: {who}.",
                "{n} personer utan möte kan få ett: {who}.",
                len(found.unplaced),
                who=names(found.unplaced, tr),
            )
        )
    return tuple(said)


def _cause(group: Broken, tr: Words) -> str:
    one, many = _CAUSES[group.cause]
    hosts = group.cause is Cause.STATION_EMPTY
    who = named_few(group.employers, tr) if hosts else names(group.people, tr)
    return tr.plural(one, many, group.meetings, who=who)


def names(people: tuple[Shown, ...], tr: Words) -> str:
    """Some of these people in a sentence, and how many more there are."""
    return named_few([isolated(one.name or one.code) for one in people], tr)


def best_at(aim: Aim, tr: Words) -> str:
    """What a proposal is best at."""
    return tr(_AIMS[aim])


def what_it_costs(price: Price, tr: Words) -> str:
    """Whose day changes and how, and how many papers with it."""
    parts = [
        tr.plural(
            "{n} person får en annan tid eller ett annat bord",
            "{n} personer får andra tider eller bord",
            price.moved,
        )
        if price.moved
        else tr("Ingen får en annan tid"),
        tr.plural("{n} förlorar ett möte", "{n} förlorar ett möte", price.losing)
        if price.losing
        else "",
        tr.plural("{n} får ett nytt", "{n} får ett nytt", price.gaining) if price.gaining else "",
    ]
    said = f"{', '.join(part for part in parts if part)}."
    if not price.slips:
        return said
    slips = tr.plural("{n} lapp att skriva ut igen.", "{n} lappar att skriva ut igen.", price.slips)
    return f"{said} {slips}"


def how_a_day_changes(change: PersonChange, tr: Words) -> str:
    """One person's meetings that differ: where and when before, and after."""
    after = {view.employer: view for view in change.after}
    before = {view.employer: view for view in change.before}
    lines = [
        tr("{employer}: {before} → {after}", employer=isolated(host), before=was, after=now)
        for host in dict.fromkeys((*before, *after))
        if (was := _place(before.get(host), tr)) != (now := _place(after.get(host), tr))
    ]
    return "\n".join((change.person.label, *lines))


def _place(view: MeetingView | None, tr: Words) -> str:
    if view is None:
        return tr("inget möte")
    place = tr("{time} bord {n}", time=f"{view.starts:%H:%M}", n=view.station)
    # A number that stands alone on the next line is read as something else.
    return place.replace(" ", "\u00a0")


def what_clashes(found: MeetingsClash, tr: Words) -> str:
    """The rule that is broken, and the fewest meetings that break it together."""
    who = [
        tr(
            "{person} hos {employer} kl. {time}",
            person=isolated(view.seeker.name or view.seeker.code),
            employer=isolated(view.employer),
            time=clock_time(view.starts),
        )
        for view in found.meetings
    ]
    rule = tr(DETAILS["path"][found.rule.value])
    return tr("Det går inte ihop: {rule}. Det gäller {who}.", rule=rule, who=named_few(who, tr))


def why_there(ground: Ground | None, tr: Words) -> str:
    """Why a meeting is in the timetable, and who else wanted the place."""
    if ground is None:
        return tr(_BY_HAND)
    said = tr(_GROUNDS[ground.code], have=ground.have)
    if not ground.others or ground.code is Met.PINNED:
        return said
    return f"{said} {tr(_WEAKER, others=ground.others, weaker=ground.weaker)}"
