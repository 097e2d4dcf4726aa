"""Where badges, slips and other sheets are printed on this computer, and whether the paper fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QWidget

from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, field, label, named, row, say, stepped
from motesplats.ui.printers import Printer, printers
from motesplats.usecases.print_choices import (
    KINDS,
    PrintChoices,
    Target,
    WrongPaper,
    papers_for,
    wrong_paper,
)

if TYPE_CHECKING:
    from motesplats.ui.shell import Shell

KIND_NAMES: dict[str, str] = {
    "badges": mark("Namnbrickor"),
    "slips": mark("Lappar"),
    "sheets": mark("A4-papper"),
}
_PICTURE = QSize(150, 74)
_FARTHEST = 20.0


class PaperPicture(QWidget):
    """Two papers drawn to one scale: what the printer holds, dashed, and what is to be printed."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._theme = shell.theme
        self._wrong: WrongPaper | None = None
        self.setFixedSize(_PICTURE)
        self.hide()

    def show_wrong(self, wrong: WrongPaper | None) -> None:
        """Draw these two sizes; nothing when they go together."""
        self._wrong = wrong
        self.setVisible(wrong is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._wrong is None:
            return
        sizes = tuple((max(s), min(s)) for s in (self._wrong.holds, self._wrong.wanted))
        wide = max(size[0] for size in sizes)
        tall = max(size[1] for size in sizes)
        scale = min((self.width() - 4) / wide, (self.height() - 4) / tall)
        colours = self._theme.tokens
        painter = QPainter(self)
        # Both lie, so that it is the size that is compared.
        for size, colour, dash in zip(
            sizes, (colours.attention, colours.ink), (True, False), strict=True
        ):
            pen = QPen(QColor(colour), 2)
            pen.setDashPattern([3, 2] if dash else [1, 0])
            painter.setPen(pen)
            painter.drawRect(QRectF(2, 2, size[0] * scale, size[1] * scale))
        painter.end()


class PrintSetup(QWidget):
    """A printer and a paper for badges, slips and A4; offsets for labels."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tr, self._paper = shell, shell.tr, shell.paper
        self._there: tuple[Printer, ...] = ()
        self.printers = {kind: self._combo(kind) for kind in KINDS}
        self.papers = {kind: self._combo(kind) for kind in KINDS[:2]}
        self.right, self.down = _millimetres(), _millimetres()
        self.picture = PaperPicture(shell)
        self.warning = label("", "strong", wrap=True)
        self.again_button = button(self._tr("Leta efter skrivare"), self.look_again)
        self._fill()
        self.look_again()
        for spin in (self.right, self.down):
            spin.valueChanged.connect(lambda _value: self._keep())

    def look_again(self) -> None:
        """Offer the printers that there are now, and show what was chosen."""
        self._there = printers()
        choices = self._paper.choices
        for kind in KINDS:
            target = choices.target(kind)
            self._offer_printers(self.printers[kind], target.printer)
            if kind in self.papers:
                self._offer_papers(kind, target.medium)
        for spin, value in ((self.right, choices.right), (self.down, choices.down)):
            spin.blockSignals(True)
            spin.setValue(value)
            spin.blockSignals(False)
        self._warn()

    def _combo(self, kind: str) -> QComboBox:
        made = QComboBox()
        made.setFixedHeight(t.CONTROL)
        made.activated.connect(lambda _place: self._keep())
        return named(made, self._tr(KIND_NAMES[kind]))

    def _offer_printers(self, combo: QComboBox, chosen: str) -> None:
        combo.clear()
        combo.addItem(self._tr("PDF i mappen"), "")
        for one in self._there:
            combo.addItem(one.name, one.name)
        if chosen and combo.findData(chosen) < 0:
            combo.addItem(self._tr("{printer} (finns inte nu)", printer=chosen), chosen)
        combo.setCurrentIndex(combo.findData(chosen))

    def _offer_papers(self, kind: str, chosen: str) -> None:
        combo = self.papers[kind]
        combo.clear()
        for place, one in enumerate(papers_for(kind)):
            wide, tall = one.grid.size
            size = self._tr("{width} × {height} mm", width=_mm(wide), height=_mm(tall))
            if one.endless:
                size = self._tr("rulle {width} mm", width=_mm(62))
            name = one.kept if one.maker else self._tr("Vanligt papper")
            combo.addItem(f"{name}, {size}", one.id if place else "")
        combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def _keep(self) -> None:
        choices = PrintChoices(right=self.right.value(), down=self.down.value())
        for kind in KINDS:
            papers = self.papers.get(kind)
            wanted = str(papers.currentData()) if papers is not None else ""
            printer = str(self.printers[kind].currentData())
            choices = choices.with_target(kind, Target(printer, wanted))
        self._paper.choose(choices)
        self._warn()

    def _warn(self) -> None:
        """Say the first paper that does not fit, with a picture."""
        tr, holds = self._tr, {one.name: one.paper for one in self._there}
        for kind in KINDS:
            target = self._paper.choices.target(kind)
            wrong = wrong_paper(kind, target.medium, holds.get(target.printer))
            if wrong is not None:
                say(self.warning, _wrong_words(tr(KIND_NAMES[kind]), wrong, self._shell))
                self.picture.show_wrong(wrong)
                return
        say(self.warning, "")
        self.picture.show_wrong(None)

    def _fill(self) -> None:
        tr, whole = self._tr, column(self)
        grid = QGridLayout()
        grid.setSpacing(t.NEAR)
        for place, kind in enumerate(KINDS):
            grid.addWidget(label(tr(KIND_NAMES[kind]), "strong"), place, 0)
            grid.addWidget(self.printers[kind], place, 1)
            if kind in self.papers:
                grid.addWidget(self.papers[kind], place, 2)
        grid.addWidget(self.again_button, len(KINDS) - 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        whole.addLayout(grid)
        line = row()
        line.addWidget(field(tr("Flytta etiketter åt höger (mm)"), self.right))
        line.addWidget(field(tr("Flytta etiketter nedåt (mm)"), self.down))
        line.addStretch(1)
        whole.addLayout(line)
        warning = row(gap=t.APART)
        warning.addWidget(self.picture)
        warning.addWidget(self.warning, 1)
        whole.addLayout(warning)


def _wrong_words(kind: str, wrong: WrongPaper, shell: Shell) -> str:
    return shell.tr(
        "{kind}: skrivaren har papper på {has} × {tall} mm, men det som skrivs ut är "
        "{wide} × {high} mm. Byt rulle eller välj rätt papper.",
        kind=kind,
        has=_mm(wrong.holds[0]),
        tall=_mm(wrong.holds[1]),
        wide=_mm(wrong.wanted[0]),
        high=_mm(wrong.wanted[1]),
    )


def _mm(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def _millimetres() -> QDoubleSpinBox:
    made = stepped(QDoubleSpinBox())
    made.setRange(-_FARTHEST, _FARTHEST)
    made.setDecimals(1)
    made.setSingleStep(0.5)
    return made
