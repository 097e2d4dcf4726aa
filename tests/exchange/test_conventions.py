"""Swedish ways of writing are read; what cannot be is None."""

from datetime import date, time

import pytest

from motesplats.core.people import ALL_DAY, Presence
from motesplats.exchange import conventions as c

_DAY = date(2026, 10, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-04",
        "20261004",
        "261004",
        "4/10 2026",
        "4/10-2026",
        "4 okt 2026",
        "4 oktober 2026",
        "4 oct. 2026",
        "04.10.2026",
        "46299",
        "2026-10-04T12:00:00Z",
        " 2026-10-04\xa0",
    ],
)
def test_dates_are_read(text: str) -> None:
    assert c.read_date(text) == _DAY


@pytest.mark.parametrize(
    "text", ["31/2 2026", "2026-02-31", "13/13 2026", "", "i morgon", "4 xyz 2026"]
)
def test_dates_that_are_none(text: str) -> None:
    assert c.read_date(text) is None


@pytest.mark.parametrize("text", ["13:30", "13.30", "1330", "kl 13.30", "kl. 13:30", "13:30:00"])
def test_times_are_read(text: str) -> None:
    assert c.read_time(text) == time(13, 30)


@pytest.mark.parametrize("text", ["25.00", "13.75", "2500", "", "snart"])
def test_times_that_are_none(text: str) -> None:
    assert c.read_time(text) is None


def test_time_spans() -> None:
    assert c.read_time_span("13–13.15") == (time(13), time(13, 15))
    assert c.read_time_span("13-12") is None
    assert c.read_time_span("13") is None


@pytest.mark.parametrize(
    ("text", "presence"),
    [
        ("", ALL_DAY),
        ("Hela dagen", ALL_DAY),
        ("Förmiddag;Eftermiddag", ALL_DAY),
        ("ja", ALL_DAY),
        ("Förmiddag", Presence(leaves=time(12))),
        ("em", Presence(arrives=time(12))),
        ("09.30–14", Presence(time(9, 30), time(14))),
        ("Från 09.30", Presence(arrives=time(9, 30))),
        ("Till 11.00", Presence(leaves=time(11))),
        ("kommer senare, kl 10.15", Presence(arrives=time(10, 15))),
        ("kommer kl 10 och går kl 12", Presence(time(10), time(12))),
        ("1030", Presence(arrives=time(10, 30))),
        ("kanske", None),
        ("3 dagar", None),
    ],
)
def test_parts_of_the_day(text: str, presence: Presence | None) -> None:
    assert c.read_presence(text) == presence


@pytest.mark.parametrize("text", ["25.00", "från 25.00", "14–13", "26–27"])
def test_parts_of_the_day_that_no_clock_shows(text: str) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        c.read_presence(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ja", True),
        ("Ja, jag samtycker", True),
        ("Jag godkänner", True),
        ("x", True),
        ("SANT", True),
        ("Nej tack", False),
        ("0", False),
        ("", False),
        ("kanske", None),
    ],
)
def test_yes_and_no(text: str, said: bool | None) -> None:
    assert c.read_yes_no(text) is said


@pytest.mark.parametrize(
    "text",
    [
        "070-123 45 67",
        "0701234567",
        "+46 70 123 45 67",
        "0046701234567",
        "46701234567",
        "701234567",
        "+46 (0)70-1234567",
    ],
)
def test_one_way_to_show_a_mobile_number(text: str) -> None:
    assert c.shown_phone(text) == "070-123 45 67"


def test_other_numbers_stay() -> None:
    assert c.shown_phone("08-12 34 56") == "08-12 34 56"
    assert c.shown_phone("+47 22 33 44 55") == "+4722334455"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Öberg, Åsa", ("Åsa", "Öberg")),
        ("Anna Maria von Essen", ("Anna Maria von", "Essen")),
        ("MADONNA", ("MADONNA", "")),
        ("محمد علي", ("محمد", "علي")),
        ("Öberg,", ("Öberg", "")),
    ],
)
def test_names_stay_as_typed(text: str, name: tuple[str, str]) -> None:
    assert c.read_name(text) == name


def test_numbers() -> None:
    assert c.read_decimal("1\xa0200,5") == 1200.5
    assert c.read_decimal("tolv") is None
    assert c.read_whole("3,0") == 3
    assert c.read_whole("3,5") is None
    assert c.read_organisation_number("202100-6883") == "202100-6883"
    assert c.read_organisation_number("16 2021006883") == "202100-6883"
    assert c.read_organisation_number("202100-6884") is None
