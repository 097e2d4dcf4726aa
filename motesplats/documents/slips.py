"""Slips: a seeker's own times, stations and employers, two or four to a sheet of A4."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.grid import Cell, Grid, cells
from motesplats.documents.pdf import MM, TaggedPdf
from motesplats.documents.qr import draw_qr, quiet_zone
from motesplats.documents.structure import Element
from motesplats.documents.text import Line, Style, fitted, roomy, wrap
from motesplats.documents.values import NOBODY, Following, SlipMeeting, SlipValue
from motesplats.i18n import Words

_QR_SIDE = 18 * MM
_PADDING = 8 * MM
_BODY = Style(12, leading=1.3)
_NAME = Style(18, bold=True, leading=1.15, hyphens=True)
_HINT = Style(11, bold=True)
_SMALL = Style(9, leading=1.3)
_SMALLEST = 8.0
_WIDE = 150 * MM
_WIDE_SIZE = 16


class SlipSize(StrEnum):
    """How large a slip is: A5 two to a sheet, A6 four."""

    A5 = "A5"
    A6 = "A6"


_GRIDS = {
    SlipSize.A5: Grid(1, 2, (210, 148.5), (0, 0), (210, 148.5), cut=True),
    SlipSize.A6: Grid(2, 2, (105, 148.5), (0, 0), (105, 148.5), cut=True),
}
# So many meetings have room on a slip even when every employer's name takes two lines; more go on
# a second slip.
_MEETINGS = {SlipSize.A5: 8, SlipSize.A6: 6}


@dataclass(frozen=True, slots=True)
class _Body:
    """The lower part of a slip, laid out at one size of type."""

    style: Style
    meetings: tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...]
    notes: tuple[tuple[Line, ...], ...]

    @property
    def height(self) -> float:
        rows = sum(max(map(len, both)) for both in self.meetings) + sum(map(len, self.notes))
        return (rows + 0.35 * len(self.meetings) + 0.4) * self.style.line_height


def slips(
    values: Sequence[SlipValue],
    size: SlipSize,
    tr: Words,
    follow: Following = NOBODY,
) -> bytes:
    """The slips as PDF, in the order given; somebody with very many meetings gets more than one.

    Raises Refused(NOTHING_TO_PRINT) without slips, Refused(STOPPED) when cancelled.
    """
    if not values:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="slips")
    pdf = TaggedPdf(tr("Mötestider"), tr.language)
    places = cells(pdf, _GRIDS[size])
    for done, value in enumerate(values, start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        for part, of in _parts(value, _MEETINGS[size], tr):
            _slip(pdf, part, next(places), of, tr)
        follow.progress(done, len(values))
    return pdf.finish()


def _parts(value: SlipValue, most: int, tr: Words) -> list[tuple[SlipValue, str]]:
    """The slip in parts of at most ``most`` meetings, each saying which it is when there are
    several."""
    if len(value.meetings) <= most:
        return [(value, "")]
    starts = range(0, len(value.meetings), most)
    return [
        (
            replace(value, meetings=value.meetings[start : start + most]),
            tr("Del {part} av {parts}", part=number, parts=len(starts)),
        )
        for number, start in enumerate(starts, start=1)
    ]


def _slip(pdf: TaggedPdf, value: SlipValue, cell: Cell, part: str, tr: Words) -> None:
    section = pdf.root.add("Sect")
    left, width = cell.left + _PADDING, cell.width - 2 * _PADDING
    top = cell.bottom + cell.height - _PADDING
    quiet = quiet_zone(value.qr, _QR_SIDE)
    head = _head(pdf, section, value, part, (left, top, width - _QR_SIDE - 2 * quiet))
    qr_left, qr_bottom = left + width - _QR_SIDE, top - _QR_SIDE
    alt = tr("QR-kod {code}", code=value.code)
    draw_qr(pdf, section.add("Figure", alt), value.qr, (qr_left, qr_bottom, _QR_SIDE))
    top = min(qr_bottom - quiet, top - head - 3 * MM)
    foot = cell.bottom + _PADDING + _HINT.line_height + _SMALL.line_height
    body = _fitting_body(value, tr, width, top - foot)
    _write_body(pdf, section, body, (left, top, width))
    _foot(pdf, section, value, tr, (left, foot, width))


def _head(
    pdf: TaggedPdf, section: Element, value: SlipValue, part: str, box: tuple[float, float, float]
) -> float:
    """The name, and below it the code and the fair; the height they take is returned."""
    left, top, width = box
    name = fitted(value.heading, roomy(_NAME, value.heading), width, 9, lines=2)
    lines = wrap(value.heading, name, width)
    height = pdf.draw_lines(section.add("H1"), lines, name, (left, top, width))
    code = value.code if value.code != value.heading else ""
    about = " · ".join(text for text in (code, value.fair, part) if text)
    box = (left, top - height, width)
    return height + pdf.draw_lines(section.add("P"), wrap(about, _SMALL, width), _SMALL, box)


def _foot(
    pdf: TaggedPdf, section: Element, value: SlipValue, tr: Words, box: tuple[float, float, float]
) -> None:
    left, top, width = box
    if value.meetings:
        hint = wrap(tr("Kom 2 minuter före varje möte."), _HINT, width)
        pdf.draw_lines(section.add("P"), hint, _HINT, box)
    version = wrap(tr("Schema version {n}", n=value.version), _SMALL, width)
    below = (left, top - _HINT.line_height, width)
    pdf.draw_lines(section.add("P"), version, _SMALL, below)


def _fitting_body(value: SlipValue, tr: Words, width: float, height: float) -> _Body:
    """The body in 12 points, 16 on a wide slip, where that fits; smaller where it does not."""
    size = _BODY.size if width < _WIDE else _WIDE_SIZE
    while True:
        body = _body(value, tr, Style(size, leading=_BODY.leading), width)
        if body.height <= height or size <= _SMALLEST:
            return body
        size -= 0.5


def _body(value: SlipValue, tr: Words, style: Style, width: float) -> _Body:
    bold = replace(style, bold=True)
    beside = width - _when_width(style)
    meetings = tuple(
        (_when(meeting, tr, bold, width), wrap(_whom(meeting), style, beside))
        for meeting in value.meetings
    )
    notes = value.notes if value.meetings else (tr("Inga möten är bokade än."), *value.notes)
    return _Body(style, meetings, tuple(wrap(note, style, width) for note in notes))


def _when(meeting: SlipMeeting, tr: Words, style: Style, width: float) -> tuple[Line, ...]:
    """The time and the station; below them when a longer meeting is over."""
    begins = f"{meeting.starts}  {tr('Bord {number}', number=meeting.station)}"
    ends = tr("till {time}", time=meeting.until) if meeting.until else ""
    return (*wrap(begins, style, width), *(wrap(ends, style, width) if ends else ()))


def _when_width(style: Style) -> float:
    return style.size * 9.5


def _whom(meeting: SlipMeeting) -> str:
    parts = (meeting.employer, meeting.role, meeting.hint)
    return " – ".join(part for part in parts if part)


def _write_body(
    pdf: TaggedPdf, section: Element, body: _Body, box: tuple[float, float, float]
) -> None:
    left, top, width = box
    style, beside = body.style, _when_width(body.style)
    listing = section.add("L") if body.meetings else section
    for when, whom in body.meetings:
        item = listing.add("LI")
        bold, box = replace(style, bold=True), (left + beside, top, width - beside)
        high = pdf.draw_lines(item.add("Lbl"), when, bold, (left, top, beside))
        high = max(high, pdf.draw_lines(item.add("LBody"), whom, style, box))
        top -= high + 0.35 * style.line_height
    for note in body.notes:
        top -= pdf.draw_lines(section.add("P"), note, style, (left, top, width))
