"""What a fair wants of its meetings, in a row of fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from motesplats.core.fair import MeetingRules, MetBefore, Mode
from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import column, counter, field, label, named, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.i18n import Words

_MODES = {
    Mode.USUAL: mark("Som vanligt"),
    Mode.MANY_SHORT: mark("Många korta möten"),
    Mode.FEWER_DEEPER: mark("Färre, längre möten"),
    Mode.DECIDED: mark("Mötena är redan bestämda"),
}
_MET = {
    MetBefore.AVOID: mark("Hellre nya möten"),
    MetBefore.PREFER: mark("Hellre uppföljning"),
    MetBefore.IGNORE: mark("Spelar ingen roll"),
    MetBefore.NEVER: mark("Aldrig igen"),
}
_MOST = 96
_LONGEST_RUN = 20


class RulesForm(QWidget):
    """How many and how long meetings, who has met before, and when recruiters rest."""

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self._tr = tr
        self.mode, self.met_before = self._choice(_MODES), self._choice(_MET)
        self.most = counter(1, _MOST)
        self.station_run = counter(0, _LONGEST_RUN)
        self.station_run.setSpecialValueText(tr("Ingen paus"))
        equal = tr("Dubbel tid med tolk")
        self.equal_time = named(QCheckBox(equal), equal)
        self.equal_time.setProperty("plain", equal)
        whole = column(self, gap=t.TIGHT)
        line = row(gap=t.APART)
        for name, widget in (
            (tr("Antal och längd"), self.mode),
            (tr("Har mötts förut"), self.met_before),
            (tr("Möten per person, högst"), self.most),
            (tr("Rekryterare vilar efter, möten"), self.station_run),
        ):
            line.addWidget(field(name, widget))
        line.addStretch(1)
        whole.addLayout(line)
        below = row(gap=t.APART)
        below.addWidget(self.equal_time)
        told = tr("Färre, längre: högst tre möten var, i dubbel tid.")
        below.addWidget(label(told, "quiet"))
        below.addStretch(1)
        whole.addLayout(below)
        self.show_rules(MeetingRules())

    def show_rules(self, rules: MeetingRules) -> None:
        """Fill in what a fair wants."""
        self.mode.setCurrentIndex([*_MODES].index(rules.mode))
        self.met_before.setCurrentIndex([*_MET].index(rules.met_before))
        self.most.setValue(rules.max_meetings)
        self.station_run.setValue(rules.station_run or 0)
        self.equal_time.setChecked(rules.equal_time)

    def rules(self, known: MeetingRules) -> MeetingRules:
        """What is filled in; what the form does not ask stays as in ``known``."""
        return replace(
            known,
            mode=[*_MODES][self.mode.currentIndex()],
            met_before=[*_MET][self.met_before.currentIndex()],
            max_meetings=self.most.value(),
            station_run=self.station_run.value() or None,
            equal_time=self.equal_time.isChecked(),
        )

    def _choice(self, words: Mapping[Mode, str] | Mapping[MetBefore, str]) -> QComboBox:
        made = QComboBox()
        made.addItems([self._tr(word) for word in words.values()])
        made.setFixedHeight(t.CONTROL)
        return made
