"""Badges on sheets of labels, rolls or plain paper with cut lines, beginning at any label."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.grid import Cell, cells
from motesplats.documents.media import medium
from motesplats.documents.pdf import MM, TaggedPdf
from motesplats.documents.qr import draw_qr, quiet_zone
from motesplats.documents.structure import Element
from motesplats.documents.text import Style, fitted, roomy, text_width, wrap
from motesplats.documents.values import NOBODY, BadgeValue, Following
from motesplats.i18n import Words

# Scanners read a badge from 20 mm; a millimetre more where the label is tall enough for it.
_QR_SIDES = (21 * MM, 20 * MM)
_LEAST_WORDS = 32 * MM
_PADDING = 3 * MM
_LARGEST_NAME = 24
_SMALLEST_NAME = 9
_NAME_LINES = 3
_CODE = Style(10, bold=True)


@dataclass(frozen=True, slots=True)
class BadgeOptions:
    """``start_at`` is the first free label, from 1; the offsets in millimetres move everything
    right and down.

    ``paper`` is the id of a medium for badges, empty for plain paper with cut lines. Raises
    Refused(SETTING_INVALID) for a label that the sheet does not have.
    """

    paper: str = ""
    start_at: int = 1
    offset_right: float = 0
    offset_down: float = 0

    def __post_init__(self) -> None:
        if not 1 <= self.start_at <= labels_per_sheet(self.paper):
            raise Refused(Refusal.SETTING_INVALID, setting="start_at", value=self.start_at)


def labels_per_sheet(paper: str) -> int:
    """How many labels one sheet has."""
    return medium("badges", paper).labels


def badges(
    values: Sequence[BadgeValue],
    options: BadgeOptions,
    tr: Words,
    follow: Following = NOBODY,
) -> bytes:
    """The badges as PDF, in the order given.

    Raises Refused(NOTHING_TO_PRINT) without badges, Refused(STOPPED) when cancelled.
    """
    if not values:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="badges")
    paper = medium("badges", options.paper)
    wide, tall = paper.page
    pdf = TaggedPdf(tr("Namnbrickor"), tr.language, (wide * MM, tall * MM))
    offset = (options.offset_right, options.offset_down)
    places = cells(pdf, paper.grid, options.start_at, offset)
    for done, (value, cell) in enumerate(zip(values, places, strict=False), start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        _badge(pdf, value, cell, tr)
        follow.placed(done, pdf.page_number)
        follow.progress(done, len(values))
    return pdf.finish()


def _badge(pdf: TaggedPdf, value: BadgeValue, cell: Cell, tr: Words) -> None:
    section = pdf.root.add("Sect")
    code_below = value.heading != value.code
    side = _qr_side(value.qr, cell)
    if not side:
        _words(pdf, section, _with_code(value), cell, cell.width - 2 * _PADDING)
        return
    quiet = quiet_zone(value.qr, side)
    room = side + 2 * quiet + (_CODE.line_height if code_below else 0) <= cell.height
    below = quiet + _CODE.line_height if code_below and room else 0
    bottom = cell.bottom + (cell.height - side - below) / 2 + below
    left = cell.left + cell.width - side - quiet
    value = value if room else _with_code(value)
    _words(pdf, section, value, cell, left - quiet - cell.left - _PADDING)
    alt = tr("QR-kod {code}", code=value.code)
    draw_qr(pdf, section.add("Figure", alt), value.qr, (left, bottom, side))
    if below:
        line = wrap(value.code, _CODE, cell.width)
        middle = left + (side - text_width(value.code, _CODE)) / 2
        box = (middle, bottom - quiet, line[0].width)
        pdf.draw_lines(section.add("P"), line, _CODE, box)


def _with_code(value: BadgeValue) -> BadgeValue:
    """The code as the first of the small lines, where it has no room below a symbol."""
    if value.code == value.heading:
        return value
    return replace(value, lines=(value.code, *value.lines))


def _qr_side(code: str, cell: Cell) -> float:
    """The side of the symbol that fits with its quiet zone and words beside it; 0: none does."""
    for side in _QR_SIDES:
        taken = side + 2 * quiet_zone(code, side)
        if taken <= cell.height and taken + _LEAST_WORDS <= cell.width:
            return side
    return 0.0


def _words(pdf: TaggedPdf, section: Element, value: BadgeValue, cell: Cell, width: float) -> None:
    """The heading as large as it fits in three lines, and the small lines below, centred in
    height."""
    tall = cell.height - 2 * _PADDING
    large = roomy(Style(_LARGEST_NAME, bold=True, leading=1.15, hyphens=True), value.heading)
    small = Style(9, leading=1.3)
    # A code that stands nowhere else is never left out.
    kept_free = small.line_height if value.code in value.lines else 0
    large = replace(large, size=min(large.size, (tall - kept_free) / (_NAME_LINES * large.leading)))
    name = fitted(value.heading, large, width, _SMALLEST_NAME, _NAME_LINES)
    name_lines = wrap(value.heading, name, width)
    blocks = [wrap(text, small, width) for text in value.lines if text]
    room = tall - len(name_lines) * name.line_height
    kept = []
    for block in blocks:
        room -= len(block) * small.line_height
        if room >= 0:
            kept.append(block)
    used = len(name_lines) * name.line_height + sum(len(b) for b in kept) * small.line_height
    left, top = cell.left + _PADDING, cell.bottom + (cell.height + used) / 2
    top -= pdf.draw_lines(section.add("H1"), name_lines, name, (left, top, width))
    for block in kept:
        top -= pdf.draw_lines(section.add("P"), block, small, (left, top, width))
