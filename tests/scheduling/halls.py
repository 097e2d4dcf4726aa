"""Made-up fairs: small builders, and Hypothesis strategies of any kind of hall."""

from dataclasses import replace

from hypothesis import strategies as st

from motesplats.scheduling.problem import (
    Pair,
    Problem,
    ProblemEmployer,
    ProblemInterpreter,
    ProblemSeeker,
    ProblemStation,
)


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
