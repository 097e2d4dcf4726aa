"""What does not show is no part of a name."""

import pytest

from motesplats.core.texts import has_hidden, one_line, without_hidden


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Åsa Öst", "Åsa Öst"),
        ("Bo\x07 \x1b[31mEk", "Bo [31mEk"),
        ("Bo\u202eEk", "BoEk"),
        ("Bo\u200b\ufeff\u00adEk", "BoEk"),
        ("Bo\tEk\x00", "Bo Ek"),
        ("Bo\udcffEk", "BoEk"),
    ],
)
def test_what_does_not_show_is_left_out(text: str, seen: str) -> None:
    assert without_hidden(text) == seen
    assert has_hidden(text) == (text != seen)


def test_lines_and_the_joiners_that_names_are_spelt_with_stay() -> None:
    assert without_hidden("a\r\nb\nc") == "a\nb\nc"
    assert without_hidden("علی\u200cرضا") == "علی\u200cرضا"
    assert not has_hidden("علی\u200cرضا\n")


def test_a_name_stands_on_one_line() -> None:
    assert one_line(" Bo\n\x07  Ek\u00a0") == "Bo Ek"
