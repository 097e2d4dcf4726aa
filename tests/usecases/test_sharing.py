"""A page for the case officer: only of those who say yes, gone after a no."""

import io
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from usecases.builders import give_feedback, later, planned_fair, register, seeker_named, someone

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.ids import OperationId, new_id
from motesplats.i18n import words_in
from motesplats.usecases.context import Context
from motesplats.usecases.officer_files import make_officer_files, officer_code, officers_at
from motesplats.usecases.protection import protect
from motesplats.usecases.reports import Decision, decide_text
from motesplats.usecases.sharing import share, share_preview, withdraw_share

TR = words_in("sv")
MERITS = [{"merit": "m_licence_b", "verification_level": "V2"}]
OWN_WORDS = "Skicka en kort film där du visar ett av dina arbeten."


@pytest.fixture
def fair(context: Context) -> Fair:
    """Åsa, Bo and Siv have feedback; Siv's officer is another than the fair's."""
    found = planned_fair(context)
    register(context, found, someone("Siv Ål", "Bygg AB", officer="Eva Ek"))
    for name in ("Åsa", "Bo", "Siv"):
        give_feedback(
            context, found, name, "Bygg AB", verified_merits=MERITS, hire_chance="H3",
            interventions=["iv_placement"], alt_roles=["9111"],
        )  # fmt: skip
    return found


def texts_in(path: Path) -> str:
    if path.suffix == ".xlsx":
        rows = (row for sheet in load_workbook(io.BytesIO(path.read_bytes())) for row in sheet)
        return "\n".join(str(cell.value) for row in rows for cell in row)
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_nobody_is_in_a_file_before_saying_yes(
    context: Context, fair: Fair, tmp_path: Path, refused: object
) -> None:
    with refused(Refusal.NOTHING_TO_PRINT):
        make_officer_files(context, fair.id, tmp_path, TR)
    assert not list(tmp_path.iterdir())
    share(context, seeker_named(context, fair, "Åsa").id)
    assert make_officer_files(context, fair.id, tmp_path, TR).people == 1


def test_the_file_has_the_page_that_was_shown_and_names_no_person_in_its_name(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    siv = seeker_named(context, fair, "Siv").id
    shown = share_preview(context, siv, TR)
    assert shown.share is None
    share(context, siv)
    made = make_officer_files(context, fair.id, tmp_path, TR)
    assert {path.stem for path in made.files} == {officer_code(fair.id, "Eva Ek")}
    for path in made.files:
        told = " ".join(texts_in(path).split())
        assert "Siv Ål" in told
        assert "Bo Ek" not in told
        assert "Praktik" in told
    lines = [line for section in shown.sections for line in section.lines]
    book = texts_in(made.files[1])
    assert lines
    assert all(line in book for line in lines)


def test_judgements_and_words_that_nobody_released_stay_out_unless_asked_for(
    context: Context, fair: Fair
) -> None:
    siv = seeker_named(context, fair, "Siv").id
    usual = share_preview(context, siv, TR)
    asked = share_preview(context, siv, TR, with_levels=True)
    assert len(asked.sections) == len(usual.sections) + 1
    assert OWN_WORDS not in repr(asked.sections)


def test_a_no_takes_the_page_out_of_the_next_file_and_says_if_one_was_made(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    siv, bo = (seeker_named(context, fair, name).id for name in ("Siv", "Bo"))
    share(context, siv)
    assert not withdraw_share(context, siv).fetched
    share(context, siv)
    share(context, bo)
    assert len(officers_at(context, fair.id)) == 2
    assert make_officer_files(context, fair.id, tmp_path, TR).people == 2
    later(context, hours=2)
    assert withdraw_share(context, siv).fetched
    assert withdraw_share(context, siv).share is None
    again = make_officer_files(context, fair.id, tmp_path / "igen", TR)
    assert again.people == 1
    assert all("Siv" not in texts_in(path) for path in again.files)


def test_files_for_one_officer_have_nobody_elses_people(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    for name in ("Siv", "Bo"):
        share(context, seeker_named(context, fair, name).id)
    made = make_officer_files(context, fair.id, tmp_path, TR, "Eva Ek")
    assert made.people == 1
    assert "Bo Ek" not in texts_in(made.files[0])


def test_protected_people_are_never_in_a_file_even_if_they_said_yes_before(
    context: Context, fair: Fair, tmp_path: Path, refused: object
) -> None:
    siv = seeker_named(context, fair, "Siv").id
    share(context, siv)
    protect(context, siv, True)
    with refused(Refusal.NOTHING_TO_PRINT):
        make_officer_files(context, fair.id, tmp_path, TR)
    with refused(Refusal.SHARE_PROTECTED):
        share(context, siv)


def test_without_feedback_there_is_nothing_to_share(context: Context, refused: object) -> None:
    fair = planned_fair(context)
    with refused(Refusal.NO_FEEDBACK):
        share_preview(context, seeker_named(context, fair, "Bo").id, TR)


def test_released_words_stand_and_what_nobody_has_verified_does_not(context: Context) -> None:
    fair = planned_fair(context)
    claimed = [{"merit": "m_licence_b", "verification_level": "V0"}]
    saved = give_feedback(
        context, fair, "Bo", "Bygg AB", verified_merits=claimed, gap=["gap_cert"],
    )  # fmt: skip
    bo, once = seeker_named(context, fair, "Bo").id, OperationId(new_id())
    titles = [section.title for section in share_preview(context, bo, TR).sections]
    assert "Bekräftade meriter" not in titles
    assert "Det som saknas" in titles
    decide_text(context, saved.submission, "next_step", Decision.RELEASED)
    assert OWN_WORDS in repr(share_preview(context, bo, TR).sections)
    first = share(context, bo, operation=once)
    assert share(context, bo, operation=once).share == first.share


def test_a_form_that_cannot_be_read_is_on_no_page(
    context: Context, fair: Fair, refused: object
) -> None:
    siv = seeker_named(context, fair, "Siv").id
    assert share_preview(context, siv, TR).sections
    with context.store.write("break") as transaction:
        transaction.connection.exec_driver_sql("UPDATE submission SET answers = '{\"gap\": 1}'")
    with refused(Refusal.NO_FEEDBACK):
        share_preview(context, siv, TR)
