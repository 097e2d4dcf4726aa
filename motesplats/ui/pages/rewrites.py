"""Texts that employers are asked to write anew, and how to reach those who have gone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from motesplats.ui import tokens as t
from motesplats.ui.pages.rewrite_asking import REASONS
from motesplats.ui.parts import column, label
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.rewriting import RewriteAsked, rejections, rewrites_asked

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell
    from motesplats.usecases.rewriting import Rejections


class RewritesPanel(QWidget):
    """One row a text; those whose employer has gone stand first, with phone and e-mail."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tr = shell, shell.tr
        self.open = 0
        self.state = label("", "quiet", wrap=True)
        self.counted = label("", "quiet", wrap=True)
        self.model: RowsModel[RewriteAsked] = RowsModel(_columns(shell.tr), self)
        self.list = table(self.model, shell.tr("Texter som ska skrivas om"))
        whole = column(self, gap=t.APART, edge=t.APART)
        whole.addWidget(self.state)
        whole.addWidget(self.list, 100)
        whole.addWidget(self.counted)
        # Without a list the lines stand at the top.
        whole.addStretch(1)

    def show_fair(self, fair: Fair) -> None:
        """Read what employers have not written anew yet."""
        context, run = self._shell.context, self._shell.tasks.run
        run(self, partial(rewrites_asked, context, fair.id), self._show)
        run(self, partial(rejections, context, fair.id), self._show_counts)

    def _show(self, asked: tuple[RewriteAsked, ...]) -> None:
        tr = self._tr
        self.open = len(asked)
        self.model.show_rows(asked)
        fit_columns(self.list)
        self.list.setVisible(bool(asked))
        gone = sum(one.gone for one in asked)
        if not asked:
            self.state.setText(tr("Ingen text väntar på att skrivas om."))
        elif gone:
            self.state.setText(
                tr.plural(
                    "En text hör till en arbetsgivare som har gått. Ring eller mejla.",
                    "{n} texter hör till arbetsgivare som har gått. Ring eller mejla.",
                    gone,
                )
            )
        else:
            self.state.setText(tr("Arbetsgivarna ser sina texter vid sin egen skärm."))

    def _show_counts(self, counted: Rejections) -> None:
        """Many rejections are a sign that something is wrong with the form or the fair."""
        self.counted.setText(
            self._tr(
                "{n} av {m} lästa texter på träffen har inte släppts.",
                n=counted.rejected,
                m=counted.read,
            )
            if counted.read
            else ""
        )


def _columns(tr: Words) -> tuple[Column[RewriteAsked], ...]:
    return (
        Column(tr("Arbetsgivare"), lambda r: r.employer),
        Column(tr("Läge"), lambda r: tr("Har gått") if r.gone else tr("Här")),
        Column(tr("Kontakt"), lambda r: r.contact),
        Column(tr("Telefon"), lambda r: r.phone),
        Column(tr("E-post"), lambda r: r.email),
        Column(tr("Person"), lambda r: r.seeker.label),
        Column(tr("Fråga"), lambda r: r.label.said(tr.language)),
        Column(tr("Orsak"), lambda r: tr(REASONS[r.reason])),
    )
