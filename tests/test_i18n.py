"""Words: Swedish is the source, English its translation; order and search are Swedish."""

import ast
import string
from pathlib import Path

import polib
import pytest

from motesplats.i18n import ENGLISH, Words, folded, isolated, mark, swedish_order, words_in
from motesplats.settings import resource_path

CATALOGUES = sorted(resource_path("locale", ENGLISH).glob("*.po"))


def test_swedish_is_what_the_code_says() -> None:
    tr = words_in("sv")
    assert tr("Hej {name}", name="Åsa") == "Hej Åsa"
    assert tr("50 % {kvar}") == "50 % {kvar}"
    assert tr.pick("ja", "yes") == "ja"


def test_other_languages_than_english_are_swedish() -> None:
    assert words_in("fi") == words_in("sv")


def test_english_comes_from_the_catalogues() -> None:
    tr = words_in(ENGLISH)
    assert tr("torsdag") == "Thursday"
    assert tr("Det här har ingen översatt.") == "Det här har ingen översatt."
    assert tr.pick("ja", "yes") == "yes"


def test_one_and_many_are_told_apart() -> None:
    tr = Words()
    assert tr.plural("{n} möte", "{n} möten", 1) == "1 möte"
    assert tr.plural("{n} möte", "{n} möten", 0) == "0 möten"
    assert tr.plural("{n} av {of}", "{n} av {of}", 2, of=3) == "2 av 3"
    assert mark("Hej") == "Hej"


def test_names_are_sorted_as_in_swedish() -> None:
    names = ["Öst", "Ås", "zorn", "Ängel", "Ek", "Éva", "Wall", "Vik", "Łuk"]
    assert sorted(names, key=swedish_order) == [
        "Ek", "Éva", "Łuk", "Vik", "Wall", "zorn", "Ås", "Ängel", "Öst",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Åsa", "asa"), ("ŞAHİN", "sahin"), ("Łukasz", "lukasz"), ("Groß", "gross"), ("Ære", "aere"),
     ("Đỗ", "do"), ("Олена", "олена"), ("مريم", "مريم")],
)  # fmt: skip
def test_names_are_folded_for_searching(name: str, plain: str) -> None:
    assert folded(name) == plain


def test_writing_direction_does_not_leak() -> None:
    assert isolated("مريم") == "\u2068مريم\u2069"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_translations_are_there_and_have_the_same_places_to_fill(path: Path) -> None:
    for entry in polib.pofile(str(path)):
        if not entry.obsolete:
            assert entry.msgstr, entry.msgid
            assert places(entry.msgid) == places(entry.msgstr), entry.msgid


def test_every_swedish_literal_of_the_code_has_an_english_one(project_root: Path) -> None:
    known = {e.msgid for path in CATALOGUES for e in polib.pofile(str(path)) if e.msgstr}
    told = {text for file in sorted((project_root / "motesplats").rglob("*.py"))
            for text in literals(ast.parse(file.read_text(encoding="utf-8")))}  # fmt: skip
    assert sorted(told - known) == []


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def literals(tree: ast.AST) -> set[str]:
    """What is handed to ``tr``, ``tr.plural`` and ``mark`` as it stands in the code."""
    found = set()
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and (count := texts_of(call.func)):
            first = call.args[:count]
            found |= {a.value for a in first if isinstance(a, ast.Constant)}
    return {text for text in found if isinstance(text, str)}


def texts_of(function: ast.expr) -> int:
    """How many of the first arguments are Swedish texts."""
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name == "plural":
        return 2
    return 1 if name in {"tr", "_tr", "mark"} else 0
