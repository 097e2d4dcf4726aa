"""What to export of the fair: a box for each kind of file, and a sentence afterwards."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, label, row
from motesplats.usecases.exports import KIND_NAMES, Exported, ExportOrder, export, note_export

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Fair
    from motesplats.ui.print_area import Outcome
    from motesplats.ui.shell import Shell
    from motesplats.usecases.context import Watch

_USUAL = "workbook"


class ExportPanel(QWidget):
    """Boxes with what each file is for; the workbook is ticked beforehand."""

    def __init__(self, shell: Shell, outcome: Outcome, closed: Callable[[], None]) -> None:
        super().__init__()
        self._shell, self._tr, self._outcome = shell, shell.tr, outcome
        self.fair: Fair | None = None
        self.boxes = {kind: QCheckBox(shell.tr(name)) for kind, (name, _) in KIND_NAMES.items()}
        self.save_button = button(shell.tr("Spara filerna"), self.save, "primary")
        self.back_button = button(shell.tr("Tillbaka till utskrifterna"), closed)
        for kind, box in self.boxes.items():
            box.setProperty("plain", box.text())
            box.setChecked(kind == _USUAL)
            box.toggled.connect(lambda _on: self._allow())
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(closed)
        self._lay_out()

    @property
    def first_focus(self) -> QWidget:
        return self.boxes[_USUAL]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The kinds that are ticked."""
        return tuple(kind for kind, box in self.boxes.items() if box.isChecked())

    def save(self) -> None:
        """Write the files that are ticked."""
        if self.fair is None or not self.chosen:
            return
        context, fair, tasks = self._shell.context, self.fair.id, self._shell.tasks
        kinds, folder, tr = self.chosen, Path(self._shell.prints.text), self._tr

        def work(watch: Watch) -> Exported:
            tasks.ask(partial(note_export, context, fair, kinds))
            return export(context, fair, ExportOrder(kinds, folder, tr, watch))

        self._outcome.clear()
        self._outcome.write(tr("Exporterar"), work, self._saved)

    def _saved(self, made: Exported) -> None:
        text = self._tr.plural(
            "Klart. {n} fil ligger i {path}.",
            "Klart. {n} filer ligger i {path}.",
            len(made.files),
            path=str(made.folder),
        )
        self._outcome.tell(text)
        self._shell.speak(text)

    def _allow(self) -> None:
        self.save_button.setEnabled(bool(self.chosen))

    def _lay_out(self) -> None:
        tr = self._tr
        whole = column(self, gap=t.APART)
        whole.addWidget(label(tr("Exportera"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(t.WIDE)
        grid.setVerticalSpacing(t.NEAR)
        for place, (kind, (_, purpose)) in enumerate(KIND_NAMES.items()):
            grid.addWidget(self.boxes[kind], place, 0)
            grid.addWidget(label(tr(purpose), "quiet", wrap=True), place, 1)
        grid.setColumnStretch(1, 1)
        whole.addLayout(grid)
        for words in (
            tr("Privata anteckningar och fritext som ingen har släppt kommer inte med."),
            tr("Filerna handlar om människor. Spara dem där bara de som behöver dem kommer åt."),
        ):
            whole.addWidget(label(words, "quiet", wrap=True))
        below = row()
        below.addWidget(self.save_button)
        below.addWidget(self.back_button)
        below.addStretch(1)
        whole.addLayout(below)
        whole.addStretch(1)
