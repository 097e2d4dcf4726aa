"""Characters that never show: they cut, turn or forge the text around them, and are no part of a
name.
"""

import unicodedata

# Control, format, unassigned, private use, lone surrogates: Unicode Standard, table 4-4.
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
# Persian and Indic names are spelt with the joiners; a line ends where it ends.
_KEPT = frozenset("\n\u200c\u200d")


def has_hidden(text: str) -> bool:
    """Whether something in ``text`` does not show; line breaks and joiners of letters may be."""
    return not text.isprintable() and any(_is_hidden(letter) for letter in text)


def without_hidden(text: str) -> str:
    """``text`` without what does not show; tabs and the like become blanks."""
    if text.isprintable():
        return text
    blank = (" " if c.isspace() and c != "\n" else c for c in text.replace("\r\n", "\n"))
    return "".join(c for c in blank if not _is_hidden(c))


def one_line(text: str) -> str:
    """``text`` as a name on one line: nothing hidden, no blanks at the ends or in a row."""
    return " ".join(without_hidden(text).split())


def _is_hidden(letter: str) -> bool:
    return letter not in _KEPT and unicodedata.category(letter) in _HIDDEN
