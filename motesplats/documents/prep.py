"""Prep cards: what an employer reads before the meetings, with competences first."""

from collections.abc import Callable, Sequence

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.flow import Flow, Look
from motesplats.documents.text import Style
from motesplats.documents.values import NOBODY, Following, PrepCard, PrepSheet, RoleValue
from motesplats.i18n import Words, isolated

_LOOK = Look(body=Style(12), column=150)
_CARD_ROOM = 165.0


def prep_cards(sheets: Sequence[PrepSheet], tr: Words, follow: Following = NOBODY) -> bytes:
    """The cards of each employer, which begin on a new page.

    Raises Refused(NOTHING_TO_PRINT) without employers, Refused(STOPPED) when cancelled.
    """
    if not sheets:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="prep")
    flow = Flow(tr("Inför mötena"), tr.language, _LOOK, _foot(tr))
    for done, sheet in enumerate(sheets, start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        if done > 1:
            flow.new_page()
        _employer(flow, sheet, tr)
        follow.progress(done, len(sheets))
    return flow.finish()


def _foot(tr: Words) -> Callable[[int], str]:
    def line(page: int) -> str:
        keep = tr("Lämna tillbaka papperet till koordinatorn efter träffen.")
        return f"{keep} · " + tr("Sida {page}", page=page)

    return line


def _employer(flow: Flow, sheet: PrepSheet, tr: Words) -> None:
    flow.heading(1, sheet.employer)
    flow.paragraph(f"{tr('Inför mötena')} · {sheet.fair}")
    for role in sheet.roles:
        _role(flow, role, tr)
    if not sheet.cards:
        flow.paragraph(tr("Inga möten är bokade än."))
    for card in sheet.cards:
        _card(flow, card, tr)


def _role(flow: Flow, role: RoleValue, tr: Words) -> None:
    flow.heading(3, tr("Roll: {title}", title=role.title))
    _labelled(flow, tr("Det här ska rollen uppnå"), role.aim)
    if role.demands:
        flow.bullets(role.demands)


def _card(flow: Flow, card: PrepCard, tr: Words) -> None:
    place = tr("Bord {number}", number=card.station)
    when = f"{card.starts}–{card.until}" if card.until else card.starts
    heading = f"{when} · {place} · {isolated(card.heading)}"
    flow.heading(2, heading, follow=_CARD_ROOM)
    _labelled(flow, tr("Har gjort"), card.portfolio.replace("\n", "; "))
    _labelled(flow, tr("Kan"), card.competences)
    _labelled(flow, tr("Fråga mig om"), card.ask_me_about)
    _labelled(flow, tr("Vill fråga"), card.question)
    _labelled(flow, tr("Vill ha återkoppling på"), card.feedback_on)
    _labelled(flow, tr("Behövs vid mötet"), ", ".join(card.needs))
    code = card.code if card.code != card.heading else ""
    facts = ((tr("Yrke"), card.occupation), (tr("Kod"), code))
    line = " · ".join(f"{label}: {isolated(text)}" for label, text in facts if text)
    if line:
        flow.paragraph(line)


def _labelled(flow: Flow, label: str, text: str) -> None:
    if text:
        flow.paragraph(f"{label}: {isolated(text)}")
