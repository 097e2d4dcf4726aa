"""Slips: a seeker's own times, stations and employers, on parts of A4 or pieces of a roll."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.grid import Cell, cells
from motesplats.documents.media import medium
from motesplats.documents.pdf import MM, TaggedPdf
from motesplats.documents.qr import draw_qr, quiet_zone
from motesplats.documents.structure import Element
from motesplats.documents.text import Line, Style, fitted, roomy, wrap
from motesplats.documents.values import NOBODY, Following, SlipMeeting, SlipValue
from motesplats.i18n import Words

_QR_SIDE = 18 * MM
# A link has more modules than a code: 16 mm is the least that telephones read well.
_LINK_SIDE = 20 * MM
_PADDING = 8 * MM
_NARROW_PADDING = 3 * MM
_BODY = Style(12, leading=1.3)
_NAME = Style(18, bold=True, leading=1.15, hyphens=True)
_HINT = Style(11, bold=True)
_SMALL = Style(9, leading=1.3, hyphens=True)
_SMALLEST = 8.0
_ON_A_ROLL = 10.0
_NARROW, _WIDE = 90 * MM, 150 * MM
_WIDE_SIZE = 16


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines in one style, with their role in the structure."""

    role: str
    lines: tuple[Line, ...]
    style: Style


@dataclass(frozen=True, slots=True)
class _Row:
    """One meeting: when, with whom, and the link as a symbol (empty: none)."""

    when: tuple[Line, ...]
    whom: tuple[Line, ...]
    link: str

    def height(self, line: float) -> float:
        """In points, with lines of ``line`` points."""
        words = line * max(len(self.when), len(self.whom))
        return (
            max(words, _LINK_SIDE + 2 * quiet_zone(self.link, _LINK_SIDE)) if self.link else words
        )


@dataclass(frozen=True, slots=True)
class _Body:
    """The lower part of a slip, laid out at one size of type."""

    style: Style
    meetings: tuple[_Row, ...]
    notes: tuple[tuple[Line, ...], ...]

    @property
    def height(self) -> float:
        """In points."""
        high = self.style.line_height
        rows = sum(row.height(high) for row in self.meetings) + high * sum(map(len, self.notes))
        return rows + (0.35 * len(self.meetings) + 0.4) * high


