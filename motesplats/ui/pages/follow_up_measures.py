"""How well the fair did its work: each measure with its target in words, and earlier fairs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from motesplats.feedback.follow_measures import Measure, Reached
from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import column, label
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.follow_figures import FairBeside, fairs_beside, measures

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.ui.page import Page

_REACHED = {
    Reached.YES: mark("✓ Målet är nått"),
    Reached.NO: mark("○ Inte nått än"),
    Reached.UNKNOWN: mark("– För lite för att säga"),
}


class MeasurePanel(QWidget):
    """Two tables: the fair's measures, and the store's fairs beside each other."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr
        tr = self._tr
        self.model: RowsModel[Measure] = RowsModel(_measure_columns(tr), self)
        self.rows = table(self.model, tr("Mått"))
        self.fairs: RowsModel[FairBeside] = RowsModel(_fair_columns(tr), self)
        self.beside = table(self.fairs, tr("Träffar bredvid varandra"))
        inside = column(self, edge=t.APART)
        words = tr("Måtten gäller träffen och återkopplingen, aldrig en person.")
        inside.addWidget(label(words, "quiet", wrap=True))
        inside.addWidget(self.rows, 3)
        inside.addWidget(label(tr("Träffar bredvid varandra"), "heading"))
        inside.addWidget(self.beside, 1)

    def reload(self) -> None:
        """Ask again for the measures of the fair that is open, and for all fairs."""
        run, context = self._shell.tasks.run, self._shell.context
        if self._page.fair is None:
            self._page.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            self._show(())
        else:
            work = partial(measures, context, self._page.fair.id)
            run(self._page, work, self._show, self._page.explain)
        run(self._page, partial(fairs_beside, context), self._show_fairs, self._page.explain)

    def _show(self, found: tuple[Measure, ...]) -> None:
        if found:
            reached = sum(one.reached is Reached.YES for one in found)
            text = self._tr("{n} av {m} mål är nådda.", n=reached, m=len(found))
            self._page.state.setText(text)
        self.model.show_rows(found)
        fit_columns(self.rows, t.RAIL * 2)

    def _show_fairs(self, found: tuple[FairBeside, ...]) -> None:
        self.fairs.show_rows(found)
        fit_columns(self.beside)


def value_said(one: Measure, tr: Words) -> str:
    """A measure as it is read: per cent, seconds, or a distance in steps."""
    if one.value is None:
        return "–"
    if one.target.way == "seconds":
        return tr("{n} sekunder", n=round(one.value))
    if one.target.way == "falls":
        return tr("{n} steg", n=f"{one.value:.1f}".replace(".", tr.pick(",", ".")))
    return tr("{n} %", n=round(one.value))


def target_said(one: Measure, tr: Words) -> str:
    """The target in words."""
    number = one.target.number
    return {
        "least": tr("minst {n} %", n=number),
        "above": tr("fler än hälften"),
        "seconds": tr("högst {n} sekunder", n=number),
        "falls": tr("minskar från träff till träff"),
    }[one.target.way]


def _measure_columns(tr: Words) -> tuple[Column[Measure], ...]:
    return (
        Column(tr("Mått"), lambda one: one.target.text.said(tr.language)),
        Column(tr("Nu"), lambda one: value_said(one, tr)),
        Column(tr("Mål"), lambda one: target_said(one, tr)),
        Column(tr("Av"), lambda one: str(one.whole), figures=True),
        Column(tr("Läge"), lambda one: tr(_REACHED[one.reached])),
    )


def _fair_columns(tr: Words) -> tuple[Column[FairBeside], ...]:
    return (
        Column(tr("Träff"), lambda one: one.fair.name),
        Column(tr("Dag"), lambda one: one.fair.day.isoformat()),
        Column(tr("Kom"), lambda one: str(one.came), figures=True),
        Column(
            tr("Med återkoppling"),
            lambda one: tr("{n} av {m}", n=one.held.part, m=one.held.whole),
        ),
        Column(
            tr("Har arbete"),
            lambda one: tr(
                "{n} av {m}, ej svar {k}",
                n=one.share.works,
                m=one.share.everybody,
                k=one.share.silent,
            ),
        ),
    )
