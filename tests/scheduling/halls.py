"""Made-up fairs: small builders, and Hypothesis strategies of any kind of hall."""

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from motesplats.scheduling.problem import (
    Pair,
    PinnedMeeting,
    Problem,
    ProblemEmployer,
    ProblemInterpreter,
    ProblemResource,
    ProblemSeeker,
    ProblemStation,
    ProblemZone,
)
from motesplats.scheduling.rules import violations
from motesplats.scheduling.timetable import PlannedMeeting, planned


def employer(name: str, slots: int = 4, stations: int = 1, **more: object) -> ProblemEmployer:
    tables = tuple(ProblemStation(f"{name}.{k}", tuple(range(slots))) for k in range(stations))
    return replace(ProblemEmployer(name, tables), **more)


def seeker(name: str, slots: int = 4, **more: object) -> ProblemSeeker:
    return replace(ProblemSeeker(name, tuple(range(slots)), slots), **more)


def hall(pairs: str, slots: int = 4, **more: object) -> Problem:
    """A fair from wishes such as "a:X a:Y b:X=7"; everyone is there all the time."""
    listed = []
    for word in pairs.split():
        who, _, worth = word.partition("=")
        s, e = who.split(":")
        listed.append(Pair(s, e, int(worth or 1)))
    employers = tuple(employer(e, slots) for e in dict.fromkeys(p.employer for p in listed))
    seekers = tuple(seeker(s, slots) for s in dict.fromkeys(p.seeker for p in listed))
    return replace(Problem("hall", slots, employers, seekers, tuple(listed)), **more)


# ``CASES=5000`` tries that many fairs for each property instead of a few.
CASES = int(os.environ.get("CASES", "40"))
many = settings(
    max_examples=CASES, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
)


