"""What stands around every page: the rail with the phases, the top line, the banner and the bottom line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from motesplats.core.clock import local
from motesplats.i18n import Words, mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, clear, column, label, named, restyle, row, say, scrolled
from motesplats.ui.theme import LOOK_NAMES, Look
from motesplats.usecases.days import day_in_words
from motesplats.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from motesplats.core.errors import StoreUnavailable
    from motesplats.core.fair import Fair

START, REGISTRATION, TIMETABLE = "start", "registration", "timetable"
ARRIVAL, KIOSK, REPORTS = "arrival", "kiosk", "reports"

# Phase, then its pages with their names on screen.
PHASES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (mark("Förbered"), ((START, mark("Träffar")), (REGISTRATION, mark("Registrering")))),
    (mark("Schema"), ((TIMETABLE, mark("Rutnät")),)),
    (mark("Träffen"), ((ARRIVAL, mark("Incheckning")), (KIOSK, mark("Arbetsgivarläge")))),
    (mark("Återkoppling"), ((REPORTS, mark("Rapporter")),)),
)
PAGE_ORDER = tuple(name for _, pages in PHASES for name, _ in pages)


class Rail(QWidget):
    """The phases with their pages; below them the language and the look."""

    chosen = Signal(str)
    language_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, tr: Words, look: Look) -> None:
        super().__init__()
        self.setProperty("look", "rail-frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(t.RAIL)
        self._tr = tr
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        whole = column(self, gap=t.NEAR, edge=t.APART)
        whole.addWidget(label("motesplats", "brand"))
        whole.addWidget(scrolled(self._phases()), 1)
        other = tr.pick("English", "Svenska")
        whole.addWidget(button(other, self.language_wanted.emit, "quiet"))
        name = tr("Utseende: {look}", look=tr(LOOK_NAMES[look]).lower())
        whole.addWidget(button(name, self.look_wanted.emit, "quiet"))

    def mark_page(self, name: str) -> None:
        """Show which page is open."""
        self._buttons[name].setChecked(True)

    def _phases(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("look", "rail")
        place = column(inner, gap=t.TIGHT)
        for phase, pages in PHASES:
            place.addSpacing(t.NEAR)
            place.addWidget(label(self._tr(phase), "small"))
            for name, shown in pages:
                place.addWidget(self._page_button(name, self._tr(shown)))
        place.addStretch(1)
        return inner

    def _page_button(self, name: str, shown: str) -> QPushButton:
        made = button(shown, lambda: self.chosen.emit(name), "page")
        made.setCheckable(True)
        number = PAGE_ORDER.index(name) + 1
        made.setToolTip(f"Ctrl+{number}")
        self._group.addButton(made)
        self._buttons[name] = made
        return made


class TopLine(QWidget):
    """The fair and its day, when something was last saved, and the clock."""

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self.setProperty("look", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tr = tr
        self._fair = label("", "strong")
        self._day = label("", "quiet")
        self._saved = label("", "quiet")
        self._clock = label("", "clock")
        place = row(self, gap=t.ROOM, edge=t.NEAR)
        place.setContentsMargins(t.WIDE, t.NEAR, t.WIDE, t.NEAR)
        place.addWidget(self._fair)
        place.addWidget(self._day, 1)
        place.addWidget(self._saved)
        place.addWidget(self._clock)

    def show_fair(self, fair: Fair | None) -> None:
        self._fair.setText(self._tr("Ingen träff är öppen") if fair is None else fair.name)
        self._day.setText("" if fair is None else day_in_words(fair.day, self._tr))

    def show_time(self, now: datetime) -> None:
        self._clock.setText(f"{local(now):%H:%M}")

    def show_saved(self, now: datetime) -> None:
        self._saved.setText(self._tr("Sparat {time}", time=f"{local(now):%H:%M:%S}"))


class Banner(QWidget):
    """What everybody should know all the time: an unencrypted store, or one that is out of reach."""

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tr = tr
        self._text = label("", "waiting", wrap=True)
        self._retry = row()
        place = row(self, gap=t.ROOM)
        place.setContentsMargins(t.WIDE, t.NEAR, t.WIDE, t.NEAR)
        place.addWidget(self._text, 1)
        place.addLayout(self._retry)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_unencrypted(self) -> None:
        """Say that nothing in this store is secret."""
        restyle(self._text, look="waiting")
        self._text.setText(self._tr("Övningsträff – okrypterad. Lägg inte in riktiga personer."))
        self.show()

    def show_trouble(self, error: StoreUnavailable, retry: Callable[[], None]) -> QPushButton:
        """Say why the store is out of reach; the button that tries again is the answer."""
        clear(self._retry)
        restyle(self._text, look="attention")
        self._text.setText(sentence(error, self._tr))
        again = button(self._tr("Försök igen"), retry)
        self._retry.addWidget(again)
        self.show()
        return again

    def clear_trouble(self, *, encrypted: bool) -> None:
        """Take the trouble away; what is said of an unencrypted store stays."""
        clear(self._retry)
        self.hide()
        if not encrypted:
            self.show_unencrypted()


class BottomLine(QWidget):
    """What was done last, with a way back; the line always keeps its place."""

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = named(label(""), "")
        self._undo: Callable[[], None] | None = None
        self.undo_button = button(tr("Ångra"), self.take_back, "quiet")
        place = row(self, gap=t.ROOM)
        place.setContentsMargins(t.WIDE, 0, t.WIDE, 0)
        place.addWidget(self._text, 1)
        place.addWidget(self.undo_button)
        self.setFixedHeight(self.undo_button.sizeHint().height() + t.TIGHT)
        self.undo_button.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def tell(self, text: str, undo: Callable[[], None] | None) -> None:
        """Say what was done; ``undo`` is None for what cannot be taken back."""
        say(self._text, text)
        self._undo = undo
        self.undo_button.setVisible(undo is not None)

    def take_back(self) -> None:
        """Undo what was done last, if it can be."""
        undo, self._undo = self._undo, None
        self.undo_button.hide()
        if undo is not None:
            undo()
