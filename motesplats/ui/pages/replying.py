"""What a person says of the report, and plans: written down at the desk, in the person's words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, field, label, named, row
from motesplats.ui.refusals import Refusals
from motesplats.usecases.replies import (
    MOST_STEPS,
    PlannedStep,
    Reply,
    ReplySaved,
    reply_of,
    save_reply,
)

if TYPE_CHECKING:
    from motesplats.core.ids import SeekerId
    from motesplats.ui.shell import Shell
    from motesplats.usecases.views import Shown

_OBJECTION_HEIGHT = 80


class ReplyPanel(QWidget):
    """One person's objection and plan; both are printed in the report, word for word."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, tr = shell, shell.tr
        self._tr = tr
        self._person: Shown | None = None
        self.who = label("", "strong")
        self.objection = QPlainTextEdit()
        self.objection.setFixedHeight(_OBJECTION_HEIGHT)
        self.objection.setTabChangesFocus(True)
        numbers = range(1, MOST_STEPS + 1)
        self.steps = [named(QLineEdit(), tr("Steg {n}", n=n)) for n in numbers]
        self.days = [named(QLineEdit(), tr("Datum för steg {n}", n=n)) for n in numbers]
        self.refusal = Refusals(shell)
        self.save_button = button(tr("Spara svaret"), self.save, "primary")
        self._form = QWidget()
        self._lay_out()
        self.choose(None)

    def choose(self, person: Shown | None) -> None:
        """Show what this person has said; None for nobody."""
        self._person = person
        self._form.setVisible(person is not None)
        self.refusal.say("")
        if person is None:
            self.who.setText(self._tr("Välj först en person på fliken Personer."))
            return
        self.who.setText(person.label)
        work = partial(reply_of, self._shell.context, person.seeker)
        self._shell.tasks.run(self, work, self._show, self.refusal.explain)

    def save(self) -> None:
        """Write down what stands in the fields."""
        pairs = zip(self.steps, self.days, strict=True)
        steps = tuple(PlannedStep(step.text(), day.text()) for step, day in pairs)
        if self._person is not None:
            self._send(self._person.seeker, Reply(self.objection.toPlainText(), steps))

    def _send(self, seeker: SeekerId, reply: Reply) -> None:
        self.refusal.say("")
        work = partial(save_reply, self._shell.context, seeker, reply)
        self._shell.tasks.run(self, work, self._saved, self.refusal.explain)

    def _saved(self, answer: ReplySaved) -> None:
        if self._person is not None and self._person.seeker == answer.seeker:
            self._show(answer.reply)
        self._shell.refresh.tell(answer.changed)
        said = self._tr("Svaret är sparat och kommer med i rapporten.")
        self._shell.undoable(said, lambda: self._send(answer.seeker, answer.before))

    def _show(self, reply: Reply) -> None:
        self.objection.setPlainText(reply.objection)
        none = PlannedStep("")
        for n, (step, day) in enumerate(zip(self.steps, self.days, strict=True)):
            planned = reply.steps[n] if n < len(reply.steps) else none
            step.setText(planned.text)
            day.setText(planned.when)

    def _lay_out(self) -> None:
        tr = self._tr
        whole = column(self, gap=t.APART, edge=t.ROOM)
        whole.addWidget(self.who)
        inside = column(self._form, gap=t.APART)
        inside.addWidget(field(tr("Det här stämmer inte, med personens egna ord"), self.objection))
        grid = QGridLayout()
        grid.setSpacing(t.NEAR)
        grid.addWidget(label(tr("Det här ska jag göra"), "strong"), 0, 0)
        grid.addWidget(label(tr("Datum"), "strong"), 0, 1)
        for n, (step, day) in enumerate(zip(self.steps, self.days, strict=True), start=1):
            grid.addWidget(step, n, 0)
            grid.addWidget(day, n, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        inside.addLayout(grid)
        inside.addWidget(self.refusal)
        below = row()
        below.addStretch(1)
        below.addWidget(self.save_button)
        inside.addLayout(below)
        whole.addWidget(self._form)
        whole.addStretch(1)
