"""A group meeting to fill in: whose, where, when, what it is called and for how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from motesplats.core.meeting_forms import LARGEST_GROUP, LONGEST_TITLE
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, counter, field, label, row
from motesplats.usecases.groups import GroupPlan

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.usecases.group_choices import OtherMeetings
    from motesplats.usecases.groups import GroupView

_LONGEST = 4
_USUAL_SIZE = 8


class GroupForm(QWidget):
    """``saved`` when somebody wants it so; what is wrong is said by whoever stores it."""

    saved = Signal()

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self._tr = tr
        self._there: OtherMeetings | None = None
        self.heading = label("", "heading", wrap=True)
        self.title = QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setPlaceholderText(tr("Till exempel: Så är det att köra buss"))
        self.host, self.station, self.begins = QComboBox(), QComboBox(), QComboBox()
        self.host.currentIndexChanged.connect(self._show_stations)
        self.length, self.capacity = counter(1, _LONGEST), counter(2, LARGEST_GROUP)
        self.replaces = QCheckBox(tr("Ersätter ett enskilt möte"))
        self.save_button = button(tr("Spara gruppmötet"), self.saved.emit, "primary")
        self._lay_out()

    @property
    def plan(self) -> GroupPlan | None:
        """What is filled in; None as long as there is no employer with a station."""
        if self.host.currentData() is None or self.station.currentData() is None:
            return None
        return GroupPlan(
            employer=self.host.currentData(),
            station=self.station.currentData(),
            slot=self.begins.currentIndex(),
            title=self.title.text(),
            slots=self.length.value(),
            capacity=self.capacity.value(),
            replaces=self.replaces.isChecked(),
        )

    def show_choices(self, there: OtherMeetings) -> bool:
        """Let employers and times be those of the fair; False when they were so already."""
        if self._there is not None and _choices(self._there) == _choices(there):
            return False
        self._there = there
        self.host.blockSignals(True)
        self.host.clear()
        for host in there.hosts:
            if host.stations:
                self.host.addItem(host.name, host.id)
        self.host.blockSignals(False)
        self.begins.clear()
        self.begins.addItems([f"{one:%H:%M}" for one in there.starts])
        self._show_stations()
        return True

    def show_group(self, view: GroupView | None) -> None:
        """Show what a group meeting is, or an empty form for a new one."""
        tr = self._tr
        self.heading.setText(tr("Nytt gruppmöte") if view is None else tr("Ändra gruppmötet"))
        group = None if view is None else view.group
        self.title.setText("" if group is None else group.title)
        if group is not None:
            self.host.setCurrentIndex(self.host.findData(group.employer))
            self.station.setCurrentIndex(self.station.findData(group.station))
        self.begins.setCurrentIndex(0 if group is None else group.slot)
        self.length.setValue(1 if group is None else group.slots)
        self.capacity.setValue(_USUAL_SIZE if group is None else group.capacity)
        self.replaces.setChecked(group is None or group.replaces)

    def _show_stations(self) -> None:
        self.station.clear()
        chosen = self.host.currentData()
        hosts = () if self._there is None else self._there.hosts
        for station, number in next((h.stations for h in hosts if h.id == chosen), ()):
            self.station.addItem(str(number), station)

    def _lay_out(self) -> None:
        tr, whole = self._tr, column(self, gap=t.NEAR)
        whole.addWidget(self.heading)
        whole.addWidget(field(tr("Vad gruppmötet heter"), self.title))
        whole.addWidget(field(tr("Arbetsgivare"), self.host))
        for pair in (
            ((tr("Bord"), self.station), (tr("Börjar"), self.begins)),
            ((tr("Antal mötestider"), self.length), (tr("Platser"), self.capacity)),
        ):
            line = row(gap=t.APART)
            for name, made in pair:
                line.addWidget(field(name, made), 1)
            whole.addLayout(line)
        whole.addWidget(self.replaces)
        below = row()
        below.addStretch(1)
        below.addWidget(self.save_button)
        whole.addLayout(below)


def _choices(there: OtherMeetings) -> tuple[object, object]:
    return there.hosts, there.starts
