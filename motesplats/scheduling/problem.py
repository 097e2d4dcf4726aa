"""The checked question that a timetable answers: who is there when, and who may meet whom."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from motesplats.core.errors import Refusal, Refused

T = TypeVar("T")

MOST_SLOTS = 2_000
MOST_UTILITY = 100_000
MOST_SCORE = 1_000
MOST_LEVELS = 6
MOST_METRES = 100_000
MOST_EMPLOYERS = 5_000
MOST_SEEKERS = 200_000
MOST_SEATS = 1_000
_DAY_MIN = 24 * 60
_TIME_OF_DAY = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")


class Fault(StrEnum):
    """What is wrong at a place in a problem or timetable."""

    MISSING = "missing"
    WRONG_TYPE = "wrong_type"
    WRONG_FORMAT = "wrong_format"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN = "unknown"
    DUPLICATE = "duplicate"
    NOT_A_PAIR = "not_a_pair"
    OTHER_PROBLEM = "other_problem"


@dataclass(frozen=True, slots=True)
class ProblemStation:
    """One table of an employer and its recruiter; ``available``: the time slots when it is staffed.

    After ``max_run`` meetings in a row the recruiter has at least a slot's break. Up to ``seats``
    seekers sit there at the same time; they begin together, and the station is free again when
    the longest of their meetings is over: one meeting of the station.
    """

    id: str
    available: tuple[int, ...]
    accessible: bool = True
    max_run: int | None = None
    seats: int = 1


@dataclass(frozen=True, slots=True)
class ProblemEmployer:
    """An employer, its place in the hall (metres) and its stations.

    ``max_meetings``: how many seekers it meets at most. ``resources``: kinds of which every one of
    its meetings takes one. ``zone``: whose meetings have minutes of their own.
    """

    id: str
    stations: tuple[ProblemStation, ...]
    xy: tuple[float, float] = (0.0, 0.0)
    name: str = ""
    zone: str | None = None
    max_meetings: int | None = None
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProblemZone:
    """A part of the hall where meetings have other minutes; they take as many slots as they need.

    What is left of the last slot after ``talk_min`` and ``feedback_min`` is there for walking, at
    least ``change_min``.
    """

    id: str
    talk_min: int
    feedback_min: int = 0
    change_min: int = 0

    def slots(self, slot_min: int) -> int:
        """How many slots of ``slot_min`` minutes a meeting takes here."""
        return -(-(self.talk_min + self.feedback_min + self.change_min) // slot_min)


@dataclass(frozen=True, slots=True)
class ProblemResource:
    """A kind of thing of which ``count`` can be in use in each slot, such as hearing loops."""

    id: str
    count: int
    available: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProblemSeeker:
    """A seeker: when present, how much can be borne, what is needed; walking in metres a minute.

    ``extra_slots``: by how much all their meetings are longer than other people's. ``max_run``:
    most meetings in a row. ``resources``: kinds of which every meeting of theirs takes one.
    """

    id: str
    available: tuple[int, ...]
    max_meetings: int
    language: str | None = None
    wheelchair: bool = False
    walk_mpm: float = 50.0
    max_run: int | None = None
    extra_slots: int = 0
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProblemInterpreter:
    """An interpreter, who sits in at most one meeting per time slot."""

    id: str
    languages: tuple[str, ...]
    available: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """An admissible meeting and how much it is worth (at least 1); a pair meets at most once.

    ``slots``: how long this one lasts, where that is not as usual for the zone and the seeker.
    """

    seeker: str
    employer: str
    utility: int
    seeker_score: int = 0
    employer_score: int = 0
    slots: int | None = None


@dataclass(frozen=True, slots=True)
class PinnedMeeting:
    """A meeting that must appear unchanged: history, or locked by a person."""

    seeker: str
    employer: str
    station: str
    slot: int
    interpreter: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything a timetable depends on; times are slot indices 0 … n_slots - 1.

    A meeting of k slots lasts ``k * slot_min - change_min`` minutes and takes seeker, station,
    interpreter and resources for all of them. ``pauses``: slots that begin after a pause of the
    day, which no meeting runs across. ``fair_target`` levels of fairness come before wishes. Slots
    before ``now`` are history. ``all_held``: every pair must meet, so that only times are sought.
    Raises Refused(PROBLEM_INVALID, path, reason).
    """

    name: str
    n_slots: int
    employers: tuple[ProblemEmployer, ...]
    seekers: tuple[ProblemSeeker, ...]
    pairs: tuple[Pair, ...]
    interpreters: tuple[ProblemInterpreter, ...] = ()
    slot_min: int = 15
    change_min: int = 2
    start: str = "09:00"
    blocked: tuple[int, ...] = ()
    fair_target: int = 3
    now: int | None = None
    absent: tuple[str, ...] = ()
    pinned: tuple[PinnedMeeting, ...] = ()
    seed: int = 0
    zones: tuple[ProblemZone, ...] = ()
    resources: tuple[ProblemResource, ...] = ()
    pauses: tuple[int, ...] = ()
    all_held: bool = False

    def __post_init__(self) -> None:
        _check_times(self)
        _check_zones(self)
        _check_resources(self)
        _check_employers(self)
        _check_seekers(self)
        _check_interpreters(self)
        _check_pairs(self)
        _check_live(self)
        _check_pinned(self)


