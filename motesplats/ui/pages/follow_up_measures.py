"""How well the fair did its work: each measure with its target in words, and earlier fairs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from motesplats.feedback.follow_measures import Measure, Reached
from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import column, label, say
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.feedback_quality import FeedbackQuality, feedback_quality
from motesplats.usecases.follow_figures import FairBeside, fairs_beside, measures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.core.ids import FairId
    from motesplats.i18n import Words
    from motesplats.ui.page import Page
    from motesplats.usecases.context import Context

_REACHED = {
    Reached.YES: mark("✓ Målet är nått"),
    Reached.NO: mark("○ Inte nått än"),
    Reached.UNKNOWN: mark("– För lite för att säga"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A measure as it is read: its name, its value, its target, of how many, and how it went."""

    name: str
    value: str
    target: str
    whole: int
    reached: Reached


class MeasurePanel(QWidget):
    """The fair's measures and how good its feedback is, and the store's fairs beside each other."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr
        tr = self._tr
        self.model: RowsModel[Line] = RowsModel(_measure_columns(tr), self)
        self.groups = label("", wrap=True)
        self.rows = table(self.model, tr("Mått"))
        self.fairs: RowsModel[FairBeside] = RowsModel(_fair_columns(tr), self)
        self.beside = table(self.fairs, tr("Träffar bredvid varandra"))
        inside = column(self, edge=t.APART)
        words = tr("Måtten gäller träffen och återkopplingen, aldrig en person.")
        inside.addWidget(label(words, "quiet", wrap=True))
        inside.addWidget(self.rows, 3)
        inside.addWidget(self.groups)
        inside.addWidget(label(tr("Träffar bredvid varandra"), "heading"))
        inside.addWidget(self.beside, 1)

    def reload(self) -> None:
        """Ask again for the measures of the fair that is open, and for all fairs."""
        run, context = self._shell.tasks.run, self._shell.context
        if self._page.fair is None:
            self._page.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            self._show(((), None))
        else:
            work = partial(_found, context, self._page.fair.id)
            run(self._page, work, self._show, self._page.explain)
        run(self._page, partial(fairs_beside, context), self._show_fairs, self._page.explain)

    def _show(self, found: tuple[tuple[Measure, ...], FeedbackQuality | None]) -> None:
        measured, quality = found
        lines = [_measured(one, self._tr) for one in measured]
        if quality is not None:
            lines.extend(_middles(quality, self._tr))
        if lines:
            reached = sum(one.reached is Reached.YES for one in lines)
            text = self._tr("{n} av {m} mål är nådda.", n=reached, m=len(lines))
            self._page.state.setText(text)
        self.model.show_rows(lines)
        fit_columns(self.rows, t.RAIL * 2)
        said = "" if quality is None else "\n".join(compared_said(quality, self._tr))
        say(self.groups, said)
        self.groups.setVisible(bool(said))

    def _show_fairs(self, found: tuple[FairBeside, ...]) -> None:
        self.fairs.show_rows(found)
        fit_columns(self.beside)


def _found(context: Context, fair: FairId) -> tuple[tuple[Measure, ...], FeedbackQuality]:
    return measures(context, fair), feedback_quality(context, fair)


def _measured(one: Measure, tr: Words) -> Line:
    name = one.target.text.said(tr.language)
    return Line(name, value_said(one, tr), target_said(one, tr), one.whole, one.reached)


def _middles(quality: FeedbackQuality, tr: Words) -> Iterable[Line]:
    """How good the feedback is, in the middle, by each measure of the rubric."""
    for one in quality.middles:
        reached = {True: Reached.YES, False: Reached.NO, None: Reached.UNKNOWN}[one.reached]
        name = tr("Återkopplingens kvalitet: {name}", name=one.text.said(tr.language).lower())
        value = "–" if one.value is None else tr("{n} %", n=round(100 * one.value))
        target = tr("minst {n} %", n=round(100 * one.target))
        yield Line(name, value, target, one.whole, reached)


def compared_said(quality: FeedbackQuality, tr: Words) -> Iterable[str]:
    """Groups beside each other, and where they differ a question, never a verdict."""
    for one in quality.compared:
        shares = ", ".join(
            tr("{group} {n} %", group=tr(name).lower(), n=round(100 * value))
            for name, value in one.parity.groups
        )
        said = tr(
            "Återkopplingens kvalitet, {name}: {shares}.", name=tr(one.name).lower(), shares=shares
        )
        yield f"{said} {quality.question.said(tr.language)}" if one.parity.ask else said


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


def _measure_columns(tr: Words) -> tuple[Column[Line], ...]:
    return (
        Column(tr("Mått"), lambda one: one.name),
        Column(tr("Nu"), lambda one: one.value),
        Column(tr("Mål"), lambda one: one.target),
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
