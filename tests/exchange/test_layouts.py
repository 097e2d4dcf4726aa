"""A file of every layout goes in right, with its quirks."""

from datetime import time
from pathlib import Path

import pytest
from exchange import lists_of_people as lists

from motesplats.core.errors import Refusal, Refused
from motesplats.core.people import Presence
from motesplats.exchange.csv_text import ENCODINGS, TextForm
from motesplats.exchange.registration import look_at, read_pasted, read_registration
from motesplats.exchange.rows import Fault, Kind, Remark, SeekerRow
from motesplats.exchange.synonyms import Field


def _first(path: Path) -> SeekerRow:
    return read_registration(path, Kind.SEEKERS).seekers[0]


def test_swedish_forms_take_names_from_questions_when_columns_are_anonymous(tmp_path: Path) -> None:
    read = read_registration(
        lists.workbook(tmp_path / "forms.xlsx", Sheet1=lists.FORMS_SWEDISH), Kind.SEEKERS
    )
    first, second = read.seekers
    assert (first.first_name, first.last_name) == ("Åsa", "Öberg")
    assert first.email == "asa.oberg@example.se"
    assert first.phone == "070-123 45 67"
    assert first.occupation == "Svetsare"
    assert first.wishes == ("Verkstan AB", "Bageriet, Örebro")
    assert first.presence == Presence(arrives=time(12, 0))
    assert first.needs.wheelchair
    assert first.needs.interpreter == "arabiska"
    assert second.last_name == "Шевченко"
    assert second.phone == "070-765 43 21"
    assert second.needs.interpreter is None
    assert (first.row, second.row) == (2, 3)


def test_english_forms_read_alike(tmp_path: Path) -> None:
    first = _first(lists.workbook(tmp_path / "forms.xlsx", Sheet1=lists.FORMS_ENGLISH))
    assert (first.first_name, first.last_name) == ("Åsa", "Öberg")
    assert first.email == "asa.oberg@example.se"
    assert first.wishes == ("Verkstan AB", "Bageriet, Örebro")


def test_google_forms_split_choices_at_commas(tmp_path: Path) -> None:
    first = _first(lists.text_file(tmp_path / "google.csv", lists.GOOGLE))
    assert (first.first_name, first.last_name) == ("Åsa", "Öberg")
    assert first.wishes == ("Verkstan AB", "Bageriet")
    assert first.needs.interpreter is None


@pytest.mark.parametrize(
    ("name", "text"), [("eventbrite", lists.EVENTBRITE), ("indico", lists.INDICO)]
)
def test_refunded_and_withdrawn_are_skipped(tmp_path: Path, name: str, text: str) -> None:
    read = read_registration(lists.text_file(tmp_path / f"{name}.csv", text), Kind.SEEKERS)
    assert [seeker.first_name for seeker in read.seekers] == ["Åsa"]
    assert read.skipped == 1


def test_pretix_secret_is_the_external_code(tmp_path: Path) -> None:
    first = _first(lists.text_file(tmp_path / "pretix.csv", lists.PRETIX))
    assert first.external_code == "k7x2secret"
    assert (first.first_name, first.last_name) == ("Åsa", "Öberg")
    assert first.email == "asa.oberg@example.se"


def test_hi_events_public_id_is_the_external_code(tmp_path: Path) -> None:
    read = read_registration(
        lists.workbook(tmp_path / "hi.xlsx", Attendees=lists.HI_EVENTS), Kind.SEEKERS
    )
    assert [seeker.external_code for seeker in read.seekers] == ["A-7XQ2"]


def test_hand_made_list_below_a_title(tmp_path: Path) -> None:
    first = _first(lists.text_file(tmp_path / "lista.csv", lists.BY_HAND))
    assert (first.first_name, first.last_name, first.row) == ("Åsa", "Öberg", 4)
    assert first.wishes == ("Verkstan AB",)


def test_own_template_has_a_sheet_for_each_list(tmp_path: Path) -> None:
    path = lists.workbook(
        tmp_path / "mall.xlsx",
        Sökande=(
            ("Förnamn", "Efternamn", "E-post"),
            ("EXEMPEL – raderas", "", ""),
            ("Åsa", "Öberg", "a@example.se"),
        ),
        Arbetsgivare=(("Arbetsgivare", "Bord", "Roll"), ("Verkstan AB", 1, "Svetsare")),
        Önskemål=(("E-post", "Arbetsgivare", "Rang"), ("a@example.se", "Verkstan AB", 1)),
    )
    seekers = read_registration(path, Kind.SEEKERS)
    employers = read_registration(path, Kind.EMPLOYERS).employers
    wishes = read_registration(path, Kind.WISHES).wishes
    assert ([s.first_name for s in seekers.seekers], seekers.skipped) == (["Åsa"], 1)
    assert employers[0].stations[0].number == 1
    assert (wishes[0].email, wishes[0].employer, wishes[0].rank) == (
        "a@example.se",
        "Verkstan AB",
        1,
    )


