"""Looking at a list before it is read: what kind it is, and which column holds what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refused
from motesplats.exchange.csv_text import ENCODINGS, SEPARATORS, TextForm
from motesplats.exchange.errors_file import fault_sentence, remark_sentence
from motesplats.exchange.field_words import field_word
from motesplats.exchange.registration import look_at, read_registration
from motesplats.exchange.rows import Kind, ReadFile
from motesplats.exchange.synonyms import WISH_FIELDS, Field
from motesplats.usecases.registration import remember_columns

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.exchange.headings import Mapping
    from motesplats.usecases.context import Context

__all__ = [
    "ENCODINGS",
    "FIELDS_OF",
    "SEPARATORS",
    "Field",
    "Kind",
    "ReadFile",
    "TextForm",
    "fault_sentence",
    "field_word",
    "kind_of",
    "look_at",
    "remark_sentence",
    "set_column",
    "set_form",
]

_SEEKERS = (
    Field.FIRST_NAME,
    Field.LAST_NAME,
    Field.NAME,
    Field.EMAIL,
    Field.PHONE,
    Field.OCCUPATION,
    Field.COMPETENCES,
    Field.ASK_ME_ABOUT,
    Field.FEEDBACK_ON,
    Field.QUESTION,
    Field.PORTFOLIO,
    Field.OFFICER,
    Field.LANGUAGE,
    Field.PRESENCE,
    Field.ARRIVES,
    Field.LEAVES,
    Field.NEEDS,
    Field.INTERPRETER,
    Field.WHEELCHAIR,
    Field.LONGER_TIME,
    Field.QUIET,
    Field.MUNICIPALITY,
    Field.GENDER,
    Field.TAGS,
    Field.PROTECTED,
    Field.CONSENT,
    Field.WISHES,
    *WISH_FIELDS,
    Field.NEVER,
    Field.MAX_MEETINGS,
    Field.EXTERNAL_CODE,
    Field.STATUS,
)
_EMPLOYERS = (
    Field.EMPLOYER,
    Field.BRANCH,
    Field.ROLE,
    Field.AIM,
    Field.DEMANDS,
    Field.WHY,
    Field.LEARNABLE,
    Field.PLACES,
    Field.SSYK,
    Field.WORK_LANGUAGE,
    Field.LANGUAGE_WHY,
    Field.PAY,
    Field.STATION,
    Field.ACCESSIBLE,
    Field.X,
    Field.Y,
    Field.HINT,
    Field.TALK,
    Field.MAX_MEETINGS,
    Field.MAX_RUN,
    Field.CONTACT,
    Field.EMAIL,
    Field.PHONE,
    Field.PRESENCE,
    Field.ARRIVES,
    Field.LEAVES,
)
_WISHES = (
    Field.EMPLOYER,
    Field.RANK,
    Field.SCORE,
    Field.EMAIL,
    Field.EXTERNAL_CODE,
    Field.NAME,
    Field.FIRST_NAME,
    Field.LAST_NAME,
    Field.WISHES,
    *WISH_FIELDS,
)
# What a column can hold in a list of each kind, in the order in which a person is offered it.
FIELDS_OF: dict[Kind, tuple[Field, ...]] = {
    Kind.SEEKERS: _SEEKERS,
    Kind.EMPLOYERS: _EMPLOYERS,
    Kind.WISHES: _WISHES,
}


def kind_of(path: Path) -> Kind:
    """What a file looks like a list of: the kind that can be read and explains most of its columns.

    Raises the refusal of reading it as a list of seekers when it can be read as none.
    """
    found: dict[Kind, float] = {}
    refused: dict[Kind, Refused] = {}
    for kind in Kind:
        try:
            columns = read_registration(path, kind).mapping.columns
        except Refused as error:
            refused[kind] = error
        else:
            found[kind] = sum(column.certainty for column in columns)
    if not found:
        raise refused[Kind.SEEKERS]
    return max(found, key=lambda kind: found[kind])


def set_column(
    context: Context, path: Path, file: ReadFile, field: Field | None, column: int
) -> ReadFile:
    """Read the list again after a person has said what ``column`` holds (None: nothing).

    The answer is remembered. Raises Refused(COLUMNS_MISSING) when a column that is needed is
    gone; then nothing is remembered.
    """
    mapping = file.mapping
    former = mapping.field_of(column)
    if field is not None:
        mapping = mapping.with_column(field, column)
    elif former is not None:
        mapping = mapping.with_column(former, None)
    return _remembered(context, path, file, mapping)


def set_form(context: Context, path: Path, file: ReadFile, form: TextForm) -> ReadFile:
    """Read the list again after a person has said how the text is written.

    The answer is remembered unless the file cannot be read so for lack of columns, which are then
    there to be pointed out.
    """
    look = look_at(path, file.kind, form)
    same = look.headings == file.headings
    mapping = replace(file.mapping, form=form) if same else look.mapping
    try:
        return _remembered(context, path, file, mapping)
    except Refused:
        # The file has just been looked at: only columns can be missing.
        return replace(look, layout_key=file.layout_key)


def _remembered(context: Context, path: Path, file: ReadFile, mapping: Mapping) -> ReadFile:
    read = read_registration(path, file.kind, mapping)
    corrected = replace(read, layout_key=file.layout_key)
    remember_columns(context, replace(corrected, mapping=mapping))
    return corrected
