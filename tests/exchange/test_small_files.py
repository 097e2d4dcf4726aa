"""Settings, chosen columns, answers and error lists in their own small formats."""

from datetime import date, time
from pathlib import Path

import pytest

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Break, DayPlan, MeetingRules
from motesplats.core.people import Presence
from motesplats.exchange.csv_text import TextForm
from motesplats.exchange.errors_file import (
    errors_csv,
    fault_sentence,
    remark_sentence,
)
from motesplats.exchange.fair_file import (
    FairFile,
    InterpreterRow,
    fair_file_from_text,
    read_fair_file,
    write_fair_file,
)
from motesplats.exchange.field_words import field_word
from motesplats.exchange.forms_file import forms_from_text, read_forms_file
from motesplats.exchange.headings import Column, Mapping, layout_key
from motesplats.exchange.mapping_file import form_from_text, mapping_from_text, mapping_text
from motesplats.exchange.registration import read_pasted
from motesplats.exchange.rows import Fault, Kind, Remark
from motesplats.exchange.synonyms import Field
from motesplats.exchange.toml_text import text_of
from motesplats.i18n import Words, words_in

_FAIR = FairFile(
    name='Träffen "i" Växjö',
    place="Hallen\nplan 2",
    day=date(2026, 10, 4),
    plan=DayPlan(time(9), time(15), breaks=(Break(time(12), time(12, 45), "Lunch"),)),
    rules=MeetingRules(max_meetings=5, max_run=3),
    officer="Eva Ek",
    practice=True,
    interpreters=(InterpreterRow("Ali", ("arabiska", "dari"), Presence(time(9), time(12))),),
)
_START = '[fair]\nname = "T"\nday = "2026-10-04"\n[times]\nstarts = "09:00"\nends = "15:00"\n'


def test_fair_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "fair.toml"
    path.write_text(write_fair_file(_FAIR), encoding="utf-8")
    assert read_fair_file(path) == _FAIR


def test_fair_without_feedback_is_kept_when_confirmed() -> None:
    text = _START + "feedback = 0\n"
    with pytest.raises(Refused) as caught:
        fair_file_from_text(text)
    assert caught.value.refusal is Refusal.NO_FEEDBACK_TIME
    fair = fair_file_from_text(text + "no_feedback_confirmed = true\n")
    assert fair_file_from_text(write_fair_file(fair)) == fair


def test_toml_dates_and_times_of_its_own_are_taken() -> None:
    text = _START.replace('"2026-10-04"', "2026-10-04").replace('"09:00"', "09:00:00")
    assert fair_file_from_text(text).plan.starts == time(9)


@pytest.mark.parametrize(
    ("text", "setting", "line"),
    [
        (_START.replace("2026-10-04", "31/2 2026"), "fair.day", 3),
        (_START.replace("09:00", "25.00"), "times.starts", 5),
        (_START.replace('"T"', '" "'), "fair.name", 2),
        (_START + 'talk = "tio"\n', "times.talk", 7),
        (_START + "no_feedback_confirmed = 1\n", "times.no_feedback_confirmed", 7),
        (_START + "tallk = 10\n", "times.tallk", 7),
        (_START + '[[breaks]]\nbegins = "x"\nends = "12:00"\n', "breaks.begins", 8),
        (_START + '[[interpreters]]\nname = "A"\nlanguages = []\n', "interpreters.languages", 9),
        (_START + '[[interpreters]]\nname = "A"\nlanguages = 3\n', "interpreters.languages", 9),
        (_START + "[rules]\nmax_meetings = 0\n", "rules.max_meetings", 8),
        (_START + "[rules]\nmax_run = -1\n", "rules.max_run", 8),
        ("odd = 3\n" + _START, "odd", 1),
        ('times = 3\n[fair]\nname = "T"\nday = "2026-10-04"\n', "times", 1),
        ("breaks = 3\n" + _START, "breaks", 1),
    ],
)
def test_faults_name_their_key_and_line(text: str, setting: str, line: int) -> None:
    with pytest.raises(Refused) as caught:
        fair_file_from_text(text)
    assert caught.value.refusal is Refusal.SETTING_INVALID
    assert str(caught.value.details["setting"]) == f"{setting} (fair.toml:{line})"


def test_missing_keys_and_broken_toml_are_refused() -> None:
    with pytest.raises(Refused) as missing:
        fair_file_from_text('[fair]\nname = "T"\n')
    assert missing.value.details["setting"] == "fair.day (fair.toml)"
    with pytest.raises(Refused) as broken:
        fair_file_from_text("[fair\n")
    assert broken.value.refusal is Refusal.JSON_INVALID
    assert broken.value.details["where"] == "1:6"


def test_unreadable_small_files_are_refused(tmp_path: Path) -> None:
    odd = tmp_path / "odd.toml"
    odd.write_bytes(b"\xff\xfe\xfa")
    large = tmp_path / "large.toml"
    large.write_bytes(b" " * (1024 * 1024 + 1))
    expected = {
        odd: Refusal.FILE_WRONG_TYPE,
        large: Refusal.FILE_TOO_LARGE,
        tmp_path: Refusal.FILE_UNREADABLE,
        tmp_path / "none": Refusal.FILE_MISSING,
    }
    for path, refusal in expected.items():
        with pytest.raises(Refused) as caught:
            read_fair_file(path)
        assert caught.value.refusal is refusal


