"""The form of a fair: what is asked of each branch, questions of one's own, and how it looks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from motesplats.core.clock import local
from motesplats.feedback.own_form import FormChanges, adapted
from motesplats.ui import tokens as t
from motesplats.ui.kiosk.form_view import FormView
from motesplats.ui.pages.branch_files import BranchFiles
from motesplats.ui.pages.competency_ticks import CompetencyTicks
from motesplats.ui.pages.question_form import QuestionForm
from motesplats.ui.pages.question_list import QuestionList
from motesplats.ui.parts import button, clear, column, field, label, row, say, scrolled
from motesplats.ui.refusals import Refusals
from motesplats.usecases.fair_forms import BranchForm, FormChanged, change_form, fair_forms

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Fair
    from motesplats.feedback.own_form import OwnQuestion
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell

_WIDE = 432
_LEAST_HIGH = 420


class FormBuilder(QWidget):
    """What is asked at the left, the form as employers see it at the right.

    Every change holds at once; forms that were filled in stay as they were.
    """

    def __init__(self, shell: Shell, closed: Callable[[], None]) -> None:
        super().__init__()
        self._shell, self._tr, self._closed = shell, shell.tr, closed
        self._fair: Fair | None = None
        self._forms: tuple[BranchForm, ...] = ()
        self.branch = QComboBox()
        self.branch.setFixedHeight(t.CONTROL)
        self.branch.currentIndexChanged.connect(lambda _index: self._show_chosen())
        self.time = label("", "quiet", wrap=True)
        self.competencies = CompetencyTicks(self._tr, self._put_off)
        self.questions = QuestionList(self._tr, self._put_questions, self._ask_about)
        self.form = QuestionForm(self._tr, self._keep_question, self._close_question)
        self.form.hide()
        self.refusal = Refusals(shell)
        self.files = BranchFiles(
            shell, self.refusal, lambda: "" if self.chosen is None else self.chosen.form.branch
        )
        self.reset_button = button(self._tr("Återställ formuläret"), self.reset)
        self.back_button = button(self._tr("Tillbaka"), closed)
        self.preview: FormView | None = None
        self._shown = column()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)
        self._lay_out()
        # The page takes the room that there is, and its two halves scroll.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(_LEAST_HIGH)

    def hasHeightForWidth(self) -> bool:
        return False

    def show_fair(self, fair: Fair) -> None:
        """Show the forms of a fair."""
        self._fair = fair
        self.refusal.say("")
        self._close_question()
        work = partial(fair_forms, self._shell.context, fair.id)
        self._shell.tasks.run(self, work, self._show, self.refusal.explain)

    @property
    def chosen(self) -> BranchForm | None:
        """The form that is looked at."""
        number = self.branch.currentIndex()
        return self._forms[number] if 0 <= number < len(self._forms) else None

    def reset(self) -> None:
        """Ask what the library asks, and nothing else."""
        one = self.chosen
        if one is not None:
            self._put(FormChanges(), self._tr("Formuläret är återställt."))

    def _lay_out(self) -> None:
        tr = self._tr
        inside, self._asked = QWidget(), QWidget()
        inside.setProperty("look", "page")
        asked = column(self._asked)
        asked.addWidget(label(tr("Kompetenser som arbetsgivaren svarar om"), "heading", wrap=True))
        asked.addWidget(self.competencies)
        asked.addWidget(self.questions)
        left = column(inside)
        left.setContentsMargins(0, 0, t.APART, 0)
        left.addWidget(self._asked)
        left.addWidget(self.form)
        left.addStretch(1)
        side = QWidget()
        side.setFixedWidth(_WIDE)
        place = column(side)
        place.addWidget(field(tr("Bransch"), self.branch))
        place.addWidget(self.files)
        place.addWidget(self.time)
        place.addWidget(self.refusal)
        place.addWidget(scrolled(inside), 1)
        below = row()
        below.addWidget(self.back_button)
        below.addStretch(1)
        below.addWidget(self.reset_button)
        place.addLayout(below)
        right = column()
        right.addWidget(label(tr("Så ser arbetsgivaren formuläret"), "heading"))
        right.addLayout(self._shown, 1)
        whole = row(self, gap=t.WIDE)
        whole.addWidget(side)
        whole.addLayout(right, 1)

    def _show(self, forms: tuple[BranchForm, ...]) -> None:
        kept = self.chosen.form.branch if self.chosen is not None else ""
        self._forms = forms
        tr = self._tr
        self.branch.blockSignals(True)
        self.branch.clear()
        for one in forms:
            name = one.form.branch_name.said(tr.language)
            hosts = tr.plural("{n} arbetsgivare", "{n} arbetsgivare", one.employers)
            self.branch.addItem(f"{name} · {hosts}")
        names = [one.form.branch for one in forms]
        self.branch.setCurrentIndex(names.index(kept) if kept in names else 0)
        self.branch.blockSignals(False)
        if not forms:
            self.refusal.say(tr("Träffen har inga arbetsgivare än. Läs in en lista först."))
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self.chosen
        self.reset_button.setEnabled(one is not None and one.changes != FormChanges())
        if one is None:
            return
        self.competencies.show_form(one)
        self.questions.show_questions(one.changes.questions)
        say(self.time, _seconds(one, self._tr))
        self._show_preview(one)
        self._shell.letters()

    def _show_preview(self, one: BranchForm) -> None:
        place = 0 if self.preview is None else self.preview.area.verticalScrollBar().value()
        clear(self._shown)
        today = local(self._shell.context.now()).date()
        self.preview = FormView(adapted(one.form, one.changes), self._tr, today)
        self._shown.addWidget(self.preview, 1)
        bar = self.preview.area.verticalScrollBar()
        # The new form gets its measures only when it has been laid out.
        QTimer.singleShot(0, bar, lambda: bar.setValue(place))

    def _put_off(self, off: tuple[str, ...]) -> None:
        one = self.chosen
        if one is not None:
            self._put(replace(one.changes, off=off))

    def _put_questions(self, questions: tuple[OwnQuestion, ...], done: str = "") -> None:
        one = self.chosen
        if one is not None:
            self._put(replace(one.changes, questions=questions), done)

    def _ask_about(self, question: OwnQuestion | None) -> None:
        self.form.show_question(question)
        self._asked.hide()
        self.files.hide()
        self.form.show()
        self._shell.letters()
        self.form.text.setFocus()

    def _keep_question(self, question: OwnQuestion) -> None:
        one = self.chosen
        if one is None:
            return
        known = one.changes.questions
        if question.id:
            questions = tuple(question if q.id == question.id else q for q in known)
        else:
            questions = (*known, question)
        self._put(replace(one.changes, questions=questions))

    def _close_question(self) -> None:
        self.form.hide()
        self._asked.show()
        self.files.show()
        self.questions.focus()
        self.refusal.say("")
        self._shell.letters()

    def _escape(self) -> None:
        self._closed() if self.form.isHidden() else self._close_question()

    def _put(self, changes: FormChanges, done: str = "") -> None:
        """Keep the changes; ``done`` says so with a way back."""
        one, fair = self.chosen, self._fair
        if one is None or fair is None:
            return
        work = partial(change_form, self._shell.context, fair.id, one.form.branch, changes)
        before = one.changes

        def kept(answer: FormChanged) -> None:
            self._kept(answer)
            if done:
                self._shell.undoable(done, lambda: self._put(before))

        self._shell.tasks.run(self, work, kept, self._not_kept)

    def _kept(self, answer: FormChanged) -> None:
        if not self.form.isHidden():
            self._close_question()
        self.refusal.say("")
        self._forms = tuple(
            replace(one, changes=answer.changes) if one.form.branch == answer.branch else one
            for one in self._forms
        )
        self._show_chosen()
        self._shell.refresh.tell(answer.changed)

    def _not_kept(self, error: Exception) -> None:
        self.refusal.explain(error)
        if self.chosen is not None:
            self.competencies.show_form(self.chosen)


def _seconds(one: BranchForm, tr: Words) -> str:
    """How long the mandatory path takes, and what the fair's own questions add."""
    said = tr("Det som måste besvaras tar ungefär {n} sekunder. Håll det under 90.", n=one.seconds)
    added = one.seconds - one.plain_seconds
    return said + tr(" Egna frågor är {n} av dem.", n=added) if added else said
