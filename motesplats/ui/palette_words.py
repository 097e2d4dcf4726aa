"""What quick search says of what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.i18n import mark
from motesplats.usecases.quick_search import FoundKind

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.usecases.quick_search import Found
    from motesplats.usecases.views import MeetingView

_NONE = mark("Inget mer möte i dag")


def headline(found: Found, tr: Words) -> str:
    """Who or what it is."""
    if found.kind is FoundKind.STATION:
        return f"{tr('Bord {n}', n=found.stations[0])} · {found.name}"
    return found.name


def answer(found: Found, tr: Words) -> str:
    """Where to go and when: what whoever asks wants to know first."""
    if found.kind is FoundKind.PERSON:
        return f"{_with_employer(found.next, tr)} · {_inside(found, tr)}"
    if found.kind is FoundKind.MEETING:
        return _with_employer(found.next, tr)
    view = found.next
    coming = tr(_NONE) if view is None else f"{_where(view, tr)} · {view.seeker.label}"
    if found.kind is FoundKind.EMPLOYER and found.stations:
        numbers = ", ".join(map(str, found.stations))
        return f"{tr('bord {numbers}', numbers=numbers)} · {coming}"
    return coming


def _with_employer(view: MeetingView | None, tr: Words) -> str:
    return tr(_NONE) if view is None else f"{_where(view, tr)} · {view.employer}"


def _where(view: MeetingView, tr: Words) -> str:
    parts = (tr("Bord {n}", n=view.station), view.hint, f"{view.starts:%H.%M}")
    return ", ".join(part for part in parts if part)


def _inside(found: Found, tr: Words) -> str:
    if found.inside is None:
        return tr("inte inne")
    return tr("inne sedan {time}", time=f"{local(found.inside):%H.%M}")
