"""Role sheets for seekers before they meet: what a role shall achieve, what it asks for and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.flow import Flow, Look
from motesplats.documents.text import Style
from motesplats.documents.values import NOBODY, Following
from motesplats.i18n import Words, isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from motesplats.documents.brief_values import AskedValue, RoleSheetValue

EASY = Look(body=Style(13, leading=1.35), column=165, foot=9)


def role_sheets(values: Sequence[RoleSheetValue], tr: Words, follow: Following = NOBODY) -> bytes:
    """The roles in the order given, each from a new page.

    Raises Refused(NOTHING_TO_PRINT) without roles, Refused(STOPPED) when cancelled.
    """
    if not values:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="roles")
    flow = Flow(tr("Roller på träffen"), tr.language, EASY, page_foot(values[0].fair, tr))
    for done, value in enumerate(values, start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        if done > 1:
            flow.new_page()
        _role(flow, value, tr)
        follow.progress(done, len(values))
    return flow.finish()


def page_foot(fair: str, tr: Words) -> Callable[[int], str]:
    """The line at the bottom of each page."""
    return lambda page: f"{isolated(fair)} · " + tr("Sida {page}", page=page)


def asked(flow: Flow, asks: Sequence[AskedValue], tr: Words) -> None:
    """The demands with why, as a list."""
    said = []
    for one in asks:
        why = tr("Varför: {why}", why=one.why) if one.why else ""
        said.append(" ".join(ended(text) for text in (one.text, why, one.learnt) if text))
    flow.bullets(said)


def ended(text: str) -> str:
    """The text as a sentence."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _role(flow: Flow, value: RoleSheetValue, tr: Words) -> None:
    flow.heading(1, value.title)
    flow.paragraph(" · ".join(text for text in (isolated(value.employer), value.where) if text))
    flow.paragraph(value.openings, bold=True)
    if value.aim:
        flow.heading(2, tr("Det här ska du få gjort i rollen"))
        flow.paragraph(ended(value.aim))
    if value.asks:
        flow.heading(2, tr("Det här söker de, och varför"))
        asked(flow, value.asks, tr)
    if any(one.learnt for one in value.asks):
        flow.paragraph(tr("Du kan söka även om du inte kan det som går att lära på jobbet."))
    if value.language:
        flow.heading(2, tr("Språk i arbetet"))
        flow.paragraph(value.language)
    if value.pay:
        flow.heading(2, tr("Lön"))
        flow.paragraph(ended(value.pay))
    flow.heading(2, tr("Det här vill jag fråga om"))
    flow.blanks("", 3)
