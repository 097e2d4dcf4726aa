"""From submissions to paper: the release list, the state of each report, and every sheet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from sqlalchemy import update
from usecases.builders import (
    ANSWERS,
    answered,
    fair_in,
    give_feedback,
    host,
    planned,
    planned_fair,
    register,
    seeker_named,
    session_of,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import Fair, Topic
from motesplats.core.ids import OperationId
from motesplats.core.people import Needs
from motesplats.core.visibility import Place
from motesplats.exchange.rows import RoleRow
from motesplats.feedback.small_numbers import Shown
from motesplats.i18n import words_in
from motesplats.storage.feedback import Decision
from motesplats.storage.tables import submission as submissions
from motesplats.usecases import queries
from motesplats.usecases.arrival import WalkIn, check_in_by_name, walk_in
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.feedback import preview_feedback
from motesplats.usecases.printing import PrintJob, in_order, print_sheet
from motesplats.usecases.report_files import make_reports
from motesplats.usecases.reports import (
    REPORT_REFUSALS,
    ReportProgress,
    ReportState,
    decide_text,
    release_list,
    report_states,
)
from motesplats.usecases.showing import lists_behind
from motesplats.usecases.summaries import fair_summary

SWEDISH = words_in("sv")
EVIDENCE = str(ANSWERS["strength_evidence"])
STEP = str(ANSWERS["next_step"])


def text_of(path: Path) -> str:
    document = PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def release_all(context: Context, fair: Fair) -> None:
    for text in release_list(context, fair.id):
        decide_text(context, text.submission, text.item, Decision.RELEASED)


def state_of(context: Context, fair: Fair, first_name: str) -> ReportState:
    states = report_states(context, fair.id)
    return next(s for s in states if s.seeker.name.startswith(first_name))


def test_release_list_has_every_free_text_the_unread_first(context: Context) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB", advice="Han är duktig.")
    first, *rest = release_list(context, fair.id)
    assert {first.text, *(t.text for t in rest)} == {EVIDENCE, STEP, "Han är duktig."}
    assert (first.employer, first.seeker.name) == ("Bygg AB", "Bo Ek")
    decide_text(context, first.submission, first.item, Decision.HELD)
    assert [t.item for t in release_list(context, fair.id)][-1] == first.item
    (advice,) = [t for t in release_list(context, fair.id) if t.item == "advice"]
    assert [hint.category for hint in advice.hints] == ["third_person", "vague"]


def test_a_decision_is_taken_back_and_a_repeated_press_is_not(context: Context) -> None:
    fair, again = planned_fair(context), OperationId("the same press")
    give_feedback(context, fair, "Bo", "Bygg AB")
    text = release_list(context, fair.id)[0]
    told = decide_text(context, text.submission, text.item, Decision.RELEASED, again)
    assert told.changed == {Topic.FEEDBACK, Topic.REPORTS}
    assert queries.facts(context, fair.id).released == 1
    decide_text(context, text.submission, text.item, None)
    decide_text(context, text.submission, text.item, Decision.RELEASED, again)
    assert queries.facts(context, fair.id).released == 0


def test_a_new_version_has_to_be_read_anew(context: Context) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    release_all(context, fair)
    give_feedback(context, fair, "Bo", "Bygg AB", advice="Visa dina arbeten.")
    assert all(text.decision is None for text in release_list(context, fair.id))


def test_states_go_from_empty_to_complete(context: Context) -> None:
    fair = planned_fair(context)
    register(context, fair, someone("Siv Ål", wants_report=False))
    give_feedback(context, fair, "Siv", "Bygg AB")
    assert state_of(context, fair, "Siv").progress is ReportProgress.NOT_WANTED
    bo = state_of(context, fair, "Bo")
    assert (bo.progress, bo.reason, bo.meetings) == (ReportProgress.EMPTY, Refusal.NO_FEEDBACK, 2)
    give_feedback(context, fair, "Bo", "Bygg AB")
    release_all(context, fair)
    assert state_of(context, fair, "Bo").progress is ReportProgress.PARTIAL
    give_feedback(context, fair, "Bo", "Vård AB")
    bo = state_of(context, fair, "Bo")
    assert (bo.progress, bo.unread_texts, bo.given) == (ReportProgress.PARTIAL, 2, 2)
    release_all(context, fair)
    assert state_of(context, fair, "Bo").progress is ReportProgress.COMPLETE


def test_what_keeps_a_report_from_print_is_named_in_one_place(context: Context) -> None:
    own = {reason for reason in Refusal if reason.name.startswith("REPORT_")}
    assert own < REPORT_REFUSALS
    fair = planned_fair(context)
    register(context, fair, someone("Siv Ål", wants_report=False))
    reasons = {state.reason for state in report_states(context, fair.id)}
    assert reasons == {Refusal.NO_FEEDBACK, Refusal.REPORT_NOT_WANTED}
    assert reasons < REPORT_REFUSALS


def test_a_blocked_report_says_why(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    step = next(t for t in release_list(context, fair.id) if t.item == "next_step")
    decide_text(context, step.submission, step.item, Decision.HELD)
    bo = state_of(context, fair, "Bo")
    assert (bo.progress, bo.reason) == (ReportProgress.BLOCKED, Refusal.REPORT_WITHOUT_STEP)
    made = make_reports(context, fair.id, tmp_path)
    assert (made.files, [s.reason for s in made.stopped]) == ((), [Refusal.REPORT_WITHOUT_STEP])
    assert list(tmp_path.iterdir()) == []


def test_report_has_released_sentences_to_the_character_and_no_others(
    context: Context, tmp_path: Path
) -> None:
    fair, held = planned_fair(context), "Öva på ritningar – gärna i par."
    give_feedback(context, fair, "Bo", "Bygg AB", advice=held)
    release_all(context, fair)
    (advice,) = [t for t in release_list(context, fair.id) if t.item == "advice"]
    decide_text(context, advice.submission, "advice", Decision.HELD)
    (path,) = make_reports(context, fair.id, tmp_path).files
    text = text_of(path)
    assert path.name == f"{seeker_named(context, fair, 'Bo').code}.pdf"
    assert EVIDENCE in text
    assert STEP in text
    assert held not in text
    assert state_of(context, fair, "Bo").printed is True


def test_preview_equals_the_report(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    given = answered(context, fair, "Bygg AB", advice="Öva på ritningar.")
    told = preview_feedback(context, session_of(context, fair, "Bygg AB"), given, "sv")
    give_feedback(context, fair, "Bo", "Bygg AB", advice="Öva på ritningar.")
    release_all(context, fair)
    (path,) = make_reports(context, fair.id, tmp_path).files
    text = text_of(path)
    said = [said.text for said in told.advice.entries]
    said += [step.text for step in told.steps.entries]
    said += [name for one in told.strengths.entries for name in one.names]
    assert "Öva på ritningar." in said
    assert all(" ".join(one.split()) in text for one in said)


def test_a_print_is_old_once_the_feedback_is_newer(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    release_all(context, fair)
    make_reports(context, fair.id, tmp_path)
    give_feedback(context, fair, "Bo", "Bygg AB", hire_chance="H5")
    assert state_of(context, fair, "Bo").printed is False


def test_nothing_to_print_and_a_stop_are_said(
    context: Context, tmp_path: Path, refused: Callable[..., object]
) -> None:
    fair = planned_fair(context)
    with refused(Refusal.NOTHING_TO_PRINT, what="reports"):
        make_reports(context, fair.id, tmp_path)
    give_feedback(context, fair, "Bo", "Bygg AB")
    with refused(Refusal.STOPPED):
        make_reports(context, fair.id, tmp_path, watch=Watch(cancelled=lambda: True))


def test_a_report_looks_back_at_earlier_fairs_and_not_ahead(
    context: Context, tmp_path: Path
) -> None:
    bo, told = someone("Bo Ek", "Bygg AB", phone="070-174 06 11"), []
    for year in (2025, 2026):
        fair = fair_in(context, str(year), day=date(year, 11, 26))
        register(context, fair, host("Bygg AB", 1), bo)
        planned(context, fair)
        give_feedback(context, fair, "Bo", "Bygg AB")
        release_all(context, fair)
        told.append(text_of(make_reports(context, fair.id, tmp_path / fair.name).files[0]))
    first = queries.fair_by_name(context, "2025")
    again = make_reports(context, first.id, tmp_path / "again").files[0]
    assert text_of(again) == told[0]
    assert len(told[1]) > len(told[0])


@pytest.mark.parametrize("was_released", [True, False])
def test_what_was_released_once_is_told_again_at_the_next_fair_and_nothing_else(
    context: Context, tmp_path: Path, was_released: bool
) -> None:
    bo, old = someone("Bo Ek", "Bygg AB", phone="070-174 06 11"), "Ring oss om lärlingsplatsen."
    for year, step in ((2025, old), (2026, "Ta med dina ritningar.")):
        fair = fair_in(context, str(year), day=date(year, 11, 26))
        register(context, fair, host("Bygg AB", 1), bo)
        planned(context, fair)
        give_feedback(context, fair, "Bo", "Bygg AB", next_step=step)
        if was_released or year == 2026:
            release_all(context, fair)
    text = text_of(make_reports(context, fair.id, tmp_path).files[0])
    assert "Din utveckling" in text
    assert (old in text) is was_released


def test_a_protected_persons_report_and_slip_bear_the_code_alone(
    context: Context, tmp_path: Path
) -> None:
    fair = planned_fair(context)
    register(context, fair, someone("Bo Ek", protected=True, officer="Karin Wallin"))
    give_feedback(context, fair, "Bo", "Bygg AB")
    release_all(context, fair)
    paths = [*make_reports(context, fair.id, tmp_path).files]
    paths += [print_sheet(context, fair.id, s, tmp_path, PrintJob(SWEDISH)).path
              for s in ("badges", "slips", "timetable", "prep")]  # fmt: skip
    assert all("Bo Ek" not in text_of(path) for path in paths)
    assert "Karin Wallin" not in text_of(paths[0])


def test_the_summary_is_a_workbook_too(context: Context, tmp_path: Path) -> None:
    fair = planned_fair(context)
    path = print_sheet(context, fair.id, "summary.xlsx", tmp_path, PrintJob(SWEDISH)).path
    assert path == tmp_path / "summary.xlsx"
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("sheet", ["badges", "slips", "signs", "timetable", "prep", "summary"])
def test_every_sheet_is_printed(context: Context, tmp_path: Path, sheet: str) -> None:
    fair = planned_fair(context)
    needs = Needs(interpreter="arabiska", longer_time=True, quiet=True)
    register(context, fair, someone("Bo Ek", needs=needs))
    path = print_sheet(context, fair.id, sheet, tmp_path, PrintJob(SWEDISH)).path
    assert path == tmp_path / f"{sheet}.pdf"
    text = text_of(path)
    assert ("Tolk: arabiska" in text) == (sheet in {"slips", "prep"})
    assert ("Åsa" in text) == (sheet in {"badges", "slips", "timetable", "prep"})
    assert ("Öst" in text) == (sheet in {"badges", "slips"})


def test_unknown_and_empty_sheets_are_refused(
    context: Context, tmp_path: Path, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    with refused(Refusal.UNKNOWN_SHEET, sheet="karta"):
        print_sheet(context, fair.id, "karta", tmp_path, PrintJob(SWEDISH))
    with refused(Refusal.NO_TIMETABLE):
        print_sheet(context, fair.id, "timetable", tmp_path, PrintJob(SWEDISH))
    with refused(Refusal.NOTHING_TO_PRINT):
        print_sheet(context, fair.id, "prep", tmp_path, PrintJob(SWEDISH))


def test_sheets_stand_in_swedish_order(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, *(someone(n) for n in ("Bo Öst", "Eva Ås", "Bo Ek", "Åke Ek")))
    names = [s.full_name for s in in_order(queries.seekers(context, fair.id))]
    assert names == ["Bo Ek", "Åke Ek", "Eva Ås", "Bo Öst"]


def number_of(context: Context, fair: Fair, label: str) -> tuple[Shown, int]:
    rows = [row for table in fair_summary(context, fair.id).tables for row in table.rows]
    cell = next(row.cells[0] for row in rows if row.label.sv == label)
    return cell.shown, cell.number


def test_summary_of_few_people_shows_no_number_of_them(context: Context) -> None:
    fair = planned_fair(context)
    check_in_by_name(context, seeker_named(context, fair, "Bo").id)
    walk_in(context, fair.id, WalkIn("Ida"))
    give_feedback(context, fair, "Bo", "Bygg AB", gap=["gap_cert"])
    give_feedback(context, fair, "Åsa", "Bygg AB", industry_needs=["ind_season"])
    value = fair_summary(context, fair.id)
    numbers = [cell for table in value.tables for row in table.rows for cell in row.cells]
    assert {cell.number for cell in numbers} == {0}
    assert {table.id for table in value.tables} == {"t1", "t12"}
    assert number_of(context, fair, "Kom till träffen") == (Shown.FEW, 0)
    assert [len(one.needs) for one in value.industry] == [1]


def test_summary_counts_forms_and_tells_released_words_about_the_branch(context: Context) -> None:
    fair, names = fair_in(context), ("Bo Ek", "Åsa Öst", "Siv Ål", "Ida Ek")
    hosts = [host("Bygg AB", *range(1, 4)), host("Vård AB", *range(4, 7))]
    seekers = [someone(name, "Bygg AB", "Vård AB") for name in (*names, "Per Ek", "Ulf Ek")]
    register(context, fair, *hosts, *seekers)
    planned(context, fair)
    for seeker in queries.seekers(context, fair.id):
        check_in_by_name(context, seeker.id)
        give_feedback(context, fair, seeker.first_name, "Bygg AB", industry_text="Vi söker fler.")
    assert number_of(context, fair, "Möten med återkoppling") == (Shown.NUMBER, 6)
    assert number_of(context, fair, "Kom till träffen") == (Shown.NUMBER, 6)
    assert fair_summary(context, fair.id).industry == ()
    release_all(context, fair)
    assert fair_summary(context, fair.id).industry[0].said == ("Vi söker fler.",)


def test_lists_behind_the_counts_have_no_words_of_employers(context: Context) -> None:
    fair = planned_fair(context)
    check_in_by_name(context, seeker_named(context, fair, "Bo").id)
    give_feedback(context, fair, "Bo", "Bygg AB")
    lists = lists_behind(context, fair.id, Place.EXPORT)
    counts = {name: len(rows) for name, rows in lists.items()}
    assert counts == {
        "seeker_list": 3, "employer_list": 2, "station_list": 2, "wish_list": 5,
        "timetable": 5, "arrival_list": 1, "feedback_list": 1,
    }  # fmt: skip
    assert EVIDENCE not in repr(lists)


def test_feedback_is_read_as_it_was_given_whatever_the_employer_is_now(
    context: Context, tmp_path: Path
) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    role = RoleRow("Undersköterska", "5321", work_language="svenska")
    register(context, fair, host("Bygg AB", 1, branch="care", roles=(role,)))
    release_all(context, fair)
    assert len(release_list(context, fair.id)) == 2
    assert state_of(context, fair, "Bo").reason is None
    assert len(make_reports(context, fair.id, tmp_path).files) == 1
    assert queries.facts(context, fair.id).feedback == 1


def test_one_form_that_cannot_be_read_does_not_stop_the_others(
    context: Context, tmp_path: Path
) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    broken = give_feedback(context, fair, "Siv", "Bygg AB").submission
    with context.store.write("damage") as transaction:
        transaction.connection.execute(
            update(submissions).where(submissions.c.id == broken).values(answers='{"gone": "x"}')
        )
    release_all(context, fair)
    assert {t.seeker.name for t in release_list(context, fair.id)} == {"Bo Ek"}
    assert state_of(context, fair, "Bo").progress is ReportProgress.PARTIAL
    assert state_of(context, fair, "Siv").progress is ReportProgress.BLOCKED
    made = make_reports(context, fair.id, tmp_path)
    assert (len(made.files), [s.reason for s in made.stopped]) == (1, [Refusal.FEEDBACK_UNREADABLE])
    assert Refusal.FEEDBACK_UNREADABLE in REPORT_REFUSALS
    assert queries.facts(context, fair.id).feedback == 2
    assert fair_summary(context, fair.id).tables


def test_nothing_was_delivered_to_somebody_without_meetings(context: Context) -> None:
    fair, needs = fair_in(context), Needs(interpreter="arabiska", wheelchair=True)
    names = ("Bo Ek", "Åsa Öst", "Siv Ål", "Ida Ek", "Per Ek", "Ulf Ek")
    register(context, fair, host("Bygg AB", 1), *(someone(name, needs=needs) for name in names))
    assert number_of(context, fair, "Tolk, beställd") == (Shown.NUMBER, 6)
    assert number_of(context, fair, "Tolk, bokad till alla möten") == (Shown.NUMBER, 0)
    reached = "Bord som nås med rullstol, vid alla möten"
    assert number_of(context, fair, reached) == (Shown.NUMBER, 0)