def test_chosen_columns_come_back_from_their_file(tmp_path: Path) -> None:
    read = read_pasted('Namn;E-post;Val 1;Ö "x"\nÅsa Öberg;a@x.se;Verkstan;y\n', Kind.SEEKERS)
    mapping = read.mapping.with_column(Field.OCCUPATION, 3)
    path = tmp_path / "columns.toml"
    path.write_text(mapping_text(mapping, read.headings), encoding="utf-8")
    back = mapping_from_text(text_of(path), read.headings)
    assert [(c.field, c.column) for c in back.columns] == [
        (c.field, c.column) for c in mapping.columns
    ]
    assert mapping.with_column(Field.OCCUPATION, None).column_of(Field.OCCUPATION) is None
    assert (mapping.field_of(3), mapping.certainty_of(3)) == (Field.OCCUPATION, 1.0)
    assert (mapping.field_of(9), mapping.certainty_of(9)) == (None, 0.0)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_what_a_file_is_written_in_comes_back_from_its_choices(separator: str) -> None:
    form = TextForm("cp1252", separator)
    text = mapping_text(Mapping((Column(Field.NAME, 0),), form), ("Namn",))
    assert form_from_text(text) == form
    assert mapping_from_text(text, ("Namn",)).form == form
    assert mapping_from_text("[file]\nencoding = 'cp1252'", ()).columns == ()


def test_repeated_headings_are_named_by_number() -> None:
    headings = ("Namn", "Svar", "Svar")
    mapping = mapping_from_text("[columns]\nname = 1\noccupation = 3\n", headings)
    assert mapping_text(mapping, headings) == '[columns]\nname = "Namn"\noccupation = 3\n'


@pytest.mark.parametrize(
    "text",
    [
        "[columns",
        "",
        "[columns]\nnamn = 1",
        "[columns]\nname = 9",
        "[columns]\nname = 'Y'",
        "[columns]\nname = 1.5",
        "file = 1",
        "[file]\nencoding = 'klingon'\n[columns]\nname = 1",
        "[file]\nquote = ';'\n[columns]\nname = 1",
    ],
)
def test_odd_choices_of_columns_are_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        mapping_from_text(text, ("Namn",), "c.toml")
    assert caught.value.refusal is Refusal.MAPPING_INVALID


def test_layout_is_the_same_whatever_the_case_and_blanks() -> None:
    assert layout_key(("E-post", "För namn")) == layout_key(("Epost *", "FÖRNAMN\xa0"))
    assert layout_key(("E-post", "Namn")) != layout_key(("Namn", "E-post"))


def test_forms_are_read_and_scrubbed(tmp_path: Path) -> None:
    path = tmp_path / "forms.json"
    path.write_text(
        '{"format": "motesplats-forms/1", "forms": [{"seeker": "7K4M", "employer": "Verkstan", '
        '"answers": {"a": 3, "b": ["870512-2391"], "c": {"d": "x"}}}]}',
        encoding="utf-8",
    )
    (entry,) = read_forms_file(path)
    assert (entry.index, entry.seeker_code, entry.employer_name) == (0, "7K4M", "Verkstan")
    assert entry.answers["b"] == ("••••••••-••••",)


@pytest.mark.parametrize(
    ("forms", "where"),
    [
        ("[3]", "forms[0]"),
        ('[{"seeker": 3}]', "forms[0].seeker"),
        ('[{"seeker": "a", "employer": " "}]', "forms[0].employer"),
        ('[{"seeker": "a", "employer": "b"}]', "forms[0].answers"),
        ("3", "forms"),
        ("[", "1:"),
    ],
)
def test_faults_in_forms_name_their_place(forms: str, where: str) -> None:
    with pytest.raises(Refused) as caught:
        forms_from_text(f'{{"format": "motesplats-forms/1", "forms": {forms}}}')
    assert str(caught.value.details["where"]).startswith(where)


@pytest.mark.parametrize("text", ["[]", "{}", "[" * 100_000])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        forms_from_text(text, "f.json")
    assert caught.value.refusal is Refusal.JSON_INVALID


def test_error_list_opens_in_a_spreadsheet_without_formulas() -> None:
    read = read_pasted("Namn;Kommer;Yrke\nÅsa;25.00;=1+1\n", Kind.SEEKERS)
    data = errors_csv(read, Words())
    assert data.startswith(b"\xef\xbb\xbfRad;Kolumn;")
    assert data.decode("utf-8-sig").splitlines()[1].startswith("2;Kommer;25.00;Tiden finns inte")
    assert ";'=1+1\r\n" in data.decode()


def test_every_field_has_a_word() -> None:
    words = {field_word(field, words_in("en")) for field in Field}
    assert len(words) == len(Field)
    assert field_word(Field.WISH_2, Words()) == "önskemål 2"


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    swedish, english = Words(), words_in("en")
    for fault in Fault:
        assert fault_sentence(fault, swedish) != fault_sentence(fault, english)
    for remark in Remark:
        assert remark_sentence(remark, swedish) != remark_sentence(remark, english)
