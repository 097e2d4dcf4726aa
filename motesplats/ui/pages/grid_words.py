"""What a place says to a meeting in the hand, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.detail_words import DETAILS
from motesplats.i18n import isolated, mark
from motesplats.scheduling.rules import Rule
from motesplats.ui.explaining import clock_time, named_few
from motesplats.usecases.carrying import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import MeetingId
    from motesplats.i18n import Words
    from motesplats.usecases.carrying import Carried, Placing, Verdict
    from motesplats.usecases.planning import TimetableView
    from motesplats.usecases.rearranging import Rearranged
    from motesplats.usecases.views import MeetingView, Shown

_WHY: dict[Rule | Obstacle, str] = {
    Obstacle.STANDS_HERE: mark("Här står mötet nu."),
    Obstacle.BEGUN: mark("Mötet har börjat och ligger fast."),
    Obstacle.LOCKED: mark("{other} är låst här. Lås upp med L först."),
    Obstacle.SEVERAL: mark("Mötet är längre och tar två möten som står här."),
    Obstacle.OUTSIDE: mark("Det blir utanför dagens tider."),
    Rule.NOT_A_PAIR: mark("Det har ingen av dem önskat, eller så ska de inte mötas."),
    Rule.MEETS_TWICE: mark("De två har redan ett möte, kl. {time}."),
    Rule.SEEKER_TWICE: mark("{other} har redan ett möte då, vid bord {n}."),
    Rule.SEEKER_AWAY: mark("Personen är inte här då."),
    Rule.STATION_EMPTY: mark("Ingen sitter vid bordet då."),
    Rule.STATION_TWICE: mark("{other} står i vägen, kl. {time}."),
    Rule.IN_THE_PAST: mark("Tiden har redan börjat."),
    Rule.TOO_FAR: mark("Det blir för långt att gå från eller till bord {n}, kl. {time}."),
    Rule.TOO_LONG_RUN: mark("Det blir för många möten i rad för personen."),
    Rule.NO_REST: mark("Det blir för många möten i rad vid bordet, utan paus."),
    Rule.TOO_MANY: mark("Personen har redan så många möten som går."),
    Rule.EMPLOYER_TOO_MANY: mark("Arbetsgivaren har redan så många möten som går."),
    Rule.NOT_REACHABLE: mark("Bordet går inte att nå med rullstol."),
    Rule.NO_INTERPRETER: mark("Det finns ingen tolk för språket."),
    Rule.INTERPRETER_AWAY: mark("Tolken är inte här då."),
    Rule.INTERPRETER_TWICE: mark("Tolken är hos {other} då, vid bord {n}."),
    Rule.OVERRUN: mark("Mötet går in i en paus eller förbi dagens slut."),
}
_UNNAMED: dict[Rule | Obstacle, str] = {
    Rule.SEEKER_TWICE: mark("Den andra personen har redan ett möte då."),
    Rule.MEETS_TWICE: mark("De två har redan ett möte."),
    Rule.STATION_TWICE: mark("Ett annat möte står i vägen."),
    Rule.TOO_FAR: mark("Det blir för långt att gå mellan två möten."),
    Rule.INTERPRETER_TWICE: mark("Tolken har ett annat möte då."),
}
ANOTHER_ROW = mark("Det är en annan persons rad.")


@dataclass(frozen=True, slots=True)
class GridWords:
    """Speaks about one timetable."""

    view: TimetableView
    tr: Words

    def place(self, one: Placing) -> str:
        """``bord 7 13.15``."""
        n = next(s.station.number for s in self.view.stations if s.station.id == one.station)
        time = clock_time(self.view.slots[one.slot].starts)
        return self.tr("bord {n} {time}", n=n, time=time)

    def verdict(self, carried: Carried, who: str, found: Verdict) -> str:
        """What a place says: who would go where, or why not."""
        if found.deal is None:
            return self.tr("Går inte: {why}", why=self.why(found))
        if not found.deal.into or not (found.other or len(found.deal.into) == 1):
            return self.tr("Alla {n} kan flyttas dit.", n=len(found.deal.into))
        first, *rest = found.deal.into
        there = self.tr("{person} till {place}", person=isolated(who), place=self.place(first))
        if found.other is not None and rest:
            other = self.tr(
                "{person} till {place}", person=self.name(found.other), place=self.place(rest[0])
            )
            said = self.tr("{one}, {other} – båda går.", one=there, other=other)
        elif found.other is not None:
            lost = self.name(found.other)
            said = self.tr("{one}. {other} blir utan tid här.", one=there, other=lost)
        else:
            said = self.tr("{one} – går.", one=there)
        return f"{said} {self._instead(carried, first)}".strip()

    def why(self, found: Verdict) -> str:
        """Why not, with the meeting that is in the way where there is one."""
        if found.why is None:
            return self.tr(ANOTHER_ROW)
        other = None if found.other is None else self._view_of(found.other.id)
        if other is None:
            return self.tr(_UNNAMED.get(found.why) or self._plain(found.why))
        return self.tr(_WHY.get(found.why) or self._plain(found.why)).format(
            other=_name(other.seeker), n=other.station, time=clock_time(other.starts)
        )

    def several(self, found: Iterable[Verdict]) -> str:
        """Why these cannot move together: each that stands against it, a few by name."""
        told = [
            self.why(one)
            if one.other is None
            else self.tr("{person}: {why}", person=self.name(one.other), why=self.why(one))
            for one in found
        ]
        few = named_few(list(dict.fromkeys(told)), self.tr)
        return self.tr("Går inte: {why}", why=few)

    def done(self, answer: Rearranged) -> str:
        """What was done, for the line below."""
        if not answer.after:
            names = [self.name(m) for m in answer.before]
            return self.tr("{person} har inte längre mötet.", person=named_few(names, self.tr))
        if len(answer.after) > 2:
            return self.tr("{n} möten är flyttade, och låsta där.", n=len(answer.after))
        told = [f"{self.name(m)} {self._stands(m)}" for m in answer.after]
        return self.tr("Flyttat och låst: {who}.", who=named_few(told, self.tr))

    def name(self, meeting: Meeting) -> str:
        """Whose meeting it is, isolated."""
        shown = next(
            (m.seeker for m in self.view.meetings if m.meeting.seeker == meeting.seeker), None
        )
        return self.tr("en person till") if shown is None else _name(shown)

    def _stands(self, meeting: Meeting) -> str:
        n = next(s.station.number for s in self.view.stations if s.station.id == meeting.station)
        time = clock_time(self.view.slots[meeting.slot].starts)
        return self.tr("bord {n} {time}", n=n, time=time)

    def _instead(self, carried: Carried, first: Placing) -> str:
        """That the person would meet another employer than before."""
        if first.employer == carried.employer:
            return ""
        names = {s.employer.id: s.employer.name for s in self.view.stations}
        return self.tr(
            "Träffar då {one} i stället för {other}.",
            one=isolated(names[first.employer]),
            other=isolated(names[carried.employer]),
        )

    def _plain(self, why: Rule | Obstacle) -> str:
        known = _WHY.get(why)
        return known if known is not None else DETAILS["path"][why.value]

    def _view_of(self, meeting: MeetingId) -> MeetingView | None:
        return next((m for m in self.view.meetings if m.meeting.id == meeting), None)


def _name(shown: Shown) -> str:
    return isolated(shown.name or shown.code)
