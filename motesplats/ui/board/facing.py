"""What the board says now, in words: from the hall and what the coordinator wants, to a face.

The board speaks Swedish whatever the coordinator's window speaks, with English below if wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.i18n import ENGLISH, SWEDISH, isolated, mark, words_in
from motesplats.live.board import AgendaKind as Kind
from motesplats.live.board import (
    BoardChoice,
    Layout,
    big_clock,
    free_stations,
    layout_at,
    name_page,
    page_at,
    resting_stations,
    station_page,
)
from motesplats.live.hall import StationState
from motesplats.live.phases import Held, Phase
from motesplats.ui.board.face import (
    Agenda,
    Cells,
    Face,
    Head,
    Line,
    NameCell,
    Pattern,
    StationCell,
)
from motesplats.ui.pages.live_words import GONGS, countdown, is_far

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from motesplats.core.fair import Station
    from motesplats.core.ids import SeekerId
    from motesplats.i18n import Words
    from motesplats.live.board import AgendaLine, BoardName, StationLine
    from motesplats.live.gongs import Sound
    from motesplats.live.hall import Hall
    from motesplats.live.phases import SlotTimes
    from motesplats.ui.board.measures import Measures
    from motesplats.usecases.live_hall import HallRecords

_tr, _EN = words_in(SWEDISH), words_in(ENGLISH)
_MOST_OFFERS = 8
_DAYS = (
    *(mark("måndag"), mark("tisdag"), mark("onsdag"), mark("torsdag")),
    *(mark("fredag"), mark("lördag"), mark("söndag")),
)
# The word, the symbol before it, and the colour: a name among the tokens.
_PHASES = {
    Phase.BEFORE: (mark("Snart börjar vi"), "waiting", "ink"),
    Phase.TALK: (mark("Samtal"), "talk", "talk"),
    Phase.FEEDBACK: (mark("Återkoppling"), "write", "feedback"),
    Phase.CHANGE: (mark("Byt bord"), "change", "change"),
    Phase.BREAK: (mark("Paus"), "pause", "ink"),
    Phase.AFTER: (mark("Dagens möten är slut"), "done", "ink"),
}
_PAUSED = (mark("Allt är pausat"), "pause", "waiting")
# What differs from what the phase says; nothing is said of people who are late or missing.
_SPECIAL = {
    StationState.OVERRUN: (mark("Vänta lite"), "waiting", "waiting"),
    StationState.EMPLOYER_MISSING: (mark("Kommer senare"), "waiting", "waiting"),
    StationState.EMPLOYER_LEFT: (mark("Har gått"), "free", "quiet"),
    StationState.PAUSED: (mark("Paus"), "pause", "waiting"),
}
_FREE = (mark("Ledigt"), "free", "done")
_AHEAD = frozenset({Phase.BEFORE, Phase.CHANGE, Phase.BREAK})


@dataclass(frozen=True, slots=True)
class Asked:
    """How the board is wanted: the coordinator's choice, its size, so many pages turned by hand, a
    gong that has just sounded, and the screen's name."""

    choice: BoardChoice
    measures: Measures
    skipped: int = 0
    gong: Sound | None = None
    screen: str = ""


def face_of(
    records: HallRecords, found: Hall, names: Mapping[SeekerId, BoardName], asked: Asked
) -> Face:
    """Everything on the board in the ``found`` hall; who has no name in ``names`` is not shown."""
    layout = layout_at(asked.choice, found.moment)
    body: Cells | Agenda | Pattern
    if layout is Layout.TEST:
        body = _pattern(records, asked)
    elif layout is Layout.CLOCK:
        body = _agenda(found)
    elif layout is Layout.NAMES:
        body = _names(records, found, names, asked)
    else:
        body = _stations(records, found, names, asked)
    return Face(
        layout=layout,
        head=_head(found, asked, clock=layout is not Layout.CLOCK),
        body=body,
        foot=_foot(records, found, asked),
        shift=(0, 0) if layout is Layout.TEST else asked.measures.shift(found.at.timestamp()),
    )


def empty_face(now: datetime, measures: Measures) -> Face:
    """What stands there while no fair is open: the time."""
    clock = f"{local(now):%H:%M}"
    head = Head("", "waiting", "ink", "", "", "")
    body = Agenda(clock, _day(now), ())
    return Face(Layout.CLOCK, head, body, "", measures.shift(now.timestamp()))


def _head(found: Hall, asked: Asked, *, clock: bool) -> Head:
    present = found.moment
    text, symbol, colour = _PAUSED if present.held is Held.PAUSED else _PHASES[present.phase]
    phase, english = _tr(text), _EN(text)
    title = _break_title(found)
    if present.phase is Phase.BREAK and present.held is None and title:
        phase = isolated(title)
    below = _which(found, _tr)
    if asked.choice.english:
        below = " · ".join(part for part in (english, _which(found, _EN)) if part)
    if asked.gong is not None:
        phase = _tr(GONGS[asked.gong])
    waits = present.held is not None or present.seconds_left is None or is_far(present)
    return Head(
        phase=phase,
        symbol=symbol,
        colour=colour,
        below=below,
        left="" if waits else _tr("{time} kvar", time=countdown(present)),
        clock=_clock(found.at) if clock else "",
        loud=asked.gong is not None,
    )


