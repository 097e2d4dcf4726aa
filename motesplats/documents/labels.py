"""Badges on A4: one sheet of label paper or plain paper with cut lines, beginning at any label."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.grid import Cell, Grid, cells
from motesplats.documents.pdf import MM, TaggedPdf
from motesplats.documents.qr import draw_qr, quiet_zone
from motesplats.documents.structure import Element
from motesplats.documents.text import Style, fitted, roomy, text_width, wrap
from motesplats.documents.values import NOBODY, BadgeValue, Following
from motesplats.i18n import Words

_QR_SIDE = 21 * MM
_PADDING = 3 * MM
_LARGEST_NAME = 24
_SMALLEST_NAME = 9
_NAME_LINES = 3


class LabelPaper(StrEnum):
    """What the badges are printed on; the Avery names are those of the makers' A4 sheets."""

    CUT = "cut"
    L4785 = "L4785"
    L7160 = "L7160"
    L7163 = "L7163"
    L7165 = "L7165"


# Millimetres, from the makers' sheet drawings: label, corner of the first one, step from label to
# label.
_GRIDS = {
    LabelPaper.CUT: Grid(2, 5, (90, 54), (15, 13.5), (90, 54), cut=True),
    LabelPaper.L4785: Grid(2, 5, (80, 50), (17.5, 13.5), (95, 55)),
    LabelPaper.L7160: Grid(3, 7, (63.5, 38.1), (7.2, 15.1), (66, 38.1)),
    LabelPaper.L7163: Grid(2, 7, (99.1, 38.1), (4.65, 15.1), (101.6, 38.1)),
    LabelPaper.L7165: Grid(2, 4, (99.1, 67.7), (4.65, 13.1), (101.6, 67.7)),
}


@dataclass(frozen=True, slots=True)
class BadgeOptions:
    """``start_at`` is the first free label, from 1; the offsets in millimetres move everything
    right and down.

    Raises Refused(SETTING_INVALID) for a label that the sheet does not have.
    """

    paper: LabelPaper = LabelPaper.CUT
    start_at: int = 1
    offset_right: float = 0
    offset_down: float = 0

    def __post_init__(self) -> None:
        if not 1 <= self.start_at <= labels_per_sheet(self.paper):
            raise Refused(Refusal.SETTING_INVALID, setting="start_at", value=self.start_at)


def labels_per_sheet(paper: LabelPaper) -> int:
    """How many labels one sheet has."""
    grid = _GRIDS[paper]
    return grid.columns * grid.rows


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
    pdf = TaggedPdf(tr("Namnbrickor"), tr.language)
    grid = _GRIDS[options.paper]
    offset = (options.offset_right, options.offset_down)
    places = cells(pdf, grid, options.start_at, offset)
    for done, (value, cell) in enumerate(zip(values, places, strict=False), start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        _badge(pdf, value, cell, tr)
        follow.progress(done, len(values))
    return pdf.finish()


def _badge(pdf: TaggedPdf, value: BadgeValue, cell: Cell, tr: Words) -> None:
    section = pdf.root.add("Sect")
    quiet = quiet_zone(value.qr, _QR_SIDE)
    code_style = Style(10, bold=True)
    code_below = value.heading != value.code
    below = quiet + code_style.line_height if code_below else 0
    right = cell.left + cell.width
    bottom = cell.bottom + (cell.height - _QR_SIDE - below) / 2 + below
    left = right - _QR_SIDE - quiet
    _words(pdf, section, value, cell, left - quiet - cell.left - _PADDING)
    alt = tr("QR-kod {code}", code=value.code)
    draw_qr(pdf, section.add("Figure", alt), value.qr, (left, bottom, _QR_SIDE))
    if code_below:
        line = wrap(value.code, code_style, cell.width)
        middle = left + (_QR_SIDE - text_width(value.code, code_style)) / 2
        box = (middle, bottom - quiet, line[0].width)
        pdf.draw_lines(section.add("P"), line, code_style, box)


def _words(pdf: TaggedPdf, section: Element, value: BadgeValue, cell: Cell, width: float) -> None:
    """The heading as large as it fits in three lines, and the small lines below, centred in
    height."""
    tall = cell.height - 2 * _PADDING
    large = roomy(Style(_LARGEST_NAME, bold=True, leading=1.15, hyphens=True), value.heading)
    large = replace(large, size=min(large.size, tall / (_NAME_LINES * large.leading)))
    name = fitted(value.heading, large, width, _SMALLEST_NAME, _NAME_LINES)
    name_lines = wrap(value.heading, name, width)
    small = Style(9, leading=1.3)
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
