"""The content of forms and of the language check, loaded once from the program's resources."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from motesplats.feedback.label_texts import LabelLanguage, read_label_languages
from motesplats.feedback.language import LanguageCheck, read_language_check
from motesplats.feedback.library import PARTS, FormLibrary, form_for, read_library
from motesplats.feedback.reading import as_object
from motesplats.settings import resource_path

if TYPE_CHECKING:
    from motesplats.core.people import Employer
    from motesplats.feedback.form import Form


@cache
def form_library() -> FormLibrary:
    """All content of forms and reports."""
    return read_library({name: _content(name) for name in PARTS})


@cache
def language_check() -> LanguageCheck:
    """The language check with its patterns compiled."""
    return read_language_check(_content("language_check"))


@cache
def question_check() -> LanguageCheck:
    """What a question of a fair's own may not ask for: the language check, and words that only a
    question needs to ask for what may never be stored."""
    grammar = as_object(_content("language_check"))["grammar"]
    asked = {"grammar": grammar, **as_object(_content("question_check"))}
    return LanguageCheck(language_check().categories + read_language_check(asked).categories)


@cache
def label_languages() -> dict[str, LabelLanguage]:
    """The languages that a report's labels may stand in beside the Swedish, by code."""
    content = as_object(_content("report_labels_i18n"))
    return {language.code: language for language in read_label_languages(content)}


def form_of(employer: Employer, library: FormLibrary | None = None) -> Form:
    """The library's form for the employer's branch and first role, without what a fair changes."""
    role = employer.roles[0] if employer.roles else None
    return form_for(
        library or form_library(),
        employer.branch,
        "" if role is None else role.ssyk,
        work_language=role is not None and bool(role.work_language),
    )


def _content(name: str) -> object:
    return json.loads(resource_path("forms", f"{name}.json").read_text(encoding="utf-8"))