def refuse(path: str, reason: Fault) -> Refused:
    """The refusal of a fault at ``path``, such as ``pairs[17].e``."""
    return Refused(Refusal.PROBLEM_INVALID, path=path, reason=reason.value)


def _check_once(path: str, one: T, seen: dict[T, str]) -> None:
    """Raises Refused(PROBLEM_INVALID, path, reason, first) for what was ``seen`` elsewhere."""
    first = seen.setdefault(one, path)
    if first != path:
        reason = Fault.DUPLICATE.value
        raise Refused(Refusal.PROBLEM_INVALID, path=path, reason=reason, first=first)


def pair_slots(problem: Problem) -> tuple[int, ...]:
    """How many slots each pair's meeting takes, in the order of ``problem.pairs``."""
    extended = problem.zones or any(s.extra_slots for s in problem.seekers)
    if not extended and all(p.slots is None for p in problem.pairs):
        return (1,) * len(problem.pairs)
    zone = {z.id: z.slots(problem.slot_min) for z in problem.zones}
    usual = {e.id: zone.get(e.zone or "", 1) for e in problem.employers}
    extra = {s.id: s.extra_slots for s in problem.seekers}
    return tuple(
        usual[p.employer] + extra[p.seeker] if p.slots is None else p.slots for p in problem.pairs
    )


def change_minutes(problem: Problem) -> tuple[int, ...]:
    """Minutes for walking at the end of each employer's meetings, in the problem's order."""
    zones = {z.id: z for z in problem.zones}
    return tuple(_change(problem, zones.get(e.zone or "")) for e in problem.employers)


def _change(problem: Problem, zone: ProblemZone | None) -> int:
    if zone is None:
        return problem.change_min
    return zone.slots(problem.slot_min) * problem.slot_min - zone.talk_min - zone.feedback_min


