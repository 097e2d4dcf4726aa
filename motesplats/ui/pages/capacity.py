"""Before the fair: are there places for the wishes, how long a day does it take, and who lacks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from motesplats.core.fair import Topic
from motesplats.ui import tokens as t
from motesplats.ui.curve import Curve, Line
from motesplats.ui.explaining import named_few
from motesplats.ui.frame import CAPACITY, TIMETABLE
from motesplats.ui.page import Page
from motesplats.ui.parts import button, clear, column, label, row, scrolled
from motesplats.ui.progress import Progress
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.capacities import (
    ARRIVAL_MINUTES,
    EmployerRoom,
    FairCapacity,
    Need,
    fair_capacity,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell


class CapacityPage(Page):
    """Sentences that say what lacks, a curve over the day, and the employers' places."""

    name = CAPACITY
    topics = frozenset({Topic.PEOPLE, Topic.EMPLOYERS, Topic.WISHES, Topic.FAIRS})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Kapacitet"))
        tr = self._tr
        self._stale = True
        self.to_timetable = button(tr("Gå till schemat"), lambda: shell.go(TIMETABLE), "primary")
        self.buttons.addWidget(self.to_timetable)
        self.progress = Progress(shell)
        self.content = QWidget()
        inside = column(self.content, gap=t.ROOM)
        self.sentences = column(gap=t.NEAR)
        self.curve = Curve(shell.theme, tr("antal mötestider"), tr("personer"))
        self.curve.setAccessibleName(tr("Så många kan få möten, efter antal mötestider"))
        self.model: RowsModel[EmployerRoom] = RowsModel(_columns(tr), self)
        self.rooms = table(self.model, tr("Önskemål och platser hos arbetsgivarna"))
        above = row(gap=t.WIDE)
        above.addLayout(self.sentences, 1)
        above.addWidget(self.curve, 1)
        inside.addLayout(above)
        inside.addWidget(self.rooms, 1)
        self.body.addWidget(self.progress)
        self.body.addWidget(scrolled(self.content), 1)
        self.content.hide()

    @property
    def first_focus(self) -> QWidget:
        return self.rooms if self.content.isVisible() else self.to_timetable

    def reload(self) -> None:
        """Counting takes a while for a large fair, and is done when somebody looks."""
        self._stale = True
        if self.fair is None:
            self.content.hide()
            self.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
        elif self.isVisible():
            self._count()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.fair is not None:
            self._count()

    def _count(self) -> None:
        if self.fair is None:
            return
        self._stale = False
        work = partial(fair_capacity, self.shell.context, self.fair.id)
        cancel = self.shell.tasks.run_long(
            self, work, self._show, self._not_counted, self.progress.show_step
        )
        self.progress.begin(self._tr("Räknar på platser och tider"), cancel)

    def _not_counted(self, error: Exception) -> None:
        self.progress.end()
        self.content.hide()
        self.state.setText("")
        self.explain(error)

    def _show(self, found: FairCapacity) -> None:
        self.progress.end()
        self.refusal.say("")
        tr = self._tr
        self.state.setText(
            tr(
                "{wishes} och {places}. Högst {most}.",
                wishes=tr("{n} önskemål", n=found.wishes),
                places=tr.plural("{n} plats", "{n} platser", found.places),
                most=tr.plural("{n} möte", "{n} möten", found.most_meetings),
            )
        )
        clear(self.sentences)
        if found.stuck:
            self._say(_stuck(found, tr), "strong")
        reached = found.seekers - len(found.stuck)
        for need in found.needs:
            self._say(_need(need, reached, tr), "strong" if need.employers else "body")
        self._say(_desks(found, tr), "body")
        self.sentences.addStretch(1)
        self.curve.show_lines(_lines(found, tr), found.seekers)
        self.model.show_rows(found.employers)
        fit_columns(self.rooms)
        self.content.show()
        self.shell.letters()

    def _say(self, text: str, look: str) -> None:
        self.sentences.addWidget(label(text, look, wrap=True))


def _lines(found: FairCapacity, tr: Words) -> list[Line]:
    return [
        Line(
            tr.plural("minst {n} möte", "minst {n} möten", need.meetings),
            tuple(point.levels[need.meetings - 1] for point in found.curve),
        )
        for need in found.needs
    ]


def _stuck(found: FairCapacity, tr: Words) -> str:
    text = tr.plural(
        "{n} person kan inte träffa någon som hen önskar: {names}.",
        "{n} personer kan inte träffa någon som de önskar: {names}.",
        len(found.stuck),
        names=named_few([person.label for person in found.stuck], tr),
    )
    return f"{text} {tr('Varför står på sidan Schema.')}"


def _need(need: Need, seekers: int, tr: Words) -> str:
    meetings = tr.plural("{n} möte", "{n} möten", need.meetings)
    if need.slots is not None:
        return tr(
            "Alla {people} kan få {meetings} på {slots} ({minutes} minuter).",
            people=seekers,
            meetings=meetings,
            slots=tr.plural("{n} mötestid", "{n} mötestider", need.slots),
            minutes=need.minutes,
        )
    said = tr("Alla kan inte få {meetings}.", meetings=meetings)
    if not need.people:
        return f"{said} {tr('Tiden räcker inte.')}"
    if not need.employers:
        who = named_few([person.label for person in need.people], tr)
        return f"{said} {tr('Till exempel har {who} färre önskemål än så.', who=who)}"
    return f"{said} {_shortage(need, tr)}"


def _shortage(need: Need, tr: Words) -> str:
    text = tr(
        "{people} skulle behöva {wanted} hos {employers}, men där finns {places}.",
        people=tr.plural("{n} person", "{n} personer", len(need.people)),
        wanted=tr.plural("{n} möte", "{n} möten", need.wanted),
        employers=named_few(list(need.employers), tr),
        places=tr.plural("{n} plats", "{n} platser", need.places),
    )
    if not need.more_stations:
        return text
    more = tr.plural(
        "Minst {n} bord till behövs.", "Minst {n} bord till behövs.", need.more_stations
    )
    return f"{text} {more}"


def _desks(found: FairCapacity, tr: Words) -> str:
    return tr(
        "Om alla kommer inom {minutes} minuter räcker {desks} i incheckningen.",
        desks=tr.plural("{n} person", "{n} personer", found.desks),
        minutes=ARRIVAL_MINUTES,
    )


def _columns(tr: Words) -> tuple[Column[EmployerRoom], ...]:
    return (
        Column(tr("Arbetsgivare"), lambda room: room.name),
        Column(tr("Bord"), lambda room: ", ".join(map(str, room.stations))),
        Column(tr("Önskemål"), lambda room: str(room.wishes), figures=True),
        Column(tr("Platser"), lambda room: str(room.places), figures=True),
        Column(tr("Läge"), lambda room: _spare(room, tr)),
    )


def _spare(room: EmployerRoom, tr: Words) -> str:
    if room.spare < 0:
        return tr.plural("{n} önskemål får inte plats", "{n} önskemål får inte plats", -room.spare)
    return tr.plural("{n} plats över", "{n} platser över", room.spare)
