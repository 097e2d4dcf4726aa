"""The settings of a new fair or of one that is there, filled in beside the list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QTimeEdit,
    QWidget,
)

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import DayPlan, Fair, MeetingRules
from motesplats.core.ids import FairId, new_id
from motesplats.ui import tokens as t
from motesplats.ui.day_edit import DayEdit
from motesplats.ui.pages.breaks_editor import BreaksEditor, clock, time_of
from motesplats.ui.pages.rules_form import RulesForm
from motesplats.ui.parts import button, column, counter, field, frame, label, row
from motesplats.ui.refusals import Refusals
from motesplats.usecases.fairs import FairChanged, change_fair, create_fair
from motesplats.usecases.series import NextFair, next_fair
from motesplats.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QSpinBox

    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class _Times:
    starts: QTimeEdit
    ends: QTimeEdit
    talk: QSpinBox
    feedback: QSpinBox
    change: QSpinBox


class FairForm(QWidget):
    """The settings of a fair, beside the list and not over it."""

    def __init__(
        self,
        shell: Shell,
        done: Callable[[FairChanged], None],
        closed: Callable[[], None],
        build: Callable[[Fair], None],
    ) -> None:
        super().__init__()
        self._shell, self._done = shell, done
        self._known: Fair | None = None
        self._source: Fair | None = None
        self._no_feedback = False
        tr = shell.tr
        self.name, self.place = QLineEdit(), QLineEdit()
        for line in (self.name, self.place):
            line.returnPressed.connect(self.keep)
        today = shell.context.now().date()
        self.day = DayEdit(QDate(today.year, today.month, today.day))
        self.times = _Times(
            clock(QTime(9, 0)),
            clock(QTime(12, 0)),
            counter(1, 120, 10),
            counter(0, 60, 3),
            counter(0, 60, 2),
        )
        self.breaks = BreaksEditor(tr, lambda: (self.times.starts.time(), self.times.ends.time()))
        self.breaks.changed.connect(shell.letters)
        self.people = QCheckBox(tr("Ta med personerna"))
        self.people.setProperty("plain", self.people.text())
        self.refusal = Refusals(shell)
        self.rules = RulesForm(tr)
        self.title = label(tr("Ny träff"), "heading")
        self.save = button(tr("Skapa träffen"), self.keep, "primary")
        self.change = button(tr("Spara ändringarna"), self.keep, "primary")
        self.change.hide()
        self.people.hide()
        self.cancel = button(tr("Avbryt"), closed)
        self._build = build
        self.forms = button(tr("Träffens formulär"), self._on_forms)
        self.forms.hide()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(closed)
        self._lay_out(tr)

    def _lay_out(self, tr: Words) -> None:
        card = frame("panel")
        inside = column(card, edge=t.ROOM)
        inside.addWidget(self.title)
        inside.addLayout(self._fields(tr))
        inside.addWidget(self.rules)
        inside.addWidget(self.breaks)
        inside.addWidget(self.refusal)
        below = row()
        below.addWidget(self.people)
        below.addWidget(self.forms)
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.save)
        below.addWidget(self.change)
        inside.addLayout(below)
        column(self).addWidget(card)

    def start_over(self) -> None:
        """Forget the fair that was made or changed; what was typed about another new one too."""
        self.name.clear()
        self.place.clear()
        self.breaks.clear()
        self.rules.show_rules(MeetingRules())
        self.refusal.say("")
        self._ask_about(None)

    def show_fair(self, fair: Fair) -> None:
        """Fill in a fair that is there, to be changed."""
        plan, times = fair.plan, self.times
        self.name.setText(fair.name)
        self.place.setText(fair.place)
        self.day.setDate(QDate(fair.day.year, fair.day.month, fair.day.day))
        times.starts.setTime(QTime(plan.starts.hour, plan.starts.minute))
        times.ends.setTime(QTime(plan.ends.hour, plan.ends.minute))
        times.talk.setValue(plan.talk)
        times.feedback.setValue(plan.feedback)
        times.change.setValue(plan.change)
        self.breaks.show_breaks(plan.breaks)
        self.rules.show_rules(fair.rules)
        self.refusal.say("")
        self._ask_about(fair)

    def show_after(self, fair: Fair) -> None:
        """Fill in a new fair after one that is there, in the same series."""
        self.show_fair(fair)
        self.name.clear()
        self._ask_about(None, fair)

    @property
    def changes_a_fair(self) -> bool:
        """Whether it is about a fair that is there, and not a new one."""
        return self._known is not None

    @property
    def follows_a_fair(self) -> bool:
        """Whether it is about a new fair made from another."""
        return self._source is not None

    def _on_forms(self) -> None:
        if self._known is not None:
            self._build(self._known)

    def keep(self) -> None:
        """Create or change the fair as it is filled in, or say in the form what is wrong."""
        try:
            fair = self._fair()
        except Refused as refused:
            self._refuse(refused)
            return
        self._shell.tasks.run(self, self._work(fair), self._done, self.refusal.explain)

    def _refuse(self, refused: Refused) -> None:
        """Say what is wrong, and let a fair without time for feedback be confirmed."""
        if refused.refusal is Refusal.NO_FEEDBACK_TIME:
            tr = self._shell.tr
            anyway = button(tr("Ha ingen tid för återkoppling"), self._confirm)
            self.refusal.say(sentence(refused, tr), "attention", anyway)
        else:
            self.refusal.explain(refused)

    def _confirm(self) -> None:
        self._no_feedback = True
        self.keep()

    def _work(self, fair: Fair) -> Callable[[], FairChanged]:
        context = self._shell.context
        if self._source is not None:
            wanted = NextFair(self._source.id, fair, self.people.isChecked())
            return partial(next_fair, context, wanted)
        return partial(create_fair if self._known is None else change_fair, context, fair)

    def _ask_about(self, fair: Fair | None, source: Fair | None = None) -> None:
        self._known, self._source, self._no_feedback = fair, source, False
        tr = self._shell.tr
        title = tr("Ny träff") if fair is None else tr("Ändra träffen")
        if source is not None:
            title = tr("Ny träff efter ”{name}”, med samma arbetsgivare och bord", name=source.name)
        self.title.setText(title)
        self.people.setVisible(source is not None)
        self.people.setChecked(False)
        # Lists and settings files find a fair by its name.
        self.name.setReadOnly(fair is not None)
        self.save.setVisible(fair is None)
        self.change.setVisible(fair is not None)
        self.forms.setVisible(fair is not None)

    def _fair(self) -> Fair:
        name, times, known = self.name.text().strip(), self.times, self._known
        like = known or self._source
        if not name:
            raise Refused(Refusal.NAME_MISSING)
        plan = DayPlan(
            starts=time_of(times.starts),
            ends=time_of(times.ends),
            talk=times.talk.value(),
            feedback=times.feedback.value(),
            change=times.change.value(),
            breaks=self.breaks.breaks,
            no_feedback_confirmed=self._no_feedback
            or (like is not None and like.plan.no_feedback_confirmed),
        )
        place, rules = self.place.text().strip(), self.rules.rules
        if known is None:
            whole = rules(MeetingRules() if like is None else like.rules)
            return Fair(FairId(new_id()), name, place, self._day(), plan, whole)
        return replace(known, place=place, day=self._day(), plan=plan, rules=rules(known.rules))

    def _day(self) -> date:
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _fields(self, tr: Words) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(t.APART)
        times = self.times
        grid.addWidget(field(tr("Träffens namn"), self.name), 0, 0, 1, 2)
        grid.addWidget(field(tr("Plats"), self.place), 0, 2, 1, 2)
        grid.addWidget(field(tr("Dag"), self.day), 0, 4)
        lower = (
            (tr("Börjar"), times.starts),
            (tr("Slutar"), times.ends),
            (tr("Samtal, minuter"), times.talk),
            (tr("Återkoppling, minuter"), times.feedback),
            (tr("Byte, minuter"), times.change),
        )
        for place, (name, widget) in enumerate(lower):
            grid.addWidget(field(name, widget), 1, place)
        return grid
