"""Station signs: a number that is read across the hall, the employer, the roles."""

from collections.abc import Sequence
from itertools import zip_longest

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.pdf import LANDSCAPE, MM, TaggedPdf
from motesplats.documents.structure import Element
from motesplats.documents.text import Style, fitted, roomy, wrap
from motesplats.documents.values import NOBODY, Following, StationSign
from motesplats.i18n import Words

_MARGIN = 18 * MM
_NUMBER = Style(250, bold=True, leading=1.05)
_WORD = Style(34, bold=True, leading=1.1)
_ROLES = 5


def signs(values: Sequence[StationSign], tr: Words, follow: Following = NOBODY) -> bytes:
    """One A4 landscape page per station, in the order given.

    Raises Refused(NOTHING_TO_PRINT) without stations, Refused(STOPPED) when cancelled.
    """
    if not values:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="signs")
    pdf = TaggedPdf(tr("Bordsskyltar"), tr.language, LANDSCAPE)
    for done, value in enumerate(values, start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        if done > 1:
            pdf.new_page()
        _sign(pdf, value, tr)
        follow.progress(done, len(values))
    return pdf.finish()


def _sign(pdf: TaggedPdf, value: StationSign, tr: Words) -> None:
    section = pdf.root.add("Sect")
    width, top = pdf.width - 2 * _MARGIN, pdf.height - _MARGIN
    heading = section.add("H1")
    top -= _centred(pdf, heading, tr("Bord"), _WORD, (top, width))
    top -= _centred(pdf, heading, str(value.number), _NUMBER, (top, width)) - 4 * MM
    name = fitted(value.employer, roomy(Style(40, True, 1.15), value.employer), width, 20, lines=2)
    top -= _centred(pdf, section.add("H2"), value.employer, name, (top, width)) + 2 * MM
    for title, aim in zip_longest(value.roles[:_ROLES], value.aims[:_ROLES], fillvalue=""):
        top = _role(pdf, section, (title, aim), (top, width))


def _role(
    pdf: TaggedPdf, section: Element, role: tuple[str, str], box: tuple[float, float]
) -> float:
    """Set a role and its aim as far as there is room; where the next one begins."""
    (title, aim), (top, width) = role, box
    wanted = Style(26, bold=True, leading=1.25) if aim else Style(20, leading=1.25)
    style = fitted(title, wanted, width, 14, lines=1)
    if title and top - style.line_height >= _MARGIN / 2:
        top -= _centred(pdf, section.add("P"), title, style, (top, width))
    said = fitted(aim, Style(26, leading=1.2), width, 16, lines=2)
    if aim and top - len(wrap(aim, said, width)) * said.line_height >= _MARGIN / 2:
        top -= _centred(pdf, section.add("P"), aim, said, (top, width)) + 1 * MM
    return top


def _centred(
    pdf: TaggedPdf, element: Element, text: str, style: Style, box: tuple[float, float]
) -> float:
    top, width = box
    height = 0.0
    for line in wrap(text, style, width):
        left = (pdf.width - line.width) / 2
        height += pdf.draw_lines(element, (line,), style, (left, top - height, line.width))
    return height