@st.composite
def halls(draw: st.DrawFn) -> Problem:
    """Any small fair: holes, several stations, walking, runs, wheelchairs and interpreters."""
    n = draw(st.integers(1, 7))
    short = st.lists(st.integers(0, n - 1), max_size=n // 2, unique=True)
    slots = short.map(lambda gone: tuple(t for t in range(n) if t not in gone))
    station = st.tuples(slots, st.booleans())
    employers = tuple(
        ProblemEmployer(
            f"E{k}",
            tuple(ProblemStation(f"E{k}.{j}", t, ok) for j, (t, ok) in enumerate(tables)),
            (float(where), 0.0),
        )
        for k, (tables, where) in enumerate(
            draw(
                st.lists(st.tuples(st.lists(station, max_size=3), st.integers(0, 900)), max_size=4)
            )
        )
    )
    person = st.tuples(
        slots, st.integers(0, n), st.sampled_from([None, None, None, "x", "y"]),
        st.sampled_from([False, False, False, True]), st.sampled_from([None, None, 1, 2]),
    )  # fmt: skip
    seekers = tuple(
        ProblemSeeker(f"S{k}", t, most, language, chair, 50.0, run)
        for k, (t, most, language, chair, run) in enumerate(draw(st.lists(person, max_size=9)))
    )
    interpreters = tuple(
        ProblemInterpreter(f"I{k}", tuple(sorted(languages)), t)
        for k, (languages, t) in enumerate(
            draw(st.lists(st.tuples(st.sets(st.sampled_from("xy")), slots), max_size=2))
        )
    )
    worth = {(s.id, e.id): draw(st.integers(0, 60)) for s in seekers for e in employers}
    pairs = tuple(Pair(s, e, u) for (s, e), u in worth.items() if u > 15)
    blocked = tuple(draw(st.sets(st.integers(0, n - 1), max_size=1)))
    return Problem("any", n, employers, seekers, pairs, interpreters, blocked=blocked)


def pinned(meeting: PlannedMeeting) -> PinnedMeeting:
    return PinnedMeeting(
        meeting.seeker, meeting.employer, meeting.station, meeting.slot, meeting.interpreter
    )


@dataclass(frozen=True, slots=True)
class Size:
    """Most of everything in a made-up fair; ``plain``: nothing that the first format lacked."""

    employers: int = 6
    seekers: int = 10
    slots: int = 6
    wishes: int = 4
    plain: bool = False


def any_fair(chance: random.Random, size: Size = Size()) -> Problem:
    """A small fair with everything that fairs need, mixed at random, and some meetings locked."""
    return with_some_locked(_Fair(chance, size).problem(), chance)


def any_fairs(size: Size = Size()) -> st.SearchStrategy[Problem]:
    """Any such fair, told by the seed it is made of."""
    return st.integers(0, 2**32 - 1).map(lambda seed: any_fair(random.Random(seed), size))


class _Fair:
    def __init__(self, chance: random.Random, size: Size) -> None:
        self.chance, self.size = chance, size
        self.n = chance.randint(2, size.slots)

    def some(self, usual: object, *unusual: object) -> object:
        """Mostly as usual."""
        return self.chance.choice([usual] * (2 + 2 * len(unusual)) + [*unusual])

    def new(self, usual: object, *unusual: object) -> object:
        """Mostly as usual; always so where the fair is plain."""
        return usual if self.size.plain else self.some(usual, *unusual)

    def slots(self) -> tuple[int, ...]:
        gone = self.chance.randint(0, self.n // 2) if self.some(False, True) else 0
        return tuple(sorted(self.chance.sample(range(self.n), self.n - gone)))

    def kinds(self) -> tuple[str, ...]:
        return tuple(k for k in ("loop", "room") if self.new(False, True))

    def employer(self, k: int) -> ProblemEmployer:
        tables = tuple(
            ProblemStation(
                f"E{k}.{j}",
                self.slots(),
                bool(self.some(True, False)),
                self.new(None, 1, 2),
                self.new(1, 2, 3),
            )
            for j in range(self.chance.randint(1, 2))
        )
        where = (self.chance.randint(0, 9) * 60.0, self.some(0.0, 300.0))
        zone, most = self.new(None, "calm", "wide"), self.new(None, 0, 2, 4, 6)
        kinds = self.kinds() if self.new(False, True) else ()
        return ProblemEmployer(f"E{k}", tables, where, "", zone, most, kinds)

    def seeker(self, k: int) -> ProblemSeeker:
        return ProblemSeeker(
            f"S{k}",
            self.slots(),
            self.some(self.chance.randint(1, 4), 0, 6),
            self.some(None, "x", "y"),
            bool(self.some(False, True)),
            self.some(50.0, 20.0),
            self.some(None, 1, 2),
            self.new(0, 1),
            self.kinds() if self.new(False, True) else (),
        )

    def pairs(self, seekers: int, employers: int) -> tuple[Pair, ...]:
        return tuple(
            Pair(f"S{s}", f"E{e}", self.chance.randint(1, 60), slots=self.new(None, None, 1, 2))
            for s in range(seekers)
            for e in sorted(self.chance.sample(range(employers), min(employers, self.wishes())))
        )

    def wishes(self) -> int:
        return self.chance.randint(0, self.size.wishes)

    def problem(self) -> Problem:
        chance, size = self.chance, self.size
        employers, seekers = chance.randint(1, size.employers), chance.randint(1, size.seekers)
        talk = chance.choice((8, 12, 20))
        zones = (ProblemZone("calm", talk, 3, 2), ProblemZone("wide", 8, 0, 7))
        kinds = () if size.plain else ("loop", "room")
        return Problem(
            name="any",
            n_slots=self.n,
            employers=tuple(map(self.employer, range(employers))),
            seekers=tuple(map(self.seeker, range(seekers))),
            pairs=self.pairs(seekers, employers),
            interpreters=tuple(
                ProblemInterpreter(
                    f"I{k}", chance.choice((("x",), ("y",), ("x", "y"))), self.slots()
                )
                for k in range(chance.randint(0, 2))
            ),
            change_min=chance.choice((0, 2, 5)),
            blocked=tuple(chance.sample(range(self.n), self.some(0, 1))),
            fair_target=self.some(3, 1, 2, 4),
            zones=() if size.plain else zones,
            resources=tuple(
                ProblemResource(kind, chance.randint(0, 3), self.slots()) for kind in kinds
            ),
            pauses=tuple(chance.sample(range(self.n), self.new(0, 1))),
        )


def with_some_locked(problem: Problem, chance: random.Random) -> Problem:
    """The fair with a few meetings locked that keep the rules, and sometimes half of it over."""
    locked: list[PlannedMeeting] = []
    for pair in chance.sample(problem.pairs, min(len(problem.pairs), chance.choice((0, 0, 2, 5)))):
        found = _placed(problem, pair, locked, chance)
        locked += [found] if found else []
    now = chance.choice((None, None, chance.randint(0, problem.n_slots)))
    gone = [p.seeker for p in problem.pairs[:1]] if now and chance.random() < 0.5 else []
    held = [m for m in locked if now is None or m.slot < now or m.seeker not in gone]
    return replace(problem, pinned=tuple(map(pinned, held)), now=now, absent=tuple(gone))


def _placed(
    problem: Problem, pair: Pair, others: Sequence[PlannedMeeting], chance: random.Random
) -> PlannedMeeting | None:
    employer = next(e for e in problem.employers if e.id == pair.employer)
    language = next(s.language for s in problem.seekers if s.id == pair.seeker)
    helpers = (
        [i.id for i in problem.interpreters if language in i.languages] if language else [None]
    )
    for _ in range(8 if helpers else 0):
        table, slot = chance.choice(employer.stations), chance.randrange(problem.n_slots)
        one = PlannedMeeting(pair.seeker, pair.employer, table.id, slot, chance.choice(helpers))
        if not violations(problem, [*others, one]):
            return one
    return None


def locked(problem: Problem, meetings: Sequence[PlannedMeeting]) -> Problem:
    """The fair with these meetings locked beside those that already are."""
    already = [planned(m) for m in problem.pinned]
    return replace(
        problem,
        pinned=(*problem.pinned, *(pinned(m) for m in meetings if m not in already)),
    )
