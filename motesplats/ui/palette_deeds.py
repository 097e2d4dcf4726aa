"""What can be done about what quick search found, the most likely first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from motesplats.core.ids import SeekerId, StationId
from motesplats.i18n import folded
from motesplats.ui.frame import ARRIVAL, LIVE, PHASES, TIMETABLE
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.ui.pages.live import LivePage
from motesplats.usecases.quick_search import FoundKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from motesplats.ui.main_window import MainWindow
    from motesplats.usecases.quick_search import Found

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done, in words."""

    text: str
    act: Callable[[], object]


def deeds_for(found: Found, window: MainWindow) -> tuple[Deed, ...]:
    """What can be done about a person, an employer, a station or a meeting."""
    tr = window.words
    at_desk = Deed(tr("Visa vid incheckningen"), partial(_at_the_desk, window, found.code))
    in_hall = Deed(tr("Visa i hallen"), partial(_in_the_hall, window, found))
    in_grid = Deed(tr("Visa i schemat"), partial(window.go, TIMETABLE))
    if found.kind is FoundKind.PERSON:
        seeker, paper = SeekerId(found.key), window.page.shell.paper
        slip = Deed(tr("Skriv ut lappen igen"), partial(paper.slips, (seeker,)))
        home = Deed(tr("Går hem"), partial(_send_home, window, seeker))
        where = (at_desk, in_hall) if found.next is not None else (at_desk,)
        return (*where, slip, home, in_grid)
    return (in_hall, at_desk, in_grid) if found.code else (in_hall, in_grid)


def pages_matching(text: str, window: MainWindow) -> tuple[tuple[str, str, tuple[Deed, ...]], ...]:
    """The pages and other actions that ``text`` names, each as text, detail and deed."""
    wanted = folded(text).split()
    if len("".join(wanted)) < _SHORTEST:
        return ()
    found = []
    for deed in (*_pages(window), *_acts(window)):
        words = folded(deed.text).replace("-", " ").split()
        if all(any(word.startswith(part) for word in words) for part in wanted):
            found.append((deed.text, "", (deed,)))
    return tuple(found)


def _pages(window: MainWindow) -> Iterator[Deed]:
    for phase, pages in PHASES:
        for name, shown in pages:
            text = f"{window.words(phase)}: {window.words(shown)}"
            yield Deed(text, partial(window.go, name))


def _acts(window: MainWindow) -> Iterator[Deed]:
    tr = window.words
    live, desk = window.pages[LIVE], window.pages[ARRIVAL]
    if isinstance(live, LivePage) and window.page.fair is not None:
        yield Deed(tr("Pausa allt"), live.pause)
    if isinstance(desk, ArrivalPage) and window.page.fair is not None:
        yield Deed(tr("Ny drop-in"), partial(_new_walk_in, window, desk))
    yield Deed(tr("Ångra det senaste"), window.undo_by_key)
    yield Deed(tr("Snabbnotis"), window.over.take_note)
    yield Deed(tr("Hjälp om sidan"), window.over.show_help)
    yield Deed(tr("Byt språk"), window.change_language)
    yield Deed(tr("Byt utseende"), window.change_look)


def _new_walk_in(window: MainWindow, desk: ArrivalPage) -> None:
    window.go(ARRIVAL)
    desk.open_walk_in()


def _at_the_desk(window: MainWindow, code: str) -> None:
    window.go(ARRIVAL)
    desk = window.pages[ARRIVAL]
    if isinstance(desk, ArrivalPage):
        desk.look_up(code)


def _send_home(window: MainWindow, seeker: SeekerId) -> None:
    window.go(LIVE)
    live = window.pages[LIVE]
    if isinstance(live, LivePage):
        live.leaving.moving.goes_home(seeker)


def _in_the_hall(window: MainWindow, found: Found) -> None:
    window.go(LIVE)
    live = window.pages[LIVE]
    if isinstance(live, LivePage) and found.next is not None:
        live.strip.focus_on(found.next.meeting.station)
    elif isinstance(live, LivePage) and found.kind is FoundKind.STATION:
        live.strip.focus_on(StationId(found.key))
