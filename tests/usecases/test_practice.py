"""The practice fair's files are what an organiser would have, and made-up answers are good ones."""

import csv
import json
import re
from pathlib import Path

import openpyxl
import pytest

from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable
from motesplats.core.fair import time_slots
from motesplats.exchange.fair_file import read_fair_file
from motesplats.exchange.registration import read_registration
from motesplats.exchange.rows import Kind
from motesplats.feedback.answers import free_texts, missing, read_answers
from motesplats.feedback.form import Form
from motesplats.feedback.language import check_texts
from motesplats.feedback.library import FormLibrary, form_for
from motesplats.settings import resource_path
from motesplats.usecases import practice
from motesplats.usecases.forms import form_library, language_check
from motesplats.usecases.practice import (
    PRACTICE_FAIR,
    PracticeFiles,
    made_up_answers,
    write_practice,
)

BRANCHES = ("it", "care", "hospitality", "transport", "authority", "generic")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> PracticeFiles:
    return write_practice(tmp_path_factory.mktemp("practice"))


@pytest.fixture(scope="module")
def library() -> FormLibrary:
    return form_library()


def _people(files: PracticeFiles) -> list[dict[str, str]]:
    rows = list(openpyxl.load_workbook(files.seekers).active.iter_rows(values_only=True))
    headings = [" ".join(str(heading).split()) for heading in rows[0]]
    return [dict(zip(headings, row, strict=True)) for row in rows[1:]]


def _employers(files: PracticeFiles) -> list[dict[str, str]]:
    text = files.employers.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def _form(library: FormLibrary, branch: str) -> Form:
    return form_for(library, branch, work_language=branch != "it")


def test_default_fair_is_twelve_employers_fourteen_stations_sixty_seekers(
    files: PracticeFiles,
) -> None:
    stations = [n for row in _employers(files) for n in row["Bord"].split(", ")]
    assert len(_people(files)) == 60
    assert len(_employers(files)) == 12
    assert stations == [str(n) for n in range(1, 15)]
    assert len(time_slots(PRACTICE_FAIR.plan)) == 9


def test_same_seed_gives_the_same_bytes_and_another_does_not(
    files: PracticeFiles, tmp_path: Path
) -> None:
    again = write_practice(tmp_path / "again")
    other = write_practice(tmp_path / "other", seed=2)
    assert again.seekers.read_bytes() == files.seekers.read_bytes()
    assert again.employers.read_bytes() == files.employers.read_bytes()
    assert again.fair.read_bytes() == files.fair.read_bytes()
    assert other.seekers.read_bytes() != files.seekers.read_bytes()


def test_people_have_many_kinds_of_names_and_two_have_the_same(files: PracticeFiles) -> None:
    people = _people(files)
    names = [f"{p['Förnamn']} {p['Efternamn'] or ''}".strip() for p in people]
    assert names.count("Anna Andersson") == 2
    assert len(set(names)) == len(names) - 1
    assert "Elif Şahin-Lindqvist von Österåker" in names
    assert "Suharto" in names
    for letters in ("ł", "å", "ä", "ö", "ş", "-", "م", "ж|Т|ш"):
        assert any(re.search(letters, name) for name in names), letters


def test_export_looks_like_one_from_forms(files: PracticeFiles) -> None:
    sheet = openpyxl.load_workbook(files.seekers).active
    first = [cell.value for cell in next(sheet.iter_rows())]
    assert first[:5] == ["ID", "Starttid", "Slutförandetid", "E-post", "Namn"]
    assert any("\u00a0" in heading for heading in first)
    assert any("\n" in heading for heading in first)
    assert all(p["E-post"] == p["Namn"] == "anonymous" for p in _people(files))
    assert all(p["Tider"].endswith(";") for p in _people(files))
    assert any(p["Praktiska behov"] == "Lugnt bord;Längre tid;" for p in _people(files))


def test_nobody_shares_an_address_or_number_and_all_are_for_fiction(files: PracticeFiles) -> None:
    people = _people(files)
    assert len({p["E-postadress"] for p in people}) == len(people)
    assert len({p["Mobiltelefon"] for p in people}) == len(people)
    assert all(re.search(r"@example\.(se|org)$", p["E-postadress"]) for p in people)
    assert all(p["Mobiltelefon"].startswith("070-174 0") for p in people)


def test_every_wish_is_for_an_employer_of_the_list(files: PracticeFiles) -> None:
    names = {row["Företag"] for row in _employers(files)}
    for person in _people(files):
        wishes = [person[f"Önskemål {n}"] for n in range(1, 7) if person[f"Önskemål {n}"]]
        assert len(wishes) == len(set(wishes)) >= 3
        assert set(wishes) <= names


def test_one_or_two_people_are_protected(files: PracticeFiles) -> None:
    marks = [p["Skyddade personuppgifter"] for p in _people(files)]
    assert 1 <= marks.count("Ja") <= 2
    assert set(marks) == {"Ja", "Nej"}


def test_list_of_employers_is_as_a_swedish_spreadsheet_saves_it(files: PracticeFiles) -> None:
    content = files.employers.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 13
    assert all(len(row["Krav"].split("|")) <= 5 for row in _employers(files))
    assert "Nej" in {row["Tillgängligt bord"] for row in _employers(files)}


