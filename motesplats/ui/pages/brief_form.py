"""A role brief to fill in: what the role shall achieve, and at most five demands with why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import column, counter, field, label, named, row
from motesplats.usecases.role_briefs import MOST_DEMANDS, Demand, Role

if TYPE_CHECKING:
    from motesplats.i18n import Words

_MOST_PLACES = 999


class DemandLine(QWidget):
    """One demand: what, why, and how long it takes to learn; its cells lie in the form's grid."""

    def __init__(self, tr: Words, number: int) -> None:
        super().__init__()
        self.text = named(QLineEdit(), tr("Krav {n}", n=number))
        self.why = named(QLineEdit(), tr("Varför krav {n}", n=number))
        self.learnable = QCheckBox(tr("Lärs på jobbet"))
        self.learnable.setAccessibleName(tr("Krav {n} lärs på jobbet", n=number))
        self.takes = named(QLineEdit(), tr("Tid att lära krav {n}", n=number))
        self.takes.textEdited.connect(lambda text: self.learnable.setChecked(bool(text)))

    @property
    def demand(self) -> Demand:
        """What is filled in."""
        takes = self.takes.text().strip() if self.learnable.isChecked() else ""
        text, why = self.text.text().strip(), self.why.text().strip()
        return Demand(text, why, self.learnable.isChecked(), takes)

    def show_demand(self, one: Demand) -> None:
        """Show this demand."""
        self.text.setText(one.text)
        self.why.setText(one.why)
        self.learnable.setChecked(one.learnable)
        self.takes.setText(one.takes)
        for place in (self.text, self.why, self.takes):
            place.setCursorPosition(0)
            place.setToolTip(place.text())


class BriefForm(QWidget):
    """The fields of one role; ``role`` is what they say."""

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._shown: Role | None = None
        self.title, self.ssyk, self.aim = QLineEdit(), QLineEdit(), QLineEdit()
        self.language, self.language_why, self.pay = QLineEdit(), QLineEdit(), QLineEdit()
        self.places = counter(1, _MOST_PLACES)
        self.lines = [DemandLine(tr, n) for n in range(1, MOST_DEMANDS + 1)]
        self._lay_out(tr)

    @property
    def role(self) -> Role | None:
        """The role as it is filled in; None while none is shown."""
        if self._shown is None:
            return None
        asks = tuple(line.demand for line in self.lines)
        filled = replace(
            self._shown,
            title=self.title.text().strip(),
            ssyk=self.ssyk.text().strip(),
            places=self.places.value(),
            aim=self.aim.text().strip(),
            work_language=self.language.text().strip(),
            language_why=self.language_why.text().strip(),
            pay=self.pay.text().strip(),
        )
        return filled.asking(tuple(one for one in asks if one.text))

    @property
    def is_changed(self) -> bool:
        """Whether the fields say something that is not stored."""
        return self._shown is not None and self.role != self._shown.asking(self._shown.asks)

    def show_role(self, role: Role | None) -> None:
        """Show a role as it is stored; None for nothing."""
        self._shown = role
        self.setEnabled(role is not None)
        if role is None:
            return
        for place, text in (
            (self.title, role.title),
            (self.ssyk, role.ssyk),
            (self.aim, role.aim),
            (self.language, role.work_language),
            (self.language_why, role.language_why),
            (self.pay, role.pay),
        ):
            place.setText(text)
            place.setCursorPosition(0)
        self.places.setValue(role.places)
        asks = (*role.asks, *(Demand("") for _ in self.lines))
        for line, one in zip(self.lines, asks, strict=False):
            line.show_demand(one)

    def show_unsaved(self, role: Role) -> None:
        """Show a role that nobody could store as it is."""
        self.show_role(role)
        self._shown = Role(role.id, role.employer, "")

    def _lay_out(self, tr: Words) -> None:
        whole = column(self, gap=t.APART)
        first = row(gap=t.APART)
        first.addWidget(field(tr("Rollens namn"), self.title), 4)
        first.addWidget(field(tr("Lediga jobb"), self.places), 1)
        whole.addLayout(first)
        whole.addWidget(field(tr("Vad ska rollen ha uppnått om 1–3 år?"), self.aim))
        whole.addWidget(label(tr("Högst fem krav, och varför"), "heading"))
        whole.addLayout(self._demands(tr))
        second, last = row(gap=t.APART), row(gap=t.APART)
        second.addWidget(field(tr("Språk i arbetet"), self.language), 2)
        second.addWidget(field(tr("Varför behövs språket?"), self.language_why), 3)
        last.addWidget(field(tr("Lönespann (frivilligt)"), self.pay), 2)
        last.addWidget(field(tr("SSYK-kod"), self.ssyk), 1)
        whole.addLayout(second)
        whole.addLayout(last)
        whole.addStretch(1)

    def _demands(self, tr: Words) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(t.APART)
        grid.setVerticalSpacing(t.NEAR)
        heads = (tr("Krav"), tr("Varför?"), "", tr("Hur lång tid?"))
        for place, (head, share) in enumerate(zip(heads, (6, 5, 0, 3), strict=True)):
            grid.addWidget(label(head, "strong"), 0, place)
            grid.setColumnStretch(place, share)
        for number, line in enumerate(self.lines, start=1):
            for place, one in enumerate((line.text, line.why, line.learnable, line.takes)):
                grid.addWidget(one, number, place)
        return grid
