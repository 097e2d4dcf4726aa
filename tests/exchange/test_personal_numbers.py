"""A personal number never leaves the reader, wherever it stands."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from exchange import lists_of_people as lists

from motesplats.exchange.errors_file import errors_csv
from motesplats.exchange.personal_numbers import MASK, luhn_holds, without_personal_numbers
from motesplats.exchange.registration import read_pasted, read_registration
from motesplats.exchange.rows import Fault, Kind, Remark
from motesplats.i18n import Words

_NUMBERS = (
    "870512-2391",
    "8705122391",
    "870512+2391",
    "19870512-2391",
    "198705122391",
    "1987 05 12 2391",
    "19870512 2391",
    "19870512–2391",
    "1987-05-12-2391",
    "701063-2391",
    "19870512-T123",
    "870512-Tf29",
)


@pytest.mark.parametrize("number", _NUMBERS)
def test_every_way_to_write_one_is_seen(number: str) -> None:
    assert without_personal_numbers(f"pnr {number}, ring mig") == f"pnr {MASK}, ring mig"


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-04 12:30:00",
        "2026-10-04T13:30:00",
        "2026-03-05 12.30.00",
        "556677-8899",
        "8705122390",
        "+46 70 123 45 67",
        "070-123 45 67",
        "7350012345678",
        "990230-1234",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert without_personal_numbers(text) == text


def test_ten_digits_from_zero_are_a_phone_number_where_phones_belong() -> None:
    number = next(f"070123{last:04d}" for last in range(10_000) if luhn_holds(f"070123{last:04d}"))
    assert without_personal_numbers(number, phones=True) == number
    assert without_personal_numbers(number) == MASK
    assert without_personal_numbers(f"{number[:6]}-{number[6:]}", phones=True) == MASK


@pytest.mark.parametrize("number", _NUMBERS)
def test_none_is_in_anything_that_is_returned(number: str) -> None:
    read = read_pasted(
        f"Namn\tTelefon\tBehov\tKommer\tFödelsedatum\t{number}\n"
        f"Åsa {number}\t{number}\tMitt nummer är {number}\t\t{number}\tx\n"
        f"Bo Ek\t{number}\t{number}\t25.00\t1987-05-12\t{number}\n",
        Kind.SEEKERS,
    )
    told = "\n".join(_texts(read)) + errors_csv(read, Words()).decode()
    assert number not in told
    assert "1987-05-12" not in told
    assert read.rejected
    assert Remark.PERSONAL_NUMBER_REMOVED in {note.remark for note in read.notes}


@pytest.mark.parametrize(
    "written",
    ["Maja Östlund 19900115-1239", "Maja Östlund (900115-1239)", "900115-1239, Maja Östlund"],
)
def test_a_number_among_a_name_leaves_the_name_alone(written: str) -> None:
    read = read_pasted(f"Namn\tHandläggare\n{written}\t{written}\n", Kind.SEEKERS)
    [person] = read.seekers
    assert (person.first_name, person.last_name) == ("Maja", "Östlund")
    assert person.officer in {"Maja Östlund", "Östlund, Maja"}
    assert [note.column for note in read.notes] == ["Namn", "Handläggare"]


def test_a_name_that_is_nothing_but_a_number_is_missing() -> None:
    read = read_pasted("Namn\tYrke\n19900115-1239\tkock\n", Kind.SEEKERS)
    assert [bad.reason for bad in read.rejected] == [Fault.NAME_MISSING]


def test_none_is_left_of_a_forms_export(tmp_path: Path) -> None:
    path = lists.workbook(tmp_path / "forms.xlsx", Sheet1=lists.FORMS_SWEDISH)
    read = read_registration(path, Kind.SEEKERS)
    assert lists.PERSONAL_NUMBER not in "\n".join(_texts(read))


def _texts(value: object) -> list[str]:
    if is_dataclass(value):
        return [text for f in fields(value) for text in _texts(getattr(value, f.name))]
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    return [str(value)]
