"""Registration files of any layout become frozen rows: seekers, employers with roles and
stations, wishes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from motesplats.core.errors import Refusal, Refused
from motesplats.exchange.csv_text import GUESSED, TextForm
from motesplats.exchange.employer_rows import read_employers
from motesplats.exchange.field_words import FIELD_WORDS
from motesplats.exchange.headings import (
    Mapping,
    employer_mapping,
    layout_key,
    seeker_mapping,
    wish_mapping,
)
from motesplats.exchange.rows import EmployerRows, Kind, ReadFile, SeekerRows, WishRows
from motesplats.exchange.seeker_rows import read_seekers
from motesplats.exchange.synonyms import WISH_FIELDS, Field
from motesplats.exchange.tables import RawTable, read_clipboard, read_tables
from motesplats.exchange.wish_rows import read_wishes
from motesplats.i18n import mark

_SAMPLES = 3
_NO_SEEKERS, _NO_EMPLOYERS, _NO_WISHES = SeekerRows(), EmployerRows(), WishRows()
_GUESSES = {
    Kind.SEEKERS: seeker_mapping,
    Kind.EMPLOYERS: employer_mapping,
    Kind.WISHES: wish_mapping,
}
_SHEETS = {
    Kind.SEEKERS: ("sökande", "arbetssökande", "deltagare", "seekers", "participants"),
    Kind.EMPLOYERS: ("arbetsgivare", "företag", "employers"),
    Kind.WISHES: ("önskemål", "wishes"),
}
_NEEDED: dict[Kind, tuple[tuple[Field, ...], ...]] = {
    Kind.SEEKERS: ((Field.NAME, Field.FIRST_NAME),),
    Kind.EMPLOYERS: ((Field.EMPLOYER,),),
    Kind.WISHES: (
        (Field.EMAIL, Field.EXTERNAL_CODE, Field.NAME, Field.FIRST_NAME),
        (Field.EMPLOYER, Field.WISHES, *WISH_FIELDS),
    ),
}


@dataclass(frozen=True, slots=True)
class _Rows:
    seekers: SeekerRows = _NO_SEEKERS
    employers: EmployerRows = _NO_EMPLOYERS
    wishes: WishRows = _NO_WISHES

    @property
    def told(self) -> SeekerRows | EmployerRows | WishRows:
        parts = (self.seekers, self.employers)
        return next(
            (part for part in parts if part.rows or part.rejected or part.skipped), self.wishes
        )


def read_registration(path: Path, kind: Kind, mapping: Mapping | None = None) -> ReadFile:
    """Read the list of ``kind`` in the file; ``mapping`` where a person has corrected or
    remembered one.

    Raises Refused as ``read_tables`` does, and Refused(COLUMNS_MISSING) when nothing holds a name
    (details: path, columns: what is missing, in words; headings: what there is).
    """
    form = GUESSED if mapping is None else mapping.form
    return _read(_table_for(read_tables(path, form), kind), kind, mapping)


def read_pasted(text: str, kind: Kind, mapping: Mapping | None = None) -> ReadFile:
    """Read the list of ``kind`` in pasted text; refusals as for a file."""
    return _read(read_clipboard(text), kind, mapping)


def look_at(path: Path, kind: Kind, form: TextForm = GUESSED) -> ReadFile:
    """How the file would be understood, without its rows: for choosing columns when some are
    missing.
    """
    table = _table_for(read_tables(path, form), kind)
    mapping = replace(_guessed(table, kind), form=form)
    return _understood(table, kind, mapping, _Rows())


def _read(table: RawTable, kind: Kind, mapping: Mapping | None) -> ReadFile:
    used = mapping if mapping is not None else _guessed(table, kind)
    _refuse_missing(table, kind, used)
    if kind is Kind.SEEKERS:
        rows = _Rows(seekers=read_seekers(table, used))
    elif kind is Kind.EMPLOYERS:
        rows = _Rows(employers=read_employers(table, used))
    else:
        rows = _Rows(wishes=read_wishes(table, used))
    return _understood(table, kind, used, rows)


def _guessed(table: RawTable, kind: Kind) -> Mapping:
    return _GUESSES[kind](table.headings, [row.cells for row in table.rows])


def _table_for(tables: Sequence[RawTable], kind: Kind) -> RawTable:
    for table in tables:
        if table.sheet.casefold().strip() in _SHEETS[kind]:
            return table
    fitting = (table for table in tables if not _missing(kind, _guessed(table, kind)))
    return next(fitting, tables[0])


def _missing(kind: Kind, mapping: Mapping) -> tuple[Field, ...]:
    return tuple(
        choices[0]
        for choices in _NEEDED[kind]
        if all(mapping.column_of(name) is None for name in choices)
    )


def _refuse_missing(table: RawTable, kind: Kind, mapping: Mapping) -> None:
    outside = any(not 0 <= column.column < len(table.headings) for column in mapping.columns)
    if outside:
        raise Refused(
            Refusal.MAPPING_INVALID, path=table.name, reason=mark("kolumnen finns inte i filen")
        )
    missing = _missing(kind, mapping)
    if missing:
        raise Refused(
            Refusal.COLUMNS_MISSING,
            path=table.name,
            columns=tuple(FIELD_WORDS[name] for name in missing),
            headings=table.headings,
        )


def _understood(table: RawTable, kind: Kind, mapping: Mapping, rows: _Rows) -> ReadFile:
    told = rows.told
    return ReadFile(
        name=table.name,
        kind=kind,
        layout_key=layout_key(table.headings),
        headings=table.headings,
        mapping=mapping,
        samples=tuple(_samples(table, place) for place in range(len(table.headings))),
        encoding=table.encoding,
        separator=table.separator,
        sheet=table.sheet,
        seekers=rows.seekers.rows,
        employers=rows.employers.rows,
        wishes=rows.wishes.rows,
        rejected=told.rejected,
        notes=told.notes,
        skipped=told.skipped,
    )


def _samples(table: RawTable, place: int) -> tuple[str, ...]:
    """The first values of a column; one with å, ä or ö comes first, where wrong letters would
    be seen.
    """
    values = [row.cells[place] for row in table.rows[:50] if row.cells[place] and not row.broken]
    values.sort(key=lambda value: not any(letter in "åäöÅÄÖ" for letter in value))
    return tuple(values[:_SAMPLES])
