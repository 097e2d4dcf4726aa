"""Separate lists of wishes: one wish a row, or all of a seeker's wishes in one row."""

from dataclasses import replace

from motesplats.core.people import MAX_WISHES
from motesplats.exchange.headings import Mapping
from motesplats.exchange.reading import Reader, UnreadableRowError, harvest
from motesplats.exchange.rows import Fault, WishRow, WishRows
from motesplats.exchange.seeker_rows import names, wished_names
from motesplats.exchange.synonyms import Field
from motesplats.exchange.tables import RawTable

_MAX_SCORE = 5


def read_wishes(table: RawTable, mapping: Mapping) -> WishRows:
    """The wishes in ``table``; a rank outside 1–6 or a score outside 0–5 keeps its row out."""
    found = harvest(table, mapping, _wishes)
    wishes = tuple(wish for row in found.rows for wish in row)
    return WishRows(wishes, tuple(found.rejected), tuple(found.notes), found.skipped)


def _wishes(reader: Reader) -> tuple[WishRow, ...]:
    first, last = names(reader)
    who = WishRow(
        row=reader.row.number,
        employer="",
        email=reader.email(),
        external_code=reader.line(Field.EXTERNAL_CODE),
        first_name=first,
        last_name=last,
    )
    if not (who.email or who.external_code or who.first_name):
        raise UnreadableRowError(Fault.SEEKER_MISSING, Field.EMAIL)
    employer = reader.line(Field.EMPLOYER)
    if employer:
        return (replace(who, employer=employer, rank=_rank(reader), employer_score=_score(reader)),)
    wished = wished_names(reader)
    if not wished:
        raise UnreadableRowError(Fault.WISH_MISSING, Field.EMPLOYER)
    return tuple(
        replace(who, employer=name, rank=rank) for rank, name in enumerate(wished, start=1)
    )


def _rank(reader: Reader) -> int | None:
    rank = reader.whole(Field.RANK, 0, Fault.RANK_INVALID)
    if rank > MAX_WISHES:
        raise UnreadableRowError(Fault.RANK_INVALID, Field.RANK, str(rank))
    if rank == 0 and reader.mapping.column_of(Field.RANK) is None:
        return None if reader.mapping.column_of(Field.SCORE) is not None else 1
    return rank or None


def _score(reader: Reader) -> int:
    score = reader.whole(Field.SCORE, 0)
    if score > _MAX_SCORE:
        raise UnreadableRowError(Fault.NUMBER_INVALID, Field.SCORE, str(score))
    return score
