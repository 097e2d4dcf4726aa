"""Release the employers' own words, see how far each report has come, and print."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from motesplats.core.errors import Refusal
from motesplats.core.fair import Topic
from motesplats.i18n import Words, mark, swedish_order
from motesplats.ui import tokens as t
from motesplats.ui.frame import REPORTS
from motesplats.ui.page import Page
from motesplats.ui.pages.feedback_panel import FeedbackPanel
from motesplats.ui.pages.hand_out import HandOutPanel
from motesplats.ui.pages.label_reviews import LabelReviewPanel
from motesplats.ui.pages.releasing import ReleasePanel
from motesplats.ui.pages.replying import ReplyPanel
from motesplats.ui.pages.report_prints import ReportPrints
from motesplats.ui.pages.rewrites import RewritesPanel
from motesplats.ui.pages.sharing import SharingPanel
from motesplats.ui.pages.summing import SummingPanel
from motesplats.ui.parts import button, column, field, restyle, row, tabs
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.reports import (
    FreeTextToRead,
    ReportProgress,
    ReportState,
    release_list,
    report_states,
)

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.ui.shell import Shell

_PROGRESS: dict[ReportProgress, str] = {
    ReportProgress.COMPLETE: mark("Fullständig"),
    ReportProgress.PARTIAL: mark("Mer kan komma"),
    ReportProgress.BLOCKED: mark("Stoppad"),
    ReportProgress.EMPTY: mark("Ingen återkoppling än"),
    ReportProgress.NOT_WANTED: mark("Vill inte ha rapport"),
}
# What to do about each refusal that a report can meet.
REASONS: dict[Refusal, str] = {
    Refusal.REPORT_WITHOUT_STRENGTH: mark("Be arbetsgivaren om en styrka."),
    Refusal.REPORT_WITHOUT_STEP: mark("Be arbetsgivaren om ett nästa steg."),
    Refusal.NO_FEEDBACK: mark("Be arbetsgivarna fylla i formuläret."),
    Refusal.FEEDBACK_UNREADABLE: mark("Be arbetsgivaren fylla i formuläret igen."),
    Refusal.REPORT_NOT_WANTED: mark("Inget. Personen har tackat nej."),
}


class ReportsPage(Page):
    """Tabs: texts to release and those sent back, people with their reports, the reports that were
    written, handing them out, what a person says of theirs, the meetings with what is missing, and
    who reviewed the headings in other languages."""

    name = REPORTS
    topics = frozenset({Topic.FEEDBACK, Topic.REPORTS, Topic.PEOPLE, Topic.TIMETABLE})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Rapporter"))
        tr = self._tr
        self._states: tuple[ReportState, ...] = ()
        self.release = ReleasePanel(shell, self._print_reports)
        self.model: RowsModel[ReportState] = RowsModel(_columns(tr), self)
        self.people = table(self.model, tr("Personer och deras rapporter"))
        self.search = _search_field(tr, self.model)
        self.rewrites = RewritesPanel(shell)
        self.labels = LabelReviewPanel(shell)
        self.printing = ReportPrints(shell)
        self.replying = ReplyPanel(shell)
        self.given = FeedbackPanel(shell)
        self.hand_out = HandOutPanel(shell)
        self.sharing, self.summing = SharingPanel(shell), SummingPanel(shell)
        self.share_button = button(tr("Dela med handläggaren"), self._share)
        self.reply_button = button(tr("Skriv ner personens svar"), self._write_reply)
        self.people.doubleClicked.connect(lambda _index: self._write_reply())
        self.print_button = button(tr("Skriv ut rapporter"), self._print_reports, "primary")
        self.tabs = tabs(tr("Delar av sidan"))
        self.tabs.addTab(self.release, tr("Släpp fritext"))
        self.tabs.addTab(self.rewrites, tr("Omskrivningar"))
        search = field(tr("Filtrera"), self.search)
        self.tabs.addTab(
            _below(_beside(search, self.reply_button, self.share_button), self.people),
            tr("Personer"),
        )
        self.tabs.addTab(self.printing, tr("Utskrivna"))
        self.tabs.addTab(self.hand_out, tr("Lämna ut"))
        self.tabs.addTab(self.replying, tr("Svar"))
        self.tabs.addTab(self.given, tr("Möten"))
        self.tabs.addTab(self.labels, tr("Språk"))
        self.hand_out.release_wanted.connect(lambda: self.tabs.setCurrentWidget(self.release))
        self.tabs.addTab(self.sharing, tr("Handläggare"))
        self.tabs.addTab(self.summing, tr("Om träffen"))
        self.tabs.currentChanged.connect(self._show_what_comes_next)
        self._unread = 0
        self.buttons.addWidget(self.print_button)
        self.body.addWidget(self.tabs, 1)

    @property
    def first_focus(self) -> QWidget:
        if self.fair is None:
            return self
        return self.release.first_focus if self.tabs.currentIndex() == 0 else self.tabs

    def show_fair(self, fair: Fair | None) -> None:
        if fair is None or self.fair is None or fair.id != self.fair.id:
            self.replying.choose(None)
            self.sharing.choose(None)
        super().show_fair(fair)

    def on_scan(self, code: str) -> bool:
        """A badge that is read while reports are handed out brings up its owner's."""
        if self.fair is None or self.tabs.currentWidget() is not self.hand_out:
            return False
        self.hand_out.scan(code)
        return True

    def reload(self) -> None:
        for part in (self.printing, self.given, self.hand_out, self.sharing, self.summing):
            part.show_fair(self.fair)
        self.tabs.setVisible(self.fair is not None)
        self.print_button.setVisible(self.fair is not None)
        if self.fair is None:
            self.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            return
        context, fair = self.shell.context, self.fair.id
        run = self.shell.tasks.run
        run(self, partial(report_states, context, fair), self._show_states, self.explain)
        run(self, partial(release_list, context, fair), self._show_texts, self.explain)
        self.rewrites.show_fair(self.fair)
        self.labels.reload()

    def _show_states(self, states: tuple[ReportState, ...]) -> None:
        self._states = tuple(
            sorted(states, key=lambda s: (swedish_order(s.seeker.name), s.seeker.code))
        )
        self.model.show_rows(self._states)
        fit_columns(self.people)
        ready = sum(s.progress is ReportProgress.COMPLETE for s in states)
        partly = sum(s.progress is ReportProgress.PARTIAL for s in states)
        stopped = sum(s.progress is ReportProgress.BLOCKED for s in states)
        text = self._tr(
            "{n} fullständiga, {m} väntar på mer återkoppling, {k} stoppade.",
            n=ready,
            m=partly,
            k=stopped,
        )
        self.state.setText(text)
        self.print_button.setEnabled(any(s.given for s in states))

    def _show_texts(self, texts: tuple[FreeTextToRead, ...]) -> None:
        self._unread = sum(text.decision is None for text in texts)
        left = self._tr("Släpp fritext ({n})", n=self._unread)
        self.tabs.setTabText(0, left if self._unread else self._tr("Släpp fritext"))
        self.release.show_texts(texts)
        self._show_what_comes_next()

    def _show_what_comes_next(self) -> None:
        """One primary button: what comes next is to release, then to print. The first tab has a
        button of its own for printing once everything is read."""
        over = self.tabs.currentWidget() is self.release and self.release.is_over
        self.print_button.setVisible(not over)
        restyle(self.print_button, look="plain" if self._unread else "primary")
        self.shell.letters()

    def _write_reply(self) -> None:
        """Go on to what the chosen person says of the report."""
        state = self.model.row_at(self.people.currentIndex().row())
        self.replying.choose(state.seeker if state is not None else None)
        self.tabs.setCurrentWidget(self.replying)

    def _share(self) -> None:
        """Go on to what the chosen person may share with the case officer."""
        state = self.model.row_at(self.people.currentIndex().row())
        self.sharing.choose(state.seeker if state is not None else None)
        self.tabs.setCurrentWidget(self.sharing)

    def _print_reports(self) -> None:
        self.tabs.setCurrentWidget(self.printing)
        self.tabs.setFocus()
        self.printing.print_reports(self._states)


