"""In words: who leaves, comes late or goes home, and what becomes of each meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.i18n import isolated, mark
from motesplats.ui.explaining import clock_time
from motesplats.usecases.instead import Instead
from motesplats.usecases.late_fair import Who

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.i18n import Words
    from motesplats.usecases.departures import DeparturePlan
    from motesplats.usecases.going_home import HomePlan
    from motesplats.usecases.inside import Inside
    from motesplats.usecases.instead import Option, Remaining
    from motesplats.usecases.late_fair import LatePlan, Leaver
    from motesplats.usecases.stations import SwapPlan
    from motesplats.usecases.views import MeetingView, Shown

_SHOWN = 6
_WHO = {
    Who.SEEKER: mark("{name} behöver gå {time}."),
    Who.EMPLOYER: mark("Arbetsgivaren {name} behöver gå {time}."),
    Who.INTERPRETER: mark("Tolken {name} behöver gå {time}."),
}


def when(instant: datetime) -> str:
    """An instant as people say it: ``13.15``."""
    return clock_time(local(instant).time())


def person(one: Shown, tr: Words) -> str:
    """First name and the beginning of the code, or the whole code where only it may be seen."""
    if not one.name:
        return tr("Kod {code}", code=isolated(one.code))
    return f"{isolated(one.name)} · {isolated(one.code[:4])}"


def meeting_line(view: MeetingView, tr: Words) -> str:
    """A meeting as it was planned: the time and who."""
    return f"{clock_time(view.starts)} {person(view.seeker, tr)}"


def place_line(view: MeetingView) -> str:
    """A place that is free: the time and the employer."""
    return f"{clock_time(view.starts)} {isolated(view.employer)}"


def option_text(option: Option, tr: Words) -> str:
    """What becomes of a meeting, as short as it can be said."""
    if option.way is Instead.PHONE:
        return tr("På telefon, arbetsgivaren ringer")
    if option.view is None:
        return tr("Ställs in")
    time, number = clock_time(option.view.starts), option.view.station
    if option.way is Instead.LATER:
        return tr("Flyttas till {time}, bord {n}", time=time, n=number)
    name = isolated(option.view.employer)
    if option.wished:
        return tr("{name} {time}, bord {n}", name=name, time=time, n=number)
    return tr("{name} {time}, bord {n}, inte önskad", name=name, time=time, n=number)


def what_it_costs(people: int, meetings: int, tr: Words) -> str:
    """How many meetings change, and how many people get a new slip."""
    held = tr.plural("{n} möte berörs", "{n} möten berörs", meetings)
    slips = tr.plural("{n} person får en ny lapp", "{n} personer får nya lappar", people)
    return tr("{meetings}, {slips}.", meetings=held, slips=slips)


def counted(remaining: tuple[Remaining, ...], tr: Words) -> str:
    """How many meetings go which way."""
    texts = {
        Instead.LATER: mark("{n} flyttas"),
        Instead.OTHER: mark("{n} till en annan arbetsgivare"),
        Instead.PHONE: mark("{n} på telefon"),
        Instead.CANCEL: mark("{n} ställs in"),
    }
    numbers = {way: sum(one.option.way is way for one in remaining) for way in texts}
    return ", ".join(tr(texts[way], n=n) for way, n in numbers.items() if n)


def missing_lines(plan: DeparturePlan, tr: Words) -> tuple[str, ...]:
    """Meetings without a form, that ought to be written before the employer goes."""
    told = [meeting_line(view, tr) for view in plan.missing[:_SHOWN]]
    rest = len(plan.missing) - len(told)
    if rest > 0:
        told.append(tr("{n} till", n=rest))
    return (tr("Be dem skriva återkopplingen innan de går."), *told)


def departure_lines(plan: DeparturePlan, tr: Words) -> tuple[str, ...]:
    """What leaving or being late would change."""
    if not plan.remaining:
        return (tr("Inga möten behöver ändras."),)
    return (
        what_it_costs(plan.people, len(plan.remaining), tr),
        counted(plan.remaining, tr),
    )


def home_lines(plan: HomePlan, tr: Words) -> tuple[str, ...]:
    """What going home would change."""
    if not plan.places:
        return (tr("Inga möten är kvar. Rapporten finns kvar."),)
    off = tr.plural("{n} möte ställs in.", "{n} möten ställs in.", len(plan.places))
    new = tr.plural("{n} person får ett nytt möte.", "{n} personer får nya möten.", plan.people)
    kept = tr("Återkopplingen och rapporten finns kvar.")
    return (off, new, kept) if plan.people else (off, kept)


def swap_lines(plan: SwapPlan, tr: Words) -> tuple[str, ...]:
    """What changing places would mean."""
    told = [
        tr("{name} får bord {n}.", name=isolated(name), n=number)
        for name, number in (plan.here, plan.there)
    ]
    slips = len(plan.slips)
    told.append(tr.plural("{n} person får en ny lapp.", "{n} personer får nya lappar.", slips))
    for view in plan.unreachable:
        text = tr("{name} kommer inte fram med rullstol till bord {n}.", **_there(view, plan, tr))
        told.append(text)
    for view in plan.too_far:
        text = tr("{name} hinner inte gå till bord {n} till {time}.", **_there(view, plan, tr))
        told.append(text)
    return tuple(told)


def _there(view: MeetingView, plan: SwapPlan, tr: Words) -> dict[str, object]:
    new = {plan.stations[0]: plan.here[1], plan.stations[1]: plan.there[1]}
    number = new.get(view.meeting.station, view.station)
    return {"name": person(view.seeker, tr), "n": number, "time": clock_time(view.starts)}


def leaver_text(one: Leaver, tr: Words) -> str:
    """Who has to go before the day is over."""
    return tr(_WHO[one.who], name=isolated(one.name), time=when(one.leaves))


def late_lines(plan: LatePlan, tr: Words) -> tuple[str, ...]:
    """Who cannot stay, and what is proposed for their meetings."""
    told = [leaver_text(one, tr) for one in plan.leavers[:_SHOWN]]
    rest = len(plan.leavers) - len(told)
    if rest > 0:
        told.append(tr("{n} till", n=rest))
    if plan.remaining:
        told.append(tr("Förslag: {ways}.", ways=counted(plan.remaining, tr)))
    return tuple(told)


def inside_lines(told: Inside, tr: Words) -> tuple[str, ...]:
    """Everybody who is inside, one a line, then employers and interpreters."""
    lines = [person(one, tr) for one in told.seekers]
    for name, numbers in told.employers:
        shown = ", ".join(map(str, numbers))
        lines.append(tr("{name}, bord {numbers}", name=isolated(name), numbers=shown))
    lines += [tr("Tolken {name}", name=isolated(name)) for name in told.interpreters]
    return tuple(lines) or (tr("Ingen är incheckad."),)
