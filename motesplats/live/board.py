"""What the big screen shows: now and next at each station, who goes where, the day's agenda.

Nothing here counts down for one person: only the phase that everybody shares has seconds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motesplats.core.fair import Meeting, Station
from motesplats.core.ids import SeekerId, StationId
from motesplats.live.gathering import Gathering
from motesplats.live.hall import Hall, StationState, StationView
from motesplats.live.phases import Held, Moment, Phase
from motesplats.live.presence import serving

PAGE_SECONDS = 12
_NOBODY = frozenset({StationState.EMPLOYER_LEFT, StationState.EMPLOYER_COMING})
# So long before the start people look for their first station.
NAMES_BEFORE = timedelta(minutes=15)
# A message stands on two lines that are read at a distance.
MOST_MESSAGE = 120
_OFFERED = frozenset({Phase.TALK, Phase.CHANGE, Phase.BREAK})


class Layout(StrEnum):
    """What fills the board: the three layouts, and the picture that tests a projector."""

    STATIONS = "stations"
    NAMES = "names"
    CLOCK = "clock"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class BoardChoice:
    """What the coordinator wants on the board.

    ``by_phase``: the layout follows the day instead of being ``layout``. ``english``: a second line
    in English. ``message`` is the coordinator's own line, at most 120 characters.
    """

    layout: Layout = Layout.STATIONS
    by_phase: bool = True
    english: bool = False
    message: str = ""


@dataclass(frozen=True, slots=True)
class BoardName:
    """What somebody is called on the board, ready from the rules of who may see what.

    ``text`` is the chosen first name and the code, or the code only; ``key`` sorts it in Swedish
    order.
    """

    text: str
    key: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class StationLine:
    """A station with what is shown of its present and its next meeting; empty for nobody.

    ``comes`` is when an employer who is late said to come.
    """

    station: Station
    state: StationState
    now: str
    next: str
    comes: datetime | None = None


@dataclass(frozen=True, slots=True)
class NameLine:
    """Somebody and the station to go to."""

    text: str
    station: Station


@dataclass(frozen=True, slots=True)
class StationPage:
    """One page of stations in order of number, ``number`` of ``count`` from 1."""

    lines: tuple[StationLine, ...]
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class NamePage:
    """One page of names in Swedish order, ``number`` of ``count`` from 1, for a slot's index."""

    lines: tuple[NameLine, ...]
    number: int
    count: int
    slot: int | None