def _below(*parts: QWidget) -> QWidget:
    box = QWidget()
    place = column(box, edge=t.APART)
    for part in parts:
        place.addWidget(part, 1 if part is parts[-1] else 0)
    return box


def _beside(wide: QWidget, *narrow: QWidget) -> QWidget:
    box = QWidget()
    place = row(box, gap=t.APART)
    place.addWidget(wide, 1)
    for one in narrow:
        place.addWidget(one, 0, Qt.AlignmentFlag.AlignBottom)
    return box


def _search_field(tr: Words, model: RowsModel[ReportState]) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(tr("Skriv ett namn, en kod eller ett läge"))
    made.textChanged.connect(model.narrow)
    return made


def _columns(tr: Words) -> tuple[Column[ReportState], ...]:
    return (
        Column(tr("Person"), lambda s: s.seeker.label),
        Column(tr("Läge"), lambda s: tr(_PROGRESS[s.progress])),
        Column(tr("Återkoppling"), lambda s: tr("{n} av {m}", n=s.given, m=s.meetings)),
        Column(tr("Att släppa"), lambda s: str(s.unread_texts or ""), figures=True),
        Column(tr("Utskriven"), lambda s: tr("Ja") if s.printed else ""),
        Column(tr("Att göra"), lambda s: tr(REASONS[s.reason]) if s.reason else ""),
    )