def _which(found: Hall, tr: Words) -> str:
    """Which meeting it is, or which comes and when."""
    present, slots = found.moment, found.timeline.slots
    slot: SlotTimes | None = present.slot
    if slot is None:
        return ""
    if present.phase is Phase.CHANGE:
        slot = slots[slot.index + 1] if slot.index + 1 < len(slots) else None
    if slot is None:
        return tr("Det var dagens sista möte")
    n, m = slot.index + 1, len(slots)
    if present.phase not in _AHEAD or present.held is not None:
        return tr("Möte {n} av {m}", n=n, m=m)
    return tr("Möte {n} av {m} börjar {time}", n=n, m=m, time=_clock(slot.starts))


def _break_title(found: Hall) -> str:
    pauses = found.timeline.breaks
    return next((p.title for p in pauses if p.begins <= found.at < p.ends), "")


def _stations(
    records: HallRecords, found: Hall, names: Mapping[SeekerId, BoardName], asked: Asked
) -> Cells:
    size = asked.measures
    rows, columns = size.station_rows, size.wide_columns
    page = station_page(found, names, rows * columns, asked.skipped)
    free = {station.id for station in free_stations(found, records.gathering)}
    soon, held = found.moment.phase in _AHEAD, found.moment.held is Held.PAUSED
    cells = tuple(
        _station(line, records, line.station.id in free, soon=soon, held=held)
        for line in page.lines
    )
    words = (_tr("Nu"), _tr("Sedan"))
    return Cells(columns, rows, cells, _page(page.number, page.count), "", words)


def _station(
    line: StationLine, records: HallRecords, free: bool, *, soon: bool, held: bool
) -> StationCell:
    state, symbol, colour = _SPECIAL.get(line.state, ("", "", "ink"))
    if free:
        state, symbol, colour = _FREE
    if line.state is StationState.PAUSED and held:
        state, symbol = "", ""
    return StationCell(
        number=str(line.station.number),
        employer=isolated(records.known.employers[line.station.employer]),
        state=_tr(state) if state else "",
        symbol=symbol,
        colour=colour,
        now=line.now,
        next=line.next,
        soon=soon,
    )


def _names(
    records: HallRecords, found: Hall, names: Mapping[SeekerId, BoardName], asked: Asked
) -> Cells:
    """With employers as long as all have room on one page; else more names on each."""
    size, gathering = asked.measures, records.gathering
    rows, columns = size.name_rows, size.wide_columns
    page = name_page(found, gathering, names, rows * columns, asked.skipped)
    roomy = page.count == 1
    if not roomy:
        columns = size.narrow_columns
        page = name_page(found, gathering, names, rows * columns, asked.skipped)
    cells = tuple(
        NameCell(
            line.text,
            isolated(records.known.employers[line.station.employer]) if roomy else "",
            _table(line.station),
        )
        for line in page.lines
    )
    over = page.slot is None
    empty = _tr("Det var dagens sista möte") if over else _tr("Inga möten just nu")
    return Cells(columns, rows, cells, _page(page.number, page.count), empty)


def _table(station: Station) -> str:
    return _tr("Bord {n}", n=station.number)


def _agenda(found: Hall) -> Agenda:
    told = big_clock(found)
    return Agenda(
        f"{local(told.at):%H:%M}", _day(told.at), tuple(_line(line) for line in told.agenda)
    )


def _line(line: AgendaLine) -> Line:
    title = isolated(line.title) if line.title else _tr("Paus")
    return Line(
        times=f"{_clock(line.begins)}–{_clock(line.ends)}",
        title=_tr("Möten") if line.kind is Kind.MEETINGS else title,
        now=line.now,
    )


def _pattern(records: HallRecords, asked: Asked) -> Pattern:
    size = asked.measures
    fair = records.fair
    return Pattern(
        (
            isolated(fair.name),
            _tr("Skärm {name}, {width} × {height}", name=isolated(asked.screen or "–"),
                width=size.width, height=size.height),
            _tr(
                "Syns ramen längst ut på alla fyra sidor? "
                "Går raden här under att läsa på 10 meter?"
            ),
            f"Åsa Öberg · Łukasz · Nguyễn · Олена · {isolated('محمد')} · 0123456789",
        )
    )  # fmt: skip


def _foot(records: HallRecords, found: Hall, asked: Asked) -> str:
    """The coordinator's message and what the hall has to offer, in turn."""
    said = [isolated(asked.choice.message)] if asked.choice.message else []
    for tr in (_tr, _EN) if asked.choice.english else (_tr,):
        said += _notices(records, found, tr)
    return said[page_at(found.at, len(said)) - 1] if said else ""


def _notices(records: HallRecords, found: Hall, tr: Words) -> list[str]:
    free = free_stations(found, records.gathering)
    said = []
    if free:
        tables = _tables(free, tr)
        said.append(tr("Lediga nu: {tables}. Fråga i incheckningen.", tables=tables))
    resting = resting_stations(found)
    if resting:
        said.append(tr("Paus just nu: {tables}.", tables=_tables(resting, tr)))
    return said


def _tables(stations: tuple[Station, ...], tr: Words) -> str:
    told = [tr("bord {n}", n=station.number) for station in stations[:_MOST_OFFERS]]
    rest = len(stations) - len(told)
    return ", ".join([*told, tr("{n} till", n=rest)] if rest else told)


def _page(number: int, count: int) -> str:
    return _tr("Sida {n} av {m}", n=number, m=count) if count > 1 else ""


def _day(now: datetime) -> str:
    shown = local(now)
    return _tr("{weekday} {day}/{month}", weekday=_tr(_DAYS[shown.weekday()]),
               day=shown.day, month=shown.month)  # fmt: skip


def _clock(instant: datetime) -> str:
    return f"{local(instant):%H:%M}"
