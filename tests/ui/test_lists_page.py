"""Registration lists on the screen: understood, corrected, previewed, read in, faults saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid
from ui.hands import settle, the_fair

from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.registration import RegistrationPage
from motesplats.usecases.context import Context
from motesplats.usecases.lists import Field, Kind
from motesplats.usecases.queries import facts

PEOPLE = "Förnamn;Efternamn;E-post;Övrigt\nÖrjan;Ås;orjan@example.org;snickare\nLaila;Ny;;kock\n"


@pytest.fixture
def lists(window: MainWindow) -> RegistrationPage:
    window.go("registration")
    assert isinstance(window.page, RegistrationPage)
    return window.page


def written(folder: Path, text: str, name: str = "lista.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_list_is_previewed_before_anything_is_stored(
    lists: RegistrationPage, context: Context, tmp_path: Path
) -> None:
    before = facts(context, the_fair(context).id).seekers
    lists.open_file(written(tmp_path, PEOPLE))
    assert lists.import_button.accessibleName() == "Läs in 2 personer"
    groups = {line.group for line in lists.preview.model.shown}
    assert "new" in groups
    assert facts(context, the_fair(context).id).seekers == before


def test_a_change_of_language_leaves_no_view_behind(
    window: MainWindow, lists: RegistrationPage, tmp_path: Path
) -> None:
    lists.open_file(written(tmp_path, PEOPLE))
    views = (lists.preview, *lists.columns.values())
    seen = [lists.tabs.isTabVisible(place) for place in range(lists.tabs.count())]
    assert seen == [True, *(kind is Kind.SEEKERS for kind in Kind), True, True]
    window.change_language()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(isValid(view) for view in views)


def test_reading_in_stores_and_a_second_time_changes_nothing(
    lists: RegistrationPage, context: Context, tmp_path: Path
) -> None:
    path = written(tmp_path, PEOPLE)
    before = facts(context, the_fair(context).id).seekers
    lists.open_file(path)
    lists.import_button.click()
    assert facts(context, the_fair(context).id).seekers == before + 2
    lists.open_file(path)
    assert not lists.import_button.isEnabled()
    assert "Allt är redan inläst" in lists.state.text()


def test_a_wrong_guess_is_corrected_beside_the_samples(
    lists: RegistrationPage, tmp_path: Path
) -> None:
    lists.open_file(written(tmp_path, PEOPLE))
    view = lists.columns[Kind.SEEKERS]
    combo = view.choices[3]
    combo.setCurrentIndex(combo.findData(Field.OCCUPATION.value))
    combo.activated.emit(combo.currentIndex())
    read = lists.opened[Kind.SEEKERS].file
    assert [seeker.occupation for seeker in read.seekers] == ["snickare", "kock"]


def test_how_a_text_is_written_is_corrected_above_the_samples(
    lists: RegistrationPage, tmp_path: Path
) -> None:
    lists.open_file(written(tmp_path, "Namn|Ort;Land\nÖrjan Ås|Umeå;X\n"), Kind.SEEKERS)
    view = lists.columns[Kind.SEEKERS]
    for combo, code in ((view.separator, ","), (view.separator, "|"), (view.encoding, "cp1252")):
        combo.setCurrentIndex(combo.findData(code))
        combo.activated.emit(combo.currentIndex())
        read = lists.opened[Kind.SEEKERS].file
        assert (combo.currentData(), len(read.seekers)) == (code, 0 if code == "," else 1)
    assert read.seekers[0].first_name == "Ã–rjan"


def test_a_corrected_layout_is_remembered(lists: RegistrationPage, tmp_path: Path) -> None:
    test_a_wrong_guess_is_corrected_beside_the_samples(lists, tmp_path)
    lists.open_file(written(tmp_path, PEOPLE.replace("kock", "bagare"), "ny.csv"))
    read = lists.opened[Kind.SEEKERS].file
    assert [seeker.occupation for seeker in read.seekers] == ["snickare", "bagare"]


def test_taking_away_the_only_name_is_refused(lists: RegistrationPage, tmp_path: Path) -> None:
    lists.open_file(written(tmp_path, "Namn;E-post\nÖrjan Ås;orjan@example.org\n"))
    combo = lists.columns[Kind.SEEKERS].choices[0]
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    settle()
    assert lists.refusal.text
    assert lists.columns[Kind.SEEKERS].choices[0].currentIndex() > 0


def test_a_list_of_employers_is_known_for_what_it_is(
    lists: RegistrationPage, tmp_path: Path
) -> None:
    lists.open_file(written(tmp_path, "Arbetsgivare;Bord;Roll\nPlåt AB;9;plåtslagare\n"))
    assert list(lists.opened) == [Kind.EMPLOYERS]


def test_rows_that_cannot_be_read_are_saved_with_the_reason(
    lists: RegistrationPage, tmp_path: Path
) -> None:
    lists.open_file(written(tmp_path, PEOPLE + ";;ingen@example.org;\n"))
    assert lists.errors.button.isVisible()
    path = tmp_path / "felrader.csv"
    lists.errors.save(path)
    assert "Namnet saknas" in path.read_text("utf-8-sig")


def test_after_reading_in_it_is_said_what_is_left_and_where_to_go(
    window: MainWindow, lists: RegistrationPage, tmp_path: Path
) -> None:
    lists.open_file(written(tmp_path, PEOPLE + ";;ingen@example.org;\n"))
    lists.open_file(written(tmp_path, "Arbetsgivare;Roll\nPlåt AB;plåtslagare\n", "a.csv"))
    assert lists.import_button.accessibleName() == "Läs in 2 personer och en arbetsgivare"
    lists.import_button.click()
    assert lists.refusal.text == (
        "Listorna är inlästa. "
        "1 rad gick inte att läsa. Spara felraderna, rätta dem och läs in dem. "
        "En arbetsgivare saknar bord. 2 personer saknar önskemål. Nästa steg är schemat."
    )
    assert lists.errors.button.isVisible()
    lists.errors.save(tmp_path / "felrader.csv")
    assert "Namnet saknas" in (tmp_path / "felrader.csv").read_text("utf-8-sig")
    onwards = window.focusWidget()
    assert isinstance(onwards, QPushButton)
    onwards.click()
    assert window.page.name == "timetable"


def test_what_there_is_to_know_about_a_row_stands_there_whole(
    lists: RegistrationPage, tmp_path: Path
) -> None:
    asked = "När kan du komma och när behöver du senast gå hem igen den här dagen?"
    lists.open_file(written(tmp_path, f"Namn;{asked}\nÖrjan Ås;25.00\n"), Kind.SEEKERS)
    combo = lists.columns[Kind.SEEKERS].choices[1]
    combo.setCurrentIndex(combo.findData(Field.ARRIVES.value))
    combo.activated.emit(combo.currentIndex())
    [line] = [line for line in lists.preview.model.shown if line.group == "rejected"]
    assert line.note.startswith(f"{asked[:-1]}: Tiden")
    view = lists.preview.lines
    room = QRect(0, 0, view.columnWidth(4) - 16, 1000)
    needed = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, line.note)
    assert view.rowHeight(0) >= needed.height()


def test_what_is_no_list_is_refused_in_words(lists: RegistrationPage, tmp_path: Path) -> None:
    lists.open_file(written(tmp_path, "", "tom.csv"))
    assert lists.refusal.text
    assert not lists.import_button.isVisible()


def test_a_chosen_kind_whose_columns_lack_is_shown_to_be_corrected(
    lists: RegistrationPage, tmp_path: Path
) -> None:
    path = written(tmp_path, "A;B\nÖrjan Ås;snickare\nLaila Ny;kock\n")
    lists.open_file(path, Kind.SEEKERS)
    combo = lists.columns[Kind.SEEKERS].choices[0]
    combo.setCurrentIndex(combo.findData(Field.NAME.value))
    combo.activated.emit(combo.currentIndex())
    assert lists.import_button.accessibleName() == "Läs in 2 personer"


def test_the_other_language_keeps_the_preview(
    window: MainWindow, lists: RegistrationPage, tmp_path: Path
) -> None:
    lists.open_file(written(tmp_path, PEOPLE))
    window.change_language()
    page = window.page
    assert isinstance(page, RegistrationPage)
    assert page.import_button.accessibleName() == "Read in 2 people"