def slips(
    values: Sequence[SlipValue],
    size: str,
    tr: Words,
    follow: Following = NOBODY,
) -> bytes:
    """The slips as PDF, in the order given; somebody with very many meetings gets more than one.

    ``size`` is the id of a medium for slips. Raises Refused(NOTHING_TO_PRINT) without slips,
    Refused(STOPPED) when cancelled.
    """
    if not values:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="slips")
    paper = medium("slips", size)
    wide, tall = paper.page
    pdf = TaggedPdf(tr("Mötestider"), tr.language, (wide * MM, tall * MM))
    places = cells(pdf, paper.grid)
    for done, value in enumerate(values, start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        for part, of in _parts(value, paper.meetings, tr):
            cell = next(places)
            if paper.endless:
                cell = _cut_to(pdf, cell, _needed(part, of, cell.width, tr))
            _slip(pdf, part, cell, of, tr)
        follow.placed(done, pdf.page_number)
        follow.progress(done, len(values))
    return pdf.finish()


def _cut_to(pdf: TaggedPdf, cell: Cell, height: float) -> Cell:
    """The page under the pen as long as one slip needs."""
    pdf.resize(cell.width, height)
    return replace(cell, bottom=0, height=height)


def _needed(value: SlipValue, part: str, width: float, tr: Words) -> float:
    """How long a piece of a roll the slip takes."""
    inside = width - 2 * _padding(width)
    quiet = quiet_zone(value.qr, _QR_SIDE)
    beside = inside - _QR_SIDE - 2 * quiet
    head = _height(_head(value, part, beside)) + 3 * MM
    body = _body(value, tr, Style(_ON_A_ROLL, leading=_BODY.leading), inside)
    foot = _height(_foot(value, tr, inside))
    return 2 * _padding(width) + max(head, _QR_SIDE + quiet) + body.height + foot


def _padding(width: float) -> float:
    return _NARROW_PADDING if width < _NARROW else _PADDING


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
    edge = _padding(cell.width)
    left, width = cell.left + edge, cell.width - 2 * edge
    top = cell.bottom + cell.height - edge
    quiet = quiet_zone(value.qr, _QR_SIDE)
    beside = width - _QR_SIDE - 2 * quiet
    head = _write(pdf, section, _head(value, part, beside), (left, top, beside))
    qr_left, qr_bottom = left + width - _QR_SIDE, top - _QR_SIDE
    alt = tr("QR-kod {code}", code=value.code)
    draw_qr(pdf, section.add("Figure", alt), value.qr, (qr_left, qr_bottom, _QR_SIDE))
    top = min(qr_bottom - quiet, top - head - 3 * MM)
    foot = _foot(value, tr, width)
    bottom = cell.bottom + edge + _height(foot)
    body = _fitting_body(value, tr, width, top - bottom)
    _write_body(pdf, section, body, (left, top, width), tr)
    _write(pdf, section, foot, (left, bottom, width))


def _head(value: SlipValue, part: str, width: float) -> tuple[_Block, ...]:
    """The name, and below it the code and the fair."""
    name = fitted(value.heading, roomy(_NAME, value.heading), width, 9, lines=2)
    code = value.code if value.code != value.heading else ""
    about = " · ".join(text for text in (code, value.fair, part) if text)
    return (
        _Block("H1", wrap(value.heading, name, width), name),
        _Block("P", wrap(about, _SMALL, width), _SMALL),
    )


def _foot(value: SlipValue, tr: Words, width: float) -> tuple[_Block, ...]:
    """When to come, and which version of the timetable this is."""
    blocks = []
    if value.meetings:
        hint = tr("Kom 2 minuter före varje möte.")
        blocks.append(_Block("P", wrap(hint, _HINT, width), _HINT))
    version = (
        tr(
            "Schema version {n}, utskriven {time}. Äldre lappar gäller inte.",
            n=value.version,
            time=value.printed,
        )
        if value.printed
        else tr("Schema version {n}", n=value.version)
    )
    return (*blocks, _Block("P", wrap(version, _SMALL, width), _SMALL))


def _height(blocks: Sequence[_Block]) -> float:
    return sum(len(block.lines) * block.style.line_height for block in blocks)


def _write(
    pdf: TaggedPdf, section: Element, blocks: Sequence[_Block], box: tuple[float, float, float]
) -> float:
    """Set the blocks below each other; the height they take is returned."""
    left, top, width = box
    for block in blocks:
        below = (left, top, width)
        top -= pdf.draw_lines(section.add(block.role), block.lines, block.style, below)
    return box[1] - top


def _fitting_body(value: SlipValue, tr: Words, width: float, height: float) -> _Body:
    """The body in 12 points, 16 on a wide slip, 10 on a roll, where that fits; smaller where it
    does not."""
    size = _BODY.size if width < _WIDE else _WIDE_SIZE
    size = _ON_A_ROLL if width < _NARROW - 2 * _PADDING else size
    while True:
        body = _body(value, tr, Style(size, leading=_BODY.leading), width)
        if body.height <= height or size <= _SMALLEST:
            return body
        size -= 0.5


def _body(value: SlipValue, tr: Words, style: Style, width: float) -> _Body:
    bold = replace(style, bold=True)
    beside = width - _when_width(style)
    meetings = tuple(
        _Row(
            _when(meeting, tr, bold, width),
            wrap(_whom(meeting), style, beside - _link_width(meeting.link)),
            meeting.link,
        )
        for meeting in value.meetings
    )
    notes = value.notes if value.meetings else (tr("Inga möten är bokade än."), *value.notes)
    return _Body(style, meetings, tuple(wrap(note, style, width) for note in notes))


def _when(meeting: SlipMeeting, tr: Words, style: Style, width: float) -> tuple[Line, ...]:
    """The time and where; below them when a longer meeting is over."""
    where = tr("Hemifrån") if meeting.elsewhere else tr("Bord {number}", number=meeting.station)
    begins = f"{meeting.starts}  {where}"
    ends = tr("till {time}", time=meeting.until) if meeting.until else ""
    return (*wrap(begins, style, width), *(wrap(ends, style, width) if ends else ()))


def _when_width(style: Style) -> float:
    return style.size * 9.5


def _link_width(link: str) -> float:
    """The side of a link's symbol with its quiet zone, in points; 0 without a link."""
    return _LINK_SIDE + 2 * quiet_zone(link, _LINK_SIDE) if link else 0.0


def _whom(meeting: SlipMeeting) -> str:
    parts = (meeting.employer, meeting.role, meeting.hint)
    return " – ".join(part for part in parts if part)


def _write_body(
    pdf: TaggedPdf, section: Element, body: _Body, box: tuple[float, float, float], tr: Words
) -> None:
    left, top, width = box
    style, beside = body.style, _when_width(body.style)
    listing = section.add("L") if body.meetings else section
    for row in body.meetings:
        item = listing.add("LI")
        bold, box = replace(style, bold=True), (left + beside, top, width - beside)
        pdf.draw_lines(item.add("Lbl"), row.when, bold, (left, top, beside))
        said = item.add("LBody")
        pdf.draw_lines(said, row.whom, style, box)
        if row.link:
            quiet = quiet_zone(row.link, _LINK_SIDE)
            at = (left + width - quiet - _LINK_SIDE, top - quiet - _LINK_SIDE, _LINK_SIDE)
            draw_qr(pdf, said.add("Figure", tr("QR-kod till mötet")), row.link, at)
        top -= row.height(style.line_height) + 0.35 * style.line_height
    for note in body.notes:
        top -= pdf.draw_lines(section.add("P"), note, style, (left, top, width))
