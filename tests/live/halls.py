"""A hall of two stations and a few seekers, and any hall at all."""

from collections.abc import Iterable
from datetime import time

from hypothesis import strategies as st
from live.days import course, on

from motesplats.core.fair import Arrival, Meeting, MeetingState, Station
from motesplats.core.ids import (
    BadgeCode,
    EmployerId,
    FairId,
    InterpreterId,
    MeetingId,
    PersonId,
    SeekerId,
    StationId,
)
from motesplats.core.people import Presence, Seeker, Wish
from motesplats.live.course import Course
from motesplats.live.gathering import Expected, Facts, Gathering, Seated, gather
from motesplats.live.hall import Hall, StationView, hall

BYGG, VARD = EmployerId("Bygg"), EmployerId("Vård")
STATIONS = (
    Station(StationId("t2"), VARD, 2),
    Station(StationId("t1"), BYGG, 1),
)
HERE = frozenset({BYGG, VARD})


def someone(name: str, leaves: time | None = None) -> Seeker:
    return Seeker(
        SeekerId(name), PersonId(name), FairId("f"), BadgeCode("MPS00000000"), name, "",
        presence=Presence(None, leaves),
    )  # fmt: skip


def meeting(text: str, **more: object) -> Meeting:
    """``meeting("Åsa 1 0")``: who, the station's number, the slot."""
    who, number, slot = text.split()
    employer = BYGG if number == "1" else VARD
    table = StationId(f"t{number}")
    return Meeting(MeetingId(text), SeekerId(who), employer, table, int(slot), **more)


def wish(text: str) -> Wish:
    """``wish("Åsa Bygg 1")``: who, whom, rank."""
    who, employer, rank = text.split()
    return Wish(SeekerId(who), EmployerId(employer), int(rank) or None)


def arrivals(names: str) -> tuple[Arrival, ...]:
    return tuple(Arrival(SeekerId(name), on("08:40")) for name in names.split())


def gathered(
    meetings: Iterable[str | Meeting], wishes: Iterable[str] = (), *, leaves: time | None = None
) -> Gathering:
    """Åsa, Bo, Siv and Eva, who leaves early, with these meetings."""
    people = [someone("Åsa"), someone("Bo"), someone("Siv"), someone("Eva", leaves)]
    planned = [meeting(m) if isinstance(m, str) else m for m in meetings]
    return gather(STATIONS, people, planned, map(wish, wishes))


def facts(inside: str, **more: object) -> Facts:
    return Facts(**{"arrivals": arrivals(inside), "employers_here": HERE} | more)


def read(who: str, number: int, clock: str) -> Seated:
    return Seated(StationId(f"t{number}"), SeekerId(who), on(clock))


def forms(*texts: str) -> frozenset[MeetingId]:
    return frozenset(MeetingId(text) for text in texts)


def first(found: Hall) -> StationView:
    return found.stations[0]


def shown(gathering: Gathering, known: Facts, clock: str, day: Course | None = None) -> Hall:
    return hall(gathering, known, day or course(), on(clock))


_names = st.sampled_from(["Åsa", "Bo", "Siv", "Eva"])
_seekers = _names.map(SeekerId)
_tables = st.sampled_from([StationId("t1"), StationId("t2")])
_employers = st.frozensets(st.sampled_from([BYGG, VARD]))
_clocks = st.integers(0, 119).map(lambda n: on(f"{8 + n // 60:02}:{n % 60:02}"))
_meetings = st.lists(
    st.builds(
        lambda text, state, interpreter: meeting(text, state=state, interpreter=interpreter),
        st.tuples(_names, st.sampled_from("12"), st.sampled_from("012")).map(" ".join),
        st.sampled_from(MeetingState),
        st.sampled_from([None, InterpreterId("i")]),
    ),
    max_size=9,
    unique_by=lambda m: (m.station, m.slot),
)
gatherings = st.builds(
    lambda meetings, wishes: gathered(meetings, wishes, leaves=time(9, 45)),
    _meetings,
    st.lists(
        st.tuples(_names, st.sampled_from([BYGG, VARD]), st.sampled_from("012")).map(" ".join)
    ),
)
known = st.builds(
    Facts,
    st.lists(_seekers, unique=True).map(lambda names: arrivals(" ".join(names))),
    gone_home=st.frozensets(_seekers),
    employers_here=_employers,
    employers_gone=_employers,
    interpreters_here=st.frozensets(st.just(InterpreterId("i"))),
    saved=st.frozensets(st.sampled_from(["Åsa 1 0", "Bo 2 0", "Siv 1 1"]).map(MeetingId)),
    seated=st.lists(st.builds(Seated, _tables, _seekers, _clocks)).map(tuple),
    resting=st.frozensets(_tables),
    expected=st.lists(st.builds(Expected, st.sampled_from([BYGG, VARD]), _clocks), max_size=2).map(
        tuple
    ),
)
