"""Who is to meet whom where, sorted once so that the hall can be told every second."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

from motesplats.core.fair import Arrival, Meeting, MeetingState, Station
from motesplats.core.grouping import grouped
from motesplats.core.ids import EmployerId, InterpreterId, MeetingId, SeekerId, StationId
from motesplats.core.meeting_forms import GroupMeeting
from motesplats.core.people import Seeker, Wish


@dataclass(frozen=True, slots=True)
class Seated:
    """A badge that was read at a station's kiosk, and when (UTC)."""

    station: StationId
    seeker: SeekerId
    at: datetime


@dataclass(frozen=True, slots=True)
class Away:
    """A station, employer or interpreter that is not there in the time slots from ``first`` to
    before ``until``."""

    who: StationId | EmployerId | InterpreterId
    first: int
    until: int


@dataclass(frozen=True, slots=True)
class Nudge:
    """A station was asked whether it needs help, and has not answered; ``at`` in UTC."""

    id: str
    station: StationId
    at: datetime


@dataclass(frozen=True, slots=True)
class HelpCall:
    """A station calls for somebody, and nobody has gone there yet; ``at`` in UTC."""

    id: str
    station: StationId
    at: datetime


@dataclass(frozen=True, slots=True)
class Expected:
    """An employer who is late and has said when to come (UTC)."""

    employer: EmployerId
    at: datetime


@dataclass(frozen=True, slots=True)
class Together:
    """A group meeting and who is in it."""

    group: GroupMeeting
    members: frozenset[SeekerId]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the hall: who came and went, whose form is saved, who sat down where.

    ``seated`` is in the order in which badges were read; ``resting`` are stations whose employer
    asked for a pause; ``calls`` and ``nudges`` are those that nobody has answered. ``remote`` are
    meetings whose seeker takes part from elsewhere, so that nobody is missed at the station.
    """

    arrivals: tuple[Arrival, ...] = ()
    gone_home: frozenset[SeekerId] = frozenset()
    employers_here: frozenset[EmployerId] = frozenset()
    employers_gone: frozenset[EmployerId] = frozenset()
    interpreters_here: frozenset[InterpreterId] = frozenset()
    saved: frozenset[MeetingId] = frozenset()
    seated: tuple[Seated, ...] = ()
    resting: frozenset[StationId] = frozenset()
    expected: tuple[Expected, ...] = ()
    calls: tuple[HelpCall, ...] = ()
    nudges: tuple[Nudge, ...] = ()
    remote: frozenset[MeetingId] = frozenset()


@dataclass(frozen=True, slots=True)
class Gathering:
    """Stations in order of number, the meetings that stand and the wishes, by whom and where.

    A meeting that was cancelled, left the hall for the telephone or whose seeker did not come no
    longer stands.
    """

    stations: tuple[Station, ...]
    seekers: tuple[Seeker, ...]
    meetings: tuple[Meeting, ...]
    _at: dict[tuple[StationId, int], Meeting] = field(repr=False)
    _of_seeker: dict[SeekerId, tuple[Meeting, ...]] = field(repr=False)
    _of_station: dict[StationId, tuple[Meeting, ...]] = field(repr=False)
    _unmet: dict[SeekerId, tuple[EmployerId, ...]] = field(repr=False)
    groups: tuple[Together, ...] = ()

    def meeting_at(self, station: StationId, slot: int) -> Meeting | None:
        """The meeting that stands at a station in a slot, begun in it or before."""
        return self._at.get((station, slot))

    def group_at(self, station: StationId, slot: int) -> Together | None:
        """The group meeting at a station in a slot, begun in it or before."""
        return next(
            (g for g in self.groups if g.group.station == station and slot in g.group.taken), None
        )

    def in_groups(self, slot: int) -> frozenset[SeekerId]:
        """Who is in a group meeting in a slot."""
        found = (g.members for g in self.groups if slot in g.group.taken)
        return frozenset[SeekerId]().union(*found)

    def meetings_of(self, seeker: SeekerId) -> tuple[Meeting, ...]:
        """The seeker's meetings that stand, in order of time."""
        return self._of_seeker.get(seeker, ())

    def meetings_at(self, station: StationId) -> tuple[Meeting, ...]:
        """The station's meetings that stand, in order of time."""
        return self._of_station.get(station, ())

    def unmet_by(self, seeker: SeekerId) -> tuple[EmployerId, ...]:
        """Whom the seeker asked for and has no meeting with that stands, the dearest first."""
        return self._unmet.get(seeker, ())


def gather(
    stations: Iterable[Station],
    seekers: Iterable[Seeker],
    meetings: Iterable[Meeting],
    wishes: Iterable[Wish] = (),
    groups: Iterable[Together] = (),
) -> Gathering:
    """Sort a fair's records; made anew when one of them changes, not when time passes."""
    told = tuple(meetings)
    stand = sorted((m for m in told if m.stands), key=attrgetter("slot"))
    asked = sorted((w for w in wishes if w.rank is not None), key=attrgetter("rank"))
    # Whoever is to be called has met, as far as the hall is concerned.
    called = (m for m in told if m.state is MeetingState.BY_PHONE)
    met = {(m.seeker, m.employer) for m in (*stand, *called)}
    together = tuple(groups)
    met |= {(s, g.group.employer) for g in together if g.group.replaces for s in g.members}
    return Gathering(
        stations=tuple(sorted(stations, key=attrgetter("number"))),
        seekers=tuple(seekers),
        meetings=tuple(stand),
        _at={(m.station, slot): m for m in stand for slot in m.taken},
        _of_seeker=grouped((m.seeker, m) for m in stand),
        _of_station=grouped((m.station, m) for m in stand),
        _unmet=grouped((w.seeker, w.employer) for w in asked if (w.seeker, w.employer) not in met),
        groups=together,
    )
