"""What a person may share with the case officer: seen, shared, taken back, put in files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, clear, column, field, label, row, scrolled
from motesplats.ui.refusals import Refusals
from motesplats.usecases.officer_files import OfficerFiles, make_officer_files
from motesplats.usecases.sharing import Shared, SharePreview, share, share_preview, withdraw_share
from motesplats.usecases.statistics_said import (
    SaidChanged,
    SaidForStatistics,
    municipalities,
    put_said,
    said_by,
)

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.core.ids import SeekerId
    from motesplats.ui.shell import Shell
    from motesplats.usecases.views import Shown

_GENDERS = (
    ("", mark("Inget svar")),
    ("woman", mark("Kvinna")),
    ("man", mark("Man")),
    ("other", mark("Annat eller vill inte svara")),
)


class SharingPanel(QWidget):
    """One person: the very page that would be shared, yes or no to it, and what is only counted."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tr = shell, shell.tr
        tr = shell.tr
        self._fair: Fair | None = None
        self._person: Shown | None = None
        self.who = label("", "strong")
        self.state = label("", wrap=True)
        self.levels = QCheckBox(tr("Ta också med hur arbetsgivarna såg på kompetenserna"))
        self.levels.toggled.connect(self._look)
        self.share_button = button(tr("Personen säger ja: dela sidan"), self._share, "primary")
        self.back_button = button(tr("Sluta dela"), self._withdraw)
        self.files_button = button(tr("Gör filer till handläggarna"), self._make_files)
        self.refusal = Refusals(shell)
        self.counted = CountedFields(shell, self.refusal)
        self._page = column(gap=t.NEAR)
        self._form = QWidget()
        self._lay_out()
        self.choose(None)

    def show_fair(self, fair: Fair | None) -> None:
        self._fair = fair

    def choose(self, person: Shown | None) -> None:
        """Show what this person may share; None for nobody. Levels are not ticked beforehand."""
        self._person = person
        self._form.setVisible(person is not None)
        self.refusal.say("")
        self.levels.blockSignals(True)
        self.levels.setChecked(False)
        self.levels.blockSignals(False)
        if person is None:
            self.who.setText(self._tr("Välj först en person på fliken Personer."))
            return
        self.who.setText(person.label)
        self.counted.choose(person.seeker)
        self._look()

    def _look(self) -> None:
        if self._person is not None:
            work = partial(
                share_preview, self._shell.context, self._person.seeker, self._tr,
                with_levels=self.levels.isChecked(),
            )  # fmt: skip
            self._nothing()
            self._shell.tasks.run(self, work, self._show, self.refusal.explain)

    def _nothing(self) -> None:
        clear(self._page)
        self.state.setText("")
        self.share_button.setEnabled(False)
        self.back_button.setVisible(False)

    def _show(self, found: SharePreview) -> None:
        tr, given = self._tr, found.share
        clear(self._page)
        for section in found.sections:
            self._page.addWidget(label(section.title, "strong"))
            for line in section.lines:
                self._page.addWidget(label(f"• {line}", wrap=True))
        self._page.addStretch(1)
        self.state.setText(
            tr("Sidan delas med handläggaren.")
            if given
            else tr("Inget delas. Visa personen sidan, och fråga sedan.")
        )
        self.share_button.setEnabled(True)
        self.back_button.setVisible(given is not None)
        self._shell.letters()

    def _share(self) -> None:
        if self._person is not None:
            work = partial(
                share, self._shell.context, self._person.seeker,
                with_levels=self.levels.isChecked(),
            )  # fmt: skip
            self._shell.tasks.run(self, work, self._done, self.refusal.explain)

    def _withdraw(self) -> None:
        if self._person is not None:
            work = partial(withdraw_share, self._shell.context, self._person.seeker)
            self._shell.tasks.run(self, work, self._done, self.refusal.explain)

    def _done(self, answer: Shared) -> None:
        self._shell.refresh.tell(answer.changed)
        tr = self._tr
        said = tr("Sidan delas i nästa fil.") if answer.share else tr("Sidan delas inte längre.")
        if answer.fetched:
            said = tr("Sidan delas inte längre. Be handläggaren ta bort den gamla filen.")
        self._shell.undoable(said, self._withdraw if answer.share else None)
        self._look()

    def _make_files(self) -> None:
        if self._fair is not None:
            folder = Path(self._shell.prints.text)
            work = partial(make_officer_files, self._shell.context, self._fair.id, folder, self._tr)
            self._shell.tasks.run(self, work, self._made, self.refusal.explain)

    def _made(self, answer: OfficerFiles) -> None:
        self._shell.refresh.tell(answer.changed)
        where = str(answer.files[0].parent)
        said = self._tr("{n} filer finns i mappen {folder}.", n=len(answer.files), folder=where)
        self._shell.undoable(said, None)

    def _lay_out(self) -> None:
        whole = column(self, gap=t.NEAR, edge=t.ROOM)
        head = row()
        head.addWidget(self.who, 1)
        head.addWidget(self.files_button)
        whole.addLayout(head)
        whole.addWidget(self.refusal)
        inside = column(self._form, gap=t.NEAR)
        inside.addWidget(self.counted)
        inside.addWidget(self.state)
        content = QWidget()
        content.setProperty("look", "page")
        content.setLayout(self._page)
        inside.addWidget(scrolled(content), 1)
        below = row()
        below.addWidget(self.levels, 1)
        below.addWidget(self.back_button)
        below.addWidget(self.share_button)
        inside.addLayout(below)
        whole.addWidget(self._form, 100)
        # Without a person the lines stand at the top.
        whole.addStretch(1)


