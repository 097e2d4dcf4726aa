"""Decided meetings that cannot all be held, and what stands in the way, in words."""

from motesplats.i18n import Words, isolated, mark
from motesplats.scheduling.held_clash import HeldClash, Hindrance, Limit

MOST_SAID = 12
_LIMITS: dict[Hindrance, str] = {
    Hindrance.DAY: mark("mötestider under dagen: {number}"),
    Hindrance.SEEKER_HERE: mark("{who} är här {times}"),
    Hindrance.SEEKER_MOST: mark("möten för {who}, högst: {number}"),
    Hindrance.SEEKER_RUN: mark("möten i rad för {who}, högst: {number}"),
    Hindrance.LONGER: mark("{who} behöver längre tid i mötena"),
    Hindrance.WALKING: mark("{who} behöver hinna gå mellan borden"),
    Hindrance.STAFFED: mark("{who} är här {times}"),
    Hindrance.STATIONS: mark("bord hos {who}: {number}"),
    Hindrance.REACHABLE: mark("bord hos {who} som går att nå med rullstol: {number}"),
    Hindrance.EMPLOYER_MOST: mark("möten hos {who}, högst: {number}"),
    Hindrance.RESTS: mark("möten i rad hos {who} före en paus: {number}"),
    Hindrance.LONGER_THERE: mark("mötestider för varje möte med {who}: {number}"),
    Hindrance.INTERPRETERS: mark("tolkar på {who}: {number}, här {times}"),
    Hindrance.RESOURCE: mark("antal av {who}: {number}, {times}"),
    Hindrance.LOCKED: mark("mötet mellan {who} och {other} är låst {times}"),
}
_NOBODY = mark("{who} är inte här under någon hel mötestid")
_NO_INTERPRETER = mark("det finns ingen tolk på {who}")


def meetings_said(clash: HeldClash, tr: Words) -> str:
    """The meetings by both their names; of very many only the first."""
    said = [f"{isolated(a)} – {isolated(b)}" for a, b in clash.meetings[:MOST_SAID]]
    more = len(clash.meetings) - len(said)
    return ", ".join(said) + (tr(" och {n} till", n=more) if more else "")


def limits_said(clash: HeldClash, tr: Words) -> str:
    """What stands in the way, each in a few words."""
    return ", ".join(_limit(limit, tr) for limit in clash.limits)


def _limit(limit: Limit, tr: Words) -> str:
    template = _LIMITS[limit.kind]
    if not limit.slots and limit.kind in (Hindrance.SEEKER_HERE, Hindrance.STAFFED):
        template = _NOBODY
    if not limit.number and limit.kind is Hindrance.INTERPRETERS:
        template = _NO_INTERPRETER
    return tr(
        template,
        who=isolated(limit.who),
        other=isolated(limit.other),
        number=limit.number,
        times=limit.times or _places(limit.slots, tr),
    )


def _places(slots: tuple[int, ...], tr: Words) -> str:
    """Times of a file that knows no clock: by their number there."""
    return tr("mötestid {slots}", slots=", ".join(map(str, slots)))
