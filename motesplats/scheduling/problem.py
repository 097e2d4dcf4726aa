"""The checked question that a timetable answers: who is there when, and who may meet whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from motesplats.core.errors import Refusal, Refused

MOST_SLOTS = 2_000
MOST_UTILITY = 100_000
MOST_LEVELS = 6
MOST_METRES = 100_000


class Fault(StrEnum):
    """What is wrong at a place in a problem or timetable."""

    MISSING = "missing"
    WRONG_TYPE = "wrong_type"
    WRONG_FORMAT = "wrong_format"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN = "unknown"
    DUPLICATE = "duplicate"
    NOT_A_PAIR = "not_a_pair"


@dataclass(frozen=True, slots=True)
class ProblemStation:
    """One table of an employer; ``available`` are the time slots when it is staffed."""

    id: str
    available: tuple[int, ...]
    accessible: bool = True


@dataclass(frozen=True, slots=True)
class ProblemEmployer:
    """An employer, its place in the hall (metres) and its stations."""

    id: str
    stations: tuple[ProblemStation, ...]
    xy: tuple[float, float] = (0.0, 0.0)
    name: str = ""


@dataclass(frozen=True, slots=True)
class ProblemSeeker:
    """A seeker: when present, how much can be borne, what is needed; walking in metres a minute."""

    id: str
    available: tuple[int, ...]
    max_meetings: int
    language: str | None = None
    wheelchair: bool = False
    walk_mpm: float = 50.0
    max_run: int | None = None


@dataclass(frozen=True, slots=True)
class ProblemInterpreter:
    """An interpreter, who sits in at most one meeting per time slot."""

    id: str
    languages: tuple[str, ...]
    available: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """An admissible meeting and how much it is worth (at least 1); a pair meets at most once."""

    seeker: str
    employer: str
    utility: int
    seeker_score: int = 0
    employer_score: int = 0


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

    Meetings last ``slot_min - change_min`` minutes. ``fair_target`` levels of fairness come before
    wishes. Slots before ``now`` are history. Raises Refused(PROBLEM_INVALID, path, reason).
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

    def __post_init__(self) -> None:
        _check_times(self)
        _check_employers(self)
        _check_seekers(self)
        _check_interpreters(self)
        _check_pairs(self)
        _check_live(self)


def refuse(path: str, reason: Fault) -> Refused:
    """The refusal of a fault at ``path``, such as ``pairs[17].e``."""
    return Refused(Refusal.PROBLEM_INVALID, path=path, reason=reason.value)


def _within(path: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise refuse(path, Fault.OUT_OF_RANGE)


def _check_slots(path: str, slots: Sequence[int], n_slots: int) -> None:
    for n, slot in enumerate(slots):
        _within(f"{path}[{n}]", slot, 0, n_slots - 1)


def _check_unique(path: str, ids: Iterable[str], leaf: str = ".id") -> None:
    seen: set[str] = set()
    for n, one in enumerate(ids):
        if not one:
            raise refuse(f"{path}[{n}]{leaf}", Fault.MISSING)
        if one in seen:
            raise refuse(f"{path}[{n}]{leaf}", Fault.DUPLICATE)
        seen.add(one)


def _check_times(problem: Problem) -> None:
    _within("n_slots", problem.n_slots, 1, MOST_SLOTS)
    _within("slot_min", problem.slot_min, 1, 24 * 60)
    _within("change_min", problem.change_min, 0, problem.slot_min)
    _within("fair_target", problem.fair_target, 1, MOST_LEVELS)
    _check_slots("blocked", problem.blocked, problem.n_slots)
    if problem.now is not None:
        _within("now", problem.now, 0, problem.n_slots)


def _check_employers(problem: Problem) -> None:
    _check_unique("employers", (e.id for e in problem.employers))
    stations: set[str] = set()
    for n, employer in enumerate(problem.employers):
        for k, metres in enumerate(employer.xy):
            _within(f"employers[{n}].xy[{k}]", metres, -MOST_METRES, MOST_METRES)
        for k, station in enumerate(employer.stations):
            path = f"employers[{n}].tables[{k}]"
            if not station.id:
                raise refuse(f"{path}.id", Fault.MISSING)
            if station.id in stations:
                raise refuse(f"{path}.id", Fault.DUPLICATE)
            stations.add(station.id)
            _check_slots(f"{path}.avail", station.available, problem.n_slots)


def _check_seekers(problem: Problem) -> None:
    _check_unique("seekers", (s.id for s in problem.seekers))
    for n, seeker in enumerate(problem.seekers):
        path = f"seekers[{n}]"
        _check_slots(f"{path}.avail", seeker.available, problem.n_slots)
        _within(f"{path}.max_meetings", seeker.max_meetings, 0, MOST_SLOTS)
        _within(f"{path}.walk_mpm", seeker.walk_mpm, 0.1, 10_000)
        if seeker.max_run is not None:
            _within(f"{path}.max_run", seeker.max_run, 1, MOST_SLOTS)


def _check_interpreters(problem: Problem) -> None:
    _check_unique("interpreters", (i.id for i in problem.interpreters))
    for n, interpreter in enumerate(problem.interpreters):
        _check_slots(f"interpreters[{n}].avail", interpreter.available, problem.n_slots)


def _check_pairs(problem: Problem) -> None:
    seekers = {s.id for s in problem.seekers}
    employers = {e.id for e in problem.employers}
    seen: set[tuple[str, str]] = set()
    for n, pair in enumerate(problem.pairs):
        if pair.seeker not in seekers:
            raise refuse(f"pairs[{n}].s", Fault.UNKNOWN)
        if pair.employer not in employers:
            raise refuse(f"pairs[{n}].e", Fault.UNKNOWN)
        _within(f"pairs[{n}].u", pair.utility, 1, MOST_UTILITY)
        if (pair.seeker, pair.employer) in seen:
            raise refuse(f"pairs[{n}]", Fault.DUPLICATE)
        seen.add((pair.seeker, pair.employer))


def _check_live(problem: Problem) -> None:
    seekers = {s.id for s in problem.seekers}
    for n, absent in enumerate(problem.absent):
        if absent not in seekers:
            raise refuse(f"absent[{n}]", Fault.UNKNOWN)
    pairs = {(p.seeker, p.employer) for p in problem.pairs}
    owner = {t.id: e.id for e in problem.employers for t in e.stations}
    interpreters = {i.id for i in problem.interpreters}
    for n, pinned in enumerate(problem.pinned):
        if (pinned.seeker, pinned.employer) not in pairs:
            raise refuse(f"pinned[{n}]", Fault.NOT_A_PAIR)
        if owner.get(pinned.station) != pinned.employer:
            raise refuse(f"pinned[{n}].table", Fault.UNKNOWN)
        _within(f"pinned[{n}].slot", pinned.slot, 0, problem.n_slots - 1)
        if pinned.interpreter is not None and pinned.interpreter not in interpreters:
            raise refuse(f"pinned[{n}].interpreter", Fault.UNKNOWN)
