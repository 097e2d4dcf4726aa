"""The fair's group meetings: planned, and their seats given to people."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from motesplats.core.ids import OperationId, SeekerId, new_id
from motesplats.ui import tokens as t
from motesplats.ui.pages.group_form import GroupForm
from motesplats.ui.pages.people_field import PeopleField
from motesplats.ui.parts import button, column, field, label, row, say, scrolled
from motesplats.ui.refusals import Refusals
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases import groups
from motesplats.usecases.group_choices import OtherMeetings, other_meetings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from motesplats.core.ids import FairId, GroupId
    from motesplats.core.meeting_forms import GroupMeeting
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell
    from motesplats.usecases.groups import GroupChanged, GroupMember, GroupView

_LIST = 120
_FORM, _WIDEST_FORM = 340, 420


class GroupsView(QWidget):
    """On the left the groups and who is in the chosen one, on the right the chosen one's facts."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        tr = self._tr = shell.tr
        self._fair: FairId | None = None
        self._stale = False
        self._chosen: GroupId | None = None
        self._filled: GroupMeeting | None = None
        self.refusal = Refusals(shell)
        self.model: RowsModel[GroupView] = RowsModel(_columns(tr), self)
        self.list = table(self.model, tr("Gruppmöten"))
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._on_row())
        self.new_button = button(tr("Nytt gruppmöte"), self.begin)
        self.remove_button = button(tr("Ta bort gruppmötet"), self.remove)
        self.form = GroupForm(tr)
        self.form.saved.connect(self.save)
        self.members: RowsModel[GroupMember] = RowsModel(_member_columns(tr), self)
        self.member_list = table(self.members, tr("Med i gruppen"))
        self.add_field = PeopleField()
        self.add_field.found.connect(lambda who: self.add(SeekerId(who)))
        self.wishers_button = button(tr("Ge plats åt dem som önskat"), self.add_wishers)
        self.out_button = button(tr("Ta ur gruppen"), self.take_out)
        self.state = label("", "quiet", wrap=True)
        self._lay_out()

    def show_fair(self, fair: FairId) -> None:
        """Ask again, once somebody looks here, for the fair's groups."""
        if fair != self._fair:
            self._chosen = None
        self._fair = fair
        self._stale = True
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._look()

    def begin(self) -> None:
        """Fill in a new group meeting."""
        self._chosen = None
        self.list.clearSelection()
        self.form.show_group(None)
        self._show_chosen(None)
        self.form.title.setFocus()

    def save(self) -> None:
        """Store what is filled in."""
        plan = self.form.plan
        if self._fair is not None and plan is not None:
            self._run(
                partial(groups.plan_group, self._shell.context, self._fair, plan, self._chosen)
            )

    def remove(self) -> None:
        """Take the chosen group meeting away."""
        if self._chosen is not None:
            self._run(partial(groups.remove_group, self._shell.context, self._chosen))

    def add(self, seeker: SeekerId) -> None:
        """Give somebody a seat in the chosen group."""
        if self._chosen is not None:
            self.add_field.clearEditText()
            context = self._shell.context
            self._run(partial(groups.put_in_group, context, self._chosen, (seeker,)))

    def add_wishers(self) -> None:
        """Give the seats that are left to those who wish for the employer."""
        if self._chosen is not None:
            self._run(partial(groups.put_wishers_in_group, self._shell.context, self._chosen))

    def take_out(self) -> None:
        """Let whoever is marked leave the chosen group."""
        member = self.members.row_at(self.member_list.currentIndex().row())
        if self._chosen is not None and member is not None:
            context, seeker = self._shell.context, member.seeker.seeker
            self._run(partial(groups.take_out_of_group, context, self._chosen, seeker))

    def _look(self) -> None:
        self._stale = False
        if self._fair is not None:
            work = partial(other_meetings, self._shell.context, self._fair)
            self._shell.tasks.run(self, work, self._show)

    def _run(self, work: Callable[..., GroupChanged]) -> None:
        once = OperationId(new_id())
        asked = partial(work, operation=once)
        self._shell.tasks.run(self, asked, self._done, self.refusal.explain)

    def _done(self, done: GroupChanged) -> None:
        self.refusal.say("")
        self._chosen = done.group
        self._shell.refresh.tell(done.changed)

    def _show(self, there: OtherMeetings) -> None:
        tr = self._tr
        self.model.show_rows(there.groups)
        fit_columns(self.list)
        if self.form.show_choices(there):
            self.form.show_group(None)
            self._filled = None
        self.add_field.show_people(there.people)
        none = tr("Inga gruppmöten är planerade. I ett gruppmöte träffar en arbetsgivare flera.")
        say(self.state, "" if there.groups else none)
        chosen = next((g for g in there.groups if g.group.id == self._chosen), None)
        self._chosen = None if chosen is None else chosen.group.id
        if chosen is not None:
            self.list.selectRow(there.groups.index(chosen))
        self._show_chosen(chosen)

    def _on_row(self) -> None:
        view = self.model.row_at(self.list.currentIndex().row())
        if view is not None and view.group.id != self._chosen:
            self._chosen = view.group.id
            self._show_chosen(view)

    def _show_chosen(self, view: GroupView | None) -> None:
        group = None if view is None else view.group
        if view is not None and group != self._filled:
            # What somebody is filling in stays when something else changes.
            self.form.show_group(view)
        self._filled = group
        self.members.show_rows(() if view is None else view.members)
        fit_columns(self.member_list)
        for one in (self.remove_button, self.add_field, self.wishers_button, self.out_button):
            one.setEnabled(view is not None)

    def _lay_out(self) -> None:
        tr, whole = self._tr, row(self, gap=t.WIDE, edge=t.APART)
        left = column(gap=t.NEAR)
        for one in (self.list, self.member_list):
            one.setMinimumHeight(_LIST)
        for part in (self.refusal, self.state):
            left.addWidget(part)
        above = row()
        above.addWidget(self.new_button)
        above.addWidget(self.remove_button)
        above.addStretch(1)
        left.addLayout(above)
        left.addWidget(self.list, 1)
        whole.addLayout(left, 1)
        beside = QWidget()
        beside.setProperty("look", "page")
        right = column(beside, gap=t.NEAR)
        right.addWidget(self.form)
        right.addWidget(field(tr("Lägg till någon, skriv namn eller kod"), self.add_field))
        right.addWidget(self.member_list, 1)
        for deed in (self.wishers_button, self.out_button):
            right.addWidget(deed)
        area = scrolled(beside)
        area.setMinimumWidth(round(_FORM * self._shell.theme.scale))
        area.setMaximumWidth(round(_WIDEST_FORM * self._shell.theme.scale))
        whole.addWidget(area, 1)


def _columns(tr: Words) -> tuple[Column[GroupView], ...]:
    return (
        Column(tr("Tid"), lambda g: _when(g, tr)),
        Column(tr("Bord"), lambda g: str(g.station), figures=True),
        Column(tr("Gruppmöte"), lambda g: g.group.title),
        Column(tr("Arbetsgivare"), lambda g: g.employer),
        Column(tr("Med"), lambda g: tr("{n} av {m}", n=len(g.members), m=g.group.capacity)),
    )


def _when(view: GroupView, tr: Words) -> str:
    if view.starts is None or view.ends is None:
        return tr("Ryms inte i dagen")
    return f"{view.starts:%H:%M}–{view.ends:%H:%M}"


def _member_columns(tr: Words) -> tuple[Column[GroupMember], ...]:
    return (
        Column(tr("Namn"), lambda m: m.seeker.name or m.seeker.code),
        Column(tr("Kod"), lambda m: m.seeker.code),
        Column(tr("I gruppen"), lambda m: _came(m, tr)),
    )


def _came(member: GroupMember, tr: Words) -> str:
    if member.saved:
        return tr("Har fått återkoppling")
    if member.came is None:
        return tr("Inne") if member.inside else ""
    return tr("Var med") if member.came else tr("Kom inte")
