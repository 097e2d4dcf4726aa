"""A page that shows how far a printer puts its ink from where the labels are."""

from motesplats.documents.media import medium
from motesplats.documents.pdf import MM, TaggedPdf
from motesplats.documents.text import Style, wrap
from motesplats.i18n import Words

_TEXT = Style(10, leading=1.3)
_MARK = 5 * MM
_PADDING = 3 * MM


def calibration(paper: str, offset: tuple[float, float], tr: Words) -> bytes:
    """The outline of every label of a sheet, and marks a millimetre apart at the first one.

    It is held against the sheet of labels; ``offset`` is what labels are moved by already, in
    millimetres right and down. Raises Refused(SETTING_INVALID) for an unknown paper.
    """
    kind = medium("badges", paper)
    wide, tall = kind.page[0] * MM, kind.page[1] * MM
    pdf = TaggedPdf(tr("Provsida för etiketter"), tr.language, (wide, tall))
    grid = kind.grid
    width, height = grid.size[0] * MM, grid.size[1] * MM
    corners = [
        (
            (grid.first[0] + offset[0] + column * grid.step[0]) * MM,
            tall - (grid.first[1] + offset[1] + row * grid.step[1]) * MM,
        )
        for row in range(grid.rows)
        for column in range(grid.columns)
    ]
    for left, top in corners:
        pdf.frame(left, top - height, width, height)
    left, top = corners[0]
    for step in range(-5, 6):
        long = _MARK if step % 5 == 0 else _MARK / 2
        pdf.rule((left + step * MM, top), (left + step * MM, top - long))
        pdf.rule((left, top + step * MM), (left + long, top + step * MM))
    text = tr(
        "Håll sidan mot etikettarket i ljuset. Mät hur många millimeter ramen ligger fel "
        "och skriv in det på sidan Utskrifter. Strecken är en millimeter."
    )
    inside = width - 2 * _PADDING - _MARK
    lines = wrap(text, _TEXT, inside)
    box = (left + _MARK + _PADDING, top - _MARK - _PADDING / 2, inside)
    pdf.draw_lines(pdf.root.add("P"), lines, _TEXT, box)
    return pdf.finish()
