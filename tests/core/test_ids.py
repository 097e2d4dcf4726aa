"""Ids sort by age, and badge codes notice what fingers and eyes get wrong."""

import itertools
from uuid import UUID

import pytest
from badge_codes import badge_code_from_number
from hypothesis import given
from hypothesis import strategies as st

from motesplats.core.ids import (
    CODE_ALPHABET,
    new_badge_code,
    new_id,
    read_badge_code,
    shown_code,
)

NUMBERS = st.integers(0, 32**7 - 1)


def test_ids_made_one_after_the_other_sort_in_that_order() -> None:
    made = [new_id() for _ in range(2000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {UUID(one).version for one in made} == {7}
    assert {UUID(one).variant for one in made} == {"specified in RFC 4122"}


def test_fresh_code_is_read_back_as_itself() -> None:
    code = new_badge_code()
    assert read_badge_code(code) == code
    assert len(code) == 11
    assert set(code.removeprefix("MPS")) <= set(CODE_ALPHABET)


def test_alphabet_lacks_what_is_misread() -> None:
    assert len(set(CODE_ALPHABET)) == 32
    assert not set("ILOU") & set(CODE_ALPHABET)


@given(NUMBERS)
def test_codes_of_numbers_are_read_however_they_are_typed(number: int) -> None:
    code = badge_code_from_number(number)
    short = shown_code(code)
    assert len(short) == 9
    assert read_badge_code(f" {short.lower()}\n") == code
    assert read_badge_code(short.replace(" ", "-")) == code
    assert read_badge_code(code.replace("0", "O").replace("1", "l")) == code


@given(NUMBERS, st.integers(0, 7), st.sampled_from(CODE_ALPHABET))
def test_one_wrong_character_is_refused(number: int, place: int, other: str) -> None:
    short = badge_code_from_number(number).removeprefix("MPS")
    wrong = short[:place] + other + short[place + 1 :]
    assert (read_badge_code(wrong) is None) == (wrong != short)


def test_any_two_swapped_neighbours_are_refused_but_first_and_last_of_the_alphabet() -> None:
    for a, b in itertools.combinations(CODE_ALPHABET, 2):
        code = read_badge_code(_completed(f"{a}{b}"))
        swapped = _swapped(_completed(f"{a}{b}"))
        assert code is not None
        assert (read_badge_code(swapped) is None) == ({a, b} != {"0", "Z"}), (a, b)


@pytest.mark.parametrize("text", ["", "hej", "MPS", "0000000", "000000000", "ÅÄÖ00000", "U0000000"])
def test_what_is_no_badge_code_is_not_read_as_one(text: str) -> None:
    assert read_badge_code(text) is None


def _completed(begins: str) -> str:
    number = CODE_ALPHABET.index(begins[0]) * 32**6 + CODE_ALPHABET.index(begins[1]) * 32**5
    return badge_code_from_number(number).removeprefix("MPS")


def _swapped(code: str) -> str:
    return code[1] + code[0] + code[2:]