def test_large_fair_has_as_many_as_asked_for_without_clashes(tmp_path: Path) -> None:
    large = write_practice(tmp_path, employers=770, seekers=600)
    employers, people = _employers(large), _people(large)
    assert len({row["Företag"] for row in employers}) == 770
    assert len({p["E-postadress"] for p in people}) == 600
    assert sum(1 for p in people if not p["Mobiltelefon"]) == 600 - 95 - 400


@pytest.mark.parametrize("wrong", [{"employers": 0}, {"seekers": -1}])
def test_nobody_at_all_is_refused(wrong: dict[str, int], tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        write_practice(tmp_path / "none", **wrong)
    assert refused.value.refusal is Refusal.SETTING_INVALID
    assert not (tmp_path / "none").exists()


def test_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(StoreUnavailable) as trouble:
        write_practice(tmp_path / "taken")
    assert trouble.value.trouble is StoreTrouble.READ_ONLY


@pytest.mark.parametrize("branch", BRANCHES)
def test_made_up_answers_are_complete(branch: str, library: FormLibrary) -> None:
    form = _form(library, branch)
    for number in range(60):
        answers = read_answers(form, made_up_answers(form, number, first=number == 0))
        assert missing(form, answers) == ()
        assert len(answers.picks("strength_pick")) >= 1


@pytest.mark.parametrize(("branch", "seed", "number"), [("care", 78, 107), ("authority", 62, 84)])
def test_made_up_answers_are_complete_where_little_came_up(
    branch: str, seed: int, number: int, library: FormLibrary
) -> None:
    form = _form(library, branch)
    assert missing(form, read_answers(form, made_up_answers(form, number, seed=seed))) == ()


def test_unknown_branch_is_answered_with_general_sentences(library: FormLibrary) -> None:
    form = _form(library, "no such branch")
    assert missing(form, read_answers(form, made_up_answers(form, 1))) == ()


@pytest.mark.parametrize("branch", BRANCHES)
@pytest.mark.parametrize("item", ["strength_evidence", "advice"])
def test_no_two_employers_write_the_same(branch: str, item: str, library: FormLibrary) -> None:
    form = _form(library, branch)
    written = [made_up_answers(form, number)[item] for number in range(1000)]
    assert len(set(written)) == 1000


def test_same_meeting_and_seed_give_the_same_answers(library: FormLibrary) -> None:
    form = _form(library, "care")
    assert made_up_answers(form, 7, seed=3) == made_up_answers(form, 7, seed=3)
    assert made_up_answers(form, 7, seed=3) != made_up_answers(form, 7, seed=4)


@pytest.mark.parametrize("branch", BRANCHES)
def test_words_speak_to_the_person_or_tell_what_to_do(branch: str, library: FormLibrary) -> None:
    form = _form(library, branch)
    for number in range(96):
        answers = read_answers(form, made_up_answers(form, number, first=True))
        texts = {text.item: text.text for text in free_texts(form, answers)}
        assert texts["strength_evidence"].startswith("Du ")
        assert all("{" not in text for text in texts.values())


def test_sentences_are_at_least_eight_of_each_kind_and_branch() -> None:
    content = json.loads(resource_path("practice", "sentences.json").read_text("utf-8"))
    assert set(content["branches"]) == set(BRANCHES)
    for branch in content["branches"].values():
        for kind in ("evidence", "advice", "next_step"):
            assert len(set(branch[kind])) >= 8


def test_full_disk_is_told_as_such(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full on this system")
    (tmp_path / "employers.csv").symlink_to(full)
    with pytest.raises(StoreUnavailable) as trouble:
        practice.write_practice(tmp_path)
    assert trouble.value.trouble is StoreTrouble.DISK_FULL


@pytest.mark.parametrize("branch", BRANCHES)
def test_language_check_has_nothing_to_say(branch: str, library: FormLibrary) -> None:
    form = _form(library, branch)
    for number in range(96):
        answers = read_answers(form, made_up_answers(form, number, first=True))
        assert check_texts(form, answers, language_check()) == ()


def test_registration_reads_the_files_without_a_remark(files: PracticeFiles) -> None:
    people = read_registration(files.seekers, Kind.SEEKERS)
    hosts = read_registration(files.employers, Kind.EMPLOYERS)
    assert (len(people.seekers), len(hosts.employers)) == (60, 12)
    assert people.rejected == people.notes == hosts.rejected == hosts.notes == ()
    assert {e.branch for e in hosts.employers} == set(BRANCHES)
    assert sum(len(e.stations) for e in hosts.employers) == 14
    assert any(s.needs.wheelchair for s in people.seekers)
    assert any(s.needs.interpreter == "arabiska" for s in people.seekers)
    assert all(s.wants_report for s in people.seekers)
    assert {s.language for s in people.seekers} == {"sv", "en"}


def test_settings_are_read_back_as_the_practice_fair(files: PracticeFiles) -> None:
    read = read_fair_file(files.fair)
    assert (read.name, read.day, read.plan) == (
        PRACTICE_FAIR.name,
        PRACTICE_FAIR.day,
        PRACTICE_FAIR.plan,
    )
    assert read.practice
    assert {"arabiska", "tigrinja"} <= {n for i in read.interpreters for n in i.languages}
