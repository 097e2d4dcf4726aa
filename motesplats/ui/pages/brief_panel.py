"""The employers' roles in a list, and the brief of the chosen one to fill in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from motesplats.core.fair import Topic
from motesplats.i18n import isolated, swedish_order
from motesplats.ui import tokens as t
from motesplats.ui.pages.brief_form import BriefForm
from motesplats.ui.parts import button, column, label, named, row, say, scrolled
from motesplats.ui.refusals import Refusals
from motesplats.usecases.queries import employers_at
from motesplats.usecases.role_briefs import (
    Role,
    RoleSaved,
    brief_hints,
    new_role,
    remove_role,
    save_role,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from motesplats.core.ids import FairId
    from motesplats.core.people import Employer
    from motesplats.ui.shell import Shell

_NARROW = 236


class BriefPanel(QWidget):
    """What was filled in is stored when somebody goes on to another role or away from here."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._tr = tr = shell.tr
        self._fair: FairId | None = None
        self._roles: tuple[tuple[str, Role], ...] = ()
        self._wanted = ""
        self.list = named(QListWidget(), tr("Roller"))
        self.list.setFixedWidth(_NARROW)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.form = BriefForm(tr)
        self.hint = label("", "quiet", wrap=True)
        self.refusal = Refusals(shell)
        self.new_button = button(tr("Ny roll"), self.begin_role)
        self.remove_button = button(tr("Ta bort rollen"), self.remove)
        self.save_button = button(tr("Spara rollprofilen"), self.save, "primary")
        self._lay_out()
        self._show_role(None)
        shell.refresh.changed.connect(self._on_changed)

    @property
    def chosen(self) -> tuple[str, Role] | None:
        """The employer's name and the role that is chosen in the list."""
        number = self.list.currentRow()
        return self._roles[number] if 0 <= number < len(self._roles) else None

    def show_fair(self, fair: FairId | None) -> None:
        """List the roles of a fair."""
        if fair != self._fair:
            self.save()
            self._fair = fair
            self._show_role(None)
        self.reload()

    def reload(self) -> None:
        """Ask for the roles; what is being filled in stays."""
        if self._fair is not None and self.isVisible():
            work = partial(employers_at, self._shell.context, self._fair)
            self._shell.tasks.run(self, work, self._show)

    def save(self) -> None:
        """Store what is filled in."""
        role = self._unsaved()
        if role is not None:
            self._send(role)

    def begin_role(self) -> None:
        """Show an empty role of the chosen employer."""
        if self.chosen is not None:
            self._go_to(new_role(self.chosen[1].employer))
            self.form.title.setFocus()

    def remove(self) -> None:
        """Take the chosen role away."""
        if self.chosen is not None and self.chosen[1].title:
            self._show_role(None)
            work = partial(remove_role, self._shell.context, self.chosen[1])
            self._shell.tasks.run(self, work, self._saved, self.refusal.explain)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save()

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        if Topic.EMPLOYERS in topics:
            self.reload()

    def _on_chosen(self, _row: int) -> None:
        if self.chosen is not None:
            self._go_to(self.chosen[1])

    def _go_to(self, role: Role) -> None:
        """Show another role, and store what was filled in about the one before."""
        unsaved = self._unsaved()
        self._wanted = role.id
        self._show_role(role)
        if unsaved is not None:
            self._send(unsaved)

    def _unsaved(self) -> Role | None:
        return self.form.role if self.form.is_changed else None

    def _send(self, role: Role) -> None:
        work = partial(save_role, self._shell.context, role)
        self._shell.tasks.run(self, work, self._saved, partial(self._not_saved, role))

    def _not_saved(self, role: Role, error: Exception) -> None:
        """Show what could not be stored once more, with the reason."""
        self._wanted = role.id
        self.form.show_unsaved(role)
        self.refusal.explain(error)
        self.reload()

    def _saved(self, answer: RoleSaved) -> None:
        role, before = answer.role, answer.before
        self.refusal.say("")
        if role is not None and self.form.role is not None and self.form.role.id == role.id:
            self._wanted = role.id
            self._show_role(role)
        self._shell.refresh.tell(answer.changed)
        removed = self._tr("Rollen är borttagen.")
        said = removed if role is None else self._tr("Rollprofilen är sparad.")
        self._shell.undoable(said, partial(self._take_back, role, before))

    def _take_back(self, role: Role | None, before: Role | None) -> None:
        context = self._shell.context
        if before is not None:
            work = partial(save_role, context, before)
        elif role is not None:
            work = partial(remove_role, context, role)
        self._show_role(None)
        self._shell.tasks.run(self, work, self._taken_back, self.refusal.explain)

    def _taken_back(self, answer: RoleSaved) -> None:
        self._shell.refresh.tell(answer.changed)

    def _show(self, found: tuple[Employer, ...]) -> None:
        hosts = sorted(found, key=lambda host: swedish_order(host.name))
        self._roles = tuple(
            (host.name, role) for host in hosts for role in host.roles or (new_role(host.id),)
        )
        self.list.blockSignals(True)
        self.list.clear()
        for name, role in self._roles:
            self.list.addItem(f"{isolated(name)} · {self._said(role)}")
            self.list.item(self.list.count() - 1).setToolTip(f"{name} · {role.title}")
        ids: list[str] = [role.id for _, role in self._roles]
        place = ids.index(self._wanted) if self._wanted in ids else 0
        self.list.setCurrentRow(place if ids else -1)
        self.list.blockSignals(False)
        if not self.form.is_changed and self.chosen is not None:
            self._show_role(self.chosen[1])

    def _said(self, role: Role) -> str:
        if not role.title:
            return self._tr("ingen roll än")
        return role.title if role.aim else self._tr("{role} (mål saknas)", role=role.title)

    def _show_role(self, role: Role | None) -> None:
        self.form.show_role(role)
        for one in (self.save_button, self.new_button, self.remove_button):
            one.setEnabled(self._fair is not None)
        hints = () if role is None else brief_hints(role, self._tr.language)
        say(self.hint, hints[0].hint if hints else "")

    def _lay_out(self) -> None:
        whole = row(self, gap=t.WIDE)
        whole.setContentsMargins(t.APART, t.APART, t.APART, t.APART)
        whole.addWidget(self.list)
        right = column(gap=t.NEAR)
        right.addWidget(scrolled(self.form), 1)
        right.addWidget(self.hint)
        right.addWidget(self.refusal)
        below = row()
        below.addWidget(self.new_button)
        below.addWidget(self.remove_button)
        below.addStretch(1)
        below.addWidget(self.save_button)
        right.addLayout(below)
        whole.addLayout(right, 1)
