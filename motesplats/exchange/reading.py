"""One row of a registration file by field, with the faults and remarks that reading it gives."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time
from typing import Generic, TypeVar

from motesplats.core.people import ALL_DAY, Presence
from motesplats.exchange.conventions import (
    looks_like_email,
    read_presence,
    read_time,
    read_whole,
    read_yes_no,
)
from motesplats.exchange.headings import Mapping
from motesplats.exchange.personal_numbers import without_masks
from motesplats.exchange.rows import Fault, Note, RejectedRow, Remark
from motesplats.exchange.synonyms import Field
from motesplats.exchange.tables import RawTable, TableRow

T = TypeVar("T")

_CANCELLED = (
    "refunded",
    "cancelled",
    "canceled",
    "not attending",
    "deleted",
    "återbetald",
    "avbokad",
    "makulerad",
    "rejected",
    "withdrawn",
    "transferred",
)
_NAMES = frozenset(
    {
        Field.FIRST_NAME,
        Field.LAST_NAME,
        Field.NAME,
        Field.EMPLOYER,
        Field.CONTACT,
        Field.OFFICER,
    }
)
_EXAMPLE = re.compile(r"(?:exempel|example)\b", re.IGNORECASE)


class UnreadableRowError(Exception):
    """A cell that keeps its row out."""

    def __init__(self, fault: Fault, place: Field, shown: str = "") -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.place = place
        self.shown = shown


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the cells of one row; notes are gathered, faults raised as UnreadableRowError."""

    table: RawTable
    mapping: Mapping
    row: TableRow
    notes: list[Note] = field(default_factory=list)

    def text(self, name: Field) -> str:
        """The cell's text; empty where the file has no such column."""
        column = self.mapping.column_of(name)
        return self.row.cells[column] if column is not None and column < len(self.row.cells) else ""

    def line(self, name: Field) -> str:
        """The cell's text on one line; of a name, what is left without personal numbers."""
        line = " ".join(self.text(name).split())
        return without_masks(line) if name in _NAMES else line

    def heading(self, name: Field) -> str:
        """What the file calls the column."""
        column = self.mapping.column_of(name)
        return self.table.headings[column] if column is not None else ""

    def note(self, remark: Remark, name: Field, shown: str = "") -> None:
        """Remember something to tell about the row."""
        self.notes.append(Note(self.row.number, remark, self.heading(name), shown))

    def email(self) -> str:
        """The address in small letters; remarked on when it has not the shape of one."""
        address = self.line(Field.EMAIL).removeprefix("mailto:")
        if address.casefold() in {"anonymous", "anonym"}:
            return ""
        if address and not looks_like_email(address):
            self.note(Remark.EMAIL_ODD, Field.EMAIL, address)
        return address.lower()

    def yes(self, name: Field, *, unsaid: bool = False) -> bool:
        """Whether the cell says yes; ``unsaid`` for an empty or unclear cell."""
        text = self.text(name)
        said = read_yes_no(text) if text else None
        return unsaid if said is None else said

    def says(self, name: Field) -> bool:
        """Whether the cell says yes or no in a way that can be read."""
        text = self.text(name)
        return bool(text) and read_yes_no(text) is not None

    def told_presence(self) -> frozenset[Field]:
        """Which of arrival and departure the row tells of, once ``presence`` has read it."""
        both = frozenset({Field.ARRIVES, Field.LEAVES})
        if any(note.remark is Remark.PRESENCE_UNCLEAR for note in self.notes):
            return frozenset()
        return both if self.line(Field.PRESENCE) else frozenset(filter(self.line, both))

    def whole(self, name: Field, unsaid: int, fault: Fault = Fault.NUMBER_INVALID) -> int:
        """The whole number in the cell, or ``unsaid`` when it is empty."""
        text = self.line(name)
        number = read_whole(text) if text else unsaid
        if number is None or number < 0:
            raise UnreadableRowError(fault, name, text)
        return number

    def limit(self, name: Field, most: int) -> int | None:
        """The number from 1 to ``most`` in the cell, or None when it is empty."""
        if not self.line(name):
            return None
        number = self.whole(name, 0)
        if not 1 <= number <= most:
            raise UnreadableRowError(Fault.LIMIT_INVALID, name, self.line(name))
        return number

    def time(self, name: Field) -> time | None:
        """The time in the cell, or None when it is empty or says no."""
        text = self.line(name)
        if not text or read_yes_no(text) is False:
            return None
        found = read_time(text)
        if found is None and any(character.isdigit() for character in text):
            raise UnreadableRowError(Fault.TIME_INVALID, name, text)
        if found is None:
            self.note(Remark.PRESENCE_UNCLEAR, name, text)
        return found

    def presence(self) -> Presence:
        """The part of the day that the row tells of."""
        text = self.line(Field.PRESENCE).rstrip(";")
        try:
            told = read_presence(text)
        except ValueError as error:
            raise UnreadableRowError(Fault.TIME_INVALID, Field.PRESENCE, text) from error
        if told is None:
            self.note(Remark.PRESENCE_UNCLEAR, Field.PRESENCE, text)
            told = ALL_DAY
        arrives = self.time(Field.ARRIVES) or told.arrives
        leaves = self.time(Field.LEAVES) or told.leaves
        if arrives and leaves and arrives >= leaves:
            raise UnreadableRowError(
                Fault.TIME_INVALID, Field.LEAVES, f"{arrives:%H:%M}–{leaves:%H:%M}"
            )
        return Presence(arrives, leaves)


@dataclass(slots=True)
class Harvest(Generic[T]):
    """What reading a table gave so far."""

    rows: list[T] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    skipped: int = 0

    def reject(self, reader: Reader, bad: UnreadableRowError) -> None:
        """Set the reader's row aside with the cell that keeps it out."""
        self.rejected.append(
            RejectedRow(
                reader.row.number,
                bad.fault,
                reader.heading(bad.place),
                bad.shown,
                reader.row.cells,
            )
        )


def harvest(table: RawTable, mapping: Mapping, read: Callable[[Reader], T]) -> Harvest[T]:
    """Read every row of ``table`` that is neither an example nor cancelled."""
    found: Harvest[T] = Harvest()
    for row in table.rows:
        reader = Reader(table, mapping, row)
        if _is_skipped(reader):
            found.skipped += 1
            continue
        if row.broken:
            shown = tuple(_mended(cell) for cell in row.cells)
            found.rejected.append(RejectedRow(row.number, Fault.MIXED_ENCODING, "", "", shown))
            continue
        try:
            found.rows.append(read(reader))
        except UnreadableRowError as bad:
            found.reject(reader, bad)
        found.notes.extend(reader.notes)
    found.notes.extend(
        Note(row, Remark.PERSONAL_NUMBER_REMOVED, heading) for row, heading in table.scrubbed
    )
    return found


def _mended(cell: str) -> str:
    return cell.encode("utf-8", "replace").decode("utf-8")


def _is_skipped(reader: Reader) -> bool:
    status = reader.line(Field.STATUS).casefold()
    if any(word in status for word in _CANCELLED):
        return True
    first = next((cell for cell in reader.row.cells if cell), "")
    return _EXAMPLE.match(first) is not None
