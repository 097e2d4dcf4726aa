"""Wrapping, directions and fonts of single lines."""

import pytest

from motesplats.documents.fonts import font_for
from motesplats.documents.text import Style, fitted, reads_right_to_left, roomy, text_width, wrap
from motesplats.i18n import isolated

PLAIN = Style(12)


def drawn(text: str, width: float = 1000) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in wrap(text, PLAIN, width)]


def test_lines_are_no_wider_than_asked_for_and_lose_no_word() -> None:
    words = "Ett långt stycke om hur man tar truckkort och vad det kostar i år"
    lines = wrap(words, PLAIN, 100)
    assert " ".join(line.logical for line in lines) == words
    assert all(line.width <= 100 for line in lines)


def test_a_word_wider_than_the_line_is_cut() -> None:
    lines = drawn("Konstantinopolitanskysson", 60)
    assert len(lines) > 1
    assert "".join(lines) == "Konstantinopolitanskysson"


def test_a_line_has_at_most_so_many_letters() -> None:
    lines = wrap("ab " * 40, Style(5, max_chars=20), 1000)
    assert max(len(line.logical) for line in lines) <= 20


def test_only_names_break_at_a_hyphen() -> None:
    width = text_width("Şahin-Lind", PLAIN)
    named = [line.logical for line in wrap("Şahin-Lindqvist", Style(12, hyphens=True), width)]
    assert named == ["Şahin-", "Lindqvist"]
    assert drawn("Şahin-Lindqvist", width)[0] != "Şahin-"


def test_a_code_beside_an_arabic_name_keeps_its_order() -> None:
    (line,) = wrap(f"8QD5 {isolated('محمد')} 4TX9", PLAIN, 1000)
    shown = "".join(run.text for run in line.runs)
    assert shown.startswith("8QD5 ")
    assert shown.endswith(" 4TX9")
    assert line.logical == "8QD5 محمد 4TX9"
    assert not line.right_to_left


def test_an_isolated_text_over_two_lines_stays_isolated_on_both() -> None:
    room = text_width("A محمد عبد", PLAIN)
    lines = wrap(f"A {isolated('محمد عبد علي')} 12", PLAIN, room)
    assert [line.logical for line in lines] == ["A محمد عبد", "علي 12"]
    assert "".join(run.text for run in lines[-1].runs).endswith(" 12")


def test_an_arabic_paragraph_reads_from_the_right() -> None:
    (line,) = wrap("محمد 12", PLAIN, 1000)
    assert line.right_to_left
    assert "".join(run.text for run in line.runs).startswith("12")


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("محمد", True),
        ("Åsa محمد", False),
        (f"{isolated('محمد')} kom", False),
        ("12 محمد", True),
        ("\u2069 12", False),
    ],
)
def test_the_first_letter_outside_isolates_decides(text: str, turned: bool) -> None:
    assert reads_right_to_left(text) is turned


def test_mixed_scripts_take_the_font_that_has_them() -> None:
    (line,) = wrap("Łucja Олена محمد", PLAIN, 1000)
    assert {run.font for run in line.runs} == {"NotoSans-Regular", "NotoSansArabic-Regular"}
    assert font_for("漢", True).name == "NotoSans-Bold"


def test_tigrinya_is_drawn_in_the_ethiopic_script() -> None:
    (line,) = wrap("Selam ሰላም ትግርኛ", PLAIN, 1000)
    assert {run.font for run in line.runs} == {"NotoSans-Regular", "NotoSansEthiopic-Regular"}
    assert all(font_for(letter, True).has(letter) for letter in "ሰላምትግርኛ፡።")
    assert not line.right_to_left


def test_a_name_shrinks_until_it_fits_but_no_further_than_allowed() -> None:
    assert fitted("Ali", Style(24), 200, 9, 2).size == 24
    assert 9 < fitted("Konstantinopolitanskysson", Style(24), 200, 9, 2).size < 24
    assert fitted("Konstantinopolitanskysson" * 4, Style(24), 100, 9, 1).size == 9


def test_arabic_lines_stand_further_apart() -> None:
    assert roomy(Style(12, leading=1.1), "محمد").line_height > 18
    assert roomy(PLAIN, "Åsa") == PLAIN
