"""The content of forms and of the language check, loaded once from the program's resources."""

import json
from functools import cache

from motesplats.feedback.label_texts import LabelLanguage, read_label_languages
from motesplats.feedback.language import LanguageCheck, read_language_check
from motesplats.feedback.library import PARTS, FormLibrary, read_library
from motesplats.feedback.reading import as_object
from motesplats.settings import resource_path


@cache
def form_library() -> FormLibrary:
    """All content of forms and reports."""
    return read_library({name: _content(name) for name in PARTS})


@cache
def language_check() -> LanguageCheck:
    """The language check with its patterns compiled."""
    return read_language_check(_content("language_check"))


@cache
def label_languages() -> dict[str, LabelLanguage]:
    """The languages that a report's labels may stand in beside the Swedish, by code."""
    content = as_object(_content("report_labels_i18n"))
    return {language.code: language for language in read_label_languages(content)}


def _content(name: str) -> object:
    return json.loads(resource_path("forms", f"{name}.json").read_text(encoding="utf-8"))