def _within(path: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise refuse(path, Fault.OUT_OF_RANGE)


def _check_slots(path: str, slots: Sequence[int], n_slots: int) -> None:
    for n, slot in enumerate(slots):
        _within(f"{path}[{n}]", slot, 0, n_slots - 1)


def _check_unique(path: str, ids: Iterable[str], leaf: str = ".id") -> None:
    seen: dict[str, str] = {}
    for n, one in enumerate(ids):
        if not one:
            raise refuse(f"{path}[{n}]{leaf}", Fault.MISSING)
        _check_once(f"{path}[{n}]{leaf}", one, seen)


def _check_times(problem: Problem) -> None:
    _within("n_slots", problem.n_slots, 1, MOST_SLOTS)
    _within("slot_min", problem.slot_min, 1, _DAY_MIN)
    _within("change_min", problem.change_min, 0, problem.slot_min)
    _within("fair_target", problem.fair_target, 1, MOST_LEVELS)
    if not _TIME_OF_DAY.fullmatch(problem.start):
        raise refuse("start", Fault.OUT_OF_RANGE)
    _check_slots("blocked", problem.blocked, problem.n_slots)
    _check_slots("pauses", problem.pauses, problem.n_slots)
    if problem.now is not None:
        _within("now", problem.now, 0, problem.n_slots)


def _check_zones(problem: Problem) -> None:
    _check_unique("zones", (z.id for z in problem.zones))
    for n, zone in enumerate(problem.zones):
        _within(f"zones[{n}].talk_min", zone.talk_min, 1, _DAY_MIN)
        _within(f"zones[{n}].feedback_min", zone.feedback_min, 0, _DAY_MIN)
        _within(f"zones[{n}].change_min", zone.change_min, 0, _DAY_MIN)
        _within(f"zones[{n}]", zone.slots(problem.slot_min), 1, problem.n_slots)


def _check_resources(problem: Problem) -> None:
    _check_unique("resources", (r.id for r in problem.resources))
    for n, resource in enumerate(problem.resources):
        _within(f"resources[{n}].count", resource.count, 0, MOST_SEATS)
        _check_slots(f"resources[{n}].avail", resource.available, problem.n_slots)


def _check_named(path: str, names: Sequence[str], known: Iterable[str]) -> None:
    for n, name in enumerate(names):
        if name not in known:
            raise refuse(f"{path}[{n}]", Fault.UNKNOWN)
    _check_unique(path, names, "")


def _check_employers(problem: Problem) -> None:
    _within("employers", len(problem.employers), 0, MOST_EMPLOYERS)
    _check_unique("employers", (e.id for e in problem.employers))
    zones = {z.id for z in problem.zones}
    kinds = {r.id for r in problem.resources}
    stations: dict[str, str] = {}
    for n, employer in enumerate(problem.employers):
        path = f"employers[{n}]"
        for k, metres in enumerate(employer.xy):
            _within(f"{path}.xy[{k}]", metres, -MOST_METRES, MOST_METRES)
        if employer.zone is not None and employer.zone not in zones:
            raise refuse(f"{path}.zone", Fault.UNKNOWN)
        if employer.max_meetings is not None:
            _within(f"{path}.max_meetings", employer.max_meetings, 0, MOST_SEEKERS)
        _check_named(f"{path}.resources", employer.resources, kinds)
        _check_stations(f"{path}.tables", employer, problem.n_slots, stations)


def _check_stations(
    path: str, employer: ProblemEmployer, n_slots: int, seen: dict[str, str]
) -> None:
    for k, station in enumerate(employer.stations):
        if not station.id:
            raise refuse(f"{path}[{k}].id", Fault.MISSING)
        _check_once(f"{path}[{k}].id", station.id, seen)
        _check_slots(f"{path}[{k}].avail", station.available, n_slots)
        _within(f"{path}[{k}].seats", station.seats, 1, MOST_SEATS)
        if station.max_run is not None:
            _within(f"{path}[{k}].max_run", station.max_run, 1, MOST_SLOTS)


def _check_seekers(problem: Problem) -> None:
    _within("seekers", len(problem.seekers), 0, MOST_SEEKERS)
    _check_unique("seekers", (s.id for s in problem.seekers))
    kinds = {r.id for r in problem.resources}
    for n, seeker in enumerate(problem.seekers):
        path = f"seekers[{n}]"
        _check_slots(f"{path}.avail", seeker.available, problem.n_slots)
        _within(f"{path}.max_meetings", seeker.max_meetings, 0, MOST_SLOTS)
        _within(f"{path}.walk_mpm", seeker.walk_mpm, 0.1, 10_000)
        _within(f"{path}.extra_slots", seeker.extra_slots, 0, problem.n_slots)
        _check_named(f"{path}.needs.resources", seeker.resources, kinds)
        if seeker.max_run is not None:
            _within(f"{path}.max_run", seeker.max_run, 1, MOST_SLOTS)


def _check_interpreters(problem: Problem) -> None:
    _check_unique("interpreters", (i.id for i in problem.interpreters))
    for n, interpreter in enumerate(problem.interpreters):
        _check_slots(f"interpreters[{n}].avail", interpreter.available, problem.n_slots)


def _check_pairs(problem: Problem) -> None:
    seekers = {s.id for s in problem.seekers}
    employers = {e.id for e in problem.employers}
    seen: dict[tuple[str, str], str] = {}
    for n, pair in enumerate(problem.pairs):
        if pair.seeker not in seekers:
            raise refuse(f"pairs[{n}].s", Fault.UNKNOWN)
        if pair.employer not in employers:
            raise refuse(f"pairs[{n}].e", Fault.UNKNOWN)
        _within(f"pairs[{n}].u", pair.utility, 1, MOST_UTILITY)
        _within(f"pairs[{n}].ss", pair.seeker_score, 0, MOST_SCORE)
        _within(f"pairs[{n}].es", pair.employer_score, 0, MOST_SCORE)
        if pair.slots is not None:
            _within(f"pairs[{n}].slots", pair.slots, 1, problem.n_slots)
        _check_once(f"pairs[{n}]", (pair.seeker, pair.employer), seen)


def _check_live(problem: Problem) -> None:
    seekers = {s.id for s in problem.seekers}
    for n, absent in enumerate(problem.absent):
        if absent not in seekers:
            raise refuse(f"absent[{n}]", Fault.UNKNOWN)


def _check_pinned(problem: Problem) -> None:
    pairs = {(p.seeker, p.employer) for p in problem.pairs}
    owner = {t.id: e.id for e in problem.employers for t in e.stations}
    interpreters = {i.id for i in problem.interpreters}
    seen: dict[PinnedMeeting, str] = {}
    for n, pinned in enumerate(problem.pinned):
        _check_once(f"pinned[{n}]", pinned, seen)
        if (pinned.seeker, pinned.employer) not in pairs:
            raise refuse(f"pinned[{n}]", Fault.NOT_A_PAIR)
        if owner.get(pinned.station) != pinned.employer:
            raise refuse(f"pinned[{n}].table", Fault.UNKNOWN)
        _within(f"pinned[{n}].slot", pinned.slot, 0, problem.n_slots - 1)
        if pinned.interpreter is not None and pinned.interpreter not in interpreters:
            raise refuse(f"pinned[{n}].interpreter", Fault.UNKNOWN)
