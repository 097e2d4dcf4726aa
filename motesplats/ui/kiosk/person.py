"""The person in the meeting: competences first, what to ask about, needs, and own notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from motesplats.core.meeting_forms import RemoteWay
from motesplats.ui import tokens as t
from motesplats.ui.kiosk.group_list import GroupList
from motesplats.ui.parts import clear, column, field, label, say, scrolled
from motesplats.usecases.brief_words import demand_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.core.meeting_forms import Remote
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell
    from motesplats.usecases.kiosk import KioskMeeting, PrepCard

_WIDTH = 400
_NOTE_HEIGHT = 96


class Person(QWidget):
    """The left side of the kiosk; the notes are the employer's own."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("look", "aside")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(round(_WIDTH * min(shell.theme.scale, 1.2)))
        tr = shell.tr
        self._tr = tr
        self.where = label("", "quiet", wrap=True)
        self.name = label("", "next", wrap=True)
        self.code = label("", "quiet", wrap=True)
        self.remote = label("", "strong", wrap=True)
        self.remote.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.group = GroupList(shell)
        self.group.hide()
        content = QWidget()
        content.setProperty("look", "rail")
        inside = column(content, gap=t.TIGHT)
        inside.addWidget(self.group)
        self._facts = column(gap=t.TIGHT)
        inside.addLayout(self._facts, 1)
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.setTabChangesFocus(True)
        self.buttons = column(gap=t.NEAR)
        whole = column(self, gap=t.NEAR, edge=t.WIDE)
        for one in (self.where, self.name, self.code, self.remote):
            whole.addWidget(one)
        area = scrolled(content)
        whole.addWidget(area, 1)
        whole.addWidget(field(tr("Dina anteckningar, bara du ser dem"), self.note, wrap=True))
        whole.addLayout(self.buttons)

    def show_meeting(self, meeting: KioskMeeting, employer: str) -> None:
        """Say who sits here and when."""
        view, tr = meeting.view, self._tr
        self.group.setVisible(meeting.group is not None)
        say(self.remote, "" if meeting.remote is None else self._how(meeting.remote))
        if meeting.group is not None:
            self.group.show_group(meeting.group)
        parts = (employer, tr("bord {n}", n=view.station), f"{view.starts:%H.%M}–{view.ends:%H.%M}")
        self.where.setText(" · ".join(parts))
        shown = tr("Kod {code}", code=view.seeker.code)
        self.name.setText(view.seeker.name or shown)
        shown = shown if meeting.group is None else tr("Gruppmöte")
        role = tr("rollen {role}", role=view.role.lower()) if view.role else ""
        say(self.code, " · ".join(p for p in (shown if view.seeker.name else "", role) if p))

    def show_card(self, card: PrepCard) -> None:
        """Show what to read before the meeting."""
        clear(self._facts)
        tr = self._tr
        demands = "\n".join(f"– {demand_said(one, tr)}" for one in card.asks)
        needs = "\n".join(needs_of(card, tr))
        more = ((tr("Tänk på"), needs), (tr("Det här behöver ni i rollen"), demands))
        for title, text in (*facts_of(card, tr), *(one for one in more if one[1])):
            self._facts.addWidget(label(title, "strong", wrap=True))
            self._facts.addWidget(label(text, wrap=True))
            self._facts.addSpacing(t.NEAR)
        self._facts.addStretch(1)

    def forget(self) -> None:
        """Leave nothing of the person on the screen."""
        for one in (self.where, self.name, self.code, self.remote):
            one.setText("")
        self.group.forget()
        self.note.clear()
        clear(self._facts)

    def _how(self, remote: Remote) -> str:
        if remote.way is RemoteWay.VIDEO:
            return self._tr("Videomöte: {address}", address=remote.address)
        return self._tr("Möte på telefon: {address}", address=remote.address)


def facts_of(card: PrepCard, tr: Words) -> Iterator[tuple[str, str]]:
    """What the person can and wants to be asked about, under its titles."""
    if card.told.portfolio:
        yield tr("Har gjort"), card.told.portfolio
    if card.competences:
        yield tr("Kan"), card.competences
    if card.occupation:
        yield tr("Yrke"), card.occupation
    if card.ask_me_about:
        yield tr("Fråga mig gärna om"), card.ask_me_about
    if card.told.question:
        yield tr("Vill fråga"), card.told.question
    if card.told.feedback_on:
        yield tr("Vill ha återkoppling på"), card.told.feedback_on


def needs_of(card: PrepCard, tr: Words) -> list[str]:
    """What to think of in the talk, a sentence each."""
    said = []
    if card.interpreter:
        said.append(tr("Tolk på {language} är med.", language=card.interpreter))
    if card.longer_time:
        said.append(tr("Ge god tid att svara."))
    if card.quiet:
        said.append(tr("Prata lugnt, en i taget."))
    return said
