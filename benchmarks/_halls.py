"""Made-up fairs of any size, and what goes wrong with them; the same for the same seed.

Popular employers and unpopular ones, recruiters who eat by turns, leave early or take a call, a
booth up a stair, seekers who come for half the day, need an interpreter, a wheelchair or a rest,
and halls so far apart that a walk between them costs more than the change of places gives.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from motesplats.scheduling.problem import (
    Pair,
    PinnedMeeting,
    Problem,
    ProblemEmployer,
    ProblemInterpreter,
    ProblemSeeker,
    ProblemStation,
)
from motesplats.scheduling.timetable import PlannedMeeting, Timetable

LANGUAGES = ("teckenspråk", "ar", "so", "ti", "fa")
SPOKEN = (3, 3, 2, 1, 1)
TRADES = 24
TRADES_OF_ONE = 3
WISHES = 9.0
TRIES = 20
SLOT_MIN, CHANGE_MIN = 15, 3
LONG_DAY = 18
BOOTHS, ROW = 40, 8
HALL_METRES, ACROSS, ALONG = 150.0, 4.0, 6.0
STROLL, SLOW = 50.0, 20.0
LATE_MIN = 15


@dataclass(frozen=True, slots=True)
class Incident:
    """A fair with something gone wrong, and the meetings that cannot stay as they were."""

    problem: Problem
    displaced: tuple[PlannedMeeting, ...]


def hall(employers: int, seekers: int, slots: int, seed: int) -> Problem:
    """A fair with holes in everybody's day, needs, several stations an employer, and long walks."""
    chance = random.Random(seed)
    liked = [(e + 1) ** -0.7 for e in range(employers)]
    chance.shuffle(liked)
    companies = tuple(_employer(chance, e, slots, liked[e] / max(liked)) for e in range(employers))
    trades = [chance.randrange(TRADES // TRADES_OF_ONE) for _ in companies]
    people = tuple(_seeker(chance, s, slots) for s in range(seekers))
    pairs: list[Pair] = []
    for person in people:
        trade = chance.randrange(TRADES)
        wanted = [
            like * (6.0 if trade // TRADES_OF_ONE == theirs else 0.35)
            for like, theirs in zip(liked, trades, strict=True)
        ]
        pairs += _wishes(chance, person.id, wanted)
    return Problem(
        f"{employers}×{seekers}×{slots}",
        slots,
        companies,
        people,
        tuple(pairs),
        _interpreters(chance, people, slots),
        slot_min=SLOT_MIN,
        change_min=CHANGE_MIN,
        seed=seed,
    )


def _employer(chance: random.Random, e: int, slots: int, liked: float) -> ProblemEmployer:
    count = 1 + sum(chance.random() < p for p in (0.45, 0.25 + liked / 2, liked / 2))
    upstairs = chance.random() < 0.10
    stations = tuple(
        ProblemStation(
            f"E{e}.{k}",
            _staffed(chance, k, slots),
            accessible=not upstairs and chance.random() >= 0.08,
        )
        for k in range(count)
    )
    where, booth = divmod(e, BOOTHS)
    row, place = divmod(booth, ROW)
    return ProblemEmployer(f"E{e}", stations, (ACROSS * place + HALL_METRES * where, ALONG * row))


def _staffed(chance: random.Random, k: int, slots: int) -> tuple[int, ...]:
    """The recruiters of an employer eat one after the other; some come late, leave or telephone."""
    away: set[int] = set()
    lunch = max(1, round(40 / SLOT_MIN))
    if slots >= LONG_DAY:
        begins = slots // 2 + (k % TRADES_OF_ONE - 1) * lunch + chance.randint(0, 1)
        away |= {*range(begins, begins + lunch)}
    if chance.random() < 0.15:
        third = slots // 3
        away |= {*(range(third) if chance.random() < 0.5 else range(slots - third, slots))}
    if chance.random() < 0.20:
        begins = chance.randrange(slots - 1)
        away |= {begins, begins + 1}
    return tuple(t for t in range(slots) if t not in away)


def _seeker(chance: random.Random, s: int, slots: int) -> ProblemSeeker:
    here = _present(chance, slots)
    language = chance.choices(LANGUAGES, SPOKEN)[0] if chance.random() < 0.04 else None
    wheelchair = chance.random() < 0.02
    slow = wheelchair or chance.random() < 0.04
    return ProblemSeeker(
        f"S{s}",
        here,
        min(len(here), chance.choice((3, 4, 5, 5, 6, 6, 8))),
        language,
        wheelchair,
        SLOW if slow else STROLL,
        3 if slow or chance.random() < 0.05 else None,
    )


def _present(chance: random.Random, slots: int) -> tuple[int, ...]:
    """All day, the morning, the afternoon or an hour; an appointment and a lunch of one's own."""
    begins, ends, kind = 0, slots, chance.random()
    if 0.45 <= kind < 0.70:
        ends = max(4, int(slots * chance.uniform(0.4, 0.65)))
    elif 0.70 <= kind < 0.95:
        begins = min(slots - 4, int(slots * chance.uniform(0.35, 0.6)))
    elif kind >= 0.95:
        begins = chance.randrange(max(1, slots - 4))
        ends = begins + 4
    away: set[int] = set()
    if chance.random() < 0.12 and ends - begins > 6:
        busy = chance.randrange(begins, ends - 2)
        away |= {busy, busy + 1}
    if slots >= LONG_DAY and chance.random() < 0.5:
        noon = slots // 2 + chance.randint(-2, 2)
        away |= {noon, noon + 1}
    return tuple(t for t in range(begins, ends) if t not in away)


def _wishes(chance: random.Random, seeker: str, wanted: Sequence[float]) -> list[Pair]:
    """What a seeker wishes, and now and then an employer who asks for the seeker alone."""
    count = max(2, min(len(wanted), int(chance.gauss(WISHES, WISHES / 3))))
    everybody = range(len(wanted))
    chosen: set[int] = set()
    for _ in range(TRIES * count):
        if len(chosen) < count:
            chosen.add(chance.choices(everybody, wanted)[0])
    pairs = []
    for e in sorted(chosen):
        own = chance.choices((5, 4, 3, 2, 1), (2, 3, 3, 2, 1))[0]
        theirs = chance.choices(range(6), (5, 3, 2, 2, 1, 1))[0]
        pairs.append(_pair(seeker, e, own, theirs))
    if chance.random() < 0.3:
        e = chance.choices(everybody, wanted)[0]
        if all(pair.employer != f"E{e}" for pair in pairs):
            pairs.append(_pair(seeker, e, 0, chance.choice((3, 4, 5))))
    return pairs


def _pair(seeker: str, e: int, own: int, theirs: int) -> Pair:
    mutual = 10 if own >= 3 and theirs >= 3 else 0
    return Pair(seeker, f"E{e}", 4 * own + 6 * theirs + mutual, own, theirs)


def _interpreters(
    chance: random.Random, people: Sequence[ProblemSeeker], slots: int
) -> tuple[ProblemInterpreter, ...]:
    """One for five who need one, some for two languages, some for part of the day."""
    needing = sum(person.language is not None for person in people)
    hired = []
    for n in range(max(2, -(-needing // 5))):
        few = n < len(LANGUAGES)
        spoken = {LANGUAGES[n] if few else chance.choices(LANGUAGES, SPOKEN)[0]}
        if LANGUAGES[0] not in spoken and chance.random() < 0.4:
            spoken.add(chance.choice(LANGUAGES[1:]))
        third = chance.choice((0, 0, 0, 1, 2))
        begins = slots // 3 if third == 1 else 0
        ends = 2 * slots // 3 if third == 2 else slots
        times = tuple(range(begins, ends))
        hired.append(ProblemInterpreter(f"I{n}", tuple(sorted(spoken)), times))
    return tuple(hired)


def incident(problem: Problem, timetable: Timetable, now: int, seed: int) -> Incident:
    """Of those with a meeting to come one in twenty is gone, the busiest employer is late.

    It is the one with most meetings in the quarter of an hour that it misses. One seeker in a
    hundred walks in, with the wishes of somebody else and from the next slot on.
    """
    chance = random.Random(seed * 7919 + now)
    later = sorted({m.seeker for m in timetable.meetings if m.slot >= now})
    absent = tuple(sorted(chance.sample(later, max(1, round(len(later) / 20)))))
    missed = range(now, now + -(-LATE_MIN // problem.slot_min))
    load = Counter(m.employer for m in timetable.meetings if m.slot in missed)
    late = max(sorted(load), key=load.__getitem__, default="")
    pinned = tuple(
        PinnedMeeting(m.seeker, m.employer, m.station, m.slot, m.interpreter)
        for m in timetable.meetings
        if m.slot < now
    )
    changed = replace(
        _with_walk_ins(chance, problem, now),
        employers=tuple(_away(e, missed) if e.id == late else e for e in problem.employers),
        now=now,
        absent=absent,
        pinned=pinned,
    )
    return Incident(
        changed,
        tuple(
            m
            for m in timetable.meetings
            if m.employer == late and m.slot in missed and m.seeker not in absent
        ),
    )


def _away(employer: ProblemEmployer, missed: range) -> ProblemEmployer:
    stations = tuple(
        replace(s, available=tuple(t for t in s.available if t not in missed))
        for s in employer.stations
    )
    return replace(employer, stations=stations)


def _with_walk_ins(chance: random.Random, problem: Problem, now: int) -> Problem:
    seekers, pairs = list(problem.seekers), list(problem.pairs)
    for n in range(round(len(problem.seekers) / 100)):
        like = chance.choice(problem.seekers)
        name = f"S{len(problem.seekers) + n}"
        rest = tuple(range(now + 1, problem.n_slots))
        seekers.append(replace(like, id=name, available=rest, language=None, wheelchair=False))
        pairs += [replace(p, seeker=name) for p in problem.pairs if p.seeker == like.id]
    return replace(problem, seekers=tuple(seekers), pairs=tuple(pairs))
