"""The feedback form on paper: one A4 a meeting, with the keys of the screen's form to ring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.pdf import MM
from motesplats.documents.qr import draw_qr, quiet_zone
from motesplats.documents.text import Style
from motesplats.documents.values import NOBODY, Following
from motesplats.feedback.form import Form, Item, ItemKind, Section
from motesplats.i18n import Words, isolated

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
_MARGIN = 12
_QR_SIDE = 18 * MM
_LONGEST = 70
_NOT_ON_PAPER = frozenset({ItemKind.READONLY, ItemKind.PREVIEW})
_PICKED = frozenset({ItemKind.CHOICE, ItemKind.MULTI, ItemKind.CHOICE_OR_TEXT, ItemKind.MERITS})


@dataclass(frozen=True, slots=True)
class PaperForm:
    """One form to fill in by hand; without ``heading`` it is for anybody, and has no ``qr``."""

    form: Form
    employer: str
    heading: str = ""
    code: str = ""
    when: str = ""
    station: str = ""
    qr: str = ""


def paper_forms(values: Sequence[PaperForm], tr: Words, follow: Following = NOBODY) -> bytes:
    """The forms in the order given, one page each.

    Raises Refused(NOTHING_TO_PRINT) without forms, Refused(STOPPED) when cancelled.
    """
    if not values:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="forms")
    size = max(range(len(_SIZES)), key=lambda n: (_fits(values, _SIZES[n], tr), -n))
    flow = _flow(_SIZES[size], tr)
    for done, value in enumerate(values, start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        if done > 1:
            flow.new_page()
        _form(flow, value, tr)
        follow.progress(done, len(values))
    return flow.finish()


def _flow(size: float, tr: Words) -> Flow:
    body = Style(size, leading=1.25)
    headings = (Style(size + 4, True, 1.2), Style(size + 1, True, 1.2), Style(size, True, 1.2))
    look = Look(body=body, headings=headings, margin=_MARGIN, air=0.4, foot=7)
    return Flow(tr("Återkoppling på papper"), tr.language, look, partial(_foot, tr))


def _foot(tr: Words, _page: int) -> str:
    return tr("Lämna papperet till koordinatorn. Det skrivs in i datorn och förstörs sedan.")


def _fits(values: Sequence[PaperForm], size: float, tr: Words) -> bool:
    """Whether each kind of form, under the longest words above it, is one page at this size."""
    longest: dict[str, PaperForm] = {}
    for value in values:
        kind = value.form.branch + value.form.ssyk
        if kind not in longest or len(_about(longest[kind], tr)) < len(_about(value, tr)):
            longest[kind] = value
    for value in longest.values():
        flow = _flow(size, tr)
        _form(flow, value, tr)
        if flow.pages > 1:
            return False
    return True


def _form(flow: Flow, value: PaperForm, tr: Words) -> None:
    if value.qr:
        quiet = quiet_zone(value.qr, _QR_SIDE)
        left = flow.pdf.width - _MARGIN * MM - _QR_SIDE - quiet
        bottom = _symbol_bottom(flow)
        alt = tr("QR-kod {code}", code=value.qr)
        draw_qr(flow.pdf, flow.pdf.root.add("Figure", alt), value.qr, (left, bottom, _QR_SIDE))
    whom = isolated(value.heading) or "…………………………………"
    flow.heading(1, tr("Återkoppling till {name}", name=whom))
    flow.paragraph(_cut(value.employer))
    flow.paragraph(_about(value, tr))
    flow.paragraph(tr("Ringa in det som stämmer. Skriv så att den arbetssökande kan läsa det."))
    if value.qr:
        # What follows is as wide as the page, so it begins below the symbol.
        flow.skip_to(1 - (_symbol_bottom(flow) - quiet_zone(value.qr, _QR_SIDE)) / flow.pdf.height)
    for section in value.form.sections:
        if not section.once:
            _section(flow, section, tr)


def _about(value: PaperForm, tr: Words) -> str:
    where = tr("Bord {number}", number=value.station) if value.station else ""
    code = tr("Kod: {code}", code=value.code) if value.code else tr("Kod: ……………………")
    parts = (value.when, where, code, value.qr)
    return " · ".join(part for part in parts if part)


def _symbol_bottom(flow: Flow) -> float:
    return flow.pdf.height - _MARGIN * MM - _QR_SIDE


def _cut(employer: str) -> str:
    """A name that stands beside the symbol in one line."""
    return employer if len(employer) <= _LONGEST else f"{employer[: _LONGEST - 1]}…"


def _section(flow: Flow, section: Section, tr: Words) -> None:
    items = [item for item in section.items if item.kind not in _NOT_ON_PAPER]
    if not items:
        return
    flow.heading(2, section.question.said(tr.language))
    for item in items:
        _item(flow, item, tr)


def _item(flow: Flow, item: Item, tr: Words) -> None:
    title = item.text.said(tr.language)
    if item.kind in _PICKED:
        flow.paragraph(_titled(item, tr))
    if item.kind is ItemKind.MERITS:
        how = "   ".join(f"{o.key.upper()} = {o.text.said(tr.language)}" for o in item.levels)
        flow.paragraph(tr("Skriv vid meriten hur du vet: {how}", how=how))
    if item.kind is ItemKind.LEVELS:
        _levels(flow, item, tr)
    if item.kind is ItemKind.TEXT:
        flow.paragraph(title)
    if item.kind is ItemKind.DATE:
        flow.paragraph(tr("{choices}   eller datum: ……………………", choices=_titled(item, tr)))
    if item.holds_text:
        flow.blanks("")


def _titled(item: Item, tr: Words) -> str:
    """A question with its choices behind it."""
    title = item.text.said(tr.language)
    stop = "" if title.endswith("?") else ":"
    return f"{title}{stop} {_choices(item, tr)}"


def _choices(item: Item, tr: Words) -> str:
    language = tr.language
    options = (f"{o.key.upper()}\u00a0{o.text.with_gaps(language)}" for o in item.options)
    return "   ".join(options)


def _levels(flow: Flow, item: Item, tr: Words) -> None:
    """A row for each competency, and the keys of the levels to ring."""
    flow.paragraph("   ".join(f"{o.key} = {o.text.said(tr.language)}" for o in item.levels))
    keys = "      ".join(o.key for o in item.levels)
    rows = [(one.text.said(tr.language), keys) for one in item.competencies]
    flow.table((Column(tr("Kompetens"), 5), Column(tr("Ringa in"), 3)), rows)