def test_paste_from_a_spreadsheet_keeps_line_breaks_in_cells() -> None:
    pasted = 'Namn\tÖnskemål\r\nÅsa Öberg\t"Verkstan AB\nBageriet"\r\n'
    first = read_pasted(pasted, Kind.SEEKERS).seekers[0]
    assert first.wishes == ("Verkstan AB", "Bageriet")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman"]
)
def test_same_list_gives_the_same_people(tmp_path: Path, encoding: str, separator: str) -> None:
    text = "Förnamn;Efternamn;Yrke\r\nÅsa;Öberg;Kärnhusgöra\r\nMåns;Ärlig;Möbelsnickare\r\n"
    path = lists.text_file(tmp_path / "lista.csv", text.replace(";", separator), encoding)
    read = read_registration(path, Kind.SEEKERS)
    assert [(s.first_name, s.last_name) for s in read.seekers] == [
        ("Åsa", "Öberg"),
        ("Måns", "Ärlig"),
    ]
    assert read.separator == separator
    assert read.samples[0] == ("Åsa", "Måns")


def test_what_a_person_says_of_encoding_and_separator_holds(tmp_path: Path) -> None:
    path = lists.text_file(tmp_path / "lista.csv", "Namn;Yrke\nÅsa Öst;kock\n", "utf-8")
    wrong = look_at(path, Kind.SEEKERS, TextForm("cp1252", ","))
    assert wrong.headings == ("Namn;Yrke",)
    with pytest.raises(Refused) as caught:
        read_registration(path, Kind.SEEKERS, wrong.mapping)
    assert caught.value.refusal is Refusal.COLUMNS_MISSING
    told = look_at(path, Kind.SEEKERS, TextForm("cp1252", ";")).mapping
    assert read_registration(path, Kind.SEEKERS, told).seekers[0].first_name == "Ã…sa"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_can_be_told(tmp_path: Path, encoding: str) -> None:
    path = lists.text_file(tmp_path / "lista.csv", "Namn;Yrke\nÅsa Öst;kock\n", encoding)
    told = look_at(path, Kind.SEEKERS, TextForm(encoding)).mapping
    read = read_registration(path, Kind.SEEKERS, told)
    assert (read.encoding, read.seekers[0].first_name) == (encoding, "Åsa")


def test_named_separator_is_followed() -> None:
    read = read_pasted(
        "sep=|\r\nNamn|Yrke\r\nÅsa Öberg|Svets; MIG, TIG; annat, mer\r\n", Kind.SEEKERS
    )
    assert (read.separator, read.seekers[0].row) == ("|", 3)


def test_rows_in_another_encoding_stay_out_and_the_rest_goes_in(tmp_path: Path) -> None:
    path = tmp_path / "blandad.csv"
    lines = ["Namn;Ort", "Åsa Öberg;Växjö", "Måns Ärlig;Luleå", "Örjan Ek;Umeå"]
    path.write_bytes("\n".join(lines[:3]).encode() + b"\n" + lines[3].encode("cp1252"))
    read = read_registration(path, Kind.SEEKERS)
    assert [seeker.first_name for seeker in read.seekers] == ["Åsa", "Måns"]
    assert [(bad.row, bad.reason) for bad in read.rejected] == [(4, Fault.MIXED_ENCODING)]


def test_missing_columns_are_refused_but_can_be_pointed_out(tmp_path: Path) -> None:
    path = lists.text_file(tmp_path / "lista.csv", "Kolumn A;Kolumn B\nÅsa Öberg;Svetsare\n")
    with pytest.raises(Refused) as caught:
        read_registration(path, Kind.SEEKERS)
    assert caught.value.refusal is Refusal.COLUMNS_MISSING
    assert caught.value.details["columns"] == ("namn",)
    look = look_at(path, Kind.SEEKERS)
    mapping = look.mapping.with_column(Field.NAME, 0).with_column(Field.OCCUPATION, 1)
    seeker = read_registration(path, Kind.SEEKERS, mapping).seekers[0]
    assert (seeker.first_name, seeker.occupation) == ("Åsa", "Svetsare")


