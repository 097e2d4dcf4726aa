"""The QR symbol of a badge code: error correction M, a fixed mask, a quiet zone of four modules
(ISO/IEC 18004)."""

from functools import lru_cache

import qrcode
from qrcode.constants import ERROR_CORRECT_M

from motesplats.documents.pdf import TaggedPdf
from motesplats.documents.structure import Element

QUIET_MODULES = 4
# A fixed mask is five times as fast as trying all eight, and every scanner reads any of them.
_MASK = 3


@lru_cache(maxsize=2048)
def qr_matrix(code: str) -> tuple[tuple[bool, ...], ...]:
    """The dark modules of ``code``, row by row from the top, without the quiet zone."""
    symbol = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=_MASK)
    symbol.add_data(code)
    symbol.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in symbol.get_matrix())


def draw_qr(pdf: TaggedPdf, element: Element, code: str, place: tuple[float, float, float]) -> None:
    """Draw the symbol at (left, bottom, side) in points; ``side`` is that of the symbol without
    its quiet zone.

    The caller leaves the quiet zone free: ``quiet_zone(code, side)`` points on each side.
    """
    left, bottom, side = place
    matrix = qr_matrix(code)
    module = side / len(matrix)
    corners = [
        (left + column * module, bottom + side - (row + 1) * module)
        for row, modules in enumerate(matrix)
        for column, dark in enumerate(modules)
        if dark
    ]
    pdf.squares(element, corners, module)


def quiet_zone(code: str, side: float) -> float:
    """The width in points to leave free around a symbol of ``side`` points."""
    return QUIET_MODULES * side / len(qr_matrix(code))
