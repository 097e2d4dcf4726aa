"""Employers' answers as a JSON file (``motesplats-forms/1``) become frozen entries; each fault
names its place.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from motesplats.core.errors import Refusal, Refused
from motesplats.exchange.personal_numbers import without_personal_numbers
from motesplats.exchange.toml_text import text_of

FORMAT = "motesplats-forms/1"


@dataclass(frozen=True, slots=True)
class FormsEntry:
    """One filled-in form: ``index`` is its place in the file, answers are by item id of the
    form.
    """

    index: int
    seeker_code: str
    employer_name: str
    answers: Mapping[str, object]


def read_forms_file(path: Path) -> tuple[FormsEntry, ...]:
    """The forms in the file; refusals as ``forms_from_text``, and those of reading a small text
    file.
    """
    return forms_from_text(text_of(path, 20 * 1024 * 1024), path.name)


def forms_from_text(text: str, name: str = "") -> tuple[FormsEntry, ...]:
    """The forms in ``text``; personal numbers in their sentences are replaced by dots.

    Raises Refused(JSON_INVALID) with path and where: a JSON path such as ``forms[3].seeker`` or a
    line and column.
    """
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        raise _invalid(name, f"{error.lineno}:{error.colno}") from error
    except RecursionError as error:
        raise _invalid(name, "[[[") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise _invalid(name, "format")
    forms = told.get("forms")
    if not isinstance(forms, list):
        raise _invalid(name, "forms")
    return tuple(_entry(name, index, form) for index, form in enumerate(forms))


def _entry(name: str, index: int, form: object) -> FormsEntry:
    here = f"forms[{index}]"
    if not isinstance(form, dict):
        raise _invalid(name, here)
    for key in ("seeker", "employer"):
        if not isinstance(form.get(key), str) or not form[key].strip():
            raise _invalid(name, f"{here}.{key}")
    answers = form.get("answers")
    if not isinstance(answers, dict):
        raise _invalid(name, f"{here}.answers")
    safe = {item: _scrubbed(answer) for item, answer in answers.items()}
    return FormsEntry(
        index, form["seeker"].strip(), form["employer"].strip(), MappingProxyType(safe)
    )


def _scrubbed(answer: object) -> object:
    if isinstance(answer, str):
        return without_personal_numbers(answer)
    if isinstance(answer, list):
        return tuple(_scrubbed(part) for part in answer)
    if isinstance(answer, dict):
        return MappingProxyType({key: _scrubbed(part) for key, part in answer.items()})
    return answer


def _invalid(name: str, where: str) -> Refused:
    return Refused(Refusal.JSON_INVALID, path=name, where=where)
