"""The end of an employer's day: what lacks, five questions about the day, the result, thanks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from motesplats.i18n import isolated
from motesplats.ui import tokens as t
from motesplats.ui.kiosk.lines import Lines
from motesplats.ui.kiosk.skip_line import SkipLine
from motesplats.ui.parts import button, clear, column, field, label, named, row, say, scrolled
from motesplats.ui.refusals import Refusals
from motesplats.usecases import kiosk_closing
from motesplats.usecases.employer_pages import QUESTIONS
from motesplats.usecases.forms import language_check
from motesplats.usecases.kiosk_closing import MOST_LETTERS, LastWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QLabel

    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell
    from motesplats.usecases.kiosk import KioskMeeting, KioskSession
    from motesplats.usecases.kiosk_closing import Closing, DayResult, Ended
    from motesplats.usecases.skips import Why

_KEPT_MS = 600
MISSING, WORDS, RESULT = range(3)


class Ending(QWidget):
    """Three steps; what was written is kept at once, and every step can be left."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        tr = shell.tr
        self.opened: Callable[[KioskMeeting], None] = lambda _meeting: None
        self.left: Callable[[], None] = lambda: None
        self.skipped: Callable[[KioskMeeting, Why], None] = lambda _meeting, _why: None
        self.done: Callable[[Ended], None] = lambda _ended: None
        self._session: KioskSession | None = None
        self.title = label(tr("Avsluta dagen"), "title")
        self.refusal = Refusals(shell)
        self._missing = column(gap=t.NEAR)
        self._result = column(gap=t.NEAR)
        self.lines = {
            name: named(Lines(MOST_LETTERS), tr(text)) for name, text in QUESTIONS.items()
        }
        self.hint: QLabel = label("", "waiting", wrap=True)
        self.hint.hide()
        self._keeping = QTimer(self, singleShot=True, interval=_KEPT_MS)
        self._keeping.timeout.connect(self.keep)
        self.steps = QStackedWidget()
        for page in (self._missing_page(), self._words_page(), self._result_page()):
            self.steps.addWidget(page)
        self.back_button = button(tr("Tillbaka till dagen"), self._leave)
        self.next_button = button(tr("Nästa"), self.go_on, "primary")
        self.print_button = button(tr("Skriv ut er sida"), self.print_page)
        self._lay_out()

    def begin(self, session: KioskSession) -> None:
        """Begin with the forms that lack, or with the questions when none does."""
        self._session = session
        self.refusal.say("")
        self._ask(self._show)

    def keep(self) -> None:
        """Put what was written about the day into the store."""
        self._keeping.stop()
        if self._session is not None:
            said = LastWords(**{name: line.text() for name, line in self.lines.items()})
            context, session = self._shell.context, self._session
            work = partial(kiosk_closing.keep_last_words, context, session, said)
            self._shell.tasks.run(self, work, lambda _kept: None, self.refusal.explain)

    def go_on(self) -> None:
        """Go to the next step; the last ends the day."""
        step = self.steps.currentIndex()
        if step == RESULT:
            self._end()
            return
        if step == WORDS:
            self.keep()
            self._ask(self._show_result)
        self._show_step(step + 1)

    def print_page(self) -> None:
        """Print what the employer takes home: its own meetings and promises."""
        if self._session is not None:
            self._shell.paper.print_sheet(f"employers:{self._session.employer}")

    def forget(self) -> None:
        """Keep what was written, and leave nothing of it on the screen."""
        if self._keeping.isActive():
            self.keep()
        self._session = None
        for line in self.lines.values():
            line.set_text("")
        for place in (self._missing, self._result):
            clear(place)

    def _ask(self, show: Callable[[Closing], None]) -> None:
        if self._session is not None:
            language = self._shell.tr.language
            work = partial(kiosk_closing.closing, self._shell.context, self._session, language)
            self._shell.tasks.run(self, work, show, self.refusal.explain)

    def _show(self, found: Closing) -> None:
        tr = self._shell.tr
        for name, line in self.lines.items():
            line.set_text(getattr(found.words, name))
        clear(self._missing)
        for meeting in found.missing:
            self._add_missing(meeting)
        if found.coming:
            n = found.coming
            words = tr.plural(
                "Ett möte är kvar. Koordinatorn hjälper er med det innan ni går.",
                "{n} möten är kvar. Koordinatorn hjälper er med dem innan ni går.",
                n,
            )
            self.refusal.say(words)
        self._show_step(MISSING if found.missing else WORDS)
        self._show_result(found)

    def _add_missing(self, meeting: KioskMeeting) -> None:
        tr, name = self._shell.tr, meeting.view.seeker.label
        made = button(tr("Fyll i för {name}", name=name), partial(self.opened, meeting), "tile")
        made.setProperty("plain", "")
        made.setAutoDefault(True)
        self._missing.addWidget(made)
        line = SkipLine(self._shell, tr("Eller hoppa över {name}:", name=isolated(name)))
        line.chosen = lambda why: self.skipped(meeting, why)
        self._missing.addWidget(line)
        self._missing.addSpacing(t.ROOM)

    def _show_result(self, found: Closing) -> None:
        tr, result = self._shell.tr, found.result
        clear(self._result)
        for text in _counted(result, tr):
            self._result.addWidget(label(text, "large", wrap=True))
        if result.promises or result.unnamed:
            self._result.addWidget(label(tr("Det här har ni lovat"), "heading"))
        for one in result.promises:
            self._result.addWidget(label(f"{one.person}: {one.text}", wrap=True))
        if result.unnamed:
            words = tr.plural(
                "Ett löfte till, till någon som inte vill stå här med namn.",
                "{n} löften till, till personer som inte vill stå här med namn.",
                result.unnamed,
            )
            self._result.addWidget(label(words, "quiet", wrap=True))
        self._result.addSpacing(t.ROOM)
        thanks = tr("Tack för i dag. Det ni har skrivit hjälper dem ni har träffat vidare.")
        self._result.addWidget(label(thanks, "large", wrap=True))

    def _end(self) -> None:
        if self._session is not None:
            work = partial(kiosk_closing.end_day, self._shell.context, self._session)
            self._shell.tasks.run(self, work, self._ended, self.refusal.explain)

    def _ended(self, ended: Ended) -> None:
        self.done(ended)

    def _leave(self) -> None:
        self.forget()
        self.left()

    def _show_step(self, step: int) -> None:
        tr = self._shell.tr
        self.steps.setCurrentIndex(step)
        self.print_button.setVisible(step == RESULT)
        self.next_button.setText(tr("Avsluta och lås") if step == RESULT else tr("Nästa"))
        if step == WORDS:
            self.lines["good"].setFocus()
        else:
            self.next_button.setFocus()

    def _on_typed(self) -> None:
        said = "\n".join(line.text() for line in self.lines.values())
        hints = language_check().find(said, self._shell.tr.language)
        say(self.hint, "\n".join(dict.fromkeys(hint.hint for hint in hints)))
        self._keeping.start()

    def _missing_page(self) -> QWidget:
        tr = self._shell.tr
        page = QWidget()
        inside = column(page)
        inside.addWidget(label(tr("Först den återkoppling som saknas"), "heading"))
        inside.addLayout(self._missing)
        inside.addStretch(1)
        return page

    def _words_page(self) -> QWidget:
        tr = self._shell.tr
        page = QWidget()
        page.setProperty("look", "page")
        inside = column(page)
        words = tr("Fem frågor om hela dagen, inte om någon person. Bara arrangören läser svaren.")
        inside.addWidget(label(words, "quiet", wrap=True))
        for name, line in self.lines.items():
            line.textChanged.connect(self._on_typed)
            inside.addWidget(field(tr(QUESTIONS[name]), line, wrap=True))
        inside.addWidget(self.hint)
        inside.addStretch(1)
        return scrolled(page)

    def _result_page(self) -> QWidget:
        page = QWidget()
        page.setProperty("look", "page")
        inside = column(page)
        inside.addWidget(label(self._shell.tr("Er dag"), "heading"))
        inside.addLayout(self._result)
        inside.addStretch(1)
        return scrolled(page)

    def _lay_out(self) -> None:
        whole = column(self, gap=t.APART, edge=t.WIDE)
        whole.addWidget(self.title)
        whole.addWidget(self.refusal)
        whole.addWidget(self.steps, 1)
        below = row()
        below.addWidget(self.back_button)
        below.addStretch(1)
        below.addWidget(self.print_button)
        below.addWidget(self.next_button)
        for made in (self.back_button, self.print_button, self.next_button):
            made.setMinimumHeight(t.KIOSK_CONTROL)
        whole.addLayout(below)


def _counted(result: DayResult, tr: Words) -> Iterator[str]:
    """The day in numbers, each with its word."""
    yield tr.plural("Ett möte hölls.", "{n} möten hölls.", result.held)
    yield tr.plural("Ett formulär är sparat.", "{n} formulär är sparade.", result.forms)
    if result.skipped:
        skipped = result.skipped
        yield tr.plural("Ett formulär hoppades över.", "{n} formulär hoppades över.", skipped)
    yield tr.plural("En person kom inte.", "{n} personer kom inte.", result.missed)