def test_employers_gather_their_rows() -> None:
    read = read_pasted(
        "Företag;Bransch;Roll;Krav;Antal platser;Bord;Tillgängligt bord;"
        "Läge x;Läge y;Kontaktperson\n"
        "Verkstan AB;Industri;Svetsare;MIG|TIG;2;1;Nej;2,5;3;Eva Ek\n"
        "verkstan ab;;Montör;;1;2;Ja;4;3;\n"
        "Omsorgen;Vård;Undersköterska;;;;;;;\n",
        Kind.EMPLOYERS,
    )
    workshop, care = read.employers
    assert [role.title for role in workshop.roles] == ["Svetsare", "Montör"]
    assert workshop.roles[0].demands == ("MIG", "TIG")
    assert [(s.number, s.accessible, s.x) for s in workshop.stations] == [
        (1, False, 2.5),
        (2, True, 4.0),
    ]
    assert (care.branch, care.stations) == ("care", ())
    assert [(note.remark, note.shown) for note in read.notes] == [
        (Remark.STATION_MISSING, "Omsorgen")
    ]


def test_station_of_two_employers_is_reported() -> None:
    read = read_pasted("Arbetsgivare;Bord\nVerkstan;1\nBageriet;1 och 2\n", Kind.EMPLOYERS)
    assert [(bad.row, bad.reason, bad.shown) for bad in read.rejected] == [
        (3, Fault.STATION_TAKEN, "1")
    ]
    assert [station.number for station in read.employers[1].stations] == [2]


@pytest.mark.parametrize(
    ("cell", "fault"), [("utan", Fault.STATION_INVALID), ("123456", Fault.STATION_INVALID)]
)
def test_odd_station_keeps_its_row_out(cell: str, fault: Fault) -> None:
    read = read_pasted(f"Arbetsgivare;Bord\nVerkstan;{cell}\nBageriet;1\n", Kind.EMPLOYERS)
    assert [bad.reason for bad in read.rejected] == [fault]


def test_rows_that_cannot_be_read_stay_out_with_a_reason() -> None:
    read = read_pasted(
        "Namn;Kommer;Tider\nÅsa Öberg;25.00;\n;9.00;\nBo Ek;10.30;\nEva Ek;;14-13\nIda Ek;;kl 26\n",
        Kind.SEEKERS,
    )
    assert [(bad.row, bad.reason, bad.column) for bad in read.rejected] == [
        (2, Fault.TIME_INVALID, "Kommer"),
        (3, Fault.NAME_MISSING, "Namn"),
        (5, Fault.TIME_INVALID, "Tider"),
        (6, Fault.TIME_INVALID, "Tider"),
    ]
    assert [seeker.presence for seeker in read.seekers] == [Presence(arrives=time(10, 30))]


def test_needs_come_from_one_answer_or_columns_of_their_own() -> None:
    read = read_pasted(
        "Namn;Behov;Tolk;Rullstol;Skyddade personuppgifter;Samtycke\n"
        "Åsa Öberg;Längre tid, lugn plats;;ja;Ja;Nej\n"
        "Bo Ek;skyddad;Ja, ukrainska;nej;;Ja, jag samtycker\n"
        "Eva Ek;tolk behövs;;;;\n"
        "Ida Ek;behöver inte tolk;ingen tolk;;;\n",
        Kind.SEEKERS,
    )
    first, second, third, fourth = read.seekers
    assert first.needs.longer_time
    assert first.needs.quiet
    assert first.needs.wheelchair
    assert (first.protected, first.wants_report) == (True, False)
    assert (second.needs.interpreter, second.protected) == ("ukrainska", False)
    assert (third.needs.interpreter, fourth.needs.interpreter) == (None, None)
    assert [note.remark for note in read.notes] == [Remark.INTERPRETER_UNCLEAR]


def test_more_than_six_wishes_are_cut_and_told() -> None:
    names = ";".join(f"Företag {number}" for number in range(8))
    read = read_pasted(f"Namn\tÖnskemål\nÅsa Öberg\t{names};\n", Kind.SEEKERS)
    assert len(read.seekers[0].wishes) == 6
    assert read.notes[0].remark is Remark.TOO_MANY_WISHES


def test_wishes_a_row_each_or_all_in_one_row() -> None:
    long = read_pasted(
        "E-post;Arbetsgivare;Rang;Poäng\na@x.se;Verkstan;7;\nb@x.se;Verkstan;2;4\n;V;1;\n",
        Kind.WISHES,
    )
    wide = read_pasted(
        "Namn;Önskemål 1;Önskemål 2\nÅsa Öberg;Verkstan;Bageriet\nBo Ek;;\n", Kind.WISHES
    )
    assert [(w.rank, w.employer_score) for w in long.wishes] == [(2, 4)]
    assert [bad.reason for bad in long.rejected] == [Fault.RANK_INVALID, Fault.SEEKER_MISSING]
    assert [(w.employer, w.rank) for w in wide.wishes] == [("Verkstan", 1), ("Bageriet", 2)]
    assert [bad.reason for bad in wide.rejected] == [Fault.WISH_MISSING]


