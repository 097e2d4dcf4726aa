"""Which column holds what: guessed from headings and from what the values look like, and
correctable.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from motesplats.exchange import synonyms
from motesplats.exchange.conventions import looks_like_email
from motesplats.exchange.csv_text import GUESSED, TextForm
from motesplats.exchange.synonyms import Field

SURE = 1.0
LIKELY = 0.7
POSSIBLE = 0.5
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Column:
    """A field and the column (index from 0) that holds it; ``certainty`` 0–1, 1 for what a
    person has chosen.
    """

    field: Field
    column: int
    certainty: float = SURE


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column each field comes from; fields that are not in the file are left out.

    ``form`` says how a text file is written where that was guessed wrong.
    """

    columns: tuple[Column, ...] = ()
    form: TextForm = GUESSED

    def column_of(self, field: Field) -> int | None:
        """The column (index from 0) that holds ``field``, or None."""
        return next((c.column for c in self.columns if c.field is field), None)

    def field_of(self, column: int) -> Field | None:
        """What the column holds, or None when it is not used."""
        return next((c.field for c in self.columns if c.column == column), None)

    def certainty_of(self, column: int) -> float:
        """How sure the guess is, 0–1; 0 for a column that is not used."""
        return next((c.certainty for c in self.columns if c.column == column), 0.0)

    def with_column(self, field: Field, column: int | None) -> "Mapping":
        """The mapping after a person said where ``field`` is; None: nowhere. The column loses
        its former field.
        """
        kept = tuple(c for c in self.columns if c.field is not field and c.column != column)
        if column is None:
            return replace(self, columns=kept)
        return replace(self, columns=(*kept, Column(field, column)))


def layout_key(headings: Sequence[str]) -> str:
    """A key that is the same for every file with these headings, whatever their case, blanks
    and hyphens.
    """
    text = "\x1f".join(synonyms.compact(heading) for heading in headings)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def is_known(heading: str) -> bool:
    """Whether the heading is one that registration lists use."""
    return (
        synonyms.compact(heading) in synonyms.KNOWN_WORDS
        or synonyms.wish_field(heading) is not None
    )


def is_phone(heading: str) -> bool:
    """Whether the column is meant for phone numbers."""
    return _guess(heading, synonyms.EXACT_SEEKERS)[0] is Field.PHONE


def is_personal_number(heading: str) -> bool:
    """Whether the column is meant for personal numbers or birth dates."""
    return synonyms.is_personal_number(heading)


def seeker_mapping(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapping:
    """The best guess for a list of seekers."""
    return _mapping(headings, rows, synonyms.EXACT_SEEKERS)


def employer_mapping(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapping:
    """The best guess for a list of employers, where ``Namn`` is the employer's unless another
    column is.
    """
    mapping = _mapping(headings, rows, synonyms.EXACT_EMPLOYERS, numbered=False)
    people = {Field.FIRST_NAME, Field.LAST_NAME, Field.NAME, Field.STATUS}
    return Mapping(tuple(c for c in mapping.columns if c.field not in people))


def wish_mapping(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapping:
    """The best guess for a separate list of wishes."""
    return _mapping(headings, rows, synonyms.EXACT_WISHES)


def _mapping(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    words: dict[str, Field],
    *,
    numbered: bool = True,
) -> Mapping:
    best: dict[Field, Column] = {}
    for place, heading in enumerate(headings):
        field, certainty = _guess(heading, words, numbered=numbered)
        if field is None:
            continue
        column = Column(field, place, certainty * _worth(field, _values(rows, place)))
        # The later of two alike wins: forms put automatic columns before the questions.
        if column.certainty > 0 and column.certainty >= _certainty(best.get(field)):
            best[field] = column
    _add_emails(best, headings, rows)
    return Mapping(tuple(sorted(_one_each(best.values()), key=lambda c: c.column)))


def _certainty(column: Column | None) -> float:
    return column.certainty if column else 0.0


def _one_each(columns: Iterable[Column]) -> list[Column]:
    taken: dict[int, Column] = {}
    for column in columns:
        if column.certainty > _certainty(taken.get(column.column)):
            taken[column.column] = column
    return list(taken.values())


def _guess(
    heading: str, words: dict[str, Field], *, numbered: bool = True
) -> tuple[Field | None, float]:
    if synonyms.is_personal_number(heading):
        return None, 0.0
    wish = synonyms.wish_field(heading) if numbered else None
    if wish is not None:
        return wish, SURE
    exact = words.get(synonyms.compact(heading))
    if exact is not None:
        return exact, SURE
    allowed = set(words.values())
    text = synonyms.spaced(heading)
    for pattern, field in synonyms.INSIDE:
        if field in allowed and pattern.search(text):
            return field, LIKELY
    return None, 0.0


def _values(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place] for row in rows[:_LOOKED_AT] if place < len(row) and row[place]]


def _worth(field: Field, values: list[str]) -> float:
    """How far the values bear out what the heading says; nothing where they are all
    ``anonymous``.
    """
    real = [value for value in values if value.casefold() not in {"anonymous", "anonym"}]
    if not real:
        return 0.0 if values else 0.3
    if field is Field.EMAIL and _share(real, looks_like_email) < 0.5:
        return 0.2
    return 1.0 if len(real) == len(values) else 0.9


def _share(values: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values) if values else 0.0


def _add_emails(
    best: dict[Field, Column], headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Where no heading leads to addresses, a column that is full of them does."""
    found = best.get(Field.EMAIL)
    if found is not None and found.certainty >= POSSIBLE:
        return
    used = {column.column for field, column in best.items() if field is not Field.EMAIL}
    for place in range(len(headings)):
        if place not in used and _share(_values(rows, place), looks_like_email) >= 0.6:
            best[Field.EMAIL] = Column(Field.EMAIL, place, POSSIBLE)
            return
