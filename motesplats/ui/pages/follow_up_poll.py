"""The poll: opened on this screen, printed, typed in from paper, and its answers as a chart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from motesplats.i18n import isolated
from motesplats.ui import tokens as t
from motesplats.ui.bar_chart import BarChart, ChartBar
from motesplats.ui.parts import button, column, field, label, row, scrolled
from motesplats.ui.poll_walk import ASK
from motesplats.usecases.follow_up import follow_up_texts
from motesplats.usecases.polls import PollResult, poll_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.i18n import Words
    from motesplats.ui.page import Page
    from motesplats.usecases.polls import EvaluationCounts


class PollPanel(QWidget):
    """``wanted`` asks for the screen: who answers there, and whether from paper."""

    wanted = Signal(str, bool)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr
        tr = self._tr
        self.who = QComboBox()
        for key, text in follow_up_texts().who.items():
            self.who.addItem(text.said(tr.language), key)
        self.who.addItem(tr("Fråga varje gång"), ASK)
        self.who.setFixedHeight(t.CONTROL)
        self.open_button = button(tr("Öppna enkäten"), partial(self._open, paper=False), "primary")
        self.paper_button = button(tr("Skriv in pappersenkäter"), partial(self._open, paper=True))
        self.form_button = button(tr("Skriv ut enkäten"), partial(self._print, "poll"))
        self.result_button = button(tr("Skriv ut svaren"), partial(self._print, "poll.results"))
        self.waiting = label("", "quiet", wrap=True)
        self.chart = BarChart(page.shell.theme, tr("Enkät"))
        self.texts = label("", wrap=True)
        self._lay_out()

    def reload(self) -> None:
        """Ask again for the answers of the fair that is open."""
        fair = self._page.fair
        for one in (self.open_button, self.paper_button, self.form_button, self.result_button):
            one.setEnabled(fair is not None)
        if fair is None:
            self._page.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            self._show(PollResult((), ()))
            return
        work = partial(poll_result, self._shell.context, fair.id)
        self._shell.tasks.run(self._page, work, self._show, self._page.explain)

    def _show(self, found: PollResult) -> None:
        tr = self._tr
        if self._page.fair is not None:
            many = sum(one.people + one.waiting for one in found.counts)
            self._page.state.setText(tr.plural("{n} har svarat.", "{n} har svarat.", many))
        late = sum(one.waiting for one in found.counts)
        words = tr.plural(
            "{n} svar väntar på fler, så att ingen kan räkna ut vad någon svarade.",
            "{n} svar väntar på fler, så att ingen kan räkna ut vad någon svarade.",
            late,
        )
        self.waiting.setText(words)
        self.waiting.setVisible(bool(late))
        self.chart.show_bars(tuple(_bars(found.counts, tr)))
        self.result_button.setEnabled(any(one.people for one in found.counts))
        said = [f"”{isolated(text)}”" for _, text in found.texts]
        question = follow_up_texts().last_question.said(tr.language)
        self.texts.setText("\n".join([question, *said]) if said else "")
        self.texts.setVisible(bool(said))

    def _open(self, *, paper: bool) -> None:
        self.wanted.emit(str(self.who.currentData()), paper)

    def _print(self, sheet: str) -> None:
        self._shell.paper.print_sheet(sheet)

    def _lay_out(self) -> None:
        whole, line = column(self, edge=t.APART), row(gap=t.NEAR)
        line.addWidget(field(self._tr("Vem svarar på den här skärmen?"), self.who), 1)
        below = row(gap=t.NEAR)
        for one in (self.open_button, self.paper_button, self.form_button, self.result_button):
            below.addWidget(one)
        below.addStretch(1)
        whole.addLayout(line)
        whole.addLayout(below)
        inner = QWidget()
        inner.setProperty("look", "page")
        inside = column(inner)
        for part in (self.waiting, self.chart, self.texts):
            inside.addWidget(part)
        inside.addStretch(1)
        whole.addWidget(scrolled(inner), 1)


def _bars(counts: tuple[EvaluationCounts, ...], tr: Words) -> Iterator[ChartBar]:
    """For each question how many said yes, with all four numbers in words."""
    texts, language = follow_up_texts(), tr.language
    for one in counts:
        if not one.people:
            continue
        who = texts.who[one.who].said(language)
        title = tr("{who}: {n} svar. Stapeln visar Ja och Ja, mycket.", who=who, n=one.people)
        yield ChartBar(title, title=True)
        for question in texts.asked(one.who):
            steps = one.of(question.id)
            said = " · ".join(
                f"{step.text.said(language)} {number}"
                for step, number in zip(texts.scale, steps, strict=True)
            )
            yield ChartBar(question.text.said(language), steps[2] + steps[3], said)
