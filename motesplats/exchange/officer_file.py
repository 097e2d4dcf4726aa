"""A case officer's workbook: what to do with days that sort, and what each person shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.exchange.summary_file import book_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from motesplats.exchange.summary_file import Value
    from motesplats.i18n import Words


def officer_workbook(
    tasks: Sequence[Sequence[Value]], shared: Sequence[Sequence[Value]], day: date, tr: Words
) -> bytes:
    """``tasks``: day, person, code, kind, what, employer; ``shared``: person, code, part, line."""
    first = (tr("Senast"), tr("Person"), tr("Kod"), tr("Slag"), tr("Vad"), tr("Arbetsgivare"))
    second = (tr("Person"), tr("Kod"), tr("Del"), tr("Vad"))
    return book_of(
        ((tr("Att göra"), first, tasks), (tr("Underlag"), second, shared)),
        day,
    )
