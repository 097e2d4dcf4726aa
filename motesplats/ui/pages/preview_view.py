"""What lists would change, before anything is stored.

New, changed, unchanged, gone, suspicious, rejected.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import column, field, label, row
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table, wrap_last
from motesplats.usecases.changes import Changes, ImportPlan, Oddity
from motesplats.usecases.lists import fault_sentence, remark_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.ui.shell import Shell
    from motesplats.usecases.lists import ReadFile

GROUPS: tuple[tuple[str, str], ...] = (
    ("suspicious", mark("Att titta på")),
    ("rejected", mark("Går inte att läsa")),
    ("new", mark("Nya")),
    ("changed", mark("Ändrade")),
    ("gone", mark("Saknas i listan, ligger kvar")),
    ("unchanged", mark("Oförändrade")),
    ("note", mark("Anmärkningar")),
)
_LISTS: tuple[tuple[str, str], ...] = (
    ("seekers", mark("Personer")),
    ("employers", mark("Arbetsgivare")),
    ("wishes", mark("Önskemål")),
)
_ODDITIES: dict[str, str] = {
    Oddity.SAME_PERSON_TWICE: mark("Samma person står två gånger. Den sista raden gäller."),
    Oddity.SAME_NAME: mark("Två personer heter likadant. Kontrollera att det är två."),
    Oddity.UNKNOWN_EMPLOYER: mark(
        "Arbetsgivaren finns inte på träffen. Önskemålet följer inte med."
    ),
    Oddity.UNKNOWN_SEEKER: mark("Personen finns inte på träffen. Önskemålet följer inte med."),
    Oddity.KEPT_APART: mark("Ska inte mötas."),
    Oddity.UNKNOWN_TO_KEEP_FROM: mark(
        "Ska inte mötas, men ingen arbetsgivare heter så. Rätta namnet och läs in igen."
    ),
    Oddity.WITHOUT_STATION: mark("Arbetsgivaren har inget bord. Ge den ett bordsnummer."),
    Oddity.STATION_IN_USE: mark("Bordet används av en annan arbetsgivare."),
}
# What there is to know is a sentence, and gets the room.
_WIDEST = 230


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the preview."""

    group: str
    list_name: str
    row: int
    who: str
    note: str


class PreviewView(QWidget):
    """The counts on one line, the lines below, narrowed by group and by typing."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        tr = shell.tr
        self.counts = label("", "strong", wrap=True)
        self.model: RowsModel[Line] = RowsModel(_columns(shell), self)
        self.lines = table(self.model, tr("Vad listorna ändrar"))
        self.lines.setWordWrap(True)
        heading = self.lines.horizontalHeader()
        heading.sectionResized.connect(lambda *_sizes: wrap_last(self.lines))
        self.group = QComboBox()
        self.group.currentIndexChanged.connect(lambda _index: self._narrow())
        self.search = QLineEdit()
        self.search.textChanged.connect(self.model.narrow)
        self._lines: tuple[Line, ...] = ()
        whole = column(self, edge=t.APART)
        whole.addWidget(self.counts)
        narrowing = row(gap=t.APART)
        narrowing.addWidget(field(tr("Visa"), self.group))
        narrowing.addWidget(field(tr("Filtrera"), self.search), 1)
        whole.addLayout(narrowing)
        whole.addWidget(self.lines, 1)

    def show_plan(self, plan: ImportPlan, files: tuple[ReadFile, ...]) -> None:
        """Show what ``plan`` would change, with the remarks on the files."""
        tr = self._shell.tr
        self._lines = tuple(_lines(plan, files, self._shell))
        counts = {group: sum(line.group == group for line in self._lines) for group, _ in GROUPS}
        parts = [f"{tr(name)}: {counts[group]}" for group, name in GROUPS if counts[group]]
        self.counts.setText("   ".join(parts))
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItem(tr("Allt"), "")
        for group, name in GROUPS:
            if counts[group]:
                self.group.addItem(f"{tr(name)} ({counts[group]})", group)
        self.group.blockSignals(False)
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.group.currentData()
        self.model.show_rows([line for line in self._lines if wanted in ("", line.group)])
        fit_columns(self.lines, widest=_WIDEST)
        wrap_last(self.lines)


def _columns(shell: Shell) -> tuple[Column[Line], ...]:
    tr = shell.tr
    names = {group: tr(name) for group, name in GROUPS}
    return (
        Column(tr("Läge"), lambda line: names[line.group]),
        Column(tr("Lista"), lambda line: line.list_name),
        Column(tr("Rad"), lambda line: str(line.row or ""), figures=True),
        Column(tr("Vem eller vad"), lambda line: line.who),
        Column(tr("Att veta"), lambda line: line.note),
    )


def _lines(plan: ImportPlan, files: tuple[ReadFile, ...], shell: Shell) -> Iterator[Line]:
    tr = shell.tr
    for group, _ in GROUPS[:-1]:
        for name, title in _LISTS:
            yield from _of(getattr(plan, name), group, tr(title), shell)
    titles = dict(_LISTS)
    for file in files:
        for note in file.notes:
            said = remark_sentence(note.remark, tr)
            yield Line(
                "note", tr(titles[file.kind.value]), note.row, note.shown or note.column, said
            )


def _of(changes: Changes, group: str, list_name: str, shell: Shell) -> Iterator[Line]:
    tr = shell.tr
    if group == "rejected":
        for bad in changes.rejected:
            # A heading is often a question with a mark of its own.
            column = bad.column.rstrip(" :?.…")
            note = f"{column}: {fault_sentence(bad.reason, tr)}".removeprefix(": ")
            yield Line(group, list_name, bad.row, bad.shown, note)
        return
    for change in getattr(changes, group):
        note = tr(_ODDITIES[change.note]) if change.note in _ODDITIES else change.note
        yield Line(group, list_name, change.row, change.label, note)
