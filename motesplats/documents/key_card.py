"""All keys of the window on one page, to lie beside the laptop."""

from itertools import zip_longest

from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.text import Style
from motesplats.i18n import Words
from motesplats.key_words import EVERYWHERE, PAGE_KEYS, Key, KeyGroup, key_said

_LOOK = Look(
    body=Style(8.5, leading=1.15),
    headings=(Style(16, bold=True), Style(10.5, bold=True), Style(9, bold=True)),
    margin=12,
    air=0.3,
)
_NONE = ("", "")


def key_card(tr: Words) -> bytes:
    """The card as PDF, always one A4 page."""
    title = tr("Tangenter")
    flow = Flow(title, tr.language, _LOOK)
    flow.heading(1, title)
    flow.paragraph(tr("F1 visar dem i programmet. Tangenter utan Ctrl gäller när du inte skriver."))
    key, does = Column(tr("Tangent"), 1), Column(tr("Gör"), 2)
    for group in (EVERYWHERE, *PAGE_KEYS):
        flow.heading(2, tr(group.title))
        flow.table((key, does, key, does), _rows(group, tr))
    return flow.finish()


def _rows(group: KeyGroup, tr: Words) -> list[tuple[str, ...]]:
    """Two keys beside each other, read from left to right."""
    told = [_told(key, tr) for key in group.keys]
    pairs = zip_longest(told[::2], told[1::2], fillvalue=_NONE)
    return [(*left, *right) for left, right in pairs]


def _told(key: Key, tr: Words) -> tuple[str, str]:
    return key_said(key, tr), tr(key.does)
