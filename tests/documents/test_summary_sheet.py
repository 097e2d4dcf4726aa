"""The summary on paper: a chart for the eye, the same numbers in letters, nothing hidden shown."""

import io

import pikepdf
from paper import text
from values_for_sheets import FRAME, numbers

from motesplats.documents.summary import summary
from motesplats.i18n import words_in

TR = words_in("sv")


def alternative_texts(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as document:
        elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        return [str(one.Alt) for one in elements if "/Alt" in one]


def test_every_chart_says_its_numbers_beside_the_bars_and_to_a_screen_reader() -> None:
    content = summary(numbers(30, 20, 4), FRAME, TR)
    (alt,) = alternative_texts(content)
    assert alt == "Stapeldiagram. Svar 0: 30 (56 %); Svar 1: 20 (37 %); Svar 2: färre än 5."
    assert "Svar 0 30 (56 %)" in text(content)
    assert "Andra svar var få" in text(content)


def test_shares_need_ten_answers() -> None:
    assert "%" not in text(summary(numbers(5, 4), FRAME, TR))
    assert "%" in text(summary(numbers(6, 5), FRAME, TR))


def test_a_table_of_a_branch_names_it_and_released_texts_are_unchanged() -> None:
    said = text(summary(numbers(30, 4), FRAME, TR))
    assert "Svaren: Bygg" in said
    assert "Truckkort: 2 arbetsgivare" in said
    assert "”=1+1”" in said


def test_the_english_summary_has_no_swedish() -> None:
    said = text(summary(numbers(30, 4), FRAME, words_in("en")))
    assert "fewer than 5" in said
    assert "Summary of the fair" in said
