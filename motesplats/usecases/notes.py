"""Quick notes: written in a line, done, taken away, and found again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.ids import EmployerId, SeekerId, StationId, new_id
from motesplats.core.notes import ABOUT_NOTHING, LONGEST_NOTE, About, QuickNote
from motesplats.core.visibility import Place
from motesplats.storage import notes
from motesplats.usecases.queries import known_fair, parts_in
from motesplats.usecases.quick_search import FoundKind, find
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import FairId, OperationId
    from motesplats.usecases.context import Context
    from motesplats.usecases.quick_search import Found, SearchIndex
    from motesplats.usecases.views import FairParts

NOTED = frozenset({Topic.NOTES})
_SIGN = "@"
_MOST = 4


@dataclass(frozen=True, slots=True)
class NoteChanged:
    """The note as it is now, or as it was before it was taken away."""

    note: QuickNote
    changed: frozenset[Topic] = NOTED


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note with the name of whom it is about, as the desk may see it; ``station`` is a number,
    0 for none.
    """

    note: QuickNote
    about: str = ""
    station: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """What is typed after an "@": the matches, and the text without each of them.

    ``rest`` is the text with the mention taken out.
    """

    found: tuple[Found, ...] = ()
    rest: str = ""


def notes_at(context: Context, fair_id: FairId) -> tuple[NoteLine, ...]:
    """The fair's notes, open ones first, the newest first. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        found = notes.notes_of(connection, fair_id)
        parts = parts_in(connection, fair_id)
    return tuple(_line(note, parts) for note in found)


def save_note(
    context: Context, fair_id: FairId, wanted: QuickNote, operation: OperationId | None = None
) -> NoteChanged:
    """Keep a note from ``new_note``, or one that was taken away.

    Raises Refused(NOTE_EMPTY), Refused(UNKNOWN_FAIR).
    """
    text = " ".join(wanted.text.split())[:LONGEST_NOTE]
    if not text:
        raise Refused(Refusal.NOTE_EMPTY)
    note = replace(wanted, fair=fair_id, text=text, owner=" ".join(wanted.owner.split()))
    with context.store.write("save_note", operation) as transaction:
        connection = transaction.connection
        known_fair(connection, fair_id)
        if not transaction.repeated:
            notes.put_note(connection, note)
            transaction.journal([fair_id, note.id])
    return NoteChanged(note)


def new_note(
    context: Context, fair_id: FairId, text: str, owner: str = "", about: About = ABOUT_NOTHING
) -> QuickNote:
    """A note of this instant that is not stored yet."""
    return QuickNote(new_id(), fair_id, text, context.now(), owner, about)


def finish_note(
    context: Context, note_id: str, operation: OperationId | None = None
) -> NoteChanged:
    """It is done. Raises Refused(UNKNOWN_NOTE)."""
    return _set_done(context, note_id, context.now(), operation)


def reopen_note(
    context: Context, note_id: str, operation: OperationId | None = None
) -> NoteChanged:
    """It is not done after all. Raises Refused(UNKNOWN_NOTE)."""
    return _set_done(context, note_id, None, operation)


def remove_note(
    context: Context, note_id: str, operation: OperationId | None = None
) -> NoteChanged:
    """Take a note out of the store; the answer is what putting it back takes.

    Raises Refused(UNKNOWN_NOTE).
    """
    with context.store.write("remove_note", operation) as transaction:
        note = notes.note_by_id(transaction.connection, note_id)
        if note is None:
            raise Refused(Refusal.UNKNOWN_NOTE)
        notes.remove_note(transaction.connection, note_id)
        transaction.journal([note.fair, note_id])
    return NoteChanged(note)


def mentioned(index: SearchIndex, text: str, now: datetime) -> Mention:
    """Whom or what the text names after its last "@".

    As many words as match are the mention; "@" within a word, as in an address, is none. Protected
    people are found by their code only.
    """
    start = text.rfind(_SIGN)
    if start < 0 or (start > 0 and not text[start - 1].isspace()):
        return Mention()
    words = text[start + 1 :].split()
    for many in range(len(words), 0, -1):
        hits = find(index, " ".join(words[:many]), now, _MOST)
        known = tuple(hit for hit in hits if hit.kind is not FoundKind.MEETING)
        if known:
            rest = " ".join((*text[:start].split(), *words[many:]))
            return Mention(known, rest)
    return Mention()


def about_of(found: Found) -> About:
    """What a note about that refers to."""
    if found.kind is FoundKind.PERSON:
        return About(seeker=SeekerId(found.key))
    if found.kind is FoundKind.EMPLOYER:
        return About(employer=EmployerId(found.key))
    return About(station=StationId(found.key))


def _set_done(
    context: Context, note_id: str, at: datetime | None, operation: OperationId | None
) -> NoteChanged:
    verb, back = ("finish_note", "reopen_note")[:: 1 if at else -1]
    with context.store.write(verb, operation) as transaction:
        note = notes.note_by_id(transaction.connection, note_id)
        if note is None:
            raise Refused(Refusal.UNKNOWN_NOTE)
        if not transaction.repeated:
            notes.set_done(transaction.connection, note_id, at)
            transaction.journal([note.fair, note_id], {"verb": back, "note": note_id})
    return NoteChanged(replace(note, done_at=at))


def _line(note: QuickNote, parts: FairParts) -> NoteLine:
    about = note.about
    if about.seeker is not None:
        return NoteLine(note, shown(parts.seekers[about.seeker], Place.DESK).label)
    if about.employer is not None:
        return NoteLine(note, parts.employers[about.employer].name)
    if about.station is not None:
        return NoteLine(note, station=parts.stations[about.station].number)
    return NoteLine(note)
