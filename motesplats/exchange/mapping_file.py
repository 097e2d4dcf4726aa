"""A choice of columns as a TOML file that a person can read: ``[columns]`` with ``first_name =
"Förnamn"``.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from motesplats.core.errors import Refusal, Refused
from motesplats.exchange.headings import Column, Mapping
from motesplats.exchange.synonyms import Field, compact
from motesplats.exchange.toml_text import place_of, quoted, text_of


def mapping_text(mapping: Mapping, headings: Sequence[str]) -> str:
    """The mapping as TOML; a heading that stands more than once is written as its column number
    from 1.
    """
    lines = ["[columns]"]
    for column in mapping.columns:
        heading = headings[column.column]
        alone = sum(compact(other) == compact(heading) for other in headings) == 1
        place = quoted(heading) if heading and alone else str(column.column + 1)
        lines.append(f"{column.field.value} = {place}")
    return "\n".join(lines) + "\n"


def read_mapping(path: Path, headings: Sequence[str]) -> Mapping:
    """The mapping in the file for a list with ``headings``; refusals as ``mapping_from_text``
    and FILE_MISSING.
    """
    return mapping_from_text(text_of(path), headings, path.name)


def mapping_from_text(text: str, headings: Sequence[str], name: str = "") -> Mapping:
    """The mapping in ``text``.

    Raises Refused(MAPPING_INVALID) with path and reason: what is wrong, as ``key = value`` or a
    place in the text.
    """
    try:
        table = tomllib.loads(text).get("columns", {})
    except tomllib.TOMLDecodeError as error:
        raise Refused(Refusal.MAPPING_INVALID, path=name, reason=place_of(error, text)) from error
    if not isinstance(table, dict) or not table:
        raise Refused(Refusal.MAPPING_INVALID, path=name, reason="[columns]")
    columns: list[Column] = []
    for key, value in table.items():
        place = _place(value, headings)
        if key not in set(Field) or place is None:
            raise Refused(Refusal.MAPPING_INVALID, path=name, reason=f"{key} = {value}")
        columns.append(Column(Field(key), place))
    return Mapping(tuple(sorted(columns, key=lambda column: column.column)))


def _place(value: object, headings: Sequence[str]) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value - 1 if 1 <= value <= len(headings) else None
    if not isinstance(value, str):
        return None
    wanted = compact(value)
    return next((place for place, own in enumerate(headings) if compact(own) == wanted), None)
