"""The files of the reports: whose, in which languages, on paper or as pages, and certificates."""

from collections.abc import Callable
from pathlib import Path

import pytest
from usecases.builders import fair_in, give_feedback, planned_fair, register, seeker_named, someone
from usecases.test_reports import EVIDENCE, STEP, SWEDISH, release_all, text_of

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.ids import shown_code
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.forms import label_languages
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.report_files import (
    ReportOrder,
    draw_reports,
    handing_over,
    make_reports,
    reports_to_make,
)


@pytest.fixture
def told(context: Context) -> Fair:
    """A fair where Bo has got feedback that was released."""
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    release_all(context, fair)
    return fair


def test_chosen_reports_are_made_in_the_seekers_language(context: Context, tmp_path: Path) -> None:
    fair, steps = planned_fair(context), []
    register(context, fair, someone("Bo Ek", language="en"), someone("Siv Ål", wants_report=False))
    for name in ("Bo", "Siv", "Åsa"):
        give_feedback(context, fair, name, "Bygg AB")
    release_all(context, fair)
    chosen = frozenset(seeker_named(context, fair, n).id for n in ("Bo", "Siv"))
    watch = Watch(progress=lambda done, total: steps.append((done, total)))
    made = make_reports(context, fair.id, tmp_path, ReportOrder(chosen), watch)
    assert [s.reason for s in made.stopped] == [Refusal.REPORT_NOT_WANTED]
    assert steps == [(1, 2), (2, 2)]
    assert "Your feedback" in text_of(made.files[0])


def test_reports_are_drawn_without_the_store(context: Context, tmp_path: Path) -> None:
    fair, made = planned_fair(context), []
    give_feedback(context, fair, "Bo", "Bygg AB")
    release_all(context, fair)
    wanted = reports_to_make(context, fair.id)
    context.store.close()
    (path,) = draw_reports(wanted, tmp_path, made.append).files
    assert EVIDENCE in text_of(path)
    assert [one.seeker.first_name for one in made] == ["Bo"]


def test_a_report_is_a_page_to_read_on_the_screen_too(
    context: Context, told: Fair, tmp_path: Path
) -> None:
    made = make_reports(context, told.id, tmp_path, ReportOrder(page=True))
    assert [path.suffix for path in made.files] == [".pdf", ".html"]
    assert len({path.stem for path in made.files}) == made.people == 1
    page = made.files[1].read_text("utf-8")
    assert EVIDENCE in page
    assert STEP in page
    alone = make_reports(context, told.id, tmp_path / "own", ReportOrder(pdf=False, page=True))
    assert [path.suffix for path in alone.files] == [".html"]


def test_a_cover_and_large_print_are_made_when_asked_for(
    context: Context, told: Fair, tmp_path: Path
) -> None:
    (plain,) = make_reports(context, told.id, tmp_path / "a").files
    order = ReportOrder(large=True, cover=True)
    (large,) = make_reports(context, told.id, tmp_path / "b", order).files
    code = seeker_named(context, told, "Bo").code
    assert text_of(large).startswith(f"Bo Ek {shown_code(code)} Lämnas")
    assert "Lämnas i ett kuvert" not in text_of(plain)


@pytest.mark.parametrize("code", label_languages())
def test_labels_stand_in_the_language_that_the_seeker_chose(
    context: Context, told: Fair, tmp_path: Path, code: str
) -> None:
    register(context, told, someone("Bo Ek", language=code))
    (page,) = make_reports(context, told.id, tmp_path, ReportOrder(pdf=False, page=True)).files
    said = page.read_text("utf-8")
    strengths = dict(label_languages()[code].texts).get("strengths", "Your strengths")
    assert "Dina styrkor <span" in said
    assert strengths in said
    assert EVIDENCE in said


def test_how_a_report_is_handed_over_is_told_in_both_languages() -> None:
    assert handing_over("sv")[0].startswith("Fråga först")
    assert handing_over("en")[2].endswith("Always in an envelope.")


def test_certificates_are_for_those_who_came_and_tell_nothing_of_the_talks(
    context: Context, told: Fair, tmp_path: Path, refused: Callable[..., object]
) -> None:
    with refused(Refusal.NOTHING_TO_PRINT, what="certificates"):
        print_sheet(context, told.id, "certificates", tmp_path, PrintJob(SWEDISH))
    check_in_by_name(context, seeker_named(context, told, "Bo").id)
    made = print_sheet(context, told.id, "certificates", tmp_path, PrintJob(SWEDISH))
    text = text_of(made.path)
    assert "Bo Ek har deltagit i Träffen, torsdag 26" in text
    assert "1 möte med arbetsgivare." in text
    assert "Åsa" not in text
    assert "Bygg AB" not in text


def test_the_certificate_of_a_protected_person_leaves_room_for_the_name(
    context: Context, tmp_path: Path
) -> None:
    fair = fair_in(context, place="Stadshuset", organiser="Kommunen")
    register(context, fair, someone("Bo Ek", protected=True))
    check_in_by_name(context, seeker_named(context, fair, "Bo").id)
    text = text_of(print_sheet(context, fair.id, "certificates", tmp_path, PrintJob(SWEDISH)).path)
    assert "Bo" not in text
    assert "Namn har deltagit i Träffen, torsdag 26" in text
    assert "Stadshuset. Arrangör: Kommunen Ort och datum" in text
