"""Words: Swedish is written in the code and is the default.

Other languages come from gettext catalogues.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import polib

from motesplats.settings import resource_path

SWEDISH = "sv"
ENGLISH = "en"
LANGUAGES = (SWEDISH, ENGLISH)

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_DIRECTIONAL_ISOLATE = "\u2069"
_UNDECOMPOSABLE = {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i"}
_LAST_LETTERS = {"å": 1, "ä": 2, "æ": 2, "ö": 3, "ø": 3}


@dataclass(frozen=True, slots=True)
class Words:
    """Turns Swedish sentences into one language: ``tr("Hej {name}", name=…)``."""

    language: str = SWEDISH
    _catalogue: dict[str, str] = field(default_factory=dict, repr=False)

    def __call__(self, swedish: str, **values: object) -> str:
        text = self._catalogue.get(swedish) or swedish
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """``one`` when n is 1, else ``many``; ``{n}`` is filled in."""
        return self(one if n == 1 else many, n=n, **values)

    def pick(self, swedish: str, english: str) -> str:
        """The one of two ready texts that is in this language; for content that carries both."""
        return english if self.language == ENGLISH else swedish


Translate = Callable[..., str]


def mark(swedish: str) -> str:
    """The text itself; marks a sentence in a table as one to translate where it is shown."""
    return swedish


@cache
def words_in(language: str) -> Words:
    """The words of ``language``; Swedish for one that has no catalogue."""
    if language == SWEDISH or language not in LANGUAGES:
        return Words()
    catalogue: dict[str, str] = {}
    for file in sorted(resource_path("locale", language).glob("*.po")):
        entries: Any = polib.pofile(str(file))
        catalogue.update({e.msgid: e.msgstr for e in entries if e.translated()})
    return Words(language, catalogue)


def isolated(text: str) -> str:
    """``text`` so that its writing direction does not turn its neighbours inside out (UAX #9, FSI …
    PDI).
    """
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_DIRECTIONAL_ISOLATE}"


@cache
def swedish_order(text: str) -> tuple[tuple[int, str], ...]:
    """A sorting key for Swedish.

    A–z, å, ä, ö last; v and w apart; other diacritics as their base letter.
    """
    return tuple(_letter_key(letter) for letter in text.casefold())


def folded(text: str) -> str:
    """``text`` for searching: case, å ä ö and other diacritics folded away (``Åsa`` → ``asa``)."""
    plain = "".join(_UNDECOMPOSABLE.get(letter, letter) for letter in text.casefold())
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def _letter_key(letter: str) -> tuple[int, str]:
    if letter in _LAST_LETTERS:
        return (_LAST_LETTERS[letter], "")
    return (0, folded(letter))
