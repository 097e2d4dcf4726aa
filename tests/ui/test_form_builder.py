"""A coordinator changes a fair's form by keys and sees what the employers will see."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from ui.conftest import Opened
from ui.hands import clipped, key, settle, the_fair, write
from usecases.builders import employer_named, fair_in, open_context

from motesplats.feedback.own_form import FormChanges, OwnKind
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.form_builder import FormBuilder
from motesplats.ui.pages.start import StartPage
from motesplats.usecases.context import Context
from motesplats.usecases.fair_forms import fair_form, fair_forms
from motesplats.usecases.own_branches import branches_in


@pytest.fixture
def builder(window: MainWindow) -> FormBuilder:
    window.go("start")
    page = window.page
    assert isinstance(page, StartPage)
    page.change_chosen()
    page.form.forms.click()
    settle()
    return page.builder


def kept(context: Context) -> FormChanges:
    return fair_forms(context, the_fair(context).id)[0].changes


def shown(builder: FormBuilder) -> set[str]:
    assert builder.preview is not None
    return {item.id for item in builder.preview.form.items}


def add(builder: FormBuilder, text: str, *answers: str) -> None:
    builder.questions.add_button.click()
    write(builder.form.text, text)
    if answers:
        builder.form.choices.setPlainText("\n".join(answers))
    else:
        builder.form.kind.setCurrentIndex([*OwnKind].index(OwnKind.TEXT))
    key(builder.form.text, Qt.Key.Key_Return, "\r")


def test_a_competency_is_left_out_and_taken_back(builder: FormBuilder, context: Context) -> None:
    tick = builder.competencies.ticks["g_flex"]
    tick.setFocus()
    key(tick, Qt.Key.Key_Space, " ")
    assert kept(context).off == ("g_flex",)
    with context.store.read() as connection:
        form = fair_form(connection, employer_named(context, the_fair(context), "Bygg AB"))
    assert "g_flex" not in {one.id for one in form.competencies}
    key(tick, Qt.Key.Key_Space, " ")
    assert kept(context) == FormChanges()


def test_three_competencies_stay(builder: FormBuilder, context: Context) -> None:
    for tick in builder.competencies.ticks.values():
        tick.click()
    assert len([t for t in builder.competencies.ticks.values() if t.isChecked()]) >= 3
    assert "Minst 3 kompetenser" in builder.refusal.text


def test_questions_are_added_changed_moved_and_removed(
    builder: FormBuilder, context: Context, window: MainWindow
) -> None:
    add(builder, "När kan personen börja?", "Nu", "I vår")
    add(builder, "Vad ska vi öva på?")
    assert {q.id for q in kept(context).questions} <= shown(builder)
    builder.questions.list.setCurrentRow(1)
    builder.questions.up_button.click()
    builder.questions.change()
    builder.form.mandatory.setChecked(True)
    builder.form.save.click()
    first, second = kept(context).questions
    assert (first.text.sv, first.mandatory) == ("Vad ska vi öva på?", True)
    assert second.text.sv == "När kan personen börja?"
    assert "15" in builder.time.text()
    builder.questions.list.setFocus()
    builder.questions.remove()
    assert kept(context).questions == (second,)
    window.undoing.undo()
    assert kept(context).questions == (first, second)


def test_a_question_that_may_not_be_asked_stays_open_with_the_reason(
    builder: FormBuilder, context: Context
) -> None:
    add(builder, "Har personen någon sjukdom?")
    assert "Hälsa" in builder.refusal.text
    assert not builder.form.isHidden()
    key(builder.form.text, Qt.Key.Key_Escape)
    assert builder.form.isHidden()
    assert kept(context) == FormChanges()


def test_everything_is_put_back_at_once(builder: FormBuilder, context: Context) -> None:
    add(builder, "Vad ska vi öva på?")
    builder.competencies.ticks["g_flex"].click()
    builder.reset_button.click()
    assert kept(context) == FormChanges()
    assert all(tick.isChecked() for tick in builder.competencies.ticks.values())
    assert not builder.reset_button.isEnabled()


def test_the_builder_fits_and_closes(builder: FormBuilder, window: MainWindow) -> None:
    assert not clipped(builder)
    key(builder.branch, Qt.Key.Key_Escape)
    settle()
    page = window.page
    assert isinstance(page, StartPage)
    assert builder.isHidden()
    assert not page.form.isHidden()
    assert page.form.forms.hasFocus()


def test_a_fair_without_employers_says_so(open_window: Opened) -> None:
    context = open_context()
    fair_in(context)
    window = open_window(context)
    window.go("start")
    page = window.page
    assert isinstance(page, StartPage)
    page.change_chosen()
    page.form.forms.click()
    assert "inga arbetsgivare" in page.builder.refusal.text


def test_a_branch_is_saved_changed_and_read(
    builder: FormBuilder, context: Context, tmp_path: Path
) -> None:
    path = tmp_path / "bransch.json"
    builder.files.save(path)
    assert "bransch.json" in builder.refusal.text
    builder.files.read(path)
    assert "eget id" in builder.refusal.text
    whole = path.read_text(encoding="utf-8").replace('"generic"', '"harbour"', 1)
    path.write_text(whole, encoding="utf-8")
    builder.files.read(path)
    assert "inläst" in builder.refusal.text
    assert "harbour" in {one.id for one in branches_in(context)}
