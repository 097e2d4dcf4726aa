"""A choice of columns as a TOML file that a person can read: ``[columns]`` with ``first_name =
"Förnamn"``, and ``[file]`` with ``encoding`` and ``separator`` where they were guessed wrong.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import asdict

from motesplats.core.errors import Refusal, Refused
from motesplats.exchange.csv_text import ENCODINGS, GUESSED, SEPARATORS, TextForm
from motesplats.exchange.headings import Column, Mapping
from motesplats.exchange.synonyms import Field, compact
from motesplats.exchange.toml_text import place_of, quoted

_CHOICES = {"encoding": ENCODINGS, "separator": SEPARATORS}


def mapping_text(mapping: Mapping, headings: Sequence[str]) -> str:
    """The mapping as TOML; a heading that stands more than once is written as its column number
    from 1.
    """
    lines = [f"{key} = {quoted(value)}" for key, value in asdict(mapping.form).items() if value]
    lines = ["[file]", *lines, "", "[columns]"] if lines else ["[columns]"]
    for column in mapping.columns:
        heading = headings[column.column]
        alone = sum(compact(other) == compact(heading) for other in headings) == 1
        place = quoted(heading) if heading and alone else str(column.column + 1)
        lines.append(f"{column.field.value} = {place}")
    return "\n".join(lines) + "\n"


def mapping_from_text(text: str, headings: Sequence[str], name: str = "") -> Mapping:
    """The mapping in ``text``; one that says only how the file is written has no columns.

    Raises Refused(MAPPING_INVALID) with path and reason: what is wrong, as ``key = value`` or a
    place in the text.
    """
    whole = _parsed(text, name)
    form = _form(whole.get("file", {}), name)
    table = whole.get("columns", {})
    if not isinstance(table, dict) or not (table or form != GUESSED):
        raise Refused(Refusal.MAPPING_INVALID, path=name, reason="[columns]")
    columns: list[Column] = []
    for key, value in table.items():
        place = _place(value, headings)
        if key not in set(Field) or place is None:
            raise Refused(Refusal.MAPPING_INVALID, path=name, reason=f"{key} = {value}")
        columns.append(Column(Field(key), place))
    return Mapping(tuple(sorted(columns, key=lambda column: column.column)), form)


def form_from_text(text: str, name: str = "") -> TextForm:
    """How the file is written, as the mapping in ``text`` says.

    Raises Refused(MAPPING_INVALID) as ``mapping_from_text`` does.
    """
    return _form(_parsed(text, name).get("file", {}), name)


def _parsed(text: str, name: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(Refusal.MAPPING_INVALID, path=name, reason=place_of(error, text)) from error


def _form(table: object, name: str) -> TextForm:
    if not isinstance(table, dict):
        raise Refused(Refusal.MAPPING_INVALID, path=name, reason="[file]")
    for key, value in table.items():
        if value not in _CHOICES.get(key, ()):
            raise Refused(Refusal.MAPPING_INVALID, path=name, reason=f"{key} = {value}")
    return TextForm(**table)


def _place(value: object, headings: Sequence[str]) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value - 1 if 1 <= value <= len(headings) else None
    if not isinstance(value, str):
        return None
    wanted = compact(value)
    return next((place for place, own in enumerate(headings) if compact(own) == wanted), None)
