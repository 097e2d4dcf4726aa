"""Who is inside now, to be ticked off outside: names or codes, with a box for each."""

from collections.abc import Callable

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.text import Style
from motesplats.documents.values import InsideSheet
from motesplats.i18n import Words, isolated

_LOOK = Look(body=Style(10, leading=1.2), margin=15)
_COLUMNS = 3
_BOX = "[   ]"


def inside(sheet: InsideSheet, tr: Words) -> bytes:
    """The list as PDF, three beside each other, so that a usual fair stands on one page.

    Raises Refused(NOTHING_TO_PRINT) when nobody is inside.
    """
    groups = [group for group in sheet.groups if group.names]
    if not groups:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="inside")
    title = tr("Inne just nu")
    flow = Flow(title, tr.language, _LOOK, _foot(sheet, tr))
    flow.heading(1, f"{title}: {sheet.fair}")
    people = sum(len(group.names) for group in groups)
    flow.paragraph(tr("Klockan {time}. {n} på listan.", time=sheet.time, n=people))
    for group in groups:
        heads = (f"{group.title}, {len(group.names)}", *[""] * (_COLUMNS - 1))
        flow.table(tuple(Column(head, 1) for head in heads), _rows(group.names))
    return flow.finish()


def _rows(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The names read downwards, column by column."""
    high = -(-len(names) // _COLUMNS)
    told = [f"{_BOX} {isolated(name)}" for name in names]
    told += [""] * (high * _COLUMNS - len(told))
    return [tuple(told[n + high * k] for k in range(_COLUMNS)) for n in range(high)]


def _foot(sheet: InsideSheet, tr: Words) -> Callable[[int], str]:
    return lambda page: f"{sheet.fair} · {sheet.time} · " + tr("Sida {page}", page=page)
