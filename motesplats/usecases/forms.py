"""The content of forms and of the language check, loaded once from the program's resources."""

import json
from functools import cache

from motesplats.feedback.library import PARTS, FormLibrary, read_library
from motesplats.settings import resource_path


@cache
def form_library() -> FormLibrary:
    """All content of forms and reports."""
    return read_library({name: _content(name) for name in PARTS})


def _content(name: str) -> object:
    return json.loads(resource_path("forms", f"{name}.json").read_text(encoding="utf-8"))
