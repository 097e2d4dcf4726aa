"""A quick note over whatever page is open: one line, whom it is about, who sees to it."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from motesplats.core.notes import ABOUT_NOTHING, LONGEST_NOTE
from motesplats.ui import tokens as t
from motesplats.ui.frame import NOTES
from motesplats.ui.note_deeds import NoteDeeds
from motesplats.ui.note_words import note_said
from motesplats.ui.over import Over
from motesplats.ui.palette_words import headline
from motesplats.ui.parts import button, column, label, named, row, say
from motesplats.usecases.notes import Mention, about_of, mentioned, new_note, notes_at
from motesplats.usecases.quick_search import search_index

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.ui.main_window import MainWindow
    from motesplats.ui.page import Page
    from motesplats.usecases.notes import NoteLine
    from motesplats.usecases.quick_search import Found, SearchIndex

_WIDTH, _HEIGHT = 620, 420
_LATEST = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NotePanel(Over):
    """Enter keeps the note; Esc leaves with what was typed kept for next time.

    Below the line stand what matches after an "@", otherwise the latest open notes.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, window.words("Snabbnotis"))
        tr = self._tr
        self._fair: Fair | None = None
        self._page: Page | None = None
        self._index: SearchIndex | None = None
        self._about: Found | None = None
        self._mention = Mention()
        self._latest: tuple[NoteLine, ...] = ()
        self._waits = False
        self.line = named(QLineEdit(maxLength=LONGEST_NOTE), tr("Anteckning"))
        self.line.setPlaceholderText(tr("Skriv en rad. @ och ett namn säger vem det gäller"))
        self.owner = named(QLineEdit(), tr("Vem tar hand om det?"))
        self.owner.setPlaceholderText(tr("Vem tar hand om det?"))
        self.about = label("", "strong")
        self.forget = button(tr("Gäller ingen"), self._forget, "quiet")
        self.below = label("", "small")
        self.list = named(QListWidget(), tr("Träffar eller öppna anteckningar"))
        self.all_notes = button(tr("Alla anteckningar"), self._open_all)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._listen()
        self._lay_out()

    def open_for(self, fair: Fair, page: Page) -> None:
        """Show the line as it was left, and read what can be recognised."""
        if self._fair is not None and self._fair.id != fair.id:
            self._empty()
        self._fair, self._page, self._index, self._waits = fair, page, None, False
        self._show()
        self.show_over(self.line, _WIDTH, _HEIGHT)
        context, run = page.shell.context, page.shell.tasks.run
        run(self, partial(search_index, context, fair.id), self._ready)
        self._ask()

    def take_over(self, earlier: NotePanel) -> None:
        """Go on where the panel in another language was left."""
        self._fair, self._about = earlier._fair, earlier._about
        self.line.setText(earlier.line.text())
        self.owner.setText(earlier.owner.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab and arrows choose among the matches; space and Enter finish a note of the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if watched is self.line:
                return self._key_in_line(key)
            if watched is self.list:
                return self._key_in_list(key)
        return super().eventFilter(watched, event)

    def keep(self) -> None:
        """Keep the note, as soon as it is known whom it is about."""
        self._waits = self._index is None
        if self._fair is None or self._page is None or self._waits:
            return
        self._take()
        text = self.line.text()
        if not text.strip():
            say(self.below, self._tr("Skriv något först."))
            return
        about = ABOUT_NOTHING if self._about is None else about_of(self._about)
        note = new_note(self._page.shell.context, self._fair.id, text, self.owner.text(), about)
        NoteDeeds(self._page).save(note, self._kept)

    def _kept(self) -> None:
        self._empty()
        self.leave()

    def _empty(self) -> None:
        self._about = None
        self.line.clear()
        self.owner.clear()

    def _forget(self) -> None:
        self._about = None
        self._show()
        self.line.setFocus()

    def _key_in_line(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key == Qt.Key.Key_Tab and self._mention.found:
            self._take()
        elif key in steps and self._mention.found:
            wanted = self.list.currentRow() + steps[key]
            self.list.setCurrentRow(min(max(wanted, 0), self.list.count() - 1))
        elif key == Qt.Key.Key_Down and self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus()
        elif key in _ENTER:
            self.keep()
        else:
            return False
        return True

    def _key_in_list(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Up and self.list.currentRow() <= 0:
            self.line.setFocus()
        elif key in (*_ENTER, Qt.Key.Key_Space):
            self._on_chosen()
        else:
            return False
        return True

    def _on_chosen(self) -> None:
        """Take the match, or finish the note, that is chosen."""
        chosen = self.list.currentRow()
        if self._mention.found:
            self._take()
            self.line.setFocus()
        elif self._page is not None and 0 <= chosen < len(self._latest):
            NoteDeeds(self._page).turn(self._latest[chosen].note)

    def _take(self) -> None:
        """What is chosen among the matches is whom the note is about; its name goes."""
        if self._mention.found:
            chosen = max(self.list.currentRow(), 0)
            self._about = self._mention.found[chosen]
            # What is typed next stands apart from it.
            self.line.setText(f"{self._mention.rest} ".lstrip())

    def _ready(self, index: SearchIndex) -> None:
        self._index = index
        self._show()
        if self._waits:
            self.keep()

    def _ask(self) -> None:
        if self._fair is not None and self._page is not None and self.isVisible():
            shell = self._page.shell
            shell.tasks.run(self, partial(notes_at, shell.context, self._fair.id), self._read)

    def _read(self, lines: tuple[NoteLine, ...]) -> None:
        self._latest = tuple(line for line in lines if line.note.done_at is None)[:_LATEST]
        self._show()

    def _show(self) -> None:
        """Show the matches, or the latest open notes, and whom the note is about."""
        self._mention, tr = Mention(), self._tr
        if self._index is not None and self._page is not None:
            now = self._page.shell.context.now()
            self._mention = mentioned(self._index, self.line.text(), now)
        chosen = self.list.currentRow()
        self.list.clear()
        if self._mention.found:
            self.list.addItems([headline(hit, tr) for hit in self._mention.found])
            self.list.setCurrentRow(0)
            self.window_.speak(headline(self._mention.found[0], tr))
            say(self.below, tr("Gäller (Tab väljer):"))
        else:
            self.list.addItems([note_said(line, tr) for line in self._latest])
            here = chosen if self.list.hasFocus() else -1
            self.list.setCurrentRow(min(here, len(self._latest) - 1))
            none = tr("Inga öppna anteckningar.")
            say(self.below, tr("Senaste öppna:") if self._latest else none)
        about = "" if self._about is None else headline(self._about, tr)
        say(self.about, tr("Gäller: {name}", name=about) if about else "")
        self.forget.setVisible(bool(about))

    def _open_all(self) -> None:
        self.hide()
        self.window_.go(NOTES)

    def _listen(self) -> None:
        self.line.installEventFilter(self)
        self.list.installEventFilter(self)
        self.line.textChanged.connect(self._show)
        self.owner.returnPressed.connect(self.keep)
        self.list.itemClicked.connect(lambda _item: self._on_click())
        self.window_.refresh.changed.connect(lambda _topics: self._ask())

    def _on_click(self) -> None:
        """A press with the mouse takes a match; a note is finished on its page or with a key."""
        if self._mention.found:
            self._on_chosen()

    def _lay_out(self) -> None:
        place = column(self, gap=t.NEAR, edge=t.APART)
        head = row()
        head.addWidget(label(self._tr("Snabbnotis"), "heading"), 1)
        head.addWidget(self.all_notes)
        place.addLayout(head)
        place.addWidget(self.line)
        about = row()
        about.addWidget(self.about)
        about.addWidget(self.forget)
        about.addStretch(1)
        place.addLayout(about)
        place.addWidget(self.owner)
        place.addWidget(self.below)
        place.addWidget(self.list, 1)
        hint = self._tr("Enter sparar · Tab väljer · ↓ till listan · Esc stänger, texten är kvar")
        place.addWidget(label(hint, "small", wrap=True))
        _in_order(self.line, self.owner, self.list, self.all_notes, self.forget)


def _in_order(*parts: QWidget) -> None:
    """Let Tab go from each to the next."""
    for one, following in pairwise(parts):
        QWidget.setTabOrder(one, following)
