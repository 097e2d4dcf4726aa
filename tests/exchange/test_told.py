"""Which cells of a row said something themselves, and which left things as they are."""

from pathlib import Path

import pytest

from motesplats.exchange.registration import read_registration
from motesplats.exchange.rows import Kind, SeekerRow
from motesplats.exchange.synonyms import Field

PRESENCE = {Field.ARRIVES, Field.LEAVES}
NEEDS = {Field.INTERPRETER, Field.WHEELCHAIR, Field.LONGER_TIME, Field.QUIET}


def row_of(folder: Path, heading: str, cell: str) -> SeekerRow:
    path = folder / "lista.csv"
    path.write_text(f"Förnamn;Efternamn;{heading}\nÅsa;Öst;{cell}\n", "utf-8")
    (row,) = read_registration(path, Kind.SEEKERS).seekers
    return row


@pytest.mark.parametrize(
    ("heading", "cell", "told"),
    [
        ("Behov", "", set()),
        ("Behov", "Inga behov", NEEDS),
        ("Behov", "Rullstol", NEEDS),
        ("Behov", "Tolk", NEEDS - {Field.INTERPRETER}),
        ("Tolk", "arabiska", {Field.INTERPRETER}),
        ("Rullstol", "nej", {Field.WHEELCHAIR}),
        ("Rullstol", "kanske", set()),
        ("Kommer", "10.30", {Field.ARRIVES}),
        ("Kommer", "vet inte", set()),
        ("Tider", "Hela dagen", PRESENCE),
        ("Tider", "när det blir", set()),
        ("Rapportspråk", "en", {Field.LANGUAGE}),
    ],
)
def test_an_empty_or_unclear_cell_tells_nothing(
    tmp_path: Path, heading: str, cell: str, told: set[Field]
) -> None:
    assert row_of(tmp_path, heading, cell).told == told


def test_each_row_of_an_employer_adds_what_it_tells(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(
        "Företag;Bord;Hitta hit;Kommer\nAB;1;;\nAB;;;9.30\nAB;2;Vid dörren;10\n", "utf-8"
    )
    (host,) = read_registration(path, Kind.EMPLOYERS).employers
    assert host.told == {Field.ARRIVES}
    own = {Field.HINT, Field.ARRIVES}
    assert [station.told for station in host.stations] == [frozenset(), own]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "sv"),
        ("Svenska", "sv"),
        ("lätt svenska", "sv"),
        ("English", "en"),
        ("Arabiska", "ar"),
        ("العربية", "ar"),
        ("Ukrainska", "uk"),
        ("Dari", "prs"),
        ("Persiska (farsi)", "prs"),
        ("Farsi", "prs"),
        ("Somaliska", "so"),
        ("Tigrinja", "ti"),
        ("klingonska", "sv"),
    ],
)
def test_the_language_of_the_report_is_read_by_its_usual_names(
    tmp_path: Path, cell: str, code: str
) -> None:
    assert row_of(tmp_path, "Rapportspråk", cell).language == code