def test_addresses_are_found_where_no_heading_leads_to_them() -> None:
    read = read_pasted("Namn;Hur når vi dig\nÅsa Öberg;a@example.se\n", Kind.SEEKERS)
    assert read.seekers[0].email == "a@example.se"
    assert read.mapping.certainty_of(1) < 1


def test_odd_cells_are_remarked_on_and_the_row_goes_in() -> None:
    read = read_pasted(
        "Namn;E-post;Tider;Kommer;Tolk\n"
        "Åsa Öberg;a@x.se;kanske;snart;\n"
        "Bo Ek;bo@;;;Volapük\n"
        "Eva Ek;anonymous;;nej;Somali\n"
        "Ida Ek;mailto:ida@x.se;9-12;9.30;\n"
        "Ulf Ek;u@x.se;;;teckenspråkstolk\n",
        Kind.SEEKERS,
    )
    assert [note.remark for note in read.notes] == [
        Remark.PRESENCE_UNCLEAR,
        Remark.PRESENCE_UNCLEAR,
        Remark.EMAIL_ODD,
    ]
    needs = [seeker.needs.interpreter for seeker in read.seekers]
    assert needs == [None, "volapük", "somaliska", None, "teckenspråk"]
    assert [seeker.email for seeker in read.seekers[2:4]] == ["", "ida@x.se"]
    assert read.seekers[3].presence == Presence(time(9, 30), time(12))


def test_arrival_after_leaving_and_odd_numbers_stay_out() -> None:
    people = read_pasted("Namn;Kommer;Går\nÅsa Öberg;14.00;13.00\n", Kind.SEEKERS)
    employers = read_pasted(
        "Arbetsgivare;Roll;Antal platser;Bord;Läge x\n"
        "A;R;två;1;\nB;R;1;2;långt\n;R;1;3;\nC;R;;4-6;\n",
        Kind.EMPLOYERS,
    )
    scores = read_pasted("E-post;Arbetsgivare;Poäng\na@x.se;A;9\nb@x.se;A;3\n", Kind.WISHES)
    assert [bad.reason for bad in people.rejected] == [Fault.TIME_INVALID]
    assert [bad.reason for bad in employers.rejected] == [
        Fault.NUMBER_INVALID,
        Fault.NUMBER_INVALID,
        Fault.EMPLOYER_MISSING,
    ]
    assert [station.number for station in employers.employers[0].stations] == [4, 5, 6]
    assert [bad.reason for bad in scores.rejected] == [Fault.NUMBER_INVALID]
    assert (scores.wishes[0].rank, scores.wishes[0].employer_score) == (None, 3)


def test_six_demands_are_cut_to_five() -> None:
    read = read_pasted("Arbetsgivare;Roll;Krav;Bord\nA;R;a|b|c|d|e|f;1\n", Kind.EMPLOYERS)
    assert len(read.employers[0].roles[0].demands) == 5
    assert read.notes[0].remark is Remark.TOO_MANY_DEMANDS


def test_mapping_outside_the_file_and_empty_paste_are_refused() -> None:
    read = read_pasted("Namn;Yrke\nÅsa Öberg;Svetsare\n", Kind.SEEKERS)
    with pytest.raises(Refused) as outside:
        read_pasted("Namn;Yrke\nÅsa;x\n", Kind.SEEKERS, read.mapping.with_column(Field.EMAIL, 9))
    assert outside.value.refusal is Refusal.MAPPING_INVALID
    with pytest.raises(Refused) as empty:
        read_pasted(" \n", Kind.SEEKERS)
    assert empty.value.refusal is Refusal.FILE_EMPTY


@pytest.mark.parametrize(
    "heading",
    [
        "Ska inte möta",
        "Vilka arbetsgivare ska du inte träffa?",
        "Vilka arbetsgivare vill du inte möta?",
        "Employers you must not meet",
    ],
)
def test_whom_somebody_must_not_meet_is_no_wish(heading: str) -> None:
    pasted = f"Namn\tÖnskemål 1\t{heading}\nÅsa Öberg\tA\tB; C\nBo Ek\tA\tnej\n"
    read = read_pasted(pasted, Kind.SEEKERS).seekers
    assert [row.wishes for row in read] == [("A",), ("A",)]
    assert [row.never for row in read] == [("B", "C"), ()]
