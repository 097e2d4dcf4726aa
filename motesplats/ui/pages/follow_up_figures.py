"""How many have work after a fair, with those who did not answer apart, and fairs beside each
other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from motesplats.ui import tokens as t
from motesplats.ui.bar_chart import BarChart, ChartBar
from motesplats.ui.parts import button, column, label, row, say, scrolled
from motesplats.usecases.follow_figures import Figures, figures
from motesplats.usecases.follow_papers import promises_said, share_said, silent_said
from motesplats.usecases.follow_up import follow_up_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.feedback.follow_up import Share
    from motesplats.i18n import Words
    from motesplats.ui.page import Page


class OutcomePanel(QWidget):
    """The share in large letters, then bars; what may leave the house is printed."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr
        tr = self._tr
        self.share = label("", "title", wrap=True)
        self.silent = label("", "large", wrap=True)
        self.promises = label("", wrap=True)
        self.note = label("", "quiet", wrap=True)
        self.chart = BarChart(page.shell.theme, tr("Utfall"))
        self.print_button = button(tr("Skriv ut utfallet"), self._print)
        self._lay_out()

    def reload(self) -> None:
        """Ask again for the figures of the fair that is open."""
        fair = self._page.fair
        self.print_button.setVisible(fair is not None)
        if fair is None:
            words = self._tr("Ingen träff är öppen. Öppna en på sidan Träffar.")
            self._page.state.setText(words)
            self._say(words, "", "")
            self.chart.show_bars(())
            return
        work = partial(figures, self._shell.context, fair.id)
        self._shell.tasks.run(self._page, work, self._show, self._page.explain)

    def _show(self, found: Figures) -> None:
        tr, now = self._tr, found.now
        if not now.everybody:
            self._say(tr("Ingen har kommit till träffen än."), "", "")
            self._page.state.setText("")
            return
        self._page.state.setText(
            tr("Svar finns från {n} av {m} som kom.", n=now.answered, m=now.everybody)
        )
        text = promises_said(found.promises, tr) if found.promises.made else ""
        if not now.answered:
            self._say(tr("Ingen har svarat än."), "", text)
            self.chart.show_bars(())
            return
        self._say(share_said(now, tr), silent_said(now, tr), text)
        self.chart.show_bars(tuple(_bars(found, tr)))

    def _say(self, share: str, silent: str, promises: str) -> None:
        note = self._tr("Skärmen visar alla tal. På papper visas inga som gäller färre än fem.")
        for place, text in (
            (self.share, share),
            (self.silent, silent),
            (self.promises, promises),
            (self.note, note if silent else ""),
        ):
            say(place, text)

    def _print(self) -> None:
        self._shell.paper.print_sheet("outcomes")

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "page")
        inside = column(inner, edge=t.APART)
        for one in (self.share, self.silent, self.promises):
            inside.addWidget(one)
        inside.addWidget(self.chart)
        inside.addWidget(self.note)
        inside.addStretch(1)
        whole, below = column(self), row()
        below.setContentsMargins(t.APART, t.APART, t.APART, 0)
        below.addStretch(1)
        below.addWidget(self.print_button)
        whole.addLayout(below)
        whole.addWidget(scrolled(inner), 1)


def _bars(found: Figures, tr: Words) -> Iterator[ChartBar]:
    language, texts = tr.language, follow_up_texts()
    yield ChartBar(tr("Senaste svaret"), title=True)
    counts = dict(zip(texts.answers, found.answers, strict=True))
    for code, number in counts.items():
        yield ChartBar(texts.answers[code].said(language), number, str(number))
    if found.points:
        yield ChartBar(tr("Har arbete, vid varje tid"), title=True)
    for one in found.points:
        yield _share_bar(one.point.text.said(language), one.share, tr)
        if one.still is not None:
            yield _share_bar(tr("  fortfarande, av dem som hade arbete"), one.still, tr)
    yield from _group_bars(found, tr)
    if found.guarantees:
        yield ChartBar(tr("Jobbgaranti"), title=True)
        yield ChartBar(tr("Arbete inom en jobbgaranti"), found.guarantees, str(found.guarantees))


def _group_bars(found: Figures, tr: Words) -> Iterator[ChartBar]:
    for name, groups in found.groups:
        if groups:
            yield ChartBar(tr(name), title=True)
        for group, share in groups:
            yield _share_bar(tr(group.sv), share, tr)


def _share_bar(name: str, share: Share, tr: Words) -> ChartBar:
    said = tr("{n} av {m}, ej svar {k}", n=share.works, m=share.everybody, k=share.silent)
    return ChartBar(name, share.works, said)