class AgendaKind(StrEnum):
    """What a line of the agenda is about."""

    MEETINGS = "meetings"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A part of the day: a row of slots without a break, or a break with its title (UTC)."""

    kind: AgendaKind
    title: str
    begins: datetime
    ends: datetime
    now: bool


@dataclass(frozen=True, slots=True)
class BigClock:
    """The clock, the phase that all share with its seconds left, slot n of m, and the agenda."""

    at: datetime
    phase: Phase
    held: Held | None
    seconds_left: int | None
    slot: int | None
    slots: int
    agenda: tuple[AgendaLine, ...]


_BY_PHASE = {
    Phase.TALK: Layout.STATIONS,
    Phase.FEEDBACK: Layout.STATIONS,
    Phase.CHANGE: Layout.NAMES,
    Phase.BREAK: Layout.CLOCK,
    Phase.AFTER: Layout.CLOCK,
}
_NOBODY_THERE = frozenset(
    {
        StationState.EMPLOYER_MISSING,
        StationState.EMPLOYER_LEFT,
        StationState.PAUSED,
        StationState.AFTER,
        StationState.OVERRUN,
    }
)


def station_lines(found: Hall, names: Mapping[SeekerId, BoardName]) -> tuple[StationLine, ...]:
    """Now and next at each station; somebody without a name in ``names`` is not shown.

    An employer who left has no meetings on the board, and one who is late none yet.
    """
    return tuple(
        StationLine(
            view.station,
            view.state,
            _now_at(view, names),
            _called(view.next, names) if view.state is not StationState.EMPLOYER_LEFT else "",
            view.comes,
        )
        for view in found.stations
    )


def _now_at(view: StationView, names: Mapping[SeekerId, BoardName]) -> str:
    if view.state in _NOBODY:
        return ""
    if view.meeting is None and view.group is not None:
        return view.group.group.title
    return _called(view.meeting, names)


def station_page(
    found: Hall, names: Mapping[SeekerId, BoardName], lines: int, skipped: int = 0
) -> StationPage:
    """The page of stations that the clock is at, as ``name_page`` has names."""
    every = station_lines(found, names)
    count = max(1, -(-len(every) // lines))
    number = page_at(found.at, count, skipped)
    return StationPage(every[(number - 1) * lines : number * lines], number, count)


def free_stations(found: Hall, gathering: Gathering) -> tuple[Station, ...]:
    """Where somebody without a meeting could sit down: in a talk this one, else the next.

    None outside the day's meetings, while it is held, and during feedback, when nobody begins.
    """
    present, index = found.moment, serving(found.moment)
    if index is None or present.held is not None or present.phase not in _OFFERED:
        return ()
    if index >= len(found.timeline.slots):
        return ()
    return tuple(
        view.station
        for view in found.stations
        if view.state not in _NOBODY_THERE
        and (present.phase is not Phase.TALK or view.state is StationState.FREE)
        and gathering.meeting_at(view.station.id, index) is None
        and gathering.group_at(view.station.id, index) is None
    )


def resting_stations(found: Hall) -> tuple[Station, ...]:
    """The stations that rest by themselves, while the day goes on."""
    if found.moment.held is not None:
        return ()
    return tuple(v.station for v in found.stations if v.state is StationState.PAUSED)


def layout_at(choice: BoardChoice, moment: Moment) -> Layout:
    """The layout to show: the coordinator's, or the one that people need in this phase.

    Who looks for the way needs names (before the start and while people change), who waits sees
    what goes on at the stations, and whoever has a break sees the clock.
    """
    if not choice.by_phase or choice.layout is Layout.TEST:
        return choice.layout
    if moment.phase is Phase.BEFORE:
        left = moment.seconds_left
        soon = moment.held is not None or (
            left is not None and left <= NAMES_BEFORE.total_seconds()
        )
        return Layout.NAMES if soon else Layout.CLOCK
    return _BY_PHASE[moment.phase]


def name_page(
    found: Hall,
    gathering: Gathering,
    names: Mapping[SeekerId, BoardName],
    lines: int,
    skipped: int = 0,
) -> NamePage:
    """The page of names that the clock is at: ``lines`` (at least 1) a page, 12 s each, and so many
    pages further as somebody ``skipped``.

    The names are those of the slot going on, in a change, a break or before the start of the next.
    Who has nobody to meet, since the employer left or comes later, is not sent anywhere.
    """
    index = serving(found.moment)
    left = {v.station.id for v in found.stations if _is_empty(v, found, index)}
    stations = {station.id: station for station in gathering.stations}
    going = sorted(
        (
            (names[seeker].key, names[seeker].text, stations[station])
            for seeker, station in _going(gathering, index)
            if seeker in names and station not in left
        ),
        key=lambda line: (line[0], line[1]),
    )
    count = max(1, -(-len(going) // lines))
    number = page_at(found.at, count, skipped)
    shown = going[(number - 1) * lines : number * lines]
    ahead = index if index is not None and index < len(found.timeline.slots) else None
    return NamePage(tuple(NameLine(text, table) for _, text, table in shown), number, count, ahead)


def _going(gathering: Gathering, index: int | None) -> Iterable[tuple[SeekerId, StationId]]:
    """Who has a meeting in the slot, and where, groups included."""
    if index is None:
        return
    yield from ((m.seeker, m.station) for m in gathering.meetings if index in m.taken)
    for one in gathering.groups:
        if index in one.group.taken:
            yield from ((member, one.group.station) for member in one.members)


def _is_empty(view: StationView, found: Hall, index: int | None) -> bool:
    """Whether nobody will be at the station when the slot begins."""
    if view.state is not StationState.EMPLOYER_COMING:
        return view.state is StationState.EMPLOYER_LEFT
    slots = found.timeline.slots
    begins = index is not None and index < len(slots) and slots[index].starts
    return bool(begins and view.comes and begins < view.comes)


def page_at(now: datetime, count: int, skipped: int = 0) -> int:
    """Which of ``count`` pages (from 1) is shown at ``now``: every board shows the same one."""
    return (int(now.timestamp() // PAGE_SECONDS) + skipped) % count + 1


def big_clock(found: Hall) -> BigClock:
    """The third layout; ``slot`` counts from 1."""
    present = found.moment
    return BigClock(
        at=found.at,
        phase=present.phase,
        held=present.held,
        seconds_left=present.seconds_left,
        slot=None if present.slot is None else present.slot.index + 1,
        slots=len(found.timeline.slots),
        agenda=tuple(_agenda(found)),
    )


def _agenda(found: Hall) -> Iterable[AgendaLine]:
    """Slots up to a break are one line; so the agenda stays short on a day of 24 slots."""
    slots, starts = found.timeline.slots, 0
    for pause in found.timeline.breaks:
        if pause.before > starts:
            yield _meetings(found, slots[starts].starts, slots[pause.before - 1].ends)
            starts = pause.before
        now = pause.begins <= found.at < pause.ends
        yield AgendaLine(AgendaKind.BREAK, pause.title, pause.begins, pause.ends, now)
    if starts < len(slots):
        yield _meetings(found, slots[starts].starts, slots[-1].ends)


def _meetings(found: Hall, begins: datetime, ends: datetime) -> AgendaLine:
    return AgendaLine(AgendaKind.MEETINGS, "", begins, ends, begins <= found.at < ends)


def _called(meeting: Meeting | None, names: Mapping[SeekerId, BoardName]) -> str:
    if meeting is None or meeting.seeker not in names:
        return ""
    return names[meeting.seeker].text
