"""What the desk should think of for somebody with practical needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motesplats.core.people import Needs
    from motesplats.i18n import Words


def attention(needs: Needs, tr: Words) -> list[str]:
    """What the desk should think of for somebody with these needs."""
    said = []
    if needs.interpreter:
        said.append(tr("Tolk på {language} möter vid bordet.", language=needs.interpreter))
    if needs.wheelchair:
        said.append(tr("Visa vägen utan trappor."))
    if needs.longer_time:
        said.append(tr("Behöver längre tid."))
    if needs.quiet:
        said.append(tr("Behöver en lugn plats att vänta på."))
    return said
