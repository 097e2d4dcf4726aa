"""The timetable: make it, look at it, ask why, publish it."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.ui import tokens as t
from motesplats.ui.explaining import how_good
from motesplats.ui.frame import REGISTRATION, TIMETABLE
from motesplats.ui.page import Page
from motesplats.ui.pages.changed_slips import ChangedSlips
from motesplats.ui.pages.draft_actions import DraftActions
from motesplats.ui.pages.fit_line import FitLine
from motesplats.ui.pages.timetable_body import TimetableBody
from motesplats.ui.pages.timetable_grid import CHANGED
from motesplats.ui.parts import button, label, restyle, row, say
from motesplats.ui.progress import Progress
from motesplats.usecases import planning
from motesplats.usecases.planning import (
    USUAL_SEARCH,
    Planned,
    Published,
    Search,
    TimetableView,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from motesplats.core.ids import FairId
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell
    from motesplats.ui.tasks import Tasks
    from motesplats.usecases.context import Context, Watch

_LONGER_S = 20


class TimetablePage(Page):
    """The grid, and beside it one person's plan in words."""

    name = TIMETABLE
    topics = frozenset({Topic.TIMETABLE, Topic.PEOPLE, Topic.EMPLOYERS, Topic.WISHES, Topic.FAIRS})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Schema"))
        tr = self._tr
        self.make_button = button(tr("Skapa schema"), self.make, "primary")
        self.publish_button = button(tr("Publicera schemat"), self.publish)
        self.draft = DraftActions(shell, self.explain, self)
        self.draft.changed.connect(self._take_focus)
        self.drop_button = button(tr("Släng utkastet"), self.draft.drop)
        self.longer_button = button(tr("Leta {n} sekunder till", n=_LONGER_S), self.look_longer)
        self.slips = ChangedSlips(shell)
        self.quality = label("", wrap=True)
        self.changes = label("", "waiting", wrap=True)
        self.progress = Progress(shell)
        self.empty = label("", "large", wrap=True)
        self.to_lists = button(tr("Läs in listor"), lambda: shell.go(REGISTRATION), "primary")
        self.content = TimetableBody(shell, self.explain)
        self.content.by_hand.refused.connect(lambda why: self.refusal.say(why, "attention"))
        self.content.planned.connect(self._planned)
        self.content.mending_shown.connect(self._choose_next)
        self.grid, self.panel = self.content.grid, self.content.panel
        self.fit_line = FitLine(shell, self.mend)
        self.fit_line.found.connect(self._choose_next)
        self.without_button = button(tr("Visa vilka som saknar möte"), self.content.show_unmet)
        self.buttons.addWidget(self.slips)
        self.buttons.addWidget(self.drop_button)
        self.buttons.addWidget(self.publish_button)
        self.buttons.addWidget(self.make_button)
        self.body.addWidget(self.progress)
        judged = row(gap=t.APART)
        judged.addWidget(self.quality, 1)
        judged.addWidget(self.without_button)
        judged.addWidget(self.longer_button)
        self.body.addLayout(judged)
        self.body.addWidget(self.changes)
        self.body.addWidget(self.fit_line)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.to_lists, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.content, 1)
        # Without a grid the words keep to the top.
        self.body.addStretch(0)
        self.body.setSpacing(t.APART)
        self._to_publish = False
        self._show_nothing(tr("Ingen träff är öppen. Öppna en på sidan Träffar."))

    @property
    def first_focus(self) -> QWidget:
        if self.to_lists.isVisible():
            return self.to_lists
        return self.content.first_focus if self.grid.has_meetings else self.make_button

    def reload(self) -> None:
        if self.fair is None:
            self._show_nothing(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            return
        self.slips.keep_to(self.fair.id)
        self.draft.fair = self.fair.id
        work = partial(planning.timetable, self.shell.context, self.fair.id)
        self.shell.tasks.run(self, work, self._show, self.explain)
        self.content.show_fair(self.fair.id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.fair is not None and self.grid.has_meetings:
            self.fit_line.ask(self.fair.id)

    def make(self) -> None:
        """Look for a timetable on the second worker; the store's thread keeps it."""
        # Without a limit in seconds the same lists give the same timetable on every computer.
        self._look(USUAL_SEARCH)

    def look_longer(self) -> None:
        """Look for a better one for a while; what is found by then is kept, also when stopped."""
        self._look(Search(seconds=_LONGER_S, timer=time.monotonic))

    def _look(self, search: Search) -> None:
        if self.fair is None:
            return
        self.refusal.say("")
        self._enable(False)
        self.content.stop()
        work = partial(_make, self.shell.tasks, self.shell.context, (self.fair.id, search))
        cancel = self.shell.tasks.run_long(
            self, work, self._made, self._not_made, self.progress.show_step
        )
        self.progress.begin(self._tr("Letar efter det bästa schemat"), cancel)

    def mend(self) -> None:
        """Look for ways to mend the timetable; they come beside the grid."""
        if self.fair is not None:
            self.content.mend(self.fair.id, self.fit_line.fit)

    def publish(self) -> None:
        """Make the draft the version that holds."""
        if self.fair is not None:
            work = partial(planning.publish_timetable, self.shell.context, self.fair.id)
            self.shell.tasks.run(self, work, self._published, self.explain)

    def _take_focus(self, changed: frozenset[Topic]) -> None:
        self.refusal.say("")
        # Once a button is gone the next one must not get what was meant for it.
        self.grid.setFocus()
        self.shell.refresh.tell(changed)

    def _planned(self, answer: Planned) -> None:
        self.shell.refresh.tell(answer.changed)
        self.publish_button.setFocus()
        text = self._tr("Ändringen finns i utkastet. Publicera när den ska gälla.")
        self.shell.undoable(text, self.draft.take_back if answer.replaced else None)

    def _made(self, answer: Planned) -> None:
        self.progress.end()
        self._enable(True)
        self.shell.refresh.tell(answer.changed)
        self.publish_button.setFocus()
        text = self._tr.plural(
            "{n} möte i utkastet.", "{n} möten i utkastet.", answer.figures.meetings
        )
        self.shell.undoable(text, self.draft.take_back if answer.replaced else None)

    def _not_made(self, error: Exception) -> None:
        self.progress.end()
        self._enable(True)
        if isinstance(error, Refused) and error.refusal is Refusal.PROBLEM_CLASH:
            # There the clash is told with names, and the way out stands beside it.
            self.mend()
        else:
            self.explain(error)

    def _published(self, answer: Published) -> None:
        self._take_focus(answer.changed)
        self.slips.follow(answer)
        self.shell.undoable(_told(answer, self._tr), None)

    def _show(self, view: TimetableView) -> None:
        self.content.show_view(view)
        self._to_publish = view.draft and not view.outdated
        self._ask_whether_it_fits(view)
        self.publish_button.setVisible(view.draft)
        self.drop_button.setVisible(view.draft and view.version > 0)
        self._choose_next()
        told = (_outdated(view, self._tr), _changes(view, self._tr))
        say(self.changes, " ".join(filter(None, told)))
        self._show_quality(view)
        if not view.stations:
            self._show_nothing(
                self._tr("Här finns inga bord än. Läs in listan med arbetsgivare först.")
            )
            self.to_lists.show()
            return
        self.content.show()
        self.to_lists.hide()
        self.make_button.show()
        self.empty.setVisible(not view.meetings)
        self.empty.setText(self._tr("Inget schema än. Tryck på Skapa schema, så fylls rutnätet."))
        self.state.setText(_state(view, self))
        self.shell.letters()

    def _show_quality(self, view: TimetableView) -> None:
        figures = view.figures if view.meetings else None
        say(self.quality, "" if figures is None else how_good(figures, view.wishing, self._tr))
        self.longer_button.setVisible(figures is not None and not figures.proven)
        without = figures is not None and view.wishing > figures.levels[0]
        self.without_button.setVisible(without)

    def _ask_whether_it_fits(self, view: TimetableView) -> None:
        if self.fair is not None and view.meetings:
            self.fit_line.ask(self.fair.id)
        else:
            self.fit_line.forget()

    def _choose_next(self) -> None:
        """One button is what comes next: mend what cannot be held, publish a draft, or make one."""
        mending = self.content.is_mending
        first = mending or bool(self.fit_line.fit.broken)
        looks = (
            (self.fit_line.mend_button, first and not mending),
            (self.publish_button, self._to_publish and not first),
            (self.make_button, not self._to_publish and not first),
        )
        for one, following in looks:
            restyle(one, look="primary" if following else "plain")

    def _enable(self, on: bool) -> None:
        self.make_button.setEnabled(on)
        self.longer_button.setEnabled(on)

    def _show_nothing(self, why: str) -> None:
        self.state.setText("")
        self.empty.setText(why)
        self.empty.show()
        buttons = (self.slips, self.drop_button, self.publish_button, self.make_button)
        figures = (self.changes, self.quality, self.longer_button, self.without_button)
        for part in (self.content, self.fit_line, self.to_lists, *figures, *buttons):
            part.hide()


def _make(tasks: Tasks, context: Context, wanted: tuple[FairId, Search], watch: Watch) -> Planned:
    found, solution = planning.solve_fair(context, *wanted, watch)
    best = planning.better_of(found, solution)
    return tasks.ask(lambda: planning.store_timetable(context, found, best))


def _told(answer: Published, tr: Words) -> str:
    if not answer.new:
        return tr("Inget nytt att publicera. Version {n} gäller.", n=answer.version)
    said = tr("Schemat är publicerat som version {n}.", n=answer.version)
    if answer.version == 1:
        return said
    changed = tr.plural(
        "{n} person har fått andra tider.", "{n} personer har fått andra tider.", answer.people
    )
    return f"{said} {changed}"


def _outdated(view: TimetableView, tr: Words) -> str:
    """That the fair's settings were changed since; empty where they were not."""
    if not view.outdated:
        return ""
    return tr("Träffens inställningar är ändrade sedan schemat gjordes. Skapa schemat på nytt.")


def _changes(view: TimetableView, tr: Words) -> str:
    """How the draft differs from what is published, in words; empty where it does not."""
    found = view.changes
    if not view.version or found.is_empty:
        return ""
    people = tr.plural("{n} person får", "{n} personer får", found.people)
    parts = [
        tr.plural("{n} nytt möte", "{n} nya möten", len(found.added)) if found.added else "",
        tr.plural("{n} flyttat", "{n} flyttade", len(found.moved)) if found.moved else "",
        tr.plural("{n} borttaget", "{n} borttagna", len(found.removed)) if found.removed else "",
    ]
    return tr(
        "{mark} {people} andra tider när du publicerar: {parts}.",
        mark=CHANGED,
        people=people,
        parts=", ".join(part for part in parts if part),
    )


def _state(view: TimetableView, page: TimetablePage) -> str:
    tr = page.shell.tr
    if not view.meetings:
        return tr("{n} bord och {m} tider.", n=len(view.stations), m=len(view.slots))
    people = len({m.seeker.seeker for m in view.meetings})
    text = tr(
        "{meetings} för {people}.",
        meetings=tr.plural("{n} möte", "{n} möten", len(view.meetings)),
        people=tr.plural("{n} person", "{n} personer", people),
    )
    if view.draft and not view.version:
        return f"{text} {tr('Utkast. Publicera innan du skriver ut.')}"
    if view.draft:
        return f"{text} {tr('Utkast. Det som gäller är version {n}.', n=view.version)}"
    return f"{text} {tr('Publicerat, version {n}.', n=view.version)}"
