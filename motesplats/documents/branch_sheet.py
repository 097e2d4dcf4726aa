"""Branch sheets for seekers: who looks for whom, what they ask for most, what is learnt at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.flow import Column, Flow
from motesplats.documents.role_sheet import EASY, page_foot
from motesplats.documents.values import NOBODY, Following
from motesplats.i18n import Words, isolated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motesplats.documents.brief_values import BranchValue


def branch_sheets(
    values: Sequence[BranchValue], fair: str, tr: Words, follow: Following = NOBODY
) -> bytes:
    """The branches in the order given, each from a new page.

    Raises Refused(NOTHING_TO_PRINT) without branches, Refused(STOPPED) when cancelled.
    """
    if not values:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="branches")
    flow = Flow(tr("Branschblad"), tr.language, EASY, page_foot(fair, tr))
    for done, value in enumerate(values, start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        if done > 1:
            flow.new_page()
        _branch(flow, value, tr)
        follow.progress(done, len(values))
    return flow.finish()


def _branch(flow: Flow, value: BranchValue, tr: Words) -> None:
    flow.heading(1, tr("Bransch: {name}", name=value.name))
    flow.paragraph(value.openings, bold=True)
    if value.asked:
        flow.heading(2, tr("Det här söks mest"))
        flow.table((Column(tr("Krav"), 5), Column(tr("Söks av"), 3)), value.asked)
    flow.heading(2, tr("Roller på träffen"))
    columns = (Column(tr("Roll"), 4), Column(tr("Arbetsgivare"), 4), Column(tr("Lediga jobb"), 2))
    flow.table(columns, value.roles)
    if value.learnable:
        flow.heading(2, tr("Det här går att lära på jobbet"))
        flow.bullets(value.learnable)
    if value.needs or value.said:
        flow.heading(2, tr("Det här behöver branschen, säger arbetsgivarna"))
        flow.bullets((*value.needs, *(f"”{isolated(text)}”" for text in value.said)))
