"""From the records of a fair to the question that a timetable answers, and from the answer back to
meetings.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Meeting, MeetingState, Mode, after_pauses, time_slots
from motesplats.core.ids import MeetingId, new_id
from motesplats.scheduling.policy import after_history, in_mode, with_equal_time
from motesplats.scheduling.problem import (
    Pair,
    PinnedMeeting,
    Problem,
    ProblemEmployer,
    ProblemInterpreter,
    ProblemSeeker,
    ProblemStation,
    pair_slots,
)
from motesplats.scheduling.timetable import PlannedMeeting, Timetable
from motesplats.storage import employers, people, timetables, wishes
from motesplats.usecases.drafts import begun_ids, pinned_draft
from motesplats.usecases.group_times import met_in_groups, taken_by_groups
from motesplats.usecases.live_day import BEFORE_THE_DAY, as_recorded
from motesplats.usecases.problem_times import ProblemTimes
from motesplats.usecases.queries import known_fair
from motesplats.usecases.worth import RANKS, worth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.core.fair import Fair, Station, TimeSlot
    from motesplats.core.ids import (
        EmployerId,
        FairId,
        InterpreterId,
        SeekerId,
        StationId,
    )
    from motesplats.core.people import Employer, Interpreter, Seeker, Wish
    from motesplats.storage.store import Connection
    from motesplats.usecases.live_day import Live


@dataclass(frozen=True, slots=True)
class Planning:
    """A fair's records beside the problem made of them.

    The problem's own ids count in the order of registration (S0, E0, B7 for station 7), so that the
    same lists give the same problem, to the byte, in any store.
    """

    fair: Fair
    slots: tuple[TimeSlot, ...]
    problem: Problem
    meetings: tuple[Meeting, ...]
    kept: frozenset[MeetingId]
    seekers: dict[str, SeekerId]
    employers: dict[str, EmployerId]
    stations: dict[str, StationId]
    interpreters: dict[str, InterpreterId]
    never: frozenset[tuple[SeekerId, EmployerId]]
    wishes: tuple[Wish, ...]
    live: Live | None
    ids: dict[tuple[SeekerId, EmployerId], MeetingId] = field(default_factory=dict)

    def timetable(self, meetings: Iterable[Meeting] | None = None) -> Timetable:
        """The plan's meetings (or those given) in the problem's own ids."""
        chosen = self.meetings if meetings is None else meetings
        return Timetable(self.problem.name, self.planned(chosen))

    def planned(self, meetings: Iterable[Meeting]) -> tuple[PlannedMeeting, ...]:
        """These meetings in the problem's own ids, in the order given."""
        names = _Reversed(self)
        return tuple(names.planned(m) for m in meetings)

    def key(self, seeker: SeekerId) -> str:
        """The seeker's id in the problem."""
        return next(key for key, value in self.seekers.items() if value == seeker)

    def employer_key(self, employer: EmployerId) -> str:
        """The employer's id in the problem."""
        return next(key for key, value in self.employers.items() if value == employer)

    def meetings_for(self, timetable: Timetable) -> tuple[Meeting, ...]:
        """The timetable as meetings; a pair that is in the draft or published keeps its id."""
        old = {(m.seeker, m.employer): m for m in self.meetings}
        found = tuple(self._meeting(planned, old) for planned in timetable.meetings)
        return self.with_lengths(found)

    def with_lengths(self, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
        """The meetings, each as long as the fair's settings and the seeker's needs ask today."""
        lasting = {
            (self.seekers[p.seeker], self.employers[p.employer]): slots
            for p, slots in zip(self.problem.pairs, pair_slots(self.problem), strict=True)
        }
        return tuple(
            replace(m, slots=lasting.get((m.seeker, m.employer), m.slots)) for m in meetings
        )

    def _meeting(
        self, planned: PlannedMeeting, old: dict[tuple[SeekerId, EmployerId], Meeting]
    ) -> Meeting:
        seeker, employer = self.seekers[planned.seeker], self.employers[planned.employer]
        earlier = old.get((seeker, employer))
        known = self.ids.get((seeker, employer))
        interpreter = planned.interpreter
        return Meeting(
            id=MeetingId(new_id()) if known is None else known,
            seeker=seeker,
            employer=employer,
            station=self.stations[planned.station],
            slot=planned.slot,
            interpreter=None if interpreter is None else self.interpreters[interpreter],
            state=MeetingState.PLANNED if earlier is None else earlier.state,
            locked=False if earlier is None else earlier.locked,
        )


class _Reversed:
    """From the store's ids to the problem's."""

    def __init__(self, planning: Planning) -> None:
        self._seekers = {v: k for k, v in planning.seekers.items()}
        self._employers = {v: k for k, v in planning.employers.items()}
        self._stations = {v: k for k, v in planning.stations.items()}
        self._interpreters = {v: k for k, v in planning.interpreters.items()}

    def planned(self, meeting: Meeting) -> PlannedMeeting:
        interpreter = meeting.interpreter
        return PlannedMeeting(
            self._seekers[meeting.seeker],
            self._employers[meeting.employer],
            self._stations[meeting.station],
            meeting.slot,
            None if interpreter is None else self._interpreters[interpreter],
        )


def planning_of(connection: Connection, fair_id: FairId, live: Live | None = None) -> Planning:
    """Everything a timetable of the fair depends on, and the draft to go on from.

    With ``live`` the meetings are those that were published, as a fair that is going on is mended
    in what people hold in their hands, unless it says that the draft is meant.

    Raises Refused(UNKNOWN_FAIR), and NO_SEEKERS, NO_STATIONS or NO_WISHES for a fair that lacks
    them.
    """
    live = as_recorded(connection, fair_id, live)
    day = BEFORE_THE_DAY if live is None else live
    draft = _draft_of(connection, known_fair(connection, fair_id), live)
    asked = wishes.wishes_of(connection, fair_id)
    _refuse_what_is_missing(draft, asked)
    published = timetables.meetings_of(connection, fair_id)
    standing = tuple(m for m in published if m.stands and m.id not in day.missed)
    drafting = live is None or live.drafted
    meetings = pinned_draft(connection, fair_id, day.next) if drafting else standing
    never = wishes.never_pairs(connection, fair_id) | met_in_groups(connection, fair_id)
    called_off = {(m.seeker, m.employer) for m in published if m.called_off}
    barred = never | (called_off - {(m.seeker, m.employer) for m in standing})
    pairs = draft.pairs(asked, barred, wishes.met_before(connection, fair_id))
    pairs = draft.beside_wishes(pairs, meetings, barred)
    history = begun_ids(connection, fair_id) | {m.id for m in meetings if day.stays(m)}
    kept = history | {m.id for m in meetings if m.locked}
    pairs = draft.as_long_as_held(pairs, [m for m in meetings if m.id in history])
    found = draft.planning(meetings, kept, never, asked, pairs)
    return replace(found, ids={(m.seeker, m.employer): m.id for m in (*meetings, *standing)})


def _draft_of(connection: Connection, fair: Fair, live: Live | None) -> _Draft:
    seekers = people.seekers_of(connection, fair.id)
    hosts = employers.employers_of(connection, fair.id)
    helpers = employers.interpreters_of(connection, fair.id)
    slots = time_slots(fair.plan)
    return _Draft(
        fair=fair,
        slots=slots,
        seekers={f"S{n}": seeker for n, seeker in enumerate(seekers)},
        hosts={f"E{n}": host for n, host in enumerate(hosts)},
        stations={f"B{s.number}": s for s in employers.stations_of(connection, fair.id)},
        helpers={f"I{n}": helper for n, helper in enumerate(helpers)},
        live=live,
        times=ProblemTimes(fair.plan, slots, live, taken_by_groups(connection, fair.id)),
    )


def _refuse_what_is_missing(draft: _Draft, asked: tuple[Wish, ...]) -> None:
    if not draft.seekers:
        raise Refused(Refusal.NO_SEEKERS)
    if not draft.stations:
        raise Refused(Refusal.NO_STATIONS)
    if not asked:
        raise Refused(Refusal.NO_WISHES)


@dataclass(frozen=True, slots=True)
class _Draft:
    """The records that a problem is built of, by the problem's own ids."""

    fair: Fair
    slots: tuple[TimeSlot, ...]
    seekers: dict[str, Seeker]
    hosts: dict[str, Employer]
    stations: dict[str, Station]
    helpers: dict[str, Interpreter]
    live: Live | None
    times: ProblemTimes

    def pairs(
        self,
        asked: tuple[Wish, ...],
        never: frozenset[tuple[SeekerId, EmployerId]],
        met: frozenset[tuple[SeekerId, str]],
    ) -> tuple[Pair, ...]:
        seekers = {s.id: key for key, s in self.seekers.items()}
        hosts = {e.id: key for key, e in self.hosts.items()}
        names = {e.name: key for key, e in self.hosts.items()}
        found = [
            Pair(
                seekers[w.seeker],
                hosts[w.employer],
                worth(w),
                0 if w.rank is None else RANKS - w.rank,
                w.employer_score,
            )
            for w in asked
            if (w.seeker, w.employer) not in never
        ]
        found.sort(key=lambda p: _in_order((p.seeker, p.employer)))
        if self.fair.rules.mode is Mode.DECIDED:
            # Whoever decided that they meet again knew that they had met.
            return tuple(found)
        again = {(seekers[seeker], names[name]) for seeker, name in met if name in names}
        return after_history(found, again, self.fair.rules.met_before)

    def beside_wishes(
        self,
        pairs: tuple[Pair, ...],
        meetings: tuple[Meeting, ...],
        never: frozenset[tuple[SeekerId, EmployerId]],
    ) -> tuple[Pair, ...]:
        """The pairs while a fair goes on: what was promised counts although nobody wished for it,
        somebody may meet anybody, and who has not come gets nothing new."""
        if self.live is None or self.live.drafted:
            return pairs
        found = {(p.seeker, p.employer): p for p in pairs}
        who = {s.id: key for key, s in self.seekers.items()}
        whom = {e.id: key for key, e in self.hosts.items()}
        held = {(who[m.seeker], whom[m.employer]) for m in meetings}
        held -= {(who[s], whom[e]) for s, e in never}
        anybody = {(who[s], key) for s in self.live.willing for key in self.hosts}
        anybody |= {(who[s], whom[e]) for s, e in self.live.offered}
        anybody -= {(who[s], whom[e]) for s, e in never}
        for pair in sorted((held | anybody) - found.keys(), key=_in_order):
            found[pair] = Pair(*pair, 1)
        waiting = {who[s] for s in self.live.waiting}
        return tuple(p for key, p in found.items() if key in held or p.seeker not in waiting)

    def as_long_as_held(self, pairs: tuple[Pair, ...], history: list[Meeting]) -> tuple[Pair, ...]:
        """The pairs, where those whose meeting has begun keep its length, and are all there."""
        fixed = zip(self._fixed(history), history, strict=True)
        held = {(p.seeker, p.employer): m.slots for p, m in fixed}
        found = {(p.seeker, p.employer): p for p in pairs}
        for who, slots in held.items():
            found[who] = replace(found.get(who) or Pair(*who, 1), slots=slots)
        return tuple(found.values())

    def planning(
        self,
        meetings: tuple[Meeting, ...],
        kept: frozenset[MeetingId],
        never: frozenset[tuple[SeekerId, EmployerId]],
        asked: tuple[Wish, ...],
        pairs: tuple[Pair, ...],
    ) -> Planning:
        return Planning(
            fair=self.fair,
            slots=self.slots,
            problem=self._problem(pairs, [m for m in meetings if m.id in kept]),
            meetings=meetings,
            kept=kept,
            seekers={key: s.id for key, s in self.seekers.items()},
            employers={key: e.id for key, e in self.hosts.items()},
            stations={key: s.id for key, s in self.stations.items()},
            interpreters={key: i.id for key, i in self.helpers.items()},
            never=never,
            wishes=asked,
            live=self.live,
        )

    def _problem(self, pairs: tuple[Pair, ...], pinned: list[Meeting]) -> Problem:
        plan, rules = self.fair.plan, self.fair.rules
        known = {(p.seeker, p.employer) for p in pairs}
        fixed = self._fixed(pinned)
        # A meeting that was moved in by hand may be one that nobody wished for.
        extra = tuple(
            Pair(p.seeker, p.employer, 1) for p in fixed if (p.seeker, p.employer) not in known
        )
        found = Problem(
            name=self.fair.name,
            n_slots=len(self.slots),
            slot_min=plan.slot_minutes,
            change_min=plan.change,
            start=f"{plan.starts:%H:%M}",
            employers=tuple(self._employer(key, e) for key, e in self.hosts.items()),
            seekers=tuple(self._seeker(key, s) for key, s in self.seekers.items()),
            interpreters=tuple(
                ProblemInterpreter(key, i.languages, self.times.left(i.presence, i.id))
                for key, i in self.helpers.items()
            ),
            pairs=pairs + extra,
            pinned=fixed,
            now=None if self.live is None else self.live.now,
            absent=self._absent(),
            zones=self.times.zones(self.hosts.values()),
            pauses=after_pauses(self.slots),
        )
        found = in_mode(found, rules.mode)
        return with_equal_time(found) if rules.equal_time else found

    def _absent(self) -> tuple[str, ...]:
        gone = frozenset() if self.live is None else self.live.absent
        return tuple(key for key, seeker in self.seekers.items() if seeker.id in gone)

    def _employer(self, key: str, host: Employer) -> ProblemEmployer:
        own = {k: s for k, s in self.stations.items() if s.employer == host.id}
        places = [(s.x, s.y) for s in own.values()]
        slots, usual = self.times.slots_of(host), self.fair.rules.station_run
        return ProblemEmployer(
            id=key,
            name=host.name,
            xy=places[0] if places else (0.0, 0.0),
            stations=tuple(
                ProblemStation(k, self._staffed(host, s), s.accessible, s.max_run or usual)
                for k, s in own.items()
            ),
            zone=f"Z{slots}" if slots > 1 else None,
            max_meetings=host.max_meetings,
        )

    def _staffed(self, host: Employer, station: Station) -> tuple[int, ...]:
        """The slots when the station's recruiter is there."""
        own, whole = station.presence, host.presence
        here = replace(own, arrives=own.arrives or whole.arrives, leaves=own.leaves or whole.leaves)
        return self.times.left(here, host.id, station.id)

    def _seeker(self, key: str, seeker: Seeker) -> ProblemSeeker:
        rules, needs = self.fair.rules, seeker.needs
        # Whoever decided the meetings decided their number; only what people can bear still holds.
        most = len(self.hosts) if rules.mode is Mode.DECIDED else rules.max_meetings
        return ProblemSeeker(
            id=key,
            available=self.times.left(seeker.presence, seeker.id),
            max_meetings=min(most, seeker.max_meetings or most),
            language=needs.interpreter,
            wheelchair=needs.wheelchair,
            walk_mpm=rules.slow_walk_mpm if needs.wheelchair else rules.walk_mpm,
            max_run=rules.max_run,
            extra_slots=1 if needs.longer_time else 0,
        )

    def _fixed(self, meetings: list[Meeting]) -> tuple[PinnedMeeting, ...]:
        """The meetings in the problem's own ids, in their order."""
        seekers = {s.id: key for key, s in self.seekers.items()}
        hosts = {e.id: key for key, e in self.hosts.items()}
        stations = {s.id: key for key, s in self.stations.items()}
        helpers = {i.id: key for key, i in self.helpers.items()}
        return tuple(
            PinnedMeeting(
                seekers[m.seeker],
                hosts[m.employer],
                stations[m.station],
                m.slot,
                None if m.interpreter is None else helpers[m.interpreter],
            )
            for m in meetings
        )


def _in_order(pair: tuple[str, str]) -> tuple[int, int]:
    return int(pair[0][1:]), int(pair[1][1:])
