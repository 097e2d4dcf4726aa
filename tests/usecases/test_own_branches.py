"""A branch that is only data: copied from another, changed, and used everywhere."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pypdfium2
import pytest
from usecases.builders import (
    employer_named,
    fair_in,
    give_feedback,
    host,
    open_context,
    planned,
    register,
    seeker_named,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair
from motesplats.core.ids import OperationId, new_id
from motesplats.documents.paper_form import PaperForm, paper_forms
from motesplats.feedback.answers import read_answers
from motesplats.feedback.compile import compile_report
from motesplats.feedback.form import Form
from motesplats.feedback.own_branches import branch_text, branches_read, kept_text, with_branches
from motesplats.i18n import words_in
from motesplats.storage import feedback
from motesplats.usecases.context import Context
from motesplats.usecases.fair_forms import fair_form, fair_forms
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.forms import form_library, language_check
from motesplats.usecases.own_branches import branches_in, export_branch, import_branches
from motesplats.usecases.practice import made_up_answers
from motesplats.usecases.report_material import material_of, report_of
from motesplats.usecases.summaries import fair_summary

Refusing = Callable[..., AbstractContextManager[object]]
ID = "elderly_care"
ANSWERS: dict[str, object] = {
    "strength_pick": ["ward_calm"],
    "competence_levels": {"ward_calm": "L3", "learning": "L2", "it_problem": "L2"},
    "gap": ["gap_it_cloud"],
    "next_step": "ns_it_open",
}


def content(**changes: object) -> dict[str, object]:
    """Elderly care made from IT: another name, and a competency that no branch has."""
    library = form_library()
    whole = json.loads(branch_text(library, library.branch("it")))
    anchors = {f"L{n}": {"sv": f"Steg {n} syns.", "en": f"Step {n} shows."} for n in range(1, 5)}
    calm = {"id": "ward_calm", "sv": "Lugn på avdelningen", "en": "Calm on the ward"}
    whole["competencies"].append({**calm, "anchors": anchors})
    branch = whole["branches"][0]
    branch |= {"id": ID, "sv": "Äldreomsorg", "en": "Elderly care"}
    branch["competencies"].insert(0, "ward_calm")
    branch["focus_default"].insert(0, "ward_calm")
    branch |= changes
    return dict(whole)


def written(folder: Path, **changes: object) -> Path:
    path = folder / "egen.json"
    path.write_text(json.dumps(content(**changes)), encoding="utf-8")
    return path


@pytest.fixture
def fair(context: Context, tmp_path: Path) -> Fair:
    """A fair whose only employer is of the branch that was read from a file."""
    import_branches(context, written(tmp_path))
    found = fair_in(context)
    row = host("Solgården", 1, branch_said="äldreomsorg")
    register(context, found, row, someone("Bo Ek", "Solgården"))
    return planned(context, found)


def form_at(context: Context, fair: Fair) -> Form:
    solgarden = employer_named(context, fair, "Solgården")
    with context.store.read() as connection:
        return fair_form(connection, solgarden)


@pytest.mark.parametrize("branch", [one.id for one in form_library().branches])
def test_a_branch_is_the_same_after_it_was_written(branch: str) -> None:
    library = form_library()
    text = branch_text(library, library.branch(branch)).replace(f'"{branch}"', f'"{branch}_x"', 1)
    (made,) = branches_read(text, library, language_check())
    other = with_branches(library, (kept_text(text, made, library),))
    assert other.branch(f"{branch}_x") == made
    assert made.competencies == library.branch(branch).competencies
    assert (made.gaps, made.next_steps) == (
        library.branch(branch).gaps,
        library.branch(branch).next_steps,
    )
    assert other.competencies == library.competencies


def test_a_list_names_a_branch_of_the_store(context: Context, fair: Fair) -> None:
    assert employer_named(context, fair, "Solgården").branch == ID
    (only,) = fair_forms(context, fair.id)
    assert only.form.branch_name.sv == "Äldreomsorg"
    assert form_at(context, fair).competencies[0].text.sv == "Lugn på avdelningen"


def test_a_name_that_no_own_branch_has_is_read_as_before(context: Context, fair: Fair) -> None:
    row = host("Kodverket", 2, branch="it", branch_said="IT och data")
    register(context, fair, row)
    assert employer_named(context, fair, "Kodverket").branch == "it"


def test_made_up_answers_fit_the_form(context: Context, fair: Fair) -> None:
    form = form_at(context, fair)
    for number in range(5):
        read_answers(form, made_up_answers(form, number))


def test_its_form_is_one_page_of_paper(context: Context, fair: Fair) -> None:
    paper = paper_forms([PaperForm(form_at(context, fair), "Solgården")], words_in("sv"))
    with pypdfium2.PdfDocument(paper) as document:
        assert len(document) == 1
        assert "Lugn på avdelningen" in document[0].get_textpage().get_text_range()


def test_it_is_filled_in_reported_and_summed_up(context: Context, fair: Fair) -> None:
    give_feedback(context, fair, "Bo", "Solgården", role_ssyk="2512", **ANSWERS)
    with context.store.read() as connection:
        (submission,) = feedback.submissions_of(connection, fair.id)
        one = report_of(
            connection, material_of(connection, fair.id), seeker_named(context, fair, "Bo")
        )
    stored = stored_form(submission)
    assert stored is not None
    assert stored[0].branch == ID
    told = compile_report(one.facts, one.views, form_library(), "sv", one.released).told
    assert "Lugn på avdelningen" in {row.name for row in told.levels.entries}
    assert told.strengths.entries[0].names == ("Lugn på avdelningen",)
    assert fair_summary(context, fair.id) is not None


def test_a_branch_offers_the_supports_of_its_file(context: Context, tmp_path: Path) -> None:
    buddy = {"id": "buddy", "sv": "Fadder", "help_sv": "Någon att fråga.", "en": "Buddy"}
    offered = [{"id": "iv_placement", "sv": "Praktik", "en": "Work placement"}, buddy]
    import_branches(context, written(tmp_path, supports=offered))
    fair = fair_in(context)
    row = host("Solgården", 1, branch_said="äldreomsorg")
    register(context, fair, row, someone("Bo Ek", "Solgården"), host("Bygg AB", 2))
    planned(context, fair)
    supports = form_at(context, fair).item("interventions").options
    assert [(one.code, one.key) for one in supports] == [("iv_placement", "1"), ("buddy", "2")]
    give_feedback(context, fair, "Bo", "Solgården", interventions=["buddy"], **ANSWERS)
    with context.store.read() as connection:
        bo = seeker_named(context, fair, "Bo")
        one = report_of(connection, material_of(connection, fair.id), bo)
        usual = fair_form(connection, employer_named(context, fair, "Bygg AB"))
    told = compile_report(one.facts, one.views, form_library(), "sv", one.released).told
    assert told.support.entries[0].text == "Fadder"
    assert len(usual.item("interventions").options) == len(form_library().supports)


def test_feedback_stays_readable_when_the_branch_is_replaced(
    context: Context, fair: Fair, tmp_path: Path
) -> None:
    give_feedback(context, fair, "Bo", "Solgården", role_ssyk="2512", **ANSWERS)
    fewer = {"competencies": IT_ONLY, "focus_default": IT_ONLY}
    import_branches(context, written(tmp_path, sv="Äldreomsorg 2", **fewer))
    with context.store.read() as connection:
        (submission,) = feedback.submissions_of(connection, fair.id)
    stored = stored_form(submission)
    assert stored is not None
    assert "ward_calm" in {one.id for one in stored[0].competencies}
    assert form_at(context, fair).branch_name.sv == "Äldreomsorg 2"


IT_ONLY = ["it_tech", "it_problem", "learning"]


def test_the_file_of_a_branch_is_read_back(context: Context, fair: Fair, tmp_path: Path) -> None:
    path = export_branch(context, ID, tmp_path / "ut.json")
    other = open_context()
    assert import_branches(other, path).branches == (ID,)
    names = {one.id: one for one in branches_in(other)}
    assert names[ID].own
    assert not names["it"].own


def test_a_branch_that_is_not_there_is_not_written(
    context: Context, tmp_path: Path, refused: Refusing
) -> None:
    with refused(Refusal.UNKNOWN_BRANCH):
        export_branch(context, "fishing", tmp_path / "ut.json")
    assert not list(tmp_path.iterdir())


def test_the_same_reading_twice_is_one(context: Context, tmp_path: Path) -> None:
    operation = OperationId(new_id())
    import_branches(context, written(tmp_path), operation)
    import_branches(context, written(tmp_path, sv="Annat"), operation)
    assert {one.id: one.text.sv for one in branches_in(context)}[ID] == "Äldreomsorg"


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        ("id", {"id": "Äldre"}),
        ("no_branch", {"id": "it"}),
        ("branch_empty", {"merits": []}),
        ("branch_empty", {"industry": [{"id": "x", "sv": ""}]}),
        ("branch_many", {"industry": [{"id": f"x{n}", "sv": "X"} for n in range(41)]}),
        ("unknown_competency", {"competencies": ["juggling", "learning", "it_tech"]}),
        ("unknown_competency", {"competencies": ["learning", "it_tech", "it_problem"]}),
        ("few_competencies", {"competencies": ["learning"], "focus_default": []}),
        ("unknown_role", {"roles_ssyk": ["0000"]}),
        ("unknown_gap", {"gaps": [{"id": "g", "type": "skill", "sv": "G"}]}),
        ("gap_without_step", {"next_steps": []}),
        ("wrong_shape", {"gaps": "none"}),
        ("branch_long", {"sv": "x" * 301}),
        ("words", {"sv": "En idiot"}),
        ("revealing_support", {"supports": [{"id": "iv_aid", "sv": "Något annat"}]}),
        ("revealing_support", {"supports": [{"id": "s", "sv": "Stöd vid din sjukdom"}]}),
        ("branch_empty", {"supports": [{"id": "s", "sv": ""}]}),
    ],
)
def test_a_branch_that_cannot_work_is_refused(
    context: Context, tmp_path: Path, refused: Refusing, reason: str, changes: dict[str, object]
) -> None:
    with refused(Refusal.BRANCH_INVALID, reason=reason):
        import_branches(context, written(tmp_path, **changes))
    assert not [one for one in branches_in(context) if one.own]


def test_a_file_that_is_no_json_is_refused_with_its_place(
    context: Context, tmp_path: Path, refused: Refusing
) -> None:
    path = tmp_path / "fel.json"
    path.write_text('{"branches": [}', encoding="utf-8")
    with refused(Refusal.BRANCH_INVALID, reason="not_json", where="1:15"):
        import_branches(context, path)
