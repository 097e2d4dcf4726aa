"""Who is in a group meeting: one box to tick for each, so that the feedback reaches them alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from motesplats.core.ids import OperationId, new_id
from motesplats.ui import tokens as t
from motesplats.ui.parts import clear, column, label
from motesplats.usecases.group_feedback import note_who_came

if TYPE_CHECKING:
    from motesplats.ui.shell import Shell
    from motesplats.usecases.groups import GroupMember, GroupView


class GroupList(QWidget):
    """Ticked is noted at once; a box that nobody has touched is neither here nor away."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tr = shell, shell.tr
        self._shown: GroupView | None = None
        self.boxes: list[QCheckBox] = []
        self.said = label("", "strong", wrap=True)
        self._place = column(gap=t.TIGHT)
        whole = column(self, gap=t.NEAR)
        whole.addWidget(self.said)
        whole.addLayout(self._place)

    def show_group(self, group: GroupView) -> None:
        """Show everybody who is in the group."""
        clear(self._place)
        self._shown, self.boxes = group, []
        self._place.addWidget(label(self._tr("Kryssa för dem som är här:"), wrap=True))
        for member in group.members:
            self._place.addWidget(self._box(member))
        self._count()

    def forget(self) -> None:
        """Leave nobody's name on the screen."""
        clear(self._place)
        self.said.setText("")
        self._shown, self.boxes = None, []

    def _box(self, member: GroupMember) -> QCheckBox:
        name = member.seeker.name or self._tr("Kod {code}", code=member.seeker.code)
        # A box reads an ampersand as a mnemonic.
        box = QCheckBox(name.replace("&", "&&"))
        box.setAccessibleName(name)
        box.setMinimumHeight(t.KIOSK_CONTROL)
        box.setChecked(bool(member.came))
        box.toggled.connect(partial(self._note, member))
        self.boxes.append(box)
        return box

    def _note(self, member: GroupMember, here: bool) -> None:
        self._count()
        if self._shown is None:
            return
        host, once = self._shown.group.employer, OperationId(new_id())
        work = partial(note_who_came, self._shell.context, host, member.meeting, here, once)
        self._shell.tasks.run(self, work, lambda done: self._shell.refresh.tell(done.changed))

    def _count(self) -> None:
        here = sum(box.isChecked() for box in self.boxes)
        of = len(self.boxes)
        text = self._tr("{n} av {of} är här. De får samma återkoppling.", n=here, of=of)
        self.said.setText(text)