class CountedFields(QWidget):
    """Municipality, gender and groups: counted, never shown to an employer."""

    def __init__(self, shell: Shell, refusal: Refusals) -> None:
        super().__init__()
        self._shell, self._refusal = shell, refusal
        tr = shell.tr
        self._seeker: SeekerId | None = None
        self.municipality = QComboBox(editable=True)
        self.municipality.addItems(["", *municipalities()])
        self.gender = QComboBox()
        for code, words in _GENDERS:
            self.gender.addItem(tr(words), code)
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(tr("Till exempel: långtidsarbetslös, ung utan erfarenhet"))
        self.save_button = button(tr("Spara uppgifterna"), self.save)
        place = row(self)
        place.addWidget(field(tr("Bostadskommun"), self.municipality), 1)
        place.addWidget(field(tr("Kön, om träffen får registrera det"), self.gender), 1)
        place.addWidget(field(tr("Målgrupper, med komma emellan"), self.tags), 2)
        place.addWidget(self.save_button)

    def choose(self, seeker: SeekerId) -> None:
        """Show what this person has said."""
        self._seeker = seeker
        work = partial(said_by, self._shell.context, seeker)
        self._shell.tasks.run(self, work, self._show, self._refusal.explain)

    def save(self) -> None:
        """Write down what stands in the fields."""
        said = SaidForStatistics(
            str(self.gender.currentData()),
            self.municipality.currentText(),
            tuple(self.tags.text().split(",")),
        )
        if self._seeker is not None:
            self._send(self._seeker, said)

    def _send(self, seeker: SeekerId, said: SaidForStatistics) -> None:
        self._refusal.say("")
        work = partial(put_said, self._shell.context, seeker, said)
        self._shell.tasks.run(self, work, self._saved, self._refusal.explain)

    def _saved(self, answer: SaidChanged) -> None:
        if answer.seeker == self._seeker:
            self._show(answer.said)
        self._shell.refresh.tell(answer.changed)
        back = partial(self._send, answer.seeker, answer.before)
        self._shell.undoable(self._shell.tr("Uppgifterna är sparade och bara räknas."), back)

    def _show(self, said: SaidForStatistics) -> None:
        self.municipality.setCurrentText(said.municipality)
        self.gender.setCurrentIndex(max(0, self.gender.findData(said.gender)))
        self.tags.setText(", ".join(said.tags))
